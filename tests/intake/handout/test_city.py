"""The city guide: who helps with what, need by need, and nothing on paper that may not be there."""

from __future__ import annotations

import io

import pypdfium2
import pytest

from intake import content
from intake.desk import Desk
from intake.directory import NATIONAL, printing, serves
from intake.handout import lines
from intake.model import NL, City, Lang, Service, SheetSection
from intake.words import Words

DEN_HAAG = City("den-haag")
LANGUAGES = [row.code for row in content.load().languages]


@pytest.fixture(scope="module")
def desk() -> Desk:
    return Desk.practise(DEN_HAAG)


def text_of(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    try:
        return [document[page].get_textpage().get_text_bounded() for page in range(len(document))]
    finally:
        document.close()


def printed(desk: Desk) -> list[Service]:
    every = desk._content.services.values()
    needs = {option.code for option in desk.needs()}
    return [
        one
        for one in every
        if serves(one, DEN_HAAG) and printing(one) != "never" and needs & set(one.serves) and one.id != lines.EMERGENCY
    ]


def sections(desk: Desk, language: Lang = NL) -> tuple[SheetSection, ...]:
    return desk.city_guide(language).handout.sections


def test_every_service_of_the_city_stands_in_it_once_under_its_first_need(desk: Desk) -> None:
    names = [contact.name for section in sections(desk) for contact in section.contacts]
    assert sorted(names) == sorted(service.name for service in printed(desk))
    numbers = [contact.letter for section in sections(desk) for contact in section.contacts]
    assert numbers == [str(place) for place in range(1, len(numbers) + 1)]


def test_a_later_need_names_the_numbers_that_stood_before(desk: Desk) -> None:
    known = {contact.letter: contact.name for section in sections(desk) for contact in section.contacts}
    by_name = {service.name: service for service in printed(desk)}
    seen: set[str] = set()
    for option, section in zip(desk.needs(), sections(desk), strict=True):
        assert section.icon == option.icon
        assert set(section.again) <= seen
        assert all(option.code in by_name[known[number]].serves for number in section.again)
        seen |= {contact.letter for contact in section.contacts}
    assert any(section.again for section in sections(desk))


def test_those_of_the_city_come_before_those_of_the_whole_country(desk: Desk) -> None:
    by_name = {service.name: service for service in printed(desk)}
    for section in sections(desk):
        national = [NATIONAL in by_name[contact.name].cities for contact in section.contacts]
        assert national == sorted(national)


def test_it_says_nothing_that_holds_for_today_alone(desk: Desk) -> None:
    told = [line.days.dutch for section in sections(desk) for contact in section.contacts for line in contact.hours]
    assert told
    assert not any("open" in words for words in told)


def test_a_service_that_is_closed_or_never_printed_is_not_in_it() -> None:
    from intake.correction import FOR_GOOD, Said

    desk = Desk.practise(DEN_HAAG)
    gone = printed(desk)[0]
    desk.addresses.correct(gone.id, Said(closed_until=FOR_GOOD))
    names = {contact.name for section in sections(desk) for contact in section.contacts}
    assert gone.name not in names
    never = {one.name for one in desk._content.services.values() if one.never_print}
    assert never
    assert not names & never


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_made_in_every_language_and_nothing_is_lost_between_pages(language: str, desk: Desk) -> None:
    sheet = desk.city_guide(Lang(language))
    assert sheet.indiscreet == ()
    pages = text_of(sheet.pdf)
    assert len(pages) == sheet.pages
    whole = " ".join(" ".join(pages).split()).replace("\ufffe", "")
    for service in printed(desk):
        first = service.name.split()[0].strip(",")
        assert first in whole
    assert f"{sheet.pages} / {sheet.pages}" in " ".join(pages[-1].split())


def test_no_heading_stands_alone_at_the_foot_of_a_page(desk: Desk) -> None:
    """Under the last heading of every page stands a contact, or the numbers that stood before."""
    words = Words.load()
    names = {service.name.split()[0] for service in printed(desk)}
    heads = [words.text(NL, f"guide.needs.option.{option.code}") for option in desk.needs()]
    for page in text_of(desk.city_guide(NL).pdf):
        last = max((page.rfind(f"\n{head}\r") for head in heads), default=-1)
        if last >= 0:
            rest = page[last:].split("112")[0]
            assert any(name in rest for name in names) or any(sign.isdigit() for sign in rest)
