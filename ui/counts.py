"""The figures of a month, a quarter or a year that is over, as they may be published: bars, and the periods before
beside them. Everything here is already rounded and safe; nothing is worked out from it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import get_args

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedLayout, QWidget

from intake.adding import Added
from intake.desk import Desk
from intake.errors import Explained
from intake.model import Period
from intake.publishing import THRESHOLD_FROM_VISITS, Figures, FileForm, Kind, Mode, Stopped, View
from intake.this_month import ThisMonth
from ui import look
from ui.add_up import AddedDialog, FilesDialog
from ui.bar import DeskBar, FootBar
from ui.button import Button
from ui.card import Card, Strip, column, empty, row
from ui.chart import Bars, Beside, Row
from ui.dialog import Asking
from ui.flow import Flow
from ui.now import Now
from ui.publish import Publish
from ui.save import Places, SaveDialog, write_file
from ui.screen import Place
from ui.speech import Speech
from ui.text import Text
from ui.work import Work

KINDS: tuple[Kind, ...] = get_args(Kind)
_CSV = ".csv"
FORMS: tuple[FileForm, ...] = ("csv", "xlsx", "pdf")


class Counts(Asking, Place):
    """One period and the three before it. `place_asked(name)`: elsewhere. `places`: for tests."""

    def __init__(self, say: Speech, work: Work, desk: Desk, places: Places | None = None) -> None:
        super().__init__(say, "counts")
        self._work, self._desk, self._places = work, desk, places
        self._period: Period | None = None
        self._view: View | None = None
        self._table = "need"
        self.now = Button(say("window.counts.kind.now"), "tab", height=48)
        self.now.clicked.connect(self._read_now)
        self.add_up = Button(say("window.counts.add-up"), "quiet", icon="plus-circle-outline", height=56)
        self.add_up.clicked.connect(self._pick_files)
        self._pages = QStackedLayout()
        self.kinds = {kind: Button(say(f"window.counts.kind.{kind}"), "tab", height=48) for kind in KINDS}
        self._name = Text(style=look.Type(20, 600), centred=True)
        self._name.setMinimumWidth(look.px(220 if look.cramped() else 290))
        self.earlier = Button(say("window.counts.earlier"), "quiet", icon="chevron-left", bare=True)
        self.later = Button(say("window.counts.later"), "quiet", icon="chevron-right", bare=True)
        self.files = {form: self._file_button(form) for form in FORMS}
        self.tables: dict[str, Button] = {}
        self._tabs = Flow(gap=2)
        self._total = Text(style=look.SMALL_STRONG, role="ink2", centred=True)
        self._figures, self._beside = QStackedLayout(), QStackedLayout()
        self._sides, self._bars = row(gap=20), Card()
        self._periods: Card | None = None
        self._note = row(gap=12)
        self.mode: Button | None = None
        bar = DeskBar(say, "counts", coordinator=desk.is_coordinator())
        bar.place_asked.connect(self.place_asked)
        *others, primary = self.files.values()
        self.lay_out(self._page(), bar, FootBar(self.add_up, primary, others))

    def enter(self) -> None:
        self._read(self._period or self._desk.publishing.last("month"))
        self.earlier.setFocus()

    def forget(self) -> None:
        self.stop_asking()

    # --- the page

    def _page(self) -> QWidget:
        page, say = QWidget(), self.say
        body = column(page, (24, 12, 24, 12) if look.compact() else (28, 10, 28, 8), 8)
        top = row(gap=10)
        words = column(gap=2)
        words.addWidget(Text(say("window.counts.title"), look.TITLE))
        if not look.compact():
            words.addWidget(Text(say("window.counts.what"), role="ink2"))
        top.addLayout(words, 1)
        if not look.compact():
            top.addLayout(self._choice())
        body.addLayout(top)
        if look.compact():
            body.addLayout(self._choice())
        published = QWidget()
        inner = column(published, gap=12)
        inner.addLayout(self._cards(), 1)
        inner.addLayout(self._note)
        held = QWidget()
        held.setLayout(self._pages)  # first: a page in a layout of nobody would flash up as a window
        self._pages.addWidget(published)
        body.addWidget(held, 1)
        return page

    def _choice(self) -> QHBoxLayout:
        """Which kind of period, and which one."""
        line, group = row(gap=6), QButtonGroup(self)
        group.addButton(self.now)
        line.addWidget(self.now)
        for kind, button in self.kinds.items():
            button.clicked.connect(partial(self._choose_kind, kind))
            group.addButton(button)
            line.addWidget(button)
        line.addStretch(1)
        self.earlier.clicked.connect(lambda: self._go(self._view.earlier if self._view else None))
        self.later.clicked.connect(lambda: self._go(self._view.later if self._view else None))
        named = column()
        for words in (self._name, self._total):
            named.addWidget(words)
        line.addWidget(self.earlier)
        line.addLayout(named)
        line.addWidget(self.later)
        return line

    def _cards(self) -> QHBoxLayout:
        cards = self._sides
        left = column(self._bars, (24, 10, 20, 8), 6)
        left.addLayout(self._tabs)
        left.addLayout(self._figures, 1)
        cards.addWidget(self._bars, 11)
        if not look.compact():
            self._periods = Card()
            right = column(self._periods, (24, 10, 24, 8), 4)
            right.addWidget(Text(self.say("window.counts.beside"), look.HEADING))
            right.addLayout(self._beside, 1)
            cards.addWidget(self._periods, 10)
        return cards

    def _show_beside(self, *, shown: bool) -> None:
        """The card of the periods before. Where there is nothing to compare it would be empty, and the other one large
        for the one line that it has.
        """
        if self._periods:
            self._periods.setVisible(shown)
        self._sides.setAlignment(self._bars, Qt.AlignmentFlag(0) if shown else Qt.AlignmentFlag.AlignTop)

    def _file_button(self, form: FileForm) -> Button:
        words = self.say(f"window.counts.save.{form}")
        if form == "pdf":
            button = Button(words, "primary", icon="file-document-outline", height=56)
        else:
            icon = "" if look.cramped() else "content-save-outline"
            button = Button(words, "quiet", icon=icon, height=56)
        button.clicked.connect(partial(self._save_clicked, form))
        return button

    # --- a period

    def _choose_kind(self, kind: Kind) -> None:
        self._read(self._desk.publishing.last(kind))

    def _go(self, period: Period | None) -> None:
        if period:
            self._read(period)

    def _read_now(self) -> None:
        """The month under way: to be looked at, and in no file."""
        self._period = None
        self._work.do(self._desk.this_month, owner=self, done=self._show_now)

    def _show_now(self, month: ThisMonth) -> None:
        if self._period is None:
            self._drop_now()
            self._pages.addWidget(Now(self.say, month))
            self._pages.setCurrentIndex(1)
            self._show_period(shown=False)

    def _drop_now(self) -> None:
        if (old := self._pages.widget(1)) is not None:
            self._pages.removeWidget(old)
            old.hide()
            old.deleteLater()

    def _show_period(self, *, shown: bool) -> None:
        for part in (self.earlier, self.later, self._name, self._total):
            part.setVisible(shown)
        for button in self.files.values():
            button.setEnabled(shown)

    def _read(self, period: Period) -> None:
        self._drop_now()
        self._show_period(shown=True)
        self._period = period
        op = partial(self._desk.publishing.view, period, self.say.language)
        self._work.do(op, owner=self, done=self._show_view)

    def _show_view(self, view: View) -> None:
        if view.period != self._period:  # another one was asked for in the meantime
            return
        self._view = view
        self._name.setText(view.name)
        self.kinds[view.kind].setChecked(True)
        self.earlier.setEnabled(view.earlier is not None)
        self.later.setEnabled(view.later is not None)
        self._show_total(view.tables[0])
        self._show_tabs(view)
        self._show_note(view)
        self._show_table(self._table)

    def _show_total(self, total: Figures) -> None:
        [(_, (figure, *_others))] = total.rows
        shown = self.say("window.counts.too-few") if figure is None else str(figure)
        self._total.setText(self.say("window.counts.households", total=shown))

    def _show_tabs(self, view: View) -> None:
        """One for each table of the period; a month has one table and needs none."""
        empty(self._tabs)
        group = QButtonGroup(self)
        self.tables = {}
        for table in view.tables[1:]:
            button = Button(table.name, "tab", height=48)
            button.clicked.connect(partial(self._show_table, table.table))
            group.addButton(button)
            self.tables[table.table] = button
            self._tabs.addWidget(button)
            button.setVisible(len(view.tables) > 2)

    def _show_table(self, name: str) -> None:
        if self._view is None:
            return
        found: dict[str, Figures] = {table.table: table for table in self._view.tables[1:]}
        table = found.get(name) or next(iter(found.values()), None)
        if table is None:
            _put(self._figures, self._too_few())
            self._show_beside(shown=False)
            return
        self._table = table.table
        self._show_beside(shown=True)
        self.tables[table.table].setChecked(True)
        self._work.by_handfuls(self._pictures(self._view, table.rows), owner=self)

    def _pictures(self, view: View, rows: Sequence[Row]) -> Iterator[None]:
        _put(self._figures, Bars(self.say, rows))
        yield
        if not look.compact():
            _put(self._beside, Beside(self.say, view.columns, rows))
            yield

    def _show_note(self, view: View) -> None:
        """What is hidden and why, and whether these figures can still change."""
        empty(self._note)
        said = [self.say("window.counts.dash", hidden=view.hidden, cells=view.cells)]
        said.append(self.say("window.counts.frozen" if view.frozen else "window.counts.not-frozen"))
        if view.mode != view.wanted and not view.frozen:
            said.append(self.say("error.period-threshold", visits=THRESHOLD_FROM_VISITS))
        strip = Strip("lock-outline" if view.frozen else "eye-off-outline", " ".join(said), style=look.Type(16))
        self._note.addWidget(strip, 1)
        self.mode = None
        if not view.frozen:
            other: Mode = "threshold" if view.wanted == "strict" else "strict"
            self.mode = Button(self.say(f"window.counts.mode.{other}"), "link", height=48)
            self.mode.clicked.connect(partial(self._choose_mode, other))
            self._note.addWidget(self.mode)

    def _choose_mode(self, mode: Mode) -> None:
        """How fine the figures are from now on; what is frozen stays as it is."""
        op = partial(self._desk.publishing.choose_mode, mode)
        self._work.do(op, owner=self, done=lambda _: self.enter())

    def _too_few(self) -> QWidget:
        whole = QWidget()
        body = column(whole, (0, 8, 0, 0))
        body.addWidget(Strip("information-outline", self.say("window.counts.small")))
        body.addStretch(1)
        return whole

    # --- several desks together

    def _pick_files(self) -> None:
        dialog = FilesDialog(self, self.say, self._places)
        dialog.chosen.connect(partial(self._add_up, dialog))
        self.ask(dialog)

    def _add_up(self, dialog: FilesDialog, paths: list[Path]) -> None:
        op = partial(self._desk.add_up, paths, self.say.language)
        self._work.do(op, owner=dialog, done=partial(self._show_added, dialog, paths), failed=dialog.refuse)

    def _show_added(self, dialog: FilesDialog, paths: list[Path], added: Added) -> None:
        dialog.accept()
        shown = AddedDialog(self, self.say, added)
        shown.saved.connect(partial(self._save_added, shown, paths))
        self.ask(shown)

    def _save_added(self, shown: AddedDialog, paths: list[Path]) -> None:
        shown.accept()
        dialog = SaveDialog(self, self.say, self.say("window.add-up.file"), _CSV, self._places)
        dialog.chosen.connect(partial(self._write_added, paths))
        self.ask(dialog)

    def _write_added(self, paths: list[Path], path: Path) -> None:
        desk, language = self._desk, self.say.language
        op = lambda: write_file(path, desk.added_up(paths, language))  # noqa: E731 - one line, run on the worker
        self._work.do(op, owner=self, done=lambda saved: self.tell(self.say("window.save.saved", file=saved.name)))

    # --- as a file

    def _save_clicked(self, form: FileForm) -> None:
        if self._view is None:
            return
        name = self.say("window.counts.file", period=self._view.period)
        dialog = SaveDialog(self, self.say, name, f".{form}", self._places)
        dialog.chosen.connect(partial(self._publish, self._view, form))
        self.ask(dialog)

    def _publish(self, view: View, form: FileForm, path: Path) -> None:
        """Tries whether a family can be found in it, freezes it, and writes the file."""
        waiting = Publish(self, self.say, view.name)
        op = partial(_published, self._desk, view.period, form, self.say, path, waiting.watch.told)
        self._work.do(op, owner=self, done=self._saved, failed=self._refused)
        self.ask(waiting)

    def _saved(self, saved: Path | None) -> None:
        self._end_wait()
        if saved:
            self.tell(self.say("window.save.saved", file=saved.name))
        self.enter()

    def _refused(self, fault: Explained) -> None:
        self._end_wait()
        self._work.explained.emit(fault)

    def _end_wait(self) -> None:
        """It may have been closed already, by whoever did not want to wait."""
        if isinstance(self.dialog, Publish):
            self.dialog.accept()


def _published(
    desk: Desk, period: Period, form: FileForm, say: Speech, path: Path, told: Callable[[int, int], bool]
) -> Path | None:
    """None: whoever waited stopped it, and nothing went out."""
    try:
        release = desk.publishing.publish(period, told)
    except Stopped:
        return None
    return write_file(path, desk.publishing.as_file(release, form, say.language))


def _put(room: QStackedLayout, part: QWidget) -> None:
    """Shows a widget in place of the one before."""
    while (old := room.currentWidget()) is not None:
        room.removeWidget(old)
        old.deleteLater()
    room.addWidget(part)
