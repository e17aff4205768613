"""The sociale kaart at the desk: found as one types, and for a coordinator the list to phone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake.addresses import Entry, Wish
from intake.desk import Desk
from intake.model import Changes, Code, Fact, ServiceId
from ui import look, printer
from ui.address_card import AddressCard
from ui.bar import DeskBar
from ui.button import Button
from ui.card import Card, ListRow, Strip, beside, column, empty, row, ruled
from ui.correct import CorrectDialog
from ui.field import Field
from ui.paper import Send, print_sheet
from ui.screen import Place
from ui.scrolled import scrolled
from ui.speech import Speech
from ui.tile import Tile, Tiles
from ui.work import Work

_FILTERS = ("city", "open-now", "without-papers", "no-identity")
_TYPED_MS = 120
_LEAST_HEIGHT = 260  # of the list and of the card where they stand one below the other, in pixels at 100 %
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class Directory(Place):
    """`send`: the printer, for tests."""

    def __init__(self, say: Speech, work: Work, desk: Desk, *, send: Send = printer.send) -> None:
        super().__init__(say, "directory")
        self._work, self._desk, self._send = work, desk, send
        self._chosen: ServiceId | None = None
        self._asked = 0
        self.entries: dict[ServiceId, ListRow] = {}
        self.search = Field(say("window.directory.search"), hint=say("window.directory.hint"), limit=60)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPED_MS)
        self._typing.timeout.connect(self._read)
        self.search.changed.connect(lambda _: self._typing.start())
        self.filters = Tiles(columns=4)
        for name in _FILTERS:
            self.filters.add(Code(name), Tile(say(f"window.directory.filter.{name}"), shape="plain"))
        self.filters.show_codes((Code("city"),))
        self.filters.chosen.connect(lambda _: self._read())
        self.round = Button(say("window.directory.round"), "choice", icon="phone-in-talk", height=48)
        self.round.toggled.connect(lambda _: self._read())
        if not desk.is_coordinator():
            self.round.hide()
        self._list: QVBoxLayout = column()
        self._detail: QVBoxLayout = column(gap=8)
        self.card: AddressCard | None = None
        self.dialog: CorrectDialog | None = None
        bar = DeskBar(say, "directory", coordinator=desk.is_coordinator())
        bar.place_asked.connect(self.place_asked)
        self.lay_out(self._page(), bar)

    def enter(self) -> None:
        self.search.setFocus()
        self._read()

    def refresh(self, changes: Changes) -> None:
        if changes.addresses:
            self._read()

    def forget(self) -> None:
        self.search.clear()
        if self.dialog:
            self.dialog.reject()

    # --- the page

    def _page(self) -> QWidget:
        page = QWidget()
        tight = look.compact()
        body = column(page, (24, 10, 24, 10) if tight else (28, 14, 28, 14), 10)
        line = row(gap=12)
        line.addWidget(self.search, 1)
        body.addLayout(line)
        below = row(gap=10)
        below.addWidget(self.filters, 1)
        below.addWidget(self.round)
        body.addLayout(below)
        sides = beside(stacked=look.cramped(), gap=20)
        found = Card()
        held = QWidget()
        held.setLayout(self._list)
        column(found, (12, 10, 12, 10)).addWidget(scrolled(held), 1)
        sides.addWidget(found, 4)
        card = Card()
        inner = column(card, (22, 14, 22, 12))
        inner.addLayout(self._detail, 1)
        sides.addWidget(card, 5)
        if look.cramped():
            for part in (found, card):
                part.setMinimumHeight(look.px(_LEAST_HEIGHT))
        body.addLayout(sides, 1)
        return page

    # --- found

    def _read(self) -> None:
        self._asked += 1
        city = self._desk.city
        chosen = self.filters.codes()
        wish = Wish(
            text=self.search.text(),
            city=city if Code("city") in chosen else None,
            open_now=Code("open-now") in chosen,
            without_papers=Code("without-papers") in chosen,
            no_identity=Code("no-identity") in chosen,
        )
        addresses = self._desk.addresses
        op: Callable[[], tuple[Entry, ...]] = (
            partial(addresses.call_round, city) if self.round.isChecked() else partial(addresses.find, wish)
        )
        self._work.do(op, owner=self, done=partial(self._show_list, self._asked))

    def _show_list(self, number: int, entries: Sequence[Entry]) -> None:
        if number != self._asked:  # something else was typed in the meantime
            return
        empty(self._list)
        self.entries = {entry.service.id: self._row(entry) for entry in entries}
        for part in ruled(self.entries.values()):
            self._list.addWidget(part)
        if not entries:
            self._list.addWidget(Strip("magnify", self.say("window.directory.none")))
        self._list.addStretch(1)
        if self._chosen not in self.entries:
            self._chosen = next(iter(self.entries), None)
        self._mark()
        self._read_detail()

    def _row(self, entry: Entry) -> ListRow:
        wrong, said = entry.wrong, entry.what
        if wrong:
            said = self.say("window.directory.wrong", count=wrong)
        line = ListRow("phone-in-talk" if wrong else "map-marker", entry.service.name, said)
        line.setCheckable(True)
        line.clicked.connect(partial(self._choose, entry.service.id))
        line.installEventFilter(self)
        return line

    def _choose(self, service: ServiceId) -> None:
        self._chosen = service
        self._mark()
        self._read_detail()

    def _mark(self) -> None:
        """The list is one stop of Tab; the arrows go up and down in it."""
        for service, line in self.entries.items():
            chosen = service == self._chosen
            line.setChecked(chosen)
            line.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chosen else Qt.FocusPolicy.ClickFocus)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and (step := _STEPS.get(Qt.Key(event.key())))
        ):
            lines = list(self.entries.values())
            place = lines.index(watched) + step if watched in lines else -1
            if 0 <= place < len(lines):
                lines[place].click()
                lines[place].setFocus()
            return True
        return super().eventFilter(watched, event)

    # --- one of them

    def _read_detail(self) -> None:
        if self._chosen is None:
            empty(self._detail)
            return
        op = partial(self._desk.addresses.entry, self._chosen)
        self._work.do(op, owner=self, done=self._show_detail)

    def _show_detail(self, entry: Entry) -> None:
        service, addresses = entry.service.id, self._desk.addresses
        if service != self._chosen:
            return
        empty(self._detail)
        self.card = AddressCard(
            self.say,
            entry,
            self._desk.upkeep.today(),
            coordinator=self._desk.is_coordinator(),
            questions=self.round.isChecked(),
        )
        self.card.found_right.connect(partial(self._still_right, service))
        self.card.called_wrong.connect(partial(self._call_wrong, service))
        self.card.print_asked.connect(partial(self._print, service))
        self.card.correct_asked.connect(partial(self._correct, entry))
        for asked, verb in (
            (self.card.theirs_taken, addresses.take_supplied),
            (self.card.ours_kept, addresses.keep_own),
            (self.card.undone, addresses.undo),
        ):
            asked.connect(partial(self._do, partial(verb, service)))
        self._detail.addWidget(self.card, 1)

    # --- what is done

    def _do(self, op: Callable[[], Changes]) -> None:
        self._work.do(op, owner=self)

    def _still_right(self, service: ServiceId, facts: tuple[Fact, ...]) -> None:
        self._do(partial(self._desk.addresses.still_right, service, facts))

    def _call_wrong(self, service: ServiceId) -> None:
        op = partial(self._desk.addresses.call_wrong, service)
        self._work.do(op, owner=self, done=lambda _: self.tell(self.say("window.directory.thanks")))

    def _print(self, service: ServiceId) -> None:
        op = partial(print_sheet, self._desk, partial(self._desk.service_card, service, self.say.language), self._send)
        self._work.do(op, owner=self, done=lambda _: self.tell(self.say("window.handout.printed")))

    def _correct(self, entry: Entry) -> None:
        dialog = CorrectDialog(self, self.say, entry)
        dialog.asked.connect(partial(self._write, dialog, entry.service.id))
        dialog.finished.connect(self._dialog_closed)
        self.dialog = dialog
        dialog.open()

    def _write(self, dialog: CorrectDialog, service: ServiceId) -> None:
        said = dialog.said()
        op = partial(
            self._desk.addresses.correct,
            service,
            phones=said.phones,
            address=said.address,
            hours=said.hours,
            closed_until=said.closed_until,
        )
        self._work.do(op, owner=dialog, done=lambda _: dialog.accept(), failed=dialog.refuse)

    def _dialog_closed(self, _result: int) -> None:
        self.dialog = None
