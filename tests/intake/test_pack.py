"""A pack is read as it was signed, or it is refused; and nothing in it is looked at before."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake import content, pack
from intake.errors import Explained
from intake.keyring.signing import Signer, fingerprint
from intake.pack import Pack
from intake.words import Words
from tests import packs
from tests.packs import DAY, MAKER, OTHER, SMALL, TITLE

BY_THE_MAKER: Callable[[bytes], bool] = MAKER.publisher.__eq__
WHOLE = packs.raw(files=SMALL)
_BODY = len(b"inloop-pack\n") + 32 + 64
PATHS = st.from_regex(r"(guide|steps|directory|cases)/[a-z0-9]{1,9}\.yaml|words/[a-z]{2}/sheet\.yaml", fullmatch=True)


def parsed(raw: bytes) -> Pack:
    return pack.parse(raw, "x.pack", BY_THE_MAKER)


def refused(raw: bytes) -> str:
    with pytest.raises(Explained) as fault:
        parsed(raw)
    return fault.value.key


def signed(change: dict[str, Any], by: Signer = MAKER) -> bytes:
    """A body that no `make` would make, signed all the same."""
    body = msgspec.msgpack.decode(WHOLE[_BODY:]) | change
    packed = msgspec.msgpack.encode(body, order="sorted")
    head = b"inloop-pack\n" + by.publisher
    return head + by.sign(head + packed) + packed


# --- there and back


@given(st.dictionaries(PATHS, st.text(), min_size=1, max_size=9), st.integers(1, 99), st.integers(0, 400))
def test_what_is_packed_comes_out_as_it_was(files: dict[str, str], place: int, valid_days: int) -> None:
    found = parsed(packs.raw(files=files, place=place, valid_days=valid_days))
    assert found.files == files
    assert (found.made, found.number) == (DAY, int(f"20261128{place:02}"))
    assert (found.until - found.made).days == valid_days
    assert (found.title, found.publisher) == (TITLE, MAKER.publisher)


def test_the_same_content_is_the_same_file_in_whatever_order_it_was_found() -> None:
    turned = dict(reversed(SMALL.items()))
    assert list(turned) != list(SMALL)
    assert packs.raw(files=turned) == WHOLE
    assert packs.raw(files=SMALL, by=OTHER) != WHOLE


def test_the_content_of_this_program_is_read_from_a_pack_as_from_its_folder() -> None:
    found = parsed(packs.raw())
    read, own = content.read(found.place), content.load()
    for name in ("questions", "steps", "services", "cities", "languages", "terms", "names", "groups", "refusals"):
        assert getattr(read, name) == getattr(own, name)
    words, shipped = Words.load(pack=found.place / "words"), Words.load()
    for row in own.languages:
        assert set(words.keys(row.code)) == set(shipped.keys(row.code))
        assert all(words.raw(row.code, key) == shipped.raw(row.code, key) for key in words.keys(row.code))
        assert all(words.state(row.code, key) == shipped.state(row.code, key) for key in words.keys(row.code))


def test_what_travels_is_content_and_no_more() -> None:
    files = packs.own_files()
    folders = {path.partition("/")[0] for path in files}
    assert folders == {"guide", "steps", "directory", "cases", "words", "cities.yaml", "names.yaml", "terms.yaml",
                       "glossary.yaml"}  # fmt: skip
    assert not [path for path in files if "window" in path or "read-back" in path or "passphrase" in path]
    assert len(packs.raw()) < pack.LARGEST / 4


def test_line_ends_of_another_system_make_no_other_pack(tmp_path: Path) -> None:
    for name, ends in (("unix", b"\n"), ("windows", b"\r\n")):
        (tmp_path / name / "steps").mkdir(parents=True)
        (tmp_path / name / "steps" / "zorg.yaml").write_bytes(ends.join([b"steps:", b"  []", b""]))
    assert pack.collected(tmp_path / "unix") == pack.collected(tmp_path / "windows")


# --- refused, in this order


def test_a_file_that_is_too_large_is_refused_before_it_is_looked_at(tmp_path: Path) -> None:
    large = b"\0" * (pack.LARGEST + 1)
    assert refused(large) == "error.pack-size"
    path = tmp_path / "endless.pack"
    with path.open("wb") as file:
        file.truncate(40 * pack.LARGEST)
    with pytest.raises(Explained, match=r"error\.pack-size"):
        pack.read(path, BY_THE_MAKER)


@pytest.mark.parametrize("other", [b"", b"inloop-pac", b"PK\x03\x04", b"inloop-backup\n", WHOLE[1:]])
def test_a_file_of_another_kind_is_no_pack(other: bytes) -> None:
    assert refused(other) == "error.pack-other"


@pytest.mark.parametrize("cut", [12, 13, 44, 107, 108, 109, -1])
def test_a_pack_that_was_cut_is_damaged(cut: int) -> None:
    assert refused(WHOLE[:cut]) == "error.pack-damaged"


def test_a_pack_by_a_stranger_is_refused_before_anything_in_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_given: object, **_named: object) -> None:
        raise AssertionError("it was read")

    raw = packs.raw(files=SMALL, by=OTHER)
    monkeypatch.setattr(msgspec.msgpack, "decode", never)
    assert refused(raw) == "error.pack-unknown"
    assert refused(WHOLE[:-1] + b"\xff") == "error.pack-damaged"


def test_the_name_of_a_trusted_publisher_over_a_strangers_signature_is_damaged() -> None:
    raw = packs.raw(files=SMALL, by=OTHER)
    start = len(b"inloop-pack\n")
    assert refused(raw[:start] + MAKER.publisher + raw[start + 32 :]) == "error.pack-damaged"


@pytest.mark.parametrize(
    "change",
    [
        {"format": 2},
        {"more": 1},
        {"number": 0},
        {"number": 2026112800},
        {"number": 2026130101},
        {"number": -2026112801},
        {"number": 202611280101},
        {"number": 2**63},
        {"number": "2026112801"},
        {"number": 2026112801.0},
        {"until": "2026-11-27"},
        {"until": "2028-11-28"},
        {"until": "20270101"},
        {"until": "later"},
        {"until": None},
        {"title": ""},
        {"title": " Haagse inloop"},
        {"title": "Haagse\ninloop"},
        {"title": "pooloni \u202e esgaaH"},
        {"title": "x" * 61},
        {"files": {}},
        {"files": {"steps/zorg.yaml": b"steps: []"}},
        {"files": ["steps/zorg.yaml"]},
        {"files": {f"steps/s{number}.yaml": "" for number in range(2001)}},
    ],
)
def test_a_signed_file_that_is_not_what_a_pack_may_be_is_refused(change: dict[str, Any]) -> None:
    assert refused(signed(change)) == "error.pack-shape"


@pytest.mark.parametrize(
    "path",
    [
        "../steps/zorg.yaml",
        "/steps/zorg.yaml",
        "steps/../../zorg.yaml",
        "steps\\zorg.yaml",
        "steps/zorg.yaml/",
        "steps/zorg.yaml\0",
        "steps/zorg.yaml\n",
        "Steps/zorg.yaml",
        "steps/zorg.yml",
        "steps/.zorg.yaml",
        "steps/sub/zorg.yaml",
        f"steps/{'z' * 65}.yaml",
        "zorg.yaml",
        "languages.yaml",
        "counting.yaml",
        "icons.yaml",
        "course.yaml",
        "schema/0006.sql",
        "fonts/InloopSans-Regular.ttf",
        "fonts/build_fonts.py",
        "__init__.py",
        "words/nl/window.yaml",
        "words/nl/window/error.yaml",
        "words/nl/passphrase.txt",
        "words/nl/../en/sheet.yaml",
        "words/nl/read-back.yaml",
        "words/nl/steps/sub/zorg.yaml",
    ],
)
def test_a_path_that_a_pack_may_not_hold_is_refused(path: str) -> None:
    assert refused(signed({"files": {path: ""}})) == "error.pack-shape"


def test_the_same_content_written_in_another_way_is_refused() -> None:
    """One content, one file: nothing can hide in the way it is written."""
    body = msgspec.msgpack.decode(WHOLE[_BODY:])
    turned = msgspec.msgpack.encode(dict(reversed(body.items())))
    twice = msgspec.msgpack.encode(body, order="sorted") + b"\x00"
    head = b"inloop-pack\n" + MAKER.publisher
    for packed in (turned, twice):
        assert refused(head + MAKER.sign(head + packed) + packed) == "error.pack-shape"


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    for path in (tmp_path / "none.pack", tmp_path):
        with pytest.raises(Explained, match=r"error\.cannot-read"):
            pack.read(path, BY_THE_MAKER)


def test_no_pack_is_made_that_no_desk_would_take() -> None:
    for wrong in ({"title": ""}, {"valid_days": 401}, {"valid_days": -1}, {"files": {"icons.yaml": ""}}):
        with pytest.raises(Explained, match=r"error\.pack-shape"):
            packs.raw(**{"files": SMALL, **wrong})  # type: ignore[arg-type]


def test_whose_pack_it_is_can_be_told_before_she_is_trusted(tmp_path: Path) -> None:
    path = packs.written(tmp_path / "x.pack", files=SMALL, by=OTHER)
    assert fingerprint(pack.publisher_of(path)) == fingerprint(OTHER.publisher)
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(Explained, match=r"error\.pack-damaged"):
        pack.publisher_of(path)


# --- meddled with


def test_no_pack_that_was_meddled_with_is_accepted() -> None:
    """A selection; `python -m tests.faults fuzz` does it 200,000 times."""
    chance = random.Random(20261128)  # noqa: S311 - a seeded harness
    accepted = tried = 0
    while tried < 2000:
        meddled = packs.nibbled(WHOLE, chance)
        if meddled == WHOLE:
            continue
        tried += 1
        try:
            accepted += parsed(meddled).raw != WHOLE
        except Explained as fault:
            assert fault.key in ("error.pack-other", "error.pack-damaged")  # noqa: PT017 - the only two ways
    assert accepted == 0


def test_every_single_bit_counts() -> None:
    for place in range(len(WHOLE)):
        meddled = bytearray(WHOLE)
        meddled[place] ^= 1 << place % 8
        assert refused(bytes(meddled)) in ("error.pack-other", "error.pack-damaged")


def test_a_day_has_its_number() -> None:
    assert pack.number_on(date(2026, 1, 2), 3) == 2026010203
    assert pack.number_on(date(2026, 12, 31), 99) < pack.number_on(date(2027, 1, 1))
