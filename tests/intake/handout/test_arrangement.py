"""Where contacts stand: in rows, or in columns that are never higher."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

import pytest

from intake.handout.arrangement import in_columns, in_twos
from intake.handout.contact import ContactBlock


class Block(ContactBlock):
    """A contact of a given height."""

    def __init__(self, name: str, height: float) -> None:
        self.name, self._height = name, height

    @property
    def height(self) -> float:
        return self._height


def blocks(*heights: float) -> list[Block]:
    return [Block(name, height) for name, height in zip("ABCD", heights, strict=False)]


def names(columns: Sequence[Sequence[ContactBlock]]) -> list[str]:
    return ["".join(block.name for block in column if isinstance(block, Block)) for column in columns]


@pytest.mark.parametrize(
    ("heights", "expected"),
    [
        ([], ["", ""]),
        ([70], ["A", ""]),
        ([70, 120], ["A", "B"]),
        ([130, 70, 120], ["A", "BC"]),
        ([70, 60, 120], ["AB", "C"]),
        ([60, 130, 50], ["AC", "B"]),
        ([130, 70, 120, 70], ["AB", "CD"]),
        ([70, 130, 60, 120], ["AB", "CD"]),
        ([90, 130, 120, 70], ["AC", "BD"]),
        ([80, 80, 80, 80], ["AB", "CD"]),
    ],
)
def test_a_low_contact_lends_its_room_to_the_one_under_it(heights: list[float], expected: list[str]) -> None:
    assert names(in_columns(blocks(*heights)).columns) == expected


@pytest.mark.parametrize("count", range(5))
@pytest.mark.parametrize("gap", [0, 7, 40])
def test_columns_are_never_higher_than_rows(count: int, gap: float) -> None:
    for heights in product((60, 75, 110, 160), repeat=count):
        contacts = blocks(*heights)
        assert in_columns(contacts).height(gap) <= in_twos(contacts).height(gap)


def test_a_folded_sheet_has_two_contacts_on_each_side() -> None:
    for heights in product((10, 200), repeat=4):
        assert [len(column) for column in in_columns(blocks(*heights)).columns] == [2, 2]
