"""Pictograms: a glyph of the icon font as paint, as a widget, on a disc; and the mark of the program, the open door.

Icons have names (`home-outline`), those of `resources/icons.yaml`; an unknown name is a bug and raises KeyError.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import look, mirror
from ui.look import Role

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

_EM, _ASCENT = 512, 448  # of the icon font: its glyphs fill the em exactly
_MARK_GRID = 34.0


def paint_icon(painter: QPainter, name: str, square: QRectF, colour: QColor) -> None:
    """Draws an icon into a square."""
    outline = _outline(name)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(square.topLeft())
    painter.scale(square.width() / _EM, square.height() / _EM)
    painter.fillPath(outline, colour)
    painter.restore()


@cache
def _outline(name: str) -> QPainterPath:
    """A glyph in the middle of its square: the side bearings of the font do not tell where it stands."""
    face = QFont(look.ICON_FAMILY)
    face.setPixelSize(_EM)
    path = QPainterPath()
    path.addText(QPointF(0, _ASCENT), face, look.icon_codes()[name])
    return path.translated(_EM / 2 - path.boundingRect().center().x(), 0)


class Glyph(QWidget):
    """An icon by itself. It says nothing to a screen reader: there is always a text beside it."""

    def __init__(self, name: str, size: int = 24, role: Role = "ink") -> None:
        super().__init__()
        self._name = name
        self._role: Role = role
        self.setFixedSize(look.px(size), look.px(size))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_icon(self, name: str, role: Role | None = None) -> None:
        self._name = name
        self._role = role or self._role
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            name = mirror.pointing(self, self._name)
            paint_icon(painter, name, QRectF(self.rect()), look.color(self._role))


class Disc(QWidget):
    """An icon on a round ground. `show_roles` recolours it, `show_icon` swaps it (a tile does when it is chosen)."""

    def __init__(self, name: str, size: int = 52, ground: Role = "tint", role: Role = "accent", share: float = 0.54):
        super().__init__()
        self._name, self._share = name, share
        self._ground: Role = ground
        self._role: Role = role
        self.setFixedSize(look.px(size), look.px(size))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_roles(self, ground: Role, role: Role) -> None:
        self._ground, self._role = ground, role
        self.update()

    def show_icon(self, name: str) -> None:
        self._name = name
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        inner = round(self.width() * self._share)
        start = (self.width() - inner) / 2
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color(self._ground))
            painter.drawEllipse(QRectF(self.rect()))
            paint_icon(painter, self._name, QRectF(start, start, inner, inner), look.color(self._role))


class Mark(QWidget):
    """The mark of the program: an open door."""

    def __init__(self, size: int = 34) -> None:
        super().__init__()
        self.setFixedSize(look.px(size), look.px(size))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            _paint_mark(painter, self.width())


def window_icon() -> QIcon:
    """The mark as the icon of the window."""
    from PySide6.QtGui import QIcon, QPixmap  # after the first paint

    found = QIcon()
    for size in (16, 32, 64, 128, 256):
        sheet = QPixmap(QSize(size, size))
        sheet.fill(Qt.GlobalColor.transparent)
        with QPainter(sheet) as painter:
            _paint_mark(painter, size)
        found.addPixmap(sheet)
    return found


def _paint_mark(painter: QPainter, size: int) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(size / _MARK_GRID, size / _MARK_GRID)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.color("sun"))
    painter.drawPath(_frame_path())
    painter.setBrush(look.color("accent"))
    painter.drawPath(_leaf_path())
    painter.setBrush(look.color("card"))
    painter.drawEllipse(QPointF(15.6, 19.5), 1.5, 1.5)


def _frame_path() -> QPainterPath:
    path = QPainterPath(QPointF(5, 32))
    path.lineTo(5, 14)
    path.arcTo(5, 2, 24, 24, 180, -180)
    path.lineTo(29, 32)
    path.closeSubpath()
    return path


def _leaf_path() -> QPainterPath:
    path = QPainterPath(QPointF(5, 32))
    path.lineTo(5, 14)
    path.arcTo(5, 2, 24, 24, 180, -90)
    path.lineTo(19.5, 6)
    path.lineTo(19.5, 33)
    path.closeSubpath()
    return path
