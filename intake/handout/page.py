"""What stands on every page of a sheet, whatever its steps are: the title, 112, date and number, fold ticks."""

from __future__ import annotations

from dataclasses import replace

from intake.handout import measures as at
from intake.handout.fonts import SANS
from intake.handout.ink import Ink
from intake.handout.phrase import isolated
from intake.handout.text import Span, Style, Text
from intake.handout.typesetting import typeset
from intake.handout.voices import Role, Voices
from intake.model import Handout, Pair
from intake.number import shown

_EMERGENCY, _EMERGENCY_SIZE = "112", 24.0
_EMERGENCY_INDENT = 4 * at.MM
_SAFETY_TEXT = 24 * at.MM
_SAFETY_WIDTH = 96 * at.MM
_SAFETY_PADDING = 1.2 * at.MM
_ABOVE_FOOTER, _ABOVE_SAFETY = 2 * at.MM, 3.5 * at.MM
_UNDER_TITLE, _ABOVE_OLD = 0.6 * at.MM, 0.4 * at.MM
_PRACTICE_PADDING, _PRACTICE_HEIGHT = 2 * at.MM, 6 * at.MM
_PRACTICE_TOPS = (4 * at.MM, at.PAGE_HEIGHT - 3.4 * at.MM - _PRACTICE_HEIGHT)


class PairLine:
    """One text in both languages, on one first baseline; the Dutch where the Dutch column has its words."""

    def __init__(
        self, voices: Voices, role: Role, own: list[Span], dutch: str, width: float, indent: float = 0
    ) -> None:
        self._rtl, self._indent = voices.rtl, indent
        self.own = voices.own(role, own, (at.INNER_WIDTH if voices.alone else width) - indent)
        self.dutch = None if voices.alone else voices.dutch(role, dutch, at.DUTCH_WIDTH)

    @property
    def height(self) -> float:
        dutch = self.dutch.height + _first_line(self.own) - _first_line(self.dutch) if self.dutch else 0
        return max(self.own.height, dutch)

    def draw(self, ink: Ink, top: float) -> None:
        baseline = top + _first_line(self.own)
        ink.text(self.own, at.SIDE + self._indent, baseline)
        if self.dutch:
            ink.text(self.dutch, dutch_x(rtl=self._rtl), baseline)


class Furniture:
    """The parts every page has, set once, with their heights and their places."""

    def __init__(self, voices: Voices, handout: Handout) -> None:
        self._voices = voices
        self._handout = handout
        self._title = PairLine(
            voices, "title", [Span(voices.title(handout.title))], handout.title.dutch, at.TITLE_WIDTH
        )
        self._old = self._line("old", handout.old)
        self._number = self._number_line()
        self._footnote = self._line("footnote", handout.footnote)
        self._safety = _Safety(voices, handout.safety)

    @property
    def under_title(self) -> float:
        """Where the first page's steps begin."""
        old = _ABOVE_OLD + self._old.height if self._old else 0
        return at.TOP + self._title.height + old + _UNDER_TITLE

    @property
    def top_of_safety(self) -> float:
        footer = self._number.height + (self._footnote.height if self._footnote else 0)
        return at.BOTTOM - footer - _ABOVE_FOOTER - self._safety.height

    @property
    def bottom(self) -> float:
        """How far down steps and contacts may reach."""
        return self.top_of_safety - _ABOVE_SAFETY

    def draw_title(self, ink: Ink) -> None:
        """The title, and under it that the content is old."""
        self._title.draw(ink, at.TOP)
        if self._old:
            self._old.draw(ink, at.TOP + self._title.height + _ABOVE_OLD)

    def draw(self, ink: Ink, number: int, of: int) -> None:
        """Everything but the title."""
        self._safety.draw(ink, self.top_of_safety)
        top = self.top_of_safety + self._safety.height + _ABOVE_FOOTER
        self._number.draw(ink, top)
        if of > 1:
            self._draw_page_number(ink, f"{number} / {of}", top)
        if self._footnote:
            self._footnote.draw(ink, top + self._number.height)
        _draw_ticks(ink)
        if self._handout.practice:
            self._draw_practice(ink, self._handout.practice)

    def _number_line(self) -> PairLine:
        words = [Span(self._voices.whole(self._handout.date))]
        dutch = ""
        if self._handout.number:
            label = self._handout.number_label
            words += [
                Span(f"  /  {self._voices.words(label)} "),
                Span(self._voices.whole(shown(self._handout.number)), bold=True),
            ]
            dutch = label.dutch
        return PairLine(self._voices, "number", words, dutch, at.TITLE_WIDTH)

    def _line(self, role: Role, words: Pair | None) -> PairLine | None:
        if words is None:
            return None
        return PairLine(self._voices, role, [Span(self._voices.words(words))], words.dutch, at.TITLE_WIDTH)

    def _draw_page_number(self, ink: Ink, words: str, top: float) -> None:
        """In digits, which need no language, at the right edge of the Dutch column in every language."""
        style = Style(SANS, 9, 11.4, bold=True, rtl=True)
        baseline = top + _first_line(self._number.own)
        ink.text(typeset(isolated(words), style, at.DUTCH_COLUMN), at.DUTCH, baseline)

    def _draw_practice(self, ink: Ink, practice: Pair) -> None:
        """Framed along both edges, clear of the fold tick: a copier keeps that; grey across the page it would lose."""
        width = at.PAGE_WIDTH / 2 - at.SIDE - 3 * _PRACTICE_PADDING
        own = self._voices.own("practice", self._voices.words(practice), width)
        dutch = None if self._voices.alone else self._voices.dutch("practice", practice.dutch, width)
        for top in _PRACTICE_TOPS:
            _draw_framed(ink, own, at.SIDE, top)
            if dutch:
                trailing = at.PAGE_WIDTH - at.SIDE - dutch.natural_width - 2 * _PRACTICE_PADDING
                _draw_framed(ink, replace(dutch, width=dutch.natural_width), trailing, top)


class _Safety:
    """The frame at the foot of every page."""

    def __init__(self, voices: Voices, safety: Pair) -> None:
        self._rtl = voices.rtl
        width = at.INNER_WIDTH - _SAFETY_TEXT - 2 * at.MM if voices.alone else _SAFETY_WIDTH
        self._number = voices.latin(_EMERGENCY, _EMERGENCY_SIZE, _SAFETY_TEXT, bold=True)
        self._own = voices.own("safety", voices.words(safety), width)
        self._dutch = None if voices.alone else voices.dutch("safety", safety.dutch, at.DUTCH_WIDTH - 2 * at.MM)

    @property
    def height(self) -> float:
        text = max(self._own.height, self._dutch.height if self._dutch else 0, 10 * at.MM)
        return text + 2 * _SAFETY_PADDING

    def draw(self, ink: Ink, top: float) -> None:
        middle = top + self.height / 2
        ink.frame(at.SIDE, top, at.INNER_WIDTH, self.height, thickness=at.HEAVY, radius=1.8 * at.MM)
        ink.text(self._number, at.SIDE + _EMERGENCY_INDENT, middle + 0.357 * _EMERGENCY_SIZE)
        ink.text(self._own, at.SIDE + _SAFETY_TEXT, _centred(self._own, middle))
        if self._dutch:
            ink.text(self._dutch, dutch_x(rtl=self._rtl, width=self._dutch.width), _centred(self._dutch, middle))


def heading(voices: Voices, title: Pair, indent: float = 0) -> PairLine:
    """The line above contacts. `indent`: of its words, in points."""
    return PairLine(voices, "heading", [Span(voices.words(title))], title.dutch, at.TITLE_WIDTH, indent)


def dutch_x(*, rtl: bool, width: float = at.DUTCH_WIDTH) -> float:
    """Where Dutch words of a given width begin, counted from the leading edge: always 6 mm inside their column."""
    left_in_column = at.DUTCH_NUMBER_WIDTH
    return at.DUTCH + (at.DUTCH_COLUMN - left_in_column - width if rtl else left_in_column)


def _draw_ticks(ink: Ink) -> None:
    for x in (at.TICK_MARGIN, at.PAGE_WIDTH - at.TICK_MARGIN - at.TICK_LENGTH):
        ink.rule(x, at.TICK_LENGTH, at.FOLD, at.TICK)
    for top in (at.TICK_MARGIN, at.PAGE_HEIGHT - at.TICK_MARGIN - at.TICK_LENGTH):
        ink.upright(at.PAGE_WIDTH / 2, top, top + at.TICK_LENGTH, at.TICK)


def _draw_framed(ink: Ink, text: Text, x: float, top: float) -> None:
    """A text in one line, in a frame that begins at x."""
    width = text.natural_width + 2 * _PRACTICE_PADDING
    ink.frame(x, top, width, _PRACTICE_HEIGHT, thickness=at.STRONG, radius=1.2 * at.MM)
    ink.text(text, x + _PRACTICE_PADDING, _centred(text, top + _PRACTICE_HEIGHT / 2))


def _first_line(text: Text | None) -> float:
    return at.ASCENT * text.style.leading if text else 0


def _centred(text: Text, middle: float) -> float:
    """The first baseline of a text that is centred on a height."""
    return middle - text.height / 2 + _first_line(text)
