"""An open connection to the file of a vault: one transaction after another, and nothing left in the log."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from intake.errors import DiskFull
from intake.vault import file


class Session:
    """May be used from any thread, by one at a time."""

    def __init__(self, db: Any) -> None:
        self._db = db
        self._is_open = True
        self.pinned: bytes = file.pin(db)
        """The key that checks the signature of the keyring this vault trusts, 32 bytes."""

    def close(self) -> None:
        """Closes the vault and leaves one file. Closing twice is allowed."""
        if self._is_open:
            self._is_open = False
            self._clear_log()
            self._db.close()

    @contextmanager
    def _transaction(self) -> Iterator[Any]:
        with file.told():
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield self._db
                self._db.execute("COMMIT")
            finally:
                if self._db.in_transaction:  # a full disk has rolled back already
                    self._db.execute("ROLLBACK")

    def _all(self, query: str, *values: object) -> list[Any]:
        with file.told():
            rows: list[Any] = self._db.execute(query, values).fetchall()
            return rows

    def _one(self, query: str, *values: object) -> Any:
        return next(iter(self._all(query, *values)), None)

    def _clear_log(self) -> None:
        """What was deleted is still in the write-ahead log until the log is emptied."""
        try:
            with file.told():
                file.empty_log(self._db)
        except DiskFull:
            pass  # The deletion itself is kept. The log is emptied by the next one for which there is room.
