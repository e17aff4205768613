"""Keeping the addresses true: checked is not edited, a correction survives an update, what is wrong is phoned first."""

from __future__ import annotations

from datetime import datetime, timedelta

import msgspec
import pytest

from intake import content
from intake.addresses import FACTS, Addresses, Wish, dutch_number
from intake.demo import lead
from intake.desk import Desk
from intake.errors import Explained
from intake.model import City, Code, Lang, ServiceId
from intake.words import Words
from tests.stand_ins import Clock

HOUSE = ServiceId("wereldhuis-denhaag")
DEN_HAAG = City("den-haag")


@pytest.fixture
def clock() -> Clock:
    return Clock(datetime(2026, 11, 28, 10))


@pytest.fixture
def desk(clock: Clock) -> Desk:
    return Desk.practise(DEN_HAAG, clock=clock)


def states(desk: Desk) -> dict[str, str]:
    return {fact.fact: fact.state for fact in desk.addresses.entry(HOUSE).facts}


# --- checked is not edited


def test_nothing_was_checked_to_begin_with(desk: Desk) -> None:
    assert set(states(desk).values()) == {"never"}


def test_each_fact_has_its_own_day_and_grows_old_at_its_own_pace(desk: Desk, clock: Clock) -> None:
    desk.addresses.still_right(HOUSE, ("phone", "hours"))
    assert states(desk) == {"phone": "fresh", "hours": "fresh", "address": "never", "who": "never"}
    clock.now += timedelta(days=91)
    assert states(desk)["hours"] == "stale"
    assert states(desk)["phone"] == "fresh"
    clock.now += timedelta(days=90)
    assert states(desk)["phone"] == "stale"


def test_saying_that_it_is_right_changes_a_date_and_nothing_else(desk: Desk) -> None:
    before = desk.addresses.entry(HOUSE).service
    desk.addresses.still_right(HOUSE, FACTS)
    after = desk.addresses.entry(HOUSE).service
    kept = ("phones", "address", "hours_note", "schedules", "name", "email")
    assert {name: getattr(before, name) for name in kept} == {name: getattr(after, name) for name in kept}


def test_what_was_checked_stands_on_paper_with_its_day_and_no_call_first(desk: Desk, clock: Clock) -> None:
    from intake import case as cases

    family = cases.read(content.load(), content.root() / "cases" / "ziekenhuisrekening-den-haag.yaml")
    talk = lead(desk, family)

    def contact() -> tuple[str, ...]:
        sheet = desk.handout(talk, Lang("nl"))
        (found,) = [one for one in sheet.handout.contacts if one.name.startswith("Wereldhuis")]
        notice, dated = found.notice, found.dated
        return (notice.dutch if notice else "", dated.dutch if dated else "", str(found.phones))

    assert contact()[0] == "vraag het ons"
    desk.addresses.still_right(HOUSE, FACTS)
    notice, dated, phones = contact()
    assert notice == ""
    assert dated == "nagekeken op 28-11-2026"
    assert "070" in phones
    clock.now += timedelta(days=400)
    desk.upkeep.confirm_clock()
    assert contact()[0] == "vraag het ons"


# --- corrected


def test_a_correction_holds_in_the_advice_and_is_checked_by_itself(desk: Desk) -> None:
    desk.addresses.correct(HOUSE, phones=("070-3181616",), address="Nieuwe Weg 1, 2526 KB Den Haag")
    entry = desk.addresses.entry(HOUSE)
    assert [phone.number for phone in entry.service.phones] == ["070 318 1616"]
    assert entry.service.address == "Nieuwe Weg 1, 2526 KB Den Haag"
    assert entry.corrected
    assert states(desk)["phone"] == "fresh"
    assert desk.addresses.history(HOUSE)[0].who == ""
    assert desk._content.services[HOUSE].address == "Nieuwe Weg 1, 2526 KB Den Haag"


def test_a_correction_is_taken_back_one_by_one(desk: Desk) -> None:
    before = desk.addresses.entry(HOUSE).service.address
    desk.addresses.correct(HOUSE, address="Eerste Weg 1, 2526 KB Den Haag")
    desk.addresses.correct(HOUSE, address="Tweede Weg 2, 2526 KB Den Haag")
    desk.addresses.undo(HOUSE)
    assert desk.addresses.entry(HOUSE).service.address == "Eerste Weg 1, 2526 KB Den Haag"
    desk.addresses.take_supplied(HOUSE)
    assert desk.addresses.entry(HOUSE).service.address == before
    assert not desk.addresses.entry(HOUSE).corrected


@pytest.mark.parametrize(
    ("fields", "key"),
    [
        ({"phones": ("12345",)}, "error.address-phone"),
        ({"phones": ("hello",)}, "error.address-phone"),
        ({"address": "Hooftskade 87, Den Haag"}, "error.address-postcode"),
        ({"address": "x" * 130}, "error.address-long"),
        ({"closed_until": "soon"}, "error.address-day"),
    ],
)
def test_what_cannot_be_is_told_and_changes_nothing(desk: Desk, fields: dict[str, object], key: str) -> None:
    with pytest.raises(Explained, match=key.replace(".", r"\.")):
        desk.addresses.correct(HOUSE, **fields)  # type: ignore[arg-type]
    assert desk.addresses.history(HOUSE) == ()


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("0703181673", "070 318 1673"),
        ("+31 70 318 16 73", "070 318 1673"),
        ("06-57547269", "06 57547269"),
        ("112", "112"),
    ],
)
def test_a_number_is_written_as_one_writes_it_here(typed: str, written: str) -> None:
    assert dutch_number(typed) == written


def test_a_service_that_is_closed_is_named_to_nobody_until_it_opens(desk: Desk, clock: Clock) -> None:
    desk.addresses.correct(HOUSE, closed_until="05-12-2026")
    assert desk._content.services[HOUSE].closed
    assert HOUSE not in {entry.service.id for entry in desk.addresses.find(Wish(city=DEN_HAAG))}
    clock.now += timedelta(days=8)
    assert not desk._content.services[HOUSE].closed


# --- updates of the content


def updated(desk: Desk, **fields: object) -> Addresses:
    """The same desk over a later version of the content, in which this service says something else."""
    loaded = content.load()
    services = {**loaded.services, HOUSE: msgspec.structs.replace(loaded.services[HOUSE], **fields)}
    later = msgspec.structs.replace(loaded, services=services)
    return Addresses(later, Words.load(), desk._vault, desk._moment, desk._who)


def test_a_correction_survives_three_updates_and_a_conflict_is_shown(desk: Desk) -> None:
    desk.addresses.correct(HOUSE, address="Onze Weg 1, 2526 KB Den Haag")
    same = updated(desk, how_to_reach="something else altogether")
    assert same.entry(HOUSE).service.address == "Onze Weg 1, 2526 KB Den Haag"
    assert same.entry(HOUSE).conflict == ()
    moved = updated(desk, address="Hun Weg 9, 2526 KB Den Haag")
    assert moved.entry(HOUSE).service.address == "Onze Weg 1, 2526 KB Den Haag"
    assert moved.entry(HOUSE).conflict == ("address",)
    moved.keep_own(HOUSE)
    assert moved.entry(HOUSE).conflict == ()
    again = updated(desk, address="Weer Anders 3, 2526 KB Den Haag")
    assert again.entry(HOUSE).conflict == ("address",)
    again.take_supplied(HOUSE)
    assert again.entry(HOUSE).service.address == "Weer Anders 3, 2526 KB Den Haag"
    assert again.entry(HOUSE).conflict == ()


# --- whom to phone


def test_what_was_called_wrong_comes_first_and_then_the_own_city(desk: Desk) -> None:
    own = desk.addresses.call_round(DEN_HAAG)
    assert DEN_HAAG in own[0].service.cities
    desk.addresses.call_wrong(ServiceId("askv"))
    assert desk.addresses.call_round(DEN_HAAG)[0].service.id == "askv"
    desk.addresses.still_right(ServiceId("askv"), FACTS)
    assert "askv" not in {entry.service.id for entry in desk.addresses.call_round(DEN_HAAG)}


def test_what_is_printed_often_comes_before_what_is_not(desk: Desk) -> None:
    waiting = [entry for entry in desk.addresses.call_round(DEN_HAAG) if DEN_HAAG in entry.service.cities]
    last = waiting[-1].service.id
    for _ in range(50):
        desk._vault.note_printed([f"service:{last}"], Lang("ti"))
    assert desk.addresses.call_round(DEN_HAAG)[0].service.id == last


# --- filtered


def test_filters_leave_only_what_fits(desk: Desk) -> None:
    food = desk.addresses.find(Wish(city=DEN_HAAG, need=Code("voedsel")))
    assert food
    assert all("voedsel" in entry.service.serves for entry in food)
    welcome = desk.addresses.find(Wish(city=DEN_HAAG, without_papers=True))
    assert welcome
    assert all(entry.service.accepts_undocumented.value == "yes" for entry in welcome)
    anonymous = desk.addresses.find(Wish(no_identity=True))
    assert all(entry.service.id_asked == "none" for entry in anonymous)


def test_open_now_keeps_what_is_open_at_this_hour(desk: Desk, clock: Clock) -> None:
    clock.now = datetime(2026, 11, 29, 4)  # a Sunday night
    found = desk.addresses.find(Wish(open_now=True))
    assert found
    assert all(entry.opening and entry.opening.open for entry in found)
