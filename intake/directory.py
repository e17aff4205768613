"""The sociale kaart: which services a visitor of this city can turn to, and what of each may stand on paper."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from intake.content import Content
from intake.model import City, PrintField, Service, Step

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


def distinct(services: Iterable[Service]) -> tuple[Service, ...]:
    """Each service once, in the order of its first appearance."""
    return tuple({service.id: service for service in services}.values())
