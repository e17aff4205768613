"""Answers by the page, where letters are so large that not all of them fit: as many as there is room for, and in the
last place a large arrow that leads to the rest. Whoever points needs no scroll bar.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy

from intake.model import Code
from ui import look, mirror
from ui.button import paint_ring
from ui.icon import paint_icon
from ui.tile import Tile, Tiles

_RADIUS, _EDGE, _ARROW, _DOT, _HERE = 12, 3, 72, 5, 22
_LEAST = QSize(72, 60)


class Leafed(Tiles):
    """`columns` by `rows` places. `words(page, pages)`: what the arrow is called, pages from 1."""

    def __init__(
        self,
        columns: int,
        rows: int,
        words: Callable[[int, int], str],
        *,
        several: bool = False,
        exclusive: frozenset[Code] = frozenset(),
        gap: int = 12,
    ) -> None:
        super().__init__(columns, several=several, exclusive=exclusive, gap=gap)
        self._words, self._places, self._page = words, columns * rows - 1, 0
        self.more = More()
        self.more.clicked.connect(lambda: self.turn_to(self._page + 1))
        self.chosen.connect(lambda _codes: self._show())
        for row in range(rows):
            self._grid.setRowStretch(row, 1)
        self._grid.addWidget(self.more, rows - 1, columns - 1)

    def add(self, code: Code, tile: Tile) -> None:
        row, column = divmod(len(self._tiles) % self._places, self._columns)
        self._tiles[code] = tile
        policy = tile.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # every page is as high as the highest, and fits or does not
        tile.setSizePolicy(policy)
        tile.setMinimumHeight(max(tile.minimumHeight(), look.px(_LEAST.height())))
        self._grid.addWidget(tile, row, column)
        tile.clicked.connect(lambda: self._clicked(code))
        self._show()

    def show_codes(self, codes: tuple[Code, ...]) -> None:
        super().show_codes(codes)
        self._show()

    def turn_to(self, page: int) -> None:
        """Shows a page (from 0); after the last comes the first."""
        self._page = page % self._pages()
        self._show()

    def turn_to_chosen(self) -> None:
        """The page of the first answer that is chosen, or else the first."""
        places = [place for place, tile in enumerate(self._tiles.values()) if tile.isChecked()]
        self.turn_to(places[0] // self._places if places else 0)

    def _pages(self) -> int:
        return max(1, -(-len(self._tiles) // self._places))

    def _show(self) -> None:
        for place, tile in enumerate(self._tiles.values()):
            tile.setVisible(place // self._places == self._page)
        marked = {place // self._places for place, tile in enumerate(self._tiles.values()) if tile.isChecked()}
        self.more.show_page(self._page, self._pages(), frozenset(marked))
        self.more.setAccessibleName(self._words(self._page + 1, self._pages()))
        self.more.setToolTip(self.more.accessibleName())


class More(QPushButton):
    """The arrow, and under it a dot for every page: long for the one that is seen, full where something is chosen."""

    def __init__(self) -> None:
        super().__init__()
        self._page, self._pages = 0, 1
        self._marked: frozenset[int] = frozenset()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_page(self, page: int, pages: int, marked: frozenset[int]) -> None:
        """`marked`: the pages on which something is chosen."""
        self._page, self._pages, self._marked = page, pages, marked
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(look.px(_LEAST.width()), look.px(_LEAST.height()))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        box, ink, edge = QRectF(self.rect()), look.color("visitor_ink"), look.px(_EDGE)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(ink, edge))
            ground = look.color("visitor")
            painter.setBrush(look.blend(ground, ink, 0.1) if self.underMouse() or self.isDown() else ground)
            inner = box.adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2)
            painter.drawRoundedRect(inner, look.px(_RADIUS), look.px(_RADIUS))
            foot = look.px(4 * _DOT)
            side = min(look.px(_ARROW), box.height() - foot - 2 * edge)
            square = QRectF((box.width() - side) / 2, (box.height() - foot - side) / 2, side, side)
            onwards = "chevron-right" if self._page + 1 < self._pages else "chevron-left"
            paint_icon(painter, mirror.pointing(self, onwards), square, ink)
            self._paint_dots(painter, box.bottom() - foot)
            if self.hasFocus():
                paint_ring(painter, box, "ink", border=_EDGE)

    def _paint_dots(self, painter: QPainter, top: float) -> None:
        dot, gap = look.px(_DOT) * 2, look.px(_DOT)
        widths = [look.px(_HERE) if place == self._page else dot for place in range(self._pages)]
        left = (self.width() - sum(widths) - gap * (self._pages - 1)) / 2
        for place, width in enumerate(widths):
            filled = place in self._marked or place == self._page
            painter.setPen(QPen(look.color("visitor_ink"), look.px(1.5)))
            painter.setBrush(look.color("visitor_ink") if filled else Qt.BrushStyle.NoBrush)
            box = mirror.placed(self, QRectF(QPointF(left, top), QPointF(left + width, top + dot)))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), dot / 2, dot / 2)
            left += width + gap
