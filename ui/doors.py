"""A street of doors, one of them open: the picture behind home, unlock and first run. Paint alone, and no words."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPainterPath, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QWidget

from ui import look


class Street(msgspec.Struct, frozen=True):
    """`doors`: how many; `open_door`: which one (from 0). The rest are shares: `floor` of the height, `wide` of the
    room for one door, `tall` of a door's own width.
    """

    doors: int = 6
    open_door: int = 4
    floor: float = 0.15
    wide: float = 0.62
    tall: float = 1.95


class Doors(QWidget):
    """The street; a layout put on it finds the sky on top. `radius` in pixels at 100 %."""

    def __init__(self, street: Street, radius: int = 18) -> None:
        super().__init__()
        self._street, self._radius = street, radius

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            _paint_street(painter, QRectF(self.rect()), self._street, look.px(self._radius) if self._radius else 0)


def _paint_street(painter: QPainter, room: QRectF, street: Street, radius: float) -> None:
    edge = QPainterPath()
    edge.addRoundedRect(room, radius, radius)
    floor = room.height() * (1 - street.floor)
    painter.fillPath(edge, look.color("deep"))
    painter.setClipPath(edge)
    painter.fillRect(QRectF(0, floor, room.width(), room.height() - floor), look.color("deep_floor"))
    for place in range(street.doors):
        door = _place(room, street, place, floor)
        if place == street.open_door:
            _paint_open(painter, door, room.height())
        else:
            _paint_closed(painter, door)


def _place(room: QRectF, street: Street, place: int, floor: float) -> QRectF:
    column = room.width() / street.doors
    width = min(column * street.wide, room.height() * 0.4)
    height = min(width * street.tall, floor * 0.9)
    return QRectF(column * (place + 0.5) - width / 2, floor - height, width, height)


def _arch(box: QRectF) -> QPainterPath:
    path = QPainterPath(box.bottomLeft())
    path.lineTo(box.x(), box.y() + box.width() / 2)
    path.arcTo(box.x(), box.y(), box.width(), box.width(), 180, -180)
    path.lineTo(box.bottomRight())
    path.closeSubpath()
    return path


def _paint_closed(painter: QPainter, door: QRectF) -> None:
    rim = door.width() * 0.13
    painter.fillPath(_arch(door), look.color("door"))
    upper = QRectF(door.x() + rim, door.y() + rim, door.width() - 2 * rim, door.height() * 0.42)
    painter.fillPath(_arch(upper), look.color("panel"))
    lower = QRectF(upper.x(), door.y() + door.height() * 0.56, upper.width(), door.height() * 0.34)
    painter.setBrush(look.color("panel"))
    painter.drawRoundedRect(lower, rim * 0.4, rim * 0.4)
    painter.setBrush(look.color("knob"))
    knob = door.width() * 0.03
    painter.drawEllipse(QPointF(door.x() + door.width() * 0.9, door.y() + door.height() * 0.52), knob, knob)


def _paint_open(painter: QPainter, door: QRectF, bottom: float) -> None:
    halo = door.width() * 0.16
    painter.fillPath(_arch(door.adjusted(-halo, -halo, halo, 0)), look.color("sun", 28))
    painter.setBrush(_fade(door.top(), look.color("glow"), door.bottom(), look.color("sun")))
    painter.drawPath(_arch(door))
    spill = door.width() * 0.45
    painter.setBrush(_fade(door.bottom(), look.color("sun", 150), bottom, look.color("sun", 20)))
    painter.drawPolygon(
        QPolygonF(
            [
                door.bottomLeft(),
                door.bottomRight(),
                QPointF(door.right() + spill, bottom),
                QPointF(door.left() - spill, bottom),
            ]
        )
    )
    _paint_leaf(painter, door)


def _paint_leaf(painter: QPainter, door: QRectF) -> None:
    edge = door.x() + door.width() * 0.34
    leaf = QPainterPath()
    leaf.addPolygon(
        QPolygonF(
            [
                QPointF(door.x(), door.y() - 4),
                QPointF(edge, door.y() + door.width() * 0.08),
                QPointF(edge, door.bottom() + door.width() * 0.06),
                door.bottomLeft(),
            ]
        )
    )
    painter.fillPath(leaf.intersected(_arch(door)), look.color("open_door"))
    painter.setBrush(look.color("glow"))
    knob = door.width() * 0.028
    painter.drawEllipse(QPointF(door.x() + door.width() * 0.27, door.y() + door.height() * 0.58), knob, knob)


def _fade(top: float, first: QColor, bottom: float, last: QColor) -> QLinearGradient:
    gradient = QLinearGradient(0, top, 0, bottom)
    gradient.setColorAt(0, first)
    gradient.setColorAt(1, last)
    return gradient
