"""Beside the advice: the questions that were not asked, a step to add by hand, and lines of the volunteer's own, which
stand on the paper and nowhere else.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout

from ui import look
from ui.button import ENTER_KEYS, Button
from ui.card import Card, ListRow, column, empty, row, rule
from ui.conversation import Moment
from ui.field import Field
from ui.speech import Speech
from ui.text import Text

_WIDTH, _SEEN = 372, 4
MOST_LINES, _LONGEST_LINE = 3, 90


class AdviceSide(Card):
    """`asked(FactId)`: ask it. `adding_asked`: show what can be added. `line_added(str)`, `line_removed(int)`.

    Where room is scarce it has no side of its own: it is put under the list.
    """

    asked = Signal(str)
    adding_asked = Signal()
    line_added = Signal(str)
    line_removed = Signal(int)

    def __init__(self, say: Speech) -> None:
        super().__init__("card" if look.compact() else "rail")
        self._say = say
        if not look.compact():
            self.setFixedWidth(look.px(_WIDTH))
        self.questions: list[ListRow] = []
        self._questions, self._lines = column(), column(gap=4)
        self._heading = Text("", look.HEADING)
        self._rest = Text("", look.SMALL, "ink2")
        self.add = Button(say("window.advice.add-step"), "quiet", icon="plus", height=52)
        self.add.clicked.connect(self.adding_asked)
        self.line = Field(say("window.advice.own-line"), limit=_LONGEST_LINE)
        self.line.edit.installEventFilter(self)
        self.line.edit.returnPressed.connect(self._add_line)
        put = Button(say("window.advice.add-line"), "quiet", icon="plus", bare=True, height=56)
        put.clicked.connect(self._add_line)
        self.line.beside(put)
        self._lay_out()

    def show_moment(self, moment: Moment) -> None:
        """What is open, and the lines there are."""
        facts = moment.advice.not_asked
        seen = facts[:_SEEN]
        empty(self._questions)
        self.questions = []
        for fact in seen:
            ask = ListRow("comment-question-outline", self._say(f"guide.{fact}.ask"))
            ask.clicked.connect(partial(self.asked.emit, str(fact)))
            self._questions.addWidget(ask)
            self.questions.append(ask)
        self._heading.setText(self._say("window.advice.not-asked" if facts else "window.advice.all-asked"))
        rest = len(facts) - len(seen)
        self._rest.setText(self._say("window.advice.more-questions", count=rest) if rest else "")
        self._rest.setVisible(bool(rest))
        self._show_lines(moment.talk.edits.own_lines)

    def forget(self) -> None:
        self.line.clear()
        empty(self._lines)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """While a line is being typed, Enter adds it and Escape empties the field; the screen's own keys wait."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self.line.text():
            if event.key() == Qt.Key.Key_Escape:
                self.line.clear()
                event.accept()
            elif event.key() in ENTER_KEYS:
                event.accept()
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        body = column(self, (20, 18, 20, 16), 10)
        body.addWidget(self._heading)
        body.addLayout(self._questions)
        body.addWidget(self._rest)
        body.addStretch(1)
        body.addWidget(rule())
        body.addWidget(self.line)
        body.addWidget(Text(self._say("window.advice.own-line-note"), look.SMALL, "ink2"))
        body.addLayout(self._lines)
        body.addWidget(self.add)

    def _show_lines(self, lines: tuple[str, ...]) -> None:
        empty(self._lines)
        for place, text in enumerate(lines):
            self._lines.addLayout(self._own_line(place, text))
        self.line.setVisible(len(lines) < MOST_LINES)

    def _own_line(self, place: int, text: str) -> QHBoxLayout:
        line = row(gap=8)
        line.addWidget(Text(text, look.STRONG), 1)
        remove = Button(self._say("window.advice.remove-line"), "text", icon="trash-can-outline", bare=True, height=48)
        remove.clicked.connect(partial(self.line_removed.emit, place))
        line.addWidget(remove)
        return line

    def _add_line(self) -> None:
        text = " ".join(self.line.text().split())
        if text:
            self.line.clear()
            self.line_added.emit(text)
