"""Where contacts stand: in rows, or in columns where that saves a page; white space and the words above contacts, which
give way after that; and large print, whose contacts part where that saves a third page.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, product

import pytest
from msgspec.structs import replace

from intake.handout import make_sheet, page_count
from intake.handout.arrangement import in_columns, in_twos
from intake.handout.contact import ContactBlock
from intake.handout.measures import FOLD, MM, PAGE_HEIGHT, PAGE_WIDTH
from intake.model import Handout, Pair, SheetLine
from tests.intake.handout.conftest import Keep
from tests.intake.handout.pages import box, strokes, text_of, texts_of
from tests.intake.handout.samples import ARABIC, ENGLISH, MONGOLIAN, PORTUGUESE, repeated

# --- by themselves


class Block(ContactBlock):
    """A contact of a given height."""

    def __init__(self, name: str, height: float) -> None:
        self.name, self._height = name, height

    @property
    def height(self) -> float:
        return self._height


def blocks(*heights: float) -> list[Block]:
    return [Block(name, height) for name, height in zip("ABCD", heights, strict=False)]


def names(columns: Sequence[Sequence[ContactBlock]]) -> list[str]:
    return ["".join(block.name for block in column if isinstance(block, Block)) for column in columns]


@pytest.mark.parametrize(
    ("heights", "expected"),
    [
        ([], ["", ""]),
        ([70], ["A", ""]),
        ([70, 120], ["A", "B"]),
        ([130, 70, 120], ["A", "BC"]),
        ([70, 60, 120], ["AB", "C"]),
        ([60, 130, 50], ["AC", "B"]),
        ([130, 70, 120, 70], ["AB", "CD"]),
        ([70, 130, 60, 120], ["AB", "CD"]),
        ([90, 130, 120, 70], ["AC", "BD"]),
        ([80, 80, 80, 80], ["AB", "CD"]),
    ],
)
def test_a_low_contact_lends_its_room_to_the_one_under_it(heights: list[float], expected: list[str]) -> None:
    assert names(in_columns(blocks(*heights)).columns) == expected


@pytest.mark.parametrize("count", range(5))
@pytest.mark.parametrize("gap", [0, 7, 40])
def test_columns_are_never_higher_than_rows(count: int, gap: float) -> None:
    for heights in product((60, 75, 110, 160), repeat=count):
        contacts = blocks(*heights)
        assert in_columns(contacts).height(gap) <= in_twos(contacts).height(gap)


def test_a_folded_sheet_has_two_contacts_on_each_side() -> None:
    for heights in product((10, 200), repeat=4):
        assert [len(column) for column in in_columns(blocks(*heights)).columns] == [2, 2]


# --- on a sheet


def longer(sheet: Handout, words: int, steps: int = 3) -> Handout:
    """Full steps, with so many more words that stay, shared out over them."""
    more = [(words + place) // steps for place in range(steps)]
    full = repeated(sheet, steps).steps
    grown = (
        replace(step, lines=(*step.lines, SheetLine(kind="risk", words=Pair(own="woord " * one, dutch="woord " * one))))
        for step, one in zip(full, more, strict=True)
    )
    return replace(sheet, steps=tuple(grown))


def white_between_steps(pdf: bytes) -> list[float]:
    """Above the hairline of each step and under it, together, in points."""
    drawn = strokes(pdf)
    rules = sorted((line.from_y for line in drawn if line.thickness in (1.2, 1.6)), reverse=True)
    hairlines = [line for line in drawn if line.thickness == 0.6]
    return [
        above - line.from_y + line.to_y - below for line, (above, below) in zip(hairlines, pairwise(rules), strict=True)
    ]


def how_contacts_stand(pdf: bytes) -> str:
    """Between rows a line goes across the page, in columns it does not; "apart": on a second page."""
    if page_count(pdf) > 1:
        return "apart"
    longest = max(abs(line.to_x - line.from_x) for line in strokes(pdf) if line.thickness == 0.8)
    return "rows" if longest > PAGE_WIDTH / 2 else "columns"


@pytest.mark.parametrize(("sheet", "words"), [(ARABIC, 9), (MONGOLIAN, 33)], ids=["ar", "mn"])
def test_contacts_in_columns_look_as_they_did(sheet: Handout, words: int, looks_as_kept: Keep) -> None:
    """The second with as little white space as there ever is."""
    looks_as_kept(f"{sheet.language}-columns", make_sheet(longer(sheet, words)))


@pytest.mark.parametrize("sheet", [ENGLISH, PORTUGUESE, MONGOLIAN], ids=["en", "pt-BR", "mn"])
def test_contacts_leave_their_rows_only_where_a_second_page_is_saved(sheet: Handout) -> None:
    found = [how_contacts_stand(make_sheet(longer(sheet, words))) for words in range(3, 46, 3)]
    assert found == sorted(found, key=["rows", "columns", "apart"].index)
    assert set(found) == {"rows", "columns", "apart"}


def test_large_print_takes_a_second_page_rather_than_columns() -> None:
    short = replace(MONGOLIAN.steps[0], lines=MONGOLIAN.steps[0].lines[:1])
    first, second, _, last = MONGOLIAN.contacts
    sheet = replace(MONGOLIAN, form="large", steps=(short,), contacts=(first, second, last))
    found = {how_contacts_stand(make_sheet(longer(sheet, words, steps=1))) for words in range(1, 62, 6)}
    assert found == {"rows", "apart"}


def test_white_space_narrows_by_three_tenths_at_most_and_then_the_words_above_contacts_go() -> None:
    usual, given = 3.6 * MM, []
    for words in range(24, 38):
        sheet = longer(MONGOLIAN, words)
        pdf = make_sheet(sheet)
        stand = how_contacts_stand(pdf)
        if stand != "apart":
            narrowest, headed = min(white_between_steps(pdf)), sheet.contacts_title.own in text_of(pdf)
            assert narrowest > 0.7 * usual - 0.01
            assert stand == "columns" or narrowest > usual - 0.01
            given.append((not headed, narrowest < usual - 0.01))
    assert given == sorted(given)
    assert set(given) == {(False, False), (False, True), (True, True)}


def test_contacts_without_words_above_them_look_as_they_did(looks_as_kept: Keep) -> None:
    looks_as_kept("mn-unheaded", make_sheet(longer(MONGOLIAN, 35)))


@pytest.mark.parametrize("times", range(1, 8))
def test_more_than_three_steps_take_a_second_page_before_white_space_narrows_so(times: int) -> None:
    short = replace(MONGOLIAN.steps[0], lines=MONGOLIAN.steps[0].lines[:1])
    steps = [replace(short, number=number) for number in range(1, 5)]
    full = longer(MONGOLIAN, times * 4, steps=4).steps
    for count in range(5):
        mixed = replace(MONGOLIAN, steps=(*full[:count], *steps[count:]))
        pdf = make_sheet(mixed)
        assert page_count(pdf) == 2 or min(white_between_steps(pdf)) > 3.6 * MM - 0.01


# --- a third page


def large(sheet: Handout, words: int) -> Handout:
    return replace(longer(sheet, words), form="large")


def shares(sheet: Handout) -> list[tuple[int, str]]:
    """On each page, how many steps (each has two risks) and which contacts."""
    return [
        (text.count("Let op:") // 2, "".join(contact.letter for contact in sheet.contacts if contact.name in text))
        for text in texts_of(make_sheet(sheet))
    ]


def test_steps_and_contacts_part_only_where_large_print_would_take_a_third_page() -> None:
    found = [shares(large(PORTUGUESE, words)) for words in range(10, 70, 10)]
    alone, parted = [(3, ""), (0, "ABCD")], [(2, "AB"), (1, "CD")]
    assert found[0] == alone
    assert found == sorted(found, key=lambda pages: 2 if len(pages) > 2 else [alone, parted].index(pages))
    assert parted in found
    assert len(found[-1]) > 2


def test_contacts_stay_together_under_the_last_step_where_they_can() -> None:
    few = replace(PORTUGUESE, contacts=PORTUGUESE.contacts[:2])
    found = [shares(large(few, words)) for words in range(10, 70, 10)]
    assert [(2, ""), (1, "AB")] in found
    assert [contacts for pages in found for _, contacts in pages if contacts] == ["AB"] * len(found)


@pytest.mark.parametrize("words", [0, 70])
def test_a_sheet_of_two_pages_loses_no_reason(words: int) -> None:
    sheet = large(ENGLISH, words)
    assert shares(sheet) == [(2, ""), (1, "ABCD")]
    assert text_of(make_sheet(sheet)).count("Omdat:") == 3


@pytest.mark.parametrize("words", [0, 20])
def test_no_contact_lies_across_the_fold_of_either_page(words: int) -> None:
    sheet = large(MONGOLIAN, words)
    pdf = make_sheet(sheet)
    for page, (_, letters) in enumerate(shares(sheet)):
        for contact in sheet.contacts:
            if contact.letter in letters:
                assert box(pdf, contact.name, page).top < PAGE_HEIGHT - FOLD


def test_a_sheet_that_two_pages_cannot_hold_takes_more_and_loses_no_reason() -> None:
    sheet = large(MONGOLIAN, 40)
    assert len(shares(sheet)) == 3
    assert text_of(make_sheet(sheet)).count("Omdat:") == 3
