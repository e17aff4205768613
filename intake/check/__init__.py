"""The machine's reading of all content before it may ship. Each finding names its file and line.

`structure.py` looks at what questions, steps and services say of each other and of their sources, `reach.py` at what
a conversation can come to, `sentences.py` at the words of every language, `families.py` at whether the invented
families get the advice that their files say they must. The schema itself (unknown keys, wrong types,
an id used twice) is the business of `content.py`: its faults come first, because nothing else can be said of a file
that cannot be read.
"""

from __future__ import annotations

from datetime import date

from intake import content
from intake.check import families
from intake.check.finding import Finding, Places
from intake.check.sentences import Sentences
from intake.check.structure import Structure, unnamed_services
from intake.errors import ContentFault
from intake.place import Packed, Place
from intake.words import Words

__all__ = ["Finding", "check", "remarks"]


def check(folder: Place, today: date) -> list[Finding]:
    """All findings about the content under a `resources` folder, or in a pack with the program's own words beside it,
    in the order of its files.
    """
    try:
        found = content.read(folder)
        words = Words.load(pack=folder / "words") if isinstance(folder, Packed) else Words(folder / "words")
        places = Places(folder, found)
        structure, sentences = Structure(found, words, places, today), Sentences(found, words, places)
        wrong = {*structure.findings()}
        told = () if wrong else families.findings(found, folder)  # what is wrong is told once
        return sorted({*wrong, *sentences.findings(), *told})
    except ContentFault as fault:
        return [Finding(str(fault.params["file"]), int(fault.params["line"]), str(fault.params["what"]))]
    except RecursionError:
        return [Finding("resources", 0, "a condition has too many others within it")]


def remarks(folder: Place) -> list[Finding]:
    """What deserves a look and may be right. Raises `ContentFault` for content that cannot be read."""
    found = content.read(folder)
    return sorted(unnamed_services(found, Places(folder, found)))
