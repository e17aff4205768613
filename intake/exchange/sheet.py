"""Sentences as a spreadsheet, for whoever has never heard of PO: the Dutch and the translation beside each other, a
cell to say that a line is right, and on a second sheet the picture of the paper on which they stand.

Reading is careful: a spreadsheet is a packed file, and a small one can unpack to more than a machine holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile, ZipFile

from intake import handout
from intake.content import Content
from intake.exchange.rows import ExchangeFault, Returned, Row
from intake.exchange.sample import sample_sheet
from intake.ledger import digest
from intake.model import Lang
from intake.script import is_rtl
from intake.words import Words

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_MAGIC = "inloop"
_MOST_UNPACKED = 32 * 2**20
_MOST_ROWS = 5000
_COLUMNS = ("key", "dutch", "own", "right", "note", "english", "where", "terms")
_BLIND_COLUMNS = ("key", "own", "dutch")
_WIDTHS = {"key": 26, "dutch": 52, "own": 52, "right": 9, "note": 32, "english": 40, "where": 32, "terms": 44}
_HEADER_ROWS = 2
_YES = ("x", "ja", "yes", "ok", "✓", "1", "true")


def write(rows: Sequence[Row], of: Content, words: Words, language: Lang, reader: Lang) -> bytes:
    """The whole of it: what to translate or review, and the picture."""
    book, page = _begun(_COLUMNS, words, language, reader, "review")
    for row in rows:
        said = (row.key, row.dutch, row.own, "x" if row.reviewed else "", row.note, row.english, row.where, row.terms)
        _append(page, said, language, _COLUMNS)
    _add_picture(book, of, words, language, reader)
    return _saved(book)


def write_blind(rows: Sequence[Row], words: Words, language: Lang, reader: Lang) -> bytes:
    """The translation alone, to be read back: of the keys, which are Dutch words, the digests."""
    book, page = _begun(_BLIND_COLUMNS, words, language, reader, "blind")
    for row in rows:
        if row.own:
            _append(page, (digest(row.key), row.own, ""), language, _BLIND_COLUMNS)
    return _saved(book)


def read(data: bytes, path: Path) -> tuple[Lang, tuple[Returned, ...], bool]:
    """The language, what came back, and whether it was read back blind. Raises `ExchangeFault`."""
    _look_inside(data, path)
    cells = list(_cells(data, path))
    if len(cells) < _HEADER_ROWS or cells[0][:1] != [_MAGIC] or len(cells[0]) < 3:
        raise ExchangeFault("foreign", path, 0)
    kind, language = cells[0][1], Lang(cells[0][2])
    if kind not in ("review", "blind"):
        raise ExchangeFault("foreign", path, 0)
    columns = _BLIND_COLUMNS if kind == "blind" else _COLUMNS
    found = []
    for place, row in enumerate(cells[_HEADER_ROWS:], start=_HEADER_ROWS + 1):
        said = dict(zip(columns, [*row, *[""] * len(columns)], strict=False))
        if said["key"]:
            found.append(
                Returned(
                    place=place,
                    key=said["key"],
                    dutch=said["dutch"],
                    own=said["own"].strip(),
                    right=said.get("right", "").strip().casefold() in _YES,
                    note=said.get("note", "").strip(),
                )
            )
    return language, tuple(found), kind == "blind"


def _begun(columns: Sequence[str], words: Words, language: Lang, reader: Lang, kind: str) -> tuple[Any, Worksheet]:
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    book = Workbook()
    page = book.worksheets[0]
    page.title = words.text(reader, "window.exchange.page")
    page.append([_MAGIC, kind, language, words.text(reader, f"window.exchange.how.{kind}")])
    page.append([words.text(reader, f"window.exchange.column.{name}") for name in columns])
    for number, name in enumerate(columns, start=1):
        page.column_dimensions[get_column_letter(number)].width = _WIDTHS[name]
        head = page.cell(_HEADER_ROWS, number)
        head.font, head.fill = Font(bold=True), PatternFill("solid", fgColor="DCEEE7")
        head.alignment = Alignment(wrap_text=True, vertical="top")
    page.freeze_panes = "A3"
    return book, page


def _append(page: Worksheet, said: Sequence[str], language: Lang, columns: Sequence[str]) -> None:
    from openpyxl.styles import Alignment, Font

    page.append(list(said))
    for number, name in enumerate(columns, start=1):
        cell = page.cell(page.max_row, number)
        cell.data_type = "s"  # a text is a text, whatever it begins with
        own = name == "own"
        order = 2 if own and is_rtl(language) else 1
        cell.alignment = Alignment(wrap_text=True, vertical="top", readingOrder=order)
        cell.font = Font(size=13 if own else 11, color=None if name in ("own", "right", "note") else "48605A")


def _add_picture(book: Any, of: Content, words: Words, language: Lang, reader: Lang) -> None:
    """A sheet in that language, so that a translator sees where a line stands and how much room it has."""
    from openpyxl.drawing.image import Image

    page = book.create_sheet(words.text(reader, "window.exchange.picture"))
    drawn = handout.picture(sample_sheet(of, words, language), 0, dpi=110)
    page.add_image(Image(BytesIO(handout.png(drawn))), "A1")


def _saved(book: Any) -> bytes:
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _look_inside(data: bytes, path: Path) -> None:
    """The sizes that a packed file says it has, before a byte is unpacked; `_cells` reads no further."""
    try:
        with ZipFile(BytesIO(data)) as pack:
            total = sum(entry.file_size for entry in pack.infolist())
    except (BadZipFile, NotImplementedError, ValueError) as fault:
        raise ExchangeFault("unreadable", path, 0) from fault
    if total > _MOST_UNPACKED:
        raise ExchangeFault("size", path, 0)


def _cells(data: bytes, path: Path) -> Iterator[list[str]]:
    from openpyxl import load_workbook

    try:
        book = load_workbook(BytesIO(data), read_only=True, data_only=False, keep_links=False)
        page = book.worksheets[0]
        for number, row in enumerate(page.iter_rows(max_col=len(_COLUMNS), max_row=_MOST_ROWS + 1), start=1):
            if number > _MOST_ROWS:
                raise ExchangeFault("size", path, 0)
            formula = next((cell for cell in row if getattr(cell, "data_type", "") == "f"), None)
            if formula is not None:
                raise ExchangeFault("formula", path, number, sentence=str(row[0].value or ""))
            yield ["" if cell.value is None else str(cell.value) for cell in row]
    except ExchangeFault:
        raise
    except Exception as fault:
        raise ExchangeFault("unreadable", path, 0) from fault
