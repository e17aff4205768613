"""A clock that jumped is noticed; summer time, travel and a summer holiday are none of its jumps."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from intake.wallclock import Judgement, judge

SEEN = datetime(2026, 11, 28, 10)


@pytest.mark.parametrize(
    ("hours", "judged"),
    [
        (0, "sane"),
        (1, "sane"),
        (-1, "sane"),  # summer time
        (-26, "sane"),  # a laptop that travelled
        (-27, "behind"),
        (24 * 59, "sane"),  # a summer
        (24 * 61, "ahead"),
        (-24 * 365 * 10, "behind"),  # a battery that was empty
    ],
)
def test_a_jump_is_noticed(hours: int, judged: Judgement) -> None:
    assert judge(SEEN + timedelta(hours=hours), SEEN) == judged


def test_a_first_look_is_believed() -> None:
    assert judge(SEEN, None) == "sane"
