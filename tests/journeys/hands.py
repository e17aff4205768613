"""Two hands that do the same things at the window: one with the mouse, one with the keyboard alone. What she sees is
the same for both: a button, a row or an answer by its words, a field by its label. How she gets there is not.

The mouse clicks where the thing is seen, and turns the wheel until it is. The keyboard sends keys to whatever has the
focus and nothing else: Tab, the arrows inside a group, the key that stands on the thing itself, Enter for the green
button that answers to it. Whatever takes too many keys cannot be reached, and says so.
"""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTextEdit,
    QWidget,
)

from intake.model import NL
from intake.words import Words
from tests.ui.pages import Program, Visit, texts, visible
from ui.button import Button
from ui.card import ListRow
from ui.handout import Handout
from ui.tile import Tile

MOST_KEYS = 60
"""For one thing: more than that nobody presses."""
_WHEEL = 120  # one notch
_MOST_NOTCHES = 200


class Hand(Protocol):
    """What every hand can do. `within`: the words of the card in which the thing stands, where there are more of it.

    `pressed`: how many keys it took so far, without the letters of what was written.
    """

    program: Program
    pressed: int

    def press(self, words: str, within: str = "") -> None:
        """A button, a tab or a row of a list."""

    def choose(self, words: str, within: str = "") -> None:
        """An answer, which is chosen afterwards whether it was before or not."""

    def type_into(self, label: str, text: str) -> None:
        """Into a field, in place of what stands there."""


class Mouse:
    """Clicks."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.pressed = 0

    def press(self, words: str, within: str = "") -> None:
        self._click(thing(self.program, words, within))
        rest(self.program)

    def choose(self, words: str, within: str = "") -> None:
        found = thing(self.program, words, within)
        if not found.isChecked():
            self._click(found)
            rest(self.program)

    def type_into(self, label: str, text: str) -> None:
        found = field(self.program, label)
        self._click(found)
        QTest.keyClick(found, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(found, text)
        rest(self.program)

    def _click(self, target: QWidget) -> None:
        window = target.window()
        place = self._bring_into_sight(target)
        hit = window.childAt(place)
        assert hit is not None, f"nothing is seen where {said_by(target)} should be"
        assert hit is target or target.isAncestorOf(hit), f"{said_by(target)} lies under {said_by(hit)}"
        QTest.mouseClick(hit, Qt.MouseButton.LeftButton, pos=hit.mapFrom(window, place))

    def _bring_into_sight(self, target: QWidget) -> QPoint:
        """Where its middle is, after the wheel was turned over the list it lies in."""
        window = target.window()
        for _ in range(_MOST_NOTCHES):
            middle = target.mapTo(window, target.rect().center())
            area = _hidden_in(target)
            if area is None:
                return middle
            view = area.viewport()
            above = view.mapFrom(window, middle).y() < 0
            _turn_wheel(view, _WHEEL if above else -_WHEEL)
            QApplication.processEvents()
        raise AssertionError(f"{said_by(target)} cannot be scrolled into sight")


class Keyboard:
    """Presses keys, counts them, and never touches a widget."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.pressed = 0

    def press(self, words: str, within: str = "") -> None:
        target = thing(self.program, words, within)
        if isinstance(target, Button) and target._key and not _types():
            self._send(getattr(Qt.Key, f"Key_{target._key}"))
        elif isinstance(target, Button) and target.answers_enter and self._enter_presses(target):
            self._send(Qt.Key.Key_Return)
        else:
            self._reach(words, within)
            self._send(Qt.Key.Key_Space)
        rest(self.program)

    def choose(self, words: str, within: str = "") -> None:
        target = thing(self.program, words, within)
        if target.isChecked():
            return
        cap = target._cap if isinstance(target, Tile) else None
        if cap is not None and not _types():
            QTest.keyClicks(self._focused(), cap._key)
            self.pressed += 1
        else:
            self._reach(words, within)
            if not thing(self.program, words, within).isChecked():  # an arrow may have chosen it already
                self._send(Qt.Key.Key_Space)
        rest(self.program)

    def type_into(self, label: str, text: str) -> None:
        passed: list[str] = []
        for _ in range(MOST_KEYS):
            focused = self._focused()
            if isinstance(focused, QLineEdit) and focused.accessibleName() == label:
                self._send(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
                QTest.keyClicks(focused, text)
                rest(self.program)
                return
            passed.append(said_by(focused))
            self._send(Qt.Key.Key_Tab)
        raise AssertionError(f"the field {label!r} is not reached in {MOST_KEYS} keys; passed: {passed}")

    def _reach(self, words: str, within: str) -> None:
        """Tab by tab, and by the arrows inside the group it belongs to."""
        passed: list[str] = []
        for _ in range(MOST_KEYS):
            target, focused = thing(self.program, words, within), self._focused()
            if focused is target:
                return
            passed.append(said_by(focused))
            beside = focused.parentWidget() is target.parentWidget()
            grouped = beside and not target.focusPolicy() & Qt.FocusPolicy.TabFocus
            self._send(_towards(focused, target) if grouped else Qt.Key.Key_Tab)
        raise AssertionError(f"{words!r} is not reached in {MOST_KEYS} keys; passed: {passed}")

    def _enter_presses(self, green: Button) -> bool:
        """Enter presses the green button, but not while another button has the focus."""
        focused = self._focused()
        return focused is green or not isinstance(focused, QAbstractButton) or isinstance(focused, Tile)

    def _focused(self) -> QWidget:
        return self.program.focused()

    def _send(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self._focused(), key, modifier)
        self.pressed += 1


HANDS = {"mouse": Mouse, "keyboard": Keyboard}


def rest(program: Program) -> None:
    """Until nothing more comes; a display without a window manager does not give the focus back by itself."""
    if program.app.shell.isHidden():  # locked
        return
    program.comes_to_rest()
    if QApplication.activeWindow() is None:
        program.app.shell.activateWindow()


def thing(program: Program, words: str, within: str = "") -> QAbstractButton:
    """What can be pressed and says these words, where she looks."""
    front = program.front()
    found = [
        button
        for button in visible(front, QAbstractButton)
        if _says(button, words) and (not within or _stands_in(button, within))
    ]
    assert len(found) == 1, f"{words!r} ({within!r}) is on {len(found)} things of {texts(front)}"
    assert found[0].isEnabled(), f"{words!r} is there and cannot be pressed"
    return found[0]


def field(program: Program, label: str) -> QLineEdit:
    found = [edit for edit in visible(program.front(), QLineEdit) if edit.accessibleName() == label]
    assert len(found) == 1, f"{label!r} is over {len(found)} fields"
    return found[0]


def rows(program: Program) -> list[str]:
    """What the rows of the list say that she looks at."""
    return [row.accessibleName() for row in visible(program.front(), ListRow)]


def said_by(widget: QWidget) -> str:
    words = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName() or words or f"{type(widget).__name__} {widget.objectName()}".strip()


def _says(button: QAbstractButton, words: str) -> bool:
    """In its words, or as a screen reader says it; of an answer in two languages hers alone is enough."""
    own = [label.text() for label in button._labels] if isinstance(button, Tile) else []
    return words in (button.text(), button.accessibleName(), *own)


def _stands_in(widget: QWidget, words: str) -> bool:
    around = widget.parentWidget()
    while around is not None and around.accessibleName() != words:
        around = around.parentWidget()
    return around is not None


def _types() -> bool:
    """Whether a letter would be written instead of choosing something."""
    return isinstance(QApplication.focusWidget(), QLineEdit | QPlainTextEdit | QTextEdit)


def _towards(focused: QWidget, target: QWidget) -> Qt.Key:
    """The arrow that leads there: along the line in a row, up or down in a list."""
    if focused.x() == target.x():
        return Qt.Key.Key_Down if target.y() > focused.y() else Qt.Key.Key_Up
    return Qt.Key.Key_Right


def _hidden_in(target: QWidget) -> QScrollArea | None:
    """The list in which its middle is not seen."""
    around = target.parentWidget()
    while around is not None:
        area = around.parentWidget()
        if isinstance(area, QScrollArea) and around is area.viewport():
            middle = target.mapTo(around, target.rect().center())
            if not around.rect().contains(middle):
                return area
        around = area
    return None


def _turn_wheel(view: QWidget, notch: int) -> None:
    middle = QPointF(view.rect().center())
    turned = QWheelEvent(
        middle,
        QPointF(view.mapToGlobal(view.rect().center())),
        QPoint(),
        QPoint(0, notch),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, turned)


# --- what several journeys do


def option(question: str, code: str) -> str:
    """What an answer is called."""
    return Words.load().text(NL, f"guide.{question}.option.{code}")


def answer(hand: Hand, *codes: str) -> None:
    """Chooses these answers to the question on the table, and goes on."""
    question = Visit(hand.program).moment.page.question
    assert question
    for code in codes:
        hand.choose(option(question.id, code))
    hand.press("Verder")


def wait_for_the_sheet(program: Program) -> None:
    screen = program.screen
    assert isinstance(screen, Handout)
    program.comes_to_rest()
    program.qtbot.waitUntil(lambda: screen.made is not None)
