"""Packs for tests: somebody who makes them, the program's own content with one thing changed, and ways to meddle."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from intake import content, pack
from intake.desk import Desk
from intake.keyring.signing import Signer, fingerprint

DAY = date(2026, 11, 28)
MAKER, OTHER = Signer.fresh(), Signer.fresh()
TITLE = "Haagse inloop"
SMALL = {
    "guide/10-safety.yaml": "questions: []\n",
    "steps/zorg.yaml": "steps: []\n",
    "words/nl/steps.yaml": "step.a.do: Ga naar de huisarts.\n",
    "words/ti/review.json": "{}\n",
    "cities.yaml": "- elders\n",
}
"""What a pack may hold, and not much of it."""

Change = Callable[[dict[str, str]], None]
_WORD = re.compile(r"[\w-]+")


@cache
def _own(_root: Path) -> Mapping[str, str]:
    return pack.collected(content.root())


def own_files() -> dict[str, str]:
    """The program's own content, as it would travel."""
    return dict(_own(content.root()))


def nothing(_files: dict[str, str]) -> None:
    """Changes nothing."""


def says(path: str, was: str, now: str) -> Change:
    """Changes a text of one file, and fails when it is not there."""

    def change(files: dict[str, str]) -> None:
        assert was in files[path], f"{path} does not say {was!r}"
        files[path] = files[path].replace(was, now)

    return change


def raw(
    change: Change = nothing,
    *,
    by: Signer = MAKER,
    day: date = DAY,
    place: int = 1,
    valid_days: int = 180,
    title: str = TITLE,
    files: Mapping[str, str] | None = None,
) -> bytes:
    held = own_files() if files is None else dict(files)
    change(held)
    until = day + timedelta(days=valid_days)
    return pack.make(held, by, number=pack.number_on(day, place), until=until, title=title)


def written(path: Path, change: Change = nothing, **more: object) -> Path:
    path.write_bytes(raw(change, **more))  # type: ignore[arg-type]
    return path


def trust(desk: Desk, path: Path, by: Signer = MAKER) -> None:
    """The coordinator has the fingerprint on paper."""
    desk.supply.trust(path, fingerprint(by.publisher))


def nibbled(whole: bytes, chance: random.Random) -> bytes:
    """A file as a stick, a mail program or somebody with an editor may leave it."""
    data = bytearray(whole)
    for _ in range(chance.choice((1, 1, 1, 2, 5))):
        at = chance.randrange(len(data) + 1)
        match chance.randrange(5):
            case 0 if at < len(data):
                data[at] ^= 1 << chance.randrange(8)
            case 1:
                del data[at : at + chance.randrange(1, 30)]
            case 2:
                data[at:at] = chance.randbytes(chance.randrange(1, 30))
            case 3:
                data[at:at] = data[: chance.randrange(len(data) + 1)]
            case _:
                data[at : at + 1] = bytes([chance.choice(b'"{}[],:;#\n\x00\xff')])
    return bytes(data)


_ODD = (
    "1",
    "-5",
    "9" * 20,
    "null",
    "true",
    "[a]",
    "{",
    "{x}",
    "{x:>9999999999}",
    "''",
    "[]",
    "never",
    "coded",
    "25:99",
)


def garbled(files: Mapping[str, str], chance: random.Random) -> dict[str, str]:
    """Content in which one word of a file is another word, in one place or everywhere, or in which one file is nibbled.
    Somebody who is trusted may sign that as well.
    """
    path = chance.choice(sorted(files))
    text = files[path]
    if chance.random() < 0.3:
        return {**files, path: nibbled(text.encode(), chance).decode(errors="ignore")}
    found = _WORD.findall(text) or ["a"]
    was, now = chance.choice(found), chance.choice((*found, *_ODD * 3))
    other = re.sub(rf"(?<![\w-]){re.escape(was)}(?![\w-])", lambda _: now, text, count=chance.choice((0, 1)))
    return {**files, path: other}
