"""A coordinator's month, and a first day in practice; with the mouse, and with the keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from intake import case as cases
from intake import content
from intake.course import families
from intake.model import NL, AnswerState, Code, FactId
from intake.words import Words
from tests.journeys.desk import HERS, NICKNAME, PASSPHRASE
from tests.journeys.hands import Hand, option, rows, thing, wait_for_the_sheet
from tests.ui.pages import Visit as Talk
from ui.course import FamilyDialog, ResultDialog
from ui.directory import Directory
from ui.publish import Publish

WORDS = Words.load()
FAMILY = families(content.load(), WORDS, NL)[1]

Sit = Callable[..., Hand]


# --- a month


@pytest.mark.usefixtures("busy")
def test_a_coordinator_phones_lets_somebody_in_gives_out_the_counts_and_backs_up(sit: Sit, stick: Path) -> None:
    hand = sit(NICKNAME)
    phone_round(hand)
    let_somebody_in(hand)
    give_out_the_counts(hand, stick)
    back_up(hand, stick)
    assert hand.pressed <= 180


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
        assert said not in rows(program)
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
    hand = sit()
    program = hand.program
    program.waits_for("first-run")
    hand.press("Alleen oefenen, zonder wachtwoord")
    program.waits_for("practice")
    hand.press(next(row for row in rows(program) if FAMILY.title in row))
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
    assert hand.pressed <= 120


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
