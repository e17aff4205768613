"""Released figures as files: plain columns that a spreadsheet and any database read, and that `combine` reads back.

The lines that begin with "#" say what the file is, how it was counted and what a dash means. Then come
`period;table;code;second;label;households`, one line a figure, a dash where nothing may be said; the last line carries
the digest of everything above it. UTF-8 with a mark, semicolons, CRLF: what a spreadsheet in the Netherlands opens.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from intake.counts.catalogue import Cell
from intake.counts.period import parse
from intake.counts.release import Mode, Release
from intake.counts.rounding import DASH, harmless
from intake.errors import Explained

COLUMNS = ("period", "table", "code", "second", "label", "households")
MAX_BYTES = 2 * 2**20
_MAGIC, _DIGEST = "# inloop counts 1", "# sha256"
_MODES: dict[str, Mode] = {"strict": "strict", "threshold": "threshold"}

Label = Callable[[Cell], tuple[str, ...]]
"""What a cell is called in the language of the file: its table, then what stands in it."""


class ReleasedFile(Explained):
    """A file that cannot be read as a release. `key` says why."""

    def __init__(self, wrong: str, path: Path) -> None:
        super().__init__(f"error.released-{wrong}", file=path.name)


def to_csv(release: Release, label: Label, explanation: Sequence[str]) -> bytes:
    """The same release in the same words is the same file."""
    head = [_MAGIC, f"# {release.period};{release.desk};{release.mode}", *(f"# {line}" for line in explanation)]
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(rows(release, label))
    body = "".join(f"{line}\r\n" for line in head) + text.getvalue()
    return f"{body}{_DIGEST} {_digest(body)}\r\n".encode("utf-8-sig")


def to_xlsx(release: Release, label: Label, explanation: Sequence[str], names: Sequence[str]) -> bytes:
    """The same rows as a spreadsheet; `names`: what its columns are called. Figures are numbers, dashes are text."""
    from openpyxl import Workbook
    from openpyxl.styles import Font

    book = Workbook()
    page = book.worksheets[0]
    page.title = release.period
    for line in explanation:
        page.append([harmless(line)])
    page.append([])
    page.append(list(names))
    for cell in page[page.max_row]:
        cell.font = Font(bold=True)
    for *said, figure in rows(release, label):
        page.append([*said, int(figure) if figure.isdigit() else figure])
    for letter, width in zip("ABCDEF", (10, 16, 20, 18, 44, 12), strict=True):
        page.column_dimensions[letter].width = width
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def rows(release: Release, label: Label) -> Iterator[tuple[str, ...]]:
    """One row a figure, in the order of the catalogue."""
    for key, figure in release.figures.items():
        cell = cell_of(key)
        code, second = (*cell.codes, "", "")[:2]
        yield (
            release.period,
            cell.table,
            code,
            second,
            harmless(" / ".join(label(cell))),
            DASH if figure is None else str(figure),
        )


def cell_of(key: str) -> Cell:
    """The cell behind its name in a release."""
    table, *codes = key.split("|")
    return Cell(table, tuple(code for code in codes if code))  # type: ignore[arg-type]


def read(path: Path) -> Release:
    """A release from the file that was sent. Raises `ReleasedFile` for one that is not ours, damaged or too large."""
    try:
        data = path.read_bytes() if path.stat().st_size <= MAX_BYTES else None
    except OSError as fault:
        raise ReleasedFile("unreadable", path) from fault
    if data is None:
        raise ReleasedFile("size", path)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise ReleasedFile("foreign", path) from fault
    if not text.startswith(_MAGIC):
        raise ReleasedFile("foreign", path)
    body, mark, digest = text.rpartition(_DIGEST)
    if not mark or digest.strip() != _digest(body):
        raise ReleasedFile("damaged", path)
    return _parsed(body, path)


def _parsed(body: str, path: Path) -> Release:
    lines = body.split("\r\n")
    try:
        period, desk, mode = lines[1].removeprefix("# ").split(";")
        table = [line for line in lines if line and not line.startswith("#")]
        figures = dict(_figures(csv.reader(table[1:], delimiter=";", strict=True)))
        return Release(period=parse(period), desk=desk, mode=_MODES[mode], small=len(figures) == 1, figures=figures)
    except (ValueError, KeyError, IndexError, csv.Error, Explained) as fault:
        raise ReleasedFile("foreign", path) from fault


def _figures(read_rows: Iterable[Sequence[str]]) -> Iterator[tuple[str, int | None]]:
    for _, table, code, second, _, figure in read_rows:
        key = str(cell_of(f"{table}|{code}|{second}"))
        yield key, None if figure == DASH else int(figure)


def _digest(body: str) -> str:
    return hashlib.sha256(body.encode()).hexdigest()[:32]
