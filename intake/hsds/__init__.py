"""The sociale kaart in the form that the world exchanges such cards in: the Human Services Data Specification (HSDS 3)
of Open Referral, as JSON and as tables in a zip.

This is the door. `standard.py` says what a row must be, `reading.py` and `package.py` read and write files, and
`nesting.py` goes between their two forms. `card.py` goes between a row and a service, by the facets of `hours.py`,
`place.py`, `contact.py` and `particulars.py`; `terms.py` is how we say what the standard has no field for. Nothing is
lost on the way: not of ours, and not of a service that came from elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Literal, cast

import msgspec

from intake import directory
from intake.errors import Explained
from intake.hsds import card, nesting, package, reading
from intake.hsds.facet import Unused
from intake.hsds.names import Names, names
from intake.hsds.reading import BESIDE, MOST_BYTES
from intake.hsds.standard import Problem, Row, Tables, problem, tables
from intake.model import NL, Check, Fact, Lang, Own, Service, ServiceId
from intake.words import Words

__all__ = [
    "MOST_BYTES",
    "Card",
    "Form",
    "Names",
    "Problem",
    "Reading",
    "Unused",
    "cards",
    "checks",
    "export",
    "lines",
    "names",
    "read",
    "unproven",
]

Form = Literal["hsds-json", "hsds-csv"]


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """A service that goes out. `said`: its line for visitors in other languages than Dutch; `checks`: when its facts
    were last found right.
    """

    own: Own
    said: Mapping[Lang, str] = {}
    checks: Mapping[Fact, Check] = {}


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """What a file holds: the services as a desk keeps them, what of them could not be used, how many rows of each kind.
    With a problem there are no services.
    """

    owns: tuple[Own, ...]
    unused: tuple[Unused, ...]
    problems: tuple[Problem, ...]
    counts: Mapping[str, int]

    def sound(self) -> Reading:
        """The same, of a file without problems. Raises `Explained` (error.hsds-<fault>) for the first one."""
        for one in self.problems:
            raise Explained(f"error.hsds-{one.fault}", where=one.where, field=one.field, expected=one.expected)
        return self


def read(data: bytes, names: Names) -> Reading:
    """Untrusted bytes of either form. Raises `Explained` for what is no file of HSDS at all, or too large."""
    laid = reading.lay_out(data)
    owns: list[Own] = []
    unused: list[Unused] = []
    seen: set[ServiceId] = set()
    for row in laid.services:
        own, left = card.take(row, names)
        if own.service.id in seen:
            unused.append(Unused(service=own.service.name, reason="twice", said=own.service.id))
            continue
        seen.add(own.service.id)
        unused.extend(left)
        foreign = {} if _is_all_ours(row, own, names) else card.kept(row, own)
        owns.append(msgspec.structs.replace(own, foreign=foreign))
    if laid.beside and owns:
        owns[0] = msgspec.structs.replace(owns[0], foreign=owns[0].foreign | {BESIDE: laid.beside})
        unused.extend(
            Unused(service="", reason="loose", said=f"{table} ({len(rows)})") for table, rows in laid.beside.items()
        )
    return Reading(owns=tuple(owns), unused=tuple(dict.fromkeys(unused)), problems=laid.problems, counts=laid.counts)


def export(cards: Iterable[Card], form: Form, names: Names) -> bytes:
    """Services as a file of HSDS. Every row is as the standard has it: anything else is a bug (ValueError)."""
    given = list(cards)
    rows = [card.give(one.own, one.said, one.checks, names) for one in given]
    beside = [_beside(one.own) for one in given]
    for n, row in enumerate(rows):
        for _, _, found in reading.walked("service", row, f"[{n}]"):
            if found is not None:
                raise ValueError(f"not HSDS: {found}")
    return _as_page(rows, beside) if form == "hsds-json" else _as_package(rows, beside)


def cards(
    services: Iterable[Service], words: Words, languages: Iterable[Lang], checks: Mapping[tuple[ServiceId, str], Check]
) -> tuple[Card, ...]:
    """Services with their lines in every language that has one, and the checks of their facts. A service without a line
    of its own goes out with what the words say of it.
    """
    return tuple(
        Card(
            own=_with_line(service, words),
            said={language: text for language in languages if (text := _line(words, language, service))},
            checks={cast("Fact", fact): check for (of, fact), check in checks.items() if of == service.id},
        )
        for service in services
    )


def lines(own: Own) -> dict[Lang, str]:
    """The line for visitors in other languages, as the file said it that the service came from."""
    return card.lines(_row(own))


def checks(own: Own) -> dict[Fact, Check]:
    """When facts were found right, as the file said it that the service came from."""
    return card.checks(_row(own))


def unproven(own: Own) -> Own:
    """A service as a desk may trust a file that anybody can have made: whatever it says of what was checked and may be
    printed, only the name may stand on paper, with "call first", until somebody of the desk has looked.
    """
    doubted = msgspec.structs.replace(
        own.service, confidence="unverified", print_fields=(), call_first=True, assured_date=None
    )
    return msgspec.structs.replace(own, service=doubted)


def _row(own: Own) -> Row:
    return cast("Row", own.foreign.get("service", {}))


def _with_line(service: Service, words: Words) -> Own:
    line = service.line or _line(words, NL, service)
    return Own(service=msgspec.structs.replace(service, line=line))


def _line(words: Words, language: Lang, service: Service) -> str:
    key = directory.key(service)
    return words.text(language, key) if not service.line and words.has(language, key) else ""


def _beside(own: Own) -> Tables:
    return cast("Tables", own.foreign.get(BESIDE, {}))


def _is_all_ours(row: Row, own: Own, names: Names) -> bool:
    """Whether a service says all that its row says, so that nothing of the row need be kept."""
    return nesting.bare("service", card.give(own, {}, {}, names)) == nesting.bare("service", row)


def _as_page(rows: list[Row], beside: list[Tables]) -> bytes:
    """A page of services as the API of HSDS gives them: the standard has no other form for several in one file."""
    count = len(rows)
    page: dict[str, Any] = {"total_items": count, "total_pages": 1, "page_number": 1, "size": count}
    page |= {"first_page": True, "last_page": True, "empty": not rows, "contents": rows}
    loose = nesting.flatten((), beside)
    return msgspec.json.format(msgspec.json.encode(page | ({BESIDE: loose} if loose else {}))) + b"\n"


def _as_package(rows: list[Row], beside: list[Tables]) -> bytes:
    flat = nesting.flatten(rows, beside)
    for table in tables():
        for row in flat.get(table, ()):
            found = problem(table, row, table, nested=False)
            if found is not None:
                raise ValueError(f"not HSDS: {found}")
    return package.write(flat)
