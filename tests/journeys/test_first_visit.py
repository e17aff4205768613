"""A first visit, from the language to the paper; and what is left when the power fails in the middle of it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from intake.model import Talk
from tests.journeys import desk
from tests.journeys.desk import OWN_LINE, Tray
from tests.ui.conftest import QuickDesk
from tests.ui.pages import Program, Visit, running
from ui.advised import AdvisedCard
from ui.handout import Handout

HOUSE = Path(__file__).parents[2]


def tray_of(program: Program) -> Tray:
    assert program.app.rooms is not None
    program.app.rooms.handout._send = tray = Tray()
    return tray


def made_in(program: Program) -> Handout:
    screen = program.screen
    assert isinstance(screen, Handout)
    program.qtbot.waitUntil(lambda: screen.made is not None)
    return screen


def test_a_visit_from_the_language_to_the_paper_with_the_keyboard_alone(at_the_desk: Program) -> None:
    tray = tray_of(at_the_desk)
    visit = desk.lead_to_the_advice(at_the_desk)
    visit.goes_on()
    at_the_desk.waits_for("handout")
    sheet = made_in(at_the_desk).made
    assert sheet is not None
    assert sheet.sheet.handout.language == "ti"
    visit.goes_on()  # prints
    assert tray.sheets == [sheet.sheet.pdf]
    visit.goes_on()
    at_the_desk.waits_for("finish")
    at_the_desk.presses(Qt.Key.Key_Return)
    at_the_desk.waits_for("home")
    assert at_the_desk.app.desk is not None
    assert at_the_desk.app.desk.unfinished() == ()


def test_going_back_to_the_language_and_on_again_loses_no_answer(at_the_desk: Program) -> None:
    visit = desk.lead_to_the_advice(at_the_desk)
    before = visit.moment.talk
    while at_the_desk.screen.objectName() != "language":
        visit.goes_back()
    at_the_desk.types("7")  # Arabic, after all
    at_the_desk.waits_for("guide")
    while visit.moment.page.question:
        visit.goes_on()
    after = visit.moment.talk
    assert (after.answers, after.edits, after.language) == (before.answers, before.edits, "ar")


SAFE_FROM = ("language", "guide", "facing", "advice", "handout", "finish")


def bring_up(program: Program, name: str) -> None:
    if name == "language":
        program.presses(Qt.Key.Key_Return)
        program.waits_for("language")
        return
    visit = Visit(program)
    visit.begins("1")
    visit.answers("5")
    if name == "facing":
        program.presses(Qt.Key.Key_F6)
    elif name != "guide":
        visit.answers("3")
        visit.answers_the_rest()
        while program.screen.objectName() != name:
            made = isinstance(program.screen, Handout)
            program.screen.skip.click() if made else visit.goes_on()
            program.settle()
    program.waits_for(name)


@pytest.mark.parametrize("name", SAFE_FROM)
def test_safety_is_one_key_away_from_every_screen(name: str, at_the_desk: Program) -> None:
    bring_up(at_the_desk, name)
    at_the_desk.presses(Qt.Key.Key_F9)
    at_the_desk.qtbot.waitUntil(
        lambda: (
            at_the_desk.app.rooms is not None
            and at_the_desk.app.rooms.conversation.moment is not None
            and at_the_desk.app.rooms.conversation.moment.page.at == "safety"
        )
    )
    at_the_desk.waits_for("facing" if name == "facing" else "guide")


@pytest.mark.parametrize("place", ["home", "counts", "settings"])
def test_safety_is_one_key_away_before_there_is_a_conversation(place: str, at_the_desk: Program) -> None:
    rooms = at_the_desk.app.rooms
    assert rooms is not None
    rooms.show_place(place)
    at_the_desk.waits_for(place)
    at_the_desk.presses(Qt.Key.Key_F9)
    at_the_desk.waits_for("guide")
    assert Visit(at_the_desk).moment.page.at == "safety"


@pytest.mark.parametrize("name", ["guide", "advice", "handout", "finish"])
def test_after_safety_one_is_back_where_one_was(name: str, at_the_desk: Program) -> None:
    bring_up(at_the_desk, name)
    at = Visit(at_the_desk).moment.page.at
    at_the_desk.presses(Qt.Key.Key_F9)
    at_the_desk.qtbot.waitUntil(lambda: Visit(at_the_desk).moment.page.at == "safety")
    at_the_desk.click(at_the_desk.say("window.safety.return"))
    at_the_desk.waits_for(name)
    assert Visit(at_the_desk).moment.page.at == at


def test_turning_the_screen_shows_the_same_question_and_back(at_the_desk: Program) -> None:
    visit = Visit(at_the_desk)
    visit.begins(desk.TIGRINYA)
    visit.answers("5")
    at_the_desk.presses(Qt.Key.Key_F6)
    at_the_desk.waits_for("facing")
    rooms = at_the_desk.app.rooms
    assert rooms is not None
    assert rooms.facing.board is not None
    rooms.facing.board.tiles.tile("zorg").click()
    at_the_desk.settle()
    at_the_desk.presses(Qt.Key.Key_F6)
    at_the_desk.waits_for("guide")
    assert rooms.guide.board is not None
    assert rooms.guide.board.tiles.codes() == ("zorg",)


def test_a_second_display_is_hers_and_the_volunteer_keeps_her_own(
    at_the_desk: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.rooms.second_display", lambda _window: QApplication.primaryScreen())
    visit = Visit(at_the_desk)
    visit.begins(desk.TIGRINYA)
    visit.answers("5")
    rooms = at_the_desk.app.rooms
    assert rooms is not None
    rooms.guide.turn.click()
    assert at_the_desk.screen.objectName() == "guide"
    assert rooms._far is not None
    assert rooms._far.isVisible()
    at_the_desk.types("3")
    at_the_desk.settle()
    assert rooms._far.board is not None
    assert rooms._far.board.tiles.codes() == ("zorg",)
    rooms.guide.turn.click()
    assert rooms._far is None


def test_home_puts_a_conversation_down_and_brings_it_back(at_the_desk: Program) -> None:
    visit = Visit(at_the_desk)
    visit.begins(desk.TIGRINYA)
    visit.answers("5")
    at_the_desk.types("3")
    at_the_desk.settle()
    kept = visit.moment.talk
    at_the_desk.click(at_the_desk.say("window.kit.home"))
    at_the_desk.waits_for("home")
    assert at_the_desk.app.rooms is not None
    assert at_the_desk.app.rooms.guide.board is None  # on no screen any more
    resume_the_only_one(at_the_desk)
    at_the_desk.waits_for("guide")
    assert visit.moment.talk == kept


def resume_the_only_one(program: Program) -> None:
    rooms = program.app.rooms
    assert rooms is not None
    (draft,) = rooms.desk.unfinished()
    rooms.home.resumed.emit(draft.id)
    program.settle()


# --- the power fails


@pytest.fixture
def cut_short(home: Path) -> Talk:
    """A conversation in a program of its own, which was killed at the advice; as it stood there."""
    desk.make(home)
    environment = {**os.environ, "PYTHONPATH": str(HOUSE), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "tests.journeys.until_killed", str(home)]
    with subprocess.Popen(command, cwd=HOUSE, env=environment, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        told = other.stdout.readline()
        other.kill()
    assert other.returncode != 0
    return msgspec.json.decode(told, type=Talk)


def test_after_a_kill_the_conversation_is_there_at_the_same_page_with_the_same_answers(
    cut_short: Talk, qapp: QApplication, qtbot: QtBot, home: Path
) -> None:
    with running(qapp, qtbot, home, QuickDesk) as program:
        desk.unlock(program)
        resume_the_only_one(program)
        program.waits_for("advice")
        talk = Visit(program).moment.talk
        assert (talk.id, talk.at, talk.answers) == (cut_short.id, cut_short.at, cut_short.answers)
        assert talk.edits.own_lines == (OWN_LINE,)
        assert program.sees(OWN_LINE)
        assert program.screen.findChildren(AdvisedCard)


def test_no_file_of_the_desk_has_a_word_that_was_typed(cut_short: Talk, home: Path) -> None:
    files = [path for path in home.rglob("*") if path.is_file()]
    assert files
    words = {word for text in (OWN_LINE, desk.PASSPHRASE) for word in text.split() if len(word) > 4}
    for path in files:
        content = path.read_bytes()
        for word in words | {
            str(code) for answer in cut_short.answers.values() for code in answer.codes if len(code) > 6
        }:
            for coded in (word.encode(), word.encode("utf-16-le")):
                assert coded not in content, (path.name, word)
