"""A question and its answers in the room there is: whole, whatever it takes, and without scrolling."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from intake import content
from intake.model import Code, FactId, Lang, Question
from tests.ui import checks
from tests.ui.leading import AR, EN, MN, NL, PT, TI, Leading
from ui import look
from ui.guide import Guide
from ui.leafed import Leafed
from ui.look import Look
from ui.speech import Speech

Show = Callable[[QWidget], QWidget]
QUESTIONS = content.load().questions
LARGE, LARGEST = Look(zoom=1.5), Look(zoom=2.0)
SOMALI = Lang("so")

ROOMS = [
    (NL, AR, Look()),
    (NL, TI, Look()),
    (EN, MN, Look()),
    (EN, PT, Look()),
    (NL, TI, LARGE),
    (NL, AR, LARGE),
    (EN, PT, LARGE),
    (NL, TI, LARGEST),
    (NL, AR, LARGEST),
    (EN, MN, LARGEST),
    (EN, PT, LARGEST),
]


def wordiest(say: Speech, visitor: Lang) -> list[FactId]:
    """Of every number of answers the question that has most to say."""

    def length(question: Question) -> int:
        keys = [f"guide.{question.id}.ask", *(f"guide.{question.id}.option.{one.code}" for one in question.options)]
        return sum(len(say(key)) + len(say.words.text(visitor, key)) for key in keys)

    by_length = sorted(QUESTIONS.values(), key=length)
    return list({len(question.options): question.id for question in by_length}.values())


@pytest.fixture
def wordy_questions(
    request: pytest.FixtureRequest, qapp: QApplication, lead: Leading, shown: Show
) -> Iterator[Callable[[], Iterator[Guide]]]:
    window, visitor, dressed = request.param
    look.wear(qapp, dressed)
    say = Speech(lead.desk.words, window)
    guide = Guide(say, lead.conversation)
    shown(guide)
    lead.to_questions(visitor, "huisvesting", "zorg", "voedsel")
    lead.show(guide)

    def walk() -> Iterator[Guide]:
        for question in wordiest(say, visitor):
            lead.after(lambda question=question: lead.conversation.go(question))
            yield guide

    return walk


@pytest.mark.parametrize(
    "wordy_questions", ROOMS, indirect=True, ids=[f"{window}-{own}-{dressed.zoom}" for window, own, dressed in ROOMS]
)
def test_every_question_is_seen_whole_without_scrolling(wordy_questions: Callable[[], Iterator[Guide]]) -> None:
    for guide in wordy_questions():
        assert guide.board is not None
        name = guide.board.accessibleName()
        assert not guide.scrolls(), name
        assert checks.clipped_texts(guide) == [], name
        assert checks.outside(guide) == [], name


# --- at 200 %


@pytest.fixture
def large(qapp: QApplication, lead: Leading, shown: Show) -> Guide:
    """The needs on the table, in letters twice as large, with a visitor who reads Arabic."""
    look.wear(qapp, LARGEST)
    guide = Guide(Speech(lead.desk.words, NL), lead.conversation)
    shown(guide)
    lead.conversation.begin(AR)
    lead.give("safety", "none")
    lead.conversation.forward()
    lead.settle()
    lead.show(guide)
    return guide


def leaves(guide: Guide) -> Leafed:
    assert guide.board is not None
    assert isinstance(guide.board.tiles, Leafed)
    return guide.board.tiles


def seen_now(guide: Guide) -> list[Code]:
    return [one.code for one in QUESTIONS[FactId("needs")].options if leaves(guide).tile(one.code).isVisible()]


def press(guide: Guide, key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget() or guide, key)


def test_every_answer_comes_by_whole_and_the_arrow_says_that_there_are_more(large: Guide, lead: Leading) -> None:
    passed: list[Code] = []
    while not passed or seen_now(large)[0] not in passed:
        passed += seen_now(large)
        assert checks.clipped_texts(large) == []
        assert checks.overlapping(large) == []
        assert large.say("window.guide.more") in [label.text() for label in leaves(large).more.findChildren(QLabel)]
        leaves(large).more.click()
        lead.settle()
    assert passed == [one.code for one in QUESTIONS[FactId("needs")].options]


def test_a_key_chooses_its_answer_on_whatever_page_that_stands_and_turns_to_it(large: Guide, lead: Leading) -> None:
    assert Code("uitbuiting") not in seen_now(large)
    lead.after(lambda: press(large, Qt.Key.Key_A))
    assert lead.codes("needs") == ("uitbuiting",)
    assert Code("uitbuiting") in seen_now(large)
    lead.after(lambda: press(large, Qt.Key.Key_3))
    assert lead.codes("needs") == ("zorg", "uitbuiting")
    assert Code("zorg") in seen_now(large)


def test_page_down_and_page_up_leaf_through_the_answers(large: Guide) -> None:
    first = seen_now(large)
    press(large, Qt.Key.Key_PageDown)
    assert not set(first) & set(seen_now(large))
    press(large, Qt.Key.Key_PageUp)
    assert seen_now(large) == first


def test_it_opens_at_what_was_chosen(large: Guide, lead: Leading) -> None:
    lead.give("needs", "uitbuiting")
    lead.after(lambda: lead.conversation.go("safety"))
    lead.after(lambda: lead.conversation.go("needs"))
    assert Code("uitbuiting") in seen_now(large)


def test_the_advice_is_counted_in_the_bar_and_its_key_leads_there(large: Guide, lead: Leading, qtbot: QtBot) -> None:
    assert not large.advice.isVisible()  # there is none yet
    lead.to_questions(AR, "zorg")
    certain = sum(one.state == "yes" for one in lead.moment.advice.steps)
    assert not large.rail.isVisible()
    assert str(certain) in large.advice.text()
    lead.after(lambda: lead.conversation.go("huisarts"))
    assert large.board is not None
    lead.after(large.board.tiles.tile(Code("no")).click)
    assert sum(one.state == "yes" for one in lead.moment.advice.steps) > certain
    assert str(certain) not in large.advice.text()
    with qtbot.waitSignal(lead.conversation.moved):
        press(large, Qt.Key.Key_F4)
    assert lead.moment.page.at == "advice"


@pytest.mark.parametrize("language", [AR, SOMALI])
def test_four_digits_find_room_under_the_wordiest_question(language: Lang, large: Guide, lead: Leading) -> None:
    lead.to_questions(language, "zorg")
    lead.after(lambda: lead.conversation.go("postcode"))
    assert not large.scrolls()
    assert checks.clipped_texts(large) == []
    assert checks.outside(large) == []
