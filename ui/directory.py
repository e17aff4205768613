"""The sociale kaart at the desk: found as one types, and for a coordinator the list to phone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from babel import Locale
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake.addresses import Entry, Kind, Wish
from intake.desk import Desk
from intake.hsds import Form
from intake.model import Changes, Code, Lang, ServiceId
from intake.swap import SUFFIXES, Bundle
from ui import look, printer
from ui.add_address import AddAddress
from ui.address_pane import AddressPane
from ui.bar import DeskBar
from ui.button import Button
from ui.card import Card, ListRow, Strip, beside, column, empty, row, rule
from ui.choose import ChooseDialog
from ui.day import opening
from ui.dialog import Asking
from ui.field import Field
from ui.flow import Flow
from ui.paper import Send, print_sheet
from ui.pick import PickDialog
from ui.save import Places, SaveDialog, write_file
from ui.screen import Place
from ui.scrolled import scrolled
from ui.sheet_choice import AllLanguages
from ui.speech import Speech
from ui.swap import BundleDialog, SwapDialog
from ui.tile import Tile, Tiles
from ui.work import Work

_FILTERS = ("city", "open-now", "without-papers", "no-identity")
_SUFFIXES: dict[Form, str] = {"hsds-json": ".json", "hsds-csv": ".zip"}
_TOOLS = {"guide": "printer-outline", "add": "plus", "swap": "swap-horizontal"}
_TYPED_MS = 120
_LEAST_LIST_HEIGHT = 120  # in pixels at 100 %
_LEAST_HEIGHT = 260  # of the list and of the card where they stand one below the other, in pixels at 100 %
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class Directory(Asking, Place):
    """`send`: the printer, `places`: where files are, for tests."""

    def __init__(
        self, say: Speech, work: Work, desk: Desk, *, send: Send = printer.send, places: Places | None = None
    ) -> None:
        super().__init__(say, "directory")
        self._places = places
        self._work, self._desk, self._send = work, desk, send
        self._need, self._spoken = "", ""
        self._chosen: ServiceId | None = None
        self._asked = 0
        self.entries: dict[ServiceId, ListRow] = {}
        words, example = say("window.directory.search"), say("window.directory.hint")
        self.search = Field(words, hint=example, limit=60, captioned=not look.compact())
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPED_MS)
        self._typing.timeout.connect(self._read)
        self.search.changed.connect(lambda _: self._typing.start())
        self.filters = Tiles(columns=2 if look.cramped() else 4)
        for name in _FILTERS:
            self.filters.add(Code(name), Tile(say(f"window.directory.filter.{name}"), shape="plain"))
        self.filters.show_codes((Code("city"),))
        self.filters.chosen.connect(lambda _: self._read())
        self.round = Button(say("window.directory.round"), "choice", icon="phone-in-talk", height=48, breaks=True)
        self.round.toggled.connect(self._begin_round)
        if not desk.is_coordinator():
            self.round.hide()
        self._list: QVBoxLayout = column()
        self.need = Button(say("window.directory.any-need"), "quiet", icon="tune-variant", height=56, breaks=True)
        self.need.clicked.connect(self._offer_needs)
        self.spoken = Button(say("window.directory.any-language"), "quiet", icon="translate", height=56, breaks=True)
        self.spoken.clicked.connect(self._offer_languages)
        self.tools = self._make_tools()
        self.pane = AddressPane(say, work, desk, self, send)
        self.pane.told.connect(self.tell)
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
        self.pane.forget()
        self.stop_asking()

    # --- the page

    def _page(self) -> QWidget:
        page = QWidget()
        tight = look.compact()
        body = column(page, (24, 10, 24, 10) if tight else (28, 14, 28, 14), 10)
        line = row(gap=12)
        line.addWidget(self.search, 1)
        for choice in (self.need, self.spoken):
            self.search.beside(choice)
        body.addLayout(line)
        below = row(gap=10)
        below.addWidget(self.filters, 1)
        below.addWidget(self.round)
        body.addLayout(below)
        sides = beside(stacked=look.cramped(), gap=20)
        found = Card()
        held = QWidget()
        held.setLayout(self._list)
        inner = column(found, (12, 10, 12, 6), 4)
        inner.addWidget(scrolled(held, _LEAST_LIST_HEIGHT), 1)
        inner.addLayout(self._line_of_tools())
        sides.addWidget(found, 4)
        sides.addWidget(self.pane, 5)
        if look.cramped():
            for part in (found, self.pane):
                part.setMinimumHeight(look.px(_LEAST_HEIGHT))
        body.addLayout(sides, 1)
        return page

    def _make_tools(self) -> dict[str, Button]:
        asked = {"guide": self._offer_guide, "add": self._offer_new, "swap": self._offer_swap}
        if not self._desk.is_coordinator():
            asked = {"guide": self._offer_guide}
        tools = {name: _tool(self.say, name) for name in asked}
        for name, verb in asked.items():
            tools[name].clicked.connect(verb)
        return tools

    def _line_of_tools(self) -> Flow:
        line = Flow(gap=4)
        for tool in self.tools.values():
            line.addWidget(tool)
        return line

    # --- found

    def _begin_round(self) -> None:
        """Or end it: either way with the first of the list."""
        self._chosen = None
        self._read()

    def _read(self) -> None:
        self._asked += 1
        city = self._desk.city
        chosen = self.filters.codes()
        wish = Wish(
            text=self.search.text(),
            city=city if Code("city") in chosen else None,
            need=Code(self._need) if self._need else None,
            language=Lang(self._spoken) if self._spoken else None,
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
        self.entries = {}
        if not entries:
            self._list.addWidget(Strip("magnify", self.say("window.directory.none")))
        self._list.addStretch(1)
        if self._chosen not in {entry.service.id for entry in entries}:
            self._chosen = entries[0].service.id if entries else None
        self._work.by_handfuls(self._rows(entries), owner=self)
        self._show_chosen()

    def _rows(self, entries: Sequence[Entry]) -> Iterator[None]:
        for entry in entries:
            if self.entries:
                self._list.insertWidget(self._list.count() - 1, rule())
            line = self.entries[entry.service.id] = self._row(entry)
            self._mark(entry.service.id)
            self._list.insertWidget(self._list.count() - 1, line)
            yield

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
        for other in self.entries:
            self._mark(other)
        self._show_chosen()

    def _show_chosen(self) -> None:
        self.pane.show_address(self._chosen, questions=self.round.isChecked())

    def _mark(self, service: ServiceId) -> None:
        """The list is one stop of Tab; the arrows go up and down in it."""
        chosen, line = service == self._chosen, self.entries[service]
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

    # --- what is looked for

    def _offer_needs(self) -> None:
        options = [
            (option.code, self.say(f"guide.needs.option.{option.code}"), option.icon) for option in self._desk.needs()
        ]
        title, anything = self.say("window.directory.which-need"), self.say("window.directory.any-need")
        dialog = ChooseDialog(self, self.say, title, options, self._need, anything)
        dialog.chosen.connect(self._take_need)
        self.ask(dialog)

    def _take_need(self, need: str) -> None:
        self._need = need
        self.need.setText(self.say(f"guide.needs.option.{need}" if need else "window.directory.any-need"))
        self._read()

    def _offer_languages(self) -> None:
        options = [(code, opening(_language_name(self.say, code)), "") for code in self._desk.addresses.languages()]
        title, anything = self.say("window.directory.which-language"), self.say("window.directory.any-language")
        dialog = ChooseDialog(self, self.say, title, sorted(options, key=lambda one: one[1]), self._spoken, anything)
        dialog.chosen.connect(self._take_language)
        self.ask(dialog)

    def _take_language(self, code: str) -> None:
        self._spoken = code
        name = opening(_language_name(self.say, code)) if code else self.say("window.directory.any-language")
        self.spoken.setText(name)
        self._read()

    # --- all of them on paper, and one more

    def _offer_guide(self) -> None:
        dialog = AllLanguages(self, self.say, self._desk.languages(), None)
        dialog.chosen.connect(self._print_guide)
        self.ask(dialog)

    def _print_guide(self, language: str) -> None:
        self.tell(self.say("window.directory.guide-made"))
        op = partial(print_sheet, self._desk, partial(self._desk.city_guide, Lang(language)), self._send)
        self._work.do(op, owner=self, done=lambda _: self.tell(self.say("window.handout.printed")))

    def _offer_new(self) -> None:
        self._work.do(self._desk.addresses.kinds, owner=self, done=self._open_new)

    def _open_new(self, kinds: Sequence[Kind]) -> None:
        dialog = AddAddress(self, self.say, kinds, self._work)
        dialog.asked.connect(partial(self._add, dialog))
        self.ask(dialog)

    def _add(self, dialog: AddAddress) -> None:
        if dialog.like is None:
            return
        op = partial(self._desk.addresses.add, dialog.name.text(), dialog.like, self._desk.city)
        self._work.do(op, owner=dialog, done=partial(self._added, dialog), failed=dialog.refuse)

    def _added(self, dialog: AddAddress, service: ServiceId) -> None:
        """It is shown at once, so that what is known of it is filled in."""
        dialog.accept()
        self.round.setChecked(False)
        self._chosen = service
        self.search.edit.setText(dialog.name.text().strip())

    # --- to and from other directories

    def _offer_swap(self) -> None:
        dialog = SwapDialog(self, self.say)
        dialog.given.connect(self._offer_file)
        dialog.taken.connect(self._pick_file)
        self.ask(dialog)

    def _offer_file(self, form: Form) -> None:
        dialog = SaveDialog(self, self.say, self.say("window.swap.file"), _SUFFIXES[form], self._places)
        dialog.chosen.connect(partial(self._export, form))
        self.ask(dialog)

    def _export(self, form: Form, path: Path) -> None:
        def op() -> Path:
            return write_file(path, self._desk.swap.export(form))

        self._work.do(op, owner=self, done=lambda saved: self.tell(self.say("window.swap.saved", file=saved.name)))

    def _pick_file(self) -> None:
        dialog = PickDialog(self, self.say, SUFFIXES, self._places)
        dialog.chosen.connect(self._look_into)
        self.ask(dialog)

    def _look_into(self, path: Path) -> None:
        self._work.do(partial(self._desk.swap.look, path), owner=self, done=self._show_bundle)

    def _show_bundle(self, bundle: Bundle) -> None:
        dialog = BundleDialog(self, self.say, bundle)
        dialog.asked.connect(partial(self._take, bundle))
        self.ask(dialog)

    def _take(self, bundle: Bundle) -> None:
        told = self.say("window.swap.taken", count=len(bundle.owns))
        self._work.do(partial(self._desk.swap.take, bundle.owns), owner=self, done=lambda _: self.tell(told))


def _tool(say: Speech, name: str) -> Button:
    words, short = say(f"window.directory.tool.{name}"), say(f"window.directory.tool.{name}-short")
    return Button(words, "link", icon=_TOOLS[name], short=short, height=48)


def _language_name(say: Speech, code: str) -> str:
    """What a language is called in the language of the window."""
    return str(Locale.parse(say.language).languages.get(code, code))
