"""The sociale kaart at the desk: what is looked for, an address of one's own, and all of it on paper."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from intake.desk import Desk
from intake.model import Code, ServiceId
from ui import look
from ui.add_address import AddAddress
from ui.choose import ChooseDialog
from ui.correct import CorrectDialog
from ui.directory import Directory
from ui.look import Look
from ui.scrolled import Scrolled
from ui.sheet_choice import AllLanguages
from ui.speech import Speech
from ui.work import Work

Show = Callable[[QWidget], QWidget]


@pytest.fixture
def sheets() -> list[bytes]:
    return []


@pytest.fixture
def screen(
    say: Speech,
    work: Work,
    desk: Desk,
    sheets: list[bytes],
    shown: Callable[[QWidget], QWidget],
    rest: Callable[[], None],
) -> Directory:
    made = Directory(say, work, desk, send=lambda pdf, _pictures: sheets.append(pdf))
    shown(made)
    made.enter()
    rest()
    return made


def test_a_need_is_chosen_from_its_pictures_and_let_go_again(screen: Directory, rest: Callable[[], None]) -> None:
    every = set(screen.entries)
    screen.need.click()
    dialog = screen.dialog
    assert isinstance(dialog, ChooseDialog)
    dialog.tiles.tile(Code("voedsel")).click()
    rest()
    assert screen.dialog is None
    assert screen.need.text() == screen.say("guide.needs.option.voedsel")
    services = screen._desk.addresses.content().services
    assert screen.entries
    assert all("voedsel" in services[one].serves for one in screen.entries)
    screen.need.click()
    assert isinstance(screen.dialog, ChooseDialog)
    screen.dialog.any.click()
    rest()
    assert set(screen.entries) == every


def test_a_language_is_one_that_somebody_speaks_there(screen: Directory, rest: Callable[[], None]) -> None:
    screen.filters.show_codes(())
    screen.spoken.click()
    assert isinstance(screen.dialog, ChooseDialog)
    screen.dialog.tiles.tile(Code("ti")).click()
    rest()
    assert screen.spoken.text() == "Tigrinya"
    services = screen._desk.addresses.content().services
    assert screen.entries
    assert all("ti" in services[one].languages for one in screen.entries)


def test_the_city_guide_goes_to_the_printer_in_the_language_that_is_chosen(
    screen: Directory, sheets: list[bytes], rest: Callable[[], None]
) -> None:
    screen.tools["guide"].click()
    assert isinstance(screen.dialog, AllLanguages)
    screen.dialog.tiles.tile(Code("ar")).click()
    rest()
    assert len(sheets) == 1
    assert b"/Lang (ar)" in sheets[0]


def test_the_card_of_a_service_is_in_the_visitors_language(
    screen: Directory, sheets: list[bytes], rest: Callable[[], None]
) -> None:
    assert screen.pane.card
    screen.pane.card.tools["print"].click()
    assert isinstance(screen.pane.dialog, AllLanguages)
    screen.pane.dialog.tiles.tile(Code("so")).click()
    rest()
    assert b"/Lang (so)" in sheets[0]


def test_an_address_of_ones_own_is_added_and_shown(screen: Directory, rest: Callable[[], None], qtbot: QtBot) -> None:
    screen.tools["add"].click()
    rest()
    dialog = screen.dialog
    assert isinstance(dialog, AddAddress)
    dialog.keep.click()
    assert dialog.name.noted() == screen.say("window.own.name-missing")
    dialog.name.edit.setText("Soep op de Hoek")
    dialog.keep.click()
    assert dialog.finder.search.noted() == screen.say("window.own.like-missing")
    dialog.finder.rows["eten-denhaag"].click()
    assert dialog.finder.rows["eten-denhaag"].isChecked()
    steps = screen._desk.addresses.steps_like(ServiceId("eten-denhaag"))
    assert all(screen.say(f"step.{step}.do") in dialog._chosen.text.text() for step in steps)
    dialog.keep.click()
    rest()
    assert screen.dialog is None
    qtbot.waitUntil(lambda: not screen._typing.isActive())
    rest()
    (own,) = screen._desk.addresses.own()
    assert next(iter(screen.entries)) == own.service.id
    assert screen.pane.card
    assert set(screen.pane.card.tools) >= {"correct-phone", "correct-hours", "correct-address", "correct-who"}
    assert "right-phone" not in screen.pane.card.tools


def test_a_name_that_is_there_already_is_told_in_the_dialog(screen: Directory, rest: Callable[[], None]) -> None:
    screen.tools["add"].click()
    rest()
    dialog = screen.dialog
    assert isinstance(dialog, AddAddress)
    dialog.name.edit.setText("Wereldhuis Den Haag")
    dialog.finder.rows["eten-denhaag"].click()
    dialog.keep.click()
    rest()
    assert screen.dialog is dialog
    assert "Wereldhuis Den Haag" in dialog.name.noted()
    assert screen._desk.addresses.own() == ()


def test_what_is_kept_as_it_was_is_no_correction(screen: Directory, rest: Callable[[], None]) -> None:
    assert screen.pane.card
    service = screen.pane.card._entry.service.id
    screen.pane.card.tools["correct-who"].click()
    assert isinstance(screen.pane.dialog, CorrectDialog)
    screen.pane.dialog.keep.click()
    rest()
    assert screen.pane.dialog is None
    assert screen._desk.addresses.history(service) == ()


def test_a_volunteer_finds_and_prints_and_corrects_nothing(
    say: Speech,
    work: Work,
    desk: Desk,
    shown: Callable[[QWidget], QWidget],
    rest: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(desk, "is_coordinator", lambda: False)
    screen = Directory(say, work, desk)
    shown(screen)
    screen.enter()
    rest()
    assert "add" not in screen.tools
    assert screen.pane.card
    assert set(screen.pane.card.tools) == {"print", "call-wrong"}


def test_leaving_throws_open_dialogs_away(screen: Directory, rest: Callable[[], None]) -> None:
    screen.need.click()
    screen.forget()
    assert screen.dialog is None
    assert screen.search.text() == ""


@pytest.mark.parametrize("zoom", [1.0, 1.5])
def test_what_is_known_of_an_address_is_in_sight_beside_what_is_done_with_it(
    zoom: float, qapp: QApplication, say: Speech, work: Work, desk: Desk, shown: Show, rest: Callable[[], None]
) -> None:
    look.wear(qapp, Look(zoom=zoom))
    screen = Directory(say, work, desk)
    shown(screen)
    screen.enter()
    rest()
    card = screen.pane.card
    assert card is not None
    assert not screen.scrolls()
    frame = card.findChildren(Scrolled)[0].viewport()
    for fact in ("phone", "hours"):
        tool = card.tools[f"correct-{fact}"]
        assert frame.rect().contains(tool.rect().translated(tool.mapTo(frame, QPoint())))
    for name in ("print", "call-wrong", "all-right", "close"):
        assert card.tools[name].visibleRegion().boundingRect() == card.tools[name].rect()
