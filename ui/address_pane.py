"""The address that was chosen in the list: its card, and what is done with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake.addresses import Entry, Kind
from intake.correction import Said
from intake.desk import Desk
from intake.model import Changes, Fact, Lang, ServiceId
from ui.add_address import LikeDialog
from ui.address_card import AddressCard
from ui.card import Card, column, empty
from ui.correct import DIALOGS, CorrectDialog
from ui.dialog import Asking
from ui.paper import Send, print_sheet
from ui.sheet_choice import AllLanguages
from ui.speech import Speech
from ui.work import Work


class AddressPane(Asking, Card):
    """`told(words)`: to be said on the screen that it is part of. `send`: the printer."""

    told = Signal(str)

    def __init__(self, say: Speech, work: Work, desk: Desk, screen: QWidget, send: Send) -> None:
        super().__init__()
        self._say, self._work, self._desk, self._screen, self.send = say, work, desk, screen, send
        self._wanted: ServiceId | None = None
        self._body: QVBoxLayout = column(self, (22, 14, 22, 12))
        self.card: AddressCard | None = None

    def show_address(self, service: ServiceId | None, *, questions: bool) -> None:
        """Reads it anew. `questions`: with what to ask on the phone."""
        self._wanted = service
        if service is None:
            empty(self._body)
            self.card = None
            return
        op = partial(self._desk.addresses.entry, service)
        self._work.do(op, owner=self, done=partial(self._show, questions))

    def forget(self) -> None:
        self.stop_asking()

    def _show(self, questions: bool, entry: Entry) -> None:
        service, addresses = entry.service.id, self._desk.addresses
        if service != self._wanted:
            return
        held = self.card.held() if self.card else ""
        empty(self._body)
        self.card = AddressCard(
            self._say,
            entry,
            self._desk.upkeep.today(),
            coordinator=self._desk.is_coordinator(),
            questions=questions,
        )
        self.card.found_right.connect(partial(self._still_right, service))
        self.card.called_wrong.connect(partial(self._call_wrong, service))
        self.card.print_asked.connect(partial(self._offer_languages, service))
        self.card.correct_asked.connect(partial(self._correct, entry))
        self.card.kind_asked.connect(partial(self._offer_kinds, entry))
        for asked, verb in (
            (self.card.theirs_taken, addresses.take_supplied),
            (self.card.ours_kept, addresses.keep_own),
            (self.card.undone, addresses.undo),
        ):
            asked.connect(partial(self._do, partial(verb, service)))
        self._body.addWidget(self.card, 1)
        if held in self.card.tools:  # the hands stay where they were, at the next address
            self.card.tools[held].setFocus()

    def _do(self, op: Callable[[], Changes]) -> None:
        self._work.do(op, owner=self)

    def _still_right(self, service: ServiceId, facts: Sequence[Fact]) -> None:
        self._do(partial(self._desk.addresses.still_right, service, tuple(facts)))

    def _call_wrong(self, service: ServiceId) -> None:
        op = partial(self._desk.addresses.call_wrong, service)
        self._work.do(op, owner=self, done=lambda _: self.told.emit(self._say("window.directory.thanks")))

    def _offer_languages(self, service: ServiceId) -> None:
        """The card is the visitor's: in which language?"""
        dialog = AllLanguages(self._screen, self._say, self._desk.languages(), None)
        dialog.chosen.connect(partial(self._print, service))
        self.ask(dialog)

    def _print(self, service: ServiceId, language: str) -> None:
        op = partial(print_sheet, self._desk, partial(self._desk.service_card, service, Lang(language)), self.send)
        self._work.do(op, owner=self, done=lambda _: self.told.emit(self._say("window.handout.printed")))

    def _correct(self, entry: Entry, what: str) -> None:
        dialog = DIALOGS[what](self._screen, self._say, entry)
        dialog.asked.connect(partial(self._write, dialog, entry.service.id))
        self.ask(dialog)

    def _write(self, dialog: CorrectDialog, service: ServiceId) -> None:
        said = dialog.said()
        if said == Said():  # nothing is other than it was
            dialog.accept()
            return
        op = partial(self._desk.addresses.correct, service, said)
        self._work.do(op, owner=dialog, done=lambda _: dialog.accept(), failed=dialog.refuse)

    def _offer_kinds(self, entry: Entry) -> None:
        self._work.do(self._desk.addresses.kinds, owner=self, done=partial(self._ask_kind, entry))

    def _ask_kind(self, entry: Entry, kinds: Sequence[Kind]) -> None:
        say, name = self._say, entry.service.name
        title, keep = say("window.own.kind-of", name=name), say("window.save.save")
        dialog = LikeDialog(self._screen, say, kinds, self._work, title=title, keep=keep)
        dialog.asked.connect(partial(self._liken, dialog, entry.service.id))
        self.ask(dialog)

    def _liken(self, dialog: LikeDialog, service: ServiceId) -> None:
        if dialog.like is not None:
            op = partial(self._desk.addresses.liken, service, dialog.like)
            self._work.do(op, owner=dialog, done=lambda _: dialog.accept(), failed=dialog.refuse)
