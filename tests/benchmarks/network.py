"""A network of 1,000 desks over 36 months: the released files as they are sent, asked by DuckDB, the engine such an
organisation may already have; beside the same rows as one Parquet file. Nothing of ours runs in either.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.pair import Pair, Work

DESKS, MONTHS = 1000, 36
QUESTION = """
SELECT period, code, SUM(households) AS shown, COUNT(*) - COUNT(households) AS dashes
FROM {source} WHERE "table" = 'need' GROUP BY period, code ORDER BY period, code
"""
"""By month and need: what all desks printed together, and how many printed a dash."""


def released(folder: Path) -> str:
    """The files of a folder, as DuckDB reads them: a dash is no number, and lines with # explain."""
    columns = ", ".join(f"'{name}': 'VARCHAR'" for name in ("period", "table", "code", "second", "label"))
    form = "delim=';', comment='#', skip=1, header=true, nullstr='–', auto_detect=false"
    return f"read_csv('{folder}/*.csv', {form}, columns={{{columns}, 'households': 'INTEGER'}})"


def _files() -> Iterator[tuple[str, bytes]]:
    from intake import content, guide
    from intake.counts import file
    from intake.counts.catalogue import Cell
    from intake.counts.release import Release
    from intake.model import Lang, Period
    from intake.publishing import labels
    from intake.words import Words

    chance = random.Random(2026)  # noqa: S311 - invented figures
    needs = [option.code for option in content.load().questions[guide.NEEDS].options]
    label = labels(Words.load(), Lang("nl"))
    for desk in range(DESKS):
        size = chance.choice((20, 40, 80, 150))
        for number in range(MONTHS):
            period = Period(f"{2024 + number // 12}-{number % 12 + 1:02}")
            figures: dict[str, int | None] = {str(Cell("total")): size}
            for need in needs:
                figure = 5 * chance.randrange(size // 10)
                figures[str(Cell("need", (need,)))] = figure if figure >= 10 else None
            release = Release(period=period, desk=f"{desk:016x}", mode="strict", small=False, figures=figures)
            yield f"{desk:04}-{period}.csv", file.to_csv(release, label, [])


def _prepare(folder: Path) -> None:
    import duckdb

    sent = folder / "sent"
    sent.mkdir()
    for name, data in _files():
        (sent / name).write_bytes(data)
    duckdb.execute(f"COPY (SELECT * FROM {released(sent)}) TO '{folder}/all.parquet' (FORMAT parquet)")  # noqa: S608 - our own folder


def _csv(folder: Path) -> Work:
    import duckdb

    db = duckdb.connect()
    return lambda: db.execute(QUESTION.format(source=released(folder / "sent"))).fetchall()


def _parquet(folder: Path) -> Work:
    import duckdb

    db = duckdb.connect()
    return lambda: db.execute(QUESTION.format(source=f"'{folder}/all.parquet'")).fetchall()


PAIR = Pair(
    title="36,000 released files by DuckDB / as one Parquet", ours=_csv, plain=_parquet, calls=3, prepare=_prepare
)
