"""What stands in for the world in many tests: a clock that is set by hand, and a cheap way to derive keys."""

from __future__ import annotations

from datetime import datetime, timedelta

from intake.keyring import Cost

CHEAP = Cost(passes=1, memory_mib=64)


class Clock:
    """Tells what it was set to."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def later(self, **passed: float) -> None:
        self.now += timedelta(**passed)
