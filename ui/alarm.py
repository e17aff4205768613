"""What to do now: a plum card for each alarm that was raised, with the number to call, large, in the volunteer's words
and in the visitor's. It stands beside the safety question the moment an alarm is chosen; until then the hints do. Where
there is no room beside the question it is a strip under the answers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from intake.model import Code, Lang
from ui import look
from ui.button import Button
from ui.card import Card, Note, announce, column, row
from ui.conversation import Moment
from ui.fit import roomiest
from ui.hint import present_hints
from ui.icon import Glyph
from ui.look import Type
from ui.speech import Speech
from ui.surface import Ground
from ui.text import Text

_NUMBERS = {"danger": "112", "medical": "112", "suicide": "113"}
_ICON = "weather-night"  # of the one alarm without a number
_WIDTH, _COMPACT_WIDTH = 424, 320
_STRIP, _STRIP_ALONE = 56, 76  # what is still a strip, in pixels at 100 %, where there are several and where one
_HINTS = (("say", "why", "tip"), ("say", "tip"), ("tip",))


@dataclass(frozen=True)
class Size:
    """How large the cards are. `beside`: the number beside the words, not over them; `once`: each number once;
    `own`: with the visitor's words; `words`: with words at all, which else stand in the tooltip and are read out.
    """

    dial: Type
    do: Type
    beside: bool = True
    once: bool = False
    own: bool = True
    words: bool = True


_SIZES = (
    Size(Type(56, 700, 38), Type(20, 600, 18), beside=False),
    Size(Type(34, 700, 26), look.STRONG),
    Size(Type(34, 700, 26), look.SMALL_STRONG),
    Size(Type(34, 700, 26), look.STRONG, once=True),
    Size(Type(26, 700, 20), look.SMALL_STRONG, once=True),
    Size(Type(26, 700, 20), look.SMALL_STRONG, once=True, own=False),
)

BESIDE, SMALL = _SIZES[1:3]
DIAL = Size(Type(34, 700, 26), look.STRONG, words=False)


class AlarmCard(Card):
    """One alarm: whom to call, and what else."""

    def __init__(self, say: Speech, alarm: Code, language: Lang, size: Size) -> None:
        super().__init__("plum")
        self.setObjectName(f"alarm-{alarm}")
        self.setAccessibleName(say(f"guide.alarm.{alarm}"))
        if not size.words:
            self.setToolTip(self.accessibleName())
            column(self, (16, 4, 16, 4)).addLayout(_head(alarm, size))
            return
        body = row(self, (16, 12, 16, 14), 14) if size.beside else column(self, (18, 10, 18, 14), 6)
        body.addLayout(_head(alarm, size))
        body.addLayout(_words(say, alarm, language, size), 1)


class AlarmSide(Card):
    """The side of the safety question. It never scrolls: the more alarms, the smaller."""

    def __init__(self, say: Speech) -> None:
        super().__init__("rail")
        self._say = say
        self._alarms: tuple[Code, ...] = ()
        self._language = say.language
        self.setFixedWidth(look.px(_COMPACT_WIDTH if look.compact() else _WIDTH))
        self._body = column(self, (16, 16, 16, 14) if look.compact() else (20, 22, 28, 20), 12)
        self._content = QWidget()
        self._body.addWidget(self._content, 1)

    def show_moment(self, moment: Moment) -> None:
        """Shows what was raised; a screen reader is told when that changes."""
        said = self._alarms
        self._alarms, self._language = moment.advice.alarms, moment.talk.language
        if self.isVisible():
            self._fill()
        _announce(self, self._say, self._alarms, said)

    def forget(self) -> None:
        self._alarms = ()
        self._fill()

    def hasHeightForWidth(self) -> bool:
        """It makes no page taller: what it shows depends on how tall the page is."""
        return False

    def minimumSizeHint(self) -> QSize:
        return QSize(self.width(), 0)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fill()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().height() != event.oldSize().height():
            self._fill()

    def _fill(self) -> None:
        margins = self._body.contentsMargins()
        room = self.size().shrunkBy(margins)
        shown = (self._alarms, self._language, self._say.language)
        if self._alarms:
            self._put(roomiest([partial(self._cards, size) for size in _SIZES], room, self, shown))
        else:
            self._put(roomiest([partial(_hints, self._say, parts) for parts in _HINTS], room, self, shown))

    def _put(self, content: QWidget) -> None:
        self._body.replaceWidget(self._content, content)
        content.show()
        self._content.hide()
        self._content.deleteLater()
        self._content = content

    def _cards(self, size: Size) -> QWidget:
        whole = QWidget()
        stack = column(whole, 0, 12)
        stack.addWidget(Text(self._say("window.safety.now"), look.HEADING, "plum"))
        for alarm in once_each(self._alarms) if size.once else self._alarms:
            stack.addWidget(AlarmCard(self._say, alarm, self._language, size))
        if len(self._alarms) == 1:
            stack.addWidget(Note("lightbulb-outline", "", self._say(f"window.safety.{self._alarms[0]}")))
        stack.addStretch(1)
        return whole


class AlarmStrip(Card):
    """What to do now, on a strip as wide as the page: a key for each number, and the words of one of them; at first
    those of what was raised last.
    """

    def __init__(self, say: Speech) -> None:
        super().__init__("plain")
        self._say = say
        self._alarms: tuple[Code, ...] = ()
        self._language = say.language
        self._shown = Code("")
        self._line = row(self, 0, 12)
        self._words = QWidget()
        self._line.addWidget(self._words, 1)
        self.keys: dict[Code, Button] = {}
        self._wide = 0

    def show_moment(self, moment: Moment, wide: int) -> None:
        """Shows what was raised, in so many pixels; a screen reader is told when that changes."""
        said, self._alarms = self._alarms, moment.advice.alarms
        self._language, self._wide = moment.talk.language, wide
        each = once_each(self._alarms)
        new = [alarm for alarm in each if _key_of(alarm) not in {_key_of(one) for one in said}]
        if new or self._shown not in each:
            self._shown = (new or each or [Code("")])[-1]
        self._show_keys(each)
        if self._alarms:
            self._show_words()
        self.setVisible(bool(self._alarms))
        _announce(self, self._say, self._alarms, said)

    def tall(self) -> int:
        """The room it takes, in pixels; none while there is no alarm."""
        layout = self.layout()
        return layout.totalHeightForWidth(self._wide) if layout and self._alarms else 0

    def forget(self) -> None:
        self._alarms, self._shown = (), Code("")
        self.hide()

    def _show_keys(self, alarms: Sequence[Code]) -> None:
        if list(self.keys) != list(alarms):
            for old in self.keys.values():
                self._line.removeWidget(old)
                old.hide()
                old.deleteLater()
            self.keys = {alarm: self._key(alarm) for alarm in alarms}
            for place, key in enumerate(self.keys.values()):
                self._line.insertWidget(place, key)
                key.show()
        for alarm, key in self.keys.items():
            key.setChecked(alarm == self._shown)

    def _key(self, alarm: Code) -> Button:
        number = _NUMBERS.get(alarm, "")
        key = Button(number, "alarm", icon="" if number else _ICON, bare=not number, height=_STRIP)
        key.setAccessibleName(self._say(f"guide.alarm.{alarm}"))
        key.setToolTip(key.accessibleName())
        key.clicked.connect(partial(self._choose, alarm))
        return key

    def _choose(self, alarm: Code) -> None:
        self._shown = alarm
        self._show_keys(list(self.keys))
        self._show_words()

    def _show_words(self) -> None:
        beside = sum(key.sizeHint().width() + look.px(12) for key in self.keys.values())
        tall = _STRIP if len(self.keys) > 1 else _STRIP_ALONE
        room = QSize(self._wide - beside, look.px(tall))
        ways = [
            partial(_spoken, self._say, self._shown, self._language, style, own=own)
            for own in (True, False)
            for style in (look.STRONG, look.SMALL_STRONG)
        ]
        words = roomiest(ways, room, self, ("strip", self._shown, self._language, self._say.language))
        self._line.replaceWidget(self._words, words)
        words.show()
        self._words.hide()
        self._words.deleteLater()
        self._words = words


def once_each(alarms: Sequence[Code]) -> list[Code]:
    """The first alarm of each number."""
    return list({_key_of(alarm): alarm for alarm in reversed(alarms)}.values())[::-1]


def _head(alarm: Code, size: Size) -> QHBoxLayout:
    """The number, or the pictogram of an alarm without one."""
    head = row(gap=12)
    number = _NUMBERS.get(alarm, "")
    tall = size.dial.size - 8
    if not size.words:
        head.addStretch(1)
    if number and not (size.beside and size.words):
        head.addWidget(Glyph("phone-in-talk", tall, "plum"))
    head.addWidget(Text(number, size.dial, "plum", wrap=False) if number else Glyph(_ICON, tall, "plum"))
    head.addStretch(1)
    return head


def _announce(widget: QWidget, say: Speech, alarms: Sequence[Code], said: Sequence[Code]) -> None:
    for alarm in alarms:
        if alarm not in said:
            announce(widget, say(f"guide.alarm.{alarm}"))


def _key_of(alarm: Code) -> str:
    return _NUMBERS.get(alarm, alarm)


def _spoken(say: Speech, alarm: Code, language: Lang, style: Type, *, own: bool) -> QWidget:
    """The volunteer's words on plum, and beside them the visitor's on her own ground."""
    words, whole = f"guide.alarm.{alarm}", QWidget()
    line = row(whole, 0, 12)
    hers = own and language != say.language and say.words.has(language, words)
    texts: list[tuple[Ground, Text]] = [("plum", Text(say(words), style))]
    if hers:
        texts.append(("visitor", Text(say.words.text(language, words), style, "visitor_ink", language=language)))
    for ground, text in texts:
        card = Card(ground)
        column(card, (16, 4, 16, 4)).addWidget(text)
        line.addWidget(card, 1)
    return whole


def _words(say: Speech, alarm: Code, language: Lang, size: Size) -> QVBoxLayout:
    words, stack = f"guide.alarm.{alarm}", column(gap=6)
    stack.addWidget(Text(say(words), size.do))
    if size.own and language != say.language and say.words.has(language, words):
        card = Card("visitor")
        column(card, (12, 6, 12, 6)).addWidget(
            Text(say.words.text(language, words), size.do, "visitor_ink", language=language)
        )
        stack.addWidget(card)
    return stack


def _hints(say: Speech, parts: Sequence[str]) -> QWidget:
    whole = QWidget()
    stack = column(whole, 0, 18)
    for part, icon in present_hints(say, "safety"):
        if part in parts:
            stack.addWidget(Note(icon, say(f"window.guide.hint.{part}"), say(f"guide.safety.{part}")))
    stack.addStretch(1)
    return whole
