"""One numbered step on the sheet: number and pictogram, her lines, and the Dutch ones beside them.

Every kind of line is a row of its own, on one baseline in both languages, so that a finger and a receptionist's eye
meet on the same line. Each column runs on as tightly as its own type allows; a row begins where both have room.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from intake.handout import measures as at
from intake.handout.fonts import SANS
from intake.handout.ink import Ink, solid
from intake.handout.text import Span, Style, Text
from intake.handout.typesetting import typeset
from intake.handout.voices import Voices, framed
from intake.model import LineKind, Pair, SheetLine, SheetStep

_ICONS: Mapping[LineKind, str] = {
    "term": "book-open-outline",
    "bring": "shopping-outline",
    "together": "account-voice",
    "because": "information-outline",
    "risk": "alert-outline",
}
_ICON_SIZE, _ICON_MIDDLE = 15.7, 4.2
_NUMBER_SIZE = 22.0
_NUMBER_DROP = 5.7  # its baseline under that of the words: both hang from one height
_PICTOGRAM_DROP = 11 * at.MM  # its middle, under the words' first baseline


@dataclass(frozen=True)
class _Row:
    kind: LineKind
    own: Text
    dutch: Text | None
    gives_way: int

    @property
    def indent(self) -> float:
        return 0 if self.kind == "do" else at.LINE_INDENT


class _Placed(NamedTuple):
    row: _Row
    baseline: float  # under the step's top


class StepBlock:
    """A step, set once; how high it is depends on the space between its rows and on what gave way (`gone`: up to which
    number of `SheetLine.gives_way`).
    """

    def __init__(self, voices: Voices, step: SheetStep, labels: Mapping[LineKind, Pair]) -> None:
        self._voices = voices
        self._step = step
        self._labels = labels

    @property
    def number(self) -> int:
        return self._step.number

    def height(self, row_gap: float, *, gone: int) -> float:
        bottom = max(placed.baseline + _below(placed.row) for placed in self._placed(row_gap, gone=gone))
        return max(at.STEP_HEIGHT, bottom)

    def draw(self, ink: Ink, top: float, row_gap: float, *, gone: int) -> None:
        placed = self._placed(row_gap, gone=gone)
        self._draw_number(ink, top + placed[0].baseline)
        for row, baseline in placed:
            self._draw_row(ink, row, top + baseline)
        if not self._voices.alone:
            ink.upright(at.HAIRLINE, top, top + self.height(row_gap, gone=gone), at.THIN)

    @cached_property
    def _rows(self) -> tuple[_Row, ...]:
        return tuple(_Row(line.kind, self._own(line), self._dutch(line), line.gives_way) for line in self._step.lines)

    def _own(self, line: SheetLine) -> Text:
        width = at.OWN_WIDTH_ALONE if self._voices.alone else at.OWN_WIDTH
        words = [*self._label(line.kind), Span(self._voices.words(line.words)), *self._letters(line)]
        return self._voices.own(line.kind, words, width - (0 if line.kind == "do" else at.LINE_INDENT))

    def _label(self, kind: LineKind) -> list[Span]:
        label = self._labels.get(kind)
        return [Span(self._voices.words(label) + " ", bold=True)] if label else []

    def _letters(self, line: SheetLine) -> list[Span]:
        return framed(map(self._voices.island, self._step.letters)) if line.kind == "do" else []

    def _dutch(self, line: SheetLine) -> Text | None:
        if self._voices.alone:
            return None
        label = self._labels.get(line.kind)
        words = [Span(f"{label.dutch} ", bold=True)] if label else []
        letters = framed(self._step.letters) if line.kind == "do" else []
        return self._voices.dutch(line.kind, [*words, Span(line.words.dutch), *letters], at.DUTCH_WIDTH)

    def _placed(self, row_gap: float, *, gone: int) -> Sequence[_Placed]:
        return list(_stacked((row for row in self._rows if not 0 < row.gives_way <= gone), row_gap))

    def _draw_number(self, ink: Ink, baseline: float) -> None:
        style = Style(SANS, _NUMBER_SIZE, _NUMBER_SIZE, bold=True, rtl=self._voices.rtl)
        ink.text(typeset(str(self._step.number), style, at.NUMBER_WIDTH), at.SIDE, baseline + _NUMBER_DROP)
        ink.icon(solid(self._step.icon), at.SIDE, baseline + _PICTOGRAM_DROP, at.PICTOGRAM)

    def _draw_row(self, ink: Ink, row: _Row, baseline: float) -> None:
        if row.kind in _ICONS:
            ink.icon(_ICONS[row.kind], at.OWN, baseline - _ICON_MIDDLE, _ICON_SIZE)
        ink.text(row.own, at.OWN + row.indent, baseline)
        if row.dutch is None:
            return
        self._draw_dutch(ink, row, row.dutch, baseline)

    def _draw_dutch(self, ink: Ink, row: _Row, dutch: Text, baseline: float) -> None:
        """The column is mirrored, what is in it is not: its number stands on the left in every language."""
        number_x, words_x = at.DUTCH, at.DUTCH + at.DUTCH_NUMBER_WIDTH
        if self._voices.rtl:
            number_x, words_x = at.DUTCH + at.DUTCH_WIDTH, at.DUTCH
        if row.kind == "do":
            ink.text(self._voices.dutch("do", str(self._step.number), at.DUTCH_NUMBER_WIDTH), number_x, baseline)
        ink.text(dutch, words_x, baseline)


def _stacked(rows: Iterator[_Row], gap: float) -> Iterator[_Placed]:
    """The rows' baselines: each column as close as its leading allows, both on the later of the two."""
    own_bottom = dutch_bottom = -gap
    for row in rows:
        baseline = own_bottom + gap + at.ASCENT * row.own.style.leading
        if row.dutch is not None:
            baseline = max(baseline, dutch_bottom + gap + at.ASCENT * row.dutch.style.leading)
            dutch_bottom = baseline + _under_first_line(row.dutch)
        own_bottom = baseline + _under_first_line(row.own)
        yield _Placed(row, baseline)


def _below(row: _Row) -> float:
    """How far a row reaches under its baseline."""
    return max(_under_first_line(text) for text in (row.own, row.dutch) if text is not None)


def _under_first_line(text: Text) -> float:
    return text.height - at.ASCENT * text.style.leading
