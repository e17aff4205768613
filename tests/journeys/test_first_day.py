"""A first day in practice: five families, by a volunteer whom nobody explains anything, with the mouse and by keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from intake import case as cases
from intake import content
from intake.course import families
from intake.model import NL, AnswerState, Code, FactId
from intake.words import Words
from tests.ui.pages import Program, Visit
from ui.course import FamilyDialog, ResultDialog
from ui.practice import Practice

FAMILIES = families(content.load(), Words.load(), NL)


def open_the_course(program: Program) -> None:
    program.waits_for("first-run")
    program.click("Alleen oefenen, zonder wachtwoord")
    program.waits_for("practice")


def sit_down_with(program: Program, name: str) -> None:
    assert isinstance(program.screen, Practice)
    program.screen.rows[name].click()
    program.waits_for("home")
    assert isinstance(program.front(), FamilyDialog)
    program.presses(Qt.Key.Key_Return)
    program.comes_to_rest()
    program.app.shell.activateWindow()  # which a display without a window manager does not do by itself


def give(program: Program, visit: Visit, name: str, *, instead: dict[str, str]) -> None:
    """Answers as the family would, on the screen, but for what is said `instead` (question -> code)."""
    case = cases.read(content.load(), content.root() / "cases" / f"{name}.yaml")
    assert program.app.rooms
    conversation = program.app.rooms.conversation
    while (question := visit.moment.page.question) is not None:
        given = instead.get(question.id) or case.answers.get(FactId(question.id), Code("declined"))
        codes = (given,) if isinstance(given, str) else given
        if codes[0] in ("declined", "unknown"):
            conversation.decline(question.id)
        else:
            conversation.answer(question.id, tuple(map(Code, codes)))
        program.comes_to_rest()
        assert visit.moment.page.answer.state is not AnswerState.NOT_ASKED
        visit.goes_on()


def finish(program: Program, visit: Visit) -> None:
    program.waits_for("advice")
    visit.goes_on()
    program.waits_for("handout")
    program.click("Verder zonder papier")
    program.waits_for("finish")
    program.click("Rond af")
    program.comes_to_rest()
    program.waits_for("home")
    program.qtbot.waitUntil(lambda: isinstance(program.front(), ResultDialog))


def test_the_whole_course_family_after_family(program: Program, home: Path) -> None:
    open_the_course(program)
    for family in FAMILIES:
        sit_down_with(program, family.name)
        visit = Visit(program)
        visit.begins("1")
        give(program, visit, family.name, instead={})
        finish(program, visit)
        assert program.sees("Uw vel is zoals het moet zijn.")
        program.click("Volgend gezin")
        program.comes_to_rest()
        program.waits_for("practice")
    assert program.sees("U hebt alle vijf de gezinnen gehad.")
    assert list(home.iterdir()) == []  # nothing was kept


def test_a_wrong_answer_is_explained_and_the_family_can_be_had_again(program: Program) -> None:
    name = "ziekenhuisrekening-den-haag"
    open_the_course(program)
    sit_down_with(program, name)
    visit = Visit(program)
    visit.begins("1")
    give(program, visit, name, instead={"needs": "zorg"})
    finish(program, visit)
    assert program.sees("Bijna goed")
    assert program.sees("Vraag om een voedselpakket.")
    program.click("Doe dit gezin nog eens")
    program.comes_to_rest()
    assert isinstance(program.front(), FamilyDialog)


@pytest.mark.parametrize("key", [Qt.Key.Key_F7])
def test_who_sits_at_the_table_is_one_key_away(program: Program, key: Qt.Key) -> None:
    open_the_course(program)
    sit_down_with(program, FAMILIES[0].name)
    Visit(program).begins("1")
    program.presses(key)
    program.comes_to_rest()
    assert isinstance(program.front(), FamilyDialog)
    assert program.sees(FAMILIES[0].says[1][1])
