"""The one file in which the desk keeps anything, and all of its SQL. It is encrypted as a whole (SQLCipher) with a key
that the keyring gives; nothing is ever written unencrypted. A verb here is one transaction: when it returns, what it
took is on the disk and stays there when the power fails; when it raises, nothing of it is.

A vault is open in one place at a time: opening it in another is refused at once. Do not read the file by other means
while it is open: closing any other handle on it gives up that lock (the rule of POSIX locks).
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any, Self

import msgspec
from sqlcipher3 import dbapi2 as sqlcipher

from intake import content, disk
from intake.errors import DiskFull, Explained, VaultBusy, VaultDamaged, VaultTooNew
from intake.model import Answer, City, Closed, Code, Draft, FactId, Lang, Month, StepId, Talk, Visit, VisitNumber

APPLICATION_ID = 0x496E6C70
"""What SQLite writes into the file to say whose it is ("Inlp")."""

KEY_BYTES = 32
_NO_PIN = bytes(32)
_OLDEST_SQLITE = (3, 51, 3)
_SETTINGS = {"synchronous": ("FULL", 2), "secure_delete": ("ON", 1), "temp_store": ("MEMORY", 2)}
"""Pragma -> what we say and what SQLite then answers: on the disk at every commit, deleted is overwritten, no spill."""


class Vault:
    """An open vault. May be used from any thread, by one at a time."""

    def __init__(self, db: Any) -> None:
        self._db = db
        self._is_open = True
        self.pinned: bytes = _pin(db)
        """The key that checks the signature of the keyring this vault trusts, 32 bytes."""

    # --- opened and closed

    @classmethod
    def create(cls, path: Path, key: bytearray, *, pinned: bytes) -> Self:
        """A new, empty vault, which trusts the keyring that `pinned` checks. The file appears whole or not at all.

        Raises `Explained` (error.vault-exists, error.disk-refused) or `DiskFull`.
        """
        if any(file.exists() for file in _files(path)):
            raise Explained("error.vault-exists")
        disk.make_private_folder(path.parent)
        fresh = path.with_name(f"{path.name}.new")
        with disk.told(), _told():
            for leftover in _files(fresh):
                leftover.unlink(missing_ok=True)
            fresh.touch(mode=disk.PRIVATE_FILE, exist_ok=False)
            cls._begin(_place(fresh), key, pinned).close()
            fresh.rename(path)
            disk.settle(path.parent)
        return cls.open(path, key)

    @classmethod
    def in_memory(cls) -> Self:
        """A vault for practising: no file, and gone when it is closed."""
        return cls._begin(":memory:", bytearray(secrets.token_bytes(KEY_BYTES)), _NO_PIN)

    @classmethod
    def open(cls, path: Path, key: bytearray) -> Self:
        """The vault in a file; an older one is brought up to date. A file that is no vault of ours is not touched.

        Raises `VaultBusy`, `VaultTooNew`, `VaultDamaged` (also when the key is another's), `Explained`
        (error.vault-missing, error.disk-refused).
        """
        if not path.exists():
            raise Explained("error.vault-missing")
        with _told():
            db = _connected(_place(path), key)
            try:
                _recognise(db)
                _look_through(db)
                _bring_up_to_date(db)
                return cls(db)
            except BaseException:
                db.close()
                raise

    @classmethod
    def _begin(cls, place: str, key: bytearray, pinned: bytes) -> Self:
        db = _connected(place, key)
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        _bring_up_to_date(db)
        db.execute("INSERT INTO pin (only, verify_key) VALUES (1, ?)", (pinned,))
        return cls(db)

    def close(self) -> None:
        """Closes the vault and leaves one file. Closing twice is allowed."""
        if self._is_open:
            self._is_open = False
            self._clear_log()
            self._db.close()

    # --- the desk's own

    def setting(self, name: str) -> str | None:
        row = self._one("SELECT value FROM setting WHERE name = ?", name)
        return None if row is None else str(row[0])

    def set_setting(self, name: str, value: str) -> None:
        with self._transaction() as db:
            db.execute("INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)", (name, value))

    # --- conversations under way

    def save_draft(self, talk: Talk, now: str) -> None:
        """Keeps a conversation as it stands. `now`: ISO date and minute, local. Raises `DiskFull`."""
        with self._transaction() as db:
            row = (talk.id, now, msgspec.json.encode(talk))
            db.execute("INSERT OR REPLACE INTO draft (id, changed, talk) VALUES (?, ?, ?)", row)

    def drafts(self) -> tuple[Draft, ...]:
        """The unfinished conversations, the one that changed last first."""
        rows = self._all("SELECT changed, talk FROM draft ORDER BY changed DESC, id")
        return tuple(_draft(changed, _talk(raw)) for changed, raw in rows)

    def draft(self, talk_id: str) -> Talk:
        """One unfinished conversation. Raises KeyError when there is none of that id."""
        row = self._one("SELECT talk FROM draft WHERE id = ?", talk_id)
        if row is None:
            raise KeyError(talk_id)
        return _talk(row[0])

    def drop_draft(self, talk_id: str) -> None:
        """Nothing is left of an unfinished conversation."""
        with self._transaction() as db:
            db.execute("DELETE FROM draft WHERE id = ?", (talk_id,))
        self._clear_log()

    def finish(self, talk_id: str, closed: Closed, visit: Visit | None) -> None:
        """Ends a conversation: a statistics row, the visit if it is kept under a number, and the draft is gone."""
        with self._transaction() as db:
            db.execute("INSERT INTO closed VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", _closed_row(closed))
            if visit is not None:
                db.execute("INSERT OR REPLACE INTO visit VALUES (?, ?, ?, ?, ?, ?)", _visit_row(visit))
            db.execute("DELETE FROM draft WHERE id = ?", (talk_id,))
        self._clear_log()

    # --- visits kept under a number

    def find(self, number: VisitNumber) -> Visit | None:
        row = self._one("SELECT * FROM visit WHERE number = ?", number)
        return None if row is None else _visit(row)

    def forget(self, number: VisitNumber) -> None:
        """Nothing is left of a visit but its statistics row."""
        with self._transaction() as db:
            db.execute("DELETE FROM visit WHERE number = ?", (number,))
        self._clear_log()

    def number_taken(self, number: VisitNumber) -> bool:
        """Whether a number stands on anybody's paper: of a visit, or promised in a conversation under way."""
        drafts = self._all("SELECT talk FROM draft")
        return self.find(number) is not None or any(_talk(raw).number == number for (raw,) in drafts)

    def visits_page(self, below: str | None, limit: int) -> tuple[Visit, ...]:
        """At most `limit` visits, the newest first; `below`: the `page_key` of the last one seen, None at first."""
        rows = self._all(
            "SELECT * FROM visit WHERE (closed, number) < (?, ?) ORDER BY closed DESC, number DESC LIMIT ?",
            *(below.split() if below else ("~", "")),
            limit,
        )
        return tuple(map(_visit, rows))

    # --- statistics

    def closed_rows(self, months: Sequence[Month]) -> tuple[Closed, ...]:
        """The statistics rows of several months, in an order that says nothing."""
        places = ", ".join("?" * len(months))
        return tuple(map(_closed, self._all(f"SELECT * FROM closed WHERE month IN ({places}) ORDER BY id", *months)))  # noqa: S608 - question marks

    def keep_release(self, period: str, made: str, frozen: bytes) -> None:
        """Freezes what was published of a period. A period that is frozen stays as it is: that is a bug."""
        with self._transaction() as db:
            db.execute("INSERT INTO release (period, made, frozen) VALUES (?, ?, ?)", (period, made, frozen))

    def releases(self) -> dict[str, bytes]:
        """What was published, by period."""
        return dict(self._all("SELECT period, frozen FROM release ORDER BY period"))

    # --- what was printed

    def note_printed(self, things: Iterable[str], language: Lang) -> None:
        """One more sheet with these ("step:<id>", "service:<id>") in a language."""
        with self._transaction() as db:
            db.executemany(
                "INSERT INTO printed VALUES (?, ?, 1) ON CONFLICT (thing, language) DO UPDATE SET times = times + 1",
                [(thing, language) for thing in things],
            )

    def times_printed(self) -> dict[tuple[str, Lang], int]:
        """How often each thing was printed in each language."""
        return {(thing, Lang(language)): times for thing, language, times in self._all("SELECT * FROM printed")}

    # --- within

    @contextmanager
    def _transaction(self) -> Iterator[Any]:
        with _told():
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield self._db
                self._db.execute("COMMIT")
            finally:
                if self._db.in_transaction:  # a full disk has rolled back already
                    self._db.execute("ROLLBACK")

    def _all(self, query: str, *values: object) -> list[Any]:
        with _told():
            rows: list[Any] = self._db.execute(query, values).fetchall()
            return rows

    def _one(self, query: str, *values: object) -> Any:
        return next(iter(self._all(query, *values)), None)

    def _clear_log(self) -> None:
        """What was deleted is still in the write-ahead log until the log is emptied."""
        try:
            with _told():
                _empty_log(self._db)
        except DiskFull:
            pass  # The deletion itself is kept. The log is emptied by the next one for which there is room.


def page_key(visit: Visit) -> str:
    """Where a visit stands in the list that `visits_page` pages through."""
    return f"{visit.closed} {visit.number}"


# --- the file


def _files(path: Path) -> tuple[Path, ...]:
    """A database and what SQLite may leave beside it: an old log under a new database would be played into it."""
    return tuple(path.with_name(path.name + ending) for ending in ("", "-wal", "-journal"))


def _place(path: Path) -> str:
    """A name by which SQLite opens a file that is there, and never makes one."""
    return f"{path.absolute().as_uri()}?mode=rw"


def _connected(place: str, key: bytearray) -> Any:
    """A keyed connection with everything set that the promise of this vault rests on."""
    db = sqlcipher.connect(place, uri=True, timeout=0, isolation_level=None, check_same_thread=False)
    try:
        db.execute("PRAGMA cipher_log_level = NONE")  # it writes to the terminal otherwise
        _give_key(db, key)
        db.execute("PRAGMA locking_mode = EXCLUSIVE")
        for name, (said, answered) in _SETTINGS.items():
            db.execute(f"PRAGMA {name} = {said}")
            _insist(name, _pragma(db, name) == answered)
    except BaseException:
        db.close()
        raise
    return db


def _give_key(db: Any, key: bytearray) -> None:
    """Raises ValueError for a key of another length, which SQLCipher would silently take for a passphrase."""
    if len(key) != KEY_BYTES:
        raise ValueError("the key of a vault has 32 bytes")
    digits = b"0123456789abcdef"
    raw = bytearray(b"x'") + bytearray(2 * KEY_BYTES) + bytearray(b"'")
    for place, byte in enumerate(key):
        raw[2 + 2 * place], raw[3 + 2 * place] = digits[byte >> 4], digits[byte & 15]
    db.set_key(raw)
    raw[:] = bytes(len(raw))
    _insist("cipher_status", _pragma(db, "cipher_status") == "1")
    _insist("cipher_version", bool(_pragma(db, "cipher_version")))
    _insist("sqlite_version", sqlcipher.sqlite_version_info >= _OLDEST_SQLITE)


def _insist(name: str, holds: bool) -> None:
    if not holds:
        raise RuntimeError(f"this build of SQLCipher cannot be trusted: {name}")


def _pragma(db: Any, name: str) -> Any:
    row = db.execute(f"PRAGMA {name}").fetchone()
    return None if row is None else row[0]


def _recognise(db: Any) -> None:
    """Looks whose file this is, and how new, before anything is written to it. An empty file is nobody's."""
    if _pragma(db, "application_id") != APPLICATION_ID:
        raise VaultDamaged
    if _pragma(db, "user_version") > len(_schema_steps()):
        raise VaultTooNew


def _look_through(db: Any) -> None:
    """Checks every page of the file. The log comes first: it may hold the whole copy of a page that was torn."""
    try:
        with _told():
            _empty_log(db)
    except DiskFull:
        return  # A file that is behind its log cannot be judged, and a full disk is no reason to keep anyone out.
    if db.execute("PRAGMA cipher_integrity_check").fetchall():
        raise VaultDamaged


def _empty_log(db: Any) -> None:
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _schema_steps() -> list[Path]:
    return sorted((content.root() / "schema").glob("[0-9]*.sql"))


def _bring_up_to_date(db: Any) -> None:
    """Takes the steps of the schema that this file has not seen, each as one transaction."""
    db.execute("PRAGMA journal_mode = WAL")
    version = _pragma(db, "user_version")
    for number, step in enumerate(_schema_steps()[version:], start=version + 1):
        try:
            db.executescript(f"BEGIN;\n{step.read_text('utf-8')}\nPRAGMA user_version = {number};\nCOMMIT;")
        finally:
            if db.in_transaction:
                db.execute("ROLLBACK")


def _pin(db: Any) -> bytes:
    row = db.execute("SELECT verify_key FROM pin").fetchone()
    if row is None:
        raise VaultDamaged
    return bytes(row[0])


_MEANINGS: dict[int, Callable[[], Explained]] = {5: VaultBusy, 11: VaultDamaged, 13: DiskFull, 26: VaultDamaged}
"""SQLITE_BUSY, SQLITE_CORRUPT, SQLITE_FULL, SQLITE_NOTADB."""
_REFUSALS = {3, 8, 10, 14}
"""SQLITE_PERM, SQLITE_READONLY, SQLITE_IOERR, SQLITE_CANTOPEN."""


@contextmanager
def _told() -> Iterator[None]:
    """Turns what the world did to the file into something a person can act on; the rest stays a bug."""
    try:
        yield
    except sqlcipher.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if meaning := _MEANINGS.get(code):
            raise meaning() from error
        if code in _REFUSALS:
            raise Explained("error.disk-refused") from error
        raise


# --- rows and values


def _talk(raw: bytes) -> Talk:
    return msgspec.json.decode(raw, type=Talk)


def _draft(changed: str, talk: Talk) -> Draft:
    return Draft(id=talk.id, begun=talk.begun, changed=changed, at=talk.at, language=talk.language)


def _visit_row(visit: Visit) -> tuple[object, ...]:
    answers, steps = msgspec.json.encode(visit.answers), msgspec.json.encode(visit.steps)
    return visit.number, visit.closed, visit.language, visit.city, answers, steps


def _visit(row: tuple[Any, ...]) -> Visit:
    number, closed, language, city, answers, steps = row
    return Visit(
        number=VisitNumber(number),
        closed=closed,
        language=Lang(language),
        city=City(city),
        answers=msgspec.json.decode(answers, type=dict[FactId, Answer]),
        steps=msgspec.json.decode(steps, type=tuple[StepId, ...]),
    )


def _closed_row(closed: Closed) -> tuple[object, ...]:
    """With a random key: see `schema/0001.sql`."""
    said = (msgspec.json.encode(codes) for codes in (closed.needs, closed.refusals, closed.unmet))
    values = (closed.month, closed.household, closed.city, closed.language, closed.household_type)
    return secrets.token_bytes(16), *values, *said


@lru_cache(maxsize=1024)
def _codes(stored: bytes) -> tuple[Code, ...]:
    """The same few lists stand in many rows."""
    return msgspec.json.decode(stored, type=tuple[Code, ...])


def _closed(row: tuple[Any, ...]) -> Closed:
    _, month, household, city, language, household_type, *said = row
    needs, refusals, unmet = map(_codes, said)
    return Closed(
        month=Month(month),
        household=household,
        city=City(city),
        language=Lang(language),
        household_type=household_type,
        needs=needs,
        refusals=refusals,
        unmet=unmet,
    )
