"""The rows of a vault, and the values they stand for."""

from __future__ import annotations

import secrets
from functools import lru_cache
from typing import Any

import msgspec

from intake.model import Answer, City, Closed, Code, Draft, FactId, Lang, Month, StepId, Talk, Visit, VisitNumber


def talk(raw: bytes) -> Talk:
    return msgspec.json.decode(raw, type=Talk)


def draft(changed: str, talk: Talk) -> Draft:
    return Draft(id=talk.id, begun=talk.begun, changed=changed, at=talk.at, language=talk.language)


def visit_row(visit: Visit) -> tuple[object, ...]:
    answers, steps = msgspec.json.encode(visit.answers), msgspec.json.encode(visit.steps)
    return visit.number, visit.closed, visit.language, visit.city, answers, steps, visit.remark


def visit(row: tuple[Any, ...]) -> Visit:
    number, closed, language, city, answers, steps, remark = row
    return Visit(
        number=VisitNumber(number),
        closed=closed,
        language=Lang(language),
        city=City(city),
        answers=msgspec.json.decode(answers, type=dict[FactId, Answer]),
        steps=msgspec.json.decode(steps, type=tuple[StepId, ...]),
        remark=remark,
    )


def closed_row(closed: Closed) -> tuple[object, ...]:
    """With a random key: see `schema/0001.sql`."""
    said = (msgspec.json.encode(codes) for codes in (closed.needs, closed.refusals, closed.unmet))
    values = (closed.month, closed.household, closed.city, closed.language, closed.household_type)
    return secrets.token_bytes(16), *values, *said


@lru_cache(maxsize=1024)
def codes(stored: bytes) -> tuple[Code, ...]:
    """The same few lists stand in many rows."""
    return msgspec.json.decode(stored, type=tuple[Code, ...])


def closed(row: tuple[Any, ...]) -> Closed:
    _, month, household, city, language, household_type, *said = row
    needs, refusals, unmet = map(codes, said)
    return Closed(
        month=Month(month),
        household=household,
        city=City(city),
        language=Lang(language),
        household_type=household_type,
        needs=needs,
        refusals=refusals,
        unmet=unmet,
    )
