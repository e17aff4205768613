"""Finding an address by what a volunteer types in a hurry."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from intake import content
from intake.addresses import Wish
from intake.desk import Desk
from intake.finding import Index, plain
from intake.model import City

QUERIES: dict[str, str] = yaml.safe_load((Path(__file__).parent / "queries.yaml").read_text("utf-8"))
"""What somebody types -> the service that is meant: nicknames, halves of names, spelling errors."""


@pytest.fixture(scope="module")
def desk() -> Desk:
    return Desk.practise(City("den-haag"))


def first(desk: Desk, typed: str) -> str:
    found = desk.addresses.find(Wish(text=typed))
    return found[0].service.id if found else ""


def test_what_is_meant_comes_first_in_nineteen_of_twenty(desk: Desk) -> None:
    wrong = {typed: first(desk, typed) for typed, meant in QUERIES.items() if first(desk, typed) != meant}
    assert len(QUERIES) >= 60
    assert len(wrong) <= len(QUERIES) * 0.05, wrong


def test_every_service_is_found_by_its_own_name(desk: Desk) -> None:
    for service in content.load().services.values():
        assert service.id in [entry.service.id for entry in desk.addresses.find(Wish(text=service.name))][:3]


def test_what_is_like_nothing_finds_nothing(desk: Desk) -> None:
    assert desk.addresses.find(Wish(text="xqzwvk")) == ()


def test_every_word_must_be_there() -> None:
    index = Index({"a": ("Food bank", "", "The Hague"), "b": ("Food bank", "", "Utrecht")})
    assert index.ranked(["a", "b"], "food utr") == ["b"]
    assert index.ranked(["a", "b"], "") == ["a", "b"]


def test_accents_capitals_and_signs_do_not_matter() -> None:
    assert plain("Coördinatie, 's-Gravenhage!") == "coordinatie s gravenhage"


@given(st.text(max_size=40))
def test_whatever_is_typed_is_no_fault(typed: str) -> None:
    index = Index({"a": ("Wereldhuis", "", "Hooftskade 87"), "b": ("Voedselbank", "", "")})
    assert set(index.ranked(["a", "b"], typed)) <= {"a", "b"}
