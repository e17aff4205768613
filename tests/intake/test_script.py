from __future__ import annotations

import pytest

from intake.model import Lang
from intake.script import is_rtl, script_of


@pytest.mark.parametrize(
    ("language", "code", "paper", "rtl"),
    [
        ("nl", "Latn", "Inloop Sans", False),
        ("en", "Latn", "Inloop Sans", False),
        ("pt-BR", "Latn", "Inloop Sans", False),
        ("mn", "Cyrl", "Inloop Sans", False),
        ("ar", "Arab", "Inloop Naskh", True),
        ("ti", "Ethi", "Inloop Ethiopic", False),
        ("fa", "Arab", "Inloop Naskh", True),
        ("so", "Latn", "Inloop Sans", False),
        ("am", "Ethi", "Inloop Ethiopic", False),
        ("az-Arab", "Arab", "Inloop Naskh", True),
    ],
)
def test_script_direction_and_font_follow_from_the_language(language: str, code: str, paper: str, rtl: bool) -> None:
    script = script_of(Lang(language))
    assert (script.code, script.paper, script.rtl, is_rtl(Lang(language))) == (code, paper, rtl, rtl)


@pytest.mark.parametrize("language", ["ja", "hi", "mn-Mong", "xx-unknown"])
def test_a_script_without_a_font_is_refused(language: str) -> None:
    with pytest.raises(LookupError, match=language):
        script_of(Lang(language))
