"""What leaves of a language, and what may come back: one row for each sentence that a visitor can meet."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from intake.audience import FORBIDDEN, visitor_keys
from intake.content import Content
from intake.errors import Explained
from intake.glossary import Glossary, names_lost
from intake.handout import glyphs_missing
from intake.handout.lines import telling
from intake.model import EN, NL, Lang
from intake.words import Review, Words, placeholders

LONGEST = 400
"""Signs in a sentence that comes back; the longest of ours has 110."""
_FORMULA = tuple("=+-@\t\r＝＋－＠")
_PARTS = ("do", "bring", "because", "risk", "ask", "what")


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence for who translates or reviews it. `where`: where it stands; `terms`: what the glossary says."""

    key: str
    dutch: str
    english: str
    own: str
    state: Review
    where: str
    terms: str
    note: str = ""

    @property
    def reviewed(self) -> bool:
        return self.state is Review.REVIEWED


class Returned(msgspec.Struct, frozen=True, kw_only=True):
    """A row as it came back. `place`: its row or line in the file. `right`: whoever reviewed it found nothing wrong."""

    place: int
    key: str
    dutch: str
    own: str
    right: bool = False
    note: str = ""


class ExchangeFault(Explained):
    """A file that may not come in. `key` says why; `row` 0: the file as a whole."""

    def __init__(self, wrong: str, path: Path, row: int, /, **params: str | int) -> None:
        super().__init__(f"error.exchange-{wrong}", file=path.name, row=row, **params)


def rows(of: Content, words: Words, language: Lang, reader: Lang) -> tuple[Row, ...]:
    """Every sentence that a visitor can meet, safety and rights first. `reader`: the language of the explanations."""
    glossary = Glossary.load(language, words.folder)
    return tuple(
        Row(
            key=key,
            dutch=_plain(words, NL, key),
            english=_plain(words, EN, key),
            own=_plain(words, language, key) if words.has(language, key) else "",
            state=words.state(language, key),
            where=words.text(reader, f"window.exchange.where.{_where(key)}"),
            terms=glossary.hints(_plain(words, NL, key)),
            note=words.note_on(language, key),
        )
        for key in visitor_keys(of, words)
        if isinstance(words.raw(NL, key), str)
    )


def admitted(of: Content, words: Words, language: Lang, returned: Sequence[Returned], path: Path) -> None:
    """Nothing, when every row may come in. Raises `ExchangeFault` for the first that may not."""
    known = set(visitor_keys(of, words))
    seen: set[str] = set()
    for row in returned:
        if row.key not in known:
            raise ExchangeFault("key", path, row.place, sentence=_shown(row.key))
        if row.key in seen:
            raise ExchangeFault("twice", path, row.place, sentence=row.key)
        seen.add(row.key)
        if row.dutch != _plain(words, NL, row.key):
            raise ExchangeFault("dutch", path, row.place, sentence=row.key)
        if row.own:
            for wrong, params in _wrong(of, words, language, row):
                raise ExchangeFault(wrong, path, row.place, sentence=row.key, **params)


def _wrong(of: Content, words: Words, language: Lang, row: Returned) -> Iterator[tuple[str, dict[str, str | int]]]:
    if row.own.startswith(_FORMULA):
        yield "formula", {}
    if len(row.own) > LONGEST and row.key != FORBIDDEN:
        yield "long", {"longest": LONGEST}
    if any(
        unicodedata.category(sign) in ("Cc", "Cf", "Co", "Cs", "Cn") and sign not in "\n\u200c\u200d"
        for sign in row.own
    ):
        yield "signs", {}
    if placeholders(row.own) != placeholders(row.dutch):
        yield "placeholders", {"names": ", ".join(sorted(placeholders(row.dutch))) or "-"}
    if row.key == FORBIDDEN:
        return
    if lost := names_lost(of, row.dutch, row.own):
        yield "name", {"name": lost[0]}
    if missing := glyphs_missing(row.own, language):
        yield "glyphs", {"signs": " ".join(sorted(missing))}
    if not row.key.startswith("guide.") and (found := telling(words, language, row.own)):
        yield "forbidden", {"word": found[0]}


def _plain(words: Words, language: Lang, key: str) -> str:
    text = words.raw(language, key)
    return text if isinstance(text, str) else ""


def _where(key: str) -> str:
    """The kind of place a sentence stands in, as in `window.exchange.where.*`."""
    if key == FORBIDDEN:
        return "forbidden"
    first, *_, last = key.split(".")
    return last if last in _PARTS else "option" if ".option." in key else first


def _shown(key: str) -> str:
    """A key from outside, fit for a message."""
    return re.sub(r"[^\w.-]", "?", key)[:60]
