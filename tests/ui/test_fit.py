from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui.fit import fits, roomiest

ROOM = QSize(400, 300)


def sized(width: int, height: int) -> QWidget:
    """A widget that needs so much room."""
    widget, inner = QWidget(), QWidget()
    layout = QVBoxLayout(widget)
    layout.setContentsMargins(0, 0, 0, 0)
    inner.setMinimumSize(width, height)
    layout.addWidget(inner)
    widget.setObjectName(f"{width} x {height}")
    return widget


def ways(*sizes: tuple[int, int]) -> list[Callable[[], QWidget]]:
    return [partial(sized, *size) for size in sizes]


@pytest.mark.parametrize(("width", "height", "whole"), [(400, 300, True), (401, 300, False), (400, 301, False)])
def test_what_is_seen_whole_fits(width: int, height: int, whole: bool) -> None:
    assert fits(sized(width, height), ROOM) is whole


def test_words_that_wrap_are_measured_at_the_width_there_is() -> None:
    widget = QWidget()
    layout, label = QVBoxLayout(widget), QLabel("een twee drie vier vijf " * 30)
    label.setWordWrap(True)
    layout.addWidget(label)
    assert fits(widget, QSize(1200, 300))
    assert not fits(widget, QSize(150, 300))


def test_the_first_way_that_fits_is_taken() -> None:
    assert roomiest(ways((900, 100), (300, 200), (100, 100)), ROOM).objectName() == "300 x 200"


def test_where_none_fits_the_last_way_is_taken() -> None:
    assert roomiest(ways((900, 100), (800, 100)), ROOM).objectName() == "800 x 100"


def test_what_fits_at_once_is_built_alone() -> None:
    built: list[str] = []

    def way(name: str) -> QWidget:
        built.append(name)
        return sized(10, 10)

    roomiest([partial(way, "a"), partial(way, "b")], ROOM)
    assert built == ["a"]
