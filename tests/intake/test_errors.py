from __future__ import annotations

import re
from pathlib import Path

import pytest

import intake
from intake.errors import WrongRecoveryKey
from intake.model import Lang
from intake.words import WINDOW_LANGUAGES, Words, placeholders

ROOT = Path(intake.__file__).parents[1]
SAID = {
    key
    for folder in ("intake", "ui")
    for path in (ROOT / folder).rglob("*.py")
    for key in re.findall(r"\"(error\.[a-z-]+[a-z])\"", path.read_text("utf-8"))
}
BUILT = {f"error.recovery-key-{reason}" for reason in ("length", "characters", "mistyped", "unknown")}


@pytest.mark.parametrize("language", WINDOW_LANGUAGES)
def test_every_error_has_a_sentence(language: Lang) -> None:
    words = Words.load()
    assert SAID
    assert [key for key in sorted(SAID | BUILT) if not words.has(language, key)] == []


def test_both_languages_say_the_same_things() -> None:
    words = Words.load()
    nl, en = ({key for key in words.keys(language) if key.startswith("error.")} for language in WINDOW_LANGUAGES)
    assert nl == en
    for key in nl:
        dutch, english = (words.raw(language, key) for language in WINDOW_LANGUAGES)
        assert dutch is not None
        assert english is not None
        assert placeholders(dutch) == placeholders(english)


def test_the_reasons_of_a_wrong_card_are_told_apart() -> None:
    words = Words.load()
    said = {words.text(Lang("nl"), WrongRecoveryKey(reason).key) for reason in ("length", "mistyped", "unknown")}
    assert len(said) == 3
