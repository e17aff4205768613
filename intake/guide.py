"""The conversation as a plain state machine: where we are, what was answered, what comes next.

A `Talk` is a value; every move makes a new one, so that going back loses nothing and the desk can save each state. The
path is derived, never stored: safety, needs, then only those questions that an open step still needs (and those that
were already put), then the advice, the sheet, the end. What is not known counts as not known: it is asked once, and
"doesn't know" is an answer like any other.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

import msgspec

from intake.conditions import NOTHING, evaluate, facts, holds_so_far, missing
from intake.content import Content
from intake.model import Answer, Answers, AnswerState, City, Code, FactId, Lang, Page, Question, Step, Talk

SAFETY, NEEDS = FactId("safety"), FactId("needs")
CITY, LANGUAGE, REFERRAL = FactId("city"), FactId("language"), FactId("referral")
CLOSING: tuple[Literal["advice"], Literal["handout"], Literal["finish"]] = ("advice", "handout", "finish")


def begin(talk_id: str, language: Lang, city: City, now: str) -> Talk:
    """A new conversation, at the safety questions."""
    return Talk(id=talk_id, language=language, city=city, begun=now, at=SAFETY, visited=(SAFETY,))


def known(talk: Talk) -> Answers:
    """The answers, and what the desk knows without asking: city, language, and how it went where she was sent."""
    given = {CITY: _said(Code(talk.city)), LANGUAGE: _said(Code(talk.language))}
    if talk.outcomes:
        given[REFERRAL] = _said(*dict.fromkeys(Code(outcome.how) for outcome in talk.outcomes.values()))
    return {**talk.answers, **given}


def answer(content: Content, talk: Talk, fact: FactId, codes: tuple[Code, ...]) -> Talk:
    """Sets the codes chosen for a question; none takes the answer back. ValueError for a code it does not have."""
    question = content.questions[fact]
    if question.kind == "digits":
        return _with(talk, fact, _said(*_digits(question, codes)) if codes else NOTHING)
    chosen = tuple(option.code for option in question.options if option.code in codes)
    if len(chosen) != len(set(codes)) or (question.kind == "single" and len(chosen) > 1):
        raise ValueError(f"{fact} cannot be answered with {codes}")
    exclusive = [option.code for option in question.options if option.exclusive and option.code in chosen]
    if exclusive and len(chosen) > 1:
        raise ValueError(f"{exclusive[0]} excludes every other answer to {fact}")
    return _with(talk, fact, _said(*chosen) if chosen else NOTHING)


def needed(step: Step, answers: Answers) -> tuple[FactId, ...]:
    """What a step that is not ruled out still waits for: facts that settle it, and those that tell how to do it."""
    if evaluate(step.when, answers) is False:
        return ()
    asks = (fact for fact in step.asks if answers.get(fact, NOTHING).state is not AnswerState.ANSWERED)
    return (*missing(step.when, answers), *asks)


def leave_open(talk: Talk, fact: FactId, state: AnswerState) -> Talk:
    """ "Doesn't know" or "doesn't want to say"."""
    return _with(talk, fact, Answer(state=state))


def path(content: Content, talk: Talk) -> tuple[str, ...]:
    """The pages of this conversation as it looks now, in order."""
    return (SAFETY, NEEDS, *_questions(content, talk), *CLOSING)


def forward(content: Content, talk: Talk) -> Talk:
    """The next page; a question that only now became needed comes before the advice, wherever it stands."""
    pages = path(content, talk)
    later = pages[_position(pages, talk.at) + 1 :] or (talk.at,)
    if later[0] == CLOSING[0]:
        put = {*talk.visited, *talk.answers, *CLOSING}
        later = (*(page for page in pages if page not in put), *later)
    return go(content, talk, later[0])


def back(content: Content, talk: Talk) -> Talk:
    """The page before; nothing is lost."""
    pages = path(content, talk)
    return go(content, talk, pages[max(_position(pages, talk.at) - 1, 0)])


def go(content: Content, talk: Talk, at: str) -> Talk:
    """Any page: a question's id, or one of `CLOSING`."""
    if at not in CLOSING and FactId(at) not in content.questions:
        raise ValueError(f"there is no page {at!r}")
    visited = talk.visited if at in talk.visited else (*talk.visited, at)
    return msgspec.structs.replace(talk, at=at, visited=visited)


def page(content: Content, talk: Talk) -> Page:
    """What to show now."""
    for closing in CLOSING:
        if talk.at == closing:
            return Page(at=closing, stage=closing)
    question = content.questions[FactId(talk.at)]
    group = _questions(content, talk) if question.stage == "questions" else (question.id,)
    return Page(
        at=talk.at,
        stage=question.stage,
        question=question,
        answer=talk.answers.get(question.id, NOTHING),
        position=group.index(question.id) + 1 if question.id in group else len(group),
        total=len(group),
    )


def in_view(content: Content, answers: Answers) -> tuple[Step, ...]:
    """The steps that the chosen needs and raised alarms bring up, before their conditions are looked at."""
    needs, alarms = _codes(answers, NEEDS), _codes(answers, SAFETY)
    steps = (step for step in content.steps.values() if not step.on_request)
    return tuple(step for step in steps if not (needs.isdisjoint(step.needs) and alarms.isdisjoint(step.alarms)))


def alarms(answers: Answers) -> tuple[Code, ...]:
    """What is wrong right now."""
    return tuple(code for code in answers.get(SAFETY, NOTHING).codes if code != "none")


def open_facts(content: Content, answers: Answers, wanted: Collection[FactId]) -> tuple[FactId, ...]:
    """What of the facts that are still wanted may be asked as things stand; in conversation order."""
    return tuple(q.id for q in content.questions.values() if q.id in wanted and holds_so_far(q.ask_when, answers))


def fitted(content: Content, talk: Talk) -> Talk:
    """A conversation as it can go on with this content: answers to questions, and codes, that are there no more are
    taken out, and a question that is gone is no place to be.
    """
    answers = {fact: left for fact, given in talk.answers.items() if (left := _left_of(content, fact, given))}
    at = talk.at if talk.at in CLOSING or FactId(talk.at) in content.questions else NEEDS
    visited = tuple(page for page in talk.visited if page in CLOSING or FactId(page) in content.questions)
    return msgspec.structs.replace(talk, answers=answers, at=at, visited=visited)


def _left_of(content: Content, fact: FactId, given: Answer) -> Answer | None:
    question = content.questions.get(fact)
    if question is None:
        return None
    if given.state is not AnswerState.ANSWERED:
        return given
    if question.kind == "digits":
        fits = len(given.codes) == 1 and len(given.codes[0]) == question.digits
        return given if fits else None
    known = {option.code for option in question.options}
    codes = tuple(code for code in given.codes if code in known)
    if question.kind == "single":
        codes = codes if len(codes) == 1 else ()
    return _said(*codes) if codes else None


def for_the_draft(content: Content, talk: Talk) -> Talk:
    """The conversation without what may not even be written down: answers that are kept `never`, and how it went where
    she was sent, for a reason of refusal can tell what she is.
    """
    kept = {fact: given for fact, given in talk.answers.items() if content.questions[fact].keep != "never"}
    return msgspec.structs.replace(talk, answers=kept, outcomes={})


def for_the_visit(content: Content, talk: Talk) -> dict[FactId, Answer]:
    """The coded answers that may be kept under a number."""
    return {fact: given for fact, given in talk.answers.items() if content.questions[fact].keep == "coded"}


def _questions(content: Content, talk: Talk) -> tuple[FactId, ...]:
    answers = known(talk)
    steps = in_view(content, answers)
    used = {fact for step in steps for fact in (*facts(step.when), *step.asks)}
    wanted = open_facts(content, answers, {fact for step in steps for fact in needed(step, answers)})
    put = {fact for fact in used if fact in talk.visited or fact in talk.answers}
    return tuple(q.id for q in content.questions.values() if q.stage == "questions" and (q.id in wanted or q.id in put))


def _position(pages: tuple[str, ...], at: str) -> int:
    """Where a page stands; one that fell out of the path (its need was taken back) stands before the advice."""
    return pages.index(at) if at in pages else pages.index(CLOSING[0]) - 1


def _codes(answers: Answers, fact: FactId) -> frozenset[Code]:
    return frozenset(answers.get(fact, NOTHING).codes)


def _digits(question: Question, codes: tuple[Code, ...]) -> tuple[Code, ...]:
    (typed,) = codes
    if len(typed) != question.digits or not (typed.isascii() and typed.isdigit()):
        raise ValueError(f"{question.id} is answered with {question.digits} digits")
    return codes


def _said(*codes: Code) -> Answer:
    return Answer(state=AnswerState.ANSWERED, codes=codes)


def _with(talk: Talk, fact: FactId, given: Answer) -> Talk:
    answers = {**talk.answers, fact: given}
    if given.state is AnswerState.NOT_ASKED:
        del answers[fact]
    return msgspec.structs.replace(talk, answers=answers)
