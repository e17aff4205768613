"""Composes a sheet: everything is set and measured first, then drawn, on one page whenever that can be.

What gives way for one page, and in which order, is one list (`_spacings`): white space, then the reasons, from the last
step up, then what else may (`SheetLine.gives_way`), always in both languages together, then the length of the lines to
write on. Where that is not enough contacts stand in columns instead of rows, and of the rest as much gives way as must;
last, with three steps at most, all white space together, down to seven tenths; large print does neither. Type sizes
never give way, nor what to bring, the risk, a phone, hours, or 112. When all that is not enough: steps on their page or
pages, contacts on the last one, in one column. The same gives way once more so that two pages hold it: one piece of
paper.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from io import BytesIO

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from intake.errors import Explained
from intake.handout import measures as at
from intake.handout.arrangement import Arrangement, InRows, filling, in_columns, in_twos
from intake.handout.contact import ContactBlock
from intake.handout.ink import Ink
from intake.handout.page import Furniture, heading
from intake.handout.sections import Sections
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
_STEPS_ON_ONE_PAGE = 3  # of more, a second page reads better than white space that is narrower still
_PART_FOR_STEPS = 0.6  # of what is left over when the steps reach past the fold


@dataclass(frozen=True)
class _Spacing:
    """White space between steps, between a step's rows, between contacts and around their heading; what gave way, for
    each step's number.
    """

    steps: float
    rows: float
    contacts: float
    heading: float
    gone: Mapping[int, int] = field(default_factory=dict)
    close: bool = False  # what is to be written in at a contact stands side by side
    columns: bool = False  # contacts stand in columns, not in rows

    def times(self, part: float) -> _Spacing:
        """All of its white space by one factor."""
        return replace(
            self,
            steps=self.steps * part,
            rows=self.rows * part,
            contacts=self.contacts * part,
            heading=self.heading * part,
        )


_Draw = Callable[[], None]
_Steps = Sequence[StepBlock]

_AIRY = _Spacing(steps=5 * at.MM, rows=1.2 * at.MM, contacts=5 * at.MM, heading=3.2 * at.MM)
_CLOSER = replace(_AIRY, steps=3.6 * at.MM, contacts=3.4 * at.MM)
_CLOSEST = replace(_CLOSER, rows=0.2 * at.MM)
_LAST_PARTS = (0.9, 0.8, 0.7)  # of the closest white space, when nothing else saves a page


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
        spacing = self._spacing_for(self._steps, start, self._spacings())
        if spacing is not None:
            return [partial(self._draw_steps_and_contacts, ink, self._steps, start, spacing)]
        pages = self._spilling_pages(ink, start)
        closest = self._spacing_for_steps_alone(start) if len(pages) > _ONE_PIECE_OF_PAPER else None
        if closest is None:
            return pages
        return [
            partial(self._draw_steps_alone, ink, self._steps, start, closest),
            partial(self._draw_contacts_alone, ink),
        ]

    def _spilling_pages(self, ink: Ink, start: float) -> list[_Draw]:
        """Steps on as many pages as they take; contacts under the last of them, or on a page of their own."""
        *full, last = self._pages_of_steps()
        starts = [start] + [at.TOP] * len(full)
        pages: list[_Draw] = [
            partial(self._draw_steps_alone, ink, steps, top, _CLOSER)
            for steps, top in zip([*full, last], starts, strict=True)
        ]
        spacing = self._spacing_for(last, at.TOP, (_AIRY, _CLOSER, _CLOSEST)) if full else None
        if spacing is not None:
            return [*pages[:-1], partial(self._draw_steps_and_contacts, ink, last, at.TOP, spacing)]
        return [*pages, partial(self._draw_contacts_alone, ink)] if self._handout.contacts else pages

    def _spacings(self) -> Iterator[_Spacing]:
        """From the one that gives most room to the one that takes least."""
        yield from (_AIRY, _CLOSER)
        in_rows = list(self._giving_way())
        yield from in_rows
        if self._handout.form == "large":  # whoever asks for that is served by two pages, not by a full one
            return
        in_columns = [replace(spacing, columns=True) for spacing in in_rows]
        yield from in_columns
        if len(self._steps) <= _STEPS_ON_ONE_PAGE:
            yield from (in_columns[-1].times(part) for part in _LAST_PARTS)

    def _giving_way(self) -> Iterator[_Spacing]:
        """The closest white space, and with it one thing after the other that gives way."""
        yield _CLOSEST
        numbers = [step.number for step in self._steps]
        for count in range(1, len(numbers) + 1):
            yield replace(_CLOSEST, gone=dict.fromkeys(numbers[-count:], 1))
        for level in (2, 3):
            yield replace(_CLOSEST, gone=dict.fromkeys(numbers, level))
        yield replace(_CLOSEST, gone=dict.fromkeys(numbers, 3), close=True)

    def _spacing_for(self, steps: _Steps, start: float, spacings: Iterable[_Spacing]) -> _Spacing | None:
        """The first spacing with which steps and all contacts share a page."""
        for spacing in spacings:
            if start + self._steps_height(steps, spacing) <= self._lowest_contacts(spacing):
                return spacing
        return None

    def _spacing_for_steps_alone(self, start: float) -> _Spacing | None:
        """The first spacing with which all steps share a page of their own."""
        for spacing in self._spacings():
            if start + self._steps_height(self._steps, spacing) <= self._furniture.bottom:
                return spacing
        return None

    def _pages_of_steps(self) -> list[list[StepBlock]]:
        pages: list[list[StepBlock]] = [[]]
        top = self._furniture.under_title
        for step in self._steps:
            height = self._steps_height([step], _CLOSER)
            if at.TOP + height > self._furniture.bottom:
                raise Explained("error.step-too-long", number=step.number)
            if pages[-1] and top + height > self._furniture.bottom:
                pages.append([])
                top = at.TOP
            pages[-1].append(step)
            top += height
        return pages

    # --- measuring

    def _steps_height(self, steps: _Steps, spacing: _Spacing) -> float:
        return sum(_height(step, spacing) + spacing.steps for step in steps)

    def _lowest_contacts(self, spacing: _Spacing) -> float:
        """How far down the contacts' rule can stand: at the fold or below it.

        If they are too high for that, their heading alone may stand above it; 0 when not even that will do.
        """
        if not self._handout.contacts:
            return self._furniture.bottom
        highest = self._furniture.bottom - self._arranged(spacing).height(spacing.contacts)
        if highest - self._heading_height(spacing) >= at.BELOW_FOLD:
            return highest - self._heading_height(spacing)
        closest = spacing.contacts <= _CLOSEST.contacts
        return at.BELOW_FOLD - self._heading_height(spacing) if closest and highest >= at.BELOW_FOLD else 0

    def _heading_height(self, spacing: _Spacing) -> float:
        return self._heading.height + spacing.heading

    @cached_property
    def _contacts(self) -> Sequence[ContactBlock]:
        return self._in_half_the_width(close=False)

    @cached_property
    def _close_contacts(self) -> Sequence[ContactBlock]:
        return self._in_half_the_width(close=True)

    def _in_half_the_width(self, *, close: bool) -> Sequence[ContactBlock]:
        return [ContactBlock(self.voices, contact, at.CONTACT_WIDTH, close=close) for contact in self._handout.contacts]

    def _arranged(self, spacing: _Spacing) -> Arrangement:
        """Contacts as they share a page with steps."""
        contacts = self._close_contacts if spacing.close else self._contacts
        return in_columns(contacts) if spacing.columns else in_twos(contacts)

    def _one_below_the_other(self) -> InRows:
        """Contacts in rows of one."""
        return InRows([[ContactBlock(self.voices, contact, at.INNER_WIDTH)] for contact in self._handout.contacts])

    # --- giving away the room that is left over

    def _spread(self, steps: _Steps, start: float, spacing: _Spacing) -> tuple[_Spacing, float]:
        """Wider spacing, and where the contacts begin: at the fold, or after the steps."""
        lowest, end = self._lowest_contacts(spacing), start + self._steps_height(steps, spacing)
        highest = min(at.BELOW_FOLD, lowest)
        for_steps = highest - end if end < highest else (lowest - end) * _PART_FOR_STEPS
        spacing = _wider_steps(steps, spacing, for_steps)
        top = max(highest, start + self._steps_height(steps, spacing))
        room = self._furniture.bottom - top - self._heading_height(spacing)
        return replace(spacing, contacts=filling(self._arranged(spacing), spacing.contacts, room)), top

    # --- drawing

    def _draw_steps_and_contacts(self, ink: Ink, steps: _Steps, start: float, spacing: _Spacing) -> None:
        spacing, top = self._spread(steps, start, spacing)
        _draw_steps(ink, steps, start, spacing)
        if self._handout.contacts:
            self._arranged(spacing).draw(ink, self._draw_heading(ink, top, spacing), spacing.contacts)

    def _draw_steps_alone(self, ink: Ink, steps: _Steps, top: float, spacing: _Spacing) -> None:
        room = self._furniture.bottom - top - self._steps_height(steps, spacing)
        _draw_steps(ink, steps, top, _wider_steps(steps, spacing, max(0, room)))

    def _draw_contacts_alone(self, ink: Ink) -> None:
        """In one column, none across the fold, if that can be; else in two, as on a single page."""
        top = self._draw_heading(ink, at.TOP, _CLOSER)
        upper, lower = at.FOLD - _ABOVE_FOLD - top, self._furniture.bottom - at.BELOW_FOLD - _AFTER_FOLD
        gap = _CLOSER.contacts
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
        self._one_below_the_other().draw(ink, top + _AIRY.heading, _AIRY.contacts)

    def _draw_heading(self, ink: Ink, top: float, spacing: _Spacing) -> float:
        """Draws the line above the contacts, and tells where they begin."""
        ink.rule(at.SIDE, at.INNER_WIDTH, top, at.HEAVY)
        self._heading.draw(ink, top + spacing.heading * _HEADING_ABOVE)
        return top + self._heading_height(spacing)


def _draw_steps(ink: Ink, steps: _Steps, top: float, spacing: _Spacing) -> None:
    for step in steps:
        ink.rule(at.SIDE, at.INNER_WIDTH, top, at.STRONG)
        gone = spacing.gone.get(step.number, 0)
        step.draw(ink, top + spacing.steps * _STEP_GAP_ABOVE, spacing.rows, gone=gone)
        top += _height(step, spacing) + spacing.steps


def _height(step: StepBlock, spacing: _Spacing) -> float:
    return step.height(spacing.rows, gone=spacing.gone.get(step.number, 0))


def _wider_steps(steps: _Steps, spacing: _Spacing, room: float) -> _Spacing:
    """The spacing with some room shared out between the steps."""
    wider = spacing.steps + room / max(1, len(steps))
    return replace(spacing, steps=min(wider, _WIDEST_STEP_GAP))
