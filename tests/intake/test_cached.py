"""What is kept of a reading is right or is not found."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec
import pytest

from intake import cached, content
from intake.cached import cached as kept


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("INLOOP_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.yaml"
    path.write_text("een", "utf-8")
    return path


def read(page: Path, made: list[str]) -> str:
    """The text of a file; `made` tells how often it was really read."""

    def make() -> str:
        made.append(page.read_text("utf-8"))
        return made[-1]

    return kept("page", [page], str, make)


def test_a_file_that_did_not_change_is_read_once(page: Path) -> None:
    made: list[str] = []
    assert [read(page, made) for _ in range(3)] == ["een"] * 3
    assert made == ["een"]


def test_a_change_of_one_byte_is_read_though_size_and_time_are_as_before(page: Path) -> None:
    made: list[str] = []
    read(page, made)
    before = page.stat()
    page.write_text("eem", "utf-8")
    os.utime(page, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert (page.stat().st_size, page.stat().st_mtime_ns) == (before.st_size, before.st_mtime_ns)
    assert read(page, made) == "eem"


def test_a_file_more_or_elsewhere_is_another_state(page: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    other.write_text("een", "utf-8")
    digests = {cached._digest(files) for files in ([page], [other], [page, other], [other, page], [])}
    assert len(digests) == 5


def test_bytes_that_move_from_one_file_to_the_next_are_another_state(tmp_path: Path) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    first.write_bytes(b"ab")
    second.write_bytes(b"c")
    before = cached._digest([first, second])
    first.write_bytes(b"a")
    second.write_bytes(b"bc")
    assert cached._digest([first, second]) != before


def test_a_type_that_changed_is_another_state(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = cached._digest([page])
    monkeypatch.setattr(cached, "_types", lambda: "a field more")
    assert cached._digest([page]) != before


def test_only_the_last_state_of_a_group_is_kept(page: Path, cache: Path) -> None:
    for text in ("een", "twee", "drie"):
        page.write_text(text, "utf-8")
        read(page, [])
    assert len(list(cache.iterdir())) == 1


@pytest.mark.parametrize("rubbish", [b"", b"\xc1", msgspec.msgpack.encode({"een": 1})])
def test_what_cannot_be_read_is_made_again(page: Path, cache: Path, rubbish: bytes) -> None:
    read(page, [])
    (file,) = cache.iterdir()
    file.write_bytes(rubbish)
    made: list[str] = []
    assert read(page, made) == "een"
    assert made == ["een"]
    assert read(page, made) == "een"
    assert made == ["een"]


def test_a_folder_that_cannot_be_written_to_is_no_trouble(page: Path, cache: Path) -> None:
    cache.write_text("a file where the folder should be", "utf-8")
    assert read(page, []) == "een"


def test_kept_content_is_what_the_files_say(cache: Path) -> None:
    fresh = content.read(content.root())
    for _ in range(2):
        assert content.load.__wrapped__() == fresh
    assert list(cache.glob("content-*.msgpack"))
