"""Which tables there are, and no others: a small fixed catalogue. Every table more is one more way to work out what a
dash hides, so there is no free filter and no table on request.

A month gives its total and its needs; a quarter also language groups, household types, refusals met and needs for which
nobody was found; a year also needs by language group and by household type. What is counted is households: each once a
month in each cell. So the figures of a quarter are the sums of its months, before rounding.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain
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
    visits: dict[tuple[Month, str], list[_Said]] = {}
    for row in rows:
        said = (row.language, row.household_type, row.needs, row.unmet, row.refusals)
        visits.setdefault((row.month, row.household), []).append(said)
    found: Counter[Cell] = Counter()
    for alike, count in Counter(map(tuple, visits.values())).items():  # many households say the same
        found.update(dict.fromkeys(_cells_of(_together(alike, axes), axes), count))
    return dict(found)


_Said = tuple[Lang, str, tuple[Code, ...], tuple[Code, ...], tuple[Code, ...]]
"""What a row says: language, type of household, needs, unmet needs, refusals."""


class _Household(NamedTuple):
    group: str
    kind: str
    needs: frozenset[Code]
    unmet: frozenset[Code]
    refusals: frozenset[Code]


def _together(visits: Sequence[_Said], axes: Axes) -> _Household:
    """In one language group and of one type, however often it came that month."""
    languages, kinds, needs, unmet, refusals = zip(*visits, strict=True)
    if not axes.groups.keys() >= set(languages):
        raise ValueError("a statistics row is in a language of no group")
    return _Household(
        group=min(axes.groups[language] for language in languages),
        kind=min(kinds, key=HOUSEHOLDS.index),
        needs=frozenset(chain(*needs, *unmet)),
        unmet=frozenset(chain(*unmet)),
        refusals=frozenset(chain(*refusals)),
    )


def _cells_of(household: _Household, axes: Axes) -> Iterator[Cell]:
    """The cells it stands in, each once."""
    group, kind, needs, unmet, refusals = household
    if not (needs <= set(axes.needs) and refusals <= set(axes.refusals)):
        raise ValueError("a statistics row says what no table has")
    yield from (Cell("total"), Cell("language", (group,)), Cell("household", (kind,)))
    for need in needs:
        yield from (Cell("need", (need,)), Cell("need_language", (need, group)), Cell("need_household", (need, kind)))
    yield from (Cell("unmet", (need,)) for need in unmet)
    yield from (Cell("refusal", (refusal,)) for refusal in refusals)
