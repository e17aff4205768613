from __future__ import annotations

from pathlib import Path

import pytest

from intake.settings import FILE, Settings


def test_what_was_saved_is_loaded(tmp_path: Path) -> None:
    changed = Settings(window_language="en", zoom=150, dark=True, idle_seconds=300)  # type: ignore[arg-type]
    changed.save(tmp_path / "new" / "home")
    assert Settings.load(tmp_path / "new" / "home") == changed


def test_without_a_file_everything_is_as_it_comes(tmp_path: Path) -> None:
    assert Settings.load(tmp_path) == Settings()


@pytest.mark.parametrize("raw", [b"", b"{", b"[]", b"\xff\xfe", b'{"zoom": "large"}', b'{"zoom": 5000, "unheard": 1}'])
def test_a_damaged_file_never_keeps_the_program_from_starting(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / FILE).write_bytes(raw)
    assert Settings.load(tmp_path) == Settings()


def test_one_wrong_value_costs_only_itself(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b'{"zoom": 5, "window_language": "en"}')
    assert Settings.load(tmp_path).window_language == "en"
