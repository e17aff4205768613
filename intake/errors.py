"""The two families of error. `Explained` is the world's fault (a wrong passphrase, a full disk, a damaged file): it
carries a key of `words/<language>/window.yaml`, so that the reader is told in her own language what happened and what
to do. Anything else that is raised is a bug, and is reported as one.
"""

from __future__ import annotations


class Explained(Exception):
    """Something a person can understand and act on. `key`: text key under `error.`; `params`: its placeholders.

    `params` never holds a passphrase or a visitor's word: it may be shown and logged.
    """

    def __init__(self, key: str, **params: str | int) -> None:
        super().__init__(key)
        self.key = key
        self.params = params


class WrongPassphrase(Explained):
    def __init__(self) -> None:
        super().__init__("error.wrong-passphrase")


class WrongRecoveryKey(Explained):
    """`reason`: "length", "characters" or "mistyped" (a check character does not fit) or "unknown" (fits no slot)."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"error.recovery-key-{reason}")


class VaultBusy(Explained):
    def __init__(self) -> None:
        super().__init__("error.vault-busy")


class VaultTooNew(Explained):
    def __init__(self) -> None:
        super().__init__("error.vault-too-new")


class VaultDamaged(Explained):
    def __init__(self) -> None:
        super().__init__("error.vault-damaged")


class KeyringDamaged(Explained):
    def __init__(self) -> None:
        super().__init__("error.keyring-damaged")


class DiskFull(Explained):
    def __init__(self) -> None:
        super().__init__("error.disk-full")


class ContentFault(Explained):
    """A file under `resources/`, or a case file, says something it may not. `line` is 0 when it is not known."""

    def __init__(self, file: str, line: int, what: str) -> None:
        super().__init__("error.content", file=file, line=line, what=what)
