"""A dressed application, a worker that ends, and a program over an empty folder for every test that asks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Self

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from intake.desk import Desk
from intake.keyring import Cost
from intake.model import NL, City
from intake.vault import Vault
from intake.words import Words
from tests.stand_ins import CHEAP
from tests.ui import gallery
from tests.ui.leading import Leading
from tests.ui.pages import SIZE, Program, running
from tests.ui.scenes import Props
from tests.ui.walking import Walk
from ui import look
from ui.look import Look
from ui.speech import Speech
from ui.work import Work


class QuickDesk(Desk):
    """A real desk whose keys are derived cheaply."""

    def __init__(self, vault: Vault, nickname: str, **more: Any) -> None:
        super().__init__(vault, nickname, **more)
        if self.team:
            self.team._cost = CHEAP

    @classmethod
    def create(cls, home: Path, *, nickname: str, passphrase: str, city: City, cost: Cost = CHEAP) -> tuple[Self, str]:
        return super().create(home, nickname=nickname, passphrase=passphrase, city=city, cost=cost)

    @classmethod
    def recover(cls, home: Path, recovery_key: str, *, nickname: str, passphrase: str, cost: Cost = CHEAP) -> Self:
        return super().recover(home, recovery_key, nickname=nickname, passphrase=passphrase, cost=cost)

    @classmethod
    def restore_with_card(
        cls, home: Path, path: Path, recovery_key: str, *, nickname: str, passphrase: str, cost: Cost = CHEAP
    ) -> Self:
        return super().restore_with_card(home, path, recovery_key, nickname=nickname, passphrase=passphrase, cost=cost)


def pytest_sessionfinish(session: pytest.Session) -> None:
    if (folder := session.config.getoption("--gallery")) is not None:
        gallery.hang(folder)


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> Iterator[None]:
    look.wear(qapp, Look())
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def say() -> Speech:
    return Speech(Words.load(), NL)


@pytest.fixture
def work() -> Iterator[Work]:
    worker = Work()
    yield worker
    worker.stop()


@pytest.fixture
def rest(work: Work, qtbot: QtBot) -> Callable[[], None]:
    """Until what came back from the worker has asked for no more."""

    def wait() -> None:
        for _ in range(4):
            qtbot.waitUntil(work.idle)
            QApplication.processEvents()

    return wait


@pytest.fixture
def desk() -> Iterator[Desk]:
    practice = Desk.practise(City("den-haag"))
    yield practice
    practice.close()


@pytest.fixture
def shown(qtbot: QtBot) -> Callable[[QWidget], QWidget]:
    """Shows a widget at the size of an ordinary laptop, with the focus in its window."""

    def show(widget: QWidget) -> QWidget:
        qtbot.addWidget(widget)
        widget.resize(*SIZE)
        with qtbot.waitActive(widget):
            widget.show()
            widget.activateWindow()
        return widget

    return show


@pytest.fixture
def program(qapp: QApplication, qtbot: QtBot, home: Path) -> Iterator[Program]:
    """The program as it starts for the first time."""
    with running(qapp, qtbot, home, QuickDesk) as first:
        yield first


@pytest.fixture
def walk(
    qapp: QApplication,
    qtbot: QtBot,
    say: Speech,
    work: Work,
    desk: Desk,
    lead: Leading,
    tmp_path: Path,
    request: pytest.FixtureRequest,
) -> Walk:
    """Every scene, in every look."""
    (tmp_path / "files").mkdir()
    return Walk(qapp, qtbot, Props(say, work, desk, tmp_path / "files", lead), request)


@pytest.fixture
def lead(desk: Desk, work: Work, qtbot: QtBot) -> Leading:
    """A conversation over a practice desk."""
    return Leading(desk, work, qtbot)
