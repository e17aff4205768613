"""What is read of a row, and what is left alone because it would have to be guessed."""

from __future__ import annotations

from datetime import datetime
from typing import get_args

import msgspec
import pytest

from intake import hsds
from intake.hsds import terms
from intake.hsds.facet import Reason
from intake.hsds.standard import Row
from intake.model import City, OtherHours, Phone, Schedule, Service
from intake.opening import opening
from intake.words import WINDOW_LANGUAGES, Words
from tests.intake.hsds.made import NAMES


def read(row: Row) -> tuple[Service, list[tuple[str, str]]]:
    """The service, and what could not be used; the sentences for it are there."""
    found = hsds.read(msgspec.json.encode(row), NAMES).sound()
    for one in found.unused:
        for language in WINDOW_LANGUAGES:
            assert Words.load().text(language, f"window.hsds.unused.{one.reason}", said=one.said)
    (own,) = found.owns
    assert own.foreign["service"] == row, "whatever was read of it, all of it is kept"
    return own.service, [(one.reason, one.said) for one in found.unused]


def test_there_is_a_sentence_for_every_reason() -> None:
    for reason in get_args(Reason):
        assert all(Words.load().has(language, f"window.hsds.unused.{reason}") for language in WINDOW_LANGUAGES)


# --- numbers and addresses are not invented


@pytest.mark.parametrize(
    ("number", "read_as"),
    [
        ("070 365 14 12", "070 365 14 12"),
        ("070-3651412", "070-3651412"),
        ("+31 (0)70 365 14 12", "070 365 1412"),
        ("0031703651412", "0031703651412"),
        ("112", "112"),
        ("0800-0113", "0800-0113"),
    ],
)
def test_a_number_of_the_netherlands_is_read_as_one_dials_it(a_row: Row, number: str, read_as: str) -> None:
    a_row["phones"] = [{"id": terms.made("p"), "number": number}]
    assert read(a_row)[0].phones == (Phone(number=read_as),)


@pytest.mark.parametrize(
    "number", ["+44 1234 234567", '"+44 1234 234567"', "070 365", "bel ons", "", "0" * 500, "=1+1"]
)
def test_a_number_that_is_none_is_told_and_not_mended(a_row: Row, number: str) -> None:
    a_row["phones"] = [{"id": terms.made("p"), "number": number}]
    service, unused = read(a_row)
    assert service.phones == ()
    assert ("phone", number[:80]) in unused


def test_a_fax_is_no_number_to_call_and_a_text_is(a_row: Row) -> None:
    kinds = ("fax", "cell", "text", "TEXTPHONE")
    a_row["phones"] = [
        {"id": terms.made(kind), "number": f"070 365 14 1{n}", "type": kind} for n, kind in enumerate(kinds)
    ]
    service, unused = read(a_row)
    assert [(phone.number, phone.type) for phone in service.phones] == [
        ("070 365 14 11", "voice"),
        ("070 365 14 12", "text"),
    ]
    assert ("phone-kind", "070 365 14 10 (fax)") in unused


def test_the_nearest_number_counts_and_a_named_persons_never(a_row: Row) -> None:
    a_row["phones"] = []
    a_row["organization"]["phones"] = [{"id": terms.made("o"), "number": "0800 0113"}]
    assert read(a_row)[0].phones == (Phone(number="0800 0113"),)
    a_row["service_at_locations"][0]["phones"] = [{"id": terms.made("s"), "number": "070 365 14 12", "extension": 3}]
    assert read(a_row)[0].phones == (Phone(number="070 365 14 12", note="#3"),)
    del a_row["organization"]["phones"], a_row["service_at_locations"][0]["phones"]
    assert read(a_row)[0].phones == ()


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("postal_code", "0511 AX", "postcode"),
        ("postal_code", "ABC 1234", "postcode"),
        ("postal_code", "", "postcode"),
        ("country", "US", "address"),
        ("city", "", "address"),
        ("address_1", "", "address"),
        ("address_1", "x" * 300, "long"),
    ],
)
def test_an_address_that_is_not_right_is_told_and_not_mended(a_row: Row, field: str, value: str, reason: str) -> None:
    a_row["service_at_locations"][0]["location"]["addresses"][0][field] = value
    service, unused = read(a_row)
    assert service.address is None
    assert reason in {told for told, _ in unused}


def test_a_postal_address_and_a_place_on_the_internet_are_nowhere_to_go(a_row: Row) -> None:
    location = a_row["service_at_locations"][0]["location"]
    location["addresses"][0]["address_type"] = "postal"
    assert read(a_row)[0].address is None
    location["addresses"][0]["address_type"] = "physical"
    location["location_type"] = "virtual"
    assert read(a_row)[0].address is None


def test_of_several_places_the_first_is_taken_and_the_others_told(a_row: Row) -> None:
    second = msgspec.json.decode(msgspec.json.encode(a_row["service_at_locations"][0]))
    second["id"] = terms.made("second")
    second["location"]["addresses"][0]["address_1"] = "Wagenstraat 102"
    a_row["service_at_locations"].append(second)
    service, unused = read(a_row)
    assert service.address == "Schoolstraat 18, 2511 AX Den Haag"
    assert ("place", "Wagenstraat 102, 2511 AX Den Haag") in unused


@pytest.mark.parametrize(
    ("town", "areas", "cities"),
    [
        ("Den Haag", [], ("den-haag",)),
        ("Groningen", [], ("elders",)),
        ("Den Haag", ["Amsterdam", "rotterdam"], ("amsterdam", "rotterdam")),
        ("Den Haag", ["Nederland"], ("national",)),
        ("Den Haag", ["Haaglanden"], ()),
    ],
)
def test_for_which_cities_it_is_is_said_by_its_areas_or_else_its_address(
    a_row: Row, town: str, areas: list[str], cities: tuple[str, ...]
) -> None:
    a_row["service_at_locations"][0]["location"]["addresses"][0]["city"] = town
    a_row["service_areas"] = [{"id": terms.made(name), "name": name} for name in areas]
    assert read(a_row)[0].cities == tuple(map(City, cities))


# --- hours


WEEKLY = {"id": terms.made("s"), "freq": "WEEKLY", "byday": "MO,TU", "opens_at": "09:00", "closes_at": "17:00"}


@pytest.mark.parametrize(
    ("rule", "opens", "closes"),
    [
        ({}, "09:00", "17:00"),
        ({"opens_at": "09:00:00+01:00", "closes_at": "17:00+02:00", "timezone": 1}, "09:00", "17:00"),
        ({"opens_at": "00:00", "closes_at": "23:59"}, "", ""),
        ({"interval": 1, "wkst": "MO", "dtstart": "2020-01-01", "description": "elke week"}, "09:00", "17:00"),
    ],
)
def test_a_weekly_rule_is_read_as_the_clock_on_the_wall(a_row: Row, rule: Row, opens: str, closes: str) -> None:
    a_row["schedules"] = [WEEKLY | rule]
    service, unused = read(a_row)
    assert service.schedules == (Schedule(byday=("MO", "TU"), opens_at=opens, closes_at=closes),)
    assert not [reason for reason, _ in unused if reason == "hours"]


@pytest.mark.parametrize(
    "rule",
    [
        {"freq": "MONTHLY", "byday": "1MO"},
        {"interval": 2},
        {"byday": "1MO"},
        {"byday": ""},
        {"until": "2026-12-01"},
        {"count": 3},
        {"valid_from": "2026-01-01", "valid_to": "2026-12-31"},
        {"timezone": 3},
        {"opens_at": "09:00Z"},
        {"opens_at": "09:00-05:00"},
        {"opens_at": "9 uur"},
        {"opens_at": "24:00"},
        {"closes_at": "17:00:30"},
    ],
)
def test_hours_that_are_no_fixed_week_stay_words(a_row: Row, rule: Row) -> None:
    a_row["schedules"] = [WEEKLY | rule]
    service, unused = read(a_row)
    assert service.schedules == ()
    assert service.hours_note
    assert ("hours", service.hours_note[:80]) in unused
    a_row["schedules"] = [WEEKLY | rule | {"description": "elke tweede maandag"}]
    assert read(a_row)[0].hours_note == "elke tweede maandag"


def test_a_rule_without_times_is_not_taken_for_day_and_night(a_row: Row) -> None:
    a_row["schedules"] = [{"id": terms.made("s"), "freq": "WEEKLY", "byday": "MO"}]
    assert read(a_row)[0].schedules == ()


def test_a_closure_and_other_hours_come_back_and_count(a_card: hsds.Card) -> None:
    other = (
        OtherHours(first="2026-12-24", last="2027-01-03"),
        OtherHours(first="2027-01-04", last="2027-01-04", opens_at="12:00", closes_at="13:00"),
    )
    service = msgspec.structs.replace(a_card.own.service, other_hours=other)
    card = hsds.Card(own=msgspec.structs.replace(a_card.own, service=service))
    data = hsds.export([card], "hsds-json", NAMES)
    (_, closed, shorter, _) = msgspec.json.decode(data)["contents"][0]["schedules"]
    assert "byday" not in closed
    assert (shorter["freq"], shorter["byday"], shorter["opens_at"]) == ("WEEKLY", "MO", "12:00+01:00")
    (own,) = hsds.read(data, NAMES).owns
    assert own.service.other_hours == other


def test_a_file_cannot_give_the_desk_hours_that_it_stumbles_over(a_row: Row) -> None:
    bad = {
        "schedules": '[{"byday":["MO"],"opens_at":"25:00","closes_at":"17:00"}]',
        "other_hours": '[{"first":"nooit","last":"2026-01-01"}]',
        "assured_date": '"gisteren"',
        "id": "../../x",
        "cities": '["atlantis"]',
        "serves": '["toveren"]',
        "steps": '["verzonnen"]',
        "like": "verzonnen",
        "email": '"a b@c"',
        "website": '"javascript:alert(1)"',
        "languages": '["../x"]',
        "confidence": "zeker",
        "phones": '{"number": 1}',
        "call_first": "ja",
        "print_fields": '["name"]',
    }
    plain, _ = read(a_row)
    a_row["attributes"] += [terms.attribute("x", code, value) for code, value in bad.items()]
    service, unused = read(a_row)
    assert service == plain
    assert {said.partition(":")[0] for reason, said in unused if reason == "term"} >= set(bad) - {"id"}
    assert opening(service, datetime(2026, 11, 28, 12)) is not None


# --- the rest


@pytest.mark.parametrize(
    ("row", "language"),
    [
        ({"code": "ti"}, "ti"),
        ({"code": "tir"}, "ti"),
        ({"code": "TIR", "name": "?"}, "ti"),
        ({"code": "ckb"}, "ckb"),
        ({"name": "Arabisch"}, "ar"),
        ({"name": "ትግርኛ"}, "ti"),
    ],
)
def test_a_language_is_known_by_its_code_or_its_name(a_row: Row, row: Row, language: str) -> None:
    a_row["languages"] = [{"id": terms.made("l"), **row}]
    assert read(a_row)[0].languages == (language,)


@pytest.mark.parametrize("row", [{"code": "Tigrinya!"}, {"name": "Elfs"}, {}])
def test_a_language_that_nobody_knows_is_told(a_row: Row, row: Row) -> None:
    a_row["languages"] = [{"id": terms.made("l"), **row}]
    service, unused = read(a_row)
    assert service.languages == ()
    assert "language" in {reason for reason, _ in unused}


@pytest.mark.parametrize(("amounts", "cost"), [([], "unknown"), ([0], "free"), ([5], "paid"), ([0, 2.5], "partly")])
def test_what_it_costs_is_read_from_its_amounts(a_row: Row, amounts: list[float], cost: str) -> None:
    a_row["cost_options"] = [{"id": terms.made(str(n)), "amount": n, "option": "x"} for n in amounts]
    assert read(a_row)[0].cost == cost


@pytest.mark.parametrize(
    ("status", "closed"), [("active", False), ("inactive", True), ("defunct", True), ("temporarily closed", True)]
)
def test_to_what_is_not_active_nobody_is_sent(a_row: Row, status: str, closed: bool) -> None:
    a_row["status"] = status
    assert read(a_row)[0].closed is closed


def test_a_description_that_is_no_line_is_left_to_a_person(a_row: Row) -> None:
    a_row["description"] = "Zin na zin. " * 40
    found = hsds.read(msgspec.json.encode(a_row), NAMES)
    assert found.owns[0].service.line == ""
    assert "line" in {one.reason for one in found.unused}
    new = msgspec.structs.replace(
        found.owns[0], service=msgspec.structs.replace(found.owns[0].service, line="soep op straat")
    )
    (row,) = msgspec.json.decode(hsds.export([hsds.Card(own=new)], "hsds-json", NAMES))["contents"]
    assert row["description"] == a_row["description"], "a line does not take the place of more than a line"
    assert hsds.read(msgspec.json.encode(row), NAMES).owns[0].service.line == "soep op straat"


def test_a_service_that_is_there_twice_is_read_once(a_row: Row) -> None:
    found = hsds.read(msgspec.json.encode([a_row, a_row]), NAMES).sound()
    assert len(found.owns) == 1
    assert ("twice", "hsds-" + a_row["id"]) in [(one.reason, one.said) for one in found.unused]


def test_the_same_remark_is_made_once(a_row: Row) -> None:
    a_row["phones"] = [{"id": terms.made(str(n)), "number": "bel ons"} for n in range(3)]
    assert read(a_row)[1].count(("phone", "bel ons")) == 1
