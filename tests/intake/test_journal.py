from __future__ import annotations

import pytest

from intake import journal


def test_it_takes_verbs_pages_and_counts() -> None:
    journal.note(verb="answer", page="needs", count=3)
    assert journal.lines()[-1].endswith("verb=answer page=needs count=3")


def test_it_takes_no_field_that_could_hold_a_visitors_word() -> None:
    with pytest.raises(ValueError, match="does not take note"):
        journal.note(note="x")


def test_it_takes_no_sentence_even_in_a_field_it_knows() -> None:
    with pytest.raises(ValueError, match="does not take page"):
        journal.note(page="she said that her husband")


def test_it_remembers_a_limited_number_of_lines() -> None:
    for _ in range(500):
        journal.note(verb="x")
    assert len(journal.lines()) == 200
