"""Addresses that go to other directories and come from them, as files of HSDS: the verbs of a coordinator.

What goes out is what anybody may know of a service, and the days on which its facts were checked. What comes in becomes
the desk's own: only its name stands on paper, with "call first", until somebody of the desk has looked.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec

from intake import disk, hsds
from intake.addresses import Addresses
from intake.content import Content
from intake.handout.lines import telling
from intake.model import NL, Changes, City, Own
from intake.words import Words

SUFFIXES = (".json", ".zip")


class Bundle(msgspec.Struct, frozen=True, kw_only=True):
    """What a file offers. `known`: names of services that were supplied with the program, and are not taken again;
    `unused`: what of the others could not be used.
    """

    owns: tuple[Own, ...]
    known: tuple[str, ...]
    unused: tuple[hsds.Unused, ...]


class Swap:
    """`desk.swap` is one. `city`: of the desk, where a service is thought to be that does not say where it is."""

    def __init__(self, of: Content, words: Words, addresses: Addresses, city: City) -> None:
        self._supplied, self._words, self._addresses, self._city = of, words, addresses, city

    def export(self, form: hsds.Form) -> bytes:
        """All addresses as they stand, without those that may never be printed, as a file of HSDS."""
        owns = {own.service.id: own for own in self._addresses.own()}
        services = [one for one in self._addresses.content().services.values() if not one.never_print]
        languages = [row.code for row in self._supplied.languages if row.code != NL]
        cards = [
            _added(card, owns.get(card.own.service.id))
            for card in hsds.cards(services, self._words, languages, self._addresses.checks())
        ]
        return hsds.export(cards, form, self._names)

    def look(self, path: Path) -> Bundle:
        """What a file holds. Raises `Explained`: error.cannot-read, error.hsds-size, error.hsds-<what is wrong>."""
        found = hsds.read(disk.read_at_most(path, hsds.MOST_BYTES), self._names).sound()
        known = [own.service.name for own in found.owns if own.service.id in self._supplied.services]
        fresh = [own for own in found.owns if own.service.id not in self._supplied.services]
        names = {own.service.name for own in fresh}
        return Bundle(
            owns=tuple(map(self._placed, fresh)),
            known=tuple(known),
            unused=tuple(one for one in found.unused if not one.service or one.service in names),
        )

    def take(self, owns: Iterable[Own]) -> Changes:
        """They become the desk's own, not believed in anything that only a call can tell. Which kind of help it is, the
        coordinator said of one that was taken in before: that stays.
        """
        before = {own.service.id: own for own in self._addresses.own()}
        return self._addresses.take_in(
            [_still_like(self._discreet(hsds.unproven(own)), before.get(own.service.id)) for own in owns]
        )

    def _discreet(self, own: Own) -> Own:
        """What would tell a passer-by something never comes on paper."""
        service, words = own.service, self._words
        if telling(words, NL, service.name):
            service = msgspec.structs.replace(service, never_print=True)
        if telling(words, NL, service.line):
            service = msgspec.structs.replace(service, line="")
        return msgspec.structs.replace(own, service=service)

    def _placed(self, own: Own) -> Own:
        service = own.service
        cities = service.cities or (self._city,)
        return msgspec.structs.replace(own, service=msgspec.structs.replace(service, cities=cities))

    @property
    def _names(self) -> hsds.Names:
        return hsds.names(self._supplied, self._words)


def _still_like(own: Own, before: Own | None) -> Own:
    if before is None or not before.service.like:
        return own
    said = {name: getattr(before.service, name) for name in ("kind", "serves", "like", "line")}
    return msgspec.structs.replace(own, service=msgspec.structs.replace(own.service, **said), steps=before.steps)


def _added(card: hsds.Card, own: Own | None) -> hsds.Card:
    """With what is known beside the service of one that the desk added."""
    if own is None:
        return card
    whole = msgspec.structs.replace(own, service=card.own.service)
    return msgspec.structs.replace(card, own=whole)
