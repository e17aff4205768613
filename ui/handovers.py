"""What earlier shifts left for the next one, on the home screen; and the way to leave a line oneself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake.model import Code, HandedOver
from intake.upkeep import LONGEST_LINE
from ui import look
from ui.button import Button
from ui.card import Card, column, empty, row, ruled
from ui.day import spoken_date
from ui.dialog import Dialog
from ui.field import Field
from ui.speech import Speech
from ui.text import Text
from ui.tile import Tile, Tiles

_DAYS = ("1", "7", "14")
_SHOWN = 3


class Handovers(Card):
    """`written`: a line is to be left. `ended(id)`: one is done with."""

    written = Signal()
    ended = Signal(int)

    def __init__(self, say: Speech) -> None:
        super().__init__()
        self._say = say
        body = column(self, (22, 14, 18, 12), 4)
        body.addWidget(Text(say("window.handover.title"), look.HEADING))
        self._room: QVBoxLayout = column()
        body.addLayout(self._room)
        self.write = Button(say("window.handover.write"), "link", icon="plus", height=48)
        self.write.clicked.connect(self.written)
        line = row()
        line.addWidget(self.write)
        line.addStretch(1)
        body.addLayout(line)
        self.show_lines(())

    def show_lines(self, lines: Sequence[HandedOver]) -> None:
        empty(self._room)
        for part in ruled(map(self._line, lines[:_SHOWN])):
            self._put(part)
        if not lines:
            self._put(Text(self._say("window.handover.none"), role="ink2"))

    def _put(self, part: QWidget) -> None:
        self._room.addWidget(part)
        part.show()  # a layout would do so only after the next event

    def _line(self, handed: HandedOver) -> QWidget:
        say, whole = self._say, QWidget()
        line = row(whole, (0, 4, 0, 4), 4)
        words = column(gap=1)
        words.addWidget(Text(handed.line))
        until = spoken_date(say, date.fromisoformat(handed.until))
        who = handed.who or say("window.upkeep.nobody")
        words.addWidget(Text(say("window.handover.until", who=who, date=until), look.SMALL, "ink2"))
        line.addLayout(words, 1)
        done = Button(say("window.handover.done", line=handed.line), "text", icon="check-bold", bare=True, height=48)
        done.clicked.connect(partial(self.ended.emit, handed.id))
        line.addWidget(done)
        return whole


class HandoverDialog(Dialog):
    """`kept(line, days)`: leave it there for so long."""

    kept = Signal(str, int)

    def __init__(self, parent: QWidget, say: Speech) -> None:
        super().__init__(parent, say("window.handover.write"))
        self._say = say
        self.line = Field(say("window.handover.line"), hint=say("window.handover.hint"), limit=LONGEST_LINE)
        self.line.note(say("window.handover.no-names"), "info", "information-outline")
        self.days = Tiles(columns=len(_DAYS))
        for days in _DAYS:
            self.days.add(Code(days), Tile(say(f"window.handover.days.{days}"), shape="plain"))
        self.days.show_codes((Code("7"),))
        self.body.addWidget(self.line)
        self.body.addWidget(Text(say("window.handover.days"), look.STRONG))
        self.body.addWidget(self.days)
        close = Button(say("window.handover.close"), "quiet")
        close.clicked.connect(self.reject)
        keep = Button(say("window.handover.keep"), "primary")
        keep.clicked.connect(self._keep_clicked)
        self.lay_out([close, keep])
        self.line.setFocus()

    def _keep_clicked(self) -> None:
        if not self.line.text().strip():
            self.line.note(self._say("window.handover.missing"))
            self.line.setFocus()
            return
        self.kept.emit(self.line.text(), int(next(iter(self.days.codes()), Code("7"))))
        self.accept()
