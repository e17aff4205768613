"""Before practising: a family of the first day, or a city to practise in freely, because the addresses depend on it.
Then an invented desk that keeps nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from intake.course import Family
from intake.desk import Desk
from intake.model import City
from ui import look
from ui.bar import FootBar
from ui.button import Button
from ui.card import ListRow, column
from ui.city import Cities
from ui.doors import Street
from ui.doorway import Doorway
from ui.speech import Speech
from ui.text import Text
from ui.work import Work

_STREET = Street(doors=3, open_door=1, floor=0.17, wide=0.7, tall=2.15)


class Practice(Doorway):
    """`opened(Desk)`: an invented desk. `family_opened(Desk, Family)`: one with a family at the table. `left`: back.

    `done`: the names of the families that were had.
    """

    opened = Signal(object)
    family_opened = Signal(object, object)
    left = Signal()

    def __init__(
        self, say: Speech, work: Work, desks: type[Desk], cities: Sequence[City], done: Collection[str] = ()
    ) -> None:
        super().__init__(say, "practice", _STREET)
        self._work, self._desks, self._done = work, desks, done
        self.families = {family.name: family for family in desks.course(say.language)}
        self.rows: dict[str, ListRow] = {}
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
        """At the first family that was not had yet."""
        waiting = (line for name, line in self.rows.items() if name not in self._done)
        next(waiting, next(iter(self.rows.values()))).setFocus()

    def _page(self) -> QWidget:
        page, say = QWidget(), self.say
        body = column(page, (40, 12, 40, 8) if look.compact() else (56, 24, 56, 12), 4)
        body.addWidget(Text(say("window.course.title"), look.TITLE))
        had_all = set(self.families) <= set(self._done)
        told = say("window.course.finished" if had_all else "window.course.explanation")
        if not look.compact() or had_all:
            body.addWidget(Text(told, look.LEAD, "ink2"))
        body.addSpacing(look.px(6))
        for place, family in enumerate(self.families.values(), start=1):
            had = family.name in self._done
            line = ListRow(
                "check-circle-outline" if had else "account-multiple-outline",
                say("window.course.family", place=place, title=family.title),
                say("window.course.done") if had else "",
            )
            line.clicked.connect(partial(self._begin_family, family))
            self.rows[family.name] = line
            body.addWidget(line)
        body.addSpacing(look.px(10))
        body.addWidget(Text(say("window.course.free"), look.STRONG))
        body.addSpacing(look.px(4))
        body.addWidget(self.cities)
        body.addStretch(3)
        return page

    def _begin_family(self, family: Family) -> None:
        def opened(desk: Desk) -> None:
            self.family_opened.emit(desk, family)

        self._work.do(partial(self._desks.practise, family.city), owner=self, done=opened)

    def _begin_clicked(self) -> None:
        city = self.cities.chosen_city()
        if city is not None:
            self._begin.setEnabled(False)
            self._work.do(partial(self._desks.practise, city), owner=self, done=self.opened.emit)
