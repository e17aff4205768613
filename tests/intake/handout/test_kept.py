"""The two sheets for a visitor who asks: what is kept under her number, and that it is gone."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import pytest

from intake import case as cases
from intake import content
from intake.demo import lead
from intake.desk import Desk
from intake.handout import lines
from intake.model import Answer, FactId, Lang, ServiceId, Visit

LANGUAGES = tuple(row.code for row in content.load().languages)


@pytest.fixture(scope="module")
def desk() -> Iterator[Desk]:
    family = cases.read(content.load(), content.root() / "cases" / "ziekenhuisrekening-den-haag.yaml")
    made = Desk.practise(family.city)
    yield made
    made.close()


@pytest.fixture(scope="module")
def visit(desk: Desk) -> Visit:
    family = cases.read(content.load(), content.root() / "cases" / "ziekenhuisrekening-den-haag.yaml")
    finished = desk.finish(desk.promise_number(lead(desk, family)))
    assert finished.number
    return desk.find(finished.number)


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_that_is_kept_stands_there_in_both_languages(desk: Desk, visit: Visit, language: Lang) -> None:
    sheet = desk.kept_copy(msgspec.structs.replace(visit, language=language, remark="comes on Monday"))
    said = [pair for step in sheet.handout.steps for line in step.lines for pair in (line.words,)]
    assert len(said) == len(visit.answers) + len(visit.steps) + 1
    for pair, (fact, given) in zip(said, visit.answers.items(), strict=False):
        assert pair.own.startswith(desk.words.text(language, f"guide.{fact}.ask"))
        for code in given.codes:
            assert desk.words.text(language, f"guide.{fact}.option.{code}") in pair.own
    assert said[-1].own == "comes on Monday"
    assert sheet.handout.number == visit.number
    assert sheet.pages <= 2


def test_an_answer_to_a_question_that_is_no_longer_put_is_left_out(desk: Desk, visit: Visit) -> None:
    old = {FactId("a-question-of-yesterday"): Answer(), **visit.answers}
    sheet = desk.kept_copy(msgspec.structs.replace(visit, answers=old))
    assert len(sheet.handout.steps) == len(visit.answers) + len(visit.steps)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_proof_names_nobody(desk: Desk, visit: Visit, language: Lang) -> None:
    proof = lines.erased(desk.words, visit.number, language, desk._today())
    assert proof.steps == ()
    assert proof.contacts == ()
    assert proof.title.own == desk.words.text(language, "sheet.erased")
    assert desk._sheet(proof).pages == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sheet_without_steps_says_as_well_that_nobody_reviewed_it(desk: Desk, visit: Visit, language: Lang) -> None:
    proof = lines.erased(desk.words, visit.number, language, desk._today())
    card = desk.service_card(ServiceId("wereldhuis-denhaag"), language).handout
    for sheet in (proof, card):
        waits = any(pair.marked for pair in lines.pairs(sheet))
        assert waits == (sheet.footnote is not None)
    state = desk.words.pair(language, "sheet.erased").marked
    assert proof.title.marked == state


def test_there_is_no_proof_of_what_is_still_there(desk: Desk, visit: Visit) -> None:
    with pytest.raises(RuntimeError, match="still there"):
        desk.proof_of_erasure(visit)
