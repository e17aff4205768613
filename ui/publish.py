"""The wait while the figures of a period are attacked before they go out: how far it is, and a way to stop it."""

from __future__ import annotations

from threading import Event

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QWidget

from ui import look, mirror
from ui.button import Button
from ui.dialog import Dialog
from ui.speech import Speech
from ui.surface import paint_field
from ui.text import Text


class Watch(QObject):
    """What stands between the dialog and the work. `told` is called on any thread, and outlives the dialog."""

    progressed = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self._stopped = Event()

    def stop(self) -> None:
        self._stopped.set()

    def told(self, done: int, of_all: int) -> bool:
        """Whether to go on."""
        self.progressed.emit(done, of_all)
        return not self._stopped.is_set()


class _Bar(QProgressBar):
    """How much of it is done."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextVisible(False)
        self.setFixedHeight(look.px(24))

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_field(self, "sunk", focused=False)
        air, of_all = look.px(3), self.maximum() - self.minimum()
        inside = self.rect().toRectF().adjusted(air, air, -air, -air)
        inside.setWidth(inside.width() * max(0, self.value() - self.minimum()) / max(1, of_all))
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color("accent"))
            painter.drawRoundedRect(mirror.placed(self, inside), look.px(7), look.px(7))


class Publish(Dialog):
    """Give `watch.told` to whoever does the work. Closed before its end, it stops the work."""

    def __init__(self, parent: QWidget, say: Speech, name: str) -> None:
        super().__init__(parent, say("window.counts.checking", period=name))
        self.watch = Watch()
        self.bar = _Bar()
        self.bar.setAccessibleName(say("window.counts.checking", period=name))
        self.watch.progressed.connect(self._show)
        self.body.addWidget(Text(say("window.counts.checking-what")))
        self.body.addWidget(self.bar)
        stop = Button(say("window.counts.stop"), "quiet")
        stop.clicked.connect(self.reject)
        self.rejected.connect(self.watch.stop)
        self.lay_out([stop])

    def _show(self, done: int, of_all: int) -> None:
        self.bar.setRange(0, max(1, of_all))  # without an end it would run to and fro
        self.bar.setValue(done)
