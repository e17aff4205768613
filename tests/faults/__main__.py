"""The full figures of the faults: `python3 -m intake faults`, or a part of them by its name, takes about ten minutes.

Every line of the report says what was done how often, with which seed, and how often something was lost or wrong. The
controls are harnesses over something that is broken on purpose: they must find it.
"""

from __future__ import annotations

import argparse
import random
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlcipher

from intake import backup, pack, supply
from intake.backup import Backup
from intake.counts import file as released
from intake.errors import Explained, VaultDamaged
from intake.keyring import Keyring
from intake.model import VisitNumber
from intake.vault import Vault, file
from tests import packs
from tests.faults import cuts, power
from tests.faults.test_kill import assert_all_is_there, kill_a_saver
from tests.kept import KEY, NOW, PIN, statistics, talk, visit
from tests.packs import nibbled
from tests.stand_ins import CHEAP

SEED = 20261128
_WORDS = "KANARIE"
_SHARES = {"backup": 0.1, "pack": 0.2}
"""What takes longer is done less often."""


def kills(times: int) -> Iterator[str]:
    """kill -9 while conversations are saved"""
    chance = random.Random(SEED)  # noqa: S311 - a seeded harness
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "vault"
        Vault.create(path, KEY, pinned=PIN).close()
        shown = -1
        for _ in range(times):
            shown = assert_all_is_there(path, kill_a_saver(path, shown + 1, chance.randint(1, 40)))
    yield f"{times} kills, {shown + 1} commits acknowledged, 0 lost, 0 torn"


def power_cuts(times: int) -> Iterator[str]:
    """power failures, sector by sector"""
    rounds = max(1, times // 500)
    lost = sum(power.run(times // rounds, SEED + number)[1] for number in range(rounds))
    yield f"{times // rounds * rounds} disks, {lost} lost something that was shown as saved"
    images, found = power.run(500, SEED, synchronous="OFF")
    yield f"control, synchronous=OFF: {found} of {images} lost something"
    images, found = power.run(500, SEED, synchronous="NORMAL")
    yield f"control, synchronous=NORMAL: {found} of {images} lost something"


def steps(_times: int) -> Iterator[str]:
    """the power fails after each step of what touches keys and files"""
    for deed in cuts.DEEDS:
        count, failed = cuts.run(deed)
        yield f"{deed}: {count} steps, {failed} left somebody out or lost something"


def damage(times: int) -> Iterator[str]:
    """vaults with a changed bit, a cut, or two pages swapped"""
    chance = random.Random(SEED)  # noqa: S311 - a seeded harness
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "vault"
        vault = Vault.create(path, KEY, pinned=PIN)
        for number in range(40):
            vault.save_draft(talk(f"t{number}", own_lines=("word " * 200,)), NOW)
        vault.close()
        whole, missed, changed = path.read_bytes(), 0, 0
        for _ in range(times):
            meddled = _meddled(whole, chance)
            path.write_bytes(meddled)
            try:
                Vault.open(path, KEY).close()
            except VaultDamaged:
                changed += path.read_bytes() != meddled
            else:
                missed += 1
    yield f"{times} vaults, {missed} not noticed, {changed} written to"


def _meddled(whole: bytes, chance: random.Random) -> bytes:
    data, page = bytearray(whole), 4096
    match chance.randrange(3):
        case 0:
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        case 1:
            del data[chance.randrange(1, len(data)) :]
        case _:
            one, two = chance.sample(range(len(data) // page), 2)
            first, second = data[one * page : (one + 1) * page], data[two * page : (two + 1) * page]
            data[one * page : (one + 1) * page], data[two * page : (two + 1) * page] = second, first
    return bytes(data)


def fuzz(times: int) -> Iterator[str]:
    """files from outside, meddled with: never an unexpected exception, and none is taken for something else"""
    for name, whole, read in _outside():
        chance, accepted = random.Random(SEED), 0  # noqa: S311 - a seeded harness
        count = max(1, round(times * _SHARES.get(name, 1)))
        for _ in range(count):
            meddled = nibbled(whole, chance)
            try:
                accepted += read(meddled) != read(whole)
            except Explained:
                continue
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        yield f"{name}: {count} files, {accepted} read as something else, no other exception; {peak} MiB at most"


def signed(times: int) -> Iterator[str]:
    """packs whose content is nonsense, signed by who is trusted: told, or harmless; never an unexpected exception"""
    chance, whole = random.Random(SEED), packs.own_files()  # noqa: S311 - a seeded harness
    accepted = 0
    for _ in range(times):
        raw = packs.raw(files=packs.garbled(whole, chance))
        try:
            supply.sound(pack.parse(raw, "x", packs.MAKER.publisher.__eq__), "x")
        except Explained:
            continue
        accepted += 1
    yield f"{times} packs, {times - accepted} refused with their place, no other exception"


def _outside() -> Iterator[tuple[str, bytes, Callable[[bytes], object]]]:
    ring, _, _ = Keyring.create("Zon", "zonder paraplu naar Vlieland", CHEAP)
    yield "keyring", bytes(ring), lambda data: bytes(Keyring.parse(data))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "desk.inloop"
        backup.write(
            path, Backup(made="2026-11-28", keyring=bytes(ring), vault=b"vault" * 4000, words={"ti/a.yaml": "x"})
        )
        yield "backup", path.read_bytes(), lambda data: backup.parse(data, "x")
        whole = packs.raw(files=packs.SMALL)
        yield "pack", whole, lambda data: pack.parse(data, "x", packs.MAKER.publisher.__eq__).raw
        sheet = Path(folder) / "counts.csv"
        sheet.write_bytes(_release())
        yield "counts", sheet.read_bytes(), lambda data: _read_counts(sheet, data)


def _release() -> bytes:
    from datetime import date

    from intake.demo import Days, fill_last_month
    from intake.desk import Desk
    from intake.model import City, Lang, Period

    days = Days()
    days.day = date(2026, 11, 15)
    desk = Desk.practise(City("den-haag"), clock=days)
    month = fill_last_month(desk, days)
    data = desk.publishing.as_file(desk.publishing.publish(Period(month)), "csv", Lang("nl"))
    desk.close()
    return data


def _read_counts(path: Path, data: bytes) -> object:
    path.write_bytes(data)
    return released.read(path)


def forgotten(times: int) -> Iterator[str]:
    """words that were dropped, forgotten or kept too long, looked for in the decrypted pages, the log and a copy"""
    real, sights = file.give_key, 0
    file.give_key = lambda *_: None  # the same pager, with bytes that can be read
    try:
        for control in (True, False):
            sights = _sightings(times, forget=not control)
            if control:
                yield f"control, before forgetting: {sights} sightings of {times} words"
    finally:
        file.give_key = real
    yield f"after forgetting: {sights} sightings of {times} words"


def _sightings(times: int, *, forget: bool) -> int:
    from datetime import date

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "vault"
        vault = Vault.create(path, KEY, pinned=PIN)
        for number in range(times):
            word = f"{_WORDS}{number:06}"
            match number % 3:
                case 0:
                    vault.save_draft(talk(f"d{number}", own_lines=(word,)), NOW)
                    if forget:
                        vault.drop_draft(f"d{number}")
                case 1:
                    vault.finish("none", statistics(), visit(word))
                    if forget:
                        vault.forget(VisitNumber(word))
                case _:
                    vault.finish("none", statistics(), visit(word, "2026-01-01"))
        if forget:
            vault.forget_visits_before(date(2026, 6, 1))
            vault.drop_drafts_before("9999")
        found = sum(part.read_bytes().count(_WORDS.encode()) for part in Path(folder).iterdir())
        vault.close()
        return found


PARTS: dict[str, tuple[Callable[[int], Iterator[str]], int]] = {
    "kills": (kills, 1000),
    "power": (power_cuts, 5000),
    "steps": (steps, 1),
    "damage": (damage, 10_000),
    "fuzz": (fuzz, 1_000_000),
    "signed": (signed, 100),
    "forgotten": (forgotten, 10_000),
}


def main() -> int:
    parser = argparse.ArgumentParser(prog="python3 -m intake faults", description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], help="default: all")
    parser.add_argument("--share", type=float, default=1.0, help="of the full number of times")
    options = parser.parse_args()
    print(f"SQLCipher {_version()}, SQLite {sqlcipher.sqlite_version}, Python {sys.version.split()[0]}, seed {SEED}")
    for name in options.parts or PARTS:
        part, times = PARTS[name]
        if name == "power" and shutil.which("strace") is None:
            print(f"{name}: left out, there is no strace")
            continue
        begun = time.monotonic()
        for line in part(max(1, round(times * options.share))):
            print(f"{name}: {line}", flush=True)
        print(f"{name}: {time.monotonic() - begun:.0f} s", flush=True)
    return 0


def _version() -> str:
    db = sqlcipher.connect(":memory:")
    version: str = db.execute("PRAGMA cipher_version").fetchone()[0]
    db.close()
    return version


if __name__ == "__main__":
    sys.exit(main())
