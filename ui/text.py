"""A text on screen: in the font, the direction and the alignment of the language it is written in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy

from intake.model import NL, Lang
from intake.script import is_rtl
from ui import look
from ui.look import BODY, Role, Type

if TYPE_CHECKING:
    from PySide6.QtGui import QTextLayout

FIRST_STRONG, POP = "\u2068", "\u2069"
_LINE_SEPARATOR = "\u2028"
_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
_MIRRORED = {_LEFT: _RIGHT, _RIGHT: _LEFT}


class Text(QLabel):
    """A label. `language`: of a text that is the visitor's; without one it is the window's. `wrap`: over lines.

    It always starts at the side where its language starts, wherever it stands; `centred` overrules that. Plain text:
    nothing in it is markup. `setText` keeps everything else.
    """

    def __init__(
        self,
        text: str = "",
        style: Type = BODY,
        role: Role = "ink",
        *,
        language: Lang | None = None,
        wrap: bool = True,
        centred: bool = False,
    ) -> None:
        super().__init__()
        rtl = look.rtl() if language is None else is_rtl(language)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(look.font(style, language or NL))
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        start = Qt.AlignmentFlag.AlignHCenter if centred else _LEFT  # mirrored by the direction
        self.setAlignment(start | Qt.AlignmentFlag.AlignVCenter)
        self.setWordWrap(wrap)
        self.setForegroundRole(QPalette.ColorRole.WindowText)  # also on a button
        if not wrap:
            self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        if role != "ink":  # every other text is, by itself
            self.show_role(role)
        self.setText(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.layoutDirection() == Qt.LayoutDirection.LeftToRight:
            super().paintEvent(event)
            return
        with QPainter(self) as painter:  # QLabel would hang the space at a line's end out at the right
            painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
            layout, height = self._set_lines()
            layout.draw(painter, QPointF(0, (self.height() - height) / 2))

    def show_role(self, role: Role) -> None:
        """Recolours the text."""
        palette = self.palette()
        for part in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text):
            palette.setColor(part, look.color(role))
        self.setPalette(palette)

    def _set_lines(self) -> tuple[QTextLayout, float]:
        """The text broken into lines, and their height together; of a language that runs from right to left."""
        from PySide6.QtGui import QTextLayout, QTextOption  # seldom needed before the first paint

        side = self.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask
        option = QTextOption(_MIRRORED.get(side, side))
        option.setTextDirection(self.layoutDirection())
        layout = QTextLayout(self.text().replace("\n", _LINE_SEPARATOR), self.font())
        layout.setTextOption(option)
        layout.beginLayout()
        height = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(self.width())
            line.setPosition(QPointF(0, height))
            height += line.height()
        layout.endLayout()
        return layout, height

    def start_with(self, other: Text) -> None:
        """Starts at the side where another text starts, though its own language starts at the other."""
        if other.layoutDirection() != self.layoutDirection():
            self.end_there()

    def end_there(self) -> None:
        """Stands at the side where its own language ends."""
        self.setAlignment(_RIGHT | Qt.AlignmentFlag.AlignVCenter)


def isolated(text: str) -> str:
    """A text that keeps its own direction inside a text of another one."""
    return f"{FIRST_STRONG}{text}{POP}"
