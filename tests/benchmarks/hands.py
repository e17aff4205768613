"""A volunteer's hands at the real window, without a screen, and a stopwatch beside them: for each thing she does, how
long until the window has answered and been painted, how long until all of it is there, and how long the longest time
was in which the window could not have answered anybody.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from time import perf_counter
from typing import NamedTuple, TypeVar

from PySide6.QtCore import QEventLoop, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QDialog, QLineEdit, QWidget

from ui.app import App
from ui.rooms import Rooms

_BEAT_MS = 1
_STILL_BEATS = 8
_PATIENCE_SECONDS = 30
W = TypeVar("W", bound=QWidget)


class Figure(NamedTuple):
    """Of one thing that was done, in milliseconds. `stuck`: the longest pause of the window's heart."""

    answered: float
    complete: float
    stuck: float


class Hands:
    """`figures`: what was measured, by the kind of thing that was done."""

    def __init__(self, app: App) -> None:
        self.app = app
        self.say = app.say
        self.figures: dict[str, list[Figure]] = {}
        self._beats = QTimer()
        self._beats.setTimerType(Qt.TimerType.PreciseTimer)
        self._beats.setInterval(_BEAT_MS)
        self._beats.timeout.connect(self._beat)
        self._last, self._stuck, self._still = perf_counter(), 0.0, 0
        self._until: Callable[[], bool] = lambda: True
        self._acted = False
        self._fault: Exception | None = None
        self._waiting = QEventLoop()
        self._begun = self._begun_to_wait = self._last
        self._beats.start()

    # --- what she sees

    @property
    def rooms(self) -> Rooms:
        assert self.app.rooms is not None
        return self.app.rooms

    def front(self) -> QWidget:
        """The dialog that is open, or else the screen."""
        dialogs = [found for found in self.app.shell.findChildren(QDialog) if found.isVisible()]
        screen = dialogs[-1] if dialogs else self.app.shell.in_front()
        assert screen is not None
        return screen

    def is_at(self, name: str) -> bool:
        """Whether a screen is in front."""
        screen = self.app.shell.in_front()
        return screen is not None and screen.objectName() == name

    def button(self, words: str) -> QAbstractButton:
        """The button with these words; of several the first."""
        for button in self.seen(QAbstractButton):
            if words in (button.text(), button.accessibleName(), button.accessibleName().partition(",")[0]):
                return button
        raise LookupError(f"{words!r} is on no button of {[b.accessibleName() for b in self.seen(QAbstractButton)]}")

    def field(self) -> QLineEdit:
        """The first field."""
        return self.seen(QLineEdit)[0]

    def seen(self, kind: type[W]) -> list[W]:
        """Every widget of a kind that can be seen, in the order in which they were made."""
        front = self.front()
        return [found for found in front.findChildren(kind) if found.isVisibleTo(front)]

    # --- what she does

    def clicks(self, kind: str, button: QAbstractButton, answered: Callable[[], bool]) -> None:
        """`answered`: whether the window shows that it heard her."""
        self.does(kind, lambda: QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(10, 10)), answered)

    def toggles(self, kind: str, button: QAbstractButton) -> None:
        """A button or tile that shows itself whether it is chosen."""
        before = button.isChecked()
        self.clicks(kind, button, lambda: button.isChecked() is not before)

    def types(self, kind: str, field: QLineEdit, letter: str, until: Callable[[], bool] = lambda: True) -> None:
        before = field.text()
        self.does(kind, lambda: QTest.keyClicks(field, letter), lambda: field.text() != before, until)

    def does(
        self,
        kind: str,
        act: Callable[[], object],
        answered: Callable[[], bool],
        until: Callable[[], bool] = lambda: True,
    ) -> None:
        """Measures one thing. The window is at rest before it begins and after it ends; `until`: what else is waited
        for before it is all there.
        """
        self.rests()
        self._acted = False
        QTimer.singleShot(0, partial(self._begin, act))  # within the loop, as every click is
        self._wait_for(lambda: self._acted and answered())
        self._wait_for(lambda: True)  # one beat more: what is to be painted for it has been
        seconds = self._last - self._begun
        self._wait_for(until)
        self.rests()
        complete = max(seconds, self._last - self._begun - _STILL_BEATS * _BEAT_MS / 1000)
        figure = Figure(1000 * seconds, 1000 * complete, 1000 * self._stuck)
        self.figures.setdefault(kind, []).append(figure)

    def rests(self) -> None:
        """Until everything that was asked has come back, and nothing was left to do for some beats."""
        self._still = 0
        self._wait_for(lambda: self._still > _STILL_BEATS)

    def waits(self, milliseconds: int) -> None:
        """Lets a while go by."""
        until = perf_counter() + milliseconds / 1000
        self._wait_for(lambda: perf_counter() >= until)

    def _begin(self, act: Callable[[], object]) -> None:
        self._begun = self._last = perf_counter()
        self._stuck = 0.0
        act()
        self._acted = True

    def _wait_for(self, condition: Callable[[], bool]) -> None:
        """What a condition raises is raised here: in a slot it would become a report of a bug, in the window."""
        self._until, self._begun_to_wait, self._fault = condition, perf_counter(), None
        self._waiting.exec()
        if self._fault:
            raise self._fault

    def _beat(self) -> None:
        now = perf_counter()
        pause = now - self._last - _BEAT_MS / 1000
        self._stuck, self._last = max(self._stuck, pause), now
        self._still = self._still + 1 if self.app.work.idle() and pause < 2 * _BEAT_MS / 1000 else 0
        if not self._waiting.isRunning():
            return
        try:
            over = self._until()
            if now - self._begun_to_wait > _PATIENCE_SECONDS:
                raise TimeoutError(f"it never came, after {next(reversed(self.figures), None)!r}")
        except Exception as fault:  # noqa: BLE001 - raised where it is waited for
            self._fault, over = fault, True
        if over:
            self._waiting.quit()
