"""Files that are no vault, vaults that something happened to, and one that is open already: said, and not touched."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from intake.errors import DiskFull, Explained, VaultBusy, VaultDamaged, VaultTooNew
from intake.vault import Vault
from intake.vault import file as room
from tests.kept import KEY, NOW, PIN, talk

OPENER = (
    "import sys; from pathlib import Path\n"
    "from intake.errors import Explained; from intake.vault import Vault\n"
    "try: Vault.open(Path(sys.argv[1]), bytearray(range(32))).close(); print('opened')\n"
    "except Explained as error: print(error.key)\n"
)


def opened_elsewhere(file: Path) -> str:
    run = subprocess.run([sys.executable, "-c", OPENER, str(file)], capture_output=True, text=True, check=True)
    assert run.stderr == ""
    return run.stdout.strip()


# --- what is not ours is not touched


def test_a_missing_vault_is_said_and_not_made(file: Path) -> None:
    with pytest.raises(Explained, match=r"error\.vault-missing"):
        Vault.open(file, KEY)
    assert not file.parent.exists()


@pytest.mark.parametrize("ending", ["", "-wal", "-journal"])
def test_creating_refuses_where_anything_of_a_vault_is(file: Path, ending: str) -> None:
    file.parent.mkdir()
    there = file.with_name(file.name + ending)
    there.touch()
    with pytest.raises(Explained, match=r"error\.vault-exists"):
        Vault.create(file, KEY, pinned=PIN)
    assert [each.name for each in file.parent.iterdir()] == [there.name]


def test_what_an_interrupted_creation_left_is_no_obstacle(file: Path) -> None:
    file.parent.mkdir()
    for ending in (".new", ".new-wal"):
        file.with_name(file.name + ending).write_bytes(b"half a vault")
    Vault.create(file, KEY, pinned=PIN).close()
    assert [each.name for each in file.parent.iterdir()] == ["vault"]


def test_a_vault_that_cannot_be_completed_does_not_appear(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", lambda *_: (_ for _ in ()).throw(OSError(28, "no room")))
        with pytest.raises(DiskFull):
            Vault.create(file, KEY, pinned=PIN)
    assert not file.exists()
    Vault.create(file, KEY, pinned=PIN).close()


def other_database(path: Path, key: bytearray | None) -> bytes:
    """A database that some other program made, encrypted or not."""
    db = sqlcipher.connect(str(path))
    if key is not None:
        room.give_key(db, key)
    db.execute("CREATE TABLE draft (talk TEXT)")
    db.commit()
    db.close()
    return path.read_bytes()


@pytest.mark.parametrize("kind", ["empty", "text", "plain", "other key", "other program", "cut", "cut short"])
def test_a_file_that_is_no_whole_vault_is_damaged_and_stays_as_it_is(file: Path, kind: str) -> None:
    Vault.create(file, KEY, pinned=PIN).close()
    whole = file.read_bytes()
    file.unlink()
    match kind:
        case "plain" | "other program":
            other_database(file, None if kind == "plain" else KEY)
        case "other key":
            file.write_bytes(whole)
        case _:
            file.write_bytes(
                {"empty": b"", "text": b"hello " * 1000, "cut": whole[:-1], "cut short": whole[:4096]}[kind]
            )
    before = file.read_bytes()
    with pytest.raises(VaultDamaged):
        Vault.open(file, bytearray(32) if kind == "other key" else KEY)
    assert file.read_bytes() == before
    assert [each.name for each in file.parent.iterdir()] == ["vault"]


def test_a_vault_of_a_later_program_is_refused_and_stays_as_it_is(vault: Vault, file: Path) -> None:
    vault._db.execute("PRAGMA user_version = 999")
    vault.close()
    before = file.read_bytes()
    with pytest.raises(VaultTooNew):
        Vault.open(file, KEY)
    assert file.read_bytes() == before


def test_any_changed_byte_is_noticed_when_the_vault_is_opened(vault: Vault, file: Path) -> None:
    for number in range(20):
        vault.save_draft(talk(f"t{number}", own_lines=("word " * 200,)), NOW)
    vault.close()
    whole = file.read_bytes()
    for place in range(7, len(whole), len(whole) // 60):
        meddled = bytearray(whole)
        meddled[place] ^= 1 << place % 8
        file.write_bytes(meddled)
        with pytest.raises(VaultDamaged):
            Vault.open(file, KEY)
        assert file.read_bytes() == meddled


def test_a_page_that_tore_when_the_power_failed_is_mended_from_the_log(vault: Vault, file: Path) -> None:
    vault.save_draft(talk(), NOW)
    torn, log = bytearray(file.read_bytes()), file.with_name("vault-wal").read_bytes()
    vault.close()
    page, frame = 4096, 24 + 4096
    for start in range(32, len(log), frame):
        number = int.from_bytes(log[start : start + 4], "big")
        torn[number * page - page // 2 : number * page] = bytes(page // 2)
    file.write_bytes(torn)
    file.with_name("vault-wal").write_bytes(log)
    mended = Vault.open(file, KEY)
    assert mended.draft("a1") == talk()
    mended.close()


def test_a_damaged_vault_writes_nothing_to_the_terminal(file: Path) -> None:
    file.parent.mkdir()
    file.write_bytes(b"no vault " * 1000)
    assert opened_elsewhere(file) == "error.vault-damaged"


# --- one place at a time


def test_a_vault_that_is_open_is_busy_for_another_program_until_it_is_closed(vault: Vault, file: Path) -> None:
    assert opened_elsewhere(file) == "error.vault-busy"
    vault.save_draft(talk(), NOW)
    assert opened_elsewhere(file) == "error.vault-busy"
    vault.close()
    assert opened_elsewhere(file) == "opened"


def test_a_vault_that_is_open_is_busy_for_the_same_program_too(vault: Vault, file: Path) -> None:
    with pytest.raises(VaultBusy):
        Vault.open(file, KEY)
    vault.save_draft(talk(), NOW)
    assert opened_elsewhere(file) == "error.vault-busy"
