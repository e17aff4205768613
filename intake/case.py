"""A case: an invented family in a file, with a city, a language and answers, and the advice it must get.

Anyone can write one, so every mistake in it gets a sentence that names the line and says what would be right. Cases
under `resources/cases/` run as tests and serve to practise.
"""

from __future__ import annotations

from typing import Any

import msgspec

from intake import guide
from intake.content import Content, line_of, read_yaml
from intake.errors import ContentFault, Explained
from intake.model import NL, AnswerState, City, Code, FactId, Lang, Question, ServiceId, StepId, Talk
from intake.place import Place

_OPEN = {"unknown": AnswerState.UNKNOWN, "declined": AnswerState.DECLINED}


class Expectation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the advice must hold, must never hold, and what comes first."""

    steps: tuple[StepId, ...] = ()
    never: tuple[StepId, ...] = ()
    first: StepId | None = None
    services: tuple[ServiceId, ...] = ()
    never_services: tuple[ServiceId, ...] = ()


class Case(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Answers are codes, one or a list, or the words `unknown` and `declined`."""

    city: City
    answers: dict[FactId, Code | tuple[Code, ...]]
    language: Lang = NL
    title: dict[Lang, str] = {}
    expect: Expectation = Expectation()


class CaseFault(Explained):
    """A case file a person can mend. `key` says what is wrong; `file` and `line` where."""

    def __init__(self, wrong: str, path: Place, where: str, /, **params: str) -> None:
        line = line_of(path, where) if where else 0
        super().__init__(f"error.case-{wrong}", file=path.name, line=line, **params)


def read(content: Content, path: Place) -> Case:
    """A case file, checked against the conversation. Raises `CaseFault`."""
    raw = _read(path)
    fields = Case.__struct_fields__
    for key in raw:
        if key not in fields:
            raise CaseFault("unknown-key", path, f".{key}", name=str(key), known=", ".join(fields))
    for key in ("city", "answers"):
        if key not in raw:
            raise CaseFault("missing-key", path, "", name=key)
    try:
        case = msgspec.convert(raw, Case, strict=True)
    except msgspec.ValidationError as error:
        raise CaseFault("wrong-shape", path, str(error).partition("`$")[2].rstrip("`"), what=str(error)) from error
    _check_names(content, path, case)
    return case


def talk(content: Content, case: Case, talk_id: str, now: str) -> Talk:
    """The conversation that a case describes, at the advice. The answers go in the way a volunteer gives them."""
    found = guide.begin(talk_id, case.language, case.city, now)
    for fact, given in case.answers.items():
        if isinstance(given, str) and given in _OPEN:
            found = guide.leave_open(found, fact, _OPEN[given])
        else:
            found = guide.answer(content, found, fact, (Code(given),) if isinstance(given, str) else given)
    return guide.go(content, found, "advice")


def _read(path: Place) -> dict[Any, Any]:
    try:
        raw = read_yaml(path)
    except OSError as error:
        raise Explained("error.case-not-found", file=path.name) from error
    except ContentFault as error:
        raise Explained("error.case-unreadable", **error.params) from error
    if not isinstance(raw, dict):
        raise Explained("error.case-unreadable", file=path.name, line=1, what="city, language, answers")
    return raw


def _check_names(content: Content, path: Place, case: Case) -> None:
    languages = [language.code for language in content.languages]
    if case.city not in content.cities:
        raise CaseFault("city", path, ".city", name=case.city, known=", ".join(content.cities))
    if case.language not in languages:
        raise CaseFault("language", path, ".language", name=case.language, known=", ".join(languages))
    for fact, given in case.answers.items():
        _check_answer(content, path, fact, given)


def _check_answer(content: Content, path: Place, fact: FactId, given: Code | tuple[Code, ...]) -> None:
    question = content.questions.get(fact)
    where = f".answers.{fact}"
    if question is None:
        raise CaseFault("question", path, where, name=fact, known=", ".join(content.questions))
    if isinstance(given, str) and given in _OPEN:
        return
    codes = (given,) if isinstance(given, str) else given
    if question.kind == "digits":
        _check_digits(path, where, question, codes)
        return
    known = {option.code: option for option in question.options}
    for code in codes:
        if code not in known:
            raise CaseFault("code", path, where, name=fact, code=code, known=", ".join([*known, *_OPEN]))
    alone = len(codes) != len(set(codes)) or any(known[code].exclusive for code in codes) or question.kind == "single"
    if len(codes) == 0 or (len(codes) > 1 and alone):
        raise CaseFault("too-many", path, where, name=fact)


def _check_digits(path: Place, where: str, question: Question, codes: tuple[Code, ...]) -> None:
    if len(codes) != 1 or len(codes[0]) != question.digits or not (codes[0].isascii() and codes[0].isdigit()):
        raise CaseFault("digits", path, where, name=question.id, digits=str(question.digits))
