"""The conversation on the real content, walked to every end by `guide.forward`, as a volunteer would.

Each need alone and each alarm alone is walked completely: at every page every answer that the conditions of its steps
can tell apart (any set of options, "doesn't know", "rather not say"), for every city and language that they can tell
apart. Conversations about several things at once are a seeded sample.

In November 2026 those were 23,151 conversations and a sample of 800. One need asks five questions at most, the sample
nine; it joins 3,640 of the 6,299 pairs of answers to two questions, many of which exclude each other.
"""

from __future__ import annotations

import random
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations, product
from typing import NamedTuple

import pytest

from intake import directory, guide
from intake.advice import advise
from intake.check.reach import codes_mentioned, told_apart
from intake.conditions import evaluate, facts
from intake.content import load
from intake.model import Answer, AnswerState, City, Code, FactId, Lang, Question, Step, StepId, Talk

CONTENT = load()
NEEDS, ALARMS = (
    tuple(option.code for option in CONTENT.questions[fact].options if not option.exclusive)
    for fact in (guide.NEEDS, guide.SAFETY)
)
CITIES, LANGUAGES = CONTENT.cities, tuple(language.code for language in CONTENT.languages)
UNKNOWN, DECLINED = Answer(state=AnswerState.UNKNOWN), Answer(state=AnswerState.DECLINED)
SAMPLES = 800


class Topic(NamedTuple):
    """What a complete walk is about: needs and alarms."""

    needs: tuple[Code, ...] = ()
    alarms: tuple[Code, ...] = ()

    def steps(self) -> list[Step]:
        return list(guide.in_view(CONTENT, guide.known(begun(self, CITIES[0], LANGUAGES[0]))))


class Walked(NamedTuple):
    """Every page at which something was asked, and every end."""

    pages: list[Talk]
    ends: list[Talk]


def begun(topic: Topic, city: City, language: Lang) -> Talk:
    """A conversation past safety and needs."""
    talk = guide.begin("walk", language, city, "")
    talk = guide.answer(CONTENT, talk, guide.SAFETY, topic.alarms or (Code("none"),))
    talk = guide.forward(CONTENT, talk)
    talk = give(talk, Answer(state=AnswerState.ANSWERED, codes=topic.needs) if topic.needs else UNKNOWN)
    return guide.forward(CONTENT, talk)


def give(talk: Talk, given: Answer) -> Talk:
    """The answer to the page a conversation stands at."""
    if given.codes:
        return guide.answer(CONTENT, talk, FactId(talk.at), given.codes)
    return guide.leave_open(talk, FactId(talk.at), given.state)


def mentioned_by(steps: Sequence[Step]) -> Mapping[FactId, Collection[Code]]:
    """What the conditions of steps look at, and in turn the time to ask each question that they need."""
    trees = [step.when for step in steps]
    trees += [CONTENT.questions[fact].ask_when for step in steps for fact in step.asks]
    for tree in trees:  # it grows as it is read
        questions = [CONTENT.questions[fact] for fact in facts(tree) if fact in CONTENT.questions]
        trees += [question.ask_when for question in questions if question.ask_when not in trees]
    return codes_mentioned(trees)


def alike(codes: Sequence[Code], mentioned: Collection[Code]) -> list[list[Code]]:
    """Cities or languages in groups that conditions cannot tell apart."""
    others = [code for code in codes if code not in mentioned]
    return [[code] for code in codes if code in mentioned] + ([others] if others else [])


@cache
def walked(topic: Topic) -> Walked:
    """All conversations about a topic, one of each group of cities and languages."""
    found, mentioned = Walked([], []), mentioned_by(topic.steps())
    cities, languages = (
        alike(CITIES, mentioned.get(guide.CITY, ())),
        alike(LANGUAGES, mentioned.get(guide.LANGUAGE, ())),
    )
    for (city, *_), (language, *_) in product(cities, languages):
        walk_on(found, begun(topic, city, language), mentioned)
    return found


def walk_on(found: Walked, talk: Talk, mentioned: Mapping[FactId, Collection[Code]]) -> None:
    if talk.at == "advice":
        found.ends.append(talk)
        return
    found.pages.append(talk)
    question = CONTENT.questions[FactId(talk.at)]
    for given in (*told_apart(question, mentioned.get(question.id, ())), UNKNOWN, DECLINED):
        walk_on(found, guide.forward(CONTENT, give(talk, given)), mentioned)


TOPICS = [Topic(needs=(need,)) for need in NEEDS] + [Topic(alarms=(alarm,)) for alarm in ALARMS]
TOPICS += [
    Topic((need,), (alarm,))
    for need, alarm in product(NEEDS, ALARMS)
    if alarm in mentioned_by(Topic((need,)).steps()).get(guide.SAFETY, ())
]
every_topic = pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: "-".join(topic.needs + topic.alarms))


@pytest.fixture(autouse=True, scope="module")
def forgotten() -> Iterator[None]:
    """The walks are kept while this module runs."""
    yield
    walked.cache_clear()


@every_topic
def test_every_conversation_ends_and_puts_no_question_twice(topic: Topic) -> None:
    for end in walked(topic).ends:
        assert len(end.visited) == len(set(end.visited)) <= len(CONTENT.questions) + 1


def test_every_question_is_asked_in_some_conversation() -> None:
    asked = {page.at for topic in TOPICS for page in walked(topic).pages}
    assert asked | {guide.SAFETY, guide.NEEDS} == set(CONTENT.questions)


@every_topic
def test_every_conversation_leads_to_somebody(topic: Topic) -> None:
    cities = alike(CITIES, mentioned_by(topic.steps()).get(guide.CITY, ()))
    for end in walked(topic).ends:
        (places,) = (group for group in cities if end.city in group)
        assert_leads_to_somebody(end, places)


@every_topic
def test_only_what_an_open_step_still_needs_is_asked(topic: Topic) -> None:
    for page in walked(topic).pages:
        assert_needed(page)


@every_topic
def test_nothing_that_could_still_be_asked_is_left_at_the_end(topic: Topic) -> None:
    for end in walked(topic).ends:
        assert_nothing_left(end)


@every_topic
def test_what_is_not_known_never_counts_as_no(topic: Topic) -> None:
    for end in walked(topic).ends:
        assert_unknown_is_never_no(end)


def assert_leads_to_somebody(end: Talk, cities: Sequence[City]) -> None:
    """A step that is certain has somebody in each city."""
    steps = tuple(row.step.id for row in advise(CONTENT, end).steps if row.state == "yes")
    assert all(anyone_to_turn_to(steps, city) for city in cities), end.answers


@cache
def anyone_to_turn_to(steps: tuple[StepId, ...], city: City) -> bool:
    services = (one for step in steps for one in directory.for_step(CONTENT, CONTENT.steps[step], city))
    return any(directory.printing(service) != "never" for service in services)


def assert_needed(page: Talk) -> None:
    """The question at this page was not answered, and would help to settle a step that is still open, or to do it."""
    answers = guide.known(page)
    assert page.at not in answers
    assert any(page.at in guide.needed(step, answers) for step in guide.in_view(CONTENT, answers)), page.answers


def assert_nothing_left(end: Talk) -> None:
    answers = guide.known(end)
    wanted = {fact for step in guide.in_view(CONTENT, answers) for fact in guide.needed(step, answers)}
    assert set(guide.open_facts(CONTENT, answers, wanted)) <= set(answers), end.answers


def assert_unknown_is_never_no(end: Talk) -> None:
    """ "Doesn't know" in place of an answer takes no step away: not one that the answer brought up, nor one that was
    there before it was asked.
    """
    answers = guide.known(end)
    in_view = guide.in_view(CONTENT, answers)
    for fact in set(end.answers) - {guide.SAFETY, guide.NEEDS}:
        not_known = {**answers, fact: UNKNOWN}
        not_asked = {known: given for known, given in answers.items() if known != fact}
        for step in (step for step in in_view if fact in looked_at(step.id)):
            if evaluate(step.when, not_known) is False:
                assert evaluate(step.when, answers) is False, (fact, step.id)
                assert evaluate(step.when, not_asked) is False, (fact, step.id)


@cache
def looked_at(step: StepId) -> frozenset[FactId]:
    return frozenset((*facts(CONTENT.steps[step].when), *CONTENT.steps[step].asks))


@pytest.mark.parametrize(("need", "city"), list(product(NEEDS, CITIES)))
def test_the_first_advice_stands_within_six_screens_from_the_language(need: Code, city: City) -> None:
    """On the fourth: language, safety, needs, and then the first question with the advice so far beside it."""
    talk, screens = begun(Topic((need,)), city, LANGUAGES[0]), 4
    while not any(row.state == "yes" and need in row.step.needs for row in advise(CONTENT, talk).steps):
        talk, screens = guide.forward(CONTENT, give(talk, UNKNOWN)), screens + 1
    assert screens <= 6


@pytest.mark.parametrize("needs", list(combinations(NEEDS, 2)), ids="-".join)
def test_two_needs_ask_at_most_twelve_questions(needs: tuple[Code, ...]) -> None:
    """Whatever she answers, in every city, even with every alarm raised: no question is asked that no step in view
    looks at (see above). The most that any two look at is eight, with the alarms eleven.
    """
    asked = {fact for step in Topic(needs, ALARMS).steps() for fact in looked_at(step.id)}
    assert len(asked & {one.id for one in CONTENT.questions.values() if one.stage == "questions"}) <= 12


def wander(chance: random.Random) -> Walked:
    """A conversation about several things, with answers drawn at random."""
    topic = Topic(drawn(chance, NEEDS, 4), drawn(chance, ALARMS, 2))
    found, talk = Walked([], []), begun(topic, chance.choice(CITIES), chance.choice(LANGUAGES))
    while talk.at != "advice":
        found.pages.append(talk)
        talk = guide.forward(CONTENT, give(talk, any_answer(chance, CONTENT.questions[FactId(talk.at)])))
    found.ends.append(talk)
    return found


def drawn(chance: random.Random, codes: Sequence[Code], most: int) -> tuple[Code, ...]:
    return tuple(chance.sample(codes, chance.randint(0, most)))


def any_answer(chance: random.Random, question: Question) -> Answer:
    joint = [option.code for option in question.options if question.kind == "several" and not option.exclusive]
    alone = [(option.code,) for option in question.options if option.code not in joint]
    alone += [answer.codes for answer in told_apart(question, ()) if question.kind == "digits"]
    choices = [*alone, *combinations(joint, 1), *combinations(joint, 2), *combinations(joint, 3), (), ()]
    codes = chance.choice(choices)
    return Answer(state=AnswerState.ANSWERED, codes=codes) if codes else chance.choice((UNKNOWN, DECLINED))


def test_conversations_about_several_things_at_once_keep_all_of_this() -> None:
    chance = random.Random(2026)  # noqa: S311 - the same talks every time
    for _ in range(SAMPLES):
        pages, (end,) = wander(chance)
        for page in pages:
            assert_needed(page)
        assert_nothing_left(end)
        assert_unknown_is_never_no(end)
        assert_leads_to_somebody(end, [end.city])
