"""Whether the laptop's clock can be believed. What is forgotten by date must not go early because a battery was empty,
nor stay for ever because the year was wrong: a clock that jumped forgets nothing until a coordinator has looked at it.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Literal

Judgement = Literal["sane", "ahead", "behind"]

LONGEST_PAUSE = timedelta(days=60)
"""A desk that closes for the summer comes back within this."""
SMALLEST_STEP_BACK = timedelta(hours=26)
"""Time zones and summer time move a clock by less."""


def judge(now: datetime, last_seen: datetime | None) -> Judgement:
    """`last_seen`: the latest moment at which the clock was believed; None: there was none yet. Both local."""
    if last_seen is None:
        return "sane"
    if now < last_seen - SMALLEST_STEP_BACK:
        return "behind"
    return "ahead" if now > last_seen + LONGEST_PAUSE else "sane"
