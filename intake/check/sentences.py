"""What is said, in every language: sentences that are missing or that nothing uses, other placeholders than the Dutch,
sentences that are too long, words that may not stand on paper, signs that no font has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from statistics import mean

from intake import content
from intake.audience import FORBIDDEN, visitor_keys, volunteer_keys
from intake.check.finding import Finding, Places
from intake.content import Content
from intake.glossary import Glossary, names_lost
from intake.handout import glyphs_missing
from intake.handout.lines import telling
from intake.ledger import Text
from intake.model import NL, Lang
from intake.place import Place
from intake.words import WINDOW_LANGUAGES, Words, can_be_filled, is_of_the_program, placeholders

LONGEST_SENTENCE = 20
LONGEST_AVERAGE = 12
"""Words in a sentence, over all that a visitor can read in one language."""
_SENTENCE_END = re.compile(r"(?<=[.?!:])\s+")
_LOOKED_FOR_BY_TESTS = ("window.", "error.")
"""The tests of the window ask for its texts; every other sentence must be asked for by content."""


class Sentences:
    """One reading of all words beside one set of content."""

    def __init__(self, of: Content, words: Words, places: Places) -> None:
        self._content, self._words, self._places = of, words, places
        self._glossary = cache(lambda language: Glossary.load(language, words.folder))
        self._visitors, self._volunteers = set(visitor_keys(of, words)), set(volunteer_keys(of, words))

    def findings(self) -> Iterator[Finding]:
        for language in (row.code for row in self._content.languages):
            in_window = language in WINDOW_LANGUAGES
            wanted = self._visitors | self._volunteers if in_window else self._visitors
            yield from self._missing(language, wanted)
            yield from self._said(language, wanted)
            yield from self._wrong_glossary(language)
            if in_window:
                yield from self._long_winded(language)

    def for_visitors(self, language: Lang) -> list[str]:
        """Every whole sentence that a visitor can read in a language: what ends with a full stop or its like."""
        texts = (self._words.raw(language, key) for key in sorted(self._visitors - {FORBIDDEN}))
        sentences = (one for text in texts if isinstance(text, str) for one in _SENTENCE_END.split(text))
        return [one for one in sentences if one.endswith((".", "?", "!"))]

    def _missing(self, language: Lang, wanted: set[str]) -> Iterator[Finding]:
        """Each at the Dutch sentence that waits for its translation, or at what asks for a sentence."""
        dutch = {key: path for path, key, _ in self._texts(NL)}
        for key in sorted(wanted):
            if not self._words.has(language, key):
                place = self._places.of_key(dutch[key], key) if key in dutch else self._places.of_owner(key)
                yield Finding(*(place or self._places.of_words(language)), f"{key} is missing in {language}")

    def _said(self, language: Lang, wanted: set[str]) -> Iterator[Finding]:
        for path, key, text in self._texts(language):
            used = key in wanted or key.startswith(_LOOKED_FOR_BY_TESTS)
            whats = (f"{key} {what}" for what in self._text(language, key, text)) if used else (f"nothing uses {key}",)
            yield from (Finding(*self._places.of_key(path, key), what) for what in whats)

    def _text(self, language: Lang, key: str, text: Text) -> Iterator[str]:
        source = self._words.raw(NL, key)
        if source is None:
            yield "has no Dutch sentence"
            return
        if not is_of_the_program(key) and (isinstance(text, dict) or set(text) & set("{}")):
            yield "is a sentence of the content, which has no placeholders and no forms"
        elif not can_be_filled(text, source):
            yield f"has other placeholders or forms than the Dutch: {_wanted(source)}"
        if not isinstance(text, str) or key == FORBIDDEN:
            return
        if not key.startswith(_LOOKED_FOR_BY_TESTS) and (signs := glyphs_missing(text, language)):
            yield f"has signs that no font has: {' '.join(sorted(signs))}"
        if key in self._visitors:
            yield from self._on_paper(language, key, text)
            yield from self._translated(language, str(source), text)

    def _on_paper(self, language: Lang, key: str, text: str) -> Iterator[str]:
        longest = max((len(sentence.split()) for sentence in _SENTENCE_END.split(text)), default=0)
        if language in WINDOW_LANGUAGES and longest > LONGEST_SENTENCE:
            yield f"has a sentence of {longest} words, more than {LONGEST_SENTENCE}"
        if not key.startswith("guide."):
            yield from (f"says {word!r}, which may not stand on paper" for word in telling(self._words, language, text))

    def _translated(self, language: Lang, dutch: str, text: str) -> Iterator[str]:
        """Names that are gone, and terms that are said otherwise than the glossary says."""
        if language == NL:
            return
        yield from (f"no longer says {name!r}" for name in names_lost(self._content, dutch, text))
        yield from self._glossary(language).wrong(dutch, text)

    def _wrong_glossary(self, language: Lang) -> Iterator[Finding]:
        whats = (
            f"the glossary of {language} has {term!r}, which glossary.yaml does not"
            for term in self._glossary(language).unknown_terms()
        )
        yield from (Finding(*self._places.of_words(language), what) for what in whats)

    def _long_winded(self, language: Lang) -> Iterator[Finding]:
        average = mean([len(sentence.split()) for sentence in self.for_visitors(language)] or [0])
        if average > LONGEST_AVERAGE:
            what = f"sentences for visitors have {average:.1f} words on average, more than {LONGEST_AVERAGE}"
            yield Finding(*self._places.of_words(language), what)

    def _texts(self, language: Lang) -> Iterator[tuple[Place, str, Text]]:
        """Each sentence as its file says it, whatever becomes of it."""
        for path in self._words.files(language):
            yield from ((path, key, text) for key, text in content.read_as(path, dict[str, Text]).items())


def _wanted(dutch: Text) -> str:
    try:
        return str(sorted(placeholders(dutch)))
    except ValueError:
        return "its braces do not fit"
