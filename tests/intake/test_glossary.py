from __future__ import annotations

import msgspec

from intake.glossary import Entry, Glossary, names_lost
from tests.intake.small import content

ENTRY = Entry(say="médico de família (huisarts)", stems=("médico de família", "huisarts"), never=("médico em casa",))
GLOSSARY = Glossary({"huisarts": ENTRY}, {"huisarts": ("huisarts",)})


def test_a_sentence_about_a_term_says_it_in_one_of_its_forms() -> None:
    assert list(GLOSSARY.wrong("Bel de huisarts.", "Ligue para o médico de família.")) == []
    assert list(GLOSSARY.wrong("Bel de huisarts.", "Ligue para o HUISARTS.")) == []
    assert "says none of" in next(GLOSSARY.wrong("Bel de huisarts.", "Ligue para o médico."))


def test_a_false_friend_is_found() -> None:
    (what,) = GLOSSARY.wrong("Bel de huisarts.", "Ligue: huisarts, médico em casa.")
    assert what == "says 'médico em casa' for 'huisarts'"


def test_a_sentence_about_something_else_is_not_looked_at() -> None:
    assert list(GLOSSARY.wrong("Bel ons.", "Ligue para o médico em casa.")) == []
    assert list(GLOSSARY.wrong("Ga naar de nachthuisarts.", "Vá.")) == []


def test_a_translator_is_told_what_the_term_is_and_is_not() -> None:
    assert GLOSSARY.hints("De huisarts belt.") == "huisarts: médico de família (huisarts) (not: médico em casa)"
    assert GLOSSARY.hints("Wij bellen.") == ""


def test_a_term_that_nothing_calls_for_is_known() -> None:
    assert Glossary({"ghost": ENTRY}, {}).unknown_terms() == ("ghost",)


def test_a_name_that_is_gone_is_found_whole_words_only() -> None:
    of = msgspec.structs.replace(content(), names=("CAK", "Ouder- en Kindteam"))
    assert names_lost(of, "Noem het CAK.", "Mencione o cak.") == ()
    assert names_lost(of, "Noem het CAK.", "Mencione.") == ("CAK",)
    assert names_lost(of, "Een CAKje", "Mencione.") == ()
    assert names_lost(of, "Het Ouder- en Kindteam", "Ouder\u2011 en Kindteam") == ()
