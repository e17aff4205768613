"""Who may open the vault. One small file beside it holds, for each person, a key that only her passphrase opens, and
the vault's own key sealed to that key; the recovery card is one more slot of the same kind. So no passphrase ever
reaches the database, nobody's passphrase is needed to change another's, and a forgotten one costs a card instead of the
data. This room hides derivation, sealing and signing: nothing else in the program knows how they are done.

Whoever takes the laptop can read the file: it holds nicknames, never names. It is signed with the coordinator's key,
and the half of that key that checks signatures is pinned inside the vault. A keyring that somebody else made cannot
open the vault, and `confirm` notices it before anything is sealed to the people in it.
"""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Annotated, Literal, Self

import msgspec
from nacl.exceptions import CryptoError
from nacl.signing import SigningKey, VerifyKey
from nacl.utils import random

from intake import disk, recovery
from intake.errors import Explained, KeyringDamaged, WrongPassphrase, WrongRecoveryKey
from intake.keyring import slots
from intake.keyring.slots import DEFAULT_COST, MAX_COST, MIN_COST, Cost, Key, Keys, Signature, Slot, Strict, canonical

__all__ = ["DEFAULT_COST", "MAX_FILE_BYTES", "MAX_NICKNAME_LENGTH", "Cost", "Keyring", "Keys"]

MAX_FILE_BYTES = 64 * 1024
MAX_NICKNAME_LENGTH = 40


# --- the file


class _Body(Strict, frozen=True):
    """What is signed. `people` goes by nickname; `generation` rises with every change."""

    format: Literal[1]
    generation: Annotated[int, msgspec.Meta(ge=1)]
    verify: Key
    people: dict[str, Slot]
    recovery: Slot


class _File(Strict, frozen=True):
    body: _Body
    signature: Signature


# --- the keyring


class Keyring:
    """A keyring as it was read or made: a value. What changes it makes a new one, of the next generation."""

    def __init__(self, file: _File) -> None:
        self._file = file
        self._body = file.body

    @property
    def people(self) -> tuple[str, ...]:
        """Nicknames of who may open the vault, in alphabetical order."""
        return tuple(sorted(self._body.people))

    def is_coordinator(self, nickname: str) -> bool:
        """Whether a person's slot holds the key that signs keyrings."""
        slot = self._body.people.get(nickname)
        return slot is not None and slot.sign is not None

    @property
    def generation(self) -> int:
        """The number of this keyring, counting from 1."""
        return self._body.generation

    @property
    def pinned(self) -> bytes:
        """The key that checks the signature, 32 bytes: what a vault pins."""
        return self._body.verify

    def __bytes__(self) -> bytes:
        return canonical(self._file)

    @classmethod
    def create(cls, nickname: str, passphrase: str, cost: Cost = DEFAULT_COST) -> tuple[Self, Keys, str]:
        """A keyring with its first person, a coordinator: the keyring, the keys of a vault to come, the recovery code.

        The code is in no file: it is known now and never again. Raises `Explained`: error.nickname,
        error.memory-short.
        """
        holder = _nickname(nickname)
        signing, card = SigningKey.generate(), recovery.fresh_secret()
        keys = Keys(random(slots.KEY_BYTES), bytes(signing))
        body = _Body(
            format=1,
            generation=1,
            verify=bytes(signing.verify_key),
            people={holder: slots.for_passphrase(holder, passphrase, cost, keys)},
            recovery=slots.for_card(card, keys),
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
            VerifyKey(file.body.verify).verify(canonical(file.body), file.signature)
        except (msgspec.MsgspecError, UnicodeDecodeError, CryptoError) as error:
            raise KeyringDamaged from error
        if canonical(file) != untrusted or not _is_within_bounds(file.body):
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
        keys = slots.opened(slot, nickname, slots.derived_from_passphrase(passphrase, slot.salt, slot.cost))
        if keys is None:
            raise WrongPassphrase
        return keys

    def recover(self, untrusted_code: str) -> Keys:
        """What the recovery card opens. Raises `WrongRecoveryKey`."""
        slot = self._body.recovery
        keys = slots.opened(slot, slots.ON_THE_CARD, slots.derived_from_card(recovery.parse(untrusted_code), slot.salt))
        if keys is None:
            raise WrongRecoveryKey("unknown")
        return keys

    # --- changed
    #
    # Each gives the next generation. `keys` must be able to sign: a coordinator's, or the card's. Confirm this keyring
    # first, so that nothing is sealed for a stranger.

    def with_passphrase(self, keys: Keys, nickname: str, passphrase: str, cost: Cost = DEFAULT_COST) -> Self:
        """A person has a new passphrase, and the old one opens nothing.

        Raises `Explained` (error.nickname-unknown, error.memory-short).
        """
        old = self._slot_of(nickname)
        fresh = slots.for_passphrase(nickname, passphrase, cost, keys, coordinator=old.sign is not None)
        return self._next(keys, people={**self._body.people, nickname: fresh})

    def with_person(
        self, keys: Keys, nickname: str, passphrase: str, *, coordinator: bool, cost: Cost = DEFAULT_COST
    ) -> Self:
        """One person more. Raises `Explained` (error.nickname, error.nickname-taken, error.memory-short)."""
        holder = self._free_nickname(nickname)
        fresh = slots.for_passphrase(holder, passphrase, cost, keys, coordinator=coordinator)
        return self._next(keys, people={**self._body.people, holder: fresh})

    def renamed(self, keys: Keys, old: str, new: str) -> Self:
        """A person under another nickname, with the same passphrase. Raises as `with_person`, and nickname-unknown."""
        slot, holder = self._slot_of(old), self._free_nickname(new)
        moved = msgspec.structs.replace(slot, bound=slot.bound or old)
        others = {nickname: kept for nickname, kept in self._body.people.items() if nickname != old}
        return self._next(keys, people={**others, holder: moved})

    def with_card(self, keys: Keys) -> tuple[Self, str]:
        """A new recovery card: its code. The old card opens nothing any more (but copies that were made before)."""
        secret = recovery.fresh_secret()
        return self._next(keys, recovery=slots.for_card(secret, keys)), recovery.shown(secret)

    def without(self, keys: Keys, nickname: str) -> tuple[Self, Keys]:
        """A person less, and new keys: for the vault, and for signing if she could sign. Nobody else needs to be there.

        The vault has to be moved to the new key. Raises `Explained` (error.nickname-unknown, error.last-coordinator).
        """
        gone = self._slot_of(nickname)
        stay = {name: slot for name, slot in self._body.people.items() if name != nickname}
        if not any(slot.sign for slot in stay.values()):
            raise Explained("error.last-coordinator")
        own = _signing(keys, self._body.verify)
        signing = SigningKey.generate() if gone.sign else own
        fresh = Keys(random(slots.KEY_BYTES), bytes(signing))
        body = msgspec.structs.replace(
            self._body,
            generation=self.generation + 1,
            verify=bytes(signing.verify_key),
            people={name: slots.sealed_anew(slot, fresh) for name, slot in stay.items()},
            recovery=slots.sealed_anew(self._body.recovery, fresh),
        )
        return type(self)(_signed(body, fresh)), fresh

    def _slot_of(self, nickname: str) -> Slot:
        slot = self._body.people.get(nickname)
        if slot is None:
            raise Explained("error.nickname-unknown")
        return slot

    def _free_nickname(self, typed: str) -> str:
        holder = _nickname(typed)
        if holder.casefold() in (name.casefold() for name in self._body.people):
            raise Explained("error.nickname-taken")
        return holder

    def _next(self, keys: Keys, **changed: object) -> Self:
        body = msgspec.structs.replace(self._body, generation=self.generation + 1, **changed)
        if len(canonical(_signed(body, keys))) > MAX_FILE_BYTES:
            raise Explained("error.people-many")
        return type(self)(_signed(body, keys))


def _previous(path: Path) -> Path:
    return path.with_name(f"{path.name}.previous")


def _signed(body: _Body, keys: Keys) -> _File:
    return _File(body=body, signature=_signing(keys, body.verify).sign(canonical(body)).signature)


def _signing(keys: Keys, verify: bytes | None = None) -> SigningKey:
    """The key that signs, and that `verify` checks."""
    if keys.sign is None:
        raise ValueError("only a coordinator's keys can sign a keyring")
    signing = SigningKey(bytes(keys.sign))
    if verify is not None and bytes(signing.verify_key) != verify:
        raise ValueError("these keys belong to another keyring")
    return signing


def _is_within_bounds(body: _Body) -> bool:
    return body.recovery.cost is None and all(
        _is_nickname(nickname)
        and (not slot.bound or _is_nickname(slot.bound))
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
