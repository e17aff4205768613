"""Composes a sheet: everything is set and measured first, then drawn, on one page whenever that can be.

What gives way for one page, and in which order, is one list (`_spacings`): white space, then the reasons, from the last
step up and in both languages together. Type sizes never do, nor what to bring, the risk, a phone, hours, or 112. When
all that is not enough: steps on their page or pages, contacts on the last one, in one column.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from io import BytesIO

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from intake.handout import measures as at
from intake.handout.contact import ContactBlock
from intake.handout.ink import Ink
from intake.handout.page import Furniture, heading
from intake.handout.step import StepBlock
from intake.handout.voices import Voices
from intake.model import Handout

rl_config.useA85 = 0  # streams as bytes, not as letters
rl_config.invariant = 1  # no dates, no random names: the same sheet is the same file

_WIDEST_STEP_GAP = 9 * at.MM
_STEP_GAP_ABOVE = 0.42  # of the gap; the rest is under the step
_HEADING_ABOVE, _HEADING_BELOW = 2 * at.MM, 1.5 * at.MM
_WIDEST_CONTACT_GAP = 13 * at.MM
_PART_FOR_STEPS = 0.6  # of what is left over when the steps reach past the fold


@dataclass(frozen=True)
class _Spacing:
    """White space between steps, between a step's rows and between contacts; the steps that say no because."""

    steps: float
    rows: float
    contacts: float
    without_because: frozenset[int] = frozenset()


_AIRY = _Spacing(5 * at.MM, 1.2 * at.MM, 5 * at.MM)
_CLOSER = replace(_AIRY, steps=3.6 * at.MM, contacts=3.4 * at.MM)
_CLOSEST = replace(_CLOSER, rows=0.2 * at.MM)


def make(handout: Handout) -> bytes:
    """The sheet as PDF. The same handout gives the same bytes."""
    file = BytesIO()
    canvas = Canvas(
        file, (at.PAGE_WIDTH, at.PAGE_HEIGHT), pageCompression=1, invariant=1, lang=handout.language, pdfVersion=(1, 5)
    )
    _say_nothing_else(canvas, handout.title.own)
    sheet = _Sheet(handout)
    sheet.draw(Ink(canvas, rtl=sheet.voices.rtl))
    canvas.save()
    return file.getvalue()


def _say_nothing_else(canvas: Canvas, title: str) -> None:
    """A title, and no word on who made it with what."""
    canvas.setTitle(title)
    for tell in (canvas.setAuthor, canvas.setSubject, canvas.setCreator, canvas.setProducer, canvas.setKeywords):
        tell("")


class _Sheet:
    """All blocks of a handout, and where they go."""

    def __init__(self, handout: Handout) -> None:
        self.voices = Voices(handout)
        self._handout = handout
        self._furniture = Furniture(self.voices, handout)
        self._heading = heading(self.voices, handout.contacts_title)
        self._steps = [StepBlock(self.voices, step, handout.labels) for step in handout.steps]

    def draw(self, ink: Ink) -> None:
        spacing = next((spacing for spacing in self._spacings() if self._fits(spacing)), None)
        if spacing is None:
            self._draw_pages(ink)
        else:
            self._draw_one(ink, spacing)

    # --- measuring

    def _spacings(self) -> Iterator[_Spacing]:
        yield from (_AIRY, _CLOSER, _CLOSEST)
        numbers = [step.number for step in self._steps]
        for count in range(1, len(numbers) + 1):
            yield replace(_CLOSEST, without_because=frozenset(numbers[-count:]))

    def _fits(self, spacing: _Spacing) -> bool:
        """Whether all is on one page, and every contact below its fold."""
        lowest = self._lowest_contacts(spacing)
        below_fold = lowest >= at.BELOW_FOLD or not self._contacts
        return below_fold and self._furniture.under_title + self._steps_height(self._steps, spacing) <= lowest

    def _steps_height(self, steps: Sequence[StepBlock], spacing: _Spacing) -> float:
        return sum(self._height(step, spacing) + spacing.steps for step in steps)

    def _height(self, step: StepBlock, spacing: _Spacing) -> float:
        return step.height(spacing.rows, because=step.number not in spacing.without_because)

    def _lowest_contacts(self, spacing: _Spacing) -> float:
        """How far down the contacts' rule can stand."""
        return self._furniture.bottom - self._contacts_height(self._contacts, spacing.contacts)

    def _contacts_height(self, rows: Sequence[Sequence[ContactBlock]], gap: float) -> float:
        if not rows:
            return 0
        return self._heading_height + sum(_row_height(row) for row in rows) + gap * (len(rows) - 1)

    @property
    def _heading_height(self) -> float:
        return _HEADING_ABOVE + self._heading.height + _HEADING_BELOW

    @cached_property
    def _contacts(self) -> list[list[ContactBlock]]:
        """Contacts in rows of two."""
        blocks = [ContactBlock(self.voices, contact, at.CONTACT_WIDTH) for contact in self._handout.contacts]
        return [blocks[start : start + 2] for start in range(0, len(blocks), 2)]

    # --- one page

    def _draw_one(self, ink: Ink, spacing: _Spacing) -> None:
        spacing, top = self._spread(spacing)
        self._furniture.draw_title(ink)
        self._draw_steps(ink, self._steps, self._furniture.under_title, spacing)
        self._draw_contacts(ink, self._contacts, top, spacing.contacts)
        self._furniture.draw(ink, 1, 1)

    def _spread(self, spacing: _Spacing) -> tuple[_Spacing, float]:
        """The room that is left over, given away; and where the contacts begin: at the fold, or after the steps."""
        start, lowest = self._furniture.under_title, self._lowest_contacts(spacing)
        end = start + self._steps_height(self._steps, spacing)
        for_steps = at.BELOW_FOLD - end if end < at.BELOW_FOLD else (lowest - end) * _PART_FOR_STEPS
        spacing = self._wider_steps(self._steps, spacing, for_steps)
        top = max(at.BELOW_FOLD, start + self._steps_height(self._steps, spacing))
        rows_apart = max(1, len(self._contacts) - 1)
        wider = spacing.contacts + (lowest - top) / rows_apart
        return replace(spacing, contacts=min(wider, _WIDEST_CONTACT_GAP)), top

    def _wider_steps(self, steps: Sequence[StepBlock], spacing: _Spacing, room: float) -> _Spacing:
        wider = spacing.steps + room / max(1, len(steps))
        return replace(spacing, steps=min(wider, _WIDEST_STEP_GAP))

    # --- several pages

    def _draw_pages(self, ink: Ink) -> None:
        """Steps on their own pages, contacts on the last, 112 and the number on all."""
        pages = self._pages_of_steps()
        count = len(pages) + bool(self._contacts)
        self._furniture.draw_title(ink)
        for number, steps in enumerate(pages, start=1):
            if number > 1:
                ink.next_page()
            self._draw_page_of_steps(ink, steps, self._furniture.under_title if number == 1 else at.TOP)
            self._furniture.draw(ink, number, count)
        if self._contacts:
            ink.next_page()
            self._draw_page_of_contacts(ink)
            self._furniture.draw(ink, count, count)

    def _pages_of_steps(self) -> list[list[StepBlock]]:
        pages: list[list[StepBlock]] = [[]]
        top = self._furniture.under_title
        for step in self._steps:
            height = self._height(step, _CLOSER) + _CLOSER.steps
            if pages[-1] and top + height > self._furniture.bottom:
                pages.append([])
                top = at.TOP
            pages[-1].append(step)
            top += height
        return pages

    def _draw_page_of_steps(self, ink: Ink, steps: Sequence[StepBlock], top: float) -> None:
        room = self._furniture.bottom - top - self._steps_height(steps, _CLOSER)
        self._draw_steps(ink, steps, top, self._wider_steps(steps, _CLOSER, max(0, room)))

    def _draw_page_of_contacts(self, ink: Ink) -> None:
        single = [[ContactBlock(self.voices, contact, at.INNER_WIDTH)] for contact in self._handout.contacts]
        rows = single if self._contacts_height(single, _CLOSER.contacts) <= self._room_for_contacts else self._contacts
        spare = self._room_for_contacts - self._contacts_height(rows, _CLOSER.contacts)
        gap = _CLOSER.contacts + max(0, spare) / max(1, len(rows) - 1)
        self._draw_contacts(ink, rows, at.TOP, min(gap, _WIDEST_CONTACT_GAP))

    @property
    def _room_for_contacts(self) -> float:
        return self._furniture.bottom - at.TOP

    # --- drawing

    def _draw_steps(self, ink: Ink, steps: Sequence[StepBlock], top: float, spacing: _Spacing) -> None:
        for step in steps:
            ink.rule(at.SIDE, at.INNER_WIDTH, top, at.STRONG)
            because = step.number not in spacing.without_because
            step.draw(ink, top + spacing.steps * _STEP_GAP_ABOVE, spacing.rows, because=because)
            top += self._height(step, spacing) + spacing.steps

    def _draw_contacts(self, ink: Ink, rows: Sequence[Sequence[ContactBlock]], top: float, gap: float) -> None:
        if not rows:
            return
        ink.rule(at.SIDE, at.INNER_WIDTH, top, at.HEAVY)
        self._heading.draw(ink, top + _HEADING_ABOVE)
        top += self._heading_height
        for number, row in enumerate(rows):
            if number:
                ink.rule(at.SIDE, at.INNER_WIDTH, top + gap / 2, at.ROW)
                top += gap
            for column, contact in enumerate(row):
                contact.draw(ink, at.SIDE + column * (at.CONTACT_WIDTH + at.GUTTER), top)
            top += _row_height(row)


def _row_height(row: Sequence[ContactBlock]) -> float:
    return max(contact.height for contact in row)
