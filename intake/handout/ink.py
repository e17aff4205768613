"""A page to write on: text, icons, rules and frames, in points from the top and from the leading edge.

In a right-to-left language the whole page is mirrored here and nowhere else; what is inside a text or an icon is not.
Everything is black.
"""

from __future__ import annotations

import re
from functools import cache

from reportlab.lib.rl_accel import fp_str
from reportlab.pdfgen.canvas import Canvas

from intake import content
from intake.handout.glyphs import GlyphWriter
from intake.handout.measures import PAGE_HEIGHT, PAGE_WIDTH
from intake.handout.tags import Tags
from intake.handout.text import Framed, Text
from intake.handout.typesetting import icon_outline

_UNSEEN = re.compile("[\u2060\u2066-\u2069]")
_ICON_MARGIN = 1 / 12  # the set keeps two of its 24 units clear on every side
_LETTER_WIDTH, _LETTER_HEIGHT, _CAP_MIDDLE, _LETTER_LINE = 0.21, 1.14, 0.357, 0.07  # of a framed letter's size


class Ink:
    """Writes on the current page of a canvas."""

    def __init__(self, canvas: Canvas, *, rtl: bool) -> None:
        self._canvas = canvas
        self._rtl = rtl
        self._tags = Tags(canvas)
        self._glyphs = GlyphWriter(canvas._doc)  # type: ignore[attr-defined]  # noqa: SLF001 - the only way to it

    def next_page(self) -> None:
        self._canvas.showPage()
        self._tags.next_page()

    def close(self) -> None:
        """After the last page: tells what was drawn in which language."""
        self._canvas.showPage()
        self._tags.write()

    def text(self, text: Text, x: float, baseline: float) -> None:
        """A text whose box begins at x and whose first line stands on `baseline`."""
        left = self._left(x, text.width)
        said = _UNSEEN.sub("", text.said) if text.style.rtl else ""
        with self._tags.part(text.style.tag, text.style.language, said=said):
            for number, line in enumerate(text.lines):
                y = PAGE_HEIGHT - baseline - number * text.style.leading
                self._canvas.addLiteral(self._glyphs.operators(line, left, y))
        for number, line in enumerate(text.lines):
            for framed in line.framed:
                self._letter_frame(framed, left, PAGE_HEIGHT - baseline - number * text.style.leading)

    def icon(self, name: str, x: float, middle: float, size: float, alt: str = "") -> None:
        """An icon whose drawing begins at x; `size`: of its whole square, which is a sixth larger than the drawing.

        `alt`: what it says, in Dutch, where no word beside it does.
        """
        left = self._left(x - _ICON_MARGIN * size, size)
        place = fp_str(size, 0, 0, size, left, PAGE_HEIGHT - middle - size / 2)
        with self._tags.part("Figure", "nl", alt=alt) if alt else self._tags.artifact():
            self._canvas.addLiteral(f"q {place} cm {_icon_path(name)} f Q")

    def rule(self, x: float, width: float, y: float, thickness: float) -> None:
        left = self._left(x, width)
        with self._tags.artifact():
            self._canvas.setLineWidth(thickness)
            self._canvas.line(left, PAGE_HEIGHT - y, left + width, PAGE_HEIGHT - y)

    def upright(self, x: float, top: float, bottom: float, thickness: float) -> None:
        left = self._left(x, 0)
        with self._tags.artifact():
            self._canvas.setLineWidth(thickness)
            self._canvas.line(left, PAGE_HEIGHT - top, left, PAGE_HEIGHT - bottom)

    def frame(self, x: float, top: float, width: float, height: float, *, thickness: float, radius: float) -> None:
        with self._tags.artifact():
            self._canvas.setLineWidth(thickness)
            self._canvas.roundRect(self._left(x, width), PAGE_HEIGHT - top - height, width, height, radius)

    def _left(self, x: float, width: float) -> float:
        """The left edge, from the left of the page, of what begins at x and is so wide."""
        return PAGE_WIDTH - x - width if self._rtl else x

    def _letter_frame(self, framed: Framed, left: float, baseline: float) -> None:
        """The small frame around a contact's letter, as the large one stands at the contact."""
        size, margin = framed.size, _LETTER_WIDTH * framed.size
        height = _LETTER_HEIGHT * size
        bottom = baseline + _CAP_MIDDLE * size - height / 2
        with self._tags.artifact():
            self._canvas.setLineWidth(max(0.85, _LETTER_LINE * size))
            self._canvas.roundRect(left + framed.x - margin, bottom, framed.width + 2 * margin, height, 0.2 * size)


@cache
def _icon_path(name: str) -> str:
    outline = icon_outline(_code_points()[name])
    return " ".join(f"{fp_str(*numbers)} {operator}" for operator, numbers in outline)


@cache
def _code_points() -> dict[str, int]:
    return {name: int(code, 16) for name, code in content.icons().items()}


def solid(icon: str) -> str:
    """The filled drawing of an icon where the set has one: on paper it outlasts the copier."""
    twin = icon.removesuffix("-outline")
    return twin if twin in _code_points() else icon
