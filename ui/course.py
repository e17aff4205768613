"""The first day: who sits at the table, and how the volunteer did."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake.course import Difference, Family
from ui import look
from ui.button import Button
from ui.card import Card, Note, Strip, column, row, rule
from ui.dialog import Dialog
from ui.speech import Speech
from ui.text import Text

_ICONS = {
    "answer": "comment-quote-outline",
    "lacks": "plus-circle-outline",
    "left-out": "undo",
    "extra": "minus-circle-outline",
}


class FamilyDialog(Dialog):
    """What she would tell, if she is asked: to be read before, and again with F7 while the conversation goes on."""

    def __init__(self, parent: QWidget, say: Speech, family: Family) -> None:
        super().__init__(parent, family.title, width=860)
        self.body.addWidget(Text(say("window.course.language", language=say(f"language.{family.language}"))))
        self.body.addWidget(Note("eye-outline", say("window.course.learn"), family.teaches))
        self.body.addWidget(Text(say("window.course.says"), look.STRONG))
        held = QWidget()
        lines = column(held, gap=4)
        for place, (asked, said) in enumerate(family.says):
            if place:
                lines.addWidget(rule())
            line = row(gap=18)
            line.addWidget(Text(asked, role="ink2"), 3)
            line.addWidget(Text(said, look.STRONG), 4)
            lines.addLayout(line)
        lines.addStretch(1)
        self.body.addWidget(held)
        close = Button(say("window.course.close"), "primary")
        close.clicked.connect(self.accept)
        self.lay_out([close])


class ResultDialog(Dialog):
    """`again`: the same family once more. `next`: on to the next, or the end."""

    again = Signal()
    next = Signal()

    def __init__(self, parent: QWidget, say: Speech, found: Sequence[Difference]) -> None:
        super().__init__(parent, say("window.course.not-yet" if found else "window.course.right"), width=820)
        self._say = say
        if found:
            self.body.addWidget(Text(say("window.course.not-yet-what"), role="ink2"))
            held = QWidget()
            self._fill(column(held, gap=8), found)
            self.body.addWidget(held)
        else:
            self.body.addWidget(Strip("check-circle-outline", say("window.course.right-what"), style=look.LEAD))
            self.body.addStretch(1)
        again = Button(say("window.course.again"), "quiet", icon="refresh")
        again.clicked.connect(self.again)
        again.clicked.connect(self.accept)
        on = Button(say("window.course.next"), "primary", icon="arrow-right", icon_last=True)
        on.clicked.connect(self.next)
        on.clicked.connect(self.accept)
        self.lay_out([again, on])

    def _fill(self, lines: QVBoxLayout, found: Sequence[Difference]) -> None:
        for one in found:
            card = Card("sunk")
            inner = column(card, (14, 10, 14, 10), 2)
            inner.addWidget(Note(_ICONS[one.kind], "", self._said(one)))
            if one.because:
                things = ", ".join(self._say(f"guide.{fact}.ask") for fact in one.because)
                inner.addWidget(Text(self._say("window.course.because", things=things), look.SMALL, "ink2"))
            lines.addWidget(card)
        lines.addStretch(1)

    def _said(self, one: Difference) -> str:
        key = f"guide.{one.thing}.ask" if one.kind == "answer" else f"step.{one.thing}.do"
        return self._say(f"window.course.{one.kind}", thing=self._say(key))
