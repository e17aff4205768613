"""Composes a sheet: everything is set and measured first, then drawn, on one page whenever that can be.

What gives way for one page, and in which order, is one list (`spacing.giving_way`). Type sizes never give way, nor what
to bring, the risk, a phone, hours, or 112. When all that is not enough: steps on their page or pages, contacts on the
last one, in one column. The same gives way once more so that two pages hold it, one piece of paper: all steps on the
first; or the last steps on the second, above all contacts; or some contacts under the first steps, the others under the
last.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from io import BytesIO
from itertools import product
from typing import NamedTuple

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from intake.errors import Explained
from intake.handout import measures as at
from intake.handout.arrangement import Arrangement, InRows, filling, in_columns, in_twos
from intake.handout.contact import ContactBlock
from intake.handout.ink import Ink
from intake.handout.page import Furniture, heading
from intake.handout.sections import Sections
from intake.handout.spacing import AIRY, CLOSER, CLOSEST, Spacing, giving_way
from intake.handout.step import StepBlock
from intake.handout.voices import Voices
from intake.model import Handout

rl_config.useA85 = 0  # streams as bytes, not as letters
rl_config.invariant = 1  # no dates, no random names: the same sheet is the same file

_WIDEST_STEP_GAP = 9 * at.MM
_STEP_GAP_ABOVE = 0.42  # of the gap; the rest is under the step
_HEADING_ABOVE = 0.625  # of the white space around the contacts' heading; the rest is under it
_ABOVE_FOLD, _AFTER_FOLD = 2 * at.MM, 2.5 * at.MM
_ONE_PIECE_OF_PAPER = 2
_PART_FOR_STEPS = 0.6  # of what is left over when the steps reach past the fold


@dataclass(frozen=True)
class _Page:
    """What shares a page: some of the steps, and under them some of the contacts (by their places)."""

    steps: _Steps
    contacts: slice
    start: float  # how far down it begins


class _Fitted(NamedTuple):
    """A page with a spacing that holds what is on it. `late`: that one's place among what gives way."""

    page: _Page
    spacing: Spacing
    late: int = 0


_Draw = Callable[[], None]
_Steps = Sequence[StepBlock]

_ALL, _NONE = slice(None), slice(0)  # of the contacts


def make(handout: Handout) -> bytes:
    """The sheet as PDF. The same handout gives the same bytes. Raises `Explained` (error.step-too-long)."""
    file = BytesIO()
    canvas = Canvas(
        file, (at.PAGE_WIDTH, at.PAGE_HEIGHT), pageCompression=1, invariant=1, lang=handout.language, pdfVersion=(1, 5)
    )
    _say_nothing_else(canvas, handout.title.own)
    sheet = _Sheet(handout)
    ink = Ink(canvas, rtl=sheet.voices.rtl)
    sheet.draw(ink)
    ink.close()
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
        self._large = handout.form == "large"
        self._heading = heading(self.voices, handout.contacts_title)
        self._steps = [StepBlock(self.voices, step, handout.labels) for step in handout.steps]

    def draw(self, ink: Ink) -> None:
        """One page if all of it fits, else as many as it takes; the title on the first, 112 and the number on all."""
        pages = self._pages(ink)
        self._furniture.draw_title(ink)
        for number, draw in enumerate(pages, start=1):
            if number > 1:
                ink.next_page()
            draw()
            self._furniture.draw(ink, number, len(pages))

    # --- what goes on which page

    def _pages(self, ink: Ink) -> list[_Draw]:
        """How to draw each page."""
        start = self._furniture.under_title
        if self._handout.sections:
            return Sections(self.voices, self._handout.sections, start, self._furniture.bottom).pages(ink)
        if self._handout.contacts and not self._steps:
            return [partial(self._draw_card, ink, start)]
        if whole := self._fitted(_Page(self._steps, _ALL, start)):
            return [partial(self._draw_steps_and_contacts, ink, whole)]
        pages = self._spilling_pages(ink, start)
        return pages if len(pages) <= _ONE_PIECE_OF_PAPER else self._two_pages(ink, start) or pages

    def _spilling_pages(self, ink: Ink, start: float) -> list[_Draw]:
        """Steps on as many pages as they take; contacts under the last of them, or on a page of their own."""
        *full, last = self._pages_of_steps()
        starts = [start] + [at.TOP] * len(full)
        pages: list[_Draw] = [
            partial(self._draw_steps_alone, ink, _Fitted(_Page(steps, _NONE, top), CLOSER))
            for steps, top in zip([*full, last], starts, strict=True)
        ]
        shared = self._fitted(_Page(last, _ALL, at.TOP), (AIRY, CLOSER, CLOSEST)) if full else None
        if shared:
            return [*pages[:-1], partial(self._draw_steps_and_contacts, ink, shared)]
        return [*pages, partial(self._draw_contacts_alone, ink)] if self._handout.contacts else pages

    def _two_pages(self, ink: Ink, start: float) -> list[_Draw]:
        """Two pages by all that may give way; none if even that is not enough.

        Contacts stay together if they can; else they part where least gives way.
        """
        if steps := self._fitted(_Page(self._steps, _NONE, start)):
            return [partial(self._draw_steps_alone, ink, steps), partial(self._draw_contacts_alone, ink)]
        apart = range(len(self._handout.contacts) - 1, 0, -1)
        parted = next(self._parted(start, (0,)), None) or min(self._parted(start, apart), key=_latest, default=())
        return [
            partial(self._draw_steps_alone if one.page.contacts == _NONE else self._draw_steps_and_contacts, ink, one)
            for one in parted
        ]

    def _parted(self, start: float, on_the_first: Sequence[int]) -> Iterator[tuple[_Fitted, _Fitted]]:
        """The ways to part steps and contacts over two pages; those with most on the first page come first.

        `on_the_first`: how many contacts may stand there.
        """
        for steps, contacts in product(range(len(self._steps) - 1, 0, -1), on_the_first):
            first = self._fitted(_Page(self._steps[:steps], slice(contacts), start))
            second = self._fitted(_Page(self._steps[steps:], slice(contacts, None), at.TOP))
            if first and second:
                yield first, second

    def _fitted(self, page: _Page, spacings: Sequence[Spacing] = ()) -> _Fitted | None:
        """The page with the first spacing that holds what is on it; of all spacings, if none are given."""
        spacings = spacings or list(giving_way([step.number for step in page.steps], large=self._large))
        if not self._holds(page, spacings[-1]):
            return None
        return next(_Fitted(page, spacing, late) for late, spacing in enumerate(spacings) if self._holds(page, spacing))

    def _holds(self, page: _Page, spacing: Spacing) -> bool:
        return page.start + _steps_height(page.steps, spacing) <= self._lowest_contacts(page, spacing)

    def _pages_of_steps(self) -> list[list[StepBlock]]:
        pages: list[list[StepBlock]] = [[]]
        top = self._furniture.under_title
        for step in self._steps:
            height = _steps_height([step], CLOSER)
            if at.TOP + height > self._furniture.bottom:
                raise Explained("error.step-too-long", number=step.number)
            if pages[-1] and top + height > self._furniture.bottom:
                pages.append([])
                top = at.TOP
            pages[-1].append(step)
            top += height
        return pages

    # --- measuring

    def _lowest_contacts(self, page: _Page, spacing: Spacing) -> float:
        """How far down the contacts' rule can stand: at the fold or below it.

        If they are too high for that, their heading alone may stand above it; 0 when not even that will do.
        """
        if not self._contacts[page.contacts]:
            return self._furniture.bottom
        highest = self._furniture.bottom - self._arranged(page, spacing).height(spacing.contacts)
        if highest - self._heading_height(spacing) >= at.BELOW_FOLD:
            return highest - self._heading_height(spacing)
        closest = spacing.contacts <= CLOSEST.contacts
        return at.BELOW_FOLD - self._heading_height(spacing) if closest and highest >= at.BELOW_FOLD else 0

    def _heading_height(self, spacing: Spacing) -> float:
        return spacing.heading + (self._heading.height if spacing.headed else 0)

    @cached_property
    def _contacts(self) -> Sequence[ContactBlock]:
        return self._in_half_the_width(close=False)

    @cached_property
    def _close_contacts(self) -> Sequence[ContactBlock]:
        return self._in_half_the_width(close=True)

    def _in_half_the_width(self, *, close: bool) -> Sequence[ContactBlock]:
        return [ContactBlock(self.voices, contact, at.CONTACT_WIDTH, close=close) for contact in self._handout.contacts]

    def _arranged(self, page: _Page, spacing: Spacing) -> Arrangement:
        """Contacts as they share a page with steps."""
        contacts = (self._close_contacts if spacing.close else self._contacts)[page.contacts]
        return in_columns(contacts) if spacing.columns else in_twos(contacts)

    def _one_below_the_other(self) -> InRows:
        """Contacts in rows of one."""
        return InRows([[ContactBlock(self.voices, contact, at.INNER_WIDTH)] for contact in self._handout.contacts])

    # --- giving away the room that is left over

    def _spread(self, page: _Page, spacing: Spacing) -> tuple[Spacing, float]:
        """Wider spacing, and where the contacts begin: at the fold, or after the steps."""
        steps, start = page.steps, page.start
        lowest, end = self._lowest_contacts(page, spacing), start + _steps_height(steps, spacing)
        highest = min(at.BELOW_FOLD, lowest)
        for_steps = highest - end if end < highest else (lowest - end) * _PART_FOR_STEPS
        spacing = _wider_steps(steps, spacing, for_steps)
        top = max(highest, start + _steps_height(steps, spacing))
        room = self._furniture.bottom - top - self._heading_height(spacing)
        return replace(spacing, contacts=filling(self._arranged(page, spacing), spacing.contacts, room)), top

    # --- drawing

    def _draw_steps_and_contacts(self, ink: Ink, fitted: _Fitted) -> None:
        page = fitted.page
        spacing, top = self._spread(page, fitted.spacing)
        _draw_steps(ink, page, spacing)
        if self._contacts[page.contacts]:
            self._arranged(page, spacing).draw(ink, self._draw_heading(ink, top, spacing), spacing.contacts)

    def _draw_steps_alone(self, ink: Ink, fitted: _Fitted) -> None:
        page, spacing = fitted.page, fitted.spacing
        room = self._furniture.bottom - page.start - _steps_height(page.steps, spacing)
        _draw_steps(ink, page, _wider_steps(page.steps, spacing, max(0, room)))

    def _draw_contacts_alone(self, ink: Ink) -> None:
        """In one column, none across the fold, if that can be; else in two, as on a single page."""
        top = self._draw_heading(ink, at.TOP, CLOSER)
        upper, lower = at.FOLD - _ABOVE_FOLD - top, self._furniture.bottom - at.BELOW_FOLD - _AFTER_FOLD
        gap = CLOSER.contacts
        above, below = self._one_below_the_other().parted(upper, gap)
        if below.height(gap) > lower:
            above, below = in_twos(self._contacts).parted(upper, gap)
        above.draw(ink, top, filling(above, gap, upper))
        if below.rows:
            ink.rule(at.SIDE, at.INNER_WIDTH, at.BELOW_FOLD, at.ROW)
            below.draw(ink, at.BELOW_FOLD + _AFTER_FOLD, filling(below, gap, lower))

    def _draw_card(self, ink: Ink, top: float) -> None:
        """Contacts without steps: the title is their heading."""
        ink.rule(at.SIDE, at.INNER_WIDTH, top, at.HEAVY)
        self._one_below_the_other().draw(ink, top + AIRY.heading, AIRY.contacts)

    def _draw_heading(self, ink: Ink, top: float, spacing: Spacing) -> float:
        """Draws the line above the contacts, and tells where they begin."""
        ink.rule(at.SIDE, at.INNER_WIDTH, top, at.HEAVY)
        if spacing.headed:
            self._heading.draw(ink, top + spacing.heading * _HEADING_ABOVE)
        return top + self._heading_height(spacing)


def _latest(parted: tuple[_Fitted, _Fitted]) -> int:
    """How much gives way on that of two pages on which more does."""
    return max(one.late for one in parted)


def _steps_height(steps: _Steps, spacing: Spacing) -> float:
    return sum(_height(step, spacing) + spacing.steps for step in steps)


def _draw_steps(ink: Ink, page: _Page, spacing: Spacing) -> None:
    top = page.start
    for step in page.steps:
        ink.rule(at.SIDE, at.INNER_WIDTH, top, at.STRONG)
        gone = spacing.gone.get(step.number, 0)
        step.draw(ink, top + spacing.steps * _STEP_GAP_ABOVE, spacing.rows, gone=gone)
        top += _height(step, spacing) + spacing.steps


def _height(step: StepBlock, spacing: Spacing) -> float:
    return step.height(spacing.rows, gone=spacing.gone.get(step.number, 0))


def _wider_steps(steps: _Steps, spacing: Spacing, room: float) -> Spacing:
    """The spacing with some room shared out between the steps."""
    wider = spacing.steps + room / max(1, len(steps))
    return replace(spacing, steps=min(wider, _WIDEST_STEP_GAP))
