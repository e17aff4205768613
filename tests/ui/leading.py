"""A conversation under way over a practice desk: what a screen of the conversation is fed with, without the rest of the
program."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from intake.desk import Desk
from intake.model import AnswerState, Code, FactId, Lang
from ui.conversation import Conversation, Moment
from ui.facing import Facing
from ui.stage import StageScreen
from ui.work import Work

AR, TI, NL, EN, MN, PT = (Lang(code) for code in ("ar", "ti", "nl", "en", "mn", "pt-BR"))


class Leading:
    """Leads `conversation`; `show` puts a screen on it, which from then on sees every moment."""

    def __init__(self, desk: Desk, work: Work, qtbot: QtBot) -> None:
        self.desk, self.work, self._qtbot = desk, work, qtbot
        self.conversation = Conversation(desk, work)

    @property
    def moment(self) -> Moment:
        assert self.conversation.moment is not None
        return self.conversation.moment

    def codes(self, fact: str) -> tuple[str, ...]:
        """What is answered to a question, as the desk has it."""
        answer = self.moment.talk.answers.get(FactId(fact))
        return answer.codes if answer else ()

    def state(self, fact: str) -> AnswerState:
        answer = self.moment.talk.answers.get(FactId(fact))
        return answer.state if answer else AnswerState.NOT_ASKED

    def to_questions(self, language: Lang = TI, *needs: str) -> None:
        """Safe, these needs, and the first question."""
        self.conversation.begin(language)
        self.give("safety", "none")
        self.conversation.forward()
        self.give("needs", *(needs or ("huisvesting", "zorg")))
        self.conversation.forward()
        self.settle()

    def give(self, fact: str, *codes: str) -> None:
        self.conversation.answer(FactId(fact), tuple(map(Code, codes)))

    def show(self, screen: StageScreen | Facing) -> None:
        self.conversation.moved.connect(screen.show_moment)
        if self.conversation.moment:
            screen.show_moment(self.conversation.moment)
        screen.enter()
        self.settle()

    def settle(self) -> None:
        """Until everything that was asked has come back and is laid out."""
        self._qtbot.waitUntil(self.work.idle)
        for _ in range(3):  # a layout that changes asks for another
            QApplication.processEvents()

    def after(self, act: Callable[[], object]) -> Moment:
        """What stands there after something was done."""
        act()
        self.settle()
        return self.moment
