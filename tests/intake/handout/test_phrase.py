from __future__ import annotations

import pytest

from intake.handout.phrase import LRI, NBSP, PDI, WORD_JOINER, isolated, prose, unbroken


def islands(text: str) -> list[str]:
    """What stands isolated in an Arabic sentence, as one reads it."""
    set_text = prose(text, rtl=True)
    return [part.split(PDI)[0].replace(NBSP, " ").replace(WORD_JOINER, "") for part in set_text.split(LRI)[1:]]


@pytest.mark.parametrize(
    ("sentence", "stretches"),
    [
        ("اتصل 020 555 01 23 الآن", ["020 555 01 23"]),
        ("اتصل +31 20 555 01 23.", ["+31 20 555 01 23"]),
        ("من 9:00–17:00 كل يوم", ["9:00–17:00"]),
        ("من 9.00–12.00، مجاناً", ["9.00–12.00"]),
        ("في 24-11-2026.", ["24-11-2026"]),
        ("العنوان: Lindestraat 87, 2526 XX Den Haag", ["Lindestraat 87, 2526 XX Den Haag"]),
        ("انظر www.wijkhuis-oost.example/eten.", ["www.wijkhuis-oost.example/eten"]),
        ("اسأل !HUUR عن 50% و€ 400", ["!HUUR", "50%", "€ 400"]),
        ("اتصل (CAK) ثم 112.", ["CAK", "112"]),
        ("لا شيء هنا", []),
    ],
)
def test_latin_and_digits_are_islands_in_a_right_to_left_sentence(sentence: str, stretches: list[str]) -> None:
    assert islands(sentence) == stretches


def test_an_island_that_its_translator_made_stays_one() -> None:
    assert prose(f"عند {LRI}A{PDI} و\u2068B{PDI}", rtl=True) == f"عند {LRI}A{PDI} و\u2068B{PDI}"


def test_a_left_to_right_sentence_needs_no_islands() -> None:
    assert LRI not in prose("Bel 020 555 01 23, dan 112.", rtl=False)


def test_a_phone_number_does_not_break_in_any_language() -> None:
    assert prose("Bel 020 555 01 23 nu", rtl=False) == f"Bel {unbroken('020 555 01 23')} nu"
    assert " " not in unbroken("020 555 01 23")


def test_hours_do_not_break_at_their_dash() -> None:
    assert prose("ma 9.00–12.00 uur", rtl=False) == f"ma 9.00–{WORD_JOINER}12.00 uur"


def test_an_island_says_what_it_said() -> None:
    assert isolated("ma–do") == f"{LRI}ma–do{PDI}"
