"""A file of a pack is read as one in a folder is."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.place import Packed, below

FILES = {"a.yaml": "een", "b.txt": "twee", "words/ti/sheet.yaml": "drie\n", "words/ti/steps/zorg.yaml": "vier"}


@pytest.fixture
def both(tmp_path: Path) -> tuple[Path, Packed]:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path, Packed(FILES)


@pytest.mark.parametrize("name", [*FILES, "c.yaml", "words", "words/ti", "words/ti/none.yaml"])
def test_what_is_there_is_there_and_says_the_same(both: tuple[Path, Packed], name: str) -> None:
    folder, packed = both
    assert (packed / name).exists() is (folder / name).is_file()
    if name in FILES:
        assert (packed / name).read_text() == (folder / name).read_text("utf-8")
        assert (packed / name).read_bytes() == (folder / name).read_bytes()
    else:
        with pytest.raises(FileNotFoundError):
            (packed / name).read_text()


@pytest.mark.parametrize("folder", ["", "words", "words/ti", "words/ti/steps", "nowhere"])
@pytest.mark.parametrize("pattern", ["*.yaml", "*"])
def test_a_folder_holds_the_same_files(both: tuple[Path, Packed], folder: str, pattern: str) -> None:
    real = both[0] / folder if folder else both[0]
    packed = both[1] / folder if folder else both[1]
    assert {one.name for one in packed.glob(pattern)} == {one.name for one in real.glob(pattern) if one.is_file()}


def test_the_way_from_a_folder_is_the_same(both: tuple[Path, Packed]) -> None:
    for place in both:
        sheet = place / "words" / "ti" / "sheet.yaml"
        assert below(sheet, place / "words") == "ti/sheet.yaml"
        assert sheet.parent == place / "words" / "ti"
        assert sheet.parent.parent.parent == place
    with pytest.raises(ValueError, match="the other in a folder"):
        below(both[1] / "a.yaml", both[0])
    with pytest.raises(ValueError, match="not in the subpath"):
        below(both[1] / "a.yaml", both[1] / "words")


@given(st.lists(st.sampled_from(["a", "b", "..", ".", "words", "a.yaml"]), max_size=5))
def test_no_path_leads_out_of_a_pack(parts: list[str]) -> None:
    place = Packed(FILES)
    for part in parts:
        place = place / part
    assert place.exists() is (place.at in FILES)
