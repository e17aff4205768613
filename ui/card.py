"""The surfaces: cards, the inline banner, notes, rows of a list, and the card of one step in the advice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from intake.model import Risk
from ui import look, mirror
from ui.button import RING, Button, paint_ring
from ui.icon import Disc, Glyph
from ui.look import Role
from ui.speech import Speech
from ui.surface import Ground, edges, paint_ground
from ui.text import Text

Mood = Literal["info", "trouble"]
Sides = tuple[int, int, int, int]

_RISKS: dict[Risk, tuple[str, Ground, Role]] = {
    "none": ("shield-check-outline", "tint", "accent"),
    "confidential": ("account-eye-outline", "tint", "accent"),
    "cost": ("currency-eur", "plum", "plum"),
    "name": ("account-eye-outline", "plum", "plum"),
    "authority": ("alert-outline", "plum", "plum"),
}


def column(parent: QWidget | None = None, pad: int | Sides = 0, gap: int = 0) -> QVBoxLayout:
    """A vertical layout; `pad` (all sides, or left, top, right, bottom) and `gap` in pixels at 100 %."""
    layout = QVBoxLayout(parent) if parent else QVBoxLayout()
    _space(layout, pad, gap)
    return layout


def row(parent: QWidget | None = None, pad: int | Sides = 0, gap: int = 0) -> QHBoxLayout:
    """A horizontal layout, as `column`."""
    layout = QHBoxLayout(parent) if parent else QHBoxLayout()
    _space(layout, pad, gap)
    return layout


def beside(*, stacked: bool, gap: int) -> QBoxLayout:
    """For parts that stand side by side, or one below the other where `stacked`. `gap` in pixels at 100 %."""
    return column(gap=gap) if stacked else row(gap=gap)


def empty(layout: QLayout) -> None:
    """Takes out and deletes all that is in a layout. It is hidden first: until it is deleted it would be seen."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            empty(inner)


def ruled(rows: Iterable[QWidget]) -> Iterator[QWidget]:
    """The rows of a list, with a line between each two."""
    for place, one in enumerate(rows):
        if place:
            yield rule()
        yield one


def announce(widget: QWidget, text: str) -> None:
    """A screen reader says it at once."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # takes a while, and the first screen is silent

    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


class Card(QFrame):
    """A frame in one of the grounds of `Ground`; lay it out with `column(card, 24)`."""

    def __init__(self, ground: Ground = "card") -> None:
        super().__init__()
        self._ground = ground
        self.setContentsMargins(*edges(ground))

    def show_ground(self, ground: Ground) -> None:
        """Another one, with the same edge."""
        self._ground = ground
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_ground(self, self._ground)


def rule() -> Card:
    """A thin line between rows."""
    line = Card("rule")
    line.setFixedHeight(1)
    return line


class Note(QWidget):
    """An icon, a small heading and a text under it ("Why we ask this"). `head` may be empty."""

    def __init__(self, icon: str, head: str, text: str) -> None:
        super().__init__()
        line = row(self, 0, 12)
        line.addWidget(Glyph(icon, 24, "ink2"), 0, Qt.AlignmentFlag.AlignTop)
        words = column(gap=2)
        if head:
            words.addWidget(Text(head, look.SMALL_STRONG, "ink2"))
        self.text = Text(text)
        words.addWidget(self.text)
        words.addStretch(1)
        line.addLayout(words, 1)


class Strip(Card):
    """A line on a tinted ground that goes with what it stands under: an icon and a text."""

    def __init__(self, icon: str, text: str, mood: Mood = "info", style: look.Type = look.BODY) -> None:
        super().__init__("plum" if mood == "trouble" else "tint")
        line = row(self, (16, 10, 16, 10), 12)
        role: Role = "plum" if mood == "trouble" else "accent"
        line.addWidget(Glyph(icon, 22, role), 0, Qt.AlignmentFlag.AlignTop)
        self.text = Text(text, style)
        line.addWidget(self.text, 1)


class Banner(Card):
    """A message in the page instead of a box before it. Hidden until `tell`; a screen reader is told at once."""

    closed = Signal()

    def __init__(self, say: Speech) -> None:
        super().__init__("message")
        self._glyph = Glyph("information-outline", 24, "accent")
        self._text = Text(style=look.STRONG)
        self._close = Button(say("window.kit.close"), "text", icon="close", bare=True, height=48)
        line = row(self, (28, 4, 20, 4), 14)
        line.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self._text, 1)
        line.addWidget(self._close)
        self._close.clicked.connect(self.clear)
        self.setVisible(False)

    def tell(self, text: str, mood: Mood = "info") -> None:
        trouble = mood == "trouble"
        self.show_ground("alarm" if trouble else "message")
        self._glyph.show_icon(
            "alert-circle-outline" if trouble else "information-outline", "plum" if trouble else "accent"
        )
        self._text.setText(text)
        self.setVisible(True)
        announce(self, text)

    def text(self) -> str:
        """What it says now; nothing while it is hidden."""
        return self._text.text() if not self.isHidden() else ""

    def clear(self) -> None:
        self.setVisible(False)
        self._text.setText("")
        self.closed.emit()


class ListRow(QPushButton):
    """A row of a list that can be pressed: a disc, a line and a smaller one under it, and a chevron."""

    def __init__(self, icon: str, text: str, under: str = "") -> None:
        super().__init__()
        self.setAccessibleName(f"{text}, {under}" if under else text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        line = row(self, (8, 9, 4, 9), 14)
        line.addWidget(Disc(icon, 42))
        words = column(gap=1)
        self._labels: list[QLabel] = [Text(text, look.STRONG)]
        if under:
            self._labels.append(Text(under, look.SMALL, "ink2"))
        for label in self._labels:
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            words.addWidget(label)
        line.addLayout(words, 1)
        line.addWidget(Glyph("chevron-right", 22, "ink2"))
        self.setMinimumHeight(look.px(48))

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout else QSize()

    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        return layout.minimumSize() if layout else QSize()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.underMouse() or self.isDown() or self.isChecked():
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(look.color("tint" if self.isChecked() else "sunk"))
                painter.drawRoundedRect(self.rect(), look.px(10), look.px(10))
            if self.isChecked():  # told by more than its colour
                painter.setBrush(look.color("accent"))
                tall, wide = self.height() * 0.5, look.px(4)
                mark = mirror.placed(self, QRectF(look.px(RING), (self.height() - tall) / 2, wide, tall))
                painter.drawRoundedRect(mark, wide / 2, wide / 2)
            if self.hasFocus():
                paint_ring(painter, self.rect().toRectF())


class RiskLine(Card):
    """Who will learn her name: green when nobody does, or nobody who may tell; plum when it may cost her something."""

    def __init__(self, risk: Risk, text: str) -> None:
        icon, ground, role = _RISKS[risk]
        super().__init__(ground)
        line = row(self, (10, 7, 10, 7), 8)
        line.addWidget(Glyph(icon, 20, role), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(Text(text, look.SMALL_STRONG, role), 1)


StepSize = Literal["whole", "brief", "folded"]


class StepCard(Card):
    """One step of the advice so far: number, what to do, because of what, who will know. `new`: words for the mark, or
    nothing. `brief`: without its reason, and of the risk the sign alone; `folded`, in a narrow rail: number and sign.
    What is not seen stands in the tooltip and is read out.
    """

    def __init__(
        self,
        number: int | str,
        title: str,
        because: str,
        risk: Risk,
        risk_text: str,
        *,
        new: str = "",
        size: StepSize = "whole",
    ) -> None:
        super().__init__("card")
        self.setAccessibleName(f"{number}. {title} {because} {risk_text}")
        if size == "folded":
            self._fold(number, title, risk)
            return
        whole = size == "whole"
        body = column(self, (16, 14, 16, 14) if whole else (16, 9, 12, 9), 8)
        head = row(gap=10)
        head.addWidget(Text(str(number), look.HEADING, "accent", wrap=False), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(Text(title, look.Type(18, 600) if whole else look.Type(16, 600)), 1)
        if new:
            head.addWidget(Text(new, look.SMALL_STRONG, "accent", wrap=False), 0, Qt.AlignmentFlag.AlignTop)
        body.addLayout(head)
        if whole:
            body.addWidget(Text(because, look.Type(16), "ink2"))
            body.addWidget(RiskLine(risk, risk_text))
        else:
            self.setToolTip(f"{because}\n{risk_text}")
            head.addWidget(_sign(risk), 0, Qt.AlignmentFlag.AlignTop)

    def _fold(self, number: int | str, title: str, risk: Risk) -> None:
        self.setToolTip(title)
        body = column(self, (6, 8, 6, 8), 4)
        body.addWidget(Text(str(number), look.HEADING, "accent", centred=True))
        body.addWidget(_sign(risk), 0, Qt.AlignmentFlag.AlignHCenter)


def _sign(risk: Risk) -> Glyph:
    icon, _, role = _RISKS[risk]
    return Glyph(icon, 24, role)


def _space(layout: QVBoxLayout | QHBoxLayout, pad: int | Sides, gap: int) -> None:
    left, top, right, bottom = (pad,) * 4 if isinstance(pad, int) else pad
    sides = (right, top, left, bottom) if look.rtl() else (left, top, right, bottom)
    layout.setContentsMargins(*(look.px(side) if side else 0 for side in sides))
    layout.setSpacing(look.px(gap) if gap else 0)
