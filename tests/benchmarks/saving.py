"""Saving an answer, which happens at every click: the draft into the vault, beside the same row into plain SQLite."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import msgspec

from intake.model import Answer, AnswerState, City, Code, FactId, Lang, Talk
from tests.benchmarks import plain_vault
from tests.benchmarks.pair import Pair, Work

YES = Answer(state=AnswerState.ANSWERED, codes=(Code("yes"),))
NOW = "2026-11-24T10:15"
TALK = Talk(
    id="0123456789abcdef",
    language=Lang("ti"),
    city=City("amsterdam"),
    begun=NOW,
    answers={FactId(f"question_{number}"): YES for number in range(25)},
    visited=tuple(f"question_{number}" for number in range(25)),
)


def _talks() -> Iterator[Talk]:
    """Never the same twice: SQLite writes nothing when a row stays as it is."""
    return (msgspec.structs.replace(TALK, at=f"question_{number}") for number in count())


def _ours(folder: Path) -> Work:
    from intake.vault import Vault

    path = folder / "ours.db"
    key = bytearray(32)
    vault = Vault.open(path, key) if path.exists() else Vault.create(path, key, pinned=bytes(32))
    talks = _talks()
    return lambda: vault.save_draft(next(talks), NOW)


def _plain(folder: Path) -> Work:
    database = plain_vault.opened(folder / "plain.db")
    talks = _talks()

    def save() -> None:
        database.execute("BEGIN IMMEDIATE")
        row = (TALK.id, NOW, msgspec.json.encode(next(talks)))
        database.execute("INSERT OR REPLACE INTO draft (id, changed, talk) VALUES (?, ?, ?)", row)
        database.execute("COMMIT")

    return save


PAIR = Pair(title="saving an answer / plain SQLite", ours=_ours, plain=_plain, calls=200)
