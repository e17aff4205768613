"""Whether a service is open, and when it opens next: its weekly hours, without the public holidays of the Netherlands,
and the days on which it has other ones.

Hours that are not known as a schedule are not guessed at: then nothing is said.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import lru_cache

import msgspec

from intake.model import DAYS, OtherHours, Schedule, Service

_LOOK_AHEADDAYS = 14


class Opening(msgspec.Struct, frozen=True, kw_only=True):
    """At a moment: open or not, and when the next opening begins (None: not within two weeks)."""

    open: bool
    next: datetime | None


def opening(service: Service, moment: datetime) -> Opening | None:
    """`moment`: local time in the Netherlands. None when the service's hours are no schedule."""
    if not service.schedules:
        return None
    spans = [
        span
        for ahead in range(-1, _LOOK_AHEADDAYS + 1)
        for span in _spans(service, moment.date() + timedelta(days=ahead))
    ]
    is_open = any(begins <= moment < ends for begins, ends in spans)
    later = min((begins for begins, _ in spans if begins > moment), default=None)
    return Opening(open=is_open, next=later)


def is_holiday(day: date) -> bool:
    """A day on which desks and offices in the Netherlands are closed."""
    return day in _holidays(day.year)


def _spans(service: Service, day: date) -> list[tuple[datetime, datetime]]:
    """From when to when it is open on a day."""
    others = [one for one in service.other_hours if one.first <= day.isoformat() <= one.last]
    if others:
        return [_span(one, day) for one in others if one.opens_at]
    return [
        _span(schedule, day)
        for schedule in service.schedules
        if DAYS[day.weekday()] in schedule.byday and (not schedule.opens_at or not is_holiday(day))
    ]


def _span(schedule: Schedule | OtherHours, day: date) -> tuple[datetime, datetime]:
    midnight = datetime.combine(day, time())
    if not schedule.opens_at:
        return midnight, midnight + timedelta(days=1)
    begins = datetime.combine(day, time.fromisoformat(schedule.opens_at))
    ends = datetime.combine(day, time.fromisoformat(schedule.closes_at))
    return begins, ends if ends > begins else ends + timedelta(days=1)


@lru_cache(maxsize=32)
def _holidays(year: int) -> frozenset[date]:
    import holidays

    return frozenset(holidays.country_holidays("NL", years=year))
