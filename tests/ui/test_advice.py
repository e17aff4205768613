"""The advice to look at together."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from intake.model import Edits, StepId, Together
from tests.ui import checks
from tests.ui.leading import AR, NL, TI, Leading
from tests.ui.pages import visible
from ui import look
from ui.advice import Advice, on_sheet, with_line, without_line
from ui.advised import AdvisedCard
from ui.look import Look
from ui.speech import Speech

Show = Callable[[QWidget], QWidget]


@pytest.fixture
def advice(lead: Leading, say: Speech, shown: Show) -> Advice:
    """Housing and care, with children; nothing else was asked."""
    lead.to_questions(AR, "huisvesting", "zorg")
    lead.give("children", "4-11")
    lead.conversation.go("advice")
    lead.settle()
    screen = Advice(say, lead.conversation)
    shown(screen)
    lead.show(screen)
    return screen


def order(lead: Leading, state: str = "yes") -> list[StepId]:
    return [one.step.id for one in lead.moment.advice.steps if one.state == state]


def texts(widget: QWidget) -> list[str]:
    return [label.text() for label in visible(widget, QLabel) if label.text()]


def printed(lead: Leading) -> list[StepId]:
    return [one.step.id for one in lead.moment.advice.steps if one.on_sheet]


def card(advice: Advice, step: str) -> AdvisedCard:
    return advice.list.cards[StepId(step)]


def choose_together(advice: Advice, step: str, who: Together) -> None:
    choice = card(advice, step).together
    assert choice is not None
    choice.buttons[who].click()


def test_every_step_stands_there_with_its_reason_and_its_risk_in_both_languages(
    advice: Advice, lead: Leading, say: Speech
) -> None:
    words = lead.desk.words
    for one in lead.moment.advice.steps:
        said = texts(advice.list.cards[one.step.id])
        assert {words.text(NL, f"step.{one.step.id}.do"), words.text(AR, f"step.{one.step.id}.do")} <= set(said)
        assert say(f"step.{one.step.id}.{'because' if one.state == 'yes' else 'unknown'}") in said


def test_what_is_certain_is_numbered_and_what_is_not_has_a_question_mark(advice: Advice, lead: Leading) -> None:
    numbers = [advice.list.cards[step].number.text() for step in order(lead)]
    assert numbers == [str(place) for place in range(1, len(numbers) + 1)]
    assert {advice.list.cards[step].number.text() for step in order(lead, "unknown")} == {"?"}


def test_whom_to_turn_to_stands_there_with_a_number_that_must_be_called_to_check(
    advice: Advice, lead: Leading, say: Speech
) -> None:
    one = next(
        one for one in lead.moment.advice.steps if one.state == "yes" and one.services and one.services[0].phones
    )
    said = texts(advice.list.cards[one.step.id])
    assert one.services[0].name in said
    assert any(one.services[0].phones[0].number in text for text in said)
    assert say("window.advice.call-round") in said


def test_sources_dates_and_reasons_unfold(advice: Advice, lead: Leading, say: Speech) -> None:
    one = next(one for one in lead.moment.advice.steps if one.state == "yes")
    shown = card(advice, one.step.id)
    assert not any(one.step.review_by in text for text in texts(shown))
    shown.more.click()
    assert any(one.step.review_by in text for text in texts(shown))
    assert any(say("guide.needs.ask") in text for text in texts(shown))
    shown.more.click()
    assert not any(one.step.review_by in text for text in texts(shown))


# --- the sheet


def test_a_step_is_taken_off_the_sheet_and_put_back(advice: Advice, lead: Leading) -> None:
    step = printed(lead)[0]
    lead.after(card(advice, step).sheet.click)
    assert step not in printed(lead)
    assert not card(advice, step).sheet.isChecked()
    lead.after(card(advice, step).sheet.click)
    assert step in printed(lead)


def test_what_was_uncertain_can_go_on_the_sheet_all_the_same(advice: Advice, lead: Leading) -> None:
    step = next(one.step.id for one in lead.moment.advice.steps if one.state == "unknown" and not one.on_sheet)
    lead.after(card(advice, step).sheet.click)
    assert step in printed(lead)


def test_a_step_for_the_volunteer_alone_has_no_place_on_the_sheet(advice: Advice, lead: Leading, say: Speech) -> None:
    lead.give("needs", "juridisch", "zorg", "uitbuiting", "veiligheid", "terugkeer")
    lead.settle()
    own = [one.step.id for one in lead.moment.advice.steps if not one.step.on_paper]
    assert own
    for step in own:
        assert not card(advice, step).sheet.isVisible()
        assert say("window.advice.for-you") in texts(card(advice, step))


def test_moving_a_step_changes_its_place_and_keeps_the_hands_where_they_are(advice: Advice, lead: Leading) -> None:
    first, second = order(lead)[:2]
    card(advice, first).down.setFocus()
    lead.after(card(advice, first).down.click)
    assert order(lead)[:2] == [second, first]
    assert card(advice, first).number.text() == "2"
    assert card(advice, first).down.hasFocus()


def test_steps_move_with_the_keyboard_alone(advice: Advice, lead: Leading) -> None:
    first, second = order(lead)[:2]
    card(advice, second).sheet.setFocus()
    lead.after(lambda: QTest.keyClick(card(advice, second).sheet, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier))
    assert order(lead)[:2] == [second, first]


def test_the_first_cannot_go_up_and_the_last_cannot_go_down(advice: Advice, lead: Leading) -> None:
    certain = order(lead)
    assert not card(advice, certain[0]).up.isEnabled()
    assert not card(advice, certain[-1]).down.isEnabled()


def test_what_was_unfolded_stays_so_when_something_else_changes(advice: Advice, lead: Leading) -> None:
    first, second = order(lead)[:2]
    card(advice, second).more.click()
    lead.after(card(advice, first).sheet.click)
    one = next(one for one in lead.moment.advice.steps if one.step.id == second)
    assert any(one.step.review_by in text for text in texts(card(advice, second)))


# --- what is open, and what is added


def test_a_question_that_was_not_asked_is_one_click_away(advice: Advice, lead: Leading, say: Speech) -> None:
    fact = lead.moment.advice.not_asked[0]
    assert advice.side.questions[0].accessibleName() == say(f"guide.{fact}.ask")
    assert lead.after(advice.side.questions[0].click).page.at == fact


def test_a_step_is_found_by_a_word_and_added(advice: Advice, lead: Leading, say: Speech) -> None:
    advice.side.add.click()
    assert advice.adding is not None
    step = lead.moment.addable[0].id
    word = say(f"step.{step}.do").split()[0]
    QTest.keyClicks(advice.adding.finder.search.edit, word)
    assert all(
        word.casefold() in advice.adding.finder._words[found]
        for found, row in advice.adding.finder.rows.items()
        if row.isVisible()
    )
    lead.after(advice.adding.finder.rows[step].click)
    assert advice.adding is None
    assert step in printed(lead)
    assert step in advice.list.cards


def test_a_word_that_is_nowhere_says_so(advice: Advice, say: Speech) -> None:
    advice.side.add.click()
    assert advice.adding is not None
    QTest.keyClicks(advice.adding.finder.search.edit, "qqqq")
    assert say("window.advice.none-found") in texts(advice.adding)
    advice.adding.reject()


def test_a_line_of_her_own_goes_on_the_sheet_with_enter_and_off_again(advice: Advice, lead: Leading) -> None:
    advice.side.line.edit.setFocus()
    QTest.keyClicks(advice.side.line.edit, "Kom  maandag terug.")
    lead.after(lambda: QTest.keyClick(advice.side.line.edit, Qt.Key.Key_Return))
    assert lead.moment.page.stage == "advice"  # Enter did not go on
    assert lead.moment.talk.edits.own_lines == ("Kom maandag terug.",)
    assert "Kom maandag terug." in texts(advice.side)
    lead.after(lambda: advice.side.line_removed.emit(0))
    assert lead.moment.talk.edits.own_lines == ()


def test_an_empty_line_is_no_line(advice: Advice, lead: Leading) -> None:
    advice.side.line.edit.setText("   ")
    lead.after(advice.side._add_line)
    assert lead.moment.talk.edits.own_lines == ()


def test_it_says_that_such_a_line_is_not_kept(advice: Advice, say: Speech) -> None:
    assert say("window.advice.own-line-note") in texts(advice.side)


def test_edits_are_values() -> None:
    step = StepId("a")
    off = on_sheet(Edits(added=(step,)), step=step, on=False)
    assert (off.added, off.left_out) == ((), (step,))
    on = on_sheet(off, step=step, on=True)
    assert (on.added, on.left_out) == ((step,), ())
    lines = with_line(with_line(Edits(), text="een"), text="twee")
    assert without_line(lines, place=0).own_lines == ("twee",)


# --- the screen


def test_enter_goes_to_the_sheet_and_escape_back_to_the_questions(advice: Advice, lead: Leading) -> None:
    assert lead.after(lambda: QTest.keyClick(advice, Qt.Key.Key_Return)).page.stage == "handout"
    lead.after(lead.conversation.back)
    assert lead.after(lambda: QTest.keyClick(advice, Qt.Key.Key_Escape)).page.stage == "questions"


@pytest.mark.parametrize("dressed", [Look(), Look(zoom=1.5)], ids=["100", "150"])
def test_only_the_list_scrolls_and_nothing_is_cut_off(
    dressed: Look, qapp: QApplication, lead: Leading, say: Speech, shown: Show
) -> None:
    look.wear(qapp, dressed)
    lead.to_questions(TI, "huisvesting", "zorg")
    lead.after(lambda: lead.conversation.go("advice"))
    screen = Advice(say, lead.conversation)
    shown(screen)
    lead.show(screen)
    for one in screen.list.cards.values():
        one.unfold(shown=True)
    lead.settle()
    assert not screen.scrolls()
    assert screen.list.horizontalScrollBar().maximum() == 0
    assert checks.clipped_texts(screen) == []


def test_the_keyboard_reaches_what_the_hands_need(advice: Advice) -> None:
    assert checks.nameless(advice) == []
    assert checks.small_targets(advice, 48) == []


def test_locking_leaves_nothing(advice: Advice) -> None:
    advice.side.line.edit.setText("half")
    advice.forget()
    assert advice.list.cards == {}
    assert advice.side.line.text() == ""


def test_a_step_added_for_her_ears_alone_can_be_taken_away_again(advice: Advice, lead: Leading) -> None:
    assert card(advice, "medisch-noodzakelijk").away.isHidden()
    lead.conversation.edit(lambda edits: on_sheet(edits, step=StepId("abortus"), on=True))
    lead.settle()
    away = card(advice, "abortus").away
    assert not away.isHidden()
    QTest.mouseClick(away, Qt.MouseButton.LeftButton)
    lead.settle()
    assert "abortus" not in advice.list.cards


def test_who_comes_along_can_be_chosen_and_stands_on_the_card(advice: Advice, lead: Leading, say: Speech) -> None:
    assert say("sheet.together.trusted") in texts(card(advice, "huisarts-inschrijven"))
    card(advice, "huisarts-inschrijven").unfold(shown=True)
    choose_together(advice, "huisarts-inschrijven", "come")
    lead.settle()
    assert lead.moment.talk.edits.together == {"huisarts-inschrijven": "come"}
    assert say("sheet.together.come") in texts(card(advice, "huisarts-inschrijven"))
    assert card(advice, "huisarts-inschrijven").unfolded
    choose_together(advice, "huisarts-inschrijven", "alone")
    lead.settle()
    said = texts(card(advice, "huisarts-inschrijven"))
    assert not {say(f"sheet.together.{who}") for who in ("trusted", "come", "call")} & set(said)
