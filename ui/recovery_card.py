"""The recovery card: its code on screen, large; on paper, painted into memory and never into a file; and the question
that shows whether it was really written down.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from functools import partial

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QImage, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtWidgets import QGridLayout, QWidget

from intake.errors import Explained
from ui import look, printer
from ui.button import Button
from ui.card import Card, column, empty, row
from ui.field import Field
from ui.speech import Speech
from ui.text import Text
from ui.work import Work

ASKED_BACK = 2
_COLUMNS = 4
_A4_MM = (210.0, 297.0)
_MM_PER_INCH = 25.4
_MM_PER_POINT = _MM_PER_INCH / 72


class CardPage(QWidget):
    """The code until it is written down, then the question for two of its groups."""

    def __init__(self, say: Speech, work: Work) -> None:
        super().__init__()
        self._say, self._work = say, work
        self._code = ""
        self._title, self._explanation = Text(style=look.TITLE), Text(style=look.LEAD, role="ink2")
        self._room = column()
        self.question: AskBack | None = None
        self.print_button = Button(say("window.card.print"), "quiet", icon="printer-outline")
        self.print_button.clicked.connect(self._print_clicked)
        self.again_button = Button(say("window.card.again"), "quiet", icon="eye-outline")
        self.again_button.clicked.connect(lambda: self.show_code(self._code))
        body = column(self, gap=8)
        body.addStretch(1)
        body.addWidget(self._title)
        body.addWidget(self._explanation)
        body.addSpacing(look.px(14))
        body.addLayout(self._room)
        body.addSpacing(look.px(8))
        for button in (self.print_button, self.again_button):
            body.addWidget(button)
        body.addStretch(2)

    def asking(self) -> bool:
        return self.question is not None

    def show_code(self, code: str) -> None:
        self._code, self.question = code, None
        self._fill("code", CodeCard(code))
        self.print_button.setFocus()

    def ask_back(self) -> None:
        self.question = AskBack(self._say, self._code)
        self._fill("check", self.question)
        next(iter(self.question.fields.values())).setFocus()

    def is_right(self) -> bool:
        return self.question is not None and self.question.is_right()

    def forget(self) -> None:
        self._code = ""
        empty(self._room)

    def _fill(self, what: str, part: QWidget) -> None:
        empty(self._room)
        self._room.addWidget(part)
        part.show()
        self._title.setText(self._say(f"window.card.{what}-title"))
        self._explanation.setText(self._say(f"window.card.{what}-explanation"))
        self.print_button.setVisible(not self.asking())
        self.again_button.setVisible(self.asking())

    def _print_clicked(self) -> None:
        self.print_button.setEnabled(False)
        self._work.do(partial(print_card, self._say, self._code), owner=self, done=self._printed, failed=self._failed)

    def _printed(self, _result: None) -> None:
        self.print_button.setEnabled(True)
        self.print_button.setText(self._say("window.card.printed"))

    def _failed(self, fault: Explained) -> None:
        self.print_button.setEnabled(True)
        self._work.explained.emit(fault)


class CodeCard(Card):
    """The seven groups of a code, each with its place."""

    def __init__(self, code: str) -> None:
        super().__init__("tint")
        grid = QGridLayout(self)
        grid.setContentsMargins(look.px(20), look.px(16), look.px(20), look.px(16))
        grid.setSpacing(look.px(12))
        for place, group in enumerate(groups(code)):
            grid.addWidget(_group(place + 1, group), place // _COLUMNS, place % _COLUMNS)


class AskBack(QWidget):
    """Asks for two groups of the code, drawn anew each time."""

    def __init__(self, say: Speech, code: str) -> None:
        super().__init__()
        self._say = say
        self._groups = groups(code)
        places = sorted(secrets.SystemRandom().sample(range(len(self._groups)), ASKED_BACK))
        self.fields = {place: Field(say("window.card.group", place=place + 1), limit=8) for place in places}
        line = row(self, gap=20)
        for field in self.fields.values():
            line.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)

    def is_right(self) -> bool:
        """Whether both were typed as they are; the first that was not says so and takes the focus."""
        for place, field in self.fields.items():
            if field.text().strip().upper() != self._groups[place]:
                field.note(self._say("window.card.wrong"))
                field.setFocus()
                return False
        return True


def groups(code: str) -> Sequence[str]:
    return code.split("-")


def print_card(say: Speech, code: str) -> None:
    """Prints the card. Takes a while: run it on the worker. Raises `Explained` when there is no printer."""
    printer.send(_as_pdf(say, code), lambda: _as_pictures(say, code))


def _group(place: int, group: str) -> QWidget:
    whole = QWidget()
    line = row(whole, gap=10)
    line.addWidget(Text(str(place), look.SMALL_STRONG, "ink2", wrap=False))
    line.addWidget(Text(group, look.Type(26, 700, 22), wrap=False))
    line.addStretch(1)
    return whole


def _as_pdf(say: Speech, code: str) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(printer.JOB_NAME)
    writer.setPageLayout(
        QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
    )
    with QPainter(writer) as painter:
        _paint_card(painter, writer.logicalDpiX(), say, code)
    return bytes(buffer.data().data())


def _as_pictures(say: Speech, code: str) -> Iterable[QImage]:
    page = QImage(
        QSize(*(round(side / _MM_PER_INCH * printer.PRINT_DPI) for side in _A4_MM)), QImage.Format.Format_Grayscale8
    )
    page.fill(Qt.GlobalColor.white)
    with QPainter(page) as painter:
        _paint_card(painter, printer.PRINT_DPI, say, code)
    yield page


def _paint_card(painter: QPainter, dpi: int, say: Speech, code: str) -> None:
    """In millimetres from here on."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.GlobalColor.black)
    painter.scale(dpi / _MM_PER_INCH, dpi / _MM_PER_INCH)
    width = _A4_MM[0] - 50
    _write(painter, QRectF(25, 25, width, 14), say("window.card.paper-title"), 22, QFont.Weight.Bold)
    _write(painter, QRectF(25, 42, width, 24), say("window.card.paper-use"), 13)
    for place, group in enumerate(groups(code)):
        left, top = 25 + place % _COLUMNS * 40.0, 76 + place // _COLUMNS * 24.0
        _write(painter, QRectF(left, top, 8, 12), str(place + 1), 11)
        _write(painter, QRectF(left + 8, top - 2, 32, 14), group, 24, QFont.Weight.Bold)
    _write(painter, QRectF(25, 130, width, 40), say("window.card.paper-keep"), 13)


def _write(
    painter: QPainter, box: QRectF, text: str, points: float, weight: QFont.Weight = QFont.Weight.Normal
) -> None:
    """Fonts come in whole pixels, so the text is set ten times too large and scaled down."""
    fine = 10.0
    face = look.font(look.BODY)
    face.setPixelSize(round(points * _MM_PER_POINT * fine))
    face.setWeight(weight)
    painter.save()
    painter.translate(box.topLeft())
    painter.scale(1 / fine, 1 / fine)
    painter.setFont(face)
    room = QRectF(0, 0, box.width() * fine, box.height() * fine)
    painter.drawText(room, int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft), text)
    painter.restore()
