"""Language first."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from intake.desk import Desk
from intake.model import Code
from tests.ui import checks
from tests.ui.leading import AR, EN, TI
from tests.ui.pages import visible
from ui import look
from ui.language import Language
from ui.leafed import Leafed
from ui.look import Look
from ui.speech import Speech

Show = Callable[[QWidget], QWidget]


@pytest.fixture
def language(desk: Desk, say: Speech, shown: Show) -> Language:
    return entered(desk, say, shown)


def entered(desk: Desk, say: Speech, shown: Show) -> Language:
    """The screen as a conversation begins."""
    screen = Language(say, desk.languages())
    shown(screen)
    screen.show_language(None)
    screen.enter()
    return screen


def said(language: Language, code: str) -> list[str]:
    return [label.text() for label in visible(language.tiles.tile(Code(code)), QLabel)]


def test_every_language_stands_there_by_its_own_name_with_the_dutch_under_it(language: Language, desk: Desk) -> None:
    for choice in desk.languages():
        own = said(language, choice.code)
        assert own[0] == choice.own_name
        assert own[1:] == ([] if choice.code == "nl" else [choice.dutch_name])


def test_in_an_english_window_the_small_names_are_english(desk: Desk, shown: Show) -> None:
    screen = Language(Speech(desk.words, EN), desk.languages())
    shown(screen)
    assert said(screen, "ti")[1] == "Tigrinya"
    assert said(screen, "nl") == ["Nederlands", "Dutch"]


def test_a_star_explains_itself_where_a_translation_waits_for_review(language: Language, desk: Desk) -> None:
    for choice in desk.languages():
        told = language.tiles.tile(Code(choice.code)).accessibleDescription()
        assert bool(told) is choice.unreviewed


def test_one_click_chooses(language: Language, qtbot: QtBot) -> None:
    with qtbot.waitSignal(language.chosen) as told:
        language.tiles.tile(Code("ti")).click()
    assert told.args == [TI]


def test_the_language_that_is_chosen_already_can_be_confirmed(language: Language, qtbot: QtBot) -> None:
    language.show_language(AR)
    with qtbot.waitSignal(language.chosen) as told:
        language.tiles.tile(Code("ar")).click()
    assert told.args == [AR]


def test_a_number_key_chooses_too(language: Language, desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(language.chosen) as told:
        QTest.keyClick(language, Qt.Key.Key_6)
    assert told.args == [desk.languages()[5].code]


def test_the_languages_after_the_ninth_have_letters(language: Language, desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(language.chosen) as told:
        QTest.keyClick(language, Qt.Key.Key_K)
    assert told.args == [desk.languages()[19].code]


def test_escape_leads_back(language: Language, qtbot: QtBot) -> None:
    with qtbot.waitSignal(language.left):
        QTest.keyClick(language, Qt.Key.Key_Escape)


def test_arabic_stands_at_the_right_of_its_tile(language: Language) -> None:
    own, dutch = visible(language.tiles.tile(Code("ar")), QLabel)
    assert own.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert own.geometry().right() == dutch.geometry().right()


@pytest.mark.parametrize("dressed", [Look(), Look(dark=True), Look(zoom=1.5)], ids=["light", "dark", "large"])
def test_all_of_it_is_seen_whole(dressed: Look, qapp: QApplication, desk: Desk, say: Speech, shown: Show) -> None:
    look.wear(qapp, dressed)
    screen = Language(say, desk.languages())
    shown(screen)
    qapp.processEvents()
    assert not screen.scrolls()
    assert checks.clipped_texts(screen) == []


def test_the_keyboard_reaches_everything(language: Language) -> None:
    assert checks.nameless(language) == []
    assert checks.unreachable(language) == []


@pytest.fixture
def large(qapp: QApplication, desk: Desk, say: Speech, shown: Show) -> Language:
    """In letters twice as large."""
    look.wear(qapp, Look(zoom=2.0))
    return entered(desk, say, shown)


def seen_now(language: Language, desk: Desk) -> list[str]:
    return [choice.code for choice in desk.languages() if language.tiles.tile(Code(choice.code)).isVisible()]


def test_at_200_percent_every_language_comes_by_and_nothing_scrolls(large: Language, desk: Desk) -> None:
    assert isinstance(large.tiles, Leafed)
    passed: list[str] = []
    while not passed or seen_now(large, desk)[0] not in passed:
        passed += seen_now(large, desk)
        assert checks.clipped_texts(large) == []
        large.tiles.more.click()
        QApplication.processEvents()
    assert passed == [choice.code for choice in desk.languages()]
    assert not large.scrolls()


def test_at_200_percent_it_opens_at_the_language_in_hand(large: Language, desk: Desk) -> None:
    last = desk.languages()[-1].code
    assert last not in seen_now(large, desk)
    large.show_language(last)
    assert last in seen_now(large, desk)
