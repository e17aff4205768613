"""One contact on the sheet: its letter in a frame, the name as on the door, what it is, and how to reach it.

What is not known and can be written in is a line for a pen; what is not known and cannot is left out, never guessed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from intake.handout import measures as at
from intake.handout.fonts import SANS
from intake.handout.ink import Ink
from intake.handout.phrase import NBSP, unbroken
from intake.handout.text import Span, Style, Text
from intake.handout.typesetting import typeset
from intake.handout.voices import Voices
from intake.model import SheetContact, SheetHours

_ICON_SIZE, _ICON_MIDDLE = 11.5, 0.35  # the second: of the size of the words beside it
_PHONE_ICONS = {"voice": "phone", "whatsapp": "whatsapp", "text": "message-text-outline"}
_NAME, _ADDRESS, _PHONE, _OTHER_PHONE, _LETTER = 12.0, 11.0, 13.5, 11.5, 12.5
_BETWEEN_CHIPS = 4 * at.MM
_FRAME_PADDING = 0.6 * at.MM
_FRAME_MARGIN = 0.5 * at.MM  # above and under it
_FRAME_OVERHANG = 1.4 * at.MM  # the frame reaches out this far, so that what is in it stays in line


class _Row(Protocol):
    @property
    def height(self) -> float: ...

    def draw(self, ink: Ink, x: float, top: float) -> None:
        """Draws with its letter at x and its words beside it."""


@dataclass(frozen=True)
class _Name:
    """The letter in its frame, and the name."""

    letter: Text
    name: Text

    @property
    def height(self) -> float:
        return self.name.height + 1

    def draw(self, ink: Ink, x: float, top: float) -> None:
        baseline = top + at.ASCENT * self.name.style.leading + 1.5
        middle = baseline - 0.357 * _LETTER
        ink.frame(
            x, middle - at.LETTER_FRAME / 2, at.LETTER_FRAME, at.LETTER_FRAME, thickness=at.LETTER, radius=1.1 * at.MM
        )
        ink.text(self.letter, x, baseline)
        ink.text(self.name, x + at.LETTER_INDENT, baseline)


@dataclass(frozen=True)
class _What:
    text: Text

    @property
    def height(self) -> float:
        return self.text.height

    def draw(self, ink: Ink, x: float, top: float) -> None:
        ink.text(self.text, x + at.LETTER_INDENT, top + at.ASCENT * self.text.style.leading)


@dataclass(frozen=True)
class _PenLine:
    icon: str
    width: float
    alt: str

    @property
    def height(self) -> float:
        return at.PEN_LINE

    def draw(self, ink: Ink, x: float, top: float) -> None:
        line = top + self.height - 0.8 * at.MM
        ink.icon(self.icon, x + at.LETTER_INDENT, line - _ICON_SIZE / 3, _ICON_SIZE, self.alt)
        ink.rule(x + at.LETTER_INDENT + at.ICON_INDENT, self.width, line, at.PEN)


@dataclass(frozen=True)
class _PenLines:
    """Two pen lines side by side, each half as wide."""

    lines: Sequence[_PenLine]

    @property
    def height(self) -> float:
        return at.PEN_LINE

    def draw(self, ink: Ink, x: float, top: float) -> None:
        for line in self.lines:
            line.draw(ink, x, top)
            x += at.ICON_INDENT + line.width + _BETWEEN_CHIPS / 2


@dataclass(frozen=True)
class _Chip:
    """An icon (or its place) and words."""

    icon: str | None
    text: Text
    framed: bool = False
    alt: str = ""

    @property
    def width(self) -> float:
        return at.ICON_INDENT + self.text.natural_width + (_FRAME_OVERHANG if self.framed else 0)

    @property
    def height(self) -> float:
        return self.text.height + (2 * _FRAME_PADDING + 2 * _FRAME_MARGIN if self.framed else 0)

    def draw(self, ink: Ink, x: float, baseline: float) -> None:
        if self.icon:
            style = self.text.style
            ink.icon(self.icon, x, baseline - _ICON_MIDDLE * style.size * style.islands, _ICON_SIZE, self.alt)
        ink.text(self.text, x + at.ICON_INDENT, baseline)
        if self.framed:
            top = baseline - at.ASCENT * self.text.style.leading - _FRAME_PADDING
            width, height = self.width + _FRAME_OVERHANG, self.height - 2 * _FRAME_MARGIN
            ink.frame(x - _FRAME_OVERHANG, top, width, height, thickness=at.STRONG, radius=1.2 * at.MM)


@dataclass(frozen=True)
class _Chips:
    """Chips side by side, on one baseline."""

    chips: Sequence[_Chip]

    @property
    def height(self) -> float:
        return max(chip.height for chip in self.chips)

    def draw(self, ink: Ink, x: float, top: float) -> None:
        baseline = top + max(at.ASCENT * chip.text.style.leading + _padding(chip) for chip in self.chips)
        x += at.LETTER_INDENT
        for chip in self.chips:
            chip.draw(ink, x, baseline)
            x += chip.width + _BETWEEN_CHIPS


class ContactBlock:
    """A contact, set for a column of `width`. `close`: what is to be written in stands side by side."""

    def __init__(self, voices: Voices, contact: SheetContact, width: float, *, close: bool = False) -> None:
        self._voices, self._close = voices, close
        self._contact = contact
        self._width = width - at.LETTER_INDENT
        self._rows: tuple[_Row, ...] = tuple(self._made())

    @property
    def height(self) -> float:
        return sum(row.height for row in self._rows)

    def draw(self, ink: Ink, x: float, top: float) -> None:
        for row in self._rows:
            row.draw(ink, x, top)
            top += row.height

    def _made(self) -> Iterator[_Row]:
        yield self._name()
        if self._contact.what.own:
            yield _What(self._voices.own("what", self._voices.words(self._contact.what), self._width))
        if self._close and self._contact.address is None and self._contact.phones is None:
            yield self._pen_lines()
        else:
            yield from self._place()
            yield from self._phones()
        yield from self._hours()
        yield from self._flow([*self._cost(), *self._notice()])
        if dated := self._contact.dated:
            text = self._voices.own("dated", self._voices.words(dated), self._room)
            yield _Chips([_Chip("calendar-blank-outline", text)])

    def _name(self) -> _Name:
        letter = Style(SANS, _LETTER, _LETTER, bold=True)
        return _Name(
            letter=typeset(self._contact.letter, letter, at.LETTER_FRAME, "center"),
            name=self._voices.latin(self._contact.name, _NAME, self._width, bold=True),
        )

    def _place(self) -> Iterator[_Row]:
        if self._contact.address is None:
            yield self._pen_line("map-marker")
        elif self._contact.address:
            yield self._latin("map-marker", self._contact.address)
        if self._contact.website:
            yield self._latin("email-outline" if "@" in self._contact.website else "web", self._contact.website)

    def _phones(self) -> Iterator[_Row]:
        if self._contact.phones is None:
            yield self._pen_line("phone")
            return
        sizes = [_PHONE] + [_OTHER_PHONE] * len(self._contact.phones)
        chips = [
            self._chip(_PHONE_ICONS[kind], self._voices.latin(unbroken(number), size, self._room, bold=True))
            for (kind, number), size in zip(self._contact.phones, sizes, strict=False)
        ]
        yield from self._flow(chips)

    def _hours(self) -> Iterator[_Row]:
        for number, hours in enumerate(self._contact.hours):
            yield self._detail(None if number else "clock-outline", self._open(hours))

    def _open(self, hours: SheetHours) -> list[Span]:
        """Days in both languages, the times once: so they cannot contradict each other."""
        days = self._voices.both(hours.days)
        return [*days, Span(NBSP * 2), Span(self._voices.whole(hours.times), bold=True)] if hours.times else days

    def _cost(self) -> Iterator[_Chip]:
        if self._contact.cost:
            yield _Chip("currency-eur", self._voices.own("detail", self._voices.both(self._contact.cost), self._room))

    def _notice(self) -> Iterator[_Chip]:
        if self._contact.notice:
            words = self._voices.both(self._contact.notice, bold=True)
            icon = "phone-in-talk" if self._contact.phones else "account-voice"  # without a number: ask us
            yield _Chip(icon, self._voices.own("detail", words, self._room - _FRAME_OVERHANG), framed=True)

    def _flow(self, chips: Sequence[_Chip]) -> Iterator[_Chips]:
        """Chips in rows, as many side by side as fit."""
        row: list[_Chip] = []
        for chip in chips:
            used = sum(other.width + _BETWEEN_CHIPS for other in row)
            if row and used + chip.width > self._width:
                yield _Chips(row)
                row = []
            row.append(chip)
        if row:
            yield _Chips(row)

    def _detail(self, icon: str | None, words: Sequence[Span]) -> _Chips:
        return _Chips([self._chip(icon, self._voices.own("detail", words, self._room))])

    def _latin(self, icon: str, words: str) -> _Chips:
        return _Chips([self._chip(icon, self._voices.latin(words, _ADDRESS, self._room))])

    def _chip(self, icon: str | None, text: Text) -> _Chip:
        return _Chip(icon, text, alt=self._voices.alts.get(icon or "", ""))

    def _pen_line(self, icon: str) -> _PenLine:
        return _PenLine(icon, self._room, self._voices.alts.get(icon, ""))

    def _pen_lines(self) -> _PenLines:
        half = (self._width - 2 * at.ICON_INDENT - _BETWEEN_CHIPS / 2) / 2
        icons = ("map-marker", "phone")
        return _PenLines([_PenLine(icon, half, self._voices.alts.get(icon, "")) for icon in icons])

    @property
    def _room(self) -> float:
        """The width of words beside an icon."""
        return self._width - at.ICON_INDENT


def row_height(row: Sequence[ContactBlock]) -> float:
    return max(contact.height for contact in row)


def draw_row(ink: Ink, row: Sequence[ContactBlock], top: float) -> None:
    """One or two contacts side by side."""
    for column, contact in enumerate(row):
        contact.draw(ink, at.SIDE + column * (at.CONTACT_WIDTH + at.GUTTER), top)


def _padding(chip: _Chip) -> float:
    return _FRAME_PADDING + _FRAME_MARGIN if chip.framed else 0
