"""The steps of the advice under each other: first what is certain, then what may fit once more is known. The cards
stay where they are when something else changes, so that the focus and what was unfolded are not lost.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from intake.model import AdvisedStep, Answer, AnswerState, Code, FactId, StepId, Talk
from ui import look
from ui.advised import AdvisedCard
from ui.card import column
from ui.conversation import Moment
from ui.scrolled import Area
from ui.speech import Speech
from ui.text import Text
from ui.work import Work

_NEEDS = FactId("needs")


class AdviceList(Area):
    """`sheet_asked(StepId, bool)`: on the sheet or off. `order_asked`: all of them, in order. `asked(FactId)`.
    `together_chosen(StepId, Together)`. `wrong_called(ServiceId)`: an address was not right.
    """

    sheet_asked = Signal(str, bool)
    order_asked = Signal(tuple)
    together_chosen = Signal(str, str)
    wrong_called = Signal(str)
    asked = Signal(str)

    def __init__(self, say: Speech, work: Work) -> None:
        super().__init__()
        self._say, self._work = say, work
        self.cards: dict[StepId, AdvisedCard] = {}
        self._made_of: dict[StepId, tuple[object, ...]] = {}
        self._certain: list[StepId] = []
        self._uncertain: list[StepId] = []
        self._title = Text(say("window.advice.title"), look.TITLE)
        self._unsure = Text(say("window.advice.unsure"), look.HEADING)
        page = QWidget()
        self._stack = column(page, (20, 14, 16, 14) if look.compact() else (28, 18, 20, 20), 12)
        for part in (self._title, self._unsure):
            self._stack.addWidget(part)
        self._stack.addStretch(1)
        self.hold(page)

    def add_below(self, part: QWidget) -> None:
        """Puts a widget after the last step."""
        self._stack.addWidget(part)

    def show_moment(self, moment: Moment) -> None:
        """Shows the advice as it stands."""
        rows = moment.advice.steps
        self._certain = [one.step.id for one in rows if one.state == "yes"]
        self._uncertain = [one.step.id for one in rows if one.state == "unknown"]
        for gone in self.cards.keys() - {one.step.id for one in rows}:
            self._drop(gone)
        self._work.by_handfuls(self._show_cards(moment), owner=self)

    def forget(self) -> None:
        self._certain, self._uncertain = [], []
        for step in list(self.cards):
            self._drop(step)

    def _show_cards(self, moment: Moment) -> Iterator[None]:
        """The certain first, as they are read."""
        rows = {one.step.id: one for one in moment.advice.steps}
        for step in (*self._certain, *self._uncertain):
            self._renew(rows[step], moment)
            self._arrange()
            self._show_place(rows[step])
            yield

    def _renew(self, one: AdvisedStep, moment: Moment) -> None:
        """Builds a card anew when what it says has changed."""
        step, talk = one.step.id, moment.talk
        reasons = tuple(reasons_of(self._say, one, talk))
        askable = tuple(fact for fact in one.missing if fact in moment.advice.not_asked)
        made_of = (msgspec.structs.replace(one, on_sheet=False), talk.language, reasons, askable)
        if self._made_of.get(step) == made_of:
            return
        unfolded = step in self.cards and self.cards[step].unfolded
        if step in self.cards:
            self._drop(step)
        card = AdvisedCard(self._say, one, talk.language, reasons, askable)
        card.sheet_asked.connect(partial(self.sheet_asked.emit, step))
        card.moved.connect(partial(self._move, step))
        card.together_chosen.connect(partial(self.together_chosen.emit, step))
        card.unfold(shown=unfolded)
        card.asked.connect(self.asked)
        card.wrong_called.connect(self.wrong_called)
        self.cards[step], self._made_of[step] = card, made_of

    def _drop(self, step: StepId) -> None:
        card = self.cards.pop(step)
        self._made_of.pop(step)
        self._stack.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _arrange(self) -> None:
        """Puts every part in its place; what stands there already is not touched."""
        parts = [self._title, *self._cards(self._certain), self._unsure, *self._cards(self._uncertain)]
        self._unsure.setVisible(bool(self._uncertain))
        for place, part in enumerate(parts):
            if self._stack.indexOf(part) != place:
                self._stack.insertWidget(place, part)
                part.setVisible(part is not self._unsure or bool(self._uncertain))

    def _cards(self, steps: list[StepId]) -> list[AdvisedCard]:
        """Those of them that are made."""
        return [self.cards[step] for step in steps if step in self.cards]

    def _show_place(self, one: AdvisedStep) -> None:
        step = one.step.id
        among = self._certain if one.state == "yes" else self._uncertain
        place = among.index(step)
        self.cards[step].show_place(
            str(place + 1) if one.state == "yes" else "?",
            first=place == 0,
            last=place == len(among) - 1,
            on_sheet=one.on_sheet,
        )

    def _move(self, step: StepId, by: int) -> None:
        """Changes places with its neighbour, and stays in sight."""
        among = self._certain if step in self._certain else self._uncertain
        place = among.index(step)
        among[place], among[place + by] = among[place + by], among[place]
        self._arrange()
        self.ensureWidgetVisible(self.cards[step])
        self.order_asked.emit((*self._certain, *self._uncertain))


def reasons_of(say: Speech, one: AdvisedStep, talk: Talk) -> list[str]:
    """The answers that led to a step, in the words of the conversation; of the needs only those it serves."""
    lines = []
    for fact in one.grounds:
        answer = talk.answers.get(fact, Answer())
        codes = tuple(code for code in answer.codes if fact != _NEEDS or code in one.step.needs)
        lines.append(f"{say(f'guide.{fact}.ask')} {_given(say, fact, answer, codes)}")
    return lines


def _given(say: Speech, fact: FactId, answer: Answer, codes: tuple[Code, ...]) -> str:
    if answer.state is AnswerState.ANSWERED:
        return ", ".join(_word(say, fact, code) for code in codes)
    return say(f"guide.answer.{answer.state}") if answer.state is not AnswerState.NOT_ASKED else ""


def _word(say: Speech, fact: FactId, code: Code) -> str:
    """What an answer is called; digits are called what they are."""
    key = f"guide.{fact}.option.{code}"
    return say(key) if say.words.has(say.language, key) else code
