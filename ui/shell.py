"""The window itself: it frames. A stack of screens, of which one is in front; the sign that something takes long; the
coloured frame of practice; and the shortcut of the lock. It knows no verb of the desk.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QPainter, QPaintEvent, QPen, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui import look
from ui.icon import window_icon
from ui.screen import Screen

if TYPE_CHECKING:
    from intake.model import Changes
    from ui.card import Mood
    from ui.cover import Cover
    from ui.speech import Speech

LOCK_KEYS = ("Ctrl+L", "F12")
HELP_KEY, FAMILY_KEY, COVER_KEY = "F1", "F7", "F8"
SMALLEST = (1024, 640)
_FRAME = 6  # of practice, in pixels at 100 %


class Shell(QWidget):
    """The one window. `show_screen` brings one to the front; `put_away` takes them all out and deletes them.

    `family_asked`: who sits at the table, in practice. `help_asked(screen)`: explain it. `painted`: it is being
    drawn with a screen for the first time; `closed`: the person closed it; `covered`: the cover lies over it, or not
    any more.
    """

    lock_asked = Signal()
    home_asked = Signal()
    family_asked = Signal()
    help_asked = Signal(str)
    closed = Signal()
    painted = Signal()
    covered = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("shell")
        self.setWindowTitle("Inloop")
        self.setMinimumSize(*SMALLEST)
        self._stack = QStackedWidget()
        self._frame = _PracticeFrame(self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        self._lock_keys = QShortcut(self)
        self._lock_keys.setKeys([QKeySequence(key) for key in LOCK_KEYS])
        self._lock_keys.activated.connect(self.lock_asked)
        self.say: Speech | None = None
        self._practice: tuple[Speech, bool] | None = None
        self._was_painted = False
        self._beneath: QWidget | None = None
        self.cover: Cover | None = None
        """Once it was asked for."""
        QShortcut(QKeySequence(HELP_KEY), self._stack).activated.connect(self._ask_help)
        QShortcut(QKeySequence(FAMILY_KEY), self._stack).activated.connect(self.family_asked)
        QShortcut(QKeySequence(COVER_KEY), self._stack).activated.connect(self.lay_cover)

    def show_icon(self) -> None:
        """The mark of the program in the bar of the system: drawn when the window itself is."""
        self.setWindowIcon(window_icon())

    def add(self, screen: Screen) -> None:
        self._stack.addWidget(screen)
        if self._practice:
            self._say_practice(screen)
        screen.lock_asked.connect(self.lock_asked)
        screen.home_asked.connect(self.home_asked)

    def screens(self) -> list[Screen]:
        return [found for place in range(self._stack.count()) if isinstance(found := self._stack.widget(place), Screen)]

    def in_front(self) -> Screen | None:
        screen = self._stack.currentWidget()
        return screen if isinstance(screen, Screen) else None

    def show_screen(self, screen: Screen) -> None:
        """Its banner is cleared: what it said last time is over."""
        screen.banner.clear()
        self._stack.setCurrentWidget(screen)
        screen.enter()

    def put_away(self) -> None:
        front = self.in_front()
        for screen in sorted(self.screens(), key=lambda one: one is front):  # last: else each after it would be shown
            self._stack.removeWidget(screen)
            screen.hide()
            screen.deleteLater()

    def tell(self, text: str, mood: Mood = "info") -> None:
        """Says something above the screen that is in front."""
        if screen := self.in_front():
            screen.tell(text, mood)

    def refresh(self, changes: Changes) -> None:
        """Passes on what the desk changed. Screens behind read anew when they come to the front."""
        if screen := self.in_front():
            screen.refresh(changes)

    def _ask_help(self) -> None:
        if screen := self.in_front():
            self.help_asked.emit(screen.objectName())

    def lay_cover(self) -> None:
        """Nothing is seen any more, and nothing beneath hears a key, until the same key is pressed."""
        from ui.cover import Cover

        if self.cover is None:
            self.cover = Cover(self)
            self.cover.lifted.connect(self.uncover)
        self._beneath = self.focusWidget()
        self._stack.setEnabled(False)
        self.cover.lay_over(self.say)
        self.covered.emit(True)

    def uncover(self) -> None:
        """Everything is as it was, and the focus where it was."""
        if self.cover:
            self.cover.hide()
        self._stack.setEnabled(True)
        if self._beneath:
            self._beneath.setFocus()
        self.covered.emit(False)

    def show_practice(self, say: Speech | None, *, family: bool = False) -> None:
        """Puts the frame of practice around everything and says so in every bar; None takes the frame away.

        `family`: somebody sits at the table, whom one may look at again.
        """
        self._practice = (say, family) if say else None
        self._frame.setVisible(say is not None)
        self._frame.raise_()
        for screen in self.screens() if say else ():
            self._say_practice(screen)

    def _say_practice(self, screen: Screen) -> None:
        from ui.bar import TopBar

        if self._practice:
            say, family = self._practice
            for bar in screen.findChildren(TopBar):
                bar.show_practice(say("window.kit.practising"), say("window.kit.practice"))
                bar.family.setVisible(family)
                if family:
                    bar.family_asked.connect(self.family_asked)

    def show_busy(self, busy: bool) -> None:
        if busy:
            self.setCursor(Qt.CursorShape.BusyCursor)
        else:
            self.unsetCursor()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._frame.setGeometry(self.rect())
        if self.cover:
            self.cover.setGeometry(self.rect())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted and self.in_front():
            self._was_painted = True
            self.painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()


class _PracticeFrame(QWidget):
    """Lies over everything and lets everything through."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setPen(QPen(look.color("sun"), 2 * look.px(_FRAME)))
            painter.drawRect(self.rect())
