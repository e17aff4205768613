"""The advice so far, beside the question: a card for each step with its reason and its risk, the newest marked, and
what is still open. It never scrolls: it shows as much as there is room for, the newest in full, and counts the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout

from intake.model import AdvisedStep, Step, StepId
from ui import look
from ui.button import Button
from ui.card import Card, StepCard, StepSize, column, row
from ui.conversation import Moment
from ui.icon import Glyph
from ui.speech import Speech
from ui.text import Text

_WIDTH, _FOLDED_WIDTH = 372, 116
_GAP = 10


class Rail(Card):
    """`advice_asked`: she wants to see all of it. In a small window it folds to numbers and risks."""

    advice_asked = Signal()

    def __init__(self, say: Speech) -> None:
        super().__init__("rail")
        self._say = say
        self._folded = look.compact()
        self._talk, self._at = "", ""
        self._seen: frozenset[StepId] = frozenset()
        self._before: frozenset[StepId] = frozenset()
        self._steps: tuple[AdvisedStep, ...] = ()
        self.setFixedWidth(look.px(_FOLDED_WIDTH if self._folded else _WIDTH))
        self._open_glyph = Glyph("dots-horizontal-circle-outline", 20, "ink2")
        self._count = Text("", look.SMALL, "ink2", wrap=False)
        self._cards = column(gap=_GAP)
        self._shown: list[StepCard] = []
        self._more, self._open = Text("", look.SMALL_STRONG, "ink2"), Text("", look.SMALL, "ink2")
        self._lay_out()

    def show_moment(self, moment: Moment) -> None:
        """Shows the advice; what became certain since the page was entered is new."""
        certain = frozenset(one.step.id for one in moment.advice.steps if one.state == "yes")
        if moment.talk.id != self._talk:
            self._talk, self._at, self._before = moment.talk.id, "", certain
        if moment.page.at != self._at:
            self._at, self._seen = moment.page.at, self._before
        self._before = certain
        self._steps = moment.advice.steps
        self._count.setText(self._say("window.guide.steps", count=len(certain)))
        left = [fact for fact in moment.advice.not_asked if fact != moment.page.at]
        self._open.setText(self._say("window.guide.open", count=len(left)) if left else "")
        self._open_glyph.setVisible(bool(left) and not self._folded)
        if self.isVisible():
            self._fill()

    def forget(self) -> None:
        self._steps, self._talk = (), ""
        self._fill()

    def shown(self) -> list[str]:
        """The accessible names of the cards that are seen now."""
        return [card.accessibleName() for card in self._shown]

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

    def _lay_out(self) -> None:
        body = column(self, (10, 18, 10, 14) if self._folded else (20, 18, 20, 14), _GAP)
        head = row(gap=8)
        title = self._say("window.guide.advice-short" if self._folded else "window.guide.advice")
        head.addWidget(Text(title, look.STRONG if self._folded else look.HEADING, centred=self._folded), 1)
        head.addWidget(self._count)
        body.addLayout(head)
        body.addLayout(self._cards)
        body.addStretch(1)
        body.addWidget(self._more)
        body.addLayout(self._open_line())
        for wordy in (self._count, self._open):
            wordy.setVisible(not self._folded)
        see_all = Button(self._say("window.guide.see-all"), "link", short="F4", key="F4", height=48)
        see_all.clicked.connect(self.advice_asked)
        body.addWidget(see_all)

    def _open_line(self) -> QHBoxLayout:
        line = row(gap=8)
        line.addWidget(self._open_glyph, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._open, 1)
        return line

    def _fill(self) -> None:
        """As much as there is room for: the certain before the uncertain, in full what is new and what comes first."""
        self._clear()
        self._say_more(len(self._steps))
        measured = _Measured(self._card, self._inner_width())
        shelf = _Shelf(self._room(), measured.tall)
        certain = [place for place, one in enumerate(self._steps) if one.state == "yes"]
        new = [place for place in certain if self._new(self._steps[place])]
        if not shelf.put(certain):
            shelf.clear()
            shelf.put(new)
            shelf.unfold(new)
            shelf.put([place for place in certain if place not in new])
        else:
            shelf.unfold(dict.fromkeys([*new, *certain]))
            shelf.put([place for place, one in enumerate(self._steps) if one.state == "unknown"])
        self._shown = measured.take(shelf.sizes)
        for card in self._shown:
            self._cards.addWidget(card)
            card.show()
        self._say_more(len(self._steps) - len(shelf.sizes))

    def _say_more(self, count: int) -> None:
        self._more.setText(self._say("window.guide.more-steps", count=count))
        self._more.setVisible(bool(count))

    def _new(self, one: AdvisedStep) -> bool:
        return one.state == "yes" and one.step.id not in self._seen

    def _card(self, place: int, size: StepSize) -> StepCard:
        """What is certain has its number in the advice; what is not, a question mark."""
        one, say = self._steps[place], self._say
        step = one.step
        certain = sum(other.state == "yes" for other in self._steps[: place + 1])
        return StepCard(
            certain if one.state == "yes" else "?",
            say(f"step.{step.id}.do"),
            say(f"step.{step.id}.{'because' if one.state == 'yes' else 'unknown'}"),
            step.risk,
            risk_text(say, step),
            new=say("window.guide.new") if self._new(one) else "",
            size="folded" if self._folded else size,
        )

    def _clear(self) -> None:
        for card in self._shown:
            self._cards.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._shown = []

    def _room(self) -> int:
        layout = self.layout()
        return self.height() - layout.totalHeightForWidth(self.width()) if layout else 0

    def _inner_width(self) -> int:
        layout = self.layout()
        margins = layout.contentsMargins() if layout else self.contentsMargins()
        return self.width() - margins.left() - margins.right()


def risk_text(say: Speech, step: Step) -> str:
    """Who will learn her name: the step's own words, or those that go with its kind of risk."""
    own = f"step.{step.id}.risk"
    return say(own if say.words.has(say.language, own) else f"risk.{step.risk}")


class _Measured:
    """Cards that were built to see how tall they are; those that are taken are kept."""

    def __init__(self, build: Callable[[int, StepSize], StepCard], width: int) -> None:
        self._build, self._width = build, width
        self._cards: dict[tuple[int, StepSize], StepCard] = {}

    def tall(self, place: int, size: StepSize) -> int:
        """What a card takes of the height, with the space under it."""
        if (place, size) not in self._cards:
            self._cards[place, size] = self._build(place, size)
        layout = self._cards[place, size].layout()
        return look.px(_GAP) + (layout.totalHeightForWidth(self._width) if layout else 0)

    def take(self, sizes: Mapping[int, StepSize]) -> list[StepCard]:
        """These cards, in the order of their places; the others are thrown away."""
        taken = [self._cards.pop((place, sizes[place])) for place in sorted(sizes)]
        for card in self._cards.values():
            card.deleteLater()
        self._cards.clear()
        return taken


class _Shelf:
    """Which cards stand in so much room (pixels), and in which size."""

    def __init__(self, room: int, tall: Callable[[int, StepSize], int]) -> None:
        self._all, self._room, self._tall = room, room, tall
        self.sizes: dict[int, StepSize] = {}

    def put(self, places: Iterable[int]) -> bool:
        """Puts short cards there, one after the other; whether all of them found room."""
        for place in places:
            tall = self._tall(place, "brief")
            if tall > self._room:
                return False
            self._room -= tall
            self.sizes[place] = "brief"
        return True

    def unfold(self, places: Iterable[int]) -> None:
        """Shows cards that stand there in full, as long as there is room."""
        for place in places:
            more = self._tall(place, "whole") - self._tall(place, "brief")
            if more > self._room or place not in self.sizes:
                return
            self._room -= more
            self.sizes[place] = "whole"

    def clear(self) -> None:
        self.sizes.clear()
        self._room = self._all
