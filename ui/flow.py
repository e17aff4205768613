"""Parts in a line that goes on in the next one where they do not fit: buttons and tabs, whose words are as long as the
language and the size of the letters make them.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem

from ui import look


class Flow(QLayout):
    """Add widgets; `gap` between them, and between the lines, in pixels at 100 %. Reading starts at the left, or at the
    right where the widget it is in is mirrored.
    """

    def __init__(self, gap: int = 10) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(look.px(gap))

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, place: int) -> QLayoutItem | None:
        return self._items[place] if 0 <= place < len(self._items) else None

    def takeAt(self, place: int) -> QLayoutItem | None:
        return self._items.pop(place) if 0 <= place < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        lines = list(self._lines(width))
        return sum(_tall(line) for line in lines) + self.spacing() * max(0, len(lines) - 1)

    def sizeHint(self) -> QSize:
        """All in one line."""
        shown = [item.sizeHint() for item in self._items if not item.isEmpty()]
        wide = sum(size.width() for size in shown) + self.spacing() * max(0, len(shown) - 1)
        return QSize(wide, max((size.height() for size in shown), default=0))

    def minimumSize(self) -> QSize:
        """Each in a line of its own."""
        least = QSize(0, 0)
        for item in self._items:
            if not item.isEmpty():
                least = least.expandedTo(item.minimumSize())
        return least

    def setGeometry(self, box: QRect) -> None:
        super().setGeometry(box)
        parent = self.parentWidget()
        mirrored = parent is not None and parent.layoutDirection() == Qt.LayoutDirection.RightToLeft
        top = box.top()
        for line in self._lines(box.width()):
            along = 0
            for item in line:
                size = item.sizeHint().boundedTo(QSize(box.width(), item.sizeHint().height()))
                left = box.right() + 1 - along - size.width() if mirrored else box.left() + along
                item.setGeometry(QRect(QPoint(left, top), size))
                along += size.width() + self.spacing()
            top += _tall(line) + self.spacing()

    def _lines(self, width: int) -> Iterator[list[QLayoutItem]]:
        line: list[QLayoutItem] = []
        used = 0
        for item in self._items:
            if item.isEmpty():
                continue
            wide = item.sizeHint().width()
            if line and used + self.spacing() + wide > width:
                yield line
                line, used = [], 0
            used += wide + (self.spacing() if line else 0)
            line.append(item)
        if line:
            yield line


def _tall(line: list[QLayoutItem]) -> int:
    return max(item.sizeHint().height() for item in line)
