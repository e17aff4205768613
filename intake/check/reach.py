"""What a conversation can come to: whether answers exist that make a condition true, or let a question be asked, each
given to a question whose own time to be asked had come. Conditions are three-valued, so a branch of the search is
dropped as soon as it is surely false.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import combinations, islice

from intake.conditions import comparisons, evaluate, holds_so_far, missing
from intake.model import Answer, Answers, AnswerState, Code, Condition, FactId, Question

UNKNOWN = Answer(state=AnswerState.UNKNOWN)


class Reach:
    """What these questions can establish. `given`: facts that no question asks (city, language), with their codes."""

    def __init__(self, questions: Mapping[FactId, Question], given: Mapping[FactId, Collection[Code]]) -> None:
        self._questions, self._given = questions, given
        self._times = tuple(question.ask_when for question in questions.values())

    def can_hold(self, tree: Condition | None) -> bool:
        """Whether some conversation makes the condition true."""
        return self._search(tree, (), {})

    def can_be_asked(self, question: Question) -> bool:
        """Whether the time to ask another question ever comes."""
        return self._search(None, (question.ask_when,), {})

    def _search(self, tree: Condition | None, times: tuple[Condition | None, ...], answers: Answers) -> bool:
        """Whether more answers can make the tree true; `times`: when the questions that were answered are asked."""
        if any(evaluate(part, answers) is False for part in (tree, *times)):
            return False
        fact = next((one for part in (tree, *times) for one in missing(part, answers) if one not in answers), None)
        if fact is None:
            return evaluate(tree, answers) is True and all(holds_so_far(time, answers) for time in times)
        asked = self._questions[fact].ask_when if fact in self._questions else None
        mentioned = codes_mentioned((tree, *times, *self._times)).get(fact, set())
        return any(
            self._search(tree, (*times, asked), {**answers, fact: choice}) for choice in self._answers(fact, mentioned)
        ) or self._search(tree, times, {**answers, fact: UNKNOWN})

    def _answers(self, fact: FactId, mentioned: Collection[Code]) -> Iterator[Answer]:
        if fact in self._questions:
            return told_apart(self._questions[fact], mentioned)
        return map(said, self._given.get(fact, ()))


def told_apart(question: Question, mentioned: Collection[Code]) -> Iterator[Answer]:
    """The answers to a question that conditions can tell apart when they mention no other codes than these."""
    if question.kind == "digits":
        yield said(Code("0" * question.digits))
        return
    named = [option for option in question.options if option.code in mentioned]
    joint = [option.code for option in named if question.kind == "several" and not option.exclusive]
    for size in range(1, len(joint) + 1):
        yield from (said(*codes) for codes in combinations(joint, size))
    yield from (said(option.code) for option in named if option.code not in joint)
    yield from islice((said(option.code) for option in question.options if option.code not in mentioned), 1)


def codes_mentioned(trees: Iterable[Condition | None]) -> Mapping[FactId, Collection[Code]]:
    """Every code that the conditions mention, by fact."""
    found: dict[FactId, set[Code]] = {}
    for tree in trees:
        for fact, codes in comparisons(tree):
            found.setdefault(fact, set()).update(codes)
    return found


def said(*codes: Code) -> Answer:
    return Answer(state=AnswerState.ANSWERED, codes=codes)
