"""Addresses out as a file for other directories, and a look into such a file, from the command line."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import msgspec
import pytest

from intake import cli, content


@pytest.fixture(autouse=True)
def _a_home_of_ones_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INLOOP_HOME", str(tmp_path / "home"))


def run(*words: str | Path) -> int:
    return cli.main(["--words", "en", "addresses", *map(str, words)])


@pytest.mark.parametrize("form", ["hsds-json", "hsds-csv"])
def test_the_sociale_kaart_goes_out_and_is_found_sound(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    file, count = tmp_path / "kaart", len(content.load().services)
    assert run("export", "--format", form, "--output", file) == 0
    assert f"{count} addresses written to" in capsys.readouterr().out
    assert run("check", file) == 0
    told = capsys.readouterr().out
    assert f"{count} addresses\n" in told
    assert "- Aandachtscentrum Den Haag (den-haag)" in told
    assert f"service {count}" in told
    assert told.rstrip().endswith("The file is as HSDS asks.")


def test_one_city_gets_its_own_and_what_is_for_all(tmp_path: Path) -> None:
    assert run("export", "--city", "den-haag", "--output", tmp_path / "dh.json") == 0
    page = msgspec.json.decode((tmp_path / "dh.json").read_bytes())
    areas = [{area["name"] for area in row["service_areas"]} for row in page["contents"]]
    assert page["total_items"] == len(areas) < len(content.load().services)
    assert all(area & {"Den Haag", "Nederland"} for area in areas)
    assert any("Den Haag" in area for area in areas)


def test_nothing_of_a_desk_is_in_the_file(tmp_path: Path) -> None:
    """What a card holds is the supplied content; the names of what a vault counts are in no file."""
    assert run("export", "--format", "hsds-csv", "--output", tmp_path / "all.zip") == 0
    with zipfile.ZipFile(io.BytesIO((tmp_path / "all.zip").read_bytes())) as archive:
        text = "".join(archive.read(name).decode() for name in archive.namelist())
    assert "never_print" in text
    for word in ("printed", "called_wrong", "visit", "nickname"):
        assert f"inloop-{word}" not in text


def test_what_is_wrong_is_said_line_by_line_and_the_status_tells(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    row = {"id": "ac148810-d857-441c-9679-408f346de14b", "name": "Soepbus", "status": "open"}
    (tmp_path / "wrong.json").write_text(json.dumps([row, {**row, "status": "active", "email": 5}]))
    assert run("check", tmp_path / "wrong.json") == 1
    told = capsys.readouterr().out.splitlines()
    assert told == [
        "[0]: status must be one of these: active, inactive, defunct, temporarily closed.",
        "[1]: email is no text.",
        "2 rows are not as HSDS asks.",
    ]


def test_what_is_right_and_of_no_use_is_told_apart(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    phone = {"id": "1554f2e2-a373-45db-a3fa-9fc48a61c15e", "number": "+44 1234"}
    row = {"id": "ac148810-d857-441c-9679-408f346de14b", "name": "Soepbus", "status": "active", "phones": [phone]}
    (tmp_path / "soup.json").write_text(json.dumps(row))
    assert run("check", tmp_path / "soup.json") == 0
    told = capsys.readouterr().out
    assert "- Soepbus: it is not clear for which place" in told
    assert "- Soepbus: no telephone number in the Netherlands: +44 1234" in told


@pytest.mark.parametrize("text", ["", "geen json", "[]", '{"name": "x"}'])
def test_what_holds_no_addresses_is_said_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    (tmp_path / "x").write_text(text)
    assert run("check", tmp_path / "x") == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_file_that_is_not_there_and_a_place_that_cannot_be_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("check", tmp_path / "nowhere") == 2
    assert run("export", "--output", tmp_path / "no" / "such" / "folder") == 2
    assert len(capsys.readouterr().err.splitlines()) == 2


def test_a_city_that_inloop_does_not_have_is_said_with_its_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        run("export", "--city", "delft", "--output", tmp_path / "x")
    assert left.value.code == 2
    assert "delft" in capsys.readouterr().err
