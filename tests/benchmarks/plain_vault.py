"""The vault's own tables in plain SQLite, as durable as the vault: what encryption is weighed against."""

from __future__ import annotations

import sqlite3
from pathlib import Path

SCHEMA = Path(__file__).parents[2] / "resources" / "schema"


def opened(path: Path) -> sqlite3.Connection:
    """A connection that waits for the disk at every commit; a new file gets the tables."""
    is_new = not path.exists()
    database = sqlite3.connect(path, isolation_level=None)
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "secure_delete = ON", "locking_mode = EXCLUSIVE"):
        database.execute(f"PRAGMA {pragma}")
    if is_new:
        for step in sorted(SCHEMA.glob("[0-9]*.sql")):
            database.executescript(step.read_text(encoding="utf-8"))
    return database
