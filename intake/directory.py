"""The sociale kaart: which services a visitor of this city can turn to, and what of each may stand on paper."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from intake.content import Content
from intake.model import NL, City, Lang, Pair, PrintField, Service, Step
from intake.words import Words

NATIONAL = City("national")

Printing = Literal["ok", "call_first", "name_only", "never"]


def serves(service: Service, city: City) -> bool:
    """Whether a visitor of this city can go there."""
    return not service.closed and (NATIONAL in service.cities or city in service.cities)


def for_step(content: Content, step: Step, city: City) -> tuple[Service, ...]:
    """The services that help with a step in this city, best first."""
    return tuple(service for one in step.services if serves(service := content.services[one], city))


def printing(service: Service) -> Printing:
    """What paper may say of a service: its contact, its contact framed "call first", its name alone, or nothing."""
    if service.never_print:
        return "never"
    if not service.print_fields:
        return "name_only"
    return "call_first" if service.call_first else "ok"


def may_print(service: Service, field: PrintField) -> bool:
    """Whether one field was released for paper."""
    return not service.never_print and field in service.print_fields


def speaks(service: Service, language: Lang) -> bool:
    """Whether somebody there speaks a language, in any of its kinds (pt-BR: pt), as far as its source says."""
    return _kind(language) in map(_kind, service.languages)


def told(words: Words, language: Lang, service: Service) -> Pair:
    """What a service is, in one line: what the desk wrote in Dutch, or its own, or that of the service it is like;
    nothing when later content has no words for that one any more.
    """
    if service.line or not words.has(NL, key(service)):
        return Pair(own=service.line, dutch=service.line)
    return words.pair(language, key(service))


def as_typed(address: str | None) -> str:
    """A web address as one types it: "wereldhuisdenhaag.nl"."""
    return (address or "").removeprefix("https://").removeprefix("www.").rstrip("/")


def key(service: Service) -> str:
    """Of the sentence that says what it is, if it has no line of its own."""
    return f"service.{service.like or service.id}.what"


def distinct(services: Iterable[Service]) -> tuple[Service, ...]:
    """Each service once, in the order of its first appearance."""
    return tuple({service.id: service for service in services}.values())


def _kind(language: str) -> str:
    """Sorani is a Kurdish, and Dari a Farsi, to whoever says which languages are spoken at a door."""
    first = language.partition("-")[0]
    return {"ckb": "ku", "kmr": "ku", "prs": "fa", "tl": "fil"}.get(first, first)
