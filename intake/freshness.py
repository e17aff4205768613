"""How fresh each fact of a service is, and what follows from it on paper."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Literal, get_args

import msgspec

from intake.model import Check, Fact, PrintField, Service, ServiceId

FACTS: tuple[Fact, ...] = get_args(Fact)
FRESH_DAYS: Mapping[Fact, int] = {"hours": 90, "phone": 180, "address": 180, "who": 365}
"""How long a check holds: hours change most."""
_PRINTED: Mapping[Fact, PrintField] = {"phone": "phone", "hours": "opening_hours", "address": "address"}

Freshness = Literal["fresh", "stale", "never"]
Checks = Mapping[tuple[ServiceId, str], Check]


class FactState(msgspec.Struct, frozen=True, kw_only=True):
    """`day`: ISO date of the last check, "" when there was none. `known`: there is something to check."""

    fact: Fact
    state: Freshness
    day: str = ""
    known: bool = True

    @property
    def waits(self) -> bool:
        """Whether somebody should ask after it."""
        return self.known and self.state != "fresh"


def states(service: Service, checks: Checks, today: date) -> tuple[FactState, ...]:
    """How every fact of a service stands."""
    return tuple(_state(service, fact, checks.get((service.id, fact)), today) for fact in FACTS)


def printable(service: Service, checks: Checks, today: date) -> Service:
    """What somebody checked may stand on paper with its day; when all of it was, nobody has to call first."""
    days = {one.fact: one.day for one in states(service, checks, today) if one.state == "fresh"}
    if service.never_print or not days:
        return service
    checked = tuple(_PRINTED[fact] for fact in days if fact in _PRINTED)
    whole = all(fact in days for fact in FACTS if _has(service, fact))
    return msgspec.structs.replace(
        service,
        print_fields=tuple(dict.fromkeys((*service.print_fields, *checked))),
        assured_date=min(days.values()) if whole else service.assured_date,
        call_first=False if whole else service.call_first,
    )


def _state(service: Service, fact: Fact, check: Check | None, today: date) -> FactState:
    known = _has(service, fact)
    if check is None or not known:
        return FactState(fact=fact, state="never", known=known)
    fresh = today - date.fromisoformat(check.day) <= timedelta(days=FRESH_DAYS[fact])
    return FactState(fact=fact, state="fresh" if fresh else "stale", day=check.day)


def _has(service: Service, fact: Fact) -> bool:
    there = {
        "phone": bool(service.phones or service.website),
        "hours": bool(service.schedules or service.hours_note),
        "address": bool(service.address),
    }
    return there.get(fact, True)
