"""An answer in digits: a box for each, and a pad large enough to point at. It stands where the tiles of other questions
stand and answers to the same calls; the answer is given when every box is filled, and taken back when one is emptied.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from intake.model import Code
from ui import look
from ui.button import Button
from ui.card import beside, column, row
from ui.look import Type
from ui.surface import paint_ground

_PAD = "1234567890"
_COLUMNS = 5
_BOX, _CRAMPED_BOX = (56, 68), (44, 48)
_DIGIT = Type(34, 600, 26)


class Digits(QWidget):
    """`chosen` carries one code of `count` digits, or nothing. `erase`: what the button says that takes one back.
    `flat`: the boxes beside the pad and not over it.
    """

    chosen = Signal(tuple)

    def __init__(self, count: int, erase: str, height: int = 64, *, flat: bool = False) -> None:
        super().__init__()
        self._typed, self._count = "", count
        height = _CRAMPED_BOX[1] if look.cramped() else height
        self._boxes = [_box() for _ in range(count)]
        self.pad = {digit: Button(digit, "digit", height=height) for digit in _PAD}
        self.erase = Button(erase, "digit", icon="backspace-outline", bare=True, height=height)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # digits run this way in every language
        self._lay_out(flat=flat)
        for digit, button in self.pad.items():
            button.clicked.connect(partial(self._press, digit))
            QShortcut(QKeySequence(digit), self).activated.connect(button.click)
        self.erase.clicked.connect(self._erase_last)
        QShortcut(QKeySequence("Backspace"), self).activated.connect(self.erase.click)

    def codes(self) -> tuple[Code, ...]:
        """What is given now."""
        return (Code(self._typed),) if len(self._typed) == self._count else ()

    def show_codes(self, codes: tuple[Code, ...]) -> None:
        """Shows an answer that was given before; says nothing. What is half typed stays while there is none."""
        if codes != self.codes():
            self._typed = "".join(codes[:1])
            self._show()

    def tile(self, code: Code) -> QWidget:
        """The button with the focus, or where it was."""
        return self.pad.get(code, self.erase)

    def focused(self) -> Code | None:
        """The digit whose button has the focus."""
        return next((Code(digit) for digit, button in self.pad.items() if button.hasFocus()), None)

    def focus_first(self) -> None:
        self.pad[_PAD[0]].setFocus()

    def _lay_out(self, *, flat: bool) -> None:
        body = column(self)
        both = beside(stacked=not flat, gap=16 if flat or not look.cramped() else 8)
        boxes = row(gap=10)
        for part in (*self._boxes, self.erase):
            boxes.addWidget(part)
        if not flat:
            boxes.insertStretch(0, 1)
            boxes.addStretch(1)
        both.addLayout(boxes)
        grid = QGridLayout()
        grid.setSpacing(look.px(6 if look.cramped() else 10))
        for place, button in enumerate(self.pad.values()):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            grid.addWidget(button, *divmod(place, _COLUMNS))
        both.addLayout(grid, 1)
        body.addLayout(both)
        body.addStretch(1)

    def _press(self, digit: str) -> None:
        if len(self._typed) < self._count:
            self._typed += digit
            self._changed()

    def _erase_last(self) -> None:
        if self._typed:
            self._typed = self._typed[:-1]
            self._changed()

    def _changed(self) -> None:
        self._show()
        self.chosen.emit(self.codes())

    def _show(self) -> None:
        for box, digit in zip(self._boxes, self._typed.ljust(self._count), strict=True):
            box.setText(digit.strip())
        self.setAccessibleDescription(self._typed)


class _Box(QLabel):
    """One digit in its frame."""

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_ground(self, "digit")
        super().paintEvent(event)


def _box() -> QLabel:
    box = _Box()
    box.setFont(look.font(_DIGIT))
    box.setAlignment(Qt.AlignmentFlag.AlignCenter)
    width, height = _CRAMPED_BOX if look.cramped() else _BOX
    box.setFixedSize(look.px(width), look.px(height))
    return box
