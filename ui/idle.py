"""Notices that nobody is there: no key, no mouse for a while, or a machine that slept. Then `locked`, unasked.

It counts by a clock that does not run while the machine sleeps, and by the clock on the wall as well: the second being
far ahead of the first is how a sleep shows where the system does not tell.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

SLEPT_SECONDS = 30.0
_TICK_SECONDS = 5
_INPUT = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletMove,
        QEvent.Type.TabletPress,
    }
)


class Idle(QObject):
    """Watches the windows of the application from `start` to `stop`. `wall_clock`: seconds, for tests.

    It listens where keys and clicks come in, at the windows, and not at each of their thousands of widgets.
    """

    locked = Signal()

    def __init__(self, application: QGuiApplication, wall_clock: Callable[[], float] = time.time) -> None:
        super().__init__(application)
        self._application, self._wall_clock = application, wall_clock
        self._last_tick = 0.0
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setTimerType(Qt.TimerType.PreciseTimer)
        self._quiet.timeout.connect(self._lock)
        self._ticks = QTimer(self)
        self._ticks.setInterval(_TICK_SECONDS * 1000)
        self._ticks.timeout.connect(self.tick)

    def start(self, idle_seconds: int) -> None:
        self._last_tick = self._wall_clock()
        self._quiet.start(idle_seconds * 1000)
        self._ticks.start()
        self._watch_windows()
        self._application.focusWindowChanged.connect(self._watch_windows)
        self._application.applicationStateChanged.connect(self._state_changed)

    def stop(self) -> None:
        if self.watching():
            for window in self._application.allWindows():
                window.removeEventFilter(self)
            self._application.focusWindowChanged.disconnect(self._watch_windows)
            self._application.applicationStateChanged.disconnect(self._state_changed)
        self._quiet.stop()
        self._ticks.stop()

    def quiet_ms(self) -> int | None:
        """How long ago the last key or click was; None while nobody watches."""
        return self._quiet.interval() - self._quiet.remainingTime() if self._quiet.isActive() else None

    def watching(self) -> bool:
        return self._ticks.isActive()

    def tick(self) -> None:
        """Looks at the clock on the wall, and for windows that have opened; called by a timer."""
        self._watch_windows()
        now = self._wall_clock()
        slept = now - self._last_tick - _TICK_SECONDS > SLEPT_SECONDS
        self._last_tick = now
        if slept:
            self._lock()

    def _watch_windows(self, _focused: QWindow | None = None) -> None:
        """Those that are watched already are not watched twice."""
        for window in self._application.allWindows():
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _INPUT:
            self._quiet.start()
        return super().eventFilter(watched, event)

    def _state_changed(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationSuspended:
            self._lock()

    def _lock(self) -> None:
        if self.watching():
            self.stop()
            self.locked.emit()
