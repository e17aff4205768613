from __future__ import annotations

from datetime import datetime
from typing import Any

import msgspec
import pytest

from intake import guide
from intake.directory import printing
from intake.handout.lines import compose, contacts_for, indiscreet, marked_lines, telling
from intake.model import Advice, AdvisedStep, City, Edits, Handout, Lang, Service, Talk
from intake.words import Words
from tests.intake.small import service, step

NL, TI = Lang("nl"), Lang("ti")
NOW = datetime(2026, 11, 24, 14, 5)


def words_of(tmp_path_factory: pytest.TempPathFactory) -> Words:
    folder = tmp_path_factory.mktemp("words")
    sheet = Words.load()
    texts = {key: sheet.raw(NL, key) for key in sheet.keys(NL) if key.startswith(("sheet.", "risk.", "day."))}
    steps = {f"step.{name}.{part}": f"{part} {name}" for name in "abcdef" for part in ("do", "because", "bring")}
    steps["step.a.risk"] = "eigen risico"
    services = {f"service.{name}.what": f"wat {name} is" for name in ("een", "twee", "drie", "vier", "vijf")}
    for language, prefix in (("nl", ""), ("ti", "ት ")):
        (folder / language).mkdir()
        for room, part in (("sheet", texts), ("steps", steps), ("services", services)):
            said = {key: prefix + text if isinstance(text, str) else text for key, text in part.items()}
            (folder / language / f"{room}.yaml").write_bytes(msgspec.yaml.encode(said))
    return Words(folder)


@pytest.fixture(scope="module")
def words(tmp_path_factory: pytest.TempPathFactory) -> Words:
    return words_of(tmp_path_factory)


def row(name: str, *services: Service, state: str = "yes", **more: Any) -> AdvisedStep:
    return AdvisedStep(
        step=step(name, **more),
        state=state,  # type: ignore[arg-type]
        grounds=(),
        missing=(),
        services=services,
        on_sheet=True,
    )


def sheet_of(words: Words, *rows: AdvisedStep, language: Lang = TI, **talk: Any) -> Handout:
    conversation: Talk = guide.begin("t", language, City("amsterdam"), "")
    conversation = msgspec.structs.replace(conversation, **talk)
    advice = Advice(steps=rows, services=(), not_asked=(), alarms=())
    return compose(words, conversation, advice, language, NOW)


PHONED = service("een", phones=[{"number": "020 123 45 67"}], print_fields=["phone"], assured_date="2026-11-12")
READ = service(
    "twee", phones=[{"number": "020 765 43 21"}], address="Straat 1", print_fields=["phone"], call_first=True
)
NAMED = service("drie", phones=[{"number": "020 000 00 00"}], address="Geheim 9", website="https://drie.nl")
NEVER = service("vier", never_print=True)
ONLINE = service("vijf", website="https://www.vijf.nl/", print_fields=["website"])


def test_both_languages_stand_under_one_number(words: Words) -> None:
    sheet = sheet_of(words, row("a"))
    assert [line.kind for line in sheet.steps[0].lines] == ["do", "bring", "because", "risk"]
    assert (sheet.steps[0].lines[0].words.own, sheet.steps[0].lines[0].words.dutch) == ("ት do a", "do a")


def test_only_what_is_on_the_sheet_is_on_the_sheet(words: Words) -> None:
    sheet = sheet_of(words, row("a"), msgspec.structs.replace(row("b"), on_sheet=False))
    assert len(sheet.steps) == 1


def test_a_reason_that_is_not_certain_is_not_printed(words: Words) -> None:
    kinds = [line.kind for line in sheet_of(words, row("a", state="unknown")).steps[0].lines]
    assert "because" not in kinds


def test_a_risk_of_its_own_goes_before_the_general_one(words: Words) -> None:
    sheet = sheet_of(words, row("a"), row("b", risk="name"))
    assert sheet.steps[0].lines[-1].words.dutch == "eigen risico"
    assert sheet.steps[1].lines[-1].words.dutch == words.text(NL, "risk.name")


def test_contacts_are_at_most_four_and_each_step_gets_its_first(words: Words) -> None:
    rows = [row("a", PHONED, READ), row("b", NAMED), row("c", ONLINE)]
    assert [found.id for found in contacts_for([one.services for one in rows])] == ["een", "drie", "vijf", "twee"]
    sheet = sheet_of(words, *rows)
    assert [step.letters for step in sheet.steps] == [("A", "D"), ("B",), ("C",)]


def test_what_may_never_be_printed_is_not(words: Words) -> None:
    assert printing(NEVER) == "never"
    assert sheet_of(words, row("a", NEVER)).contacts == ()


def test_a_number_that_was_not_released_is_a_line_to_write_on(words: Words) -> None:
    (contact,) = sheet_of(words, row("a", NAMED)).contacts
    assert (contact.address, contact.phones, contact.website) == (None, None, "")
    assert contact.notice is not None
    assert contact.notice.dutch == words.text(NL, "sheet.ask-us")
    assert contact.dated is None


def test_an_unchecked_number_says_call_first_and_when_it_was_looked_up(words: Words) -> None:
    (contact,) = sheet_of(words, row("a", READ)).contacts
    assert contact.phones == (("voice", "020 765 43 21"),)
    assert contact.address == ""
    assert contact.notice is not None
    assert contact.dated is not None
    assert "2026" in contact.dated.dutch


def test_a_checked_number_says_when(words: Words) -> None:
    (contact,) = sheet_of(words, row("a", PHONED)).contacts
    assert contact.notice is None
    assert contact.dated is not None
    assert "12-11-2026" in contact.dated.dutch


def test_a_web_address_is_shown_as_one_types_it(words: Words) -> None:
    (contact,) = sheet_of(words, row("a", ONLINE)).contacts
    assert (contact.website, contact.phones) == ("vijf.nl", ())


def test_whoever_gets_paper_while_it_is_closed_reads_when_it_opens(words: Words) -> None:
    mondays = [{"byday": ["MO"], "opens_at": "10:00", "closes_at": "12:00"}]
    open_on_mondays = service("een", schedules=mondays, print_fields=["opening_hours"])
    (contact,) = sheet_of(words, row("a", open_on_mondays)).contacts
    assert [(line.days.dutch, line.times) for line in contact.hours] == [
        ("maandag", "10.00–12.00"),
        ("maandag", "10.00"),
    ]
    assert contact.hours[1].days.own.startswith("ት ")


def test_a_language_that_waits_for_review_is_marked_once_at_the_title(words: Words) -> None:
    sheet = sheet_of(words, row("a"), row("b"))
    assert sheet.title.marked
    assert not any(line.words.marked for step in sheet.steps for line in step.lines)
    assert marked_lines(sheet) == 8
    assert sheet.footnote is not None


def test_a_dutch_sheet_has_no_mark_and_no_footnote(words: Words) -> None:
    sheet = sheet_of(words, row("a"), language=NL)
    assert (sheet.title.marked, sheet.footnote, marked_lines(sheet)) == (False, None, 0)


def test_a_single_line_that_waits_is_marked_by_itself(words: Words) -> None:
    words.stamp(TI)
    ledger = words._folder / "ti" / "review.json"
    said = msgspec.json.decode(ledger.read_bytes())
    for key, entry in said.items():
        if key != "step.a.do":
            entry["state"] = "reviewed"
    ledger.write_bytes(msgspec.json.encode(said))
    try:
        sheet = sheet_of(Words(words._folder), row("a"), row("b"))
        assert not sheet.title.marked
        assert marked_lines(sheet) == 1
        assert sheet.steps[0].lines[0].words.marked
    finally:
        ledger.unlink()


def test_telling_words_are_found_at_the_beginning_of_words(words: Words) -> None:
    assert telling(words, NL, "Uw asielaanvraag") == ("asiel",)
    assert telling(words, NL, "Basiel en Kasiel") == ()
    sheet = sheet_of(words, row("a"), edits=Edits(own_lines=("u bent illegaal",)))
    assert indiscreet(words, sheet) == ("illega",)


def test_the_emergency_number_is_no_contact(words: Words) -> None:
    assert contacts_for([(service("112"), PHONED)]) == (PHONED,)


def test_who_comes_along_stands_under_what_to_bring(words: Words) -> None:
    sheet = sheet_of(words, msgspec.structs.replace(row("a"), together="come"))
    assert [line.kind for line in sheet.steps[0].lines] == ["do", "bring", "together", "because", "risk"]
    assert sheet.steps[0].lines[2].words.dutch == words.text(NL, "sheet.together.come")
