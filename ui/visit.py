"""An earlier visit, found by the number on its sheet: go on from it, or wipe it. It shows how little was kept, and none
of the answers: a sheet can be found in the street.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from intake.model import Service, Visit
from intake.number import shown
from ui import look
from ui.button import Button
from ui.card import Note, Strip
from ui.day import spoken_date
from ui.dialog import Dialog
from ui.outcome import Outcomes
from ui.speech import Speech
from ui.text import Text


class VisitDialog(Dialog):
    """`reopened(outcomes)`: go on from what was kept, and how it went at the services (`referred`) where she was sent;
    nobody is asked where there are none. `copied`: she asks what is kept, on paper. `forgotten`: wipe it; asked
    twice, because it cannot be undone.
    """

    reopened = Signal(object)
    forgotten = Signal()
    copied = Signal()

    def __init__(self, parent: QWidget, say: Speech, visit: Visit, referred: Sequence[Service] = ()) -> None:
        super().__init__(parent, say("window.visit.title", number=shown(visit.number)), width=900 if referred else 620)
        self._say = say
        self._sure = False
        closed = spoken_date(say, date.fromisoformat(visit.closed))
        language = say(f"language.{visit.language}")
        self.body.addWidget(Text(say("window.visit.closed", date=closed, language=language)))
        self.body.addWidget(Note("file-document-outline", "", say("window.visit.steps", count=len(visit.steps))))
        if visit.remark:
            self.body.addWidget(Note("pencil-outline", say("window.finish.remark"), visit.remark))
        self.outcomes = Outcomes(say, referred) if referred else None
        if self.outcomes:
            self.body.addWidget(self.outcomes)
        self._warning = Strip("trash-can-outline", say("window.visit.sure"), style=look.STRONG)
        self._warning.hide()
        self.body.addWidget(self._warning)
        self.wipe = Button(say("window.visit.wipe"), "quiet", icon="trash-can-outline")
        self.wipe.clicked.connect(self._wipe_clicked)
        self.copy = Button(say("window.visit.copy"), "quiet", icon="printer-outline")
        self.copy.clicked.connect(self.copied)
        close = Button(say("window.visit.close"), "text")
        close.clicked.connect(self.reject)
        self.go_on = Button(say("window.visit.go-on"), "primary", icon="arrow-right", icon_last=True)
        self.go_on.clicked.connect(self._go_on_clicked)
        self.body.addWidget(self.copy)
        self.lay_out([close, self.wipe, self.go_on])

    def _go_on_clicked(self) -> None:
        self.reopened.emit(self.outcomes.said() if self.outcomes else {})
        self.accept()

    def _wipe_clicked(self) -> None:
        if self._sure:
            self.forgotten.emit()
            self.accept()
            return
        self._sure = True
        self._warning.show()
        self.wipe.setText(self._say("window.visit.wipe-sure"))
