"""One family's sheet in every language there is, as somebody last looked at it; and what must hold in each of them."""

from __future__ import annotations

import re
from datetime import datetime
from functools import cache

import pytest

from intake import advice, case
from intake.audience import visitor_keys
from intake.content import load, root
from intake.handout import glyphs_missing, lines, make_sheet, page_count
from intake.model import NL, Advice, Form, Handout, Lang, Talk
from intake.script import is_rtl
from intake.words import Words
from tests.intake.handout.conftest import Keep
from tests.intake.handout.pages import drawing, text_of

CONTENT, WORDS = load(), Words.load()
LANGUAGES = [language.code for language in CONTENT.languages]
LEFT_TO_RIGHT = [language for language in LANGUAGES if not is_rtl(language)]
FAMILY, DAY = "ziekenhuisrekening-den-haag.yaml", datetime(2026, 11, 27, 14)
every_language = pytest.mark.parametrize("language", LANGUAGES)


@cache
def sheet(language: Lang, form: Form = "usual") -> Handout:
    talk = case.talk(CONTENT, case.read(CONTENT, root() / "cases" / FAMILY), "id", "")
    return lines.compose(WORDS, talk, advice.advise(CONTENT, talk), language, DAY, terms=CONTENT.terms, form=form)


@cache
def paper(language: Lang, form: Form = "usual") -> bytes:
    return make_sheet(sheet(language, form))


@every_language
def test_the_page_looks_as_when_somebody_looked(language: Lang, looks_as_kept: Keep) -> None:
    looks_as_kept(f"family-{language}", paper(language))


@pytest.mark.parametrize("language", ["ar", "ti", "zh-Hans"])
@pytest.mark.parametrize("form", ["large", "alone"])
def test_the_other_forms_look_as_when_somebody_looked(language: Lang, form: Form, looks_as_kept: Keep) -> None:
    looks_as_kept(f"family-{language}-{form}", paper(language, form))


@every_language
def test_three_steps_and_four_contacts_take_one_page(language: Lang) -> None:
    assert (len(sheet(language).steps), len(sheet(language).contacts)) == (3, 4)
    assert page_count(paper(language)) == 1


@every_language
def test_large_print_takes_two_pages(language: Lang) -> None:
    assert page_count(paper(language, "large")) <= 2


@every_language
def test_no_sentence_needs_a_sign_that_no_font_has(language: Lang) -> None:
    texts = {key: WORDS.raw(language, key) for key in visitor_keys(CONTENT, WORDS)}
    missing = {key: glyphs_missing(text, language) for key, text in texts.items() if isinstance(text, str)}
    assert {key: signs for key, signs in missing.items() if signs} == {}


@every_language
def test_no_glyph_on_the_page_is_the_box_of_a_missing_one(language: Lang) -> None:
    """Glyph 0 of every font; in the text operators each glyph is four hexadecimal digits."""
    shown = drawing(paper(language))
    assert "<0000" not in shown.replace("\n", "")


@pytest.mark.parametrize("language", LEFT_TO_RIGHT)
def test_what_it_says_can_be_searched(language: Lang) -> None:
    """As one string: where a line breaks is another matter. (No reader gives right-to-left text back as it was.)"""
    text = "".join(text_of(paper(language)).split())
    for step in sheet(language).steps:
        assert "".join(step.lines[0].words.own.split()) in text


@every_language
@pytest.mark.parametrize("number", ["020 765 38 01", "27-11-2026", "Hooftskade 87, 2526 KB Den Haag", "112"])
def test_numbers_addresses_and_dates_read_from_left_to_right(language: Lang, number: str) -> None:
    assert number in text_of(paper(language))


@every_language
def test_her_language_alone_leaves_the_dutch_out(language: Lang) -> None:
    text = text_of(paper(language, "alone"))
    assert ("Uw volgende stappen" in text) is (language == NL)
    assert ("bel eerst" in text) is (language == NL)


def font_sizes(pdf: bytes) -> set[float]:
    """In points."""
    return {float(size) for size in re.findall(r"/\S+ ([\d.]+) Tf", drawing(pdf))}


@every_language
def test_large_print_is_set_in_eighteen_points(language: Lang) -> None:
    """Naskh, which is small on its body, in twenty."""
    size = 20 if is_rtl(language) else 18
    assert any(abs(found - size) < 0.2 for found in font_sizes(paper(language, "large")))


@every_language
def test_nothing_on_it_tells_a_passer_by(language: Lang) -> None:
    assert lines.indiscreet(WORDS, sheet(language)) == ()


# --- the longest sheets

OPEN, CLOSED = datetime(2026, 11, 24, 11), datetime(2026, 11, 29, 3)


@cache
def advised(family: str) -> tuple[Talk, Advice]:
    talk = case.talk(CONTENT, case.read(CONTENT, root() / "cases" / f"{family}.yaml"), "id", "")
    return talk, advice.advise(CONTENT, talk)


def of_family(
    family: str, language: str, moment: datetime, *, form: Form = "usual", old: bool = False
) -> tuple[Handout, bytes]:
    """The sheet of a case, and as it is printed."""
    talk, its_advice = advised(family)
    value = lines.compose(WORDS, talk, its_advice, Lang(language), moment, terms=CONTENT.terms, form=form, old=old)
    return value, make_sheet(value)


def lost(value: Handout, pdf: bytes) -> set[str]:
    """Dutch words, names and numbers that must stay on the paper, and are not there."""
    stay = [line.words.dutch for step in value.steps for line in step.lines if not line.gives_way]
    stay += [contact.name for contact in value.contacts]
    stay += [number for contact in value.contacts for _, number in contact.phones or ()]
    stay += [value.old.dutch] if value.old else []
    return set(re.findall(r"\w+", " ".join(stay))) - set(re.findall(r"\w+", text_of(pdf)))


def each(languages: dict[str, str]) -> list[tuple[str, str]]:
    """Cases, each with the languages that stand after it."""
    return [(family, code) for family, codes in languages.items() for code in codes.split()]


@every_language
@pytest.mark.parametrize("family", ["baas-dreigt-eindhoven", "schoonmaakster-met-baby-den-haag"])
def test_lines_to_write_on_give_way_before_a_second_page(language: Lang, family: str) -> None:
    """Where the words are longest, address and phone are written in beside each other."""
    assert page_count(of_family(family, language, OPEN)[1]) == 1


@pytest.mark.parametrize("moment", [OPEN, CLOSED], ids=["open", "closed"])
@pytest.mark.parametrize(
    ("family", "language"),
    each(
        {
            "drie-maanden-huur-vooraf": "ckb fil fr mn pt-BR ru ur",
            "moeder-verloor-haar-baby": "ur",
            "baas-dreigt-eindhoven": "fil ru uk",
        }
    ),
)
def test_the_longest_sheets_of_three_steps_take_one_page_and_keep_what_must_stay(
    family: str, language: str, moment: datetime
) -> None:
    """Contacts stand in columns there, and white space may be narrower, but no word of these gives way."""
    value, pdf = of_family(family, language, moment)
    assert (len(value.steps), page_count(pdf)) == (3, 1)
    assert set(value.contacts_title.dutch.split()) <= set(text_of(pdf).split())
    assert lost(value, pdf) == set()


@pytest.mark.parametrize("moment", [OPEN, CLOSED], ids=["open", "closed"])
@pytest.mark.parametrize(
    ("family", "language"), each({"drie-maanden-huur-vooraf": "fil ru", "baas-dreigt-eindhoven": "fil uk"})
)
def test_the_same_sheets_say_on_their_one_page_that_the_content_is_old(
    family: str, language: str, moment: datetime
) -> None:
    """The words above the contacts may give way to that."""
    value, pdf = of_family(family, language, moment, old=True)
    assert (len(value.steps), page_count(pdf)) == (3, 1)
    assert lost(value, pdf) == set()


@pytest.mark.parametrize("old", [False, True], ids=["", "old"])
@pytest.mark.parametrize(
    ("family", "language"),
    each(
        {
            "baas-dreigt-eindhoven": "mn so ru uk",
            "drie-maanden-huur-vooraf": "id fil fr so ru uk",
            "huur-ineens-400-omhoog": "id fil fr so ru uk",
            "moeder-verloor-haar-baby": "so",
            "schoonmaakster-met-baby-den-haag": "mn ru",
            "ziekenhuisrekening-den-haag": "fil so ru",
        }
    ),
)
def test_the_longest_sheets_in_large_print_take_two_pages_and_keep_what_must_stay(
    family: str, language: str, *, old: bool
) -> None:
    value, pdf = of_family(family, language, CLOSED, form="large", old=old)
    assert (len(value.steps), page_count(pdf)) == (3, 2)
    assert lost(value, pdf) == set()
    assert min(font_sizes(pdf)) >= min(font_sizes(paper(Lang(language), "large")))


def test_large_print_parts_where_least_gives_way() -> None:
    """Two steps on the first page would do, without all that may give way there; with one, a single reason goes."""
    value, pdf = of_family("vader-hotelkamer-eindhoven", "uk", OPEN, form="large", old=True)
    text = set(re.findall(r"\w+", text_of(pdf)))
    all_lines = [line for step in value.steps for line in step.lines]
    gone = [line.kind for line in all_lines if set(re.findall(r"\w+", line.words.dutch)) - text]
    assert gone == ["because"]
    assert page_count(pdf) == 2


@pytest.mark.parametrize("family", ["drie-maanden-huur-vooraf", "huur-ineens-400-omhoog"])
def test_large_print_that_would_take_three_pages_looks_as_when_somebody_looked(
    family: str, looks_as_kept: Keep
) -> None:
    """Contacts on both pages in the one, together under the last step in the other."""
    looks_as_kept(f"{family}-ru-large", of_family(family, "ru", OPEN, form="large")[1])


def test_a_page_that_says_it_is_old_looks_as_when_somebody_looked(looks_as_kept: Keep) -> None:
    """The fullest there is: no words above the contacts, and as little white space as may be."""
    looks_as_kept("drie-maanden-huur-vooraf-fil-old", of_family("drie-maanden-huur-vooraf", "fil", OPEN, old=True)[1])
