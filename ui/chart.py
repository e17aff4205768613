"""A month's figures as bars and as a table. Both are made of texts, so that a screen reader finds every figure; the bar
beside a figure is paint alone. A dash has no bar, whatever it stands for.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from intake.model import Code, Month
from ui import look
from ui.card import rule
from ui.day import spoken_month
from ui.look import Type
from ui.speech import Speech
from ui.text import Text

_ROW, _ROW_STRONG = Type(15, 400, 14), Type(15, 700, 14)


class MonthFigures(Protocol):
    """A month as the desk gives it: rounded, None is a dash; without `needs` the month was too small for them."""

    @property
    def month(self) -> Month: ...
    @property
    def total(self) -> int | None: ...
    @property
    def needs(self) -> tuple[tuple[Code, int | None], ...]: ...


class Bars(QWidget):
    """A row for each need: its name, a bar, the figure. The largest first, dashes last."""

    def __init__(self, say: Speech, counts: MonthFigures) -> None:
        super().__init__()
        grid = _grid(self)
        grid.setColumnStretch(1, 1)
        most = max((figure for _, figure in counts.needs if figure is not None), default=1)
        for place, (code, figure) in enumerate(_by_size(counts)):
            label = Text(need_name(say, code), _ROW, wrap=False)
            grid.addWidget(label, place, 0, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(_Bar(0.0 if figure is None else figure / most), place, 1)
            grid.addWidget(_figure(say, figure, strong=True), place, 2, Qt.AlignmentFlag.AlignRight)
            grid.setRowStretch(place, 1)


class MonthTable(QWidget):
    """The same figures for several months; `counts` from the oldest to the newest, which orders the rows."""

    def __init__(self, say: Speech, counts: Sequence[MonthFigures]) -> None:
        super().__init__()
        grid = _grid(self)
        grid.setColumnStretch(0, 3)
        for place, month in enumerate(counts):
            name = Text(spoken_month(say, month.month, short=True), look.SMALL_STRONG, "ink2", wrap=False)
            grid.addWidget(name, 0, place + 1, Qt.AlignmentFlag.AlignRight)
            grid.setColumnStretch(place + 1, 1)
        codes = [code for code, _ in _by_size(counts[-1])] or [code for month in counts for code, _ in month.needs]
        for place, code in enumerate(dict.fromkeys(codes)):
            _add_row(grid, 2 * place + 1, say, code, counts)


class _Bar(QWidget):
    def __init__(self, share: float) -> None:
        super().__init__()
        self._share = share
        self.setMinimumHeight(look.px(12))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._share:
            return
        height = min(self.height() * 0.7, look.px(22))
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color("accent"))
            box = QRectF(0, (self.height() - height) / 2, self.width() * self._share, height)
            painter.drawRoundedRect(box, look.px(4), look.px(4))


def need_name(say: Speech, code: Code) -> str:
    return say(f"guide.needs.option.{code}")


def _by_size(counts: MonthFigures) -> list[tuple[Code, int | None]]:
    return sorted(counts.needs, key=lambda row: -(row[1] or 0))


def _add_row(grid: QGridLayout, line: int, say: Speech, code: Code, counts: Sequence[MonthFigures]) -> None:
    grid.addWidget(rule(), line, 0, 1, len(counts) + 1)
    grid.addWidget(Text(need_name(say, code), _ROW, wrap=False), line + 1, 0)
    for place, month in enumerate(counts):
        figure = _figure(say, dict(month.needs).get(code), strong=place == len(counts) - 1)
        grid.addWidget(figure, line + 1, place + 1, Qt.AlignmentFlag.AlignRight)
    grid.setRowStretch(line + 1, 1)


def _figure(say: Speech, figure: int | None, *, strong: bool) -> Text:
    style = _ROW_STRONG if strong else _ROW
    if figure is None:
        return Text(say("window.counts.dash-sign"), style, "ink2", wrap=False)
    return Text(str(figure), style, wrap=False)


def _grid(parent: QWidget) -> QGridLayout:
    grid = QGridLayout(parent)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(look.px(12))
    grid.setVerticalSpacing(0)
    return grid
