from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAccessible, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from intake.model import Code, Lang
from ui import kit, look
from ui.bar import STAGES
from ui.icon import window_icon
from ui.speech import Speech

Show = Callable[[QWidget], QWidget]
A, B, NONE = Code("a"), Code("b"), Code("none")


def tiles(*, several: bool = False, exclusive: frozenset[Code] = frozenset()) -> kit.Tiles:
    made = kit.Tiles(columns=2, several=several, exclusive=exclusive)
    for place, code in enumerate((A, B, NONE)):
        made.add(code, kit.Tile(str(code), key=kit.KEYS[place], icon="home-outline", of_several=several))
    return made


def role(widget: QWidget) -> QAccessible.Role:
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    return found.role()


# --- tiles


def test_one_answer_takes_the_place_of_another(shown: Show) -> None:
    group = tiles()
    shown(group)
    group.tile(A).click()
    group.tile(B).click()
    assert group.codes() == (B,)


def test_an_answer_that_is_clicked_again_is_taken_back(shown: Show, qtbot: QtBot) -> None:
    group = tiles()
    shown(group)
    group.tile(A).click()
    with qtbot.waitSignal(group.chosen) as told:
        group.tile(A).click()
    assert told.args == [()]


def test_several_answers_stand_side_by_side_in_the_order_of_the_tiles(shown: Show) -> None:
    group = tiles(several=True)
    shown(group)
    group.tile(B).click()
    group.tile(A).click()
    assert group.codes() == (A, B)


def test_none_of_these_clears_the_others_and_the_others_clear_it(shown: Show) -> None:
    group = tiles(several=True, exclusive=frozenset({NONE}))
    shown(group)
    group.tile(A).click()
    group.tile(NONE).click()
    assert group.codes() == (NONE,)
    group.tile(B).click()
    assert group.codes() == (B,)


def test_a_number_key_chooses_from_anywhere_in_the_window(shown: Show) -> None:
    window = QWidget()
    group, elsewhere = tiles(), kit.Button("Verder")
    column = QVBoxLayout(window)
    column.addWidget(group)
    column.addWidget(elsewhere)
    shown(window)
    elsewhere.setFocus()
    QTest.keyClick(elsewhere, Qt.Key.Key_2)
    assert group.codes() == (B,)


def test_a_number_that_is_typed_into_a_field_chooses_nothing(shown: Show) -> None:
    window = QWidget()
    group, field = tiles(), kit.Field("Nummer")
    column = QVBoxLayout(window)
    column.addWidget(group)
    column.addWidget(field)
    shown(window)
    QTest.keyClicks(field.edit, "2A")
    assert field.text() == "2A"
    assert group.codes() == ()


def test_showing_an_earlier_answer_says_nothing(shown: Show, qtbot: QtBot) -> None:
    group = tiles()
    shown(group)
    with qtbot.assertNotEmitted(group.chosen):
        group.show_codes((B,))
    assert group.codes() == (B,)


def test_a_screen_reader_hears_both_languages_and_what_kind_of_choice_it_is(shown: Show) -> None:
    one = kit.Tile("Geld", "المال", language=Lang("ar"), icon="wallet-outline")
    several = kit.Tile("Geld", of_several=True)
    for tile in (one, several):
        shown(tile)
    assert one.accessibleName() == "Geld, المال"
    assert role(one) == QAccessible.Role.RadioButton
    assert role(several) == QAccessible.Role.CheckBox


def test_a_tile_that_is_chosen_shows_it_by_more_than_colour(shown: Show) -> None:
    tile = kit.Tile("Geld", icon="wallet-outline", key="1")
    shown(tile)
    checks = [glyph for glyph in tile.findChildren(kit.Glyph) if glyph.isVisibleTo(tile)]
    tile.click()
    assert len([glyph for glyph in tile.findChildren(kit.Glyph) if glyph.isVisibleTo(tile)]) == len(checks) + 1


# --- text


def test_arabic_starts_at_the_right_and_dutch_at_the_left(shown: Show) -> None:
    assert kit.Text("السكن", language=Lang("ar")).layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert kit.Text("Wonen").layoutDirection() == Qt.LayoutDirection.LeftToRight


def test_a_line_of_arabic_that_breaks_ends_at_the_same_edge(shown: Show) -> None:
    text = kit.Text("أين ستنامون الليلة مع الأطفال", look.QUESTION, language=Lang("ar"))
    shown(text)
    text.resize(300, 300)
    picture = text.grab().toImage()
    ground = picture.pixel(0, 0)

    def right_edge(top: int, bottom: int) -> int:
        return max(x for x in range(picture.width()) for y in range(top, bottom, 2) if picture.pixel(x, y) != ground)

    layout, height = text._set_lines()
    assert layout.lineCount() > 1
    start = (300 - height) / 2
    edges = [
        right_edge(round(start + line.y()), round(start + line.y() + line.height()))
        for line in (layout.lineAt(place) for place in range(layout.lineCount()))
    ]
    assert max(edges) - min(edges) < look.px(6)


def test_nothing_in_a_text_is_markup() -> None:
    assert kit.Text("<b>1 < 2</b>").textFormat() == Qt.TextFormat.PlainText


# --- buttons


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_a_button_with_the_focus_is_pressed_by_space_and_enter(key: Qt.Key, shown: Show, qtbot: QtBot) -> None:
    button = kit.Button("Terug")
    shown(button)
    button.setFocus()
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, key)


def test_enter_presses_the_green_button_but_not_while_another_has_the_focus(shown: Show, qtbot: QtBot) -> None:
    window = QWidget()
    column = QVBoxLayout(window)
    field, back, forward = kit.Field("Naam"), kit.Button("Terug"), kit.Button("Verder", "primary")
    for part in (field, back, forward):
        column.addWidget(part)
    forward.answer_enter(window)
    shown(window)
    field.setFocus()
    with qtbot.waitSignal(forward.clicked):
        QTest.keyClick(field.edit, Qt.Key.Key_Return)
    back.setFocus()
    with qtbot.assertNotEmitted(forward.clicked), qtbot.waitSignal(back.clicked):
        QTest.keyClick(back, Qt.Key.Key_Return)


def test_an_icon_alone_has_its_words_as_a_name() -> None:
    bare = kit.Button("Op slot", icon="lock-outline", bare=True)
    assert bare.accessibleName() == bare.toolTip() == "Op slot"
    assert bare.sizeHint().width() == bare.sizeHint().height()


def test_the_focus_can_be_seen_on_every_kind_of_button(shown: Show) -> None:
    for kind in ("primary", "quiet", "text", "link", "safety", "warm", "visitor", "tab", "name"):
        button = kit.Button("Verder", kind)  # type: ignore[arg-type]
        shown(button)
        button.clearFocus()
        before = button.grab().toImage()
        button.setFocus()
        assert button.grab().toImage() != before, kind


# --- bars, banner, icons


def test_the_stages_are_read_out(say: Speech) -> None:
    stages = kit.Stages(say)
    stages.show_stage("questions", 0.5)
    assert "3" in stages.accessibleName()
    assert say("window.stage.questions") in stages.accessibleName()
    for stage in (*STAGES, "finish"):
        stages.show_stage(stage, 0.0)


def test_a_banner_is_told_and_closed(say: Speech, shown: Show) -> None:
    banner = kit.Banner(say)
    shown(banner)
    banner.tell("Er is iets.", "trouble")
    assert banner.text() == "Er is iets."
    banner.findChild(kit.Button).click()
    assert banner.text() == ""
    assert banner.isHidden()


def test_a_risk_is_told_in_words_beside_its_colour() -> None:
    for risk in ("none", "cost", "confidential", "name", "authority"):
        line = kit.RiskLine(risk, "Geen naam")  # type: ignore[arg-type]
        assert [label.text() for label in line.findChildren(kit.Text)] == ["Geen naam"]


def test_an_icon_that_does_not_exist_is_a_bug() -> None:
    page = QPixmap(24, 24)
    with QPainter(page) as painter, pytest.raises(KeyError):
        kit.paint_icon(painter, "no-such-icon", QRectF(page.rect()), look.color("ink"))


def test_every_icon_that_the_screens_name_is_in_the_font() -> None:
    known = look.icon_codes()
    for file in (Path(kit.__file__).parent).glob("*.py"):
        for word in file.read_text("utf-8").split('"')[1::2]:
            if word.endswith("-outline"):
                assert word in known, f"{file.name}: {word}"


def test_the_window_has_an_icon() -> None:
    assert not window_icon().isNull()
