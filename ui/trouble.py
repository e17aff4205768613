"""What went wrong, said to a person. The world's fault is one sentence in a banner, in her language. A bug becomes a
report (`report.py`).
"""

from __future__ import annotations

import sys
from types import TracebackType

from PySide6.QtCore import QObject, Signal

from intake.errors import Explained
from ui.speech import Speech


def explain(say: Speech, fault: Explained) -> str:
    """The sentence for a fault of the world."""
    return say(fault.key, **fault.params)


class Hook(QObject):
    """Takes the place of Python's last resort: an uncaught exception becomes `broke`, on the window's thread."""

    broke = Signal(object)

    def install(self) -> None:
        sys.excepthook = self._caught

    def remove(self) -> None:
        sys.excepthook = sys.__excepthook__

    def _caught(self, kind: type[BaseException], fault: BaseException, where: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, fault, where)
        else:
            self.broke.emit(fault)
