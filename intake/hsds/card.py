"""A service as a row of HSDS and back: each side by its facet, and what is left over by a term of our own.

What is written is read again at once: a field that does not come back as it was gets an attribute that says it exactly.
So nothing of ours is lost, whatever the standard thinks of it. Of a service that came from a file the row is kept
whole, with what was read of it: what nobody has touched since goes out as it came in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from copy import deepcopy
from datetime import time
from typing import Any, cast, get_args

import msgspec

from intake.hsds import terms
from intake.hsds.contact import EMAIL, PHONES, WEBSITE, is_web
from intake.hsds.facet import LONGEST_NAME, Facet, Sieve, Unused, put
from intake.hsds.hours import HOURS, day
from intake.hsds.names import Names
from intake.hsds.particulars import PARTICULARS
from intake.hsds.place import ADDRESS, CITIES
from intake.hsds.standard import LONGEST_ADDRESS, Row, tables
from intake.model import NL, Check, Fact, Lang, OtherHours, Own, Schedule, Service

LONGEST_LINE = 200
"""Signs of a line for visitors; a longer description is not one."""
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_UNSPACED = re.compile(r"[^\s:/]+(?::\d+)?(?:/\S*)?")
_TIME = re.compile(r"\d\d:\d\d")
_CHECKED = "checked-"
_STRANGER: dict[str, Any] = {"confidence": "unverified", "call_first": True}
"""What nobody of ours has looked at: its name alone may stand on paper, with "call first"."""


def take(row: Row, names: Names) -> tuple[Own, tuple[Unused, ...]]:
    """A service of a file, without what it has no place for, and what could not be used."""
    fields: dict[str, Any] = _STRANGER | {"id": f"hsds-{row['id']}", "kind": _kind(row), "read_on": _read_on(row)}
    told: dict[tuple[str, ...], list[Unused]] = {}
    for facet in FACETS:
        sieve = Sieve(names, str(row["name"])[:LONGEST_NAME])
        fields |= facet.take(row, sieve)
        told[facet.fields] = sieve.unused
    sieve = Sieve(names, str(row["name"])[:LONGEST_NAME])
    exact = _exact(row, sieve)
    told["exact",] = sieve.unused
    service = Service(**fields | {field: value for field, value in exact.items() if field in _TYPES})
    own = {field: value for field, value in exact.items() if field in _OWN_TYPES}
    unused = [one for fields_, left in told.items() if not set(fields_) <= set(exact) for one in left]
    return Own(service=service, **own), tuple(unused)


def give(own: Own, said: Mapping[Lang, str], checks: Mapping[Fact, Check], names: Names) -> Row:
    """The row of a service. `said`: its line for visitors in other languages; `checks`: when facts were found right."""
    row, before = _begun(own, names)
    _give_changed(row, before, own, names)
    for language, text in said.items():
        if language != NL:
            label = names.languages.get(language, language)
            _hang(row, own.service.id, "said", text, language=language, label=label)
    for fact, check in checks.items():
        _hang(row, own.service.id, _CHECKED + fact, msgspec.json.encode(check).decode())
    after, _ = take(row, names)
    _hang_differences(row, own.service.id, after.service, own.service, _TYPES)
    _hang_differences(row, own.service.id, after, own, _OWN_TYPES)
    order = [field for field in tables()["service"].fields if field in row]
    return {field: row[field] for field in dict.fromkeys([*order, *row])}


def _give_changed(row: Row, before: Own, own: Own, names: Names) -> None:
    """Writes what is otherwise than it was read; what our own terms said of it goes."""
    for facet in FACETS:
        if any(getattr(before.service, field) != getattr(own.service, field) for field in facet.fields):
            put(row, "attributes", terms.without(row, *facet.fields))
            facet.give(row, own.service, names)


def _hang_differences(row: Row, of: str, after: object, meant: object, types: Mapping[str, Any]) -> None:
    """Says exactly, by a term of ours, what does not come back from the row as it was meant."""
    for field, kind in types.items():
        if getattr(after, field) != getattr(meant, field):
            _hang(row, of, field, _encoded(getattr(meant, field), kind))


def lines(row: Row) -> dict[Lang, str]:
    """The line for visitors in the languages that a file has it in."""
    return {language: value for code, value, language in terms.said(row) if code == "said" and language}


def checks(row: Row) -> dict[Fact, Check]:
    """When a file says that facts were found right."""
    found: dict[Fact, Check] = {}
    for code, value, _ in terms.said(row):
        fact = code.removeprefix(_CHECKED)
        if not code.startswith(_CHECKED) or fact not in get_args(Fact):
            continue
        try:
            check = msgspec.json.decode(value.encode(), type=Check)
        except (msgspec.DecodeError, UnicodeEncodeError, RecursionError):
            continue
        if day(check.day):
            found[cast("Fact", fact)] = check
    return found


# --- what has a facet of a line


def _take_name(row: Row, sieve: Sieve) -> dict[str, Any]:
    name = str(row["name"])
    if len(name) > LONGEST_NAME:
        sieve.left("long", name)
    return {"name": name[:LONGEST_NAME]}


def _give_name(row: Row, service: Service, _: Names) -> None:
    row["name"] = service.name


def _take_line(row: Row, sieve: Sieve) -> dict[str, Any]:
    said = str(row.get("description", ""))
    if _is_line(said):
        return {"line": said}
    sieve.left("line", said)
    return {"line": ""}


def _give_line(row: Row, service: Service, _: Names) -> None:
    """A description that is more than a line stays."""
    if _is_line(service.line) and _is_line(str(row.get("description", ""))):
        put(row, "description", service.line)


NAME, LINE = Facet(("name",), _take_name, _give_name), Facet(("line",), _take_line, _give_line)
FACETS = (NAME, LINE, HOURS, ADDRESS, CITIES, PHONES, EMAIL, WEBSITE, *PARTICULARS)


def _is_line(said: str) -> bool:
    return len(said) <= LONGEST_LINE and "\n" not in said


def _kind(row: Row) -> str:
    named = [str(term.get("name", "")) for term in terms.foreign(row)]
    return next((name for name in named if len(name) <= LONGEST_NAME), "")


def _read_on(row: Row) -> str:
    year = str(row.get("last_modified", ""))[:4]
    return year if year.isdecimal() and len(year) == 4 else ""


# --- what is said exactly, by a term of our own


_TYPES: dict[str, Any] = {field.name: field.type for field in msgspec.structs.fields(Service)}
_OWN_TYPES: dict[str, Any] = {field.name: field.type for field in msgspec.structs.fields(Own) if field.name == "steps"}


def _encoded(value: object, kind: object) -> str:
    """Text as it is; anything else, and a text that may be missing, as JSON."""
    return str(value) if kind is str else msgspec.json.encode(value).decode()


def _exact(row: Row, sieve: Sieve) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for code, value, _ in terms.said(row):
        kind = _TYPES.get(code) or _OWN_TYPES.get(code)
        if kind is None:
            continue
        try:
            exact = value if kind is str else msgspec.json.decode(value.encode(), type=kind)
        except (msgspec.DecodeError, UnicodeEncodeError, RecursionError):
            sieve.left("term", f"{code}: {value}")
            continue
        if _SOUND.get(code, _is_anything)(exact, sieve.names):
            found[code] = exact
        else:
            sieve.left("term", f"{code}: {value}")
    return found


def _is_anything(_: Any, __: Names) -> bool:
    return True


def _is_id(value: Any, _: Names) -> bool:
    return _ID.fullmatch(value) is not None


def _are_hours(value: Any, _: Names) -> bool:
    return all(_are_times(hours) and (not isinstance(hours, OtherHours) or _are_days(hours)) for hours in value)


def _are_times(hours: Schedule | OtherHours) -> bool:
    if not hours.opens_at and not hours.closes_at:
        return True
    try:
        return all(_TIME.fullmatch(said) and time.fromisoformat(said) for said in (hours.opens_at, hours.closes_at))
    except ValueError:
        return False


def _are_days(hours: OtherHours) -> bool:
    first, last = day(hours.first), day(hours.last)
    return first is not None and last is not None and first <= last


def _is_email(value: Any, _: Names) -> bool:
    return value is None or (len(value) <= LONGEST_ADDRESS and not re.search(r"\s", value))


def _is_website(value: Any, _: Names) -> bool:
    return value is None or is_web(value) or (len(value) <= LONGEST_NAME and _UNSPACED.fullmatch(value) is not None)


_SOUND: dict[str, Callable[[Any, Names], bool]] = {
    "id": _is_id,
    "schedules": _are_hours,
    "other_hours": _are_hours,
    "assured_date": lambda value, _: value is None or day(value) is not None,
    "serves": lambda value, names: set(value) <= set(names.needs),
    "cities": lambda value, names: set(value) <= set(names.cities),
    "languages": lambda value, _: all(map(_LANGUAGE.fullmatch, value)),
    "email": _is_email,
    "website": _is_website,
    "like": lambda value, names: value == "" or value in names.services,
    "steps": lambda value, names: set(value) <= names.steps,
}
"""What the desk relies on of a value, beyond its type: a file may say anything."""


def _hang(row: Row, of: str, code: str, value: str, *, language: Lang | None = None, label: str = "") -> None:
    """Hangs a term of ours on a row, in the place of what it said before."""
    rest = terms.without(row, f"{code}-{language}" if language else code)
    row["attributes"] = [*rest, terms.attribute(of, code, value, label=label, language=language)]


def _begun(own: Own, names: Names) -> tuple[Row, Own]:
    """The row that a service came with, and what was read of it; of one of ours the least there can be."""
    kept = own.foreign.get("service")
    if not isinstance(kept, dict):
        row = _least(own)
        return row, take(row, names)[0]
    row = deepcopy(kept)
    try:
        return row, msgspec.convert(own.foreign.get("taken"), type=Own)
    except msgspec.ValidationError:
        return row, take(row, names)[0]


def _least(own: Own) -> Row:
    name, id_ = own.service.name, own.service.id
    organization = {"id": terms.made(id_, "organization"), "name": name, "description": own.service.line or name}
    return {"id": terms.made(id_, "service"), "name": name, "status": "active", "organization": organization}


def kept(row: Row, own: Own) -> dict[str, object]:
    """What is kept of a file, to be given back: the row, and what was read of it."""
    return {"service": row, "taken": msgspec.to_builtins(own)}
