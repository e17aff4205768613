"""The number on the paper: short, without meaning, and with a check character, so that a number misread or mistyped is
noticed before anyone looks for it.

Thirty-one characters, none of which looks like another; thirty-one is prime, so that a sum of the places times their
weights catches every single wrong character and every swap of two (the usual weighted check, as in ISBN-10).
"""

from __future__ import annotations

import secrets

from intake.errors import Explained
from intake.model import VisitNumber

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
LENGTH = 6


def fresh() -> VisitNumber:
    """A random number: 31 to the fifth, about 29 million of them."""
    body = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH - 1))
    return VisitNumber(body + _check(body))


def parse(untrusted_text: str) -> VisitNumber:
    """What was typed, in any case and with any spaces. Raises `Explained` (error.number-mistyped)."""
    typed = "".join(untrusted_text.upper().split()).replace("-", "")
    if len(typed) != LENGTH or not set(typed) <= set(ALPHABET) or typed[-1] != _check(typed[:-1]):
        raise Explained("error.number-mistyped")
    return VisitNumber(typed)


def shown(number: VisitNumber) -> str:
    """As it stands on paper: "7KD 4MF"."""
    return f"{number[:3]} {number[3:]}"


def _check(body: str) -> str:
    total = sum(place * ALPHABET.index(sign) for place, sign in enumerate(body, start=2))
    return ALPHABET[-total % len(ALPHABET)]
