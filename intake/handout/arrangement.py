"""Contacts on a page: in rows with a line across, or in columns that are read down. A row is as high as its higher
contact; a column takes no more than what stands in it, so that a low contact lends its room to the one under it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from intake.handout import measures as at
from intake.handout.contact import ContactBlock, draw_row, row_height
from intake.handout.ink import Ink

_WIDEST_GAP = 13 * at.MM


class Arrangement(Protocol):
    """Contacts that have their places. Heights and gaps are points."""

    @property
    def gaps(self) -> int:
        """How many gaps there are between the highest and the lowest contact."""
        ...

    def height(self, gap: float) -> float:
        """With `gap` between a contact and the one under it."""
        ...

    def draw(self, ink: Ink, top: float, gap: float) -> None:
        """Draws all of them, from `top` on."""
        ...


@dataclass(frozen=True)
class InRows:
    """Rows of one or two contacts; what is in a row begins at one height."""

    rows: Sequence[Sequence[ContactBlock]]

    @property
    def gaps(self) -> int:
        return max(0, len(self.rows) - 1)

    def height(self, gap: float) -> float:
        return sum(row_height(row) for row in self.rows) + gap * self.gaps

    def draw(self, ink: Ink, top: float, gap: float) -> None:
        for number, row in enumerate(self.rows):
            if number:
                ink.rule(at.SIDE, at.INNER_WIDTH, top + gap / 2, at.ROW)
                top += gap
            draw_row(ink, row, top)
            top += row_height(row)

    def parted(self, room: float, gap: float) -> tuple[InRows, InRows]:
        """The rows that fit into a room, and the others."""
        fits = sum(InRows(self.rows[: count + 1]).height(gap) <= room for count in range(len(self.rows)))
        return InRows(self.rows[:fits]), InRows(self.rows[fits:])


@dataclass(frozen=True)
class InColumns:
    """Two columns, each with its own lines between its contacts, wherever those of the other are."""

    columns: Sequence[Sequence[ContactBlock]]

    @property
    def gaps(self) -> int:
        return max(0, *(len(column) - 1 for column in self.columns))

    def height(self, gap: float) -> float:
        return max(_column_height(column, gap) for column in self.columns)

    def draw(self, ink: Ink, top: float, gap: float) -> None:
        for place, column in enumerate(self.columns):
            x, y = at.SIDE + place * (at.CONTACT_WIDTH + at.GUTTER), top
            for number, contact in enumerate(column):
                if number:
                    ink.rule(x, at.CONTACT_WIDTH, y + gap / 2, at.ROW)
                    y += gap
                contact.draw(ink, x, y)
                y += contact.height


def in_twos(contacts: Sequence[ContactBlock]) -> InRows:
    """Rows of two."""
    return InRows([contacts[start : start + 2] for start in range(0, len(contacts), 2)])


def in_columns(contacts: Sequence[ContactBlock]) -> InColumns:
    """Two columns, neither with more contacts than in rows of two, so shared out that the higher is as low as can be.

    Thus never higher than rows, whatever the gap. The letters run down the first column, then down the second, or, if
    that is lower, from the one to the other and back.
    """
    half = (len(contacts) + 1) // 2
    down = [InColumns([contacts[:first], contacts[first:]]) for first in range(half, len(contacts) - half - 1, -1)]
    return min([*down, InColumns([contacts[0::2], contacts[1::2]])], key=lambda way: way.height(0))


def filling(contacts: Arrangement, gap: float, room: float) -> float:
    """The gap, not less than `gap`, with which contacts fill a room."""
    spare = room - contacts.height(gap)
    return min(gap + max(0, spare) / max(1, contacts.gaps), _WIDEST_GAP)


def _column_height(column: Sequence[ContactBlock], gap: float) -> float:
    return sum(contact.height for contact in column) + gap * max(0, len(column) - 1)
