"""How to ask it, why, and what to mind: at hand, wherever they stand."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from intake.model import NL
from tests.ui import checks
from tests.ui.leading import AR, Leading
from tests.ui.pages import visible
from ui import look
from ui.guide import Guide
from ui.hint import HintDialog
from ui.look import Look
from ui.speech import Speech

Show = Callable[[QWidget], QWidget]
PARTS = ("say", "why", "tip")


@pytest.fixture(params=[1.0, 1.5, 2.0])
def guide(request: pytest.FixtureRequest, qapp: QApplication, lead: Leading, shown: Show) -> Guide:
    look.wear(qapp, Look(zoom=request.param))
    screen = Guide(Speech(lead.desk.words, NL), lead.conversation)
    shown(screen)
    lead.to_questions(AR, "huisvesting", "zorg")
    lead.show(screen)
    return screen


def texts(widget: QWidget) -> set[str]:
    return {label.text() for label in visible(widget, QLabel)}


def hints(guide: Guide, question: str) -> set[str]:
    keys = (f"guide.{question}.{part}" for part in PARTS)
    return {guide.say(key) for key in keys if guide.say.words.has(NL, key)}


def ask(guide: Guide, lead: Leading) -> HintDialog:
    QTest.keyClick(QApplication.focusWidget() or guide, Qt.Key.Key_F2)
    lead.settle()
    assert isinstance(guide.dialog, HintDialog)
    return guide.dialog


@pytest.mark.parametrize("question", ["sleeping-place", "children", "postcode", "needs"])
def test_one_key_says_how_to_ask_and_why_at_every_size(question: str, guide: Guide, lead: Leading) -> None:
    lead.after(lambda: lead.conversation.go(question))
    dialog = ask(guide, lead)
    assert hints(guide, question)
    assert hints(guide, question) <= texts(dialog)
    assert checks.clipped_texts(dialog) == []
    dialog.accept()
    lead.settle()
    assert guide.dialog is None


@pytest.mark.parametrize("question", ["sleeping-place", "children", "postcode", "needs"])
def test_the_key_is_shown_where_the_hints_are_not(question: str, guide: Guide, lead: Leading) -> None:
    lead.after(lambda: lead.conversation.go(question))
    assert guide.board is not None
    assert guide.hints.isVisible() == (guide.board.plan.hints == "none")
    assert guide.hints.accessibleName() == guide.say("window.guide.hints")


def test_what_to_mind_at_an_alarm_comes_first(guide: Guide, lead: Leading) -> None:
    lead.after(lambda: lead.conversation.go("safety"))
    lead.after(lambda: lead.give("safety", "suicide"))
    assert guide.say("window.safety.suicide") in texts(ask(guide, lead))


def test_the_lock_closes_them(guide: Guide, lead: Leading) -> None:
    ask(guide, lead)
    guide.forget()
    lead.settle()
    assert guide.dialog is None
