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
    if tree is None:
        return True
    if tree.all is not None:
        return _conjunction(evaluate(part, answers) for part in tree.all)
    if tree.any is not None:
        return _negation(_conjunction(_negation(evaluate(part, answers)) for part in tree.any))
    if tree.not_ is not None:
        return _negation(evaluate(tree.not_, answers))
    fact, codes = comparison(tree)
    answer = answers.get(fact, NOTHING)
    if answer.state is not AnswerState.ANSWERED:
        return None
    return not codes.isdisjoint(answer.codes)


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


def missing(tree: Condition | None, answers: Answers) -> tuple[FactId, ...]:
    """The facts that would settle an unknown condition, in the order they stand in it. Empty when it is settled."""
    if tree is None or evaluate(tree, answers) is not None:
        return ()
    if (parts := _parts(tree)) is not None:
        return _unique(fact for part in parts for fact in missing(part, answers))
    return (comparison(tree)[0],)


def grounds(tree: Condition | None, answers: Answers) -> tuple[FactId, ...]:
    """The facts whose answers made a condition true: the trace a volunteer sees."""
    if tree is None or evaluate(tree, answers) is not True:
        return ()
    if tree.not_ is not None:
        return facts(tree.not_)
    if (parts := _parts(tree)) is not None:
        return _unique(fact for part in parts for fact in grounds(part, answers))
    return (comparison(tree)[0],)


def facts(tree: Condition | None) -> tuple[FactId, ...]:
    """Every fact a condition looks at."""
    return _unique(fact for fact, _ in comparisons(tree))


def comparisons(tree: Condition | None) -> Iterator[tuple[FactId, frozenset[Code]]]:
    """Every leaf of a condition, in the order they stand in it. Raises ValueError as `comparison` does."""
    if tree is None:
        return
    if (parts := _parts(tree)) is None:
        yield comparison(tree)
        return
    for part in parts:
        yield from comparisons(part)


def comparison(tree: Condition) -> tuple[FactId, frozenset[Code]]:
    """A leaf as (fact, the codes that make it true). Raises ValueError when the node is not exactly one thing."""
    leaves = [leaf for leaf in (tree.is_, tree.has, tree.any_of) if leaf is not None]
    if len(leaves) != 1 or _parts(tree) is not None or len(leaves[0]) != 1:
        raise ValueError("a condition is exactly one of all, any, not, is, any_of, has, and names one fact")
    ((fact, codes),) = leaves[0].items()
    return fact, frozenset((codes,) if isinstance(codes, str) else codes)


def faults(
    tree: Condition | None, questions: Mapping[FactId, Question], given: Mapping[FactId, frozenset[Code]]
) -> Iterator[str]:
    """What is wrong with a condition: unknown facts and codes, `has` on a single answer, a node that says two things.

    `given` are facts that no question asks (city, language) with their possible codes.
    """
    if tree is None:
        return
    if (parts := _parts(tree)) is not None:
        if sum(field is not None for field in (tree.all, tree.any, tree.not_, tree.is_, tree.any_of, tree.has)) != 1:
            yield "a condition says two things at once"
        if not parts:
            yield "an empty list of conditions"
        for part in parts:
            yield from faults(part, questions, given)
        return
    try:
        fact, codes = comparison(tree)
    except ValueError as error:
        yield str(error)
        return
    yield from _leaf_faults(tree, fact, codes, questions, given)


def _leaf_faults(
    tree: Condition,
    fact: FactId,
    codes: frozenset[Code],
    questions: Mapping[FactId, Question],
    given: Mapping[FactId, frozenset[Code]],
) -> Iterator[str]:
    question = questions.get(fact)
    if question is None and fact not in given:
        yield f"no question asks {fact!r}"
        return
    known = given[fact] if question is None else frozenset(option.code for option in question.options)
    several = question is not None and question.kind == "several"
    if several != (tree.has is not None):
        yield f"{fact!r} takes {'several answers: use has' if several else 'one answer: use is or any_of'}"
    for code in sorted(codes - known):
        yield f"{code!r} is no answer to {fact!r}"


def _parts(tree: Condition) -> tuple[Condition, ...] | None:
    if tree.all is not None:
        return tree.all
    if tree.any is not None:
        return tree.any
    return None if tree.not_ is None else (tree.not_,)


def _conjunction(truths: Iterator[Truth]) -> Truth:
    known = True
    for truth in truths:
        if truth is False:
            return False
        known = known and truth is True
    return True if known else None


def _negation(truth: Truth) -> Truth:
    return None if truth is None else not truth


def _unique(items: Iterator[FactId]) -> tuple[FactId, ...]:
    return tuple(dict.fromkeys(items))
