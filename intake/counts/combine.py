"""What several desks sent, or one desk over the years, added up from the released files alone. A sum says how sure it
is: every figure in it was rounded, and every dash hides a few households.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

import msgspec

from intake.counts.file import Label, cell_of, read
from intake.counts.period import months_of
from intake.counts.release import Release, possible
from intake.counts.rounding import harmless
from intake.errors import Explained
from intake.model import Period

COLUMNS = ("period", "table", "code", "second", "label", "households", "at_least", "at_most", "dashes")


class Sum(msgspec.Struct, frozen=True, kw_only=True):
    """One cell over all files of a period. `shown`: the sum of what was printed; the truth lies from `least` to `most`;
    `dashes`: how many desks printed none.
    """

    shown: int = 0
    least: int = 0
    most: int = 0
    dashes: int = 0


class Combined(msgspec.Struct, frozen=True, kw_only=True):
    """`desks`: how many; `sums`: by period and cell, period after period, in the order of the files' tables."""

    desks: int
    periods: tuple[Period, ...]
    sums: dict[tuple[Period, str], Sum]


def combine(paths: Sequence[Path]) -> Combined:
    """Raises `ReleasedFile`, and `Explained` for what would be counted twice: error.released-twice (one desk, one
    period), error.released-overlap (one desk, periods that share a month).
    """
    releases = [read(path) for path in paths]
    _refuse_twice(releases, paths)
    sums: dict[tuple[Period, str], Sum] = {}
    for release in sorted(releases, key=lambda release: release.period):
        for cell, figure in release.figures.items():
            least, most = possible(figure, release.mode)
            old = sums.get((release.period, cell), Sum())
            sums[release.period, cell] = Sum(
                shown=old.shown + (figure or 0),
                least=old.least + least,
                most=old.most + most,
                dashes=old.dashes + (figure is None),
            )
    periods = tuple(sorted({release.period for release in releases}))
    return Combined(desks=len({release.desk for release in releases}), periods=periods, sums=sums)


def to_csv(combined: Combined, label: Label, explanation: Sequence[str]) -> bytes:
    """The sums as a file, in the same columns as a release, with how sure each is behind it."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for (period, key), found in combined.sums.items():
        cell = cell_of(key)
        code, second = (*cell.codes, "", "")[:2]
        said = (period, cell.table, code, second, harmless(" / ".join(label(cell))))
        writer.writerow((*said, found.shown, found.least, found.most, found.dashes))
    head = "".join(f"# {line}\r\n" for line in explanation)
    return (head + text.getvalue()).encode("utf-8-sig")


def _refuse_twice(releases: Sequence[Release], paths: Sequence[Path]) -> None:
    seen: dict[tuple[str, str], tuple[Period, Path]] = {}
    for release, path in zip(releases, paths, strict=True):
        for month in months_of(release.period):
            if (release.desk, month) in seen:
                period, other = seen[release.desk, month]
                key = "error.released-twice" if period == release.period else "error.released-overlap"
                raise Explained(key, file=path.name, other=other.name)
            seen[release.desk, month] = (release.period, path)
