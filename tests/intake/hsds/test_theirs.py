"""Nothing of theirs is lost: a service from elsewhere goes out again with every field and row that it came with."""

from __future__ import annotations

from collections import Counter
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intake import hsds
from intake.hsds import package, terms
from intake.hsds.nesting import bare
from intake.hsds.standard import Row, Tables, tables
from intake.model import Own, Phone, Service
from tests.intake.hsds.made import NAMES, flat, rows

SLOW = settings(deadline=None, max_examples=25, suppress_health_check=list(HealthCheck))
FEW_IDS = st.integers(0, 30).map(lambda n: f"00000000-0000-4000-8000-{n:012d}")


def read(data: bytes) -> tuple[Own, ...]:
    """The services of a file, as a vault keeps them and gives them back."""
    found = hsds.read(data, NAMES).sound().owns
    return tuple(msgspec.json.decode(msgspec.json.encode(own), type=Own) for own in found)


def out(owns: tuple[Own, ...], form: hsds.Form) -> bytes:
    return hsds.export([hsds.Card(own=own) for own in owns], form, NAMES)


def as_json(owns: tuple[Own, ...]) -> list[Row]:
    found: list[Row] = msgspec.json.decode(out(owns, "hsds-json"))["contents"]
    return found


def counted(found: Tables) -> dict[str, Counter[bytes]]:
    """Rows without their order."""
    return {
        table: Counter(msgspec.json.encode(dict(sorted(row.items()))) for row in rows)
        for table, rows in found.items()
        if rows
    }


def holds(much: Any, little: Any) -> bool:
    """Whether all that is said in one value is said in another, of rows of one id in any of them."""
    if isinstance(little, dict):
        return isinstance(much, dict) and all(name in much and holds(much[name], little[name]) for name in little)
    if isinstance(little, list) and little and isinstance(little[0], dict):
        return all(any(holds(one, wanted) for one in much) for wanted in little)
    return bool(much == little)


@SLOW
@given(rows())
def test_a_service_of_others_goes_out_as_it_came_in(row: Row) -> None:
    (back,) = as_json(read(msgspec.json.encode(row)))
    assert bare("service", back) == bare("service", row)


@SLOW
@given(rows())
def test_a_service_of_others_says_the_same_by_way_of_tables(row: Row) -> None:
    owns = read(msgspec.json.encode(row))
    again = read(out(owns, "hsds-csv"))
    assert again[0].service == owns[0].service
    assert bare("service", as_json(again)[0]) == bare("service", row)


@SLOW
@given(st.lists(rows(ids=FEW_IDS), min_size=1, max_size=2, unique_by=lambda row: str(row["id"])))
def test_rows_that_share_an_id_and_differ_are_all_there_by_way_of_tables(came: list[Row]) -> None:
    back = as_json(read(out(read(msgspec.json.encode(came)), "hsds-csv")))
    assert len(back) == len(came)
    assert all(holds(after, before) for after, before in zip(back, came, strict=True))


@SLOW
@given(flat())
def test_every_row_of_a_package_is_in_the_package_that_goes_out(came: Tables) -> None:
    back = {sheet.table: sheet.rows for sheet in package.read(out(read(package.write(came)), "hsds-csv"))}
    assert counted(back) == counted(came)


@SLOW
@given(flat())
def test_every_row_of_a_package_is_there_by_way_of_json_too(came: Tables) -> None:
    first = read(package.write(came))
    then = read(out(first, "hsds-json"))
    back = {sheet.table: sheet.rows for sheet in package.read(out(then, "hsds-csv"))}
    assert counted(back) == counted(came)


def whole(table: str, seen: tuple[str, ...] = ()) -> Row:
    """A row with every field of the standard, and in it one row of every kind, as deep as they go."""
    known = tables()[table]
    place = "/".join((*seen, table))
    said: dict[str, Any] = {
        "text": f"{place} said",
        "email": "info@example.org",
        "uri": "https://example.org/",
        "number": 12.5,
        "date": "2026-11-28",
        "time": "10:00",
        "datetime": "2026-11-28T10:30:45.123Z",
    }
    row: Row = {}
    for name, kind in known.plain.items():
        row[name] = terms.made("whole", place, name) if kind == "uuid" else known.choices.get(name, [said[kind]])[0]
    inner = {**known.lists, **known.ones}
    for name, child in inner.items():
        nested = whole(child, (*seen, name))
        row[name] = [nested] if name in known.lists else nested
    return row


@pytest.mark.parametrize("form", ["hsds-json", "hsds-csv"])
def test_a_service_with_every_field_of_the_standard_loses_none(form: hsds.Form) -> None:
    row = whole("service")
    for name in tables()["service"].ones:
        row[f"{name}_id"] = row[name]["id"]
    owns = read(out(read(msgspec.json.encode(row)), form))
    back = as_json(owns)[0]
    assert holds(back, row)


def test_rows_that_belong_to_no_service_are_kept_and_told(a_package: Tables) -> None:
    a_package["unit"] = [{"id": terms.made("u"), "name": "bed"}]
    a_package["zelfgemaakt"] = [{"wat": "=1+1"}]
    found = hsds.read(package.write(a_package), NAMES).sound()
    assert {one.said for one in found.unused if one.reason == "loose"} == {"unit (1)", "zelfgemaakt (1)"}
    for form in ("hsds-json", "hsds-csv"):
        (own,) = read(out(found.owns, form))  # type: ignore[arg-type]
        assert own.foreign["beside"] == {"unit": a_package["unit"], "zelfgemaakt": a_package["zelfgemaakt"]}


def test_what_the_desk_corrects_takes_the_place_of_what_came_and_the_rest_stays(a_row: Row) -> None:
    (own,) = read(msgspec.json.encode(a_row))
    assert own.service.phones == (Phone(number="070 365 1412", note="balie"),)
    assert own.service.address == "Schoolstraat 18, 2511 AX Den Haag"
    new = msgspec.structs.replace(
        own.service, phones=(Phone(number="070 318 16 16"),), address="Hooftskade 87, 2526 KB Den Haag", closed=True
    )
    (back,) = as_json((msgspec.structs.replace(own, service=new),))
    assert [phone["number"] for phone in back["phones"]] == ["070 318 16 16", "+44 1234 234567"]
    assert back["status"] == "temporarily closed"
    (spot,) = back["service_at_locations"]
    assert spot["location"]["addresses"][0]["address_1"] == "Hooftskade 87"
    assert spot["location"]["id"] != a_row["service_at_locations"][0]["location"]["id"], "others may use that place"
    assert spot["location"]["accessibility"] == a_row["service_at_locations"][0]["location"]["accessibility"]
    for name in ("name", "description", "organization", "minimum_age", "contacts", "attributes", "x_ours"):
        assert back[name] == a_row[name]
    (again,) = read(out((msgspec.structs.replace(own, service=new),), "hsds-csv"))
    assert again.service == new


def test_a_place_that_two_services_share_stays_as_it_is_for_the_other(a_row: Row) -> None:
    other = {**a_row, "id": terms.made("other"), "name": "De ander"}
    other["service_at_locations"] = [{**a_row["service_at_locations"][0], "id": terms.made("other spot")}]
    first, second = read(msgspec.json.encode([a_row, other]))
    moved = msgspec.structs.replace(first.service, address="Hooftskade 87, 2526 KB Den Haag")
    after = read(out((msgspec.structs.replace(first, service=moved), second), "hsds-csv"))
    assert [own.service.address for own in after] == [
        "Hooftskade 87, 2526 KB Den Haag",
        "Schoolstraat 18, 2511 AX Den Haag",
    ]


def test_a_city_that_inloop_learns_later_does_not_undo_what_the_file_said(a_row: Row) -> None:
    a_row["service_areas"] = [{"id": terms.made("area"), "name": "Groningen", "extent": "een vorm"}]
    (own,) = read(msgspec.json.encode(a_row))
    assert own.service.cities == ()
    wiser = msgspec.structs.replace(NAMES, city_of={**NAMES.city_of, "groningen": "groningen"})
    (back,) = msgspec.json.decode(hsds.export([hsds.Card(own=own)], "hsds-json", wiser))["contents"]
    assert back["service_areas"] == a_row["service_areas"]


def test_a_stranger_is_trusted_with_nothing(a_row: Row) -> None:
    (own,) = read(msgspec.json.encode(a_row))
    service: Service = own.service
    assert (service.confidence, service.call_first, service.print_fields) == ("unverified", True, ())
    assert service.accepts_undocumented.value == "unknown"
    assert (service.id_asked, service.shares_data, service.serves) == ("unknown", "unknown", ())
    assert own.steps == ()
