"""An answer in digits, by pointing and by typing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from intake.model import Code
from tests.ui.pages import visible
from ui.digits import Digits

Show = Callable[[QWidget], QWidget]


@pytest.fixture
def digits(shown: Show) -> Digits:
    made = Digits(4, "Weg")
    shown(made)
    return made


def boxes(digits: Digits) -> str:
    return "".join(label.text() for label in visible(digits, QLabel))


def point_at(digits: Digits, typed: str) -> None:
    for digit in typed:
        digits.pad[digit].click()


def test_the_answer_is_given_when_every_box_is_filled(digits: Digits, qtbot: QtBot) -> None:
    point_at(digits, "251")
    assert (digits.codes(), boxes(digits)) == ((), "251")
    with qtbot.waitSignal(digits.chosen) as given:
        point_at(digits, "2")
    assert given.args == [("2512",)]
    point_at(digits, "9")
    assert digits.codes() == ("2512",)


def test_emptying_a_box_takes_the_answer_back(digits: Digits, qtbot: QtBot) -> None:
    digits.show_codes((Code("2512"),))
    with qtbot.waitSignal(digits.chosen) as given:
        digits.erase.click()
    assert given.args == [()]
    assert boxes(digits) == "251"


def test_it_can_be_typed(digits: Digits) -> None:
    digits.pad["1"].setFocus()
    for key in ("2", "5", "3", "1"):
        QTest.keyClicks(digits, key)
    assert digits.codes() == ("2531",)
    QTest.keyClick(digits, Qt.Key.Key_Backspace)
    assert boxes(digits) == "253"


def test_what_is_half_typed_stays_while_there_is_no_answer(digits: Digits) -> None:
    point_at(digits, "25")
    digits.show_codes(())
    assert boxes(digits) == "25"
    digits.show_codes((Code("1011"),))
    assert boxes(digits) == "1011"
    digits.show_codes(())
    assert boxes(digits) == ""
