"""The advice so far, beside the question: a card for each step with its reason and its risk, the newest marked, and
what is still open. It never scrolls: it shows as much as there is room for, the newest in full, and counts the rest.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout

from intake.model import AdvisedStep, Step, StepId
from ui import look
from ui.button import Button
from ui.card import Card, StepCard, column, row
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
        self._open_glyph.setVisible(bool(left))
        self._fill()

    def forget(self) -> None:
        self._steps, self._talk = (), ""
        self._fill()

    def shown(self) -> list[str]:
        """The accessible names of the cards that are seen now."""
        return [card.accessibleName() for card in self._shown_cards()]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().height() != event.oldSize().height():
            self._fill()

    def _lay_out(self) -> None:
        body = column(self, (10, 18, 10, 14) if self._folded else (20, 18, 20, 14), _GAP)
        head = row(gap=8)
        title = self._say("window.guide.advice-short" if self._folded else "window.guide.advice")
        head.addWidget(Text(title, look.STRONG if self._folded else look.HEADING, centred=self._folded), 1)
        if not self._folded:
            head.addWidget(self._count)
        body.addLayout(head)
        body.addLayout(self._cards)
        body.addStretch(1)
        body.addWidget(self._more)
        if not self._folded:
            body.addLayout(self._open_line())
        see_all = Button(self._say("window.guide.see-all"), "link", short="F4", key="F4", height=48)
        see_all.clicked.connect(self.advice_asked)
        body.addWidget(see_all)

    def _open_line(self) -> QHBoxLayout:
        line = row(gap=8)
        line.addWidget(self._open_glyph, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._open, 1)
        return line

    def _fill(self) -> None:
        """As much in full as there is room for: what is new, and what comes first."""
        for wholes in range(len(self._steps), -1, -1):
            if self._place(wholes, new=True):
                return
        self._place(0, new=False)

    def _place(self, wholes: int, *, new: bool) -> bool:
        """Whether everything that is certain found a place, the first `wholes` of it in full, and so what is `new`.

        What is uncertain comes last, and short; a line counts what found no place.
        """
        self._clear()
        self._more.setText(self._say("window.guide.more-steps", count=len(self._steps)))
        self._more.setVisible(True)
        room, places = self._room(), list[int]()
        certain_first = sorted(enumerate(self._steps), key=lambda each: each[1].state == "unknown")
        for rank, (place, one) in enumerate(certain_first):
            whole = one.state == "yes" and (rank < wholes or (new and self._new(one)))
            card = self._card(place, one, brief=not whole)
            room -= _height(card, self._inner_width()) + look.px(_GAP)
            if room < 0:
                card.deleteLater()
                break
            self._cards.insertWidget(sum(other < place for other in places), card)
            places.append(place)
        rest = [one for place, one in enumerate(self._steps) if place not in places]
        self._more.setText(self._say("window.guide.more-steps", count=len(rest)))
        self._more.setVisible(bool(rest))
        return not any(one.state == "yes" for one in rest)

    def _new(self, one: AdvisedStep) -> bool:
        return one.state == "yes" and one.step.id not in self._seen

    def _card(self, place: int, one: AdvisedStep, *, brief: bool) -> StepCard:
        """What is certain has its number in the advice; what is not, a question mark."""
        step, say = one.step, self._say
        certain = sum(other.state == "yes" for other in self._steps[: place + 1])
        return StepCard(
            certain if one.state == "yes" else "?",
            say(f"step.{step.id}.do"),
            say(f"step.{step.id}.{'because' if one.state == 'yes' else 'unknown'}"),
            step.risk,
            risk_text(say, step),
            new=say("window.guide.new") if self._new(one) else "",
            size="folded" if self._folded else "brief" if brief else "whole",
        )

    def _clear(self) -> None:
        for card in self._shown_cards():
            self._cards.removeWidget(card)
            card.hide()
            card.deleteLater()

    def _shown_cards(self) -> list[StepCard]:
        items = (self._cards.itemAt(place) for place in range(self._cards.count()))
        parts = (item.widget() for item in items if item)
        return [part for part in parts if isinstance(part, StepCard)]

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


def _height(card: StepCard, width: int) -> int:
    layout = card.layout()
    return layout.totalHeightForWidth(width) if layout else 0
