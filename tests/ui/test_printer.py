from __future__ import annotations

import io
import stat
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtGui import QImage

from intake.errors import Explained
from tests.ui import checks
from ui import printer, recovery_card
from ui.speech import Speech

CODE = "ABCD-EFGH-JKLM-NPQR-STUV-WXYZ-2345"


def no_pictures() -> Iterator[QImage]:
    raise AssertionError("with a PDF no picture is needed")


@pytest.fixture
def system_printer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A stand-in for `lp` that keeps what it is given; what it should say stands in `says`."""
    folder = tmp_path / "bin"
    folder.mkdir()
    program = folder / "lp"
    program.write_text(
        f'#!/bin/sh\necho "$@" > {tmp_path}/words\ncat > {tmp_path}/page\n'
        f"[ -e {tmp_path}/says ] || exit 0\ncat {tmp_path}/says >&2\nexit 1\n"
    )
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    return tmp_path


def test_the_page_goes_in_by_hand_and_the_job_tells_nothing(system_printer: Path) -> None:
    printer.send(b"%PDF-secret", no_pictures, copies=2)
    assert (system_printer / "page").read_bytes() == b"%PDF-secret"
    assert (system_printer / "words").read_text().split() == ["-t", "Inloop", "-n", "2", "-"]


@pytest.mark.parametrize(
    ("says", "key"),
    [("lp: Error - No default destination.", "error.no-printer"), ("lp: something else", "error.print-failed")],
)
def test_a_printer_that_refuses_is_explained(system_printer: Path, says: str, key: str) -> None:
    (system_printer / "says").write_text(says)
    with pytest.raises(Explained) as told:
        printer.send(b"%PDF", no_pictures)
    assert told.value.key == key


def test_without_lp_and_without_a_printer_it_is_explained(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Explained) as told:
        printer.send(b"%PDF", no_pictures)
    assert told.value.key == "error.no-printer"


def test_the_recovery_card_says_the_code_and_what_it_is_for(say: Speech, system_printer: Path) -> None:
    recovery_card.print_card(say, CODE)
    page = pypdfium2.PdfDocument(io.BytesIO((system_printer / "page").read_bytes()))[0]
    said = page.get_textpage().get_text_range()
    assert all(group in said for group in CODE.split("-"))
    assert "Herstelkaart" in said
    page_width, page_height = page.get_size()
    assert (round(page_width), round(page_height)) == (595, 842)


def test_the_recovery_card_can_be_printed_as_a_picture_too(say: Speech) -> None:
    (page,) = recovery_card._as_pictures(say, CODE)
    dark = sum(
        page.pixelColor(x, y).lightness() < 128 for x in range(0, page.width(), 5) for y in range(0, page.height(), 5)
    )
    assert dark > 500


def test_every_word_on_the_card_comes_from_the_words(system_printer: Path) -> None:
    from intake import content
    from intake.model import NL

    recovery_card.print_card(Speech(checks.MarkedWords(content.root() / "words"), NL), CODE)
