"""Every text on a screen or in a dialog comes from the words, and every word is there in both languages."""

from __future__ import annotations

import pytest
from babel.dates import get_day_names
from PySide6.QtWidgets import QWidget

from intake import content, directory
from intake.addresses import Wish
from intake.audience import visitor_keys
from intake.model import EN, NL, Lang
from intake.words import Words
from tests.ui import checks
from tests.ui.scenes import CODE, DIALOGS, DOORS, LONG_LINE, PEOPLE, PLACES
from tests.ui.walking import View, Walk
from ui.counts import Counts
from ui.directory import Directory
from ui.first_run import FirstRun
from ui.home import Home
from ui.practice import Practice
from ui.recovery import Recovery
from ui.restore import Restore
from ui.team import Team
from ui.translations import Translations


def given_by(screen: QWidget) -> list[str]:
    """What the window does not say itself: a passphrase of random words, months as the calendar says them, the rows of
    a table, sentences that wait for review.
    """
    if isinstance(screen, Translations):
        words = Words.load()
        waiting = [row.own for row in screen._desk.translations.waiting(Lang("pt-BR"))]
        waiting += [choice.own_name for choice in screen._desk.languages()]
        return [*waiting, *(words.text(NL, key) for key in visitor_keys(content.load(), words))]
    if isinstance(screen, FirstRun | Recovery):
        return [screen.passphrase.offered()]
    if isinstance(screen, Directory):
        found = screen._desk.addresses.find(Wish(city=screen._desk.city))
        whats = [entry.what for entry in found]
        whats += [f"{entry.service.name}, {entry.what}" for entry in found]
        told = [entry.service.accepts_undocumented.note for entry in found]
        phones = [", ".join(phone.number for phone in entry.service.phones) for entry in found]
        return [
            *(entry.service.name for entry in found),
            *whats,
            *told,
            *phones,
            *(entry.service.hours_note for entry in found),
            *(entry.service.address or "" for entry in found),
        ]
    if isinstance(screen, Practice):
        return [
            screen.say("window.course.family", place=place, title=family.title)
            for place, family in enumerate(screen.families.values(), start=1)
        ]
    if isinstance(screen, Restore):
        return [screen.fresh.offered()]
    if isinstance(screen, Team) and screen.form:
        return [screen.form.passphrase.offered()]
    if isinstance(screen, Home):
        return [row.line for row in screen._desk.upkeep.handed_over()]
    if isinstance(screen, Counts):
        publishing = screen._desk.publishing
        view = publishing.view(publishing.last("month"), screen.say.language)
        return [view.name, *view.columns, *(name for table in view.tables for name, _ in table.rows)]
    return []


_WORDS = Words.load()
_KNOWN = [(one.name, directory.told(_WORDS, NL, one).dutch, one.kind) for one in content.load().services.values()]
SERVICES = [part for name, what, kind in _KNOWN for part in (name, what, kind, f"{what}, {name}", f"{name}, {what}")]
"""Addresses: their names, what they do and are, and as a row says them."""
DAYS = [name for width in ("wide", "abbreviated") for name in get_day_names(width, "stand-alone", locale=NL).values()]
HOLD_DATA = {
    *("counts-month", "counts-year", "counts-now", "directory-round"),
    *("pick", "add-up", "added", "all-languages", "trail", "family", "offer", "offer-same", "publishers"),
}
"""What they show is somebody's: names, files, figures, an invented family."""


@pytest.mark.parametrize("name", [name for name in (*DOORS, *PLACES) if name not in HOLD_DATA])
def test_every_text_comes_from_the_words(name: str, walk: Walk) -> None:
    screen = walk.screen(name, View("marked"))
    assert checks.bare_texts(screen, [*PEOPLE, *CODE.split("-"), *given_by(screen)]) == []


@pytest.mark.parametrize("name", [name for name in DIALOGS if name not in HOLD_DATA])
def test_every_text_of_a_dialog_comes_from_the_words(name: str, walk: Walk) -> None:
    dialog = walk.dialog(name, View("marked"))
    assert checks.bare_texts(dialog, [LONG_LINE, *PEOPLE, *SERVICES, *DAYS]) == []


def test_every_word_of_the_window_stands_in_both_languages() -> None:
    words = Words.load()
    mine = {key for key in words.keys(NL) if key.startswith(("window.", "error."))}
    assert mine == {key for key in words.keys(EN) if key.startswith(("window.", "error."))}
