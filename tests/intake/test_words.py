from __future__ import annotations

from pathlib import Path

import pytest

from intake.errors import ContentFault
from intake.model import EN, NL, Lang
from intake.words import Review, Words, placeholders

AR, TI = Lang("ar"), Lang("ti")


@pytest.fixture
def words(tmp_path: Path) -> Words:
    texts = {
        "nl": 'sheet.title: Uw stappen\nsheet.free: gratis\nsheet.looked-up: "opgezocht in {year}"\n',
        "ti": "sheet.title: ስጉምትታት\n",
        "ar": 'sheet.title:\n  zero: "لا"\n  one: "واحد"\n  two: "اثنان"\n  few: "{count} قليل"\n  other: "{count}"\n',
    }
    for language, text in texts.items():
        (tmp_path / language).mkdir()
        (tmp_path / language / "sheet.yaml").write_text(text, "utf-8")
    (tmp_path / "nl" / "window.yaml").write_text(
        "window.steps:\n  one: '{count} stap'\n  other: '{count} stappen'\n", "utf-8"
    )
    return Words(tmp_path)


def rewritten(words: Words, language: str, text: str) -> Words:
    (words._folder / language / "sheet.yaml").write_text(text, "utf-8")
    return Words(words._folder)


def test_two_languages_are_alive_at_once(words: Words) -> None:
    pair = words.pair(TI, "sheet.title")
    assert (pair.own, pair.dutch, pair.marked) == ("ስጉምትታት", "Uw stappen", True)


def test_a_missing_sentence_falls_back_to_dutch(words: Words) -> None:
    assert words.text(TI, "sheet.free") == "gratis"
    assert words.has(TI, "sheet.free") is False


def test_a_key_that_exists_nowhere_is_a_bug(words: Words) -> None:
    with pytest.raises(KeyError):
        words.text(NL, "sheet.nothing")


def test_placeholders_are_filled(words: Words) -> None:
    assert words.text(TI, "sheet.looked-up", year="2026") == "opgezocht in 2026"
    assert placeholders("{a} and {b} and {a}") == {"a", "b"}


def test_plurals_follow_the_language(words: Words) -> None:
    assert words.text(NL, "window.steps", count=1) == "1 stap"
    assert words.text(NL, "window.steps", count=3) == "3 stappen"
    assert words.text(AR, "sheet.title", count=2) == "اثنان"
    assert words.text(AR, "sheet.title", count=3) == "3 قليل"
    assert words.text(AR, "sheet.title", count=100) == "100"


def test_the_state_of_a_sentence_is_derived(words: Words) -> None:
    assert words.state(TI, "sheet.free") is Review.MISSING
    assert words.state(TI, "sheet.title") is Review.DRAFTED
    assert words.state(NL, "sheet.title") is Review.REVIEWED


def test_a_changed_dutch_sentence_makes_its_translation_outdated(words: Words) -> None:
    assert words.stamp(TI) == 1
    assert words.state(TI, "sheet.title") is Review.DRAFTED
    later = rewritten(words, "nl", "sheet.title: Uw volgende stappen\n")
    assert later.state(TI, "sheet.title") is Review.OUTDATED


def test_a_review_counts_for_the_text_that_was_reviewed_and_no_other(words: Words) -> None:
    words.stamp(TI)
    ledger = words._folder / "ti" / "review.json"
    ledger.write_text(
        ledger.read_text().replace('"text"', '"state": "reviewed", "by": "coordinator", "on": "2026-11-01", "text"')
    )
    reviewed = Words(words._folder)
    assert reviewed.state(TI, "sheet.title") is Review.REVIEWED
    assert reviewed.pair(TI, "sheet.title").marked is False
    assert rewritten(words, "ti", "sheet.title: ካልእ\n").state(TI, "sheet.title") is Review.DRAFTED


def test_a_state_that_was_asked_for_follows_what_is_written_and_reviewed(words: Words) -> None:
    words.stamp(TI)
    words.mark(TI, ["sheet.title"], Review.REVIEWED, by="coordinator")
    assert words.state(TI, "sheet.title") is Review.REVIEWED
    words.write(TI, {"sheet.title": "ካልእ"})
    assert words.state(TI, "sheet.title") is Review.DRAFTED
    words.mark(TI, ["sheet.title"], Review.BACK_CHECKED)
    assert words.state(TI, "sheet.title") is Review.BACK_CHECKED
    words.write(NL, {"sheet.title": "Wat u nu doet"})
    assert words.state(TI, "sheet.title") is Review.OUTDATED


def test_stamping_again_changes_nothing(words: Words) -> None:
    words.stamp(TI)
    before = (words._folder / "ti" / "review.json").read_bytes()
    assert Words(words._folder).stamp(TI) == 0
    assert (words._folder / "ti" / "review.json").read_bytes() == before


def test_a_damaged_ledger_is_named(words: Words) -> None:
    (words._folder / "ti" / "review.json").write_text('{"sheet.title": {"state": 3}}')
    with pytest.raises(ContentFault):
        words.state(TI, "sheet.title")


def test_a_key_in_the_wrong_file_is_refused(words: Words) -> None:
    with pytest.raises(ContentFault):
        rewritten(words, "ti", "guide.needs.ask: x\n").text(TI, "sheet.title")


def test_english_carries_no_mark(words: Words) -> None:
    assert words.pair(EN, "sheet.title").marked is False
