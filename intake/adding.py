"""Released files of several desks, or of one desk over the years, added up and put in words."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec

from intake.counts import combine, file
from intake.counts.catalogue import Cell
from intake.counts.period import name
from intake.model import Lang
from intake.publishing import labels
from intake.words import Words


class AddedRow(msgspec.Struct, frozen=True, kw_only=True):
    """One cell over all files. `shown`: the sum of what was printed; the truth lies from `least` to `most`; `dashes`:
    how many desks printed none.
    """

    name: str
    shown: int
    least: int
    most: int
    dashes: int


class AddedTable(msgspec.Struct, frozen=True, kw_only=True):
    period: str
    name: str
    rows: tuple[AddedRow, ...]


class Added(msgspec.Struct, frozen=True, kw_only=True):
    """`desks`: how many there were; `tables`: period after period, in the order of the files."""

    desks: int
    tables: tuple[AddedTable, ...]


def add_up(words: Words, paths: Sequence[Path], language: Lang) -> Added:
    """Raises as `counts.combine`: for a file that is damaged, foreign, or would be counted twice."""
    combined, label = combine.combine(paths), labels(words, language)
    tables: dict[tuple[str, str], list[AddedRow]] = {}
    for (period, key), found in combined.sums.items():
        cell = file.cell_of(key)
        table, *codes = label(cell)
        row = AddedRow(
            name=" / ".join(codes) or table, shown=found.shown, least=found.least, most=found.most, dashes=found.dashes
        )
        tables.setdefault((name(period, language), label(Cell(cell.table))[0]), []).append(row)
    made = (AddedTable(period=period, name=table, rows=tuple(rows)) for (period, table), rows in tables.items())
    return Added(desks=combined.desks, tables=tuple(made))


def as_file(words: Words, paths: Sequence[Path], language: Lang) -> bytes:
    """The same as a file (CSV), in the columns of a release with how sure each sum is. Raises as `add_up`."""
    combined = combine.combine(paths)
    said = words.text(language, "window.counts.explain.combined", desks=combined.desks)
    return combine.to_csv(combined, labels(words, language), said.splitlines())
