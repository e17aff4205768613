from __future__ import annotations

from pathlib import Path

import platformdirs
import pytest

from intake import folders


@pytest.mark.parametrize("named", [True, False], ids=["named", "usual"])
def test_a_place_is_where_the_library_of_all_systems_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: bool
) -> None:
    if named:
        monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert folders.data() == platformdirs.user_data_path("Inloop", appauthor=False)
    assert folders.cache() == platformdirs.user_cache_path("Inloop", appauthor=False)


@pytest.mark.parametrize(
    ("system", "data", "cache"),
    [
        ("win32", "local/Inloop", "local/Inloop/Cache"),
        ("darwin", "home/Library/Application Support/Inloop", "home/Library/Caches/Inloop"),
        ("linux", "home/.local/share/Inloop", "home/.cache/Inloop"),
    ],
)
def test_each_system_has_its_own(
    system: str, data: str, cache: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", system)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "local"))
    assert (folders.data(), folders.cache()) == (tmp_path / data, tmp_path / cache)
