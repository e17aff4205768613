"""As roomy as the window allows. A screen that must not scroll names the ways it can be laid out, the roomiest first;
here each is built and measured, and the first one that is seen whole is kept. Nothing is assumed about how wide a
language runs or how tall a script stands; but what fitted before is tried first when the same is shown again.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from ui.look import worn

W = TypeVar("W", bound=QWidget)


def fits(widget: QWidget, room: QSize) -> bool:
    """Whether everything in a widget that has a layout is seen whole in this room."""
    layout = widget.layout()
    if layout is None:
        return True
    least = layout.minimumSize()
    tall = max(layout.totalHeightForWidth(room.width()), least.height())
    return least.width() <= room.width() and tall <= room.height()


_fitted: dict[Hashable, int] = {}


def roomiest(ways: Sequence[Callable[[], W]], room: QSize, within: QWidget, shown: Hashable) -> W:
    """What the first way builds that fits; where none does, what the last one builds. The others are thrown away.

    `within`: what it will lie in, and is dressed and measured in. `shown`: what it is that is laid out, so that it is
    known again in the same look and the same room.
    """
    same = (shown, room.toTuple(), worn())
    last = len(ways) - 1
    for place in range(_fitted.get(same, 0), last + 1):
        built = ways[place]()
        built.hide()
        built.setParent(within)
        if place == last or fits(built, room):
            _fitted[same] = place
            return built
        built.deleteLater()
    raise ValueError("nothing can be laid out in no way at all")
