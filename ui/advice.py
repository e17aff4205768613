"""The advice, to look at together before anything goes on paper: every step with its reason and its risk; what was not
asked; what the volunteer leaves out, adds or moves. The list may scroll, the rest does not.
"""

from __future__ import annotations

from functools import partial

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from intake.model import Edits, StepId, Together
from ui import look
from ui.add_step import AddStep
from ui.advice_list import AdviceList
from ui.advice_side import AdviceSide
from ui.bar import FootBar
from ui.button import Button
from ui.card import row
from ui.conversation import Conversation, Moment
from ui.speech import Speech
from ui.stage import StageScreen
from ui.text import Text


class Advice(StageScreen):
    """The steps at the left; at the right what is still open and what can be added.

    `wrong_called(ServiceId)`: an address was not right.
    """

    wrong_called = Signal(str)

    def __init__(self, say: Speech, conversation: Conversation) -> None:
        super().__init__(say, "advice", conversation)
        self._moment: Moment | None = None
        self.list, self.side = AdviceList(say, conversation.work), AdviceSide(say)
        self.adding: AddStep | None = None
        self._count = Text("", look.STRONG, "ink2", wrap=False)
        self.back = Button(say("window.kit.back"), "text", icon="arrow-left", height=56)
        self.next = Button(say("window.advice.to-paper"), "primary", icon="arrow-right", icon_last=True, height=56)
        page = QWidget()
        sides = row(page)
        sides.addWidget(self.list, 1)
        if look.compact():
            self.list.add_below(self.side)
        else:
            sides.addWidget(self.side)
        self.lay_out(page, self.top, FootBar(self.back, self.next, [self._count]))
        self._connect()

    def show_moment(self, moment: Moment) -> None:
        super().show_moment(moment)
        self._moment = moment
        self.list.show_moment(moment)
        self.side.show_moment(moment)
        chosen = sum(one.on_sheet for one in moment.advice.steps) + len(moment.talk.edits.own_lines)
        self._count.setText(self.say("window.advice.count", count=chosen))

    def enter(self) -> None:
        self.list.verticalScrollBar().setValue(0)
        self.setFocus()

    def forget(self) -> None:
        self._moment = None
        self.list.forget()
        self.side.forget()
        if self.adding:
            self.adding.reject()

    def _connect(self) -> None:
        conversation = self.conversation
        self.list.asked.connect(conversation.go)
        self.list.wrong_called.connect(self.wrong_called)
        self.side.asked.connect(conversation.go)
        self.list.sheet_asked.connect(lambda step, on: conversation.edit(partial(on_sheet, step=step, on=on)))
        self.list.together_chosen.connect(lambda step, who: conversation.edit(partial(together, step=step, who=who)))
        self.list.order_asked.connect(lambda order: conversation.edit(partial(in_order, order=order)))
        self.side.line_added.connect(lambda text: conversation.edit(partial(with_line, text=text)))
        self.side.line_removed.connect(lambda place: conversation.edit(partial(without_line, place=place)))
        self.side.adding_asked.connect(self._offer_steps)
        self.back.clicked.connect(conversation.back)
        self.next.clicked.connect(conversation.forward)
        self.next.answer_enter(self)
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.back.click)

    def _offer_steps(self) -> None:
        if self._moment:
            self.adding = AddStep(self, self.say, self._moment.addable, self.conversation.work)
            self.adding.chosen.connect(lambda step: self.conversation.edit(partial(on_sheet, step=step, on=True)))
            self.adding.finished.connect(self._offered)
            self.adding.open()

    def _offered(self, _result: int) -> None:
        self.adding = None


def on_sheet(edits: Edits, *, step: StepId, on: bool) -> Edits:
    """With a step on the sheet, whatever the answers say; or without it."""
    left_out = tuple(one for one in edits.left_out if one != step)
    added = tuple(one for one in edits.added if one != step)
    if on:
        return msgspec.structs.replace(edits, left_out=left_out, added=(*added, step))
    return msgspec.structs.replace(edits, left_out=(*left_out, step), added=added)


def together(edits: Edits, *, step: StepId, who: Together) -> Edits:
    """With somebody who comes along to a step, or calls."""
    return msgspec.structs.replace(edits, together={**edits.together, step: who})


def in_order(edits: Edits, *, order: tuple[StepId, ...]) -> Edits:
    return msgspec.structs.replace(edits, order=order)


def with_line(edits: Edits, *, text: str) -> Edits:
    """With one more line of her own."""
    return msgspec.structs.replace(edits, own_lines=(*edits.own_lines, text))


def without_line(edits: Edits, *, place: int) -> Edits:
    return msgspec.structs.replace(edits, own_lines=(*edits.own_lines[:place], *edits.own_lines[place + 1 :]))
