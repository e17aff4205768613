from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QWindow
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


def presses_a_key(window: QWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_A)


def clicks(window: QWindow) -> None:
    QTest.mouseClick(window, Qt.MouseButton.LeftButton)


def moves_the_mouse(window: QWindow) -> None:
    QTest.mouseMove(window, QPoint(5, 5))
    QTest.mouseMove(window, QPoint(9, 9))


@pytest.mark.parametrize("act", [presses_a_key, clicks, moves_the_mouse])
@pytest.mark.parametrize("opened_later", [False, True], ids=["a-window", "a-window-that-opened-later"])
def test_whoever_does_something_starts_the_silence_anew(
    idle: Idle, qtbot: QtBot, act: Callable[[QWindow], None], opened_later: bool
) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    if opened_later:
        idle.start(100)
    with qtbot.waitActive(field):
        field.show()
        field.activateWindow()
    if not opened_later:
        idle.start(100)
    before = idle._quiet.remainingTime()
    qtbot.waitUntil(lambda: idle._quiet.remainingTime() < before)
    quieter = idle._quiet.remainingTime()
    window = field.windowHandle()
    assert window is not None
    act(window)
    qtbot.waitUntil(lambda: idle._quiet.remainingTime() > quieter)


def test_what_the_program_does_by_itself_is_not_somebody_who_does_something(idle: Idle, qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    idle.start(100)
    before = idle._quiet.remainingTime()
    qtbot.waitUntil(lambda: idle._quiet.remainingTime() < before)
    quieter = idle._quiet.remainingTime()
    field.setText("saved")
    field.resize(300, 40)
    QApplication.processEvents()
    assert idle._quiet.remainingTime() <= quieter


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


def test_it_knows_how_long_the_hands_have_been_still(idle: Idle, qtbot: QtBot) -> None:
    assert idle.quiet_ms() is None
    field = QLineEdit()
    qtbot.addWidget(field)
    with qtbot.waitActive(field):
        field.show()
        field.activateWindow()
    idle.start(100)
    qtbot.waitUntil(lambda: (idle.quiet_ms() or 0) > 60)
    window = field.windowHandle()
    assert window is not None
    presses_a_key(window)
    assert (idle.quiet_ms() or 0) <= 60
