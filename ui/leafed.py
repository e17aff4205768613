"""Answers by the page, where letters are so large that not all of them fit: as many as there is room for, and in the
last place a large arrow that leads to the rest. Whoever points needs no scroll bar. A key chooses its answer on
whatever page that stands, and turns to it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QKeySequence, QPainter, QPaintEvent, QPen, QShortcut
from PySide6.QtWidgets import QPushButton, QSizePolicy

from intake.model import Code
from ui import look, mirror
from ui.button import paint_ring
from ui.card import row
from ui.icon import paint_icon
from ui.look import Role
from ui.text import Text
from ui.tile import Tile, Tiles

_RADIUS, _EDGE, _ARROW, _SMALL_ARROW, _DOT, _HERE = 12, 3, 72, 32, 5, 22
_TURNS = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
_LEAST, _LEAST_WITH_WORDS = QSize(72, 60), QSize(72, 48)


class Leafed(Tiles):
    """`columns` by `rows` places. `words(page, pages)`: what the arrow is called, pages from 1. `more`: words beside
    it, on the volunteer's own screen.
    """

    def __init__(
        self,
        columns: int,
        rows: int,
        words: Callable[[int, int], str],
        *,
        more: str = "",
        several: bool = False,
        exclusive: frozenset[Code] = frozenset(),
        gap: int = 12,
    ) -> None:
        super().__init__(columns, several=several, exclusive=exclusive, gap=gap)
        self._words, self._places, self._page = words, columns * rows - 1, 0
        self.more = More(more)
        self.more.clicked.connect(lambda: self.turn_to(self._page + 1))
        for key, pages in _TURNS.items():
            QShortcut(QKeySequence(key), self).activated.connect(partial(self._turn_by, pages))
        self.chosen.connect(lambda _codes: self._show())
        for place in range(rows):
            self._grid.setRowStretch(place, 1)
        self._grid.addWidget(self.more, rows - 1, columns - 1)

    def add(self, code: Code, tile: Tile) -> None:
        row, column = divmod(len(self._tiles) % self._places, self._columns)
        self._tiles[code] = tile
        policy = tile.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # every page is as high as the highest, and fits or does not
        tile.setSizePolicy(policy)
        tile.setMinimumHeight(max(tile.minimumHeight(), self.more.least().height()))
        self._grid.addWidget(tile, row, column)
        tile.clicked.connect(lambda: self._clicked(code))
        if tile.chooser:
            tile.chooser.setParent(self)  # a tile that is not seen hears no key
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

    def _turn_by(self, pages: int) -> None:
        self.turn_to(self._page + pages)

    def _clicked(self, code: Code) -> None:
        self._page = list(self._tiles).index(code) // self._places
        super()._clicked(code)

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
    """The arrow, and under it a dot for every page: long for the one that is seen, full where something is chosen.
    `words`: beside the arrow; with them it is in the volunteer's colours.
    """

    def __init__(self, words: str = "") -> None:
        super().__init__()
        self._page, self._pages = 0, 1
        self._marked: frozenset[int] = frozenset()
        self._words = bool(words)
        self._ink: Role = "ink" if words else "visitor_ink"
        self._ground: Role = "ground" if words else "visitor"
        self._edge = 2 if words else _EDGE
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        if words:
            said = Text(words, look.Type(19, 600, 15))
            said.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            row(self, (14, 4, _SMALL_ARROW + 16, 4 * _DOT)).addWidget(said)

    def show_page(self, page: int, pages: int, marked: frozenset[int]) -> None:
        """`marked`: the pages on which something is chosen."""
        self._page, self._pages, self._marked = page, pages, marked
        self.update()

    def least(self) -> QSize:
        """How small a place may be, in pixels."""
        least = _LEAST_WITH_WORDS if self._words else _LEAST
        return QSize(look.px(least.width()), look.px(least.height()))

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return self.least().expandedTo(layout.sizeHint()) if layout else self.least()

    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        return self.least().expandedTo(layout.minimumSize()) if layout else self.least()

    def hasHeightForWidth(self) -> bool:
        return self._words

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return max(layout.heightForWidth(width), self.least().height()) if layout else -1

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        box, ink, edge = QRectF(self.rect()), look.color(self._ink), look.px(self._edge)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(ink, edge))
            ground = look.color(self._ground)
            painter.setBrush(look.blend(ground, ink, 0.1) if self.underMouse() or self.isDown() else ground)
            inner = box.adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2)
            painter.drawRoundedRect(inner, look.px(_RADIUS), look.px(_RADIUS))
            foot = look.px(4 * _DOT)
            onwards = "chevron-right" if self._page + 1 < self._pages else "chevron-left"
            paint_icon(painter, mirror.pointing(self, onwards), self._place_of_arrow(box, foot), ink)
            self._paint_dots(painter, box.bottom() - foot)
            if self.hasFocus():
                paint_ring(painter, box, "ink", border=self._edge)

    def _place_of_arrow(self, box: QRectF, foot: int) -> QRectF:
        """In the middle; where there are words, at their end."""
        if self._words:
            side = look.px(_SMALL_ARROW)
            left = box.width() - side - look.px(10)
            return mirror.placed(self, QRectF(left, (box.height() - foot - side) / 2, side, side))
        square = min(look.px(_ARROW), box.height() - foot - 2 * look.px(self._edge))
        return QRectF((box.width() - square) / 2, (box.height() - foot - square) / 2, square, square)

    def _paint_dots(self, painter: QPainter, top: float) -> None:
        dot, gap, ink = look.px(_DOT) * 2, look.px(_DOT), look.color(self._ink)
        widths = [look.px(_HERE) if place == self._page else dot for place in range(self._pages)]
        left = (self.width() - sum(widths) - gap * (self._pages - 1)) / 2
        for place, width in enumerate(widths):
            filled = place in self._marked or place == self._page
            painter.setPen(QPen(ink, look.px(1.5)))
            painter.setBrush(ink if filled else Qt.BrushStyle.NoBrush)
            box = mirror.placed(self, QRectF(QPointF(left, top), QPointF(left + width, top + dot)))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), dot / 2, dot / 2)
            left += width + gap
