"""How the program's own files come onto the disk: in a folder for one person alone, whole or not at all, and still
there after the power fails. The keyring and the vault stand on this; what may be written in them is their own matter.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from intake.errors import DiskFull, Explained

PRIVATE_FILE, PRIVATE_FOLDER = 0o600, 0o700
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


@contextmanager
def told() -> Iterator[None]:
    """Turns the disk's refusal into something a person can act on: `DiskFull`, or `Explained` (error.disk-refused)."""
    try:
        yield
    except OSError as error:
        raise DiskFull() if error.errno in _FULL else Explained("error.disk-refused") from error


def make_private_folder(folder: Path) -> None:
    """The folder exists, and nobody but its owner may look into it."""
    with told():
        folder.mkdir(parents=True, exist_ok=True, mode=PRIVATE_FOLDER)
        folder.chmod(PRIVATE_FOLDER)


def write_whole(path: Path, data: bytes) -> None:
    """Replaces a file: after a power failure it holds all of the old bytes or all of the new ones, never a mixture.

    Raises `DiskFull` or `Explained` (error.disk-refused); the old file is then untouched.
    """
    fresh = path.with_name(f"{path.name}.new")
    with told():
        try:
            _write_through(fresh, data)
            fresh.replace(path)
        except OSError:
            with suppress(OSError):
                fresh.unlink()
            raise
        settle(path.parent)


def write_out(path: Path, data: bytes) -> None:
    """Writes what somebody asked for to where she wants it. Raises `Explained` (error.cannot-write)."""
    try:
        path.write_bytes(data)
    except OSError as error:
        raise Explained("error.cannot-write", file=path.name) from error


def read_at_most(path: Path, most: int) -> bytes:
    """A file from elsewhere, and no more of it than one byte above what it may have: then it is too large.

    Raises `Explained` (error.cannot-read).
    """
    try:
        with path.open("rb") as file:
            return file.read(most + 1)
    except OSError as error:
        raise Explained("error.cannot-read", file=path.name) from error


def settle(folder: Path) -> None:
    """Waits until the names in a folder are on the disk. (Windows has no such call, and needs none.)"""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _write_through(path: Path, data: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), PRIVATE_FILE)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
