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


def test_what_lies_over_something_else_is_found(page: QWidget) -> None:
    under, over, beside = Button("Onder"), Button("Over"), Button("Ernaast")
    for place, button in ((0, under), (60, over), (600, beside)):
        button.setParent(page)
        button.setGeometry(place, 100, 120, 52)
        button.show()
    assert checks.overlapping(page) == ["Button 'Onder' / Button 'Over'"]


def test_what_its_frame_cuts_off_is_found(page: QWidget) -> None:
    frame = QWidget()
    frame.setFixedSize(200, 60)
    put(page, frame)
    inside, cut = Text("Erin", wrap=False), Text("Half erbuiten", wrap=False)
    for text, left in ((inside, 10), (cut, 150)):
        text.setParent(frame)
        text.move(left, 10)
        text.show()
    assert checks.cut_by_their_frame(page) == ["Text 'Half erbuiten' in QWidget ''"]


def test_a_control_that_is_nothing_to_a_screen_reader_is_found(page: QWidget) -> None:
    painted = QWidget()
    painted.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    painted.setAccessibleName("Een schuif")
    put(page, painted, Button("Een knop"), Field("Een veld"))
    assert checks.roleless(page) == ["QWidget 'Een schuif'"]


def test_an_order_that_nobody_reads_in_is_found(page: QWidget) -> None:
    buttons = [Button(name) for name in ("Een", "Twee", "Drie", "Vier")]
    put(page, *buttons)
    first, second, third, fourth = buttons
    first.setFocus()
    assert checks.against_the_reading(page, checks.stops(page)) == []
    QWidget.setTabOrder(first, third)
    QWidget.setTabOrder(third, second)
    QWidget.setTabOrder(second, fourth)
    first.setFocus()
    assert "Button 'Drie' -> Button 'Twee'" in checks.against_the_reading(page, checks.stops(page))
