"""A text before and after it is set: spans of words in a style, and lines of positioned glyphs.

Lengths are points. The typesetting makes these values, the rest of the sheet measures and writes them; none of them
knows Qt or PDF.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from intake.handout.fonts import Face

Align = Literal["leading", "left", "center"]


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set. `islands`: at which part of its size isolated Latin is set, in the sans (1: no difference).
    `language`, `tag`: what a screen reader is told ("H1", "H2", "P").
    """

    family: str
    size: float
    leading: float
    bold: bool = False
    rtl: bool = False
    islands: float = 1.0
    language: str = "nl"
    tag: str = "P"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text. `bold` None: as the style says. `framed`: where it stands is told, for a frame around it."""

    text: str
    bold: bool | None = None
    framed: bool = False


class Glyph(NamedTuple):
    """A glyph of a face; x from the left edge of its text, y above its baseline, in points."""

    number: int
    x: float
    y: float


class Cluster(NamedTuple):
    """Glyphs that stand for one piece of text: a letter, a letter with its marks, a ligature."""

    text: str
    glyphs: tuple[Glyph, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """Clusters of one face and size, from left to right."""

    face: Face
    size: float
    clusters: tuple[Cluster, ...]


class Framed(NamedTuple):
    """Where a framed span stands in its line: left edge and width; `size`: of its type. In points."""

    x: float
    width: float
    size: float


@dataclass(frozen=True, slots=True)
class Line:
    """Runs from left to right; `width`: what is really filled."""

    runs: tuple[Run, ...]
    framed: tuple[Framed, ...]
    width: float


@dataclass(frozen=True, slots=True)
class Text:
    """A text set in lines within `width` points; a line's x counts from the left edge of that width. `said`: what it
    says, in the order in which it is read.
    """

    style: Style
    width: float
    lines: tuple[Line, ...]
    said: str = ""

    @property
    def height(self) -> float:
        return self.style.leading * len(self.lines)

    @property
    def natural_width(self) -> float:
        """The width of the longest line."""
        return max(line.width for line in self.lines)
