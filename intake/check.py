"""The machine's reading of all content before it may ship: dead ends, missing words, facts without a source or past
their date, words that do not belong on paper, signs that no font can print. Each finding names its file and line.

The schema itself (unknown keys, wrong types, an id used twice) is the business of `content.py`: its faults come first,
because nothing else can be said of a file that cannot be read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msgspec

from intake import conditions, content, directory, guide
from intake.content import Content
from intake.errors import ContentFault
from intake.handout import glyphs_missing
from intake.handout.lines import telling
from intake.model import EN, NL, Answer, AnswerState, City, Code, FactId, Lang, Service, Step
from intake.words import WINDOW_LANGUAGES, Text, Words, placeholders

LONGEST_SENTENCE = 20
_SENTENCE_END = re.compile(r"(?<=[.?!:])\s+")
_ON_PAPER = ("do", "bring", "because", "risk")


class Finding(msgspec.Struct, frozen=True, order=True):
    """One thing that is wrong. `line` 0: the file as a whole."""

    file: str
    line: int
    what: str


def check(folder: Path, today: date) -> list[Finding]:
    """All findings about the content under a `resources` folder, in the order of its files."""
    try:
        found = _Reading(content.read(folder), Words(folder / "words"), today)
        return sorted(set(found.findings()))
    except ContentFault as fault:
        return [Finding(str(fault.params["file"]), int(fault.params["line"]), str(fault.params["what"]))]


class _Reading:
    """One reading of one set of content."""

    def __init__(self, of: Content, words: Words, today: date) -> None:
        self.content, self.words, self.today = of, words, today
        self.given: dict[FactId, frozenset[Code]] = {
            guide.CITY: frozenset(Code(city) for city in of.cities),
            guide.LANGUAGE: frozenset(Code(language.code) for language in of.languages),
        }

    def findings(self) -> Iterator[Finding]:
        for step in self.content.steps.values():
            yield from self._at(f"step:{step.id}", self._step(step))
        for question in self.content.questions.values():
            tree = question.ask_when
            yield from self._at(f"question:{question.id}", conditions.faults(tree, self.content.questions, self.given))
        for service in self.content.services.values():
            yield from self._at(f"service:{service.id}", self._service(service))
        yield from self._at("question:needs", self._dead_ends())
        yield from self._unused_questions()
        yield from self._all_words()

    def _at(self, origin: str, whats: Iterator[str]) -> Iterator[Finding]:
        path = self.content.origins[origin]
        name = origin.partition(":")[2]
        for what in whats:
            yield Finding(content.shown(path), _line_with(path, rf"^\W*id: [\"']?{re.escape(name)}[\"']?\s*$"), what)

    def _step(self, step: Step) -> Iterator[str]:
        yield from conditions.faults(step.when, self.content.questions, self.given)
        for kind, codes, fact in (("need", step.needs, guide.NEEDS), ("alarm", step.alarms, guide.SAFETY)):
            known = {option.code for option in self.content.questions[fact].options}
            yield from (f"{step.id}: there is no {kind} {code!r}" for code in codes if code not in known)
        for one in step.services:
            if one not in self.content.services:
                yield f"{step.id}: there is no service {one!r}"
            elif directory.printing(self.content.services[one]) == "never" and step.services == (one,):
                yield f"{step.id}: its only service {one!r} may never be printed"
        if not step.sources and step.confidence != "unverified":
            yield f"{step.id}: has no source, so it is unverified"
        if date.fromisoformat(step.review_by) < self.today:
            yield f"{step.id}: was to be reviewed by {step.review_by}"
        if not 1 <= step.urgency <= 5:
            yield f"{step.id}: urgency is a number from 1 to 5"

    def _service(self, service: Service) -> Iterator[str]:
        values = {
            "address": service.address,
            "phone": service.phones,
            "email": service.email,
            "website": service.website,
            "opening_hours": service.schedules or service.hours_note,
            "languages": service.languages_note,
            "cost": service.cost_note or service.cost != "unknown",
        }
        for field in service.print_fields:
            if not values[field]:
                yield f"{service.id}: {field} may be printed but is empty"
        if service.print_fields and not service.read_on:
            yield f"{service.id}: has something to print and no date"
        for city in service.cities:
            if city != directory.NATIONAL and city not in self.content.cities:
                yield f"{service.id}: there is no city {city!r}"
        if not service.never_print:
            yield from (f"{service.id}: its name says {word!r}" for word in telling(self.words, NL, service.name))
        yield from self._wrong_facts(service)

    def _wrong_facts(self, service: Service) -> Iterator[str]:
        """A number that was seen and found wrong may stand in no field."""
        used = {_digits(phone.number) for phone in service.phones}
        for wrong in service.do_not_print:
            for number in re.findall(r"\+?\d[\d -]{7,}\d", wrong):
                if _digits(number) in used:
                    yield f"{service.id}: {number} stands under do_not_print and is used"

    def _dead_ends(self) -> Iterator[str]:
        """Each need alone, in each city, with every question declined, leads to a certain step and somebody."""
        for option in self.content.questions[guide.NEEDS].options:
            for city in self.content.cities:
                if not self._someone_to_turn_to(option.code, city):
                    yield f"need {option.code!r} in {city!r} leads to nobody when every question is declined"

    def _someone_to_turn_to(self, need: Code, city: City) -> bool:
        answers = {
            guide.NEEDS: Answer(state=AnswerState.ANSWERED, codes=(need,)),
            guide.CITY: Answer(state=AnswerState.ANSWERED, codes=(Code(city),)),
        }
        return any(
            conditions.evaluate(step.when, answers) is True and directory.for_step(self.content, step, city)
            for step in guide.in_view(self.content, answers)
        )

    def _unused_questions(self) -> Iterator[Finding]:
        used = {fact for step in self.content.steps.values() for fact in conditions.facts(step.when)}
        for question in self.content.questions.values():
            if question.stage == "questions" and question.id not in used:
                yield from self._at(f"question:{question.id}", iter((f"no step needs {question.id!r}: do not ask it",)))

    # --- words

    def _all_words(self) -> Iterator[Finding]:
        visitors, volunteers = set(self._visitor_keys()), set(self._volunteer_keys())
        for language in (row.code for row in self.content.languages):
            wanted = visitors | volunteers if language in WINDOW_LANGUAGES else visitors
            folder = f"resources/words/{language}"
            for key in sorted(wanted):
                if not self.words.has(language, key):
                    yield Finding(folder, 0, f"{key} is missing")
            yield from self._texts(language, visitors, wanted)
            missing = {sign for key in self.words.keys(language) for sign in self._unprintable(language, key)}
            if missing:
                yield Finding(folder, 0, f"no font has {' '.join(sorted(missing))}")

    def _texts(self, language: Lang, visitors: set[str], wanted: set[str]) -> Iterator[Finding]:
        for path in self.words.files(language):
            for key in content.read_as(path, dict[str, Text]):
                where = content.shown(path), _line_with(path, rf"^[\"']?{re.escape(key)}[\"']?:")
                if not self._belongs(key, wanted):
                    yield Finding(*where, f"nothing uses {key}")
                    continue
                yield from (Finding(*where, f"{key} {what}") for what in self._text(language, key, key in visitors))

    def _text(self, language: Lang, key: str, visitor: bool) -> Iterator[str]:
        text, source = self.words.raw(language, key), self.words.raw(NL, key)
        if text is None or source is None:
            yield "has no Dutch sentence"
            return
        if placeholders(text) != placeholders(source):
            yield f"has other placeholders than the Dutch: {sorted(placeholders(source))}"
        if not visitor or not isinstance(text, str) or key == "sheet.forbidden":
            return
        if language in WINDOW_LANGUAGES:
            for sentence in _SENTENCE_END.split(text):
                if len(sentence.split()) > LONGEST_SENTENCE:
                    yield f"has a sentence of more than {LONGEST_SENTENCE} words"
        if not key.startswith("guide."):
            yield from (f"says {word!r}, which may not stand on paper" for word in telling(self.words, language, text))

    def _unprintable(self, language: Lang, key: str) -> set[str]:
        text = self.words.raw(language, key)
        return glyphs_missing(text, language) if isinstance(text, str) and not key.startswith("window.") else set()

    def _belongs(self, key: str, wanted: set[str]) -> bool:
        """Window texts are looked for by the tests of the window; the others must be asked for by content."""
        return key in wanted or key.startswith(("window.", "error."))

    def _visitor_keys(self) -> Iterator[str]:
        """What a visitor can read, on screen or on paper."""
        for question in self.content.questions.values():
            yield f"guide.{question.id}.ask"
            yield from (f"guide.{question.id}.option.{option.code}" for option in question.options)
        yield from ("guide.answer.unknown", "guide.answer.declined")
        for step in self.content.steps.values():
            if step.on_paper:
                yield from (f"step.{step.id}.{part}" for part in _ON_PAPER if self._required(f"step.{step.id}.{part}"))
        for service in self.content.services.values():
            if not service.never_print:
                yield f"service.{service.id}.what"
        yield from (key for key in self.words.keys(NL) if key.startswith(("guide.alarm.", "sheet.", "risk.", "day.")))

    def _volunteer_keys(self) -> Iterator[str]:
        """What the volunteer reads beside it, in Dutch or English."""
        for question in self.content.questions.values():
            yield from (f"guide.{question.id}.{part}" for part in ("say", "why"))
            yield from self._optional(f"guide.{question.id}.tip")
        for step in self.content.steps.values():
            yield from (f"step.{step.id}.{part}" for part in ("do", "because", "unknown"))
            yield from self._optional(*(f"step.{step.id}.{part}" for part in ("bring", "risk", "tip")))
        yield from (f"city.{city}" for city in self.content.cities)
        yield from (f"language.{language.code}" for language in self.content.languages)

    def _required(self, key: str) -> bool:
        return key.endswith((".do", ".because")) or self.words.has(NL, key)

    def _optional(self, *keys: str) -> Iterator[str]:
        yield from (key for key in keys if self.words.has(NL, key) or self.words.has(EN, key))


def _digits(number: str) -> str:
    return re.sub(r"\D", "", number)


def _line_with(path: Path, pattern: str) -> int:
    for place, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        if re.search(pattern, line):
            return place
    return 0
