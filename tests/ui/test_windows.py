"""There is one window: no part of a screen flashes up as a window of its own before it has found its place."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from intake.desk import Desk
from tests.ui.pages import Program, Visit
from ui.bar import PLACES
from ui.shell import Shell


class Flashes(QObject):
    """The windows that were shown and are not the one."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        shown = event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow()
        if shown and not isinstance(watched, Shell) and watched.parent() is None:
            self.seen.append(f"{type(watched).__name__} {watched.objectName()}")
        return False


@pytest.fixture
def flashes(qapp: QApplication) -> Iterator[Flashes]:
    watching = Flashes()
    qapp.installEventFilter(watching)
    yield watching
    qapp.removeEventFilter(watching)


def test_no_part_of_a_screen_is_ever_a_window(flashes: Flashes, program: Program) -> None:
    program.waits_for("first-run")
    program.app._open(Desk.practise(Desk.cities()[0]))
    program.waits_for("home")
    assert program.app.rooms
    for place in PLACES:
        program.app.rooms.show_place(place)
        program.settle()
    program.app.rooms.counts.now.click()
    program.app.rooms.team._begin("card-new")
    program.settle()
    program.app.rooms.show_place("home")
    program.app.shell.activateWindow()
    visit = Visit(program)
    visit.begins("B")
    visit.answers("5")
    program.presses(Qt.Key.Key_F6)
    program.waits_for("facing")
    program.presses(Qt.Key.Key_F6)
    program.waits_for("guide")
    visit.answers("3")
    visit.answers_the_rest()
    program.waits_for("advice")
    visit.goes_on()
    program.waits_for("handout")
    program.click("Verder zonder papier")
    program.waits_for("finish")
    assert flashes.seen == []
