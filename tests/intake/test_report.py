"""The page of all steps and addresses: nothing is left out, nothing is in it twice, and nothing escapes its tag."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from html.parser import HTMLParser

import msgspec
import pytest

from intake import guide, report
from intake.content import Content, load
from intake.model import EN, NL, Condition, FactId, Lang, ServiceId, StepId
from intake.words import Words

CONTENT, WORDS, TODAY = load(), Words.load(), date(2026, 11, 24)
EMPTY = {"meta"}  # tags without an end


@dataclass
class Read(HTMLParser):
    """The page as a browser sees it: the text of each article, and the chapter it stands in."""

    texts: dict[str, str] = field(default_factory=dict)
    chapters: dict[str, str] = field(default_factory=dict)
    tags: Counter[str] = field(default_factory=Counter)
    open: list[str] = field(default_factory=list)
    chapter: str = ""
    article: str = ""

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        if tag not in EMPTY:
            self.open.append(tag)
        if tag == "article":
            self.article = dict(attrs)["id"] or ""
            assert self.article not in self.texts
            self.texts[self.article], self.chapters[self.article] = "", self.chapter

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        self.article = "" if tag == "article" else self.article

    def handle_data(self, data: str) -> None:
        if self.article:
            self.texts[self.article] += data
        elif self.open and self.open[-1] == "h3":
            self.chapter = data


def read(content: Content = CONTENT, language: Lang = NL) -> Read:
    found = Read()
    found.feed(report.page(content, WORDS, language, TODAY))
    assert found.open == []
    return found


@pytest.fixture(scope="module")
def page() -> Read:
    return read()


def test_every_step_and_service_stands_in_it_once(page: Read) -> None:
    wanted = [f"step-{one}" for one in CONTENT.steps] + [f"service-{one}" for one in CONTENT.services]
    assert sorted(page.texts) == sorted(wanted)


def test_a_step_stands_under_its_first_need_and_a_service_under_its_first_city(page: Read) -> None:
    for step in CONTENT.steps.values():
        assert page.chapters[f"step-{step.id}"] == WORDS.text(NL, f"guide.needs.option.{step.needs[0]}")
    for service in CONTENT.services.values():
        city = service.cities[0]
        chapter = "Heel Nederland" if city == "national" else WORDS.text(NL, f"city.{city}")
        assert page.chapters[f"service-{service.id}"] == chapter


def test_every_source_stands_with_its_date_and_how_certain_it_is(page: Read) -> None:
    rows = {f"step-{step.id}": step for step in CONTENT.steps.values()}
    rows |= {f"service-{service.id}": service for service in CONTENT.services.values()}
    for name, row in rows.items():
        assert all(f"{source.url} {source.seen}" in page.texts[name] for source in row.sources)
        assert WORDS.text(NL, f"window.advice.sure.{row.confidence}") in page.texts[name]
    assert all(step.review_by in page.texts[f"step-{step.id}"] for step in CONTENT.steps.values())


def test_what_is_said_and_what_may_print_stands_with_it(page: Read) -> None:
    for step in CONTENT.steps.values():
        for part in ("do", "because", "bring", "risk", "tip", "unknown"):
            if WORDS.has(NL, f"step.{step.id}.{part}"):
                assert WORDS.text(NL, f"step.{step.id}.{part}") in page.texts[f"step-{step.id}"]
    assert "alleen voor de vrijwilliger" in page.texts["step-strafbaarstelling"]
    assert "alleen als de vrijwilliger hem toevoegt" in page.texts["step-geweld-thuis"]
    assert "niet op papier" in page.texts["service-stadspas-amsterdam"]


def test_a_condition_is_told_in_words(page: Read) -> None:
    assert "Plaats Den Haag / Eindhoven" in page.texts["step-voedsel-dh-ehv"]
    assert "Niet: Taal van de bezoeker Nederlands" in page.texts["step-tolk-huisarts"]
    assert "Alleen als de bezoeker er zelf over begint." in page.texts["step-abortus"]
    nested = page.texts["step-huurbescherming"]
    assert "Dit alles:" in nested
    for fact in ("owner-consent", "sleeping-place"):
        assert WORDS.text(NL, f"guide.{fact}.ask") in nested


def test_alternatives_that_are_conditions_themselves_stay_apart() -> None:
    leaf = Condition(is_={FactId("pregnant"): "yes"})  # type: ignore[dict-item]
    both = Condition(any=(leaf, Condition(not_=leaf)))
    step = msgspec.structs.replace(CONTENT.steps[StepId("advocaat")], when=both)
    found = read(msgspec.structs.replace(CONTENT, steps={step.id: step}))
    assert "Een hiervan:" in found.texts["step-advocaat"]


def test_markup_in_content_stays_text() -> None:
    nasty = "</article><script>alert('x')</script>&amp;\"<b>"
    service = msgspec.structs.replace(CONTENT.services[ServiceId("vidk")], name=nasty, how_to_reach=nasty)
    content = msgspec.structs.replace(CONTENT, services={**CONTENT.services, service.id: service})
    found = read(content)
    assert found.texts["service-vidk"].count(nasty) == 2
    assert found.tags["script"] == found.tags["b"] == 0


def test_it_needs_nothing_from_outside(page: Read) -> None:
    assert set(page.tags).isdisjoint({"script", "link", "img", "iframe", "a"})
    assert "url(" not in report.page(CONTENT, WORDS, NL, TODAY)


def test_it_is_there_in_english() -> None:
    found = read(language=EN)
    assert "for the volunteer alone" in found.texts["step-strafbaarstelling"]
    assert found.chapters["service-112"] == "All of the Netherlands"


def test_a_step_that_only_an_alarm_brings_has_its_own_chapter() -> None:
    step = msgspec.structs.replace(CONTENT.steps[StepId("suicide")], needs=())
    found = read(msgspec.structs.replace(CONTENT, steps={step.id: step}))
    assert found.chapters == {**found.chapters, "step-suicide": "Alleen bij nood"}
    assert WORDS.text(NL, f"guide.{guide.SAFETY}.option.suicide") in found.texts["step-suicide"]
