"""Passphrases that people can keep in their heads: six words drawn from a list, and a rough measure for one's own.

Each list holds 1024 common words, so six of them are 60 bits. The measure knows these words too, and looks at what was
typed without its blanks: otherwise it would take Dutch words for random letters, and call two of them strong.
"""

from __future__ import annotations

import secrets
from functools import cache

from intake import content
from intake.model import EN, NL, Lang

WORDS = 6
_LONGEST_MEASURED = 72
"""Characters that are looked at: the measure's time grows fast, and what is stronger than this is strong enough."""
_SHORTEST_OF_LETTERS = 12
"""Fewer letters and nothing else are one or two words of a language that the measure does not know: never strong."""
_WITH_A_LIST = (NL, EN)
_OBVIOUS = ("inloop", "wachtwoord", "welkom", "geheim", "password", "passphrase", "welcome", "hallo", "vrijwilliger")


def suggest(language: Lang) -> str:
    """A passphrase of six random words, in Dutch where there is no list for a language."""
    words = _list(language if language in _WITH_A_LIST else NL)
    return " ".join(secrets.choice(words) for _ in range(WORDS))


def strength(passphrase: str) -> int:
    """How hard to guess: 0 (at once) to 4 (in no lifetime).

    A hint: it cannot know what is easy for those who know the person.
    """
    from zxcvbn import zxcvbn  # a large dictionary, needed only where a passphrase is chosen

    measured = "".join(passphrase.split())[:_LONGEST_MEASURED]
    if not measured:
        return 0
    known = [*_OBVIOUS, *(word for language in _WITH_A_LIST for word in _list(language))]
    score = int(zxcvbn(measured, user_inputs=known)["score"])
    return min(score, 2) if measured.isalpha() and len(measured) < _SHORTEST_OF_LETTERS else score


@cache
def _list(language: Lang) -> tuple[str, ...]:
    return tuple((content.root() / "words" / language / "passphrase.txt").read_text("utf-8").split())
