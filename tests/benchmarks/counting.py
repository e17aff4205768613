"""Counting a year of 100,000 statistics rows for its release: the vault and the catalogue beside the same tables by
GROUP BY in plain SQLite.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import msgspec

from tests.benchmarks import plain_vault
from tests.benchmarks.pair import Pair, Work

ROWS, FAMILIES = 100_000, 60_000
KEY = bytearray(32)
_MONTHS = tuple(f"2026-{month:02}" for month in range(1, 13))
_KINDS = ("with_children", "without_children", "unknown")
_TABLES = """
SELECT COUNT(DISTINCT month || household) FROM closed;
SELECT need.value, COUNT(DISTINCT month || household) FROM closed, json_each(CAST(needs AS TEXT)) need GROUP BY 1;
SELECT name, COUNT(DISTINCT month || household) FROM closed JOIN groups USING (language) GROUP BY 1;
SELECT household_type, COUNT(DISTINCT month || household) FROM closed GROUP BY 1;
SELECT code.value, COUNT(DISTINCT month || household) FROM closed, json_each(CAST(refusals AS TEXT)) code GROUP BY 1;
SELECT code.value, COUNT(DISTINCT month || household) FROM closed, json_each(CAST(unmet AS TEXT)) code GROUP BY 1;
SELECT need.value, name, COUNT(DISTINCT month || household) FROM closed JOIN groups USING (language),
    json_each(CAST(needs AS TEXT)) need GROUP BY 1, 2;
SELECT need.value, household_type, COUNT(DISTINCT month || household) FROM closed,
    json_each(CAST(needs AS TEXT)) need GROUP BY 1, 2;
"""


def _rows() -> Iterator[tuple[object, ...]]:
    from intake import content, guide

    chance, loaded = random.Random(2026), content.load()  # noqa: S311 - invented visits
    needs = [option.code for option in loaded.questions[guide.NEEDS].options]
    languages, refusals = list(loaded.groups), list(loaded.refusals)
    for _ in range(ROWS):
        met = chance.choices(refusals, k=chance.random() < 0.1)
        said: tuple[list[str], ...] = (list(chance.sample(needs, chance.choice((1, 1, 2)))), list(met), [])
        yield (
            chance.randbytes(16), chance.choice(_MONTHS), f"{chance.randrange(FAMILIES):064x}", "den-haag",
            chance.choice(languages), chance.choice(_KINDS), *map(msgspec.json.encode, said),
        )  # fmt: skip


def _prepare(folder: Path) -> None:
    from intake.vault import Vault

    vault = Vault.create(folder / "ours.db", KEY.copy(), pinned=bytes(32))
    plain = plain_vault.opened(folder / "plain.db")
    for database in (vault._db, plain):
        database.execute("BEGIN")
        database.executemany("INSERT INTO closed VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", _rows())
        database.execute("COMMIT")
    vault.close()
    plain.close()


def _ours(folder: Path) -> Work:
    from intake import content, guide
    from intake.counts.catalogue import Axes, households
    from intake.model import Month
    from intake.vault import Vault

    vault, loaded = Vault.open(folder / "ours.db", KEY.copy()), content.load()
    needs = tuple(option.code for option in loaded.questions[guide.NEEDS].options)
    axes = Axes(needs, tuple(loaded.refusals), loaded.groups)
    return lambda: households(vault.closed_rows([Month(month) for month in _MONTHS]), axes)


def _plain(folder: Path) -> Work:
    from intake import content

    database = plain_vault.opened(folder / "plain.db")
    database.execute("CREATE TEMP TABLE groups (language TEXT PRIMARY KEY, name TEXT)")
    database.executemany("INSERT INTO groups VALUES (?, ?)", content.load().groups.items())
    return lambda: [database.execute(query).fetchall() for query in _TABLES.split(";") if query.strip()]


PAIR = Pair(title="counting 100,000 rows / GROUP BY in SQLite", ours=_ours, plain=_plain, calls=3, prepare=_prepare)
