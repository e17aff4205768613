"""The program at the start of a journey, and the hand that makes it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.journeys import desk
from tests.journeys.desk import HERS, NICKNAME, PASSPHRASE, Tray
from tests.journeys.hands import HANDS, Hand
from tests.ui.conftest import QuickDesk
from tests.ui.pages import Program, running


@pytest.fixture
def program(qapp: QApplication, qtbot: QtBot, home: Path) -> Iterator[Program]:
    """As it starts for the first time."""
    with running(qapp, qtbot, home, QuickDesk) as first:
        yield first


@pytest.fixture
def at_the_desk(qapp: QApplication, qtbot: QtBot, home: Path) -> Iterator[Program]:
    """An open desk, with somebody at it."""
    desk.make(home)
    with running(qapp, qtbot, home, QuickDesk) as opened:
        desk.unlock(opened)
        yield opened


@pytest.fixture(params=HANDS)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def tray() -> Tray:
    return Tray()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


@pytest.fixture
def staffed(home: Path) -> None:
    """A desk with a coordinator and a volunteer. Before `sit`."""
    desk.make(home)
    desk.take_on(home)


@pytest.fixture
def busy(staffed: None, home: Path) -> None:
    """And a month behind it. Before `sit`."""
    desk.fill(home)


@pytest.fixture
def sit(
    kind: str, qapp: QApplication, qtbot: QtBot, home: Path, stick: Path, tray: Tray
) -> Iterator[Callable[..., Hand]]:
    """Sits down at the program as it starts; at a desk with people, opens it as one of them."""
    with running(qapp, qtbot, home, QuickDesk) as started:
        hand: Hand = HANDS[kind](started)

        def down(nickname: str = "") -> Hand:
            if nickname:
                open_as(hand, nickname)
                rooms = started.app.rooms
                assert rooms
                rooms.home._send = rooms.handout._send = tray
                rooms.counts._places = rooms.upkeep._places = lambda: {"STICK": stick}
            return hand

        yield down


def open_as(hand: Hand, nickname: str) -> None:
    hand.program.waits_for("unlock")
    hand.choose(nickname)
    hand.type_into("Uw wachtwoord", PASSPHRASE if nickname == NICKNAME else HERS)
    hand.press("Open Inloop")
    hand.program.waits_for("home")
