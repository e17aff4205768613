"""From start to the first thing on the screen, and out again: the unlock screen beside a bare window."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.benchmarks.pair import Pair, Work

DESK = "desk"
BARE_WINDOW = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

class Bare(QWidget):
    def paintEvent(self, event):
        QTimer.singleShot(0, QApplication.quit)

application = QApplication([])
window = Bare()
window.show()
application.exec()
"""


def _prepare(folder: Path) -> None:
    """A desk, so that the window opens on the unlock screen."""
    from intake.desk import Desk
    from intake.model import NL, City

    passphrase = Desk.suggest_passphrase(NL)
    desk, _ = Desk.create(folder / DESK, nickname="meting", passphrase=passphrase, city=City("amsterdam"))
    desk.close()


def _ours(folder: Path) -> Work:
    return lambda: _run(["-m", "ui", "--exit-after-first-paint"], folder)


def _plain(folder: Path) -> Work:
    return lambda: _run(["-c", BARE_WINDOW], folder)


def _run(arguments: list[str], folder: Path) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "INLOOP_HOME": str(folder / DESK)}
    subprocess.run([sys.executable, *arguments], env=environment, check=True)


PAIR = Pair(
    title="start to first paint / bare QWidget",
    ours=_ours,
    plain=_plain,
    calls=5,
    prepare=_prepare,
    starts_programs=True,
)
