"""Kept pages: what a sheet looked like when someone last looked. After a change that is meant, look at the new pages:
`pytest tests/intake/handout --update-golden`, then read the difference.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from intake.handout import page_count, picture, png
from tests.intake.handout.pages import difference, text_of

GOLDEN = Path(__file__).parent / "golden"
DPI = 100
TOLERATED = 0.0005  # of the page: another machine draws edges a little otherwise

Keep = Callable[[str, bytes], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="keep the pages as they are made now")


@pytest.fixture(autouse=True)
def _windows_can_follow(qapp: QApplication) -> None:
    """The text engine is content with an application without widgets; tests after these are not."""


@pytest.fixture
def looks_as_kept(request: pytest.FixtureRequest) -> Keep:
    """Compares every page of a PDF, as a picture, with the one kept under its name."""
    update = bool(request.config.getoption("--update-golden", default=False))

    def compare(name: str, pdf: bytes) -> None:
        for page in range(page_count(pdf)):
            file = GOLDEN / f"{name}-{page + 1}.png"
            image = png(picture(pdf, page, DPI))
            if update:
                file.write_bytes(image)
            assert difference(image, file.read_bytes()) < TOLERATED, f"{file.name} looks different"
        assert not (GOLDEN / f"{name}-{page_count(pdf) + 1}.png").exists(), f"{name} had more pages"

    return compare


@pytest.fixture
def reads_as_kept(request: pytest.FixtureRequest) -> Keep:
    """Compares the text that a reader can copy with the one kept under its name."""
    update = bool(request.config.getoption("--update-golden", default=False))

    def compare(name: str, pdf: bytes) -> None:
        file = GOLDEN / f"{name}.txt"
        if update:
            file.write_text(text_of(pdf), "utf-8")
        assert text_of(pdf) == file.read_text("utf-8")

    return compare
