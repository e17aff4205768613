"""Suggested passphrases, their word lists, and the measure for a passphrase of one's own."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter

import pytest

from intake import passphrase
from intake.model import EN, NL, Lang
from intake.passphrase import strength, suggest

ACCEPTED = 3
BOTH = pytest.mark.parametrize("language", [NL, EN])


def shortened(word: str) -> set[str]:
    """The word, and the word with one letter left out: two words that share one are a slip apart."""
    return {word, *(word[:place] + word[place + 1 :] for place in range(len(word)))}


@BOTH
def test_a_list_holds_1024_plain_words_in_alphabetical_order(language: Lang) -> None:
    words = passphrase._list(language)
    assert len(set(words)) == len(words) == 1024
    assert list(words) == sorted(words)
    assert [word for word in words if not re.fullmatch(r"[a-z]{4,8}", word)] == []


@BOTH
def test_no_two_words_are_one_wrong_missing_or_swapped_letter_apart(language: Lang) -> None:
    forms = Counter(form for word in passphrase._list(language) for form in shortened(word))
    assert [form for form, times in forms.items() if times > 1] == []


@BOTH
def test_no_word_is_another_with_an_ending(language: Lang) -> None:
    words = set(passphrase._list(language))
    assert [word for word in words for length in (1, 2, 3) if word[:-length] in words] == []


@BOTH
def test_a_suggestion_is_six_words_of_the_list_and_another_each_time(language: Lang) -> None:
    suggestions = [suggest(language) for _ in range(300)]
    drawn = Counter(word for suggestion in suggestions for word in suggestion.split(" "))
    assert all(len(suggestion.split(" ")) == 6 for suggestion in suggestions)
    assert set(drawn) <= set(passphrase._list(language))
    assert len(set(suggestions)) == 300
    assert len(drawn) > 700  # 1800 draws of 1024 words: about 850, and below 700 never


def test_a_language_without_a_list_gets_dutch_words() -> None:
    assert set(suggest(Lang("ti")).split()) <= set(passphrase._list(NL))


@BOTH
def test_every_suggestion_is_accepted_at_the_highest_grade(language: Lang) -> None:
    assert {strength(suggest(language)) for _ in range(20)} == {4}


@pytest.mark.parametrize(
    "weak",
    [
        "",
        "   ",
        "a",
        "12345678",
        "qwertyuiop",
        "wachtwoord",
        "W4chtwoord",
        "hallo welkom",
        "fiets kaas",
        "gitaar hamster",
        "g i t a a r",
        "Inloop2026",
        "vrijwilliger1",
        "x" * 500,
    ],
)
def test_what_everybody_thinks_of_is_not_accepted(weak: str) -> None:
    assert strength(weak) < ACCEPTED


@pytest.mark.parametrize(
    "strong", ["paard accu batterij nietje wolk fiets", "gT7#kq!ZpW2m", "één ezel op het dak van de molen"]
)
def test_a_passphrase_of_ones_own_can_be_strong(strong: str) -> None:
    assert strength(strong) >= ACCEPTED


def test_longer_than_anyone_measures_is_no_trouble() -> None:
    assert strength(" ".join(suggest(NL) for _ in range(50))) == 4


def test_the_dictionary_is_loaded_only_when_a_passphrase_is_measured() -> None:
    command = "import sys, intake.passphrase as p; p.suggest('nl'); sys.exit('zxcvbn' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", command], check=False).returncode == 0
