"""A reception, and a conversation to the printed sheet; each as its user has it, and each twice: with the mouse, and
with the keyboard alone. The journey is written once; the hand that makes it is a parameter.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from intake.model import NL, Lang, Visit
from intake.words import Words
from tests.journeys.desk import NICKNAME, OWN_LINE, PASSPHRASE, VOLUNTEER, Tray
from tests.journeys.hands import HANDS, Hand, Keyboard, Mouse, answer, option, rows, thing, wait_for_the_sheet
from tests.ui.conftest import QuickDesk
from tests.ui.pages import Program
from tests.ui.pages import Visit as Talk

LINE = "De printer loopt vast"
TIGRINYA = "Tigrinya"
WORDS = Words.load()

Sit = Callable[..., Hand]


def begin(hand: Hand, *needs: str) -> Talk:
    """A visitor who reads Tigrinya, and whom nothing is the matter with that cannot wait."""
    hand.press("Begin een gesprek")
    hand.program.waits_for("language")
    hand.press(TIGRINYA)
    hand.program.waits_for("guide")
    answer(hand, "none")
    for need in needs:
        hand.choose(option("needs", need))
    return Talk(hand.program)


# --- somebody at the door


@pytest.mark.usefixtures("staffed")
def test_a_receptionist_receives_three_people_and_leaves_the_desk_locked(home: Path, sit: Sit, tray: Tray) -> None:
    number = a_number_on_paper(home)
    hand = sit(VOLUNTEER)
    program = hand.program
    hand.type_into("Heeft de bezoeker een vel met een nummer?", number)
    hand.press("Zoek op")
    assert program.sees("Eerder gesprek van")
    hand.press("Wat is er bewaard? Druk af")
    assert len(tray.sheets) == 1
    hand.press("Sluit")
    hand.type_into("Heeft de bezoeker een vel met een nummer?", "7KD 4MG")
    hand.press("Zoek op")
    assert program.sees(program.say("error.number-unknown")) or program.sees(program.say("error.number-mistyped"))
    begin(hand, "zorg", "voedsel")
    hand.press("Naar het begin. Het gesprek blijft bewaard.")
    program.waits_for("home")
    hand.press("Geef iets door")
    hand.type_into("Wat moet de volgende dienst weten?", LINE)
    hand.choose("Vandaag")
    hand.press("Geef door")
    assert program.sees(LINE)
    opened = program.app.desk
    assert opened
    (draft,) = opened.unfinished()
    assert draft.language == "ti"
    hand.press("Op slot")
    assert program.app.rooms is None
    assert hand.pressed <= 110


def a_number_on_paper(home: Path) -> str:
    with closing(QuickDesk.open(home, NICKNAME, PASSPHRASE)) as opened:
        kept = opened.finish(opened.promise_number(opened.begin(Lang("ti"))))
        assert kept.number
        return kept.number


# --- a print


@pytest.mark.usefixtures("staffed")
def test_a_volunteer_leads_a_conversation_to_the_sheet_and_out_of_the_door(sit: Sit, tray: Tray) -> None:
    hand = sit(VOLUNTEER)
    program = hand.program
    talk = begin(hand, "zorg", "voedsel")
    turn_the_screen_to_her(hand, talk)
    hand.press("Weet ik niet")
    hand.press("Verder")
    while talk.moment.page.question:
        answer(hand, talk.moment.page.question.options[0].code)
    look_at_the_advice_together(hand, talk)
    print_the_sheet(hand, tray)
    number = talk.moment.talk.number
    program.waits_for("finish")
    hand.press("Rond af")
    program.waits_for("home")
    opened = program.app.desk
    assert opened
    assert number
    visit: Visit = opened.find(number)
    assert visit.language == "ti"
    assert visit.steps
    assert opened.unfinished() == ()
    assert hand.pressed <= 280  # most of them on the way through the advice, where everything can be changed


def turn_the_screen_to_her(hand: Hand, talk: Talk) -> None:
    """She adds a need herself, and points onwards; then it is the volunteer's again."""
    program = hand.program
    hand.press("Draai het scherm")
    program.waits_for("facing")
    hand.choose(option("needs", "kleding"))
    assert talk.moment.page.answer.codes == ("zorg", "voedsel", "kleding")
    hand.press("Verder")
    program.comes_to_rest()
    hand.press("Terug naar de balie  F6")
    program.waits_for("guide")


def look_at_the_advice_together(hand: Hand, talk: Talk) -> None:
    """One step off the sheet, one later, somebody who comes along, a line of one's own, and a step more."""
    program = hand.program
    program.waits_for("advice")
    first, second, *_ = (WORDS.text(NL, f"step.{one.step.id}.do") for one in talk.moment.advice.steps)
    hand.press("Naar achteren (Alt+↓)", within=first)
    assert [WORDS.text(NL, f"step.{one.step.id}.do") for one in talk.moment.advice.steps][:2] == [second, first]
    hand.press("Op het vel", within=second)
    hand.press("Meer: tip, antwoorden en bron", within=first)
    hand.press("Iemand van ons", within=first)
    hand.type_into("Eigen regel op het vel", OWN_LINE)
    hand.press("Zet deze regel op het vel")
    hand.press("Stap toevoegen")
    hand.type_into("Zoek op een woord", "verloskundige")
    hand.press(rows(program)[0])
    edits = talk.moment.talk.edits
    assert edits.own_lines == (OWN_LINE,)
    assert len(edits.left_out) == 1
    assert len(edits.added) == 1
    assert set(edits.together.values()) == {"come"}
    hand.press("Naar het vel")


def print_the_sheet(hand: Hand, tray: Tray) -> None:
    program = hand.program
    program.waits_for("handout")
    wait_for_the_sheet(program)
    hand.press("Grote letters")
    wait_for_the_sheet(program)
    hand.press("Nummer op het vel")
    wait_for_the_sheet(program)
    hand.press("Afdrukken")
    assert len(tray.sheets) == 1
    hand.press("Afronden")


# --- the hands themselves


def test_a_hand_that_cannot_get_there_says_what_it_passed(kind: str, program: Program) -> None:
    program.waits_for("first-run")
    hand: Hand = HANDS[kind](program)
    with pytest.raises(AssertionError, match="is on 0 things"):
        hand.press("Bestaat niet")
    target = thing(program, "Zet een reservekopie terug")
    if isinstance(hand, Keyboard):
        target.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        with pytest.raises(AssertionError, match=r"not reached in 60 keys; passed: .*Nederlands"):
            hand.press("Zet een reservekopie terug")
    elif isinstance(hand, Mouse):
        over = QWidget(program.screen)
        over.setObjectName("over")
        over.setGeometry(program.screen.rect())
        over.show()
        with pytest.raises(AssertionError, match="lies under QWidget over"):
            hand.press("Zet een reservekopie terug")
        over.hide()
        over.deleteLater()
