from __future__ import annotations

import msgspec
import pytest

from intake import guide
from intake.advice import SHEET_STEPS, addable, advise
from intake.model import AdvisedStep, AnswerState, City, Code, Edits, FactId, Lang, StepId, Talk
from tests.intake.small import ROOMS, STEPS, content, step

CONTENT = content()
WITH_ROOMS = content((*STEPS, ROOMS))


def talk_with(city: str = "amsterdam", **answers: str | tuple[str, ...] | AnswerState) -> Talk:
    talk = guide.begin("talk", Lang("ti"), City(city), "2026-11-24T10:00")
    for fact, given in answers.items():
        name = FactId(fact.replace("_", "-"))
        if isinstance(given, AnswerState):
            talk = guide.leave_open(talk, name, given)
        else:
            codes = (given,) if isinstance(given, str) else given
            talk = guide.answer(CONTENT, talk, name, tuple(Code(code) for code in codes))
    return talk


def edited(talk: Talk, **edits: tuple[str, ...]) -> Talk:
    return msgspec.structs.replace(talk, edits=msgspec.convert(edits, Edits))


def ids(talk: Talk) -> list[str]:
    return [row.step.id for row in advise(CONTENT, talk).steps]


def row(talk: Talk, step_id: str) -> AdvisedStep:
    (found,) = (row for row in advise(WITH_ROOMS, talk).steps if row.step.id == step_id)
    return found


def test_urgent_steps_come_first() -> None:
    assert ids(talk_with(needs="zorg", pregnant="yes")) == ["midwife", "doctor", "vaccine", "delay"]


def test_the_certain_comes_before_the_unknown_of_the_same_urgency() -> None:
    steps = (step("perhaps", when={"is": {"pregnant": "yes"}}), step("surely"))
    rows = advise(content(steps), talk_with(needs="zorg")).steps
    assert [(row.step.id, row.state) for row in rows] == [("surely", "yes"), ("perhaps", "unknown")]


@pytest.mark.parametrize("state", [AnswerState.UNKNOWN, AnswerState.DECLINED])
def test_not_knowing_never_takes_a_step_away(state: AnswerState) -> None:
    before = set(ids(talk_with(needs="zorg")))
    assert set(ids(talk_with(needs="zorg", pregnant=state, children=state))) == before


def test_a_definite_no_takes_a_step_away() -> None:
    assert "midwife" not in ids(talk_with(needs="zorg", pregnant="no"))


def test_an_alarm_brings_its_step_whatever_the_need() -> None:
    assert ids(talk_with(safety="no-bed", needs="school"))[0] == "shelter"


def test_a_step_for_another_city_stays_away() -> None:
    assert ids(talk_with("eindhoven", needs="school")) == ["rights"]
    assert ids(talk_with("amsterdam", needs="school")) == ["amsterdam-only"]


def test_without_any_step_the_fallback_remains() -> None:
    assert ids(talk_with()) == ["rights"]


def test_services_are_those_of_the_city() -> None:
    (doctor,) = (row for row in advise(CONTENT, talk_with(needs="zorg")).steps if row.step.id == "doctor")
    assert [service.id for service in doctor.services] == ["clinic"]


def test_each_step_says_which_answers_led_to_it() -> None:
    rows = {row.step.id: row for row in advise(CONTENT, talk_with(needs="zorg", pregnant="yes")).steps}
    assert rows["midwife"].grounds == ("pregnant",)
    assert rows["doctor"].grounds == ("needs",)
    assert rows["vaccine"].missing == ("children",)


def test_what_was_not_asked_is_listed() -> None:
    assert advise(CONTENT, talk_with(needs="zorg")).not_asked == ("children", "pregnant")
    assert advise(CONTENT, talk_with(needs="zorg", children=AnswerState.DECLINED)).not_asked == ("pregnant",)


def test_what_is_left_out_stays_visible_but_off_the_sheet() -> None:
    rows = advise(CONTENT, edited(talk_with(needs="zorg"), left_out=("doctor",))).steps
    assert {row.step.id: row.on_sheet for row in rows}["doctor"] is False


def test_leaving_one_out_does_not_pull_another_onto_the_sheet() -> None:
    steps = tuple(step(f"s{place}", urgency=1 + place % 5) for place in range(SHEET_STEPS + 2))
    rows = advise(content(steps), talk_with(needs="zorg")).steps
    on_sheet = {row.step.id for row in rows if row.on_sheet}
    assert len(on_sheet) == SHEET_STEPS
    gone = StepId(min(on_sheet))
    after = advise(content(steps), edited(talk_with(needs="zorg"), left_out=(gone,))).steps
    assert {row.step.id for row in after if row.on_sheet} == on_sheet - {gone}


def test_a_step_added_by_hand_is_on_the_sheet() -> None:
    (added,) = (r for r in advise(CONTENT, edited(talk_with(needs="zorg"), added=("shelter",))).steps if r.added)
    assert (added.step.id, added.state, added.on_sheet) == ("shelter", "yes", True)


def test_a_step_for_the_volunteers_eyes_is_never_on_the_sheet() -> None:
    rows = advise(CONTENT, edited(talk_with(needs="wonen"), added=("explain",))).steps
    assert [row.on_sheet for row in rows if row.step.id == "explain"] == [False]


def test_moved_steps_take_each_others_places() -> None:
    talk = talk_with(needs="zorg", pregnant="yes")
    assert ids(edited(talk, order=("delay", "midwife"))) == ["delay", "doctor", "vaccine", "midwife"]


def test_what_can_be_added_is_what_is_not_in_view() -> None:
    names = {found.id for found in addable(CONTENT, talk_with(needs="zorg"))}
    assert "shelter" in names
    assert "doctor" not in names
    assert "explain" not in names


def test_what_may_not_be_for_her_and_would_reach_the_authorities_is_not_printed_by_itself() -> None:
    steps = (step("perhaps", when={"is": {"pregnant": "yes"}}, risk="authority"), step("surely", risk="authority"))
    rows = advise(content(steps), talk_with(needs="zorg")).steps
    assert {row.step.id: row.on_sheet for row in rows} == {"perhaps": False, "surely": True}


def test_paper_that_could_do_harm_is_made_only_when_the_volunteer_says_so() -> None:
    steps = content((step("doctor", opt_in=True),))
    (row,) = advise(steps, talk_with(needs="zorg")).steps
    assert row.on_sheet is False
    (row,) = advise(steps, edited(talk_with(needs="zorg"), added=("doctor",))).steps
    assert (row.on_sheet, row.added) == (True, False)


def test_every_need_she_named_has_a_step_on_her_sheet() -> None:
    urgent = tuple(step(f"care-{place}", urgency=1) for place in range(5))
    steps = (*urgent, step("home", "wonen", urgency=4), step("lesson", "school", urgency=5))
    rows = advise(content(steps), talk_with(needs=("zorg", "wonen", "school"))).steps
    assert [row.step.id for row in rows if row.on_sheet] == ["care-0", "home", "lesson"]


def test_what_an_alarm_brought_is_on_the_sheet_before_any_need() -> None:
    steps = (
        step("home", "wonen"),
        step("lesson", "school"),
        step("care"),
        step("bed", "", alarms=["no-bed"], urgency=5),
    )
    rows = advise(content(steps), talk_with(safety="no-bed", needs=("zorg", "wonen", "school"))).steps
    assert {row.step.id for row in rows if row.on_sheet} == {"home", "lesson", "care", "bed"}


def test_a_raised_alarm_goes_before_what_is_urgent() -> None:
    steps = (step("soon", urgency=1), step("alarmed", "", alarms=["danger"], urgency=5))
    rows = advise(content(steps), talk_with(safety="danger", needs="zorg")).steps
    assert [row.step.id for row in rows] == ["alarmed", "soon"]


def test_when_nothing_may_stand_on_paper_the_fallback_does() -> None:
    steps = (step("explain", on_paper=False), step("rights", "", fallback=True))
    rows = advise(content(steps), talk_with(needs="zorg")).steps
    assert {row.step.id: row.on_sheet for row in rows} == {"explain": False, "rights": True}


def test_when_all_of_it_waits_for_a_person_the_fallback_is_printed() -> None:
    perhaps = step("perhaps", when={"is": {"pregnant": "yes"}}, risk="authority")
    steps = (perhaps, step("harmful", opt_in=True), step("rights", "", fallback=True))
    rows = advise(content(steps), talk_with(needs="zorg")).steps
    assert {row.step.id: row.on_sheet for row in rows} == {"perhaps": False, "harmful": False, "rights": True}


def test_what_only_the_visitor_may_bring_up_is_added_by_hand_alone() -> None:
    steps = content((step("doctor"), step("asked-for", on_request=True, on_paper=False)))
    talk = talk_with(needs="zorg")
    assert [row.step.id for row in advise(steps, talk).steps] == ["doctor"]
    assert [found.id for found in addable(steps, talk)] == ["asked-for"]
    rows = advise(steps, edited(talk, added=("asked-for",))).steps
    assert {row.step.id: row.on_sheet for row in rows} == {"doctor": True, "asked-for": False}


def test_who_comes_along_is_what_the_step_says_until_the_volunteer_says_otherwise() -> None:
    talk = talk_with(needs="wonen", bed="none")
    assert row(talk, "rooms").together == "trusted"
    talk = msgspec.structs.replace(talk, edits=Edits(together={StepId("rooms"): "come"}))
    assert row(talk, "rooms").together == "come"


def test_what_tells_how_to_do_a_step_stands_with_its_reasons_and_among_what_was_not_asked() -> None:
    talk = talk_with(needs="wonen", bed="none")
    assert "postcode" in advise(WITH_ROOMS, talk).not_asked
    assert row(talk, "rooms").grounds == ("bed",)
    talk = guide.answer(WITH_ROOMS, talk, FactId("postcode"), (Code("2512"),))
    assert "postcode" not in advise(WITH_ROOMS, talk).not_asked
    assert row(talk, "rooms").grounds == ("bed", "postcode")
