"""A PDF in memory as pictures in memory, by PDFium: for the preview, and for a printer that takes no PDF."""

from __future__ import annotations

import struct
import zlib

import pypdfium2

_POINTS_PER_INCH = 72


def count(pdf: bytes) -> int:
    """How many pages."""
    with pypdfium2.PdfDocument(pdf) as document:
        return len(document)


def render(pdf: bytes, page: int, dpi: int) -> bytes:
    """A page (from 0) as PNG in greys. Raises `IndexError` for a page that is not there."""
    with pypdfium2.PdfDocument(pdf) as document:
        if not 0 <= page < len(document):
            raise IndexError(f"page {page} of {len(document)}")
        bitmap = document[page].render(scale=dpi / _POINTS_PER_INCH, grayscale=True)
        return _png(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))


def _png(width: int, height: int, stride: int, grey: bytes) -> bytes:
    """A picture of one byte per pixel as PNG; `stride`: bytes from one row to the next."""
    rows = b"".join(b"\0" + grey[start : start + width] for start in range(0, stride * height, stride))
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
