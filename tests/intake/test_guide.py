from __future__ import annotations

import pytest

from intake import guide
from intake.model import AnswerState, City, Code, FactId, Lang, Talk
from tests.intake.small import ROOMS, STEPS, content

CONTENT = content()
WITH_ROOMS = content((*STEPS, ROOMS))


def begun() -> Talk:
    return guide.begin("talk", Lang("ti"), City("amsterdam"), "2026-11-24T10:00")


def said(talk: Talk, fact: str, *codes: str) -> Talk:
    return guide.answer(CONTENT, talk, FactId(fact), tuple(Code(code) for code in codes))


def pages(talk: Talk) -> tuple[str, ...]:
    return guide.path(CONTENT, talk)


def pages_with_rooms(talk: Talk) -> tuple[str, ...]:
    return guide.path(WITH_ROOMS, talk)


def test_a_conversation_begins_with_safety_then_needs() -> None:
    talk = begun()
    assert guide.page(CONTENT, talk).stage == "safety"
    assert guide.forward(CONTENT, talk).at == "needs"


def test_only_what_an_open_step_needs_is_asked() -> None:
    assert pages(said(begun(), "needs", "zorg"))[2:] == ("children", "pregnant", "advice", "handout", "finish")
    assert pages(said(begun(), "needs", "school"))[2:] == ("advice", "handout", "finish")


def test_a_question_whose_time_has_not_come_is_not_asked() -> None:
    talk = said(begun(), "needs", "zorg")
    assert "due-soon" not in pages(talk)
    assert "due-soon" in pages(said(talk, "pregnant", "yes"))
    assert "due-soon" not in pages(guide.leave_open(talk, FactId("pregnant"), AnswerState.DECLINED))


@pytest.mark.parametrize("state", [AnswerState.UNKNOWN, AnswerState.DECLINED])
def test_what_was_left_open_is_not_asked_again_and_stays_reachable(state: AnswerState) -> None:
    talk = guide.forward(CONTENT, guide.forward(CONTENT, said(begun(), "needs", "wonen")))
    assert talk.at == "asylum"
    talk = guide.forward(CONTENT, guide.leave_open(talk, FactId("asylum"), state))
    assert talk.at == "bed"
    assert guide.back(CONTENT, talk).at == "asylum"


def test_back_and_forth_loses_nothing() -> None:
    talk = said(begun(), "needs", "zorg")
    while talk.at != "advice":
        talk = guide.forward(CONTENT, talk)
        if talk.at == "children":
            talk = said(talk, "children", "0-3", "4-11")
    answers = talk.answers
    for _ in range(6):
        talk = guide.back(CONTENT, talk)
    assert talk.at == "safety"
    while talk.at != "advice":
        talk = guide.forward(CONTENT, talk)
    assert talk.answers == answers


def test_a_question_that_became_needed_comes_before_the_advice() -> None:
    talk = said(begun(), "needs", "zorg")
    talk = guide.go(CONTENT, talk, "needs")
    while talk.at != "advice":
        talk = guide.forward(CONTENT, talk)
    talk = guide.forward(CONTENT, said(guide.go(CONTENT, talk, "pregnant"), "pregnant", "yes"))
    assert talk.at == "due-soon"


def test_forward_from_the_last_question_finds_one_that_was_skipped() -> None:
    talk = said(begun(), "needs", "zorg", "wonen")
    talk = guide.go(CONTENT, talk, "bed")
    assert guide.forward(CONTENT, talk).at == "children"


def test_going_on_at_the_end_stays_at_the_end() -> None:
    talk = guide.go(CONTENT, begun(), "finish")
    assert guide.forward(CONTENT, talk).at == "finish"
    assert guide.back(CONTENT, begun()).at == "safety"


def test_a_page_that_lost_its_need_leads_on_to_the_advice() -> None:
    talk = guide.go(CONTENT, said(begun(), "needs", "zorg"), "children")
    talk = said(talk, "needs", "school")
    assert guide.forward(CONTENT, talk).at in {"safety", "needs", "advice"}
    assert guide.page(CONTENT, talk).question is not None


def test_none_of_these_excludes_the_others() -> None:
    with pytest.raises(ValueError, match="excludes"):
        said(begun(), "children", "none", "0-3")


def test_a_single_question_takes_one_answer() -> None:
    with pytest.raises(ValueError, match="cannot be answered"):
        said(begun(), "pregnant", "yes", "no")


def test_a_code_that_is_not_offered_is_refused() -> None:
    with pytest.raises(ValueError, match="cannot be answered"):
        said(begun(), "pregnant", "perhaps")


def test_an_answer_can_be_taken_back() -> None:
    talk = said(said(begun(), "pregnant", "yes"), "pregnant")
    assert talk.answers == {}


def test_the_draft_never_holds_what_may_not_be_written_down() -> None:
    talk = said(said(begun(), "asylum", "refused"), "pregnant", "yes")
    assert set(guide.for_the_draft(CONTENT, talk).answers) == {"pregnant"}


def test_a_kept_visit_holds_coded_answers_alone() -> None:
    talk = said(said(said(begun(), "asylum", "refused"), "pregnant", "yes"), "needs", "zorg")
    assert set(guide.for_the_visit(CONTENT, talk)) == {"needs"}


def test_the_place_in_the_conversation_is_counted() -> None:
    talk = guide.go(CONTENT, said(begun(), "needs", "zorg"), "pregnant")
    page = guide.page(CONTENT, talk)
    assert (page.position, page.total) == (2, 2)


def test_there_is_no_way_to_a_page_that_does_not_exist() -> None:
    with pytest.raises(ValueError, match="no page"):
        guide.go(CONTENT, begun(), "nowhere")


def test_alarms_are_what_is_wrong_right_now() -> None:
    assert guide.alarms(said(begun(), "safety", "danger").answers) == ("danger",)
    assert guide.alarms(said(begun(), "safety", "none").answers) == ()


def test_what_tells_how_to_do_a_step_is_asked_while_it_is_not_ruled_out() -> None:
    talk = said(begun(), "needs", "wonen")
    assert "postcode" in pages_with_rooms(talk)
    assert "postcode" not in pages_with_rooms(said(talk, "bed", "own"))
    assert "postcode" in pages_with_rooms(said(said(talk, "bed", "none"), "postcode", "2512"))


def test_digits_are_an_answer_of_so_many_digits() -> None:
    talk = said(begun(), "postcode", "2512")
    assert talk.answers[FactId("postcode")].codes == ("2512",)
    assert FactId("postcode") not in said(talk, "postcode").answers


@pytest.mark.parametrize("typed", ["251", "25123", "25a2", "٢٥١٢", "2 12"])
def test_other_digits_than_asked_are_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="4 digits"):
        said(begun(), "postcode", typed)
