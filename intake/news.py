"""What one set of content says otherwise than another, told as a coordinator reads it before she accepts it: which
steps, questions and addresses come, go or change, and of each what it was and what it becomes.

Nothing changes unseen: what no line here names is told as "other details".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from intake import guide
from intake.content import Content
from intake.directory import told
from intake.model import EN, NL, Condition, Lang, Question, Service, Step
from intake.telling import Telling, joined
from intake.words import Review, Words, is_of_the_program

Side = tuple[Content, Words]
_PARTS_OF_A_STEP = ("do", "because", "unknown", "bring", "risk", "tip")
_PARTS_OF_A_QUESTION = ("ask", "say", "why", "tip")


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One change: what it is about, and under it what it was and becomes."""

    text: str
    under: tuple[str, ...] = ()


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """Changes of one kind. `title` says how many there are."""

    title: str
    lines: tuple[Line, ...]


def groups(old: Side, new: Side, language: Lang) -> tuple[Group, ...]:
    """From one to the other, in a language of the window; what goes before what comes. Nothing: they say the same."""
    before, after = _Told(*old, language), _Told(*new, language)
    found = [
        *_of_kind("steps", before, after, old[0].steps, new[0].steps, _Told.step),
        *_of_kind("questions", before, after, old[0].questions, new[0].questions, _Told.question),
        *_of_kind("services", before, after, old[0].services, new[0].services, _Told.service),
        *_lists(before, after),
        _sentences(before, after),
        _languages(before, after),
    ]
    return tuple(group for group in found if group.lines)


class _Told(Telling):
    """Each kind of thing as rows: the name of a fact, and the fact. The first row is what the thing is called."""

    def label(self, name: str) -> str:
        return self.words.text(self.language, f"window.pack.field.{name}")

    def step(self, step: Step) -> Iterator[tuple[str, str]]:
        for part in _PARTS_OF_A_STEP:
            yield self.label(part), self.text(f"step.{step.id}.{part}")
        yield self.label("needs"), ", ".join(self.option(guide.NEEDS, need) for need in step.needs)
        yield self.say("alarm"), ", ".join(self.option(guide.SAFETY, alarm) for alarm in step.alarms)
        when = self.say("on-request") if step.on_request else self.condition(step.when)
        yield self.say("when"), joined(when, self.say("fallback.yes") if step.fallback else "")
        named = (self.content.services[one].name for one in step.services if one in self.content.services)
        yield self.say("goes-to"), ", ".join(named)
        yield self.label("asks"), ", ".join(self.text(f"guide.{fact}.ask") for fact in step.asks)
        yield self.say("risk"), self.text(f"risk.{step.risk}")
        together = "" if step.together == "alone" else self.text(f"sheet.together.{step.together}")
        yield self.say("together"), together
        paper = "never" if not step.on_paper else "opt-in" if step.opt_in else "yes"
        yield (
            self.say("kind"),
            joined(*map(self.say, (f"kind.{step.kind}", f"urgency.{step.urgency}", f"paper.{paper}"))),
        )
        until = self.words.text(self.language, "window.advice.until", date=step.review_by)
        yield self.say("sure"), f"{self.sure(step)} {until}"

    def question(self, question: Question) -> Iterator[tuple[str, str]]:
        for part in _PARTS_OF_A_QUESTION:
            yield self.label(part), self.text(f"guide.{question.id}.{part}")
        options = ", ".join(self.option(question.id, option.code) for option in question.options)
        yield self.label("options"), options or self.label("digits")
        yield self.label("kept"), self.label(f"kept.{question.keep}")
        yield self.label("asked-when"), self.condition(question.ask_when)

    def service(self, service: Service) -> Iterator[tuple[str, str]]:
        yield self.label("name"), service.name
        yield self.say("kind"), service.kind
        yield self.say("what"), told(self.words, self.language, service).own
        yield self.say("cities"), ", ".join(self.city(city) for city in service.cities)
        yield self.label("needs"), ", ".join(self.option(guide.NEEDS, need) for need in service.serves)
        accepts = service.accepts_undocumented
        yield self.say("accepts"), joined(self.say(f"accepts.{accepts.value}"), accepts.note)
        for field, said in self.fields(service):
            yield self.say(field), said
        yield self.say("reach"), service.how_to_reach
        yield self.say("id-asked"), self.say(f"id-asked.{service.id_asked}")
        yield self.say("shares-data"), self.say(f"shares-data.{service.shares_data}")
        printed = () if service.never_print else service.print_fields
        yield self.label("printed"), ", ".join(self.say(field) for field in printed)
        yield self.say("wrong-facts"), "; ".join(service.do_not_print)
        assured = self.say("assured", date=service.assured_date) if service.assured_date else ""
        yield self.say("sure"), joined(self.sure(service), service.read_on, assured)

    def places(self) -> dict[str, str]:
        return {city: self.city(city) for city in self.content.cities}

    def terms(self) -> dict[str, str]:
        return {term.id: f"{term.word}: {self.text(f'term.{term.id}')}" for term in self.content.terms}

    def condition(self, tree: Condition | None) -> str:
        """A condition on one line."""
        if tree is None:
            return self.say("always")
        if tree.not_ is not None:
            return f"{self.say('not')} ({self.condition(tree.not_)})"
        if (told := self.about_one_fact(tree)) is not None:
            return told
        parts = "; ".join(self.condition(part) for part in tree.all or tree.any or ())
        return f"{self.say('all' if tree.all else 'any')} ({parts})"


Rows = Callable[[_Told, Any], Iterator[tuple[str, str]]]


def _of_kind(
    kind: str, before: _Told, after: _Told, old: Mapping[Any, Any], new: Mapping[Any, Any], rows: Rows
) -> Iterator[Group]:
    """What goes, what comes, and what becomes otherwise, of the things of one kind."""
    gone = [Line(text=_name(rows(before, thing))) for key, thing in old.items() if key not in new]
    yield _group(after, f"{kind}-gone", gone)
    come = [_come(after, list(rows(after, thing))) for key, thing in new.items() if key not in old]
    yield _group(after, f"{kind}-new", come)
    both = [(old[key], thing) for key, thing in new.items() if key in old]
    changed = [_changed(after, list(rows(before, was)), list(rows(after, thing)), was == thing) for was, thing in both]
    yield _group(after, f"{kind}-changed", [line for line in changed if line is not None])


def _come(told: _Told, rows: Sequence[tuple[str, str]]) -> Line:
    facts = tuple(told.words.text(told.language, "window.pack.is", what=what, now=now) for what, now in rows[1:] if now)
    return Line(text=_name(rows), under=facts)


def _changed(told: _Told, old: Sequence[tuple[str, str]], new: Sequence[tuple[str, str]], same: bool) -> Line | None:
    """None: the same in every way."""
    pairs = [(what, was, now) for (what, was), (_, now) in zip(old, new, strict=True) if was != now]
    under = tuple(_becomes(told, *pair) for pair in pairs)
    if not under:
        return None if same else Line(text=_name(new), under=(told.label("rest"),))
    return Line(text=_name(new), under=under)


def _becomes(told: _Told, what: str, was: str, now: str) -> str:
    if not was:
        return told.words.text(told.language, "window.pack.comes", what=what, now=now)
    if not now:
        return told.words.text(told.language, "window.pack.goes", what=what, was=was)
    return told.words.text(told.language, "window.pack.becomes", what=what, was=was, now=now)


def _name(rows: Sequence[tuple[str, str]] | Iterator[tuple[str, str]]) -> str:
    return next(iter(rows))[1]


def _lists(before: _Told, after: _Told) -> Iterator[Group]:
    """Places a visitor can be from, and Dutch words that are explained to her."""
    yield _list(after, "cities", before.places(), after.places())
    yield _list(after, "terms", before.terms(), after.terms())


def _list(told: _Told, kind: str, old: Mapping[str, str], new: Mapping[str, str]) -> Group:
    pairs = ((old.get(key, ""), new.get(key, "")) for key in dict.fromkeys((*old, *new)))
    return _group(told, kind, [Line(text=_moved(told, was, now)) for was, now in pairs if was != now])


def _sentences(before: _Told, after: _Told) -> Group:
    """What the program says on every sheet and at every desk, in the window's language."""
    keys = [key for key in _keys(after.words, after.language) if is_of_the_program(key)]
    pairs = ((_raw(before.words, after.language, key), _raw(after.words, after.language, key)) for key in keys)
    return _group(after, "sentences", [Line(text=_moved(after, was, now)) for was, now in pairs if was != now])


def _moved(told: _Told, was: str, now: str) -> str:
    key = "comes" if not was else "goes" if not now else "becomes"
    return told.words.text(told.language, f"window.pack.line-{key}", was=was, now=now)


def _languages(before: _Told, after: _Told) -> Group:
    """How many sentences of each language change, and how many were reviewed since."""
    lines = []
    for row in after.content.languages:
        old, new = _of_language(before.words, row.code), _of_language(after.words, row.code)
        counts = {
            "new": len(new.keys() - old.keys()),
            "changed": sum(old[key] != new[key] for key in old.keys() & new.keys()),
            "gone": len(old.keys() - new.keys()),
            "reviewed": 0 if row.code in (NL, EN) else _reviewed(before, after, row.code, new),
        }
        if any(counts.values()):
            language = after.text(f"language.{row.code}")
            said = after.words.text(after.language, "window.pack.language", language=language, **counts)
            lines.append(Line(text=said))
    return _group(after, "languages", lines)


def _reviewed(before: _Told, after: _Told, language: Lang, keys: Mapping[str, str]) -> int:
    done = (after.words.state(language, key) is Review.REVIEWED for key in keys)
    was = (before.words.state(language, key) is Review.REVIEWED for key in keys)
    return sum(now and not then for now, then in zip(done, was, strict=True))


def _of_language(words: Words, language: Lang) -> dict[str, str]:
    return {key: _raw(words, language, key) for key in _keys(words, language)}


def _keys(words: Words, language: Lang) -> list[str]:
    """What a pack can say otherwise: all but the words of the window."""
    return [key for key in words.keys(language) if not key.startswith(("window.", "error."))]


def _raw(words: Words, language: Lang, key: str) -> str:
    found = words.raw(language, key)
    return " / ".join(found.values()) if isinstance(found, dict) else found or ""


def _group(told: _Told, kind: str, lines: Sequence[Line]) -> Group:
    title = told.words.text(told.language, f"window.pack.group.{kind}", count=len(lines))
    return Group(title=title, lines=tuple(lines))
