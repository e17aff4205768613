"""Resident memory of the program beside that of a window with one button: when its first screen is there, when all is
loaded, and through a conversation. A table of its own: what counts is where it stays, not its peak, which is the 256
MiB that deriving a key takes for half a second.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tests.benchmarks.first_paint import BARE, environment

if TYPE_CHECKING:
    from tests.benchmarks.hands import Hands
    from ui.app import App

_A_WHILE_MS = 2500  # until what is built ahead is there
_BARE = f"from tests.benchmarks.memory import resident_mb\n{BARE}".replace(
    "button.click()", "print(resident_mb(), flush=True)"
)
_OURS = "from tests.benchmarks.memory import tell\nfrom ui.__main__ import main\nmain([], painted=tell)"


def table(rounds: int) -> Iterator[str]:
    """The lines of the table: of every moment the median of `rounds`."""
    found: dict[str, list[float]] = {}
    with TemporaryDirectory() as name:
        folder = Path(name)
        command = [sys.executable, "-m", "tests.benchmarks.pair", "unlock", "prepare", name]
        subprocess.run(command, check=True)
        for _ in range(rounds):
            for moment, figure in json.loads(_told(_OURS, folder)).items():
                found.setdefault(moment, []).append(figure)
            found.setdefault("", []).append(float(_told(_BARE, folder)))
    bare = median(found.pop(""))
    yield f"{'resident memory / a window with one button':44} {'ours, MB':>9} {'plain, MB':>9} {'ratio':>6}"
    for moment, figures in found.items():
        yield f"{moment:44} {median(figures):9.0f} {bare:9.0f} {median(figures) / bare:6.2f}"


def _told(program: str, folder: Path) -> bytes:
    command = [sys.executable, "-c", program]
    return subprocess.run(command, env=environment(folder), stdout=subprocess.PIPE, check=True).stdout


def resident_mb() -> float:
    """What of this process lies in memory now; 0 where the system does not tell."""
    try:
        lines = Path("/proc/self/status").read_text("utf-8").splitlines()
    except OSError:
        return 0.0
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))


def tell(app: App) -> None:
    """From the first paint on: prints what is resident at each moment, and ends the program."""
    from PySide6.QtCore import QTimer

    found = {"the first screen": resident_mb()}

    def go_on() -> None:
        found["everything loaded, before the desk is open"] = resident_mb()
        try:
            _lead(app, found)
        except Exception:  # noqa: BLE001 - told, and the end of it: no window shall wait for somebody
            traceback.print_exc()
            os._exit(1)
        print(json.dumps(found), flush=True)
        os._exit(0)

    QTimer.singleShot(_A_WHILE_MS, app, go_on)


def _lead(app: App, found: dict[str, float]) -> None:
    from tests.benchmarks import clicks
    from tests.benchmarks.hands import Hands

    hands = Hands(app)
    clicks.open_desk(hands)
    hands.waits(_A_WHILE_MS)
    found["the desk open"] = resident_mb()
    _until_asked(hands)
    found["a question"] = resident_mb()
    clicks.answer_the_rest(hands)
    found["the advice"] = resident_mb()
    hands.clicks("to the sheet", hands.rooms.advice.next, lambda: hands.is_at("handout"))
    found["a sheet"] = resident_mb()
    clicks.vary_the_sheet(hands)
    found["the same in large print, and in English"] = resident_mb()
    hands.clicks("on from the sheet", hands.rooms.handout.skip, lambda: hands.is_at("finish"))
    hands.clicks("end the conversation", hands.rooms.finish.end, lambda: hands.is_at("home"))
    for _ in range(clicks.CONVERSATIONS):
        clicks.lead(hands)
    found["home, after four conversations"] = resident_mb()
    clicks.go_round(hands)
    found["every other place was seen, twice"] = resident_mb()


def _until_asked(hands: Hands) -> None:
    from tests.benchmarks import clicks

    clicks.begin(hands)
    clicks.choose_needs(hands)
