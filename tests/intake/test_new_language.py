"""A twenty-first language, added as the README tells a translator: three lines in files, a spreadsheet out, the same
spreadsheet filled in and taken back, and the check. The language is Esperanto, the translation a longer kind of Dutch.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook

from intake import cli, content
from intake import words as words_room
from intake.audience import FORBIDDEN
from intake.words import Review, Words
from tests.intake.handout.pages import text_of

NEW, FAMILY = "eo", "ziekenhuisrekening-den-haag.yaml"
ACCENTS = str.maketrans("aeiouyAEIOUY", "áéíóúýÁÉÍÓÚÝ")


@pytest.fixture
def resources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of everything people may edit, which the program takes for its own."""
    shipped, copy = content.root(), tmp_path / "resources"
    copy.mkdir()
    for entry in shipped.iterdir():
        if entry.name == "fonts":
            (copy / entry.name).symlink_to(entry)
        elif entry.is_dir() and entry.name != "__pycache__":
            shutil.copytree(entry, copy / entry.name)
        elif entry.is_file():
            shutil.copy(entry, copy)
    monkeypatch.setattr(content, "root", lambda: copy)
    caches = (content.load, words_room._shipped)
    for cache in caches:
        cache.cache_clear()
    yield copy
    monkeypatch.undo()
    for cache in caches:
        cache.cache_clear()


def said(resources: Path, line: str, *files: str) -> None:
    """Adds a line to files, as in any editor."""
    for file in files:
        with (resources / file).open("a", encoding="utf-8") as open_file:
            open_file.write(line + "\n")


def pseudo(dutch: str, names: tuple[str, ...]) -> str:
    """The Dutch with accents and a third longer; names and what stands in braces as they were."""
    kept = re.compile("|".join([*map(re.escape, names), r"\{\w+\}"]), re.IGNORECASE)
    parts, ends = kept.split(dutch), [*kept.findall(dutch), ""]
    return "".join(part.translate(ACCENTS) + end for part, end in zip(parts, ends, strict=True)) + "~" * (
        len(dutch) // 12
    )


def fill_in(file: Path, names: tuple[str, ...]) -> None:
    book = load_workbook(file)
    page = book.worksheets[0]
    for row in range(3, page.max_row + 1):
        key, dutch = (str(page.cell(row, column).value) for column in (1, 2))
        page.cell(row, 3).value = "kontrauxlegx" if key == FORBIDDEN else pseudo(dutch, names)
    book.save(file)


def test_a_language_is_added_without_python(
    resources: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said(resources, f"- {{code: {NEW}, own_name: Esperanto}}", "languages.yaml")
    said(resources, f"language.{NEW}: Esperanto", "words/nl/services.yaml", "words/en/services.yaml")
    groups = resources / "counting.yaml"
    groups.write_text(groups.read_text("utf-8").replace("groups:\n", f"groups:\n  {NEW}: europe\n", 1), "utf-8")
    sheet = tmp_path / "eo.xlsx"
    assert cli.main(["check"]) == 1
    assert f"is missing in {NEW}" in capsys.readouterr().out

    assert cli.main(["translate", "export", NEW, "--output", str(sheet)]) == 0
    fill_in(sheet, content.load().names)
    assert cli.main(["translate", "import", str(sheet)]) == 0

    for cache in (content.load, words_room._shipped):
        cache.cache_clear()
    capsys.readouterr()
    assert cli.main(["check"]) == 0, capsys.readouterr().out
    paper = tmp_path / "eo.pdf"
    case = resources / "cases" / FAMILY
    assert cli.main(["handout", str(case), "--language", NEW, "--output", str(paper)]) == 0
    assert "Úw vólgéndé stáppén" in text_of(paper.read_bytes())
    assert Words.load().state(NEW, "sheet.title") is Review.DRAFTED  # type: ignore[arg-type]
