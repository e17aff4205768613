"""A part of a screen that scrolls by itself: up and down alone, without a frame, on whatever ground it lies."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from ui import look


def scrolled(page: QWidget, least: int = 0, *, yielding: bool = False) -> QScrollArea:
    """The page in an area that is at least so high, in pixels at 100 %. `yielding`: it asks for no more than that, and
    takes what others leave. Tab goes to what is in it, not to the area.
    """
    area = QScrollArea()
    scrolling(area, page)
    if yielding:
        area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
    if least:
        area.setMinimumHeight(look.px(least))
    return area


def scrolling(area: QScrollArea, page: QWidget) -> None:
    """Puts a page into an area."""
    page.setProperty("role", "plain")
    area.setWidget(page)
    page.setAutoFillBackground(False)
    area.viewport().setAutoFillBackground(False)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
