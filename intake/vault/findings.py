"""What the desk itself knows of addresses: what was checked, corrected, added, called wrong, and how it went there."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import msgspec

from intake.model import Check, Correction, Month, Outcome, Own, ServiceId
from intake.vault.custody import Custody

_CALL_WRONG = "INSERT INTO wrong VALUES (?, 1) ON CONFLICT (service) DO UPDATE SET times = times + 1"


class Findings(Custody):
    def note_checked(self, service: ServiceId, fact: str, day: date, method: str) -> None:
        with self._transaction() as db:
            db.execute("INSERT OR REPLACE INTO checked VALUES (?, ?, ?, ?)", (service, fact, day.isoformat(), method))

    def checks(self) -> dict[tuple[ServiceId, str], Check]:
        """When each fact was last found right."""
        rows = self._all("SELECT service, fact, day, method FROM checked")
        return {(ServiceId(service), fact): Check(day=day, method=method) for service, fact, day, method in rows}

    def correct(self, service: ServiceId, correction: Correction) -> None:
        """Puts a correction over the older ones of a service; an empty one takes them all out of force."""
        values = (
            service,
            correction.day,
            correction.who,
            msgspec.json.encode(correction.changed),
            msgspec.json.encode(correction.supplied),
        )
        with self._transaction() as db:
            db.execute("INSERT INTO correction (service, day, who, changed, supplied) VALUES (?, ?, ?, ?, ?)", values)

    def corrections(self, service: ServiceId | None = None) -> dict[ServiceId, tuple[Correction, ...]]:
        """By service, the newest first."""
        where = "" if service is None else " WHERE service = ?"
        query = f"SELECT service, day, who, changed, supplied FROM correction{where} ORDER BY service, id DESC"  # noqa: S608 - no value in it
        found: dict[ServiceId, tuple[Correction, ...]] = {}
        for name, day, who, changed, supplied in self._all(query, *(() if service is None else (service,))):
            one = Correction(
                day=day, who=who, changed=msgspec.json.decode(changed), supplied=msgspec.json.decode(supplied)
            )
            found[ServiceId(name)] = (*found.get(ServiceId(name), ()), one)
        return found

    def call_wrong(self, service: ServiceId) -> None:
        with self._transaction() as db:
            db.execute(_CALL_WRONG, (service,))

    def called_wrong(self) -> dict[ServiceId, int]:
        """How often each service was called wrong since somebody looked into it."""
        return {ServiceId(service): times for service, times in self._all("SELECT service, times FROM wrong")}

    def settle_wrong(self, service: ServiceId) -> None:
        with self._transaction() as db:
            db.execute("DELETE FROM wrong WHERE service = ?", (service,))

    # --- services of the desk's own

    def keep_own(self, own: Own, day: date, who: str) -> None:
        """Adds a service, or says another time what it is."""
        values = (own.service.id, day.isoformat(), who, msgspec.json.encode(own))
        with self._transaction() as db:
            db.execute("INSERT OR REPLACE INTO own_service VALUES (?, ?, ?, ?)", values)

    def own_services(self) -> tuple[Own, ...]:
        return tuple(
            msgspec.json.decode(raw, type=Own) for (raw,) in self._all("SELECT value FROM own_service ORDER BY service")
        )

    # --- how it went

    def outcomes_since(self, month: Month) -> dict[ServiceId, dict[Outcome, int]]:
        """By service, how often each was told in this month and later."""
        found: dict[ServiceId, dict[Outcome, int]] = {}
        query = "SELECT service, how, why, SUM(times) FROM outcome WHERE month >= ? GROUP BY service, how, why"
        for service, how, why, times in self._all(query, month):
            found.setdefault(ServiceId(service), {})[Outcome(how=how, why=why)] = times
        return found


def note_outcomes(db: Any, month: Month, outcomes: Mapping[ServiceId, Outcome]) -> None:
    """Adds what was told of referrals, within a transaction. Where a door stayed shut, somebody should call."""
    for service, outcome in outcomes.items():
        db.execute(
            "INSERT INTO outcome VALUES (?, ?, ?, ?, 1)"
            " ON CONFLICT (service, month, how, why) DO UPDATE SET times = times + 1",
            (service, month, outcome.how, outcome.why),
        )
        if outcome.how in ("refused", "closed"):
            db.execute(_CALL_WRONG, (service,))
