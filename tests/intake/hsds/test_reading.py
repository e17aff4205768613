"""A file may hold anything: what is no HSDS, too large or broken is refused in a sentence, never with another error."""

from __future__ import annotations

import csv
import io
import random
import zipfile
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

import msgspec
import pytest

from intake import hsds
from intake.errors import Explained
from intake.hsds import nesting, package, reading, terms
from intake.hsds.standard import Row, Tables
from intake.words import WINDOW_LANGUAGES, Words
from tests.intake.hsds.made import NAMES


def refused(data: bytes) -> Explained:
    """How a file is refused; the sentence is there in both languages of the window."""
    with pytest.raises(Explained) as told:
        hsds.read(data, NAMES).sound()
    for language in WINDOW_LANGUAGES:
        assert Words.load().text(language, told.value.key, **told.value.params)
    return told.value


def zipped(files: Mapping[str, str | bytes], **how: Any) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", **how) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return packed.getvalue()


def unzipped(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


SERVICES = "id,name,status\nac148810-d857-441c-9679-408f346de14b,Soepbus,active\n"


# --- the forms that a file may have


def test_a_service_a_list_a_page_and_a_line_for_each_are_read_alike(a_row: Row) -> None:
    other = {**a_row, "id": terms.made("other"), "name": "De ander"}
    pages = [
        msgspec.json.encode([a_row, other]),
        msgspec.json.encode({"total_items": 2, "contents": [a_row, other]}),
        b"\n".join(map(msgspec.json.encode, (a_row, other))),
        b"\xef\xbb\xbf" + msgspec.json.encode([a_row, other]),
    ]
    names = [[own.service.name for own in hsds.read(page, NAMES).sound().owns] for page in pages]
    assert names == [["Soepbus", "De ander"]] * 4
    assert [own.service.name for own in hsds.read(msgspec.json.encode(a_row), NAMES).owns] == ["Soepbus"]


def test_the_services_of_an_organization_have_it_in_them(a_row: Row) -> None:
    organization = a_row.pop("organization")
    (own,) = hsds.read(msgspec.json.encode({**organization, "services": [a_row]}), NAMES).sound().owns
    assert own.foreign["service"]["organization"] == organization  # type: ignore[index]


def test_a_place_where_a_service_is_given_is_read_as_that_service(a_row: Row) -> None:
    (spot,) = a_row.pop("service_at_locations")
    (own,) = hsds.read(msgspec.json.encode({**spot, "service": a_row}), NAMES).sound().owns
    assert own.service.address == "Schoolstraat 18, 2511 AX Den Haag"


def test_tables_may_lie_in_a_folder_of_the_zip_and_in_json(a_package: Tables) -> None:
    files = unzipped(package.write(a_package))
    in_folder = zipped({f"export/{name}": text for name, text in files.items()})
    as_json = msgspec.json.encode(
        {"organizations.csv": a_package["organization"], "services.csv": a_package["service"]}
    )
    for data in (in_folder, as_json, zipped({"services.csv": files["services.csv"]})):
        assert [own.service.name for own in hsds.read(data, NAMES).sound().owns] == ["Soepbus"]


def test_a_package_may_name_its_files_and_its_signs_itself() -> None:
    about = {
        "resources": [
            {
                "name": "service",
                "path": "data/diensten.csv",
                "dialect": {"delimiter": ";"},
                "schema": {"missingValues": ["NB"], "fields": [{"name": "x", "type": "object"}]},
            }
        ]
    }
    text = (
        'id;name;status;email;alternate_name;x\r\nac148810-d857-441c-9679-408f346de14b;a,b;active;NB;;"{""y"": 1}"\r\n'
    )
    files = {"datapackage.json": msgspec.json.encode(about), "data/diensten.csv": text.encode("utf-8-sig")}
    (own,) = hsds.read(zipped(files), NAMES).sound().owns
    row = own.foreign["service"]
    assert row == {
        "id": "ac148810-d857-441c-9679-408f346de14b",
        "name": "a,b",
        "status": "active",
        "alternate_name": "",
        "x": {"y": 1},
    }


def test_a_cell_that_looks_like_a_formula_is_text(a_package: Tables) -> None:
    a_package["service"][0]["name"] = '=HYPERLINK("http://x","y")'
    (own,) = hsds.read(package.write(a_package), NAMES).sound().owns
    assert own.service.name == '=HYPERLINK("http://x","y")'


def test_the_package_says_what_is_in_it(a_package: Tables) -> None:
    a_package["service"][0] |= {"alert": "", "minimum_age": 12, "assured_date": "2026-11-28", "x": [1]}
    files = unzipped(package.write(a_package))
    about = msgspec.json.decode(files["datapackage.json"])
    (_, services) = about["resources"]
    kinds = {field["name"]: field["type"] for field in services["schema"]["fields"]}
    assert (kinds["minimum_age"], kinds["assured_date"], kinds["name"], kinds["x"]) == (
        "number",
        "date",
        "string",
        "array",
    )
    assert services["schema"]["missingValues"] == ["-"], "an empty cell is the empty text there"
    assert {"fields": "organization_id", "reference": {"resource": "organization", "fields": "id"}} in services[
        "schema"
    ]["foreignKeys"]
    rows = list(csv.DictReader(io.StringIO(files["services.csv"])))
    assert (rows[0]["alert"], rows[0]["email"]) == ("", "-")


def test_the_same_services_are_the_same_bytes(a_card: hsds.Card) -> None:
    assert hsds.export([a_card], "hsds-csv", NAMES) == hsds.export([a_card], "hsds-csv", NAMES)


def test_no_service_at_all_is_a_page_too_and_holds_nothing() -> None:
    assert refused(hsds.export([], "hsds-json", NAMES)).key == "error.hsds-nothing"


# --- what is wrong is named


@pytest.mark.parametrize(
    ("field", "value", "key", "where"),
    [
        ("name", None, "error.hsds-not-text", "[0]"),
        ("status", "open", "error.hsds-choice", "[0]"),
        ("minimum_age", "12", "error.hsds-not-number", "[0]"),
        ("minimum_age", True, "error.hsds-not-number", "[0]"),
        ("id", "12", "error.hsds-form", "[0]"),
        ("email", "geen adres", "error.hsds-form", "[0]"),
        ("url", "www.askv.nl", "error.hsds-form", "[0]"),
        ("last_modified", "gisteren", "error.hsds-form", "[0]"),
        ("phones", {}, "error.hsds-not-list", "[0]"),
        ("phones", ["070"], "error.hsds-not-list", "[0]"),
        ("phones", [{"id": terms.made("p")}], "error.hsds-missing", "[0].phones[0]"),
        ("organization", [], "error.hsds-not-row", "[0]"),
        ("organization", {"id": terms.made("o"), "name": "x"}, "error.hsds-missing", "[0].organization"),
    ],
)
def test_a_row_that_is_not_as_the_standard_has_it_is_named(
    a_row: Row, field: str, value: object, key: str, where: str
) -> None:
    told = refused(msgspec.json.encode([{**a_row, field: value}]))
    assert (told.key, told.params["where"]) == (key, where)


@pytest.mark.parametrize(
    ("text", "key", "where"),
    [
        ("id,name,status\n,Soepbus,active\n", "error.hsds-missing", "services.csv:2"),
        ("id,name,status\nx,Soepbus,active\n", "error.hsds-form", "services.csv:2"),
        ("id,name\nac148810-d857-441c-9679-408f346de14b,Soepbus\n", "error.hsds-missing", "services.csv:2"),
        (SERVICES + 'ac148810-d857-441c-9679-408f346de14b,"a\nb",active\n', "error.hsds-twice", "services.csv:4"),
        (SERVICES.replace("name", "minimum_age", 1), "error.hsds-missing", "services.csv:2"),
        (
            "id,name,status,phones\nac148810-d857-441c-9679-408f346de14b,a,active,070\n",
            "error.hsds-not-list",
            "services.csv:2",
        ),
    ],
)
def test_a_line_that_is_not_as_the_standard_has_it_is_named(text: str, key: str, where: str) -> None:
    told = refused(zipped({"services.csv": text}))
    assert (told.key, told.params["where"]) == (key, where)


@pytest.mark.parametrize("number", ["twaalf", "1_0", "٣", "NaN", "inf", "1e999", "0x10", "9" * 50])
def test_what_is_no_number_is_not_taken_for_one(number: str) -> None:
    text = f"id,name,status,minimum_age\nac148810-d857-441c-9679-408f346de14b,Soepbus,active,{number}\n"
    assert refused(zipped({"services.csv": text})).key == "error.hsds-not-number"


def test_all_that_is_wrong_is_told_and_not_only_the_first(a_row: Row) -> None:
    wrong = [{**a_row, "id": terms.made(str(n)), "email": "x"} for n in range(5)]
    found = hsds.read(msgspec.json.encode(wrong), NAMES)
    assert [one.where for one in found.problems] == [f"[{n}]" for n in range(5)]
    assert found.owns == ()


# --- sizes, bombs and tricks


def test_a_file_that_is_too_large_is_not_read() -> None:
    assert refused(b" " * (reading.MOST_BYTES + 1)).key == "error.hsds-size"


def test_a_zip_that_unpacks_to_too_much_is_not_unpacked() -> None:
    bomb = zipped({"services.csv": b"0" * (package.MOST_UNPACKED + 1)}, compression=zipfile.ZIP_DEFLATED)
    assert len(bomb) < 2**20
    assert refused(bomb).key == "error.hsds-unpacked"


def test_a_zip_that_lies_about_what_it_unpacks_to_is_found_out() -> None:
    data = bytearray(zipped({"services.csv": b"0" * 2**20}, compression=zipfile.ZIP_DEFLATED))
    at = data.find(b"PK\x01\x02") + 24
    assert int.from_bytes(data[at : at + 4], "little") == 2**20
    data[at : at + 4] = (10).to_bytes(4, "little")
    assert refused(bytes(data)).key == "error.hsds-unreadable"


def test_a_zip_of_very_many_files_is_refused() -> None:
    assert refused(zipped({f"{n}.csv": "id" for n in range(package.MOST_FILES + 1)})).key == "error.hsds-unpacked"


def test_a_file_without_a_name_is_passed_over() -> None:
    data = zipped({"x": SERVICES})
    listed, end = data.index(b"PK\x01\x02"), data.index(b"PK\x05\x06")
    nameless = data[listed : listed + 28] + b"\0\0" + data[listed + 30 : listed + 46]
    size = len(nameless).to_bytes(4, "little")
    assert (
        refused(data[:listed] + nameless + data[end : end + 12] + size + data[end + 16 :]).key == "error.hsds-nothing"
    )


@pytest.mark.parametrize(
    "name",
    ["../services.csv", "/services.csv", "a/../services.csv", "a/b/services.csv", "C:services.csv", "a\\services.csv"],
)
def test_a_name_that_points_elsewhere_is_refused(name: str) -> None:
    told = refused(zipped({name: SERVICES}))
    assert told.key == "error.hsds-path"


def test_a_table_that_is_there_twice_is_refused() -> None:
    assert refused(zipped({"services.csv": SERVICES, "a/services.csv": SERVICES})).key == "error.hsds-path"
    about = {"resources": [{"name": "service", "path": "diensten.csv"}]}
    twice = {"datapackage.json": msgspec.json.encode(about), "services.csv": SERVICES, "diensten.csv": SERVICES}
    assert refused(zipped(twice)).key == "error.hsds-table"


def test_a_zip_with_a_password_is_refused() -> None:
    data = bytearray(zipped({"services.csv": SERVICES}))
    data[data.find(b"PK\x01\x02") + 8] |= 1
    data[6] |= 1
    assert refused(bytes(data)).key == "error.hsds-unreadable"


def test_a_small_package_in_which_everything_names_everything_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nesting, "MOST_ROWS", 2000)
    one = terms.made("place")
    tables: Tables = {
        "location": [{"id": one, "location_type": "physical"}],
        "service": [{"id": terms.made("s", str(n)), "name": "x", "status": "active"} for n in range(50)],
        "phone": [{"id": terms.made("p", str(n)), "location_id": one, "number": "112"} for n in range(50)],
    }
    tables["service_at_location"] = [
        {"id": terms.made("l", str(n)), "service_id": service["id"], "location_id": one}
        for n, service in enumerate(tables["service"])
    ]
    assert refused(package.write(tables)).key == "error.hsds-many"


def test_very_many_rows_are_refused(monkeypatch: pytest.MonkeyPatch, a_row: Row) -> None:
    monkeypatch.setattr(reading, "MOST_ROWS", 100)
    monkeypatch.setattr(package, "MOST_ROWS", 100)
    assert (
        refused(msgspec.json.encode([{**a_row, "id": terms.made(str(n))} for n in range(20)])).key == "error.hsds-many"
    )
    lines = "".join(f"{terms.made(str(n))},a,active\n" for n in range(101))
    assert refused(zipped({"services.csv": "id,name,status\n" + lines})).key == "error.hsds-many"


@pytest.mark.parametrize(
    "data",
    [
        *(b"", b"{", b"[" * 100_000, b"\xff\xfe{}", b"PK", b"PK\x03\x04" + b"\0" * 50, b'{"a":"\\ud800"}', b"nee"),
        *(b'[{"status": NaN}]', zipped({"services.csv": b"\xff\xfe"}), zipped({"services.csv": 'id\n"a'})),
        *(zipped({"services.csv": "id,id\n"}), zipped({"services.csv": "id\n1,2\n"}), zipped({"readme.txt": "x"})),
        *(zipped({"services.csv": ""}), b"5", b"null", b'"tekst"', b"[[]]", b"1\n2\n"),
    ],
)
def test_what_is_no_hsds_at_all_is_told(data: bytes) -> None:
    assert refused(data).key in {
        *("error.hsds-unreadable", "error.hsds-nothing", "error.hsds-table", "error.hsds-cells"),
    }


# --- broken on the way


def broken(data: bytes, seed: int, times: int) -> Iterator[bytes]:
    """A file with bytes changed, left out, put in or cut off."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    bits = (b"null", b"{}", b"[]", b"-1", b'"', b",", b"\n", b"../", b"=1", b"\xff", b"\0", b"true", b"1e9")
    for _ in range(times):
        found = bytearray(data)
        for _ in range(chance.choice((1, 1, 3, 10))):
            at = chance.randrange(len(found) or 1)
            bit = chance.choice(bits)
            match chance.randrange(4):
                case 0:
                    found[at : at + 1] = bytes((chance.randrange(256),))
                case 1:
                    found[at : at + len(bit)] = bit
                case 2:
                    del found[at : at + chance.randrange(1, 40)]
                case _:
                    found[at:at] = bit
        yield bytes(found)


def otherwise(value: Any, chance: random.Random) -> Any:
    """A JSON value with one value in it, somewhere, of another kind."""
    found = msgspec.json.decode(msgspec.json.encode(value))
    inner = found
    while True:
        at = chance.choice([*inner]) if isinstance(inner, dict) else chance.randrange(len(inner))
        if not isinstance(inner[at], dict | list) or not inner[at] or not chance.randrange(6):
            inner[at] = chance.choice([None, {}, [], "x", -1, True, 1.5, [[]], [{}], [None], {"id": 1}, "2026-13-40"])
            return found
        inner = inner[at]


def tried(data: bytes) -> bool:
    """Whether a file is taken; then what is taken goes out in both forms."""
    try:
        found = hsds.read(data, NAMES).sound()
    except Explained:
        return False
    cards = [hsds.Card(own=own) for own in found.owns]
    assert hsds.read(hsds.export(cards, "hsds-json", NAMES), NAMES).sound().owns
    assert hsds.read(hsds.export(cards, "hsds-csv", NAMES), NAMES).sound().owns
    return True


def test_a_broken_file_is_refused_or_read_and_never_anything_else(a_card: hsds.Card, a_row: Row) -> None:
    tables = unzipped(hsds.export([a_card], "hsds-csv", NAMES))
    whole = [
        hsds.export([a_card], "hsds-json", NAMES),
        hsds.export([a_card], "hsds-csv", NAMES),
        zipped(tables),
        msgspec.json.encode(a_row),
    ]
    assert all(map(tried, whole))
    results = [tried(data) for n, one in enumerate(whole) for data in broken(one, n, 150)]
    assert any(results)
    assert not all(results)


def test_a_value_of_another_kind_is_refused_or_read_and_never_anything_else(a_card: hsds.Card, a_row: Row) -> None:
    chance = random.Random(28)  # noqa: S311 - no secret
    page = msgspec.json.decode(hsds.export([a_card], "hsds-json", NAMES))
    results = [tried(msgspec.json.encode(otherwise(one, chance))) for one in (page, a_row) for _ in range(300)]
    assert any(results)
    assert not all(results)


def test_a_file_that_was_cut_off_is_refused(a_card: hsds.Card) -> None:
    for form in ("hsds-json", "hsds-csv"):
        data = hsds.export([a_card], form, NAMES)  # type: ignore[arg-type]
        cuts = random.Random(1).sample(range(len(data) - 1), 40)  # noqa: S311 - no secret
        assert not any(tried(data[:cut]) for cut in cuts), form


def test_the_rows_of_a_package_stand_in_the_order_of_the_standard(a_card: hsds.Card) -> None:
    names = [*unzipped(hsds.export([a_card], "hsds-csv", NAMES))]
    places = [names.index(name) for name in ("organizations.csv", "services.csv", "locations.csv", "phones.csv")]
    assert all(first < then for first, then in pairwise(places))
