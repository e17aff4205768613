"""Sets words in lines: direction, shaping and line breaks for every script, by Qt's text engine, as positioned glyphs.

ReportLab cannot do this (Arabic comes out unjoined and reversed), so it only writes what is decided here (`glyphs.py`).
This is the one place of `intake` that knows Qt, and of Qt only QtGui: a text engine, not a window.

Two things are guarded. Glyph numbers mean nothing without their file, and Qt may prefer a font of the machine that has
the same family name: each face is compared with the bundled file when it is first used. And no character may fall to
another font behind our back: fonts are never merged, a character its face lacks is set in a bundled one that has it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby, pairwise
from threading import local
from typing import NamedTuple, cast

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QGlyphRun,
    QGuiApplication,
    QPainterPath,
    QRawFont,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from intake.handout.fonts import ICONS, PAPER_FAMILIES, SANS, Face
from intake.handout.phrase import ISOLATE, UNSEEN
from intake.handout.text import Align, Cluster, Framed, Glyph, Line, Run, Span, Style, Text

_UNITS = 64  # of the layout, to a point: Qt sets whole pixels, so the pixels are made small
_SOFT_HYPHEN = "\u00ad"

_ALIGN = {"left": Qt.AlignmentFlag.AlignLeft, "center": Qt.AlignmentFlag.AlignHCenter}
_GLYPH_DATA = (
    QTextLayout.GlyphRunRetrievalFlag.RetrieveGlyphIndexes
    | QTextLayout.GlyphRunRetrievalFlag.RetrieveGlyphPositions
    | QTextLayout.GlyphRunRetrievalFlag.RetrieveStringIndexes
)


def typeset(spans: Sequence[Span] | str, style: Style, width: float, align: Align = "leading") -> Text:
    """Sets a text. A word longer than the width is broken where it must; nothing ever runs out."""
    pieces = list(_pieces([Span(spans)] if isinstance(spans, str) else spans, style))
    layout = _layout(pieces, style, width, align)
    count = layout.lineCount()
    lines = (_line(layout.lineAt(number), layout.text(), pieces) for number in range(count))
    return Text(style, width, tuple(lines), said=layout.text())


@cache
def icon_outline(code_point: int) -> tuple[tuple[str, tuple[float, ...]], ...]:
    """An icon as path operators of PDF ("m", "l", "c") with their coordinates: one em wide and high, y upwards."""
    font = _file_font(ICONS)
    number = font.glyphIndexesForString(chr(code_point))[0]
    path = font.pathForGlyph(number)
    em, lift = font.pixelSize(), font.descent() / font.pixelSize()
    return tuple(_operators(path, em, lift))


# --- faces


@cache
def _application() -> QGuiApplication:
    """The program's own, or (on the command line) one without a screen. Qt's text engine needs it."""
    running = QGuiApplication.instance()
    if isinstance(running, QGuiApplication):
        return running
    return QGuiApplication(["inloop", "-platform", "offscreen"])


class _FileFonts(local):
    """The bundled files as this thread opened them: one that outlives its thread takes the program down."""

    def __init__(self) -> None:
        self.by_face: dict[Face, QRawFont] = {}


_file_fonts = _FileFonts()


def _file_font(face: Face) -> QRawFont:
    """The bundled file itself, past the font database."""
    if face not in _file_fonts.by_face:
        _application()
        font = QRawFont(str(face.path), 1000)
        if not font.isValid():
            raise RuntimeError(f"{face.path.name} cannot be read as a font")
        _file_fonts.by_face[face] = font
    return _file_fonts.by_face[face]


@cache
def _loaded(face: Face) -> Face:
    """Makes a face known to Qt, once, and makes sure that Qt means our file by it."""
    bundled = _file_font(face)
    QFontDatabase.addApplicationFont(str(face.path))
    got = QRawFont.fromFont(_font(face, 1))
    if got.fontTable("head") != bundled.fontTable("head"):
        raise RuntimeError(f"the machine has another font than the bundled {face.name}")
    return face


@cache
def _font(face: Face, size: float) -> QFont:
    font = QFont(face.family)
    font.setPixelSize(round(size * _UNITS))
    font.setBold(face.bold)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setStyleStrategy(QFont.StyleStrategy.NoFontMerging)
    return font


# --- which face sets which character


class _Piece(NamedTuple):
    text: str
    face: Face
    size: float
    framed: bool


def _pieces(spans: Iterable[Span], style: Style) -> Iterator[_Piece]:
    """The spans, cut where the face or the size changes."""
    for span in spans:
        bold = style.bold if span.bold is None else span.bold
        for part, island in _islands(span.text, style):
            size = style.size * style.islands if island else style.size
            for family, characters in groupby(part, key=_FamilyOf(SANS if island else style.family)):
                if family is not None:
                    yield _Piece("".join(characters), Face(family, bold), size, span.framed)


def _islands(text: str, style: Style) -> Iterator[tuple[str, bool]]:
    """The parts of a text, and whether each is an isolated stretch that is set smaller."""
    if style.islands == 1:
        yield text, False
        return
    start = 0
    for found in ISOLATE.finditer(text):
        yield text[start : found.start()], False
        yield found[0], True
        start = found.end()
    yield text[start:], False


class _FamilyOf:
    """Tells the family that sets a character: the preferred one, else the first that has it, else None.

    What leaves no mark goes with the character before it.
    """

    def __init__(self, preferred: str) -> None:
        self._preferred = self._last = preferred

    def __call__(self, character: str) -> str | None:
        if character in UNSEEN:
            return self._last
        found = _family_with(character, self._preferred)
        self._last = found or self._last
        return found


@cache
def _family_with(character: str, preferred: str) -> str | None:
    families = (preferred, *PAPER_FAMILIES)
    return next((family for family in families if _file_font(Face(family)).supportsCharacter(ord(character))), None)


# --- lines


def _layout(pieces: Sequence[_Piece], style: Style, width: float, align: Align) -> QTextLayout:
    face = _loaded(Face(style.family, style.bold))
    layout = QTextLayout("".join(piece.text for piece in pieces), _font(face, style.size))
    layout.setTextOption(_option(style, align))
    layout.setFormats(list(_formats(pieces)))
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width * _UNITS)
    layout.endLayout()
    return layout


def _option(style: Style, align: Align) -> QTextOption:
    leading = Qt.AlignmentFlag.AlignRight if style.rtl else Qt.AlignmentFlag.AlignLeft
    option = QTextOption(_ALIGN.get(align, leading) | Qt.AlignmentFlag.AlignAbsolute)
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if style.rtl else Qt.LayoutDirection.LeftToRight)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setUseDesignMetrics(True)
    return option


def _formats(pieces: Iterable[_Piece]) -> Iterator[QTextLayout.FormatRange]:
    start = 0
    for piece in pieces:
        entry = QTextLayout.FormatRange()
        entry.start, entry.length = start, len(piece.text)
        looks = QTextCharFormat()
        looks.setFont(_font(_loaded(piece.face), piece.size))
        entry.format = looks
        yield entry
        start += len(piece.text)


def _line(line: QTextLine, text: str, pieces: Sequence[_Piece]) -> Line:
    baseline = line.y() + line.ascent()
    end = len(text[: line.textStart() + line.textLength()].rstrip(" "))
    glyph_runs = line.glyphRuns(-1, -1, _GLYPH_DATA)
    starts = sorted({start for run in glyph_runs for start in run.stringIndexes() if start < end} | {end})
    spelled = {start: text[start:stop] for start, stop in pairwise(starts)}
    runs = [found for run in glyph_runs if (found := _run(run, spelled, baseline, end)).clusters]
    return Line(
        runs=tuple(sorted(runs, key=_left)),
        framed=tuple(_framed(line, pieces)),
        width=line.naturalTextWidth() / _UNITS,
    )


def _run(run: QGlyphRun, spelled: dict[int, str], baseline: float, end: int) -> Run:
    font = run.rawFont()
    face = Face(font.familyName(), font.weight() >= QFont.Weight.DemiBold)
    glyphs = zip(run.stringIndexes(), run.glyphIndexes(), run.positions(), strict=True)
    clusters = [
        Cluster(spelled[start], tuple(_glyph(number, at, baseline) for _, number, at in members))
        for start, members in groupby(glyphs, key=lambda glyph: glyph[0])
        if start < end and not _leaves_no_mark(spelled[start], start, end)
    ]
    if run.isRightToLeft():
        clusters.reverse()
    return Run(face, font.pixelSize() / _UNITS, tuple(clusters))


def _glyph(number: int, at: QPointF, baseline: float) -> Glyph:
    return Glyph(number, at.x() / _UNITS, (baseline - at.y()) / _UNITS)


def _leaves_no_mark(text: str, start: int, line_end: int) -> bool:
    """Whether a cluster is all steering; a soft hyphen at the end of its line is a hyphen."""
    return UNSEEN.issuperset(text) and not (text == _SOFT_HYPHEN and start + 1 == line_end)


def _left(run: Run) -> float:
    return min(glyph.x for cluster in run.clusters for glyph in cluster.glyphs)


def _framed(line: QTextLine, pieces: Sequence[_Piece]) -> Iterator[Framed]:
    start = 0
    for piece in pieces:
        if piece.framed and line.textStart() <= start < line.textStart() + line.textLength():
            edges = sorted(_edge(line, at) for at in (start, start + len(piece.text)))
            yield Framed(edges[0], edges[1] - edges[0], piece.size)
        start += len(piece.text)


def _edge(line: QTextLine, position: int) -> float:
    """The x of a place between two characters."""
    x, _ = cast("tuple[float, int]", line.cursorToX(position))
    return x / _UNITS


# --- outlines


def _operators(path: QPainterPath, em: float, lift: float) -> Iterator[tuple[str, tuple[float, ...]]]:
    """The path's elements; Qt tells a curve in three of them."""
    curve: list[float] = []
    for number in range(path.elementCount()):
        element = path.elementAt(number)
        point = (element.x / em, lift - element.y / em)
        if element.isMoveTo():
            yield "m", point
        elif element.isLineTo():
            yield "l", point
        else:
            curve += point
            if len(curve) == 6:
                yield "c", tuple(curve)
                curve = []
