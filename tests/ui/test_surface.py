from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QWidget

from ui import look
from ui.button import Button
from ui.card import Banner, Card, column, rule
from ui.dialog import Dialog
from ui.field import Field
from ui.look import Look, Role
from ui.scrolled import Bar, Scrolled
from ui.speech import Speech

Show = Callable[[QWidget], QWidget]


@pytest.fixture(params=[False, True], ids=["ltr", "rtl"])
def rtl(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[bool]:
    look.wear(qapp, Look(rtl=request.param))
    yield request.param
    look.wear(qapp, Look())


def colours(widget: QWidget) -> Callable[[int, int], QColor]:
    """Of a widget's pixels; negative places are counted from the right and from below."""
    image = widget.grab().toImage()
    return lambda x, y: image.pixelColor(x % image.width(), y % image.height())


def is_one(colour: QColor, role: Role) -> bool:
    return colour == look.color(role)


def test_a_card_has_an_edge_on_every_side_and_what_is_on_it_stays_clear_of_that(shown: Show) -> None:
    card = Card("visitor")
    shown(card)
    at, middle = colours(card), card.rect().center()
    assert all(is_one(at(x, middle.y()), "visitor_line") for x in (0, -1))
    assert all(is_one(at(middle.x(), y), "visitor_line") for y in (0, -1))
    assert is_one(at(middle.x(), middle.y()), "visitor")
    assert card.contentsRect() == card.rect().adjusted(1, 1, -1, -1)


def test_a_tint_has_round_corners_and_no_edge(shown: Show) -> None:
    tint = Card("tint")
    shown(tint)
    at, middle = colours(tint), tint.rect().center()
    assert is_one(at(0, middle.y()), "tint")
    assert not is_one(at(0, 0), "tint")
    assert tint.contentsRect() == tint.rect()


def test_the_line_of_a_rail_is_where_reading_starts(rtl: bool, shown: Show) -> None:
    rail = Card("rail")
    shown(rail)
    start, end = (-1, 0) if rtl else (0, -1)
    at = colours(rail)
    assert is_one(at(start, 99), "line")
    assert is_one(at(end, 99), "sunk")
    margins = rail.contentsMargins()
    assert (margins.left(), margins.right()) == ((0, 1) if rtl else (1, 0))


def test_a_bar_has_its_line_below_and_a_foot_above(shown: Show) -> None:
    for ground, line, other in (("bar", -1, 0), ("foot", 0, -1)):
        part = Card(ground)  # type: ignore[arg-type]
        shown(part)
        assert is_one(colours(part)(99, line), "line")
        assert is_one(colours(part)(99, other), "card")


def test_a_plain_ground_lets_through_what_is_beneath(shown: Show) -> None:
    card, plain = Card("plum"), Card("plain")
    column(card).addWidget(plain)
    shown(card)
    assert is_one(colours(card)(99, 99), "plum_tint")


def test_a_rule_is_one_pixel_high_at_every_zoom(qapp: QApplication) -> None:
    look.wear(qapp, Look(zoom=2.0))
    line = rule()
    assert line.height() == 1
    line.deleteLater()


def test_trouble_is_told_on_another_ground_than_a_message(say: Speech, shown: Show) -> None:
    page = QWidget()
    banner = Banner(say)
    column(page).addWidget(banner)
    shown(page)
    banner.tell("Bewaard.")
    assert is_one(colours(banner)(2, 2), "tint")
    banner.tell("Dat lukte niet.", "trouble")
    assert is_one(colours(banner)(2, 2), "plum_tint")


def test_a_field_shows_the_focus_by_a_thicker_frame_and_trouble_by_its_colour(shown: Show) -> None:
    page = QWidget()
    one, other = Field("Een"), Field("Ander")
    layout = column(page)
    layout.addWidget(one)
    layout.addWidget(other)
    shown(page)
    other.setFocus()
    edit, middle = one.edit, one.edit.height() // 2
    assert [is_one(colours(edit)(x, middle), "edge") for x in (0, 1)] == [True, False]
    one.setFocus()
    assert [is_one(colours(edit)(x, middle), "ink") for x in (0, 2, 3)] == [True, True, False]
    one.note("Dit klopt niet.")
    assert [is_one(colours(edit)(x, middle), "plum") for x in (0, 3, 4)] == [True, True, False]
    other.setFocus()
    assert [is_one(colours(edit)(x, middle), "plum") for x in (0, 1, 2)] == [True, True, False]
    one.calm()
    assert is_one(colours(edit)(0, middle), "edge")


def test_a_dialog_is_as_light_as_a_card(say: Speech, shown: Show) -> None:
    page = QWidget()
    shown(page)
    dialog = Dialog(page, "Een vraag")
    dialog.lay_out([Button("Goed", "primary")])
    dialog.open()
    assert is_one(colours(dialog)(2, 2), "card")
    dialog.reject()


def test_the_handle_of_a_very_long_page_is_still_large_enough_to_take_hold_of(qapp: QApplication, shown: Show) -> None:
    look.wear(qapp, Look(zoom=2.0))
    long = QWidget()
    long.setFixedHeight(90_000)
    page = QWidget()
    column(page).addWidget(Scrolled(long, 300))
    shown(page)
    bar = page.findChild(Bar)
    assert bar is not None
    for place in (0, bar.maximum()):
        bar.setValue(place)
        at, middle = colours(bar), bar.width() // 2
        assert sum(is_one(at(middle, y), "edge") for y in range(bar.height())) >= look.px(36)
