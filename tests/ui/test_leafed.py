"""Answers by the page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from intake.model import Code
from tests.ui import seen
from ui import look
from ui.fit import fits
from ui.leafed import Leafed
from ui.look import Look
from ui.tile import Tile

Show = Callable[[QWidget], QWidget]
CODES = [Code(f"answer-{number}") for number in range(7)]


def words(page: int, pages: int) -> str:
    return f"{page} van {pages}"


@pytest.fixture
def leafed(shown: Show) -> Leafed:
    """Seven answers on pages of three."""
    tiles = Leafed(2, 2, words, several=True, exclusive=frozenset({CODES[6]}))
    for code in CODES:
        tiles.add(code, Tile(code, shape="crowd", of_several=True))
    shown(tiles)
    tiles.resize(700, 300)
    QApplication.processEvents()
    return tiles


def seen_now(tiles: Leafed) -> list[Code]:
    return [code for code in CODES if tiles.tile(code).isVisible()]


def test_every_answer_comes_by_and_after_the_last_page_comes_the_first(leafed: Leafed) -> None:
    passed = []
    for _ in range(3):
        passed.append(seen_now(leafed))
        leafed.more.click()
    assert passed == [CODES[:3], CODES[3:6], CODES[6:]]
    assert seen_now(leafed) == CODES[:3]


def test_the_arrow_stays_where_it_is_and_says_where_one_is(leafed: Leafed) -> None:
    before = leafed.more.geometry()
    assert leafed.more.accessibleName() == "1 van 3"
    leafed.more.click()
    QApplication.processEvents()
    assert leafed.more.geometry() == before
    assert leafed.more.accessibleName() == "2 van 3"
    told = QAccessible.queryAccessibleInterface(leafed.more)
    assert told is not None
    assert told.role() == QAccessible.Role.Button


def test_an_answer_on_another_page_counts_and_gives_way_as_if_it_were_seen(leafed: Leafed, qtbot: QtBot) -> None:
    leafed.tile(CODES[0]).click()
    leafed.turn_to(1)
    leafed.tile(CODES[4]).click()
    assert leafed.codes() == (CODES[0], CODES[4])
    leafed.turn_to(2)
    with qtbot.waitSignal(leafed.chosen) as told:
        leafed.tile(CODES[6]).click()  # none of these
    assert told.args == [(CODES[6],)]


def test_a_page_on_which_something_is_chosen_has_another_dot(leafed: Leafed) -> None:
    assert seen.changed(leafed.more, lambda: leafed.show_codes((CODES[5],))) > 20


def test_it_opens_at_what_was_chosen(leafed: Leafed) -> None:
    leafed.show_codes((CODES[4],))
    assert seen_now(leafed) == CODES[:3]  # a page is not turned under her finger
    leafed.turn_to_chosen()
    assert seen_now(leafed) == CODES[3:6]


def test_the_wordiest_page_decides_whether_it_fits(shown: Show) -> None:
    rooms = []
    for last in ("kort", "een antwoord dat over heel veel regels loopt " * 8):
        tiles = Leafed(2, 2, words)
        for code in CODES[:6]:
            tiles.add(code, Tile(last if code == CODES[5] else code, shape="crowd"))
        shown(tiles)
        rooms.append(fits(tiles, QSize(500, 240)))
    assert rooms == [True, False]


def test_the_keyboard_turns_the_page_too(leafed: Leafed) -> None:
    leafed.more.setFocus()
    QTest.keyClick(leafed.more, Qt.Key.Key_Space)
    assert seen_now(leafed) == CODES[3:6]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_its_focus_and_its_arrow_can_be_seen(dark: bool, qapp: QApplication, shown: Show) -> None:
    look.wear(qapp, Look(dark=dark, zoom=2.0))
    tiles = Leafed(2, 2, words)
    for code in CODES:
        tiles.add(code, Tile(code, shape="crowd"))
    shown(tiles)
    tiles.tile(CODES[0]).setFocus()
    assert seen.unseen_focus([tiles.more]) == []
    assert seen.front_to_ground(seen.Picture.of(tiles.more).light) >= seen.SHAPE
