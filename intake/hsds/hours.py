"""Opening hours: the weekly ones, the days with other ones, and the words of the source.

A weekly line is a rule of RFC 5545 without an end. HSDS says of exceptional hours that they are rows with `valid_from`
and `valid_to`, and has nothing for "closed": those rows carry a term of ours. Times are said with the offset of Dutch
winter time, since the standard wants one; what is meant, and read, is the clock on the wall. Day and night is 00:00 to
23:59, as the standard advises.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any, cast

from intake.hsds import terms
from intake.hsds.facet import LONGEST, Facet, Sieve, levels, nearest, put
from intake.hsds.names import Names
from intake.hsds.standard import Row
from intake.model import DAYS, OtherHours, Schedule, Service

FIELDS = ("schedules", "other_hours", "hours_note")
_OFFSET, _ZONE = "+01:00", 1
_WALL_CLOCK = re.compile(r"(?P<time>(?:[01]\d|2[0-3]):[0-5]\d)(?::00(?:\.0+)?)?(?:\+0[12](?::?00)?)?")
_ALL_DAY = ("00:00", "23:59")
_LIMITS = ("until", "count", "byweekno", "bymonthday", "byyearday", "valid_from", "valid_to")
_SAID = ("freq", "interval", "byday", "byweekno", "bymonthday", "byyearday", "opens_at", "closes_at", *_LIMITS[:2])
_PERIOD = ("valid_from", "valid_to")


def take(row: Row, sieve: Sieve) -> dict[str, Any]:
    """The hours of a service."""
    weekly: list[Schedule] = []
    other: list[OtherHours] = []
    notes: list[str] = []
    for rule in nearest(levels(row, "schedules")):
        if (schedule := _weekly(rule)) is not None:
            weekly.append(schedule)
        elif (days := _other(rule)) is not None:
            other.append(days)
        else:
            said = _in_words(rule)
            notes.append(said)
            if not _is_words(rule):
                sieve.left("hours", said)
    note = "; ".join(filter(None, dict.fromkeys(notes)))
    if len(note) > LONGEST:
        sieve.left("long", note)
        note = ""
    return {"schedules": tuple(weekly), "other_hours": tuple(other), "hours_note": note}


def give(row: Row, service: Service, _: Names) -> None:
    """The hours of a service take the place of those in the row."""
    rules = [
        *(_rule(schedule, terms.made(service.id, "schedule", str(n))) for n, schedule in enumerate(service.schedules)),
        *(_exception(days, terms.made(service.id, "other", str(n))) for n, days in enumerate(service.other_hours)),
    ]
    if service.hours_note:
        rules.append({"id": terms.made(service.id, "hours"), "description": service.hours_note})
    put(row, "schedules", rules)


HOURS = Facet(FIELDS, take, give)


def wall_clock(said: object) -> str | None:
    """A time of day as "HH:MM"; None when it is none, or one of another place."""
    found = _WALL_CLOCK.fullmatch(said) if isinstance(said, str) else None
    return found["time"] if found else None


def day(said: object) -> date | None:
    """A day as YYYY-MM-DD; None when it is none."""
    try:
        return date.fromisoformat(said) if isinstance(said, str) and len(said) == len("2026-01-01") else None
    except ValueError:
        return None


def _weekly(rule: Row) -> Schedule | None:
    days = tuple(str(rule.get("byday", "")).replace(" ", "").split(","))
    if rule.get("freq") != "WEEKLY" or rule.get("interval", 1) != 1 or any(field in rule for field in _LIMITS):
        return None
    if not set(days) <= set(DAYS) or rule.get("timezone", _ZONE) not in (1, 2) or terms.has(rule, "instead"):
        return None
    times = _times(rule)
    if times is None:
        return None
    opens, closes = ("", "") if times == _ALL_DAY else times
    return Schedule(byday=cast("Any", days), opens_at=opens, closes_at=closes, note=_note(rule))


def _other(rule: Row) -> OtherHours | None:
    first, last = day(rule.get("valid_from")), day(rule.get("valid_to"))
    if not terms.has(rule, "instead") or first is None or last is None or last < first:
        return None
    times = _times(rule) if "opens_at" in rule or "closes_at" in rule else ("", "")
    if times is None:
        return None
    return OtherHours(
        first=first.isoformat(), last=last.isoformat(), opens_at=times[0], closes_at=times[1], note=_note(rule)
    )


def _times(rule: Row) -> tuple[str, str] | None:
    opens, closes = wall_clock(rule.get("opens_at")), wall_clock(rule.get("closes_at"))
    return (opens, closes) if opens and closes else None


def _note(rule: Row) -> str:
    note = str(rule.get("notes", ""))
    return note if len(note) <= LONGEST else ""


def _is_words(rule: Row) -> bool:
    return "description" in rule and not any(field in rule for field in (*_SAID, *_PERIOD))


def _in_words(rule: Row) -> str:
    if rule.get("description"):
        return str(rule["description"])
    said = [str(rule[field]) for field in _SAID if field in rule]
    period = [str(rule[field]) for field in _PERIOD if field in rule]
    return " ".join([*said, " - ".join(period)]).strip()


def _rule(schedule: Schedule, made: str) -> Row:
    opens, closes = (schedule.opens_at, schedule.closes_at)
    if not opens and not closes:
        opens, closes = _ALL_DAY
    rule: Row = {"id": made, "freq": "WEEKLY", "interval": 1, "byday": ",".join(schedule.byday), "timezone": _ZONE}
    put(rule, "opens_at", opens and opens + _OFFSET)
    put(rule, "closes_at", closes and closes + _OFFSET)
    put(rule, "notes", schedule.note)
    return rule


def _exception(days: OtherHours, made: str) -> Row:
    rule: Row = {"id": made, "valid_from": days.first, "valid_to": days.last}
    if days.opens_at or days.closes_at:
        put(rule, "opens_at", days.opens_at and days.opens_at + _OFFSET)
        put(rule, "closes_at", days.closes_at and days.closes_at + _OFFSET)
        rule |= {"freq": "WEEKLY", "byday": ",".join(_days_between(days)), "timezone": _ZONE}
    put(rule, "notes", days.note)
    rule["attributes"] = [terms.attribute(made, "instead")]
    return rule


def _days_between(days: OtherHours) -> list[str]:
    first, last = day(days.first), day(days.last)
    if first is None or last is None:
        return list(DAYS)
    span = min((last - first).days, len(DAYS) - 1)
    return [DAYS[(first + timedelta(days=n)).weekday()] for n in range(span + 1)]
