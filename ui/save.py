"""Where to put a file: a place that volunteers know (documents, desktop, a stick) and a name. Qt's own file dialog
remembers every name and folder in its settings; this one remembers nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QStorageInfo, Signal
from PySide6.QtWidgets import QWidget

from intake.errors import Explained
from intake.model import Code
from ui import look
from ui.button import Button
from ui.dialog import Dialog
from ui.field import Field
from ui.speech import Speech
from ui.text import Text
from ui.tile import Tile, Tiles

Places = Callable[[], dict[str, Path]]
"""The folders to choose from: `documents`, `desktop`, or the name of a stick."""

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
_STICKS = ("/media/", "/run/media/", "/Volumes/")
_WINDOWS_STICKS = re.compile(r"^[D-Z]:/$")


class SaveDialog(Dialog):
    """`chosen(Path)`: save it there; a name that is taken gets a number. `suffix`: ".csv"."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget, say: Speech, name: str, suffix: str, places: Places | None = None) -> None:
        super().__init__(parent, say("window.save.title"))
        self._say, self._suffix = say, suffix
        self._places = (places or known_places)()
        self.tiles = Tiles(columns=2)
        for place in self._places:
            self.tiles.add(Code(place), Tile(place_name(say, place), shape="plain"))
        self.tiles.show_codes(tuple(map(Code, list(self._places)[:1])))
        self.name = Field(say("window.save.name"), limit=60)
        self.name.edit.setText(name)
        self.body.addWidget(Text(say("window.save.where"), look.STRONG))
        self.body.addWidget(self.tiles)
        self.body.addSpacing(look.px(8))
        self.body.addWidget(self.name)
        self.body.addWidget(Text(say("window.save.no-names"), look.SMALL, "ink2"))
        close = Button(say("window.save.close"), "quiet")
        close.clicked.connect(self.reject)
        save = Button(say("window.save.save"), "primary", icon="content-save-outline")
        save.clicked.connect(self._save_clicked)
        self.lay_out([close, save])

    def _save_clicked(self) -> None:
        name = _FORBIDDEN.sub("", self.name.text()).strip(" .").removesuffix(self._suffix)
        folder = next((self._places[code] for code in self.tiles.codes()), None)
        if not name:
            self.name.note(self._say("window.save.name-missing"))
            self.name.setFocus()
        elif folder is None:
            self.tiles.focus_first()
        else:
            self.chosen.emit(free_path(folder / f"{name}{self._suffix}"))
            self.accept()


def known_places() -> dict[str, Path]:
    """The user's documents and desktop, as far as they are there, and every stick that is plugged in."""
    kinds = QStandardPaths.StandardLocation
    found = {
        "documents": Path(QStandardPaths.writableLocation(kinds.DocumentsLocation)),
        "desktop": Path(QStandardPaths.writableLocation(kinds.DesktopLocation)),
    }
    found = {name: path for name, path in found.items() if path.is_dir()} or {"documents": Path.home()}
    for volume in QStorageInfo.mountedVolumes():
        root = volume.rootPath()
        if volume.isReady() and not volume.isReadOnly() and (root.startswith(_STICKS) or _WINDOWS_STICKS.match(root)):
            found[volume.displayName()] = Path(root)
    return found


def free_path(path: Path) -> Path:
    """This path, or with a number behind the name when it is taken: nothing is overwritten."""
    place, found = 1, path
    while found.exists():
        place += 1
        found = path.with_name(f"{path.stem}-{place}{path.suffix}")
    return found


def write_file(path: Path, content: bytes) -> Path:
    """Writes a new file and returns its path. Raises `Explained` (error.cannot-write)."""
    try:
        with path.open("xb") as file:
            file.write(content)
    except OSError as fault:
        raise Explained("error.cannot-write", file=path.name) from fault
    return path


def place_name(say: Speech, place: str) -> str:
    return say(f"window.save.place-{place}") if place in ("documents", "desktop") else place
