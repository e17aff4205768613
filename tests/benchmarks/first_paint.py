"""From the start of Python to the first screen that can be used: the unlock screen, whose field takes a key, beside a
window with one button, which is pressed. Both are told by the program itself, by a clock that the processes share.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from time import perf_counter

from tests.benchmarks.pair import Pair, Work

DESK = "desk"
_LAPTOP = {
    "name": "laptop",
    "x": 0,
    "y": 0,
    "width": 1366,
    "height": 768,
    "logicalDpi": 96,
    "logicalBaseDpi": 96,
    "dpr": 1,
}
_OURS = """
import os
from time import perf_counter
from ui.__main__ import main

def painted(app):
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication
    field = QApplication.focusWidget()
    QApplication.sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a"))
    if field.text() == "a":
        print(perf_counter(), flush=True)
    os._exit(0)

main([], painted=painted)
"""
BARE = """
import os
from time import perf_counter
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

class Bare(QWidget):
    def paintEvent(self, event):
        QTimer.singleShot(0, painted)

def painted():
    button.click()
    os._exit(0)

application = QApplication([])
window = Bare()
button = QPushButton("Open")
button.clicked.connect(lambda: print(perf_counter(), flush=True))
QVBoxLayout(window).addWidget(button)
window.showMaximized()
application.exec()
"""


def prepare(folder: Path) -> None:
    """A desk, so that the window opens on the unlock screen."""
    from intake.desk import Desk
    from intake.model import NL, City

    passphrase = Desk.suggest_passphrase(NL)
    desk, _ = Desk.create(folder / DESK, nickname="meting", passphrase=passphrase, city=City("amsterdam"))
    desk.close()


def _ours(folder: Path) -> Work:
    return lambda: _until_usable(_OURS, folder)


def _bare(folder: Path) -> Work:
    return lambda: _until_usable(BARE, folder)


def _until_usable(program: str, folder: Path) -> float:
    """Seconds. The first call of a process is not counted: it leaves the bytecode behind, as a first start does."""
    begun = perf_counter()
    told = subprocess.run(
        [sys.executable, "-c", program], env=environment(folder), capture_output=True, check=True
    ).stdout
    return float(told) - begun


def environment(folder: Path) -> dict[str, str]:
    """What a program is started with: an ordinary laptop's screen that nobody sees, the desk of the folder, and its
    bytecode and content kept there.
    """
    screen = folder / "screen.json"
    screen.write_text(json.dumps({"screens": [_LAPTOP]}), "utf-8")
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {
        **kept,
        "QT_QPA_PLATFORM": f"offscreen:configfile={screen}",
        "QT_LOGGING_RULES": "qt.qpa.*=false",
        "PYTHONPYCACHEPREFIX": str(folder / "bytecode"),
        "INLOOP_HOME": str(folder / DESK),
        "INLOOP_CACHE": str(folder / "cache"),
    }


PAIR = Pair(
    title="start to a usable screen / one bare button",
    ours=_ours,
    plain=_bare,
    calls=5,
    prepare=prepare,
    starts_programs=True,
)
