"""Who makes packs has a key that only her passphrase opens, and that anybody can check her by."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.errors import Explained, WrongPassphrase
from intake.keyring.signing import (
    MAX_KEY_FILE_BYTES,
    Signer,
    fingerprint,
    is_fingerprint,
    is_genuine,
    publisher_of,
)
from intake.number import ALPHABET
from tests.stand_ins import CHEAP

PASSPHRASE = "zes gewone woorden die niets zeggen"
HERS, OTHER = Signer.fresh(), Signer.fresh()
FILE = HERS.file(PASSPHRASE, CHEAP)


@given(st.binary(max_size=200))
def test_what_she_signed_is_hers_and_nobody_elses(message: bytes) -> None:
    signature = HERS.sign(message)
    assert is_genuine(HERS.publisher, message, signature)
    assert not is_genuine(OTHER.publisher, message, signature)
    assert not is_genuine(HERS.publisher, message + b"x", signature)
    assert HERS.sign(message) == signature


@given(st.binary(max_size=80), st.binary(max_size=80))
def test_anything_may_be_asked_about(publisher: bytes, signature: bytes) -> None:
    assert not is_genuine(publisher, b"message", signature)


def test_the_key_file_opens_with_the_passphrase_alone() -> None:
    assert Signer.of_file(FILE, f"  {PASSPHRASE} ").publisher == HERS.publisher
    assert publisher_of(FILE) == HERS.publisher
    with pytest.raises(WrongPassphrase):
        Signer.of_file(FILE, "zes andere woorden")
    assert bytes(HERS._key) not in FILE


def test_two_files_of_one_key_have_nothing_secret_in_common() -> None:
    one, two = (msgspec.json.decode(file) for file in (FILE, HERS.file(PASSPHRASE, CHEAP)))
    assert one["publisher"] == two["publisher"]
    assert {one["salt"], one["sealed"]}.isdisjoint({two["salt"], two["sealed"]})


@pytest.mark.parametrize(
    "change",
    [
        {"format": 2},
        {"cost": {"passes": 3, "memory_mib": 8}},
        {"cost": {"passes": 3, "memory_mib": 4096}},
        {"cost": {"passes": 1000, "memory_mib": 256}},
        {"salt": "AAAA"},
        {"more": 1},
    ],
)
def test_a_file_that_is_no_key_of_ours_is_told(change: dict[str, object]) -> None:
    meddled = msgspec.json.encode(msgspec.json.decode(FILE) | change)
    with pytest.raises(Explained, match=r"error\.pack-key"):
        Signer.of_file(meddled, PASSPHRASE)


@pytest.mark.parametrize("meddled", [b"", b"{}", b"\xff\xfe", FILE + b" " * MAX_KEY_FILE_BYTES])
def test_rubbish_is_no_key(meddled: bytes) -> None:
    with pytest.raises(Explained, match=r"error\.pack-key"):
        publisher_of(meddled)


def test_another_key_in_the_same_file_is_noticed() -> None:
    one, two = msgspec.json.decode(FILE), msgspec.json.decode(OTHER.file(PASSPHRASE, CHEAP))
    with pytest.raises(WrongPassphrase):
        Signer.of_file(msgspec.json.encode(one | {"publisher": two["publisher"]}), PASSPHRASE)


def test_a_fingerprint_can_be_read_out_and_typed_as_one_likes() -> None:
    shown = fingerprint(HERS.publisher)
    assert [len(group) for group in shown.split("-")] == [4] * 5
    assert set(shown) <= {*ALPHABET, "-"}
    for typed in (shown, shown.lower(), shown.replace("-", ""), f" {shown.replace('-', '  ')} "):
        assert is_fingerprint(HERS.publisher, typed)


def test_no_fingerprint_with_one_wrong_sign_passes() -> None:
    shown = fingerprint(HERS.publisher)
    for place, sign in enumerate(shown):
        for wrong in {*ALPHABET, "-", ""} - {sign}:
            if sign != "-":
                assert not is_fingerprint(HERS.publisher, shown[:place] + wrong + shown[place + 1 :])
    assert not is_fingerprint(OTHER.publisher, shown)
    assert not is_fingerprint(HERS.publisher, "")


def test_every_key_has_its_own_fingerprint() -> None:
    keys = [Signer.fresh().publisher for _ in range(200)]
    assert len({fingerprint(key) for key in keys}) == 200
