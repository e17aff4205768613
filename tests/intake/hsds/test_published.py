"""Against the standard itself: its schemas, its example data. They are Open Referral's and not part of this program.

`INLOOP_HSDS` names a folder with a copy of github.com/openreferral/specification (3.1). Without one these tests are
left out: the rest of this folder tries everything against our own statement of the standard.
"""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path
from typing import Any

import fastjsonschema
import msgspec
import pytest

from intake import content, hsds
from intake.errors import Explained
from intake.hsds import package
from intake.hsds.nesting import bare
from intake.hsds.standard import Row, tables
from intake.model import NL
from intake.words import Words
from tests.intake.hsds.made import NAMES
from tests.intake.hsds.test_theirs import as_json, counted, out, read, whole

SPECIFICATION = Path(os.environ.get("INLOOP_HSDS", ""))
HERE = bool(os.environ.get("INLOOP_HSDS"))
pytestmark = [pytest.mark.skipif(not HERE, reason="no copy of the standard (INLOOP_HSDS)"), pytest.mark.timeout(600)]

SCHEMAS = sorted((SPECIFICATION / "schema").glob("*.json")) if HERE else []
SERVICES = ("service_full", "service_list", "organization_full", "service_at_location_full", "service_at_location_list")


def loaded(path: Path) -> Any:
    return msgspec.json.decode(path.read_bytes())


def kind(field: dict[str, Any]) -> str:
    """A field of a published schema, as our own statement of the standard calls it."""
    if field.get("type") == "array":
        return "list of " + field["items"]["$ref"].removesuffix(".json")
    if "$ref" in field:
        return "one " + field["$ref"].removesuffix(".json")
    if field["type"] == "number":
        return "number"
    said = field.get("format") or field.get("datapackage_type") or "text"
    return "datetime" if said == "date-time" else str(said)


@pytest.mark.parametrize("path", [path for path in SCHEMAS if path.stem != "openapi"], ids=lambda path: path.stem)
def test_our_statement_of_the_standard_is_the_published_one(path: Path) -> None:
    published, ours = loaded(path), tables()[path.stem]
    assert ours.file == published["path"]
    assert sorted(ours.required) == sorted(published["required"])
    assert sorted(ours.linked) == sorted(published.get("tabular_required", ()))
    assert ours.fields == {name: kind(field) for name, field in published["properties"].items()}
    choices = {name: tuple(field["enum"]) for name, field in published["properties"].items() if "enum" in field}
    assert ours.choices == choices


def test_no_table_is_forgotten_and_none_made_up() -> None:
    assert set(tables()) == {path.stem for path in SCHEMAS} - {"openapi"}


@pytest.fixture(scope="module")
def validator() -> Any:
    """The compiled schema of a service, with everything in it."""
    return fastjsonschema.compile(loaded(SPECIFICATION / "schema" / "compiled" / "service.json"))


@pytest.fixture(scope="module")
def every_card() -> tuple[hsds.Card, ...]:
    of, words = content.load(), Words.load()
    return hsds.cards(of.services.values(), words, [row.code for row in of.languages if row.code != NL], {})


def test_every_supplied_service_is_as_the_compiled_schema_has_it(validator: Any, every_card: Any) -> None:
    page = msgspec.json.decode(hsds.export(every_card, "hsds-json", NAMES))
    assert len(page["contents"]) == len(content.load().services)
    for row in page["contents"]:
        validator(row)
    by_way_of_tables = hsds.read(hsds.export(every_card, "hsds-csv", NAMES), NAMES).sound()
    for row in as_json(by_way_of_tables.owns):
        validator(row)


def test_a_page_is_as_the_published_api_has_it(every_card: Any) -> None:
    api = loaded(SPECIFICATION / "schema" / "openapi.json")
    page = msgspec.json.decode(hsds.export(every_card[:3], "hsds-json", NAMES))
    fastjsonschema.validate(api["components"]["schemas"]["Page"], page)


def test_every_table_is_as_the_compiled_schema_of_tables_has_it(every_card: Any) -> None:
    schema = loaded(SPECIFICATION / "schema" / "compiled" / "tabular.json")
    sheets = {sheet.table: sheet.rows for sheet in package.read(hsds.export(every_card, "hsds-csv", NAMES))}
    known = set(sheets) & set(schema["properties"])
    assert {"organization", "service", "phone", "schedule", "attribute", "taxonomy_term"} <= known
    for table in known:
        of_row = schema["properties"][table]["items"]
        plain = {
            name: field for name, field in of_row["properties"].items() if field.get("type") in ("string", "number")
        }
        validate = fastjsonschema.compile(of_row | {"properties": plain})
        for row in sheets[table]:
            validate(row)


def test_the_columns_and_the_files_are_those_of_the_published_package(every_card: Any) -> None:
    published = {one["name"]: one for one in loaded(SPECIFICATION / "datapackage.json")["resources"]}
    with zipfile.ZipFile(io.BytesIO(hsds.export(every_card, "hsds-csv", NAMES))) as archive:
        ours = {one["name"]: one for one in msgspec.json.decode(archive.read("datapackage.json"))["resources"]}
        assert set(archive.namelist()) == {one["path"] for one in ours.values()} | {"datapackage.json"}
    for name, resource in ours.items():
        assert resource["path"] == published[name]["path"]
        columns = {field["name"]: field for field in resource["schema"]["fields"]}
        for field in published[name]["schema"]["fields"]:
            if field.get("constraints", {}).get("required"):
                assert columns[field["name"]]["constraints"]["required"]
        keys = {key["fields"] for key in published[name]["schema"].get("foreignKeys", ())}
        assert keys <= {key["fields"] for key in resource["schema"]["foreignKeys"]}


def test_a_service_with_every_field_is_as_the_compiled_schema_has_it(validator: Any) -> None:
    row = whole("service")
    validator(row)
    for form in ("hsds-json", "hsds-csv"):
        for back in as_json(read(out(read(msgspec.json.encode(row)), form))):  # type: ignore[arg-type]
            validator(back)


@pytest.mark.parametrize("name", SERVICES)
def test_the_example_data_is_read_whole_and_given_back_whole(name: str, validator: Any) -> None:
    came = loaded(SPECIFICATION / "examples" / f"{name}.json")
    owns = read(msgspec.json.encode(came))
    rows = _services(came)
    assert len(owns) == len(rows) > 0
    for back, row in zip(as_json(owns), rows, strict=True):
        assert bare("service", back) == bare("service", row)
        validator(back)
    by_way_of_tables = read(out(owns, "hsds-csv"))
    for back in as_json(by_way_of_tables):
        validator(back)


def test_the_example_tables_are_read_whole_and_given_back_whole() -> None:
    files = sorted((SPECIFICATION / "examples" / "csv").iterdir())
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for file in files:
            archive.write(file, file.name)
    came = {sheet.table: sheet.rows for sheet in package.read(packed.getvalue())}
    assert set(came) == set(tables())
    assert sum(map(len, came.values())) == len(files) - 1, "a row in each, and a description of all"
    back = {sheet.table: sheet.rows for sheet in package.read(out(read(packed.getvalue()), "hsds-csv"))}
    assert counted(back) == counted(came)


def test_the_example_organizations_places_and_terms_hold_no_service_and_say_so() -> None:
    for name in ("organization_list", "location", "taxonomy", "taxonomy_term_list", "base"):
        with pytest.raises(Explained) as told:
            hsds.read((SPECIFICATION / "examples" / f"{name}.json").read_bytes(), NAMES)
        assert told.value.key == "error.hsds-nothing"


def _services(said: Any) -> list[Row]:
    """The services in a file of examples, as this program lays them out."""
    if isinstance(said.get("contents"), list):
        return [row for one in said["contents"] for row in _services(one)]
    if "status" in said:
        return [said]
    if "services" in said:
        organization = {name: value for name, value in said.items() if name != "services"}
        return [{"organization": organization, **one} for one in said["services"]]
    return [{"service_at_locations": [{k: v for k, v in said.items() if k != "service"}], **said["service"]}]
