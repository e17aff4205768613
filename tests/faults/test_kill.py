"""A volunteer's laptop dies in the middle of a conversation: whatever was shown as saved is there."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest

from intake.vault import Vault
from tests.kept import KEY

SAVER = """
import itertools, sys
from pathlib import Path
from intake.model import City, Edits, Lang, Talk
from intake.vault import Vault

vault = Vault.open(Path(sys.argv[1]), bytearray(range(32)))
for number in itertools.count(int(sys.argv[2])):
    lines = (f"{number} " * (1 + number * 37 % 900),)
    talk = Talk(id=f"t{number % 5}", language=Lang("ti"), city=City("elders"), begun="", at=str(number),
                edits=Edits(own_lines=lines))
    vault.save_draft(talk, f"{number:09}")
    print(number, flush=True)
"""
"""Saves five conversations in turn, each anew and anew, and says so after each time."""


@pytest.mark.parametrize("seed", range(4))
def test_whatever_was_shown_as_saved_is_there_after_the_program_was_killed(vault: Vault, file: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - a seeded test
    vault.close()
    shown = -1
    for _ in range(4):
        last_shown = kill_a_saver(file, first=shown + 1, after=chance.randint(1, 400))
        shown = assert_all_is_there(file, last_shown)


def kill_a_saver(file: Path, first: int, after: int) -> int:
    """Kills a program that saves, at once when it has shown so many saves; returns the number of the last one shown."""
    command = [sys.executable, "-c", SAVER, str(file), str(first)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as saver:
        assert saver.stdout is not None
        for _ in range(after):
            assert saver.stdout.readline(), "the saver ended by itself"
        saver.kill()
        seen = saver.stdout.read().split()
    return max(first + after - 1, *(int(number) for number in seen if number.isdigit()), 0)


def assert_all_is_there(file: Path, last_shown: int) -> int:
    """The last state of each conversation is there, whole; a later one may be, which nobody was told of."""
    vault = Vault.open(file, KEY)
    talks = {int(vault.draft(draft.id).at): vault.draft(draft.id) for draft in vault.drafts()}
    vault.close()
    newest = max(talks)
    assert newest in (last_shown, last_shown + 1)
    assert set(talks) == set(range(max(0, newest - 4), newest + 1))
    for number, talk in talks.items():
        assert talk.edits.own_lines == (f"{number} " * (1 + number * 37 % 900),)
    return newest
