"""A program of its own that leads a conversation over a real vault, tells how far it came, and waits to be killed."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication, QWidget

from tests.journeys.desk import lead_to_the_advice, unlock
from tests.ui.conftest import QuickDesk
from tests.ui.pages import running
from ui import look


class Patience:
    """Waits as pytest-qt does, where there is no pytest."""

    def __init__(self, application: QApplication) -> None:
        self._application = application

    def waitUntil(self, condition: Callable[[], bool]) -> None:  # noqa: N802 - the name that tests know
        while not condition():
            self._application.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 10)

    @contextmanager
    def waitActive(self, widget: QWidget) -> Iterator[None]:  # noqa: N802
        yield
        self.waitUntil(widget.isActiveWindow)


def main(home: Path) -> None:
    application = QApplication(list(look.ARGUMENTS))
    with running(application, Patience(application), home, QuickDesk) as program:  # type: ignore[arg-type]
        unlock(program)
        visit = lead_to_the_advice(program)
        sys.stdout.write(msgspec.json.encode(visit.moment.talk).decode() + "\n")
        sys.stdout.flush()
        application.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
