"""The screen turned to the visitor: everything on cream, her language large, mirrored where it runs from right to left,
the Dutch small beside it. It is used by pointing alone, and its answers go into the same conversation.

It stands in the window, or fills a second display while the volunteer keeps her own; `rooms.py` decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QPaintEvent, QScreen, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from intake.model import AnswerState, Code, Lang, Question
from ui import look, privacy
from ui.alarm import BESIDE, DIAL, SMALL, AlarmCard, Size, once_each
from ui.button import ENTER_KEYS, Button, Kind
from ui.card import column, row
from ui.conversation import Conversation, Moment
from ui.digits import Digits
from ui.fit import roomiest
from ui.leafed import Leafed
from ui.look import Type
from ui.screen import Screen
from ui.speech import Speech
from ui.surface import flood
from ui.text import Text
from ui.tile import Shape, Tile, Tiles

_UNDER = Type(20, 400, 15)
_MARGINS, _COMPACT_MARGINS = (56, 28, 56, 22), (20, 10, 20, 12)
_TALLEST = 280  # a tile, in pixels at 100 %
_CRAMPED_HEIGHT = 48  # of every button, where room is needed for the answers
_LEFT_OPEN = ((AnswerState.UNKNOWN, "help"), (AnswerState.DECLINED, "hand-back-right-outline"))


@dataclass(frozen=True)
class _Plan:
    """`grid`: columns and rows of a page of answers, where they do not all fit on one; None: all of them. `alarms`: how
    large what to do now is.
    """

    shape: Shape
    question: Type
    grid: tuple[int, int] | None = None
    alarms: Size = SMALL


_SMALL = Type(28, 700, 19)
_GRIDS = ((4, 3), (3, 3), (2, 3), (3, 2), (2, 2))
_LAST_GRIDS = ((3, 1), (2, 1))
_PLANS = (
    _Plan("facing", look.FACING),
    _Plan("facing", Type(44, 700, 30)),
    _Plan("pointing", Type(44, 700, 30)),
    _Plan("pointing", Type(32, 700, 22)),
    _Plan("crowd", Type(44, 700, 30)),
    _Plan("crowd", Type(32, 700, 22)),
    _Plan("crowd", _SMALL),
    *(_Plan("crowd", _SMALL, grid) for grid in _GRIDS),
    *(_Plan("crowd", _SMALL, grid, DIAL) for grid in (None, *_GRIDS)),
    *(_Plan("crowd", _SMALL, grid, alarms) for alarms in (SMALL, DIAL) for grid in _LAST_GRIDS),
)


class Facing(Screen):
    """`turned`: back to the volunteer."""

    turned = Signal()

    def __init__(self, say: Speech, conversation: Conversation) -> None:
        super().__init__(say, "facing")
        self._conversation = conversation
        self._moment: Moment | None = None
        self._laid_out_for = QSize()
        self.board: FacingBoard | None = None
        self.privacy: privacy.Privacy | None = None
        self._page = QWidget()
        self._body = column(self._page, _COMPACT_MARGINS if look.compact() else _MARGINS)
        self.lay_out(self._page)
        self._paper.viewport().installEventFilter(self)
        for keys, signal in (("F6", self.turned), ("Esc", self.turned), ("F9", self.safety_asked)):
            QShortcut(QKeySequence(keys), self).activated.connect(signal)
        onwards = QShortcut(self)
        onwards.setKeys([QKeySequence(key) for key in ENTER_KEYS])
        onwards.activated.connect(self._go_on)

    def paintEvent(self, _event: QPaintEvent) -> None:
        flood(self, "visitor")

    def show_moment(self, moment: Moment) -> None:
        """Shows the question that is on the table; where none is, it turns back by itself."""
        question = moment.page.question
        if question is None:
            self.turned.emit()
            return
        turned = not self._moment or _on_the_table(self._moment) != _on_the_table(moment)
        self._moment = moment
        if turned or not self.board:
            self._build(question, moment)
            if self.isActiveWindow():  # what had the focus is gone
                self.setFocus()
        if self.board:
            self.board.show_answer(moment.page.answer.state, moment.page.answer.codes)
            if turned and isinstance(self.board.tiles, Leafed):
                self.board.tiles.turn_to_chosen()

    def enter(self) -> None:
        self.setFocus()

    def fill(self, display: QScreen) -> None:
        """Fills a display of its own; the keyboard stays with the volunteer."""
        self.setWindowFlags(Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setGeometry(display.geometry())
        self.showFullScreen()

    def forget(self) -> None:
        self._moment = None
        self._drop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        changed = event.type() == QEvent.Type.Resize and self._room() != self._laid_out_for
        if changed and self._moment and self._moment.page.question:
            moment, self._moment = self._moment, None
            self.show_moment(moment)
        return super().eventFilter(watched, event)

    def _go_on(self) -> None:
        """Enter, as on the volunteer's own screen; not while she reads what is written down."""
        if self.board and not self.privacy:
            self.board.next.click()

    def _build(self, question: Question, moment: Moment) -> None:
        self._drop()
        self._laid_out_for = self._room()
        alarms = moment.advice.alarms if question.stage == "safety" else ()
        plans = [
            partial(FacingBoard, self.say, question, moment.talk.language, plan, alarms)
            for plan in _PLANS
            if (plan.grid is None or _needs_pages(question, plan.grid)) and (alarms or plan.alarms is not DIAL)
        ]
        shown = (question.id, moment.talk.language, self.say.language, alarms)
        board = roomiest(plans, self._laid_out_for, self._page, shown)
        board.chosen.connect(partial(self._conversation.answer, question.id))
        board.left_open.connect(self._leave_open)
        board.turned.connect(self.turned)
        board.safety_asked.connect(self.safety_asked)
        board.privacy_asked.connect(self._explain_privacy)
        board.next.clicked.connect(self._conversation.forward)
        board.back.clicked.connect(self._conversation.back)
        self.board = board
        self._body.addWidget(board)
        board.show()

    def _explain_privacy(self) -> None:
        """Over the question, until she has read it."""
        if not self._moment or not self.board:
            return
        self.privacy = privacy.lay_out(self.say, self._moment.talk.language, self._room(), self._page)
        self.privacy.read.connect(self._end_privacy)
        self.board.hide()
        self._body.addWidget(self.privacy)
        self.privacy.show()

    def _end_privacy(self) -> None:
        if self.privacy:
            self._body.removeWidget(self.privacy)
            self.privacy.hide()
            self.privacy.deleteLater()
            self.privacy = None
        if self.board:
            self.board.show()

    def _drop(self) -> None:
        self._end_privacy()
        if self.board:
            self._body.removeWidget(self.board)
            self.board.hide()
            self.board.deleteLater()
            self.board = None

    def _room(self) -> QSize:
        return self._paper.maximumViewportSize().shrunkBy(self._body.contentsMargins())

    def _leave_open(self, state: AnswerState) -> None:
        if not self._moment or not self._moment.page.question:
            return
        fact = self._moment.page.question.id
        if self._moment.page.answer.state is state:
            self._conversation.answer(fact, ())
        elif state is AnswerState.UNKNOWN:
            self._conversation.unknown(fact)
        else:
            self._conversation.decline(fact)


class FacingBoard(QWidget):
    """One question for her to point at. `left_open` carries the state she chose instead of an answer."""

    chosen = Signal(tuple)
    left_open = Signal(object)
    turned = Signal()
    safety_asked = Signal()
    privacy_asked = Signal()

    def __init__(
        self, say: Speech, question: Question, language: Lang, plan: _Plan, alarms: tuple[Code, ...] = ()
    ) -> None:
        super().__init__()
        self._say, self._language = say, language
        rtl = say.words.rtl(language)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        self.tiles = self._tiles(question, plan)
        self.tiles.chosen.connect(self.chosen)
        self._crowded = plan.shape == "crowd"
        self._alarms = plan.alarms if self._crowded else BESIDE
        self.open_tiles = {state: self._open_tile(state, icon) for state, icon in _LEFT_OPEN}
        self.back = _arrow(say("window.kit.back"), "visitor", "arrow-left")
        self.next = _arrow(say("window.kit.next"), "primary", "arrow-right")
        self.back.setEnabled(question.stage != "safety")
        body = column(self, 0, 8 if look.cramped() else 10 if look.compact() else 20)
        own = Text(self._own(f"guide.{question.id}.ask"), plan.question, "visitor_ink", language=language)
        body.addWidget(own)
        body.addLayout(self._under(question, own))
        body.addWidget(self.tiles, 1)
        body.addStretch(0)
        if alarms:
            body.addLayout(self._alarm_line(alarms))
        body.addLayout(self._foot())

    def show_answer(self, state: AnswerState, codes: tuple[Code, ...]) -> None:
        self.tiles.show_codes(codes)
        for one, tile in self.open_tiles.items():
            tile.setChecked(one is state)

    def _tiles(self, question: Question, plan: _Plan) -> Tiles | Digits:
        if question.kind == "digits":
            return Digits(question.digits, self._say("window.guide.erase"), height=80)
        exclusive = frozenset(option.code for option in question.options if option.exclusive)
        several = question.kind == "several"
        tiles = self._grid(question, plan, several=several, exclusive=exclusive)
        for option in question.options:
            words = f"guide.{question.id}.option.{option.code}"
            tile = self._tile(words, option.icon, plan.shape, of_several=several)
            tile.setMaximumHeight(look.px(_TALLEST))
            tiles.add(option.code, tile)
        return tiles

    def _grid(self, question: Question, plan: _Plan, *, several: bool, exclusive: frozenset[Code]) -> Tiles:
        if plan.grid:
            columns, rows = plan.grid
            return Leafed(columns, rows, self._more_words, several=several, exclusive=exclusive, gap=8)
        return Tiles(_columns(len(question.options)), several=several, exclusive=exclusive)

    def _more_words(self, page: int, pages: int) -> str:
        return self._say("window.facing.more", page=page, pages=pages)

    def _under(self, question: Question, own: Text) -> QHBoxLayout:
        """The volunteer's words; and at the other end, in hers, that she may point at more than one."""
        line = row(gap=24)
        if self._language != self._say.language:
            under = Text(self._say(f"guide.{question.id}.ask"), _UNDER, "visitor_ink")
            under.start_with(own)
            line.addWidget(under, 1)
        if question.kind == "several":
            several = Text(self._own("guide.answer.several"), _UNDER, "visitor_ink", language=self._language)
            if line.count():
                several.end_there()
            line.addWidget(several, 1)
        return line

    def _alarm_line(self, alarms: tuple[Code, ...]) -> QHBoxLayout:
        """What to do now, beside each other."""
        line = row(gap=12)
        for alarm in once_each(alarms):
            line.addWidget(AlarmCard(self._say, alarm, self._language, self._alarms), 1)
        return line

    def _open_tile(self, state: AnswerState, icon: str) -> Tile:
        tile = self._tile(f"guide.answer.{state}", icon, "crowd" if self._crowded else "pointing")
        tile.clicked.connect(lambda: self.left_open.emit(state))
        return tile

    def _privacy_words(self) -> str:
        """In both languages: she may hover over it, and the volunteer reads it to her."""
        return "\n".join(dict.fromkeys((self._own("guide.privacy.title"), self._say("guide.privacy.title"))))

    def _tile(self, words: str, icon: str, shape: Shape, *, of_several: bool = True) -> Tile:
        same = self._language == self._say.language
        text = self._say(words)
        return Tile(
            text,
            "" if same else self._own(words),
            language=self._language,
            icon=icon,
            shape=shape,
            of_several=of_several,
        )

    def _own(self, words: str) -> str:
        return self._say.words.text(self._language, words)

    def _foot(self) -> QHBoxLayout:
        """What is hers first, in her direction; at the end what is the volunteer's."""
        foot = row(gap=8 if look.cramped() else 12)
        for tile in self.open_tiles.values():
            foot.addWidget(tile, 1 if look.cramped() else 0)
        if not look.cramped():
            foot.addStretch(1)
        height = _CRAMPED_HEIGHT if look.cramped() else 56
        privacy = Button(self._privacy_words(), "visitor", icon="shield-lock-outline", bare=True, height=height)
        privacy.clicked.connect(self.privacy_asked)
        turn = Button(
            f"{self._say('window.facing.turn-back')}  F6",
            "text",
            icon="swap-horizontal",
            short="F6",
            height=height,
            bare=look.cramped(),
        )
        turn.clicked.connect(self.turned)
        safety = Button(self._say("window.kit.safety"), "safety", icon="lifebuoy", bare=True, height=height)
        safety.clicked.connect(self.safety_asked)
        for button in (privacy, turn, safety, self.back, self.next):
            foot.addWidget(button)
        return foot


def second_display(window: QWidget) -> QScreen | None:
    """A display that the window does not stand on."""
    return next((display for display in QGuiApplication.screens() if display is not window.screen()), None)


def _arrow(words: str, kind: Kind, icon: str) -> Button:
    return Button(words, kind, icon=icon, bare=True, height=_CRAMPED_HEIGHT if look.cramped() else 64)


def _columns(options: int) -> int:
    return 2 if options <= 4 else 3 if options <= 9 else 4


def _needs_pages(question: Question, grid: tuple[int, int]) -> bool:
    columns, rows = grid
    return len(question.options) > columns * rows


def _on_the_table(moment: Moment) -> tuple[str, Lang, tuple[Code, ...]]:
    return moment.page.at, moment.talk.language, moment.advice.alarms
