"""A small conversation of the tests' own, so that they say what they mean and do not change with the real content."""

from __future__ import annotations

from typing import Any

import msgspec

from intake.content import Content, Language
from intake.model import City, Code, Condition, Lang, Question, Service, ServiceId, Step, StepId


def question(name: str, codes: str, **more: Any) -> Question:
    """`codes`: separated by spaces; one that ends in "!" excludes the others."""
    options = [
        {"code": code.rstrip("!"), "icon": "home-outline", "exclusive": code.endswith("!")} for code in codes.split()
    ]
    raw = {"id": name, "stage": "questions", "kind": "single", "keep": "session", "options": options} | more
    return msgspec.convert(raw, Question)


def step(name: str, needs: str = "zorg", **more: Any) -> Step:
    raw = {
        "id": name,
        "kind": "next_step",
        "needs": needs.split(),
        "icon": "home-outline",
        "urgency": 3,
        "risk": "none",
        "confidence": "verified",
        "review_by": "2027-05-01",
        "sources": [{"url": "https://example.org", "seen": "2026"}],
    }
    return msgspec.convert(raw | more, Step)


def service(name: str, cities: str = "national", **more: Any) -> Service:
    raw = {
        "id": name,
        "name": name.title(),
        "kind": "hulp",
        "cities": cities.split(),
        "serves": ["zorg"],
        "accepts_undocumented": {"value": "yes"},
        "confidence": "verified",
        "read_on": "2026",
        "sources": [{"url": "https://example.org", "seen": "2026"}],
    }
    return msgspec.convert(raw | more, Service)


QUESTIONS = (
    question("safety", "danger no-bed none!", stage="safety", kind="several"),
    question("needs", "zorg wonen school", stage="needs", kind="several", keep="coded"),
    question("children", "0-3 4-11 none!", kind="several", keep="coded"),
    question("pregnant", "yes no"),
    question("due-soon", "yes no", ask_when={"is": {"pregnant": "yes"}}),
    question("asylum", "refused no", keep="never"),
    question("bed", "own none"),
    question("postcode", "", kind="digits", digits=4),
)
STEPS = (
    step("doctor", services=["clinic", "clinic-elsewhere"], urgency=2),
    step("midwife", when={"is": {"pregnant": "yes"}}, services=["clinic"], urgency=1),
    step("delay", when={"all": [{"is": {"pregnant": "yes"}}, {"is": {"due-soon": "yes"}}]}, urgency=4),
    step("vaccine", when={"has": {"children": "0-3"}}),
    step("shelter", "wonen", alarms=["no-bed"], when={"not": {"is": {"bed": "own"}}}, urgency=1, services=["desk"]),
    step("refused-shelter", "wonen", when={"is": {"asylum": "refused"}}),
    step("explain", "wonen", on_paper=False, urgency=5),
    step("amsterdam-only", "school", when={"any_of": {"city": ["amsterdam"]}}),
    step("rights", "", fallback=True),
)
ROOMS = step("rooms", "wonen", when={"not": {"is": {"bed": "own"}}}, asks=["postcode"], together="trusted")
"""A step that asks what it must know to be done; on top of `STEPS`, for whoever wants it."""
SERVICES = (
    service("clinic", phones=[{"number": "020 123 45 67"}], print_fields=["phone"], call_first=True),
    service("clinic-elsewhere", "eindhoven"),
    service("desk", never_print=True),
)


def content(steps: tuple[Step, ...] = STEPS, questions: tuple[Question, ...] = QUESTIONS) -> Content:
    return Content(
        questions={q.id: q for q in questions},
        steps={StepId(s.id): s for s in steps},
        services={ServiceId(s.id): s for s in SERVICES},
        cities=(City("amsterdam"), City("eindhoven"), City("elders")),
        languages=(Language(code=Lang("nl"), own_name="Nederlands"), Language(code=Lang("ti"), own_name="ትግርኛ")),
        terms=(),
        names=(),
        groups={Lang("nl"): "europe", Lang("ti"): "horn-of-africa"},
        refusals={Code("refused"): msgspec.convert({"is": {"asylum": "refused"}}, Condition)},
        origins={},
    )
