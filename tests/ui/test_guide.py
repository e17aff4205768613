"""Safety, needs and questions on the table."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from intake import content
from intake.model import AnswerState, Code, FactId, Lang
from tests.ui import checks
from tests.ui.leading import AR, EN, MN, NL, PT, TI, Leading
from tests.ui.pages import visible
from ui.alarm import AlarmCard
from ui.guide import Guide
from ui.speech import Speech
from ui.tile import Tile

Show = Callable[[QWidget], QWidget]
QUESTIONS = content.load().questions


@pytest.fixture
def guide(lead: Leading, say: Speech, shown: Show) -> Guide:
    """The needs on the table, with a visitor who reads Arabic."""
    lead.conversation.begin(AR)
    lead.give("safety", "none")
    lead.conversation.forward()
    lead.settle()
    screen = Guide(say, lead.conversation)
    shown(screen)
    lead.show(screen)
    return screen


def tile(guide: Guide, code: str) -> Tile:
    assert guide.board is not None
    return guide.board.tiles.tile(Code(code))


def at(lead: Leading, page: str) -> None:
    lead.after(lambda: lead.conversation.go(page))


def texts(widget: QWidget) -> list[str]:
    return [label.text() for label in visible(widget, QLabel) if label.text()]


# --- what is shown


def test_the_question_and_its_answers_stand_in_two_languages(guide: Guide, lead: Leading) -> None:
    words = lead.desk.words
    for key in ("guide.needs.ask", "guide.needs.option.zorg"):
        assert {words.text(NL, key), words.text(AR, key)} <= set(texts(guide))


def test_a_visitor_who_reads_dutch_gets_one_card_and_no_second_line(guide: Guide, lead: Leading) -> None:
    lead.after(lambda: lead.conversation.speak(NL))
    assert texts(guide).count(lead.desk.words.text(NL, "guide.needs.ask")) == 1
    assert len(texts(tile(guide, "zorg"))) == 1


def test_how_to_say_it_why_and_what_to_mind_are_at_hand(guide: Guide, lead: Leading, say: Speech) -> None:
    lead.to_questions(AR, "huisvesting")
    at(lead, "sleeping-place")
    assert {say(f"guide.sleeping-place.{part}") for part in ("say", "why", "tip")} <= set(texts(guide))


def test_the_stages_tell_how_far_it_is(guide: Guide, lead: Leading) -> None:
    assert guide.top.stages is not None
    assert guide.top.stages.accessibleName() == "Stap 2 van 5: Wat speelt er"
    lead.to_questions()
    assert guide.top.stages.accessibleName() == "Stap 3 van 5: Vragen"


def test_a_tile_is_heard_in_both_languages_and_as_what_it_is(guide: Guide, lead: Leading) -> None:
    assert tile(guide, "zorg").accessibleName() == "Zorg en dokter, " + lead.desk.words.text(
        AR, "guide.needs.option.zorg"
    )
    heard = QAccessible.queryAccessibleInterface(tile(guide, "zorg"))
    assert heard is not None
    assert heard.role() == QAccessible.Role.CheckBox
    lead.to_questions(AR, "huisvesting")
    at(lead, "sleeping-place")
    one = QAccessible.queryAccessibleInterface(tile(guide, "friends"))
    assert one is not None
    assert one.role() == QAccessible.Role.RadioButton


# --- answering


def test_a_choice_is_in_the_vault_at_once(guide: Guide, lead: Leading) -> None:
    lead.after(tile(guide, "zorg").click)
    assert lead.codes("needs") == ("zorg",)
    lead.after(tile(guide, "voedsel").click)
    assert lead.codes("needs") == ("zorg", "voedsel")
    lead.after(tile(guide, "zorg").click)
    assert lead.codes("needs") == ("voedsel",)


def test_one_answer_replaces_another_where_one_is_asked(guide: Guide, lead: Leading) -> None:
    lead.to_questions(AR, "huisvesting")
    at(lead, "sleeping-place")
    lead.after(tile(guide, "friends").click)
    lead.after(tile(guide, "nowhere").click)
    assert lead.codes("sleeping-place") == ("nowhere",)


def test_none_of_these_clears_the_others_and_the_others_clear_it(guide: Guide, lead: Leading) -> None:
    at(lead, "safety")
    lead.after(tile(guide, "danger").click)
    assert lead.codes("safety") == ("danger",)  # "none" was chosen before
    lead.after(tile(guide, "none").click)
    assert lead.codes("safety") == ("none",)


def test_saved_is_said_only_when_the_vault_has_it(
    guide: Guide, lead: Leading, monkeypatch: pytest.MonkeyPatch, say: Speech
) -> None:
    gate, answer = Event(), lead.desk.answer
    monkeypatch.setattr(lead.desk, "answer", lambda *given: (gate.wait(10), answer(*given))[1])
    assert guide.top.saved is not None
    tile(guide, "zorg").click()
    QApplication.processEvents()
    assert guide.top.saved.accessibleName() == say("window.kit.saving")
    gate.set()
    lead.settle()
    assert guide.top.saved.accessibleName() == say("window.kit.saved")


def test_not_knowing_and_not_saying_are_answers_and_can_be_taken_back(guide: Guide, lead: Leading) -> None:
    lead.after(tile(guide, "zorg").click)
    lead.after(guide.unknown.click)
    assert lead.state("needs") is AnswerState.UNKNOWN
    assert not tile(guide, "zorg").isChecked()
    lead.after(guide.decline.click)
    assert lead.state("needs") is AnswerState.DECLINED
    assert (guide.unknown.isChecked(), guide.decline.isChecked()) == (False, True)
    lead.after(guide.decline.click)
    assert lead.state("needs") is AnswerState.NOT_ASKED


def test_choosing_an_answer_takes_not_knowing_back(guide: Guide, lead: Leading) -> None:
    lead.after(guide.unknown.click)
    lead.after(tile(guide, "zorg").click)
    assert not guide.unknown.isChecked()
    assert lead.codes("needs") == ("zorg",)


def test_back_and_forth_loses_nothing(guide: Guide, lead: Leading) -> None:
    lead.after(tile(guide, "zorg").click)
    lead.after(guide.next.click)
    lead.after(guide.unknown.click)
    first = lead.moment.page.at
    lead.after(guide.back.click)
    assert tile(guide, "zorg").isChecked()
    lead.after(guide.next.click)
    assert (lead.moment.page.at, lead.state(first)) == (first, AnswerState.UNKNOWN)
    assert guide.unknown.isChecked()


# --- the keyboard alone


def press(guide: Guide, *keys: Qt.Key) -> None:
    for key in keys:
        focused = QApplication.focusWidget()
        QTest.keyClick(focused if focused and focused.window() is guide.window() else guide, key)


def test_numbers_and_letters_choose_and_enter_goes_on(guide: Guide, lead: Leading) -> None:
    press(guide, Qt.Key.Key_3, Qt.Key.Key_A)
    lead.settle()
    assert lead.codes("needs") == ("zorg", "uitbuiting")
    lead.after(lambda: press(guide, Qt.Key.Key_Return))
    assert lead.moment.page.stage == "questions"
    lead.after(lambda: press(guide, Qt.Key.Key_Escape))
    assert lead.moment.page.stage == "needs"


def test_enter_on_a_tile_goes_on_too(guide: Guide, lead: Leading) -> None:
    tile(guide, "zorg").setFocus()
    press(guide, Qt.Key.Key_Space, Qt.Key.Key_Return)
    lead.settle()
    assert lead.codes("needs") == ("zorg",)
    assert lead.moment.page.stage == "questions"


def test_a_screen_reader_starts_at_the_question(guide: Guide, say: Speech) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == say("guide.needs.ask")
    QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert isinstance(QApplication.focusWidget(), Tile)


def test_the_keyboard_reaches_everything(guide: Guide, lead: Leading) -> None:
    lead.to_questions(AR, "huisvesting", "zorg")
    assert checks.unreachable(guide) == []
    assert checks.nameless(guide) == []


# --- safety


def cards(guide: Guide) -> dict[str, AlarmCard]:
    return {card.objectName().removeprefix("alarm-"): card for card in visible(guide, AlarmCard)}


def test_an_alarm_says_at_once_what_to_do_in_both_languages(guide: Guide, lead: Leading) -> None:
    at(lead, "safety")
    lead.after(tile(guide, "danger").click)
    said = texts(cards(guide)["danger"])
    words = lead.desk.words
    assert {"112", words.text(NL, "guide.alarm.danger"), words.text(AR, "guide.alarm.danger")} == set(said)


@pytest.mark.parametrize(("alarm", "number"), [("danger", "112"), ("medical", "112"), ("suicide", "113")])
def test_every_alarm_has_its_number(alarm: str, number: str, guide: Guide, lead: Leading) -> None:
    at(lead, "safety")
    lead.after(tile(guide, alarm).click)
    assert number in texts(cards(guide)[alarm])


def test_all_alarms_together_still_show_every_number_whole(guide: Guide, lead: Leading) -> None:
    at(lead, "safety")
    lead.after(lambda: lead.give("safety", "danger", "medical", "no-bed", "suicide"))
    shown = cards(guide)
    assert {"112", "113"} <= {text for card in shown.values() for text in texts(card)}
    assert checks.clipped_texts(guide) == []
    assert not guide.scrolls()


def test_without_an_alarm_there_is_none_of_it(guide: Guide, lead: Leading) -> None:
    at(lead, "safety")
    assert cards(guide) == {}


def test_safety_waits_for_an_answer_and_not_knowing_is_one(guide: Guide, lead: Leading, say: Speech) -> None:
    lead.conversation.begin(AR)
    lead.settle()
    lead.after(guide.next.click)
    assert (lead.moment.page.at, guide.banner.text()) == ("safety", say("window.guide.safety-first"))
    lead.after(guide.unknown.click)
    assert lead.after(guide.next.click).page.at == "needs"


def test_f9_asks_for_safety(guide: Guide, qtbot: QtBot) -> None:
    with qtbot.waitSignal(guide.safety_asked):
        press(guide, Qt.Key.Key_F9)


def test_after_a_look_at_safety_the_green_button_leads_back(guide: Guide, lead: Leading, say: Speech) -> None:
    lead.to_questions(AR, "huisvesting")
    page = lead.moment.page.at
    assert lead.after(guide.safety_asked.emit).page.at == "safety"
    assert guide.next.text() == say("window.safety.return")
    assert lead.after(guide.next.click).page.at == page
    assert guide.next.text() == say("window.kit.next")


def test_back_from_the_first_question_leads_to_the_language(guide: Guide, lead: Leading, qtbot: QtBot) -> None:
    at(lead, "safety")
    with qtbot.waitSignal(guide.language_asked):
        guide.back.click()


# --- the advice beside the question


def test_the_advice_grows_and_marks_what_is_new(guide: Guide, lead: Leading, say: Speech) -> None:
    lead.to_questions(AR, "zorg")
    at(lead, "huisarts")
    before = set(guide.rail.shown())
    assert say("window.guide.new") not in texts(guide.rail)
    lead.after(tile(guide, "no").click)
    assert set(guide.rail.shown()) != before
    assert say("window.guide.new") in texts(guide.rail)
    assert any(say("step.huisarts-inschrijven.do") in card for card in guide.rail.shown())


def test_no_advice_stands_beside_safety_and_needs(guide: Guide, lead: Leading) -> None:
    assert not guide.rail.isVisible()
    at(lead, "safety")
    assert not guide.rail.isVisible()


def test_f4_shows_all_of_the_advice(guide: Guide, lead: Leading, qtbot: QtBot) -> None:
    lead.to_questions()
    with qtbot.waitSignal(lead.conversation.moved):
        press(guide, Qt.Key.Key_F4)
    assert lead.moment.page.at == "advice"


def test_what_has_no_room_is_counted(guide: Guide, lead: Leading) -> None:
    lead.to_questions(AR, *[option.code for option in QUESTIONS[FactId("needs")].options])
    rail = guide.rail
    rest = len(lead.moment.advice.steps) - len(rail.shown())
    assert rest > 0
    assert any(str(rest) in text for text in texts(rail))
    assert checks.clipped_texts(rail) == []


# --- room


def test_a_window_that_grows_gives_more_room_to_the_question(guide: Guide, lead: Leading, qtbot: QtBot) -> None:
    guide.resize(1024, 640)
    qtbot.waitUntil(lambda: guide.width() == 1024)
    lead.settle()
    assert guide.board is not None
    small = guide.board
    guide.resize(1600, 1000)
    lead.settle()
    assert guide.board is not small
    assert guide.board.plan.question.size >= small.plan.question.size


def test_a_window_that_shrinks_keeps_the_question_whole(guide: Guide, lead: Leading) -> None:
    lead.to_questions(AR, "zorg")
    for size in ((1366, 768), (1024, 640), (1280, 720)):
        guide.resize(*size)
        lead.settle()
        assert not guide.scrolls(), size
        assert checks.clipped_texts(guide) == [], size


def test_changing_the_window_keeps_what_was_chosen_and_the_focus(guide: Guide, lead: Leading) -> None:
    lead.after(tile(guide, "zorg").click)
    tile(guide, "voedsel").setFocus()
    guide.resize(1024, 640)
    lead.settle()
    assert tile(guide, "zorg").isChecked()
    assert tile(guide, "voedsel").hasFocus()


def test_locking_leaves_nothing_of_hers_on_the_screen(guide: Guide, lead: Leading) -> None:
    lead.to_questions(AR, "huisvesting")
    guide.forget()
    assert guide.board is None
    assert guide.rail.shown() == []


def test_a_right_to_left_answer_stands_at_the_right_of_its_tile(guide: Guide) -> None:
    _, own = visible(tile(guide, "zorg"), QLabel)
    assert own.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert own.font().families() != guide.font().families()


def test_only_codes_of_this_program_are_languages() -> None:
    assert {AR, TI, NL, EN, MN, PT} <= {Lang(language.code) for language in content.load().languages}
