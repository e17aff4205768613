"""Buttons that go on in the next line."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from ui import look
from ui.button import Button
from ui.flow import Flow
from ui.look import Look

Show = Callable[[QWidget], QWidget]


@pytest.fixture
def line(shown: Show) -> tuple[QWidget, list[Button]]:
    whole, flow = QWidget(), Flow(gap=10)
    whole.setLayout(flow)
    buttons = [Button(words) for words in ("Een knop", "Nog een knop", "Een derde knop")]
    for button in buttons:
        flow.addWidget(button)
    shown(whole)
    return whole, buttons


def width_of(buttons: list[Button]) -> int:
    return sum(button.sizeHint().width() for button in buttons) + 10 * (len(buttons) - 1)


def settle(whole: QWidget, width: int) -> None:
    whole.resize(width, 400)
    QApplication.processEvents()


def test_what_fits_stands_in_one_line(line: tuple[QWidget, list[Button]]) -> None:
    whole, buttons = line
    settle(whole, width_of(buttons))
    assert {button.y() for button in buttons} == {buttons[0].y()}
    assert [button.x() for button in buttons] == sorted(button.x() for button in buttons)


def test_what_does_not_goes_on_in_the_next_whole(line: tuple[QWidget, list[Button]]) -> None:
    whole, buttons = line
    settle(whole, width_of(buttons) - 1)
    first, second, third = buttons
    assert first.y() == second.y() < third.y()
    assert third.x() == first.x()
    assert all(button.width() == button.sizeHint().width() for button in buttons)
    layout = whole.layout()
    assert layout is not None
    assert layout.heightForWidth(whole.width()) == 2 * first.height() + 10


def test_what_is_hidden_takes_no_room(line: tuple[QWidget, list[Button]]) -> None:
    whole, buttons = line
    buttons[1].hide()
    settle(whole, width_of([buttons[0], buttons[2]]))
    assert buttons[0].y() == buttons[2].y()


def test_in_a_mirrored_window_the_first_stands_at_the_right(qapp: QApplication, shown: Show) -> None:
    look.wear(qapp, Look(rtl=True))
    whole, flow = QWidget(), Flow()
    whole.setLayout(flow)
    first, second = Button("Een"), Button("Twee")
    flow.addWidget(first)
    flow.addWidget(second)
    shown(whole)
    QApplication.processEvents()
    assert first.geometry().right() == whole.rect().right()
    assert second.x() < first.x()
    look.wear(qapp, Look())
