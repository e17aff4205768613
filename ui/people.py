"""Who is at the desk: the nicknames of those who may open it, one of them chosen."""

from __future__ import annotations

from collections.abc import Sequence

from intake.model import Code
from ui.tile import Tile, Tiles


class People(Tiles):
    """The first is chosen to begin with; one always is."""

    def __init__(self, people: Sequence[str]) -> None:
        super().__init__(columns=min(3, max(1, len(people))))
        self._people = tuple(people)
        for nickname in people:
            self.add(Code(nickname), Tile(nickname, shape="plain"))
        self.show_codes((Code(people[0]),) if people else ())
        self.chosen.connect(self._keep_one)

    def chosen_one(self) -> str:
        return next(iter(self.codes()), "")

    def are_several(self) -> bool:
        return len(self._people) > 1

    def _keep_one(self, codes: tuple[Code, ...]) -> None:
        if not codes:
            self.show_codes((Code(self._people[0]),))
