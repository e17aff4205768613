from __future__ import annotations

import pytest

from intake import number
from intake.errors import Explained
from intake.model import VisitNumber


def test_a_fresh_number_is_read_back_however_it_is_typed() -> None:
    fresh = number.fresh()
    for typed in (fresh, number.shown(fresh), number.shown(fresh).lower(), f" {fresh[:2]}-{fresh[2:]} "):
        assert number.parse(typed) == fresh


def test_every_single_wrong_character_is_noticed() -> None:
    right = number.fresh()
    for place in range(number.LENGTH):
        for sign in number.ALPHABET:
            if sign != right[place]:
                with pytest.raises(Explained, match="number-mistyped"):
                    number.parse(right[:place] + sign + right[place + 1 :])


def test_every_swap_of_neighbours_is_noticed() -> None:
    right = number.fresh()
    for place in range(number.LENGTH - 1):
        swapped = right[:place] + right[place + 1] + right[place] + right[place + 2 :]
        if swapped != right:
            with pytest.raises(Explained, match="number-mistyped"):
                number.parse(swapped)


@pytest.mark.parametrize("typed", ["", "7KD", "7KD 4MFX", "IIIIII", "7KD 4M\u0000", "٣٤٥٦٧٨"])
def test_what_is_no_number_gets_a_sentence(typed: str) -> None:
    with pytest.raises(Explained, match="number-mistyped"):
        number.parse(typed)


def test_it_is_shown_in_two_groups() -> None:
    assert number.shown(VisitNumber("7KD4MF")) == "7KD 4MF"
