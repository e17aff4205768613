"""Past every screen and every dialog, in every look: each is built once for each look, and everything that must be true
of it there is measured on it. `--every-look` walks all of them; without it a selection, in which each language, size,
ground and direction comes by, and each two of them that could get in each other's way.
"""

from __future__ import annotations

from itertools import product

import pytest
from PySide6.QtCore import QAbstractAnimation
from PySide6.QtWidgets import QWidget

from tests.ui import checks, seen
from tests.ui.pages import SIZE
from tests.ui.scenes import DIALOGS, SCREENS, STAGES
from tests.ui.walking import View, Walk

LEAST_TARGET = 48
NEVER_SCROLL = frozenset(name for name in STAGES if name.startswith(("language", "guide", "facing")))
"""A question and its answers are in sight, however large the letters and long the words are."""
Faults = dict[str, list[str]]

PLAIN = View()
SOME = (
    PLAIN,
    View(dark=True),
    View("en", zoom=1.5),
    View("mirrored", zoom=1.5),
    View(zoom=2.0, dark=True),
    View("en", zoom=2.0),
    View("long"),
    View("long", zoom=1.5),
)
EVERY = (
    *(View(*parts) for parts in product(("nl", "en", "mirrored"), (1.0, 1.5, 2.0), (False, True))),
    *(View("long", dark=dark) for dark in (False, True)),
    *(View("long", zoom=zoom) for zoom in (1.5, 2.0)),
)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "view" in metafunc.fixturenames:
        views = EVERY if metafunc.config.getoption("--every-look") else SOME
        metafunc.parametrize("view", views, ids=[view.name for view in views])


def whole(screen: QWidget) -> Faults:
    """What is cut off, lies over something else, or is out of reach at the side."""
    return {
        "cut off": checks.clipped_texts(screen),
        "over each other": checks.overlapping(screen),
        "sticking out": checks.cut_by_their_frame(screen),
        "too wide": checks.overflowing(screen),
        "outside": checks.outside(screen),
        "low": checks.small_targets(screen, LEAST_TARGET),
    }


def usable(screen: QWidget) -> Faults:
    """What cannot be reached with the keyboard in a sensible order, or heard."""
    passed = checks.stops(screen)
    return {
        "unreached": checks.unreachable(screen, passed),
        "against the reading": checks.against_the_reading(screen, passed),
        "nameless": checks.nameless(screen),
        "without a role": checks.roleless(screen),
    }


def faint(screen: QWidget, view: View) -> Faults:
    """What hardly stands out from what is around it."""
    picture = seen.Picture.of(screen)
    return {"faint": seen.faint_texts(picture, view.zoom), "without an edge": seen.faint_edges(picture)}


def moving(screen: QWidget) -> list[str]:
    """Whoever asked the laptop for less motion has nothing to switch off here: there is none."""
    return [type(one).__name__ for one in screen.window().findChildren(QAbstractAnimation)]


def told(found: Faults) -> str:
    """The faults, one a line; nothing where there are none."""
    return "\n".join(f"{what}: {where}" for what, places in found.items() for where in places)


def looked_at(shown: QWidget, view: View) -> str:
    """All that is measured in this look: what can be used is the same in light and dark, and pixels are not larger."""
    found = whole(shown)
    if not view.dark:
        found |= usable(shown)
    if view.zoom == 1 and view.words == "nl":
        found |= faint(shown, view)
    if view == PLAIN:
        found |= {"focus unseen": seen.unseen_focus(checks.focusable(shown)), "moves by itself": moving(shown)}
    return told(found)


@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_is_whole_and_usable(name: str, view: View, walk: Walk) -> None:
    screen = walk.screen(name, view)
    assert looked_at(screen, view) == ""
    assert screen.width() == SIZE[0]
    roomy = view.words != "long" and (view.zoom == 1 or (name in STAGES and view.zoom < 2))
    if roomy or name in NEVER_SCROLL:
        assert not screen.scrolls()


@pytest.mark.parametrize("name", DIALOGS)
def test_a_dialog_is_whole_and_usable(name: str, view: View, walk: Walk) -> None:
    dialog = walk.dialog(name, view)
    assert looked_at(dialog, view) == ""
    assert dialog.height() <= SIZE[1]


@pytest.mark.parametrize("name", ["home", "guide-safety", "facing-safety", "finish", "directory", "unlock", "report"])
def test_the_focus_is_seen_in_the_dark_too(name: str, walk: Walk) -> None:
    """One of each kind of control."""
    dark = View(dark=True)
    shown = walk.dialog(name, dark) if name in DIALOGS else walk.screen(name, dark)
    assert seen.unseen_focus(checks.focusable(shown)) == []
