"""The condition trees that guide and advice share. They are three-valued (Kleene): an answer that was not given,
not known or declined makes a condition *unknown*, never *no*, so that a missing answer can never take a right away.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from intake.model import Answer, Answers, AnswerState, Code, Condition, FactId, Question

Truth = bool | None
NOTHING = Answer()


def evaluate(tree: Condition | None, answers: Answers) -> Truth:
    """True, False, or None for unknown. No condition is always true."""
    return _weigh(tree, answers)[0]


def weigh(tree: Condition | None, answers: Answers) -> tuple[Truth, tuple[FactId, ...]]:
    """The truth and the facts that make it so, in the order they stand in the condition: the trace a volunteer sees.

    Of an unknown condition they are the facts that are missing.
    """
    truth, deciding = _weigh(tree, answers)
    return truth, tuple(dict.fromkeys(deciding))


def missing(tree: Condition | None, answers: Answers) -> tuple[FactId, ...]:
    """The facts that would settle an unknown condition. Empty when it is settled."""
    truth, deciding = weigh(tree, answers)
    return deciding if truth is None else ()


def holds_so_far(tree: Condition | None, answers: Answers) -> bool:
    """Two-valued: what is not known counts as not so. Only for *when to ask*, never for a right."""
    if tree is None:
        return True
    if tree.all is not None:
        return all(holds_so_far(part, answers) for part in tree.all)
    if tree.any is not None:
        return any(holds_so_far(part, answers) for part in tree.any)
    if tree.not_ is not None:
        return not holds_so_far(tree.not_, answers)
    return evaluate(tree, answers) is True


def facts(tree: Condition | None) -> tuple[FactId, ...]:
    """Every fact a condition looks at."""
    return tuple(dict.fromkeys(fact for fact, _ in comparisons(tree)))


def comparisons(tree: Condition | None) -> Iterator[tuple[FactId, tuple[Code, ...]]]:
    """Every leaf of a condition, in the order they stand in it."""
    if tree is None:
        return
    if (parts := _parts(tree)) is None:
        yield comparison(tree)
        return
    for part in parts:
        yield from comparisons(part)


def comparison(tree: Condition) -> tuple[FactId, tuple[Code, ...]]:
    """A leaf as (fact, the codes that make it true)."""
    ((fact, codes),) = (tree.is_ or tree.has or tree.any_of or {}).items()
    return fact, codes if isinstance(codes, tuple) else (codes,)


def faults(
    tree: Condition | None, questions: Mapping[FactId, Question], given: Mapping[FactId, frozenset[Code]]
) -> Iterator[str]:
    """What is wrong with a condition: unknown facts and codes, `has` on a single answer.

    `given` are facts that no question asks (city, language) with their possible codes.
    """
    if tree is None:
        return
    if (parts := _parts(tree)) is not None:
        for part in parts:
            yield from faults(part, questions, given)
        return
    fact, codes = comparison(tree)
    question = questions.get(fact)
    if question is None and fact not in given:
        yield f"no question asks {fact!r}"
        return
    if question is not None and question.kind == "digits":
        yield f"{fact!r} is digits: no condition can compare it"
        return
    known = given[fact] if question is None else frozenset(option.code for option in question.options)
    several = question is not None and question.kind == "several"
    if several != (tree.has is not None):
        yield f"{fact!r} takes {'several answers: use has' if several else 'one answer: use is or any_of'}"
    for code in sorted(set(codes) - known):
        yield f"{code!r} is no answer to {fact!r}"


def _parts(tree: Condition) -> tuple[Condition, ...] | None:
    if tree.all is not None:
        return tree.all
    if tree.any is not None:
        return tree.any
    return None if tree.not_ is None else (tree.not_,)


def _weigh(tree: Condition | None, answers: Answers) -> tuple[Truth, list[FactId]]:
    if tree is None:
        return True, []
    if leaf := tree.is_ or tree.has or tree.any_of:
        ((fact, codes),) = leaf.items()
        return _compare(codes, answers.get(fact, NOTHING)), [fact]
    if tree.not_ is not None:
        truth, deciding = _weigh(tree.not_, answers)
        return (None if truth is None else not truth), deciding
    return _weigh_together(tree.all or tree.any or (), answers, decisive=tree.any is not None)


def _compare(codes: Code | tuple[Code, ...], answer: Answer) -> Truth:
    if answer.state is not AnswerState.ANSWERED:
        return None
    return not frozenset(codes).isdisjoint(answer.codes) if isinstance(codes, tuple) else codes in answer.codes


def _weigh_together(parts: tuple[Condition, ...], answers: Answers, *, decisive: bool) -> tuple[Truth, list[FactId]]:
    """One part that is `decisive` settles the whole; else one that is unknown keeps it open."""
    deciding: dict[Truth, list[FactId]] = {decisive: [], None: [], not decisive: []}
    for part in parts:
        truth, facts_there = _weigh(part, answers)
        deciding[truth] += facts_there
    return next((truth, found) for truth, found in deciding.items() if found)
