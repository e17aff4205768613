"""A part of a screen that scrolls by itself: up and down alone, without a frame, on whatever ground it lies."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from ui import look


def scrolled(page: QWidget, least: int = 0) -> QScrollArea:
    """The page in an area that is at least so high, in pixels at 100 %. Tab goes to what is in it, not to the area."""
    page.setProperty("role", "plain")
    area = QScrollArea()
    area.setWidget(page)
    page.setAutoFillBackground(False)
    area.viewport().setAutoFillBackground(False)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    if least:
        area.setMinimumHeight(look.px(least))
    return area
