"""What must be true of every screen at the door and between conversations, in every look."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication, QWidget

from intake import content
from intake.addresses import Wish
from intake.audience import visitor_keys
from intake.desk import Desk
from intake.model import EN, NL, Lang, Visit, VisitNumber
from intake.settings import Settings
from intake.words import Words
from tests.ui import checks, gallery
from ui import look
from ui.counts import Counts
from ui.directory import Directory
from ui.first_run import STEPS, FirstRun
from ui.home import Home
from ui.look import Look
from ui.practice import Practice
from ui.recovery import Recovery
from ui.report import ReportDialog
from ui.restore import Restore
from ui.save import SaveDialog
from ui.screen import Screen
from ui.settings import SettingsScreen
from ui.speech import Speech
from ui.team import Task, Team
from ui.translations import Translations
from ui.unlock import Unlock
from ui.upkeep import Upkeep
from ui.visit import VisitDialog
from ui.work import Work

Show = Callable[[QWidget], QWidget]
Build = Callable[[Speech, Work, Desk, Path], Screen]

NOW = datetime(2026, 11, 24, 14, 5)
PEOPLE = ("Zonnebloem", "Ria", "Joop")
CODE = "ABCD-EFGH-JKLM-NPQR-STUV-WXYZ-2345"
LOOKS = {"light": Look(), "dark": Look(dark=True), "large": Look(zoom=1.5), "largest": Look(zoom=2.0)}
LEAST_TARGET = 48


def first_run_at(step: str) -> Build:
    def build(say: Speech, work: Work, desk: Desk, home: Path) -> Screen:
        screen = FirstRun(say, work, Desk, home, desk.cities())
        screen.card.show_code(CODE)
        if step == "check":
            screen.card.ask_back()
        screen._show_step(STEPS.index("card" if step == "check" else step))
        return screen

    return build


def home_with_drafts(say: Speech, work: Work, desk: Desk, _home: Path) -> Screen:
    for language in ("ti", "ar", "pt-BR", "mn", "en"):
        desk.begin(Lang(language))
    return Home(say, work, desk, 2, lambda: NOW)


def home_handed_over(say: Speech, work: Work, desk: Desk, _home: Path) -> Screen:
    desk.begin(Lang("ti"))
    for line in (
        "The printer takes paper from the upper tray alone, and there is more of it in the cupboard.",
        "Hello",
    ):
        desk.upkeep.hand_over(line, 7)
    return Home(say, work, desk, 2, lambda: NOW)


def team_at(task: Task) -> Build:
    class Begun(Team):
        def enter(self) -> None:
            super().enter()
            self._begin(task)

    return lambda say, work, desk, _home: Begun(say, work, desk)


def restore_by(way: str) -> Build:
    def build(say: Speech, work: Work, _desk: Desk, home: Path) -> Screen:
        screen = Restore(say, work, Desk, home)
        screen._show_people(Path("inloop-2026-11-28.inloop"), PEOPLE)
        if way == "card":
            screen._change_way()
        return screen

    return build


BUILDS: dict[str, Build] = {
    **{f"first-run-{step}": first_run_at(step) for step in (*STEPS, "check")},
    "unlock": lambda say, work, _desk, home: Unlock(say, work, partial(Desk.open, home), PEOPLE),
    "recovery": lambda say, work, _desk, home: Recovery(say, work, Desk, home, PEOPLE),
    "practice": lambda say, work, desk, home: Practice(say, work, Desk, desk.cities()),
    "home": home_with_drafts,
    "home-handed-over": home_handed_over,
    "home-empty": lambda say, work, desk, _home: Home(say, work, desk, 2, lambda: NOW),
    "counts": lambda say, work, desk, _home: Counts(say, work, desk),
    "translations": lambda say, work, desk, _home: Translations(say, work, desk),
    "settings": lambda say, _work, _desk, _home: SettingsScreen(say, Settings()),
    "directory": lambda say, work, desk, _home: Directory(say, work, desk),
    "team": lambda say, work, desk, _home: Team(say, work, desk),
    **{f"team-{task}": team_at(task) for task in ("add", "rename", "passphrase", "revoke", "card-try", "card-new")},
    "upkeep": lambda say, work, desk, _home: Upkeep(say, work, desk),
    "restore": lambda say, work, _desk, home: Restore(say, work, Desk, home),
    **{f"restore-{way}": restore_by(way) for way in ("passphrase", "card")},
}
every_screen = pytest.mark.parametrize("name", BUILDS)


@pytest.fixture
def built(
    qapp: QApplication, shown: Show, work: Work, desk: Desk, tmp_path: Path, request: pytest.FixtureRequest
) -> Callable[..., Screen]:
    def build(name: str, dressed: Look = LOOKS["light"], say: Speech | None = None) -> Screen:
        look.wear(qapp, dressed)
        screen = BUILDS[name](say or Speech(Words.load(), NL), work, desk, tmp_path)
        shown(screen)
        screen.enter()
        while not work.idle():
            qapp.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        for _ in range(3):  # a layout that changes asks for another
            qapp.processEvents()
        gallery.keep(request, screen)
        return screen

    return build


@every_screen
@pytest.mark.parametrize("dressed", LOOKS)
def test_no_text_is_cut_off(name: str, dressed: str, built: Callable[..., Screen]) -> None:
    screen = built(name, LOOKS[dressed])
    assert checks.clipped_texts(screen) == []
    assert checks.overflowing(screen) == []
    assert screen.width() == 1366


@every_screen
def test_an_ordinary_laptop_shows_all_of_it(name: str, built: Callable[..., Screen]) -> None:
    screen = built(name)
    assert not screen.scrolls()
    assert checks.outside(screen) == []
    assert screen.minimumSizeHint().width() <= screen.width()


@every_screen
def test_at_the_largest_zoom_it_is_no_wider_than_the_window(name: str, built: Callable[..., Screen]) -> None:
    screen = built(name, LOOKS["large"])
    assert screen.minimumSizeHint().width() <= 1366
    assert screen.width() == 1366


@every_screen
def test_everything_that_takes_the_focus_has_a_name(name: str, built: Callable[..., Screen]) -> None:
    assert checks.nameless(built(name)) == []


@every_screen
def test_the_keyboard_reaches_everything(name: str, built: Callable[..., Screen]) -> None:
    screen = built(name)
    assert QApplication.focusWidget() is not None
    assert checks.unreachable(screen) == []


@every_screen
def test_every_target_is_large_enough_for_a_finger(name: str, built: Callable[..., Screen]) -> None:
    assert checks.small_targets(built(name), LEAST_TARGET) == []


def given_by(screen: Screen) -> list[str]:
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


@every_screen
def test_every_text_comes_from_the_words(name: str, built: Callable[..., Screen]) -> None:
    say = Speech(checks.MarkedWords(content.root() / "words"), NL)
    screen = built(name, say=say)
    assert checks.bare_texts(screen, [*PEOPLE, *CODE.split("-"), *given_by(screen)]) == []


@every_screen
def test_it_can_be_read_in_english_too(name: str, built: Callable[..., Screen]) -> None:
    screen = built(name, say=Speech(Words.load(), EN))
    assert checks.clipped_texts(screen) == []
    assert checks.overflowing(screen) == []


@every_screen
def test_it_has_room_for_a_wordier_language(name: str, built: Callable[..., Screen]) -> None:
    screen = built(name, say=Speech(checks.LongWords(content.root() / "words"), NL))
    assert checks.clipped_texts(screen) == []
    assert checks.overflowing(screen) == []
    assert screen.width() == 1366


def dialogs(say: Speech, parent: QWidget) -> list[QWidget]:
    visit = Visit(
        number=VisitNumber("7KD4MF"),
        closed="2026-11-02",
        language=Lang("ti"),
        city=Desk.cities()[0],
        answers={},
        steps=(),
    )
    return [
        VisitDialog(parent, say, visit),
        SaveDialog(parent, say, "tellingen-2026-10", ".csv", lambda: {"documents": Path(), "desktop": Path()}),
        ReportDialog(parent, say, ValueError()),
    ]


@pytest.mark.parametrize("dressed", LOOKS)
def test_no_text_of_a_dialog_is_cut_off(dressed: str, qapp: QApplication, shown: Show, say: Speech) -> None:
    look.wear(qapp, LOOKS[dressed])
    parent = shown(QWidget())
    for dialog in dialogs(say, parent):
        dialog.show()
        qapp.processEvents()
        assert checks.clipped_texts(dialog) == []
        assert checks.nameless(dialog) == []
        dialog.close()


def test_every_word_of_the_window_stands_in_both_languages() -> None:
    words = Words.load()
    mine = {key for key in words.keys(NL) if key.startswith(("window.", "error."))}
    assert mine == {key for key in words.keys(EN) if key.startswith(("window.", "error."))}
