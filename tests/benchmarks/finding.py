"""Finding a visit by the number on the visitor's paper, among 100,000: the vault beside plain SQLite."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import msgspec

from intake.model import Answer, AnswerState, Code, FactId, StepId, VisitNumber
from tests.benchmarks import plain_vault
from tests.benchmarks.pair import Pair, Work

VISITS, FINDS = 100_000, 1_000
KEY = bytearray(32)
YES = Answer(state=AnswerState.ANSWERED, codes=(Code("yes"),))
ANSWERS = {FactId(f"question_{number}"): YES for number in range(15)}
STEPS = tuple(StepId(f"step_{number}") for number in range(6))


def _rows() -> Iterator[tuple[object, ...]]:
    answers, steps = msgspec.json.encode(ANSWERS), msgspec.json.encode(STEPS)
    for number in range(VISITS):
        yield _number(number), "2026-11-24", "ti", "amsterdam", answers, steps


def _number(place: int) -> VisitNumber:
    """Numbers lie anywhere in the file, as real ones do."""
    return VisitNumber(f"{place * 7919 % VISITS:06}")


def _prepare(folder: Path) -> None:
    from intake.vault import Vault

    vault = Vault.create(folder / "ours.db", KEY.copy(), pinned=bytes(32))
    plain = plain_vault.opened(folder / "plain.db")
    for database in (vault._db, plain):
        database.execute("BEGIN")
        database.executemany(
            "INSERT INTO visit (number, closed, language, city, answers, steps) VALUES (?, ?, ?, ?, ?, ?)", _rows()
        )
        database.execute("COMMIT")
    vault.close()
    plain.close()


def _ours(folder: Path) -> Work:
    from intake.vault import Vault

    vault = Vault.open(folder / "ours.db", KEY.copy())
    return lambda: [vault.find(number) for number in _asked()]


def _plain(folder: Path) -> Work:
    database = plain_vault.opened(folder / "plain.db")

    def find(number: VisitNumber) -> tuple[object, object]:
        query = "SELECT answers, steps FROM visit WHERE number = ?"
        answers, steps = database.execute(query, (number,)).fetchone()
        return msgspec.json.decode(answers, type=dict[FactId, Answer]), msgspec.json.decode(
            steps, type=tuple[StepId, ...]
        )

    return lambda: [find(number) for number in _asked()]


def _asked() -> Iterator[VisitNumber]:
    return islice(map(_number, range(0, VISITS, VISITS // FINDS)), FINDS)


PAIR = Pair(title="1,000 finds in 100,000 visits / plain SQLite", ours=_ours, plain=_plain, calls=5, prepare=_prepare)
