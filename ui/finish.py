"""The end of a conversation: as a count alone, or under a number the visitor can come back with. What is kept and what
is wiped stands there in plain words before anybody decides.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from intake.desk import LONGEST_OWN_LINE
from intake.model import Code
from intake.number import shown
from ui import look
from ui.bar import FootBar
from ui.button import Button
from ui.card import Card, Note, column, row
from ui.conversation import Conversation, Moment
from ui.field import Field
from ui.speech import Speech
from ui.stage import StageScreen
from ui.text import Text
from ui.tile import KEYS, Shape, Tile, Tiles

COUNT, NUMBER = Code("count"), Code("number")
_ICONS = {COUNT: "chart-bar", NUMBER: "key-outline"}


class Finish(StageScreen):
    """Choosing a way is not closing yet: the green button closes.

    `remarks_allowed`: whether this desk keeps a line of free text under a number; asked anew each time.
    """

    def __init__(self, say: Speech, conversation: Conversation, remarks_allowed: Callable[[], bool]) -> None:
        super().__init__(say, "finish", conversation)
        self._remarks_allowed = remarks_allowed
        self.remark = Field(say("window.finish.remark"), limit=LONGEST_OWN_LINE)
        self._title = Text(say("window.finish.title"), look.TITLE)
        self._number_note = Text(say("window.finish.number-note"), look.LEAD)
        self.remark.edit.editingFinished.connect(self._keep_remark)
        self._kept_remark = ""
        if not look.compact():
            self.remark.note(say("window.finish.remark-why"), "info", "information-outline")
        self.tiles = Tiles(2)
        for key, way in zip(KEYS, (COUNT, NUMBER), strict=False):
            shape: Shape = "need" if look.compact() else "answer"
            self.tiles.add(way, Tile(say(f"window.finish.{way}"), icon=_ICONS[way], key=key, shape=shape))
        self.kept = Note("check-circle-outline", say("window.finish.kept"), "")
        self.wiped = Note("trash-can-outline", say("window.finish.wiped"), "")
        self.number = Text("", look.FACING, "accent", wrap=False)
        self._number_card = self._card_of_number()
        self.back = Button(say("window.kit.back"), "text", icon="arrow-left", height=56)
        self.end = Button(say("window.finish.end"), "primary", icon="check-bold", height=56)
        self.lay_out(self._page(), self.top, FootBar(self.back, self.end))
        self._connect()

    def show_moment(self, moment: Moment) -> None:
        super().show_moment(moment)
        number = moment.talk.number
        way = NUMBER if number else COUNT
        self.tiles.show_codes((way,))
        self.kept.text.setText(self.say(f"window.finish.{way}-kept"))
        self.wiped.text.setText(self.say(f"window.finish.{way}-wiped"))
        self.number.setText(shown(number) if number else "")
        self._number_card.setVisible(number is not None)
        asked = number is not None and self._remarks_allowed()
        self.remark.setVisible(asked)
        self._number_note.setVisible(not asked)
        self._title.setVisible(not (asked and look.compact()))
        if moment.talk.edits.remark != self._kept_remark:
            self._kept_remark = moment.talk.edits.remark
            self.remark.edit.setText(self._kept_remark)
        self.end.setEnabled(True)

    def enter(self) -> None:
        self.setFocus()

    def forget(self) -> None:
        self.number.setText("")
        self.remark.clear()
        self._kept_remark = ""

    def _page(self) -> QWidget:
        page = QWidget()
        body = column(page, (24, 16, 24, 14) if look.compact() else (56, 30, 56, 28), 10 if look.compact() else 20)
        body.addWidget(self._title)
        body.addWidget(self.tiles)
        told = Card("card")
        line = row(told, (20, 12, 20, 12) if look.compact() else (28, 22, 28, 22), 36)
        line.addWidget(self.kept, 1)
        line.addWidget(self.wiped, 1)
        body.addWidget(told)
        body.addWidget(self._number_card)
        body.addStretch(1)
        return page

    def _card_of_number(self) -> Card:
        card = Card("tint")
        line = row(card, (28, 10, 28, 10), 28)
        line.addWidget(self.number)
        words = column()
        words.addWidget(self._number_note)
        words.addWidget(self.remark)
        line.addLayout(words, 1)
        return card

    def _connect(self) -> None:
        self.tiles.chosen.connect(self._choose)
        self.back.clicked.connect(self.conversation.back)
        self.end.clicked.connect(self._end)
        self.end.answer_enter(self)
        escape = QShortcut(QKeySequence("Esc"), self, self.back.click)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _choose(self, codes: tuple[Code, ...]) -> None:
        """One of the two is always chosen: a click on the chosen one chooses the other."""
        if codes == (NUMBER,) or (not codes and not self.number.text()):
            self.conversation.promise_number()
        else:
            self.conversation.withdraw_number()

    def _end(self) -> None:
        self.end.setEnabled(False)
        self._keep_remark()
        self.conversation.finish()

    def _keep_remark(self) -> None:
        """Into the draft, like everything else that was said."""
        remark = " ".join(self.remark.text().split())
        if remark != self._kept_remark:
            self._kept_remark = remark
            self.conversation.edit(lambda edits: msgspec.structs.replace(edits, remark=remark))
