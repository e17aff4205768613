"""Who may open the vault. One small file beside it holds, for each person, a key that only her passphrase opens, and
the vault's own key sealed to that key; the recovery card is one more slot of the same kind. So no passphrase ever
reaches the database, nobody's passphrase is needed to change another's, and a forgotten one costs a card instead of the
data. This room hides derivation, sealing and signing: nothing else in the program knows how they are done.

Whoever takes the laptop can read the file: it holds nicknames, never names. It is signed with the coordinator's key,
and the half of that key that checks signatures is pinned inside the vault. A keyring that somebody else made cannot
open the vault, and `confirm` notices it before anything is sealed to the people in it.
"""

from __future__ import annotations

import hashlib
import unicodedata
from pathlib import Path
from typing import Annotated, Literal, Self

import msgspec
from nacl.exceptions import CryptoError
from nacl.exceptions import RuntimeError as DerivationFailed
from nacl.public import PrivateKey, SealedBox
from nacl.pwhash import argon2id
from nacl.secret import Aead
from nacl.signing import SigningKey, VerifyKey
from nacl.utils import random

from intake import disk, recovery
from intake.errors import Explained, KeyringDamaged, WrongPassphrase, WrongRecoveryKey

MAX_FILE_BYTES = 64 * 1024
MAX_NICKNAME_LENGTH = 40
_MEBIBYTE = 2**20
_KEY_BYTES = 32
_ON_THE_CARD = ""
"""The holder of the recovery slot: no person can be called that."""


# --- the file


class _Strict(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A part of the file: exactly these keys, no others."""


class Cost(_Strict, frozen=True):
    """What one guess of a passphrase costs (Argon2id): to an attacker, and to the volunteer who waits."""

    passes: int = 3
    memory_mib: int = 256


DEFAULT_COST = Cost()
MIN_COST, MAX_COST = Cost(passes=1, memory_mib=64), Cost(passes=10, memory_mib=1024)
"""What a file may ask for: not so little that guessing gets cheap, not so much that unlocking stops the machine."""

_Salt = Annotated[bytes, msgspec.Meta(min_length=16, max_length=16)]
_Key = Annotated[bytes, msgspec.Meta(min_length=32, max_length=32)]
_Signature = Annotated[bytes, msgspec.Meta(min_length=64, max_length=64)]
_Encrypted = Annotated[bytes, msgspec.Meta(min_length=72, max_length=72)]  # nonce 24, key 32, tag 16
_Sealed = Annotated[bytes, msgspec.Meta(min_length=80, max_length=80)]  # one-time key 32, key 32, tag 16


class _Slot(_Strict, frozen=True):
    """One way in. `private` is `public`'s other half, encrypted; `vault` and `sign` are keys sealed to `public`."""

    salt: _Salt
    cost: Cost | None  # None: the card, whose 128 random bits cannot be guessed at any price
    public: _Key
    private: _Encrypted
    vault: _Sealed
    sign: _Sealed | None  # what makes a coordinator one


class _Body(_Strict, frozen=True):
    """What is signed. `people` goes by nickname; `generation` rises with every change."""

    format: Literal[1]
    generation: Annotated[int, msgspec.Meta(ge=1)]
    verify: _Key
    people: dict[str, _Slot]
    recovery: _Slot


class _File(_Strict, frozen=True):
    body: _Body
    signature: _Signature


def _canonical(value: object) -> bytes:
    """The one way to write a value as JSON, so that a signature covers the meaning and the bytes alike."""
    return msgspec.json.encode(value, order="sorted")


# --- the keyring


class Keys:
    """What an open slot gives: the vault's key, 32 bytes, and the coordinator's signing key, if she has it."""

    def __init__(self, vault: bytes, sign: bytes | None) -> None:
        self.vault = bytearray(vault)
        self.sign = None if sign is None else bytearray(sign)

    def wipe(self) -> None:
        """Overwrites the keys; the object is of no use afterwards."""
        for key in (self.vault, self.sign or bytearray()):
            key[:] = bytes(len(key))


class Keyring:
    """A keyring as it was read or made: a value. What changes it makes a new one, of the next generation."""

    def __init__(self, file: _File) -> None:
        self._file = file
        self._body = file.body

    @property
    def people(self) -> tuple[str, ...]:
        """Nicknames of who may open the vault, in alphabetical order."""
        return tuple(sorted(self._body.people))

    @property
    def generation(self) -> int:
        """The number of this keyring, counting from 1."""
        return self._body.generation

    @property
    def pinned(self) -> bytes:
        """The key that checks the signature, 32 bytes: what a vault pins."""
        return self._body.verify

    def __bytes__(self) -> bytes:
        return _canonical(self._file)

    @classmethod
    def create(cls, nickname: str, passphrase: str, cost: Cost = DEFAULT_COST) -> tuple[Self, Keys, str]:
        """A keyring with its first person, a coordinator: the keyring, the keys of a vault to come, the recovery code.

        The code is in no file: it is known now and never again. Raises `Explained`: error.nickname,
        error.memory-short.
        """
        holder = _nickname(nickname)
        signing, card = SigningKey.generate(), recovery.fresh_secret()
        keys = Keys(random(_KEY_BYTES), bytes(signing))
        body = _Body(
            format=1,
            generation=1,
            verify=bytes(signing.verify_key),
            people={holder: _slot_for_passphrase(holder, passphrase, cost, keys)},
            recovery=_slot_for_card(card, keys),
        )
        return cls(_signed(body, keys)), keys, recovery.shown(card)

    @classmethod
    def parse(cls, untrusted: bytes) -> Self:
        """Reads a keyring's bytes; checks, in this order: size, JSON, exactly these keys, signature, bounds.

        Whether the signature is the coordinator's, `confirm` says. Raises `KeyringDamaged`.
        """
        if len(untrusted) > MAX_FILE_BYTES:
            raise KeyringDamaged
        try:
            file = msgspec.json.decode(untrusted, type=_File)
            VerifyKey(file.body.verify).verify(_canonical(file.body), file.signature)
        except (msgspec.MsgspecError, UnicodeDecodeError, CryptoError) as error:
            raise KeyringDamaged from error
        if _canonical(file) != untrusted or not _is_within_bounds(file.body):
            raise KeyringDamaged
        return cls(file)

    # --- on the disk

    @staticmethod
    def exists(path: Path) -> bool:
        """Whether a vault was ever begun here. A damaged keyring exists."""
        return path.exists() or _previous(path).exists()

    @classmethod
    def read(cls, path: Path) -> Self:
        """The newest keyring that can be read: the file, or else the generation before it. Raises `KeyringDamaged`."""
        keyring = cls._read_one(path) or cls._read_one(_previous(path))
        if keyring is None:
            raise KeyringDamaged
        return keyring

    def write(self, path: Path) -> None:
        """Puts this keyring in the place of an older one, which is kept beside it until this one is confirmed.

        Raises `DiskFull` or `Explained` (error.disk-refused); the keyring that was there can then still be read.
        """
        disk.make_private_folder(path.parent)
        older = self._read_one(path)
        if older is not None:
            disk.write_whole(_previous(path), bytes(older))
        disk.write_whole(path, bytes(self))

    def confirm(self, path: Path, pinned: bytes) -> None:
        """Says that this keyring, read from `path`, opened the vault; `pinned` is the key that the vault trusts.

        From now on the generation before it is not needed, and is removed. Raises `KeyringDamaged` when somebody else
        made this keyring.
        """
        if pinned != self.pinned:
            raise KeyringDamaged
        current = self._read_one(path)
        if current is None:
            disk.write_whole(path, bytes(self))
        if current is None or bytes(current) == bytes(self):
            with disk.told():
                _previous(path).unlink(missing_ok=True)

    @classmethod
    def _read_one(cls, path: Path) -> Self | None:
        if not path.exists():
            return None
        with disk.told(), path.open("rb") as file:
            untrusted = file.read(MAX_FILE_BYTES + 1)
        try:
            return cls.parse(untrusted)
        except KeyringDamaged:
            return None

    # --- opened

    def unlock(self, nickname: str, passphrase: str) -> Keys:
        """What a person's passphrase opens. Raises `WrongPassphrase`, or `Explained` (error.memory-short)."""
        slot = self._body.people.get(nickname)
        if slot is None or slot.cost is None:
            raise WrongPassphrase
        keys = _opened(slot, nickname, _derived(passphrase, slot.salt, slot.cost))
        if keys is None:
            raise WrongPassphrase
        return keys

    def recover(self, untrusted_code: str) -> Keys:
        """What the recovery card opens. Raises `WrongRecoveryKey`."""
        slot = self._body.recovery
        keys = _opened(slot, _ON_THE_CARD, _derived_from_card(recovery.parse(untrusted_code), slot.salt))
        if keys is None:
            raise WrongRecoveryKey("unknown")
        return keys

    # --- changed

    def with_passphrase(self, keys: Keys, nickname: str, passphrase: str, cost: Cost = DEFAULT_COST) -> Self:
        """The next generation, in which a person has a new passphrase and the old one opens nothing.

        `keys` must be able to sign: a coordinator's, or the card's. Confirm this keyring first, so that nothing is
        sealed for a stranger. Raises `Explained` (error.nickname-unknown, error.memory-short).
        """
        old = self._body.people.get(nickname)
        if old is None:
            raise Explained("error.nickname-unknown")
        fresh = _slot_for_passphrase(nickname, passphrase, cost, keys, coordinator=old.sign is not None)
        people = {**self._body.people, nickname: fresh}
        body = msgspec.structs.replace(self._body, generation=self.generation + 1, people=people)
        return type(self)(_signed(body, keys))


def _previous(path: Path) -> Path:
    return path.with_name(f"{path.name}.previous")


def _signed(body: _Body, keys: Keys) -> _File:
    if keys.sign is None:
        raise ValueError("only a coordinator's keys can sign a keyring")
    signing = SigningKey(bytes(keys.sign))
    if bytes(signing.verify_key) != body.verify:
        raise ValueError("these keys belong to another keyring")
    return _File(body=body, signature=signing.sign(_canonical(body)).signature)


def _is_within_bounds(body: _Body) -> bool:
    return body.recovery.cost is None and all(
        _is_nickname(nickname)
        and slot.cost is not None
        and MIN_COST.passes <= slot.cost.passes <= MAX_COST.passes
        and MIN_COST.memory_mib <= slot.cost.memory_mib <= MAX_COST.memory_mib
        for nickname, slot in body.people.items()
    )


def _nickname(typed: str) -> str:
    """As it is kept. Raises `Explained` (error.nickname) for one that is empty, too long or not plain text."""
    nickname = unicodedata.normalize("NFC", " ".join(typed.split()))
    if not _is_nickname(nickname):
        raise Explained("error.nickname", longest=MAX_NICKNAME_LENGTH)
    return nickname


def _is_nickname(text: str) -> bool:
    return 0 < len(text) <= MAX_NICKNAME_LENGTH and text.isprintable()


# --- slots


def _slot_for_passphrase(holder: str, passphrase: str, cost: Cost, keys: Keys, *, coordinator: bool = True) -> _Slot:
    salt = random(argon2id.SALTBYTES)
    return _slot(holder, salt, cost, _derived(passphrase, salt, cost), keys, coordinator=coordinator)


def _slot_for_card(secret: bytes, keys: Keys) -> _Slot:
    salt = random(argon2id.SALTBYTES)
    return _slot(_ON_THE_CARD, salt, None, _derived_from_card(secret, salt), keys, coordinator=True)


def _slot(holder: str, salt: bytes, cost: Cost | None, derived: bytes, keys: Keys, *, coordinator: bool) -> _Slot:
    private = PrivateKey.generate()
    public = bytes(private.public_key)
    box = SealedBox(private.public_key)
    return _Slot(
        salt=salt,
        cost=cost,
        public=public,
        private=bytes(Aead(derived).encrypt(bytes(private), aad=_place(holder, salt, cost, public))),
        vault=box.encrypt(bytes(keys.vault)),
        sign=box.encrypt(bytes(keys.sign)) if coordinator and keys.sign is not None else None,
    )


def _opened(slot: _Slot, holder: str, derived: bytes) -> Keys | None:
    """The keys in a slot, or None when `derived` does not open it. Raises `KeyringDamaged` when they are not in it."""
    try:
        private = Aead(derived).decrypt(slot.private, aad=_place(holder, slot.salt, slot.cost, slot.public))
    except CryptoError:
        return None
    box = SealedBox(PrivateKey(private))
    try:
        return Keys(box.decrypt(slot.vault), None if slot.sign is None else box.decrypt(slot.sign))
    except CryptoError as error:
        raise KeyringDamaged from error


def _place(holder: str, salt: bytes, cost: Cost | None, public: bytes) -> bytes:
    """What a slot's encryption is bound to: it opens for this holder, at this cost, and nowhere else."""
    return _canonical((holder, salt, cost, public))


def _derived(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    """32 bytes that only this passphrase gives. How many blanks, and which way of writing é, does not matter."""
    typed = unicodedata.normalize("NFKC", " ".join(passphrase.split())).encode()
    try:
        return argon2id.kdf(_KEY_BYTES, typed, salt, cost.passes, cost.memory_mib * _MEBIBYTE)
    except DerivationFailed as error:  # libsodium's only reason: the memory cannot be had
        raise Explained("error.memory-short", mebibytes=cost.memory_mib) from error


def _derived_from_card(secret: bytes, salt: bytes) -> bytes:
    return hashlib.blake2b(secret, key=salt, digest_size=_KEY_BYTES, person=b"inloop-recovery").digest()
