"""What a vault does to stay trustworthy: it copies itself, moves to another key, forgets by date, and remembers who did
what. Of the visits themselves it knows the dates alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from hashlib import blake2b
from pathlib import Path
from typing import Any

import msgspec

from intake import disk
from intake.errors import VaultDamaged
from intake.model import HandedOver, Trace
from intake.vault import file
from intake.vault.session import Session

_SEAL = "copied"
"""The setting of a copy that says which rows it was made with."""


class Custody(Session):
    # --- copies

    def copy_to(self, path: Path, key: bytearray | None = None, *, pinned: bytes | None = None) -> None:
        """An encrypted copy in a new file, made while working, read again and compared with this one row by row.

        `key`: of the copy, 32 bytes, if not the same; `pinned`: the keyring it will trust, if another. A file that was
        at `path` is replaced. Raises `DiskFull`, `Explained` (error.disk-refused) or `VaultDamaged`; nothing is left at
        `path` then.
        """
        try:
            with disk.told(), file.told():
                _remove(path)
                path.touch(mode=disk.PRIVATE_FILE)
                with file.attached(self._db, path, key):
                    file.export(self._db)
                    self._seal_copy(pinned)
                with file.attached(self._db, path, key):
                    self._compare_copy()
        except BaseException:
            _remove(path)
            raise

    def _seal_copy(self, pinned: bytes | None) -> None:
        """Puts into the copy what it was made with."""
        seal = rows_digest(self._db, "main")
        self._db.execute("INSERT OR REPLACE INTO copy.setting (name, value) VALUES (?, ?)", (_SEAL, seal))
        if pinned is not None:
            self._db.execute("UPDATE copy.pin SET verify_key = ?", (pinned,))

    def _compare_copy(self) -> None:
        whole = not self._db.execute("PRAGMA copy.cipher_integrity_check").fetchall()
        if not whole or rows_digest(self._db, "copy") != rows_digest(self._db, "main"):
            raise VaultDamaged

    def move_into(self, fresh: Path, path: Path, key: bytearray) -> None:
        """Goes on in another file, `fresh`, which takes the place of this one at `path`. After a power failure one of
        them is there, whole.
        """
        self.close()
        with disk.told():
            fresh.replace(path)
            disk.settle(path.parent)
        self._db = file.opened(path, key)
        self._is_open = True
        self.pinned = file.pin(self._db)

    def looks_whole(self) -> bool:
        """Reads every page of the file and follows every index: whether all is as it was written."""
        with file.told():
            pages = self._db.execute("PRAGMA cipher_integrity_check").fetchall()
            return not pages and file.pragma(self._db, "quick_check") == "ok"

    # --- forgetting

    def forget_visits_before(self, day: date) -> int:
        """Nothing is left of the visits that closed before a day; returns how many there were."""
        return self._delete("DELETE FROM visit WHERE closed < ?", day.isoformat())

    def drop_drafts_before(self, moment: str) -> int:
        """Nothing is left of conversations that changed last before a moment (ISO date and minute, local)."""
        return self._delete("DELETE FROM draft WHERE changed < ?", moment)

    def forget_trail_before(self, day: date) -> int:
        return self._delete("DELETE FROM trail WHERE day < ?", day.isoformat())

    def date_back(self, today: date) -> int:
        """What a clock that ran ahead has dated in the future was today, at the latest; returns how many rows."""
        with self._transaction() as db:
            day = today.isoformat()
            visits: int = db.execute("UPDATE visit SET closed = ? WHERE closed > ?", (day, day)).rowcount
            drafts: int = db.execute("UPDATE draft SET changed = ? WHERE changed > ?", (f"{day}T23:59",) * 2).rowcount
        return visits + drafts

    def _delete(self, query: str, before: str) -> int:
        with self._transaction() as db:
            gone: int = db.execute(query, (before,)).rowcount
        if gone:
            self._clear_log()
        return gone

    # --- for the next shift

    def hand_over(self, line: str, who: str, until: date) -> None:
        with self._transaction() as db:
            db.execute("INSERT INTO handover (until, who, line) VALUES (?, ?, ?)", (until.isoformat(), who, line))

    def handed_over(self, today: date) -> tuple[HandedOver, ...]:
        """The lines that have not ended, the newest first."""
        rows = self._all("SELECT id, until, who, line FROM handover WHERE until >= ? ORDER BY id DESC", str(today))
        return tuple(HandedOver(id=key, until=until, who=who, line=line) for key, until, who, line in rows)

    def end_handover(self, handover_id: int) -> None:
        with self._transaction() as db:
            db.execute("DELETE FROM handover WHERE id = ?", (handover_id,))
        self._clear_log()

    def end_handovers_before(self, day: date) -> int:
        return self._delete("DELETE FROM handover WHERE until < ?", day.isoformat())

    # --- who did what

    def trace(self, day: date, who: str, did: str, what: str = "") -> None:
        with self._transaction() as db:
            db.execute(
                "INSERT INTO trail VALUES (?, ?, ?, ?, 1) ON CONFLICT DO UPDATE SET times = times + 1",
                (day.isoformat(), who, did, what),
            )

    def trail(self) -> tuple[Trace, ...]:
        """Who did what, the last day first."""
        rows = self._all("SELECT day, who, did, what, times FROM trail ORDER BY day DESC, who, did, what")
        return tuple(Trace(day=day, who=who, did=did, what=what, times=times) for day, who, did, what, times in rows)


def examine(path: Path, key: bytearray) -> int:
    """Opens a copy, reads all of it, and compares it with what it was made from; returns how many rows it has.

    The file stays as it is. Raises `VaultDamaged` (also for another's key) or `VaultTooNew`.
    """
    with file.told():
        db = file.connected(file.place(path), key)
        try:
            file.recognise(db)
            file.look_through(db)
            row = db.execute("SELECT value FROM setting WHERE name = ?", (_SEAL,)).fetchone()
            if row is None or row[0] != rows_digest(db, "main"):
                raise VaultDamaged
            return sum(1 for _ in _rows(db, "main"))
        finally:
            db.close()


def rows_digest(db: Any, schema: str) -> str:
    """A digest of every row of every table, but for the seal of a copy and the keyring it trusts."""
    found = blake2b(digest_size=32)
    for table, row in _rows(db, schema):
        if table != "pin" and row[0] != _SEAL:
            found.update(msgspec.msgpack.encode((table, *row)))
    return found.hexdigest()


def _rows(db: Any, schema: str) -> Iterator[tuple[str, tuple[object, ...]]]:
    tables = db.execute(f"SELECT name FROM {schema}.sqlite_master WHERE type = 'table' ORDER BY name").fetchall()  # noqa: S608 - our own names
    for (table,) in tables:
        for row in db.execute(f"SELECT * FROM {schema}.{table}"):  # noqa: S608 - our own names
            yield table, row


def _remove(path: Path) -> None:
    for leftover in file.files(path):
        leftover.unlink(missing_ok=True)
