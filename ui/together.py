"""Who comes along, or who calls: chosen for one step, and a line on the sheet."""

from __future__ import annotations

from functools import partial
from typing import get_args

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from intake.model import Together
from ui import look
from ui.button import Button
from ui.card import column, row
from ui.flow import Flow
from ui.icon import Glyph
from ui.speech import Speech
from ui.text import Text

ICON = "account-voice"
CHOICES: tuple[Together, ...] = get_args(Together)


class TogetherChoice(QWidget):
    """`chosen(Together)`: another than was shown."""

    chosen = Signal(str)

    def __init__(self, say: Speech, now: Together) -> None:
        super().__init__()
        body = column(self, 0, 4)
        head = row(gap=10)
        head.addWidget(Glyph(ICON, 22, "accent"))
        head.addWidget(Text(say("window.advice.together"), look.SMALL_STRONG, "ink2"), 1)
        body.addLayout(head)
        line = Flow(gap=6)
        self._group = QButtonGroup(self)
        self.buttons = {choice: Button(say(f"window.advice.together.{choice}"), "tab", height=48) for choice in CHOICES}
        for choice, button in self.buttons.items():
            button.setChecked(choice == now)
            button.clicked.connect(partial(self.chosen.emit, choice))
            self._group.addButton(button)
            line.addWidget(button)
        body.addLayout(line)


def together_line(say: Speech, now: Together) -> QWidget:
    """What the sheet will say, on the folded card."""
    line = QWidget()
    beside = row(line, (10, 0, 0, 0), 10)
    beside.addWidget(Glyph(ICON, 22, "accent"), 0, Qt.AlignmentFlag.AlignTop)
    beside.addWidget(Text(say(f"sheet.together.{now}"), look.Type(16)), 1)
    return line
