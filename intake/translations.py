"""How far the desk's languages are: what waits for review, what was printed most of it, sentences out and back in. For
the coordinator, who sends a file to somebody who speaks the language and takes it back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Literal

import msgspec

from intake import exchange
from intake.audience import FORBIDDEN, visitor_keys
from intake.content import Content
from intake.model import EN, NL, Lang
from intake.vault import Vault
from intake.words import Review, Words

Note = Callable[[Literal["exported"], str], None]
"""Puts it on the trail: what was done, and to what."""
_SETTING, _REFUSE = "unreviewed", "refuse"


class LanguageState(msgspec.Struct, frozen=True, kw_only=True):
    """How many sentences of a language are how far."""

    language: Lang
    missing: int
    outdated: int
    drafted: int
    back_checked: int
    reviewed: int


class Waiting(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence that nobody has reviewed. `printed`: how often its step or service was, in that language."""

    key: str
    dutch: str
    own: str
    state: Review
    printed: int
    note: str


class Translations:
    """The verbs about languages. `desk.translations` is one, over the open vault."""

    def __init__(self, of: Content, words: Words, vault: Vault, today: Callable[[], date], note: Note) -> None:
        self._content, self._words, self._vault, self._today, self._note = of, words, vault, today, note

    @property
    def refused(self) -> bool:
        """Whether a sentence that nobody has reviewed is kept off paper (English stands there instead)."""
        return self._vault.setting(_SETTING) == _REFUSE

    def refuse(self, *, refused: bool) -> None:
        self._vault.set_setting(_SETTING, _REFUSE if refused else "mark")

    def states(self) -> tuple[LanguageState, ...]:
        """Every language but Dutch and English, which are written here."""
        keys = self._keys()
        return tuple(self._state(row.code, keys) for row in self._content.languages if row.code not in (NL, EN))

    def waiting(self, language: Lang) -> tuple[Waiting, ...]:
        """What nobody has reviewed in a language: most printed first, then in the order of the conversation."""
        times = self._vault.times_printed()
        found = [
            Waiting(
                key=key,
                dutch=self._words.text(NL, key),
                own=self._words.text(language, key),
                state=state,
                printed=times.get((_thing(key), language), 0),
                note=self._words.note_on(language, key),
            )
            for key in self._keys()
            if (state := self._words.state(language, key)) is not Review.REVIEWED
        ]
        return tuple(sorted(found, key=lambda row: -row.printed))

    def export(self, language: Lang, form: exchange.Format, reader: Lang) -> bytes:
        """A file for a reviewer; `reader`: the language of its explanations."""
        self._note("exported", language)
        return exchange.export(self._content, self._words, language, form, reader)

    def take_back(self, path: Path, by: str) -> exchange.Taken:
        """Puts a returned file into the desk's own words. Raises `ExchangeFault`. `by`: a role, never a name."""
        return exchange.take_back(self._content, self._words, path, by, self._today().isoformat())

    def _keys(self) -> list[str]:
        return [key for key in visitor_keys(self._content, self._words) if key != FORBIDDEN]

    def _state(self, language: Lang, keys: list[str]) -> LanguageState:
        found = Counter(self._words.state(language, key).name.lower() for key in keys)
        return LanguageState(language=language, **{state.name.lower(): found[state.name.lower()] for state in Review})


def _thing(key: str) -> str:
    """What is printed when a sentence is: "step:<id>", "service:<id>"."""
    kind, _, rest = key.partition(".")
    return f"{kind}:{rest.partition('.')[0]}"
