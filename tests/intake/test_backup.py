"""A backup file: it comes out as it went in, and what is not one, or not whole, is refused."""

from __future__ import annotations

import random
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake import backup
from intake.backup import Backup
from intake.errors import Explained

MADE = Backup(made="2026-11-28", keyring=b"keys" * 9, vault=b"vault" * 999, words={"ti/sheet.yaml": "sheet.title: x"})


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("backup") / "desk.inloop"
    backup.write(path, MADE)
    assert backup.read(path) == MADE
    return path.read_bytes()


@given(
    st.binary(max_size=2000),
    st.binary(max_size=200),
    st.dictionaries(st.sampled_from(["ti/a.yaml", "b.json"]), st.text()),
)
def test_it_comes_out_as_it_went_in(vault: bytes, keyring: bytes, words: dict[str, str]) -> None:
    import tempfile

    made = Backup(made="2026-11-28", keyring=keyring, vault=vault, words=words)
    with tempfile.TemporaryDirectory() as folder:
        backup.write(Path(folder) / "x.inloop", made)
        assert backup.read(Path(folder) / "x.inloop") == made


def test_every_changed_byte_is_noticed(whole: bytes) -> None:
    chance = random.Random(7)  # noqa: S311 - a seeded test
    for _ in range(3000):
        meddled = bytearray(whole)
        meddled[chance.randrange(len(meddled))] ^= 1 << chance.randrange(8)
        with pytest.raises(Explained):
            backup.parse(bytes(meddled), "x")


def test_every_shorter_file_is_noticed(whole: bytes) -> None:
    for length in range(0, len(whole), 37):
        with pytest.raises(Explained):
            backup.parse(whole[:length], "x")


@pytest.mark.parametrize(
    "name",
    [
        "../keyring",
        "/etc/passwd.yaml",
        "ti/../../x.yaml",
        "C:/x.yaml",
        "ti\\x.yaml",
        "ti/x.exe",
        "ti/\x00.yaml",
        ".yaml",
    ],
)
def test_a_name_that_leads_out_of_the_folder_is_refused(name: str) -> None:
    body = backup._MAGIC + msgspec.msgpack.encode(msgspec.structs.replace(MADE, words={name: "x: y"}))
    with pytest.raises(Explained, match=r"error\.backup-damaged"):
        backup.parse(body + backup._digest(body), "x")


def test_parts_that_do_not_belong_are_refused() -> None:
    body = backup._MAGIC + msgspec.msgpack.encode({**msgspec.to_builtins(MADE), "more": 1})
    with pytest.raises(Explained, match=r"error\.backup-damaged"):
        backup.parse(body + backup._digest(body), "x")


def test_a_file_that_is_none_and_one_that_is_not_there_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "holiday.jpg").write_bytes(b"\xff\xd8" * 99)
    with pytest.raises(Explained, match=r"error\.backup-foreign"):
        backup.read(tmp_path / "holiday.jpg")
    with pytest.raises(Explained, match=r"error\.cannot-read"):
        backup.read(tmp_path / "nothing")


def test_own_sentences_go_out_and_come_back(tmp_path: Path) -> None:
    (tmp_path / "words" / "ti").mkdir(parents=True)
    (tmp_path / "words" / "ti" / "sheet.yaml").write_text("sheet.title: ሰላም", "utf-8")
    (tmp_path / "words" / "ti" / "scratch.txt").write_text("no")
    found = backup.own_words(tmp_path / "words")
    assert found == {"ti/sheet.yaml": "sheet.title: ሰላም"}
    backup.put_words(tmp_path / "again", found)
    assert backup.own_words(tmp_path / "again") == found
