"""What the window says to the volunteer: the words of the house, bound to the language she chose for the window.

The visitor's language is never in here: what is hers is asked of `speech.words` with her language beside it.
"""

from __future__ import annotations

from intake.model import Lang
from intake.words import Words


class Speech:
    """Called with a key it gives the sentence: `say("window.home.begin")`. `count` also chooses the plural form."""

    def __init__(self, words: Words, language: Lang) -> None:
        self.words = words
        self.language = language

    def __call__(self, key: str, /, **params: str | int) -> str:
        return self.words.text(self.language, key, **params)
