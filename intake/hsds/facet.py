"""One side of a service, and how it is said in HSDS: what is read of a row, and what is written into one.

Reading is certain or does not happen: what cannot be read without guessing stays in the row, and is told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Literal, NamedTuple

import msgspec

from intake.hsds.names import Names
from intake.hsds.standard import Row
from intake.model import Service

Reason = Literal[
    "phone",
    "phone-kind",
    "hours",
    "address",
    "postcode",
    "place",
    "language",
    "area",
    "line",
    "long",
    "date",
    "link",
    "term",
    "status",
    "loose",
    "twice",
]
LONGEST = 2000
"""Signs of a text that a card holds; a longer one stays in the file it came with."""
LONGEST_NAME = 200


class Unused(msgspec.Struct, frozen=True, kw_only=True):
    """What a file says and a service could not take over; it is given back as it came. `service`: its name, "" for the
    file; `reason`: the sentence `window.hsds.unused.<reason>`; `said`: the words in the file, cut short.
    """

    service: str
    reason: Reason
    said: str


class Sieve:
    """What remains of a row while it is read."""

    def __init__(self, names: Names, service: str) -> None:
        self.names, self._service = names, service
        self.unused: list[Unused] = []

    def left(self, reason: Reason, said: object) -> None:
        """This could not be used."""
        self.unused.append(Unused(service=self._service, reason=reason, said=str(said)[:80]))

    def text(self, row: Row, *fields: str) -> str:
        """The first of these fields that says something, when it is short enough for a card."""
        found = next((text for field in fields if (text := str(row.get(field, "")))), "")
        if len(found) > LONGEST:
            self.left("long", found)
            return ""
        return found


class Facet(NamedTuple):
    """`fields`: of a `Service`. `take` reads them from the row of a service, `give` writes them into it: `give` then
    `take` gives what was written, as far as the standard has a field for it.
    """

    fields: tuple[str, ...]
    take: Callable[[Row, Sieve], dict[str, Any]]
    give: Callable[[Row, Service, Names], None]


def put(row: Row, field: str, value: object) -> None:
    """The field says this; nothing, when there is nothing to say."""
    if value in ("", None, [], ()):
        row.pop(field, None)
    else:
        row[field] = value


def put_text(row: Row, field: str, text: str) -> None:
    """The field says this, unless it says more than a card holds: that is not lost for a line."""
    if len(str(row.get(field, ""))) <= LONGEST:
        put(row, field, text)


def rows(row: Row, field: str) -> list[Row]:
    """The rows under a field."""
    found: list[Row] = row.get(field) or []
    return found


def one(row: Row, field: str) -> Row:
    """The row under a field; an empty one, when there is none."""
    found: Row = row.get(field) or {}
    return found


def levels(row: Row, field: str, *, organization: bool = False) -> Iterator[list[Row]]:
    """The rows under a field from near to far: the service's own, those of where it is given, of its organization."""
    spots = rows(row, "service_at_locations")
    yield rows(row, field)
    yield [found for spot in spots for found in rows(spot, field)]
    yield [found for spot in spots for found in rows(one(spot, "location"), field)]
    if organization:
        yield rows(one(row, "organization"), field)


def nearest(found: Iterable[list[Row]]) -> list[Row]:
    """The first level that has any rows."""
    return next((level for level in found if level), [])
