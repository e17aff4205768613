"""A city guide on paper: under each need its contacts in rows of two, over as many pages as it takes. A contact stands
once, under the first need that it serves; later needs name its number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from intake.handout import measures as at
from intake.handout.contact import ContactBlock, draw_row, row_height
from intake.handout.ink import Ink, solid
from intake.handout.page import PairLine, heading
from intake.handout.text import Text
from intake.handout.voices import Voices, framed
from intake.model import SheetSection

_ABOVE_HEADING, _UNDER_HEADING, _BETWEEN_ROWS = 5 * at.MM, 2.5 * at.MM, 4 * at.MM
_ICON_SIZE, _ICON_ROOM = 22.0, 11 * at.MM
_HEADING_HEIGHT = 8 * at.MM

Draw = Callable[[], None]


@dataclass(frozen=True)
class _Heading:
    """What a need is called, with its pictogram, and the numbers of contacts that stood before."""

    icon: str
    title: PairLine
    again: Text | None

    @property
    def height(self) -> float:
        again = self.again.height + _UNDER_HEADING if self.again else 0
        return max(self.title.height, _HEADING_HEIGHT) + _UNDER_HEADING + again

    def draw(self, ink: Ink, top: float) -> None:
        ink.rule(at.SIDE, at.INNER_WIDTH, top, at.HEAVY)
        below = top + _UNDER_HEADING
        ink.icon(solid(self.icon), at.SIDE, below + self.title.height / 2, _ICON_SIZE)
        self.title.draw(ink, below)
        if self.again:
            baseline = below + max(self.title.height, _HEADING_HEIGHT) + at.ASCENT * self.again.style.leading
            ink.text(self.again, at.SIDE + _ICON_ROOM, baseline)


@dataclass(frozen=True)
class _Row:
    """One or two contacts side by side."""

    contacts: Sequence[ContactBlock]

    @property
    def height(self) -> float:
        return row_height(self.contacts)

    def draw(self, ink: Ink, top: float) -> None:
        draw_row(ink, self.contacts, top)


_Part = _Heading | _Row


class Sections:
    """`sections`, set once, to be drawn on pages that reach down to `bottom`; the first of them begins at `start`."""

    def __init__(self, voices: Voices, sections: Sequence[SheetSection], start: float, bottom: float) -> None:
        self._voices, self._start, self._bottom = voices, start, bottom
        self._groups = [list(self._parts(section)) for section in sections]

    def pages(self, ink: Ink) -> list[Draw]:
        """How to draw each page. A heading never stands alone at the foot of one."""
        pages: list[list[tuple[_Part, float]]] = [[]]
        top = self._start
        for group in self._groups:
            for place, part in enumerate(group):
                gap = (_ABOVE_HEADING if place == 0 else _BETWEEN_ROWS if place > 1 else 0) if pages[-1] else 0
                follows = group[1].height if place == 0 and len(group) > 1 else 0
                if pages[-1] and top + gap + part.height + follows > self._bottom:
                    pages.append([])
                    top, gap = at.TOP, 0
                pages[-1].append((part, top + gap))
                top += gap + part.height
        return [partial(_draw, ink, page) for page in pages]

    def _parts(self, section: SheetSection) -> Iterator[_Part]:
        again = (
            self._voices.own("detail", framed(section.again), at.INNER_WIDTH - _ICON_ROOM) if section.again else None
        )
        yield _Heading(section.icon, heading(self._voices, section.title, indent=_ICON_ROOM), again)
        blocks = [ContactBlock(self._voices, contact, at.CONTACT_WIDTH) for contact in section.contacts]
        for first in range(0, len(blocks), 2):
            yield _Row(blocks[first : first + 2])


def _draw(ink: Ink, page: Sequence[tuple[_Part, float]]) -> None:
    for part, top in page:
        part.draw(ink, top)
