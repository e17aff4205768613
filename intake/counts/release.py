"""A release: the figures of one period as they were published, frozen. Made once, kept in the ledger, and the same ever
after: asking again draws no new luck, and what comes late is counted in a later period.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Literal

import msgspec

from intake.counts.catalogue import TABLES, Axes, Cell, Table, cells, households
from intake.counts.period import kind_of, over
from intake.counts.rounding import BASE, NEEDS_FROM_VISITS, SECRET_BYTES, SHOWN_FROM, rounded
from intake.errors import Explained
from intake.model import Closed, Period

Mode = Literal["strict", "threshold"]
"""`strict`: what comes out below ten is a dash. `threshold`: what is below five is one, for desks with many visits."""
THRESHOLD = 5
THRESHOLD_FROM_VISITS = 80
"""Visits a month from which a coordinator may choose `threshold`."""


class Release(msgspec.Struct, frozen=True, kw_only=True):
    """`figures`: every cell of its tables, households rounded; None is a dash. `small`: a month with too few visits for
    anything but its total. `desk`: which desk, by a random name that says nothing. `beside`: the periods of the same
    kind that were out when it was made, the last one first; they stand beside it on paper, ever after the same.
    """

    period: Period
    desk: str
    mode: Mode
    small: bool
    figures: dict[str, int | None]
    beside: tuple[Period, ...] = ()

    def figure(self, cell: Cell) -> int | None:
        return self.figures[str(cell)]

    @property
    def tables(self) -> tuple[Table, ...]:
        return ("total",) if self.small else TABLES[kind_of(self.period)]


def make(
    rows: Collection[Closed], axes: Axes, period: Period, *, secret: bytes, desk: str, mode: Mode, today: date
) -> Release:
    """The figures of a period that is over; `rows`: all of its months', in any order.

    Raises `Explained`: error.period-not-over, error.period-threshold (too few visits for that mode).
    """
    if not over(period, today):
        raise Explained("error.period-not-over")
    if len(secret) < SECRET_BYTES:
        raise ValueError("the secret of the counts is too short to protect anything")
    if mode == "threshold" and not may_choose_threshold(rows):
        raise Explained("error.period-threshold", visits=THRESHOLD_FROM_VISITS)
    small = kind_of(period) == "month" and len(rows) < NEEDS_FROM_VISITS
    tables: Sequence[Table] = ("total",) if small else TABLES[kind_of(period)]
    found = households(rows, axes)
    figures = {
        str(cell): printed(found.get(cell, 0), secret, f"{period}|{cell}", mode)
        for cell in cells(kind_of(period), axes, tables)
    }
    return Release(period=period, desk=desk, mode=mode, small=small, figures=figures)


def may_choose_threshold(rows: Collection[Closed]) -> bool:
    """Whether every month of these rows has visits enough for the finer figures."""
    visits: dict[str, int] = {}
    for row in rows:
        visits[row.month] = visits.get(row.month, 0) + 1
    return bool(visits) and min(visits.values()) >= THRESHOLD_FROM_VISITS


def printed(count: int, secret: bytes, cell: str, mode: Mode) -> int | None:
    """A count as it may be published."""
    if mode == "strict":
        return rounded(count, secret, cell)
    return None if count < THRESHOLD else max(THRESHOLD, rounded(count, secret, cell, shown_from=BASE) or THRESHOLD)


def possible(figure: int | None, mode: Mode) -> tuple[int, int]:
    """What a reader who knows the method can say of the count behind a figure: at least, at most."""
    if figure is None:
        return (0, SHOWN_FROM - 1) if mode == "strict" else (0, THRESHOLD - 1)
    least = figure - BASE + 1
    return (least if mode == "strict" else max(least, THRESHOLD)), figure + BASE - 1


def hidden(release: Release) -> Mapping[Table, int]:
    """How many cells of each table are dashes."""
    found: dict[Table, int] = {}
    for table in release.tables:
        shown = [figure for cell, figure in release.figures.items() if cell.partition("|")[0] == table]
        found[table] = sum(figure is None for figure in shown)
    return found
