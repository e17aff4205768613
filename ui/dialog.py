"""A small window over the window, for what must be settled or closed first: one card, a title, what it holds, buttons.

It keeps the focus inside, closes with Escape, and is a dialog to a screen reader. It never blocks the program. It is as
high as what it holds, and never higher than the window: then what it holds scrolls, and the buttons stay in sight.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QScrollArea, QVBoxLayout, QWidget

from ui import look
from ui.button import Button
from ui.card import column, row
from ui.scrolled import scrolling
from ui.text import Text

_SIDE, _LEAST_HEIGHT, _LEAST_ROOM = 32, 320, 120  # in pixels at 100 %


class Dialog(QDialog):
    """`body` is the layout between the title and the buttons. `open()` shows it; `accept()` and `reject()` end it.

    `lay_out` is called once; the last of `buttons` is the primary one, and Enter presses it.
    """

    def __init__(self, parent: QWidget, title: str, *, width: int = 620) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setProperty("role", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(min(look.px(width), parent.window().width() - look.px(24)))
        self._whole = column(self, (_SIDE, 28, _SIDE, 24), 16)
        self._whole.addWidget(Text(title, look.NAME))
        self._room = _Room(self.width() - 2 * look.px(_SIDE))
        self._room.changed.connect(self._fit)
        self.body: QVBoxLayout = self._room.body
        self._whole.addWidget(self._room, 1)
        self._most = max(parent.window().height() - look.px(16), look.px(_LEAST_HEIGHT))

    def lay_out(self, buttons: Sequence[Button]) -> None:
        line = row(gap=12)
        line.addStretch(1)
        for button in buttons:
            line.addWidget(button)
        self._whole.addSpacing(look.px(8))
        self._whole.addLayout(line)
        buttons[-1].answer_enter(self)
        buttons[-1].setFocus()
        self._fit()

    def _fit(self) -> None:
        """As high as what it holds."""
        if self._whole.hasHeightForWidth():
            high = self._whole.totalHeightForWidth(self.width())
        else:
            high = self._whole.totalSizeHint().height()
        self.setFixedHeight(min(high, self._most))


class _Room(QScrollArea):
    """What a dialog holds, in a column so many pixels wide; as high as it is, if there is so much room. `changed`: it
    asks for another height.
    """

    changed = Signal()

    def __init__(self, width: int) -> None:
        super().__init__()
        self._width = width
        page = QWidget()
        self.body = column(page, gap=12)
        scrolling(self, page)
        page.installEventFilter(self)
        self._changes = QTimer(self)
        self._changes.setSingleShot(True)
        self._changes.timeout.connect(self.changed)

    def sizeHint(self) -> QSize:
        high = self.body.heightForWidth(self._width) if self.body.hasHeightForWidth() else self.body.sizeHint().height()
        return QSize(self._width, high)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._width, min(self.sizeHint().height(), look.px(_LEAST_ROOM)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._changes.start()
        return super().eventFilter(watched, event)


class Question(Dialog):
    """Something that cannot be undone, asked once. `accepted`: yes. The careful answer is the green one."""

    def __init__(self, parent: QWidget, title: str, text: str) -> None:
        super().__init__(parent, title, width=540)
        self.body.addWidget(Text(text))

    def offer(self, *, no: str, yes: str) -> None:
        """The words on its two buttons."""
        refuse, agree = Button(no, "primary"), Button(yes, "quiet")
        refuse.clicked.connect(self.reject)
        agree.clicked.connect(self.accept)
        self.lay_out([agree, refuse])
