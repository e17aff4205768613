"""One key, and nothing is seen; the same key, and everything is as it was."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.button import Button
from ui.card import column
from ui.screen import Screen
from ui.shell import Shell
from ui.speech import Speech

Show = Callable[[QWidget], QWidget]


class Note(Screen):
    """A screen with a field to be seen and a button to be pressed."""

    def __init__(self, say: Speech) -> None:
        super().__init__(say, "note")
        page = QWidget()
        self.button = Button("Verder")
        column(page).addWidget(self.button)
        self.lay_out(page)


@pytest.fixture
def shell(say: Speech, shown: Show) -> Shell:
    made = Shell()
    made.say = say
    note = Note(say)
    made.add(note)
    shown(made)
    made.show_screen(note)
    note.button.setFocus()
    return made


def button(shell: Shell) -> Button:
    screen = shell.in_front()
    assert isinstance(screen, Note)
    return screen.button


def press(shell: Shell, key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget() or shell, key)


def test_one_key_covers_all_of_the_window(shell: Shell, say: Speech, qtbot: QtBot) -> None:
    with qtbot.waitSignal(shell.covered) as told:
        press(shell, Qt.Key.Key_F8)
    assert told.args == [True]
    assert shell.cover.isVisible()
    assert shell.cover.geometry() == shell.rect()
    assert shell.childAt(shell.rect().center()) in (shell.cover, *shell.cover.findChildren(QWidget))
    assert shell.cover.accessibleName() == say("window.kit.covered")
    assert shell.grab().toImage().pixelColor(5, 5) == shell.grab().toImage().pixelColor(shell.width() - 5, 5)


def test_beneath_the_cover_nothing_hears_a_key(shell: Shell, qtbot: QtBot) -> None:
    pressed: list[bool] = []
    button(shell).clicked.connect(pressed.append)
    shell.lay_cover()
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_1):
        press(shell, key)
    assert pressed == []
    assert QApplication.focusWidget() is shell.cover


def test_the_same_key_lifts_it_and_the_focus_is_where_it_was(shell: Shell) -> None:
    press(shell, Qt.Key.Key_F8)
    press(shell, Qt.Key.Key_F8)
    assert not shell.cover.isVisible()
    assert button(shell).isEnabled()
    assert button(shell).hasFocus()


def test_the_lock_works_under_the_cover(shell: Shell, qtbot: QtBot) -> None:
    shell.lay_cover()
    with qtbot.waitSignal(shell.lock_asked):
        press(shell, Qt.Key.Key_F12)


def test_it_stays_over_a_window_that_grows(shell: Shell) -> None:
    shell.lay_cover()
    shell.resize(shell.width() + 80, shell.height() + 40)
    QApplication.processEvents()
    assert shell.cover.geometry() == shell.rect()
