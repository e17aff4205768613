"""Nothing of ours is lost: whatever a desk knows of a service comes back from a file of either form as it was."""

from __future__ import annotations

from typing import get_args

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intake import content, hsds
from intake.directory import printing
from intake.model import NL, Check, Own, Phone, ServiceId
from intake.words import Words
from tests.intake.hsds.made import NAMES, cards

FORMS = st.sampled_from(get_args(hsds.Form))
SLOW = settings(deadline=None, max_examples=25, suppress_health_check=list(HealthCheck))


def kept(own: Own) -> Own:
    """As a vault keeps it and gives it back."""
    return msgspec.json.decode(msgspec.json.encode(own), type=Own)


@SLOW
@given(cards(), FORMS)
def test_a_service_that_went_out_and_came_back_is_the_same_field_by_field(card: hsds.Card, form: hsds.Form) -> None:
    back = hsds.read(hsds.export([card], form, NAMES), NAMES).sound()
    (own,) = back.owns
    for field in own.service.__struct_fields__:
        assert getattr(own.service, field) == getattr(card.own.service, field), field
    assert own.steps == card.own.steps
    assert hsds.lines(own) == card.said
    assert hsds.checks(own) == card.checks
    if not card.said and not card.checks:
        assert own.foreign == {}, "there was nothing that a service has no place for"


@SLOW
@given(cards(), FORMS, FORMS)
def test_what_came_back_goes_out_again_as_the_same_bytes(card: hsds.Card, first: hsds.Form, then: hsds.Form) -> None:
    out = hsds.export([card], then, NAMES)
    (own,) = hsds.read(hsds.export([card], first, NAMES), NAMES).owns
    again = hsds.export([hsds.Card(own=kept(own))], then, NAMES)
    assert hsds.read(again, NAMES).owns[0].service == hsds.read(out, NAMES).owns[0].service
    if first == then:
        assert again == out


@pytest.mark.parametrize("form", get_args(hsds.Form))
def test_the_supplied_sociale_kaart_comes_back_whole_with_its_lines_in_every_language(form: hsds.Form) -> None:
    of, words = content.load(), Words.load()
    languages = [row.code for row in of.languages if row.code != NL]
    checked = {(ServiceId("askv"), "phone"): Check(day="2026-11-12", method="called")}
    out = hsds.cards(of.services.values(), words, languages, checked)
    back = hsds.read(hsds.export(out, form, NAMES), NAMES).sound()
    bare = [msgspec.structs.replace(own.service, line="") for own in back.owns]
    assert bare == list(of.services.values())
    assert [own.service.line for own in back.owns] == [
        words.raw(NL, f"service.{one}.what") or "" for one in of.services
    ]
    assert [hsds.lines(own) for own in back.owns] == [card.said for card in out]
    assert len(hsds.lines(back.owns[0])) == len(languages) == 19
    by_id = {own.service.id: own for own in back.owns}
    assert hsds.checks(by_id[ServiceId("askv")]) == {"phone": Check(day="2026-11-12", method="called")}
    assert back.unused == ()


def test_how_often_something_was_printed_or_called_wrong_has_no_place_in_a_card() -> None:
    assert set(hsds.Card.__struct_fields__) == {"own", "said", "checks"}
    assert set(Own.__struct_fields__) == {"service", "steps", "foreign"}


def test_an_id_is_the_same_in_every_file(a_card: hsds.Card) -> None:
    first, second = (msgspec.json.decode(hsds.export([a_card], "hsds-json", NAMES)) for _ in range(2))
    assert first == second
    assert first["contents"][0]["id"] == "8f4ad7ee-7477-5737-8388-04e1a425fcd3"


def test_a_card_is_said_in_the_fields_of_the_standard_as_far_as_it_has_them(a_card: hsds.Card) -> None:
    (row,) = msgspec.json.decode(hsds.export([a_card], "hsds-json", NAMES))["contents"]
    place = row["service_at_locations"][0]["location"]["addresses"][0]
    assert row["name"] == "Wereldhuis"
    assert row["description"] == "eten en een gesprek"
    assert row["status"] == "active"
    assert (place["address_1"], place["postal_code"], place["city"]) == ("Hooftskade 87", "2526 KB", "Den Haag")
    assert (place["country"], place["state_province"]) == ("NL", "Zuid-Holland")
    assert [phone["number"] for phone in row["phones"]] == ["070 318 16 16"]
    assert [area["name"] for area in row["service_areas"]] == ["Den Haag"]
    assert [(spoken["code"], spoken["name"]) for spoken in row["languages"]] == [("ti", "ትግርኛ")]
    assert row["cost_options"][0]["amount"] == 0
    assert row["assured_date"] == "2026-11-12"
    hours, closed, note = row["schedules"]
    assert (hours["freq"], hours["byday"], hours["opens_at"]) == ("WEEKLY", "MO,WE", "10:00+01:00")
    assert (closed["valid_from"], closed["valid_to"]) == ("2026-12-24", "2027-01-03")
    assert "opens_at" not in closed
    assert note["description"] == "maandag en woensdag van 10 tot 12"
    said = {one["taxonomy_term"]["code"] for one in row["attributes"]}
    assert "inloop-needs-voedsel" in said
    assert "inloop-never_print" in said


def test_what_a_desk_changed_of_its_own_is_what_goes_out(a_card: hsds.Card) -> None:
    (own,) = hsds.read(hsds.export([a_card], "hsds-json", NAMES), NAMES).owns
    phones = (Phone(number="070 365 14 12"),)
    changed = msgspec.structs.replace(own, service=msgspec.structs.replace(own.service, phones=phones))
    (row,) = msgspec.json.decode(hsds.export([hsds.Card(own=changed)], "hsds-json", NAMES))["contents"]
    assert [phone["number"] for phone in row["phones"]] == ["070 365 14 12"]


def test_what_a_file_says_may_be_printed_a_desk_need_not_believe(a_card: hsds.Card) -> None:
    bold = msgspec.structs.replace(a_card.own.service, print_fields=("phone",), never_print=False)
    (own,) = hsds.read(hsds.export([hsds.Card(own=Own(service=bold))], "hsds-csv", NAMES), NAMES).owns
    assert printing(own.service) == "ok"
    doubted = hsds.unproven(own)
    assert printing(doubted.service) == "name_only"
    assert (doubted.service.confidence, doubted.service.assured_date) == ("unverified", None)
    hidden = msgspec.structs.replace(bold, never_print=True)
    assert printing(hsds.unproven(Own(service=hidden)).service) == "never"
    again = hsds.export([hsds.Card(own=doubted)], "hsds-json", NAMES)
    assert hsds.read(again, NAMES).owns[0].service == doubted.service
