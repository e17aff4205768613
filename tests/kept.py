"""Values as the vault keeps them, invented, and a vault to keep them in."""

from __future__ import annotations

from intake.model import (
    Answer,
    AnswerState,
    City,
    Closed,
    Code,
    Edits,
    FactId,
    Lang,
    Month,
    StepId,
    Talk,
    Visit,
    VisitNumber,
)

KEY = bytearray(range(32))
PIN = b"p" * 32
NOW = "2026-10-07T14:05"


def talk(name: str = "a1", *, own_lines: tuple[str, ...] = (), number: str | None = None) -> Talk:
    return Talk(
        id=name,
        language=Lang("ti"),
        city=City("den-haag"),
        begun="2026-10-07T14:00",
        at="needs",
        answers={FactId("needs"): Answer(state=AnswerState.ANSWERED, codes=(Code("zorg"), Code("voedsel")))},
        visited=("safety",),
        edits=Edits(own_lines=own_lines),
        number=None if number is None else VisitNumber(number),
    )


def visit(number: str = "7KD4MF", closed: str = "2026-10-07") -> Visit:
    return Visit(
        number=VisitNumber(number),
        closed=closed,
        language=Lang("ti"),
        city=City("den-haag"),
        answers={FactId("needs"): Answer(state=AnswerState.ANSWERED, codes=(Code("zorg"),))},
        steps=(StepId("huisarts"), StepId("voedselbank")),
    )


def statistics(household: str = "h1", month: str = "2026-10", needs: str = "zorg voedsel") -> Closed:
    return Closed(
        month=Month(month),
        household=household,
        city=City("den-haag"),
        language=Lang("ti"),
        household_type="with_children",
        needs=tuple(map(Code, needs.split())),
    )
