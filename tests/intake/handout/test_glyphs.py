from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import intake
from intake.handout import glyphs_missing
from intake.model import Lang

ROOT = Path(intake.__file__).parents[1]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "Één café: ’s ochtends € 5 – zo’n “ding”…"),
        ("pt-BR", "Ação, não, avó, você"),
        ("mn", "Өнөөдөр, үүнээс"),
        ("ar", "خطواتك، أولاً؟ \u2066020 555 01 23\u2069 CAK"),
        ("ti", "ቀጻሊ፦ ስጉምቲ። 112"),
    ],
)
def test_every_bundled_font_has_the_letters_of_its_language(language: str, text: str) -> None:
    assert glyphs_missing(text, Lang(language)) == set()


@pytest.mark.parametrize(
    ("language", "text", "missing"),
    [
        ("nl", "漢 en 🙂", {"漢", "🙂"}),
        ("ti", "ሰላም мир", {"м", "и", "р"}),
        ("ar", "سلام ሰ", {"ሰ"}),
    ],
)
def test_a_letter_of_another_script_is_missed(language: str, text: str, missing: set[str]) -> None:
    assert glyphs_missing(text, Lang(language)) == missing


def test_the_door_of_the_sheet_imports_nothing_heavy() -> None:
    heavy = "reportlab", "PySide6", "pypdfium2", "PIL"
    code = f"import sys, intake.handout, intake.handout.lines; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_sheet_can_be_made_where_there_is_no_window() -> None:
    code = (
        "from tests.intake.handout.samples import TIGRINYA\n"
        "from intake.handout import make_sheet, page_count\n"
        "from PySide6.QtGui import QGuiApplication\n"
        "print(page_count(make_sheet(TIGRINYA)), type(QGuiApplication.instance()).__name__)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        env={"PATH": "", "HOME": "/"},
    )
    assert done.stdout.split() == ["1", "QGuiApplication"]
