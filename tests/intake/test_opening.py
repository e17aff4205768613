"""Open now, and when it opens next: against a plain count of minutes, over ten years with their holidays."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import holidays
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake import content
from intake.model import OtherHours, Schedule, Service, ServiceId
from intake.opening import is_holiday, opening

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
BARE = content.load().services[ServiceId("huisarts")]


def service(*schedules: Schedule, other: tuple[OtherHours, ...] = ()) -> Service:
    return msgspec.structs.replace(BARE, schedules=schedules, other_hours=other)


WEEK = service(
    Schedule(byday=("MO", "TH"), opens_at="10:00", closes_at="14:00"),
    Schedule(byday=("WE",), opens_at="18:30", closes_at="20:00"),
)


def test_on_friday_evening_it_says_monday_ten_o_clock() -> None:
    found = opening(WEEK, datetime(2026, 11, 27, 19, 0))
    assert found
    assert (found.open, found.next) == (False, datetime(2026, 11, 30, 10, 0))


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        (datetime(2026, 11, 30, 9, 59), False),
        (datetime(2026, 11, 30, 10, 0), True),
        (datetime(2026, 11, 30, 13, 59), True),
        (datetime(2026, 11, 30, 14, 0), False),
    ],
)
def test_it_opens_and_closes_on_the_minute(moment: datetime, *, is_open: bool) -> None:
    found = opening(WEEK, moment)
    assert found
    assert found.open is is_open


def test_a_holiday_is_left_out() -> None:
    found = opening(WEEK, datetime(2027, 3, 28, 12))  # Easter Sunday: Monday is Easter Monday
    assert found
    assert found.next == datetime(2027, 3, 31, 18, 30)
    assert is_holiday(date(2027, 3, 29))


def test_day_and_night_is_open_at_christmas_too() -> None:
    found = opening(service(Schedule(byday=DAYS)), datetime(2026, 12, 25, 3))
    assert found
    assert found.open


def test_past_midnight_belongs_to_the_day_before() -> None:
    late = service(Schedule(byday=("FR",), opens_at="22:00", closes_at="02:00"))
    found = opening(late, datetime(2026, 11, 28, 1))
    assert found
    assert found.open


def test_closed_for_a_week_opens_after_it() -> None:
    away = service(*WEEK.schedules, other=(OtherHours(first="2026-11-30", last="2026-12-06"),))
    found = opening(away, datetime(2026, 11, 30, 11))
    assert found
    assert (found.open, found.next) == (False, datetime(2026, 12, 7, 10))


def test_a_day_with_other_hours_has_those_alone_on_a_holiday_too() -> None:
    feast = OtherHours(first="2026-12-25", last="2026-12-25", opens_at="12:00", closes_at="15:00")
    evening = OtherHours(first="2026-12-25", last="2026-12-25", opens_at="18:00", closes_at="20:00")
    found = opening(service(*WEEK.schedules, other=(feast, evening)), datetime(2026, 12, 25, 14))
    assert found
    assert (found.open, found.next) == (True, datetime(2026, 12, 25, 18))


def test_hours_that_are_no_schedule_are_not_guessed() -> None:
    assert opening(service(), datetime(2026, 11, 28, 1)) is None


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2036, 1, 1)),
    st.sets(st.sampled_from(DAYS), min_size=1),
    st.integers(0, 22),
    st.integers(1, 10),
)
def test_ten_years_against_counting_day_by_day(moment: datetime, days: set[str], begins: int, hours: int) -> None:
    moment = moment.replace(microsecond=0)
    ends = min(begins + hours, 23)
    if ends <= begins:
        return
    byday = tuple(day for day in DAYS if day in days)
    found = opening(
        service(Schedule(byday=byday, opens_at=f"{begins:02}:00", closes_at=f"{ends:02}:00")),  # type: ignore[arg-type]
        moment,
    )
    known = holidays.country_holidays("NL", years=[moment.year, moment.year + 1])
    spans = []
    for ahead in range(15):
        day = moment.date() + timedelta(days=ahead)
        if DAYS[day.weekday()] in days and day not in known:
            spans.append((datetime(day.year, day.month, day.day, begins), datetime(day.year, day.month, day.day, ends)))
    assert found
    assert found.open is any(first <= moment < last for first, last in spans)
    assert found.next == min((first for first, _ in spans if first > moment), default=None)
