"""The month under way, on the coordinator's screen alone: true numbers, that no file holds."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from intake.this_month import Often, ThisMonth
from ui import look, mirror
from ui.card import Card, Strip, column, row
from ui.chart import Bars
from ui.speech import Speech
from ui.text import Text

_MOST_NEEDS = 10
_DAY_HEIGHT, _DAY_HEIGHT_COMPACT = 110, 70


class Now(QWidget):
    """A month as it stands today."""

    def __init__(self, say: Speech, month: ThisMonth) -> None:
        super().__init__()
        tight = look.compact()
        body = column(self, gap=12)
        body.addWidget(Strip("eye-off-outline", say("window.now.inside")))
        sides = row(gap=20)
        left = Card()
        inner = column(left, (22, 14, 22, 14), 8)
        inner.addWidget(Text(say("window.now.days", count=sum(month.days)), look.HEADING))
        inner.addWidget(Days(say, month.days))
        inner.addWidget(Text(say("window.now.needs"), look.HEADING))
        rows = [(say(f"guide.needs.option.{need}"), (times,)) for need, times in month.needs[:_MOST_NEEDS]]
        inner.addWidget(Bars(say, rows) if rows else Text(say("window.now.nothing"), role="ink2"))
        inner.addStretch(1)
        sides.addWidget(left, 3)
        if not tight:
            sides.addWidget(_right(say, month), 2)
        body.addLayout(sides, 1)


class Days(QWidget):
    """One bar for every day up to today; a screen reader hears the numbers."""

    def __init__(self, say: Speech, days: tuple[int, ...]) -> None:
        super().__init__()
        self._days = days
        self.setFixedHeight(look.px(_DAY_HEIGHT_COMPACT if look.compact() else _DAY_HEIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        said = ", ".join(f"{day}: {times}" for day, times in enumerate(days, start=1) if times)
        self.setAccessibleName(said or say("window.now.nothing"))

    def sizeHint(self) -> QSize:
        return QSize(look.px(360), self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        most, gap, under = max(self._days, default=0) or 1, look.px(3), look.px(22)
        wide = self.width() / max(len(self._days), 1)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(look.font(look.SMALL))
            for place, times in enumerate(self._days):
                tall = (self.height() - under - look.px(20)) * times / most
                box = QRectF(place * wide + gap / 2, self.height() - under - tall, wide - gap, tall)
                box = mirror.placed(self, box)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(look.color("accent"))
                painter.drawRoundedRect(box, look.px(3), look.px(3))
                painter.setPen(look.color("ink2"))
                foot = mirror.placed(self, QRectF(place * wide, self.height() - under, wide, under))
                painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, str(place + 1))
                if times:
                    head = mirror.placed(self, QRectF(place * wide, box.top() - look.px(20), wide, look.px(20)))
                    painter.setPen(look.color("ink"))
                    painter.drawText(head, Qt.AlignmentFlag.AlignCenter, str(times))


def _right(say: Speech, month: ThisMonth) -> Card:
    card = Card()
    inner = column(card, (22, 14, 22, 14), 8)
    inner.addWidget(Text(say("window.now.waiting"), look.HEADING))
    inner.addWidget(Text(say("window.now.open", count=month.open_talks)))
    inner.addWidget(Text(say("window.now.numbers", count=month.numbers)))
    inner.addSpacing(look.px(10))
    inner.addWidget(Text(say("window.now.call"), look.HEADING))
    inner.addWidget(Text(say("window.now.call-what"), look.SMALL, "ink2"))
    _add_services(inner, say, month.to_call, "window.now.times")
    inner.addSpacing(look.px(10))
    inner.addWidget(Text(say("window.now.refused"), look.HEADING))
    _add_services(inner, say, month.refused, "window.now.refused-times")
    inner.addStretch(1)
    return card


def _add_services(inner: QVBoxLayout, say: Speech, services: Sequence[Often], times: str) -> None:
    """`times`: how often, in words."""
    for service in services:
        line = row(gap=12)
        line.addWidget(Text(service.name), 1)
        line.addWidget(Text(say(times, count=service.times), look.SMALL_STRONG, "ink2", wrap=False))
        inner.addLayout(line)
    if not services:
        inner.addWidget(Text(say("window.now.nothing"), role="ink2"))
