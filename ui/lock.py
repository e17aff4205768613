"""The lock throws everything away and puts a fresh program in its place.

Closing the vault alone would leave what was read, and the passphrase, in this process's memory. A program that has
replaced itself has neither; its unlock window is there within a moment. The lock never asks: every answer is already a
draft in the vault.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from typing import Protocol

from PySide6.QtGui import QGuiApplication

_PR_SET_DUMPABLE = 4
_M_MMAP_THRESHOLD, _LARGE = -3, 1 << 20  # of malloc.h; bytes

Relaunch = Callable[[], None]
"""Puts a fresh program in the place of this one. In the product it does not return."""


class Forgetful(Protocol):
    """Something that can drop what it knows."""

    def forget(self) -> None: ...


def lock(screens: Iterable[Forgetful], stop: Callable[[], None], relaunch: Relaunch) -> None:
    """Screens forget, the clipboard is emptied, `stop` closes the vault, and the program starts anew.

    Whatever goes wrong before the last of these, the last is done.
    """
    try:
        for screen in screens:
            screen.forget()
        QGuiApplication.clipboard().clear()
        stop()
    finally:
        relaunch()


def seal_memory() -> None:
    """No core dumps, and no other program of this user may look into this one."""
    if sys.platform == "win32":
        return
    import ctypes
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def hold_little() -> None:
    """Large blocks, as the picture of a page is, go back to the system as soon as they are freed. Left to itself glibc
    keeps such blocks once it has seen some: fifteen megabytes while a sheet is looked at.
    """
    _tell_allocator("mallopt", _M_MMAP_THRESHOLD, _LARGE)


def give_back() -> None:
    """What else was freed goes back to the system, which on Linux it does not by itself: after a conversation some four
    megabytes. It takes some milliseconds, on any thread.
    """
    _tell_allocator("malloc_trim", 0)


def _tell_allocator(name: str, *arguments: int) -> None:
    """Calls a function of glibc; nothing where there is none."""
    if sys.platform == "linux":
        import ctypes

        call = getattr(ctypes.CDLL(None), name, None)
        if call:
            call(*arguments)


def replace_program() -> None:
    """This program again, with the same arguments, and nothing of this one's memory."""
    command = [sys.executable, *(sys.argv[1:] if getattr(sys, "frozen", False) else sys.orig_argv[1:])]
    os.environ["PYINSTALLER_RESET_ENVIRONMENT"] = "1"  # a frozen program would take itself for its own child
    if sys.platform == "win32":  # has no exec that keeps the console and the window manager content
        import subprocess

        subprocess.Popen(command)  # noqa: S603 - the program itself
        os._exit(0)
    os.execv(sys.executable, command)  # noqa: S606 - the program itself
