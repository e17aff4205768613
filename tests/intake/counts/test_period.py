"""Months, quarters and years: their names, their neighbours, what is over."""

from __future__ import annotations

from datetime import date

import pytest

from intake.counts.period import after, around, before, kind_of, months_of, name, over, parse
from intake.errors import Explained
from intake.model import EN, NL, Period

ROWS = (
    ("2025-12", "2026-01"),
    ("2026-10", "2026-11"),
    ("2025-Q4", "2026-Q1"),
    ("2026-Q2", "2026-Q3"),
    ("2025", "2026"),
)


@pytest.mark.parametrize(("earlier", "later"), ROWS)
def test_one_follows_the_other(earlier: str, later: str) -> None:
    assert after(Period(earlier)) == later
    assert before(Period(later)) == earlier


def test_a_day_lies_in_one_of_each_kind() -> None:
    assert [around(date(2026, 3, 31), kind) for kind in ("month", "quarter", "year")] == ["2026-03", "2026-Q1", "2026"]
    assert around(date(2026, 12, 1), "quarter") == "2026-Q4"


@pytest.mark.parametrize(("period", "long", "short"), [
    ("2026-10", "oktober 2026", "okt 2026"), ("2026-Q4", "4e kwartaal 2026", "K4 2026"), ("2026", "2026", "2026"),
])  # fmt: skip
def test_a_period_is_called_what_a_person_calls_it(period: str, long: str, short: str) -> None:
    assert (name(Period(period), NL), name(Period(period), NL, short=True)) == (long, short)


def test_in_english_too() -> None:
    assert name(Period("2026-Q4"), EN) == "4th quarter 2026"


def test_a_year_has_twelve_months_and_is_over_after_the_last() -> None:
    assert len(months_of(Period("2026"))) == 12
    assert over(Period("2026"), date(2027, 1, 1))
    assert not over(Period("2026"), date(2026, 12, 31))


@pytest.mark.parametrize("text", ["", "2026-13", "2026-Q5", "26-10", "2026-1", "1999", "2026-10-01", "oktober"])
def test_what_is_no_period_is_explained_and_never_guessed(text: str) -> None:
    with pytest.raises(Explained, match=r"error\.period"):
        parse(text)
    with pytest.raises(ValueError, match="no period"):
        kind_of(Period(text))
