"""A window in a language that runs from right to left."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget

from intake.model import NL, Code, Lang
from tests.ui.seen import Picture
from ui import look
from ui.bar import Stages
from ui.button import Button
from ui.card import column, row
from ui.chart import Bars
from ui.icon import Glyph
from ui.look import Look
from ui.passphrase import Strength
from ui.speech import Speech
from ui.text import Text
from ui.tile import Tile, Tiles

Show = Callable[[QWidget], QWidget]


@pytest.fixture
def mirrored(qapp: QApplication) -> Iterator[None]:
    look.wear(qapp, Look(rtl=True))
    yield
    look.wear(qapp, Look())


def painted(build: Callable[[], QWidget], shown: Show, qapp: QApplication, *, rtl: bool) -> Picture:
    look.wear(qapp, Look(rtl=rtl))
    whole = QWidget()
    column(whole).addWidget(build())
    shown(whole)
    whole.resize(320, 120)
    QApplication.processEvents()
    found = Picture.of(whole)
    look.wear(qapp, Look())
    return found


@pytest.mark.parametrize("name", ["arrow-left", "arrow-right", "chevron-left", "chevron-right"])
def test_arrows_point_the_other_way_and_nothing_else_about_them_changes(
    name: str, shown: Show, qapp: QApplication
) -> None:
    build = lambda: Glyph(name, 64)  # noqa: E731
    usual = painted(build, shown, qapp, rtl=False).light[:, :128]
    turned = painted(build, shown, qapp, rtl=True).light[:, -128:]
    assert np.abs(usual[:, ::-1] - turned).mean() < 0.02
    assert np.abs(usual - turned).mean() > 0.02


def test_a_picture_that_shows_no_way_stays_as_it_is(shown: Show, qapp: QApplication) -> None:
    build = lambda: Glyph("school-outline", 64)  # noqa: E731
    usual = painted(build, shown, qapp, rtl=False).light[:, :128]
    assert np.array_equal(usual, painted(build, shown, qapp, rtl=True).light[:, -128:])


def stages(say: Speech) -> QWidget:
    made = Stages(say)
    made.show_stage("needs", 0.5)
    return made


def strength(say: Speech) -> QWidget:
    made = Strength(say)
    made.show_strength(2)
    return made


@pytest.mark.parametrize("what", ["stages", "strength", "bars"])
def test_what_fills_up_fills_from_the_side_where_reading_starts(
    what: str, say: Speech, shown: Show, qapp: QApplication
) -> None:
    builds: dict[str, Callable[[], QWidget]] = {
        "stages": lambda: stages(say),
        "strength": lambda: strength(say),
        "bars": lambda: Bars(say, [("a", (40,)), ("b", (10,))]),
    }
    usual, turned = (painted(builds[what], shown, qapp, rtl=rtl).light for rtl in (False, True))
    half = usual.shape[1] // 2
    assert usual[:, :half].mean() < usual[:, half:].mean()
    assert turned[:, half:].mean() < turned[:, :half].mean()


def test_the_first_stage_begins_where_reading_starts(say: Speech, shown: Show, qapp: QApplication) -> None:
    usual, turned = (painted(lambda: stages(say), shown, qapp, rtl=rtl).light for rtl in (False, True))
    words = slice(80, 120)  # the line of the words, over the bars
    for light, from_the_side in ((usual, 0), (turned, -1)):
        row = light[words].min(axis=0)
        ink = np.flatnonzero(row < row.max() / 2)
        side = ink[from_the_side] if from_the_side == 0 else len(row) - 1 - ink[from_the_side]
        assert side < 12


def test_an_arrow_after_the_words_stands_at_their_left(mirrored: None, shown: Show) -> None:
    button = Button("Verder", icon="arrow-right", icon_last=True)
    shown(button)
    button.resize(button.sizeHint())
    light = Picture.of(button).light
    ink = np.flatnonzero(light[8:-8, 16:-16].min(axis=0) < 0.3)
    first = np.flatnonzero(np.diff(ink) > 8)[0]  # the space after the arrow
    assert ink[first] - ink[0] < 60  # no word of six letters is so short


def test_the_window_s_own_words_start_at_the_right_and_the_visitors_where_hers_start(
    mirrored: None, shown: Show
) -> None:
    own, dutch = Text("Waar slaapt u nu?"), Text("Waar slaapt u nu?", language=NL)
    arabic = Text("أين تنامون؟", language=Lang("ar"))
    assert own.layoutDirection() == arabic.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert dutch.layoutDirection() == Qt.LayoutDirection.LeftToRight
    for text in (own, dutch, arabic):
        text.deleteLater()


def test_answers_and_the_space_at_a_side_are_mirrored(mirrored: None, shown: Show) -> None:
    whole, tiles = QWidget(), Tiles(2)
    for code in ("first", "second"):
        tiles.add(Code(code), Tile(code))
    row(whole, (40, 0, 0, 0)).addWidget(tiles)
    shown(whole)
    assert tiles.tile(Code("first")).mapTo(whole, QPoint()).x() > tiles.tile(Code("second")).mapTo(whole, QPoint()).x()
    assert whole.width() - tiles.geometry().right() - 1 == 40
