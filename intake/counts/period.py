"""Months, quarters and years: what a release is about. "2026-10", "2026-Q4", "2026"."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from intake.errors import Explained
from intake.model import Month, Period

Kind = Literal["month", "quarter", "year"]

_SHAPE = re.compile(r"(?P<year>20\d\d)(?:-(?:Q(?P<quarter>[1-4])|(?P<month>0[1-9]|1[0-2])))?")
KINDS: tuple[Kind, ...] = ("month", "quarter", "year")


def parse(untrusted_text: str) -> Period:
    """Raises `Explained` (error.period) for what is no month, quarter or year of this century."""
    if not _SHAPE.fullmatch(untrusted_text):
        raise Explained("error.period")
    return Period(untrusted_text)


def kind_of(period: Period) -> Kind:
    found = _SHAPE.fullmatch(period)
    if found is None:
        raise ValueError(f"{period!r} is no period")
    return "quarter" if found["quarter"] else "month" if found["month"] else "year"


def months_of(period: Period) -> tuple[Month, ...]:
    """The months of a period, in order."""
    found = _SHAPE.fullmatch(period)
    if found is None:
        raise ValueError(f"{period!r} is no period")
    if found["month"]:
        return (Month(period),)
    first, count = (3 * int(found["quarter"]) - 2, 3) if found["quarter"] else (1, 12)
    return tuple(Month(f"{found['year']}-{number:02}") for number in range(first, first + count))


def over(period: Period, today: date) -> bool:
    """Whether its last day is behind us."""
    return months_of(period)[-1] < f"{today:%Y-%m}"


def before(period: Period) -> Period:
    """The period of the same kind before it."""
    year, rest = int(period[:4]), period[5:]
    if kind_of(period) == "year":
        return Period(str(year - 1))
    if kind_of(period) == "quarter":
        quarter = int(rest[1])
        return Period(f"{year}-Q{quarter - 1}" if quarter > 1 else f"{year - 1}-Q4")
    month = int(rest)
    return Period(f"{year}-{month - 1:02}" if month > 1 else f"{year - 1}-12")
