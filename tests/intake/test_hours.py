"""Hours in words, and on which days it is otherwise."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import msgspec
import pytest

from intake import content, hours
from intake.model import Lang, OtherHours, Schedule, Service, ServiceId
from intake.words import Words

NL, EN = Lang("nl"), Lang("en")
WORDS = Words.load()
BARE = content.load().services[ServiceId("huisarts")]
TODAY = date(2026, 11, 27)


def open_on(*schedules: Schedule, other: tuple[OtherHours, ...] = ()) -> Service:
    return msgspec.structs.replace(BARE, schedules=schedules, other_hours=other)


def line(*byday: Any, opens_at: str = "10:00", closes_at: str = "12:30") -> Schedule:
    return Schedule(byday=byday, opens_at=opens_at, closes_at=closes_at)


@pytest.mark.parametrize(
    ("byday", "said"),
    [
        (("MO", "TU", "WE", "TH", "FR", "SA", "SU"), "elke dag"),
        (("MO", "TU", "WE", "TH"), "maandag–donderdag"),
        (("MO", "TH"), "maandag, donderdag"),
        (("SA",), "zaterdag"),
    ],
)
def test_days_are_said_as_people_say_them(byday: tuple[Any, ...], said: str) -> None:
    (found,) = hours.week(WORDS, NL, open_on(line(*byday)))
    assert (found.days.own, found.times) == (said, "10.00–12.30")


@pytest.mark.parametrize(
    ("opens", "closes", "said"), [("09:00", "12:30", "9.00–12.30"), ("17:00", "00:00", "17.00–0.00"), ("", "", "0–24")]
)
def test_times_are_written_the_dutch_way(opens: str, closes: str, said: str) -> None:
    (found,) = hours.week(WORDS, NL, open_on(line("MO", opens_at=opens, closes_at=closes)))
    assert found.times == said


def test_a_friday_evening_says_monday_ten_o_clock() -> None:
    found = hours.first_opening(WORDS, EN, open_on(line("MO", "TU")), datetime(2026, 11, 27, 19))
    assert found
    assert (found.days.own, found.days.dutch) == ("opens: Monday 30-11", "maandag")
    assert found.times == "10.00"


def test_later_today_needs_no_date() -> None:
    found = hours.first_opening(WORDS, NL, open_on(line("FR")), datetime(2026, 11, 27, 9))
    assert found
    assert found.days.own == "gaat open: vrijdag"


@pytest.mark.parametrize("moment", [datetime(2026, 11, 27, 11), datetime(2026, 11, 27, 12, 29)])
def test_while_it_is_open_nothing_is_said(moment: datetime) -> None:
    assert hours.first_opening(WORDS, NL, open_on(line("FR")), moment) is None


def test_hours_that_nobody_knows_are_not_guessed() -> None:
    assert hours.first_opening(WORDS, NL, open_on(), datetime(2026, 11, 27, 11)) is None


def test_paper_tells_of_the_next_three_weeks_and_the_window_of_a_year() -> None:
    soon = OtherHours(first="2026-12-05", last="2026-12-05", opens_at="12:00", closes_at="14:00")
    later = OtherHours(first="2026-12-24", last="2027-01-03")
    past = OtherHours(first="2026-11-01", last="2026-11-26")
    service = open_on(line("MO"), other=(later, past, soon))
    assert [(one.days.own, one.times) for one in hours.others(WORDS, NL, service, TODAY)] == [("5-12", "12.00–14.00")]
    assert hours.spoken(hours.others(WORDS, NL, service, TODAY, hours.A_YEAR)) == "5-12 12.00–14.00; 24-12 – 3-1 dicht"


def test_a_closure_that_has_begun_is_told_until_its_last_day() -> None:
    service = open_on(line("MO"), other=(OtherHours(first="2026-11-01", last="2026-11-27"),))
    assert hours.spoken(hours.others(WORDS, EN, service, TODAY)) == "1-11 – 27-11 closed"
    assert hours.others(WORDS, EN, service, date(2026, 11, 28)) == ()
