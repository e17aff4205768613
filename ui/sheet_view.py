"""A sheet on screen: one page of it at a time, as large as there is room, and the way to the next."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import look
from ui.button import Button
from ui.card import column, row
from ui.speech import Speech
from ui.text import Text

PREVIEW_DPI = 120
_SHAPE = 297 / 210  # of A4, height over width


class SheetView(QWidget):
    """`show_pages(pictures)`; nothing to show is an empty sheet with a word on it."""

    def __init__(self, say: Speech) -> None:
        super().__init__()
        self._say = say
        self._pages: Sequence[QImage] = ()
        self._place = 0
        self.paper = _Paper(say("window.handout.making"))
        self._where = Text("", look.STRONG, wrap=False)
        self.earlier = Button(say("window.handout.earlier"), "quiet", icon="chevron-left", bare=True, height=48)
        self.later = Button(say("window.handout.later"), "quiet", icon="chevron-right", bare=True, height=48)
        self.earlier.clicked.connect(lambda: self.turn_to(self._place - 1))
        self.later.clicked.connect(lambda: self.turn_to(self._place + 1))
        self._pager = QWidget()
        line = row(self._pager, 0, 12)
        line.addStretch(1)
        for part in (self.earlier, self._where, self.later):
            line.addWidget(part)
        line.addStretch(1)
        body = column(self, 0, 8)
        body.addWidget(self.paper, 1)
        body.addWidget(self._pager)
        self.show_pages(())

    def show_pages(self, pages: Sequence[QImage]) -> None:
        self._pages = pages
        self._pager.setVisible(len(pages) > 1)
        self.turn_to(min(self._place, max(len(pages) - 1, 0)))

    def turn_to(self, place: int) -> None:
        """Shows a page (from 0)."""
        self._place = place
        self.paper.show_page(self._pages[place] if self._pages else None)
        words = self._say("window.handout.page", page=place + 1, pages=len(self._pages)) if self._pages else ""
        self._where.setText(words)
        self.paper.setAccessibleName(words)
        self.earlier.setEnabled(place > 0)
        self.later.setEnabled(place + 1 < len(self._pages))


class _Paper(QWidget):
    """The page itself: white in every look, because paper is. In greys, as it came: as colours it would take four times
    the memory.
    """

    def __init__(self, waiting: str) -> None:
        super().__init__()
        self._waiting = waiting
        self._page: QImage | None = None
        self._fitted: QPixmap | None = None
        """The page in the size in which it was painted last."""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(look.px(200), round(look.px(200) * _SHAPE))

    def show_page(self, page: QImage | None) -> None:
        self._page, self._fitted = page, None
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        box = self._box()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.fillRect(box, Qt.GlobalColor.white)
            if self._page:
                painter.drawPixmap(box.topLeft(), self._scaled(self._page, box))
            else:
                painter.setPen(look.color("edge"))
                painter.setFont(look.font(look.BODY))
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._waiting)
            painter.setPen(QPen(look.color("line"), 1))
            painter.drawRect(box)

    def _scaled(self, page: QImage, box: QRectF) -> QPixmap:
        """Scaled to the pixels of this display, so that small print stays sharp."""
        ratio = self.devicePixelRatioF()
        size = (box.size() * ratio).toSize()
        if self._fitted is None or self._fitted.size() != size:
            way = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            self._fitted = QPixmap.fromImage(page.scaled(size, *way))
            self._fitted.setDevicePixelRatio(ratio)
        return self._fitted

    def _box(self) -> QRectF:
        """As large as fits, in the middle, on whole pixels."""
        high = min(self.height() - 1, (self.width() - 1) * _SHAPE)
        wide = high / _SHAPE
        return QRectF(round((self.width() - wide) / 2), round((self.height() - high) / 2), round(wide), round(high))
