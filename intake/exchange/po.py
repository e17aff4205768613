"""Sentences as a PO file, for Weblate, Poedit and their like. The key is the context, the Dutch the source; what nobody
has reviewed is *fuzzy*, so a reviewer who takes that flag away says that it is right.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from babel.core import UnknownLocaleError
from babel.messages.catalog import Catalog
from babel.messages.pofile import PoFileError, read_po, write_po

from intake.exchange.rows import ExchangeFault, Returned, Row
from intake.model import Lang

_PROJECT = "Inloop"
_NOTE = "note: "
_OF_THE_DAY = (
    b'"POT-Creation',
    b'"PO-Revision',
    b'"Last-Translator',
    b'"Language-Team',
    b'"Report-Msgid',
    b'"Generated-By',
)


def write(rows: Sequence[Row], language: Lang) -> bytes:
    """UTF-8, sorted as given, without dates: the same words are the same file."""
    catalog = Catalog(locale=language.replace("-", "_"), project=_PROJECT, fuzzy=False, charset="utf-8")
    for row in rows:
        catalog.add(
            row.dutch,
            row.own,
            context=row.key,
            flags=() if row.reviewed or not row.own else ("fuzzy",),
            auto_comments=[f"English: {row.english}", row.where, *row.terms.splitlines()],
            user_comments=[_NOTE + row.note] if row.note else (),
        )
    catalog.header_comment = ""
    file = BytesIO()
    write_po(file, catalog, width=0)
    return b"".join(line for line in file.getvalue().splitlines(keepends=True) if not line.startswith(_OF_THE_DAY))


def read(data: bytes, path: Path) -> tuple[Lang, tuple[Returned, ...]]:
    """The language and what came back. Raises `ExchangeFault`."""
    try:
        catalog = read_po(BytesIO(data), abort_invalid=True)
    except (PoFileError, UnicodeDecodeError, UnknownLocaleError, ValueError, LookupError) as fault:
        raise ExchangeFault("unreadable", path, getattr(fault, "lineno", 0) or 0) from fault
    if catalog.project != _PROJECT or catalog.locale_identifier is None:
        raise ExchangeFault("foreign", path, 0)
    returned = tuple(
        Returned(
            place=message.lineno or 0,
            key=str(message.context or ""),
            dutch=str(message.id),
            own=str(message.string).strip(),
            right=bool(message.string) and not message.fuzzy,
            note="\n".join(line.removeprefix(_NOTE) for line in message.user_comments),
        )
        for message in catalog
        if message.id
    )
    return Lang(catalog.locale_identifier.replace("_", "-")), returned
