"""The screen turned to the visitor."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from intake import content
from intake.model import AnswerState, Code, FactId, Lang
from tests.ui import checks
from tests.ui.leading import AR, NL, TI, Leading
from tests.ui.pages import visible
from ui import look, mirror
from ui.alarm import AlarmCard
from ui.facing import Facing, FacingBoard
from ui.leafed import More
from ui.look import Look
from ui.speech import Speech
from ui.tile import Tile

Show = Callable[[QWidget], QWidget]
HOUSE = "huisvesting"


@pytest.fixture
def facing(lead: Leading, say: Speech, shown: Show) -> Facing:
    """Where she sleeps, asked in Arabic."""
    lead.to_questions(AR, HOUSE)
    lead.after(lambda: lead.conversation.go("sleeping-place"))
    screen = Facing(say, lead.conversation)
    shown(screen)
    lead.show(screen)
    return screen


def board(facing: Facing) -> FacingBoard:
    assert facing.board is not None
    return facing.board


def tile(facing: Facing, code: str) -> Tile:
    return board(facing).tiles.tile(Code(code))


def point_at(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=QPoint(12, 12))


def left_of(widget: QWidget) -> int:
    return widget.mapTo(widget.window(), QPoint(0, 0)).x()


def test_arabic_is_mirrored_and_tigrinya_is_not(facing: Facing, lead: Leading) -> None:
    assert left_of(tile(facing, "rented")) > left_of(tile(facing, "friends"))
    lead.after(lambda: lead.conversation.speak(TI))
    assert left_of(tile(facing, "rented")) < left_of(tile(facing, "friends"))


def test_onwards_points_where_her_language_runs(facing: Facing, lead: Leading) -> None:
    assert left_of(board(facing).next) < left_of(board(facing).back)
    lead.after(lambda: lead.conversation.speak(TI))
    assert left_of(board(facing).next) > left_of(board(facing).back)


def test_her_words_are_large_and_the_dutch_is_small(facing: Facing, lead: Leading) -> None:
    own, dutch = visible(tile(facing, "friends"), QLabel)
    words = lead.desk.words
    key = "guide.sleeping-place.option.friends"
    assert (own.text(), dutch.text()) == (words.text(AR, key), words.text(NL, key))
    assert own.font().pixelSize() > 1.5 * dutch.font().pixelSize()
    question = next(
        label for label in visible(facing, QLabel) if label.text() == words.text(AR, "guide.sleeping-place.ask")
    )
    assert question.font().pixelSize() >= 56


def test_pointing_answers_in_the_same_conversation(facing: Facing, lead: Leading) -> None:
    lead.after(lambda: point_at(tile(facing, "friends")))
    assert lead.codes("sleeping-place") == ("friends",)
    lead.after(lambda: point_at(tile(facing, "nowhere")))
    assert lead.codes("sleeping-place") == ("nowhere",)


@pytest.mark.parametrize("state", [AnswerState.UNKNOWN, AnswerState.DECLINED])
def test_not_knowing_and_not_saying_have_pictures_and_can_be_taken_back(
    state: AnswerState, facing: Facing, lead: Leading
) -> None:
    lead.after(lambda: point_at(tile(facing, "friends")))
    lead.after(lambda: point_at(board(facing).open_tiles[state]))
    assert lead.state("sleeping-place") is state
    assert not tile(facing, "friends").isChecked()
    lead.after(lambda: point_at(board(facing).open_tiles[state]))
    assert lead.state("sleeping-place") is AnswerState.NOT_ASKED


def test_she_can_go_on_and_back_by_pointing(facing: Facing, lead: Leading) -> None:
    lead.after(lambda: point_at(tile(facing, "rented")))
    at = lead.moment.page.at
    assert lead.after(lambda: point_at(board(facing).next)).page.at != at
    assert lead.after(lambda: point_at(board(facing).back)).page.at == at
    assert tile(facing, "rented").isChecked()


def test_f6_and_escape_turn_it_back(facing: Facing, qtbot: QtBot) -> None:
    for key in (Qt.Key.Key_F6, Qt.Key.Key_Escape):
        with qtbot.waitSignal(facing.turned):
            QTest.keyClick(facing, key)


def test_enter_goes_on_and_the_focus_is_not_lost(facing: Facing, lead: Leading) -> None:
    lead.after(lambda: lead.conversation.go("needs"))
    tile(facing, "zorg").setFocus()
    lead.after(lambda: QTest.keyClick(tile(facing, "zorg"), Qt.Key.Key_Return))
    assert lead.moment.page.stage == "questions"
    focused = QApplication.focusWidget()
    assert focused is facing
    QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert isinstance(QApplication.focusWidget(), Tile)


def test_f9_asks_for_safety_here_too(facing: Facing, qtbot: QtBot) -> None:
    with qtbot.waitSignal(facing.safety_asked):
        QTest.keyClick(facing, Qt.Key.Key_F9)


def test_it_turns_back_by_itself_when_there_is_nothing_to_ask(facing: Facing, lead: Leading, qtbot: QtBot) -> None:
    with qtbot.waitSignal(facing.turned):
        lead.conversation.go("advice")


def test_an_alarm_shows_its_number_to_her_as_well(facing: Facing, lead: Leading) -> None:
    lead.after(lambda: lead.conversation.go("safety"))
    lead.after(lambda: point_at(tile(facing, "suicide")))
    (card,) = visible(facing, AlarmCard)
    said = {label.text() for label in visible(card, QLabel)}
    assert {"113", lead.desk.words.text(AR, "guide.alarm.suicide")} <= said


def test_a_visitor_who_reads_dutch_sees_every_text_once(facing: Facing, lead: Leading) -> None:
    lead.after(lambda: lead.conversation.speak(NL))
    assert len(visible(tile(facing, "friends"), QLabel)) == 1


def test_everything_can_be_heard_and_is_large_enough_for_a_finger(facing: Facing) -> None:
    assert checks.nameless(facing) == []
    assert checks.small_targets(facing, 48) == []


@pytest.mark.parametrize("zoom", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("visitor", [AR, TI])
def test_it_never_scrolls_and_cuts_nothing_off(
    zoom: float, visitor: Lang, qapp: QApplication, lead: Leading, say: Speech, shown: Show
) -> None:
    look.wear(qapp, Look(zoom=zoom))
    lead.to_questions(visitor, HOUSE)
    screen = Facing(say, lead.conversation)
    shown(screen)
    lead.show(screen)
    for question in ("safety", "needs", "children", "care", "postcode", "sleeping-place", "birth-registered"):
        lead.after(lambda at=question: lead.conversation.go(at))
        assert not screen.scrolls(), question
        assert checks.clipped_texts(screen) == [], question
        assert checks.outside(screen) == [], question


@pytest.mark.parametrize("zoom", [1.0, 2.0])
@pytest.mark.parametrize("visitor", ["fa", "ur", "ps", "ckb"])
def test_every_language_from_right_to_left_is_mirrored_and_whole(
    zoom: float, visitor: str, qapp: QApplication, lead: Leading, say: Speech, shown: Show
) -> None:
    look.wear(qapp, Look(zoom=zoom))
    lead.to_questions(Lang(visitor), HOUSE)
    screen = Facing(say, lead.conversation)
    shown(screen)
    lead.show(screen)
    for question in ("needs", "care", "postcode", "other-parent"):
        lead.after(lambda at=question: lead.conversation.go(at))
        assert checks.clipped_texts(screen) == [], question
        assert checks.overlapping(screen) == [], question
        assert checks.cut_by_their_frame(screen) == [], question
        assert not screen.scrolls(), question
        onwards, back = board(screen).next, board(screen).back
        assert left_of(onwards) < left_of(back)
        assert mirror.pointing(onwards, "arrow-right") == "arrow-left"


def test_where_letters_are_large_the_arrow_leads_to_the_rest_and_back_to_what_was_chosen(
    qapp: QApplication, lead: Leading, say: Speech, shown: Show
) -> None:
    look.wear(qapp, Look(zoom=2.0))
    lead.to_questions(TI, HOUSE)
    lead.after(lambda: lead.conversation.go("needs"))
    screen = Facing(say, lead.conversation)
    shown(screen)
    lead.show(screen)
    answers = [option.code for option in content.load().questions[FactId("needs")].options]
    more = next(button for button in visible(screen, QPushButton) if isinstance(button, More))
    came_by: list[str] = []
    while not set(answers) <= set(came_by):
        here = [code for code in answers if tile(screen, code).isVisible()]
        assert not set(here) <= set(came_by), "the arrow leads to nothing new"
        came_by += here
        point_at(more)
    last = answers[-1]
    lead.after(lambda: board(screen).tiles.tile(last).click())
    assert last in lead.codes("needs")
    lead.after(lead.conversation.forward)
    lead.after(lead.conversation.back)
    shown_first = next(code for code in answers if code in lead.codes("needs"))
    assert tile(screen, shown_first).isVisible()


def test_every_language_can_say_that_she_does_not_know(lead: Leading) -> None:
    for language in content.load().languages:
        for state in ("unknown", "declined"):
            assert lead.desk.words.has(language.code, f"guide.answer.{state}"), language.code


def test_on_a_display_of_its_own_the_keyboard_stays_where_it_was(
    facing: Facing, lead: Leading, say: Speech, qtbot: QtBot
) -> None:
    far = Facing(say, lead.conversation)
    qtbot.addWidget(far)
    far.fill(QApplication.primaryScreen())
    far.show_moment(lead.moment)
    assert far.isFullScreen()
    assert not far.isActiveWindow()
    assert far.board is not None


def test_what_is_written_down_lies_over_the_question_until_she_has_read_it(
    facing: Facing, lead: Leading, say: Speech
) -> None:
    board(facing).privacy_asked.emit()
    assert facing.privacy is not None
    assert not board(facing).isVisible()
    said = [label.text() for label in visible(facing.privacy, QLabel)]
    for line in ("title", "no-name", "no-status", "stays"):
        assert lead.desk.words.text(AR, f"guide.privacy.{line}") in said
    assert say("guide.privacy.no-name") in said
    facing.privacy.done.click()
    assert facing.privacy is None
    assert board(facing).isVisible()


def test_forgetting_takes_the_explanation_away_too(facing: Facing) -> None:
    board(facing).privacy_asked.emit()
    facing.forget()
    assert facing.privacy is None


def test_that_she_may_point_at_more_is_said_in_her_language(facing: Facing, lead: Leading) -> None:
    said = [label.text() for label in visible(board(facing), QLabel)]
    several = lead.desk.words.text(AR, "guide.answer.several")
    assert not any(several in text for text in said)
    lead.after(lambda: lead.conversation.go("needs"))
    assert any(several in label.text() for label in visible(board(facing), QLabel))
