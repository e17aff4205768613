"""Choosing a new passphrase: one of six random words is on offer; what is typed is weighed; and it is typed twice."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import look, mirror
from ui.button import Button
from ui.card import Card, column, row
from ui.field import PassphraseField
from ui.look import Role
from ui.speech import Speech
from ui.text import Text

ENOUGH = 3
STRONGEST = 4


class Strength(QWidget):
    """Four bars and a word: how hard a passphrase is to guess."""

    def __init__(self, say: Speech) -> None:
        super().__init__()
        self._say = say
        self._bars = _Bars()
        self._text = Text("", look.SMALL_STRONG, "ink2", wrap=False)
        line = row(self, 0, 12)
        line.addWidget(self._bars, 1)
        line.addWidget(self._text)
        self.show_strength(None)

    def show_strength(self, strength: int | None) -> None:
        """From 0 to 4; None: nothing was typed."""
        words = self._say("window.passphrase.none" if strength is None else f"window.passphrase.strength-{strength}")
        self._bars.show_filled(
            0 if strength is None else max(1, strength), "plum" if (strength or 0) < ENOUGH else "accent"
        )
        self._text.setText(words)


class _Bars(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._filled = 0
        self._role: Role = "accent"
        self.setFixedHeight(look.px(8))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_filled(self, filled: int, role: Role) -> None:
        self._filled, self._role = filled, role
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        gap = look.px(6)
        width = (self.width() - gap * (STRONGEST - 1)) / STRONGEST
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            for place in range(STRONGEST):
                painter.setBrush(look.color(self._role if place < self._filled else "line"))
                box = QRectF(place * (width + gap), 0, width, self.height())
                painter.drawRoundedRect(mirror.placed(self, box), self.height() / 2, self.height() / 2)


class NewPassphrase(QWidget):
    """`suggest` makes a passphrase, `weigh` says how strong one is (0 to 4, 3 is enough)."""

    def __init__(self, say: Speech, suggest: Callable[[], str], weigh: Callable[[str], int]) -> None:
        super().__init__()
        self._say, self._suggest, self._weigh = say, suggest, weigh
        self.first = PassphraseField(say, say("window.passphrase.new"))
        self.again = PassphraseField(say, say("window.passphrase.again"))
        self._strength = Strength(say)
        self._offered = Text("", look.FIELD)
        body = column(self, 0, 12)
        body.addWidget(self._offer())
        body.addWidget(self.first)
        body.addWidget(self._strength)
        body.addWidget(self.again)
        self.first.changed.connect(self._show_strength)
        self._offer_another()

    def text(self) -> str:
        return self.first.text()

    def offered(self) -> str:
        """The passphrase on offer."""
        return self._offered.text()

    def is_good(self) -> bool:
        """Whether it may be used; if not, the field that is wrong says why and takes the focus."""
        if self._weigh(self.first.text()) < ENOUGH:
            self.first.note(self._say("window.passphrase.weak"))
            self.first.setFocus()
            return False
        if self.first.text() != self.again.text():
            self.again.note(self._say("window.passphrase.differs"))
            self.again.setFocus()
            return False
        return True

    def forget(self) -> None:
        self.first.clear()
        self.again.clear()
        self._offered.setText("")

    def _offer(self) -> Card:
        card = Card("tint")
        inner = column(card, (16, 12, 16, 8), 4)
        inner.addWidget(Text(self._say("window.passphrase.offer"), look.SMALL_STRONG, "ink2"))
        inner.addWidget(self._offered)
        line = row()
        for key, icon, press in (("take", "check-bold", self._take), ("another", "refresh", self._offer_another)):
            button = Button(self._say(f"window.passphrase.{key}"), "link", icon=icon, height=48)
            button.clicked.connect(press)
            line.addWidget(button)
        line.addStretch(1)
        inner.addLayout(line)
        return card

    def _offer_another(self) -> None:
        self._offered.setText(self._suggest())

    def _take(self) -> None:
        self.first.edit.setText(self.offered())
        self.first.show_text(shown=True)
        self.again.setFocus()

    def _show_strength(self, text: str) -> None:
        self._strength.show_strength(self._weigh(text) if text else None)
