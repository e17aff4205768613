"""One of several things to look for, or any of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from intake.model import Code
from ui import look
from ui.button import Button
from ui.dialog import Dialog
from ui.speech import Speech
from ui.tile import Tile, Tiles

_COLUMNS = 4


class ChooseDialog(Dialog):
    """`chosen(code)`: this one, or "" for any. `options`: code, words, icon."""

    chosen = Signal(str)

    def __init__(
        self, parent: QWidget, say: Speech, title: str, options: Sequence[tuple[str, str, str]], now: str, anything: str
    ) -> None:
        super().__init__(parent, title, width=1160)
        self.tiles = Tiles(2 if look.cramped() else _COLUMNS, gap=8)
        for code, words, icon in options:
            self.tiles.add(Code(code), Tile(words, icon=icon, shape="plain"))
        self.tiles.show_codes((Code(now),))
        self.tiles.chosen.connect(lambda codes: self._choose(next(iter(codes), "")))
        self.body.addWidget(self.tiles)
        close = Button(say("window.save.close"), "quiet")
        close.clicked.connect(self.reject)
        self.any = Button(anything, "primary")
        self.any.clicked.connect(lambda: self._choose(""))
        self.lay_out([close, self.any])

    def _choose(self, code: str) -> None:
        self.chosen.emit(code)
        self.accept()
