"""Where content lies: in a folder, or in a pack. A pack is never unpacked onto the disk: `Packed` reads a file of it as
`Path` reads one of a folder, with as much of its manners as reading content takes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath
from typing import Self


class Packed:
    """A file or a folder among `files` (path -> text). `at`: its path, "" for the whole."""

    __slots__ = ("_files", "at")

    def __init__(self, files: Mapping[str, str], at: str = "") -> None:
        self._files, self.at = files, at

    @property
    def name(self) -> str:
        return self.at.rpartition("/")[2]

    @property
    def parent(self) -> Self:
        return type(self)(self._files, self.at.rpartition("/")[0])

    def __truediv__(self, name: str) -> Self:
        return type(self)(self._files, f"{self.at}/{name}" if self.at else name)

    def exists(self) -> bool:
        """Whether it is a file."""
        return self.at in self._files

    def read_text(self, _encoding: str = "utf-8") -> str:
        """Raises FileNotFoundError."""
        try:
            return self._files[self.at]
        except KeyError as error:
            raise FileNotFoundError(self.at) from error

    def read_bytes(self) -> bytes:
        """Raises FileNotFoundError."""
        return self.read_text().encode()

    def glob(self, pattern: str) -> Iterator[Self]:
        """The files right under this folder whose names fit."""
        folder = f"{self.at}/" if self.at else ""
        for path in self._files:
            name = path.removeprefix(folder)
            if path.startswith(folder) and "/" not in name and fnmatchcase(name, pattern):
                yield self / name

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Packed) and self._files is other._files and self.at == other.at

    def __hash__(self) -> int:
        return hash((id(self._files), self.at))


Place = Path | Packed


def below(path: Place, folder: Place) -> str:
    """The way from a folder to what lies in it: "ti/sheet.yaml". Raises ValueError for what lies elsewhere."""
    if isinstance(path, Packed) and isinstance(folder, Packed):
        return PurePosixPath(path.at).relative_to(folder.at).as_posix()
    if isinstance(path, Path) and isinstance(folder, Path):
        return path.relative_to(folder).as_posix()
    raise ValueError("one lies in a pack, the other in a folder")
