from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from intake.model import City
from tests.ui.conftest import QuickDesk
from tests.ui.pages import Program, running

PASSPHRASE = "zonder paraplu naar Vlieland 1953"
MINE = "Wachtwoord van Zonnebloem"


@pytest.fixture
def card(home: Path) -> str:
    """A desk that was made before; the code of its recovery card."""
    desk, code = QuickDesk.create(home, nickname="Zonnebloem", passphrase=PASSPHRASE, city=City("den-haag"))
    desk.close()
    return code


@pytest.fixture
def locked(card: str, qapp: QApplication, qtbot: QtBot, home: Path) -> Iterator[Program]:
    """The program over that desk."""
    with running(qapp, qtbot, home, QuickDesk) as program:
        program.waits_for("unlock")
        yield program


def test_the_passphrase_and_enter_open_the_desk(locked: Program) -> None:
    locked.types(PASSPHRASE)
    locked.presses(Qt.Key.Key_Return)
    locked.waits_for("home")
    assert locked.sees("Zonnebloem")


def test_a_wrong_passphrase_opens_nothing_and_says_so_under_the_field(locked: Program) -> None:
    locked.types("verkeerd")
    locked.presses(Qt.Key.Key_Return)
    locked.settle()
    assert locked.screen.objectName() == "unlock"
    assert locked.sees(locked.say("error.wrong-passphrase"))
    assert locked.app.desk is None
    locked.types(PASSPHRASE)  # what was wrong is selected: typing replaces it
    locked.presses(Qt.Key.Key_Return)
    locked.waits_for("home")


def test_a_passphrase_is_hidden_until_it_is_asked_to_be_shown(locked: Program) -> None:
    assert locked.field(MINE).echoMode() == QLineEdit.EchoMode.Password
    locked.click("Laat zien wat ik typ")
    assert locked.field(MINE).echoMode() == QLineEdit.EchoMode.Normal
    locked.click("Verberg wat ik typ")
    assert locked.field(MINE).echoMode() == QLineEdit.EchoMode.Password


def test_capitals_that_are_on_are_told(locked: Program) -> None:
    event = QKeyEvent(QKeyEvent.Type.KeyRelease, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "A")
    QApplication.sendEvent(locked.field(MINE), event)
    assert locked.sees("Caps Lock")
    QTest.keyClicks(locked.field(MINE), "b")
    assert not locked.sees("Caps Lock")


def test_the_recovery_card_gives_a_new_passphrase(locked: Program, card: str) -> None:
    locked.click("Open met de herstelkaart")
    locked.waits_for("recovery")
    locked.types(card.lower().replace("-", " "))
    locked.presses(Qt.Key.Key_Return)
    locked.tabs_to("Uw wachtwoord")
    locked.types("vijf natte eenden op 12 fietsen")
    locked.tabs_to("Typ het nog een keer")
    locked.types("vijf natte eenden op 12 fietsen")
    locked.presses(Qt.Key.Key_Return)
    locked.waits_for("home")


def test_a_mistyped_card_says_so_and_opens_nothing(locked: Program, card: str) -> None:
    locked.click("Open met de herstelkaart")
    locked.waits_for("recovery")
    locked.fill("Code op de kaart", card[:-1])
    locked.click("Verder")
    locked.fill("Uw wachtwoord", PASSPHRASE)
    locked.fill("Typ het nog een keer", PASSPHRASE)
    locked.click("Open en bewaar")
    locked.settle()
    assert locked.sees(locked.say("error.recovery-key-length"))
    locked.click("Terug")
    locked.waits_for("unlock")


def test_practice_is_one_way_in_from_here_too(locked: Program) -> None:
    locked.click("Oefenen, zonder wachtwoord")
    locked.waits_for("practice")
    locked.click("Terug")
    locked.waits_for("unlock")


def test_a_damaged_keyring_is_told_at_the_door(card: str, home: Path, qapp: QApplication, qtbot: QtBot) -> None:
    (home / "keyring").write_bytes(b"{}")
    with running(qapp, qtbot, home, QuickDesk) as program:
        program.waits_for("unlock")
        assert program.banner() == program.say("error.keyring-damaged")
