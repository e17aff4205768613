from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Qt
from pytestqt.qtbot import QtBot

from tests.ui.pages import Program
from ui import sweep
from ui.sweep import Sweep
from ui.work import Work


class Ring(QObject):
    """Holds itself, so that only a sweep takes it down."""

    def __init__(self) -> None:
        super().__init__()
        self.itself = self


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> Iterator[QObject]:
    """Sweeps often, and after little; the parent of sweeps."""
    monkeypatch.setattr(sweep, "_EVERY_MS", 5)
    monkeypatch.setattr(sweep, "_WORTH_IT", 200)
    parent = QObject()
    yield parent
    parent.deleteLater()
    gc.unfreeze()
    gc.enable()


def leave_rings(gone: list[int]) -> None:
    for _ in range(300):
        ring = Ring()
        ring.destroyed.connect(lambda: gone.append(threading.get_ident()), Qt.ConnectionType.DirectConnection)


def test_what_was_left_behind_is_taken_down_on_the_thread_of_the_window(
    quick: QObject, work: Work, qtbot: QtBot
) -> None:
    Sweep(work.idle, quick)
    gone: list[int] = []
    leave_rings(gone)
    work.do(lambda: [[number] for number in range(50_000)], owner=quick)  # enough for Python to look for rubbish there
    qtbot.waitUntil(lambda: len(gone) == 300)
    assert set(gone) == {threading.main_thread().ident}


def test_nothing_is_swept_while_somebody_waits(quick: QObject, qtbot: QtBot) -> None:
    waits = True
    Sweep(lambda: not waits, quick)
    gone: list[int] = []
    leave_rings(gone)
    with pytest.raises(qtbot.TimeoutError):
        qtbot.waitUntil(lambda: bool(gone), timeout=200)
    waits = False
    qtbot.waitUntil(lambda: len(gone) == 300)


def test_little_is_left_lying(quick: QObject, qtbot: QtBot) -> None:
    Sweep(lambda: True, quick)
    gone: list[int] = []
    ring = Ring()
    ring.destroyed.connect(lambda: gone.append(1))
    del ring
    with pytest.raises(qtbot.TimeoutError):
        qtbot.waitUntil(lambda: bool(gone), timeout=100)
    gc.collect()
    assert gone == [1]


def test_the_program_is_at_rest_when_nothing_is_asked_for_and_the_hands_are_still(program: Program) -> None:
    app = program.app
    program.qtbot.waitUntil(app.work.idle)
    assert app.at_rest()
    app.idle.start(600)
    assert not app.at_rest()  # somebody was here just now
    program.qtbot.waitUntil(app.at_rest)
    app.work.do(lambda: None, owner=app)
    assert not app.at_rest()
    app.idle.stop()
