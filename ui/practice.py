"""Before practising: in which city, because the addresses depend on it. Then an invented desk that keeps nothing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from intake.desk import Desk
from intake.model import City
from ui import look
from ui.bar import FootBar
from ui.button import Button
from ui.card import column
from ui.city import Cities
from ui.doors import Street
from ui.doorway import Doorway, head
from ui.speech import Speech
from ui.text import Text
from ui.work import Work

_STREET = Street(doors=3, open_door=1, floor=0.17, wide=0.7, tall=2.15)


class Practice(Doorway):
    """`opened(Desk)`: an invented desk. `left`: back."""

    opened = Signal(object)
    left = Signal()

    def __init__(self, say: Speech, work: Work, desks: type[Desk], cities: Sequence[City]) -> None:
        super().__init__(say, "practice", _STREET)
        self._work, self._desks = work, desks
        self.cities = Cities(say, cities)
        self._begin = Button(say("window.practice.begin"), "primary", icon="arrow-right", icon_last=True, height=56)
        self._begin.clicked.connect(self._begin_clicked)
        self._begin.answer_enter(self)
        self._begin.setEnabled(False)
        self.cities.chosen.connect(lambda codes: self._begin.setEnabled(bool(codes)))
        back = Button(say("window.kit.back"), "text", icon="arrow-left")
        back.clicked.connect(self.left)
        self.greet()
        self.stand(self._page(), width=700, foot=FootBar(back, self._begin))

    def enter(self) -> None:
        self.cities.focus_first()

    def _page(self) -> QWidget:
        page, say = QWidget(), self.say
        body = column(page, (56, 40, 56, 28), 0)
        body.addLayout(head(say))
        body.addStretch(2)
        body.addWidget(Text(say("window.practice.title"), look.TITLE))
        body.addSpacing(look.px(6))
        body.addWidget(Text(say("window.practice.explanation"), look.LEAD, "ink2"))
        body.addSpacing(look.px(28))
        body.addWidget(Text(say("window.practice.city"), look.STRONG))
        body.addSpacing(look.px(8))
        body.addWidget(self.cities)
        body.addStretch(3)
        return page

    def _begin_clicked(self) -> None:
        city = self.cities.chosen_city()
        if city is not None:
            self._begin.setEnabled(False)
            self._work.do(partial(self._desks.practise, city), owner=self, done=self.opened.emit)
