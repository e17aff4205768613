"""The keyring: who gets in, who does not, and what a meddled file is worth."""

from __future__ import annotations

import errno
import itertools
import json
import os
import random
import stat
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from nacl.signing import SigningKey

from intake import disk, keyring, recovery
from intake.errors import DiskFull, Explained, KeyringDamaged, WrongPassphrase, WrongRecoveryKey
from intake.keyring import Cost, Keyring, Keys
from intake.number import ALPHABET
from tests.stand_ins import CHEAP

PASSPHRASE = "paard accu batterij nietje wolk fiets"
Made = tuple[Keyring, Keys, str]


@pytest.fixture(scope="module")
def made() -> Made:
    return Keyring.create("Blauw", PASSPHRASE, CHEAP)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home" / "keyring"


def signed_by(signing: SigningKey, body: object) -> bytes:
    """A keyring file that is signed properly, by whoever holds this key."""
    blob = msgspec.json.encode(body, order="sorted")
    signature = signing.sign(blob).signature
    return msgspec.json.encode({"body": body, "signature": signature}, order="sorted")


# --- getting in


def test_the_passphrase_and_the_card_give_the_same_keys(made: Made) -> None:
    ring, keys, code = made
    for found in (ring.unlock("Blauw", PASSPHRASE), ring.recover(code)):
        assert (found.vault, found.sign) == (keys.vault, keys.sign)
    assert len(keys.vault) == 32


def test_a_wrong_passphrase_opens_nothing(made: Made) -> None:
    ring, _, _ = made
    for wrong in ("", PASSPHRASE.upper(), PASSPHRASE + " ook", "fiets wolk nietje batterij accu paard"):
        with pytest.raises(WrongPassphrase):
            ring.unlock("Blauw", wrong)


def test_nobody_gets_in_under_an_unknown_name_or_as_the_card(made: Made) -> None:
    ring, _, _ = made
    for nickname in ("Groen", "blauw", ""):
        with pytest.raises(WrongPassphrase):
            ring.unlock(nickname, PASSPHRASE)


def test_how_a_passphrase_is_spaced_and_encoded_does_not_matter() -> None:
    ring, keys, _ = Keyring.create("Geel", "één café in zee", CHEAP)
    assert ring.unlock("Geel", "  e\u0301e\u0301n  cafe\u0301 in\u00a0zee ").vault == keys.vault


def test_the_first_person_can_be_read_without_any_passphrase(made: Made) -> None:
    assert Keyring.parse(bytes(made[0])).people == ("Blauw",)


@pytest.mark.parametrize("nickname", ["", "   ", "x" * 41, "Blauw\u202eneorG", "a\x00b"])
def test_a_nickname_that_could_fool_a_reader_is_refused(nickname: str) -> None:
    with pytest.raises(Explained, match=r"error\.nickname"):
        Keyring.create(nickname, PASSPHRASE, CHEAP)


def test_a_nickname_is_tidied() -> None:
    assert Keyring.create("  Kleine   Beer ", PASSPHRASE, CHEAP)[0].people == ("Kleine Beer",)


def test_the_default_cost_is_the_measured_one() -> None:
    assert Cost(passes=3, memory_mib=256) == keyring.DEFAULT_COST


def test_no_key_and_no_code_stands_in_the_file(made: Made) -> None:
    ring, keys, code = made
    assert keys.sign is not None
    secrets = (bytes(keys.vault), bytes(keys.sign), recovery.parse(code), PASSPHRASE.encode(), code.encode())
    for secret in secrets:
        for form in (secret, secret.hex().encode(), msgspec.json.encode(secret).strip(b'"=')):
            assert form not in bytes(ring)
    assert len(bytes(ring)) < keyring.MAX_FILE_BYTES


def test_wiped_keys_are_zero() -> None:
    keys = Keys(b"\x01" * 32, b"\x02" * 32)
    vault, sign = keys.vault, keys.sign
    keys.wipe()
    assert sign is not None
    assert bytes(vault) == bytes(sign) == bytes(32)


def test_keys_do_not_show_themselves(made: Made) -> None:
    _, keys, _ = made
    assert repr(bytes(keys.vault))[2:-1] not in repr(keys)


# --- a new passphrase, with the card


def test_after_recovery_the_new_passphrase_opens_and_the_old_one_does_not(made: Made) -> None:
    ring, keys, code = made
    later = ring.with_passphrase(ring.recover(code), "Blauw", "zes heel andere woorden dan eerst", CHEAP)
    found = later.unlock("Blauw", "zes heel andere woorden dan eerst")
    assert (found.vault, found.sign) == (keys.vault, keys.sign)
    assert later.recover(code).sign == keys.sign
    assert (later.generation, later.pinned) == (ring.generation + 1, ring.pinned)
    with pytest.raises(WrongPassphrase):
        later.unlock("Blauw", PASSPHRASE)


def test_a_passphrase_cannot_be_replaced_for_nobody(made: Made) -> None:
    ring, keys, _ = made
    with pytest.raises(Explained, match=r"error\.nickname-unknown"):
        ring.with_passphrase(keys, "Groen", PASSPHRASE, CHEAP)


def test_keys_that_cannot_sign_change_nothing(made: Made) -> None:
    ring, keys, _ = made
    for powerless in (Keys(bytes(keys.vault), None), Keys(bytes(keys.vault), bytes(SigningKey.generate()))):
        with pytest.raises(ValueError, match="keyring"):
            ring.with_passphrase(powerless, "Blauw", PASSPHRASE, CHEAP)


def test_every_single_typo_and_every_swap_in_a_recovery_code_is_noticed() -> None:
    for secret in (bytes(16), b"\xff" * 16, recovery.fresh_secret()):
        code = recovery.shown(secret).replace("-", "")
        assert recovery.parse(code) == secret
        for place, sign in itertools.product(range(28), ALPHABET):
            assert code[place] == sign or not accepted(code[:place] + sign + code[place + 1 :])
        for one, other in itertools.combinations(range(28), 2):
            swapped = list(code)
            swapped[one], swapped[other] = code[other], code[one]
            assert code[one] == code[other] or not accepted("".join(swapped))


def accepted(code: str) -> bool:
    try:
        recovery.parse(code)
    except WrongRecoveryKey:
        return False
    return True


def test_a_recovery_code_for_more_than_128_bits_is_refused() -> None:
    body = (1 << 128) * 31**2
    with pytest.raises(WrongRecoveryKey, match="mistyped"):
        recovery.parse(recovery._signs(body + (1 - body) % 953))


def test_a_recovery_code_is_seven_groups_and_can_be_typed_carelessly() -> None:
    secret = recovery.fresh_secret()
    code = recovery.shown(secret)
    assert [len(group) for group in code.split("-")] == [4] * 7
    assert recovery.parse(f"  {code.lower().replace('-', ' ')}\n") == secret


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", "length"),
        ("2222-3333", "length"),
        ("O" * 28, "characters"),
        ("2222-" * 7, "mistyped"),
        ("Z" * 28, "mistyped"),
    ],
)
def test_a_wrong_recovery_code_says_what_is_wrong(made: Made, typed: str, reason: str) -> None:
    with pytest.raises(WrongRecoveryKey, match=rf"error\.recovery-key-{reason}"):
        made[0].recover(typed)


def test_the_card_of_another_desk_opens_nothing(made: Made) -> None:
    with pytest.raises(WrongRecoveryKey, match=r"error\.recovery-key-unknown"):
        made[0].recover(recovery.shown(recovery.fresh_secret()))


# --- a file that somebody meddled with


def test_a_changed_keyring_is_noticed_whatever_was_changed(made: Made) -> None:
    blob = bytes(made[0])
    chance = random.Random(20261124)  # noqa: S311 - a seeded test
    for _ in range(3000):
        meddled = meddle(bytearray(blob), chance)
        if meddled != blob:
            with pytest.raises(KeyringDamaged):
                Keyring.parse(meddled)


def meddle(blob: bytearray, chance: random.Random) -> bytes:
    """A flipped bit, a cut, an insertion, a copy within, or a value of another kind."""
    here, there = chance.randrange(len(blob) - 50), chance.randrange(len(blob) - 50)
    match chance.randrange(5):
        case 0:
            blob[here] ^= 1 << chance.randrange(8)
        case 1:
            del blob[here : here + chance.choice([1, 30, len(blob)])]
        case 2:
            blob[here:here] = chance.choice([b" ", b"\x00", b"[" * 500, b'"\\ud800"', chance.randbytes(20)])
        case 3:
            blob[here : here + 40] = blob[there : there + 40]
        case _:
            file = json.loads(blob)
            part = chance.choice([file, file["body"], file["body"]["recovery"], file["body"]["people"]["Blauw"]])
            part[chance.choice([*part, "extra"])] = chance.choice([None, 0, 10**30, [], {}, "x", True, "A" * 5000])
            return msgspec.json.encode(file, order="sorted")
    return bytes(blob)


def test_the_same_keyring_written_another_way_is_refused(made: Made) -> None:
    with pytest.raises(KeyringDamaged):
        Keyring.parse(json.dumps(json.loads(bytes(made[0])), indent=1).encode())


def test_a_huge_keyring_is_refused_even_when_it_is_signed(made: Made) -> None:
    ring, keys, _ = made
    assert keys.sign is not None
    body = json.loads(bytes(ring))["body"]
    for number in range(200):
        body["people"][f"p{number}"] = body["people"]["Blauw"]
    with pytest.raises(KeyringDamaged):
        Keyring.parse(signed_by(SigningKey(bytes(keys.sign)), body))


@pytest.mark.parametrize(
    "cost",
    [
        {"passes": 1, "memory_mib": 63},
        {"passes": 0, "memory_mib": 64},
        {"passes": 11, "memory_mib": 64},
        {"passes": 1, "memory_mib": 1025},
        {"passes": 1, "memory_mib": 2**40},
        None,
    ],
)
def test_even_a_signed_keyring_cannot_ask_for_a_cheap_or_a_ruinous_derivation(cost: object) -> None:
    ring, keys, _ = Keyring.create("Blauw", PASSPHRASE, CHEAP)
    assert keys.sign is not None
    body = json.loads(bytes(ring))["body"]
    body["people"]["Blauw"]["cost"] = cost
    with pytest.raises(KeyringDamaged):
        Keyring.parse(signed_by(SigningKey(bytes(keys.sign)), body))


def test_even_a_signed_keyring_cannot_put_a_passphrase_on_the_card(made: Made) -> None:
    ring, keys, _ = made
    assert keys.sign is not None
    body = json.loads(bytes(ring))["body"]
    body["recovery"]["cost"] = body["people"]["Blauw"]["cost"]
    with pytest.raises(KeyringDamaged):
        Keyring.parse(signed_by(SigningKey(bytes(keys.sign)), body))


def test_a_slot_opens_only_for_its_holder_at_its_cost() -> None:
    ring, keys, _ = Keyring.create("Blauw", PASSPHRASE, CHEAP)
    assert keys.sign is not None
    for change in ("holder", "cost"):
        body = json.loads(bytes(ring))["body"]
        slot = body["people"].pop("Blauw")
        slot["cost"]["passes"] += change == "cost"
        body["people"]["Groen" if change == "holder" else "Blauw"] = slot
        meddled = Keyring.parse(signed_by(SigningKey(bytes(keys.sign)), body))
        with pytest.raises(WrongPassphrase):
            meddled.unlock(meddled.people[0], PASSPHRASE)


def test_a_keyring_that_somebody_else_signed_is_not_confirmed(made: Made, home: Path) -> None:
    ring, keys, _ = made
    stranger = SigningKey.generate()
    body = json.loads(bytes(ring))["body"] | {"verify": bytes(stranger.verify_key)}
    theirs = Keyring.parse(signed_by(stranger, body))
    theirs.write(home)
    assert theirs.unlock("Blauw", PASSPHRASE).vault == keys.vault  # it can be opened: only the pin tells
    with pytest.raises(KeyringDamaged):
        theirs.confirm(home, pinned=ring.pinned)
    with pytest.raises(ValueError, match="another keyring"):
        theirs.with_passphrase(keys, "Blauw", PASSPHRASE, CHEAP)


# --- on the disk


def test_a_keyring_is_written_for_its_owner_alone(made: Made, home: Path) -> None:
    home.parent.mkdir(mode=0o755)
    assert not Keyring.exists(home)
    made[0].write(home)
    assert Keyring.exists(home)
    assert bytes(Keyring.read(home)) == bytes(made[0])
    assert stat.S_IMODE(home.stat().st_mode) == 0o600
    assert stat.S_IMODE(home.parent.stat().st_mode) == 0o700
    assert [file.name for file in home.parent.iterdir()] == ["keyring"]


def test_the_previous_generation_stays_until_the_new_one_is_confirmed(made: Made, home: Path) -> None:
    ring, keys, _ = made
    ring.write(home)
    later = ring.with_passphrase(keys, "Blauw", "nieuw", CHEAP)
    later.write(home)
    previous = home.with_name("keyring.previous")
    assert previous.read_bytes() == bytes(ring)
    Keyring.read(home).confirm(home, pinned=ring.pinned)
    assert not previous.exists()
    assert bytes(Keyring.read(home)) == bytes(later)


def test_confirming_an_older_value_changes_nothing_on_the_disk(made: Made, home: Path) -> None:
    ring, keys, _ = made
    ring.write(home)
    later = ring.with_passphrase(keys, "Blauw", "nieuw", CHEAP)
    later.write(home)
    ring.confirm(home, pinned=ring.pinned)
    assert home.read_bytes() == bytes(later)
    assert home.with_name("keyring.previous").read_bytes() == bytes(ring)


@pytest.mark.parametrize("damage", [None, b"", b"{}", b"\x00" * 4096])
def test_a_damaged_keyring_gives_way_to_the_previous_one_and_is_mended(
    made: Made, home: Path, damage: bytes | None
) -> None:
    ring, keys, _ = made
    ring.write(home)
    ring.with_passphrase(keys, "Blauw", "nieuw", CHEAP).write(home)
    home.unlink() if damage is None else home.write_bytes(damage)
    found = Keyring.read(home)
    assert bytes(found) == bytes(ring)
    found.confirm(home, pinned=ring.pinned)
    assert home.read_bytes() == bytes(ring)


def test_writing_over_a_damaged_keyring_keeps_the_good_one(made: Made, home: Path) -> None:
    ring, keys, _ = made
    ring.write(home)
    ring.with_passphrase(keys, "Blauw", "nieuw", CHEAP).write(home)
    home.write_bytes(b"torn")
    ring.with_passphrase(keys, "Blauw", "nieuwer", CHEAP).write(home)
    assert home.with_name("keyring.previous").read_bytes() == bytes(ring)


def test_no_keyring_at_all_is_said(home: Path) -> None:
    with pytest.raises(KeyringDamaged):
        Keyring.read(home)


@pytest.mark.parametrize("failing", ["write", "fsync", "replace"])
def test_a_full_disk_leaves_the_old_keyring(
    made: Made, home: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    ring, keys, _ = made
    ring.write(home)
    later = ring.with_passphrase(keys, "Blauw", "nieuw", CHEAP)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "no room")

    with monkeypatch.context() as patch:
        target = {"write": (disk, "_write_through"), "fsync": (os, "fsync"), "replace": (Path, "replace")}[failing]
        patch.setattr(*target, full)
        with pytest.raises(DiskFull):
            later.write(home)
    assert bytes(Keyring.read(home)) == bytes(ring)
    assert not list(home.parent.glob("*.new"))


def test_a_folder_that_may_not_be_written_is_explained(made: Made, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(Explained, match=r"error\.disk-refused"):
        made[0].write(tmp_path / "file" / "keyring")


@pytest.mark.skipif(sys.platform != "linux", reason="the limit is Linux's")
def test_too_little_memory_is_explained_and_not_a_wrong_passphrase() -> None:
    child = (
        "import resource\n"
        "from intake.keyring import Cost, Keyring\n"
        "from intake.errors import Explained\n"
        "resource.setrlimit(resource.RLIMIT_AS, (300 * 2**20, resource.RLIM_INFINITY))\n"
        "try:\n"
        "    Keyring.create('Blauw', 'x', Cost(passes=1, memory_mib=1024))\n"
        "except Explained as error:\n"
        "    print(error.key, error.params['mebibytes'])\n"
    )
    run = subprocess.run([sys.executable, "-c", child], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["error.memory-short", "1024"]
