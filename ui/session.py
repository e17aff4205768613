"""Notices that the person left in the system's own way: the laptop goes to sleep, the screen is locked, somebody else
logs in. Then `left`, at once, before anything is seen.

Linux tells over D-Bus, Windows with messages to the window. What a system does not tell, `idle.py` notices late.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import SLOT, QAbstractNativeEventFilter, QByteArray, QObject, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

if sys.platform == "linux":
    from PySide6.QtDBus import QDBusConnection

_LOGIN = "org.freedesktop.login1"
_SCREEN_SAVERS = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver")
_WINDOWS_SESSION, _WINDOWS_POWER = 0x02B1, 0x0218
_WINDOWS_LEFT = {_WINDOWS_SESSION: (2, 4, 7), _WINDOWS_POWER: (4,)}
"""WM_WTSSESSION_CHANGE: console and remote session disconnected, session locked. WM_POWERBROADCAST: suspend."""


class Session(QObject):
    """`buses`: the system's and the session's D-Bus, for tests."""

    left = Signal()

    def __init__(self, window: QWidget, buses: Sequence[Any] | None = None) -> None:
        super().__init__(window)
        self._filter: _WindowsMessages | None = None
        if sys.platform == "linux":
            self._listen(*(buses or _buses()))
        elif sys.platform == "win32":
            self._filter = _WindowsMessages(self)
            QApplication.instance().installNativeEventFilter(self._filter)  # type: ignore[union-attr]
            ctypes.windll.wtsapi32.WTSRegisterSessionNotification(int(window.winId()), 0)

    def _listen(self, system: Any, own: Any) -> None:
        manager, session = f"{_LOGIN}.Manager", f"{_LOGIN}.Session"
        system.connect(_LOGIN, "", manager, "PrepareForSleep", self, SLOT("_told(bool)"))
        system.connect(_LOGIN, "", session, "Lock", self, SLOT("_locked()"))
        for saver in _SCREEN_SAVERS:
            own.connect(saver, "", saver, "ActiveChanged", self, SLOT("_told(bool)"))

    @Slot(bool)
    def _told(self, away: bool) -> None:
        if away:
            self.left.emit()

    @Slot()
    def _locked(self) -> None:
        self.left.emit()


class _WindowsMessages(QAbstractNativeEventFilter):
    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session

    def nativeEventFilter(self, kind: QByteArray | bytes | bytearray | memoryview, message: Any) -> object:
        if bytes(kind) == b"windows_generic_MSG":  # type: ignore[arg-type]
            from ctypes import wintypes

            said = wintypes.MSG.from_address(int(message))
            if said.wParam in _WINDOWS_LEFT.get(said.message, ()):
                self._session.left.emit()
        return False, 0


def _buses() -> tuple[Any, Any]:
    return QDBusConnection.systemBus(), QDBusConnection.sessionBus()
