"""The tabular form of HSDS: a zip with a CSV file for each table and a `datapackage.json` that says what is in them.

An empty cell is a field that says nothing. Where a field says the empty text, its table has another sign for nothing,
and `datapackage.json` names it. Columns that the standard does not know keep their kind in the same way.
"""

from __future__ import annotations

import csv
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

import msgspec

from intake.errors import Explained
from intake.hsds.hours import day
from intake.hsds.nesting import MOST_ROWS
from intake.hsds.standard import Row, Table, Tables, column_of, tables

DESCRIPTOR = "datapackage.json"
MOST_FILES, MOST_UNPACKED = 100, 64 * 2**20
_MOMENT = (1980, 1, 1, 0, 0, 0)
"""Of every file in the zip: the same services are the same bytes."""
_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_LONGEST_NUMBER = 40  # signs
_PLAIN = {"date": "date", "number": "number"}
_JSON = {dict: "object", list: "array", bool: "boolean", int: "number", float: "number", str: "string"}
_BROKEN = (
    *(zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, struct.error, EOFError, OSError),
    *(NotImplementedError, RuntimeError, ValueError, OverflowError),
)
"""What `zipfile` raises on bytes that are no sound zip."""


class _Described(msgspec.Struct, frozen=True, kw_only=True):
    """What a `datapackage.json` says of one file."""

    table: str
    missing: frozenset[str] = frozenset({""})
    delimiter: str = ","
    kinds: Mapping[str, str] = {}


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """A CSV file that was read. `lines`: of each row, the line in the file on which it ends."""

    table: str
    file: str
    rows: list[Row]
    lines: list[int]


def write(flat: Tables) -> bytes:
    """Tables as a zip."""
    packed = io.BytesIO()
    resources = []
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for table, found in flat.items():
            name, text, resource = _sheet(table, found, flat)
            archive.writestr(zipfile.ZipInfo(name, _MOMENT), text.encode(), zipfile.ZIP_DEFLATED)
            resources.append(resource)
        about = {"name": "human_services_data", "profile": "tabular-data-package", "resources": resources}
        text = msgspec.json.format(msgspec.json.encode(about)).decode()
        archive.writestr(zipfile.ZipInfo(DESCRIPTOR, _MOMENT), text.encode(), zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def read(data: bytes) -> Iterator[Sheet]:
    """The CSV files of a zip, not yet looked at.

    Raises `Explained`: error.hsds-unreadable, error.hsds-unpacked, error.hsds-path, error.hsds-table, error.hsds-cells,
    error.hsds-many.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            files = _unpacked(archive)
    except _BROKEN as fault:
        raise Explained("error.hsds-unreadable") from fault
    described = _described(files.pop(DESCRIPTOR, b"{}"))
    seen: set[str] = set()
    for name, text in files.items():
        about = described.get(name) or _Described(table=table_of(name))
        if about.table in seen:
            raise Explained("error.hsds-table", file=name)
        seen.add(about.table)
        try:
            sheet = _rows(name, text, about)
        except (csv.Error, UnicodeDecodeError) as fault:
            raise Explained("error.hsds-table", file=name) from fault
        yield sheet


# --- written


def _sheet(table: str, found: list[Row], flat: Tables) -> tuple[str, str, dict[str, Any]]:
    known = tables().get(table)
    standard = list(known.plain) if known else []
    columns = [*standard, *dict.fromkeys(name for row in found for name in row if name not in standard)]
    missing = _sign_of_nothing(found)
    kinds = {name: _kind(name, known, [row[name] for row in found if name in row]) for name in columns}
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    for row in found:
        writer.writerow([_cell(row[name], kinds[name]) if name in row else missing for name in columns])
    file = known.file if known else f"{table}.csv"
    fields = [_field(name, kinds[name], table, found) for name in columns]
    schema: dict[str, Any] = {"fields": fields, "missingValues": [missing]}
    if known:
        schema["primaryKey"] = "id"
        schema["foreignKeys"] = list(_keys(known, found, flat))
    about = {"name": table, "path": file, "format": "csv", "mediatype": "text/csv", "encoding": "utf-8"}
    return file, text.getvalue(), {**about, "profile": "tabular-data-resource", "schema": schema}


def _sign_of_nothing(found: list[Row]) -> str:
    said = {value for row in found for value in row.values() if isinstance(value, str)}
    sign = ""
    while sign in said:
        sign += "-"
    return sign


def _kind(name: str, known: Table | None, said: list[object]) -> str:
    """The type of a column, as data packages call it: "any" for JSON of several kinds."""
    if known and name in known.plain:
        kind = _PLAIN.get(known.plain[name], "string")
        return "string" if kind == "date" and not all(map(day, said)) else kind
    kinds = {_JSON.get(type(value), "any") for value in said}
    return kinds.pop() if len(kinds) == 1 else "any"


def _cell(value: object, kind: str) -> str:
    if isinstance(value, str) and kind != "any":
        return value
    return msgspec.json.encode(value).decode()


def _field(name: str, kind: str, table: str, found: list[Row]) -> dict[str, Any]:
    field: dict[str, Any] = {"name": name, "type": kind}
    known = tables().get(table)
    if known and known.fields.get(name) in ("uuid", "email", "uri"):
        field["format"] = known.fields[name]
    if known and name in (*known.required, *known.linked) and all(name in row for row in found):
        field["constraints"] = {"required": True, **({"unique": True} if name == "id" else {})}
    return field


def _keys(known: Table, found: list[Row], flat: Tables) -> Iterator[dict[str, Any]]:
    """The columns that name rows of other tables, as far as those are there."""
    others = {column_of(one): other for one, other in known.ones.items()}
    others |= {f"{parent}_id": parent for parent in tables() if f"{parent}_id" in known.plain}
    for column, other in others.items():
        ids = {row["id"] for row in flat.get(other, ())}
        if column in known.plain and all(row[column] in ids for row in found if column in row):
            yield {"fields": column, "reference": {"resource": other, "fields": "id"}}


# --- read


def _unpacked(archive: zipfile.ZipFile) -> dict[str, bytes]:
    """The files by their names, without the folder they may lie in. What they unpack to is counted, not believed."""
    infos = [info for info in archive.infolist() if not info.filename.endswith("/")]
    if len(infos) > MOST_FILES:
        raise Explained("error.hsds-unpacked")
    files: dict[str, bytes] = {}
    left = MOST_UNPACKED
    for info in infos:
        path = PurePosixPath(info.filename)
        if not _is_plain(info) or path.name in files:
            raise Explained("error.hsds-path", file=info.orig_filename[:80])
        if path.name.startswith(".") or (path.name != DESCRIPTOR and path.suffix != ".csv"):
            continue
        with archive.open(info) as file:
            files[path.name] = file.read(left + 1)
        left -= len(files[path.name])
        if left < 0:
            raise Explained("error.hsds-unpacked")
    return files


def _is_plain(info: zipfile.ZipInfo) -> bool:
    """A file in the zip itself or in one folder of it, by a name that is the same everywhere."""
    path = PurePosixPath(info.filename)
    named = info.filename == info.orig_filename and not set("\\:\0") & set(info.filename)
    return named and not path.is_absolute() and ".." not in path.parts and len(path.parts) <= 2


def _described(text: bytes) -> dict[str, _Described]:
    """What the package says of its files; a description that cannot be read says nothing."""
    try:
        about = msgspec.json.decode(text.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return {}
    resources = about.get("resources") if isinstance(about, dict) else None
    found = {}
    for resource in resources if isinstance(resources, list) else ():
        if isinstance(resource, dict) and isinstance(resource.get("path"), str):
            file = PurePosixPath(resource["path"]).name
            found[file] = _description(file, resource)
    return found


def _description(file: str, resource: dict[str, Any]) -> _Described:
    schema, dialect = _dict(resource.get("schema")), _dict(resource.get("dialect"))
    missing, delimiter, name = schema.get("missingValues"), dialect.get("delimiter"), resource.get("name")
    fields = schema.get("fields")
    kinds = {
        str(field.get("name")): str(field.get("type"))
        for field in (fields if isinstance(fields, list) else ())
        if isinstance(field, dict)
    }
    return _Described(
        table=name if isinstance(name, str) and name in tables() else table_of(file),
        missing=frozenset(map(str, missing)) if isinstance(missing, list) else frozenset({""}),
        delimiter=delimiter if isinstance(delimiter, str) and len(delimiter) == 1 else ",",
        kinds=kinds,
    )


def _dict(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def table_of(file: str) -> str:
    """The table of a CSV file; the file's own name, when it is none of the standard's."""
    return next((name for name, table in tables().items() if table.file == file), file.removesuffix(".csv"))


def _rows(file: str, data: bytes, about: _Described) -> Sheet:
    csv.field_size_limit(MOST_UNPACKED)
    reader = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=about.delimiter, strict=True)
    columns = next(reader, [])
    if len(set(columns)) != len(columns):
        raise Explained("error.hsds-table", file=file)
    known = tables().get(about.table)
    rows: list[Row] = []
    lines: list[int] = []
    for cells in reader:
        if len(cells) > len(columns):
            raise Explained("error.hsds-cells", file=file, line=reader.line_num)
        if not cells:
            continue
        said = zip(columns, cells, strict=False)
        rows.append({name: _value(cell, name, known, about) for name, cell in said if cell not in about.missing})
        lines.append(reader.line_num)
        if len(rows) > MOST_ROWS:
            raise Explained("error.hsds-many", most=MOST_ROWS)
    return Sheet(table=about.table, file=file, rows=rows, lines=lines)


def _value(cell: str, name: str, known: Table | None, about: _Described) -> object:
    """What a cell says. A number that is none stays text, to be told; what looks like a formula is text."""
    if known and name in known.fields:
        return _number(cell) if known.fields[name] == "number" else cell
    if about.kinds.get(name, "string") not in (*_JSON.values(), "any") or about.kinds.get(name, "string") == "string":
        return cell
    try:
        return msgspec.json.decode(cell.encode())
    except (msgspec.DecodeError, UnicodeEncodeError, RecursionError):
        return cell


def _number(cell: str) -> object:
    text = cell.strip()
    if not _NUMBER.fullmatch(text) or len(text) > _LONGEST_NUMBER:
        return cell
    number = float(text)
    return int(text) if text.lstrip("+-").isdigit() else number if abs(number) < float("inf") else cell
