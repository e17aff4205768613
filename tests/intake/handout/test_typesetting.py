from __future__ import annotations

from collections.abc import Iterator
from threading import Thread

import pytest

from intake.handout import typesetting
from intake.handout.fonts import PAPER_FAMILIES, SANS, Face
from intake.handout.phrase import NBSP, isolated, prose
from intake.handout.text import Cluster, Span, Style, Text
from intake.handout.typesetting import icon_outline, typeset

ARABIC = Style("Inloop Naskh", 15.5, 20.5, rtl=True, islands=0.86)
LATIN = Style(SANS, 10, 13)
ETHIOPIC = Style("Inloop Ethiopic", 14, 19)
WIDE = 1000.0


def clusters(text: Text) -> Iterator[Cluster]:
    for line in text.lines:
        for run in line.runs:
            yield from run.clusters


def seen(text: Text) -> str:
    """What stands on the lines, from left to right."""
    return "".join(cluster.text for cluster in clusters(text))


def left_of(text: Text, words: str) -> float:
    """The x of a cluster that occurs once."""
    (found,) = (cluster for cluster in clusters(text) if cluster.text == words)
    return found.glyphs[0].x


# --- what others got wrong


def test_lines_of_a_wrapped_right_to_left_paragraph_stand_in_reading_order() -> None:
    text = typeset("أولا هذا هو السطر الأول وبعده يأتي السطر الثاني أخيرا", ARABIC, 150)
    assert len(text.lines) > 1
    first, last = (
        "".join(cluster.text for run in line.runs for cluster in run.clusters)
        for line in (text.lines[0], text.lines[-1])
    )
    assert "أ" in first[-5:]  # the sentence begins at the right end of its first line
    assert "ر" in last[:5]


def test_a_bracket_after_mixed_text_closes_where_it_should() -> None:
    text = typeset(prose("اتصل بهم (CAK).", rtl=True), ARABIC, WIDE)
    assert left_of(text, ".") < left_of(text, ")") < left_of(text, "C") < left_of(text, "(") < left_of(text, "ص")
    assert {len(cluster.glyphs) for cluster in clusters(text) if cluster.text in "()"} == {1}


def test_brackets_are_mirrored_in_arabic() -> None:
    rtl, ltr = typeset("(ب)", ARABIC, WIDE), typeset("(b)", Style("Inloop Naskh", 15.5, 20.5), WIDE)
    glyph = {cluster.text: cluster.glyphs[0].number for cluster in clusters(ltr)}
    mirrored = {cluster.text: cluster.glyphs[0].number for cluster in clusters(rtl)}
    assert (mirrored["("], mirrored[")"]) == (glyph[")"], glyph["("])


def test_arabic_letters_are_joined() -> None:
    joined = [cluster.glyphs[0].number for cluster in clusters(typeset("بيت", ARABIC, WIDE))]
    alone = [cluster.glyphs[0].number for letter in "تيب" for cluster in clusters(typeset(letter, ARABIC, WIDE))]
    assert joined != alone


@pytest.mark.parametrize(
    ("family", "sentence"),
    [
        (SANS, "Não, você não precisa: avó, ação, três."),
        (SANS, "Өнөөдөр, үүнээс: «Би төлж чадахгүй»."),
        (SANS, "Ґанок, їжа, єдність. Қазақ, ў, ҳ."),
        (SANS, "Điện thoại được ưu tiên; ẹ̀kọ́ ọ̀rẹ́; haƙƙin; İğne, ışık."),
        ("Inloop Naskh", "سجّل نفسك عند طبيب عام في حيّك؟ مجاناً، ليلاً ونهاراً."),
        ("Inloop Naskh", "گام‌های بعدی شما: ۹:۰۰–۱۷:۰۰؛ پښتو ځ ډ ګ؛ کوردی ڕ ڵ ێ؛ اردو ٹ ڈ ے۔"),
        ("Inloop Ethiopic", "ሓደጋ ህይወት ኣሎ ድዩ? ናብ 112 ደውላ። ለይትን መዓልትን፣ ብናጻ፦ ሐኪም፤"),
    ],
)
def test_no_sentence_has_a_box_for_a_letter(family: str, sentence: str) -> None:
    rtl = family == "Inloop Naskh"
    text = typeset(prose(sentence, rtl=rtl), Style(family, 14, 18, rtl=rtl), WIDE)
    assert all(glyph.number for cluster in clusters(text) for glyph in cluster.glyphs)
    assert {run.face.family for line in text.lines for run in line.runs} == {family}


# --- numbers in a right-to-left line


@pytest.mark.parametrize("number", ["020 555 01 23", "+31 20 555 01 23", "9.00–17.00", "24-11-2026", "0–24", "7KD 4MF"])
def test_a_number_reads_from_left_to_right_inside_arabic(number: str) -> None:
    text = typeset(prose(f"اتصل {number} الآن، ثم تعال.", rtl=True), ARABIC, WIDE)
    assert number in seen(text).replace(NBSP, " ")
    islands = [run for line in text.lines for run in line.runs if run.face.family == SANS]
    places = [cluster.glyphs[0].x for run in islands for cluster in run.clusters]
    assert places == sorted(places)


def test_latin_in_arabic_is_set_in_the_sans_and_smaller() -> None:
    text = typeset(prose("اطلبوا المال من CAK", rtl=True), ARABIC, WIDE)
    sizes = {run.face.family: run.size for line in text.lines for run in line.runs}
    assert sizes["Inloop Naskh"] == pytest.approx(15.5)
    assert sizes[SANS] == pytest.approx(0.86 * 15.5, abs=0.02)


# --- lines


@pytest.mark.parametrize("style", [LATIN, ETHIOPIC, ARABIC])
def test_the_longest_word_stays_within_its_width(style: Style) -> None:
    words = "https://www.wijkhuis-oost.example/eten Meervoudigepersoonlijkheidsstoornis ምኽንያቱምኽንያቱምኽንያቱምኽንያቱምኽንያቱ"
    text = typeset(words, style, 60)
    assert max(line.width for line in text.lines) <= 60
    assert all(-0.5 <= glyph.x <= 60 for cluster in clusters(text) for glyph in cluster.glyphs)


def test_a_soft_hyphen_shows_only_where_the_line_breaks() -> None:
    broken, whole = (seen(typeset("onder\u00adwijs\u00adnummer", LATIN, width)) for width in (60, WIDE))
    assert broken.count("\u00ad") == 1
    assert whole == "onderwijsnummer"


def test_words_stay_together_over_a_no_break_space() -> None:
    text = typeset(f"Vraag een voedselpakket{NBSP}{NBSP}A", LATIN, 115)
    last = "".join(cluster.text for run in text.lines[-1].runs for cluster in run.clusters)
    assert last.startswith("voedselpakket")


def test_a_framed_letter_tells_where_it_stands() -> None:
    text = typeset([Span(f"Bel{NBSP}{NBSP}"), Span("A", framed=True)], LATIN, WIDE)
    (framed,) = text.lines[0].framed
    assert framed.x == pytest.approx(left_of(text, "A"), abs=0.1)
    assert framed.size == 10


def test_a_framed_letter_in_arabic_stands_after_the_words() -> None:
    text = typeset([Span("اتصل بهم"), Span(NBSP * 2), Span(isolated("A"), framed=True)], ARABIC, WIDE)
    (framed,) = text.lines[0].framed
    assert framed.x + framed.width < min(c.glyphs[0].x for c in clusters(text) if c.text == "ص")


# --- fonts


def test_a_character_of_another_script_is_set_in_a_bundled_font() -> None:
    text = typeset("Zeg: ሰላም, مرحبا, Сайн, 你好", LATIN, WIDE)
    assert {run.face.family for line in text.lines for run in line.runs} == set(PAPER_FAMILIES)
    assert all(glyph.number for cluster in clusters(text) for glyph in cluster.glyphs)


def test_a_character_in_no_bundled_font_is_left_out() -> None:
    assert seen(typeset("Kom 🙂 binnen 漢", LATIN, WIDE)).split() == ["Kom", "binnen"]


def test_a_font_of_the_machine_with_the_same_name_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    ours = typesetting._file_font
    monkeypatch.setattr(typesetting, "_file_font", lambda face: ours(Face("Inloop Ethiopic")))
    with pytest.raises(RuntimeError, match="InloopSans-Bold"):
        typesetting._loaded.__wrapped__(Face(SANS, bold=True))


def test_an_icon_stands_in_the_middle_of_its_square() -> None:
    for code in (0xF02DC, 0xF05CF, 0xF03F2):  # home, human-pregnant, phone
        xs = [x for _, numbers in icon_outline(code) for x in numbers[::2]]
        assert (min(xs) + max(xs)) / 2 == pytest.approx(0.5, abs=0.03)


def test_every_thread_opens_the_font_files_for_itself() -> None:
    face, theirs = Face(SANS), list[bool]()
    ours = typesetting._file_font(face)
    other = Thread(target=lambda: theirs.append(typesetting._file_font(face) is not ours))
    other.start()
    other.join()
    assert theirs == [True]
    assert typesetting._file_font(face) is ours
