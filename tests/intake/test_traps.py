"""The traps that the field knows: what may never be advised, whatever a family answers."""

from __future__ import annotations

from itertools import product

import pytest

from intake import directory, guide
from intake.advice import advise
from intake.check.reach import told_apart
from intake.conditions import facts
from intake.content import load
from intake.handout.lines import contacts_for
from intake.model import Answer, AnswerState, City, Code, FactId, Lang, Talk
from intake.words import Words

CONTENT = load()
NEEDS = [option.code for option in CONTENT.questions[guide.NEEDS].options]
ALONE = {"politie", "veilig-thuis", "gezinslocatie", "roze-in-blauw-denhaag", "nla", "jeugdzorg"}
"""Nobody is sent there as the lone first step."""


def talk_with(need: str, city: str, **answers: str) -> Talk:
    talk = guide.begin("talk", Lang("nl"), City(city), "")
    talk = guide.answer(CONTENT, talk, guide.NEEDS, (Code(need),))
    for fact, code in answers.items():
        talk = guide.answer(CONTENT, talk, FactId(fact.replace("_", "-")), (Code(code),))
    return talk


def everything_said(need: str, city: str) -> list[Talk]:
    """For one need: each answer to each question alone, as a covering sample."""
    asked = {fact for step in CONTENT.steps.values() if need in step.needs for fact in facts(step.when)}
    return [talk_with(need, city)] + [
        guide.answer(CONTENT, talk_with(need, city), fact, (option.code,))
        for fact in asked
        if fact in CONTENT.questions and fact != guide.NEEDS
        for option in CONTENT.questions[fact].options
    ]


@pytest.mark.parametrize("city", CONTENT.cities)
@pytest.mark.parametrize("need", NEEDS)
def test_every_need_in_every_city(need: str, city: City) -> None:
    for talk in everything_said(need, city):
        advice = advise(CONTENT, talk)
        ids = {service.id for service in advice.services}
        assert ids.isdisjoint({"voedselbank-amsterdam", "stadspas-amsterdam", "wmo"})
        assert city != "amsterdam" or "voedselbanken-nl" not in ids
        assert need == "terugkeer" or "terugkeer" not in {row.step.id for row in advice.steps}
        assert any(row.state == "yes" and row.services for row in advice.steps)
        on_paper = [row for row in advice.steps if row.on_sheet]
        named = {service.id for service in contacts_for([row.services for row in on_paper])}
        assert named - ALONE or not named & ALONE


@pytest.mark.parametrize(("need", "city"), list(product(NEEDS, CONTENT.cities)))
def test_declining_takes_no_right_away(need: str, city: City) -> None:
    open_talk = talk_with(need, city)
    before = {row.step.id for row in advise(CONTENT, open_talk).steps}
    declined = open_talk
    for question in CONTENT.questions.values():
        if question.stage == "questions":
            declined = guide.leave_open(declined, question.id, AnswerState.DECLINED)
    assert {row.step.id for row in advise(CONTENT, declined).steps} == before


@pytest.mark.parametrize(("need", "city"), list(product(NEEDS, CONTENT.cities)))
def test_every_conversation_ends_and_is_short(need: str, city: City) -> None:
    """However she answers: no question twice, and at most seven for one need."""
    for place in range(3):
        talk, asked = talk_with(need, city), []
        talk = guide.go(CONTENT, talk, guide.NEEDS)
        while (talk := guide.forward(CONTENT, talk)).at != "advice":
            asked.append(talk.at)
            question = CONTENT.questions[FactId(talk.at)]
            given = list(told_apart(question, [option.code for option in question.options]))
            talk = guide.answer(CONTENT, talk, question.id, given[place % len(given)].codes)
        assert len(asked) == len(set(asked))
        assert len(asked) <= 7


def test_the_paper_about_violence_at_home_is_only_made_on_request() -> None:
    rows = advise(CONTENT, talk_with("veiligheid", "eindhoven", violence="at-home")).steps
    assert {row.step.id: row.on_sheet for row in rows}["geweld-thuis"] is False


def test_no_paper_in_the_first_two_languages_says_where_the_authorities_are() -> None:
    words = Words.load()
    for step in CONTENT.steps.values():
        for part, language in product(("do", "because", "bring", "risk"), ("nl", "en")):
            key = f"step.{step.id}.{part}"
            if step.on_paper and words.has(Lang(language), key):
                text = words.text(Lang(language), key)
                assert "Ter Apel" not in text
                assert " IND" not in f" {text}"


def test_the_covenants_differ_by_city() -> None:
    advice = advise(CONTENT, talk_with("onderwijs", "eindhoven", children="18-plus", study="not-started"))
    assert {"haagse-dreamers", "convenant-amsterdam"}.isdisjoint({service.id for service in advice.services})


def test_nothing_is_said_of_a_crime_without_its_date() -> None:
    words = Words.load()
    for language in (Lang("nl"), Lang("en")):
        said = " ".join(words.text(language, f"step.strafbaarstelling.{part}") for part in ("do", "because"))
        assert "2026" in said
    assert CONTENT.steps["strafbaarstelling"].on_paper is False  # type: ignore[index]


def test_no_question_asks_a_name_a_nationality_a_birth_date_or_a_proof() -> None:
    assert {"name", "nationality", "birth-date", "status", "permit", "address"}.isdisjoint(CONTENT.questions)
    for question in CONTENT.questions.values():
        assert question.keep == "never" or question.id not in {"asylum", "other-parent"}


def test_what_is_not_known_is_never_counted_as_an_answer() -> None:
    unknown = Answer(state=AnswerState.UNKNOWN)
    assert unknown.codes == ()
    assert directory.printing(CONTENT.services["voedselbank-amsterdam"]) == "never"  # type: ignore[index]
