"""The checks find what they are for: each is shown a screen with one fault."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from intake import content
from intake.model import NL
from tests.ui import checks
from ui.button import Button
from ui.field import Field
from ui.speech import Speech
from ui.text import Text

Show = Callable[[QWidget], QWidget]


class Trap(QObject):
    """Keeps the focus where it is."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        tab = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Tab
        return tab or super().eventFilter(watched, event)


@pytest.fixture
def page(shown: Show) -> QWidget:
    whole = QWidget()
    QVBoxLayout(whole)
    shown(whole)
    return whole


def put(page: QWidget, *parts: QWidget) -> None:
    for part in parts:
        layout = page.layout()
        assert layout is not None
        layout.addWidget(part)
        part.show()


def test_a_text_without_room_is_found(page: QWidget) -> None:
    good, narrow, low = Text("Er is genoeg plaats"), Text("Te smal", wrap=False), Text("Te laag " * 40)
    narrow.setFixedWidth(20)
    low.setFixedSize(200, 20)
    put(page, good, narrow, low)
    assert checks.clipped_texts(page) == ["Te smal", "Te laag " * 40]


def test_a_button_without_room_is_found(page: QWidget) -> None:
    button = Button("Verder")
    button.setFixedWidth(30)
    put(page, button)
    assert checks.clipped_texts(page) == ["Verder"]


def test_a_field_without_a_name_is_found(page: QWidget) -> None:
    put(page, Field("Nummer"), QLineEdit())
    assert len(checks.nameless(page)) == 1


def test_a_trap_for_the_focus_is_found(page: QWidget) -> None:
    trap, first, last = Trap(), Button("Een"), Button("Twee")
    first.installEventFilter(trap)
    put(page, first, last)
    first.setFocus()
    assert checks.unreachable(page) == ["Twee"]


def test_a_text_of_its_own_is_found(page: QWidget) -> None:
    say = Speech(checks.MarkedWords(content.root() / "words"), NL)
    put(page, Text(say("window.kit.next")), Text("Zomaar"), Text("12"), Field(say("window.kit.next")))
    assert checks.bare_texts(page) == ["Zomaar"]


def test_a_button_outside_the_window_is_found(page: QWidget) -> None:
    button = Button("Verder")
    button.setParent(page)
    button.move(2000, 0)
    button.show()
    assert checks.outside(page) == ["Verder"]


def test_a_small_target_is_found(page: QWidget) -> None:
    put(page, Button("Klein", height=30), Button("Goed"))
    assert checks.small_targets(page, 48) == ["Klein"]
