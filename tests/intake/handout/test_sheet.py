from __future__ import annotations

import re
from itertools import pairwise

import pypdfium2
import pytest
from msgspec.structs import replace

from intake.errors import Explained
from intake.handout import make_sheet, page_count
from intake.handout.measures import DUTCH, FOLD, HAIRLINE, MM, PAGE_HEIGHT, PAGE_WIDTH
from intake.model import Handout, Lang, LineKind, Pair, SheetLine, SheetStep
from tests.intake.handout.conftest import Keep
from tests.intake.handout.pages import box, boxes, drawing, numbers_before, text_of, texts_of
from tests.intake.handout.samples import ARABIC, ENGLISH, MONGOLIAN, PORTUGUESE, SHEETS, TIGRINYA, repeated
from tests.intake.handout.samples import DUTCH as IN_DUTCH

LANGUAGES = list(SHEETS)
PRACTICE = Pair(own="ورقة تدريب. لا تعطها لأحد.", dutch="Oefenblad. Niet meegeven.")


def words_in(text: str) -> set[str]:
    return set(re.findall(r"\w+", text))


def only(sheet: Handout, *lines: SheetLine) -> Handout:
    return replace(sheet, steps=(SheetStep(number=1, icon="home-outline", lines=lines),))


# --- as it was when someone last looked


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_looks_as_it_did(language: Lang, looks_as_kept: Keep) -> None:
    looks_as_kept(language, make_sheet(SHEETS[language]))


def test_two_pages_look_as_they_did(looks_as_kept: Keep) -> None:
    looks_as_kept("ar-four-full-steps", make_sheet(repeated(ARABIC, 4)))


def test_a_practice_sheet_looks_as_it_did(looks_as_kept: Keep) -> None:
    looks_as_kept("ar-practice", make_sheet(replace(ARABIC, practice=PRACTICE)))


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "ar"])
def test_the_page_reads_as_it_did(language: Lang, reads_as_kept: Keep) -> None:
    reads_as_kept(language, make_sheet(SHEETS[language]))


def test_the_same_handout_is_the_same_file() -> None:
    assert make_sheet(TIGRINYA) == make_sheet(TIGRINYA)


# --- what is on it


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_can_be_searched(language: Lang) -> None:
    """Beside a right-to-left text, the Dutch alone: no reader gives back all of its words as they were."""
    sheet = SHEETS[language]
    found = words_in(text_of(make_sheet(sheet)))
    pairs = [line.words for step in sheet.steps for line in step.lines if line.kind != "because"]
    assert words_in(" ".join(pair.dutch for pair in pairs)) - found == set()
    if language != "ar":
        assert words_in(" ".join(pair.own for pair in pairs)) - found == set()


@pytest.mark.parametrize(
    "number",
    [
        "020 555 01 23",
        "06 555 01 02 03",
        "070 555 01 67",
        "9.00–12.00",
        "17.00–8.00",
        "0–24",
        "12-11-2026",
        "24-11-2026",
        "7KD 4MF",
        "Lindestraat 87, 2526 XX Den Haag",
        "400 euro",
        "112",
    ],
)
def test_numbers_and_addresses_read_right_in_arabic(number: str) -> None:
    assert number in text_of(make_sheet(ARABIC))


def test_both_columns_show_the_letters_of_a_step() -> None:
    text = text_of(make_sheet(PORTUGUESE))
    assert "antes de responder ao\ndono. B C" in text
    assert "verhuurder antwoordt. B C" in text


def test_an_unknown_address_is_a_line_for_a_pen() -> None:
    known, unknown, left_out = (
        make_sheet(replace(ENGLISH, contacts=(replace(ENGLISH.contacts[0], address=address),)))
        for address in ("Markt 1", None, "")
    )
    lines = [len(re.findall(r" l S", drawing(pdf))) for pdf in (known, unknown, left_out)]
    assert lines[1] == lines[0] + 1 == lines[2] + 1


def test_hours_stand_once_beside_the_days_in_two_languages() -> None:
    text = text_of(make_sheet(ENGLISH))
    assert "Mon–Fri / ma–vr 9.00–17.00" in text
    assert text.count("9.00–17.00") == 1


def test_what_is_the_same_in_both_languages_stands_once() -> None:
    assert "overdag\n" in text_of(make_sheet(IN_DUTCH))
    assert "overdag / overdag" not in text_of(make_sheet(IN_DUTCH))


def test_a_sheet_without_a_number_does_not_speak_of_one() -> None:
    text = text_of(make_sheet(replace(ENGLISH, number=None)))
    assert "24-11-2026" in text
    assert "Number to come back with" not in text


def test_a_language_that_waits_for_review_has_its_star_after_the_title_alone() -> None:
    text = text_of(make_sheet(MONGOLIAN))
    assert text.startswith("Таны дараагийн алхмууд * ")
    assert text.count("*") == 3  # and in the footnote, twice


def test_a_line_that_waits_for_review_has_its_own_star() -> None:
    first = ENGLISH.steps[0]
    marked = replace(first.lines[0], words=replace(first.lines[0].words, marked=True))
    text = text_of(make_sheet(replace(ENGLISH, steps=(replace(first, lines=(marked, *first.lines[1:])),))))
    assert re.search(r"not\s+needed\. \* A", text)
    assert text.count("*") == 1


def test_a_dutch_sheet_has_one_column() -> None:
    pdf = make_sheet(IN_DUTCH)
    assert text_of(pdf).count("Bewaar bewijs dat u huur betaalt.") == 1
    assert box(pdf, "Bewaar bewijs dat u huur betaalt. Ga niet weg na een dreigement.").right > 150 * MM
    assert 0.6 not in numbers_before("w", drawing(pdf))


def test_a_practice_sheet_says_so_at_both_ends() -> None:
    pdf = make_sheet(replace(ARABIC, practice=PRACTICE))
    high, low = sorted((found.bottom for found in boxes(pdf, "Oefenblad")), reverse=True)
    assert high > PAGE_HEIGHT - 11 * MM
    assert low < 10 * MM


# --- right to left


def test_a_right_to_left_sheet_is_mirrored() -> None:
    pdf = make_sheet(ARABIC)
    step_number = max(boxes(pdf, "2"), key=lambda found: found.top - found.bottom)
    assert step_number.right > 190 * MM
    assert box(pdf, "Gooi").right < 78 * MM
    assert box(pdf, "Dokters in de Wijk").left > box(pdf, "Wijkhuis Den Haag").right
    assert box(pdf, "Dokters in de Wijk").right < min(found.left for found in boxes(pdf, "A") if found.left > 190 * MM)


def test_dutch_stays_left_aligned_beside_arabic() -> None:
    pdf = make_sheet(ARABIC)
    lefts = [box(pdf, words).left for words in ("Schrijf u in", "eigen postcode", "Gooi de rekening", "Hier kunt u")]
    assert max(lefts) - min(lefts) < 1


# --- one page, and when it takes more


@pytest.mark.parametrize("language", LANGUAGES)
def test_three_steps_and_four_contacts_fit_one_page(language: Lang) -> None:
    sheet = replace(SHEETS[language], steps=SHEETS[language].steps[:3])
    assert (len(sheet.steps), len(sheet.contacts)) == (3, 4)
    assert page_count(make_sheet(sheet)) == 1


@pytest.mark.parametrize("language", ["nl", "en", "pt-BR", "mn", "ar", "ti"])
def test_contacts_stand_below_the_fold(language: Lang) -> None:
    pdf = make_sheet(SHEETS[language])
    assert box(pdf, SHEETS[language].contacts[0].name).top < PAGE_HEIGHT - FOLD


def busy(rows_of_hours: int) -> Handout:
    """One short step, and four contacts that are open at many hours."""
    contact = replace(ENGLISH.contacts[0], hours=ENGLISH.contacts[0].hours * rows_of_hours)
    return replace(only(ENGLISH, ENGLISH.steps[0].lines[0]), contacts=(contact,) * 4)


def test_high_contacts_leave_their_heading_above_the_fold_and_nothing_else() -> None:
    sheet = busy(6)
    pdf = make_sheet(sheet)
    assert page_count(pdf) == 1
    assert box(pdf, sheet.contacts_title.own).bottom > PAGE_HEIGHT - FOLD
    assert max(found.top for found in boxes(pdf, sheet.contacts[0].name)) < PAGE_HEIGHT - FOLD


def test_contacts_too_high_for_the_lower_half_get_a_page_of_their_own() -> None:
    sheet = busy(8)
    first, second = texts_of(make_sheet(sheet))
    assert sheet.contacts[0].name not in first
    assert second.count(sheet.contacts[0].name) == 4


def test_reasons_give_way_before_a_second_page_from_the_last_step_up() -> None:
    full = repeated(ENGLISH, 3)
    short = replace(full.steps[0], number=4, lines=full.steps[0].lines[:1])
    (text,) = texts_of(make_sheet(replace(full, steps=(*full.steps, short))))
    assert text.count("Because:") == text.count("Omdat:") == 1
    assert text.index("Because:") < text.index("\n2 ")


def with_line(sheet: Handout, kind: LineKind, gives_way: int) -> Handout:
    """Every step with one more line."""
    words = Pair(own=f"{kind} " * 5, dutch=f"{kind} " * 5)
    line = SheetLine(kind=kind, words=words, gives_way=gives_way)
    steps = tuple(replace(step, lines=(*step.lines, line)) for step in sheet.steps)
    return replace(sheet, steps=steps)


def test_what_else_may_give_way_does_after_the_reasons_and_what_may_not_stays() -> None:
    full = with_line(with_line(repeated(ENGLISH, 3), "term", 2), "together", 0)
    (text,) = texts_of(make_sheet(full))
    assert (text.count("Because:"), text.count("term term"), text.count("together together") > 0) == (0, 0, True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_reasons_give_way(language: Lang) -> None:
    sheet = repeated(SHEETS[language], 4)
    text = text_of(make_sheet(sheet))
    for kind, label in sheet.labels.items():
        if kind != "because":
            assert text.count(label.dutch.split()[0].removesuffix(":")) == 4


@pytest.mark.parametrize("sheet", [ARABIC, MONGOLIAN], ids=["ar", "mn"])
def test_four_full_steps_take_two_pages_with_112_date_and_number_on_both(sheet: Handout) -> None:
    pages = texts_of(make_sheet(repeated(sheet, 4)))
    assert len(pages) == 2
    for number, text in enumerate(pages, start=1):
        assert all(said in text for said in ("112", "24-11-2026", "7KD 4MF", f"{number} / 2"))
    assert pages[0].count("Omdat") == 4
    assert sheet.contacts[0].name not in pages[0]
    assert sheet.contacts[0].name in pages[1]


def test_no_contact_lies_across_the_fold_of_a_second_page() -> None:
    pdf = make_sheet(repeated(ARABIC, 4))
    tops = [box(pdf, contact.name, page=1).top for contact in ARABIC.contacts]
    bottoms = [*tops[1:], 0]
    fold = PAGE_HEIGHT - FOLD
    assert tops == sorted(tops, reverse=True)
    assert not any(top > fold > bottom + 12 * MM for top, bottom in zip(tops, bottoms, strict=True))


def test_many_steps_take_as_many_pages_as_they_need() -> None:
    pages = texts_of(make_sheet(repeated(ENGLISH, 12)))
    assert len(pages) > 2
    assert [page.count("112") > 0 for page in pages] == [True] * len(pages)
    assert sum(page.count("Register your child") for page in pages) == 12


def test_steps_without_contacts_fill_one_page() -> None:
    assert page_count(make_sheet(replace(PORTUGUESE, contacts=()))) == 1


def test_a_step_that_no_page_can_hold_is_refused() -> None:
    endless = SheetLine(kind="do", words=Pair(own="woord " * 1000, dutch="woord " * 1000))
    with pytest.raises(Explained, match="step-too-long"):
        make_sheet(only(ENGLISH, endless))


def test_the_longest_words_stay_in_their_columns() -> None:
    long = "Arbeidsongeschiktheidsverzekeringsmaatschappijen"
    line = SheetLine(kind="do", words=Pair(own=long, dutch=long))
    pdf = make_sheet(replace(only(ENGLISH, line), contacts=()))
    with pypdfium2.PdfDocument(pdf) as document:
        text = document[0].get_textpage()
        edges = [text.get_charbox(index) for index in range(text.count_chars())]
    assert max(right for _, _, right, _ in edges) < PAGE_WIDTH - 11.5 * MM
    assert not [right for _, bottom, right, _ in edges if bottom > FOLD and HAIRLINE < right < DUTCH]


def test_nothing_reaches_into_the_frame_of_112() -> None:
    for sheet in SHEETS.values():
        pdf = make_sheet(sheet)
        frame = box(pdf, "Gevaar of levensgevaar?").top
        contact = sheet.contacts[-1]
        assert box(pdf, contact.name).bottom > frame + 5 * MM


# --- ink and file


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_but_black_is_printed(language: Lang) -> None:
    operators = drawing(make_sheet(replace(SHEETS[language], practice=PRACTICE)))
    colours = re.findall(r"((?:[\d.]+ )+)(?:rg|RG|g|G|k|K|scn?|SCN?)\s", operators)
    assert {float(level) for found in colours for level in found.split()} <= {0.0}
    assert not re.search(r"\b(?:gs|sh|Do|BI)\b", operators)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_is_thinner_than_a_copier_keeps(language: Lang) -> None:
    widths = numbers_before("w", drawing(make_sheet(SHEETS[language])))
    assert len(widths) > 10
    assert min(widths) >= 0.6


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_type_is_smaller_than_nine_points(language: Lang) -> None:
    sizes = {float(size) for size in re.findall(r"/G\d ([\d.]+) Tf", drawing(make_sheet(SHEETS[language])))}
    assert min(sizes) >= 9


def test_the_file_says_its_title_and_language_and_nothing_of_its_maker() -> None:
    with pypdfium2.PdfDocument(make_sheet(TIGRINYA)) as document:
        told = document.get_metadata_dict()
    assert told.pop("Title") == TIGRINYA.title.own
    assert {told.pop(name) for name in ("CreationDate", "ModDate")} == {"D:20000101000000+00'00'"}
    assert set(told.values()) == {""}
    assert b"/Lang (ti)" in make_sheet(TIGRINYA)


def test_fonts_travel_as_the_glyphs_that_are_used() -> None:
    assert all(len(make_sheet(sheet)) < 80_000 for sheet in SHEETS.values())


def test_rows_of_a_step_share_a_baseline_and_never_touch() -> None:
    pdf = make_sheet(ENGLISH)
    rows = [("Because: every", "Omdat: elk kind"), ("Take care: they", "Let op: ze vragen naam")]
    for own, dutch in rows:
        assert box(pdf, own).bottom == pytest.approx(box(pdf, dutch).bottom, abs=4)
    dutch_tops = [
        box(pdf, words).top for words in ("Meenemen: geboorteakte", "Omdat: elk kind", "Let op: ze vragen naam")
    ]
    assert all(upper - lower > 12 for upper, lower in pairwise(dutch_tops))
