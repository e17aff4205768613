"""Who may open the desk: the verbs of a coordinator about people, passphrases and the recovery card.

Every change is signed with a coordinator's key, which her passphrase opens for that one change: no key that could sign
lies in memory while the desk is open. A volunteer's passphrase opens no such key; that rule is held by cryptography.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import cached_property
from pathlib import Path

from intake.door import KEYRING
from intake.errors import Explained
from intake.keyring import DEFAULT_COST, Cost, Keyring, Keys
from intake.model import Changes, Person
from intake.vault import Vault

VAULT = "vault.db"
"""The files of a desk in its folder."""
_GENERATION = "keyring"
_PEOPLE = Changes(people=True)


class Team:
    """`desk.team` is one, over the open vault in `home`. `nickname`: who is at the desk."""

    def __init__(
        self, home: Path, vault: Vault, nickname: str, today: Callable[[], date], cost: Cost = DEFAULT_COST
    ) -> None:
        self._path, self._vault_path = home / KEYRING, home / VAULT
        self._vault, self._today, self._cost = vault, today, cost
        self.nickname = nickname

    def people(self) -> tuple[Person, ...]:
        keyring = self._keyring()
        return tuple(Person(nickname=name, coordinator=keyring.is_coordinator(name)) for name in keyring.people)

    def is_coordinator(self) -> bool:
        """Whether who is at the desk may change people."""
        return self._may_sign

    @cached_property
    def _may_sign(self) -> bool:
        """Read once: nobody changes her own role, and every screen asks."""
        return self._keyring().is_coordinator(self.nickname)

    def add(self, own: str, nickname: str, passphrase: str, *, coordinator: bool) -> Changes:
        """One person more. `own`: the passphrase of who does it, as in every verb here.

        Raises `WrongPassphrase`; `Explained`: error.not-coordinator, error.nickname, error.nickname-taken.
        """
        with self._signing(own) as (keyring, keys):
            changed = keyring.with_person(keys, nickname, passphrase, coordinator=coordinator, cost=self._cost)
            self._keep(changed, "person-added", _newcomer(keyring, changed))
        return _PEOPLE

    def rename(self, own: str, old: str, new: str) -> Changes:
        with self._signing(own) as (keyring, keys):
            changed = keyring.renamed(keys, old, new)
            known = _newcomer(keyring, changed)
            changed.write(self._path)
            if old == self.nickname:
                self.nickname = known
            self._settle(changed, "person-renamed", known)
        return _PEOPLE

    def give_passphrase(self, own: str, nickname: str, passphrase: str) -> Changes:
        """Another passphrase for a person, or for oneself; the old one opens nothing any more."""
        with self._signing(own) as (keyring, keys):
            self._keep(keyring.with_passphrase(keys, nickname, passphrase, self._cost), "passphrase-given", nickname)
        return _PEOPLE

    def revoke(self, own: str, nickname: str) -> Changes:
        """A person may not come in any more: the vault moves to a new key, so that the old one opens nothing.

        Backups that were made before still open with her passphrase. Raises as `add`, and error.last-coordinator,
        error.revoke-oneself; `DiskFull` when there is no room for the vault twice.
        """
        if nickname == self.nickname:
            raise Explained("error.revoke-oneself")
        with self._signing(own) as (keyring, keys):
            changed, fresh_keys = keyring.without(keys, nickname)
            fresh = fresh_vault(self._vault_path)
            try:
                self._vault.copy_to(fresh, fresh_keys.vault, pinned=changed.pinned)
                changed.write(self._path)
                self._vault.move_into(fresh, self._vault_path, fresh_keys.vault)
            finally:
                fresh_keys.wipe()
            self._settle(changed, "person-revoked", nickname)
        return _PEOPLE

    # --- the recovery card

    def try_card(self, untrusted_code: str) -> None:
        """The drill: whether the card would open the desk. Changes nothing. Raises `WrongRecoveryKey`."""
        self._keyring().recover(untrusted_code).wipe()
        self._vault.trace(self._today(), self.nickname, "card-tried")

    def fresh_card(self, own: str) -> str:
        """The code of a new card; the old card opens nothing any more, but for backups made before."""
        with self._signing(own) as (keyring, keys):
            changed, code = keyring.with_card(keys)
            self._keep(changed, "card-made")
        return code

    # --- within

    def _keyring(self) -> Keyring:
        return Keyring.read(self._path)

    @contextmanager
    def _signing(self, own: str) -> Iterator[tuple[Keyring, Keys]]:
        keyring = self._keyring()
        keyring.confirm(self._path, self._vault.pinned)  # nothing is sealed for a stranger
        keys = keyring.unlock(self.nickname, own)
        try:
            if keys.sign is None:
                raise Explained("error.not-coordinator")
            yield keyring, keys
        finally:
            keys.wipe()

    def _keep(self, changed: Keyring, did: str, what: str = "") -> None:
        changed.write(self._path)
        self._settle(changed, did, what)

    def _settle(self, changed: Keyring, did: str, what: str = "") -> None:
        note_generation(self._vault, changed)
        changed.confirm(self._path, self._vault.pinned)
        self._vault.trace(self._today(), self.nickname, did, what)


def _newcomer(before: Keyring, after: Keyring) -> str:
    """The nickname that was not there before, as the keyring writes it."""
    (nickname,) = set(after.people) - set(before.people)
    return nickname


def fresh_vault(path: Path) -> Path:
    """Where a vault is made ready that is to take the place of the one at `path`."""
    return path.with_name(f"{path.name}.new")


def note_generation(vault: Vault, keyring: Keyring) -> None:
    """From now on an older keyring, put back by somebody, is not believed."""
    vault.set_setting(_GENERATION, str(keyring.generation))


def is_current(vault: Vault, keyring: Keyring) -> bool:
    """Whether no later keyring than this one ever opened the vault."""
    return keyring.generation >= int(vault.setting(_GENERATION) or 0)
