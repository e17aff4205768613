"""The sheet: what stands on it (`lines.py`), set in any script (`typesetting.py`), composed (`sheet.py`), as PDF and as
picture, always in memory.

This is the door. It imports nothing heavy: Qt's text engine, ReportLab and PDFium are loaded when the first sheet is
made.
"""

from __future__ import annotations

from intake.model import Handout, Lang, Picture


def get_ready() -> None:
    """Loads what the first sheet needs, so that nobody waits for it then."""
    from intake.handout import raster, sheet  # noqa: F401


def make_sheet(handout: Handout) -> bytes:
    """The sheet as PDF. The same handout gives the same bytes."""
    from intake.handout.sheet import make

    return make(handout)


def page_count(pdf: bytes) -> int:
    from intake.handout.raster import count

    return count(pdf)


def picture(pdf: bytes, page: int, dpi: int) -> Picture:
    """A page (from 0), in dots per inch. Raises `IndexError` for a page that is not there."""
    from intake.handout.raster import render

    return render(pdf, page, dpi)


def png(drawn: Picture) -> bytes:
    """A picture as a PNG file."""
    from intake.handout import raster

    return raster.png(drawn)


def glyphs_missing(text: str, language: Lang) -> set[str]:
    """The characters that the bundled font of this language's script does not have; paper must not hold them."""
    from intake.handout.glyphs import missing

    return missing(text, language)
