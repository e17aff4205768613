from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from intake.model import Lang
from ui import look
from ui.text import Text

Show = Callable[[QWidget], QWidget]


def test_arabic_starts_at_the_right_and_dutch_at_the_left(shown: Show) -> None:
    assert Text("السكن", language=Lang("ar")).layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert Text("Wonen").layoutDirection() == Qt.LayoutDirection.LeftToRight


def test_a_line_of_arabic_that_breaks_ends_at_the_same_edge(shown: Show) -> None:
    text = Text("أين ستنامون الليلة مع الأطفال", look.QUESTION, language=Lang("ar"))
    shown(text)
    text.resize(300, 300)
    picture = text.grab().toImage()
    ground = picture.pixel(0, 0)

    def right_edge(top: int, bottom: int) -> int:
        return max(x for x in range(picture.width()) for y in range(top, bottom, 2) if picture.pixel(x, y) != ground)

    layout, height = text._set_lines()
    assert layout.lineCount() > 1
    start = (300 - height) / 2
    edges = [
        right_edge(round(start + line.y()), round(start + line.y() + line.height()))
        for line in (layout.lineAt(place) for place in range(layout.lineCount()))
    ]
    assert max(edges) - min(edges) < look.px(6)


def test_nothing_in_a_text_is_markup() -> None:
    assert Text("<b>1 < 2</b>").textFormat() == Qt.TextFormat.PlainText
