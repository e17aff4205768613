"""The code on the recovery card: 128 random bits as 28 signs in seven groups of four, which a person can copy by hand.

The last two signs check the others. The whole code, read as one number in base 31, leaves 1 when divided by the prime
953 (the pure system of ISO 7064, with a modulus that two signs can hold). No sign that is misread and no two that are
swapped can leave that remainder: the difference would be a product of numbers that 953 does not divide.
"""

from __future__ import annotations

import secrets

from intake.errors import WrongRecoveryKey
from intake.number import ALPHABET

SECRET_BYTES = 16
GROUPS, GROUP_LENGTH = 7, 4
_BASE, _MODULUS = len(ALPHABET), 953
_CHECK_RANGE = _BASE**2
_LENGTH = GROUPS * GROUP_LENGTH


def fresh_secret() -> bytes:
    """The random bytes behind a new card."""
    return secrets.token_bytes(SECRET_BYTES)


def shown(secret: bytes) -> str:
    """The secret as it stands on the card: "ABCD-EFGH-...", seven groups."""
    body = int.from_bytes(secret, "big") * _CHECK_RANGE
    signs = _signs(body + (1 - body) % _MODULUS)
    return "-".join(signs[start : start + GROUP_LENGTH] for start in range(0, _LENGTH, GROUP_LENGTH))


def parse(untrusted_text: str) -> bytes:
    """The secret behind a code as typed, in any case, with any blanks and dashes. Raises `WrongRecoveryKey`."""
    typed = "".join(untrusted_text.upper().split()).replace("-", "")
    if not set(typed) <= set(ALPHABET):
        raise WrongRecoveryKey("characters")
    if len(typed) != _LENGTH:
        raise WrongRecoveryKey("length")
    value = 0
    for sign in typed:
        value = value * _BASE + ALPHABET.index(sign)
    body = value // _CHECK_RANGE
    if value % _MODULUS != 1 or body >= 1 << (8 * SECRET_BYTES):
        raise WrongRecoveryKey("mistyped")
    return body.to_bytes(SECRET_BYTES, "big")


def _signs(value: int) -> str:
    signs = ""
    for _ in range(_LENGTH):
        value, place = divmod(value, _BASE)
        signs = ALPHABET[place] + signs
    return signs
