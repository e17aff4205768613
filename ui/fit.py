"""As roomy as the window allows. A screen that must not scroll names the ways it can be laid out, the roomiest first;
here each is built and measured, and the first one that is seen whole is kept. Nothing is assumed about how wide a
language runs or how tall a script stands.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

W = TypeVar("W", bound=QWidget)


def fits(widget: QWidget, room: QSize) -> bool:
    """Whether everything in a widget that has a layout is seen whole in this room."""
    layout = widget.layout()
    if layout is None:
        return True
    least = layout.minimumSize()
    tall = max(layout.totalHeightForWidth(room.width()), least.height())
    return least.width() <= room.width() and tall <= room.height()


def roomiest(ways: Sequence[Callable[[], W]], room: QSize) -> W:
    """What the first way builds that fits; where none does, what the last one builds. The others are thrown away."""
    for way in ways[:-1]:
        built = way()
        if fits(built, room):
            return built
        built.deleteLater()
    return ways[-1]()
