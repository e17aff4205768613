"""The vault looks after itself: copies that are the same, another key, forgetting by date, and who did what."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.errors import DiskFull, VaultDamaged
from intake.model import Month, VisitNumber
from intake.vault import Vault, examine, file
from tests.kept import KEY, NOW, PIN, statistics, talk, visit

OTHER = bytearray(range(1, 33))
TODAY = date(2026, 11, 28)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "home" / "vault"


@pytest.fixture
def vault(place: Path) -> Vault:
    made = Vault.create(place, KEY, pinned=PIN)
    made.save_draft(talk(), NOW)
    made.finish("b2", statistics(), visit())
    return made


# --- copies


@pytest.mark.parametrize("key", [None, OTHER])
def test_a_copy_holds_every_row_and_opens_with_its_key_alone(vault: Vault, place: Path, key: bytearray | None) -> None:
    copy = place.with_name("copy")
    vault.copy_to(copy, key)
    assert examine(copy, key or KEY) == 5  # a draft, a visit, a count, the pin, the seal of the copy, and nothing else
    with pytest.raises(VaultDamaged):
        examine(copy, bytearray(32))
    again = Vault.open(copy, key or KEY)
    assert (again.draft("a1"), again.find(VisitNumber("7KD4MF"))) == (talk(), visit())
    assert again.pinned == PIN
    again.close()
    vault.close()


def test_a_copy_is_encrypted(vault: Vault, place: Path) -> None:
    vault.copy_to(place.with_name("copy"))
    written = place.with_name("copy").read_bytes()
    assert not written.startswith(b"SQLite")
    assert b"7KD4MF" not in written
    vault.close()


def test_a_copy_can_trust_another_keyring(vault: Vault, place: Path) -> None:
    vault.copy_to(place.with_name("copy"), OTHER, pinned=b"q" * 32)
    again = Vault.open(place.with_name("copy"), OTHER)
    assert again.pinned == b"q" * 32
    again.close()
    vault.close()


def test_work_goes_on_after_a_copy_and_the_copy_stays_as_it_was(vault: Vault, place: Path) -> None:
    copy = place.with_name("copy")
    vault.copy_to(copy)
    vault.finish("a1", statistics("h2"), None)
    vault.close()
    again = Vault.open(copy, KEY)
    assert [draft.id for draft in again.drafts()] == ["a1"]
    again.close()


@pytest.mark.parametrize("meddle", ["changed", "added"])
def test_a_copy_that_is_not_as_it_was_made_is_refused(vault: Vault, place: Path, meddle: str) -> None:
    copy = place.with_name("copy")
    vault.copy_to(copy)
    vault.close()
    db = file.connected(file.place(copy), KEY)
    db.execute("UPDATE visit SET city = 'utrecht'" if meddle == "changed" else "INSERT INTO setting VALUES ('a', 'b')")
    db.close()
    with pytest.raises(VaultDamaged):
        examine(copy, KEY)


def test_any_changed_byte_of_a_copy_is_noticed(vault: Vault, place: Path) -> None:
    copy = place.with_name("copy")
    vault.copy_to(copy)
    vault.close()
    whole = copy.read_bytes()
    for at in range(3, len(whole), len(whole) // 40):
        meddled = bytearray(whole)
        meddled[at] ^= 1 << at % 8
        copy.write_bytes(meddled)
        with pytest.raises(VaultDamaged):
            examine(copy, KEY)


def test_a_copy_for_which_there_is_no_room_leaves_nothing_and_loses_nothing(
    vault: Vault, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_db: object) -> None:
        raise DiskFull

    monkeypatch.setattr(file, "export", full)
    with pytest.raises(DiskFull):
        vault.copy_to(place.with_name("copy"))
    assert [each.name for each in place.parent.iterdir() if each.name.startswith("copy")] == []
    assert vault.draft("a1") == talk()
    vault.save_draft(talk("c3"), NOW)
    vault.close()


def test_a_vault_moves_to_another_key_and_goes_on(vault: Vault, place: Path) -> None:
    fresh = place.with_name("vault.new")
    vault.copy_to(fresh, OTHER, pinned=b"q" * 32)
    vault.move_into(fresh, place, OTHER)
    assert vault.pinned == b"q" * 32
    vault.save_draft(talk("c3"), NOW)
    vault.close()
    assert [each.name for each in place.parent.iterdir()] == ["vault"]
    with pytest.raises(VaultDamaged):
        Vault.open(place, KEY)
    again = Vault.open(place, OTHER)
    assert {draft.id for draft in again.drafts()} == {"a1", "c3"}
    again.close()


def test_a_whole_vault_says_so(vault: Vault) -> None:
    assert vault.looks_whole()
    vault.close()


# --- forgetting


def test_what_is_older_than_a_day_is_forgotten_and_still_counted(vault: Vault) -> None:
    vault.finish("c3", statistics("h2"), visit("AAAAAA", "2026-10-08"))
    assert vault.forget_visits_before(date(2026, 10, 8)) == 1
    assert vault.find(VisitNumber("7KD4MF")) is None
    assert vault.find(VisitNumber("AAAAAA")) is not None
    assert len(vault.closed_rows((Month("2026-10"),))) == 2
    assert vault.drop_drafts_before("2026-10-07T14:05") == 0
    assert vault.drop_drafts_before("2026-10-07T14:06") == 1
    assert vault.drafts() == ()
    vault.close()


def test_what_a_fast_clock_dated_ahead_was_today_at_the_latest(vault: Vault) -> None:
    vault.finish("c3", statistics("h2"), visit("AAAAAA", "2031-01-01"))
    vault.save_draft(talk("d4"), "2031-01-01T10:00")
    assert vault.date_back(TODAY) == 2
    found = vault.find(VisitNumber("AAAAAA"))
    assert found
    assert found.closed == "2026-11-28"
    assert vault.find(VisitNumber("7KD4MF")) == visit()
    assert vault.drafts()[0].changed == "2026-11-28T23:59"
    vault.close()


@given(st.lists(st.integers(1, 365), max_size=30), st.integers(1, 365))
def test_forgetting_takes_exactly_what_is_due(days: list[int], limit: int) -> None:
    vault = Vault.in_memory()
    for place, day in enumerate(days):
        closed = date.fromordinal(date(2026, 1, 1).toordinal() + day - 1)
        vault.finish("x", statistics(), visit(f"N{place}", closed.isoformat()))
    cut = date.fromordinal(date(2026, 1, 1).toordinal() + limit - 1)
    assert vault.forget_visits_before(cut) == sum(day < limit for day in days)
    assert {page.number for page in vault.visits_page(None, 100)} == {
        f"N{place}" for place, day in enumerate(days) if day >= limit
    }
    vault.close()


# --- the next shift, and the trail


def test_a_line_for_the_next_shift_ends_by_itself(vault: Vault) -> None:
    vault.hand_over("The printer is out of paper", "Zon", date(2026, 11, 28))
    vault.hand_over("Food bank closed until Monday", "Maan", date(2026, 11, 30))
    assert [row.who for row in vault.handed_over(TODAY)] == ["Maan", "Zon"]
    assert [row.line for row in vault.handed_over(date(2026, 11, 29))] == ["Food bank closed until Monday"]
    vault.end_handovers_before(date(2026, 11, 29))
    (left,) = vault.handed_over(TODAY)
    vault.end_handover(left.id)
    assert vault.handed_over(TODAY) == ()
    vault.close()


def test_the_trail_counts_by_the_day_and_tells_no_hour(vault: Vault) -> None:
    for _ in range(3):
        vault.trace(TODAY, "Zon", "printed")
    vault.trace(date(2026, 11, 29), "Zon", "opened")
    assert [(row.day, row.did, row.times) for row in vault.trail()] == [
        ("2026-11-29", "opened", 1),
        ("2026-11-28", "printed", 3),
    ]
    assert vault.forget_trail_before(date(2026, 11, 29)) == 1
    assert len(vault.trail()) == 1
    vault.close()
