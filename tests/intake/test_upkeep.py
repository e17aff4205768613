"""The desk looks after itself: it forgets in time and never too early, copies itself, and says how it stands."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from intake import machine
from intake.demo import lead
from intake.desk import Desk
from intake.errors import DiskFull, Explained, VaultDamaged, WrongPassphrase
from intake.model import City, Code, FactId, Lang, Talk, VisitNumber
from intake.upkeep import LONGEST_HANDOVER_DAYS, LONGEST_LINE
from tests.stand_ins import CHEAP, Clock

PASSPHRASE = "zonder paraplu naar Vlieland"


@pytest.fixture
def clock() -> Clock:
    return Clock(datetime(2026, 11, 28, 10))


@pytest.fixture
def desk(home: Path, clock: Clock) -> Iterator[Desk]:
    made, _ = Desk.create(home, nickname="Zon", passphrase=PASSPHRASE, city=City("den-haag"), cost=CHEAP)
    made._clock = clock
    made._vault.set_setting("last_seen", clock.now.isoformat(timespec="minutes"))
    yield made
    made.close()


def kept_visit(desk: Desk) -> VisitNumber:
    talk = desk.promise_number(desk.begin(Lang("ti")))
    desk.finish(talk)
    assert talk.number
    return talk.number


def is_kept(desk: Desk, number: VisitNumber) -> bool:
    try:
        desk.find(number)
    except Explained:
        return False
    return True


# --- forgetting in time


def test_a_visit_goes_after_ninety_days_and_not_a_day_before(desk: Desk, clock: Clock) -> None:
    number = kept_visit(desk)
    for _ in range(3):
        clock.later(days=30)
        assert desk.upkeep.tend().visits == 0
    assert is_kept(desk, number)
    clock.later(days=1)
    assert desk.upkeep.tend().visits == 1
    assert not is_kept(desk, number)


def test_who_comes_back_is_kept_from_her_last_contact(desk: Desk, clock: Clock) -> None:
    number = kept_visit(desk)
    for _ in range(2):
        clock.later(days=40)
        desk.upkeep.tend()
    desk.finish(desk.reopen(desk.find(number)))
    clock.later(days=50)
    desk.upkeep.tend()
    assert is_kept(desk, number)


def test_a_desk_may_keep_for_a_shorter_time_and_never_for_a_longer(desk: Desk, clock: Clock) -> None:
    number = kept_visit(desk)
    clock.later(days=31)
    desk.upkeep.keep_for(60)
    assert is_kept(desk, number)
    desk.upkeep.keep_for(30)
    assert not is_kept(desk, number)
    with pytest.raises(ValueError, match="not a time"):
        desk.upkeep.keep_for(365)


def test_an_unfinished_conversation_goes_after_three_days(desk: Desk, clock: Clock) -> None:
    desk.begin(Lang("ti"))
    clock.later(hours=72)
    assert desk.upkeep.tend().drafts == 0
    clock.later(minutes=1)
    assert desk.upkeep.tend().drafts == 1
    assert desk.unfinished() == ()


def test_it_is_forgotten_at_the_next_opening(desk: Desk, home: Path, clock: Clock) -> None:
    number = kept_visit(desk)
    old = (date.today() - timedelta(days=91)).isoformat()
    desk._vault._db.execute("UPDATE visit SET closed = ?", (old,))
    desk._vault.set_setting("last_seen", "")
    desk.close()
    again = Desk.open(home, "Zon", PASSPHRASE)
    assert not is_kept(again, number)
    again.close()


@pytest.mark.parametrize("jump", [timedelta(days=400), timedelta(days=-400)])
def test_a_clock_that_jumped_forgets_nothing_until_a_coordinator_has_looked(
    desk: Desk, clock: Clock, jump: timedelta
) -> None:
    number = kept_visit(desk)
    desk.begin(Lang("ar"))
    clock.now += jump
    assert desk.upkeep.tend().clock in ("ahead", "behind")
    assert is_kept(desk, number)
    assert len(desk.unfinished()) == 1
    clock.now -= jump
    assert desk.upkeep.tend().clock == "sane"
    assert is_kept(desk, number)


def test_a_date_that_a_coordinator_confirmed_counts(desk: Desk, clock: Clock) -> None:
    number = kept_visit(desk)
    clock.later(days=200)
    assert desk.upkeep.confirm_clock().visits == 1
    assert not is_kept(desk, number)


def test_a_clock_that_runs_behind_dates_nothing_in_the_past(desk: Desk, clock: Clock) -> None:
    """Or the visit would go before its time when the clock is right again."""
    clock.later(days=-2000)
    number = kept_visit(desk)
    assert desk.find(number).closed == "2026-11-28"


def test_a_clock_that_ran_ahead_keeps_nothing_for_ever(desk: Desk, clock: Clock) -> None:
    clock.later(days=2000)
    number = kept_visit(desk)
    clock.later(days=-2000)
    desk.upkeep.tend()
    assert desk.find(number).closed == "2026-11-28"
    for _ in range(4):
        clock.later(days=30)
        desk.upkeep.tend()
    assert not is_kept(desk, number)


def test_slow_wrong_clocks_do_not_add_up(desk: Desk, clock: Clock) -> None:
    """A clock that is moved on by fifty days at every opening speeds forgetting up only as far as it is believed."""
    number = kept_visit(desk)
    clock.later(days=50)
    desk.upkeep.tend()
    assert is_kept(desk, number)


# --- the next shift


def test_a_line_for_the_next_shift_is_there_for_its_days(desk: Desk, clock: Clock) -> None:
    desk.upkeep.hand_over("  The printer   jams. ", 2)
    assert [row.line for row in desk.upkeep.handed_over()] == ["The printer jams."]
    clock.later(days=1)
    assert len(desk.upkeep.handed_over()) == 1
    clock.later(days=1)
    assert desk.upkeep.handed_over() == ()


@pytest.mark.parametrize(("line", "days"), [("", 1), ("   ", 1), ("x", 0), ("x", LONGEST_HANDOVER_DAYS + 1)])
def test_a_line_without_words_or_without_an_end_is_a_bug(desk: Desk, line: str, days: int) -> None:
    with pytest.raises(ValueError, match="fourteen"):
        desk.upkeep.hand_over(line, days)


def test_a_line_that_is_too_long_is_told(desk: Desk) -> None:
    with pytest.raises(Explained, match=r"error\.handover-long"):
        desk.upkeep.hand_over("x" * (LONGEST_LINE + 1), 1)


# --- free text


def with_remark(desk: Desk) -> Talk:
    talk = desk.promise_number(desk.begin(Lang("ti")))
    import msgspec

    return desk.edit(talk, msgspec.structs.replace(talk.edits, remark="comes with her sister"))


def test_free_text_is_kept_only_where_a_coordinator_switched_it_on(desk: Desk) -> None:
    talk = with_remark(desk)
    desk.finish(talk)
    assert talk.number
    assert desk.find(talk.number).remark == ""
    desk.upkeep.allow_remarks(allowed=True)
    talk = with_remark(desk)
    desk.finish(talk)
    assert talk.number
    assert desk.find(talk.number).remark == "comes with her sister"
    assert {"remarks-on"} <= {row.did for row in desk.upkeep.trail()}


# --- coming back after the lock


def test_after_the_lock_the_same_person_comes_back_to_the_same_question(desk: Desk) -> None:
    talk = desk.forward(desk.begin(Lang("ti")))
    desk.leave(talk.id)
    found = desk.left()
    assert found
    assert (found.id, found.at) == (talk.id, talk.at)
    assert desk.left() is None  # told once


def test_a_conversation_that_was_thrown_away_is_not_come_back_to(desk: Desk) -> None:
    talk = desk.begin(Lang("ti"))
    desk.leave(talk.id)
    desk.discard(talk.id)
    assert desk.left() is None


# --- backups


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick" / "desk.inloop"


def test_a_backup_comes_back_on_a_new_laptop_with_the_passphrase(desk: Desk, stick: Path, tmp_path: Path) -> None:
    number = kept_visit(desk)
    talk = desk.begin(Lang("ar"))
    desk.upkeep.back_up(stick)
    desk.begin(Lang("so"))  # work goes on
    new = tmp_path / "new-laptop"
    assert Desk.people_of(stick) == ("Zon",)
    again = Desk.restore(new, stick, nickname="Zon", passphrase=PASSPHRASE)
    assert is_kept(again, number)
    assert [draft.id for draft in again.unfinished()] == [talk.id]
    assert again.city == City("den-haag")
    again.close()
    Desk.open(new, "Zon", PASSPHRASE).close()
    assert sorted(each.name for each in new.iterdir()) == ["keyring", "vault.db"]


def test_a_backup_comes_back_with_the_card(home: Path, stick: Path, tmp_path: Path) -> None:
    made, code = Desk.create(home, nickname="Zon", passphrase=PASSPHRASE, city=City("den-haag"), cost=CHEAP)
    number = kept_visit(made)
    made.upkeep.back_up(stick)
    made.close()
    again = Desk.restore_with_card(
        tmp_path / "new", stick, code, nickname="Zon", passphrase="another one altogether", cost=CHEAP
    )
    assert is_kept(again, number)
    again.close()
    with pytest.raises(WrongPassphrase):
        Desk.open(tmp_path / "new", "Zon", PASSPHRASE)
    Desk.open(tmp_path / "new", "Zon", "another one altogether").close()


def test_what_was_there_is_set_aside_and_never_overwritten(desk: Desk, home: Path, stick: Path) -> None:
    desk.upkeep.back_up(stick)
    desk.close()
    before = {each.name: each.read_bytes() for each in home.iterdir() if each.is_file()}
    Desk.restore(home, stick, nickname="Zon", passphrase=PASSPHRASE).close()
    aside = [each.read_bytes() for each in home.iterdir() if each.name.endswith(".set-aside")]
    assert sorted(aside) == sorted(before.values())


def test_a_wrong_passphrase_puts_nothing_back(desk: Desk, stick: Path, tmp_path: Path) -> None:
    desk.upkeep.back_up(stick)
    with pytest.raises(WrongPassphrase):
        Desk.restore(tmp_path / "new", stick, nickname="Zon", passphrase="another")
    assert not (tmp_path / "new").exists()


def test_a_rehearsal_reads_every_row_and_leaves_nothing(desk: Desk, home: Path, stick: Path) -> None:
    kept_visit(desk)
    desk.upkeep.back_up(stick)
    before = sorted(each.name for each in home.iterdir())
    rehearsed = desk.upkeep.rehearse(stick, PASSPHRASE)
    assert rehearsed.made == "2026-11-28"
    assert rehearsed.rows > 5
    assert sorted(each.name for each in home.iterdir()) == before
    with pytest.raises(WrongPassphrase):
        desk.upkeep.rehearse(stick, "another")


def test_a_backup_that_was_meddled_with_fails_its_rehearsal(desk: Desk, stick: Path) -> None:
    from intake import backup

    desk.upkeep.back_up(stick)
    found = backup.read(stick)
    torn = bytearray(found.vault)
    torn[len(torn) // 2] ^= 1
    import msgspec

    backup.write(stick, msgspec.structs.replace(found, vault=bytes(torn)))
    with pytest.raises(VaultDamaged):
        desk.upkeep.rehearse(stick, PASSPHRASE)


def test_a_full_stick_is_told_and_leaves_an_older_backup(
    desk: Desk, home: Path, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from intake import disk

    desk.upkeep.back_up(stick)
    before = stick.read_bytes()

    def full(_path: Path, _data: bytes) -> None:
        raise OSError(28, "no room")

    monkeypatch.setattr(disk, "_write_through", full)
    with pytest.raises(DiskFull):
        desk.upkeep.back_up(stick)
    assert stick.read_bytes() == before
    assert not list(home.glob("*.copy"))


def test_forgotten_words_are_in_no_later_backup(desk: Desk, stick: Path) -> None:
    number = kept_visit(desk)
    desk.forget(number)
    assert status(desk)["backup"] == ("act", "never")
    desk.upkeep.back_up(stick)
    assert not desk._vault.find(number)


# --- how it stands


def status(desk: Desk) -> dict[str, tuple[str, str]]:
    return {light.name: (light.state, light.key) for light in desk.upkeep.status()}


def test_the_status_says_what_needs_a_hand(
    desk: Desk, clock: Clock, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(machine, "disk_is_encrypted", lambda _folder: None)
    monkeypatch.setattr(machine, "printer_keeps_jobs", lambda: True)
    found = status(desk)
    assert found["database"] == ("good", "whole")
    assert found["backup"] == ("act", "never")
    assert found["clock"] == ("good", "sane")
    assert found["disk"] == ("act", "unknown")
    assert found["printer"] == ("look", "keeps")
    desk.upkeep.back_up(stick)
    assert status(desk)["backup"] == ("good", "made")
    clock.later(days=15)
    assert status(desk)["backup"] == ("look", "late")
    desk.forget(VisitNumber("7KD4MF"))
    assert status(desk)["backup"] == ("look", "forgotten")
    clock.later(days=400)
    assert status(desk)["clock"] == ("act", "ahead")


def test_content_that_nobody_looked_at_again_is_said(desk: Desk, clock: Clock) -> None:
    assert status(desk)["content"][0] == "good"
    clock.later(days=3000)
    desk.upkeep.confirm_clock()
    assert status(desk)["content"] == ("look", "stale")


def test_practice_has_nothing_to_keep() -> None:
    desk = Desk.practise(City("den-haag"))
    assert status(desk)["backup"] == ("good", "practice")
    with pytest.raises(Explained, match=r"error\.practice"):
        desk.upkeep.back_up(Path("anywhere"))
    desk.close()


def test_every_sentence_of_the_status_and_the_trail_is_there(desk: Desk) -> None:
    from typing import get_args

    from intake.upkeep import Deed

    lights = {
        "database": ("whole", "damaged"),
        "backup": ("practice", "never", "forgotten", "late", "made"),
        "clock": ("sane", "ahead", "behind"),
        "disk": ("encrypted", "open", "unknown"),
        "printer": ("keeps", "clean", "unknown"),
        "pack": ("own", "packed", "expired", "renewed", "missing", "damaged", "unfit"),
        "content": ("stale", "fresh"),
    }
    for language in (Lang("nl"), Lang("en")):
        for name, keys in lights.items():
            assert all(desk.words.has(language, f"window.status.{name}.{key}") for key in keys)
        assert all(desk.words.has(language, f"window.trail.{deed}") for deed in get_args(Deed))


def test_what_a_family_was_led_through_stands_in_no_trail(desk: Desk) -> None:
    from intake import case as cases
    from intake import content

    family = cases.read(content.load(), content.root() / "cases" / "ziekenhuisrekening-den-haag.yaml")
    talk = desk.promise_number(lead(desk, family))
    desk.printed(talk, desk.handout(talk))
    desk.finish(talk)
    said = " ".join(f"{row.who} {row.did} {row.what}" for row in desk.upkeep.trail())
    assert talk.number
    assert talk.number not in said
    needs = talk.answers[FactId("needs")].codes
    assert not any(Code(code) in said for code in needs)
