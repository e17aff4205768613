"""How easily the Dutch reads. Measured in November 2026 over 291 sentences: Flesch-Douma 89, "easy"; 6.9 words a
sentence on average (English: 7.1), 16 at most.
"""

from __future__ import annotations

import re

from pyphen import Pyphen

from intake import content
from intake.check.finding import Places
from intake.check.sentences import Sentences
from intake.model import NL
from intake.words import Words

FLOOR = 88  # on the scale of Flesch-Douma; 80 to 90 is easy, 60 to 70 is plain Dutch


def dutch() -> list[str]:
    found = content.load()
    return Sentences(found, Words.load(), Places(content.root(), found)).for_visitors(NL)


def flesch_douma(said: list[str]) -> float:
    """Reading ease of Dutch: 206.84 - 0.93 x words a sentence - 77 x syllables a word (W.H. Douma, 1960)."""
    hyphens = Pyphen(lang="nl_NL")
    words = re.findall(r"[^\W\d_]+", " ".join(said).lower())
    syllables = sum(len(hyphens.positions(word)) + 1 for word in words)
    return 206.84 - 0.93 * len(words) / len(said) - 77 * syllables / len(words)


def test_what_a_visitor_reads_in_dutch_is_easy() -> None:
    assert flesch_douma(dutch()) >= FLOOR


def test_the_measure_tells_easy_words_from_hard_ones() -> None:
    easy = ["Bel ons eerst.", "Wij gaan met u mee naar de dokter."]
    hard = ["De aansprakelijkheidsverzekering vergoedt uitsluitend medisch noodzakelijke behandelingen."]
    assert flesch_douma(easy) > 90
    assert flesch_douma(hard) < 20
