"""The base of every screen: a bar above, a page between that scrolls only when it must, a bar below; a banner under the
upper bar; and the few things the frame asks of a screen. Screens never import each other: what one of them found out
leaves as a signal, and `app.py` decides who hears it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from ui.card import Banner, Mood
from ui.scrolled import Area, turn_pages
from ui.stops import move_focus

if TYPE_CHECKING:
    from intake.model import Changes
    from ui.bar import FootBar, TopBar
    from ui.speech import Speech


class Screen(QWidget):
    """A screen says its words through `say`. `name` is its object name, for tests and for the report of a fault.

    Its builder calls `lay_out` once. `lock_asked`, `safety_asked` and `home_asked` come from the upper bar.
    """

    lock_asked = Signal()
    safety_asked = Signal()
    home_asked = Signal()

    def __init__(self, say: Speech, name: str) -> None:
        super().__init__()
        self.say = say
        self.setObjectName(name)
        self.banner = Banner(say)
        self._paper = Area()

    def enter(self) -> None:
        """It has just come to the front: put the focus where the hands will want it."""

    def refresh(self, changes: Changes) -> None:
        """The desk changed something; called while the screen is in front. Read again what concerns it."""

    def forget(self) -> None:
        """Drop every visitor's value and every secret, in widgets too. Called before the lock."""

    def tell(self, text: str, mood: Mood = "info") -> None:
        """Says something above the page, until it is closed or the screen is left."""
        self.banner.tell(text, mood)

    def scrolls(self) -> bool:
        """Whether the page is too tall for the window."""
        return self._paper.verticalScrollBar().maximum() > 0

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab, along the page as it is read; whoever has just come in begins at the page, not at the bar above it."""
        return move_focus(self, forward=forward, start=self._paper)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not turn_pages(self._paper, event):
            super().keyPressEvent(event)

    def lay_out(self, page: QWidget, top: TopBar | None = None, foot: FootBar | None = None) -> None:
        """Puts the screen together; `page` is everything between the bars, with its own margins."""
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        if top:
            top.lock_asked.connect(self.lock_asked)
            top.safety_asked.connect(self.safety_asked)
            top.home_asked.connect(self.home_asked)
            whole.addWidget(top)
        whole.addWidget(self.banner)
        whole.addWidget(self.paper(page), 1)
        if foot:
            whole.addWidget(foot)

    def paper(self, page: QWidget) -> QScrollArea:
        """What a page lies on, so that it can scroll when the window is too low for it."""
        self._paper.hold(page)
        return self._paper


class Place(Screen):
    """A screen between conversations. `place_asked(name)`: elsewhere, to one of `bar.PLACES`."""

    place_asked = Signal(str)
