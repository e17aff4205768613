"""The conversation in hand: one `Talk`, the verbs of the desk that change it, and what the screens show of it.

The talk itself lives on the worker, where each verb takes what the one before it gave back; so that two quick clicks
never work on the same old value, and no screen has to carry a talk around. What comes back is a `Moment`, and only the
last one of a row of clicks: a screen is never set back to where it was half a second ago.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from intake.desk import Desk
from intake.errors import Explained
from intake.model import Advice, Code, Edits, FactId, Finished, Lang, Outcome, Page, ServiceId, Step, Talk, Visit
from ui.work import Work

T = TypeVar("T")

SAFETY = "safety"


@dataclass(frozen=True)
class Moment:
    """A conversation as it stands. `aside`: the page that was left to look at safety, "" when none was.

    `addable`: the steps a volunteer may still add; read when the advice is looked at, else empty.
    """

    talk: Talk
    page: Page
    advice: Advice
    aside: str = ""
    addable: tuple[Step, ...] = ()


class Conversation(QObject):
    """The verbs of one conversation. `moved(Moment)`: everything that was asked is in the vault. `saving`: not yet.

    `closed(Finished)`: it is over; its count, and its answers if there is a number, are kept.
    """

    moved = Signal(object)
    saving = Signal()
    closed = Signal(object)

    def __init__(self, desk: Desk, work: Work) -> None:
        super().__init__()
        self._desk, self.work = desk, work
        self._talk: Talk | None = None  # on the worker alone
        self._aside = ""  # likewise
        self._last = 0
        """The number of the verb that was asked last: what the ones before it bring is not shown."""
        self._moment: Moment | None = None

    @property
    def moment(self) -> Moment | None:
        """What was told last; None before the first conversation and after the end of one."""
        return self._moment

    # --- which one

    def begin(self, language: Lang) -> None:
        self._take(lambda: self._desk.begin(language))

    def resume(self, talk_id: str) -> None:
        self._take(lambda: self._desk.resume(talk_id))

    def reopen(self, visit: Visit, outcomes: Mapping[ServiceId, Outcome]) -> None:
        self._take(lambda: self._desk.note_outcomes(self._desk.reopen(visit), outcomes))

    def let_go(self) -> None:
        """Out of hand; what was saved stays a draft."""
        self._moment = None
        self._last += 1
        self.work.do(self._drop, owner=self)

    # --- its verbs

    def speak(self, language: Lang) -> None:
        """Goes on in another language."""
        self._do(lambda talk: self._desk.speak(talk, language))

    def answer(self, fact: FactId, codes: tuple[Code, ...]) -> None:
        self._do(lambda talk: self._desk.answer(talk, fact, codes))

    def unknown(self, fact: FactId) -> None:
        self._do(lambda talk: self._desk.unknown(talk, fact))

    def decline(self, fact: FactId) -> None:
        self._do(lambda talk: self._desk.decline(talk, fact))

    def forward(self) -> None:
        self._do(self._desk.forward)

    def back(self) -> None:
        self._do(self._desk.back)

    def go(self, at: str) -> None:
        self._do(lambda talk: self._desk.go(talk, at))

    def edit(self, change: Callable[[Edits], Edits]) -> None:
        """`change` gets the edits as they are when its turn comes."""
        self._do(lambda talk: self._desk.edit(talk, change(talk.edits)))

    def promise_number(self) -> None:
        self._do(self._desk.promise_number)

    def withdraw_number(self) -> None:
        self._do(self._desk.withdraw_number)

    def look_at_safety(self) -> None:
        """To the safety questions, from anywhere; `return_from_safety` goes back to that page."""
        self._do(self._step_aside)

    def return_from_safety(self) -> None:
        self._do(self._step_back)

    def finish(self) -> None:
        self._ask(self._finish, self._close)

    # --- on the worker

    def _drop(self) -> None:
        self._talk, self._aside = None, ""

    def _in_hand(self) -> Talk:
        if self._talk is None:
            raise RuntimeError("there is no conversation in hand")
        return self._talk

    def _step_aside(self, talk: Talk) -> Talk:
        if talk.at == SAFETY:
            return talk
        moved = self._desk.go(talk, SAFETY)
        self._aside = talk.at
        return moved

    def _step_back(self, talk: Talk) -> Talk:
        moved = self._desk.go(talk, self._aside or SAFETY)
        self._aside = ""
        return moved

    def _finish(self) -> Finished:
        finished = self._desk.finish(self._in_hand())
        self._drop()
        return finished

    def _look(self) -> Moment:
        talk, desk = self._in_hand(), self._desk
        if talk.at != SAFETY:
            self._aside = ""
        page = desk.page(talk)
        addable = desk.addable(talk) if page.stage == "advice" else ()
        return Moment(talk, page, desk.advise(talk), self._aside, addable)

    # --- on the window's thread

    def _take(self, start: Callable[[], Talk]) -> None:
        def op() -> Moment:
            self._talk, self._aside = start(), ""
            return self._look()

        self._ask(op, self._move)

    def _do(self, verb: Callable[[Talk], Talk]) -> None:
        def op() -> Moment:
            self._talk = verb(self._in_hand())
            return self._look()

        self._ask(op, self._move)

    def _ask(self, op: Callable[[], T], told: Callable[[T], None]) -> None:
        self._last += 1
        number = self._last

        def done(result: T) -> None:
            if number == self._last:
                told(result)

        def failed(fault: Explained) -> None:
            self.work.explained.emit(fault)
            if number == self._last and self._moment:
                self._ask(self._look, self._move)  # screens show again what is really kept

        self.saving.emit()
        self.work.do(op, owner=self, done=done, failed=failed)

    def _move(self, moment: Moment) -> None:
        self._moment = moment
        self.moved.emit(moment)

    def _close(self, finished: Finished) -> None:
        self._moment = None
        self.closed.emit(finished)
