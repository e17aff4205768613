"""The wait while the figures of a period are attacked before they go out: how far it is, and a way to stop it."""

from __future__ import annotations

from threading import Event

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from ui.button import Button
from ui.dialog import Dialog
from ui.speech import Speech
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


class Publish(Dialog):
    """Give `watch.told` to whoever does the work. Closed before its end, it stops the work."""

    def __init__(self, parent: QWidget, say: Speech, name: str) -> None:
        super().__init__(parent, say("window.counts.checking", period=name))
        self.watch = Watch()
        self.bar = QProgressBar()
        self.bar.setAccessibleName(say("window.counts.checking", period=name))
        self.bar.setTextVisible(False)
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
