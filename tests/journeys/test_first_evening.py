"""A coordinator's first evening: a call round, what turned out otherwise, a closure, an address of the desk's own; a
volunteer who says that an address was wrong, and a mother who comes back and tells how it went.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt

from intake import case, content
from intake.demo import lead
from intake.model import Outcome, ServiceId
from tests.ui.pages import Program, Visit
from ui.add_address import AddAddress
from ui.correct import CorrectDialog, HoursDialog
from ui.directory import Directory

ROUND = 10


@pytest.fixture
def evening(at_the_desk: Program) -> Program:
    """At the addresses."""
    at_the_desk.click("Adressen")
    at_the_desk.waits_for("directory")
    at_the_desk.comes_to_rest()
    return at_the_desk


def screen_of(program: Program) -> Directory:
    assert isinstance(program.screen, Directory)
    return program.screen


def asks(program: Program, what: str) -> CorrectDialog:
    """Opens the small window behind the pencil of a fact, or behind "closed?"."""
    screen = screen_of(program)
    assert screen.pane.card
    screen.pane.card.tools["close" if what == "closed" else f"correct-{what}"].click()
    assert isinstance(screen.pane.dialog, CorrectDialog)
    return screen.pane.dialog


def correct(program: Program, what: str, **fields: str) -> CorrectDialog | None:
    """The dialog, when it is still open because something cannot be."""
    dialog = asks(program, what)
    for name, text in fields.items():
        dialog.fields[name].edit.setText(text)
    dialog.keep.click()
    program.comes_to_rest()
    still = screen_of(program).pane.dialog
    assert still is None or isinstance(still, CorrectDialog)
    return still


def goes_to_the_call_round(program: Program) -> None:
    """From a conversation."""
    program.app.shell.home_asked.emit()
    program.waits_for("home")
    program.click("Adressen")
    program.waits_for("directory")
    program.click("Belronde")
    program.comes_to_rest()


def asks_for_food(program: Program) -> None:
    """A conversation, from home to the advice."""
    visit = Visit(program)
    visit.begins("1")
    visit.answers("5")
    visit.answers("5")
    visit.answers_the_rest()
    program.waits_for("advice")


def test_ten_are_phoned_two_are_corrected_and_one_is_closed(evening: Program) -> None:
    screen = screen_of(evening)
    evening.click("Belronde")
    evening.comes_to_rest()
    assert evening.sees("Vraag: klopt dit nummer nog")
    begun = len(screen.entries)
    done: list[ServiceId] = []
    for place in range(ROUND):
        service = next(iter(screen.entries))
        done.append(service)
        screen.entries[service].click()
        evening.comes_to_rest()
        if place == 2:
            assert correct(evening, "phone", phones="1234") is not None  # told under the field, and nothing is kept
            screen.pane.dialog.reject()  # type: ignore[union-attr]
            assert correct(evening, "phone", phones="070 318 16 99") is None
        elif place == 5:
            assert correct(evening, "address", address="Nieuwe Kade 1, 2526 KB Den Haag") is None
        assert screen.pane.card
        screen.pane.card.tools["all-right"].click()
        evening.comes_to_rest()
        assert service not in screen.entries
    assert len(screen.entries) == begun - ROUND
    assert len(set(done)) == ROUND
    service = next(iter(screen.entries))
    screen.entries[service].click()
    evening.comes_to_rest()
    dialog = asks(evening, "closed")
    evening.choose("Het is een tijd dicht")
    dialog.fields["closed_until"].edit.setText("31-12-2099")
    dialog.keep.click()
    evening.comes_to_rest()
    evening.click("Belronde")
    evening.comes_to_rest()
    assert service not in screen.entries
    opened = evening.app.desk
    assert opened
    assert opened.addresses.entry(done[2]).service.phones[0].number == "070 318 1699"
    assert opened.addresses.entry(done[5]).service.address == "Nieuwe Kade 1, 2526 KB Den Haag"
    assert all(opened.addresses.entry(one).service.assured_date for one in done)


def test_the_call_round_begins_at_its_first_and_the_hands_stay_at_the_button(evening: Program) -> None:
    screen = screen_of(evening)
    assert screen._chosen != next(iter(evening.app.desk.addresses.call_round(evening.app.desk.city))).service.id  # type: ignore[union-attr]
    evening.click("Belronde")
    evening.comes_to_rest()
    first, second, *_ = screen.entries
    assert screen._chosen == first
    evening.tabs_to("Alles klopt nog")
    evening.presses(Qt.Key.Key_Space)
    evening.comes_to_rest()
    assert screen._chosen == second
    assert screen.pane.card
    assert evening.focused() is screen.pane.card.tools["all-right"]


def test_an_address_is_found_as_one_types_and_printed_as_a_card(evening: Program) -> None:
    sheets: list[bytes] = []
    screen = screen_of(evening)
    screen.pane.send = lambda pdf, _pictures: sheets.append(pdf)
    evening.types("werldhuis haag")
    evening.qtbot.waitUntil(lambda: not screen._typing.isActive())
    evening.comes_to_rest()
    assert ServiceId("wereldhuis-denhaag") in list(screen.entries)[:2]
    screen.entries[ServiceId("wereldhuis-denhaag")].click()
    evening.comes_to_rest()
    evening.click("Druk een kaartje af")
    evening.choose("Tigrinya, ትግርኛ")
    evening.comes_to_rest()
    assert len(sheets) == 1
    evening.fill("Zoek een adres", "xqzw")
    evening.qtbot.waitUntil(lambda: not screen._typing.isActive())
    evening.comes_to_rest()
    assert evening.sees("Niets gevonden")


def test_what_a_volunteer_calls_wrong_is_first_in_the_call_round(evening: Program) -> None:
    evening.click("Vandaag")
    evening.waits_for("home")
    asks_for_food(evening)
    assert evening.app.rooms
    card = next(iter(evening.app.rooms.advice.list.cards.values()))
    service = card._advised.services[0]
    card.more.click()
    evening.click(f"Dit klopte niet: {service.name}")
    evening.comes_to_rest()
    assert "De coördinator belt het na" in evening.banner()
    goes_to_the_call_round(evening)
    assert next(iter(screen_of(evening).entries)) == service.id


def test_an_address_of_the_desks_own_comes_in_the_advice_with_its_hours(evening: Program) -> None:
    screen = screen_of(evening)
    evening.click("Nieuw adres")
    evening.comes_to_rest()
    evening.fill("Naam, zoals die op de deur staat", "Soep op de Hoek")
    evening.fill("Hetzelfde soort hulp als", "maaltijden voor iedereen")
    assert isinstance(screen.dialog, AddAddress)
    screen.dialog.finder.rows["eten-denhaag"].click()
    evening.click("Zet erbij")
    evening.qtbot.waitUntil(lambda: screen.dialog is None and not screen._typing.isActive())
    evening.comes_to_rest()
    assert evening.sees("Soep op de Hoek")
    assert evening.sees("Het telefoonnummer: nog niet bekend")
    assert correct(evening, "phone", phones="070 318 16 99") is None
    assert correct(evening, "address", address="Hoek 1, 2526 KB Den Haag") is None
    dialog = asks(evening, "hours")
    assert isinstance(dialog, HoursDialog)
    line = dialog.week.week.lines[0]
    for day in ("MO", "TH"):
        line.days[day].click()
    line.times.first.edit.setText("half tien")
    line.times.last.edit.setText("12")
    evening.click("Bewaar")
    evening.comes_to_rest()
    assert evening.sees("is geen tijd")
    line.times.first.edit.setText("9.30")
    evening.click("Bewaar")
    evening.comes_to_rest()
    assert screen.pane.dialog is None
    assert evening.sees("maandag, donderdag 9.30–12.00")
    evening.click("Vandaag")
    evening.waits_for("home")
    evening.app.shell.activateWindow()
    asks_for_food(evening)
    assert evening.app.rooms
    offered = {
        service.name for card in evening.app.rooms.advice.list.cards.values() for service in card._advised.services
    }
    assert "Soep op de Hoek" in offered


def test_a_mother_who_comes_back_tells_how_it_went(evening: Program) -> None:
    """Kept a week ago; today she comes with her paper."""
    opened = evening.app.desk
    assert opened
    family = case.read(content.load(), content.root() / "cases" / "ziekenhuisrekening-den-haag.yaml")
    finished = opened.finish(opened.promise_number(lead(opened, family)))
    with opened._vault._transaction() as db:
        db.execute("UPDATE visit SET closed = ?", ((date.today() - timedelta(days=7)).isoformat(),))
    evening.click("Vandaag")
    evening.waits_for("home")
    assert evening.app.rooms
    evening.app.rooms.home.number.edit.setText(str(finished.number))
    evening.click("Zoek op")
    evening.comes_to_rest()
    assert evening.sees("Hoe ging het?")
    evening.choose("Wereldhuis Den Haag: Geweigerd")
    evening.choose("Wereldhuis Den Haag: vol")
    evening.click("Ga verder")
    evening.waits_for("guide")
    opened.finish(Visit(evening).moment.talk)
    entry = opened.addresses.entry(ServiceId("wereldhuis-denhaag"))
    assert entry.outcomes == {Outcome(how="refused", why="full"): 1}
    goes_to_the_call_round(evening)
    assert next(iter(screen_of(evening).entries)) == "wereldhuis-denhaag"
    assert evening.sees("1 keer geweigerd (vol)")
