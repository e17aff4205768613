from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QWidget

import ui
from ui import look
from ui.icon import paint_icon, window_icon

Show = Callable[[QWidget], QWidget]


def test_an_icon_that_does_not_exist_is_a_bug() -> None:
    page = QPixmap(24, 24)
    with QPainter(page) as painter, pytest.raises(KeyError):
        paint_icon(painter, "no-such-icon", QRectF(page.rect()), look.color("ink"))


def test_every_icon_that_the_screens_name_is_in_the_font() -> None:
    known = look.icon_codes()
    for file in (Path(ui.__file__).parent).glob("*.py"):
        for word in file.read_text("utf-8").split('"')[1::2]:
            if word.endswith("-outline"):
                assert word in known, f"{file.name}: {word}"


def test_the_window_has_an_icon() -> None:
    assert not window_icon().isNull()
