"""Who is at the desk: the nicknames of those who may open it, one of them chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from intake.model import Code
from ui import look
from ui.card import column
from ui.text import Text
from ui.tile import Tile, Tiles

_COLUMNS = 3


class People(QWidget):
    """The first is chosen to begin with, and one always is. Where there is one person there is nothing to see."""

    def __init__(self, title: str, people: Sequence[str]) -> None:
        super().__init__()
        self._people = tuple(people)
        self.tiles = Tiles(columns=min(_COLUMNS, max(1, len(people))))
        for nickname in people:
            self.tiles.add(Code(nickname), Tile(nickname, shape="plain"))
        self.tiles.chosen.connect(self._keep_one)
        self._keep_one(())
        body = column(self, (0, 0, 0, 14), 6)
        body.addWidget(Text(title, look.STRONG))
        body.addWidget(self.tiles)
        if len(people) <= 1:
            self.hide()

    def chosen_one(self) -> str:
        return next(iter(self.tiles.codes()), "")

    def _keep_one(self, codes: tuple[Code, ...]) -> None:
        if not codes:
            self.tiles.show_codes(tuple(map(Code, self._people[:1])))
