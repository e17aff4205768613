from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pytest

from intake import cli
from intake.content import load, root
from intake.desk import Desk
from tests.stand_ins import CHEAP

FAMILY = root() / "cases" / "ziekenhuisrekening-den-haag.yaml"


@pytest.fixture(autouse=True)
def at_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("INLOOP_HOME", str(tmp_path / "home"))


def test_advice_as_data_has_the_ids_of_the_content(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["advise", str(FAMILY), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert {"id", "state", "because", "risk"} <= set(said["steps"][0])
    assert {step["id"] for step in said["steps"]} <= set(load().steps)
    assert {"id", "name", "print"} == set(said["services"][0])
    assert isinstance(said["not_asked"], list)


@pytest.mark.parametrize("words", ["nl", "en"])
def test_advice_as_text_is_in_the_readers_language(capsys: pytest.CaptureFixture[str], words: str) -> None:
    assert cli.main(["--words", words, "advise", str(FAMILY)]) == 0
    out = capsys.readouterr().out
    assert "[huisarts-inschrijven]" in out
    assert ("Gooi de rekening niet weg" in out) is (words == "nl")


def test_a_sheet_is_written_where_it_was_asked(tmp_path: Path) -> None:
    target = tmp_path / "sheet.pdf"
    assert cli.main(["handout", str(FAMILY), "--language", "ti", "--output", str(target)]) == 0
    assert target.read_bytes().startswith(b"%PDF")


def test_a_wrong_case_ends_with_status_two_and_one_line(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    case = tmp_path / "case.yaml"
    case.write_text("city: atlantis\nanswers: {}\n")
    assert cli.main(["--words", "en", "advise", str(case)]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert "atlantis" in said.err


def test_a_language_without_a_sheet_ends_with_status_two(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    target = tmp_path / "sheet.pdf"
    assert cli.main(["handout", str(FAMILY), "--language", "tlh", "--output", str(target)]) == 2
    assert "tlh" in capsys.readouterr().err
    assert not target.exists()


def test_a_place_that_cannot_be_written_ends_with_status_two(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert cli.main(["handout", str(FAMILY), "--output", str(tmp_path / "no" / "such" / "sheet.pdf")]) == 2
    assert "sheet.pdf" in capsys.readouterr().err


def test_a_month_is_exported_with_the_passphrase(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    home, target = tmp_path / "desk", tmp_path / "counts.csv"
    Desk.create(home, nickname="Ria", passphrase="zes losse woorden", city="elders", cost=CHEAP)[0].close()  # type: ignore[arg-type]
    monkeypatch.setattr("sys.stdin", io.StringIO("zes losse woorden\n"))
    arguments = ["counts", "--month", "2026-01", "--output", str(target), "--home", str(home), "--passphrase-stdin"]
    assert cli.main(arguments) == 0
    assert "2026-01" in target.read_text("utf-8-sig")


def released(monkeypatch: pytest.MonkeyPatch, home: Path, *arguments: str) -> int:
    """`inloop counts` with the passphrase on standard input."""
    monkeypatch.setattr("sys.stdin", io.StringIO("zes losse woorden\n"))
    return cli.main(["counts", *arguments, "--home", str(home), "--passphrase-stdin"])


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "desk"
    Desk.create(folder, nickname="Ria", passphrase="zes losse woorden", city="elders", cost=CHEAP)[0].close()  # type: ignore[arg-type]
    return folder


@pytest.mark.parametrize(("period", "form"), [("2025-Q4", "csv"), ("2025", "xlsx")])
def test_a_quarter_and_a_year_are_exported_too(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, home: Path, period: str, form: str
) -> None:
    target = tmp_path / f"counts.{form}"
    assert released(monkeypatch, home, "--period", period, "--format", form, "--output", str(target)) == 0
    assert target.read_bytes()[:2] == (b"PK" if form == "xlsx" else b"\xef\xbb")


def test_the_audit_says_what_an_outsider_could_learn(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert released(monkeypatch, home, "audit") == 2
    released(monkeypatch, home, "--period", "2025-12", "--output", str(tmp_path / "a.csv"))
    capsys.readouterr()
    assert released(monkeypatch, home, "audit") == 0
    assert "2025-12" in capsys.readouterr().out


def test_released_files_are_added_up(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = [str(tmp_path / f"{period}.csv") for period in ("2025-Q3", "2025-Q4")]
    for file in files:
        released(monkeypatch, home, "--period", Path(file).stem, "--output", file)
    target = tmp_path / "all.csv"
    assert cli.main(["counts", "combine", *files, "--output", str(target)]) == 0
    assert "2025-Q3" in target.read_text("utf-8-sig")
    assert cli.main(["counts", "combine", files[0], files[0], "--output", str(target)]) == 2
    assert "2025-Q3.csv" in capsys.readouterr().err


def test_counts_without_a_period_say_what_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["counts"]) == 2
    assert "--period" in capsys.readouterr().err


def test_a_wrong_passphrase_ends_with_status_two(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    home = tmp_path / "desk"
    Desk.create(home, nickname="Ria", passphrase="zes losse woorden", city="elders", cost=CHEAP)[0].close()  # type: ignore[arg-type]
    monkeypatch.setattr("sys.stdin", io.StringIO("iets anders\n"))
    target = tmp_path / "counts.csv"
    arguments = ["counts", "--month", "2026-01", "--output", str(target), "--home", str(home), "--passphrase-stdin"]
    assert cli.main(arguments) == 2
    assert not target.exists()


def test_the_content_this_program_came_with_is_clean(capsys: pytest.CaptureFixture[str]) -> None:
    status = cli.main(["check"])
    assert (status, capsys.readouterr().out.count("\n")) == (0, 1)


def test_remarks_are_shown_when_asked_and_are_no_fault(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", "--remarks"]) == 0
    *remarks, _ = capsys.readouterr().out.splitlines()
    assert remarks
    assert all(re.match(r"resources/directory/[\w-]+\.yaml:\d+: remark: ", remark) for remark in remarks)


@pytest.mark.parametrize(("words", "title"), [("nl", "Alle stappen en adressen"), ("en", "All steps and addresses")])
def test_the_page_to_correct_is_in_the_readers_language(tmp_path: Path, words: str, title: str) -> None:
    target = tmp_path / "page.html"
    assert cli.main(["--words", words, "check", "--report", str(target)]) == 0
    assert f"<h1>{title}</h1>" in target.read_text("utf-8")


def test_the_demo_makes_every_sheet_and_a_month_of_counts(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    drawn: list[Path] = []
    assert cli.main(["demo", "--output", str(tmp_path / "demo")], lambda folder, language: drawn) == 0
    made = {Path(line).name for line in capsys.readouterr().out.splitlines()}
    for language in load().languages:
        assert {f"sheet-{language.code}.pdf", f"sheet-{language.code}-1.png"} <= made
    (counts,) = (name for name in made if re.fullmatch(r"counts-\d{4}-\d{2}\.csv", name))
    figures = re.findall(r"(?:,|;)(\d+)$", (tmp_path / "demo" / counts).read_text("utf-8-sig"), re.MULTILINE)
    assert figures
    assert all(int(figure) % 5 == 0 for figure in figures)
