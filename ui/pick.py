"""A file to take in: from the places that volunteers know, the newest first. Like `save.py` it remembers nothing."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake.model import Code
from ui.button import Button
from ui.card import ListRow, column
from ui.dialog import Dialog
from ui.save import Places, known_places, place_name
from ui.scrolled import scrolled
from ui.speech import Speech
from ui.text import Text
from ui.tile import Tile, Tiles

_MOST = 30


class FileDialog(Dialog):
    """Files of some kinds (`suffixes`: (".xlsx", ".po")), from the places that volunteers know.

    A kind of it says with `_row` what the line of a file does, and where `_add_files` puts them in its `body`.
    """

    def __init__(
        self, parent: QWidget, say: Speech, title: str, suffixes: Iterable[str], places: Places | None = None
    ) -> None:
        super().__init__(parent, title, width=720, listed=True)
        self._say, self._suffixes = say, tuple(suffixes)
        self._places = (places or known_places)()
        self.tiles = Tiles(columns=2)
        for place in self._places:
            self.tiles.add(Code(place), Tile(place_name(say, place), shape="plain"))
        self.tiles.chosen.connect(self._show_files)
        self.rows: dict[str, ListRow] = {}
        page = QWidget()
        self._stack: QVBoxLayout = column(page)
        self._none = Text(say("window.pick.none", kinds=", ".join(self._suffixes)), role="ink2")
        self._stack.addWidget(self._none)
        self._stack.addStretch(1)
        self._list = scrolled(page, 300)

    def _add_files(self) -> None:
        """The places and the list, with the files of the first place."""
        self.body.addWidget(self.tiles)
        self.body.addWidget(self._list, 1)
        first = tuple(map(Code, list(self._places)[:1]))
        self.tiles.show_codes(first)
        self._show_files(first)

    def _row(self, path: Path) -> ListRow:
        """The line of a file."""
        raise NotImplementedError

    def _show_files(self, codes: tuple[Code, ...]) -> None:
        for row in self.rows.values():
            self._stack.removeWidget(row)
            row.hide()
            row.deleteLater()
        folders = [self._places[code] for code in codes]
        self.rows = {path.name: self._row(path) for path in _newest(folders, self._suffixes)}
        for place, row in enumerate(self.rows.values()):
            self._stack.insertWidget(place, row)
        self._none.setVisible(not self.rows)


class PickDialog(FileDialog):
    """One file: `chosen(Path)`."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget, say: Speech, suffixes: Iterable[str], places: Places | None = None) -> None:
        super().__init__(parent, say, say("window.pick.title"), suffixes, places)
        self._add_files()
        close = Button(say("window.save.close"), "quiet")
        close.clicked.connect(self.reject)
        self.lay_out([close])

    def _row(self, path: Path) -> ListRow:
        row = ListRow("file-document-outline", path.name)
        row.clicked.connect(partial(self._choose, path))
        return row

    def _choose(self, path: Path) -> None:
        self.chosen.emit(path)
        self.accept()


def _newest(folders: Iterable[Path], suffixes: tuple[str, ...]) -> list[Path]:
    """The files of these kinds, the newest first; a folder or a file that cannot be looked at has none."""
    found: list[tuple[float, Path]] = []
    for folder in folders:
        with suppress(OSError):
            found += [(path.stat().st_mtime, path) for path in folder.iterdir() if path.suffix.lower() in suffixes]
    return [path for _, path in sorted(found, reverse=True)[:_MOST]]
