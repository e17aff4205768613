"""One file with everything of a desk, to keep on a stick: the vault as it is, encrypted, the keyring that opens it, the
sentences that were reviewed here and the packs of content that were accepted. Whoever finds the stick knows no more
than who finds the laptop.
"""

from __future__ import annotations

from hashlib import blake2b
from pathlib import Path, PurePosixPath
from typing import Annotated, Literal

import msgspec

from intake import disk
from intake.errors import Explained

SUFFIX = ".inloop"
LARGEST = 2 * 2**30  # bytes: a vault of four million visits
_MAGIC = b"inloop-backup\n"
_DIGEST_BYTES = 32
_MOST_WORDS, _LONGEST_WORDS = 200, 4 * 2**20
_WORD_FILES = {".yaml", ".json"}
PACKS = ("content.pack", "content.pack.before")
"""The pack in use and the one before it, in a desk's home: public, and the vault knows which it accepted."""


class Backup(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """`keyring` and `vault` are the bytes of the files; `words` the desk's own sentences by relative path; `packs` by
    name.
    """

    format: Literal[1] = 1
    made: Annotated[str, msgspec.Meta(max_length=10)]  # ISO date
    keyring: bytes
    vault: bytes
    words: Annotated[dict[str, str], msgspec.Meta(max_length=_MOST_WORDS)]
    packs: dict[str, bytes] = {}


def write(path: Path, backup: Backup) -> None:
    """Writes a backup whole or not at all, and reads it back. Raises `DiskFull` or `Explained`."""
    body = _MAGIC + msgspec.msgpack.encode(backup)
    disk.write_whole(path, body + _digest(body))
    if read(path) != backup:
        raise Explained("error.backup-damaged", file=path.name)


def read(path: Path) -> Backup:
    """Raises `Explained`: error.cannot-read, error.backup-foreign, error.backup-damaged."""
    return parse(_bytes(path), path.name)


def parse(untrusted: bytes, name: str) -> Backup:
    """Reads a backup's bytes: whose it is, whether it is whole, exactly these parts. Raises `Explained`."""
    if not untrusted.startswith(_MAGIC):
        raise Explained("error.backup-foreign", file=name)
    body, digest = untrusted[:-_DIGEST_BYTES], untrusted[-_DIGEST_BYTES:]
    if _digest(body) != digest:
        raise Explained("error.backup-damaged", file=name)
    try:
        backup = msgspec.msgpack.decode(memoryview(body)[len(_MAGIC) :], type=Backup)
    except (msgspec.MsgspecError, UnicodeDecodeError) as fault:
        raise Explained("error.backup-damaged", file=name) from fault
    known = all(_is_a_word_file(path, text) for path, text in backup.words.items())
    if not known or not set(PACKS).issuperset(backup.packs):
        raise Explained("error.backup-damaged", file=name)
    return backup


def own_words(folder: Path) -> dict[str, str]:
    """The files of a desk's own sentences, by path from `folder`."""
    found = sorted(path for path in folder.rglob("*") if path.suffix in _WORD_FILES) if folder.is_dir() else []
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in found}


def put_words(folder: Path, words: dict[str, str]) -> None:
    """Puts the sentences of a backup into a folder."""
    for name, text in words.items():
        path = folder / name
        disk.make_private_folder(path.parent)
        disk.write_whole(path, text.encode())


def own_packs(home: Path) -> dict[str, bytes]:
    """The packs of content in a desk's home, by name."""
    return {name: (home / name).read_bytes() for name in PACKS if (home / name).exists()}


def put_packs(home: Path, packs: dict[str, bytes]) -> None:
    """Puts the packs of a backup into a home."""
    for name, raw in packs.items():
        disk.write_whole(home / name, raw)


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            raise Explained("error.backup-foreign", file=path.name)
        return path.read_bytes()
    except OSError as fault:
        raise Explained("error.cannot-read", file=path.name) from fault


def _digest(body: bytes) -> bytes:
    return blake2b(body, digest_size=_DIGEST_BYTES).digest()


def _is_a_word_file(name: str, text: str) -> bool:
    """A name from outside may lead nowhere but into the folder."""
    path = PurePosixPath(name)
    plain = all(part.strip(". ") and part.isprintable() and not set(part) & set('\\:<>"|?*') for part in path.parts)
    return plain and not path.is_absolute() and path.suffix in _WORD_FILES and len(text) <= _LONGEST_WORDS
