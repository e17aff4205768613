"""One step of the advice on the table: what to do in two languages, why, who will know, whom to turn to; and what the
volunteer can do with it (on the sheet or not, earlier or later, ask what is open). Tip, reasons and sources unfold.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QPushButton, QWidget

from intake.directory import printing
from intake.model import AdvisedStep, FactId, Lang, Service
from ui import look
from ui.button import Button
from ui.card import Card, ListRow, Note, RiskLine, beside, column, row
from ui.icon import Disc, Glyph
from ui.look import Type
from ui.rail import risk_text
from ui.speech import Speech
from ui.text import Text, isolated
from ui.together import TogetherChoice, together_line

_SEEN_SERVICES = 3
_DO, _OWN_DO = Type(19, 600, 18), Type(18, 400, 17)
_STATE_WIDTH = 150
_BREAK = "\u200b"  # a line may break here
_BREAKABLE = re.compile(r"(?<=[/?&=_.-])(?=\w)")


class AdvisedCard(Card):
    """A step. `sheet_asked(bool)`: on the sheet or off. `moved(int)`: -1 earlier, 1 later. `asked(FactId)`: ask it.

    `together_chosen(Together)`: who comes along. `wrong_called(ServiceId)`: an address was not right. `reasons`: the
    answers that led here, each as one line. `askable`: what can still be asked of what is missing. `show_place` changes
    what may change while the step stays the same.
    """

    sheet_asked = Signal(bool)
    moved = Signal(int)
    asked = Signal(str)
    together_chosen = Signal(str)
    wrong_called = Signal(str)

    def __init__(
        self,
        say: Speech,
        advised: AdvisedStep,
        language: Lang,
        reasons: Sequence[str],
        askable: Collection[FactId],
    ) -> None:
        super().__init__("card")
        self._say, self._advised = say, advised
        self._ask = next((fact for fact in advised.missing if fact in askable), None)
        self.setAccessibleName(say(f"step.{advised.step.id}.do"))
        self.number = Text("", look.Type(24, 700), "accent", wrap=False)
        self.number.setMinimumWidth(look.px(24))
        self.sheet = Button(say("window.advice.on-sheet"), "choice", height=48)
        self.up, self.down = (self._mover(step) for step in (-1, 1))
        self.away = Button(say("window.advice.away"), "text", icon="close", bare=True, height=48)
        self.more = Button(say("window.advice.more"), "text", icon="chevron-down", bare=True, height=48)
        self.together = TogetherChoice(say, advised.together) if advised.step.on_paper else None
        self._rest = self._unfolding(reasons)
        self._lay_out(language)
        self._connect()

    def show_place(self, number: str, *, first: bool, last: bool, on_sheet: bool) -> None:
        """`number`: its place among what is certain, or "?". `first`, `last`: it cannot move that way."""
        self.number.setText(number)
        self.sheet.setChecked(on_sheet)
        self.up.setEnabled(not first)
        self.down.setEnabled(not last)

    @property
    def unfolded(self) -> bool:
        return not self._rest.isHidden()

    def unfold(self, *, shown: bool) -> None:
        """Shows or hides tip, reasons and sources."""
        self._rest.setVisible(shown)
        self.more.setText(self._say("window.advice.less" if shown else "window.advice.more"))
        self.more.setToolTip(self.more.text())
        self.more.show_icon("chevron-up" if shown else "chevron-down")

    # --- how it looks

    def _lay_out(self, language: Lang) -> None:
        whole = row(self, (20, 14, 14, 12), 14)
        whole.addWidget(self.number, 0, Qt.AlignmentFlag.AlignTop)
        whole.addWidget(Disc(self._advised.step.icon, 44), 0, Qt.AlignmentFlag.AlignTop)
        body = column(gap=8)
        body.addLayout(self._head(language))
        for part in self._reasons_and_risk():
            body.addWidget(part)
        for service in self._advised.services[:_SEEN_SERVICES] if self._certain() else ():
            body.addLayout(_service_line(self._say, service))
        if self._advised.together != "alone" and self._advised.step.on_paper:
            body.addWidget(together_line(self._say, self._advised.together))
        if self._ask:
            body.addWidget(
                self._question(self._ask), 0, Qt.AlignmentFlag(0) if look.cramped() else Qt.AlignmentFlag.AlignLeft
            )
        body.addWidget(self._rest)
        self._rest.hide()
        whole.addLayout(body, 1)

    def _head(self, language: Lang) -> QBoxLayout:
        """What to do, and beside it what can be done with it; under it where there is hardly any room."""
        say, key = self._say, f"step.{self._advised.step.id}.do"
        words = column(gap=2)
        words.addWidget(Text(say(key), _DO))
        if language != say.language and say.words.has(language, key):
            words.addWidget(Text(say.words.text(language, key), _OWN_DO, "visitor_ink", language=language))
        head = beside(stacked=look.cramped(), gap=8)
        head.addLayout(words, 1)
        tools = row(gap=8)
        head.addLayout(tools)
        on_paper, for_you = self._advised.step.on_paper, self._not_for_paper()
        for tool in (for_you, self.sheet, self.up, self.down, self.away, self.more):
            tools.addWidget(tool, 0, Qt.AlignmentFlag.AlignTop)
        if look.cramped():
            tools.addStretch(1)
        for tool in (for_you,) if on_paper else (self.sheet, self.up, self.down):
            tool.hide()
        if on_paper or not self._advised.added:  # what is on paper is taken off by its own button
            self.away.hide()
        return head

    def _reasons_and_risk(self) -> list[QWidget]:
        step, say = self._advised.step, self._say
        why = Text(say(f"step.{step.id}.{'because' if self._certain() else 'unknown'}"), look.Type(16), "ink2")
        return [why, RiskLine(step.risk, risk_text(say, step))] if self._certain() else [why]

    def _question(self, fact: FactId) -> QPushButton:
        words, icon = self._say(f"guide.{fact}.ask"), "comment-question-outline"
        ask: QPushButton = ListRow(icon, words) if look.cramped() else Button(words, "quiet", icon=icon, height=48)
        ask.clicked.connect(partial(self.asked.emit, fact))
        return ask

    def _not_for_paper(self) -> Text:
        return Text(self._say("window.advice.for-you"), look.SMALL_STRONG, "ink2", wrap=False)

    def _unfolding(self, reasons: Sequence[str]) -> QWidget:
        rest, say, step = QWidget(), self._say, self._advised.step
        body = column(rest, 0, 12)
        if not self._certain():
            body.addWidget(RiskLine(step.risk, risk_text(say, step)))
        for service in self._advised.services[_SEEN_SERVICES if self._certain() else 0 :]:
            body.addLayout(_service_line(say, service))
        if self.together:
            body.addWidget(self.together)
        for service in self._advised.services:
            body.addWidget(self._wrong_button(service), 0, Qt.AlignmentFlag.AlignLeft)
        if say.words.has(say.language, f"step.{step.id}.tip"):
            body.addWidget(Note("lightbulb-outline", say("window.advice.tip"), say(f"step.{step.id}.tip")))
        if reasons:
            body.addWidget(Note("link-variant", say("window.advice.grounds"), "\n".join(reasons)))
        body.addWidget(Note("book-open-outline", say("window.advice.sources"), "\n".join(_sources(say, self._advised))))
        return rest

    def _wrong_button(self, service: Service) -> Button:
        """One click, and it comes on the coordinator's list."""
        button = Button(
            self._say("window.advice.wrong", name=service.name), "link", icon="phone-off-outline", height=48
        )
        button.clicked.connect(partial(self.wrong_called.emit, service.id))
        return button

    def _certain(self) -> bool:
        return self._advised.state == "yes"

    # --- what is clicked

    def _connect(self) -> None:
        self.sheet.clicked.connect(lambda: self.sheet_asked.emit(self.sheet.isChecked()))
        self.away.clicked.connect(lambda: self.sheet_asked.emit(False))
        if self.together:
            self.together.chosen.connect(self.together_chosen)
        self.more.clicked.connect(lambda: self.unfold(shown=self._rest.isHidden()))

    def _mover(self, step: int) -> Button:
        words = self._say("window.advice.earlier" if step < 0 else "window.advice.later")
        button = Button(words, "quiet", icon="arrow-up" if step < 0 else "arrow-down", bare=True, height=48)
        button.clicked.connect(partial(self.moved.emit, step))
        keys = QShortcut(QKeySequence("Alt+Up" if step < 0 else "Alt+Down"), self)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(button.click)
        return button


def _service_line(say: Speech, service: Service) -> QBoxLayout:
    """Whom to turn to: the name, a number for the volunteer, and what of it may stand on paper."""
    whole, named, line = beside(stacked=look.cramped(), gap=10), row(gap=10), row(gap=10)
    named.addWidget(Glyph("map-marker-outline", 20, "ink2"))
    named.addWidget(Text(service.name, look.Type(16, 600)), 1)
    whole.addLayout(named, 1)
    whole.addLayout(line)
    if service.phones:
        line.addWidget(Text(isolated(service.phones[0].number), look.Type(16), wrap=False))
        if service.assured_date is None:
            line.addWidget(Text(say("window.advice.call-round"), look.SMALL_STRONG, "ink2", wrap=False))
    state = Text(say(f"window.advice.print.{printing(service)}"), look.SMALL, "ink2")
    if not look.cramped():
        state.setFixedWidth(look.px(_STATE_WIDTH))
    line.addWidget(state, 1 if look.cramped() else 0)
    return whole


def _sources(say: Speech, advised: AdvisedStep) -> list[str]:
    """Where a step comes from, how sure it is, and until when."""
    step = advised.step
    lines = [f"{_BREAKABLE.sub(_BREAK, source.url)} ({source.seen})" for source in step.sources]
    basis = [step.legal_basis] if step.legal_basis else []
    return [
        *basis,
        *lines,
        say(f"window.advice.sure.{step.confidence}"),
        say("window.advice.until", date=step.review_by),
    ]
