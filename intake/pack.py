"""Content that travels by stick or by mail: one file with the conversation, the steps, the addresses and the words,
signed by who made it. This room knows the file: what may be in it, how it is made, and how it is read when nothing in
it may be believed yet. Who is trusted, and what becomes of a pack, is not known here.

The file is `inloop-pack`, the publisher's key, her signature over all the rest, and that rest as one MessagePack value.
It is not compressed, so that nothing in it can grow, and the same content gives the same bytes whoever makes it. It is
never unpacked onto the disk. Languages, with their scripts and fonts, and what the counts run over come with the
program alone: a pack has neither, and no code, font, schema or sentence of the window.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from intake import content, disk
from intake.errors import Explained
from intake.keyring.signing import SIGNATURE_BYTES, Signer, fingerprint, is_genuine
from intake.place import Packed

SUFFIX = ".pack"
LARGEST = 16 * 2**20  # bytes: eight times what the content of 2026 takes
LONGEST_TITLE = 60  # characters
LONGEST_VALID_DAYS = 400
_MAGIC = b"inloop-pack\n"
_KEY_BYTES = 32
_HEAD = len(_MAGIC) + _KEY_BYTES + SIGNATURE_BYTES
_MOST_FILES = 2000
_OF_THE_PROGRAM = ("languages.yaml", "counting.yaml")
_NAME = r"[a-z0-9][a-z0-9-]{0,63}"
_ROOM = "(?:guide|services|sheet|steps|terms)"
_MAY_HOLD = re.compile(
    rf"(?:guide|steps|directory|cases)/{_NAME}\.yaml|(?:cities|names|terms|glossary)\.yaml"
    rf"|words/[a-z]{{2,3}}(?:-[A-Za-z0-9]{{2,8}})?/(?:{_ROOM}(?:/{_NAME})?\.yaml|glossary\.yaml|review\.json)"
)


class _Body(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    format: Literal[1] = 1
    number: Annotated[int, msgspec.Meta(gt=0, lt=10**10)]
    until: str
    title: str
    files: dict[str, str]


class Pack(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """A pack that its publisher signed. `number`: the day it was made and its place on that day, yyyymmddnn, so that it
    only grows; `until`: the last day it is valid; `raw`: the file. Whether the publisher is trusted is another matter.
    """

    publisher: bytes
    number: int
    until: date
    title: str
    files: Mapping[str, str]
    raw: bytes

    @property
    def made(self) -> date:
        return _day_of(self.number)

    @property
    def fingerprint(self) -> str:
        """Of the publisher's key."""
        return fingerprint(self.publisher)

    @cached_property
    def digest(self) -> str:
        """Another for every other file."""
        return digest(self.raw)

    @cached_property
    def place(self) -> Packed:
        """Where its content is read, with what comes with the program alone."""
        own = {name: (content.root() / name).read_text("utf-8") for name in _OF_THE_PROGRAM}
        return Packed({**self.files, **own})


def digest(raw: bytes) -> str:
    return blake2b(raw, digest_size=32).hexdigest()


def number_on(day: date, place: int = 1) -> int:
    """The number of the pack that is the first (or second, ...) of a day."""
    return int(f"{day:%Y%m%d}{place:02}")


def collected(folder: Path) -> dict[str, str]:
    """What of a `resources` folder may travel, by its path there. Line ends are those of Unix."""
    found = sorted(path for path in folder.rglob("*") if path.suffix in (".yaml", ".json"))
    named = {path.relative_to(folder).as_posix(): path for path in found}
    return {name: path.read_text("utf-8") for name, path in named.items() if _MAY_HOLD.fullmatch(name)}


def make(files: Mapping[str, str], signer: Signer, *, number: int, until: date, title: str) -> bytes:
    """A pack's bytes; the same for the same content, number, dates and key. Raises `Explained` as `parse`."""
    body = _encoded(_Body(number=number, until=until.isoformat(), title=title, files=dict(sorted(files.items()))))
    head = _MAGIC + signer.publisher
    made = head + signer.sign(head + body) + body
    parse(made, title, lambda _key: True)
    return made


def read(path: Path, is_trusted: Callable[[bytes], bool]) -> Pack:
    """The pack in a file. Raises as `parse`, and `Explained` (error.cannot-read)."""
    return parse(disk.read_at_most(path, LARGEST), path.name, is_trusted)


def publisher_of(path: Path) -> bytes:
    """Whose key signed a file that is whole. Raises `Explained` as `read`, but for error.pack-unknown."""
    return _genuine(disk.read_at_most(path, LARGEST), path.name)[0]


def parse(untrusted: bytes, name: str, is_trusted: Callable[[bytes], bool]) -> Pack:
    """Reads a pack's bytes. In this order: size, kind, signature, publisher; only then what is in it.

    Raises `Explained`: error.pack-size, error.pack-other (no pack), error.pack-damaged, error.pack-unknown (signed by
    whom `is_trusted` does not know), error.pack-shape (signed, and not what a pack may be).
    """
    publisher, packed = _genuine(untrusted, name)
    if not is_trusted(publisher):
        raise Explained("error.pack-unknown", file=name)
    try:
        body = msgspec.msgpack.decode(packed, type=_Body)
    except (msgspec.MsgspecError, UnicodeDecodeError) as fault:
        raise Explained("error.pack-shape", file=name) from fault
    if not _is_sound(body) or _encoded(body) != packed:
        raise Explained("error.pack-shape", file=name)
    return Pack(
        publisher=publisher,
        number=body.number,
        until=date.fromisoformat(body.until),
        title=body.title,
        files=body.files,
        raw=untrusted,
    )


# --- within


def _genuine(untrusted: bytes, name: str) -> tuple[bytes, memoryview]:
    """The publisher and what she signed."""
    if len(untrusted) > LARGEST:
        raise Explained("error.pack-size", file=name, mebibytes=LARGEST // 2**20)
    if not untrusted.startswith(_MAGIC):
        raise Explained("error.pack-other", file=name)
    start = len(_MAGIC)
    publisher, signature = untrusted[start : start + _KEY_BYTES], untrusted[start + _KEY_BYTES : _HEAD]
    if not is_genuine(publisher, untrusted[: start + _KEY_BYTES] + untrusted[_HEAD:], signature):
        raise Explained("error.pack-damaged", file=name)
    return publisher, memoryview(untrusted)[_HEAD:]


def _encoded(body: _Body) -> bytes:
    return msgspec.msgpack.encode(body, order="sorted")


def _is_sound(body: _Body) -> bool:
    """Its dates are dates, its title is a line, and every path is one of those that a pack may hold."""
    try:
        valid_days = (date.fromisoformat(body.until) - _day_of(body.number)).days
    except ValueError:
        return False
    plain = body.title.isprintable() and body.title.strip() == body.title
    return (
        body.number % 100 > 0
        and body.until == date.fromisoformat(body.until).isoformat()
        and 0 <= valid_days <= LONGEST_VALID_DAYS
        and plain
        and 0 < len(body.title) <= LONGEST_TITLE
        and 0 < len(body.files) <= _MOST_FILES
        and all(map(_MAY_HOLD.fullmatch, body.files))
    )


def _day_of(number: int) -> date:
    """Raises ValueError when the number begins with no day."""
    return date(number // 10**6, number // 10**4 % 100, number // 100 % 100)
