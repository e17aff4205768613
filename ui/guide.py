"""The conversation itself: safety, needs and questions on one screen. One question at a time, in two languages; every
choice goes to the vault at once; the advice grows beside it.

Nothing scrolls. At 200 % the question has the whole width: the advice is a count with its key in the bar above, the
hints are behind theirs, what to do now is a strip, and answers that do not all fit go by the page.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from intake.model import AnswerState, Code, FactId, Lang, Page
from ui import look
from ui.alarm import AlarmSide, AlarmStrip
from ui.bar import FootBar
from ui.button import Button
from ui.card import column, row
from ui.conversation import Conversation, Moment
from ui.dialog import Asking
from ui.fit import fits
from ui.hint import KEY, HintDialog, hint_button, present_hints
from ui.leafed import Leafed
from ui.question import Asked, Board, lay_out
from ui.rail import Rail
from ui.speech import Speech
from ui.stage import StageScreen

_MARGINS, _COMPACT_MARGINS, _CRAMPED_MARGINS = (28, 22, 28, 20), (20, 14, 20, 12), (16, 6, 16, 6)


class Guide(Asking, StageScreen):
    """`facing_asked`: the visitor wants to see it herself. `language_asked`: back, before the first question."""

    facing_asked = Signal()
    language_asked = Signal()

    def __init__(self, say: Speech, conversation: Conversation) -> None:
        super().__init__(say, "guide", conversation)
        self._moment: Moment | None = None
        self.board: Board | None = None
        self._laid_out_for = QSize()
        self.rail, self.alarms, self.strip = Rail(say), AlarmSide(say), AlarmStrip(say)
        self.hints = hint_button(say)
        self.advice = Button("", "text", key="F4", height=48)
        self.back = Button(say("window.kit.back"), "text", icon="arrow-left", height=56)
        self.turn = Button(say("window.guide.turn"), "text", icon="monitor-share", short="F6", key="F6", height=56)
        self.unknown = Button(say("window.guide.unknown"), "choice", height=56)
        self.decline = Button(say("window.guide.decline"), "choice", height=56)
        self.next = Button(say("window.kit.next"), "primary", icon="arrow-right", icon_last=True, height=56)
        self._page = QWidget()
        sides = row(self._page)
        self._body = column(None, _margins(), 6 if look.cramped() else 0)
        self._body.addWidget(self.strip)
        self.strip.hide()
        sides.addLayout(self._body, 1)
        sides.addWidget(self.rail)
        sides.addWidget(self.alarms)
        for tool in (self.hints, self.advice):
            self.top.add_tool(tool)
            tool.hide()
        self.lay_out(self._page, self.top, FootBar(self.back, self.next, [self.turn, self.unknown, self.decline]))
        self._connect()

    def show_moment(self, moment: Moment) -> None:
        question = moment.page.question
        if question is None:
            return
        super().show_moment(moment)
        turned = not self._moment or _shown_question(self._moment) != _shown_question(moment)
        self._moment = moment
        self._show_sides(moment)
        self._show_foot(moment)
        if turned or not self.board:
            self.banner.clear()
            self._build_board()
        if self.board:
            self.board.tiles.show_codes(moment.page.answer.codes)
            if turned:
                _leaf_to_chosen(self.board)
                self.board.setFocus()
            else:
                self._fit_again(self.board)

    def enter(self) -> None:
        if self.board:
            self.board.setFocus()

    def forget(self) -> None:
        self._moment = None
        self._drop_board()
        self.rail.forget()
        self.alarms.forget()
        self.strip.forget()
        self.stop_asking()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.board and self._moment:
            self._show_strip(self._moment)
            self._fit_again(self.board)
        return super().eventFilter(watched, event)

    # --- what is on the table

    def _build_board(self) -> None:
        moment = self._moment
        if not moment or not moment.page.question:
            return
        page, question = moment.page, moment.page.question
        kicker = kicker_of(self.say, page)
        asked = Asked(question, moment.talk.language, kicker, hints=page.stage != "safety")
        self._laid_out_for = self._room()
        board = lay_out(self.say, asked, self._laid_out_for, self._page)
        self._drop_board()
        self.board = board
        board.chosen.connect(self._choose)
        self._body.insertWidget(0, board, 1)
        board.show()
        whole = fits(board, self._laid_out_for)  # a bar that was there once would stay: beside it words need more lines
        bar = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if whole else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self._paper.setVerticalScrollBarPolicy(bar)
        beside = page.stage == "safety" and not look.cramped()
        hinted = bool(present_hints(self.say, question.id))
        self.hints.setVisible(hinted and board.plan.hints == "none" and not beside)

    def _drop_board(self) -> None:
        if self.board:
            self._body.removeWidget(self.board)
            self.board.hide()
            self.board.deleteLater()
            self.board = None

    def _fit_again(self, board: Board) -> None:
        """The window changed: as roomy as it can be, and no roomier."""
        if self._room() == self._laid_out_for:
            return
        codes, focused, held = board.tiles.codes(), board.tiles.focused(), board.hasFocus()
        self._build_board()
        if self.board:
            self.board.tiles.show_codes(codes)
            _leaf_to_chosen(self.board)
            if focused:
                self.board.tiles.tile(focused).setFocus()
            elif held:
                self.board.setFocus()

    def _room(self) -> QSize:
        """What is left for the board in the window as it is."""
        sides = sum(side.width() for side in (self.rail, self.alarms) if not side.isHidden())
        under = self.strip.tall() + self._body.spacing() if not self.strip.isHidden() else 0
        return self._page_room() - QSize(sides, under)

    def _page_room(self) -> QSize:
        return self._paper.maximumViewportSize().shrunkBy(self._body.contentsMargins())

    def _show_sides(self, moment: Moment) -> None:
        """What stands beside the question; where there is hardly any room, above and below it."""
        safe, asking, cramped = moment.page.stage == "safety", moment.page.stage == "questions", look.cramped()
        self.alarms.setVisible(safe and not cramped)
        self.rail.setVisible(asking and not cramped)
        self.rail.show_moment(moment)
        self._show_strip(moment)
        if not cramped:
            self.alarms.show_moment(moment)
        certain = sum(one.state == "yes" for one in moment.advice.steps)
        self.advice.setText(self.say("window.guide.advice-count", count=certain))
        self.advice.setVisible(asking and cramped)

    def _show_strip(self, moment: Moment) -> None:
        if look.cramped() and moment.page.stage == "safety":
            self.strip.show_moment(moment, self._page_room().width())
        else:
            self.strip.hide()

    def _show_foot(self, moment: Moment) -> None:
        state = moment.page.answer.state
        self.unknown.setChecked(state is AnswerState.UNKNOWN)
        self.decline.setChecked(state is AnswerState.DECLINED)
        aside = bool(moment.aside)
        self.next.setText(self.say("window.safety.return" if aside else "window.kit.next"))
        self.back.setVisible(not aside)

    # --- what is clicked

    def _connect(self) -> None:
        self._paper.viewport().installEventFilter(self)
        for asked in (self.rail.advice_asked, self.advice.clicked):
            asked.connect(lambda: self.conversation.go("advice"))
        self.hints.clicked.connect(self._show_hints)
        self.turn.clicked.connect(self.facing_asked)
        self.unknown.clicked.connect(lambda: self._leave_open(self.unknown, self.conversation.unknown))
        self.decline.clicked.connect(lambda: self._leave_open(self.decline, self.conversation.decline))
        self.back.clicked.connect(self._go_back)
        self.next.clicked.connect(self._go_on)
        self.next.answer_enter(self)
        for key, verb in (("Esc", self._go_back), (KEY, self._show_hints)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(verb)

    def _choose(self, codes: tuple[Code, ...]) -> None:
        if self._moment and self._moment.page.question:
            self.unknown.setChecked(False)
            self.decline.setChecked(False)
            self.conversation.answer(self._moment.page.question.id, codes)

    def _leave_open(self, button: Button, verb: Callable[[FactId], None]) -> None:
        """ "Doesn't know", "would rather not say": an answer like any other; a second click takes it back."""
        if not self._moment or not self._moment.page.question or not self.board:
            return
        fact = self._moment.page.question.id
        self.board.tiles.show_codes(())
        if button.isChecked():
            verb(fact)
        else:
            self.conversation.answer(fact, ())

    def _show_hints(self) -> None:
        """All there is to say about the question, also where some of it stands there already."""
        if self._moment and self._moment.page.question:
            question, safe = self._moment.page.question.id, self._moment.page.stage == "safety"
            self.ask(HintDialog(self, self.say, question, self._moment.advice.alarms if safe else ()))

    def _go_back(self) -> None:
        if not self._moment:
            return
        if self._moment.aside:
            self.conversation.return_from_safety()
        elif self._moment.page.stage == "safety":
            self.language_asked.emit()
        else:
            self.conversation.back()

    def _go_on(self) -> None:
        if not self._moment or not self.board:
            return
        if self._moment.aside:
            self.conversation.return_from_safety()
        elif self._moment.page.stage == "safety" and not self._said_anything(self.board):
            self.tell(self.say("window.guide.safety-first"))
        else:
            self.conversation.forward()

    def _said_anything(self, board: Board) -> bool:
        return bool(board.tiles.codes()) or self.unknown.isChecked() or self.decline.isChecked()


def _margins() -> tuple[int, int, int, int]:
    return _CRAMPED_MARGINS if look.cramped() else _COMPACT_MARGINS if look.compact() else _MARGINS


def _leaf_to_chosen(board: Board) -> None:
    if isinstance(board.tiles, Leafed):
        board.tiles.turn_to_chosen()


def kicker_of(say: Speech, page: Page) -> str:
    """The small line over a question: how far, and whether more answers fit."""
    parts = []
    if page.stage == "questions":
        parts.append(say("window.guide.place", place=page.position, total=page.total))
    if page.question and page.question.kind == "several":
        parts.append(say("window.guide.several"))
    return " · ".join(parts) or say("window.guide.one")


def _shown_question(moment: Moment) -> tuple[str, Lang]:
    return moment.page.at, moment.talk.language
