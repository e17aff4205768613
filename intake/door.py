"""What is seen of a desk before it is open: the nicknames in the keyring beside the vault, at a glance.

A room of its own, because the first screen shows them and nothing else of the house: the keyring and what it is locked
with are loaded while a passphrase is typed.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

KEYRING = "keyring"
"""The file, in the folder of a desk."""
_MOST_BYTES = 64 * 1024


class _Body(msgspec.Struct):
    people: dict[str, msgspec.Raw]


class _File(msgspec.Struct):
    body: _Body


def glance(home: Path) -> tuple[str, ...]:
    """Nicknames in alphabetical order, as they stand there: nobody has checked them. None where nothing can be read.

    Whoever opens the desk checks the keyring; `Desk.people` does too.
    """
    try:
        with (home / KEYRING).open("rb") as file:
            return tuple(sorted(msgspec.json.decode(file.read(_MOST_BYTES), type=_File).body.people))
    except (OSError, UnicodeDecodeError, msgspec.MsgspecError):
        return ()
