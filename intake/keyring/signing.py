"""Who makes content for many desks signs it: with a pair of keys, of which one half checks and may be known to anybody,
and the other signs and lies in a file that a passphrase opens. What is signed, and which publishers a desk trusts, is
not known here; nor is anything of a vault.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import Annotated, Literal, Self

import msgspec
from nacl.exceptions import CryptoError
from nacl.pwhash import argon2id
from nacl.secret import Aead
from nacl.signing import SigningKey, VerifyKey
from nacl.utils import random

from intake.errors import Explained, WrongPassphrase
from intake.keyring.slots import (
    DEFAULT_COST,
    KEY_BYTES,
    MAX_COST,
    MIN_COST,
    Cost,
    Key,
    Strict,
    canonical,
    derived_from_passphrase,
)
from intake.number import ALPHABET

SIGNATURE_BYTES = 64
MAX_KEY_FILE_BYTES = 4096
_GROUPS, _GROUP_LENGTH = 5, 4
_SIGNS = _GROUPS * _GROUP_LENGTH

_Salt = Annotated[bytes, msgspec.Meta(min_length=16, max_length=16)]
_Sealed = Annotated[bytes, msgspec.Meta(min_length=72, max_length=72)]


class _KeyFile(Strict, frozen=True):
    """`publisher`: the half that checks; `sealed`: the half that signs, bound to all that stands beside it."""

    format: Literal[1]
    salt: _Salt
    cost: Cost
    publisher: Key
    sealed: _Sealed


class Signer:
    """Somebody who can sign. `publisher`: the key that checks what she signs, 32 bytes."""

    def __init__(self, key: SigningKey) -> None:
        self._key = key
        self.publisher = bytes(key.verify_key)

    @classmethod
    def fresh(cls) -> Self:
        """A new pair of keys."""
        return cls(SigningKey.generate())

    def sign(self, message: bytes) -> bytes:
        """64 bytes, always the same for the same message (Ed25519)."""
        return self._key.sign(message).signature

    def file(self, passphrase: str, cost: Cost = DEFAULT_COST) -> bytes:
        """The key file, which only this passphrase opens. Raises `Explained` (error.memory-short)."""
        salt = random(argon2id.SALTBYTES)
        place = canonical((1, salt, cost, self.publisher))
        sealed = Aead(derived_from_passphrase(passphrase, salt, cost)).encrypt(bytes(self._key), aad=place)
        found = _KeyFile(format=1, salt=salt, cost=cost, publisher=self.publisher, sealed=bytes(sealed))
        return msgspec.json.format(canonical(found)) + b"\n"

    @classmethod
    def of_file(cls, untrusted: bytes, passphrase: str) -> Self:
        """Raises `WrongPassphrase`, `Explained` (error.pack-key, error.memory-short)."""
        found = _parsed(untrusted)
        place = canonical((1, found.salt, found.cost, found.publisher))
        try:
            key = Aead(derived_from_passphrase(passphrase, found.salt, found.cost)).decrypt(found.sealed, aad=place)
        except CryptoError as error:
            raise WrongPassphrase from error
        signer = cls(SigningKey(key[:KEY_BYTES]))
        if signer.publisher != found.publisher:
            raise Explained("error.pack-key")
        return signer


def publisher_of(untrusted: bytes) -> bytes:
    """Whose key file this is, without opening it. Raises `Explained` (error.pack-key)."""
    return _parsed(untrusted).publisher


def is_genuine(publisher: bytes, message: bytes, signature: bytes) -> bool:
    """Whether this publisher signed exactly this. Any bytes may be asked about."""
    try:
        VerifyKey(publisher).verify(message, signature)
    except (CryptoError, ValueError):
        return False
    return True


def fingerprint(publisher: bytes) -> str:
    """What a person reads out over the phone to say which key is hers: "7KD4-MFXQ-...", five groups.

    Twenty signs are 99 bits: nobody finds a second key with the same ones.
    """
    value = int.from_bytes(blake2b(publisher, digest_size=32, person=b"inloop-publisher").digest(), "big")
    signs = ""
    for _ in range(_SIGNS):
        value, place = divmod(value, len(ALPHABET))
        signs += ALPHABET[place]
    return "-".join(signs[start : start + _GROUP_LENGTH] for start in range(0, _SIGNS, _GROUP_LENGTH))


def is_fingerprint(publisher: bytes, untrusted_text: str) -> bool:
    """Whether this was typed, in any case, with any blanks and dashes."""
    typed = "".join(untrusted_text.upper().split()).replace("-", "")
    return typed == fingerprint(publisher).replace("-", "")


def _parsed(untrusted: bytes) -> _KeyFile:
    """Reads a key file: its size, exactly these keys, a price that neither cheapens guessing nor stops the machine."""
    try:
        if len(untrusted) > MAX_KEY_FILE_BYTES:
            raise Explained("error.pack-key")
        found = msgspec.json.decode(untrusted, type=_KeyFile)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise Explained("error.pack-key") from error
    passes = MIN_COST.passes <= found.cost.passes <= MAX_COST.passes
    if not (passes and MIN_COST.memory_mib <= found.cost.memory_mib <= MAX_COST.memory_mib):
        raise Explained("error.pack-key")
    return found
