"""What stands in steps and services, told in plain words of the window's language: for the page that is corrected with
a pen (`report.py`), and for what a pack changes (`news.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from intake import guide
from intake.conditions import comparisons
from intake.content import Content
from intake.directory import NATIONAL
from intake.model import NL, City, Code, Condition, FactId, Lang, OtherHours, Phone, PrintField, Schedule, Service, Step
from intake.words import Words


class Telling:
    """Tells of one set of content, with its words. `language`: Dutch or English; notes about services stay Dutch."""

    def __init__(self, content: Content, words: Words, language: Lang) -> None:
        self.content, self.words, self.language = content, words, language

    def say(self, key: str, **params: str | int) -> str:
        """One of the words that name facts: `window.report.<key>`."""
        return self.words.text(self.language, f"window.report.{key}", **params)

    def text(self, key: str) -> str:
        """A sentence of the content; empty when it has none."""
        return self.words.text(self.language, key) if self.words.has(NL, key) else ""

    def option(self, fact: FactId, code: Code) -> str:
        return self.text(f"guide.{fact}.option.{code}")

    def city(self, city: City) -> str:
        return self.say("national") if city == NATIONAL else self.text(f"city.{city}")

    def comparison(self, fact: FactId, codes: Iterable[Code]) -> str:
        """One fact of a condition and the answers that make it true."""
        if fact == guide.CITY:
            asked, names = self.say("city"), [self.city(City(code)) for code in codes]
        elif fact == guide.LANGUAGE:
            asked, names = self.say("language"), [self.text(f"language.{code}") for code in codes]
        else:
            asked, names = self.text(f"guide.{fact}.ask"), [self.option(fact, code) for code in codes]
        return f"{asked} {' / '.join(names)}"

    def about_one_fact(self, tree: Condition) -> str | None:
        """A condition that comes to alternatives about one fact; None for any other."""
        compared = list(comparisons(tree))
        parts = tree.all or tree.any or ()
        plain = not any(part.all or part.any or part.not_ for part in parts)
        if tree.all is None and tree.not_ is None and plain and len({fact for fact, _ in compared}) == 1:
            return self.comparison(compared[0][0], [code for _, codes in compared for code in codes])
        return None

    def fields(self, service: Service) -> Iterator[tuple[PrintField, str]]:
        """Each fact that may be released for paper, with its note."""
        yield "address", joined(service.address, service.address_note)
        yield "phone", "; ".join(joined(_number(phone), phone.note) for phone in service.phones)
        yield "email", service.email or ""
        yield "website", service.website or ""
        hours = "; ".join(self.hours(schedule) for schedule in service.schedules)
        others = "; ".join(self.other_hours(one) for one in service.other_hours)
        yield "opening_hours", joined(hours, others, service.hours_note)
        yield "languages", joined(*service.languages, service.languages_note)
        yield "cost", joined(self.say(f"cost.{service.cost}"), service.cost_note)

    def hours(self, schedule: Schedule) -> str:
        every_day = len(schedule.byday) == 7
        days = ", ".join(self.text(f"day.{day}") for day in (("every",) if every_day else schedule.byday))
        times = f"{schedule.opens_at}-{schedule.closes_at}" if schedule.opens_at else self.say("day-and-night")
        return joined(f"{days} {times}", schedule.note)

    def other_hours(self, days: OtherHours) -> str:
        times = f"{days.opens_at}-{days.closes_at}" if days.opens_at else self.text("sheet.closed")
        return joined(f"{days.first} - {days.last} {times}", days.note)

    def sure(self, fact: Step | Service) -> str:
        return self.text(f"window.advice.sure.{fact.confidence}")


def joined(*parts: str | None) -> str:
    return ", ".join(part for part in parts if part)


def _number(phone: Phone) -> str:
    return phone.number if phone.type == "voice" else f"{phone.number} ({phone.type})"
