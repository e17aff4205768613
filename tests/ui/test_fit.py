from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from intake import content
from ui import look, privacy
from ui.fit import fits, roomiest
from ui.look import Look
from ui.speech import Speech

ROOM = QSize(400, 300)


@pytest.fixture
def within(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


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


def test_the_first_way_that_fits_is_taken(within: QWidget) -> None:
    assert roomiest(ways((900, 100), (300, 200), (100, 100)), ROOM, within, "one of three").objectName() == "300 x 200"


def test_where_none_fits_the_last_way_is_taken(within: QWidget) -> None:
    assert roomiest(ways((900, 100), (800, 100)), ROOM, within, "one of two").objectName() == "800 x 100"


def test_what_fits_at_once_is_built_alone(within: QWidget) -> None:
    built: list[str] = []

    def way(name: str) -> QWidget:
        built.append(name)
        return sized(10, 10)

    roomiest([partial(way, "a"), partial(way, "b")], ROOM, within, "the first")
    assert built == ["a"]


def test_what_fitted_is_tried_first_when_the_same_is_shown_again(within: QWidget) -> None:
    built: list[str] = []

    def way(name: str, width: int) -> QWidget:
        built.append(name)
        return sized(width, 10)

    def lay_out(narrow: int) -> None:
        roomiest([partial(way, *one) for one in (("a", 900), ("b", narrow), ("c", 1))], ROOM, within, "the same")

    lay_out(10)
    lay_out(10)
    assert built == ["a", "b", "b"]
    lay_out(800)  # what it says has changed in the meantime
    assert built[3:] == ["b", "c"]


@pytest.mark.parametrize("zoom", [1.0, 1.5, 2.0])
def test_what_is_written_down_is_seen_whole_in_every_language(
    zoom: float, qapp: QApplication, say: Speech, shown: Callable[[QWidget], QWidget]
) -> None:
    page, room = shown(QWidget()), QSize(1286, 724)
    look.wear(qapp, Look(zoom=zoom))
    for row in content.load().languages:
        assert fits(privacy.lay_out(say, row.code, room, page), room), row.code
