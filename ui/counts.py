"""The figures of a month that is over, as they may be published: bars, and the months before beside them. Everything
here is already rounded and safe; nothing is worked out from it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QWidget

from intake.desk import Desk
from intake.model import Month, Period
from ui import look
from ui.bar import DeskBar, FootBar
from ui.button import Button
from ui.card import Card, Strip, column, row
from ui.chart import Bars, MonthFigures, MonthTable
from ui.day import month_before, month_of, spoken_month
from ui.save import Places, SaveDialog, write_file
from ui.screen import Screen
from ui.speech import Speech
from ui.text import Text
from ui.work import Work

MONTHS_BESIDE = 4
OLDEST = 24  # months back


class Counts(Screen):
    """One month and the three before it. `place_asked(name)`: elsewhere."""

    place_asked = Signal(str)

    def __init__(
        self,
        say: Speech,
        work: Work,
        desk: Desk,
        today: Callable[[], date] = date.today,
        places: Places | None = None,
    ) -> None:
        super().__init__(say, "counts")
        self._work, self._desk, self._places = work, desk, places
        self._last = self._month = month_before(month_of(today()))
        self._name = Text(style=look.Type(20, 600), centred=True)
        self._name.setMinimumWidth(look.px(170))
        self.earlier = Button(say("window.counts.earlier"), "quiet", icon="chevron-left", bare=True)
        self.later = Button(say("window.counts.later"), "quiet", icon="chevron-right", bare=True)
        self.earlier.clicked.connect(lambda: self._show_month(month_before(self._month)))
        self.later.clicked.connect(lambda: self._show_month(month_before(self._month, -1)))
        self.save = Button(say("window.counts.save"), "primary", icon="content-save-outline", height=56)
        self.save.clicked.connect(self._save_clicked)
        self._caption = Text(style=look.HEADING)
        self._total = Text(style=look.STRONG, role="ink2", wrap=False)
        self._figures = QStackedLayout()
        self._table_room = QStackedLayout()
        bar = DeskBar(say, "counts")
        bar.place_asked.connect(self.place_asked)
        self.lay_out(self._page(), bar, FootBar(None, self.save))

    def enter(self) -> None:
        self._show_month(self._month)
        self.earlier.setFocus()

    # --- the page

    def _page(self) -> QWidget:
        page, say = QWidget(), self.say
        body = column(page, (24, 12, 24, 12) if look.compact() else (28, 16, 28, 12), 12)
        top = row(gap=14)
        words = column(gap=2)
        words.addWidget(Text(say("window.counts.title"), look.TITLE))
        if not look.compact():
            words.addWidget(Text(say("window.counts.what"), role="ink2"))
        top.addLayout(words, 1)
        for part in (self.earlier, self._name, self.later):
            top.addWidget(part)
        body.addLayout(top)
        body.addLayout(self._cards(), 1)
        body.addWidget(Strip("eye-off-outline", say("window.counts.dash"), style=look.Type(16)))
        return page

    def _cards(self) -> QHBoxLayout:
        cards = row(gap=20)
        bars = Card()
        left = column(bars, (24, 14, 20, 10), 6)
        top = row(gap=12)
        top.addWidget(self._caption, 1)
        top.addWidget(self._total)
        left.addLayout(top)
        left.addLayout(self._figures, 1)
        cards.addWidget(bars, 11)
        if not look.compact():
            table = Card()
            right = column(table, (24, 14, 24, 10), 6)
            right.addWidget(Text(self.say("window.counts.beside"), look.HEADING))
            right.addLayout(self._table_room, 1)
            cards.addWidget(table, 10)
        return cards

    # --- a month

    def _show_month(self, month: Month) -> None:
        self._month = month
        self._name.setText(spoken_month(self.say, month))
        self.later.setEnabled(month < self._last)
        self.earlier.setEnabled(month > month_before(self._last, OLDEST))
        months = [month_before(month, back) for back in range(MONTHS_BESIDE - 1, -1, -1)]
        self._work.do(partial(_read, self._desk, months), owner=self, done=self._show_counts)

    def _show_counts(self, counts: list[MonthFigures]) -> None:
        here = counts[-1]
        if here.month != self._month:  # another month was asked for in the meantime
            return
        say = self.say
        total = say("window.counts.hidden") if here.total is None else str(here.total)
        self._caption.setText(say("window.counts.caption", month=spoken_month(say, here.month)))
        self._total.setText(say("window.counts.households", total=total))
        _put(self._figures, Bars(say, here) if here.needs else self._too_few())
        if not look.compact():
            _put(self._table_room, MonthTable(say, counts))

    def _too_few(self) -> QWidget:
        whole = QWidget()
        body = column(whole, (0, 8, 0, 0))
        body.addWidget(Strip("information-outline", self.say("window.counts.small")))
        body.addStretch(1)
        return whole

    # --- as a file

    def _save_clicked(self) -> None:
        dialog = SaveDialog(self, self.say, self.say("window.counts.file", month=self._month), ".csv", self._places)
        dialog.chosen.connect(partial(self._save, self._month))
        dialog.open()

    def _save(self, month: Month, path: Path) -> None:
        op = partial(_save_csv, self._desk, month, self.say, path)
        self._work.do(op, owner=self, done=lambda saved: self.tell(self.say("window.save.saved", file=saved.name)))


def _read(desk: Desk, months: list[Month]) -> list[MonthFigures]:
    return [desk.counts(month) for month in months]


def _save_csv(desk: Desk, month: Month, say: Speech, path: Path) -> Path:
    release = desk.publishing.publish(Period(month))
    return write_file(path, desk.publishing.as_file(release, "csv", say.language))


def _put(room: QStackedLayout, part: QWidget) -> None:
    """Shows a widget in place of the one before."""
    while (old := room.currentWidget()) is not None:
        room.removeWidget(old)
        old.deleteLater()
    room.addWidget(part)
