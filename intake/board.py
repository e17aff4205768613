"""A release on paper, for a board, a funder or an alderman: bars, the figures beside them, and how it was counted.
Black on white, so that a copier loses nothing: this period is solid, the one before it an outline.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

import msgspec
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, KeepTogether, Paragraph, SimpleDocTemplate, Spacer, Table

from intake.counts.catalogue import Cell
from intake.counts.catalogue import Table as Of
from intake.counts.file import Label, cell_of
from intake.counts.release import Release
from intake.counts.rounding import DASH
from intake.handout.fonts import SANS, Face

_MARGIN = 18 * mm
_LABEL, _FIGURE, _ROW, _BAR = 58 * mm, 15 * mm, 7.6 * mm, 2.6 * mm
_BETWEEN, _BESIDE_BARS, _FRAME = 6 * mm, 4 * mm, 6
_TABLES: tuple[Of, ...] = ("total", "need", "language", "household", "refusal", "unmet")
_REGULAR, _BOLD = Face(SANS), Face(SANS, bold=True)
_GREY, _HAIR = 0.75, 0.4
_LOOKS: list[Any] = [
    ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
    ("ALIGN", (2, 0), (-1, -1), "RIGHT"),
    *((f"{side}PADDING", (0, 0), (-1, -1), 0) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")),
    ("FONT", (0, 0), (-1, -1), _REGULAR.name, 10),
    ("FONT", (2, 0), (2, -1), _BOLD.name, 10),
    ("FONTSIZE", (2, 0), (-1, 0), 9),
    ("LINEABOVE", (0, 1), (-1, -1), _HAIR, (_GREY, _GREY, _GREY)),
]


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """The words of the page in the reader's language. `names`: short, of this period and of those beside it.
    `nowhere`: says of these rows that they have a dash in every column.
    """

    language: str
    title: str
    what: str
    names: Sequence[str]
    nowhere: Callable[[str], str]
    how: str
    explanation: Sequence[str]
    label: Label


def to_pdf(release: Release, beside: Sequence[Release], said: Said) -> bytes:
    """`beside`: the releases of the same kind before it, three at most, the last one first. The same input gives
    the same file.
    """
    _register()
    file = io.BytesIO()
    pages = SimpleDocTemplate(
        file, pagesize=A4, leftMargin=_MARGIN, rightMargin=_MARGIN, topMargin=_MARGIN, bottomMargin=_MARGIN,
        title=said.title, lang=said.language, invariant=1,
    )  # fmt: skip
    shown = (release, *beside)
    story: list[Flowable] = [Paragraph(said.title, _style(20, 30, bold=True)), Paragraph(said.what, _style(10.5, 15))]
    width = pages.width - 2 * _FRAME
    story += [_table(shown, of, said, width) for of in _TABLES if of in release.tables]
    how = [Spacer(0, _BETWEEN), Paragraph(said.how, _style(12, 20, bold=True))]
    story.append(KeepTogether([*how, *(Paragraph(line, _style(10.5, 15)) for line in said.explanation)]))
    pages.build(story, onFirstPage=_numbered, onLaterPages=_numbered)
    return file.getvalue()


def _table(shown: Sequence[Release], of: Of, said: Said, width: float) -> Flowable:
    """A row for each cell: its name, a bar for this period over one for the period before, and all figures. Rows that
    are a dash in every column are named together in one line.
    """
    found = {cell: [release.figures.get(str(cell)) for release in shown] for cell in _cells(shown[0], of)}
    rows = {cell: figures for cell, figures in found.items() if any(figures)}
    most = max((figure for figures in rows.values() for figure in figures[:2] if figure), default=1)
    room = width - _LABEL - _FIGURE * len(shown)
    lines: list[list[Any]] = [
        [Paragraph(said.label(Cell(of))[0] if of != "total" else "", _style(12, 15, bold=True)), "", *said.names]
    ]
    for cell, figures in rows.items():
        bars = _Bars([(figure or 0) / most for figure in figures[:2]], room - _BESIDE_BARS)
        printed = (DASH if figure is None else str(figure) for figure in figures)
        lines.append([Paragraph(said.label(cell)[-1], _style(10, 12)), bars, *printed])
    table = Table(lines, [_LABEL, room, *[_FIGURE] * len(shown)], _ROW, repeatRows=1)
    table.setStyle(_LOOKS)
    nowhere = [said.label(cell)[-1] for cell in found if cell not in rows]
    rest = [Spacer(0, 1 * mm), Paragraph(said.nowhere(", ".join(nowhere)), _style(9, 13))] if nowhere else []
    return KeepTogether([Spacer(0, _BETWEEN), table, *rest])


def _cells(release: Release, of: Of) -> list[Cell]:
    return [cell for cell in map(cell_of, release.figures) if cell.table == of]


class _Bars(Flowable):
    """One bar solid, the other an outline under it; a dash has none, whatever it stands for."""

    def __init__(self, shares: Sequence[float], width: float) -> None:
        super().__init__()
        self._shares = shares
        self.width, self.height = width, 2 * _BAR

    def draw(self) -> None:
        canvas: Canvas = self.canv
        canvas.setLineWidth(_HAIR)
        for place, share in enumerate(self._shares):
            if share:
                box = (0, self.height - (place + 1) * _BAR, share * self.width, _BAR)
                canvas.rect(*box, stroke=1, fill=not place)


@cache
def _register() -> None:
    for face in (_REGULAR, _BOLD):
        registerFont(TTFont(face.name, str(face.path)))


@cache
def _style(size: float, leading: float, *, bold: bool = False) -> ParagraphStyle:
    face = _BOLD if bold else _REGULAR
    return ParagraphStyle(f"{size}{bold}", fontName=face.name, fontSize=size, leading=leading)


def _numbered(canvas: Canvas, _pages: SimpleDocTemplate) -> None:
    canvas.setFont(_REGULAR.name, 9)
    canvas.drawRightString(A4[0] - _MARGIN, 10 * mm, str(canvas.getPageNumber()))
