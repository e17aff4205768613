"""The first day: who sits at the table, and what the volunteer is told afterwards."""

from __future__ import annotations

import msgspec
import pytest

from intake import case as cases
from intake import content, course
from intake.demo import lead
from intake.desk import Desk
from intake.model import EN, NL, Code, Edits, FactId, Talk
from intake.words import Words

CONTENT = content.load()
FAMILIES = course.families(CONTENT, Words.load(), NL)


def led(name: str) -> tuple[Desk, Talk]:
    case = cases.read(CONTENT, content.root() / "cases" / f"{name}.yaml")
    desk = Desk.practise(case.city)
    return desk, lead(desk, case)


def test_there_are_five_and_each_can_be_read_in_both_languages() -> None:
    assert len(FAMILIES) == 5
    for language in (NL, EN):
        for family in course.families(CONTENT, Words.load(), language):
            assert family.title
            assert family.teaches
            assert all(asked and said for asked, said in family.says)


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.name)
def test_who_gives_the_familys_own_answers_is_exactly_right(family: course.Family) -> None:
    desk, talk = led(family.name)
    assert desk.compare(family.name, talk) == ()
    desk.close()


def test_an_answer_that_she_did_not_give_is_named_and_what_comes_of_it() -> None:
    desk, talk = led("ziekenhuisrekening-den-haag")
    talk = desk.answer(talk, FactId("needs"), (Code("zorg"),))
    found = desk.compare("ziekenhuisrekening-den-haag", desk.go(talk, "advice"))
    assert course.Difference(kind="answer", thing="needs") in found
    lacking = [one for one in found if one.kind == "lacks"]
    assert [one.thing for one in lacking] == ["voedsel-dh-ehv"]
    assert lacking[0].because == ("needs",)
    desk.close()


def test_a_step_that_was_taken_off_the_sheet_is_named_as_that() -> None:
    desk, talk = led("ziekenhuisrekening-den-haag")
    step = next(row.step.id for row in desk.advise(talk).steps if row.step.id == "cak-rekening")
    talk = desk.edit(talk, msgspec.structs.replace(Edits(), left_out=(step,)))
    assert desk.compare("ziekenhuisrekening-den-haag", talk) == (
        course.Difference(kind="left-out", thing="cak-rekening"),
    )
    desk.close()


def test_not_knowing_and_not_saying_are_the_same_to_a_family_that_does_not_say() -> None:
    desk, talk = led("drie-maanden-huur-vooraf")
    assert desk.compare("drie-maanden-huur-vooraf", talk) == ()
    desk.close()
