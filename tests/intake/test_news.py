"""What changes is told, and nothing changes unseen."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from intake import content, news, pack
from intake.content import Content
from intake.model import (
    EN,
    NL,
    Accepts,
    City,
    Condition,
    FactId,
    Lang,
    OtherHours,
    Phone,
    Schedule,
    ServiceId,
    StepId,
    Term,
)
from intake.words import Review, Words
from tests import packs
from tests.packs import says

CONTENT, WORDS = content.load(), Words.load()


def told(change: packs.Change, language: Lang = NL) -> list[str]:
    """All lines about a pack in which one thing is otherwise than in the program's own content."""
    found = pack.parse(packs.raw(change), "x", packs.MAKER.publisher.__eq__)
    return flat((content.read(found.place), Words.load(pack=found.place / "words")), language)


def flat(new: news.Side, language: Lang = NL) -> list[str]:
    lines = []
    for group in news.groups((CONTENT, WORDS), new, language):
        lines.append(group.title)
        for line in group.lines:
            lines += [line.text, *line.under]
    return lines


def with_one(kind: str, thing: Any) -> Content:
    return msgspec.structs.replace(CONTENT, **{kind: {**getattr(CONTENT, kind), thing.id: thing}})


def test_the_same_content_changes_nothing() -> None:
    assert told(packs.nothing) == []


def test_a_telephone_number_is_told_as_it_was_and_as_it_becomes() -> None:
    lines = told(says("directory/askv.yaml", "rechtoponderwijs@askv.nl", "nieuw@askv.nl"))
    assert lines == [
        "Adressen die veranderen: 1",
        "ASKV",
        "E-mail was: rechtoponderwijs@askv.nl – wordt: nieuw@askv.nl",
    ]


def test_it_is_told_in_the_language_of_the_window() -> None:
    lines = told(says("directory/askv.yaml", "rechtoponderwijs@askv.nl", "nieuw@askv.nl"), EN)
    assert lines[0] == "Addresses that change: 1"
    assert "becomes: nieuw@askv.nl" in lines[2]


def test_a_sentence_of_a_step_is_told_in_full_and_counted_in_each_language() -> None:
    was = str(WORDS.raw(NL, "step.kleding.do"))
    lines = told(says("words/nl/steps/kleding.yaml", was, "Vraag om warme kleren."))
    assert "Stappen die veranderen: 1" in lines
    assert f"Wat er staat was: {was} – wordt: Vraag om warme kleren." in lines
    assert "Nederlands: 0 nieuw, 1 anders, 0 weg, 0 meer nagekeken" in lines


def test_what_stands_on_every_sheet_is_told_in_full() -> None:
    lines = told(says("words/nl/sheet.yaml", "Gevaar of levensgevaar? Bel 112.", "Bel 113."))
    assert any("was: Gevaar of levensgevaar? Bel 112." in line and "wordt: Bel 113." in line for line in lines)


def test_a_place_more_is_told() -> None:
    def change(files: dict[str, str]) -> None:
        files["cities.yaml"] += "- groningen\n"
        files["words/nl/services.yaml"] += "city.groningen: Groningen\n"

    assert "komt erbij: Groningen" in told(change)


def test_a_service_that_goes_and_one_that_comes_are_told_by_name() -> None:
    askv, new = CONTENT.services[ServiceId("askv")], ServiceId("nieuw")
    services = {key: one for key, one in CONTENT.services.items() if key != askv.id}
    services[new] = msgspec.structs.replace(askv, id=new, name="Nieuw loket")
    lines = flat((msgspec.structs.replace(CONTENT, services=services), WORDS))
    for title, name in (("Adressen die weggaan: 1", "ASKV"), ("Nieuwe adressen: 1", "Nieuw loket")):
        assert lines[lines.index(title) + 1] == name
    assert "E-mail: rechtoponderwijs@askv.nl" in lines


def test_a_question_that_would_be_kept_is_told() -> None:
    question = CONTENT.questions[FactId("pregnant")]
    lines = flat((with_one("questions", msgspec.structs.replace(question, keep="coded")), WORDS))
    assert "Het antwoord was: wordt gewist na het gesprek – wordt: kan onder een nummer bewaard worden" in lines


def test_a_condition_is_told_in_words() -> None:
    step = next(one for one in CONTENT.steps.values() if one.when is not None)
    lines = flat((with_one("steps", msgspec.structs.replace(step, when=None)), WORDS))
    assert any(line.startswith("Voor wie was: ") and line.endswith("wordt: Altijd") for line in lines)


def test_a_review_is_counted() -> None:
    words = Words.load()

    class Reviewed(Words):
        def state(self, language: Lang, key: str) -> Review:
            return Review.REVIEWED if key == "sheet.title" else words.state(language, key)

    lines = flat((CONTENT, Reviewed(content.root() / "words")))
    assert lines[0] == "Zinnen: in 18 talen"
    assert all("0 nieuw, 0 anders, 0 weg, 1 meer nagekeken" in line for line in lines[1:])


ELSEWHERE = msgspec.convert({"is": {"city": "elders"}}, type=Condition)
VALUES: dict[str, Any] = {
    # of a step
    "when": ELSEWHERE,
    "kind": "right",
    "needs": (),
    "icon": "walk",
    "urgency": 5,
    "risk": "cost",
    "confidence": "unverified",
    "review_by": "2029-01-01",
    "alarms": ("danger",),
    "services": (ServiceId("112"),),
    "asks": (FactId("pregnant"),),
    "sources": (),
    "legal_basis": "artikel 0",
    "together": "call",
    # of a question
    "ask_when": ELSEWHERE,
    "stage": "safety",
    "keep": "coded",
    "options": (),
    "digits": 7,
    # of a service
    "name": "Anders",
    "cities": (City("utrecht"),),
    "serves": (),
    "accepts_undocumented": Accepts(value="no"),
    "read_on": "2031",
    "address": "Laan 1, 2512 AB Den Haag",
    "address_note": "om de hoek",
    "phones": (Phone(number="0800 0000"),),
    "email": "anders@example.org",
    "website": "https://example.org",
    "schedules": (Schedule(byday=("MO",), opens_at="01:00", closes_at="02:00"),),
    "hours_note": "alleen bij regen",
    "languages_note": "Fries",
    "cost": "paid",
    "cost_note": "een tientje",
    "how_to_reach": "met de trein",
    "print_fields": ("cost",),
    "do_not_print": ("06-00000000",),
    "id_asked": "residence",
    "shares_data": "sometimes",
    "assured_date": "2026-11-01",
    "like": ServiceId("huisarts"),
    "line": "iets heel anders",
    "languages": ("fy",),
    "other_hours": (OtherHours(first="2026-12-24", last="2027-01-03"),),
    "field_confidence": {"phone": "anders"},
}
"""Of every field another value than the things below have; what is yes or no is turned round."""
THINGS: dict[str, Any] = {
    "steps": CONTENT.steps[StepId("huisarts-inschrijven")],
    "questions": CONTENT.questions[FactId("pregnant")],
    "services": CONTENT.services[ServiceId("cak")],
}
FIELDS = [(kind, name) for kind, thing in THINGS.items() for name in thing.__struct_fields__ if name != "id"]


@pytest.mark.parametrize(("kind", "field"), FIELDS)
def test_no_field_changes_unseen(kind: str, field: str) -> None:
    thing = THINGS[kind]
    was = getattr(thing, field)
    other = msgspec.structs.replace(thing, **{field: not was if isinstance(was, bool) else VALUES[field]})
    assert other != thing
    lines = flat((with_one(kind, other), WORDS))
    assert len(lines) >= 3, f"{field} of {kind} changed and nobody is told"


def test_an_explained_word_is_told() -> None:
    terms = (*CONTENT.terms, Term(id="fiets", word="fiets"))
    lines = flat((msgspec.structs.replace(CONTENT, terms=terms), WORDS))
    assert lines == ["Uitleg bij Nederlandse woorden: 1", "komt erbij: fiets: "]
