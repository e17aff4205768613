from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.button import Button
from ui.field import Field

Show = Callable[[QWidget], QWidget]


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_a_button_with_the_focus_is_pressed_by_space_and_enter(key: Qt.Key, shown: Show, qtbot: QtBot) -> None:
    button = Button("Terug")
    shown(button)
    button.setFocus()
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, key)


def test_enter_presses_the_green_button_but_not_while_another_has_the_focus(shown: Show, qtbot: QtBot) -> None:
    window = QWidget()
    column = QVBoxLayout(window)
    field, back, forward = Field("Naam"), Button("Terug"), Button("Verder", "primary")
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
    bare = Button("Op slot", icon="lock-outline", bare=True)
    assert bare.accessibleName() == bare.toolTip() == "Op slot"
    assert bare.sizeHint().width() == bare.sizeHint().height()


def test_the_focus_can_be_seen_on_every_kind_of_button(shown: Show) -> None:
    for kind in ("primary", "quiet", "text", "link", "safety", "alarm", "warm", "visitor", "tab", "name"):
        button = Button("Verder", kind)  # type: ignore[arg-type]
        shown(button)
        button.clearFocus()
        before = button.grab().toImage()
        button.setFocus()
        assert button.grab().toImage() != before, kind


def test_a_button_that_breaks_stands_on_two_lines_where_it_must_and_on_one_where_it_can(shown: Show) -> None:
    button = Button("Maak een nieuwe reservekopie", "quiet", icon="plus", breaks=True)
    shown(button)
    wide, narrow = button.sizeHint().width(), button.minimumSizeHint().width()
    assert narrow < wide
    button.resize(wide, button.height())
    assert len(button._shown_words().lines) == 1
    button.resize(narrow, button.height())
    lines = button._shown_words().lines
    assert " ".join(line for line, _ in lines) == button.text()
    assert len(lines) == 2
    assert all(width <= button.width() for _, width in lines)


def test_one_word_never_breaks() -> None:
    button = Button("Reservekopie", breaks=True)
    assert button.minimumSizeHint() == button.sizeHint()


def test_a_button_keeps_its_key_when_it_says_something_else(shown: Show, qtbot: QtBot) -> None:
    button = Button("Advies: 1", key="F4")
    button.setText("Advies: 2")
    shown(button)
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, Qt.Key.Key_F4)
