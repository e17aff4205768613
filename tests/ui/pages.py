"""What a volunteer does at the window, in her words. Object names, keys and clicks live here, and nowhere else.

A page is found in what is seen: a button by its words, a field by its label. What she cannot see or reach, a test
cannot either.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from intake.desk import Desk
from intake.model import NL
from intake.words import Words
from ui.app import App
from ui.conversation import Moment
from ui.screen import Screen
from ui.speech import Speech

SIZE = (1366, 768)
MOST_TABS = 60
W = TypeVar("W", bound=QWidget)


class Program:
    """A running program. `locked`: how often it replaced itself."""

    def __init__(self, app: App, qtbot: QtBot) -> None:
        self.app, self.qtbot = app, qtbot
        self.say = Speech(Words.load(), NL)
        self.locked = 0

    # --- what she sees

    @property
    def screen(self) -> Screen:
        found = self.app.shell.in_front()
        assert found is not None
        return found

    def front(self) -> QWidget:
        """The dialog that is open, or else the screen."""
        dialogs = [found for found in visible(self.app.shell, QDialog) if found.isVisible()]
        return dialogs[-1] if dialogs else self.screen

    def sees(self, text: str) -> bool:
        return any(text in label.text() for label in visible(self.front(), QLabel))

    def banner(self) -> str:
        return self.screen.banner.text()

    def waits_for(self, name: str) -> None:
        """Until a screen is in front."""
        self.qtbot.waitUntil(lambda: self.app.shell.in_front() is not None and self.screen.objectName() == name)
        self.settle()

    def settle(self) -> None:
        """Until everything that was asked of the desk has come back."""
        self.qtbot.waitUntil(self.app.work.idle)

    def comes_to_rest(self) -> None:
        """Until what came back has asked for no more: a list is read again when something in it was done."""
        for _ in range(4):
            self.settle()
            QApplication.processEvents()

    # --- what she does with the mouse

    def click(self, words: str) -> None:
        QTest.mouseClick(self.button(words), Qt.MouseButton.LeftButton, pos=QPoint(10, 10))

    def choose(self, words: str) -> None:
        """Clicks on a tile."""
        self.click(words)

    def button(self, words: str) -> QAbstractButton:
        found = [b for b in visible(self.front(), QAbstractButton) if words in (b.text(), b.accessibleName())]
        assert len(found) == 1, f"{words!r} is on {len(found)} buttons of {texts(self.front())}"
        return found[0]

    def field(self, label: str) -> QLineEdit:
        found = [field for field in visible(self.front(), QLineEdit) if field.accessibleName() == label]
        assert len(found) == 1, f"{label!r} is over {len(found)} fields"
        return found[0]

    def fill(self, label: str, text: str) -> None:
        self.field(label).clear()
        QTest.keyClicks(self.field(label), text)

    # --- what she does with the keyboard alone

    def focused(self) -> QWidget:
        self.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        found = QApplication.focusWidget()
        assert found is not None
        return found

    def types(self, text: str) -> None:
        QTest.keyClicks(self.focused(), text)

    def presses(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.focused(), key, modifier)

    def tabs_to(self, words: str) -> None:
        """Tab by tab, until what has the focus says these words."""
        for _ in range(MOST_TABS):
            if words in _said(self.focused()):
                return
            self.presses(Qt.Key.Key_Tab)
        raise AssertionError(f"{words!r} cannot be reached with Tab")

    def arrows_to(self, words: str) -> None:
        """Within a group of tiles, which is one stop of Tab: to the right, and at the end of a row to the next."""
        for _ in range(MOST_TABS):
            if words in _said(self.focused()):
                return
            self.presses(Qt.Key.Key_Right)
        raise AssertionError(f"{words!r} cannot be reached with the arrows")


class Visit:
    """A conversation at the window, led with the keyboard alone: numbers choose, Enter goes on."""

    def __init__(self, program: Program) -> None:
        self._program = program

    @property
    def moment(self) -> Moment:
        rooms = self._program.app.rooms
        assert rooms is not None
        assert rooms.conversation.moment is not None
        return rooms.conversation.moment

    def begins(self, key: str) -> None:
        """From home, in the language under this key."""
        self._program.presses(Qt.Key.Key_Return)
        self._program.waits_for("language")
        self._program.types(key)
        self._program.waits_for("guide")

    def answers(self, keys: str) -> None:
        """Chooses, and goes on."""
        self._program.types(keys)
        self._program.settle()
        self.goes_on()

    def goes_on(self) -> None:
        self._program.presses(Qt.Key.Key_Return)
        self._program.settle()

    def goes_back(self) -> None:
        self._program.presses(Qt.Key.Key_Escape)
        self._program.settle()

    def answers_the_rest(self) -> None:
        """The first answer to every question that is still put, up to the advice."""
        while self.moment.page.question:
            self.answers("1")


@contextmanager
def running(application: QApplication, qtbot: QtBot, home: Path, desks: type[Desk]) -> Iterator[Program]:
    """The program over a folder, from the start until its window is closed."""
    locks: list[int] = []
    app = App(application, home, desks=desks, relaunch=lambda: locks.append(1), width=SIZE[0])
    program = Program(app, qtbot)
    with qtbot.waitActive(app.shell):
        app.start()
        app.shell.showNormal()
        app.shell.resize(*SIZE)
        app.shell.activateWindow()
    try:
        yield program
    finally:
        program.locked = len(locks)
        if not locks:
            app.stop()
        app.shell.put_away()
        app.shell.close()
        app.shell.deleteLater()
        app.deleteLater()


def visible(inside: QWidget, kind: type[W]) -> list[W]:
    """Every widget of a kind that can be seen."""
    return [found for found in inside.findChildren(kind) if found.isVisibleTo(inside.window())]


def texts(inside: QWidget) -> list[str]:
    """Every text that can be seen."""
    labels = [label.text() for label in visible(inside, QLabel)]
    return [text for text in (*labels, *(b.text() for b in visible(inside, QAbstractButton))) if text]


def _said(widget: QWidget) -> tuple[str, ...]:
    return (widget.accessibleName(), widget.text() if isinstance(widget, QAbstractButton) else "")
