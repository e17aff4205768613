"""Bytes from anywhere as services of HSDS: a JSON of one, a list or a page of them, a line for each, or a tabular zip.

Nothing is believed: sizes, names and kinds are looked at first, and a file with one row that is not as the standard has
it is refused as a whole, with the place of that row. What is right and of no use to a card is kept with its service.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from intake.errors import Explained
from intake.hsds import package
from intake.hsds.nesting import MOST_ROWS, nest
from intake.hsds.standard import Problem, Row, Tables, problem, tables

MOST_BYTES = 16 * 2**20
MOST_PROBLEMS = 200
BESIDE = "beside"
"""The name under which a page of ours has the rows that belong to no service."""


class Laid(msgspec.Struct, frozen=True, kw_only=True):
    """A file that was read: its services, the rows beside them, what is wrong, how many rows of each table. With a
    problem there are no services.
    """

    services: list[Row]
    beside: Tables
    problems: tuple[Problem, ...] = ()
    counts: Mapping[str, int] = {}


def lay_out(data: bytes) -> Laid:
    """The rows of a file. Raises `Explained`: error.hsds-size, error.hsds-unreadable, error.hsds-nothing,
    error.hsds-many, and those of `package.read`.
    """
    if len(data) > MOST_BYTES:
        raise Explained("error.hsds-size", most=MOST_BYTES // 2**20)
    laid = _from_zip(data) if data[:2] == b"PK" else _from_json(data)
    if not laid.services and not laid.problems:
        raise Explained("error.hsds-nothing")
    return laid


def _from_zip(data: bytes) -> Laid:
    flat: Tables = {}
    places: dict[str, list[str]] = {}
    for sheet in package.read(data):
        flat[sheet.table] = sheet.rows
        places[sheet.table] = [f"{sheet.file}:{line}" for line in sheet.lines]
        if sum(map(len, flat.values())) > MOST_ROWS:
            raise Explained("error.hsds-many", most=MOST_ROWS)
    return _from_tables(flat, places)


def _from_tables(flat: Tables, places: Mapping[str, list[str]]) -> Laid:
    """`places`: where each row of a table stands in its file."""
    problems: list[Problem] = []
    for table, rows in flat.items():
        ids: set[object] = set()
        for row, where in zip(rows, places[table], strict=True):
            problems.extend(_wrong_in_table(table, row, where, ids))
            ids.add(row.get("id"))
    if problems:
        return Laid(services=[], beside={}, problems=tuple(problems[:MOST_PROBLEMS]))
    services, beside = nest(flat)
    return Laid(services=services, beside=beside, counts={table: len(rows) for table, rows in flat.items() if rows})


def _wrong_in_table(table: str, row: Row, where: str, ids: set[object]) -> Iterator[Problem]:
    if table not in tables():
        return
    found = problem(table, row, where, nested=False)
    if found is not None:
        yield found
    elif row["id"] in ids:
        yield Problem(where=where, field="id", fault="twice")


def _from_json(data: bytes) -> Laid:
    said = _decoded(data)
    if _are_tables(said):
        named = {package.table_of(file): (file, rows) for file, rows in said.items()}
        places = {table: [f"{file}[{n}]" for n in range(len(rows))] for table, (file, rows) in named.items()}
        return _from_tables({table: rows for table, (_, rows) in named.items()}, places)
    services, beside = _services(said)
    if not any(isinstance(one, dict) and "status" in one for _, one in services):
        raise Explained("error.hsds-nothing")
    problems: list[Problem] = []
    ids: dict[str, set[str]] = defaultdict(set)
    count = 0
    for where, one in services:
        for table, row, found in walked("service", one, where):
            count += 1
            if count > MOST_ROWS:
                raise Explained("error.hsds-many", most=MOST_ROWS)
            if found is None:
                ids[table].add(row["id"])
            elif len(problems) < MOST_PROBLEMS:
                problems.append(found)
    problems.extend(_wrong_beside(beside))
    if problems:
        return Laid(services=[], beside={}, problems=tuple(problems[:MOST_PROBLEMS]))
    counts = {table: len(found) for table, found in ids.items()}
    for table, rows in beside.items():
        counts[table] = counts.get(table, 0) + len(rows)
    return Laid(services=[one for _, one in services], beside=beside, counts=counts)


def _decoded(data: bytes) -> Any:
    text = data.removeprefix(b"\xef\xbb\xbf")
    try:
        try:
            return msgspec.json.decode(text)
        except msgspec.DecodeError:
            return msgspec.json.Decoder().decode_lines(text)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as fault:
        raise Explained("error.hsds-unreadable") from fault


def _are_tables(said: Any) -> bool:
    """Tables as JSON: rows by the name of their file."""
    if not isinstance(said, dict) or not isinstance(said.get(tables()["service"].file), list):
        return False
    return all(
        name.endswith(".csv") and isinstance(rows, list) and all(isinstance(row, dict) for row in rows)
        for name, rows in said.items()
    )


def _services(said: Any) -> tuple[list[tuple[str, Any]], Tables]:
    """The services in a value, each with where it stands; and the rows that a page of ours has beside them."""
    if isinstance(said, list):
        return list(_among(said, "")), {}
    if isinstance(said, dict) and isinstance(said.get("contents"), list):
        beside = said.get(BESIDE)
        return list(_among(said["contents"], "contents")), beside if isinstance(beside, dict) else {}
    return [(where or "service", one) for where, one in _of(said, "")], {}


def _among(rows: Iterable[Any], name: str) -> Iterator[tuple[str, Any]]:
    for n, one in enumerate(rows):
        yield from _of(one, f"{name}[{n}]")


def _of(one: Any, where: str) -> Iterator[tuple[str, Any]]:
    """A service; those of an organization, each with its organization in it; that of a place where it is given."""
    if not isinstance(one, dict) or "status" in one:
        yield where, one
    elif isinstance(one.get("services"), list):
        organization = {name: said for name, said in one.items() if name != "services"}
        for n, service in enumerate(one["services"]):
            nested = {"organization": organization, **service} if isinstance(service, dict) else service
            yield f"{where}.services[{n}]".lstrip("."), nested
    elif isinstance(one.get("service"), dict):
        spot = {name: said for name, said in one.items() if name != "service"}
        yield f"{where}.service".lstrip("."), {"service_at_locations": [spot], **one["service"]}
    else:
        yield where, one


def walked(table: str, row: Any, where: str) -> Iterator[tuple[str, Any, Problem | None]]:
    """A row and each that is nested in it: of which table it is, and what is wrong with it."""
    found = problem(table, row, where, nested=True)
    yield table, row, found
    if found is not None:
        return
    known = tables()[table]
    for name, child in known.lists.items():
        for n, one in enumerate(row.get(name, ())):
            yield from walked(child, one, f"{where}.{name}[{n}]".lstrip("."))
    for name, other in known.ones.items():
        if name in row:
            yield from walked(other, row[name], f"{where}.{name}".lstrip("."))


def _wrong_beside(beside: dict[str, Any]) -> Iterator[Problem]:
    for table, rows in beside.items():
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            yield Problem(where=BESIDE, field=table[:40], fault="not-list")
            return
        ids: set[object] = set()
        for n, row in enumerate(rows):
            yield from _wrong_in_table(table, row, f"{BESIDE}.{table}[{n}]", ids)
            ids.add(row.get("id"))
