from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from ui.idle import SLEPT_SECONDS, Idle


class Wall:
    now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def wall() -> Wall:
    return Wall()


@pytest.fixture
def idle(qapp: QApplication, wall: Wall) -> Iterator[Idle]:
    watcher = Idle(qapp, wall)
    yield watcher
    watcher.stop()
    watcher.deleteLater()


def test_silence_locks(idle: Idle, qtbot: QtBot) -> None:
    with qtbot.waitSignal(idle.locked):
        idle.start(0)
    assert not idle.watching()


def test_a_key_starts_the_silence_anew(idle: Idle, qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    idle.start(100)
    before = idle._quiet.remainingTime()
    qtbot.waitUntil(lambda: idle._quiet.remainingTime() < before)
    quieter = idle._quiet.remainingTime()
    QTest.keyClick(field, Qt.Key.Key_A)
    assert idle._quiet.remainingTime() > quieter


def test_a_machine_that_slept_is_locked(idle: Idle, wall: Wall, qtbot: QtBot) -> None:
    idle.start(100)
    wall.now += SLEPT_SECONDS * 2
    with qtbot.waitSignal(idle.locked):
        idle.tick()


def test_a_machine_that_was_awake_is_not_locked(idle: Idle, wall: Wall, qtbot: QtBot) -> None:
    idle.start(100)
    wall.now += 5
    with qtbot.assertNotEmitted(idle.locked):
        idle.tick()
    assert idle.watching()


def test_a_clock_that_was_set_back_locks_nothing(idle: Idle, wall: Wall, qtbot: QtBot) -> None:
    idle.start(100)
    wall.now -= 3600
    with qtbot.assertNotEmitted(idle.locked):
        idle.tick()


def test_a_suspended_application_is_locked(idle: Idle, qapp: QApplication, qtbot: QtBot) -> None:
    idle.start(100)
    with qtbot.waitSignal(idle.locked):
        qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationSuspended)
