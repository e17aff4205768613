"""Answers as tiles: a real checkable button with a pictogram, the volunteer's words and the visitor's, and a key.

`Tiles` holds the tiles of one question in a grid and knows what choosing means (one, several, "none of these"); a
screen hears which codes are chosen now and never counts clicks.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

import msgspec
from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QShortcut,
)
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from intake.model import NL, Code, Lang
from ui import look
from ui.button import paint_ring
from ui.card import column, row
from ui.icon import Disc, Glyph, paint_icon
from ui.look import Role, Type
from ui.text import Text

KEYS = "123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
Shape = Literal["answer", "need", "tight", "plain", "facing", "pointing", "crowd", "welcome", "greeting", "language"]
"""`answer`: 106 high, key before the disc. `need`: lower, key over the end of the second line. `tight`: the smallest,
the key over the disc. `plain`: two lines, no disc (a form). The others say the visitor's words first: `facing`, large
and without a key; `pointing`, smaller; `crowd`, where the disc itself turns into the check mark; `welcome`, a language
to begin in, and `greeting`, one of many; `language`, one to choose."""

_RADIUS = 12
_CHECK = "check-bold"


class _Dress(msgspec.Struct, frozen=True):
    """What the shapes differ in. `pad`: left, top, right, bottom; sizes in pixels at 100 %. `quiet`, `chosen`: ground
    and icon of the disc. `fill`, `edge`: of the tile, not chosen and chosen.
    """

    pad: tuple[int, int, int, int]
    gap: int
    first: Type
    second: Type
    second_role: Role = "visitor_ink"
    disc: int = 48
    disc_small: int = 48
    share: float = 0.54
    check: int = 22
    height: int = 0
    height_small: int = 0
    quiet: tuple[Role, Role] = ("tint", "accent")
    chosen: tuple[Role, Role] = ("accent", "on_accent")
    first_role: Role = "ink"
    fill: tuple[Role, Role] = ("card", "tint")
    edge: tuple[Role, Role] = ("edge", "accent")
    border: int = 2


_DRESSES: dict[Shape, _Dress] = {
    "answer": _Dress(
        (16, 10, 18, 10), 14, Type(20, 600, 19), Type(20, 400, 19),
        quiet=("ground", "accent"), chosen=("card", "accent"), height=106, height_small=80,
    ),
    "need": _Dress((14, 10, 12, 10), 12, Type(19, 600, 16), Type(19, 400, 16), disc=60, disc_small=44, share=0.6),
    "tight": _Dress((10, 4, 8, 4), 10, Type(19, 600, 15), Type(19, 400, 13), disc=44, disc_small=26, share=0.6),
    "plain": _Dress((16, 8, 14, 8), 12, look.STRONG, look.SMALL, "ink2"),
    "facing": _Dress(
        (26, 12, 26, 12), 24, Type(40, 600, 28), Type(20, 400, 16), "ink2", 92, 64, check=40,
        quiet=("visitor", "visitor_ink"), fill=("card", "card"), edge=("visitor_ink", "accent"), border=4,
    ),
    "pointing": _Dress(
        (16, 8, 16, 8), 14, Type(25, 600, 19), Type(16, 400, 13), "ink2", 56, 36, check=26,
        quiet=("visitor", "visitor_ink"), fill=("card", "card"), edge=("visitor_ink", "accent"), border=3,
    ),
    "crowd": _Dress(
        (12, 6, 12, 6), 12, Type(20, 600, 15), Type(15, 400, 12), "ink2", 44, 30,
        quiet=("visitor", "visitor_ink"), fill=("card", "card"), edge=("visitor_ink", "accent"), border=3,
    ),
    "welcome": _Dress(
        (22, 16, 22, 16), 14, Type(38, 600, 28), look.FIELD, "visitor_ink", height=120, height_small=80,
        first_role="visitor_ink", fill=("visitor", "visitor"), edge=("visitor_ink", "visitor_ink"),
    ),
    "greeting": _Dress(
        (18, 8, 16, 8), 12, Type(28, 600, 19), Type(15, 400, 12), "visitor_ink", height=72, height_small=40,
        first_role="visitor_ink", fill=("visitor", "visitor"), edge=("visitor_ink", "visitor_ink"),
    ),
    "language": _Dress(
        (16, 6, 12, 8), 8, Type(20, 600, 18), Type(15, 400, 13), "ink2", height=64, height_small=56,
        fill=("card", "visitor"), edge=("edge", "visitor_ink"),
    ),
}  # fmt: skip
_OWN_FIRST = ("facing", "pointing", "crowd", "welcome", "greeting", "language")
_CORNERED = ("welcome", "greeting")
_TICKED = ("need", "tight")
"""Where the key itself turns into the check mark."""


class KeyCap(QWidget):
    """The key that chooses a tile. `ticked`: it turns into a check mark, where there is no room for one beside it."""

    def __init__(self, key: str, size: int = 28, *, ticked: bool = False) -> None:
        super().__init__()
        self._key, self._ticked, self._chosen = key, ticked, False
        self.setFixedSize(look.px(size), look.px(size))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_chosen(self, chosen: bool) -> None:
        self._chosen = chosen
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(look.color("accent" if self._chosen else "line"), 1))
            painter.setBrush(look.color("accent" if self._chosen else "ground"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), look.px(6), look.px(6))
            ink = look.color("on_accent" if self._chosen else "ink2")
            if self._chosen and self._ticked:
                paint_icon(painter, _CHECK, QRectF(self.rect()).adjusted(3, 3, -3, -3), ink)
                return
            painter.setFont(look.font(look.SMALL_STRONG if self.width() >= look.px(24) else Type(13, 600)))
            painter.setPen(ink)
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._key)


class Tile(QPushButton):
    """One answer. `text`: the volunteer's words; `own`: the visitor's, in `language`; the shape says which comes first.
    `mark`: an icon in plum at its end ("asterisk": waits for review).

    `key` ("1" ... "G") chooses it from anywhere in the window. A tile `of_several` is a check box to a screen reader,
    else a radio button; choosing a chosen one again takes the answer back.
    """

    def __init__(
        self,
        text: str,
        own: str = "",
        *,
        language: Lang = NL,
        icon: str = "",
        key: str = "",
        shape: Shape = "answer",
        of_several: bool = False,
        mark: str = "",
    ) -> None:
        super().__init__()
        self._shape: Shape = shape
        self._dress = _DRESSES[shape]
        self._cap = _cap(shape, key)
        self._disc = self._make_disc(icon) if icon else None
        self._mark = Glyph(mark, 18, "plum") if mark else None
        self._icon = icon
        beside = shape != "crowd" and (shape not in _TICKED or not key)
        self._check = Glyph(_CHECK, self._dress.check, self._dress.edge[1]) if beside else None
        self._labels = _labels(shape, text, own, language)
        self.setCheckable(True)
        self.setAutoExclusive(not of_several)
        self.setAccessibleName(f"{text}, {own}" if own else text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        if shape in _OWN_FIRST:
            self.setLayoutDirection(self._labels[0].layoutDirection())
        self.setLayout(self._lay_out())
        self.setMinimumHeight(look.px(max(48, self._dress.height_small if look.compact() else self._dress.height)))
        self.toggled.connect(self._show_chosen)
        self._show_chosen(False)
        self.chooser = QShortcut(QKeySequence(key), self) if key else None
        if self.chooser:
            self.chooser.activated.connect(self.click)

    def nextCheckState(self) -> None:
        with self._alone():
            self.setChecked(not self.isChecked())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        with self._alone():
            super().mouseReleaseEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        with self._alone():
            super().keyReleaseEvent(event)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Qt keeps one of an exclusive group chosen for ever, whoever lets it go; an answer may be taken back."""
        exclusive = self.autoExclusive()
        self.setAutoExclusive(False)
        try:
            yield
        finally:
            self.setAutoExclusive(exclusive)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout else QSize()

    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        return layout.minimumSize() if layout else QSize()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return max(layout.heightForWidth(width), self.minimumHeight()) if layout else -1

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        chosen, box = self.isChecked(), QRectF(self.rect())
        width = look.px(self._dress.border) if chosen else 1
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(look.color(self._dress.edge[chosen]), width))
            painter.setBrush(self._fill())
            half = width / 2
            painter.drawRoundedRect(box.adjusted(half, half, -half, -half), look.px(_RADIUS), look.px(_RADIUS))
            if self.hasFocus():
                paint_ring(painter, box, border=self._dress.border if chosen else 1)

    def _fill(self) -> QColor:
        fill = look.color(self._dress.fill[self.isChecked()])
        return look.blend(fill, look.color("ink"), 0.04) if self.underMouse() or self.isDown() else fill

    def _make_disc(self, icon: str) -> Disc:
        size = self._dress.disc_small if look.compact() else self._dress.disc
        return Disc(icon, size, *self._dress.quiet, share=self._dress.share)

    def _lay_out(self) -> QBoxLayout:
        line = row(None, self._dress.pad, self._dress.gap)
        if self._shape == "tight":
            line.addLayout(_centred(self._cap, self._disc))
        else:
            for part in (self._cap if self._shape == "answer" else None, self._disc):
                if part:
                    line.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addLayout(self._words_and_key() if self._shape == "need" else _centred(*self._labels), 1)
        if self._shape in _CORNERED:
            line.addLayout(self._corner())
        else:
            for last in (self._mark, self._check):
                if last:
                    line.addWidget(last, 0, Qt.AlignmentFlag.AlignVCenter)
        return line

    def _words_and_key(self) -> QGridLayout:
        words = QGridLayout()
        words.setHorizontalSpacing(look.px(8))
        words.setVerticalSpacing(look.px(1))
        words.setRowStretch(0, 1)
        words.setRowStretch(len(self._labels) + 1, 1)
        words.setColumnStretch(0, 1)
        for place, label in enumerate(self._labels):
            words.addWidget(label, place + 1, 0, 1, 1 if place == 0 else 2)
        if self._cap:
            words.addWidget(self._cap, 1, 1, Qt.AlignmentFlag.AlignTop)
        return words

    def _corner(self) -> QVBoxLayout:
        corner = column()
        if self._cap:
            corner.addWidget(self._cap)
        corner.addStretch(1)
        for part in (self._mark, self._check):
            if part:
                corner.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        return corner

    def _show_chosen(self, chosen: bool) -> None:
        if self._check:
            policy = self._check.sizePolicy()  # words must not jump when a tile is chosen
            policy.setRetainSizeWhenHidden(self._shape not in ("plain", *_CORNERED, "language"))
            self._check.setSizePolicy(policy)
            self._check.setVisible(chosen)
        if self._mark and self._shape == "language":
            self._mark.setVisible(not chosen)  # one sign at the end is enough; what it means stands beside the tiles
        if self._cap:
            self._cap.show_chosen(chosen)
        if self._disc:
            self._disc.show_roles(*(self._dress.chosen if chosen else self._dress.quiet))
            if self._shape == "crowd":
                self._disc.show_icon(_CHECK if chosen else self._icon)


class Tiles(QWidget):
    """The tiles of one question. `chosen` carries the codes that are chosen now, in the order of the tiles.

    `several`: more than one may be chosen; a code in `exclusive` stands alone all the same.
    """

    chosen = Signal(tuple)

    def __init__(
        self, columns: int = 2, *, several: bool = False, exclusive: frozenset[Code] = frozenset(), gap: int = 12
    ) -> None:
        super().__init__()
        self._columns, self._several, self._exclusive = columns, several, exclusive
        self._tiles: dict[Code, Tile] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(look.px(gap))
        for place in range(columns):
            self._grid.setColumnStretch(place, 1)

    def add(self, code: Code, tile: Tile) -> None:
        row, column = divmod(len(self._tiles), self._columns)
        self._tiles[code] = tile
        self._grid.addWidget(tile, row, column)
        self._grid.setRowStretch(row, 1)
        tile.clicked.connect(lambda: self._clicked(code))

    def tile(self, code: Code) -> Tile:
        return self._tiles[code]

    def codes(self) -> tuple[Code, ...]:
        """What is chosen now."""
        return tuple(code for code, tile in self._tiles.items() if tile.isChecked())

    def show_codes(self, codes: tuple[Code, ...]) -> None:
        """Shows an answer that was given before; says nothing."""
        for code, tile in self._tiles.items():
            if tile.isChecked() != (code in codes):
                tile.nextCheckState()

    def focused(self) -> Code | None:
        """The code of the tile that has the focus."""
        return next((code for code, tile in self._tiles.items() if tile.hasFocus()), None)

    def focus_first(self) -> None:
        """Puts the focus on what is chosen, or else on the first tile."""
        for code in (*self.codes(), *self._tiles):
            self._tiles[code].setFocus()
            return

    def _clicked(self, code: Code) -> None:
        for other, tile in self._tiles.items():
            alone = not self._several or code in self._exclusive or other in self._exclusive
            if other != code and alone and tile.isChecked() and self._tiles[code].isChecked():
                tile.nextCheckState()
        self.chosen.emit(self.codes())


def _cap(shape: Shape, key: str) -> KeyCap | None:
    if not key or (shape in _OWN_FIRST and shape not in _CORNERED):
        return None
    return KeyCap(key, 18 if shape == "tight" else 24 if shape == "greeting" else 28, ticked=shape in _TICKED)


def _centred(*parts: QWidget | None) -> QVBoxLayout:
    """Under each other, in the middle of the height."""
    stack = column(gap=2)
    stack.addStretch(1)
    for part in parts:
        if part:
            stack.addWidget(part)
    stack.addStretch(1)
    return stack


def _labels(shape: Shape, text: str, own: str, language: Lang) -> list[Text]:
    """The volunteer's words above the visitor's; where she looks too, hers come first, and large."""
    dress = _DRESSES[shape]
    if shape in _OWN_FIRST:
        labels = [Text(own or text, dress.first, dress.first_role, language=language)]
        if own:
            labels.append(Text(text, dress.second, dress.second_role))
            labels[1].start_with(labels[0])
    else:
        labels = [Text(text, dress.first)]
        if own:
            labels.append(Text(own, dress.second, dress.second_role, language=language))
    for label in labels:
        label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return labels
