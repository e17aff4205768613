"""The program at the start of a journey."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.journeys import desk
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
