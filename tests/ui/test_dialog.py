"""A small window over the window: as tall as what it holds, and never taller than what it lies over."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui import checks
from ui import look
from ui.button import Button
from ui.card import column
from ui.dialog import Dialog
from ui.look import Look
from ui.scrolled import scrolled
from ui.text import Text

Show = Callable[[QWidget], QWidget]
LINE = "Dit is een zin die iemand voor het eerst leest en die over meer dan een regel loopt. "


@pytest.fixture
def opened(shown: Show, qtbot: QtBot) -> Callable[..., Dialog]:
    over = QWidget()
    shown(over)
    over.resize(1366, 768)

    def build(sentences: int, *, listed: bool = False) -> Dialog:
        dialog = Dialog(over, "Titel", listed=listed)
        if listed:
            held = QWidget()
            column(held).addWidget(Text(LINE * sentences))
            dialog.body.addWidget(scrolled(held, 300), 1)
        else:
            dialog.body.addWidget(Text(LINE * sentences))
        dialog.lay_out([Button("Sluit", "primary")])
        dialog.open()
        dialog.activateWindow()
        qtbot.waitUntil(lambda: dialog.isAncestorOf(QApplication.focusWidget()))
        QApplication.processEvents()
        return dialog

    return build


def test_it_is_as_tall_as_what_it_holds(opened: Callable[..., Dialog]) -> None:
    short, long = opened(1), opened(12)
    assert short.height() < long.height() < 768
    for dialog in (short, long):
        assert checks.clipped_texts(dialog) == []
        assert dialog._page is not None
        assert dialog._page.verticalScrollBar().maximum() == 0
        dialog.close()


def test_it_grows_with_what_it_says(opened: Callable[..., Dialog]) -> None:
    dialog = opened(1)
    before = dialog.height()
    dialog.body.addWidget(more := Text(LINE * 6))
    more.show()
    for _ in range(3):
        QApplication.processEvents()
    assert dialog.height() > before
    assert checks.clipped_texts(dialog) == []
    dialog.close()


def test_what_is_too_tall_for_the_window_scrolls_with_the_keys_for_it_and_its_buttons_stay(
    opened: Callable[..., Dialog],
) -> None:
    dialog = opened(80)
    assert dialog.height() <= 768
    assert checks.outside(dialog) == []
    page = dialog._page
    assert page is not None
    bar = page.verticalScrollBar()
    assert bar.maximum() > 0
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    QTest.keyClick(focused, Qt.Key.Key_PageUp)
    assert bar.value() == 0
    dialog.close()


def test_a_list_scrolls_by_itself_and_what_is_over_it_stays(opened: Callable[..., Dialog]) -> None:
    dialog = opened(80, listed=True)
    assert dialog._page is None
    assert dialog.height() <= 768
    assert checks.outside(dialog) == []
    dialog.close()


def test_at_twice_the_size_it_still_fits(qapp: QApplication, opened: Callable[..., Dialog]) -> None:
    look.wear(qapp, Look(zoom=2.0))
    dialog = opened(20)
    assert dialog.height() <= 768
    assert dialog.width() <= 1366
    assert checks.outside(dialog) == []
    dialog.close()
