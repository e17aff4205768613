"""From answers to next steps: which, in what order, with which services, for what reason, and what was not asked.

An unknown condition keeps its step in view as "unknown"; only a definite "no" takes it away. What the volunteer left
out, added or moved is laid over the result, and stays when the answers change.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

import msgspec

from intake import directory
from intake.conditions import NOTHING, Truth, weigh
from intake.content import Content
from intake.guide import NEEDS, alarms, in_view, known, open_facts
from intake.model import Advice, AdvisedStep, Answers, AnswerState, Code, FactId, Step, StepId, Talk

SHEET_STEPS = 3
"""How many steps a sheet takes by itself (they and four contacts fill one page); a volunteer may add more."""
_MOST_BY_ITSELF = 4
"""It takes one more when the visitor named a need that would otherwise not be on it."""


def advise(content: Content, talk: Talk) -> Advice:
    """The advice for a conversation as it stands."""
    answers = known(talk)
    found = _found(content, talk, answers)
    found += _added(content, talk, {row.step.id for row in found})
    rows = _on_sheet(_ordered(found, talk.edits.order), talk)
    wanted = {fact for row in rows for fact in (*row.missing, *row.step.asks)}
    return Advice(
        steps=tuple(rows),
        services=directory.distinct(service for row in rows for service in row.services),
        not_asked=tuple(fact for fact in open_facts(content, answers, wanted) if not _put(talk, fact)),
        alarms=alarms(answers),
    )


def addable(content: Content, talk: Talk) -> tuple[Step, ...]:
    """Steps not in view that may go on paper, or wait for the visitor to ask: what a volunteer can still add."""
    shown = {row.step.id for row in advise(content, talk).steps}
    steps = (step for step in content.steps.values() if step.on_paper or step.on_request)
    return tuple(step for step in steps if step.id not in shown)


def unmet(advice: Advice, needs: Iterable[Code]) -> tuple[Code, ...]:
    """The needs for which nobody was found: no certain step with someone whom paper may name."""
    met = {
        need
        for row in advice.steps
        if row.state == "yes" and any(directory.printing(service) != "never" for service in row.services)
        for need in row.step.needs
    }
    return tuple(need for need in needs if need not in met)


def _found(content: Content, talk: Talk, answers: Answers) -> list[AdvisedStep]:
    """What the answers bring up, in order; when none of it goes on paper by itself, the fallback as well."""
    found = _not_ruled_out(content, talk, answers, in_view(content, answers))
    if not any(row.step.on_paper and not _waits_for_a_person(row) for row in found):
        found += _not_ruled_out(content, talk, answers, (step for step in content.steps.values() if step.fallback))
    places = {need: place for place, need in enumerate(talk.answers.get(NEEDS, NOTHING).codes)}
    raised = frozenset(alarms(answers))
    return sorted(found, key=lambda row: _rank(places, raised, row))


def _not_ruled_out(content: Content, talk: Talk, answers: Answers, steps: Iterable[Step]) -> list[AdvisedStep]:
    weighed = ((step, *weigh(step.when, answers)) for step in steps)
    return [_row(content, talk, step, truth, deciding) for step, truth, deciding in weighed if truth is not False]


def _added(content: Content, talk: Talk, found: Collection[StepId]) -> list[AdvisedStep]:
    """What the volunteer added and the answers did not bring up."""
    steps = (content.steps[one] for one in talk.edits.added if one in content.steps and one not in found)
    return [msgspec.structs.replace(_row(content, talk, step, True, ()), added=True) for step in steps]


def _row(content: Content, talk: Talk, step: Step, truth: Truth, deciding: tuple[FactId, ...]) -> AdvisedStep:
    brought_up = ((NEEDS,) if step.when is None else deciding) + step.asks
    return AdvisedStep(
        step=step,
        state="yes" if truth else "unknown",
        grounds=tuple(fact for fact in brought_up if _put(talk, fact) and fact in content.questions) if truth else (),
        missing=() if truth else deciding,
        services=directory.for_step(content, step, talk.city),
        together=talk.edits.together.get(step.id, step.together),
    )


def _rank(places: Mapping[Code, int], raised: frozenset[Code], row: AdvisedStep) -> tuple[int, bool, int]:
    """By urgency, which a raised alarm makes the highest; certain before unknown; in the order of needs (`places`)."""
    urgency = row.step.urgency if raised.isdisjoint(row.step.alarms) else 1
    first_need = min([places[need] for need in row.step.needs if need in places], default=-1)
    return urgency, row.state == "unknown", first_need


def _ordered(rows: list[AdvisedStep], order: tuple[StepId, ...]) -> list[AdvisedStep]:
    """The rows that `order` names take each other's places in that order; the others stay where they are."""
    named = {row.step.id: row for row in rows if row.step.id in order}
    queue = iter([named[one] for one in order if one in named])
    return [next(queue) if row.step.id in named else row for row in rows]


def _on_sheet(rows: list[AdvisedStep], talk: Talk) -> list[AdvisedStep]:
    """Marks what is printed: what the sheet takes by itself, less what was left out, and what the volunteer added."""
    chosen = {row.step.id for row in _by_itself(rows, talk)} - set(talk.edits.left_out) | set(talk.edits.added)
    return [
        msgspec.structs.replace(row, on_sheet=True) if row.step.on_paper and row.step.id in chosen else row
        for row in rows
    ]


def _by_itself(rows: list[AdvisedStep], talk: Talk) -> list[AdvisedStep]:
    """The first steps, certain before unknown, among them what an alarm brought and the first of every need named."""
    printable = [row for row in rows if row.step.on_paper and not row.added and not _waits_for_a_person(row)]
    printable.sort(key=lambda row: row.state == "unknown")
    named = talk.answers.get(NEEDS, NOTHING).codes
    raised = set(alarms(talk.answers))
    calm = [row for row in printable if not row.step.alarms or not raised.isdisjoint(row.step.alarms)]
    firsts = [next((row for row in (*calm, *printable) if need in row.step.needs), None) for need in named]
    alarmed = [row for row in printable if not raised.isdisjoint(row.step.alarms)]
    musts = list(dict.fromkeys(row.step.id for row in (*alarmed, *firsts) if row is not None))[:_MOST_BY_ITSELF]
    others = [row.step.id for row in printable if row.step.id not in musts][: max(SHEET_STEPS - len(musts), 0)]
    return [row for row in printable if row.step.id in {*musts, *others}]


def _waits_for_a_person(row: AdvisedStep) -> bool:
    """Never on paper by itself: the paper could do harm, or it may not be for her and the authorities would learn."""
    return row.step.opt_in or (row.state == "unknown" and row.step.risk == "authority")


def _put(talk: Talk, fact: FactId) -> bool:
    return talk.answers.get(fact, NOTHING).state is not AnswerState.NOT_ASKED
