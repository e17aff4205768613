"""The month under way, for the coordinator's eyes alone: true numbers, which leave the vault in no file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date

import msgspec

from intake import guide
from intake.content import Content
from intake.model import Code, Month
from intake.vault import Vault

_MOST = 6
CLOSED = "finished"
"""What the trail calls the end of a conversation. It knows the day of each, and nothing else."""


class Often(msgspec.Struct, frozen=True, kw_only=True):
    """A service, and how often something happened with it."""

    name: str
    times: int


class ThisMonth(msgspec.Struct, frozen=True, kw_only=True):
    """`days`: of every day up to today how many conversations ended. `needs`: visits with each need, most first.

    `open_talks`: conversations that are not finished; `numbers`: families that may come back with a number. `to_call`:
    printed, ever, and phoned by nobody. `refused`: where somebody was sent and refused, as told this month.
    """

    month: Month
    days: tuple[int, ...]
    needs: tuple[tuple[Code, int], ...]
    open_talks: int
    numbers: int
    to_call: tuple[Often, ...]
    refused: tuple[Often, ...]


def look(of: Content, vault: Vault, today: Callable[[], date]) -> ThisMonth:
    """The month as it stands."""
    day = today()
    month = Month(f"{day:%Y-%m}")
    ended = Counter[str]()
    for trace in vault.trail():
        if trace.did == CLOSED:
            ended[trace.day] += trace.times
    found = Counter(need for row in vault.closed_rows((month,)) for need in row.needs)
    order = [option.code for option in of.questions[guide.NEEDS].options]
    printed = vault.services_printed()
    waiting = [
        Often(name=service.name, times=printed[service.id])
        for service in of.services.values()
        if service.assured_date is None and printed[service.id]
    ]
    return ThisMonth(
        month=month,
        days=tuple(ended[day.replace(day=number).isoformat()] for number in range(1, day.day + 1)),
        needs=tuple(sorted(((need, found[need]) for need in order if found[need]), key=lambda row: -row[1])),
        open_talks=len(vault.drafts()),
        numbers=vault.numbers_kept(),
        to_call=_most(waiting),
        refused=_most(_refused(of, vault, month)),
    )


def _refused(of: Content, vault: Vault, month: Month) -> Iterator[Often]:
    for service, outcomes in vault.outcomes_since(month).items():
        times = sum(count for outcome, count in outcomes.items() if outcome.how == "refused")
        if times and service in of.services:
            yield Often(name=of.services[service].name, times=times)


def _most(found: Iterable[Often]) -> tuple[Often, ...]:
    return tuple(sorted(found, key=lambda one: -one.times)[:_MOST])
