"""What a screen reader is told of a sheet."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from msgspec.structs import replace

from intake.handout import make_sheet
from intake.model import Handout
from tests.intake.handout.pages import drawing
from tests.intake.handout.samples import ARABIC, ENGLISH, SHEETS

ALTS = {"phone": "telefoon", "map-marker": "adres"}


def elements(pdf: bytes) -> list[dict[str, str]]:
    """The elements of the tree, in its order."""
    found = re.findall(rb"(\d+) 0 obj\s*<<(?:(?!endobj).)*?/StructElem(?:(?!endobj).)*?>>\s*endobj", pdf, re.DOTALL)
    objects = {number: _object(pdf, number) for number in found}
    (whole,) = (body for body in objects.values() if b"/S /Document" in body)
    kids = re.search(rb"/K \[(.*?)\]", whole, re.DOTALL)
    assert kids is not None
    return [_fields(objects[number]) for number in re.findall(rb"(\d+) 0 R", kids[1])]


def _object(pdf: bytes, number: bytes) -> bytes:
    found = re.search(rb"(?<!\d)" + number + rb" 0 obj(.*?)endobj", pdf, re.DOTALL)
    assert found is not None
    return found[1]


def _fields(body: bytes) -> dict[str, str]:
    names = re.findall(rb"/(S|Lang|Alt|K) ?(?:/(\w+)|\((.*?)(?<!\\)\)|(\d+))", body, re.DOTALL)
    return {name.decode(): (tag or text or number).decode("latin-1") for name, tag, text, number in names}


@pytest.mark.parametrize("language", SHEETS)
def test_the_tree_has_one_title_and_a_heading_for_every_step_in_her_language(language: str) -> None:
    sheet = SHEETS[language]  # type: ignore[index]
    found = elements(make_sheet(sheet))
    assert found[0] == {"S": "H1", "Lang": language, "K": "0"}
    assert sum(one["S"] == "H1" for one in found) == 1
    assert sum(one["S"] == "H2" for one in found) == len(sheet.steps) + 1
    assert {one["Lang"] for one in found} == {language, "nl"}


def test_the_dutch_beside_it_is_called_dutch() -> None:
    found = elements(make_sheet(ENGLISH))
    texts = [one for one in found if one["S"] == "P"]
    assert {one["Lang"] for one in texts} == {"en", "nl"}
    assert sum(one["Lang"] == "nl" for one in texts) > len(ENGLISH.steps) * 3


@pytest.mark.parametrize("sheet", [ENGLISH, ARABIC], ids=["en", "ar"])
def test_whatever_is_drawn_is_in_the_tree_or_said_to_be_nothing(sheet: Handout) -> None:
    depth, drawn = 0, drawing(make_sheet(sheet))
    for token in re.findall(r"BDC|BMC|EMC|\bTj\b|\bTJ\b|\bS\b(?=\s)|\bf\b", drawn):
        depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(token, 0)
        assert depth >= (0 if token == "EMC" else 1), token
    assert depth == 0


def test_the_numbers_of_a_page_go_up_one_by_one_and_are_all_in_the_tree() -> None:
    pdf = make_sheet(ENGLISH)
    marked = [int(number) for number in re.findall(r"/MCID (\d+)", drawing(pdf))]
    assert marked == list(range(len(marked)))
    assert [int(one["K"]) for one in elements(pdf)] == marked


def test_each_page_of_two_counts_its_own() -> None:
    steps = tuple(replace(ARABIC.steps[0], number=number) for number in range(1, 5))
    numbers = [int(one["K"]) for one in elements(make_sheet(replace(ARABIC, steps=steps)))]
    assert sum(after <= before for before, after in pairwise(numbers)) == 1


def test_a_pictogram_without_words_says_what_it_is() -> None:
    found = elements(make_sheet(replace(ENGLISH, alts=ALTS)))
    figures = [one for one in found if one["S"] == "Figure"]
    assert {one["Alt"] for one in figures} == set(ALTS.values())
    assert not [one for one in elements(make_sheet(ENGLISH)) if one["S"] == "Figure"]


def test_a_text_from_right_to_left_is_told_in_the_order_in_which_it_is_read() -> None:
    pdf = make_sheet(ARABIC)
    title = b"\xfe\xff" + ARABIC.title.own.encode("utf-16-be")
    told = [_unescaped(text) for text in re.findall(rb"/ActualText \((.*?)(?<!\\)\)", pdf, re.DOTALL)]
    assert any(title[2:] in text for text in told)


def _unescaped(text: bytes) -> bytes:
    octal = re.sub(rb"\\([0-7]{3})", lambda found: bytes([int(found[1], 8)]), text)
    return re.sub(rb"\\(.)", rb"\1", octal)


def test_a_reader_shows_the_title_and_knows_that_there_are_tags() -> None:
    pdf = make_sheet(ENGLISH)
    assert b"/MarkInfo" in pdf
    assert re.search(rb"/Marked true", pdf)
    assert re.search(rb"/DisplayDocTitle true", pdf)
