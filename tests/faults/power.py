"""The power fails while conversations are being saved: what the disk was not told to keep may be lost, in part.

A program saves under `strace`, which writes down every byte it hands to the system, every fsync, and when it said
"saved". From that, disks are made as they might be after a power failure: everything up to the last fsync of each
file, and of what came after any choice of sectors. Each is opened as a vault, and what had been said to be saved must
be there.
"""

from __future__ import annotations

import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from intake.errors import Explained
from intake.vault import Vault
from tests.kept import KEY, PIN

SECTOR = 512
SAVER = """
import sys
from pathlib import Path
from intake.model import City, Edits, Lang, Talk
from intake.vault import Vault, file

vault = Vault.open(Path(sys.argv[1]), bytearray(range(32)))
vault._db.execute(f"PRAGMA synchronous = {sys.argv[3]}")
for number in range(int(sys.argv[2])):
    lines = (f"{number} " * (1 + number * 37 % 900),)
    talk = Talk(id=f"t{number % 5}", language=Lang("ti"), city=City("elders"), begun="", at=str(number),
                edits=Edits(own_lines=lines))
    vault.save_draft(talk, f"{number:09}")
    if number % 40 == 39:
        vault.drop_draft(f"t{number % 5}")
    sys.stdout.write(f"saved {number}\\n")
    sys.stdout.flush()
"""
_CALL = re.compile(r"^\d+\s+(\w+)\((.*)\)\s+=\s+(-?\d+)")
_CALLS = "openat,close,pwrite64,write,fsync,fdatasync,ftruncate,unlink,rename"


@dataclass
class Disk:
    """Files as the disk holds them for certain, and what was written since, sector by sector."""

    kept: dict[str, bytearray] = field(default_factory=dict)
    waiting: dict[str, list[tuple[int, bytes]]] = field(default_factory=dict)
    lengths: dict[str, int] = field(default_factory=dict)

    def write(self, name: str, at: int, data: bytes) -> None:
        for start in range(0, len(data), SECTOR):
            self.waiting.setdefault(name, []).append((at + start, data[start : start + SECTOR]))
        self.lengths[name] = max(self.lengths.get(name, 0), at + len(data))

    def truncate(self, name: str, length: int) -> None:
        self.waiting.setdefault(name, []).append((length, b""))
        self.lengths[name] = length

    def sync(self, name: str) -> None:
        self.kept[name] = applied(self.kept.get(name, bytearray()), self.waiting.pop(name, []))

    def after_the_cut(self, chance: random.Random) -> dict[str, bytes]:
        """One of the ways it may be found."""
        names = self.kept.keys() | self.waiting.keys()
        share = chance.choice((0.0, 0.5, 0.9, 1.0))
        return {
            name: bytes(
                applied(
                    self.kept.get(name, bytearray()),
                    [piece for piece in self.waiting.get(name, []) if chance.random() < share],
                )
            )
            for name in names
        }


def applied(before: bytearray, pieces: list[tuple[int, bytes]]) -> bytearray:
    after = bytearray(before)
    for at, data in pieces:
        if not data:
            after[at:] = b""
            continue
        if len(after) < at:
            after.extend(bytes(at - len(after)))
        after[at : at + len(data)] = data
    return after


def events(trace: Path, folder: Path) -> Iterator[tuple[str, str, int, bytes]]:
    """(what, file name, place, bytes) of everything done to the files of a folder; and ("saved", "", number, b"")."""
    names: dict[int, str] = {}
    for line in trace.read_text("utf-8", errors="replace").splitlines():
        found = _CALL.match(line)
        if not found:
            continue
        call, given, result = found[1], found[2], int(found[3])
        if call == "openat":
            path = re.search(r'"((?:\\x[0-9a-f]{2})*)"', given)
            name = Path(_unescaped(path[1]).decode()) if path else Path()
            if result >= 0 and name.parent == folder:
                names[result] = name.name
        elif call == "close":
            names.pop(int(given), None)
        elif call == "write" and given.startswith("1, "):
            said = _unescaped(given.split('"')[1]).decode()
            for number in re.findall(r"saved (\d+)", said):
                yield "saved", "", int(number), b""
        elif call in ("pwrite64", "write", "fsync", "fdatasync", "ftruncate"):
            handle = int(given.split(",")[0])
            if handle in names:
                yield from _done(call, names[handle], given)


def _done(call: str, name: str, given: str) -> Iterator[tuple[str, str, int, bytes]]:
    if call == "pwrite64":
        yield "write", name, int(given.rsplit(",", 1)[1]), _unescaped(given.split('"')[1])
    elif call == "ftruncate":
        yield "truncate", name, int(given.split(",")[1]), b""
    elif call in ("fsync", "fdatasync"):
        yield "sync", name, 0, b""


def _unescaped(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", ""))


def record(folder: Path, saves: int, synchronous: str) -> list[tuple[str, str, int, bytes]]:
    """What a program did to the disk while it saved so often; the files as they were before stay in `folder`/before."""
    home = folder / "home"
    Vault.create(home / "vault", KEY, pinned=PIN).close()
    shutil.copytree(home, folder / "before")
    trace = folder / "trace"
    command = ["strace", "-f", "-xx", "-s", "1000000", "-e", f"trace={_CALLS}", "-o", str(trace)]
    saver = [sys.executable, "-c", SAVER, str(home / "vault"), str(saves), synchronous]
    subprocess.run([*command, *saver], check=True, stdout=subprocess.DEVNULL)
    return list(events(trace, home))


def run(images: int, seed: int, *, synchronous: str = "FULL", saves: int = 120) -> tuple[int, int]:
    """Opens so many disks as a power failure may leave them; returns how many, and how many had lost something."""
    chance = random.Random(seed)  # noqa: S311 - a seeded harness
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        done = record(folder, saves, synchronous)
        cuts = sorted(chance.randrange(len(done)) for _ in range(images))
        disk, shown, at, lost = Disk(), -1, 0, 0
        for path in (folder / "before").iterdir():
            disk.kept[path.name] = bytearray(path.read_bytes())
        for cut in cuts:
            while at < cut:
                shown = _apply(disk, done[at], shown)
                at += 1
            lost += not _holds(disk.after_the_cut(chance), shown, folder / "found")
    return images, lost


def _apply(disk: Disk, event: tuple[str, str, int, bytes], shown: int) -> int:
    what, name, place, data = event
    if what == "saved":
        return place
    if what == "write":
        disk.write(name, place, data)
    elif what == "truncate":
        disk.truncate(name, place)
    else:
        disk.sync(name)
    return shown


def _holds(found: dict[str, bytes], shown: int, folder: Path) -> bool:
    """Whether a vault that was found so opens, is whole, and has everything that was said to be saved."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, data in found.items():
        (folder / name).write_bytes(data)
    try:
        vault = Vault.open(folder / "vault", KEY)
    except Explained:
        return False
    try:
        talks = {int(vault.draft(draft.id).at) for draft in vault.drafts()}
        whole = vault.looks_whole()
    finally:
        vault.close()
    dropped = set(range(39, shown + 2, 40))
    wanted = set(range(max(0, shown - 3), shown + 1)) - dropped
    return whole and wanted <= talks
