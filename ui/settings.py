"""The settings of this machine: a table of choices, each shown at once. Nothing here is about a visitor."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from intake.model import Code, Lang
from intake.settings import Settings
from intake.words import WINDOW_LANGUAGES
from ui import look
from ui.bar import DeskBar
from ui.card import Card, Note, column, row, rule
from ui.screen import Place
from ui.speech import Speech
from ui.text import Text
from ui.tile import Tile, Tiles

ZOOMS = (100, 125, 150, 200)
_DARKNESS = {"system": None, "light": False, "dark": True}
_COMPACT_COLUMNS = 3
_IDLE_SECONDS = (60, 120, 300, 600, 900)


class SettingsScreen(Place):
    """`changed(Settings)`: these are wanted from now on. `place_asked(name)`: elsewhere."""

    changed = Signal(object)

    def __init__(self, say: Speech, settings: Settings, *, coordinator: bool = True) -> None:
        super().__init__(say, "settings")
        self._settings = settings
        self.language = self._choices("language", [str(language) for language in WINDOW_LANGUAGES])
        self.zoom = self._choices("zoom", [str(zoom) for zoom in ZOOMS])
        self.dark = self._choices("dark", list(_DARKNESS))
        self.idle = self._choices("idle", [str(seconds) for seconds in _IDLE_SECONDS])
        self._show_settings()
        bar = DeskBar(say, "settings", coordinator=coordinator)
        bar.place_asked.connect(self.place_asked)
        self.lay_out(self._page(), bar)

    def enter(self) -> None:
        self.language.focus_first()

    def _page(self) -> QWidget:
        page, say = QWidget(), self.say
        body = column(page, (24, 8, 24, 8) if look.compact() else (28, 24, 28, 28), 16)
        body.addWidget(Text(say("window.settings.title"), look.TITLE))
        card = Card()
        inner = column(card, (24, 8, 24, 8), 4)
        for place, (name, tiles) in enumerate(self._rows().items()):
            if place:
                inner.addWidget(rule())
            inner.addLayout(self._line(name, tiles))
        body.addWidget(card)
        if not look.compact():
            body.addWidget(Note("information-outline", "", say("window.settings.about")))
        body.addStretch(1)
        return page

    def _rows(self) -> dict[str, Tiles]:
        return {"language": self.language, "zoom": self.zoom, "dark": self.dark, "idle": self.idle}

    def _line(self, name: str, tiles: Tiles) -> QHBoxLayout:
        line = row(pad=(0, 4, 0, 4) if look.compact() else (0, 12, 0, 12), gap=20)
        words = column(gap=2)
        words.addStretch(1)
        words.addWidget(Text(self.say(f"window.settings.{name}"), look.STRONG))
        if not look.compact():
            words.addWidget(Text(self.say(f"window.settings.{name}-why"), look.SMALL, "ink2"))
        words.addStretch(1)
        line.addLayout(words, 1 if look.compact() else 2)
        line.addWidget(tiles, 3)
        return line

    def _choices(self, name: str, values: list[str]) -> Tiles:
        tiles = Tiles(columns=2 if len(values) > _COMPACT_COLUMNS and look.compact() else len(values))
        for value in values:
            tiles.add(Code(value), Tile(self.say(f"window.settings.{name}.{value}"), shape="plain"))
        tiles.chosen.connect(lambda _codes: self._change())
        return tiles

    def _show_settings(self) -> None:
        """Shows what is set; a value that no tile has shows none."""
        settings = self._settings
        self.language.show_codes((Code(settings.window_language),))
        self.zoom.show_codes((Code(str(settings.zoom)),))
        self.dark.show_codes(tuple(Code(name) for name, dark in _DARKNESS.items() if dark is settings.dark))
        self.idle.show_codes((Code(str(settings.idle_seconds)),))

    def _change(self) -> None:
        """A choice that was taken back stays as it was."""
        old = self._settings
        self._settings = msgspec.structs.replace(
            old,
            window_language=Lang(_one(self.language, old.window_language)),
            zoom=int(_one(self.zoom, str(old.zoom))),
            dark=_DARKNESS[codes[0]] if (codes := self.dark.codes()) else old.dark,
            idle_seconds=int(_one(self.idle, str(old.idle_seconds))),
        )
        self._show_settings()
        if self._settings != old:
            self.changed.emit(self._settings)


def _one(tiles: Tiles, otherwise: str) -> str:
    return next(iter(tiles.codes()), Code(otherwise))
