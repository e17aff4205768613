"""A first day at the desk: five invented families, what they would say, and afterwards what the volunteer's sheet has
that it should not, or lacks, and because of which answer.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec

from intake import advice as advising
from intake import case as cases
from intake import content as contents
from intake.case import Case
from intake.conditions import NOTHING
from intake.content import Content
from intake.model import NL, Answer, AnswerState, City, FactId, Lang, Talk
from intake.words import Words


class _Course(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    families: tuple[str, ...]


class Family(msgspec.Struct, frozen=True, kw_only=True):
    """Who sits at the table. `says`: of each question that matters what she would answer, in words."""

    name: str
    title: str
    teaches: str
    city: City
    language: Lang
    says: tuple[tuple[str, str], ...]


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """Something on the volunteer's sheet that is not as it should be.

    `answer`: she said something else (`thing`: the question). `lacks`, `left-out`: a step is not on the sheet, because
    of answers, or because it was taken off. `extra`: a step is on it that should not be. `because`: the questions that
    were answered otherwise than the family would.
    """

    kind: Literal["answer", "lacks", "left-out", "extra"]
    thing: str
    because: tuple[FactId, ...] = ()


def families(of: Content, words: Words, language: Lang) -> tuple[Family, ...]:
    """The families of the first day, in order, in a language of the window."""
    listed = contents.read_as(contents.root() / "course.yaml", _Course).families
    return tuple(_family(of, words, name, language) for name in listed)


def differences(of: Content, name: str, talk: Talk) -> tuple[Difference, ...]:
    """What the volunteer's conversation made otherwise than the family's own answers would; nothing: all is well."""
    case = cases.read(of, _path(name))
    own = advising.advise(of, talk)
    meant = cases.talk(of, case, "meant", "")
    asked = {fact: meant.answers[fact] for fact in case.answers}
    other = tuple(fact for fact, wanted in asked.items() if _differs(talk.answers.get(fact, NOTHING), wanted))
    found = [Difference(kind="answer", thing=fact) for fact in other]
    on_sheet = {row.step.id for row in own.steps if row.on_sheet}
    shown = {row.step.id for row in own.steps}
    by_itself = {row.step.id for row in advising.advise(of, meant).steps if row.on_sheet}
    for step in case.expect.steps:
        if step in by_itself and step not in on_sheet:
            kind: Literal["left-out", "lacks"] = "left-out" if step in shown else "lacks"
            found.append(Difference(kind=kind, thing=step, because=() if kind == "left-out" else other))
    found += [Difference(kind="extra", thing=step, because=other) for step in case.expect.never if step in on_sheet]
    return tuple(found)


def _family(of: Content, words: Words, name: str, language: Lang) -> Family:
    case = cases.read(of, _path(name))
    return Family(
        name=name,
        title=case.title.get(language, case.title.get(NL, name)),
        teaches=words.text(language, f"window.course.{name}"),
        city=case.city,
        language=case.language,
        says=tuple(_said(words, case, fact, language) for fact in case.answers),
    )


def _said(words: Words, case: Case, fact: FactId, language: Lang) -> tuple[str, str]:
    given = case.answers[fact]
    asked = words.text(language, f"guide.{fact}.ask")
    codes = (given,) if isinstance(given, str) else given
    options = [
        words.text(language, key) if words.has(language, key := f"guide.{fact}.option.{code}") else str(code)
        for code in codes
    ]
    return asked, ", ".join(options)


def _differs(given: Answer, wanted: Answer) -> bool:
    """A question that was never put was answered in no other way."""
    if given.state is AnswerState.NOT_ASKED:
        return False
    if wanted.state is not AnswerState.ANSWERED:
        return given.state is AnswerState.ANSWERED
    return set(given.codes) != set(wanted.codes)


def _path(name: str) -> Path:
    return contents.root() / "cases" / f"{name}.yaml"
