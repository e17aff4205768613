"""Each finding of the content check is planted, and found where it is."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest

from intake.check import Finding, check, remarks

TODAY = date(2026, 11, 24)
OPTION = {"icon": "home-outline"}


def question(name: str, stage: str, kind: str, codes: str, **more: Any) -> dict[str, Any]:
    """`codes`: separated by spaces; one that ends in "!" excludes the others."""
    options = [{"code": code.rstrip("!"), "exclusive": code.endswith("!"), **OPTION} for code in codes.split()]
    return {"id": name, "stage": stage, "kind": kind, "keep": "session", "options": options, **more}


SOURCE = {"url": "https://example.org", "seen": "2026"}
STEP = {
    "id": "doctor",
    "kind": "next_step",
    "needs": ["zorg"],
    "icon": "stethoscope",
    "urgency": 3,
    "risk": "none",
    "confidence": "verified",
    "review_by": "2027-05-01",
    "services": ["clinic"],
    "sources": [SOURCE],
}
PREGNANT_STEP = {**STEP, "id": "midwife", "when": {"is": {"pregnant": "yes"}}}
DUE_STEP = {**STEP, "id": "delay", "when": {"is": {"due-soon": "yes"}}}
SAFE_AND_IN_DANGER = {"all": [{"has": {"safety": "none"}}, {"has": {"safety": "danger"}}]}
BOTH_CITIES = {"all": [{"is": {"city": "elders"}}, {"is": {"city": "delft"}}]}
SERVICE = {
    "id": "clinic",
    "name": "Clinic",
    "kind": "dokter",
    "cities": ["national"],
    "serves": ["zorg"],
    "accepts_undocumented": {"value": "yes"},
    "confidence": "verified",
    "read_on": "2026",
    "sources": [SOURCE],
    "phones": [{"number": "020 123 45 67"}],
    "print_fields": ["phone"],
}
GUIDE = [
    question("safety", "safety", "several", "danger none!"),
    question("needs", "needs", "several", "zorg"),
    question("pregnant", "questions", "single", "yes no"),
    question("due-soon", "questions", "single", "yes no", ask_when={"is": {"pregnant": "yes"}}),
]


def texts() -> dict[str, dict[str, Any]]:
    guide = {f"guide.answer.{given}": "Een antwoord" for given in ("unknown", "declined", "several")}
    for asked in GUIDE:
        guide |= {f"guide.{asked['id']}.{part}": "Een zin." for part in ("ask", "say", "why")}
        guide |= {f"guide.{asked['id']}.option.{row['code']}": "Ja" for row in asked["options"]}
    steps = {
        f"step.{name}.{part}": "Een zin."
        for name in ("doctor", "midwife", "delay")
        for part in ("do", "because", "unknown")
    }
    services = {
        "service.clinic.what": "een dokter",
        "city.elders": "Elders",
        "city.delft": "Delft",
        "language.nl": "Nederlands",
    }
    sheet = {"risk.none": "Niemand.", "sheet.looked-up": "in {year}", "sheet.forbidden": "illega\nasiel"}
    return {"guide": guide, "steps": steps, "services": services, "sheet": sheet}


class Shelf:
    """A folder of content in which everything is right, until a test changes something."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.questions: list[dict[str, Any]] = [dict(row) for row in GUIDE]
        self.steps: list[dict[str, Any]] = [dict(STEP), dict(PREGNANT_STEP), dict(DUE_STEP)]
        self.service: dict[str, Any] = dict(SERVICE)
        self.nl, self.en = texts(), texts()
        self.languages = ["nl"]
        self.more: dict[str, Any] = {}

    def question(self, name: str) -> dict[str, Any]:
        (found,) = (row for row in self.questions if row["id"] == name)
        return found

    def speak_english(self) -> None:
        self.languages = ["nl", "en"]
        for said in (self.nl, self.en):
            said["services"]["language.en"] = "Engels"

    def write(self) -> None:
        files: dict[str, Any] = {
            "guide/1.yaml": {"questions": self.questions},
            "steps/zorg.yaml": {"steps": self.steps},
            "directory/clinic.yaml": self.service,
            "cities.yaml": ["delft", "elders"],
            "terms.yaml": [],
            "names.yaml": ["CAK"],
            "counting.yaml": {"groups": {"nl": "europe", "en": "europe"}, "refusals": {}},
            "languages.yaml": [{"code": code, "own_name": code} for code in self.languages],
        }
        files |= self.more
        files |= {f"words/nl/{room}.yaml": said for room, said in self.nl.items()}
        files |= {f"words/en/{room}.yaml": said for room, said in self.en.items()}
        for name, value in files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(msgspec.yaml.encode(value))

    def findings(self) -> list[Finding]:
        self.write()
        return check(self.folder, TODAY)


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)


def test_right_content_has_no_findings(shelf: Shelf) -> None:
    assert shelf.findings() == []


def planted(shelf: Shelf, file: str, complaint: str) -> bool:
    return any(finding.file.endswith(file) and complaint in finding.what for finding in shelf.findings())


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"when": {"is": {"nobody": "yes"}}}, "no question asks"),
        ({"when": {"is": {"city": "atlantis"}}}, "'atlantis' is no answer"),
        ({"services": ["nowhere"]}, "no service 'nowhere'"),
        ({"needs": ["goud"]}, "no need 'goud'"),
        ({"asks": ["shoe-size"]}, "no question asks 'shoe-size'"),
        ({"alarms": ["fire"]}, "no alarm 'fire'"),
        ({"sources": []}, "no source"),
        ({"review_by": "2026-11-23"}, "was to be reviewed"),
        ({"urgency": 9}, "urgency"),
        ({"review_by": "volgend jaar"}, "review_by is no date"),
        ({"sources": [{"url": " ", "seen": "2026"}]}, "a source without url"),
        ({"sources": [{"url": "https://example.org", "seen": ""}]}, "a source without seen"),
        ({"needs": []}, "no need and no alarm brings it up"),
        ({"when": {"all": [{"is": {"pregnant": "yes"}}, {"is": {"pregnant": "no"}}]}}, "no answers ever make"),
        ({"when": BOTH_CITIES}, "no answers ever make"),
        ({"when": {"all": [{"is": {"pregnant": "no"}}, {"is": {"due-soon": "yes"}}]}}, "no answers ever make"),
        ({"when": SAFE_AND_IN_DANGER}, "no answers ever make"),
        ({"when": {"not": {"has": {"needs": "zorg"}}}}, "no answers ever make"),
        ({"colour": "red"}, "colour"),
        ({"id": "doctor"}, "stands in"),
        ({"icon": "unicorn"}, "no icon 'unicorn'"),
    ],
)
def test_a_fault_in_a_step_is_found(shelf: Shelf, change: dict[str, Any], complaint: str) -> None:
    shelf.steps[1] |= change
    assert planted(shelf, "zorg.yaml", complaint)


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"print_fields": ["address"]}, "address may be printed but is empty"),
        ({"read_on": ""}, "no date"),
        ({"cities": ["atlantis"]}, "no city"),
        ({"do_not_print": ["020-1234567 (oud)"]}, "do_not_print"),
        ({"phone": "020"}, "phone"),
        ({"sources": []}, "no source"),
        ({"sources": [{"url": "https://example.org", "seen": " "}]}, "a source without seen"),
        ({"assured_date": "gisteren"}, "assured_date is no date"),
        ({"name": "Asielhulp"}, "its name says 'asiel'"),
        ({"schedules": [{"byday": []}]}, "hours have a day"),
        ({"other_hours": [{"first": "2026-12-24", "last": "Christmas"}]}, "other hours have"),
        ({"other_hours": [{"first": "2026-12-24", "last": "2026-12-01"}]}, "other hours have"),
        ({"other_hours": [{"first": "2026-12-24", "last": "2026-12-24", "opens_at": "10:00"}]}, "other hours have"),
        ({"like": "clinic"}, "what a desk adds"),
        ({"line": "een dokter"}, "what a desk adds"),
        ({"schedules": [{"byday": ["MO"], "opens_at": "9:00", "closes_at": "10:00"}]}, "two times as 09:00"),
        ({"schedules": [{"byday": ["MO"], "opens_at": "09:00"}]}, "two times as 09:00"),
    ],
)
def test_a_fault_in_a_service_is_found(shelf: Shelf, change: dict[str, Any], complaint: str) -> None:
    shelf.service |= change
    assert planted(shelf, "clinic.yaml", complaint)


def test_a_service_that_may_never_be_printed_is_not_enough_for_a_step(shelf: Shelf) -> None:
    shelf.service |= {"never_print": True}
    assert planted(shelf, "zorg.yaml", "none of its services may ever be printed")


def test_a_need_that_leads_to_nobody_is_a_dead_end(shelf: Shelf) -> None:
    shelf.steps = [dict(PREGNANT_STEP)]
    assert planted(shelf, "1.yaml", "leads to nobody")


def test_a_need_that_leads_to_one_whom_paper_may_not_name_is_a_dead_end(shelf: Shelf) -> None:
    shelf.service |= {"never_print": True}
    assert planted(shelf, "1.yaml", "need 'zorg' in 'delft' leads to nobody")


def test_a_question_that_no_step_needs_is_found(shelf: Shelf) -> None:
    shelf.steps = [dict(STEP), dict(DUE_STEP)]
    assert planted(shelf, "1.yaml", "no step needs 'pregnant'")


def test_a_question_that_only_a_step_that_never_appears_needs_is_found(shelf: Shelf) -> None:
    shelf.steps[1]["when"] = {"all": [{"is": {"pregnant": "yes"}}, {"not": {"is": {"pregnant": "yes"}}}]}
    assert planted(shelf, "1.yaml", "no step needs 'pregnant'")


def test_a_step_that_only_the_visitor_may_bring_up_keeps_no_question_alive(shelf: Shelf) -> None:
    shelf.steps[1] |= {"on_request": True, "needs": []}
    assert [finding.what for finding in shelf.findings()] == ["no step needs 'pregnant': do not ask it"]


@pytest.mark.parametrize(
    ("asked", "ask_when", "complaint"),
    [
        ("pregnant", {"has": {"pregnant": "yes"}}, "takes one answer"),
        ("pregnant", {"is": {"pregnant": "yes"}}, "'pregnant' is never asked"),
        ("pregnant", {"is": {"due-soon": "yes"}}, "'pregnant' is never asked"),
        ("pregnant", SAFE_AND_IN_DANGER, "'pregnant' is never asked"),
        ("due-soon", BOTH_CITIES, "'due-soon' is never asked"),
        ("due-soon", {"all": [{"is": {"pregnant": "yes"}}, {"is": {"pregnant": "no"}}]}, "'due-soon' is never asked"),
    ],
)
def test_a_wrong_time_to_ask_is_found(shelf: Shelf, asked: str, ask_when: Any, complaint: str) -> None:
    shelf.question(asked)["ask_when"] = ask_when
    assert planted(shelf, "1.yaml", complaint)


def test_a_question_that_waits_for_one_that_is_never_asked_is_found(shelf: Shelf) -> None:
    shelf.question("pregnant")["ask_when"] = BOTH_CITIES
    assert planted(shelf, "1.yaml", "'due-soon' is never asked")


def test_a_question_that_waits_for_one_that_was_not_answered_can_be_asked(shelf: Shelf) -> None:
    either = [{"not": {"is": {"pregnant": answer}}} for answer in ("yes", "no")]
    shelf.question("due-soon")["ask_when"] = {"all": either}
    assert shelf.findings() == []


def test_a_service_that_no_step_names_is_a_remark_and_no_fault(shelf: Shelf) -> None:
    for name in ("elsewhere", "secret"):
        other = {**SERVICE, "id": name, "never_print": name == "secret"}
        shelf.more[f"directory/{name}.yaml"] = other
        shelf.nl["services"][f"service.{name}.what"] = "een dokter"
    del shelf.nl["services"]["service.secret.what"]
    assert shelf.findings() == []
    assert [finding.what for finding in remarks(shelf.folder)] == ["elsewhere: no step names it"]


def test_a_missing_sentence_is_found_at_what_asks_for_it(shelf: Shelf) -> None:
    del shelf.nl["steps"]["step.doctor.because"]
    assert planted(shelf, "steps/zorg.yaml", "step.doctor.because is missing in nl")
    del shelf.nl["services"]["city.delft"]
    assert planted(shelf, "words/nl", "city.delft is missing in nl")


def test_a_missing_translation_is_found_at_the_dutch_sentence(shelf: Shelf) -> None:
    shelf.speak_english()
    del shelf.en["steps"]["step.doctor.because"]
    assert planted(shelf, "nl/steps.yaml", "step.doctor.because is missing in en")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_sentences_that_are_long_on_average_are_found(shelf: Shelf, language: str) -> None:
    shelf.speak_english()
    said = shelf.nl if language == "nl" else shelf.en
    for room in ("guide", "steps"):
        said[room] = dict.fromkeys(said[room], "woord " * 15 + "eind.")
    assert planted(shelf, f"words/{language}", "words on average, more than 12")


@pytest.mark.parametrize(
    ("room", "key", "text", "complaint"),
    [
        ("steps", "step.doctor.do", "woord " * 21, "a sentence of 21 words"),
        ("steps", "step.doctor.do", "Vraag asiel aan.", "'asiel'"),
        ("steps", "step.doctor.do", "Bel {wie}.", "placeholders"),
        ("steps", "step.doctor.do", {"one": "Bel.", "other": "Bel."}, "has no placeholders and no forms"),
        ("sheet", "sheet.looked-up", "in {year:>99}", "other placeholders or forms"),
        ("sheet", "sheet.looked-up", "in {year!r}", "other placeholders or forms"),
        ("sheet", "sheet.looked-up", "in {year", "other placeholders or forms"),
        ("steps", "step.nobody.do", "Een zin.", "nothing uses step.nobody.do"),
        ("sheet", "sheet.looked-up", "in dit jaar", "placeholders"),
        ("services", "service.clinic.what", "dokter voor illegalen", "'illega'"),
        ("steps", "step.doctor.do", "Ga naar de 医生.", "signs that no font has: 医 生"),
    ],
)
def test_a_fault_in_a_sentence_is_found(shelf: Shelf, room: str, key: str, text: Any, complaint: str) -> None:
    shelf.en[room][key] = text
    if room != "sheet" and "{" not in text:
        shelf.nl[room][key] = text
    shelf.speak_english()
    assert planted(shelf, f"en/{room}.yaml", complaint)


def test_a_finding_names_its_line(shelf: Shelf) -> None:
    shelf.steps[1]["urgency"] = 9
    (finding,) = shelf.findings()
    line = (shelf.folder / "steps" / "zorg.yaml").read_text().splitlines()[finding.line - 1]
    assert "id: midwife" in line


POSTCODE = {"id": "postcode", "stage": "questions", "kind": "digits", "digits": 4, "keep": "session"}


def ask_postcode(shelf: Shelf, **change: Any) -> None:
    shelf.questions.append(POSTCODE | change)
    shelf.steps[0]["asks"] = ["postcode"]
    for said in (shelf.nl, shelf.en):
        said["guide"] |= {f"guide.postcode.{part}": "Een zin." for part in ("ask", "say", "why")}


def test_a_question_that_a_step_asks_is_needed(shelf: Shelf) -> None:
    ask_postcode(shelf)
    assert shelf.findings() == []


@pytest.mark.parametrize("change", [{"digits": 0}, {"kind": "single"}])
def test_a_question_takes_options_or_digits(shelf: Shelf, change: dict[str, Any]) -> None:
    ask_postcode(shelf, **change)
    assert planted(shelf, "1.yaml", "takes either options or")


def test_a_condition_that_compares_digits_is_found(shelf: Shelf) -> None:
    ask_postcode(shelf)
    shelf.steps[1]["when"] = {"is": {"postcode": "2512"}}
    assert planted(shelf, "zorg.yaml", "no condition can compare it")


def test_a_dutch_word_without_its_explanation_is_found(shelf: Shelf) -> None:
    shelf.more["terms.yaml"] = [{"id": "huisarts", "word": "huisarts"}]
    assert planted(shelf, "words/nl", "term.huisarts is missing in nl")


@pytest.mark.parametrize("name", ["safety", "needs"])
def test_a_question_that_the_program_asks_itself_must_be_there(shelf: Shelf, name: str) -> None:
    shelf.questions = [row for row in shelf.questions if row["id"] != name]
    assert planted(shelf, "guide", f"there is no question {name!r}")


def test_a_question_in_the_place_of_another_is_found(shelf: Shelf) -> None:
    shelf.question("pregnant")["stage"] = "safety"
    assert planted(shelf, "1.yaml", "'pregnant' does not belong to the stage 'safety'")


def test_an_answer_without_a_picture_is_found(shelf: Shelf) -> None:
    yes, no = shelf.question("pregnant")["options"]
    shelf.question("pregnant")["options"] = [{**yes, "icon": "unicorn"}, no]
    assert planted(shelf, "1.yaml", "there is no icon 'unicorn'")


FAMILY = {"city": "elders", "answers": {"safety": ["none"], "needs": ["zorg"], "pregnant": "no"}}


@pytest.mark.parametrize(
    ("expect", "complaint"),
    [
        ({"steps": ["doctor"], "never": ["midwife"], "first": "doctor"}, None),
        ({"steps": ["midwife"]}, "midwife does not come"),
        ({"never": ["doctor"]}, "doctor comes"),
        ({"first": "midwife"}, "midwife is not first"),
        ({"never_services": ["clinic"]}, "clinic is named"),
        ({"services": ["nobody"]}, "nobody is not named"),
    ],
)
def test_a_family_that_gets_other_advice_than_it_must_is_found(
    shelf: Shelf, expect: dict[str, Any], complaint: str | None
) -> None:
    shelf.more["cases/family.yaml"] = {**FAMILY, "expect": expect}
    if complaint is None:
        assert shelf.findings() == []
    else:
        assert planted(shelf, "cases/family.yaml", complaint)


def test_a_family_that_answers_what_is_not_asked_is_found(shelf: Shelf) -> None:
    shelf.more["cases/family.yaml"] = {**FAMILY, "answers": {"shoe-size": "40"}}
    assert planted(shelf, "cases/family.yaml", "is no case for this content")
