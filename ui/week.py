"""Opening hours as one fills them in: lines of days and times for every week, and of the days that are otherwise.

It takes what is typed as it is; whether that is a time or a date is said by whoever keeps it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from intake.correction import Hours
from intake.model import DAYS, OtherHours, Schedule
from ui import look
from ui.button import Button
from ui.card import beside, column, row
from ui.day import named_day, short_day, typed_date
from ui.field import Field
from ui.speech import Speech
from ui.text import Text

_DAY_WIDTH, _TIME_WIDTH, _DATE_WIDTH = 52, 100, 150  # in pixels at 100 %
_TIME_LENGTH, _DATE_LENGTH = 5, 10
Value = TypeVar("Value", Schedule, OtherHours)


class WeekEditor(QWidget):
    """`hours`: as they are known now."""

    def __init__(self, say: Speech, hours: Hours) -> None:
        super().__init__()
        self.week = _Lines[Schedule](
            say, "week", [_WeekLine(say, one) for one in hours.schedules] or [_WeekLine(say)], lambda: _WeekLine(say)
        )
        self.others = _Lines[OtherHours](
            say, "others", [_OtherLine(say, one) for one in hours.other_hours], lambda: _OtherLine(say)
        )
        body = column(self, gap=10)
        for part in (self.week, self.others):
            body.addWidget(part)

    def said(self) -> tuple[tuple[Schedule, ...], tuple[OtherHours, ...]]:
        """Without the lines that were left empty."""
        return self.week.said(), self.others.said()


class _Line(QWidget, Generic[Value]):
    """One line. `removed`: it is not wanted any more."""

    removed = Signal()

    def __init__(self, say: Speech) -> None:
        super().__init__()
        self._say = say
        self._first: QWidget = self
        self._body = beside(stacked=look.cramped(), gap=10)
        self._body.setContentsMargins(0, 0, 0, 0)
        self.setLayout(self._body)
        self.remove = Button(say("window.week.remove"), "text", icon="close", bare=True, height=48)
        self.remove.clicked.connect(self.removed)

    def said(self) -> Value | None:
        """What stands in it; None: nothing."""
        raise NotImplementedError

    def begin(self) -> None:
        """Puts the focus on the first part of it."""
        self._first.setFocus(Qt.FocusReason.TabFocusReason)

    def _lay_out(self, first: Sequence[QWidget], times: _Times, gap: int) -> None:
        self._first = first[0]
        days, rest = row(gap=gap), row(gap=6)
        for part in first:
            days.addWidget(part)
        days.addStretch(1)
        _put(rest, times.first, Text("–", wrap=False), times.last, self.remove)
        rest.addStretch(1)
        self._body.addLayout(days, 1)
        self._body.addLayout(rest)


class _WeekLine(_Line[Schedule]):
    def __init__(self, say: Speech, known: Schedule | None = None) -> None:
        super().__init__(say)
        self._note = known.note if known else ""
        self.days = {day: _day_button(say, place) for place, day in enumerate(DAYS)}
        for day, button in self.days.items():
            button.setChecked(known is not None and day in known.byday)
        self.times = _Times(say, known)
        self._lay_out(tuple(self.days.values()), self.times, 4)

    def said(self) -> Schedule | None:
        opens, closes = self.times.said()
        days = tuple(day for day in DAYS if self.days[day].isChecked())
        if not days and not opens and not closes:
            return None
        return Schedule(byday=days, opens_at=opens, closes_at=closes, note=self._note)


class _OtherLine(_Line[OtherHours]):
    def __init__(self, say: Speech, known: OtherHours | None = None) -> None:
        super().__init__(say)
        self._note = known.note if known else ""
        hint = say("window.week.date-hint")
        self.first, self.last = (
            _small(say(f"window.week.{name}"), hint, _DATE_LENGTH, _DATE_WIDTH) for name in ("first", "last")
        )
        if known:
            self.first.edit.setText(typed_date(known.first))
            self.last.edit.setText(typed_date(known.last))
        self.times = _Times(say, known)
        self._lay_out((self.first, Text(say("window.week.until"), wrap=False), self.last), self.times, 8)

    def said(self) -> OtherHours | None:
        opens, closes = self.times.said()
        first, last = self.first.text().strip(), self.last.text().strip()
        if not (first or last or opens or closes):
            return None
        return OtherHours(first=first, last=last, opens_at=opens, closes_at=closes, note=self._note)


class _Times:
    """From when to when."""

    def __init__(self, say: Speech, known: Schedule | OtherHours | None) -> None:
        self.first, self.last = (
            _small(say(f"window.week.{name}"), say(f"window.week.{name}-hint"), _TIME_LENGTH, _TIME_WIDTH)
            for name in ("opens", "closes")
        )
        if known:
            self.first.edit.setText(known.opens_at.replace(":", "."))
            self.last.edit.setText(known.closes_at.replace(":", "."))

    def said(self) -> tuple[str, str]:
        return self.first.text().strip(), self.last.text().strip()


class _Lines(QWidget, Generic[Value]):
    """Lines of one kind under their heading, and a button for one more. `name`: of its words."""

    def __init__(
        self, say: Speech, name: str, lines: Sequence[_Line[Value]], fresh: Callable[[], _Line[Value]]
    ) -> None:
        super().__init__()
        self._fresh: Callable[[], _Line[Value]] = fresh
        self.lines: list[_Line[Value]] = []
        body = column(self, gap=6)
        body.addWidget(Text(say(f"window.week.{name}"), look.STRONG))
        body.addWidget(Text(say(f"window.week.{name}-what"), look.SMALL, "ink2"))
        self._stack: QVBoxLayout = column(gap=6)
        body.addLayout(self._stack)
        self.more = Button(say(f"window.week.{name}-more"), "link", icon="plus", height=48)
        self.more.clicked.connect(self._add_fresh)
        line = row()
        line.addWidget(self.more)
        line.addStretch(1)
        body.addLayout(line)
        for one in lines:
            self._add(one)

    def said(self) -> tuple[Value, ...]:
        return tuple(said for line in self.lines if (said := line.said()) is not None)

    def _add(self, line: _Line[Value]) -> None:
        self.lines.append(line)
        self._stack.addWidget(line)
        line.removed.connect(lambda: self._remove(line))

    def _add_fresh(self) -> None:
        line = self._fresh()
        self._add(line)
        line.begin()

    def _remove(self, line: _Line[Value]) -> None:
        self.lines.remove(line)
        self._stack.removeWidget(line)
        line.hide()
        line.deleteLater()
        self.more.setFocus(Qt.FocusReason.TabFocusReason)


def _day_button(say: Speech, place: int) -> Button:
    button = Button(short_day(say, place), "day", height=48)
    button.setAccessibleName(named_day(say, place))
    button.setToolTip(named_day(say, place))
    button.setFixedWidth(look.px(_DAY_WIDTH))
    return button


def _small(label: str, hint: str, limit: int, width: int) -> Field:
    field = Field(label, hint=hint, limit=limit, captioned=False)
    field.setFixedWidth(look.px(width))
    return field


def _put(line: QHBoxLayout, *parts: QWidget) -> None:
    for part in parts:
        line.addWidget(part)
