"""Which script a language is written in, which way it runs, and which bundled fonts set it.

All of it follows from the language's code, never from a field that someone can edit. The script of a code is what
Unicode's table of likely scripts says (Babel brings it), so a language in one of the scripts below needs no line here;
another script needs its font and its row. That table takes a while to read; of the window's own languages, and of a
code that names its script ("mn-Cyrl"), the answer is known without it.
"""

from __future__ import annotations

from functools import cache

import msgspec

from intake.model import EN, NL, Lang


class Script(msgspec.Struct, frozen=True):
    """`code` as in ISO 15924; `paper` and `window` are font families of `resources/fonts/`."""

    code: str
    paper: str
    window: str
    rtl: bool = False


_SCRIPTS = {
    script.code: script
    for script in (
        Script("Latn", paper="Inloop Sans", window="Inloop Window"),
        Script("Cyrl", paper="Inloop Sans", window="Inloop Sans"),
        Script("Arab", paper="Inloop Naskh", window="Inloop Naskh", rtl=True),
        Script("Ethi", paper="Inloop Ethiopic", window="Inloop Ethiopic"),
        Script("Hans", paper="Inloop Han", window="Inloop Han"),
    )
}
_LATIN = frozenset({NL, EN})


@cache
def script_of(language: Lang) -> Script:
    """The script of a BCP 47 code ("ti", "pt-BR", "az-Arab"). Raises `LookupError` when no bundled font sets it."""
    code = _script_code(language)
    if code not in _SCRIPTS:
        raise LookupError(f"no bundled font sets {code or 'the script'} of language {language!r}")
    return _SCRIPTS[code]


def is_rtl(language: Lang) -> bool:
    """Whether the language runs from right to left."""
    return script_of(language).rtl


def _script_code(language: Lang) -> str | None:
    """The script a code names itself, or the one its language is most likely written in."""
    subtags = language.split("-")
    named = next((tag for tag in subtags[1:] if len(tag) == 4), None)
    if named is not None:
        return named.title()
    if language in _LATIN:
        return "Latn"
    from babel.core import get_global

    likely = get_global("likely_subtags")
    guess = likely.get("_".join(subtags)) or likely.get(subtags[0])
    return guess.split("_")[1] if guess else None
