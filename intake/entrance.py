"""The ways into a desk: begun, opened with a passphrase or with the recovery card, put back from a backup, or invented
for practice. Each gives an open desk, or says why not; the keys are wiped before it returns.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Protocol, Self

from intake import backup, content, disk, passphrase
from intake.door import KEYRING
from intake.errors import Explained, KeyringDamaged, VaultDamaged
from intake.keyring import DEFAULT_COST, Cost, Keyring, Keys
from intake.model import City, Lang
from intake.team import VAULT, fresh_vault, is_current, note_generation
from intake.upkeep import WORDS, Deed
from intake.vault import Vault, examine

Clock = Callable[[], datetime]

CITY, COUNTS_SECRET = "city", "counts_secret"
_ASIDE = ".set-aside"
_HALF_MADE = (".copy", ".rehearsal", ".restoring")


class _Opened(Protocol):
    def __init__(
        self, vault: Vault, nickname: str, *, home: Path | None = ..., practising: bool = ..., clock: Clock = ...
    ) -> None: ...

    def welcome(self, how: Deed) -> None: ...


class Entrance(_Opened):
    """What a `Desk` is opened by."""

    @staticmethod
    def people(home: Path) -> tuple[str, ...]:
        """Nicknames of who may open the desk in this folder; nobody yet: a first run. Raises `KeyringDamaged`."""
        path = home / KEYRING
        return Keyring.read(path).people if Keyring.exists(path) else ()

    @classmethod
    def create(
        cls, home: Path, *, nickname: str, passphrase: str, city: City, cost: Cost = DEFAULT_COST
    ) -> tuple[Self, str]:
        """A new desk with its first coordinator: the desk, open, and the code for the recovery card.

        A vault without a keyring, which nobody can open, is set aside and never overwritten.
        """
        if Keyring.exists(home / KEYRING):
            raise Explained("error.desk-exists")
        keyring, keys, code = Keyring.create(nickname, passphrase, cost)
        disk.make_private_folder(home)
        _set_aside(home, VAULT)
        vault = Vault.create(home / VAULT, keys.vault, pinned=keyring.pinned)
        keys.wipe()
        _furnish(vault, city)
        keyring.write(home / KEYRING)
        return cls._welcomed(vault, keyring.people[0], home, "opened"), code

    @classmethod
    def open(cls, home: Path, nickname: str, passphrase: str) -> Self:
        """Raises `WrongPassphrase`, `VaultBusy`, `VaultTooNew`, `VaultDamaged`, `KeyringDamaged`."""
        keyring = Keyring.read(home / KEYRING)
        keys = keyring.unlock(nickname, passphrase)
        try:
            return cls._welcomed(_opened(home, keyring, keys), nickname, home, "opened")
        finally:
            keys.wipe()

    @classmethod
    def recover(
        cls, home: Path, recovery_key: str, *, nickname: str, passphrase: str, cost: Cost = DEFAULT_COST
    ) -> Self:
        """Opens with the recovery card and gives a person a new passphrase. Raises `WrongRecoveryKey` and as `open`."""
        keyring = Keyring.read(home / KEYRING)
        keys = keyring.recover(recovery_key)
        try:
            vault = _opened(home, keyring, keys)
            try:
                changed = keyring.with_passphrase(keys, nickname, passphrase, cost)
                changed.write(home / KEYRING)
                note_generation(vault, changed)
            except BaseException:
                vault.close()
                raise
        finally:
            keys.wipe()
        return cls._welcomed(vault, nickname, home, "recovered")

    @staticmethod
    def people_of(path: Path) -> tuple[str, ...]:
        """Nicknames of who may open a backup. Raises `Explained` or `KeyringDamaged` for a file that is none."""
        return Keyring.parse(backup.read(path).keyring).people

    @classmethod
    def restore(cls, home: Path, path: Path, *, nickname: str, passphrase: str) -> Self:
        """Puts a backup back, with the passphrase of somebody in it. What was in `home` is set aside, not overwritten.

        Raises `WrongPassphrase` and as `people_of`; nothing is changed then.
        """
        found = backup.read(path)
        keyring = Keyring.parse(found.keyring)
        return cls._restored(home, found, keyring, keyring.unlock(nickname, passphrase), nickname)

    @classmethod
    def restore_with_card(
        cls, home: Path, path: Path, recovery_key: str, *, nickname: str, passphrase: str, cost: Cost = DEFAULT_COST
    ) -> Self:
        """Puts a backup back with the recovery card, and gives a person a new passphrase. Raises as `restore`."""
        found = backup.read(path)
        keyring = Keyring.parse(found.keyring)
        keys = keyring.recover(recovery_key)
        changed = keyring.with_passphrase(keys, nickname, passphrase, cost)
        return cls._restored(home, found, changed, keys, nickname)

    @classmethod
    def practise(cls, city: City, clock: Clock = datetime.now) -> Self:
        """An invented desk whose vault lives in memory alone."""
        vault = Vault.in_memory()
        _furnish(vault, city)
        return cls(vault, "", practising=True, clock=clock)

    @staticmethod
    def cities() -> tuple[City, ...]:
        """The cities a desk can stand in; the first run asks before there is a desk."""
        return content.load().cities

    @staticmethod
    def suggest_passphrase(language: Lang) -> str:
        """Six random words."""
        return passphrase.suggest(language)

    @staticmethod
    def passphrase_strength(text: str) -> int:
        """From 0 (guessed at once) to 4; 3 is enough."""
        return passphrase.strength(text)

    # --- within

    @classmethod
    def _welcomed(cls, vault: Vault, nickname: str, home: Path, how: Deed) -> Self:
        try:
            desk = cls(vault, nickname, home=home)
            desk.welcome(how)
        except BaseException:
            vault.close()
            raise
        return desk

    @classmethod
    def _restored(cls, home: Path, found: backup.Backup, keyring: Keyring, keys: Keys, nickname: str) -> Self:
        fresh = home / f"{VAULT}.restoring"
        disk.make_private_folder(home)
        try:
            disk.write_whole(fresh, found.vault)
            examine(fresh, keys.vault)
            _set_aside(home, KEYRING, VAULT, WORDS, *backup.PACKS[:1])  # without its keyring a vault is not asked for
            with disk.told():
                fresh.replace(home / VAULT)
                disk.settle(home)
            backup.put_words(home / WORDS, found.words)
            backup.put_packs(home, found.packs)
            keyring.write(home / KEYRING)
            return cls._welcomed(_opened(home, keyring, keys), nickname, home, "restored")
        finally:
            keys.wipe()
            fresh.unlink(missing_ok=True)


def _furnish(vault: Vault, city: City) -> None:
    vault.set_setting(CITY, city)
    vault.set_setting(COUNTS_SECRET, secrets.token_hex(32))


def _set_aside(home: Path, *names: str) -> None:
    mark = secrets.token_hex(4)
    with disk.told():
        for name in names:
            for left in home.glob(f"{name}*"):
                if left.suffix not in (_ASIDE, ".restoring"):
                    left.replace(left.with_name(f"{left.name}.{mark}{_ASIDE}"))


def _opened(home: Path, keyring: Keyring, keys: Keys) -> Vault:
    path = home / VAULT
    try:
        vault = Vault.open(path, keys.vault)
    except VaultDamaged:
        _finish_the_move(path, keys)
        vault = Vault.open(path, keys.vault)
    try:
        if not is_current(vault, keyring):
            raise KeyringDamaged
        keyring.confirm(home / KEYRING, vault.pinned)
        note_generation(vault, keyring)
        _clear_up(path)
    except BaseException:
        vault.close()
        raise
    return vault


def _clear_up(path: Path) -> None:
    """Takes away what a power failure left half made: copies, all encrypted."""
    with disk.told():
        for left in (fresh_vault(path), *(path.with_name(path.name + ending) for ending in _HALF_MADE)):
            left.unlink(missing_ok=True)


def _finish_the_move(path: Path, keys: Keys) -> None:
    """When the power failed between the new keyring and the vault's new file, that file is whole, and opens."""
    fresh = fresh_vault(path)
    with suppress(FileNotFoundError):
        examine(fresh, keys.vault)
        fresh.replace(path)
        disk.settle(path.parent)
