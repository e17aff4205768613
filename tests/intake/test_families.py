"""Every invented family of `resources/cases/` gets the advice that its file says it must get, and together they cover
what a desk meets: each need in each of the four kinds of place, and each step both where it must come and where it must
not."""

from __future__ import annotations

from collections import Counter
from itertools import product

import pytest

from intake import case as cases
from intake import guide
from intake.advice import advise
from intake.check.families import breaches
from intake.content import load, root
from intake.model import Advice, Code

CONTENT = load()
CASES = sorted((root() / "cases").glob("*.yaml"))
FAMILIES = {path.stem: cases.read(CONTENT, path) for path in CASES}
NEEDS = [option.code for option in CONTENT.questions[guide.NEEDS].options]
PLACES = ("amsterdam", "den-haag", "eindhoven", "elders")
"""The three cities of the research, and any other."""
AT_LEAST = 75
ONE_FACT_CHANGED = {
    "afgewezen-amsterdam": "niet-afgewezen-amsterdam",
    "op-straat-gezet-afgewezen-eindhoven": "op-straat-gezet-eindhoven",
    "huur-zonder-toestemming": "huur-met-toestemming",
    "kamer-kwijt-onderhuur-den-haag": "kamer-kwijt-om-de-baby-den-haag",
    "net-achttien-amsterdam": "bijna-achttien",
    "achttien-den-haag": "zeventien-den-haag",
    "achttien-eindhoven": "begonnen-voor-achttien",
    "niet-zwanger-den-haag": "zwanger-den-haag",
    "baby-over-een-half-jaar-amsterdam": "baby-binnen-zes-weken-amsterdam",
    "wel-een-huisarts-elders": "geen-huisarts-elders",
    "huisarts-weigert-elders": "geen-huisarts-elders",
    "kind-trekt-zich-terug-elders": "met-de-kinderen-gaat-het-goed-elders",
    "medicijnen-den-haag": "medicijnen-amsterdam",
    "schoolspullen-elders": "schoolspullen-eindhoven",
}
"""Twins: what one gets and the other must not hangs on a single answer, or on the city."""


def advice_for(name: str) -> Advice:
    return advise(CONTENT, cases.talk(CONTENT, FAMILIES[name], "id", "now"))


@pytest.mark.parametrize("name", FAMILIES)
def test_the_family_gets_the_right_advice(name: str) -> None:
    assert breaches(FAMILIES[name].expect, advice_for(name)) == []


@pytest.mark.parametrize("name", FAMILIES)
def test_every_family_says_what_it_must_and_must_not_get(name: str) -> None:
    expect = FAMILIES[name].expect
    assert expect.steps
    assert expect.never
    assert expect.services
    assert expect.never_services
    assert {*expect.steps, *expect.never} <= set(CONTENT.steps)
    assert {*expect.services, *expect.never_services} <= set(CONTENT.services)


@pytest.mark.parametrize("name", FAMILIES)
def test_a_family_answers_what_it_would_be_asked_and_nothing_else(name: str) -> None:
    case = FAMILIES[name]
    asked = set(guide.path(CONTENT, cases.talk(CONTENT, case, "id", "now"))) - set(guide.CLOSING)
    assert asked == set(case.answers)


@pytest.mark.parametrize("name", FAMILIES)
def test_every_family_has_a_title_of_its_own_in_both_languages_of_the_window(name: str) -> None:
    title = FAMILIES[name].title
    assert set(title) == {"nl", "en"}
    assert all(text == text.strip() and len(text.split()) >= 2 for text in title.values())


def test_there_are_enough_families_and_no_two_of_one_title() -> None:
    assert len(FAMILIES) >= AT_LEAST
    for language in ("nl", "en"):
        titles = Counter(case.title[language] for case in FAMILIES.values())  # type: ignore[index]
        assert [title for title, count in titles.items() if count > 1] == []


def test_each_need_comes_first_in_each_place() -> None:
    """The first need of a file is what the family came for."""
    met = {(_needs(name)[0], FAMILIES[name].city) for name in FAMILIES if _needs(name)}
    assert [both for both in product(NEEDS, PLACES) if both not in met] == []


def test_each_step_must_come_for_one_family_and_must_not_for_another() -> None:
    wanted = {step for case in FAMILIES.values() for step in case.expect.steps}
    forbidden = {step for case in FAMILIES.values() for step in case.expect.never}
    assert wanted == {step.id for step in CONTENT.steps.values() if not step.on_request}
    assert forbidden == set(CONTENT.steps)


def test_each_service_that_a_step_names_is_wanted_by_a_family() -> None:
    named = {service for step in CONTENT.steps.values() if not step.on_request for service in step.services}
    wanted = {service for case in FAMILIES.values() for service in case.expect.services}
    assert named - wanted == set()


def test_every_language_and_every_city_is_met() -> None:
    assert {case.language for case in FAMILIES.values()} == {language.code for language in CONTENT.languages}
    assert {case.city for case in FAMILIES.values()} == set(CONTENT.cities)


@pytest.mark.parametrize(("name", "other"), ONE_FACT_CHANGED.items())
def test_twins_differ_in_one_fact_and_neither_advice_would_do_for_the_other(name: str, other: str) -> None:
    one, two = FAMILIES[name], FAMILIES[other]
    both = set(one.answers) & set(two.answers)
    changed = [fact for fact in both if one.answers[fact] != two.answers[fact]]
    assert len(changed) + (one.city != two.city) == 1
    assert breaches(one.expect, advice_for(other)) != []
    assert breaches(two.expect, advice_for(name)) != []


def test_several_families_decline_all_but_the_need() -> None:
    silent = [name for name, case in FAMILIES.items() if _says_nothing_but_the_need(case)]
    assert len({_needs(name)[0] for name in silent}) >= 6


def _needs(name: str) -> tuple[Code, ...]:
    given = FAMILIES[name].answers[guide.NEEDS]
    return () if isinstance(given, str) else given


def _says_nothing_but_the_need(case: cases.Case) -> bool:
    return all((given == "declined") != (fact == guide.NEEDS) for fact, given in case.answers.items())
