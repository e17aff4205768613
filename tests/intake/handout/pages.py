"""What an eye and a reader find on a printed page."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import NamedTuple

import pypdfium2
from PIL import Image, ImageChops

NOTICEABLE = 64  # of 255 levels
_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)


class Box(NamedTuple):
    """Where words stand, in points from the page's left and lower edge."""

    left: float
    bottom: float
    right: float
    top: float


class Stroke(NamedTuple):
    """A straight line, in points from the page's left and lower edge."""

    thickness: float
    from_x: float
    from_y: float
    to_x: float
    to_y: float


def difference(one: bytes, other: bytes) -> float:
    """The share of pixels that differ noticeably between two pictures; 1 when their sizes differ."""
    images = [Image.open(BytesIO(data)).convert("L") for data in (one, other)]
    if images[0].size != images[1].size:
        return 1.0
    levels = ImageChops.difference(*images).histogram()
    return sum(levels[NOTICEABLE:]) / sum(levels)


def texts_of(pdf: bytes) -> list[str]:
    """The text of each page."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in document]


def text_of(pdf: bytes) -> str:
    """The text of all pages, with a form feed between them."""
    return "\f\n".join(texts_of(pdf))


def boxes(pdf: bytes, words: str, page: int = 0) -> list[Box]:
    """Where words stand on a page, each time they do."""
    with pypdfium2.PdfDocument(pdf) as document:
        text = document[page].get_textpage()
        finder = text.search(words, match_case=True)
        found = []
        while place := finder.get_next():
            start, count = place
            edges = [text.get_charbox(index) for index in range(start, start + count)]
            lefts, bottoms, rights, tops = zip(*edges, strict=True)
            found.append(Box(min(lefts), min(bottoms), max(rights), max(tops)))
        return found


def box(pdf: bytes, words: str, page: int = 0) -> Box:
    """Where words stand that are on the page once."""
    (found,) = boxes(pdf, words, page)
    return found


def drawing(pdf: bytes) -> str:
    """What the pages draw, as PDF operators; fonts and maps left out."""
    return "\n".join(stream for stream in _streams(pdf) if "BT" in stream and "beginbfchar" not in stream)


def strokes(pdf: bytes) -> list[Stroke]:
    """The straight lines of all pages, in the order in which they are drawn."""
    number = r"(-?\d*\.?\d+)"
    line = rf"{number} w\s+n {number} {number} m {number} {number} l S"
    return [Stroke(*map(float, found)) for found in re.findall(line, drawing(pdf))]


def numbers_before(operator: str, operators: str) -> list[float]:
    """The last number before each use of an operator."""
    return [float(found) for found in re.findall(rf"(?<![\w.])(\d*\.?\d+) {operator}(?=\s)", operators)]


def _streams(pdf: bytes) -> Iterator[str]:
    for found in _STREAM.finditer(pdf):
        try:
            yield zlib.decompressobj().decompress(found[1]).decode("ascii")
        except (zlib.error, UnicodeDecodeError):
            continue
