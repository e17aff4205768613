"""The month under way: true numbers, that leave the vault in no file."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from intake.desk import Desk
from intake.model import City, Code, FactId, Lang, Outcome, ServiceId
from tests.stand_ins import Clock


@pytest.fixture
def clock() -> Clock:
    return Clock(datetime(2026, 11, 2, 10))


@pytest.fixture
def desk(clock: Clock) -> Desk:
    return Desk.practise(City("den-haag"), clock=clock)


def closes(desk: Desk, need: str, *, number: bool = False) -> None:
    talk = desk.answer(desk.begin(Lang("ti")), FactId("needs"), (Code(need),))
    if number:
        talk = desk.promise_number(talk)
    desk.printed(talk, desk.handout(talk))
    desk.finish(talk)


def test_it_counts_conversations_by_the_day_and_by_need(desk: Desk, clock: Clock) -> None:
    closes(desk, "voedsel")
    closes(desk, "zorg", number=True)
    clock.now += timedelta(days=2)
    closes(desk, "voedsel")
    desk.begin(Lang("ar"))
    month = desk.this_month()
    assert month.month == "2026-11"
    assert month.days == (0, 2, 0, 1)
    assert month.needs == (("voedsel", 2), ("zorg", 1))
    assert (month.open_talks, month.numbers) == (1, 1)
    desk.close()


def test_what_was_printed_most_and_phoned_by_nobody_comes_first(desk: Desk) -> None:
    for _ in range(3):
        closes(desk, "voedsel")
    closes(desk, "zorg")
    found = desk.this_month().to_call
    assert found
    assert [row.times for row in found] == sorted((row.times for row in found), reverse=True)
    assert found[0].times >= 3
    desk.close()


def test_another_month_begins_at_nothing(desk: Desk, clock: Clock) -> None:
    closes(desk, "voedsel")
    clock.now = datetime(2026, 12, 1, 9)
    month = desk.this_month()
    assert (month.days, month.needs) == ((0,), ())
    desk.close()


def test_where_people_were_refused_is_told_most_first(desk: Desk) -> None:
    service, other = ServiceId("juridisch-loket"), ServiceId("huisarts")
    for found in ({service: Outcome(how="refused", why="papers")}, {service: Outcome(how="refused")}):
        desk.finish(desk.note_outcomes(desk.begin(Lang("ti")), {**found, other: Outcome(how="helped")}))
    desk.finish(desk.note_outcomes(desk.begin(Lang("ti")), {other: Outcome(how="refused", why="money")}))
    names = desk.addresses.content().services
    told = [(row.name, row.times) for row in desk.this_month().refused]
    assert told == [(names[service].name, 2), (names[other].name, 1)]
    desk.close()
