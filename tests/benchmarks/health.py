"""Whether a vault of 100,000 visits is whole: every page and every index, beside SQLite's own quick check of the same
rows in plain.
"""

from __future__ import annotations

from pathlib import Path

from tests.benchmarks import plain_vault
from tests.benchmarks.pair import Pair, Work

VISITS = 100_000
KEY = bytearray(32)


def _prepare(folder: Path) -> None:
    from intake.vault import Vault

    vault = Vault.create(folder / "ours.db", KEY.copy(), pinned=bytes(32))
    plain = plain_vault.opened(folder / "plain.db")
    for database in (vault._db, plain):
        answers = b'{"needs":{"state":"answered","codes":["zorg","voedsel"]}}'
        rows = ((f"N{n:06}", f"2026-{n % 12 + 1:02}-11", "ti", "den-haag", answers, b"[]", "") for n in range(VISITS))
        database.execute("BEGIN")
        database.executemany("INSERT INTO visit VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
        database.execute("COMMIT")
    vault.close()
    plain.close()


def _ours(folder: Path) -> Work:
    from intake.vault import Vault

    return Vault.open(folder / "ours.db", KEY.copy()).looks_whole


def _plain(folder: Path) -> Work:
    database = plain_vault.opened(folder / "plain.db")
    return lambda: database.execute("PRAGMA quick_check").fetchall()


PAIR = Pair(title="checking 100,000 visits / plain SQLite", ours=_ours, plain=_plain, calls=3, prepare=_prepare)
