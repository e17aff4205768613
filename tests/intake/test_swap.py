"""Addresses to and from other directories: nothing of ours is lost, and nothing of theirs is believed unchecked."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from intake import content, hsds
from intake.addresses import Wish
from intake.correction import FOR_GOOD, Said
from intake.desk import Desk
from intake.errors import Explained
from intake.freshness import FACTS
from intake.model import City, Lang, ServiceId
from intake.words import Words

DEN_HAAG = City("den-haag")
FORMS: tuple[hsds.Form, ...] = ("hsds-json", "hsds-csv")
STRANGER = {
    "id": "b2a1c5a4-7d5c-4b6f-9a37-0d9d8a3c7f11",
    "name": "Soup Kitchen of the North",
    "status": "active",
    "description": "soup every day",
    "fees": "none",
    "organization": {
        "id": "a1a1c5a4-7d5c-4b6f-9a37-0d9d8a3c7f12",
        "name": "North",
        "description": "Help in the north",
    },
    "phones": [{"id": "c3a1c5a4-7d5c-4b6f-9a37-0d9d8a3c7f13", "number": "070 318 16 99"}],
}


@pytest.fixture
def desk() -> Desk:
    return Desk.practise(DEN_HAAG)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "theirs.json"
    path.write_bytes(msgspec.json.encode(STRANGER))
    return path


def put(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("form", FORMS)
def test_what_goes_out_is_what_the_desk_says_today(desk: Desk, form: hsds.Form) -> None:
    house = ServiceId("wereldhuis-denhaag")
    desk.addresses.correct(house, Said(phones=("070 318 16 99",)))
    own = desk.addresses.add("Soep op de Hoek", ServiceId("eten-denhaag"), DEN_HAAG)
    found = hsds.read(desk.swap.export(form), hsds.names(content.load(), Words.load())).sound()
    by_id = {one.service.id: one for one in found.owns}
    assert [phone.number for phone in by_id[house].service.phones] == ["070 318 1699"]
    assert hsds.checks(by_id[house])["phone"].day == desk.addresses.entry(house).facts[0].day
    assert by_id[own].steps == desk.addresses.steps_like(ServiceId("eten-denhaag"))
    assert by_id[own].service.line == Words.load().text(Lang("nl"), "service.eten-denhaag.what")


def test_what_may_never_be_printed_does_not_go_out(desk: Desk) -> None:
    never = {one.name for one in desk.addresses.content().services.values() if one.never_print}
    assert never
    said = desk.swap.export("hsds-json").decode()
    assert not [name for name in never if f'"{name}"' in said]


def test_what_this_program_came_with_is_not_taken_again(desk: Desk, tmp_path: Path) -> None:
    bundle = desk.swap.look(put(tmp_path / "ours.json", desk.swap.export("hsds-json")))
    assert bundle.owns == ()
    assert len(bundle.known) > 50


def test_a_stranger_is_taken_in_and_believed_in_nothing(desk: Desk, file: Path) -> None:
    bundle = desk.swap.look(file)
    (own,) = bundle.owns
    assert own.service.cities == (DEN_HAAG,)
    desk.swap.take(bundle.owns)
    entry = desk.addresses.find(Wish(text="soup kitchen", city=DEN_HAAG))[0]
    assert entry.own
    assert (entry.what, entry.service.print_fields, entry.service.call_first) == ("soup every day", (), True)
    assert entry.service.id in {one.service.id for one in desk.addresses.call_round(DEN_HAAG)}
    assert all(entry.service.id not in step.services for step in desk.addresses.content().steps.values())
    assert desk.service_card(entry.service.id, Lang("en")).handout.contacts[0].phones is None


def test_what_it_says_of_its_own_checks_counts_for_nothing(desk: Desk, tmp_path: Path) -> None:
    sly = Desk.practise(DEN_HAAG)
    own = sly.addresses.add("Sly", ServiceId("eten-denhaag"), DEN_HAAG)
    sly.addresses.correct(own, Said(phones=("070 318 16 99",)))
    sly.addresses.still_right(own, FACTS)
    desk.swap.take(desk.swap.look(put(tmp_path / "sly.json", sly.swap.export("hsds-json"))).owns)
    service = desk.addresses.content().services[own]
    assert (service.print_fields, service.call_first, service.assured_date) == ((), True, None)
    assert {fact.state for fact in desk.addresses.entry(own).facts} == {"never"}


def test_what_would_tell_a_passer_by_something_never_comes_on_paper(desk: Desk, tmp_path: Path) -> None:
    loud = {**STRANGER, "name": "Ongedocumenteerden Steunpunt", "description": "voor illegalen"}
    bundle = desk.swap.look(put(tmp_path / "loud.json", msgspec.json.encode(loud)))
    desk.swap.take(bundle.owns)
    service = desk.addresses.content().services[bundle.owns[0].service.id]
    assert service.never_print
    assert service.line == ""
    assert "Steunpunt" not in str(desk.city_guide(Lang("nl")).handout.sections)


def test_once_it_is_likened_it_is_offered_and_said_in_every_language(desk: Desk, file: Path) -> None:
    bundle = desk.swap.look(file)
    desk.swap.take(bundle.owns)
    service = bundle.owns[0].service.id
    desk.addresses.liken(service, ServiceId("eten-denhaag"))
    assert any(service in step.services for step in desk.addresses.content().steps.values())
    ti = desk.service_card(service, Lang("ti")).handout.contacts[0].what.own
    assert ti == desk.words.text(Lang("ti"), "service.eten-denhaag.what")


@pytest.mark.parametrize("form", FORMS)
def test_what_was_taken_in_goes_out_again_with_all_that_it_came_with(desk: Desk, file: Path, form: hsds.Form) -> None:
    desk.swap.take(desk.swap.look(file).owns)
    found = hsds.read(desk.swap.export(form), hsds.names(content.load(), Words.load())).sound()
    (back,) = [own for own in found.owns if own.service.name == STRANGER["name"]]
    row = back.foreign["service"]
    assert isinstance(row, dict)
    assert row["fees"] == "none"
    assert row["id"] == STRANGER["id"]
    assert row["organization"]["name"] == "North"


def test_taken_in_again_it_is_said_anew_and_the_desks_corrections_stay(desk: Desk, file: Path) -> None:
    desk.swap.take(desk.swap.look(file).owns)
    service = desk.swap.look(file).owns[0].service.id
    desk.addresses.correct(service, Said(phones=("06 57547269",)))
    later = {**STRANGER, "phones": [{**STRANGER["phones"][0], "number": "070 318 16 73"}]}  # type: ignore[dict-item]
    put(file, msgspec.json.encode(later))
    desk.swap.take(desk.swap.look(file).owns)
    entry = desk.addresses.entry(service)
    assert [phone.number for phone in entry.service.phones] == ["06 57547269"]
    assert entry.conflict == ("phones",)


def test_taken_in_again_it_is_the_kind_of_help_that_the_coordinator_said(desk: Desk, file: Path) -> None:
    desk.swap.take(desk.swap.look(file).owns)
    (own,) = desk.addresses.own()
    desk.addresses.liken(own.service.id, ServiceId("eten-denhaag"))
    likened = desk.addresses.own()[0]
    desk.swap.take(desk.swap.look(file).owns)
    (again,) = desk.addresses.own()
    assert (again.steps, again.service.like, again.service.serves) == (
        likened.steps,
        ServiceId("eten-denhaag"),
        likened.service.serves,
    )


def test_one_that_the_desk_closed_for_good_stays_closed(desk: Desk, file: Path) -> None:
    desk.swap.take(desk.swap.look(file).owns)
    service = desk.swap.look(file).owns[0].service.id
    desk.addresses.correct(service, Said(closed_until=FOR_GOOD))
    desk.swap.take(desk.swap.look(file).owns)
    assert desk.addresses.content().services[service].closed


@pytest.mark.parametrize(
    ("data", "key"),
    [(b"", "hsds"), (b"{", "hsds"), (b'{"a": 1}', "hsds"), (b"PK\x03\x04 no zip", "hsds"), (b'{"id": 3}', "hsds")],
)
def test_what_is_no_such_file_is_told(desk: Desk, tmp_path: Path, data: bytes, key: str) -> None:
    with pytest.raises(Explained, match=key):
        desk.swap.look(put(tmp_path / "x.json", data))
    assert desk.addresses.own() == ()


def test_a_file_that_is_gone_or_too_large_is_told(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(Explained, match="cannot-read"):
        desk.swap.look(tmp_path / "gone.json")
    large = tmp_path / "large.json"
    with large.open("wb") as huge:
        huge.truncate(hsds.MOST_BYTES + 1)
    with pytest.raises(Explained, match="hsds-size"):
        desk.swap.look(large)
