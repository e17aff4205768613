"""The city of a desk, as tiles."""

from __future__ import annotations

from collections.abc import Sequence

from intake.model import City, Code
from ui.speech import Speech
from ui.tile import Tile, Tiles


class Cities(Tiles):
    """None is chosen to begin with: a city decides which addresses are given."""

    def __init__(self, say: Speech, cities: Sequence[City]) -> None:
        super().__init__(columns=3)
        for city in cities:
            self.add(Code(city), Tile(say(f"city.{city}"), shape="plain"))

    def chosen_city(self) -> City | None:
        return next(map(City, self.codes()), None)
