from __future__ import annotations

import pytest
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication

from intake.desk import Desk
from intake.model import City, Lang
from ui import look
from ui.look import DARK, LIGHT, Look, Role

TEXT, EDGE = 4.5, 3.0  # WCAG 2.2: 1.4.3 and 1.4.11
PAIRS: list[tuple[Role, Role, float]] = [
    *((text, ground, TEXT) for text in ("ink", "ink2") for ground in ("ground", "card", "sunk", "tint", "plum_tint")),
    *(("accent", ground, TEXT) for ground in ("ground", "card", "sunk", "tint")),
    ("on_accent", "accent", TEXT),
    *(("visitor_ink", ground, TEXT) for ground in ("visitor", "card", "tint", "sunk")),
    *(("plum", ground, TEXT) for ground in ("plum_tint", "card", "sunk", "ground", "visitor")),
    ("ink2", "line", TEXT),  # a button that is off
    ("on_warm", "warm", TEXT),
    ("on_deep", "deep", TEXT),
    ("on_deep2", "deep", TEXT),
    *(("edge", ground, EDGE) for ground in ("ground", "card", "sunk")),
    ("warm", "deep", EDGE),
    ("accent", "line", EDGE),  # what of a bar is filled
    *(("ink", ground, EDGE) for ground in ("ground", "card", "visitor")),  # the ring of the focus
]


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_black_on_white_has_the_greatest_contrast() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("front", "back", "least"), PAIRS)
def test_what_stands_on_something_can_be_told_from_it(
    front: Role, back: Role, least: float, palette: dict[Role, str]
) -> None:
    assert contrast(palette[front], palette[back]) >= least


def test_both_palettes_name_the_same_roles() -> None:
    assert set(LIGHT) == set(DARK)


def test_sizes_follow_the_zoom_and_never_vanish(qapp: QApplication) -> None:
    look.wear(qapp, Look(zoom=1.5))
    assert look.px(20) == 30
    assert look.font(look.BODY).pixelSize() == look.px(look.BODY.size)
    assert look.px(0.1) == 1


def test_a_large_zoom_on_an_ordinary_screen_leaves_little_room() -> None:
    assert not Look(zoom=1.0, width=1366).compact
    assert Look(zoom=1.5, width=1366).compact
    assert not Look(zoom=1.5, width=1920).compact


def test_every_language_is_set_in_a_font_of_the_program(qapp: QApplication) -> None:
    desk = Desk.practise(City("den-haag"))
    for choice in desk.languages():
        assert QFontInfo(look.font(look.BODY, choice.code)).family().startswith("Inloop")
    desk.close()


def test_arabic_is_set_a_little_larger_because_it_looks_smaller() -> None:
    assert look.font(look.BODY, Lang("ar")).pixelSize() > look.font(look.BODY, Lang("en")).pixelSize()
