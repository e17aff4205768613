"""Which tables there are, and no others: a small fixed catalogue. Every table more is one more way to work out what a
dash hides, so there is no free filter and no table on request.

A month gives its total and its needs; a quarter also language groups, household types, refusals met and needs for which
nobody was found; a year also needs by language group and by household type. What is counted is households: each once a
month in each cell. So the figures of a quarter are the sums of its months, before rounding.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from intake.counts.period import Kind
from intake.model import Closed, Code, Lang, Month

Table = Literal["total", "need", "language", "household", "refusal", "unmet", "need_language", "need_household"]

TABLES: Mapping[Kind, tuple[Table, ...]] = {
    "month": ("total", "need"),
    "quarter": ("total", "need", "language", "household", "refusal", "unmet"),
    "year": ("total", "need", "language", "household", "refusal", "unmet", "need_language", "need_household"),
}
HOUSEHOLDS = ("with_children", "without_children", "unknown")


class Cell(NamedTuple):
    """One figure of a table: the codes it is about, none for the total."""

    table: Table
    codes: tuple[str, ...] = ()

    def __str__(self) -> str:
        """As the rounding draws for it: "need|zorg", "total|"."""
        return f"{self.table}|{'|'.join(self.codes)}"


class Axes(NamedTuple):
    """What the tables run over, each in the order in which it is printed. `groups`: language -> group."""

    needs: tuple[Code, ...]
    refusals: tuple[Code, ...]
    groups: Mapping[Lang, str]

    def codes(self, table: Table) -> Iterator[tuple[str, ...]]:
        groups = tuple(dict.fromkeys(self.groups.values()))
        if table == "total":
            yield ()
        elif table in ("need", "unmet"):
            yield from ((need,) for need in self.needs)
        elif table == "language":
            yield from ((group,) for group in groups)
        elif table == "household":
            yield from ((kind,) for kind in HOUSEHOLDS)
        elif table == "refusal":
            yield from ((refusal,) for refusal in self.refusals)
        else:
            seconds = groups if table == "need_language" else HOUSEHOLDS
            yield from ((need, second) for need in self.needs for second in seconds)


def cells(kind: Kind, axes: Axes, tables: Sequence[Table] | None = None) -> tuple[Cell, ...]:
    """Every cell of a period of this kind, in the order of its tables."""
    return tuple(Cell(table, codes) for table in tables or TABLES[kind] for codes in axes.codes(table))


def households(rows: Collection[Closed], axes: Axes) -> dict[Cell, int]:
    """How many households stand in every cell that any household stands in; rows of one period, in any order.

    Raises ValueError for a need, a language or a refusal that the axes do not have.
    """
    visits: dict[tuple[Month, str], list[Closed]] = {}
    for row in rows:
        visits.setdefault((row.month, row.household), []).append(row)
    found: Counter[Cell] = Counter()
    for of_one in visits.values():
        found.update(_of_household(of_one, axes))
    return dict(found)


def _of_household(visits: Sequence[Closed], axes: Axes) -> set[Cell]:
    """The cells one household stands in: in one language group and one type, however often it came that month."""
    needs = {need for row in visits for need in row.needs}
    unmet = {need for row in visits for need in row.unmet}
    refusals = {refusal for row in visits for refusal in row.refusals}
    if not (needs | unmet <= set(axes.needs) and refusals <= set(axes.refusals)):
        raise ValueError("a statistics row says what no table has")
    if not axes.groups.keys() >= {row.language for row in visits}:
        raise ValueError("a statistics row is in a language of no group")
    group = min(axes.groups[row.language] for row in visits)
    kind = min((row.household_type for row in visits), key=HOUSEHOLDS.index)
    found = {Cell("total"), Cell("language", (group,)), Cell("household", (kind,))}
    found |= {Cell("need", (need,)) for need in needs | unmet}
    found |= {Cell("need_language", (need, group)) for need in needs | unmet}
    found |= {Cell("need_household", (need, kind)) for need in needs | unmet}
    found |= {Cell("refusal", (refusal,)) for refusal in refusals}
    return found | {Cell("unmet", (need,)) for need in unmet}
