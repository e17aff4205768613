from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from intake.model import Code, Lang
from ui.button import Button
from ui.field import Field
from ui.icon import Glyph
from ui.tile import KEYS, Tile, Tiles

Show = Callable[[QWidget], QWidget]


A, B, NONE = Code("a"), Code("b"), Code("none")


def tiles(*, several: bool = False, exclusive: frozenset[Code] = frozenset()) -> Tiles:
    made = Tiles(columns=2, several=several, exclusive=exclusive)
    for place, code in enumerate((A, B, NONE)):
        made.add(code, Tile(str(code), key=KEYS[place], icon="home-outline", of_several=several))
    return made


def role(widget: QWidget) -> QAccessible.Role:
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    return found.role()


def test_one_answer_takes_the_place_of_another(shown: Show) -> None:
    group = tiles()
    shown(group)
    group.tile(A).click()
    group.tile(B).click()
    assert group.codes() == (B,)


@pytest.mark.parametrize(
    "press",
    [
        Tile.click,
        lambda tile: QTest.mouseClick(tile, Qt.MouseButton.LeftButton),
        lambda tile: QTest.keyClick(tile, Qt.Key.Key_Space),
    ],
    ids=["shortcut", "mouse", "space"],
)
def test_an_answer_that_is_given_again_is_taken_back(press: Callable[[Tile], None], shown: Show, qtbot: QtBot) -> None:
    group = tiles()
    shown(group)
    press(group.tile(A))
    assert group.codes() == (A,)
    with qtbot.waitSignal(group.chosen) as told:
        press(group.tile(A))
    assert told.args == [()]
    press(group.tile(B))
    assert group.codes() == (B,)


def test_several_answers_stand_side_by_side_in_the_order_of_the_tiles(shown: Show) -> None:
    group = tiles(several=True)
    shown(group)
    group.tile(B).click()
    group.tile(A).click()
    assert group.codes() == (A, B)


def test_none_of_these_clears_the_others_and_the_others_clear_it(shown: Show) -> None:
    group = tiles(several=True, exclusive=frozenset({NONE}))
    shown(group)
    group.tile(A).click()
    group.tile(NONE).click()
    assert group.codes() == (NONE,)
    group.tile(B).click()
    assert group.codes() == (B,)


def test_a_number_key_chooses_from_anywhere_in_the_window(shown: Show) -> None:
    window = QWidget()
    group, elsewhere = tiles(), Button("Verder")
    column = QVBoxLayout(window)
    column.addWidget(group)
    column.addWidget(elsewhere)
    shown(window)
    elsewhere.setFocus()
    QTest.keyClick(elsewhere, Qt.Key.Key_2)
    assert group.codes() == (B,)


def test_a_number_that_is_typed_into_a_field_chooses_nothing(shown: Show) -> None:
    window = QWidget()
    group, field = tiles(), Field("Nummer")
    column = QVBoxLayout(window)
    column.addWidget(group)
    column.addWidget(field)
    shown(window)
    QTest.keyClicks(field.edit, "2A")
    assert field.text() == "2A"
    assert group.codes() == ()


def test_showing_an_earlier_answer_says_nothing(shown: Show, qtbot: QtBot) -> None:
    group = tiles()
    shown(group)
    with qtbot.assertNotEmitted(group.chosen):
        group.show_codes((B,))
    assert group.codes() == (B,)


def test_a_screen_reader_hears_both_languages_and_what_kind_of_choice_it_is(shown: Show) -> None:
    one = Tile("Geld", "المال", language=Lang("ar"), icon="wallet-outline")
    several = Tile("Geld", of_several=True)
    for tile in (one, several):
        shown(tile)
    assert one.accessibleName() == "Geld, المال"
    assert role(one) == QAccessible.Role.RadioButton
    assert role(several) == QAccessible.Role.CheckBox


def test_a_tile_that_is_chosen_shows_it_by_more_than_colour(shown: Show) -> None:
    tile = Tile("Geld", icon="wallet-outline", key="1")
    shown(tile)
    checks = [glyph for glyph in tile.findChildren(Glyph) if glyph.isVisibleTo(tile)]
    tile.click()
    assert len([glyph for glyph in tile.findChildren(Glyph) if glyph.isVisibleTo(tile)]) == len(checks) + 1
