"""A visit, a print, a month and a first day, each as its user has it, and each twice: with the mouse, and with the
keyboard alone. The journey is written once; the hand that makes it is a parameter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from intake import case as cases
from intake import content
from intake.course import families
from intake.demo import Days, fill_last_month
from intake.model import NL, AnswerState, Code, FactId, Lang, Visit
from intake.words import Words
from tests.journeys import desk
from tests.journeys.desk import NICKNAME, OWN_LINE, PASSPHRASE
from tests.journeys.hands import HANDS, Hand, Keyboard, Mouse, thing
from tests.ui.conftest import QuickDesk
from tests.ui.pages import Program, running, visible
from tests.ui.pages import Visit as Talk
from ui.card import ListRow
from ui.course import FamilyDialog, ResultDialog
from ui.directory import Directory
from ui.handout import Handout
from ui.publish import Publish

VOLUNTEER, HERS = "Maanvis", "vijf natte eenden op 12 fietsen"
LINE = "De printer loopt vast"
TIGRINYA = "Tigrinya"
FAMILY = families(content.load(), Words.load(), NL)[1]
WORDS = Words.load()

Sit = Callable[[str], Hand]


class Tray:
    """Where the printer puts its paper."""

    def __init__(self) -> None:
        self.sheets: list[bytes] = []

    def __call__(self, pdf: bytes, _pictures: Callable[[], Iterable[QImage]]) -> None:
        self.sheets.append(pdf)


@pytest.fixture(params=HANDS)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def tray() -> Tray:
    return Tray()


@pytest.fixture
def sit(kind: str, qapp: QApplication, qtbot: QtBot, home: Path, tmp_path: Path, tray: Tray) -> Iterator[Sit]:
    """Sits down at the program as it starts; at a desk with people, opens it as one of them."""
    stick = tmp_path / "stick"
    stick.mkdir()
    with running(qapp, qtbot, home, QuickDesk) as program:
        hand: Hand = HANDS[kind](program)

        def down(nickname: str) -> Hand:
            if nickname:
                open_as(hand, nickname)
                rooms = program.app.rooms
                assert rooms
                rooms.home._send = rooms.handout._send = tray
                rooms.counts._places = rooms.upkeep._places = lambda: {"STICK": stick}
            return hand

        yield down


@pytest.fixture
def staffed(home: Path) -> None:
    """A desk with two people. Before `sit`."""
    desk.make(home)
    with closing(QuickDesk.open(home, NICKNAME, PASSPHRASE)) as opened:
        assert opened.team
        opened.team.add(PASSPHRASE, VOLUNTEER, HERS, coordinator=False)


@pytest.fixture
def busy(staffed: None, home: Path) -> None:
    """A month behind it. Before `sit`."""
    days = Days()
    with closing(QuickDesk.open(home, NICKNAME, PASSPHRASE)) as opened:
        opened._clock = days
        fill_last_month(opened, days)


def open_as(hand: Hand, nickname: str) -> None:
    hand.program.waits_for("unlock")
    hand.choose(nickname)
    hand.type_into("Uw wachtwoord", PASSPHRASE if nickname == NICKNAME else HERS)
    hand.press("Open Inloop")
    hand.program.waits_for("home")


def option(question: str, code: str) -> str:
    return WORDS.text(NL, f"guide.{question}.option.{code}")


def answer(hand: Hand, *codes: str) -> None:
    """Chooses these answers to the question on the table, and goes on."""
    talk = Talk(hand.program)
    question = talk.moment.page.question
    assert question
    for code in codes:
        hand.choose(option(question.id, code))
    hand.press("Verder")


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
    hand.press(next(text for text in texts_of_rows(program)))
    edits = talk.moment.talk.edits
    assert edits.own_lines == (OWN_LINE,)
    assert len(edits.left_out) == 1
    assert len(edits.added) == 1
    assert set(edits.together.values()) == {"come"}
    hand.press("Naar het vel")


def texts_of_rows(program: Program) -> list[str]:
    """What the rows of the open list say."""
    return [row.accessibleName() for row in visible(program.front(), ListRow)]


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


def wait_for_the_sheet(program: Program) -> None:
    screen = program.screen
    assert isinstance(screen, Handout)
    program.comes_to_rest()
    program.qtbot.waitUntil(lambda: screen.made is not None)


# --- a month


@pytest.mark.usefixtures("busy")
def test_a_coordinator_phones_lets_somebody_in_gives_out_the_counts_and_backs_up(sit: Sit, tmp_path: Path) -> None:
    hand = sit(NICKNAME)
    phone_round(hand)
    let_somebody_in(hand)
    give_out_the_counts(hand, tmp_path / "stick")
    back_up(hand, tmp_path / "stick")


def phone_round(hand: Hand) -> None:
    """Two are right, a third has another number."""
    program = hand.program
    hand.press("Adressen")
    program.waits_for("directory")
    program.comes_to_rest()
    hand.press("Belronde")
    assert program.sees("Vraag: klopt dit nummer nog")
    opened = program.app.desk
    assert opened
    called = []
    for corrected in (False, False, True):
        assert isinstance(program.screen, Directory)
        service, row = next(iter(program.screen.entries.items()))
        said = row.accessibleName()
        called.append(service)
        if corrected:
            hand.press("Verbeter: het telefoonnummer")
            hand.type_into("Telefoon, met een komma ertussen", "070 318 16 99")
            hand.press("Bewaar")
        hand.press("Alles klopt nog")
        assert said not in texts_of_rows(program)
    done = [opened.addresses.entry(service).service for service in called]
    assert all(service.assured_date for service in done)
    assert done[-1].phones[0].number == "070 318 1699"


def let_somebody_in(hand: Hand) -> None:
    program = hand.program
    hand.press("Mensen")
    program.waits_for("team")
    program.comes_to_rest()
    hand.press("Iemand erbij")
    hand.type_into("Bijnaam", "Zeester")
    hand.type_into("Uw eigen wachtwoord", PASSPHRASE)
    hand.type_into("Uw wachtwoord", HERS)
    hand.type_into("Typ het nog een keer", HERS)
    hand.press("Bewaar")
    assert "Zeester kan nu Inloop openen." in program.banner()


def give_out_the_counts(hand: Hand, stick: Path) -> None:
    program = hand.program
    hand.press("Tellingen")
    program.waits_for("counts")
    program.comes_to_rest()
    hand.press("Nu")
    hand.press("Maand")
    hand.press("Cijfers (CSV)")
    hand.press("Bewaar")
    program.qtbot.waitUntil(lambda: not isinstance(program.front(), Publish), timeout=60_000)
    program.comes_to_rest()
    (file,) = stick.glob("*.csv")
    assert file.name in program.banner()
    assert thing(program, "Maand").isChecked()


def back_up(hand: Hand, stick: Path) -> None:
    program = hand.program
    hand.press("Onderhoud")
    program.waits_for("upkeep")
    program.comes_to_rest()
    assert program.sees("Er is nog geen reservekopie")
    hand.press("Maak een reservekopie")
    hand.press("Bewaar")
    (file,) = stick.glob("*.inloop")
    assert file.name in program.banner()
    assert program.sees("De laatste reservekopie is van")
    hand.press("Wie deed wat")
    assert program.sees(f"{NICKNAME}: ")
    hand.press("Sluit")


# --- a first day


def test_a_first_day_in_practice(sit: Sit, home: Path) -> None:
    hand = sit("")
    program = hand.program
    program.waits_for("first-run")
    hand.press("Alleen oefenen, zonder wachtwoord")
    program.waits_for("practice")
    hand.press(next(row for row in texts_of_rows(program) if FAMILY.title in row))
    program.waits_for("home")
    assert isinstance(program.front(), FamilyDialog)
    hand.press("Terug naar het gesprek")
    program.app.shell.activateWindow()  # which a display without a window manager does not do by itself
    hand.press("Begin een gesprek")
    program.waits_for("language")
    hand.press(WORDS.text(NL, f"language.{FAMILY.language}"))
    program.waits_for("guide")
    answer_as_she_would(hand)
    program.waits_for("advice")
    hand.press("Naar het vel")
    program.waits_for("handout")
    wait_for_the_sheet(program)
    hand.press("Verder zonder papier")
    program.waits_for("finish")
    hand.press("Rond af")
    program.waits_for("home")
    program.qtbot.waitUntil(lambda: isinstance(program.front(), ResultDialog))
    assert program.sees("Uw vel is zoals het moet zijn.")
    hand.press("Volgend gezin")
    program.waits_for("practice")
    assert list(home.iterdir()) == []  # nothing was kept


def answer_as_she_would(hand: Hand) -> None:
    talk = Talk(hand.program)
    case = cases.read(content.load(), content.root() / "cases" / f"{FAMILY.name}.yaml")
    while (question := talk.moment.page.question) is not None:
        given = case.answers.get(FactId(question.id), Code("declined"))
        codes = (given,) if isinstance(given, str) else given
        if codes[0] in ("declined", "unknown"):
            hand.press("Weet ik niet" if codes[0] == "unknown" else "Zegt ze liever niet")
        elif question.kind == "digits":
            for digit in codes[0]:
                hand.press(digit)
        else:
            for code in codes:
                hand.choose(option(question.id, code))
        assert talk.moment.page.answer.state is not AnswerState.NOT_ASKED
        hand.press("Verder")


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
