from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from intake.model import City
from tests.ui.conftest import QuickDesk
from tests.ui.pages import Program, running
from ui.lock import lock

PASSPHRASE = "zonder paraplu naar Vlieland 1953"


class Screen:
    def __init__(self) -> None:
        self.forgotten = False

    def forget(self) -> None:
        self.forgotten = True


def fail() -> None:
    raise RuntimeError("stuck")


def test_locking_makes_screens_forget_then_closes_then_starts_anew(qapp: QApplication) -> None:
    screen, order = Screen(), []
    lock([screen], lambda: order.append("closed"), lambda: order.append("anew"))
    assert screen.forgotten
    assert order == ["closed", "anew"]


def test_locking_empties_the_clipboard(qapp: QApplication) -> None:
    QGuiApplication.clipboard().setText("8 jaar")
    lock([], lambda: None, lambda: None)
    assert not QGuiApplication.clipboard().text()


def test_a_vault_that_will_not_close_does_not_keep_the_program_open(qapp: QApplication) -> None:
    anew: list[bool] = []
    with pytest.raises(RuntimeError):
        lock([], fail, lambda: anew.append(True))
    assert anew


@pytest.mark.parametrize("way", ["button", "Ctrl+L", "idle"])
def test_an_open_desk_is_locked_at_once_and_unasked(way: str, home: Path, qapp: QApplication, qtbot: QtBot) -> None:
    desk, _ = QuickDesk.create(home, nickname="Zonnebloem", passphrase=PASSPHRASE, city=City("den-haag"))
    desk.close()
    with running(qapp, qtbot, home, QuickDesk) as program:
        program.waits_for("unlock")
        program.types(PASSPHRASE)
        program.presses(Qt.Key.Key_Return)
        program.waits_for("home")
        assert program.app.idle.watching()
        if way == "button":
            program.click("Op slot")
        elif way == "idle":
            program.app.idle.locked.emit()
        else:
            program.presses(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        assert program.app.desk is None
        assert program.app.shell.isHidden()
        assert not program.app.idle.watching()
    assert program.locked == 1


def test_there_is_nothing_to_lock_at_the_door(program: Program) -> None:
    program.waits_for("first-run")
    program.presses(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert program.screen.objectName() == "first-run"
    assert not program.app.shell.isHidden()


def test_practice_is_not_locked_for_being_talked_about(program: Program) -> None:
    program.waits_for("first-run")
    program.click("Alleen oefenen, zonder wachtwoord")
    program.waits_for("practice")
    program.choose("Utrecht")
    program.click("Begin met oefenen")
    program.waits_for("home")
    assert not program.app.idle.watching()
