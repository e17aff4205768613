"""Translators and reviewers work outside the program: sentences leave as PO or as a spreadsheet, with what one must
know to judge them, and come back checked line by line. A file with one wrong line changes nothing.

This is the door. `rows.py` says what leaves and what may come back, `po.py` and `sheet.py` write and read the files,
`shelf.py` puts what came back into the words.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from intake.content import Content
from intake.exchange.rows import ExchangeFault, Returned, admitted, rows
from intake.exchange.shelf import Taken, put_back, settle
from intake.model import Lang
from intake.words import Words

__all__ = ["ExchangeFault", "Taken", "export", "settle", "take_back"]

Format = Literal["po", "xlsx", "blind"]
"""`blind`: the translation alone, for somebody who reads it back into Dutch and has not seen the Dutch."""
MAX_BYTES = 4 * 2**20


def export(of: Content, words: Words, language: Lang, form: Format, reader: Lang, *, waiting: bool = False) -> bytes:
    """A file for who translates or reviews a language. `reader`: the language of its explanations; `waiting`: only
    what nobody has reviewed.
    """
    chosen = rows(of, words, language, reader)
    if waiting:
        chosen = tuple(row for row in chosen if not row.reviewed)
    if form == "po":
        from intake.exchange import po

        return po.write(chosen, language)
    from intake.exchange import sheet

    return (
        sheet.write_blind(chosen, words, language, reader)
        if form == "blind"
        else sheet.write(chosen, of, words, language, reader)
    )


def take_back(of: Content, words: Words, path: Path, by: str, on: str) -> Taken:
    """Puts a returned file into the words. `by`: the role of who reviewed, never a name; `on`: ISO date.

    Raises `ExchangeFault`, which names the row; nothing is then changed.
    """
    language, returned, blind = _read(path)
    if language not in (row.code for row in of.languages):
        raise ExchangeFault("language", path, 0, language=language)
    if not blind:
        admitted(of, words, language, returned, path)
    return put_back(of, words, language, returned, blind=blind, by=by, on=on)


def _read(path: Path) -> tuple[Lang, tuple[Returned, ...], bool]:
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= MAX_BYTES else b""
    except OSError as fault:
        raise ExchangeFault("unreadable", path, 0) from fault
    if not data:
        raise ExchangeFault("size", path, 0)
    if data[:2] == b"PK":
        from intake.exchange import sheet

        return sheet.read(data, path)
    from intake.exchange import po

    language, returned = po.read(data, path)
    return language, returned, False
