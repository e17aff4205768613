"""A keystroke in the search over 10,000 services: ours, which forgives spelling, beside a prefix query of FTS5."""

from __future__ import annotations

import random
import sqlite3
from pathlib import Path

from tests.benchmarks.pair import Pair, Work

SERVICES = 10_000


def _things() -> dict[str, tuple[str, str, str]]:
    chance = random.Random(2026)  # noqa: S311 - invented names
    words = ["".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=chance.randint(3, 10))) for _ in range(4000)]
    return {
        f"s{number}": (" ".join(chance.choices(words, k=3)), "", " ".join(chance.choices(words, k=15)))
        for number in range(SERVICES)
    }


def _keystrokes() -> list[str]:
    """A name as it is typed, letter by letter, from the third on."""
    name = _things()["s77"][0]
    return [name[:length] for length in range(3, len(name) + 1)]


def _ours(_folder: Path) -> Work:
    from intake.finding import Index

    things, typed = _things(), _keystrokes()
    index, keys = Index(things), list(things)
    return lambda: [index.ranked(keys, text) for text in typed]


def _plain(_folder: Path) -> Work:
    db = sqlite3.connect(":memory:")
    db.execute("CREATE VIRTUAL TABLE service USING fts5 (name, text, prefix = '2 3')")
    db.executemany("INSERT INTO service VALUES (?, ?)", [(name, text) for name, _, text in _things().values()])
    queries = [" ".join(f"{word}*" for word in text.split()) for text in _keystrokes()]
    query = "SELECT rowid FROM service WHERE service MATCH ? ORDER BY rank LIMIT 60"
    return lambda: [db.execute(query, (text,)).fetchall() for text in queries]


PAIR = Pair(title="a name typed, 10,000 services / FTS5", ours=_ours, plain=_plain, calls=5)
