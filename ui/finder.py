"""A list in which a thing is found by typing a few letters of what is said about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.card import ListRow, column
from ui.field import Field
from ui.scrolled import scrolled
from ui.text import Text
from ui.work import Work

_HEIGHT = 260  # in pixels at 100 %


class Thing(NamedTuple):
    """A row: its icon, what it is, a smaller line under it, and what else it is found by."""

    key: str
    icon: str
    text: str
    under: str
    more: str = ""


class Finder(QWidget):
    """`chosen(key)`: of the row that was pressed. `label` stands over the field, `none` where nothing is found."""

    chosen = Signal(str)

    def __init__(self, label: str, none: str, things: Sequence[Thing], work: Work, *, height: int = _HEIGHT) -> None:
        super().__init__()
        self.search = Field(label)
        self.setFocusProxy(self.search)
        self.rows: dict[str, ListRow] = {}
        self._letters: list[str] = []
        self._words = {thing.key: f"{thing.text} {thing.under} {thing.more}".casefold() for thing in things}
        self._none = Text(none, role="ink2")
        page = QWidget()
        self._stack = column(page)
        self._stack.addWidget(self._none)
        self._stack.addStretch(1)
        body = column(self, gap=12)
        body.addWidget(self.search)
        body.addWidget(scrolled(page, height), 1)
        self.search.changed.connect(self._filter)
        self._filter("")
        work.by_handfuls(self._make_rows(things), owner=self)

    def _make_rows(self, things: Sequence[Thing]) -> Iterator[None]:
        for place, thing in enumerate(things):
            found = self.rows[thing.key] = ListRow(thing.icon, thing.text, thing.under)
            found.clicked.connect(partial(self.chosen.emit, thing.key))
            self._stack.insertWidget(place, found)
            found.setVisible(self._matches(thing.key))
            yield

    def _filter(self, text: str) -> None:
        self._letters = text.casefold().split()
        for key, found in self.rows.items():
            found.setVisible(self._matches(key))
        self._none.setVisible(not any(map(self._matches, self._words)))

    def _matches(self, key: str) -> bool:
        return all(part in self._words[key] for part in self._letters)
