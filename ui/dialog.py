"""A small window over the window, for what must be settled or closed first: one card, a title, what it holds, buttons.

It keeps the focus inside, closes with Escape, and is a dialog to a screen reader. It never blocks the program. It is as
tall as what it holds, and never taller than the window: then what is between title and buttons scrolls.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ui import look
from ui.button import Button
from ui.card import column, row
from ui.scrolled import Scrolled, turn_pages
from ui.stops import move_focus
from ui.surface import flood
from ui.text import Text

_AIR = 24  # of the window, that is seen around it at least


class Dialog(QDialog):
    """`body` is the layout between the title and the buttons. `open()` shows it; `accept()` and `reject()` end it.

    `lay_out` is called once; the last of `buttons` is the primary one, and Enter presses it. `listed`: it holds a list
    that scrolls by itself, under what should stay in sight.
    """

    def __init__(self, parent: QWidget, title: str, *, width: int = 620, listed: bool = False) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._over = parent.window()
        self.setFixedWidth(min(look.px(width), self._over.width() - look.px(_AIR)))
        self._whole = column(self, (32, 28, 32, 24) if not look.cramped() else (24, 16, 24, 14), 16)
        self._whole.addWidget(Text(title, look.NAME))
        self.body: QVBoxLayout = column(gap=12)
        self._page: Scrolled | None = None
        if listed:
            self._whole.addLayout(self.body, 1)
        else:
            held = QWidget()
            held.setLayout(self.body)
            self._page = Scrolled(held, 0)
            self._whole.addWidget(self._page, 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        flood(self, "card")

    def focusNextPrevChild(self, forward: bool) -> bool:
        return move_focus(self, forward=forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._page is None or not turn_pages(self._page, event):
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        self._fit()  # first: Qt then puts it in the middle
        super().showEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        """As tall as it must be; Qt would keep it at two thirds of the screen and cut off the rest."""
        wanted = max(self._whole.totalHeightForWidth(self.width()), self._whole.totalMinimumSize().height())
        self.setFixedHeight(min(wanted, self._over.height() - look.px(_AIR)))

    def lay_out(self, buttons: Sequence[Button]) -> None:
        line = row(gap=12)
        line.addStretch(1)
        for button in buttons:
            line.addWidget(button)
        if not look.cramped():
            self._whole.addSpacing(look.px(8))
        self._whole.addLayout(line)
        buttons[-1].answer_enter(self)
        buttons[-1].setFocus()


class Asking:
    """Whoever opens dialogs over a screen, one at a time: `dialog` is the one that is open."""

    dialog: Dialog | None = None

    def ask(self, dialog: Dialog) -> None:
        """Opens it. One may lead to the next: what closes later takes only itself away."""
        self.dialog = dialog
        dialog.finished.connect(partial(self._answered, dialog))
        dialog.open()

    def stop_asking(self) -> None:
        """Throws away what is open."""
        if self.dialog:
            self.dialog.reject()

    def _answered(self, dialog: Dialog, _result: int) -> None:
        if self.dialog is dialog:
            self.dialog = None


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
