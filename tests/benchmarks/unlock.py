"""From the passphrase to an open desk with 100,000 visits, beside the derivation of the key alone (Argon2id)."""

from __future__ import annotations

from pathlib import Path

from tests.benchmarks.pair import Pair, Work

VISITS = 100_000
PASSPHRASE = "zonder paraplu naar Vlieland 1953"


def _prepare(folder: Path) -> None:
    from intake.desk import Desk
    from intake.model import City

    desk, _ = Desk.create(folder / "desk", nickname="Zon", passphrase=PASSPHRASE, city=City("den-haag"))
    rows = (
        (f"N{number:06}", desk.upkeep.today().isoformat(), "ti", "den-haag", b"{}", b"[]", "")
        for number in range(VISITS)
    )
    desk._vault._db.execute("BEGIN")
    desk._vault._db.executemany("INSERT INTO visit VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
    desk._vault._db.execute("COMMIT")
    desk.close()


def _ours(folder: Path) -> Work:
    from intake.desk import Desk

    return lambda: Desk.open(folder / "desk", "Zon", PASSPHRASE).close()


def _plain(_folder: Path) -> Work:
    from nacl.pwhash import argon2id

    salt = bytes(argon2id.SALTBYTES)
    return lambda: argon2id.kdf(32, PASSPHRASE.encode(), salt, 3, 256 * 2**20)


PAIR = Pair(title="opening 100,000 visits / the key alone", ours=_ours, plain=_plain, calls=3, prepare=_prepare)
