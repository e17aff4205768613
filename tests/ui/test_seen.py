"""What is measured in pixels is measured rightly: each check is shown something that nobody could see."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import pytest
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget

from tests.ui import seen
from tests.ui.seen import Picture
from ui import look
from ui.button import Button
from ui.card import Card, column
from ui.field import Field
from ui.icon import Glyph
from ui.look import Look
from ui.text import Text
from ui.tile import Tile

Show = Callable[[QWidget], QWidget]


@pytest.fixture(params=[False, True], ids=["light", "dark"])
def page(request: pytest.FixtureRequest, qapp: QApplication, shown: Show) -> Iterator[QWidget]:
    look.wear(qapp, Look(dark=request.param))
    card = Card()
    column(card, 24, 12)
    shown(card)
    yield card
    look.wear(qapp, Look())


def put(page: QWidget, *parts: QWidget) -> Picture:
    layout = page.layout()
    assert isinstance(layout, QVBoxLayout)
    for part in parts:
        layout.addWidget(part)
        part.show()
    layout.activate()
    QApplication.processEvents()
    return Picture.of(page)


def test_black_on_white_has_the_greatest_contrast(qapp: QApplication) -> None:
    assert seen.front_to_ground(np.array([[1.0] * 99 + [0.0] * 30])) == pytest.approx(21)
    white = QPixmap(10, 10)
    white.fill(QColor("#767676"))
    label = QLabel()
    label.setPixmap(white)
    grey = Picture.of(label).light
    assert seen.contrast(grey.min(), 1.0) == pytest.approx(4.54, abs=0.01)  # the known limit of grey on white
    label.deleteLater()


def test_a_text_and_a_sign_in_the_colour_of_a_line_are_found(page: QWidget) -> None:
    good, pale, sign = Text("Goed te lezen"), Text("Nauwelijks", role="line"), Glyph("shield-check-outline", 24, "line")
    found = seen.faint_texts(put(page, good, pale, sign))
    assert [one.split(":")[0] for one in found] == ["Text 'Nauwelijks'", "Glyph ''"]


def test_a_large_text_may_be_paler_than_a_small_one(page: QWidget) -> None:
    small, large = Text("Klein", look.BODY, "edge"), Text("Groot", look.TITLE, "edge")
    found = seen.faint_texts(put(page, small, large))
    assert [one.split(":")[0] for one in found] == ["Text 'Klein'"]


def test_a_field_whose_edge_cannot_be_told_from_the_card_is_found(page: QWidget) -> None:
    good, pale, tile = Field("Goed"), QLineEdit(), Tile("Een antwoord")
    pale.setAccessibleName("bleek")
    pale.setStyleSheet(f"border: 1px solid {look.color('line').name()}")
    found = seen.faint_edges(put(page, good, pale, tile, Button("Rustig"), Button("Groen", "primary")))
    assert [one.split(":")[0] for one in found] == ["QLineEdit 'bleek'"]


def test_a_focus_that_only_a_colour_tells_is_found(page: QWidget) -> None:
    class Tinted(Button):
        def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
            with QPainter(self) as painter:
                painter.fillRect(self.rect(), look.color("tint" if self.hasFocus() else "card"))

    good, tinted = Button("Goed"), Tinted("Alleen getint")
    put(page, good, tinted)
    page.activateWindow()
    assert [one.split(":")[0] for one in seen.unseen_focus([good, tinted])] == ["Tinted 'Alleen getint'"]


def test_what_a_list_hides_is_not_measured(page: QWidget) -> None:
    hidden = Text("Ver weg", role="line")
    hidden.setParent(page)
    hidden.move(0, 3000)
    hidden.show()
    assert seen.faint_texts(Picture.of(page)) == []
