"""A coordinator's first evening: a call round, what turned out otherwise, a closure; and a volunteer who says that an
address was wrong.
"""

from __future__ import annotations

import pytest

from intake.model import ServiceId
from tests.ui.pages import Program, Visit
from ui.correct import CorrectDialog
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
    assert screen.pane.dialog
    return screen.pane.dialog


def correct(program: Program, what: str, **fields: str) -> CorrectDialog | None:
    """The dialog, when it is still open because something cannot be."""
    dialog = asks(program, what)
    for name, text in fields.items():
        dialog.fields[name].edit.setText(text)
    dialog.keep.click()
    program.comes_to_rest()
    return screen_of(program).pane.dialog


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
    visit = Visit(evening)
    visit.begins("1")
    visit.answers("5")
    visit.answers("5")
    visit.answers_the_rest()
    evening.waits_for("advice")
    assert evening.app.rooms
    card = next(iter(evening.app.rooms.advice.list.cards.values()))
    service = card._advised.services[0]
    card.more.click()
    evening.click(f"Dit klopte niet: {service.name}")
    evening.comes_to_rest()
    assert "De coördinator belt het na" in evening.banner()
    evening.app.shell.home_asked.emit()
    evening.waits_for("home")
    evening.click("Adressen")
    evening.waits_for("directory")
    evening.click("Belronde")
    evening.comes_to_rest()
    assert next(iter(screen_of(evening).entries)) == service.id
