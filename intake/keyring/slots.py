"""One way into the vault: a pair of keys of which one half opens with a passphrase or the recovery card, and to whose
other half the vault's key is sealed. What derivation, encryption and sealing are used stands here alone.
"""

from __future__ import annotations

import hashlib
import unicodedata
from typing import Annotated

import msgspec
from nacl.exceptions import CryptoError
from nacl.exceptions import RuntimeError as DerivationFailed
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.pwhash import argon2id
from nacl.secret import Aead
from nacl.utils import random

from intake.errors import Explained, KeyringDamaged

KEY_BYTES = 32
_MEBIBYTE = 2**20
ON_THE_CARD = ""
"""The holder of the recovery slot: no person can be called that."""


class Strict(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A part of the file: exactly these keys, no others."""


class Cost(Strict, frozen=True):
    """What one guess of a passphrase costs (Argon2id): to an attacker, and to the volunteer who waits."""

    passes: int = 3
    memory_mib: int = 256


DEFAULT_COST = Cost()
MIN_COST, MAX_COST = Cost(passes=1, memory_mib=64), Cost(passes=10, memory_mib=1024)
"""What a file may ask for: not so little that guessing gets cheap, not so much that unlocking stops the machine."""

_Salt = Annotated[bytes, msgspec.Meta(min_length=16, max_length=16)]
Key = Annotated[bytes, msgspec.Meta(min_length=32, max_length=32)]
Signature = Annotated[bytes, msgspec.Meta(min_length=64, max_length=64)]
_Encrypted = Annotated[bytes, msgspec.Meta(min_length=72, max_length=72)]  # nonce 24, key 32, tag 16
_Sealed = Annotated[bytes, msgspec.Meta(min_length=80, max_length=80)]  # one-time key 32, key 32, tag 16


class Slot(Strict, frozen=True, omit_defaults=True):
    """One way in. `private` is `public`'s other half, encrypted; `vault` and `sign` are keys sealed to `public`."""

    salt: _Salt
    cost: Cost | None  # None: the card, whose 128 random bits cannot be guessed at any price
    public: Key
    private: _Encrypted
    vault: _Sealed
    sign: _Sealed | None  # what makes a coordinator one
    bound: str = ""  # the nickname it was made under, where that is another now: its encryption is bound to it


def canonical(value: object) -> bytes:
    """The one way to write a value as JSON, so that a signature covers the meaning and the bytes alike."""
    return msgspec.json.encode(value, order="sorted")


class Keys:
    """What an open slot gives: the vault's key, 32 bytes, and the coordinator's signing key, if she has it."""

    def __init__(self, vault: bytes, sign: bytes | None) -> None:
        self.vault = bytearray(vault)
        self.sign = None if sign is None else bytearray(sign)

    def wipe(self) -> None:
        """Overwrites the keys; the object is of no use afterwards."""
        for key in (self.vault, self.sign or bytearray()):
            key[:] = bytes(len(key))


def for_passphrase(holder: str, passphrase: str, cost: Cost, keys: Keys, *, coordinator: bool = True) -> Slot:
    salt = random(argon2id.SALTBYTES)
    return _slot(holder, salt, cost, derived_from_passphrase(passphrase, salt, cost), keys, coordinator=coordinator)


def for_card(secret: bytes, keys: Keys) -> Slot:
    salt = random(argon2id.SALTBYTES)
    return _slot(ON_THE_CARD, salt, None, derived_from_card(secret, salt), keys, coordinator=True)


def _slot(holder: str, salt: bytes, cost: Cost | None, derived: bytes, keys: Keys, *, coordinator: bool) -> Slot:
    private = PrivateKey.generate()
    public = bytes(private.public_key)
    box = SealedBox(private.public_key)
    return Slot(
        salt=salt,
        cost=cost,
        public=public,
        private=bytes(Aead(derived).encrypt(bytes(private), aad=_place(holder, salt, cost, public))),
        vault=box.encrypt(bytes(keys.vault)),
        sign=box.encrypt(bytes(keys.sign)) if coordinator and keys.sign is not None else None,
    )


def sealed_anew(slot: Slot, keys: Keys) -> Slot:
    """The same way in, to other keys: whoever holds it need not be there."""
    box = SealedBox(PublicKey(slot.public))
    sign = box.encrypt(bytes(keys.sign or b"")) if slot.sign is not None else None
    return msgspec.structs.replace(slot, vault=box.encrypt(bytes(keys.vault)), sign=sign)


def opened(slot: Slot, holder: str, derived: bytes) -> Keys | None:
    """The keys in a slot, or None when `derived` does not open it. Raises `KeyringDamaged` when they are not in it."""
    try:
        place = _place(slot.bound or holder, slot.salt, slot.cost, slot.public)
        private = Aead(derived).decrypt(slot.private, aad=place)
    except CryptoError:
        return None
    box = SealedBox(PrivateKey(private))
    try:
        return Keys(box.decrypt(slot.vault), None if slot.sign is None else box.decrypt(slot.sign))
    except CryptoError as error:
        raise KeyringDamaged from error


def _place(holder: str, salt: bytes, cost: Cost | None, public: bytes) -> bytes:
    """What a slot's encryption is bound to: it opens for this holder, at this cost, and nowhere else."""
    return canonical((holder, salt, cost, public))


def derived_from_passphrase(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    """32 bytes that only this passphrase gives. How many blanks, and which way of writing é, does not matter."""
    typed = unicodedata.normalize("NFKC", " ".join(passphrase.split())).encode()
    try:
        return argon2id.kdf(KEY_BYTES, typed, salt, cost.passes, cost.memory_mib * _MEBIBYTE)
    except DerivationFailed as error:  # libsodium's only reason: the memory cannot be had
        raise Explained("error.memory-short", mebibytes=cost.memory_mib) from error


def derived_from_card(secret: bytes, salt: bytes) -> bytes:
    return hashlib.blake2b(secret, key=salt, digest_size=KEY_BYTES, person=b"inloop-recovery").digest()
