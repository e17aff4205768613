"""The vault: what was saved is there, what was dropped is nowhere, and there is no place for what must not be kept."""

from __future__ import annotations

import sqlite3
import stat
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from intake.model import Draft, Lang, Month, Visit, VisitNumber
from intake.vault import Vault, page_key
from intake.vault import file as room
from tests.kept import KEY, NOW, PIN, statistics, talk, visit

CANARIES = ("KANARIE-7f3a91", "Батбаяр-7f3a91")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "home" / "vault"


@pytest.fixture
def vault(file: Path) -> Iterator[Vault]:
    made = Vault.create(file, KEY, pinned=PIN)
    yield made
    made.close()


# --- what was saved is there


def test_a_draft_comes_back_whole_after_closing(vault: Vault, file: Path) -> None:
    kept = talk(own_lines=("Vraag naar Miriam",), number="7KD4MF")
    vault.save_draft(kept, NOW)
    vault.close()
    again = Vault.open(file, KEY)
    assert again.draft("a1") == kept
    assert again.pinned == PIN
    again.close()


def test_drafts_are_listed_with_the_last_changed_first(vault: Vault) -> None:
    for name, minute in (("a1", 5), ("b2", 7), ("c3", 6), ("a1", 8)):
        vault.save_draft(talk(name), f"2026-10-07T14:0{minute}")
    assert [draft.id for draft in vault.drafts()] == ["a1", "b2", "c3"]
    assert vault.drafts()[0] == Draft(
        id="a1", begun="2026-10-07T14:00", changed="2026-10-07T14:08", at="needs", language=Lang("ti")
    )


def test_a_draft_that_was_never_saved_is_a_bug(vault: Vault) -> None:
    with pytest.raises(KeyError):
        vault.draft("nowhere")


def test_finishing_leaves_a_count_and_a_numbered_visit_and_no_draft(vault: Vault) -> None:
    vault.save_draft(talk(), NOW)
    vault.finish("a1", statistics(), visit())
    assert vault.drafts() == ()
    assert vault.find(VisitNumber("7KD4MF")) == visit()
    assert vault.closed_rows((Month("2026-10"),)) == (statistics(),)


def test_finishing_without_a_number_leaves_a_count_alone(vault: Vault) -> None:
    vault.save_draft(talk(), NOW)
    vault.finish("a1", statistics(), None)
    assert (vault.drafts(), vault.visits_page(None, 10)) == ((), ())
    assert len(vault.closed_rows((Month("2026-10"),))) == 1


def test_who_comes_back_has_one_visit_and_two_counts(vault: Vault) -> None:
    vault.finish("a1", statistics(), visit())
    vault.finish("b2", statistics(), visit(closed="2026-10-21"))
    assert vault.visits_page(None, 10) == (visit(closed="2026-10-21"),)
    assert len(vault.closed_rows((Month("2026-10"),))) == 2


def test_counts_are_read_by_the_month(vault: Vault) -> None:
    for month in ("2026-09", "2026-10", "2026-11"):
        vault.finish("a1", statistics(month=month), None)
    assert vault.closed_rows((Month("2026-10"),)) == (statistics(month="2026-10"),)
    assert vault.closed_rows((Month("2026-08"),)) == ()


def test_what_was_printed_is_counted_by_thing_and_language(vault: Vault) -> None:
    vault.note_printed(["step:a", "service:b"], Lang("ti"))
    vault.note_printed(["step:a"], Lang("ti"))
    vault.note_printed(["step:a"], Lang("ar"))
    ti, ar = Lang("ti"), Lang("ar")
    assert vault.times_printed() == {("step:a", ti): 2, ("service:b", ti): 1, ("step:a", ar): 1}


def test_a_forgotten_visit_is_gone_and_still_counted(vault: Vault) -> None:
    vault.finish("a1", statistics(), visit())
    vault.forget(VisitNumber("7KD4MF"))
    assert vault.find(VisitNumber("7KD4MF")) is None
    assert vault.visits_page(None, 10) == ()
    assert vault.closed_rows((Month("2026-10"),)) == (statistics(),)


def test_a_number_is_taken_from_the_moment_it_is_promised(vault: Vault) -> None:
    number = VisitNumber("7KD4MF")
    assert not vault.number_taken(number)
    vault.save_draft(talk(number=number), NOW)
    assert vault.number_taken(number)
    vault.finish("a1", statistics(), visit(number))
    assert vault.number_taken(number)
    vault.forget(number)
    assert not vault.number_taken(number)


def test_visits_are_paged_newest_first_without_gaps_or_repeats(vault: Vault) -> None:
    kept = [visit(f"N{place:03}", f"2026-10-{1 + place * 7 % 20:02}") for place in range(53)]
    for each in kept:
        vault.finish("a1", statistics(), each)
    newest_first = sorted(kept, key=page_key, reverse=True)
    seen: list[Visit] = []
    while page := vault.visits_page(page_key(seen[-1]) if seen else None, 10):
        assert len(page) <= 10
        seen += page
        vault.forget(page[-1].number)  # the list may change while somebody reads it
    assert seen == newest_first


def test_settings_of_the_desk_are_kept(vault: Vault, file: Path) -> None:
    assert vault.setting("city") is None
    vault.set_setting("city", "amsterdam")
    vault.set_setting("city", "den-haag")
    vault.close()
    again = Vault.open(file, KEY)
    assert again.setting("city") == "den-haag"
    again.close()


def test_another_thread_may_use_the_vault(vault: Vault) -> None:
    thread = threading.Thread(target=vault.save_draft, args=(talk(), NOW))
    thread.start()
    thread.join()
    assert vault.draft("a1") == talk()


def test_a_practice_vault_does_the_same_and_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    vault = Vault.in_memory()
    vault.save_draft(talk(), NOW)
    vault.finish("a1", statistics(), visit())
    assert vault.find(VisitNumber("7KD4MF")) == visit()
    vault.close()
    assert list(tmp_path.iterdir()) == []


# --- the file


def test_the_files_are_their_owners_alone(vault: Vault, file: Path) -> None:
    vault.save_draft(talk(), NOW)
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert {each.name: oct(stat.S_IMODE(each.stat().st_mode)) for each in file.parent.iterdir()} == {
        "vault": "0o600",
        "vault-wal": "0o600",
    }


def test_closing_leaves_one_file_and_may_be_done_twice(vault: Vault, file: Path) -> None:
    vault.save_draft(talk(), NOW)
    vault.close()
    vault.close()
    assert [each.name for each in file.parent.iterdir()] == ["vault"]


def test_everything_the_promise_rests_on_is_switched_on(vault: Vault) -> None:
    expected = {
        "cipher_status": "1",
        "journal_mode": "wal",
        "synchronous": 2,
        "secure_delete": 1,
        "temp_store": 2,
        "locking_mode": "exclusive",
        "busy_timeout": 0,
        "application_id": room.APPLICATION_ID,
        "user_version": len(room.schema_steps()),
    }
    assert {name: room.pragma(vault._db, name) for name in expected} == expected
    assert sqlcipher.sqlite_version_info >= (3, 51, 3)
    assert room.pragma(vault._db, "cipher_version").startswith("4.")


@pytest.mark.parametrize("length", [0, 16, 31, 33, 64])
def test_a_key_of_another_length_is_a_bug_and_leaves_no_file(file: Path, length: int) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        Vault.create(file, bytearray(length), pinned=PIN)
    assert not file.exists()


def test_a_library_that_does_not_encrypt_is_never_used(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlcipher, "sqlite_version_info", (3, 51, 2))
    with pytest.raises(RuntimeError, match="sqlite_version"):
        Vault.create(file, KEY, pinned=PIN)
    assert not file.exists()


def test_a_canary_in_a_draft_is_nowhere_on_the_disk_while_a_plain_database_shows_it(
    vault: Vault, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SQLITE_TMPDIR", str(file.parent))
    for number in range(50):
        vault.save_draft(talk(f"t{number}", own_lines=CANARIES * 50), NOW)
    assert sightings(file.parent) == 0
    vault.drafts()
    vault.close()
    assert sightings(file.parent) == 0
    plain = sqlite3.connect(file.with_name("plain"))
    plain.execute("CREATE TABLE draft (talk TEXT)")
    plain.execute("INSERT INTO draft VALUES (?)", (" ".join(CANARIES),))
    plain.commit()
    assert sightings(file.parent) == 2
    plain.close()


def sightings(folder: Path) -> int:
    """How often a canary stands in the files of a folder, in the encodings a program might use."""
    forms = [canary.encode(encoding) for canary in CANARIES for encoding in ("utf-8", "utf-16-le", "utf-16-be")]
    return sum(each.read_bytes().count(form) for each in folder.iterdir() for form in forms)


@pytest.mark.parametrize("verb", ["drop", "finish", "forget"])
def test_dropped_words_are_not_even_in_the_decrypted_pages(
    file: Path, monkeypatch: pytest.MonkeyPatch, verb: str
) -> None:
    monkeypatch.setattr(room, "give_key", lambda *_: None)  # the same pager, with bytes that can be read
    vault = Vault.create(file, KEY, pinned=PIN)
    number = VisitNumber(CANARIES[0])
    for minute in range(30):
        vault.save_draft(talk(own_lines=CANARIES * minute), f"2026-10-07T14:{minute:02}")
    assert sightings(file.parent) > 0
    match verb:
        case "drop":
            vault.drop_draft("a1")
        case "finish":
            vault.finish("a1", statistics(), None)
        case _:
            vault.finish("a1", statistics(), visit(number))
            assert sightings(file.parent) > 0
            vault.forget(number)
    assert sightings(file.parent) == 0
    vault.close()


# --- the schema


def columns() -> dict[str, set[str]]:
    vault = Vault.in_memory()
    tables = [name for (name,) in vault._all("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    found = {table: {row[1] for row in vault._all(f"PRAGMA table_info({table})")} for table in tables}
    vault.close()
    return found


def test_the_schema_has_these_columns_and_no_place_for_anything_else() -> None:
    assert columns() == {
        "pin": {"only", "verify_key"},
        "setting": {"name", "value"},
        "draft": {"id", "changed", "talk"},
        "visit": {"number", "closed", "language", "city", "answers", "steps", "remark"},
        "closed": {"id", "month", "household", "city", "language", "household_type", "needs", "refusals", "unmet"},
        "release": {"period", "made", "frozen"},
        "printed": {"thing", "language", "times"},
        "handover": {"id", "until", "who", "line"},
        "trail": {"day", "who", "did", "what", "times"},
        "checked": {"service", "fact", "day", "method"},
        "correction": {"id", "service", "day", "who", "changed", "supplied"},
        "wrong": {"service", "times"},
        "own_service": {"service", "day", "who", "value"},
        "outcome": {"service", "month", "how", "why", "times"},
    }


def test_no_column_is_called_after_what_must_not_be_kept() -> None:
    forbidden = ("status", "residence", "permit", "surname", "nationality", "country", "birth", "age", "phone", "note")
    for table, names in columns().items():
        for name in names - {"language"}:
            assert not any(word in name for word in forbidden), f"{table}.{name}"
    assert {table for table, names in columns().items() if "name" in names} == {"setting"}


def test_statistics_rows_do_not_lie_in_the_order_in_which_they_were_written(vault: Vault) -> None:
    written = [f"h{place:03}" for place in range(60)]
    for household in written:
        vault.finish("a1", statistics(household), None)
    read = [row.household for row in vault.closed_rows((Month("2026-10"),))]
    assert sorted(read) == written
    assert read != written
    with pytest.raises(sqlcipher.OperationalError, match="rowid"):
        vault._db.execute("SELECT rowid FROM closed")


def test_every_table_is_strict() -> None:
    vault = Vault.in_memory()
    rows = vault._all("SELECT name, strict, wr FROM pragma_table_list WHERE schema = 'main'")
    assert {name: (strict, wr) for name, strict, wr in rows if not name.startswith("sqlite_")} == {
        "pin": (1, 0),
        "setting": (1, 1),
        "draft": (1, 1),
        "visit": (1, 1),
        "closed": (1, 1),
        "printed": (1, 1),
        "release": (1, 1),
        "handover": (1, 0),
        "trail": (1, 1),
        "checked": (1, 1),
        "correction": (1, 0),
        "wrong": (1, 1),
        "own_service": (1, 1),
        "outcome": (1, 1),
    }
    vault.close()


# --- steps of the schema


def test_an_older_vault_is_brought_up_to_date_step_by_step(
    vault: Vault, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault.save_draft(talk(), NOW)
    vault.close()
    later = tmp_path / "0099.sql"
    later.write_text("CREATE TABLE later (a TEXT) STRICT;")
    steps = [*room.schema_steps(), later]
    monkeypatch.setattr(room, "schema_steps", lambda: steps)
    again = Vault.open(file, KEY)
    assert room.pragma(again._db, "user_version") == len(steps)
    assert again._all("SELECT * FROM later") == []
    assert again.draft("a1") == talk()
    again.close()


def test_a_step_that_fails_leaves_the_vault_as_it_was(
    vault: Vault, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault.save_draft(talk(), NOW)
    vault.close()
    broken = tmp_path / "0099.sql"
    broken.write_text("CREATE TABLE half (a TEXT) STRICT; DROP TABLE draft; CREATE TABLE visit (a TEXT);")
    with monkeypatch.context() as patch:
        steps = [*room.schema_steps(), broken]
        patch.setattr(room, "schema_steps", lambda: steps)
        with pytest.raises(sqlcipher.OperationalError):
            Vault.open(file, KEY)
    again = Vault.open(file, KEY)
    assert again.draft("a1") == talk()
    with pytest.raises(sqlcipher.OperationalError, match="no such table"):
        again._all("SELECT * FROM half")
    again.close()
