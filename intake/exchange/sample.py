"""The sheet whose picture goes with a spreadsheet: a family's, in the language that is translated."""

from __future__ import annotations

from datetime import datetime

from intake import advice, case, handout
from intake.content import Content, root
from intake.handout import lines
from intake.model import Lang
from intake.words import Words

_FAMILY = "ziekenhuisrekening-den-haag.yaml"


def sample_sheet(of: Content, words: Words, language: Lang) -> bytes:
    """As PDF."""
    talk = case.talk(of, case.read(of, root() / "cases" / _FAMILY), "sample", "")
    value = lines.compose(words, talk, advice.advise(of, talk), language, datetime.now(), terms=of.terms)
    return handout.make_sheet(value)
