"""A vault for things to happen to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from intake.vault import Vault
from tests.kept import KEY, PIN


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "home" / "vault"


@pytest.fixture
def vault(file: Path) -> Iterator[Vault]:
    made = Vault.create(file, KEY, pinned=PIN)
    yield made
    made.close()
