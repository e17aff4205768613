"""Invented desk-years, with rare cells on purpose: a need that one family has, a language that two speak."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date

from intake.counts.catalogue import HOUSEHOLDS, Axes
from intake.counts.period import months_of
from intake.counts.release import Mode, Release, make
from intake.model import City, Closed, Code, Lang, Month, Period

NEEDS = tuple(map(Code, ("housing", "care", "food", "school", "legal", "money", "papers", "sport")))
REFUSALS = tuple(map(Code, ("deposit", "language", "no-bsn")))
GROUPS = {Lang(code): group for code, group in zip("abcdefgh", "112223334", strict=False)}
AXES = Axes(NEEDS, REFUSALS, GROUPS)
SECRET, DESK, LATER = b"the secret of a desk that is invented", "desk", date(2027, 1, 15)
YEAR = Period("2026")
PERIODS = (
    *(Period(f"2026-{month:02}") for month in range(1, 13)),
    *(Period(f"2026-Q{quarter}") for quarter in range(1, 5)),
    YEAR,
)


def desk_year(visits_a_month: int, seed: int) -> list[Closed]:
    chance = random.Random(seed)  # noqa: S311 - invented visits
    need_weights = [1 / (place + 1) ** 1.4 for place in range(len(NEEDS))]
    language_weights = [1 / (place + 1) ** 1.2 for place in range(len(GROUPS))]
    rows = []
    for month in months_of(YEAR):
        families = [
            (chance.choices(list(GROUPS), language_weights)[0], chance.choices(HOUSEHOLDS, (5, 4, 1))[0])
            for _ in range(visits_a_month)
        ]
        for _ in range(round(visits_a_month * chance.uniform(0.8, 1.2))):
            family = chance.randrange(len(families))
            language, kind = families[family]
            rows.append(
                Closed(
                    month=Month(month),
                    household=f"{month}-{family}",
                    city=City("x"),
                    language=language,
                    household_type=kind,  # type: ignore[arg-type]
                    needs=tuple(dict.fromkeys(chance.choices(NEEDS, need_weights, k=chance.choice((1, 1, 2))))),
                    refusals=tuple(code for code in REFUSALS if chance.random() < 0.04),
                    unmet=(NEEDS[0],) if chance.random() < 0.05 else (),
                )
            )
    return rows


def of(rows: Sequence[Closed], period: Period) -> list[Closed]:
    return [row for row in rows if row.month in months_of(period)]


def released(rows: Sequence[Closed], periods: Sequence[Period] = PERIODS, mode: Mode = "strict") -> list[Release]:
    return [
        make(of(rows, period), AXES, period, secret=SECRET, desk=DESK, mode=mode, today=LATER) for period in periods
    ]
