"""The conversation in hand: verbs in the order they were asked, and nothing shown that is not kept."""

from __future__ import annotations

from threading import Event

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from intake.desk import Desk
from intake.errors import DiskFull
from intake.model import Code, FactId, Talk
from tests.ui.leading import AR, TI, Leading
from ui.conversation import Moment

CHILDREN = FactId("children")


@pytest.fixture
def moments(lead: Leading) -> list[Moment]:
    seen: list[Moment] = []
    lead.conversation.moved.connect(seen.append)
    return seen


def test_two_quick_clicks_lose_nothing(lead: Leading) -> None:
    lead.conversation.begin(TI)
    lead.give("safety", "none")
    lead.conversation.forward()
    lead.give("needs", "zorg")
    lead.conversation.forward()
    lead.settle()
    assert (lead.codes("safety"), lead.codes("needs")) == (("none",), ("zorg",))
    assert lead.moment.page.stage == "questions"


def test_of_a_row_of_clicks_only_the_last_is_shown(lead: Leading, moments: list[Moment]) -> None:
    lead.to_questions()
    assert [moment.page.stage for moment in moments] == ["questions"]


def test_what_is_on_the_table_is_a_draft_in_the_vault(lead: Leading, desk: Desk) -> None:
    lead.to_questions(TI, "zorg")
    (draft,) = desk.unfinished()
    assert (draft.id, draft.at) == (lead.moment.talk.id, lead.moment.page.at)


def test_a_verb_that_fails_shows_what_is_really_kept(
    lead: Leading, moments: list[Moment], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    lead.to_questions()

    def full(*_: object) -> Talk:
        raise DiskFull

    monkeypatch.setattr(lead.desk, "answer", full)
    lead.conversation.forward()
    with qtbot.waitSignal(lead.work.explained):
        lead.conversation.answer(CHILDREN, (Code("0-1"),))
    lead.settle()
    assert moments[-1].talk.answers.get(CHILDREN) is None
    assert moments[-1].page.at != "children"  # the click before it did go through


def test_safety_can_be_looked_at_from_anywhere_and_left_again(lead: Leading) -> None:
    lead.to_questions()
    at = lead.moment.page.at
    aside = lead.after(lead.conversation.look_at_safety)
    assert (aside.page.at, aside.aside) == ("safety", at)
    back = lead.after(lead.conversation.return_from_safety)
    assert (back.page.at, back.aside) == (at, "")


def test_looking_at_safety_twice_still_leads_back_to_the_same_page(lead: Leading) -> None:
    lead.to_questions()
    at = lead.moment.page.at
    lead.conversation.look_at_safety()
    lead.conversation.look_at_safety()
    assert lead.after(lead.conversation.return_from_safety).page.at == at


def test_a_conversation_that_was_put_down_says_nothing_any_more(
    lead: Leading, moments: list[Moment], monkeypatch: pytest.MonkeyPatch
) -> None:
    lead.to_questions()
    seen, gate = len(moments), Event()
    forward = lead.desk.forward
    monkeypatch.setattr(lead.desk, "forward", lambda talk: (gate.wait(10), forward(talk))[1])
    lead.conversation.forward()
    lead.conversation.let_go()
    gate.set()
    lead.settle()
    assert len(moments) == seen
    assert lead.conversation.moment is None


def test_edits_are_made_to_what_is_there_when_their_turn_comes(lead: Leading) -> None:
    lead.to_questions()
    for line in ("een", "twee"):
        lead.conversation.edit(
            lambda edits, line=line: msgspec.structs.replace(edits, own_lines=(*edits.own_lines, line))
        )
    lead.settle()
    assert lead.moment.talk.edits.own_lines == ("een", "twee")


def test_it_goes_on_in_another_language(lead: Leading) -> None:
    lead.to_questions(TI)
    spoken = lead.after(lambda: lead.conversation.speak(AR))
    assert (spoken.talk.language, spoken.talk.answers) == (AR, spoken.talk.answers)


def test_the_end_is_told_once_and_leaves_no_draft(lead: Leading, desk: Desk, qtbot: QtBot) -> None:
    lead.to_questions()
    with qtbot.waitSignal(lead.conversation.closed) as told:
        lead.conversation.finish()
    assert told.args[0].number is None
    assert desk.unfinished() == ()
    assert lead.conversation.moment is None
