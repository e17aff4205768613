from __future__ import annotations

from itertools import product
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.conditions import evaluate, facts, faults, holds_so_far, missing, weigh
from intake.model import Answer, AnswerState, Code, Condition, FactId
from tests.intake.small import QUESTIONS

A, B = FactId("a"), FactId("b")
LEAVES = [{"is": {"a": "yes"}}, {"is": {"b": "yes"}}, {"any_of": {"a": ["yes", "no"]}}]
TREES = st.recursive(
    st.sampled_from(LEAVES),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: {"all": parts}),
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: {"any": parts}),
        inner.map(lambda part: {"not": part}),
    ),
    max_leaves=8,
)


def tree(raw: Any) -> Condition:
    return msgspec.convert(raw, Condition)


def said(*codes: str) -> Answer:
    return Answer(state=AnswerState.ANSWERED, codes=tuple(Code(code) for code in codes))


@pytest.mark.parametrize("state", [AnswerState.UNKNOWN, AnswerState.DECLINED, AnswerState.NOT_ASKED])
def test_what_was_not_said_is_unknown_and_never_no(state: AnswerState) -> None:
    assert evaluate(tree({"is": {"a": "yes"}}), {A: Answer(state=state)}) is None
    assert evaluate(tree({"not": {"is": {"a": "yes"}}}), {A: Answer(state=state)}) is None
    assert evaluate(tree({"is": {"a": "yes"}}), {}) is None


def test_a_definite_no_settles_all_and_a_definite_yes_settles_any() -> None:
    both = [{"is": {"a": "yes"}}, {"is": {"b": "yes"}}]
    assert evaluate(tree({"all": both}), {A: said("no")}) is False
    assert evaluate(tree({"all": both}), {A: said("yes")}) is None
    assert evaluate(tree({"any": both}), {A: said("yes")}) is True
    assert evaluate(tree({"any": both}), {A: said("no")}) is None


def test_no_condition_is_always_true() -> None:
    assert evaluate(None, {}) is True


def test_one_of_several_answers_is_enough() -> None:
    assert evaluate(tree({"has": {"a": "x"}}), {A: said("x", "y")}) is True
    assert evaluate(tree({"has": {"a": "z"}}), {A: said("x", "y")}) is False


@given(TREES, st.sampled_from(["yes", "no", None]), st.sampled_from(["yes", "no", None]))
def test_learning_more_never_contradicts_what_was_certain(raw: Any, a: str | None, b: str | None) -> None:
    known = {fact: said(code) for fact, code in ((A, a), (B, b)) if code}
    so_far = evaluate(tree(raw), known)
    for rest in product(["yes", "no"], repeat=2):
        complete = dict(zip((A, B), map(said, rest), strict=True)) | known
        assert so_far is None or evaluate(tree(raw), complete) is so_far


@given(TREES)
def test_what_is_missing_settles_the_condition_once_it_is_known(raw: Any) -> None:
    wanted = missing(tree(raw), {})
    assert set(wanted) <= set(facts(tree(raw)))
    for codes in product(["yes", "no"], repeat=2):
        everything = dict(zip((A, B), map(said, codes), strict=True))
        assert missing(tree(raw), everything) == ()


def test_a_settled_condition_misses_nothing() -> None:
    assert missing(tree({"any": [{"is": {"a": "yes"}}, {"is": {"b": "yes"}}]}), {A: said("yes")}) == ()


def test_only_what_can_still_matter_is_missing() -> None:
    raw = {"any": [{"all": [{"is": {"a": "yes"}}, {"is": {"b": "yes"}}]}, {"is": {"b": "no"}}]}
    assert missing(tree(raw), {A: said("no")}) == (B,)


def test_grounds_are_the_answers_that_decided() -> None:
    raw = tree({"any": [{"is": {"a": "yes"}}, {"is": {"b": "yes"}}]})
    assert weigh(raw, {A: said("no"), B: said("yes")}) == (True, (B,))
    assert weigh(raw, {A: said("yes"), B: said("yes")}) == (True, (A, B))
    assert weigh(raw, {A: said("no")}) == (None, (B,))
    assert weigh(tree({"not": {"is": {"a": "yes"}}}), {A: said("no")}) == (True, (A,))
    assert weigh(tree({"not": {"all": [{"is": {"a": "yes"}}, {"is": {"b": "yes"}}]}}), {A: said("no")}) == (True, (A,))
    assert weigh(None, {}) == (True, ())


def test_when_to_ask_counts_what_is_unknown_as_not_so() -> None:
    assert holds_so_far(tree({"is": {"a": "yes"}}), {}) is False
    assert holds_so_far(tree({"not": {"is": {"a": "yes"}}}), {}) is True
    assert holds_so_far(tree({"all": [{"is": {"a": "yes"}}]}), {A: said("yes")}) is True
    assert holds_so_far(tree({"any": [{"is": {"a": "yes"}}]}), {A: said("no")}) is False


@pytest.mark.parametrize(
    ("raw", "complaint"),
    [
        ({"is": {"nobody-asks": "yes"}}, "no question asks"),
        ({"is": {"pregnant": "perhaps"}}, "'perhaps' is no answer"),
        ({"has": {"pregnant": "yes"}}, "takes one answer"),
        ({"is": {"children": "0-3"}}, "takes several answers"),
        ({"is": {"city": "atlantis"}}, "'atlantis' is no answer"),
    ],
)
def test_a_wrong_condition_is_named(raw: Any, complaint: str) -> None:
    questions = {question.id: question for question in QUESTIONS}
    given_facts = {FactId("city"): frozenset({Code("amsterdam")})}
    assert any(complaint in fault for fault in faults(tree(raw), questions, given_facts))


@pytest.mark.parametrize(
    ("raw", "complaint"),
    [
        ({}, "exactly one of"),
        ({"is": {"a": "yes"}, "has": {"b": "yes"}}, "exactly one of"),
        ({"all": [], "is": {"a": "yes"}}, "exactly one of"),
        ({"all": []}, "empty list"),
        ({"any": []}, "empty list"),
        ({"is": {}}, "names one fact"),
        ({"is": {"a": "yes", "b": "no"}}, "names one fact"),
    ],
)
def test_a_condition_says_one_thing_or_cannot_be_read(raw: Any, complaint: str) -> None:
    with pytest.raises(msgspec.ValidationError, match=complaint):
        tree({"not": raw})


def test_a_right_condition_has_no_faults() -> None:
    questions = {question.id: question for question in QUESTIONS}
    raw = {"all": [{"has": {"children": "0-3"}}, {"not": {"any_of": {"city": ["amsterdam"]}}}]}
    assert list(faults(tree(raw), questions, {FactId("city"): frozenset({Code("amsterdam")})})) == []
