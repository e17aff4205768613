"""How the two languages of a sheet are set: which size for which role, what stands in the sans, where a star goes.

A visitor's text is set in her script at about 14 points (Naskh is small on its body: 15.5 looks like 14), the Dutch
beside it at 10. Names, addresses, phone numbers and hours are Latin in every language.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

from intake.handout.fonts import SANS
from intake.handout.phrase import NBSP, isolated, prose, unbroken
from intake.handout.text import Align, Span, Style, Text
from intake.handout.typesetting import typeset
from intake.model import NL, Handout, Pair
from intake.script import script_of

Role = Literal[
    "title",
    "old",
    "do",
    "term",
    "bring",
    "together",
    "because",
    "risk",
    "heading",
    "safety",
    "what",
    "detail",
    "dated",
    "number",
    "footnote",
    "practice",
]


class _Body(NamedTuple):
    """A script's text size, its leading as a part of the size, and the size of Latin in it."""

    size: float
    leading: float
    islands: float = 1.0


_BODIES = {
    "Latn": _Body(14, 17.6 / 14),
    "Cyrl": _Body(14, 17.6 / 14),
    "Ethi": _Body(14, 19 / 14),
    "Hans": _Body(14, 19 / 14),
    "Arab": _Body(15.5, 20.5 / 15.5, islands=0.86),
}
_TITLE_LEADING = 1.3
_DETAIL_LEADING = 0.95  # of the script's: single lines, each with its pictogram
_OWN: dict[Role, float] = {
    "title": 1.62,
    "old": 0.93,
    "do": 1,
    "term": 0.82,
    "bring": 1,
    "together": 0.93,
    "because": 0.82,
    "risk": 0.93,
    "heading": 0.93,
    "safety": 0.93,
    "what": 0.9,
    "detail": 0.81,
    "dated": 0.73,
    "number": 0.86,
    "footnote": 0.73,
    "practice": 0.86,
}
_DUTCH: dict[Role, tuple[float, float]] = {
    "title": (13, 16),
    "old": (10, 13),
    "do": (10, 13),
    "term": (9.6, 12.5),
    "bring": (10, 13),
    "together": (10, 13),
    "because": (9.6, 12.5),
    "risk": (10, 13),
    "heading": (10, 13),
    "safety": (10, 13),
    "number": (9, 11.4),
    "footnote": (9, 11.4),
    "practice": (12, 15),
}


class _Scale(NamedTuple):
    """What large print makes of the sizes: hers, the Dutch, names and numbers."""

    own: float = 1
    dutch: float = 1
    latin: float = 1


_USUAL, _LARGE = _Scale(), _Scale(own=1.29, dutch=1.2, latin=1.16)  # hers: 18 points

_BOLD: frozenset[Role] = frozenset({"title", "do", "heading", "practice"})
_OWN_BOLD = _BOLD | {"safety", "old"}

_TAGS: dict[Role, str] = {"title": "H1", "do": "H2", "heading": "H2"}

_BESIDE = "  /  "
_STAR = f"{NBSP}*"


class Voices:
    """Sets the words of one sheet. Every text comes back measured; nothing is drawn."""

    def __init__(self, handout: Handout) -> None:
        script = script_of(handout.language)
        self.rtl = script.rtl
        self._language = handout.language
        self.alts = handout.alts
        self.alone = handout.language == NL or handout.form == "alone"
        self._scale = _LARGE if handout.form == "large" else _USUAL
        self._family = script.paper
        self._body = _BODIES[script.code]
        self._every_line_marked = handout.title.marked

    def own(self, role: Role, words: str | Iterable[Span], width: float) -> Text:
        """Words in the visitor's language."""
        size = self._body.size * _OWN[role] * self._scale.own
        leading = size * (_TITLE_LEADING if role == "title" else self._body.leading)
        leading *= _DETAIL_LEADING if role in ("detail", "dated") else 1
        tag = _TAGS.get(role, "P")
        style = Style(self._family, size, leading, role in _OWN_BOLD, self.rtl, self._body.islands, self._language, tag)
        return typeset([Span(words)] if isinstance(words, str) else list(words), style, width)

    def dutch(self, role: Role, words: str | Iterable[Span], width: float) -> Text:
        """Words in Dutch, left-aligned whatever is beside them."""
        size, leading = (self._scale.dutch * points for points in _DUTCH[role])
        return typeset(
            [Span(words)] if isinstance(words, str) else list(words), Style(SANS, size, leading, role in _BOLD), width
        )

    def latin(self, words: str, size: float, width: float, *, bold: bool = False, align: Align = "leading") -> Text:
        """A name, a number, an address: Latin, but on the side where the visitor's text begins."""
        size *= self._scale.latin
        return typeset(self.island(words), Style(SANS, size, size * 1.25, bold, self.rtl), width, align)

    def island(self, words: str) -> str:
        """Latin words as they stand inside a text of hers."""
        return isolated(words) if self.rtl else words

    def whole(self, words: str) -> str:
        """A date, hours, a phone number inside a text of hers: never broken, never turned round."""
        return self.island(unbroken(words))

    def words(self, pair: Pair) -> str:
        """Her side of a pair, with a star when it alone waits for review."""
        starred = pair.marked and not self._every_line_marked
        return prose(pair.own, rtl=self.rtl) + (_STAR if starred else "")

    def title(self, pair: Pair) -> str:
        """The title, with a star when the whole language waits for review."""
        return prose(pair.own, rtl=self.rtl) + (_STAR if pair.marked else "")

    def both(self, pair: Pair, *, bold: bool = False) -> list[Span]:
        """Her side and the Dutch in one line; once when they are the same, or she has her own alone."""
        own = Span(self.words(pair), bold=bold or None)
        return [own] if self.alone or pair.own == pair.dutch else [own, Span(_BESIDE + self.island(pair.dutch))]


def framed(letters: Iterable[str]) -> list[Span]:
    """Letters of contacts, each to be framed, kept with the word before them."""
    return [
        span
        for number, letter in enumerate(letters)
        for span in (Span(NBSP * (3 if number else 2)), Span(letter, framed=True))
    ]
