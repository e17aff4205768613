"""How everything looks: the palette in light and dark, the type scale, the fonts that come with the program, and zoom.

It is the one place where a colour or a size is decided, and the door between the widgets and the files they are dressed
with (`resources/fonts/`, `icons.yaml`). One look is worn at a time; when it changes, the screens are built anew, so a
widget may ask for its sizes once and never follow a change.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Literal

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QToolTip

from intake import content
from intake.model import NL, Lang
from intake.script import script_of

Role = Literal[
    "ground", "card", "sunk", "ink", "ink2", "line", "edge",
    "accent", "on_accent", "tint",
    "visitor", "visitor_ink", "visitor_line",
    "plum", "plum_tint",
    "sun", "warm", "on_warm", "glow", "deep", "deep_floor", "on_deep", "on_deep2", "door", "panel", "knob", "open_door",
]  # fmt: skip
"""What a colour is for. `visitor*`: hers; `plum*`: safety and risk alone; from `sun` on: the street of doors."""

LIGHT: Mapping[Role, str] = {
    "ground": "#EDF1EE", "card": "#FFFFFF", "sunk": "#F5F8F6", "ink": "#15302A", "ink2": "#48605A",
    "line": "#D5DEDA", "edge": "#6E857C", "accent": "#0F6152", "on_accent": "#FFFFFF", "tint": "#DCEEE7",
    "visitor": "#FFF0DB", "visitor_ink": "#5B3508", "visitor_line": "#EBCB98",
    "plum": "#7B2A5B", "plum_tint": "#F7E8F0",
    "sun": "#F2B35B", "warm": "#F7C27A", "on_warm": "#3A2204", "glow": "#FBD9A0",
    "deep": "#0E4239", "deep_floor": "#0A352E", "on_deep": "#FFFFFF", "on_deep2": "#CFE8DF",
    "door": "#14584B", "panel": "#1A6758", "knob": "#0E4239", "open_door": "#1D7A68",
}  # fmt: skip

DARK: Mapping[Role, str] = {
    **LIGHT,
    "ground": "#0F1816", "card": "#182320", "sunk": "#131D1A", "ink": "#E9F0EC", "ink2": "#AABDB5",
    "line": "#2C3E38", "edge": "#728A81", "accent": "#7FD0B9", "on_accent": "#06241D", "tint": "#1C3B33",
    "visitor": "#30271A", "visitor_ink": "#FFDDAB", "visitor_line": "#5E4A2A",
    "plum": "#F0B3D3", "plum_tint": "#3B2432",
    "deep": "#12332C", "deep_floor": "#0D2721", "knob": "#12332C",
}  # fmt: skip


class Type(msgspec.Struct, frozen=True):
    """One step of the type scale: size in pixels at 100 %, weight, and the size where room is scarce."""

    size: int
    weight: int = 400
    compact: int | None = None


SMALL, SMALL_STRONG = Type(15), Type(15, 600)
BODY, STRONG = Type(17), Type(17, 600)
LEAD = Type(18)
FIELD = Type(19)
HEADING = Type(20, 700)
NAME = Type(22, 700)
TITLE = Type(34, 700, 26)
QUESTION = Type(34, 600, 24)
HERO = Type(42, 700, 32)
FACING = Type(56, 700, 38)

ARGUMENTS = ("inloop", "-style", "fusion")
"""What the application is made with. The style is named here and not set by `wear`: that would load all that Qt knows
of styles, which no screen needs.
"""
ICON_FAMILY = "Inloop Icons"
_FALLBACKS = ("Inloop Window", "Inloop Sans", "Inloop Naskh", "Inloop Ethiopic", "Inloop Han")
_OPTICAL = {"Arab": 1.12}
"""Scripts that look smaller than Latin at the same size."""
_SANS_DIGITS = ("Arab",)
"""Scripts whose font has digits and Latin letters in another style than ours: theirs come from our own."""
_ROOMY_WIDTH = 1100  # below this, in pixels at 100 %, texts take their short form and side columns fold
_LEAST_WIDTH = 760  # below this there is room for what is needed now, and little air around it


class Look(msgspec.Struct, frozen=True):
    """`zoom`: 1.0 is 100 %. `width`: of the screen it is worn on, in device-independent pixels. `rtl`: the window's own
    language runs from right to left, and everything is mirrored.
    """

    dark: bool = False
    zoom: float = 1.0
    width: int = 1366
    rtl: bool = False

    @property
    def compact(self) -> bool:
        """Whether room is scarce: a small screen, or a large zoom on an ordinary one."""
        return self.width / self.zoom < _ROOMY_WIDTH

    @property
    def cramped(self) -> bool:
        """Whether there is hardly any: 200 % on an ordinary laptop."""
        return self.width / self.zoom < _LEAST_WIDTH

    @property
    def palette(self) -> Mapping[Role, str]:
        return DARK if self.dark else LIGHT


class _Wardrobe:
    """What is worn now."""

    look = Look()


def worn() -> Look:
    return _Wardrobe.look


def wear(app: QApplication, look: Look) -> None:
    """Dresses the application. Screens that were built before have to be built again."""
    _load_fonts()
    _Wardrobe.look = look
    app.setLayoutDirection(Qt.LayoutDirection.RightToLeft if look.rtl else Qt.LayoutDirection.LeftToRight)
    palette = _qt_palette()
    app.setPalette(palette)
    QToolTip.setPalette(palette)
    app.setFont(font(BODY))


def system_is_dark(app: QApplication) -> bool:
    return app.styleHints().colorScheme() == Qt.ColorScheme.Dark


def compact() -> bool:
    return worn().compact


def cramped() -> bool:
    return worn().cramped


def rtl() -> bool:
    return worn().rtl


def color(role: Role, alpha: int = 255) -> QColor:
    """A colour of the palette; `alpha` from 0 to 255."""
    found = QColor(worn().palette[role])
    found.setAlpha(alpha)
    return found


def blend(under: QColor, over: QColor, share: float) -> QColor:
    """`share` (0 to 1) of the second colour laid over the first."""
    return QColor.fromRgbF(
        under.redF() + (over.redF() - under.redF()) * share,
        under.greenF() + (over.greenF() - under.greenF()) * share,
        under.blueF() + (over.blueF() - under.blueF()) * share,
    )


def px(size: float) -> int:
    """A size at 100 % in the pixels of the zoom that is set; never nothing."""
    return max(1, round(size * worn().zoom))


def font(style: Type, language: Lang = NL) -> QFont:
    """The font of a text: by its place in the scale and by the script of its language."""
    script = script_of(language)
    size = style.compact if compact() and style.compact else style.size
    found = QFont()
    first = [_FALLBACKS[0]] if script.code in _SANS_DIGITS else []
    found.setFamilies(list(dict.fromkeys([*first, script.window, *_FALLBACKS])))
    found.setPixelSize(px(size * _OPTICAL.get(script.code, 1)))
    found.setWeight(QFont.Weight(style.weight))
    return found


@cache
def icon_codes() -> Mapping[str, str]:
    """Every icon of `icons.yaml`: its name, and the character that draws it in the icon font."""
    return {name: chr(int(code, 16)) for name, code in content.icons().items()}


@cache
def _load_fonts() -> None:
    """By their paths: then only what is drawn of them is read. Raises RuntimeError for a font file that Qt refuses: an
    installation that lost a file.
    """
    for path in sorted((content.root() / "fonts").glob("*.ttf")):
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            raise RuntimeError(f"{path.name} is no font")


def _qt_palette() -> QPalette:
    group = QPalette.ColorRole
    roles: dict[QPalette.ColorRole, Role] = {
        group.Window: "ground", group.WindowText: "ink", group.Base: "card", group.AlternateBase: "sunk",
        group.Text: "ink", group.PlaceholderText: "ink2", group.Button: "card", group.ButtonText: "ink",
        group.BrightText: "plum", group.Highlight: "accent", group.HighlightedText: "on_accent", group.Link: "accent",
        group.LinkVisited: "accent", group.ToolTipBase: "ink", group.ToolTipText: "card", group.Accent: "accent",
        group.Light: "card", group.Midlight: "line", group.Mid: "line", group.Dark: "edge", group.Shadow: "edge",
    }  # fmt: skip
    palette = QPalette()
    for role, name in roles.items():
        palette.setColor(role, color(name))
    for faded in (group.Text, group.ButtonText, group.WindowText):
        palette.setColor(QPalette.ColorGroup.Disabled, faded, color("ink2"))
    return palette
