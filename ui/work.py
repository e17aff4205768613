"""The one worker thread. Whatever the desk does happens here, one thing after another; results come back on the
window's thread. Nothing else in the window knows about threads. What only the window's own thread can do, and is long,
is done by handfuls.

The thread holds nothing of the window: who asked, and what she asked for, stay with the window until the result is
there, so that nothing of Qt's is ever taken down on the wrong thread. A screen that was thrown away hears nothing any
more. What goes wrong has two ways out: `Explained` to the screen that
asked (or to `explained`), anything else is a bug and goes to `broke`.
"""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from threading import Semaphore
from time import perf_counter
from typing import Any, TypeVar

import msgspec
from PySide6.QtCore import QObject, QThread, QTimer, Signal
from shiboken6 import isValid

from intake.errors import Explained
from intake.model import Changes, Finished

T = TypeVar("T")
_END = object()

BUSY_AFTER_MS = 300  # shorter waits need no sign: it would only flicker
_HANDFUL_SECONDS = 0.006
_TURN_SECONDS = 0.0005
"""How long the worker may go on while the window waits for its turn at the interpreter. It asks for one many times in a
frame, at every widget that paints itself: with Python's own five milliseconds a busy worker would make it stand still.
"""


class _Job(msgspec.Struct, frozen=True):
    op: Callable[[], Any]
    owner: QObject
    done: Callable[[Any], None] | None
    failed: Callable[[Explained], None] | None


class _Runner(QThread):
    ran = Signal(object, object)  # the result, what was raised

    def __init__(self) -> None:
        super().__init__()
        self._ops: deque[Callable[[], Any] | None] = deque()
        self._asked = Semaphore(0)

    def ask(self, op: Callable[[], Any] | None) -> None:
        """None: the last."""
        self._ops.append(op)
        self._asked.release()

    def run(self) -> None:
        while self._asked.acquire() and (op := self._ops.popleft()) is not None:
            try:
                result, fault = op(), None
            except Exception as raised:  # noqa: BLE001 - carried to the window's thread, where it is told or reported
                result, fault = None, raised
            del op  # before the window can let go of it
            self.ran.emit(result, fault)
            del result, fault


class Work(QObject):
    """`changed(Changes)`: a verb changed something. `busy(bool)`: something takes noticeably long."""

    changed = Signal(object)
    busy = Signal(bool)
    explained = Signal(object)
    broke = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._waiting: deque[_Job] = deque()
        """What was asked for and is not delivered; results come in the same order."""
        self._busy_shown = False
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(BUSY_AFTER_MS)
        self._patience.timeout.connect(lambda: self._show_busy(shown=True))
        self._rows: dict[int, tuple[QObject, Iterator[object]]] = {}
        self._turns = QTimer(self)
        self._turns.setInterval(0)
        self._turns.timeout.connect(self._take_handful)
        sys.setswitchinterval(_TURN_SECONDS)
        self._runner = _Runner()
        self._runner.ran.connect(self._deliver)
        self._runner.start()

    def do(
        self,
        op: Callable[[], T],
        *,
        owner: QObject,
        done: Callable[[T], None] | None = None,
        failed: Callable[[Explained], None] | None = None,
    ) -> None:
        """Runs `op` on the worker; then `done(result)` or `failed(explained)` here, unless `owner` is gone by then.

        A result that is, or carries, `Changes` is broadcast first.
        """
        self._waiting.append(_Job(op, owner, done, failed))
        self._patience.start()
        self._runner.ask(op)

    def by_handfuls(self, steps: Iterable[object], *, owner: QObject) -> None:
        """Goes through `steps` on the window's thread, a moment at a time, so that it answers in between: for the rows
        of a list. The first handful is there at once; a newer list of an owner takes the place of an unfinished one.
        """
        self._rows[id(owner)] = owner, iter(steps)
        self._turns.start()
        self._take_handful()

    def idle(self) -> bool:
        """Whether everything that was asked for has been delivered, and is there."""
        return not self._waiting and not self._rows

    def stop(self, limit_seconds: float | None = None) -> bool:
        """Lets everything that was asked for run to its end, drops what it brings, and ends the thread.

        It is the last thing that is asked of a worker. False: it was still running when the time was over.
        """
        self._patience.stop()
        self._turns.stop()
        if not self._runner.isRunning():
            return True
        self._runner.ran.disconnect(self._deliver)
        self._runner.ask(None)
        if limit_seconds is None:
            return self._runner.wait()
        return self._runner.wait(round(limit_seconds * 1000))

    def _deliver(self, result: object, fault: Exception | None) -> None:
        job = self._waiting.popleft()
        if self.idle():
            self._patience.stop()
            self._show_busy(shown=False)
        if fault is not None:
            self._tell_fault(job, fault)
            return
        changes = result.changes if isinstance(result, Finished) else result
        if isinstance(changes, Changes):
            self.changed.emit(changes)
        if job.done and isValid(job.owner):
            job.done(result)

    def _take_handful(self) -> None:
        until = perf_counter() + _HANDFUL_SECONDS
        while self._rows and perf_counter() < until:
            key, (owner, steps) = next(iter(self._rows.items()))
            goes_on = False
            try:
                goes_on = isValid(owner) and next(steps, _END) is not _END
            finally:
                if not goes_on and self._rows.get(key, (None, None))[1] is steps:
                    del self._rows[key]
        if not self._rows:
            self._turns.stop()

    def _tell_fault(self, job: _Job, fault: Exception) -> None:
        if not isinstance(fault, Explained):
            self.broke.emit(fault)
        elif job.failed is None:
            self.explained.emit(fault)
        elif isValid(job.owner):
            job.failed(fault)

    def _show_busy(self, *, shown: bool) -> None:
        if shown != self._busy_shown:
            self._busy_shown = shown
            self.busy.emit(shown)
