"""A small window over the window, for what must be settled or closed first: one card, a title, what it holds, buttons.

It keeps the focus inside, closes with Escape, and is a dialog to a screen reader. It never blocks the program.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ui import look
from ui.button import Button
from ui.card import column, row
from ui.text import Text


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
        self._whole = column(self, (32, 28, 32, 24), 16)
        self._whole.addWidget(Text(title, look.NAME))
        self.body: QVBoxLayout = column(gap=12)
        self._whole.addLayout(self.body, 1)

    def lay_out(self, buttons: Sequence[Button]) -> None:
        line = row(gap=12)
        line.addStretch(1)
        for button in buttons:
            line.addWidget(button)
        self._whole.addSpacing(look.px(8))
        self._whole.addLayout(line)
        buttons[-1].answer_enter(self)
        buttons[-1].setFocus()


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
