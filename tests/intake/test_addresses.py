"""Keeping the addresses true: checked is not edited, a correction survives an update, what is wrong is phoned first."""

from __future__ import annotations

from datetime import datetime, timedelta

import msgspec
import pytest

from intake import content, directory
from intake.addresses import Addresses, Wish
from intake.correction import FOR_GOOD, Hours, Said, dutch_number
from intake.demo import lead
from intake.desk import Desk
from intake.errors import Explained
from intake.freshness import FACTS
from intake.model import (
    NL,
    Accepts,
    City,
    Code,
    Correction,
    Lang,
    OtherHours,
    Outcome,
    Schedule,
    ServiceId,
    Talk,
)
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


def week(opens: str, closes: str) -> Hours:
    """Open on Mondays and Wednesdays, at times as typed."""
    return Hours(schedules=(Schedule(byday=("MO", "WE"), opens_at=opens, closes_at=closes),))


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
    desk.addresses.correct(HOUSE, Said(phones=("070-3181616",), address="Nieuwe Weg 1, 2526 KB Den Haag"))
    entry = desk.addresses.entry(HOUSE)
    assert [phone.number for phone in entry.service.phones] == ["070 318 1616"]
    assert entry.service.address == "Nieuwe Weg 1, 2526 KB Den Haag"
    assert entry.corrected
    assert states(desk)["phone"] == "fresh"
    assert desk.addresses.history(HOUSE)[0].who == ""
    assert desk._content.services[HOUSE].address == "Nieuwe Weg 1, 2526 KB Den Haag"


def test_a_correction_is_taken_back_one_by_one(desk: Desk) -> None:
    before = desk.addresses.entry(HOUSE).service.address
    desk.addresses.correct(HOUSE, Said(address="Eerste Weg 1, 2526 KB Den Haag"))
    desk.addresses.correct(HOUSE, Said(address="Tweede Weg 2, 2526 KB Den Haag"))
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
        ({"website": "see the door"}, "error.address-website"),
        ({"hours": week("10", "noon")}, "error.address-time"),
        ({"hours": week("10", "")}, "error.address-time"),
        ({"hours": week("25:00", "26:00")}, "error.address-time"),
        ({"hours": week("10", "10.00")}, "error.address-times"),
        ({"hours": Hours(schedules=(Schedule(byday=(), opens_at="9", closes_at="10"),))}, "error.address-days"),
        ({"hours": Hours(other_hours=(OtherHours(first="2-1-2027", last="24-12-2026"),))}, "error.address-span"),
        ({"hours": Hours(other_hours=(OtherHours(first="Christmas", last=""),))}, "error.address-day"),
        ({"hours": Hours(note="x" * 201)}, "error.address-long"),
        ({"closed_until": "soon"}, "error.address-day"),
    ],
)
def test_what_cannot_be_is_told_and_changes_nothing(desk: Desk, fields: dict[str, object], key: str) -> None:
    with pytest.raises(Explained, match=key.replace(".", r"\.")):
        desk.addresses.correct(HOUSE, Said(**fields))  # type: ignore[arg-type]
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


@pytest.mark.parametrize("typed", ["9", "09", "9.00", "0900", "9:00", "09:00 "])
def test_a_time_is_read_as_people_type_it(desk: Desk, typed: str) -> None:
    desk.addresses.correct(HOUSE, Said(hours=week(typed, "24")))
    (line,) = desk.addresses.entry(HOUSE).service.schedules
    assert (line.opens_at, line.closes_at) == ("09:00", "00:00")


def test_a_week_and_the_days_that_are_otherwise_are_kept_and_computed_with(desk: Desk, clock: Clock) -> None:
    away = OtherHours(first="30-11-2026", last="1-12-2026", note="moving")
    desk.addresses.correct(HOUSE, Said(hours=Hours(schedules=week("10", "12.30").schedules, other_hours=(away,))))
    entry = desk.addresses.entry(HOUSE)
    assert entry.service.other_hours == (OtherHours(first="2026-11-30", last="2026-12-01", note="moving"),)
    assert entry.opening
    assert entry.opening.next == datetime(2026, 12, 2, 10)
    assert states(desk)["hours"] == "fresh"
    clock.now = datetime(2026, 12, 7, 11)
    entry = desk.addresses.entry(HOUSE)
    assert entry.opening
    assert entry.opening.open


def test_who_is_welcome_is_corrected_too(desk: Desk) -> None:
    desk.addresses.correct(
        HOUSE, Said(accepts_undocumented=Accepts(value="no", note="since May"), id_asked="residence")
    )
    service = desk.addresses.entry(HOUSE).service
    assert (service.accepts_undocumented.value, service.id_asked) == ("no", "residence")
    assert states(desk)["who"] == "fresh"


def test_closed_for_good_stays_closed_and_can_be_undone(desk: Desk, clock: Clock) -> None:
    desk.addresses.correct(HOUSE, Said(closed_until=FOR_GOOD))
    clock.now += timedelta(days=9000)
    assert desk._content.services[HOUSE].closed
    assert HOUSE in {entry.service.id for entry in desk.addresses.find(Wish(text="wereldhuis"))}
    desk.addresses.undo(HOUSE)
    assert not desk._content.services[HOUSE].closed


def test_a_service_that_is_closed_is_named_to_nobody_until_it_opens(desk: Desk, clock: Clock) -> None:
    desk.addresses.correct(HOUSE, Said(closed_until="05-12-2026"))
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
    desk.addresses.correct(HOUSE, Said(address="Onze Weg 1, 2526 KB Den Haag"))
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


def test_hours_that_the_content_changes_under_a_correction_are_a_conflict_too(desk: Desk) -> None:
    desk.addresses.correct(HOUSE, Said(hours=week("10", "12")))
    now = updated(desk, schedules=(Schedule(byday=("FR",), opens_at="08:00", closes_at="09:00"),))
    assert now.entry(HOUSE).conflict == ("schedules",)
    assert now.entry(HOUSE).service.schedules[0].byday == ("MO", "WE")


def test_a_correction_of_hours_in_words_alone_still_takes_the_schedule_away(desk: Desk) -> None:
    """As desks wrote them before there was a week to fill in."""
    kept = Correction(day="2026-11-27", who="Ria", changed={"hours_note": "by appointment"}, supplied={})
    desk._vault.correct(ServiceId("kruispost"), kept)
    service = desk.addresses.entry(ServiceId("kruispost")).service
    assert (service.schedules, service.hours_note) == ((), "by appointment")


# --- of the desk's own


def test_an_own_service_is_found_offered_and_said_in_every_language(desk: Desk) -> None:
    food = ServiceId("eten-denhaag")
    own = desk.addresses.add("Soup at the Corner", food, DEN_HAAG)
    assert desk.addresses.find(Wish(text="soup corner"))[0].service.id == own
    entry = desk.addresses.entry(own)
    assert entry.own
    assert entry.what == desk.words.text(Lang("nl"), "service.eten-denhaag.what")
    assert entry.service.accepts_undocumented.value == "unknown"
    assert {fact.fact: fact.known for fact in entry.facts} == {
        "phone": False, "hours": False, "address": False, "who": True,
    }  # fmt: skip
    step = desk.addresses.steps_like(food)[0]
    offered = directory.for_step(desk._content, desk._content.steps[step], DEN_HAAG)
    assert own in [service.id for service in offered]
    card = desk.service_card(own, Lang("ti"))
    assert card.handout.contacts[0].what.own == desk.words.text(Lang("ti"), "service.eten-denhaag.what")
    assert card.handout.contacts[0].phones is None


def test_an_own_service_comes_before_what_is_there_for_the_whole_country(desk: Desk) -> None:
    own = desk.addresses.add("Ours", ServiceId("leergeld-denhaag"), DEN_HAAG)
    for step in desk.addresses.steps_like(ServiceId("leergeld-denhaag")):
        row = desk._content.steps[step].services
        after = row[row.index(own) + 1 :]
        assert all(directory.NATIONAL in desk._content.services[one].cities for one in after[:1])


def test_an_own_service_is_corrected_checked_and_closed_like_any_other(desk: Desk) -> None:
    own = desk.addresses.add("Ours", ServiceId("eten-denhaag"), DEN_HAAG, line="soep op maandag")
    desk.addresses.correct(own, Said(phones=("070 318 16 99",), address="Kade 1, 2526 kb Den Haag"))
    desk.addresses.still_right(own, ("who",))
    service = desk._content.services[own]
    assert (service.address, service.call_first) == ("Kade 1, 2526 KB Den Haag", False)
    assert desk.service_card(own, Lang("en")).handout.contacts[0].what.own == "soep op maandag"
    desk.addresses.correct(own, Said(closed_until=FOR_GOOD))
    assert desk._content.services[own].closed


@pytest.mark.parametrize("name", ["", "  ", "wereldhuis   Den haag", "x" * 61])
def test_an_own_service_has_a_name_of_its_own(desk: Desk, name: str) -> None:
    with pytest.raises(Explained):
        desk.addresses.add(name, ServiceId("eten-denhaag"), DEN_HAAG)
    assert desk.addresses.own() == ()


def test_a_name_that_tells_a_passer_by_something_is_refused(desk: Desk) -> None:
    with pytest.raises(Explained, match="telling"):
        desk.addresses.add("Help for Ongedocumenteerden", ServiceId("eten-denhaag"), DEN_HAAG)
    with pytest.raises(Explained, match="telling"):
        desk.addresses.add("Help", ServiceId("eten-denhaag"), DEN_HAAG, line="asielzoekers helpen")
    assert desk.addresses.own() == ()


def test_an_own_service_outlives_the_one_that_it_is_like(desk: Desk) -> None:
    own = desk.addresses.add("Ours", ServiceId("eten-denhaag"), DEN_HAAG)
    loaded = content.load()
    services = {key: one for key, one in loaded.services.items() if key != "eten-denhaag"}
    words = Words.load()
    later = Addresses(msgspec.structs.replace(loaded, services=services), words, desk._vault, desk._moment, desk._who)
    (entry,) = [one for one in later.find(Wish(text="ours")) if one.service.id == own]
    assert entry.service.name == "Ours"
    gone = msgspec.structs.replace(entry.service, like=ServiceId("nowhere"))
    assert directory.told(words, NL, gone).own == ""


# --- how it went


def come_back(desk: Desk, clock: Clock) -> Talk:
    """A family that was helped with a number, and is here again a week later."""
    from intake import case as cases

    family = cases.read(content.load(), content.root() / "cases" / "ziekenhuisrekening-den-haag.yaml")
    finished = desk.finish(desk.promise_number(lead(desk, family)))
    clock.now += timedelta(days=7)
    visit = desk.find(str(finished.number))
    assert HOUSE in {service.id for service in desk.referred(visit)}
    return desk.reopen(visit)


def test_on_the_day_itself_nobody_is_asked_how_it_went(desk: Desk) -> None:
    from intake import case as cases

    family = cases.read(content.load(), content.root() / "cases" / "ziekenhuisrekening-den-haag.yaml")
    finished = desk.finish(desk.promise_number(lead(desk, family)))
    assert desk.referred(desk.find(str(finished.number))) == ()


def test_how_it_went_is_counted_by_service_and_brings_it_on_the_call_round(desk: Desk, clock: Clock) -> None:
    talk = desk.note_outcomes(come_back(desk, clock), {HOUSE: Outcome(how="refused", why="papers")})
    assert desk.addresses.entry(HOUSE).outcomes == {}
    desk.finish(talk)
    entry = desk.addresses.entry(HOUSE)
    assert entry.outcomes == {Outcome(how="refused", why="papers"): 1}
    assert entry.wrong == 1
    assert desk.addresses.call_round(DEN_HAAG)[0].service.id == HOUSE
    (row,) = [row for row in desk._vault.closed_rows((desk.publishing.month_for_a_visit(),)) if row.refusals]
    assert row.refusals == (Code("referral"),)


def test_somebody_who_was_helped_brings_nobody_on_the_call_round(desk: Desk, clock: Clock) -> None:
    desk.finish(desk.note_outcomes(come_back(desk, clock), {HOUSE: Outcome(how="helped")}))
    assert desk.addresses.entry(HOUSE).wrong == 0
    assert desk.addresses.entry(HOUSE).outcomes == {Outcome(how="helped"): 1}


def test_how_it_went_is_written_in_no_draft_and_in_no_visit(desk: Desk, clock: Clock) -> None:
    talk = desk.note_outcomes(come_back(desk, clock), {HOUSE: Outcome(how="refused", why="papers")})
    assert desk._vault.draft(talk.id).outcomes == {}
    desk.finish(talk)
    number = talk.number
    assert number
    kept = msgspec.json.encode(desk.find(str(number)))
    assert b"papers" not in kept
    assert b"refused" not in kept


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
