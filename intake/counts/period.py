"""Months, quarters and years: what a release is about. "2026-10", "2026-Q4", "2026"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Literal

from babel.dates import format_date

from intake.errors import Explained
from intake.model import Lang, Month, Period

Kind = Literal["month", "quarter", "year"]

_SHAPE = re.compile(r"(?P<year>20\d\d)(?:-(?:Q(?P<quarter>[1-4])|(?P<month>0[1-9]|1[0-2])))?")
_PATTERNS = {"month": ("MMMM yyyy", "MMM yyyy"), "quarter": ("QQQQ yyyy", "QQQ yyyy"), "year": ("yyyy", "yyyy")}
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


def name(period: Period, language: Lang, *, short: bool = False) -> str:
    """As a person says it: "oktober 2026", "4e kwartaal 2026", "2026"; short: "okt 2026", "K4 2026"."""
    long, brief = _PATTERNS[kind_of(period)]
    return format_date(_first_day(period), brief if short else long, locale=language)


def around(day: date, kind: Kind) -> Period:
    """The period of a kind in which a day lies."""
    if kind == "year":
        return Period(f"{day:%Y}")
    return Period(f"{day:%Y}-Q{(day.month + 2) // 3}" if kind == "quarter" else f"{day:%Y-%m}")


def before(period: Period) -> Period:
    """The period of the same kind before it."""
    return around(_first_day(period) - timedelta(days=1), kind_of(period))


def after(period: Period) -> Period:
    """The period of the same kind after it."""
    return around(_first_day(Period(months_of(period)[-1])) + timedelta(days=31), kind_of(period))


def _first_day(period: Period) -> date:
    return date.fromisoformat(f"{months_of(period)[0]}-01")
