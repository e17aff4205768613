"""Words made ready for paper: what must not break over two lines, and what must not turn round in a right-to-left one.

Left alone, an Arabic line shows a phone number group by group from the right ("23 01 555 020") and opening hours as
closing hours. So every Latin or digit stretch in right-to-left text is isolated here, whether or not its translator
thought of it, and phone numbers and hours are kept in one piece in every language.
"""

from __future__ import annotations

import re

NBSP = "\u00a0"
WORD_JOINER = "\u2060"
LRI, PDI = "\u2066", "\u2069"
UNSEEN = frozenset("\u00ad\u200b\u200e\u200f\u2060\u2066\u2067\u2068\u2069")
"""Characters that steer the setting and leave no mark (a soft hyphen does, but only where a line breaks at it)."""

ISOLATE = re.compile("[\u2066\u2067\u2068][^\u2069]*\u2069")
_WORD = rf"(?:€[ {NBSP}]?|[+!@#])?[0-9A-Za-zÀ-ÖØ-öø-ɏ]+(?:%|[ {NBSP}]?€)?"
_STRETCH = re.compile(rf"{ISOLATE.pattern}|{_WORD}(?:[.,:;/'’_&@+–-]?[ {NBSP}]?{_WORD})*")
_NUMBER = re.compile(r"\+?\d(?:[ .:–-]?\d)+")
_BREAK_AFTER = re.compile("([–/-])")


def unbroken(text: str) -> str:
    """The text as one word: a phone number, a date, hours."""
    return _BREAK_AFTER.sub(rf"\1{WORD_JOINER}", text.replace(" ", NBSP))


def isolated(text: str) -> str:
    """The text as a left-to-right island, wherever it is put."""
    return f"{LRI}{text}{PDI}"


def prose(text: str, *, rtl: bool) -> str:
    """A sentence as it is set: its numbers unbroken and, in a right-to-left language, its Latin stretches isolated."""
    islands = _STRETCH.sub(lambda found: _island(found[0]), text) if rtl else text
    return _NUMBER.sub(lambda found: unbroken(found[0]), islands)


def _island(stretch: str) -> str:
    return stretch if ISOLATE.fullmatch(stretch) else isolated(stretch)
