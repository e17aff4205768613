"""What must be true of the pixels: whatever is written can be told from what it is written on, a control from what is
around it, and the focus from no focus. Measured in what was painted, not in what was meant.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage, QPainter, QRegion
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from tests.ui.checks import called, parts
from ui.button import Button
from ui.icon import Disc, Glyph
from ui.stops import bring_into_sight
from ui.tile import KeyCap, Tile

TEXT, LARGE_TEXT, SHAPE = 4.5, 3.0, 3.0  # WCAG 2.2: 1.4.3 and 1.4.11
LARGE = 24  # pixels at 100 %, from which on a text is large
_FINE = 2  # pixels of the picture for one on screen: thin letters are blurred otherwise
_RIM = 4  # what of a button is its edge and not its words
_STRAY = 8  # pixels of the picture that are no letter yet
_BORDERLESS = ("text", "link", "tab", "name")
"""Buttons that are known by their words alone."""
_RING = 2  # WCAG 2.2, 2.4.13: the change is as large as a line of two pixels around the control

Numbers = NDArray[np.float32]


@dataclass(frozen=True)
class Picture:
    """A widget as it was painted: luminance (0 to 1) of every pixel, rows first."""

    widget: QWidget
    light: Numbers

    @classmethod
    def of(cls, widget: QWidget, part: QRect | None = None) -> Self:
        """`part` of it alone, in its own coordinates."""
        box = part or widget.rect()
        image = QImage(box.size() * _FINE, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(_FINE)
        with QPainter(image) as painter:
            widget.render(painter, QPoint(), QRegion(box))
        flat = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine() // 4, 4)
        return cls(widget, _luminance(flat[:, : image.width(), 2::-1]))

    def inside(self, box: QRect) -> Numbers:
        """The pixels of a part; `box` in the widget's own coordinates."""
        seen = box & self.widget.rect()
        left, top = seen.left() * _FINE, seen.top() * _FINE
        return self.light[top : top + seen.height() * _FINE, left : left + seen.width() * _FINE]

    def of_part(self, part: QWidget, rim: int = 0) -> Numbers:
        """The pixels of a widget in it, as far as they are seen, without so many at its edge."""
        return self.inside(seen_box(self.widget, part).adjusted(rim, rim, -rim, -rim))


def faint_texts(picture: Picture, zoom: float = 1.0) -> list[str]:
    """Words and signs that hardly stand out, each with the contrast it has."""
    found = []
    for part in parts(picture.widget):
        least = _least(part, zoom)
        box = seen_box(picture.widget, part)
        if least and box.height() > part.height() / 2:
            has = front_to_ground(picture.of_part(part, _RIM if isinstance(part, Button | QLineEdit) else 0))
            if has < least:
                found.append(f"{called(part)}: {has:.2f} of {least}")
    return found


def _least(part: QWidget, zoom: float) -> float | None:
    """The contrast a part needs; None: it says nothing itself."""
    if isinstance(part, Glyph | Disc):
        return SHAPE
    if isinstance(part, KeyCap):
        return TEXT
    if isinstance(part, QLineEdit) and not (part.text() or part.placeholderText()):
        return None
    if isinstance(part, QLabel | Button | QLineEdit):
        if isinstance(part, Button) and not part._visible_text():
            return SHAPE
        return LARGE_TEXT if part.font().pixelSize() >= LARGE * zoom else TEXT
    return None


def faint_edges(picture: Picture) -> list[str]:
    """Controls whose frame or ground hardly stands out from what is around them."""
    found = []
    for part in parts(picture.widget):
        if not part.isEnabled() or not _has_an_edge(part):
            continue
        box = seen_box(picture.widget, part)
        if box.size() != part.size():
            continue
        middle = QRect(box.left() - _RIM, box.center().y(), 2 * _RIM, 1)
        line = picture.inside(middle)
        if line.size and (has := float(contrast(line, line[:, :1]).max())) < SHAPE:
            found.append(f"{called(part)}: {has:.2f} of {SHAPE}")
    return found


def _has_an_edge(part: QWidget) -> bool:
    return isinstance(part, QLineEdit | Tile) or (isinstance(part, Button) and part._kind not in _BORDERLESS)


def changed(widget: QWidget, act: Callable[[], object]) -> int:
    """How many pixels look other afterwards to an eye that tells no colours apart."""
    around = QRect(widget.mapTo(widget.window(), QPoint()), widget.size())
    before = Picture.of(widget.window(), around).light
    act()
    return int((contrast(before, Picture.of(widget.window(), around).light) >= SHAPE).sum()) // _FINE**2


def unseen_focus(stops: Iterable[QWidget]) -> list[str]:
    """What looks nearly the same with the focus as without it."""
    found = []
    for stop in stops:
        bring_into_sight(stop)
        stop.clearFocus()
        here = changed(stop, stop.setFocus)
        ring = 2 * (stop.width() + stop.height()) * _RING
        if here < ring * 0.9:  # corners are round
            found.append(f"{called(stop)}: {here / ring:.0%}")
    return found


def seen_box(screen: QWidget, part: QWidget) -> QRect:
    """Where a part is seen in a screen: frames around it cut off what sticks out."""
    box, frame = QRect(part.mapTo(screen, QPoint()), part.size()), part.parentWidget()
    while frame is not None and frame is not screen:
        box &= QRect(frame.mapTo(screen, QPoint()), frame.size())
        frame = frame.parentWidget()
    return box & screen.rect()


def front_to_ground(pixels: Numbers) -> float:
    """The contrast of what is painted with what it is painted on: the commonest colour is the ground."""
    if not pixels.size:
        return float("inf")
    values, counts = np.unique(pixels, return_counts=True)
    against = contrast(values, values[counts.argmax()])
    order = np.argsort(against)[::-1]
    enough = np.searchsorted(np.cumsum(counts[order]), _STRAY)
    return float(against[order][min(enough, len(order) - 1)])


def contrast(one: Numbers | Any, other: Numbers | Any) -> Any:
    """Of luminances, from 1 to 21."""
    return (np.maximum(one, other) + 0.05) / (np.minimum(one, other) + 0.05)


def _luminance(rgb: NDArray[np.uint8]) -> Numbers:
    red, green, blue = (_SHARES[place][rgb[..., place]] for place in range(3))
    return red + green + blue


def _shares() -> tuple[Numbers, ...]:
    """What each value of red, green and blue adds to the luminance."""
    part = np.arange(256) / 255
    straight = np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)
    return tuple((straight * weight).astype(np.float32) for weight in (0.2126, 0.7152, 0.0722))


_SHARES = _shares()
