"""The conversation itself: safety, needs and questions on one screen. One question at a time, in two languages; every
choice goes to the vault at once; the advice grows beside it.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from intake.model import AnswerState, Code, FactId, Lang, Page
from ui import look
from ui.alarm import AlarmSide
from ui.bar import FootBar
from ui.button import Button
from ui.card import column, row
from ui.conversation import Conversation, Moment
from ui.question import Asked, Board, lay_out
from ui.rail import Rail
from ui.speech import Speech
from ui.stage import StageScreen

_MARGINS, _COMPACT_MARGINS = (28, 22, 28, 20), (20, 14, 20, 12)


class Guide(StageScreen):
    """`facing_asked`: the visitor wants to see it herself. `language_asked`: back, before the first question."""

    facing_asked = Signal()
    language_asked = Signal()

    def __init__(self, say: Speech, conversation: Conversation) -> None:
        super().__init__(say, "guide", conversation)
        self._moment: Moment | None = None
        self.board: Board | None = None
        self._laid_out_for = QSize()
        self.rail, self.alarms = Rail(say), AlarmSide(say)
        self.back = Button(say("window.kit.back"), "text", icon="arrow-left", height=56)
        self.turn = Button(say("window.guide.turn"), "text", icon="monitor-share", short="F6", key="F6", height=56)
        self.unknown = Button(say("window.guide.unknown"), "choice", height=56)
        self.decline = Button(say("window.guide.decline"), "choice", height=56)
        self.next = Button(say("window.kit.next"), "primary", icon="arrow-right", icon_last=True, height=56)
        self._page = QWidget()
        sides = row(self._page)
        self._body = column(None, _COMPACT_MARGINS if look.compact() else _MARGINS)
        sides.addLayout(self._body, 1)
        sides.addWidget(self.rail)
        sides.addWidget(self.alarms)
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
                self.board.setFocus()

    def enter(self) -> None:
        if self.board:
            self.board.setFocus()

    def forget(self) -> None:
        self._moment = None
        self._drop_board()
        self.rail.forget()
        self.alarms.forget()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.board:
            self._fit_again(self.board)
        return super().eventFilter(watched, event)

    # --- what is on the table

    def _build_board(self) -> None:
        moment = self._moment
        if not moment or not moment.page.question:
            return
        page = moment.page
        kicker = kicker_of(self.say, page)
        asked = Asked(moment.page.question, moment.talk.language, kicker, hints=page.stage != "safety")
        self._laid_out_for = self._room()
        board = lay_out(self.say, asked, self._laid_out_for, self._page)
        self._drop_board()
        self.board = board
        board.chosen.connect(self._choose)
        self._body.addWidget(board)
        board.show()

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
            if focused:
                self.board.tiles.tile(focused).setFocus()
            elif held:
                self.board.setFocus()

    def _room(self) -> QSize:
        """What is left for the board in the window as it is."""
        whole = self._paper.maximumViewportSize()
        margins = self._body.contentsMargins()
        sides = sum(side.width() for side in (self.rail, self.alarms) if not side.isHidden())
        return QSize(
            whole.width() - sides - margins.left() - margins.right(), whole.height() - margins.top() - margins.bottom()
        )

    def _show_sides(self, moment: Moment) -> None:
        safe = moment.page.stage == "safety"
        self.alarms.setVisible(safe)
        self.rail.setVisible(moment.page.stage == "questions")
        self.rail.show_moment(moment)
        self.alarms.show_moment(moment)

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
        self.rail.advice_asked.connect(lambda: self.conversation.go("advice"))
        self.turn.clicked.connect(self.facing_asked)
        self.unknown.clicked.connect(lambda: self._leave_open(self.unknown, self.conversation.unknown))
        self.decline.clicked.connect(lambda: self._leave_open(self.decline, self.conversation.decline))
        self.back.clicked.connect(self._go_back)
        self.next.clicked.connect(self._go_on)
        self.next.answer_enter(self)
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self._go_back)

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
