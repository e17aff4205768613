"""Finding a thing among many by what somebody types: beginnings of words first, spelling errors where those find too
little. It knows texts alone, not what they are of.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass

_ENOUGH = 3  # true finds; fewer are filled up with what is spelt much alike
_BELOW_ANY_TRUE_FIND = 0.9
_CLOSE = 72  # of 100: how like a word must be to count as misspelt
_NAME_BEGINS, _NAME_HOLDS, _TEXT_BEGINS, _TEXT_HOLDS = 10, 6, 3, 1


@dataclass(frozen=True)
class _Card:
    name: str  # plain, with a blank before
    words: tuple[str, ...]  # of the name and its nicknames
    text: str  # plain, with a blank before


class Index:
    """`things`: by id, the name, its nicknames, and whatever else it may be found by."""

    def __init__(self, things: Mapping[str, tuple[str, str, str]]) -> None:
        self._cards = {
            key: _Card(
                name=f" {plain(name)}",
                words=tuple(dict.fromkeys(plain(f"{name} {nicknames}").split())),
                text=f" {plain(f'{name} {nicknames} {text}')}",
            )
            for key, (name, nicknames, text) in things.items()
        }

        self._by_word: dict[str, list[str]] = {}
        for key, card in self._cards.items():
            for word in card.words:
                self._by_word.setdefault(word, []).append(key)
        self._joined = {key: card.name.replace(" ", "") for key, card in self._cards.items()}

    def ranked(self, among: Collection[str], typed: str) -> list[str]:
        """Ids, the best first. Every word that was typed must be found, or more than half of them nearly."""
        wanted = plain(typed).split()
        if not wanted:
            return sorted(among, key=lambda key: self._cards[key].name)
        scores = {key: score for key in among if (score := _score(self._cards[key], wanted))}
        if len(scores) < _ENOUGH:
            scores = self._alike(among, wanted) | scores
        return sorted(scores, key=lambda key: (-scores[key], self._cards[key].name))

    def _alike(self, among: Collection[str], wanted: list[str]) -> dict[str, float]:
        """What is spelt much alike, all of it below any true find."""
        from rapidfuzz import fuzz, process

        best: dict[str, list[float]] = {}
        for place, word in enumerate(wanted):
            for known, likeness, _ in process.extract(
                word, list(self._by_word), scorer=fuzz.ratio, score_cutoff=_CLOSE
            ):
                for key in self._by_word[known]:
                    scores = best.setdefault(key, [0.0] * len(wanted))
                    scores[place] = max(scores[place], likeness)
        found = {
            key: sum(scores) / len(scores) for key, scores in best.items() if 2 * sum(map(bool, scores)) > len(scores)
        }
        joined = "".join(wanted)  # "slachtofer hulp", "jarigejob"
        for _, likeness, key in process.extract(joined, self._joined, scorer=fuzz.ratio, score_cutoff=_CLOSE):
            found[key] = max(found.get(key, 0.0), likeness)
        allowed = set(among)
        return {key: likeness / 100 * _BELOW_ANY_TRUE_FIND for key, likeness in found.items() if key in allowed}


def plain(text: str) -> str:
    """A text for searching: small letters, no accents, signs as blanks."""
    flat = unicodedata.normalize("NFKD", text.casefold())
    return " ".join(re.sub(r"[^\w]+", " ", "".join(sign for sign in flat if not unicodedata.combining(sign))).split())


def _score(card: _Card, wanted: list[str]) -> float:
    """A name counts most, a beginning more than a middle; 0 when a word is not there at all."""
    total = 0.0
    for word in wanted:
        if f" {word}" in card.name:
            total += _NAME_BEGINS
        elif word in card.name:
            total += _NAME_HOLDS
        elif f" {word}" in card.text:
            total += _TEXT_BEGINS
        elif word in card.text:
            total += _TEXT_HOLDS
        else:
            return 0
    return total - len(card.name) / 1000  # of two that hold it the shorter name is meant
