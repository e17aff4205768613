"""One address, whole: what it is, whether it is open, each fact with the day it was last found right, and what can be
done about it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from intake.addresses import Entry, FactState
from intake.model import Fact
from ui import look
from ui.button import Button, Kind
from ui.card import Strip, column, row, rule
from ui.day import opening as opens_line
from ui.day import spoken_date, spoken_moment
from ui.icon import Glyph
from ui.look import Role
from ui.scrolled import scrolled
from ui.speech import Speech
from ui.text import Text

_FACT_ICONS: dict[Fact, str] = {
    "phone": "phone-in-talk",
    "hours": "clock-outline",
    "address": "map-marker",
    "who": "account-check-outline",
}
_SIGNS: dict[str, tuple[str, Role]] = {
    "fresh": ("check-circle-outline", "accent"),
    "stale": ("clock-alert-outline", "plum"),
    "never": ("help", "ink2"),
}


class AddressCard(QWidget):
    """`found_right(facts)`: these are right still. `called_wrong`, `print_asked`, `correct_asked`: of this address.

    `theirs_taken`, `ours_kept`, `undone`: of a correction. `questions`: what to ask on the phone is shown too.
    """

    found_right = Signal(object)
    called_wrong = Signal()
    print_asked = Signal()
    correct_asked = Signal()
    theirs_taken = Signal()
    ours_kept = Signal()
    undone = Signal()

    def __init__(self, say: Speech, entry: Entry, today: date, *, coordinator: bool, questions: bool) -> None:
        super().__init__()
        self._say, self._entry, self._coordinator = say, entry, coordinator
        self.tools: dict[str, Button] = {}
        held = QWidget()
        inner = column(held, gap=8)
        inner.addWidget(Text(entry.service.name, look.HEADING))
        inner.addWidget(Text(entry.what))
        for part in self._told(today):
            inner.addWidget(part)
        if questions:
            inner.addWidget(Strip("comment-quote-outline", say("window.directory.questions")))
        for fact in entry.facts:
            inner.addWidget(rule())
            inner.addWidget(self._fact(fact))
        inner.addStretch(1)
        body = column(self, gap=8)
        body.addWidget(scrolled(held), 1)
        for line in self._lines_of_tools():
            body.addLayout(line)

    def _told(self, today: date) -> list[QWidget]:
        """What one should know before the facts."""
        say, entry, parts = self._say, self._entry, list[QWidget]()
        if entry.service.closed:
            day = spoken_date(say, date.fromisoformat(entry.closed_until))
            parts.append(Strip("clock-alert-outline", say("window.directory.closed", date=day), "trouble"))
        elif entry.opening:
            parts.append(Text(opens_line(self._opening(today)), look.STRONG, "accent"))
        if entry.conflict:
            names = ", ".join(say(f"window.directory.field.{name}") for name in entry.conflict)
            parts.append(Strip("alert-outline", say("window.directory.conflict", names=names), "trouble"))
        return parts

    def _opening(self, today: date) -> str:
        found = self._entry.opening
        if found is None or found.open:
            return self._say("window.directory.open")
        if found.next is None:
            return self._say("window.directory.closed-now")
        when = spoken_moment(self._say, found.next.isoformat(timespec="minutes"), today)
        return self._say("window.directory.opens", when=when)

    def _fact(self, found: FactState) -> QWidget:
        say, whole = self._say, QWidget()
        line = row(whole, (0, 4, 0, 4), 12)
        line.addWidget(Glyph(_FACT_ICONS[found.fact], 24, "ink2"))
        words = column(gap=1)
        words.addWidget(Text(_value(say, self._entry, found.fact), look.Type(17)))
        dated = {"date": spoken_date(say, date.fromisoformat(found.day))} if found.day else {}
        words.addWidget(Text(say(f"window.directory.state.{found.state}", **dated), look.SMALL, "ink2"))
        line.addLayout(words, 1)
        icon, role = _SIGNS[found.state]
        line.addWidget(Glyph(icon, 22, role))
        if self._coordinator:
            named = say("window.directory.right", what=say(f"window.directory.fact.{found.fact}"))
            right = Button(named, "text", icon="check-bold", bare=True, height=48)
            right.clicked.connect(partial(self.found_right.emit, (found.fact,)))
            self.tools[f"right-{found.fact}"] = right
            line.addWidget(right)
        return whole

    def _lines_of_tools(self) -> list[QHBoxLayout]:
        lines = [row(gap=10)]
        self._tool(lines[0], "print", "printer-outline", self.print_asked.emit)
        self._tool(lines[0], "call-wrong", "alert-circle-outline", self.called_wrong.emit)
        if self._coordinator:
            lines.append(row(gap=10))
            facts = tuple(found.fact for found in self._entry.facts)
            self._tool(lines[1], "all-right", "check-bold", partial(self.found_right.emit, facts), "primary")
            self._tool(lines[1], "correct", "pencil-outline", self.correct_asked.emit)
            if self._entry.conflict:
                lines.append(row(gap=10))
                self._tool(lines[2], "take-theirs", "download-outline", self.theirs_taken.emit)
                self._tool(lines[2], "keep-ours", "undo", self.ours_kept.emit)
            elif self._entry.corrected:
                self._tool(lines[1], "undo", "undo", self.undone.emit)
        for line in lines:
            line.addStretch(1)
        return lines

    def _tool(self, line: QHBoxLayout, name: str, icon: str, press: Callable[[], None], kind: Kind = "quiet") -> None:
        button = Button(self._say(f"window.directory.{name}"), kind, icon=icon, height=48)
        button.clicked.connect(lambda _checked: press())
        self.tools[name] = button
        line.addWidget(button)


def _value(say: Speech, entry: Entry, fact: Fact) -> str:
    service = entry.service
    if fact == "phone":
        return ", ".join(phone.number for phone in service.phones)
    if fact == "address":
        return service.address or ""
    if fact == "hours":
        return service.hours_note or say("window.directory.by-schedule")
    welcome = say(f"window.directory.welcome.{service.accepts_undocumented.value}")
    return f"{welcome} {service.accepts_undocumented.note}".strip()
