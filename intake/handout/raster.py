"""A PDF in memory as pictures in memory, by PDFium: for the preview, and for a printer that takes no PDF."""

from __future__ import annotations

import pypdfium2

from intake.model import Picture

_POINTS_PER_INCH = 72
_COARSE = 200  # dots per inch; below, PDFium moves letters to whole dots, so it draws larger and the dots are averaged


def count(pdf: bytes) -> int:
    """How many pages."""
    with pypdfium2.PdfDocument(pdf) as document:
        return len(document)


def render(pdf: bytes, page: int, dpi: int) -> Picture:
    """A page (from 0). Raises `IndexError` for a page that is not there."""
    finer = 2 if dpi < _COARSE else 1
    with pypdfium2.PdfDocument(pdf) as document:
        if not 0 <= page < len(document):
            raise IndexError(f"page {page} of {len(document)}")
        drawn = document[page].render(scale=finer * dpi / _POINTS_PER_INCH, grayscale=True)
        image = drawn.to_pil().reduce(finer)
        return Picture(width=image.width, height=image.height, greys=image.tobytes())


def png(picture: Picture) -> bytes:
    """The same as a file."""
    from io import BytesIO

    from PIL import Image  # the window writes no such file

    file = BytesIO()
    image = Image.frombytes("L", (picture.width, picture.height), picture.greys)
    image.save(file, "PNG", compress_level=3)
    return file.getvalue()
