"""People of a desk: who comes in, who does not any more, and what a volunteer's passphrase cannot do."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from intake.desk import Desk
from intake.door import KEYRING
from intake.errors import Explained, KeyringDamaged, WrongPassphrase, WrongRecoveryKey
from intake.keyring import Keyring
from intake.model import City, Lang, Person
from intake.team import VAULT, Team
from tests.stand_ins import CHEAP

ZON, MAAN, STER = "zonder paraplu naar Vlieland", "maan boven de natte dijk", "ster aan een dun touw"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "desk"


@pytest.fixture
def code(folder: Path) -> str:
    """A desk with Zon, who coordinates, and Maan, who does not; the code of its card."""
    desk, code = Desk.create(folder, nickname="Zon", passphrase=ZON, city=City("den-haag"), cost=CHEAP)
    team = cheap(desk, folder)
    team.add(ZON, "Maan", MAAN, coordinator=False)
    desk.close()
    return code


def cheap(desk: Desk, folder: Path) -> Team:
    return Team(folder, desk._vault, desk.nickname, desk._today, CHEAP)


def opened(folder: Path, nickname: str = "Zon", passphrase: str = ZON) -> tuple[Desk, Team]:
    desk = Desk.open(folder, nickname, passphrase)
    return desk, cheap(desk, folder)


def test_each_comes_in_with_her_own_passphrase(folder: Path, code: str) -> None:
    for nickname, passphrase in (("Zon", ZON), ("Maan", MAAN)):
        desk, team = opened(folder, nickname, passphrase)
        assert team.people() == (
            Person(nickname="Maan", coordinator=False),
            Person(nickname="Zon", coordinator=True),
        )
        assert desk.is_coordinator() is (nickname == "Zon")
        desk.close()
    with pytest.raises(WrongPassphrase):
        Desk.open(folder, "Maan", ZON)


def test_a_volunteer_changes_nobody_and_that_is_held_by_her_key(folder: Path, code: str) -> None:
    desk, team = opened(folder, "Maan", MAAN)
    before = (folder / KEYRING).read_bytes()
    for change in (
        lambda: team.add(MAAN, "Ster", STER, coordinator=True),
        lambda: team.rename(MAAN, "Maan", "Wolk"),
        lambda: team.give_passphrase(MAAN, "Zon", STER),
        lambda: team.revoke(MAAN, "Zon"),
        lambda: team.fresh_card(MAAN),
    ):
        with pytest.raises(Explained, match=r"error\.not-coordinator"):
            change()
    assert (folder / KEYRING).read_bytes() == before
    assert Keyring.read(folder / KEYRING).unlock("Maan", MAAN).sign is None
    desk.close()


def test_every_change_asks_for_the_own_passphrase(folder: Path, code: str) -> None:
    desk, team = opened(folder)
    with pytest.raises(WrongPassphrase):
        team.add(MAAN, "Ster", STER, coordinator=False)
    assert len(team.people()) == 2
    desk.close()


def test_a_nickname_is_taken_once_whatever_its_capitals(folder: Path, code: str) -> None:
    desk, team = opened(folder)
    for taken in ("Maan", "maan", " MAAN "):
        with pytest.raises(Explained, match=r"error\.nickname-taken"):
            team.add(ZON, taken, STER, coordinator=False)
    desk.close()


def test_another_nickname_keeps_the_passphrase_the_card_and_the_role(folder: Path, code: str) -> None:
    desk, team = opened(folder)
    team.rename(ZON, "Maan", "Wolk")
    team.rename(ZON, "Wolk", "Regen")
    team.rename(ZON, "Zon", "Licht")
    assert team.nickname == "Licht"
    team.add(ZON, "Ster", STER, coordinator=False)  # still who she is
    desk.close()
    for nickname, passphrase in (("Regen", MAAN), ("Licht", ZON), ("Ster", STER)):
        Desk.open(folder, nickname, passphrase).close()
    with pytest.raises(WrongPassphrase):
        Desk.open(folder, "Maan", MAAN)
    Keyring.read(folder / KEYRING).recover(code).wipe()


def test_another_passphrase_takes_the_old_one_away(folder: Path, code: str) -> None:
    desk, team = opened(folder)
    team.give_passphrase(ZON, "Maan", STER)
    desk.close()
    Desk.open(folder, "Maan", STER).close()
    with pytest.raises(WrongPassphrase):
        Desk.open(folder, "Maan", MAAN)


def test_who_is_revoked_does_not_come_in_and_all_others_and_the_card_do(folder: Path, code: str) -> None:
    desk, team = opened(folder)
    team.add(ZON, "Ster", STER, coordinator=True)
    begun = desk.begin(Lang("ti"))
    old_keys = Keyring.read(folder / KEYRING).unlock("Maan", MAAN)
    team.revoke(ZON, "Maan")
    assert desk.unfinished()[0].id == begun.id  # it goes on in the same window
    desk.begin(Lang("ar"))
    desk.close()
    with pytest.raises(WrongPassphrase):
        Desk.open(folder, "Maan", MAAN)
    for nickname, passphrase in (("Zon", ZON), ("Ster", STER)):
        again = Desk.open(folder, nickname, passphrase)
        assert len(again.unfinished()) == 2
        again.close()
    new_keys = Keyring.read(folder / KEYRING).recover(code)
    assert new_keys.vault != old_keys.vault
    assert sorted(each.name for each in folder.iterdir()) == [KEYRING, VAULT]


def test_the_key_of_who_is_revoked_opens_the_vault_no_more(folder: Path, code: str) -> None:
    from intake.errors import VaultDamaged
    from intake.vault import Vault

    stolen = Keyring.read(folder / KEYRING).unlock("Maan", MAAN).vault
    desk, team = opened(folder)
    team.revoke(ZON, "Maan")
    desk.close()
    with pytest.raises(VaultDamaged):
        Vault.open(folder / VAULT, stolen)


def test_a_revoked_coordinator_cannot_sign_any_more(folder: Path, code: str) -> None:
    desk, team = opened(folder)
    team.add(ZON, "Ster", STER, coordinator=True)
    stolen = Keyring.read(folder / KEYRING).unlock("Ster", STER)
    team.revoke(ZON, "Ster")
    ring = Keyring.read(folder / KEYRING)
    with pytest.raises(ValueError, match="another keyring"):
        ring.with_card(stolen)
    team.add(ZON, "Wolk", STER, coordinator=False)  # who stayed can
    desk.close()


def test_the_last_coordinator_and_oneself_are_not_revoked(folder: Path, code: str) -> None:
    desk, team = opened(folder)
    with pytest.raises(Explained, match=r"error\.revoke-oneself"):
        team.revoke(ZON, "Zon")
    with pytest.raises(Explained, match=r"error\.last-coordinator"):
        Keyring.read(folder / KEYRING).without(Keyring.read(folder / KEYRING).unlock("Zon", ZON), "Zon")
    desk.close()


def test_an_old_keyring_put_back_is_not_believed(folder: Path, code: str) -> None:
    """It would let in who has another passphrase now."""
    shutil.copy(folder / KEYRING, folder / "kept")
    desk, team = opened(folder)
    team.give_passphrase(ZON, "Maan", STER)
    desk.close()
    shutil.copy(folder / "kept", folder / KEYRING)
    with pytest.raises(KeyringDamaged):
        Desk.open(folder, "Maan", MAAN)


def test_a_drill_tells_whether_the_card_works_and_changes_nothing(folder: Path, code: str) -> None:
    desk, team = opened(folder)
    before = (folder / KEYRING).read_bytes()
    team.try_card(code)
    with pytest.raises(WrongRecoveryKey):
        team.try_card(code[:-1] + ("2" if code[-1] != "2" else "3"))
    assert (folder / KEYRING).read_bytes() == before
    assert ("card-tried", 1) in {(row.did, row.times) for row in desk.upkeep.trail()}
    desk.close()


def test_a_fresh_card_takes_the_place_of_the_old_one(folder: Path, code: str) -> None:
    desk, team = opened(folder)
    fresh = team.fresh_card(ZON)
    team.try_card(fresh)
    with pytest.raises(WrongRecoveryKey):
        team.try_card(code)
    desk.close()


def test_the_trail_says_who_changed_whom(folder: Path, code: str) -> None:
    desk, team = opened(folder)
    team.give_passphrase(ZON, "Maan", STER)
    team.revoke(ZON, "Maan")
    assert {(row.who, row.did, row.what) for row in desk.upkeep.trail()} == {
        ("Zon", "opened", ""),
        ("Zon", "person-added", "Maan"),
        ("Zon", "passphrase-given", "Maan"),
        ("Zon", "person-revoked", "Maan"),
    }
    desk.close()
