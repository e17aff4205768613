"""What the desk writes down and what not, for the visitor to read: her language large, the volunteer's small beneath.
It lies over the question while she reads, and goes away with one click.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from intake.model import Lang
from ui import look
from ui.button import Button
from ui.card import column, row
from ui.fit import roomiest
from ui.icon import Disc
from ui.look import Type
from ui.speech import Speech
from ui.text import Text

LINES = (
    ("no-name", "card-account-details-outline"),
    ("no-status", "eye-off-outline"),
    ("choice", "hand-back-right-outline"),
    ("wiped", "trash-can-outline"),
    ("number", "message-outline"),
    ("count", "chart-bar"),
    ("stays", "lock-outline"),
    ("forget", "delete-clock-outline"),
)


@dataclass(frozen=True)
class _Plan:
    title: Type
    own: Type
    under: Type
    disc: int


_PLANS = (
    _Plan(Type(40, 700, 28), Type(25, 600, 19), look.BODY, 48),
    _Plan(Type(32, 700, 22), Type(20, 600, 15), Type(15, 400, 12), 36),
    _Plan(Type(24, 700, 18), Type(16, 600, 13), Type(13, 400, 11), 28),
    _Plan(Type(20, 700, 15), Type(13, 600, 11), Type(11, 400, 9), 24),
)


class Privacy(QWidget):
    """`read`: she has read it."""

    read = Signal()

    def __init__(self, say: Speech, language: Lang, plan: _Plan) -> None:
        super().__init__()
        self._say, self._language = say, language
        rtl = say.words.rtl(language)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        body = column(self, 0, 6 if look.cramped() else 16 if look.compact() else 24)
        body.addWidget(self._own("title", plan.title))
        grid = QGridLayout()
        grid.setHorizontalSpacing(look.px(28))
        grid.setVerticalSpacing(look.px(4 if look.cramped() else 12))
        for place, (name, icon) in enumerate(LINES):
            grid.addWidget(self._line(name, icon, plan), *divmod(place, 2))
        for side in (0, 1):
            grid.setColumnStretch(side, 1)
        body.addLayout(grid, 1)
        self.done = Button(say("window.facing.privacy-read"), "primary", icon="check-bold", height=64)
        self.done.clicked.connect(self.read)
        foot = row()
        foot.addStretch(1)
        foot.addWidget(self.done)
        body.addLayout(foot)

    def _line(self, name: str, icon: str, plan: _Plan) -> QWidget:
        line = QWidget()
        beside = row(line, 0, 16)
        beside.addWidget(Disc(icon, plan.disc, "card", "visitor_ink"), 0, Qt.AlignmentFlag.AlignTop)
        words = column(gap=2)
        own = self._own(name, plan.own)
        words.addWidget(own)
        if self._language != self._say.language:
            under = Text(self._say(f"guide.privacy.{name}"), plan.under, "visitor_ink")
            under.start_with(own)
            words.addWidget(under)
        words.addStretch(1)
        beside.addLayout(words, 1)
        return line

    def _own(self, name: str, style: Type) -> Text:
        words = self._say.words.text(self._language, f"guide.privacy.{name}")
        return Text(words, style, "visitor_ink", language=self._language)


def lay_out(say: Speech, language: Lang, room: QSize, within: QWidget) -> Privacy:
    """As large as the room allows."""
    shown = ("privacy", language, say.language)
    return roomiest([partial(Privacy, say, language, plan) for plan in _PLANS], room, within, shown)
