"""What Python left behind, swept up on the window's own thread while nobody waits for it.

Left to itself Python looks for it in the middle of anything, on whichever thread is at work: it would hold the window
up, and could take down a timer or a layout of Qt's from another thread than its own, and the program with it.
"""

from __future__ import annotations

import gc
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 1_000
_WORTH_IT = 10_000  # objects made since, and still there


class Sweep(QObject):
    """From now on. What is there already is there to stay, and never looked through. `at_rest`: nobody waits."""

    def __init__(self, at_rest: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._at_rest = at_rest
        gc.disable()
        gc.freeze()
        timer = QTimer(self)
        timer.setInterval(_EVERY_MS)
        timer.timeout.connect(self._look)
        timer.start()

    def _look(self) -> None:
        if gc.get_count()[0] >= _WORTH_IT and self._at_rest():
            gc.collect()
