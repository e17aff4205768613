"""Opening hours in words: the days in two languages, the times once, so that they cannot contradict each other."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import msgspec

from intake.model import DAYS, Lang, OtherHours, Pair, Schedule, Service, SheetHours
from intake.opening import opening
from intake.words import Words

NEAR, A_YEAR = timedelta(days=21), timedelta(days=366)
"""How long before they come other hours are told: on paper, and to who keeps them."""


def week(words: Words, language: Lang, service: Service) -> tuple[SheetHours, ...]:
    """The hours of every week, line by line."""
    return tuple(SheetHours(days=_days(words, language, one), times=_times(one)) for one in service.schedules)


def others(
    words: Words, language: Lang, service: Service, today: date, ahead: timedelta = NEAR
) -> tuple[SheetHours, ...]:
    """The days from now on, and so far ahead, on which it is otherwise: "24-12 – 2-1 closed"."""
    near = [
        one
        for one in sorted(service.other_hours, key=lambda one: one.first)
        if one.last >= today.isoformat() and one.first <= (today + ahead).isoformat()
    ]
    return tuple(_other(words, language, one) for one in near)


def first_opening(words: Words, language: Lang, service: Service, moment: datetime) -> SheetHours | None:
    """When somebody who gets paper at this moment can first go there; None while it is open, or when nobody knows.

    Beside it the day alone stands in Dutch, for whoever helps her: more would take a second line.
    """
    found = opening(service, moment)
    if found is None or found.open or found.next is None:
        return None
    label, day = words.pair(language, "sheet.opens"), words.pair(language, f"day.{DAYS[found.next.weekday()]}")
    on = _short_date(found.next.date()) if found.next.date() != moment.date() else ""
    own = " ".join(filter(None, (label.own, day.own, on)))
    days = Pair(own=own, dutch=day.dutch, marked=label.marked or day.marked)
    return SheetHours(days=days, times=_time(f"{found.next:%H:%M}"))


def spoken(lines: tuple[SheetHours, ...]) -> str:
    """Lines of hours as one, in their own language: "maandag, dinsdag 10.00-14.00; woensdag 18.30-20.00"."""
    return "; ".join(f"{line.days.own} {line.times}".strip() for line in lines)


def _other(words: Words, language: Lang, one: OtherHours) -> SheetHours:
    first, last = (_short_date(date.fromisoformat(day)) for day in (one.first, one.last))
    when = first if one.first == one.last else f"{first} – {last}"
    if one.opens_at:
        return SheetHours(days=Pair(own=when, dutch=when), times=_times(one))
    closed = words.pair(language, "sheet.closed")
    days = msgspec.structs.replace(closed, own=f"{when} {closed.own}", dutch=f"{when} {closed.dutch}")
    return SheetHours(days=days, times="")


def _short_date(day: date) -> str:
    return f"{day.day}-{day.month}"


def _times(span: Schedule | OtherHours) -> str:
    if not span.opens_at:
        return "0–24"
    return f"{_time(span.opens_at)}–{_time(span.closes_at)}"


def _time(clock: str) -> str:
    """ "09:00" as it is written in Dutch: "9.00"."""
    hour, _, minute = clock.partition(":")
    return f"{int(hour)}.{minute}"


def _days(words: Words, language: Lang, schedule: Schedule) -> Pair:
    """ "Monday–Thursday", "every day", or the days one by one."""
    if len(schedule.byday) == len(DAYS):
        return words.pair(language, "day.every")
    places = [DAYS.index(day) for day in schedule.byday]
    in_a_row = len(places) > 2 and places == list(range(places[0], places[-1] + 1))
    named = [schedule.byday[0], schedule.byday[-1]] if in_a_row else schedule.byday
    days = [words.pair(language, f"day.{day}") for day in named]
    link = "–" if in_a_row else ", "
    return Pair(
        own=link.join(day.own for day in days),
        dutch=link.join(day.dutch for day in days),
        marked=any(day.marked for day in days),
    )
