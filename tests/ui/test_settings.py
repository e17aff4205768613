from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from intake.model import Code
from intake.settings import Settings
from tests.ui.pages import Program
from ui import look
from ui.settings import SettingsScreen
from ui.speech import Speech

Show = Callable[[QWidget], QWidget]


def practise(program: Program) -> None:
    program.waits_for("first-run")
    program.click("Alleen oefenen, zonder wachtwoord")
    program.waits_for("practice")
    program.choose("Utrecht")
    program.click("Begin met oefenen")
    program.waits_for("home")


def test_what_is_set_is_shown(say: Speech, shown: Show) -> None:
    screen = SettingsScreen(say, Settings(zoom=125, dark=True, idle_seconds=300))
    shown(screen)
    assert screen.zoom.codes() == ("125",)
    assert screen.dark.codes() == ("dark",)
    assert screen.idle.codes() == ("300",)


def test_a_choice_is_told_with_everything_else_as_it_was(say: Speech, shown: Show, qtbot: QtBot) -> None:
    screen = SettingsScreen(say, Settings(zoom=125))
    shown(screen)
    with qtbot.waitSignal(screen.changed) as told:
        screen.dark.tile(Code("light")).click()
    assert told.args == [Settings(zoom=125, dark=False)]


def test_a_choice_cannot_be_taken_back_to_nothing(say: Speech, shown: Show, qtbot: QtBot) -> None:
    screen = SettingsScreen(say, Settings())
    shown(screen)
    with qtbot.assertNotEmitted(screen.changed):
        screen.zoom.tile(Code("100")).click()
    assert screen.zoom.codes() == ("100",)


def test_a_setting_that_no_tile_has_stays_as_it_is(say: Speech, shown: Show, qtbot: QtBot) -> None:
    screen = SettingsScreen(say, Settings(idle_seconds=45))
    shown(screen)
    assert screen.idle.codes() == ()
    with qtbot.waitSignal(screen.changed) as told:
        screen.dark.tile(Code("dark")).click()
    assert told.args[0].idle_seconds == 45


def test_a_change_is_worn_at_once_and_kept(program: Program, home: Path) -> None:
    practise(program)
    program.click("Instellingen")
    program.waits_for("settings")
    program.choose("Donker")
    program.qtbot.waitUntil(lambda: look.worn().dark)
    program.waits_for("settings")
    program.choose("English")
    program.qtbot.waitUntil(lambda: program.sees("Settings"))
    program.settle()
    assert json.loads((home / "settings.json").read_text()) == {
        "window_language": "en",
        "zoom": 100,
        "dark": True,
        "idle_seconds": 120,
    }
    assert program.app.desk is not None
    assert program.sees("Practice")


def test_settings_that_cannot_be_kept_are_explained_and_worn_all_the_same(program: Program, home: Path) -> None:
    practise(program)
    (home / "settings.json").mkdir()
    program.click("Instellingen")
    program.waits_for("settings")
    program.choose("Donker")
    program.qtbot.waitUntil(lambda: look.worn().dark)
    program.settle()
    assert "settings.json" in program.banner()
