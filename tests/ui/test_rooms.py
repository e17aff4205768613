"""The screens of an open desk are built again when the look, the language or the content is another."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from intake.desk import Desk
from intake.settings import Settings
from ui.rooms import Rooms
from ui.shell import Shell
from ui.speech import Speech
from ui.work import Work


def test_rooms_that_were_closed_hear_nothing_of_the_window(say: Speech, work: Work, desk: Desk, qtbot: QtBot) -> None:
    shell = Shell()
    qtbot.addWidget(shell)
    first = Rooms(say, work, desk, shell, Settings())
    first.close()
    second = Rooms(say, work, desk, shell, Settings())
    second.show_place("settings")
    heard: list[str] = []
    first.show_place = heard.append  # type: ignore[method-assign]
    first.show_family = lambda: heard.append("family")  # type: ignore[method-assign]
    shell.home_asked.emit()
    shell.family_asked.emit()
    shell.covered.emit(True)
    assert heard == []
    assert shell.in_front() is second.home
    qtbot.waitUntil(work.idle)
    second.close()
