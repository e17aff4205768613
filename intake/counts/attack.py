"""The attacker: somebody who has everything that was published, knows the method to the last detail, and works out with
a solver what the figures leave open. Whatever cell she can pin down to a few households is a family found.

It is run against every release before it goes out, with all releases before it, because it is the difference between
two tables that gives a family away.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple, get_args

import msgspec

from intake.counts.catalogue import HOUSEHOLDS, Axes, Cell, Table
from intake.counts.period import months_of
from intake.counts.release import Release, possible
from intake.model import Month

SMALL = 4
"""Households in a cell that must not be found out, at most."""
_MOST = 10_000  # more households than any desk sees in a month
_NOTHING = 1e-6
_YEARS_KEPT = 60
_MONTHLY: tuple[Table, ...] = get_args(Table)

_OPTIONS = (
    ("output_flag", False),
    ("threads", 1),
    ("presolve", "off"),
    ("solver", "simplex"),
    (
        "simplex_strategy",
        4,
    ),  # primal: only the cost changes from one question to the next, so the last answer fits still
)

Progress = Callable[[int, int], bool]
"""Told how many cells were attacked and of how many; False stops."""


class Stopped(Exception):
    """Whoever waited does not want to wait any longer. Nothing was released."""


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """What an outsider can say of a cell over some months: at least, at most."""

    months: tuple[Month, ...]
    cell: Cell
    least: int
    most: int

    @property
    def exact(self) -> bool:
        return self.least == self.most

    @property
    def gives_away(self) -> bool:
        """A small number of households, known or confirmed to be there."""
        return self.exact or (self.least >= 1 and self.most <= SMALL)


_Constraint = tuple[float, float, list[int], list[float]]
"""At least, at most, the unknowns, and how often each is counted."""


class Target(NamedTuple):
    months: tuple[Month, ...]
    cell: Cell


class Attack:
    """One unknown for every cell of every month; published figures and what must add up are its constraints."""

    def __init__(self, releases: Iterable[Release], axes: Axes) -> None:
        self._releases, self._axes = tuple(releases), axes
        self.months = tuple(sorted({month for release in self._releases for month in months_of(release.period)}))
        self._places: dict[tuple[Month, Cell], int] = {}
        for month in self.months:
            for table in _MONTHLY:
                for codes in axes.codes(table):
                    self._places[month, Cell(table, codes)] = len(self._places)
        self._years: deque[Any] = deque(maxlen=_YEARS_KEPT)
        self._solver = self._prepared()

    def interval(self, target: Target) -> Found:
        """What can be said of a cell: bounds of a linear program, made whole numbers."""
        least, most = (self._bound(target, sense) for sense in (-1, 1))
        low, high = math.ceil(least - _NOTHING), math.floor(most + _NOTHING)
        return Found(months=target.months, cell=target.cell, least=low, most=high)

    def run(self, targets: Sequence[Target], progress: Progress | None = None) -> tuple[Found, ...]:
        """Those of the targets that are given away. Raises `Stopped`.

        Every answer of the solver is a whole desk-year that fits what was published; a target that is nothing in one
        of them and more than a few in another is safe, and needs no question of its own.
        """
        found = []
        for number, target in enumerate(targets, start=1):
            if not self._known_safe(target):
                one = self.interval(target)
                found += [one] if one.gives_away else []
            if progress is not None and not progress(number, len(targets)):
                raise Stopped
        return tuple(found)

    def _known_safe(self, target: Target) -> bool:
        places = [self._places[month, target.cell] for month in target.months]
        sizes = [float(year[places].sum()) for year in self._years]
        return bool(sizes) and min(sizes) < _NOTHING and max(sizes) > SMALL + 1 - _NOTHING

    # --- the linear program

    def _prepared(self) -> Any:
        import highspy
        import numpy as np

        # its subclass greets the terminal when it is made, before it can be told not to
        solver: Any = highspy._Highs()  # type: ignore[attr-defined]  # noqa: SLF001
        for option, value in _OPTIONS:
            solver.setOptionValue(option, value)
        count = len(self._places)
        rows: list[_Constraint] = []
        for release in self._releases:
            for cell, low, high in _published(release, self._axes):
                places = [self._places[month, cell] for month in months_of(release.period)]
                rows.append((low, high, places, [1.0] * len(places)))
        for month in self.months:
            rows += self._adding_up(month)
        solver.addVars(count, np.zeros(count), np.full(count, float(_MOST)))
        for at_least, at_most, places, weights in rows:
            solver.addRow(at_least, at_most, len(places), np.array(places, dtype=np.int32), np.array(weights))
        return solver

    def _adding_up(self, month: Month) -> Iterable[_Constraint]:
        """Every household has one language group and one type, in all and in each need; no part exceeds its whole."""
        at = {cell: place for (its_month, cell), place in self._places.items() if its_month == month}
        groups = tuple(dict.fromkeys(self._axes.groups.values()))
        total = at[Cell("total")]
        for table, seconds in (("language", groups), ("household", HOUSEHOLDS)):
            yield _sum([at[Cell(table, (second,))] for second in seconds], total)  # type: ignore[arg-type]
            for need in self._axes.needs:
                both: Table = "need_language" if table == "language" else "need_household"
                yield _sum([at[Cell(both, (need, second))] for second in seconds], at[Cell("need", (need,))])
                for second in seconds:
                    yield _within(at[Cell(both, (need, second))], at[Cell(table, (second,))])  # type: ignore[arg-type]
        for need in self._axes.needs:
            yield _within(at[Cell("unmet", (need,))], at[Cell("need", (need,))])
        yield from (_within(at[Cell("refusal", (refusal,))], total) for refusal in self._axes.refusals)

    def _bound(self, target: Target, sense: int) -> float:
        import highspy
        import numpy as np

        solver = self._solver
        places = np.array([self._places[month, target.cell] for month in target.months], dtype=np.int32)
        solver.changeColsCost(len(places), places, np.ones(len(places)))
        solver.changeObjectiveSense(highspy.ObjSense.kMinimize if sense < 0 else highspy.ObjSense.kMaximize)
        solver.run()
        solved = solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
        value = float(solver.getInfo().objective_function_value)
        solver.changeColsCost(len(places), places, np.zeros(len(places)))
        self._years.append(np.array(solver.getSolution().col_value))
        if not solved:
            raise RuntimeError("the releases contradict each other")
        return value


def targets(found: Mapping[tuple[Month, ...], Mapping[Cell, int]]) -> list[Target]:
    """The cells worth attacking: those with a few households, over each of these spans of months."""
    return [
        Target(months, cell)
        for months, counts in found.items()
        for cell, count in sorted(counts.items())
        if 1 <= count <= SMALL
    ]


def _published(release: Release, axes: Axes) -> Iterable[tuple[Cell, int, int]]:
    for table in release.tables:
        for codes in axes.codes(table):
            cell = Cell(table, codes)
            if str(cell) in release.figures:  # an older release may not know a new need
                yield cell, *possible(release.figure(cell), release.mode)


def _sum(parts: list[int], whole: int) -> _Constraint:
    return 0.0, 0.0, [*parts, whole], [1.0] * len(parts) + [-1.0]


def _within(part: int, whole: int) -> _Constraint:
    return 0.0, float(_MOST), [whole, part], [1.0, -1.0]
