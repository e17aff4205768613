"""Telephone numbers of the Netherlands are told from everything else."""

from __future__ import annotations

import pytest

from intake.phone import dutch


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("070-3651412", "070 365 1412"),
        ("+31 6 12345678", "06 12345678"),
        ("112", "112"),
        ("14 070", "14 070"),
        ("0800 0113", "0800 0113"),
        ("116111", "116111"),
    ],
)
def test_a_number_is_written_as_one_dials_it(typed: str, number: str) -> None:
    assert dutch(typed) == number


@pytest.mark.parametrize("typed", ["", "bel ons", "070 365", "+44 20 7946 0958", "070 365 14 12 x3", "9" * 100, "١١٢"])
def test_what_is_no_number_of_the_netherlands_is_none(typed: str) -> None:
    assert dutch(typed) is None
