from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QRawFont

from intake import content
from intake.handout.fonts import ICONS, PAPER_FAMILIES, Face
from intake.script import script_of

FONTS = content.root() / "fonts"
CODES: dict[str, str] = content.read_yaml(content.root() / "icons.yaml")


def icons_of_content() -> set[str]:
    """Every icon that a question, an option or a step names."""
    contents = content.load()
    options = {option.icon for question in contents.questions.values() for option in question.options}
    return options | {step.icon for step in contents.steps.values()}


def test_every_icon_of_the_content_has_its_line() -> None:
    assert icons_of_content() - set(CODES) == set()


def test_every_icon_is_in_the_font() -> None:
    font = QRawFont(str(ICONS.path), 24)
    assert [name for name, code in CODES.items() if not font.supportsCharacter(int(code, 16))] == []


@pytest.mark.parametrize("family", PAPER_FAMILIES)
@pytest.mark.parametrize("bold", [False, True])
def test_every_face_of_the_sheet_is_a_file_that_says_its_own_name(family: str, bold: bool) -> None:
    font = QRawFont(str(Face(family, bold).path), 24)
    assert font.familyName() == family
    assert (font.weight() >= 600) == bold


@pytest.mark.parametrize("language", ["nl", "en", "pt-BR", "mn", "ar", "ti", "zh-Hans"])
def test_every_language_has_its_families_bundled(language: str) -> None:
    script = script_of(language)
    bundled = {QRawFont(str(file), 24).familyName() for file in FONTS.glob("*.ttf")}
    assert {script.paper, script.window} <= bundled


def test_every_font_keeps_its_copyright_and_its_licence() -> None:
    texts = [file.read_text("utf-8") for file in FONTS.glob("LICENSE-*.txt")]
    assert sum("SIL OPEN FONT LICENSE" in text and text.startswith("Copyright") for text in texts) == 5
    assert sum("Apache License" in text for text in texts) == 1
    assert sum("Pictogrammers" in text for text in texts) == 1


def test_no_font_is_shipped_that_nobody_uses() -> None:
    paper = {Face(family, bold).path for family in PAPER_FAMILIES for bold in (False, True)}
    window = {FONTS / f"InloopWindow-{style}.ttf" for style in ("Regular", "SemiBold", "Bold")}
    assert set(FONTS.glob("*.ttf")) == paper | window | {Path(ICONS.path)}
