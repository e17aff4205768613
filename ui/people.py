"""Who is at the desk: the nicknames of those who may open it, one of them chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from intake.model import Code
from ui import look
from ui.card import column
from ui.text import Text

if TYPE_CHECKING:
    from ui.tile import Tiles

_COLUMNS = 3


class People(QWidget):
    """The first is chosen to begin with, and one always is. Where there is one person there is nothing to see."""

    def __init__(self, title: str, people: Sequence[str]) -> None:
        super().__init__()
        self._people = tuple(people)
        self.tiles: Tiles | None = None
        if len(people) <= 1:
            self.hide()
            return
        self.tiles = self._make_tiles()
        self._keep_one(())
        body = column(self, (0, 0, 0, 14), 6)
        body.addWidget(Text(title, look.STRONG))
        body.addWidget(self.tiles)

    def chosen_one(self) -> str:
        return next(iter(self.tiles.codes() if self.tiles else self._people), "")

    def _make_tiles(self) -> Tiles:
        from ui.tile import Tile, Tiles

        tiles = Tiles(columns=min(_COLUMNS, len(self._people)))
        for nickname in self._people:
            tiles.add(Code(nickname), Tile(nickname, shape="plain"))
        tiles.chosen.connect(self._keep_one)
        return tiles

    def _keep_one(self, codes: tuple[Code, ...]) -> None:
        if not codes and self.tiles:
            self.tiles.show_codes(tuple(map(Code, self._people[:1])))
