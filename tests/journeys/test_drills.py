"""What can happen to a desk, played through in the real window: somebody leaves, a passphrase is lost, the laptop is
stolen, the lock falls in the middle of a question, the disk is full.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from intake.errors import DiskFull
from intake.model import City, Lang, Talk
from tests.journeys import desk
from tests.journeys.desk import NICKNAME, PASSPHRASE
from tests.ui.conftest import QuickDesk
from tests.ui.pages import Program, Visit, running, texts
from ui.restore import Restore
from ui.upkeep import Upkeep

HERS = "vijf natte eenden op 12 fietsen"
OWN = "Uw eigen wachtwoord"


@pytest.fixture
def card(home: Path) -> str:
    made, code = QuickDesk.create(home, nickname=NICKNAME, passphrase=PASSPHRASE, city=City("den-haag"))
    made.close()
    return code


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


@pytest.fixture
def at_the_desk(card: str, qapp: QApplication, qtbot: QtBot, home: Path, stick: Path) -> Iterator[Program]:
    with running(qapp, qtbot, home, QuickDesk) as program:
        desk.unlock(program)
        assert program.app.rooms is not None
        program.app.rooms.upkeep._places = lambda: {"STICK": stick}
        yield program


def lets_in(program: Program, nickname: str, passphrase: str) -> None:
    program.click("Mensen")
    program.waits_for("team")
    program.comes_to_rest()
    program.click("Iemand erbij")
    program.fill("Bijnaam", nickname)
    program.fill("Uw wachtwoord", passphrase)
    program.fill("Typ het nog een keer", passphrase)
    program.fill(OWN, PASSPHRASE)
    program.click("Bewaar")
    program.comes_to_rest()


def test_somebody_comes_and_somebody_leaves(at_the_desk: Program, home: Path) -> None:
    lets_in(at_the_desk, "Maanvis", HERS)
    assert "Maanvis kan nu Inloop openen." in at_the_desk.banner()
    assert at_the_desk.sees("Maanvis")
    at_the_desk.click("Toegang afnemen")
    at_the_desk.fill(OWN, "niet het goede")
    at_the_desk.click("Neem de toegang af")
    at_the_desk.comes_to_rest()
    assert at_the_desk.sees(at_the_desk.say("error.wrong-passphrase"))
    assert QuickDesk.people(home) == ("Maanvis", NICKNAME)
    at_the_desk.fill(OWN, PASSPHRASE)
    at_the_desk.click("Neem de toegang af")
    at_the_desk.comes_to_rest()
    assert "reservekopie" in at_the_desk.banner()
    assert QuickDesk.people(home) == (NICKNAME,)
    at_the_desk.click("Vandaag")  # and the desk goes on under its new key
    at_the_desk.waits_for("home")
    Visit(at_the_desk).begins("1")


def test_a_volunteer_sees_the_places_of_a_volunteer(
    at_the_desk: Program, qapp: QApplication, qtbot: QtBot, home: Path
) -> None:
    lets_in(at_the_desk, "Maanvis", HERS)
    at_the_desk.app.lock()
    with running(qapp, qtbot, home, QuickDesk) as hers:
        hers.waits_for("unlock")
        hers.choose("Maanvis")
        hers.fill("Uw wachtwoord", HERS)
        hers.presses(Qt.Key.Key_Return)
        hers.waits_for("home")
        said = texts(hers.screen)
        assert "Instellingen" in said
        assert not {"Mensen", "Onderhoud", "Tellingen", "Talen"} & set(said)


def test_the_card_is_tried_and_replaced(at_the_desk: Program, card: str) -> None:
    at_the_desk.click("Mensen")
    at_the_desk.waits_for("team")
    at_the_desk.comes_to_rest()
    at_the_desk.click("Doet de kaart het nog?")
    at_the_desk.fill("Code op de kaart", card)
    at_the_desk.click("Kijk na")
    at_the_desk.comes_to_rest()
    assert "De kaart doet het" in at_the_desk.banner()
    at_the_desk.click("Nieuwe kaart")
    at_the_desk.fill(OWN, PASSPHRASE)
    at_the_desk.click("Maak een nieuwe kaart")
    at_the_desk.comes_to_rest()
    screen = at_the_desk.app.rooms.team  # type: ignore[union-attr]
    assert screen.card is not None
    code = screen.card._code
    assert code != card
    at_the_desk.click("Ik heb de code op papier")
    assert screen.card.question is not None
    for place, field in screen.card.question.fields.items():
        field.edit.setText(code.split("-")[place])
    at_the_desk.click("Verder")
    assert "Gooi de oude weg" in at_the_desk.banner()


def test_a_stolen_laptop_costs_a_morning_and_no_data(
    at_the_desk: Program, qapp: QApplication, qtbot: QtBot, tmp_path: Path, stick: Path
) -> None:
    """A backup on a stick, a new laptop, four clicks and the passphrase."""
    Visit(at_the_desk).begins("1")
    assert at_the_desk.app.desk
    (begun,) = at_the_desk.app.desk.unfinished()
    at_the_desk.app.shell.home_asked.emit()
    at_the_desk.waits_for("home")
    at_the_desk.click("Onderhoud")
    at_the_desk.waits_for("upkeep")
    at_the_desk.comes_to_rest()
    assert at_the_desk.sees("Er is nog geen reservekopie")
    at_the_desk.click("Maak een reservekopie")
    at_the_desk.click("Bewaar")
    at_the_desk.comes_to_rest()
    (file,) = stick.iterdir()
    assert file.name in at_the_desk.banner()
    assert at_the_desk.sees("De laatste reservekopie is van")
    at_the_desk.app.lock()
    clicks = 0
    with running(qapp, qtbot, tmp_path / "new-laptop", QuickDesk) as new:
        new.waits_for("first-run")
        for words in ("Zet een reservekopie terug", "Kies het bestand", file.name):
            if words == "Kies het bestand":
                new.waits_for("restore")
                assert isinstance(new.screen, Restore)
                new.screen._places = lambda: {"STICK": stick}
            new.click(words)
            clicks += 1
        new.comes_to_rest()
        new.fill("Uw wachtwoord", PASSPHRASE)
        new.click("Zet terug en open")
        assert clicks + 1 <= 4
        new.waits_for("home")
        assert new.app.desk
        assert [draft.id for draft in new.app.desk.unfinished()] == [begun.id]


def test_a_backup_is_rehearsed(at_the_desk: Program, stick: Path) -> None:
    at_the_desk.click("Onderhoud")
    at_the_desk.waits_for("upkeep")
    at_the_desk.comes_to_rest()
    at_the_desk.click("Maak een reservekopie")
    at_the_desk.click("Bewaar")
    at_the_desk.comes_to_rest()
    (file,) = stick.iterdir()
    at_the_desk.click("Doet de kopie het nog?")
    at_the_desk.click(file.name)
    at_the_desk.comes_to_rest()
    at_the_desk.fill(OWN, "niet het goede")
    at_the_desk.click("Probeer het")
    at_the_desk.comes_to_rest()
    assert at_the_desk.sees(at_the_desk.say("error.wrong-passphrase"))
    at_the_desk.fill(OWN, PASSPHRASE)
    at_the_desk.click("Probeer het")
    at_the_desk.comes_to_rest()
    assert "doet het" in at_the_desk.banner()
    screen = at_the_desk.screen
    assert isinstance(screen, Upkeep)
    screen.trail.click()
    at_the_desk.comes_to_rest()
    assert at_the_desk.sees(f"{NICKNAME}: probeerde een reservekopie")


def test_the_lock_falls_and_the_same_person_is_back_at_the_same_question(
    at_the_desk: Program, qapp: QApplication, qtbot: QtBot, home: Path
) -> None:
    visit = Visit(at_the_desk)
    visit.begins("1")
    visit.answers("5")
    visit.answers("3")
    before: Talk = visit.moment.talk
    at_the_desk.app.lock()
    with running(qapp, qtbot, home, QuickDesk) as again:
        again.waits_for("unlock")
        again.types(PASSPHRASE)
        again.presses(Qt.Key.Key_Return)
        again.waits_for("guide")
        assert Visit(again).moment.talk.at == before.at
        assert Visit(again).moment.talk.answers == before.answers


def test_a_full_disk_in_the_middle_of_a_conversation_is_told_and_loses_nothing(
    at_the_desk: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit = Visit(at_the_desk)
    visit.begins("1")
    visit.answers("5")
    assert at_the_desk.app.desk
    with monkeypatch.context() as full:

        def refuse(_talk: Talk, _now: str) -> None:
            raise DiskFull

        full.setattr(at_the_desk.app.desk._vault, "save_draft", refuse)
        at_the_desk.types("3")
        at_the_desk.comes_to_rest()
        assert "De schijf is vol" in at_the_desk.banner()
    at_the_desk.types("3")
    visit.goes_on()
    assert visit.moment.talk.at not in ("safety", "needs")


def test_a_line_for_the_next_shift_is_written_read_and_done_with(at_the_desk: Program) -> None:
    at_the_desk.click("Geef iets door")
    at_the_desk.fill("Wat moet de volgende dienst weten?", "De printer loopt vast")
    at_the_desk.click("Geef door")
    at_the_desk.comes_to_rest()
    assert at_the_desk.sees("De printer loopt vast")
    at_the_desk.click("Klaar, haal weg: De printer loopt vast")
    at_the_desk.comes_to_rest()
    assert at_the_desk.sees("Er is niets doorgegeven.")


def test_a_visitor_asks_what_is_kept_and_has_it_wiped_with_a_proof(at_the_desk: Program) -> None:
    sheets: list[bytes] = []
    assert at_the_desk.app.rooms
    assert at_the_desk.app.desk
    at_the_desk.app.rooms.home._send = lambda pdf, _pictures: sheets.append(pdf)
    number = at_the_desk.app.desk.finish(
        at_the_desk.app.desk.promise_number(at_the_desk.app.desk.begin(Lang("ti")))
    ).number
    assert number
    at_the_desk.fill("Heeft de bezoeker een vel met een nummer?", number)
    at_the_desk.click("Zoek op")
    at_the_desk.comes_to_rest()
    at_the_desk.click("Wat is er bewaard? Druk af")
    at_the_desk.comes_to_rest()
    assert len(sheets) == 1
    at_the_desk.click("Wis dit nummer")
    at_the_desk.click("Ja, wis alles")
    at_the_desk.comes_to_rest()
    at_the_desk.click("Druk het bewijs af")
    at_the_desk.comes_to_rest()
    assert len(sheets) == 2
    at_the_desk.fill("Heeft de bezoeker een vel met een nummer?", number)
    at_the_desk.click("Zoek op")
    at_the_desk.comes_to_rest()
    assert at_the_desk.sees(at_the_desk.say("error.number-unknown"))


def test_a_line_of_free_text_is_asked_only_where_it_was_switched_on(at_the_desk: Program) -> None:
    assert at_the_desk.app.desk
    for allowed in (False, True):
        at_the_desk.app.desk.upkeep.allow_remarks(allowed=allowed)
        visit = Visit(at_the_desk)
        visit.begins("1")
        visit.answers("5")
        visit.answers("3")
        visit.answers_the_rest()
        visit.goes_on()
        at_the_desk.waits_for("handout")
        at_the_desk.click("Verder zonder papier")
        at_the_desk.waits_for("finish")
        assert not at_the_desk.sees("Een regel bij dit nummer")
        at_the_desk.types("2")
        at_the_desk.comes_to_rest()
        assert at_the_desk.sees("Een regel bij dit nummer") is allowed
        if allowed:
            at_the_desk.fill("Een regel bij dit nummer", "komt met haar zus")
        number = visit.moment.talk.number
        at_the_desk.click("Rond af")
        at_the_desk.waits_for("home")
        assert number
        assert at_the_desk.app.desk.find(number).remark == ("komt met haar zus" if allowed else "")
