"""One address, whole: what it is, whether it is open, each fact with the day it was last found right, and what can be
done about it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QWidget

from intake import hours
from intake.addresses import Entry
from intake.correction import FOR_GOOD
from intake.directory import as_typed
from intake.freshness import FactState
from intake.model import Fact
from ui import look
from ui.button import ON_TWO_LINES, Button, Kind
from ui.card import Strip, column, row, rule
from ui.day import opening as opens_line
from ui.day import spoken_date, spoken_moment
from ui.flow import Flow
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

_LEAST_HEIGHT = 120  # of what is told, in pixels at 100 %
_TWO_LINES = 56  # a button that says its words on them


class AddressCard(QWidget):
    """`found_right(facts)`: these are right still. `correct_asked(what)`: a fact, or "closed". `called_wrong`,
    `print_asked`: of this address. `theirs_taken`, `ours_kept`, `undone`: of a correction. `kind_asked`: what one of
    the desk's own is like. `questions`: what to ask on the phone is shown too.
    """

    found_right = Signal(object)
    called_wrong = Signal()
    print_asked = Signal()
    correct_asked = Signal(str)
    theirs_taken = Signal()
    ours_kept = Signal()
    undone = Signal()
    kind_asked = Signal()

    def __init__(self, say: Speech, entry: Entry, today: date, *, coordinator: bool, questions: bool) -> None:
        super().__init__()
        self._say, self._entry, self._coordinator, self._today = say, entry, coordinator, today
        self.tools: dict[str, Button] = {}
        held = QWidget()
        inner = column(held, gap=5 if look.compact() else 8)
        inner.addLayout(self._head())
        inner.addWidget(Text(entry.what))
        for part in self._told():
            inner.addWidget(part)
        asked = Strip("comment-quote-outline", say("window.directory.questions")) if questions else None
        if asked and not look.compact():
            inner.addWidget(asked)
        for fact in entry.facts:
            inner.addWidget(rule())
            inner.addWidget(self._fact(fact))
            if asked and look.compact() and fact is entry.facts[0]:  # the number to call, without scrolling
                inner.addWidget(asked)
        inner.addStretch(1)
        body = column(self, gap=8)
        body.addWidget(scrolled(held, _LEAST_HEIGHT), 1)
        for line in self._lines_of_tools():
            body.addLayout(line)

    def held(self) -> str:
        """The name of the tool that has the focus; "" where none has."""
        return next((name for name, tool in self.tools.items() if tool.hasFocus()), "")

    def _head(self) -> QHBoxLayout:
        """Its name; where every line counts, with whether it is open now."""
        head = row(None, (0, 0, 8, 0), 12)
        head.addWidget(Text(self._entry.service.name, look.HEADING), 1)
        if self._says_open_in_its_head():
            now = Text(opens_line(self._opening()), look.STRONG, "accent", wrap=False)
            head.addWidget(now, 0, Qt.AlignmentFlag.AlignBaseline)
        return head

    def _says_open_in_its_head(self) -> bool:
        """When it opens is too long for that."""
        found = self._entry.opening
        return look.compact() and not self._entry.service.closed and found is not None and found.open

    def _told(self) -> list[QWidget]:
        """What one should know before the facts."""
        say, entry, parts = self._say, self._entry, list[QWidget]()
        if entry.service.closed:
            parts.append(Strip("clock-alert-outline", self._closed(), "trouble"))
        elif entry.opening and not self._says_open_in_its_head():
            parts.append(Text(opens_line(self._opening()), look.STRONG, "accent"))
        if told := self._outcomes():
            parts.append(Strip("account-voice", told, "trouble" if _refused(entry) else "info"))
        if entry.conflict:
            names = ", ".join(dict.fromkeys(say(f"window.directory.name.{name}") for name in entry.conflict))
            parts.append(Strip("alert-outline", say("window.directory.conflict", names=names), "trouble"))
        return parts

    def _closed(self) -> str:
        if self._entry.closed_until == FOR_GOOD:
            return self._say("window.directory.closed-for-good")
        day = spoken_date(self._say, date.fromisoformat(self._entry.closed_until))
        return self._say("window.directory.closed", date=day)

    def _outcomes(self) -> str:
        """ "Dit jaar: 3 keer geholpen, 2 keer geweigerd (om papieren)." """
        say, found = self._say, self._entry.outcomes
        parts = []
        for how in ("helped", "refused", "closed"):
            times = sum(count for one, count in found.items() if one.how == how)
            whys = [say(f"window.outcome.why.{one.why}") for one in found if one.how == how and one.why]
            if times:
                said = say(f"window.directory.outcome.{how}", count=times)
                parts.append(f"{said} ({', '.join(whys)})" if whys else said)
        return say("window.directory.outcomes", what=", ".join(parts)) if parts else ""

    def _opening(self) -> str:
        found = self._entry.opening
        if found is None or found.open:
            return self._say("window.directory.open")
        if found.next is None:
            return self._say("window.directory.closed-now")
        when = spoken_moment(self._say, found.next.isoformat(timespec="minutes"), self._today)
        return self._say("window.directory.opens", when=when)

    def _fact(self, found: FactState) -> QWidget:
        say, whole = self._say, QWidget()
        line = row(whole, (0, 4, 0, 4), 8)
        line.addWidget(Glyph(_FACT_ICONS[found.fact], 24, "ink2"))
        line.addSpacing(look.px(4))
        words = column(gap=1)
        named = say(f"window.directory.fact.{found.fact}")
        if found.known:
            words.addWidget(Text(_value(say, self._entry, found.fact, self._today), look.Type(17)))
        words.addWidget(Text(self._dated(found, named), look.SMALL, "ink2"))
        line.addLayout(words, 1)
        if found.known:
            icon, role = _SIGNS[found.state]
            line.addWidget(Glyph(icon, 22, role))
        if self._coordinator:
            self._fact_tool(
                line, f"correct-{found.fact}", "pencil-outline", say("window.directory.correct", what=named)
            )
            self.tools[f"correct-{found.fact}"].clicked.connect(partial(self.correct_asked.emit, found.fact))
            if found.known:
                self._fact_tool(line, f"right-{found.fact}", "check-bold", say("window.directory.right", what=named))
                self.tools[f"right-{found.fact}"].clicked.connect(partial(self.found_right.emit, (found.fact,)))
        return whole

    def _dated(self, found: FactState, named: str) -> str:
        if not found.known:
            return self._say("window.directory.state.unknown", what=opens_line(named))
        dated = {"date": spoken_date(self._say, date.fromisoformat(found.day))} if found.day else {}
        return self._say(f"window.directory.state.{found.state}", **dated)

    def _fact_tool(self, line: QHBoxLayout, name: str, icon: str, words: str) -> None:
        self.tools[name] = Button(words, "text", icon=icon, bare=True, height=48)
        line.addWidget(self.tools[name])

    def _lines_of_tools(self) -> list[QLayout]:
        print_or_wrong = self._tools_of_all()
        right_or_closed, last = self._tools_of_a_coordinator() if self._coordinator else ([], [])
        if look.compact():
            return [self._together(line) for line in ([*print_or_wrong, *right_or_closed], last) if line]
        return [self._side_by_side(line) for line in (print_or_wrong, right_or_closed, last) if line]

    def _tools_of_all(self) -> list[Button]:
        return [
            self._tool("print", "printer-outline", self.print_asked.emit),
            self._tool("call-wrong", "alert-circle-outline", self.called_wrong.emit),
        ]

    def _tools_of_a_coordinator(self) -> tuple[list[Button], list[Button]]:
        """Of every address; and of one that was corrected, or is the desk's own."""
        facts = tuple(found.fact for found in self._entry.facts if found.known)
        right = self._tool("all-right", "check-bold", partial(self.found_right.emit, facts), "primary")
        close = self._tool("close", "door-closed-lock", partial(self.correct_asked.emit, "closed"))
        last = []
        if self._entry.own:
            last.append(self._tool("kind", "tune-variant", self.kind_asked.emit))
        if self._entry.conflict:
            last.append(self._tool("take-theirs", "download-outline", self.theirs_taken.emit))
            last.append(self._tool("keep-ours", "undo", self.ours_kept.emit))
        elif self._entry.corrected:
            last.append(self._tool("undo", "undo", self.undone.emit))
        return [right, close], last

    def _side_by_side(self, tools: Sequence[Button]) -> QHBoxLayout:
        line = row(gap=10)
        for tool in tools:
            line.addWidget(tool)
        line.addStretch(1)
        return line

    def _together(self, tools: Sequence[Button]) -> Flow:
        """In as few lines as can be: the room is for what is known of the address."""
        line = Flow(gap=10)
        for tool in tools:
            if self._coordinator and not look.cramped():
                tool.give_way(ON_TWO_LINES)
                tool.setFixedHeight(look.px(_TWO_LINES))
            line.addWidget(tool)
        return line

    def _tool(self, name: str, icon: str, press: Callable[[], None], kind: Kind = "quiet") -> Button:
        button = Button(self._say(f"window.directory.{name}"), kind, icon=icon, height=48)
        button.clicked.connect(lambda _checked: press())
        self.tools[name] = button
        return button


def _value(say: Speech, entry: Entry, fact: Fact, today: date) -> str:
    service = entry.service
    if fact == "phone":
        return ", ".join(filter(None, (*(phone.number for phone in service.phones), as_typed(service.website))))
    if fact == "address":
        return service.address or ""
    if fact == "hours":
        told = (
            *hours.week(say.words, say.language, service),
            *hours.others(say.words, say.language, service, today, hours.A_YEAR),
        )
        return hours.spoken(told) or service.hours_note
    welcome = say(f"window.directory.welcome.{service.accepts_undocumented.value}")
    identity = say(f"window.directory.identity.{service.id_asked}")
    return " ".join(filter(None, (welcome, service.accepts_undocumented.note, identity)))


def _refused(entry: Entry) -> bool:
    return any(outcome.how in ("refused", "closed") for outcome in entry.outcomes)
