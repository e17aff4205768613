"""A dialog is as high as what it holds and never higher than the window."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.button import Button
from ui.dialog import Dialog
from ui.text import Text


@pytest.fixture
def parent(shown: Callable[[QWidget], QWidget]) -> QWidget:
    return shown(QWidget())


def holding(parent: QWidget, lines: int) -> Dialog:
    dialog = Dialog(parent, "a title")
    for place in range(lines):
        dialog.body.addWidget(Text(f"line {place}"))
    dialog.lay_out([Button("close")])
    dialog.open()
    return dialog


def test_it_is_as_high_as_what_it_holds(parent: QWidget) -> None:
    few, more = holding(parent, 2), holding(parent, 6)
    assert few.height() < more.height() < 768
    assert not more._room.verticalScrollBar().isVisible()


def test_what_is_too_much_scrolls_and_the_buttons_stay_in_sight(parent: QWidget) -> None:
    dialog = holding(parent, 60)
    assert dialog.height() <= 768
    assert dialog._room.verticalScrollBar().maximum() > 0
    (button,) = dialog.findChildren(Button)
    assert button.mapTo(dialog, button.rect().bottomLeft()).y() < dialog.height()


def test_it_grows_with_what_it_holds(parent: QWidget, qtbot: QtBot) -> None:
    dialog = holding(parent, 2)
    before = dialog.height()
    dialog.body.addWidget(Text("one more"))
    qtbot.waitUntil(lambda: dialog.height() > before)
    qtbot.waitUntil(lambda: not dialog._room.verticalScrollBar().isVisible())
