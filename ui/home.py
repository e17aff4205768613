"""Between conversations: one big button to begin, the field for a number on a sheet, and the conversations that are not
finished. Everything here is real; nothing is invented to fill the room.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake.desk import Desk
from intake.errors import Explained
from intake.model import Changes, Draft, HandedOver, Light, Service, Sheet, Visit
from ui import look, printer
from ui.bar import DeskBar
from ui.button import Button
from ui.card import Card, ListRow, Note, column, empty, row, ruled
from ui.day import opening, spoken_date, spoken_moment
from ui.dialog import Question
from ui.doors import Doors, Street
from ui.field import Field
from ui.handovers import HandoverDialog, Handovers
from ui.light import light_words
from ui.paper import Send, print_sheet
from ui.screen import Place
from ui.speech import Speech
from ui.text import Text
from ui.trouble import explain
from ui.visit import VisitDialog
from ui.work import Work

_STREET = Street(doors=6, open_door=4, floor=0.15, wide=0.5, tall=1.7)
_LOW_STREET = Street(doors=6, open_door=4, floor=0.12, wide=0.42, tall=1.3)
_LOWEST_STREET = Street(doors=6, open_door=4, floor=0.1, wide=0.28, tall=1.4)
_RAIL_WIDTH = 440
_SHOWN_DRAFTS, _FEW_DRAFTS = 4, 2
_NUMBER_LENGTH = 12
_NOON, _EVENING = 12, 18

Clock = Callable[[], datetime]


class Home(Place):
    """`begun`: a new conversation is wanted. `resumed(talk id)`, `reopened(Visit, outcomes)`: an old one."""

    begun = Signal()
    resumed = Signal(str)
    reopened = Signal(object, object)

    def __init__(
        self,
        say: Speech,
        work: Work,
        desk: Desk,
        idle_minutes: int,
        clock: Clock = datetime.now,
        *,
        send: Send = printer.send,
    ) -> None:
        super().__init__(say, "home")
        self._work, self._desk, self._clock, self._send = work, desk, clock, send
        self._date = Text(style=look.Type(16, 600), role="on_deep2")
        self._greeting = Text(style=look.HERO, role="on_deep")
        self.begin = Button(say("window.home.begin"), "warm", icon="arrow-right", icon_last=True, height=68)
        self.begin.clicked.connect(self.begun)
        self.number = Field(say("window.home.number"), hint=say("window.home.number-hint"), limit=_NUMBER_LENGTH)
        self.search = Button(say("window.home.find"), "quiet", icon="magnify", height=56)
        self.search.clicked.connect(self._find_clicked)
        self.search.answer_enter(self.number)
        self.number.beside(self.search)
        self.drafts = Drafts(say, clock)
        self.drafts.resumed.connect(self.resumed)
        self.drafts.discarded.connect(self._discard_clicked)
        self.handovers = Handovers(say)
        self.handovers.written.connect(self._hand_over)
        self.handovers.ended.connect(self._end_handover)
        self._urgent = column(gap=8)
        self._few_drafts = True
        self._idle_minutes = 0 if desk.practising else idle_minutes
        self._promises = _promises(say, self._idle_minutes)
        bar = DeskBar(say, "home", coordinator=desk.is_coordinator())
        bar.place_asked.connect(self.place_asked)
        self.lay_out(self._page(), bar)

    def enter(self) -> None:
        self._greet()
        self.begin.setFocus()
        self._read_drafts()
        self._read_handovers()
        self._work.do(self._desk.upkeep.urgent, owner=self, done=self._show_urgent)

    def refresh(self, changes: Changes) -> None:
        if changes.drafts:
            self._read_drafts()
        if changes.handovers:
            self._read_handovers()

    def forget(self) -> None:
        self.number.clear()
        self.drafts.show_drafts(())

    # --- the page

    def _page(self) -> QWidget:
        page = QWidget()
        tight = look.compact()
        sides = (20, 16, 20, 16) if tight else (28, 24, 28, 28)
        line = column(page, sides, 16) if look.cramped() else row(page, sides, 16 if tight else 20)
        left = column(gap=16 if tight else 20)
        left.addWidget(self._hero(), 1)
        left.addWidget(self._number_card())
        left.addLayout(self._urgent)
        line.addLayout(left, 1)
        right = QWidget()
        if not look.cramped():
            right.setFixedWidth(look.px(300 if tight else _RAIL_WIDTH))
        self._fill_rail(column(right, gap=20))
        line.addWidget(right)
        return page

    def _hero(self) -> Doors:
        tight = look.compact()
        street = Doors(_LOWEST_STREET if look.cramped() else _LOW_STREET if tight else _STREET)
        body = column(street, (24, 18, 24, 18) if tight else (36, 30, 36, 30), 6)
        body.addWidget(self._date)
        body.addWidget(self._greeting)
        if not tight:
            body.addWidget(Text(self.say("window.home.promise"), look.LEAD, "on_deep2"))
        body.addSpacing(look.px(14))
        line = row()
        line.addWidget(self.begin)
        line.addStretch(1)
        body.addLayout(line)
        body.addStretch(1)
        street.setMinimumHeight(look.px(250 if tight else 400))
        return street

    def _number_card(self) -> Card:
        card = Card()
        column(card, (24, 16, 24, 18)).addWidget(self.number)
        return card

    def _fill_rail(self, rail: QVBoxLayout) -> None:
        rail.addWidget(self.drafts, 1)
        rail.addWidget(self.handovers)
        rail.addWidget(self._promises)

    def _greet(self) -> None:
        now = self._clock()
        part = "morning" if now.hour < _NOON else "afternoon" if now.hour < _EVENING else "evening"
        named = "named" if self._desk.nickname else "bare"
        self._date.setText(
            self.say(
                "window.home.date",
                date=opening(spoken_date(self.say, now.date())),
                city=self.say(f"city.{self._desk.city}"),
            )
        )
        self._greeting.setText(self.say(f"window.home.{part}-{named}", nickname=self._desk.nickname))

    # --- what is unfinished

    def _read_drafts(self) -> None:
        self._work.do(self._desk.unfinished, owner=self, done=self._show_drafts)

    def _show_drafts(self, drafts: Sequence[Draft]) -> None:
        self._few_drafts = len(drafts) <= _FEW_DRAFTS
        self.drafts.show_drafts(drafts)

    def _discard_clicked(self, talk_id: str) -> None:
        say = self.say
        question = Question(self, say("window.home.discard-title"), say("window.home.discard-sure"))
        question.offer(no=say("window.home.discard-no"), yes=say("window.home.discard-yes"))
        question.accepted.connect(partial(self._work.do, partial(self._desk.discard, talk_id), owner=self))
        question.open()

    # --- for the next shift, and what needs a hand

    def _read_handovers(self) -> None:
        self._work.do(self._desk.upkeep.handed_over, owner=self, done=self._show_handovers)

    def _show_handovers(self, lines: Sequence[HandedOver]) -> None:
        """What is always true gives way to what is new."""
        self.handovers.show_lines(lines)
        self._promises.setVisible(self._few_drafts and not lines and not look.compact())

    def _hand_over(self) -> None:
        dialog = HandoverDialog(self, self.say)
        dialog.kept.connect(lambda line, days: self._do(partial(self._desk.upkeep.hand_over, line, days)))
        dialog.open()

    def _end_handover(self, handover_id: int) -> None:
        self._do(partial(self._desk.upkeep.end_handover, handover_id))

    def _do(self, op: Callable[[], Changes]) -> None:
        self._work.do(op, owner=self)

    def _show_urgent(self, lights: Sequence[Light]) -> None:
        """A coordinator is told of all; who cannot mend it, of what everybody should know: the clock, old content."""
        empty(self._urgent)
        mine = [light for light in lights if light.name in ("clock", "pack") or self._desk.is_coordinator()]
        for light in mine[:1]:
            strip = ListRow("wrench-outline", light_words(self.say, light))
            strip.clicked.connect(partial(self.place_asked.emit, "upkeep"))
            strip.setEnabled(self._desk.is_coordinator())
            card = Card()
            column(card, (12, 2, 12, 2)).addWidget(strip)
            self._urgent.addWidget(card)

    # --- a number on a sheet

    def _find_clicked(self) -> None:
        if not self.number.text().strip():
            self.number.setFocus()
            return
        op = partial(self._find, self.number.text())
        self._work.do(op, owner=self, done=self._show_visit, failed=self._show_nothing)

    def _find(self, untrusted_number: str) -> tuple[Visit, tuple[Service, ...]]:
        """An earlier visit, and where she was sent then."""
        visit = self._desk.find(untrusted_number)
        return visit, self._desk.referred(visit)

    def _show_nothing(self, fault: Explained) -> None:
        self.number.note(explain(self.say, fault))
        self.number.edit.selectAll()
        self.number.setFocus()

    def _show_visit(self, found: tuple[Visit, tuple[Service, ...]]) -> None:
        visit, referred = found
        self.number.clear()
        dialog = VisitDialog(self, self.say, visit, referred)
        dialog.reopened.connect(partial(self.reopened.emit, visit))
        dialog.copied.connect(partial(self._print, partial(self._desk.kept_copy, visit)))
        dialog.forgotten.connect(partial(self._forget_visit, visit))
        dialog.open()

    def _forget_visit(self, visit: Visit) -> None:
        op = partial(self._desk.forget, visit.number)
        self._work.do(op, owner=self, done=lambda _: self._show_forgotten(visit))

    def _show_forgotten(self, visit: Visit) -> None:
        """It is done; whoever asked for it may have that on paper."""
        self.tell(self.say("window.home.forgotten"))
        question = Question(self, self.say("window.visit.proof-title"), self.say("window.visit.proof-what"))
        question.offer(no=self.say("window.visit.proof-no"), yes=self.say("window.visit.proof-yes"))
        question.accepted.connect(partial(self._print, partial(self._desk.proof_of_erasure, visit)))
        question.open()

    def _print(self, sheet: Callable[[], Sheet]) -> None:
        op = partial(print_sheet, self._desk, sheet, self._send)
        self._work.do(op, owner=self, done=lambda _: self.tell(self.say("window.handout.printed")))


class Drafts(Card):
    """The conversations that are not finished, the newest first; each can be taken up again, or thrown away."""

    resumed = Signal(str)
    discarded = Signal(str)

    def __init__(self, say: Speech, clock: Clock) -> None:
        super().__init__()
        self._say, self._clock = say, clock
        body = column(self, (22, 18, 18, 16), 4)
        body.addWidget(Text(say("window.home.unfinished"), look.HEADING))
        self._room = column()
        body.addLayout(self._room)
        body.addStretch(1)
        self.show_drafts(())

    def show_drafts(self, drafts: Sequence[Draft]) -> None:
        empty(self._room)
        for part in ruled(map(self._draft_row, drafts[:_SHOWN_DRAFTS])):
            self._put(part)
        if len(drafts) > _SHOWN_DRAFTS:
            more = self._say("window.home.more-drafts", count=len(drafts) - _SHOWN_DRAFTS)
            self._put(Text(more, look.SMALL, "ink2"))
        if not drafts:
            self._put(_nothing_open(self._say))

    def _put(self, part: QWidget) -> None:
        self._room.addWidget(part)
        part.show()  # a layout would do so only after the next event

    def _draft_row(self, draft: Draft) -> QWidget:
        say = self._say
        language = say(f"language.{draft.language}")
        taken_up = ListRow("progress-clock", language, opening(spoken_moment(say, draft.changed, self._clock().date())))
        taken_up.setAccessibleName(say("window.home.resume", language=language))
        taken_up.clicked.connect(partial(self.resumed.emit, draft.id))
        away = Button(
            say("window.home.discard", language=language), "text", icon="trash-can-outline", bare=True, height=48
        )
        away.clicked.connect(partial(self.discarded.emit, draft.id))
        whole = QWidget()
        line = row(whole, gap=4)
        line.addWidget(taken_up, 1)
        line.addWidget(away)
        return whole


def _nothing_open(say: Speech) -> QWidget:
    whole = QWidget()
    column(whole, (0, 12, 0, 12)).addWidget(Note("check-circle-outline", "", say("window.home.nothing-open")))
    return whole


def _promises(say: Speech, idle_minutes: int) -> Card:
    """What is true of this desk, so that the volunteer can say it to a visitor. No minutes: it does not lock itself."""
    card = Card()
    body = column(card, (22, 18, 18, 18), 12)
    body.addWidget(Text(say("window.home.safe"), look.HEADING))
    body.addWidget(Note("account-off-outline", "", say("window.home.safe-name")))
    body.addWidget(Note("shield-lock-outline", "", say("window.home.safe-laptop")))
    if idle_minutes:
        body.addWidget(Note("timer-sand", "", say("window.home.safe-idle", count=idle_minutes)))
    else:
        body.addWidget(Note("school-outline", "", say("window.kit.practice")))
    return card
