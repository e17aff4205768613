"""A table of counts as bars and as columns. Both are made of texts, so that a screen reader finds every figure; the bar
beside a figure is paint alone. A dash has no bar, whatever it stands for.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from ui import look, mirror
from ui.card import rule
from ui.look import Type
from ui.speech import Speech
from ui.text import Text

_ROW, _ROW_STRONG = Type(15, 400, 14), Type(15, 700, 14)
_MANY = 8  # rows that fill the height; fewer stand at the top

Row = tuple[str, tuple[int | None, ...]]
"""What is counted, and its figure in this period and in those before it; None is a dash."""


class Bars(QWidget):
    """Of every row its name, a bar and the figure of this period. The largest first, dashes last."""

    def __init__(self, say: Speech, rows: Sequence[Row]) -> None:
        super().__init__()
        grid = _grid(self)
        grid.setColumnStretch(1, 1)
        most = max((figures[0] or 0 for _, figures in rows), default=0) or 1
        for place, (name, (figure, *_)) in enumerate(_by_size(rows)):
            grid.addWidget(Text(name, _ROW, wrap=False), place, 0, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(_Bar(0.0 if figure is None else figure / most), place, 1)
            grid.addWidget(_figure(say, figure, strong=True), place, 2, Qt.AlignmentFlag.AlignRight)
            _give_height(grid, place, len(rows))
        grid.setRowStretch(len(rows), 0 if len(rows) >= _MANY else 1)


class Beside(QWidget):
    """The same rows with a column for every period, the oldest first; `columns` as the figures, this one first."""

    def __init__(self, say: Speech, columns: Sequence[str], rows: Sequence[Row]) -> None:
        super().__init__()
        grid = _grid(self)
        grid.setColumnStretch(0, 3)
        for place, name in enumerate(reversed(columns), start=1):
            grid.addWidget(Text(name, look.SMALL_STRONG, "ink2", wrap=False), 0, place, Qt.AlignmentFlag.AlignRight)
            grid.setColumnStretch(place, 1)
        for number, (name, figures) in enumerate(_by_size(rows)):
            line = 2 * number + 1
            grid.addWidget(rule(), line, 0, 1, len(columns) + 1)
            grid.addWidget(Text(name, _ROW, wrap=False), line + 1, 0)
            for place, figure in enumerate(reversed(figures), start=1):
                shown = _figure(say, figure, strong=place == len(columns))
                grid.addWidget(shown, line + 1, place, Qt.AlignmentFlag.AlignRight)
            _give_height(grid, line + 1, len(rows))
        grid.setRowStretch(2 * len(rows) + 1, 0 if len(rows) >= _MANY else 1)


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
            painter.drawRoundedRect(mirror.placed(self, box), look.px(4), look.px(4))


def _by_size(rows: Sequence[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: -(row[1][0] or 0))


def _figure(say: Speech, figure: int | None, *, strong: bool) -> Text:
    style = _ROW_STRONG if strong else _ROW
    if figure is None:
        return Text(say("window.counts.dash-sign"), style, "ink2", wrap=False)
    return Text(str(figure), style, wrap=False)


def _give_height(grid: QGridLayout, line: int, rows: int) -> None:
    """Many rows share the height; a few stand at the top, with room around them."""
    if rows >= _MANY:
        grid.setRowStretch(line, 1)
    else:
        grid.setRowMinimumHeight(line, look.px(42))


def _grid(parent: QWidget) -> QGridLayout:
    grid = QGridLayout(parent)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(look.px(12))
    grid.setVerticalSpacing(0)
    return grid
