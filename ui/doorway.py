"""The screens before the desk is open: the street of doors at one side, one card with one task at the other."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from intake.model import Lang
from ui import look
from ui.card import Card, column, row
from ui.doors import Doors, Street
from ui.icon import Mark
from ui.screen import Screen
from ui.speech import Speech
from ui.text import Text

_STREET_AT_LEAST = 240
_SKY = (48, 44, 48, 0)
_GREETINGS = (
    {"nl": "nl", "en": "en", "pt-BR": "pt-Latn", "mn": "mn-Cyrl"},
    {"ar": "ar-Arab", "ti": "ti-Ethi"},
)
"""By the names of their words, with the script: the table that would tell it is not read before the first paint."""
_DIRECTLY = Qt.FindChildOption.FindDirectChildrenOnly


class Doorway(Screen):
    """`sky` is the layout over the doors. `stand` puts the screen together; `width` of its card at 100 %."""

    def __init__(self, say: Speech, name: str, street: Street) -> None:
        super().__init__(say, name)
        self._street = Doors(street, radius=0)
        self._greets = False
        self._greetings: QWidget | None = None
        self.sky: QVBoxLayout = column(self._street, _SKY, 8)
        self._street.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)  # it gives way to the card

    def stand(self, page: QWidget, *, width: int, foot: QWidget | None = None) -> None:
        card = Card("side")
        street = 0 if look.cramped() else _STREET_AT_LEAST
        card.setFixedWidth(min(look.px(width), look.worn().width - look.px(street)))
        inner = column(card)
        inner.addWidget(self.banner)
        inner.addWidget(self.paper(page), 1)
        if foot:
            inner.addWidget(foot)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._street, 1)
        whole.addWidget(card)

    def greet(self) -> None:
        """Welcome, in the languages of the visitors, in the sky; left out where there is no room to say so.

        It comes right after the first paint: its scripts take a while to shape, and nobody waits for it to type.
        """
        self._greets = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_greetings()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._greets:
            self._greets = False
            QTimer.singleShot(0, self, self._greet)

    def _greet(self) -> None:
        self._greetings = _greetings(self.say)
        self.sky.addWidget(self._greetings, 0, Qt.AlignmentFlag.AlignTop)
        self._fit_greetings()

    def _fit_greetings(self) -> None:
        if self._greetings:
            margins = look.px(_SKY[0] + _SKY[2])
            card = sum(child.width() for child in self.findChildren(Card, options=_DIRECTLY))
            self._greetings.setVisible(self._greetings.sizeHint().width() + margins <= self.width() - card)


def _greetings(say: Speech) -> QWidget:
    sky = QWidget()
    lines = column(sky, gap=6)
    for languages in _GREETINGS:
        line = row(gap=20)
        for name, language in languages.items():
            words = say(f"window.welcome.{name}")
            line.addWidget(Text(words, look.Type(21), "on_deep2", language=Lang(language), wrap=False))
        line.addStretch(1)
        lines.addLayout(line)
    return sky


def head(say: Speech) -> QHBoxLayout:
    """The mark and the name; without them where room is scarce."""
    line = row(gap=12)
    if look.compact():
        return line
    line.addWidget(Mark(40))
    line.addWidget(Text(say("window.kit.name"), look.Type(28, 700, 24), wrap=False))
    line.addStretch(1)
    return line
