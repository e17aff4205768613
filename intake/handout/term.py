"""Dutch words that stay Dutch on a sheet in another language (*huisarts*, *CAK*), explained once, where she first meets
them. A translation may explain a word itself, in brackets beside it; a contact with a letter explains its own name.
Whatever is left gets a line of its own in the step that uses it first.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache

import msgspec

from intake.model import NL, Lang, Pair, ServiceId, SheetLine, SheetStep, Term
from intake.words import Words


def explained(
    words: Words, language: Lang, terms: Iterable[Term], steps: Sequence[SheetStep], contacts: Collection[ServiceId]
) -> tuple[SheetStep, ...]:
    """The steps, each with a line for every Dutch word that nothing has explained before it."""
    if language == NL:
        return tuple(steps)
    unknown = {term.id: term for term in terms if not set(term.services) & set(contacts)}
    return tuple(_with_terms(words, language, step, unknown) for step in steps)


def _with_terms(words: Words, language: Lang, step: SheetStep, unknown: dict[str, Term]) -> SheetStep:
    """Takes what the step explains out of `unknown`."""
    said = [line.words.own for line in step.lines]
    met = [term for term in unknown.values() if any(_stands(term.word, text) for text in said)]
    for term in met:
        del unknown[term.id]
    new = [_line(words, language, term) for term in met if not any(_in_brackets(term.word, text) for text in said)]
    action, *others = step.lines
    return msgspec.structs.replace(step, lines=(action, *new, *others))


def _line(words: Words, language: Lang, term: Term) -> SheetLine:
    meaning = words.pair(language, f"term.{term.id}")
    own, dutch = f"{term.word}: {meaning.own}", f"{term.word}: {meaning.dutch}"
    return SheetLine(kind="term", words=Pair(own=own, dutch=dutch, marked=meaning.marked), gives_way=2)


def _stands(word: str, text: str) -> bool:
    return any(_found(word, text))


def _in_brackets(word: str, text: str) -> bool:
    """Whether the text explains the word where it says it: "(huisarts)", or "huisarts (...)"."""
    return any(
        re.search(r"[(（][^)）]*$", text[: found.start()]) or re.match(r"\S* ?[(（]", text[found.end() :])
        for found in _found(word, text)
    )


def _found(word: str, text: str) -> Iterator[re.Match[str]]:
    return _pattern(word).finditer(text)


@cache
def _pattern(word: str) -> re.Pattern[str]:
    """The word between letters of another script, or with an ending of hers ("CAK'a")."""
    return re.compile(rf"(?<![A-Za-z]){re.escape(word)}(?![A-Za-z])", re.IGNORECASE)
