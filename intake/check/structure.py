"""What questions, steps and services say of each other and of their sources: names that do not exist, what can never
be asked or shown, needs that lead to nobody, facts without a source or past their date, wrong numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import get_args

from intake import conditions, directory, guide
from intake.check.finding import Finding, Places
from intake.check.reach import Reach, said
from intake.content import Content, icons
from intake.handout.lines import telling
from intake.model import (
    NL,
    City,
    Code,
    Condition,
    FactId,
    How,
    OtherHours,
    Question,
    Schedule,
    Service,
    ServiceId,
    Source,
    Step,
)
from intake.words import Words

_THE_PROGRAMS_OWN = {guide.SAFETY: "safety", guide.NEEDS: "needs"}
_TIME = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d")


def unnamed_services(of: Content, places: Places) -> Iterator[Finding]:
    """Services that may print and that no step sends anyone to: the sociale kaart may hold more than the steps use."""
    at, named = places.at, {one for step in of.steps.values() for one in step.services}
    for service in of.services.values():
        if service.id not in named and not service.never_print:
            yield from at(f"service:{service.id}", iter((f"{service.id}: no step names it",)))


class Structure:
    """One reading of one set of content."""

    def __init__(self, of: Content, words: Words, places: Places, today: date) -> None:
        self._content, self._words, self._at, self._today = of, words, places.at, today
        self._given: dict[FactId, frozenset[Code]] = {
            guide.CITY: frozenset(Code(city) for city in of.cities),
            guide.LANGUAGE: frozenset(Code(language.code) for language in of.languages),
            guide.REFERRAL: frozenset(Code(how) for how in get_args(How)),
        }

    def findings(self) -> Iterator[Finding]:
        """All that is wrong. What can be reached is looked at once every name exists."""
        if lacking := [fact for fact in _THE_PROGRAMS_OWN if fact not in self._content.questions]:
            yield from (Finding("resources/guide", 0, f"there is no question {fact!r}") for fact in lacking)
            return
        for step in self._content.steps.values():
            yield from self._at(f"step:{step.id}", self._step(step))
        for service in self._content.services.values():
            yield from self._at(f"service:{service.id}", self._service(service))
        wrong_names = list(self._wrong_names())
        yield from wrong_names or self._unreachable()

    # --- each by itself

    def _step(self, step: Step) -> Iterator[str]:
        yield from (f"{step.id}: {what}" for what in _unsourced(step))
        yield from (f"{step.id}: {what}" for what in self._overdue(step.review_by))
        if not 1 <= step.urgency <= 5:
            yield f"{step.id}: urgency is a number from 1 to 5"
        if step.icon not in icons():
            yield f"{step.id}: there is no icon {step.icon!r}"
        if not (step.needs or step.alarms or step.fallback or step.on_request):
            yield f"{step.id}: no need and no alarm brings it up"

    def _overdue(self, review_by: str) -> Iterator[str]:
        day = _day(review_by)
        if day is None:
            yield f"review_by is no date: {review_by!r}"
        elif day < self._today:
            yield f"was to be reviewed by {review_by}"

    def _service(self, service: Service) -> Iterator[str]:
        yield from (f"{service.id}: {what}" for what in _unsourced(service))
        yield from (f"{service.id}: {field} may be printed but is empty" for field in _empty_fields(service))
        if service.print_fields and not service.read_on:
            yield f"{service.id}: has something to print and no date"
        if service.assured_date is not None and _day(service.assured_date) is None:
            yield f"{service.id}: assured_date is no date: {service.assured_date!r}"
        if not service.never_print:
            yield from (f"{service.id}: its name says {word!r}" for word in telling(self._words, NL, service.name))
        yield from (f"{service.id}: {number} stands under do_not_print and is used" for number in _wrong(service))
        if not all(map(_makes_sense, service.schedules)):
            yield f"{service.id}: hours have a day, and two times as 09:00 or two empty ones"
        if not all(map(_are_days, service.other_hours)):
            yield f"{service.id}: other hours have a first and a last day, and two times as 09:00 or two empty ones"
        if service.like or service.line:
            yield f"{service.id}: like and line are for what a desk adds; the content says it in its words"

    # --- names

    def _wrong_names(self) -> Iterator[Finding]:
        for step in self._content.steps.values():
            yield from self._at(f"step:{step.id}", self._names_in_step(step))
        for question in self._content.questions.values():
            yield from self._at(f"question:{question.id}", self._faults(question.ask_when))
            yield from self._at(f"question:{question.id}", _wrong_answers(question))
            yield from self._at(f"question:{question.id}", _wrong_place(question))
        for code, met in self._content.refusals.items():
            yield from (Finding("resources/counting.yaml", 0, f"{code}: {what}") for what in self._faults(met))
        for language in (row.code for row in self._content.languages):
            if language not in self._content.groups:
                yield Finding("resources/counting.yaml", 0, f"{language} is in no group")
        for service in self._content.services.values():
            unknown = set(service.cities) - {directory.NATIONAL, *self._content.cities}
            yield from self._at(
                f"service:{service.id}", (f"{service.id}: there is no city {city!r}" for city in sorted(unknown))
            )

    def _names_in_step(self, step: Step) -> Iterator[str]:
        yield from (f"{step.id}: {what}" for what in self._faults(step.when))
        for kind, codes, fact in (("need", step.needs, guide.NEEDS), ("alarm", step.alarms, guide.SAFETY)):
            known = {option.code for option in self._content.questions[fact].options}
            yield from (f"{step.id}: there is no {kind} {code!r}" for code in codes if code not in known)
        for one in step.services:
            if one not in self._content.services:
                yield f"{step.id}: there is no service {one!r}"
        for fact in step.asks:
            if fact not in self._content.questions:
                yield f"{step.id}: no question asks {fact!r}"

    def _faults(self, tree: Condition | None) -> Iterator[str]:
        return conditions.faults(tree, self._content.questions, self._given)

    # --- what can be reached

    def _unreachable(self) -> Iterator[Finding]:
        """Steps that can never appear, questions that can never be asked, needs that lead to nobody."""
        reach = Reach(self._content.questions, self._given)
        steps = self._content.steps.values()
        shown = [step for step in steps if not step.on_request and reach.can_hold(_brought_up(step))]
        for step in steps:
            yield from self._at(f"step:{step.id}", self._in_vain(step, step in shown or step.on_request))
        used = {fact for step in shown for fact in (*conditions.facts(step.when), *step.asks)}
        before: dict[FactId, Question] = {}
        for question in self._content.questions.values():
            whats = self._never_asked(question, Reach(before, self._given), used)
            yield from self._at(f"question:{question.id}", whats)
            before[question.id] = question
        yield from self._at(f"question:{guide.NEEDS}", self._dead_ends())

    def _in_vain(self, step: Step, ever_shown: bool) -> Iterator[str]:
        if not ever_shown:
            yield f"{step.id}: no answers ever make its condition true"
        if step.services and not any(self._may_print(one) for one in step.services):
            yield f"{step.id}: none of its services may ever be printed"

    def _never_asked(self, question: Question, so_far: Reach, used: Iterable[FactId]) -> Iterator[str]:
        if question.stage == "questions" and question.id not in used:
            yield f"no step needs {question.id!r}: do not ask it"
        if not so_far.can_be_asked(question):
            yield f"{question.id!r} is never asked: no answers before it make its ask_when true"

    def _dead_ends(self) -> Iterator[str]:
        """Each need alone, in each city, with every question declined, leads to a certain step and somebody."""
        for option in self._content.questions[guide.NEEDS].options:
            for city in self._content.cities:
                if not self._someone_to_turn_to(option.code, city):
                    yield f"need {option.code!r} in {city!r} leads to nobody when every question is declined"

    def _someone_to_turn_to(self, need: Code, city: City) -> bool:
        answers = {guide.NEEDS: said(need), guide.CITY: said(Code(city))}
        return any(
            self._may_print(service.id)
            for step in guide.in_view(self._content, answers)
            if conditions.evaluate(step.when, answers) is True
            for service in directory.for_step(self._content, step, city)
        )

    def _may_print(self, service: ServiceId) -> bool:
        return directory.printing(self._content.services[service]) != "never"


def _wrong_answers(question: Question) -> Iterator[str]:
    if (question.kind == "digits") != (question.digits > 0 and not question.options):
        yield f"{question.id!r} takes either options or, as kind digits, a number of digits"


def _wrong_place(question: Question) -> Iterator[str]:
    """The first two stages of a conversation have one question each, which the program knows by name."""
    if question.stage != _THE_PROGRAMS_OWN.get(question.id, "questions"):
        yield f"{question.id!r} does not belong to the stage {question.stage!r}"
    yield from (f"there is no icon {one.icon!r}" for one in question.options if one.icon not in icons())


def _brought_up(step: Step) -> Condition | None:
    """What must hold for a step to appear: one of its needs or alarms, and its condition."""
    causes = [Condition(has={guide.NEEDS: need}) for need in step.needs]
    causes += [Condition(has={guide.SAFETY: alarm}) for alarm in step.alarms]
    if not causes:
        return step.when
    cause = Condition(any=tuple(causes))
    return cause if step.when is None else Condition(all=(cause, step.when))


def _unsourced(fact: Step | Service) -> Iterator[str]:
    if not fact.sources and fact.confidence != "unverified":
        yield "has no source, so it is unverified"
    yield from (f"a source without {name}" for source in fact.sources for name in _blank(source))


def _blank(source: Source) -> Iterator[str]:
    yield from (name for name in ("url", "seen") if not getattr(source, name).strip())


def _empty_fields(service: Service) -> Iterator[str]:
    values = {
        "address": service.address,
        "phone": service.phones,
        "email": service.email,
        "website": service.website,
        "opening_hours": service.schedules or service.hours_note,
        "languages": service.languages_note,
        "cost": service.cost_note or service.cost != "unknown",
    }
    return (field for field in service.print_fields if not values[field])


def _wrong(service: Service) -> Iterator[str]:
    """Numbers that were seen and found wrong, and stand in a field all the same."""
    used = {_digits(phone.number) for phone in service.phones}
    for wrong in service.do_not_print:
        yield from (number for number in re.findall(r"\+?\d[\d -]{7,}\d", wrong) if _digits(number) in used)


def _makes_sense(hours: Schedule) -> bool:
    return bool(hours.byday) and _has_both_times_or_none(hours)


def _are_days(hours: OtherHours) -> bool:
    days = [_day(day) for day in (hours.first, hours.last)]
    return None not in days and hours.first <= hours.last and _has_both_times_or_none(hours)


def _has_both_times_or_none(hours: Schedule | OtherHours) -> bool:
    times = [time for time in (hours.opens_at, hours.closes_at) if time]
    return len(times) != 1 and all(map(_TIME.fullmatch, times))


def _digits(number: str) -> str:
    return re.sub(r"\D", "", number)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
