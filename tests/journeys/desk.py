"""A desk for a journey, and the words a volunteer types there that nobody may find again."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt

from intake.model import City
from tests.ui.conftest import QuickDesk
from tests.ui.pages import Program, Visit

NICKNAME, PASSPHRASE = "Zonnebloem", "zonder paraplu naar Vlieland 1953"
OWN_LINE = "Kwartelkoning om half elf bij de rode deur"  # stands on paper, and nowhere else
TIGRINYA = "B"


def make(home: Path) -> None:
    desk, _ = QuickDesk.create(home, nickname=NICKNAME, passphrase=PASSPHRASE, city=City("den-haag"))
    desk.close()


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
