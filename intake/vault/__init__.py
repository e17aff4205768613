"""The one file in which the desk keeps anything, and all of its SQL. It is encrypted as a whole (SQLCipher) with a key
that the keyring gives; nothing is ever written unencrypted. A verb here is one transaction: when it returns, what it
took is on the disk and stays there when the power fails; when it raises, nothing of it is.

A vault is open in one place at a time: opening it in another is refused at once. Do not read the file by other means
while it is open: closing any other handle on it gives up that lock (the rule of POSIX locks).
"""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Self

import msgspec

from intake import disk
from intake.errors import Explained
from intake.model import Closed, Draft, Lang, Month, Outcome, ServiceId, Talk, Visit, VisitNumber
from intake.vault import file, rows
from intake.vault.custody import examine
from intake.vault.file import KEY_BYTES
from intake.vault.findings import Findings, note_outcomes

__all__ = ["KEY_BYTES", "Vault", "examine", "page_key"]

_NO_PIN = bytes(32)


class Vault(Findings):
    """An open vault. May be used from any thread, by one at a time."""

    # --- opened and closed

    @classmethod
    def create(cls, path: Path, key: bytearray, *, pinned: bytes) -> Self:
        """A new, empty vault, which trusts the keyring that `pinned` checks. The file appears whole or not at all.

        Raises `Explained` (error.vault-exists, error.disk-refused) or `DiskFull`.
        """
        if any(part.exists() for part in file.files(path)):
            raise Explained("error.vault-exists")
        disk.make_private_folder(path.parent)
        fresh = path.with_name(f"{path.name}.new")
        with disk.told(), file.told():
            for leftover in file.files(fresh):
                leftover.unlink(missing_ok=True)
            fresh.touch(mode=disk.PRIVATE_FILE, exist_ok=False)
            cls._begin(file.place(fresh), key, pinned).close()
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
        return cls(file.opened(path, key))

    @classmethod
    def _begin(cls, place: str, key: bytearray, pinned: bytes) -> Self:
        db = file.connected(place, key)
        db.execute(f"PRAGMA application_id = {file.APPLICATION_ID}")
        file.bring_up_to_date(db)
        db.execute("INSERT INTO pin (only, verify_key) VALUES (1, ?)", (pinned,))
        return cls(db)

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
        found = self._all("SELECT changed, talk FROM draft ORDER BY changed DESC, id")
        return tuple(rows.draft(changed, rows.talk(raw)) for changed, raw in found)

    def draft(self, talk_id: str) -> Talk:
        """One unfinished conversation. Raises KeyError when there is none of that id."""
        row = self._one("SELECT talk FROM draft WHERE id = ?", talk_id)
        if row is None:
            raise KeyError(talk_id)
        return rows.talk(row[0])

    def drop_draft(self, talk_id: str) -> None:
        """Nothing is left of an unfinished conversation."""
        with self._transaction() as db:
            db.execute("DELETE FROM draft WHERE id = ?", (talk_id,))
        self._clear_log()

    def finish(
        self,
        talk_id: str,
        closed: Closed,
        visit: Visit | None,
        outcomes: Mapping[ServiceId, Outcome] = MappingProxyType({}),
    ) -> None:
        """Ends a conversation: a statistics row, the visit if it is kept under a number, how it went where she was sent
        before, and the draft is gone.
        """
        with self._transaction() as db:
            db.execute("INSERT INTO closed VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows.closed_row(closed))
            if visit is not None:
                db.execute("INSERT OR REPLACE INTO visit VALUES (?, ?, ?, ?, ?, ?, ?)", rows.visit_row(visit))
            note_outcomes(db, closed.month, outcomes)
            db.execute("DELETE FROM draft WHERE id = ?", (talk_id,))
        self._clear_log()

    # --- visits kept under a number

    def find(self, number: VisitNumber) -> Visit | None:
        row = self._one("SELECT * FROM visit WHERE number = ?", number)
        return None if row is None else rows.visit(row)

    def forget(self, number: VisitNumber) -> None:
        """Nothing is left of a visit but its statistics row."""
        with self._transaction() as db:
            db.execute("DELETE FROM visit WHERE number = ?", (number,))
        self._clear_log()

    def number_taken(self, number: VisitNumber) -> bool:
        """Whether a number stands on anybody's paper: of a visit, or promised in a conversation under way."""
        drafts = self._all("SELECT talk FROM draft")
        return self.find(number) is not None or any(rows.talk(raw).number == number for (raw,) in drafts)

    def numbers_kept(self) -> int:
        """How many visits are kept under a number."""
        return int(self._one("SELECT count(*) FROM visit")[0])

    def visits_page(self, below: str | None, limit: int) -> tuple[Visit, ...]:
        """At most `limit` visits, the newest first; `below`: the `page_key` of the last one seen, None at first."""
        found = self._all(
            "SELECT * FROM visit WHERE (closed, number) < (?, ?) ORDER BY closed DESC, number DESC LIMIT ?",
            *(below.split() if below else ("~", "")),
            limit,
        )
        return tuple(map(rows.visit, found))

    # --- statistics

    def closed_rows(self, months: Sequence[Month]) -> tuple[Closed, ...]:
        """The statistics rows of several months, in an order that says nothing."""
        places = ", ".join("?" * len(months))
        found = self._all(f"SELECT * FROM closed WHERE month IN ({places}) ORDER BY id", *months)  # noqa: S608 - question marks
        return tuple(map(rows.closed, found))

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

    def services_printed(self) -> Counter[ServiceId]:
        """How often each service was printed, in whatever language."""
        query = "SELECT substr(thing, 9), sum(times) FROM printed WHERE thing LIKE 'service:%' GROUP BY thing"
        return Counter({ServiceId(service): times for service, times in self._all(query)})


def page_key(visit: Visit) -> str:
    """Where a visit stands in the list that `visits_page` pages through."""
    return f"{visit.closed} {visit.number}"
