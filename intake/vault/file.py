"""The file of a vault: opened with its key and everything set that its promise rests on, recognised, looked through,
brought up to date. What the world does to it is told in words; what stands in it is the vault's matter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher

from intake import content
from intake.errors import DiskFull, Explained, VaultBusy, VaultDamaged, VaultTooNew

APPLICATION_ID = 0x496E6C70
"""What SQLite writes into the file to say whose it is ("Inlp")."""

KEY_BYTES = 32
_OLDEST_SQLITE = (3, 51, 3)
_SETTINGS = {"synchronous": ("FULL", 2), "secure_delete": ("ON", 1), "temp_store": ("MEMORY", 2)}
"""Pragma -> what we say and what SQLite then answers: on the disk at every commit, deleted is overwritten, no spill."""


def files(path: Path) -> tuple[Path, ...]:
    """A database and what SQLite may leave beside it: an old log under a new database would be played into it."""
    return tuple(path.with_name(path.name + ending) for ending in ("", "-wal", "-journal"))


def place(path: Path) -> str:
    """A name by which SQLite opens a file that is there, and never makes one."""
    return f"{path.absolute().as_uri()}?mode=rw"


def opened(path: Path, key: bytearray) -> Any:
    """A connection to the vault in a file: recognised, looked through, brought up to date. Raises as `Vault.open`."""
    with told():
        db = connected(place(path), key)
        try:
            recognise(db)
            look_through(db)
            bring_up_to_date(db)
            pin(db)
        except BaseException:
            db.close()
            raise
        return db


def connected(place: str, key: bytearray) -> Any:
    """A keyed connection with everything set that the promise of this vault rests on."""
    db = sqlcipher.connect(place, uri=True, timeout=0, isolation_level=None, check_same_thread=False)
    try:
        db.execute("PRAGMA cipher_log_level = NONE")  # it writes to the terminal otherwise
        give_key(db, key)
        db.execute("PRAGMA locking_mode = EXCLUSIVE")
        for name, (said, answered) in _SETTINGS.items():
            db.execute(f"PRAGMA {name} = {said}")
            _insist(name, pragma(db, name) == answered)
    except BaseException:
        db.close()
        raise
    return db


def give_key(db: Any, key: bytearray) -> None:
    """Raises ValueError for a key of another length."""
    raw = _raw(key)
    db.set_key(raw)
    raw[:] = bytes(len(raw))
    _insist("cipher_status", pragma(db, "cipher_status") == "1")
    _insist("cipher_version", bool(pragma(db, "cipher_version")))
    _insist("sqlite_version", sqlcipher.sqlite_version_info >= _OLDEST_SQLITE)


def _raw(key: bytearray) -> bytearray:
    """A key as SQLCipher wants it, to be wiped by who asked. One of another length it would take for a passphrase."""
    if len(key) != KEY_BYTES:
        raise ValueError("the key of a vault has 32 bytes")
    digits = b"0123456789abcdef"
    raw = bytearray(b"x'") + bytearray(2 * KEY_BYTES) + bytearray(b"'")
    for place, byte in enumerate(key):
        raw[2 + 2 * place], raw[3 + 2 * place] = digits[byte >> 4], digits[byte & 15]
    return raw


@contextmanager
def attached(db: Any, path: Path, key: bytearray | None) -> Iterator[None]:
    """Another file beside the open one, as the schema `copy`; `key` None: the same key. No transaction is open."""
    raw = None if key is None else _raw(key)
    try:
        if raw is None:
            db.execute("ATTACH ? AS copy", (place(path),))
        else:
            db.execute("ATTACH ? AS copy KEY ?", (place(path), memoryview(raw)))
    finally:
        if raw is not None:
            raw[:] = bytes(len(raw))
    try:
        _insist("cipher_status", pragma(db, "copy.cipher_status") == "1")
        yield
    finally:
        db.execute("DETACH copy")


def export(db: Any) -> None:
    """Copies everything of the open file into the empty one that is attached."""
    db.execute("SELECT sqlcipher_export('copy')").fetchone()
    db.execute(f"PRAGMA copy.user_version = {pragma(db, 'user_version')}")
    db.execute(f"PRAGMA copy.application_id = {APPLICATION_ID}")


def _insist(name: str, holds: bool) -> None:
    if not holds:
        raise RuntimeError(f"this build of SQLCipher cannot be trusted: {name}")


def pragma(db: Any, name: str) -> Any:
    row = db.execute(f"PRAGMA {name}").fetchone()
    return None if row is None else row[0]


def recognise(db: Any) -> None:
    """Looks whose file this is, and how new, before anything is written to it. An empty file is nobody's."""
    if pragma(db, "application_id") != APPLICATION_ID:
        raise VaultDamaged
    if pragma(db, "user_version") > len(schema_steps()):
        raise VaultTooNew


def look_through(db: Any) -> None:
    """Checks every page of the file. The log comes first: it may hold the whole copy of a page that was torn."""
    try:
        with told():
            empty_log(db)
    except DiskFull:
        return  # A file that is behind its log cannot be judged, and a full disk is no reason to keep anyone out.
    if db.execute("PRAGMA cipher_integrity_check").fetchall():
        raise VaultDamaged


def empty_log(db: Any) -> None:
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def schema_steps() -> list[Path]:
    return sorted((content.root() / "schema").glob("[0-9]*.sql"))


def bring_up_to_date(db: Any) -> None:
    """Takes the steps of the schema that this file has not seen, each as one transaction."""
    db.execute("PRAGMA journal_mode = WAL")
    version = pragma(db, "user_version")
    for number, step in enumerate(schema_steps()[version:], start=version + 1):
        try:
            db.executescript(f"BEGIN;\n{step.read_text('utf-8')}\nPRAGMA user_version = {number};\nCOMMIT;")
        finally:
            if db.in_transaction:
                db.execute("ROLLBACK")


def pin(db: Any) -> bytes:
    row = db.execute("SELECT verify_key FROM pin").fetchone()
    if row is None:
        raise VaultDamaged
    return bytes(row[0])


_MEANINGS: dict[int, Callable[[], Explained]] = {5: VaultBusy, 11: VaultDamaged, 13: DiskFull, 26: VaultDamaged}
"""SQLITE_BUSY, SQLITE_CORRUPT, SQLITE_FULL, SQLITE_NOTADB."""
_REFUSALS = {3, 8, 10, 14}
"""SQLITE_PERM, SQLITE_READONLY, SQLITE_IOERR, SQLITE_CANTOPEN."""

_EXPORTED = {"disk I/O error": 10, "database or disk is full": 13}
"""What `sqlcipher_export` says; being a function, it has no code of its own but SQLITE_ERROR."""


@contextmanager
def told() -> Iterator[None]:
    """Turns what the world did to the file into something a person can act on; the rest stays a bug."""
    try:
        yield
    except sqlcipher.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        code = _EXPORTED.get(str(error), code)
        if meaning := _MEANINGS.get(code):
            raise meaning() from error
        if code in _REFUSALS:
            raise Explained("error.disk-refused") from error
        raise
