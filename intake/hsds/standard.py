"""What the standard says of a row: HSDS 3.1 as `resources/hsds/standard.yaml` states it, a JSON Schema for each table.

A nested file is looked at row by row, so that every row that is wrong can be named, and not the first alone. Fields
that the standard does not know are allowed there, and so here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, cached_property
from typing import Any, Literal

import msgspec

from intake import content

Row = dict[str, Any]
"""A row of a table, or the same with the rows that belong to it nested in it."""
Tables = dict[str, list[Row]]
"""Rows by the name of their table: "service", "phone"; a table that the standard does not know, by its file's."""

Fault = Literal["missing", "not-text", "not-number", "not-list", "not-row", "choice", "form", "twice"]
LONGEST_ADDRESS = 320  # characters of an e-mail address; the pattern behind it is slow on long ones
_KINDS = {"text": {}, "date": {}, "time": {}, "datetime": {"format": "date-time"}}


class Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """`fields`: name -> "text", "uuid", "email", "uri", "number", "date", "time", "datetime", "list of <table>" or
    "one <table>".
    """

    file: str
    required: tuple[str, ...]
    fields: dict[str, str]
    linked: tuple[str, ...] = ()
    choices: dict[str, tuple[str, ...]] = {}

    @cached_property
    def lists(self) -> dict[str, str]:
        """Fields that hold rows of another table -> its name."""
        return {name: kind.removeprefix("list of ") for name, kind in self.fields.items() if kind.startswith("list ")}

    @cached_property
    def ones(self) -> dict[str, str]:
        """Fields that hold one row of another table -> its name."""
        return {name: kind.removeprefix("one ") for name, kind in self.fields.items() if kind.startswith("one ")}

    @cached_property
    def plain(self) -> dict[str, str]:
        """The columns of the table."""
        return {name: kind for name, kind in self.fields.items() if not kind.startswith(("list ", "one "))}


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """That a row is not as the standard has it. `expected`: what would be, as the standard writes it."""

    where: str
    field: str
    fault: Fault
    expected: str = ""


@cache
def tables() -> Mapping[str, Table]:
    """The tables of the standard, in its order."""
    return content.read_as(content.root() / "hsds" / "standard.yaml", dict[str, Table])


def column_of(one: str) -> str:
    """The column that names the row which the field `one` holds where rows are nested."""
    return "taxonomy_id" if one == "taxonomy_detail" else f"{one}_id"


def link(child: str, parent: str) -> dict[str, str]:
    """The columns that say to which row of `parent` a row belongs: the id's -> "id", its table's -> "table"."""
    if child == "attribute":
        return {"id": "link_id", "table": "link_entity"}
    if child == "metadata":
        return {"id": "resource_id", "table": "resource_type"}
    return {"id": f"{parent}_id"}


def problem(table: str, row: Row, where: str, *, nested: bool) -> Problem | None:
    """What is wrong first with a row, not with the rows in it. `nested`: rows that it needs are in it, not named."""
    import fastjsonschema

    try:
        _validator(table, nested)(row)
    except fastjsonschema.JsonSchemaValueException as fault:
        return _told(table, fault, where)
    return None


def fits(kind: str, text: str) -> bool:
    """Whether a text is of a kind that the standard has a form for: "uuid", "email", "uri", "datetime"."""
    import fastjsonschema

    try:
        _of_kind(kind)(text)
    except fastjsonschema.JsonSchemaValueException:
        return False
    return True


@cache
def _of_kind(kind: str) -> Callable[[object], object]:
    return _compiled(_schema_of(kind))


@cache
def _validator(table: str, nested: bool) -> Callable[[object], object]:
    return _compiled(schema(table, nested=nested))


def _compiled(schema: dict[str, Any]) -> Callable[[object], object]:
    import fastjsonschema

    found: Callable[[object], object] = fastjsonschema.compile(schema, formats={"email": _is_email, "uuid": _UUID})
    return found


_UUID = r"^[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\Z"


@cache
def _email() -> Callable[[object], object]:
    import fastjsonschema

    found: Callable[[object], object] = fastjsonschema.compile({"format": "email"})
    return found


def _is_email(text: str) -> bool:
    import fastjsonschema

    if len(text) > LONGEST_ADDRESS:
        return False
    try:
        _email()(text)
    except fastjsonschema.JsonSchemaValueException:
        return False
    return True


def schema(table: str, *, nested: bool) -> dict[str, Any]:
    """The JSON Schema of one row. The rows in it are rows; what they are is looked at on its own."""
    known = tables()[table]
    properties = {name: _schema_of(kind) for name, kind in known.fields.items()}
    for name, choices in known.choices.items():
        properties[name]["enum"] = list(choices)
    ones = {name: column_of(name) for name in known.ones}
    required = [name if nested else ones.get(name, name) for name in known.required]
    return {"type": "object", "properties": properties, "required": required}


def _schema_of(kind: str) -> dict[str, Any]:
    if kind.startswith("list of "):
        return {"type": "array", "items": {"type": "object"}}
    if kind.startswith("one "):
        return {"type": "object"}
    if kind == "number":
        return {"type": "number"}
    return {"type": "string", **_KINDS.get(kind, {"format": kind})}


def _told(table: str, fault: Any, where: str) -> Problem:
    known = tables()[table]
    if fault.rule == "required":
        missing = next(name for name in fault.rule_definition if name not in fault.value)
        return Problem(where=where, field=missing, fault="missing")
    if len(fault.path) < 2:
        return Problem(where=where, field="", fault="not-row")
    field = str(fault.path[1])
    if fault.rule == "enum":
        return Problem(where=where, field=field, fault="choice", expected=", ".join(known.choices[field]))
    if fault.rule == "format":
        return Problem(where=where, field=field, fault="form", expected=known.fields[field])
    kind = known.fields[field].partition(" ")[0]
    faults: dict[str, Fault] = {"list": "not-list", "one": "not-row", "number": "not-number"}
    return Problem(where=where, field=field, fault=faults.get(kind, "not-text"))
