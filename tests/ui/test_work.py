from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QObject, Qt
from pytestqt.qtbot import QtBot
from shiboken6 import delete, isValid

from intake.errors import DiskFull, Explained
from intake.model import Changes, Finished
from ui.work import Work


@pytest.fixture
def owner() -> Iterator[QObject]:
    thing = QObject()
    yield thing
    thing.deleteLater()


def raise_explained() -> None:
    raise DiskFull


def raise_bug() -> None:
    raise ZeroDivisionError


def test_work_is_done_elsewhere_and_told_here(work: Work, owner: QObject, qtbot: QtBot) -> None:
    told: list[tuple[int, int]] = []
    work.do(threading.get_ident, owner=owner, done=lambda there: told.append((there, threading.get_ident())))
    qtbot.waitUntil(lambda: bool(told))
    there, here = told[0]
    assert here == threading.main_thread().ident
    assert there != here


def test_one_thing_is_done_after_another(work: Work, owner: QObject, qtbot: QtBot) -> None:
    order: list[int] = []
    for number in range(20):
        work.do(lambda number=number: order.append(number), owner=owner)
    qtbot.waitUntil(work.idle)
    assert order == list(range(20))


def test_what_changed_is_broadcast_before_the_asker_is_told(work: Work, owner: QObject, qtbot: QtBot) -> None:
    order: list[object] = []
    work.changed.connect(lambda changes: order.append(changes.drafts))
    finished = Finished(number=None, changes=Changes(drafts=True))
    work.do(lambda: finished, owner=owner, done=order.append)
    qtbot.waitUntil(work.idle)
    assert order == [True, finished]


def test_a_screen_that_is_gone_hears_nothing(work: Work, owner: QObject, qtbot: QtBot) -> None:
    gone, told = QObject(), []
    work.do(lambda: 1, owner=gone, done=told.append)
    work.do(raise_explained, owner=gone, failed=told.append)
    delete(gone)
    qtbot.waitUntil(work.idle)
    assert not told


def test_the_worlds_fault_goes_to_who_asked(work: Work, owner: QObject, qtbot: QtBot) -> None:
    told: list[Explained] = []
    with qtbot.assertNotEmitted(work.explained):
        work.do(raise_explained, owner=owner, failed=told.append)
        qtbot.waitUntil(work.idle)
    assert told[0].key == "error.disk-full"


def test_the_worlds_fault_nobody_waits_for_is_told_all_the_same(work: Work, owner: QObject, qtbot: QtBot) -> None:
    with qtbot.waitSignal(work.explained) as told:
        work.do(raise_explained, owner=owner)
    assert told.args[0].key == "error.disk-full"


def test_a_bug_is_never_swallowed(work: Work, owner: QObject, qtbot: QtBot) -> None:
    with qtbot.waitSignal(work.broke) as told:
        work.do(raise_bug, owner=owner, failed=lambda _: pytest.fail("a bug is no explanation"))
    assert isinstance(told.args[0], ZeroDivisionError)


def test_a_long_wait_is_shown_and_a_short_one_is_not(work: Work, owner: QObject, qtbot: QtBot) -> None:
    shown: list[bool] = []
    work.busy.connect(shown.append)
    work.do(lambda: None, owner=owner)
    qtbot.waitUntil(work.idle)
    assert not shown
    gate = threading.Event()
    work.do(gate.wait, owner=owner)
    qtbot.waitUntil(lambda: shown == [True])
    gate.set()
    qtbot.waitUntil(lambda: shown == [True, False])


def test_stopping_lets_what_was_asked_run_to_its_end(owner: QObject) -> None:
    worker, ran = Work(), []
    for number in range(5):
        worker.do(lambda number=number: ran.append(number), owner=owner, done=lambda _: pytest.fail("told too late"))
    assert worker.stop()
    assert ran == list(range(5))


def test_who_cannot_wait_may_leave_a_worker_that_is_stuck(owner: QObject) -> None:
    worker, gate = Work(), threading.Event()
    worker.do(gate.wait, owner=owner)
    assert not worker.stop(limit_seconds=0.01)
    gate.set()
    assert worker._runner.wait()


def test_the_worker_is_never_the_last_to_hold_what_belongs_to_the_window(work: Work, qtbot: QtBot) -> None:
    gone: list[int | None] = []
    for _ in range(200):
        held = QObject()
        held.destroyed.connect(lambda: gone.append(threading.get_ident()), Qt.ConnectionType.DirectConnection)
        work.do(partial(isValid, held), owner=held)
        del held
    qtbot.waitUntil(lambda: len(gone) == 200)
    assert set(gone) == {threading.main_thread().ident}
