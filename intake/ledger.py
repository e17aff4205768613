"""The ledger of a language: for each of its sentences which Dutch it was made from, and how far it has been looked at.

Digests stand in it, never a typed state alone: when the Dutch or the translation changes, what was noted no longer fits
and the sentence is outdated or a draft again. It is written by commands, and read by `words.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec

from intake import content, disk
from intake.errors import ContentFault
from intake.model import Lang
from intake.place import Packed, Place

Text = str | dict[str, str]
_FILE = "review.json"


class LedgerEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What was looked at. `source`, `text`: digests; `state`: the most that was done; `by`: a role, never a name;
    `note`: what someone was unsure of.
    """

    source: str
    text: str
    state: str = "drafted"
    by: str = ""
    on: str = ""
    note: str = ""


def digest(text: Text) -> str:
    """Twelve hexadecimal digits that change when a sentence does."""
    import hashlib  # digests are made where translations are looked at, and not at every start
    import json

    return hashlib.sha256(json.dumps(text, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:12]


class Ledgers:
    """The ledgers of all languages under a folder of words. Each is read when it is asked for, and kept until another
    one is: a sheet needs one, and twenty take three megabytes. Those of a pack lie over them; what a desk has had
    reviewed itself lies over both in `over`, and is written there.
    """

    def __init__(self, folder: Path, over: Path | None = None, pack: Packed | None = None) -> None:
        self._own = over or folder
        self._places: tuple[Place | None, ...] = (folder, pack, over)
        self._last: tuple[Lang | None, Mapping[str, LedgerEntry]] = (None, {})

    def of(self, language: Lang) -> Mapping[str, LedgerEntry]:
        """What is known of a language; empty when nothing is. Raises `ContentFault`."""
        kept, entries = self._last
        if language != kept:
            read = (_read(place / language / _FILE) for place in self._places if place)
            entries = {key: entry for part in read for key, entry in part.items()}
            self._last = language, entries
        return entries

    def put(self, language: Lang, entries: Mapping[str, LedgerEntry]) -> None:
        """Adds entries, or puts them in the place of older ones. Raises `Explained` (error.disk-refused)."""
        if not entries:
            return
        path = self._own / language / _FILE
        there = dict(sorted({**_read(path), **entries}.items()))
        path.parent.mkdir(parents=True, exist_ok=True)
        disk.write_whole(path, msgspec.json.format(msgspec.json.encode(there), indent=1) + b"\n")
        self._last = language, {**self.of(language), **entries}


def _read(path: Place) -> dict[str, LedgerEntry]:
    text = path.read_bytes() if path.exists() else b"{}"
    try:
        return msgspec.json.decode(text, type=dict[str, LedgerEntry])
    except msgspec.MsgspecError as error:
        raise ContentFault(content.shown(path), 0, str(error)) from error
