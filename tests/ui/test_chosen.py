"""What is chosen is told by more than its colour: an eye that tells no colours apart sees it as well."""

from __future__ import annotations

from collections.abc import Callable
from typing import get_args

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QVBoxLayout, QWidget

from tests.ui import seen
from ui import look
from ui.button import Button
from ui.card import ListRow
from ui.look import Look
from ui.tile import KEYS, Shape, Tile

Show = Callable[[QWidget], QWidget]
LEAST = 24  # pixels: a small check mark


def checkable_row() -> ListRow:
    row = ListRow("map-marker", "Wereldhuis Den Haag", "gratis inloop")
    row.setCheckable(True)
    return row


KINDS: dict[str, Callable[[], QAbstractButton]] = {
    "tab": lambda: Button("Maand", "tab"),
    "tab with a sign": lambda: Button("Vandaag", "tab", icon="door-open"),
    "tab that is a sign": lambda: Button("Instellingen", "tab", icon="cog-outline", bare=True),
    "choice": lambda: Button("Weet ik niet", "choice"),
    "row": checkable_row,
    **{
        f"tile {shape}": lambda shape=shape: Tile("Wonen", "سكن", icon="home-outline", key=KEYS[0], shape=shape)  # type: ignore[misc]
        for shape in get_args(Shape)
    },
}


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("kind", KINDS)
def test_it_shows_without_its_colour(kind: str, dark: bool, qapp: QApplication, shown: Show) -> None:
    look.wear(qapp, Look(dark=dark))
    whole, control = QWidget(), KINDS[kind]()
    whole.setProperty("role", "ground")
    column = QVBoxLayout(whole)
    column.addWidget(control)
    column.addStretch(1)
    shown(whole)
    assert seen.changed(control, lambda: control.setChecked(True)) >= LEAST


def test_a_control_that_is_only_tinted_would_be_found(shown: Show) -> None:
    class Tinted(QWidget):
        def __init__(self) -> None:
            super().__init__()
            self.setAutoFillBackground(True)

        def choose(self) -> None:
            palette = self.palette()
            palette.setColor(self.backgroundRole(), look.color("tint"))
            self.setPalette(palette)

    tinted = Tinted()
    shown(tinted)
    assert seen.changed(tinted, tinted.choose) < LEAST
