"""Other content for the desk: which is in use, a pack that is read, what it would change, who made it, and one click
back. For the coordinator.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake.desk import Desk
from intake.errors import Explained
from intake.news import Group, Line
from intake.pack import Pack
from intake.supply import PACK_SUFFIX, InUse, Offer, Publisher
from ui import look
from ui.button import Button
from ui.card import Card, Strip, column, row, rule
from ui.dialog import Asking, Dialog, Question
from ui.field import Field
from ui.pick import PickDialog
from ui.save import Places
from ui.scrolled import scrolled
from ui.speech import Speech
from ui.text import Text
from ui.trouble import explain
from ui.work import Work

_FEW = 4
"""Changes of one kind that are seen at once; of more the title alone, until it is opened."""
_LONGEST_FINGERPRINT = 40


class ContentCard(Asking, Card):
    """Lies on the page of upkeep. `told(text, mood)`: to be said above it. `renewed(key)`: the desk works with other
    content now, of which that sentence tells. `places`: for tests.
    """

    told = Signal(str, str)
    renewed = Signal(str)

    def __init__(self, say: Speech, work: Work, desk: Desk) -> None:
        super().__init__()
        self._say, self._work, self._desk = say, work, desk
        self.places: Places | None = None
        self._state: InUse | None = None
        self._now = Text("")
        self.read = Button(say("window.pack.read"), "quiet", icon="usb-flash-drive-outline")
        self.read.clicked.connect(self._pick)
        self.read.setEnabled(not desk.practising)
        self.back = Button(say("window.pack.back"), "quiet", icon="undo")
        self.back.clicked.connect(self._ask_back)
        self.back.setEnabled(False)
        self.publishers = Button(say("window.pack.publishers"), "link", icon="shield-key-outline", height=48)
        self.publishers.clicked.connect(self._show_publishers)
        inner = column(self, (22, 14, 22, 12), 8)
        inner.addWidget(Text(say("window.pack.heading"), look.HEADING))
        inner.addWidget(Text(say("window.pack.what"), role="ink2"))
        inner.addWidget(self._now)
        inner.addWidget(self.read)
        inner.addWidget(self.back)
        inner.addWidget(self.publishers, 0, Qt.AlignmentFlag.AlignLeft)

    def enter(self) -> None:
        self._work.do(self._desk.supply.in_use, owner=self, done=self._show_state)

    def forget(self) -> None:
        self.stop_asking()

    def _show_state(self, found: InUse) -> None:
        self._state = found
        self._now.setText(_in_use(self._say, found))
        self.back.setEnabled(found.pack is not None or found.trouble is not None)

    # --- a pack is read

    def _pick(self) -> None:
        dialog = PickDialog(self.window(), self._say, (PACK_SUFFIX,), self.places)
        dialog.chosen.connect(self._look)
        self.ask(dialog)

    def _look(self, path: Path) -> None:
        self.told.emit(self._say("window.pack.checking"), "info")
        op = partial(self._desk.supply.look, path, self._say.language)
        self._work.do(op, owner=self, done=self._offer, failed=partial(self._refused, path))

    def _refused(self, path: Path, fault: Explained) -> None:
        self.told.emit(explain(self._say, fault), "trouble")
        if fault.key == "error.pack-unknown":
            dialog = TrustDialog(self.window(), self._say)
            dialog.typed.connect(partial(self._trust, dialog, path))
            self.ask(dialog)

    def _trust(self, dialog: TrustDialog, path: Path, fingerprint: str) -> None:
        op = partial(self._desk.supply.trust, path, fingerprint)
        self._work.do(op, owner=dialog, done=partial(self._trusted, dialog, path), failed=dialog.refuse)

    def _trusted(self, dialog: TrustDialog, path: Path, _nothing: None) -> None:
        dialog.accept()
        self._look(path)

    def _offer(self, offer: Offer) -> None:
        self.told.emit("", "info")
        dialog = OfferDialog(self.window(), self._say, offer)
        dialog.accepted.connect(partial(self._renew, partial(self._desk.renew, offer), "window.pack.accepted"))
        self.ask(dialog)

    # --- and taken back

    def _ask_back(self) -> None:
        if self._state is None:
            return
        say, before = self._say, self._state.before
        said = say("window.pack.back-own")
        if before:
            said = say("window.pack.back-packed", title=before.title, date=_days(before)["date"])
        dialog = Question(self.window(), say("window.pack.back-title"), said)
        dialog.offer(no=say("window.pack.back-no"), yes=say("window.pack.back-yes"))
        dialog.accepted.connect(partial(self._renew, self._desk.one_back, "window.pack.went-back"))
        self.ask(dialog)

    def _show_publishers(self) -> None:
        if self._state is None:
            return
        dialog = PublishersDialog(self.window(), self._say, self._state.publishers)
        dialog.dropped.connect(self._ask_drop)
        self.ask(dialog)

    def _ask_drop(self, fingerprint: str) -> None:
        say = self._say
        dialog = Question(self.window(), say("window.pack.drop-title"), say("window.pack.drop-what"))
        dialog.offer(no=say("window.pack.back-no"), yes=say("window.pack.drop-yes"))
        op = partial(self._desk.trust_no_more, fingerprint)
        dialog.accepted.connect(partial(self._renew, op, "window.pack.dropped"))
        self.ask(dialog)

    def _renew(self, op: Callable[[], object], key: str) -> None:
        self._work.do(op, owner=self, done=lambda _: self.renewed.emit(key))


class OfferDialog(Dialog):
    """What a pack would change. `accepted`: take it over."""

    def __init__(self, parent: QWidget, say: Speech, offer: Offer) -> None:
        super().__init__(parent, say("window.pack.offer"), width=860, listed=True)
        pack = offer.pack
        self.body.addWidget(Text(say("window.pack.from", title=pack.title, **_days(pack)), look.STRONG))
        if not look.cramped():
            number = say("window.pack.number", number=pack.number, fingerprint=pack.fingerprint)
            self.body.addWidget(Text(number, look.SMALL, "ink2"))
        if offer.stranger:
            self.body.addWidget(Strip("alert-circle-outline", say("window.pack.stranger"), "trouble"))
        held = QWidget()
        lines = column(held, gap=4)
        if not offer.groups:
            lines.addWidget(Text(say("window.pack.no-change")))
        self.folds = self._fill(lines, offer.groups)
        self.body.addWidget(scrolled(held, 170 if look.cramped() else 340), 1)
        if not look.cramped():
            self.body.addWidget(Text(say("window.pack.own-stays"), look.SMALL, "ink2"))
        close = Button(say("window.pack.not-now"), "quiet")
        close.clicked.connect(self.reject)
        accept = Button(say("window.pack.accept"), "primary", icon="check-bold")
        accept.clicked.connect(self.accept)
        self.lay_out([close, accept])

    def _fill(self, lines: QVBoxLayout, groups: Sequence[Group]) -> list[Fold]:
        folds = [Fold(group) for group in groups]
        for place, fold in enumerate(folds):
            if place:
                lines.addWidget(rule())
            lines.addWidget(fold)
        lines.addStretch(1)
        return folds


class Fold(QWidget):
    """Changes of one kind under their title; a long list is opened by a click."""

    def __init__(self, group: Group) -> None:
        super().__init__()
        self._group, self._made = group, False
        self.more = Button(group.title, "text", icon="chevron-down", bare=True, height=48)
        self.more.clicked.connect(self._turn)
        self._lines = QWidget()
        self._column = column(self._lines, (0, 0, 0, 10), 8)
        head = row(gap=8)
        head.addWidget(Text(group.title, look.STRONG), 1)
        head.addWidget(self.more)
        body = column(self, 0, 2)
        body.addLayout(head)
        body.addWidget(self._lines)
        self._show(shown=len(group.lines) <= _FEW)

    def _turn(self) -> None:
        self._show(shown=self._lines.isHidden())

    def _show(self, *, shown: bool) -> None:
        if shown and not self._made:
            self._made = True
            for line in self._group.lines:
                self._add(line)
        self._lines.setVisible(shown)
        self.more.show_icon("chevron-up" if shown else "chevron-down")

    def _add(self, line: Line) -> None:
        self._column.addWidget(Text(line.text))
        for under in line.under:
            inner = QWidget()
            column(inner, (18, 0, 0, 0)).addWidget(Text(under, look.SMALL, "ink2"))
            self._column.addWidget(inner)


class TrustDialog(Dialog):
    """Who made a pack that this desk does not know: `typed(fingerprint)`, as she has it from the maker herself. What
    the file itself says of its maker is not shown: it would only be copied.
    """

    typed = Signal(str)

    def __init__(self, parent: QWidget, say: Speech) -> None:
        super().__init__(parent, say("window.pack.unknown-title"), width=720)
        self._say = say
        self.fingerprint = Field(
            say("window.pack.fingerprint"), hint=say("window.pack.fingerprint-hint"), limit=_LONGEST_FINGERPRINT
        )
        self.body.addWidget(Text(say("window.pack.unknown-what")))
        self.body.addWidget(self.fingerprint)
        close = Button(say("window.pack.not-now"), "quiet")
        close.clicked.connect(self.reject)
        trust = Button(say("window.pack.trust"), "primary", icon="shield-check-outline")
        trust.clicked.connect(lambda: self.typed.emit(self.fingerprint.text()))
        self.lay_out([close, trust])
        self.fingerprint.setFocus()

    def refuse(self, fault: Explained) -> None:
        self.fingerprint.note(explain(self._say, fault))
        self.fingerprint.setFocus()


class PublishersDialog(Dialog):
    """Whom the desk trusts. `dropped(fingerprint)`: no more."""

    dropped = Signal(str)

    def __init__(self, parent: QWidget, say: Speech, publishers: Sequence[Publisher]) -> None:
        super().__init__(parent, say("window.pack.publishers"), width=720)
        key = "window.pack.publishers-what" if publishers else "window.pack.publishers-none"
        self.body.addWidget(Text(say(key), role="ink2"))
        for publisher in publishers:
            since = say("window.pack.since", date=f"{date.fromisoformat(publisher.since):%d-%m-%Y}")
            words = column(gap=1)
            words.addWidget(Text(publisher.fingerprint, look.STRONG))
            words.addWidget(Text(since, look.SMALL, "ink2"))
            drop = say("window.pack.drop", fingerprint=publisher.fingerprint)
            away = Button(drop, "text", icon="trash-can-outline", bare=True, height=48)
            away.clicked.connect(partial(self._drop, publisher.fingerprint))
            line = row(gap=8)
            line.addLayout(words, 1)
            line.addWidget(away)
            self.body.addLayout(line)
        close = Button(say("window.pack.close"), "primary")
        close.clicked.connect(self.accept)
        self.lay_out([close])

    def _drop(self, fingerprint: str) -> None:
        self.accept()
        self.dropped.emit(fingerprint)


def _in_use(say: Speech, found: InUse) -> str:
    if found.pack is None:
        return say("window.pack.in-use.own")
    return say("window.pack.in-use.packed", title=found.pack.title, **_days(found.pack))


def _days(pack: Pack) -> dict[str, str]:
    """With their years: a pack lives from one into the next."""
    return {"date": f"{pack.made:%d-%m-%Y}", "until": f"{pack.until:%d-%m-%Y}"}
