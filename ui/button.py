"""Buttons. They paint themselves, so that the space between icon and words, and a focus ring that is seen on every
ground, do not depend on the machine's style.
"""

from __future__ import annotations

from typing import Literal

import msgspec
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen, QShortcut
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui import look, mirror
from ui.icon import paint_icon
from ui.look import Role, Type

Kind = Literal[
    "primary", "quiet", "choice", "text", "link", "safety", "alarm", "warm", "visitor", "tab", "name", "digit", "day"
]
ENTER_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
RING = 3  # the focus ring, in pixels at 100 %
_WIDER, _AIR = 2, 3  # than a border that is there anyway; and between the ring and a button with a ground
_GAP, _RADIUS = 10, 12
_NO_ICON, ON_TWO_LINES = 2, 3  # the last steps of giving way
_LINE = 1.12  # from one line of words to the next, in the size of the letters
_CHECKABLE = ("tab", "choice", "day", "alarm")
_FULL: dict[str, tuple[Role, Role]] = {"day": ("accent", "on_accent"), "alarm": ("plum", "card")}
"""Checkable ones that are filled when they are checked, and what is written on them then."""
_USUAL = Type(18, 600)


class _Dress(msgspec.Struct, frozen=True):
    """`fill` None: no ground. `border` in pixels at 100 %; 0: none."""

    role: Role
    fill: Role | None = None
    edge: Role = "edge"
    border: int = 0
    style: Type = _USUAL
    pad: int = 22
    ring: Role = "ink"


_DRESSES: dict[Kind, _Dress] = {
    "primary": _Dress("on_accent", "accent", style=Type(20, 600)),
    "quiet": _Dress("ink", border=1),
    "choice": _Dress("ink", border=1),
    "text": _Dress("ink", pad=14),
    "link": _Dress("accent", style=Type(16, 600), pad=10),
    "safety": _Dress("plum", "plum_tint", "plum", 2, Type(17, 600), 16),
    "alarm": _Dress("plum", "plum_tint", "plum", 2, Type(34, 700, 26), 16),
    "warm": _Dress("on_warm", "warm", style=Type(22, 700), pad=32, ring="on_deep"),
    "visitor": _Dress("visitor_ink", None, "visitor_ink", 1, Type(17, 600), ring="visitor_ink"),
    "digit": _Dress("ink", "card", border=1, style=Type(30, 600, 24)),
    "name": _Dress("ink", style=look.NAME, pad=10),
    "tab": _Dress("ink", style=Type(16, 600), pad=14),
    "day": _Dress("ink", border=1, style=Type(16, 600), pad=11),
}


class _Words(msgspec.Struct, frozen=True):
    """What a button says: its lines, each with its width, and the width of the widest."""

    text: str = ""
    lines: tuple[tuple[str, float], ...] = ()
    width: float = 0.0


class Button(QPushButton):
    """A button of one of the kinds of `Kind`. Space, and Enter while it has the focus, press it.

    `icon` stands before the words, or after them with `icon_last`; with `bare` it stands alone and the words are its
    accessible name and tooltip. `short` are the words where room is scarce. `key` ("F9") is a shortcut, shown after
    the words. A "tab", a "choice" (outlined), a "day" and an "alarm" are checkable. Heights are in pixels at 100 %. One
    that `breaks` may be made so narrow that its words stand on two lines.
    """

    def __init__(
        self,
        text: str,
        kind: Kind = "quiet",
        *,
        icon: str = "",
        icon_last: bool = False,
        bare: bool = False,
        short: str = "",
        key: str = "",
        height: int = 52,
        breaks: bool = False,
    ) -> None:
        super().__init__(text)
        self._kind: Kind = kind
        self._dress = _DRESSES[kind]
        self._icon, self._icon_last, self._bare, self._short = icon, icon_last, bare, short
        self._key, self._breaks = key, breaks
        self._measured = _Words(), _Words()
        """The words that were measured last, on one line and on two: layouts ask for them again and again."""
        self._narrow, self._least = 0, 0
        self.answers_enter = False
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFont(look.font(self._dress.style))
        self.setFixedHeight(look.px(height))
        across = QSizePolicy.Policy.Preferred if breaks else QSizePolicy.Policy.Minimum
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)
        self.setCheckable(kind in _CHECKABLE)
        if kind == "choice":
            self.toggled.connect(lambda on: self.show_icon("check-bold" if on else icon))
        if key:
            self.setShortcut(QKeySequence(key))
        if bare:
            self.setToolTip(text)

    def setText(self, text: str) -> None:
        super().setText(text)
        if self._key:
            self.setShortcut(QKeySequence(self._key))  # Qt takes it away with the words
        self.setAccessibleName(text)
        self.updateGeometry()

    def show_icon(self, name: str) -> None:
        """Swaps the icon; "" takes it away."""
        self._icon = name
        self.updateGeometry()
        self.update()

    def give_way(self, step: int) -> None:
        """Takes less room: with 1 less air around its words, with 2 no icon before them, with 3 (`ON_TWO_LINES`) they
        stand over each other. 0: as it was.
        """
        if step != self._narrow:
            self._narrow = step
            self.updateGeometry()
            self.update()

    def width_after(self, step: int) -> int:
        """How wide it would be after `give_way`."""
        before, self._narrow = self._narrow, step
        width = self.sizeHint().width()
        self._narrow = before
        return width

    def widen(self, least: int) -> None:
        """At least so wide (in pixels at 100 %), as long as it need not give way."""
        self._least = look.px(least)
        self.updateGeometry()

    def answer_enter(self, screen: QWidget) -> None:
        """From now on Enter presses it, wherever the focus is on that screen (but on another button)."""
        self.answers_enter = True
        shortcut = QShortcut(screen)
        shortcut.setKeys([QKeySequence(key) for key in ENTER_KEYS])
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.click)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in ENTER_KEYS:
            event.accept()  # the focus decides before the screen's own Enter does
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER_KEYS:
            self.click()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        if self._bare:
            return QSize(self.height(), self.height())
        width = self._width_of(self._words(broken=self._narrow == ON_TWO_LINES))
        return QSize(width if self._narrow else max(width, self._least), self.height())

    def minimumSizeHint(self) -> QSize:
        if self._breaks and not self._bare:
            return QSize(self._width_of(self._words(broken=True)), self.height())
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_ground(painter)
            self._paint_content(painter)

    def _visible_text(self) -> str:
        if self._bare:
            return ""
        words = self._short if self._short and look.compact() else self.text()
        return words if not self._key or words == self._key else f"{words}  {self._key}"

    def _icon_size(self) -> float:
        shown = self._icon and not (self._narrow >= _NO_ICON and self._visible_text())
        return look.px(self._dress.style.size * 1.25) if shown else 0

    def _mark_width(self) -> float:
        return look.px(self._dress.style.size * 1.25) + look.px(_GAP)

    def _words(self, *, broken: bool) -> _Words:
        """What is said, on one line, or on the two that take least room beside each other."""
        text = self._visible_text()
        if text != self._measured[0].text:
            metrics = QFontMetricsF(self.font())
            parts = text.split(" ")
            ways = [(" ".join(parts[:place]), " ".join(parts[place:])) for place in range(1, len(parts))]
            two = min((_measured(way, metrics) for way in ways), key=lambda one: one.width, default=None)
            one = _measured((text,), metrics)
            self._measured = one, two or one
        return self._measured[broken]

    def _shown_words(self) -> _Words:
        """As they fit in what it was given."""
        one = self._words(broken=False)
        short = (self._breaks or self._narrow == ON_TWO_LINES) and self._content_width(
            one
        ) > self.width() - 2 * look.px(RING)
        return self._words(broken=True) if short else one

    def _content_width(self, words: _Words) -> float:
        gap = look.px(_GAP) if self._icon_size() and words.text else 0
        return self._icon_size() + gap + words.width

    def _width_of(self, words: _Words) -> int:
        """With the air around it."""
        mark = self._mark_width() if self._kind == "choice" and not self._icon else 0  # its words must not jump
        pad = self._dress.pad / 2 if look.cramped() or self._narrow or len(words.lines) > 1 else self._dress.pad
        return round(self._content_width(words) + mark + 2 * look.px(pad))

    def _role(self) -> Role:
        if not self.isEnabled():
            return "ink2"
        if self._kind in _CHECKABLE and self.isChecked():
            return _FULL[self._kind][1] if self._kind in _FULL else "accent"
        return self._dress.role

    def _fill(self) -> QColor | None:
        fill = look.color(self._dress.fill) if self._dress.fill else None
        if not self.isEnabled():
            return look.color("line") if fill else None
        if self._kind in _CHECKABLE and self.isChecked():
            return look.color(_FULL[self._kind][0] if self._kind in _FULL else "tint")
        depth = 0.14 if self.isDown() else 0.07 if self.underMouse() else 0
        if not depth:
            return fill
        return look.blend(fill or look.color("card"), look.color("ink" if fill is None else self._dress.role), depth)

    def _paint_ground(self, painter: QPainter) -> None:
        focused, border = self.hasFocus(), look.px(self._dress.border) if self._dress.border else 0
        edge: Role = "accent" if self._kind == "choice" and self.isChecked() else self._dress.edge
        box = QRectF(self.rect())
        filled = self._dress.fill or (self._kind in _FULL and self.isChecked())
        if focused and filled:
            inset = look.px(max(RING, self._dress.border + _WIDER)) + look.px(_AIR)
            box = box.adjusted(inset, inset, -inset, -inset)
        half = border / 2
        painter.setPen(QPen(look.color(edge), border) if border and not focused else Qt.PenStyle.NoPen)
        fill = self._fill()
        painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
        radius = look.px(_RADIUS if not focused else _RADIUS - 3)
        painter.drawRoundedRect(box.adjusted(half, half, -half, -half), radius, radius)
        if self._kind == "tab" and self.isChecked():
            self._paint_line(painter)
        if focused:
            paint_ring(painter, QRectF(self.rect()), self._dress.ring, border=self._dress.border)

    def _paint_line(self, painter: QPainter) -> None:
        """Under the words of a tab that is open: it is told by more than its colour."""
        wide, tall = self._content_width(self._shown_words()), look.px(3)
        top = self.height() - tall - look.px(RING + 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("accent"))
        painter.drawRoundedRect(QRectF((self.width() - wide) / 2, top, wide, tall), tall / 2, tall / 2)

    def _paint_content(self, painter: QPainter) -> None:
        colour, icon, words = look.color(self._role()), self._icon_size(), self._shown_words()
        left = (self.width() - self._content_width(words)) / 2
        gap = look.px(_GAP) if icon and words.text else 0
        icon_x, text_x = (left + words.width + gap, left) if self._icon_last else (left, left + icon + gap)
        if icon:
            square = mirror.placed(self, QRectF(icon_x, (self.height() - icon) / 2, icon, icon))
            paint_icon(painter, mirror.pointing(self, self._icon), square, colour)
        painter.setFont(self.font())
        painter.setPen(colour)
        metrics = QFontMetricsF(self.font())
        step = self.font().pixelSize() * _LINE
        first = (self.height() + metrics.ascent() - metrics.descent() - step * (len(words.lines) - 1)) / 2
        for place, (line, wide) in enumerate(words.lines):
            along = 0 if icon else (words.width - wide) / 2
            text = mirror.placed(self, QRectF(text_x + along, 0, wide, self.height()))
            painter.drawText(QPointF(text.x(), first + place * step), line)


def _measured(lines: tuple[str, ...], metrics: QFontMetricsF) -> _Words:
    widths = [metrics.horizontalAdvance(line) for line in lines]
    return _Words(" ".join(lines), tuple(zip(lines, widths, strict=True)), max(widths))


def paint_ring(painter: QPainter, box: QRectF, role: Role = "ink", radius: int = _RADIUS, border: int = 1) -> None:
    """The focus: a ring just inside a box, that does not depend on telling colours apart. It is wider than the `border`
    that is there without it (in pixels at 100 %), or it would be taken for that.
    """
    width = look.px(max(RING, border + _WIDER))
    painter.setPen(QPen(look.color(role), width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    half = width / 2
    painter.drawRoundedRect(box.adjusted(half, half, -half, -half), look.px(radius), look.px(radius))
