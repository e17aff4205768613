"""The cover: one key, and nothing of the screen is seen any more. Nothing is locked and nothing is lost; the same key
takes it away. For the moment when somebody walks past the desk.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui import look
from ui.card import column
from ui.icon import Mark
from ui.speech import Speech
from ui.surface import flood
from ui.text import Text

KEY = Qt.Key.Key_F8


class Cover(QWidget):
    """Lies over its parent while it is shown, and takes every key and click. `lifted`: its key was pressed."""

    lifted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent
        self.setObjectName("cover")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        body = column(self, 28, 16)
        body.addStretch(1)
        body.addWidget(Mark(72), 0, Qt.AlignmentFlag.AlignHCenter)
        self._words = Text("", look.HEADING, "on_deep2", centred=True)
        body.addWidget(self._words)
        body.addStretch(1)
        self.hide()

    def lay_over(self, say: Speech | None) -> None:
        """Covers the parent; `say` None: there are no words yet, and none are shown."""
        self._words.setText(say("window.kit.covered") if say else "")
        self.setAccessibleName(self._words.text())
        self.setGeometry(self._parent.rect())
        self.show()
        self.raise_()
        self.setFocus()

    def paintEvent(self, _event: QPaintEvent) -> None:
        flood(self, "deep")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys go nowhere from here but the one that lifts it; the lock's shortcut is the window's own."""
        if event.key() == KEY:
            self.lifted.emit()
        event.accept()
