"""One thing that is not right with the content, and the file and line where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

import msgspec

from intake.content import Content, shown
from intake.model import Lang
from intake.place import Packed, Place, below

_ID = re.compile(r"^\W*id: [\"']?(?P<name>[^\"'\s]+)[\"']?\s*$")
_KEY = re.compile(r"^[\"']?(?P<name>[\w.-]+)[\"']?:")
_OWNERS = {"guide": "question", "step": "step", "service": "service"}


class Finding(msgspec.Struct, frozen=True, order=True):
    """One thing that is wrong. `line` 0: the file as a whole."""

    file: str
    line: int
    what: str


class Places:
    """Where things stand in the files of one `resources` folder, as (file, line); each file is looked through once."""

    def __init__(self, folder: Place, of: Content) -> None:
        self._folder, self._origins = folder, of.origins
        self._lines = cache(_lines)

    def at(self, origin: str, whats: Iterator[str]) -> Iterator[Finding]:
        """Findings about `step:<id>`, `question:<id>` or `service:<id>`, each at the line with that id."""
        for what in whats:
            yield Finding(*self._of_id(origin), what)

    def of_key(self, path: Place, key: str) -> tuple[str, int]:
        """Where a sentence stands."""
        return self._shown(path), self._lines(path, _KEY).get(key, 0)

    def of_owner(self, key: str) -> tuple[str, int] | None:
        """Where the question, step or service stands that a sentence belongs to, if it belongs to one."""
        kind, _, rest = key.partition(".")
        origin = f"{_OWNERS.get(kind)}:{rest.partition('.')[0]}"
        return self._of_id(origin) if origin in self._origins else None

    def of_words(self, language: Lang) -> tuple[str, int]:
        """The folder of a language."""
        return self._shown(self._folder / "words" / language), 0

    def _of_id(self, origin: str) -> tuple[str, int]:
        path, name = self._origins[origin], origin.partition(":")[2]
        return self._shown(path), self._lines(path, _ID).get(name, 0)

    def _shown(self, path: Place) -> str:
        """In a pack the path there; a sentence of the program beside it is called as the program's files are."""
        if isinstance(self._folder, Packed):
            return shown(path)
        return f"{self._folder.name}/{below(path, self._folder)}"


def _lines(path: Place, pattern: re.Pattern[str]) -> Mapping[str, int]:
    lines = enumerate(path.read_text("utf-8").splitlines(), start=1)
    return {found["name"]: place for place, line in lines if (found := pattern.search(line))}
