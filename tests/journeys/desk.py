"""A desk for a journey, and the words a volunteer types there that nobody may find again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from intake.demo import Days, fill_last_month
from intake.model import City
from tests.ui.conftest import QuickDesk
from tests.ui.pages import Program, Visit

NICKNAME, PASSPHRASE = "Zonnebloem", "zonder paraplu naar Vlieland 1953"
OWN_LINE = "Kwartelkoning om half elf bij de rode deur"  # stands on paper, and nowhere else
TIGRINYA = "B"
VOLUNTEER, HERS = "Maanvis", "vijf natte eenden op 12 fietsen"


class Tray:
    """Where the printer puts its paper."""

    def __init__(self) -> None:
        self.sheets: list[bytes] = []

    def __call__(self, pdf: bytes, _pictures: Callable[[], Iterable[QImage]]) -> None:
        self.sheets.append(pdf)


def make(home: Path) -> None:
    desk, _ = QuickDesk.create(home, nickname=NICKNAME, passphrase=PASSPHRASE, city=City("den-haag"))
    desk.close()


def take_on(home: Path) -> None:
    """A volunteer beside the coordinator."""
    with closing(QuickDesk.open(home, NICKNAME, PASSPHRASE)) as opened:
        assert opened.team
        opened.team.add(PASSPHRASE, VOLUNTEER, HERS, coordinator=False)


def fill(home: Path) -> None:
    """A busy month behind it."""
    days = Days()
    with closing(QuickDesk.open(home, NICKNAME, PASSPHRASE)) as opened:
        opened._clock = days
        fill_last_month(opened, days)


def unlock(program: Program) -> None:
    program.waits_for("unlock")
    program.types(PASSPHRASE)
    program.presses(Qt.Key.Key_Return)
    program.waits_for("home")


def lead_to_the_advice(program: Program) -> Visit:
    """A family that reads Tigrinya, with a question about care and about food; and a line of the volunteer's own."""
    visit = Visit(program)
    visit.begins(TIGRINYA)
    visit.answers("5")  # nothing that cannot wait
    visit.answers("35")
    visit.answers_the_rest()
    program.waits_for("advice")
    program.tabs_to(program.say("window.advice.own-line"))
    program.types(OWN_LINE)
    program.presses(Qt.Key.Key_Return)
    program.settle()
    return visit
