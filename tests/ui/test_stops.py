"""Where Tab goes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLayout, QLayoutItem, QWidget
from pytestqt.qtbot import QtBot
from shiboken6.Shiboken import getAllValidWrappers

from tests.ui import checks
from ui.button import Button
from ui.card import column, row
from ui.dialog import Dialog
from ui.screen import Screen
from ui.scrolled import scrolled
from ui.speech import Speech

Show = Callable[[QWidget], QWidget]


def names(passed: list[QWidget]) -> list[str]:
    return [stop.accessibleName() for stop in passed]


def two_columns(screen: Screen) -> tuple[Button, ...]:
    """Four buttons in two columns, made in another order than they are read in."""
    page = QWidget()
    buttons = {name: Button(name) for name in ("vier", "twee", "drie", "een")}
    sides = row(page)
    for names_of_side in (("een", "twee"), ("drie", "vier")):
        side = column()
        for name in names_of_side:
            side.addWidget(buttons[name])
        sides.addLayout(side)
    screen.lay_out(page)
    return tuple(buttons[name] for name in ("een", "twee", "drie", "vier"))


def test_tab_goes_as_one_reads_whatever_was_made_first(say: Speech, shown: Show) -> None:
    screen = Screen(say, "probe")
    first, *_ = two_columns(screen)
    shown(screen)
    first.setFocus()
    assert names(checks.stops(screen)) == ["een", "twee", "drie", "vier"]


def test_back_is_the_same_way_back(say: Speech, shown: Show) -> None:
    screen = Screen(say, "probe")
    first, _, _, last = two_columns(screen)
    shown(screen)
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is last


def test_what_comes_later_is_reached_where_it_stands(say: Speech, shown: Show) -> None:
    screen = Screen(say, "probe")
    page = QWidget()
    body, late = column(page), column()
    body.addLayout(late)
    last = Button("laatste")
    body.addWidget(last)
    screen.lay_out(page)
    shown(screen)
    late.addWidget(new := Button("nieuw"))
    new.show()
    last.setFocus()
    assert names(checks.stops(screen)) == ["laatste", "nieuw"]
    late.addWidget(off := Button("uit"))
    off.setEnabled(False)
    new.setFocus()
    assert names(checks.stops(screen)) == ["nieuw", "laatste"]


def test_whoever_has_just_come_in_begins_at_the_page(say: Speech, shown: Show) -> None:
    screen = Screen(say, "probe")
    first, *_ = two_columns(screen)
    shown(screen)
    screen.setFocus()
    QTest.keyClick(screen, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is first


def test_what_tab_reaches_is_scrolled_into_sight(say: Speech, shown: Show) -> None:
    screen = Screen(say, "probe")
    page, held = QWidget(), QWidget()
    rows = column(held)
    buttons = [Button(str(number)) for number in range(40)]
    for button in buttons:
        rows.addWidget(button)
    column(page).addWidget(scrolled(held))
    screen.lay_out(page)
    shown(screen)
    buttons[0].setFocus()
    QTest.keyClick(buttons[0], Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is buttons[-1]
    assert not buttons[-1].visibleRegion().isEmpty()


def test_a_dialog_keeps_the_focus_inside(shown: Show, qtbot: QtBot) -> None:
    over = QWidget()
    column(over).addWidget(Button("eronder"))
    shown(over)
    dialog = Dialog(over, "Titel")
    dialog.body.addWidget(Button("inhoud"))
    dialog.lay_out([Button("sluit"), Button("goed", "primary")])
    dialog.open()
    dialog.activateWindow()
    qtbot.waitUntil(lambda: dialog.isAncestorOf(QApplication.focusWidget()))
    assert names(checks.stops(dialog)) == ["goed", "inhoud", "sluit"]
    dialog.close()


def items() -> set[int]:
    """Of layouts, that Python holds on to."""
    found = (one for one in getAllValidWrappers() if isinstance(one, QLayoutItem) and not isinstance(one, QLayout))
    return {id(one) for one in found}


def test_asking_for_the_order_leaves_no_item_of_a_layout_with_python(say: Speech, shown: Show) -> None:
    """Qt deletes them unheard, and what comes to lie at their address would be taken for them."""
    screen, page = Screen(say, "page"), QWidget()
    body = column(page)
    for name in ("een", "twee"):
        body.addWidget(Button(name))
    screen.lay_out(page)
    shown(screen)
    before = items()
    QTest.keyClick(screen, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not screen
    assert items() == before
