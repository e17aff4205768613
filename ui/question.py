"""One question on the table between two people: the volunteer's words on white, the visitor's on cream beside them, the
answers as tiles, and three hints for the volunteer (how to say it, why we ask, what to mind).

A `Board` is built for one question in one `Plan` and thrown away for the next. How large things may be depends on how
much there is to show, in which script, at which zoom: `lay_out` measures, from the roomiest plan down, and takes the
first one that fits.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Literal

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QWidget

from intake.model import Lang, Question
from ui import look
from ui.card import Card, column, row
from ui.digits import Digits
from ui.fit import roomiest
from ui.hint import HintLine, HintRow
from ui.leafed import Leafed
from ui.look import Role, Type
from ui.speech import Speech
from ui.surface import Ground
from ui.text import Text
from ui.tile import KEYS, Shape, Tile, Tiles

Hints = Literal["open", "line", "none"]
"""The hints side by side, one of them at a time on a line, or elsewhere."""

_SIZES = (look.QUESTION, Type(28, 600, 22), Type(24, 600, 19))
_PAGES = ((4, 3), (3, 3), (4, 2), (2, 3), (3, 2), (2, 2), (3, 1))
"""Columns and rows of a page of answers, where they do not all fit on one."""


@dataclass(frozen=True)
class Plan:
    """One way to lay a question out. `slim`: the question without its small line, everything close together. `rows`: of
    a page of answers; 0: all answers on one.
    """

    columns: int
    shape: Shape
    question: Type
    hints: Hints
    slim: bool = False
    rows: int = 0


@dataclass(frozen=True)
class Asked:
    """What a board shows. `kicker`: the small line over the question ("Question 3 of about 6")."""

    question: Question
    language: Lang
    kicker: str
    hints: bool = True

    def key(self, part: str) -> str:
        return f"guide.{self.question.id}.{part}"


def plans(asked: Asked) -> tuple[Plan, ...]:
    """The ways to lay out a question, roomiest first."""
    options = len(asked.question.options)
    grids: tuple[tuple[int, Shape], ...]
    if options <= 4:
        grids = ((2, "answer"), (2, "tight"))
    elif options <= 6:
        grids = ((2, "answer"), (3, "need"), (2, "tight"))
    elif options <= 9:
        grids = ((3, "need"), (3, "tight"))
    else:
        grids = ((4, "need"), (4, "tight"))
    ways: tuple[Hints, ...] = ("open", "line") if asked.hints else ("none",)
    found = [Plan(columns, shape, size, way) for columns, shape in grids for size in _SIZES for way in ways]
    found.append(Plan(*grids[-1], _SIZES[-1], "none"))
    found.append(Plan(*grids[-1], _SIZES[-1], "none", slim=True))
    leaves = ((columns, rows) for columns, rows in _PAGES if columns * rows < options)
    found.extend(Plan(columns, "tight", _SIZES[-1], "none", slim=True, rows=rows) for columns, rows in leaves)
    return tuple(found)


class Board(QWidget):
    """One question. `chosen` carries the codes that are chosen now.

    It takes the focus itself when it comes on the table, so that a screen reader reads the question; Tab then goes on
    to the answers.
    """

    chosen = Signal(tuple)

    def __init__(self, say: Speech, asked: Asked, plan: Plan) -> None:
        super().__init__()
        self.plan = plan
        self.tiles = _digits(say, asked) if asked.question.kind == "digits" else _tiles(say, asked, plan)
        self.tiles.chosen.connect(self.chosen)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # no stop of Tab: there is nothing to press
        self.setAccessibleName(say(asked.key("ask")))
        body = column(self, 0, 6 if plan.slim else 14 if look.compact() or len(asked.question.options) > 9 else 18)
        body.addWidget(_cards(say, asked, plan))
        body.addWidget(self.tiles, 1 if len(asked.question.options) > 4 else 0)
        if plan.hints != "none":
            question = asked.question.id
            body.addWidget(HintRow(say, question) if plan.hints == "open" else HintLine(say, question))
        if len(asked.question.options) <= 4:
            body.addStretch(1)


def lay_out(say: Speech, asked: Asked, room: QSize, within: QWidget) -> Board:
    """The roomiest board for this room; where not all answers fit, by the page."""
    shown = (asked.question.id, asked.language, say.language, asked.hints)
    return roomiest([partial(Board, say, asked, plan) for plan in plans(asked)], room, within, shown)


def _digits(say: Speech, asked: Asked) -> Digits:
    digits = Digits(asked.question.digits, say("window.guide.erase"), flat=look.cramped())
    digits.setAccessibleName(say(asked.key("ask")))
    return digits


def _tiles(say: Speech, asked: Asked, plan: Plan) -> Tiles:
    question = asked.question
    exclusive = frozenset(option.code for option in question.options if option.exclusive)
    several = question.kind == "several"
    gap = 6 if plan.slim else 12
    if plan.rows:
        words = partial(_more_words, say)
        more = say("window.guide.more")
        tiles: Tiles = Leafed(plan.columns, plan.rows, words, more=more, several=several, exclusive=exclusive, gap=gap)
    else:
        tiles = Tiles(plan.columns, several=several, exclusive=exclusive, gap=gap)
    tiles.setAccessibleName(say(asked.key("ask")))
    for key, option in zip(KEYS, question.options, strict=False):
        option_words = asked.key(f"option.{option.code}")
        own = say.words.text(asked.language, option_words) if asked.language != say.language else ""
        tiles.add(
            option.code,
            Tile(
                say(option_words),
                own,
                language=asked.language,
                icon=option.icon,
                key=key,
                shape=plan.shape,
                of_several=several,
            ),
        )
    return tiles


def _more_words(say: Speech, page: int, pages: int) -> str:
    return say("window.facing.more", page=page, pages=pages)


def _cards(say: Speech, asked: Asked, plan: Plan) -> QWidget:
    both = QWidget()
    line = row(both, 0, 12)
    line.addWidget(_own_card(say, asked, plan), 1)
    if asked.language != say.language:
        line.insertWidget(0, _volunteers_card(say, asked, plan), 1)
    return both


def _volunteers_card(say: Speech, asked: Asked, plan: Plan) -> Card:
    return _question_card("card", "" if plan.slim else asked.kicker, "ink2", Text(say(asked.key("ask")), plan.question))


def _own_card(say: Speech, asked: Asked, plan: Plan) -> Card:
    """The visitor's. Where both speak one language, the only card."""
    alone = asked.language == say.language
    kicker = "" if plan.slim else asked.kicker if alone else say(f"language.{asked.language}")
    words = say.words.text(asked.language, asked.key("ask"))
    return _question_card(
        "visitor", kicker, "visitor_ink", Text(words, plan.question, "visitor_ink", language=asked.language)
    )


def _question_card(ground: Ground, kicker: str, role: Role, words: Text) -> Card:
    card = Card(ground)
    body = column(card, (24, 14, 24, 14) if kicker else (16, 6, 16, 6), 4)
    if kicker:
        body.addWidget(Text(kicker, look.SMALL_STRONG, role))
    body.addWidget(words)
    body.addStretch(1)
    return card
