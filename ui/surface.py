"""What lies under the rest: a ground in one colour, flat or rounded, with its edge.

Painted here, and by no style sheet: under one Qt keeps rules for every widget, a twelfth of the window's memory.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from ui import look, mirror
from ui.look import Role

Ground = Literal[
    "plain", "card", "sunk", "visitor", "tint", "plum", "bar", "foot", "rail", "side", "message", "alarm", "rule",
    "digit", "practice",
]  # fmt: skip
Side = Literal["", "all", "start", "left", "top", "right", "bottom"]
_FIELD_RADIUS = 10
_ALL: tuple[Side, ...] = ("left", "top", "right", "bottom")


class _Shape(NamedTuple):
    """`radius` in pixels at 100 %; `edge` in pixels of the screen, on `side`."""

    fill: Role
    radius: int = 0
    line: Role = "line"
    side: Side = ""
    edge: int = 1


_SHAPES: dict[Ground, _Shape] = {
    "card": _Shape("card", 14, side="all"),
    "sunk": _Shape("sunk", 14, side="all"),
    "visitor": _Shape("visitor", 14, "visitor_line", "all"),
    "tint": _Shape("tint", 10),
    "plum": _Shape("plum_tint", 10),
    "message": _Shape("tint", side="bottom"),
    "alarm": _Shape("plum_tint", side="bottom"),
    "bar": _Shape("card", side="bottom"),
    "foot": _Shape("card", side="top"),
    "rail": _Shape("sunk", side="start"),
    "side": _Shape("card"),
    "rule": _Shape("line"),
    "digit": _Shape("card", 10, "edge", "all", 2),
    "practice": _Shape("warm", 8),
}


def paint_ground(widget: QWidget, ground: Ground) -> None:
    """Paints the ground of a widget; within its paint event, before the rest of it."""
    shape = _SHAPES.get(ground)
    if shape is None:
        return
    with QPainter(widget) as painter:
        if shape.radius:
            _round(painter, widget, shape)
            return
        painter.fillRect(widget.rect(), look.color(shape.fill))
        if shape.side:
            painter.fillRect(_edge(widget, shape), look.color(shape.line))


def edges(ground: Ground) -> tuple[int, int, int, int]:
    """How wide the edge is, left, top, right and bottom: what lies on the ground stays clear of it."""
    shape = _SHAPES.get(ground)
    if shape is None:
        return 0, 0, 0, 0
    start: Side = "right" if look.rtl() else "left"
    seen = {"all": _ALL, "start": (start,)}.get(shape.side, (shape.side,))
    left, top, right, bottom = (shape.edge if side in seen else 0 for side in _ALL)
    return left, top, right, bottom


def paint_field(widget: QWidget, role: Role, *, focused: bool, trouble: bool = False) -> None:
    """Paints what is typed in, in the colour `role`; thicker around the focus, and otherwise coloured in trouble."""
    line: Role = "plum" if trouble else "ink" if focused else "edge"
    edge = look.px(4 if trouble else 3) if focused else 2 if trouble else 1
    with QPainter(widget) as painter:
        _round(painter, widget, _Shape(role, _FIELD_RADIUS, line, "all", edge))


def flood(widget: QWidget, role: Role) -> None:
    """Fills a whole widget with one colour; within its paint event."""
    with QPainter(widget) as painter:
        painter.fillRect(widget.rect(), look.color(role))


def _round(painter: QPainter, widget: QWidget, shape: _Shape) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edge = shape.edge if shape.side else 0
    painter.setPen(QPen(look.color(shape.line), edge) if edge else Qt.PenStyle.NoPen)
    painter.setBrush(look.color(shape.fill))
    radius = look.px(shape.radius) - edge / 2
    inside = widget.rect().toRectF().adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2)
    painter.drawRoundedRect(inside, radius, radius)


def _edge(widget: QWidget, shape: _Shape) -> QRectF:
    """The strip of an edge on one side."""
    width, height, edge = widget.width(), widget.height(), shape.edge
    if shape.side == "start":
        return mirror.placed(widget, QRectF(0, 0, edge, height))
    return QRectF(0, 0 if shape.side == "top" else height - edge, width, edge)
