"""The disk is full: that is said, nothing is lost, and there is a way on."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from intake.errors import DiskFull
from intake.model import Answer, FactId, Month
from intake.vault import Vault
from intake.vault import file as room
from tests.kept import KEY, NOW, statistics, talk, visit


def fill_the_disk(vault: Vault) -> None:
    """From now on the file may not grow."""
    pages = room.pragma(vault._db, "page_count")
    vault._db.execute(f"PRAGMA max_page_count = {pages}")


def make_room(vault: Vault) -> None:
    vault._db.execute("PRAGMA max_page_count = 100000")


def test_a_full_disk_is_said_and_loses_nothing(vault: Vault, file: Path) -> None:
    vault.save_draft(talk("early"), NOW)
    vault.save_draft(talk("big"), NOW)
    fill_the_disk(vault)
    with pytest.raises(DiskFull):
        vault.save_draft(talk("big", own_lines=("word " * 50_000,)), NOW)
    assert vault.draft("early") == talk("early")
    assert vault.draft("big") == talk("big")
    make_room(vault)
    vault.save_draft(talk("big", own_lines=("word " * 50_000,)), NOW)
    vault.close()
    again = Vault.open(file, KEY)
    assert again.draft("big") == talk("big", own_lines=("word " * 50_000,))
    again.close()


def test_finishing_on_a_full_disk_is_all_or_nothing(vault: Vault) -> None:
    vault.save_draft(talk(), NOW)
    fill_the_disk(vault)
    large = visit()
    large.answers.update({FactId(f"fact-{place}"): Answer() for place in range(5000)})
    with pytest.raises(DiskFull):
        vault.finish("a1", statistics(), large)
    assert vault.draft("a1") == talk()
    assert vault.closed_rows((Month("2026-10"),)) == ()
    make_room(vault)
    vault.finish("a1", statistics(), large)
    assert vault.find(large.number) == large
    assert vault.closed_rows((Month("2026-10"),)) == (statistics(),)


def test_a_bug_half_way_leaves_nothing_half_done(vault: Vault) -> None:
    vault.save_draft(talk(), NOW)
    impossible = msgspec.structs.replace(visit(), closed=None)
    with pytest.raises(sqlcipher.IntegrityError):
        vault.finish("a1", statistics(), impossible)
    assert vault.draft("a1") == talk()
    vault.finish("a1", statistics(), visit())
    assert len(vault.closed_rows((Month("2026-10"),))) == 1


def test_what_was_done_is_not_undone_because_the_log_cannot_be_emptied(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault.save_draft(talk(), NOW)

    def full(_: object) -> None:
        raise DiskFull

    monkeypatch.setattr(room, "empty_log", full)
    vault.finish("a1", statistics(), None)
    assert (vault.drafts(), len(vault.closed_rows((Month("2026-10"),)))) == ((), 1)
