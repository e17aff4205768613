from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ui.button import Button
from ui.card import Banner, RiskLine
from ui.speech import Speech
from ui.text import Text

Show = Callable[[QWidget], QWidget]


def test_a_banner_is_told_and_closed(say: Speech, shown: Show) -> None:
    banner = Banner(say)
    shown(banner)
    banner.tell("Er is iets.", "trouble")
    assert banner.text() == "Er is iets."
    banner.findChild(Button).click()
    assert banner.text() == ""
    assert banner.isHidden()


def test_a_risk_is_told_in_words_beside_its_colour() -> None:
    for risk in ("none", "cost", "confidential", "name", "authority"):
        line = RiskLine(risk, "Geen naam")  # type: ignore[arg-type]
        assert [label.text() for label in line.findChildren(Text)] == ["Geen naam"]
