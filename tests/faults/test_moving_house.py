"""Vaults of every schema that ever landed come up to date, also when the power fails on the way.

A new step of the schema gets its vault in `vaults/`: the schema as it landed, with a draft, a visit and a count.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from intake.model import Month, VisitNumber
from intake.vault import Vault, file
from tests.kept import KEY, PIN, statistics, talk, visit

KEPT = sorted((Path(__file__).parent / "vaults").glob("schema-*.db"))

KILLED = """
import os, sys
from pathlib import Path
from intake.vault import Vault, file

steps, opened = file.schema_steps(), []

def read_text(path, *given, read=Path.read_text):
    if path in steps:
        opened.append(path)
        if len(opened) == int(sys.argv[2]):
            os._exit(9)
    return read(path, *given)

Path.read_text = read_text
Vault.open(Path(sys.argv[1]), bytearray(range(32))).close()
"""


def test_there_is_a_vault_of_every_schema() -> None:
    assert [path.name for path in KEPT] == [f"schema-{number}.db" for number in range(1, len(file.schema_steps()) + 1)]


def assert_all_is_there(path: Path) -> None:
    vault = Vault.open(path, KEY)
    assert vault.pinned == PIN
    assert vault.draft("a1") == talk()
    assert vault.find(VisitNumber("7KD4MF")) == visit()
    assert vault.closed_rows((Month("2026-10"),)) == (statistics(),)
    assert vault.setting("city") == "den-haag"
    assert file.pragma(vault._db, "user_version") == len(file.schema_steps())
    vault.close()


@pytest.mark.parametrize("kept", KEPT, ids=lambda path: path.stem)
def test_an_old_vault_comes_up_to_date(kept: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(kept, tmp_path / "vault.db"))
    assert_all_is_there(path)
    assert_all_is_there(path)


@pytest.mark.parametrize("step", range(1, len(KEPT)))
def test_a_power_failure_at_any_step_loses_nothing(step: int, tmp_path: Path) -> None:
    path = Path(shutil.copy(KEPT[0], tmp_path / "vault.db"))
    run = subprocess.run([sys.executable, "-c", KILLED, str(path), str(step)], check=False)
    assert run.returncode == 9
    assert_all_is_there(path)
