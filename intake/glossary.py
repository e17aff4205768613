"""How terms are said in a language, and how they are not: a list that fixes the words for translators and reviewers,
and lets a machine see where a sentence says something else. Names of organisations and schemes (`names.yaml`) stay as
they are in every language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Self

import msgspec

from intake import content
from intake.content import Content
from intake.model import Lang
from intake.place import Place


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One term in one language. `stems`: what a sentence about it must hold one of; `never`: what it may not hold."""

    say: str
    stems: tuple[str, ...]
    never: tuple[str, ...] = ()
    note: str = ""


class Glossary:
    """The terms of one language. Without a glossary it has no terms, and nothing is wrong with its sentences."""

    def __init__(self, entries: Mapping[str, Entry], stems: Mapping[str, tuple[str, ...]]) -> None:
        self._entries, self._stems = entries, stems

    @classmethod
    def load(cls, language: Lang, words: Place) -> Self:
        """The glossary under a folder of words; the Dutch stems that call for a term stand beside that folder."""
        path, stems = words / language / "glossary.yaml", words.parent / "glossary.yaml"
        entries = content.read_as(path, dict[str, Entry]) if path.exists() else {}
        return cls(entries, content.read_as(stems, dict[str, tuple[str, ...]]) if stems.exists() else {})

    @property
    def terms(self) -> tuple[str, ...]:
        return tuple(self._entries)

    def unknown_terms(self) -> tuple[str, ...]:
        """Terms that no Dutch stem calls for."""
        return tuple(term for term in self._entries if term not in self._stems)

    def wrong(self, dutch: str, own: str) -> Iterator[str]:
        """What a translation says that the glossary does not."""
        said = own.casefold()
        for term, entry in self._called_for(dutch):
            if not any(stem.casefold() in said for stem in entry.stems):
                yield f"says none of {', '.join(entry.stems)} for {term!r}"
            yield from (f"says {word!r} for {term!r}" for word in entry.never if word.casefold() in said)

    def hints(self, dutch: str) -> str:
        """What a translator must know of the terms in a sentence, one a line."""
        return "\n".join(
            f"{term}: {entry.say}"
            + (f" (not: {', '.join(entry.never)})" if entry.never else "")
            + (f" {entry.note}" if entry.note else "")
            for term, entry in self._called_for(dutch)
        )

    def _called_for(self, dutch: str) -> Iterator[tuple[str, Entry]]:
        for term, entry in self._entries.items():
            if any(_begins_word(stem).search(dutch) for stem in self._stems.get(term, ())):
                yield term, entry


def names_lost(of: Content, dutch: str, own: str) -> tuple[str, ...]:
    """The names that stand in the Dutch and no longer in the translation. A hyphen of any kind is a hyphen."""
    said = re.sub("[\u2010\u2011]", "-", own).casefold()
    return tuple(name for name in of.names if _whole(name).search(dutch) and name.casefold() not in said)


@cache
def _begins_word(stem: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(stem)}", re.IGNORECASE)


@cache
def _whole(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
