"""What gives way for a page, in which order, and where it ends."""

from __future__ import annotations

from itertools import pairwise

import pytest

from intake.handout.measures import MM
from intake.handout.spacing import Spacing, giving_way


def usual(steps: int) -> list[Spacing]:
    return list(giving_way(range(1, steps + 1), large=False))


@pytest.mark.parametrize("steps", range(1, 5))
def test_what_gave_way_never_comes_back(steps: int) -> None:
    def given(spacing: Spacing) -> tuple[bool, bool, int, bool]:
        return spacing.columns, spacing.close, sum(spacing.gone.values()), not spacing.headed

    in_rows = [spacing for spacing in usual(steps) if not spacing.columns]
    in_columns = [spacing for spacing in usual(steps) if spacing.columns]
    assert usual(steps) == in_rows + in_columns
    for spacings in (in_rows, in_columns):
        assert [given(spacing) for spacing in spacings] == sorted(given(spacing) for spacing in spacings)


def test_reasons_go_from_the_last_step_up_and_one_step_at_a_time() -> None:
    reasons = [spacing.gone for spacing in usual(3) if set(spacing.gone.values()) == {1} and not spacing.columns]
    assert [set(gone) for gone in reasons] == [{3}, {2, 3}, {1, 2, 3}]


def test_white_space_ends_at_seven_tenths_and_then_the_words_above_contacts_go() -> None:
    full = usual(3)
    assert [spacing.headed for spacing in full] == [True] * (len(full) - 3) + [False] * 3
    for three in (full[-6:-3], full[-3:]):
        assert [round(spacing.steps / MM / 3.6, 3) for spacing in three] == [0.9, 0.8, 0.7]
    assert min(spacing.steps for spacing in full[:-6]) == 3.6 * MM


def test_more_steps_keep_their_white_space_and_the_words_above_contacts() -> None:
    assert min(spacing.steps for spacing in usual(4)) == 3.6 * MM
    assert all(spacing.headed for spacing in usual(4))


def test_large_print_keeps_rows_white_space_and_the_words_above_contacts() -> None:
    large = list(giving_way([1, 2, 3], large=True))
    assert large == [spacing for spacing in usual(3) if not spacing.columns]
    assert {spacing.headed for spacing in large} == {True}
    assert all(one.steps >= other.steps for one, other in pairwise(large))
