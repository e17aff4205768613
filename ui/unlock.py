"""Who are you, and your passphrase: nothing else. Behind it the way in with the recovery card, and practice."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from intake.errors import Explained
from ui import look
from ui.button import Button
from ui.card import Note, column, row
from ui.doors import Street
from ui.doorway import Doorway, head
from ui.field import PassphraseField
from ui.people import People
from ui.speech import Speech
from ui.text import Text
from ui.trouble import explain
from ui.work import Work

if TYPE_CHECKING:
    from intake.desk import Desk

_STREET = Street(doors=3, open_door=1, floor=0.17, wide=0.7, tall=2.15)


class Unlock(Doorway):
    """`opened(Desk)`: the door is open. `recovery_asked`, `restore_asked`, `practice_asked`: another way in.

    `way_in(nickname, passphrase)` opens the desk, on the worker.
    """

    opened = Signal(object)
    recovery_asked = Signal()
    restore_asked = Signal()
    practice_asked = Signal()

    def __init__(self, say: Speech, work: Work, way_in: Callable[[str, str], Desk], people: Sequence[str]) -> None:
        super().__init__(say, "unlock", _STREET)
        self._work, self._way_in = work, way_in
        self.people = People(say("window.unlock.who"), people)
        self.passphrase = PassphraseField(say, _passphrase_label(say, people))
        self._open = Button(say("window.unlock.open"), "primary", icon="arrow-right", icon_last=True, height=64)
        self._open.clicked.connect(self._open_clicked)
        self._open.answer_enter(self)
        self.greet()
        self.stand(self._page(), width=560)

    def enter(self) -> None:
        self.passphrase.setFocus()

    def forget(self) -> None:
        self.passphrase.clear()

    def _page(self) -> QWidget:
        page, say = QWidget(), self.say
        body = column(page, (40, 20, 40, 16) if look.compact() else (64, 32, 64, 24), 0)
        body.addLayout(head(say))
        body.addStretch(2)
        body.addWidget(Text(say("window.unlock.title"), look.TITLE))
        body.addSpacing(look.px(6))
        if not look.compact():
            body.addWidget(Text(say("window.unlock.promise"), look.LEAD, "ink2"))
        body.addSpacing(look.px(16))
        body.addWidget(self.people)
        body.addWidget(self.passphrase)
        body.addSpacing(look.px(12))
        body.addWidget(self._open)
        body.addSpacing(look.px(12))
        practise = Button(say("window.unlock.practise"), "quiet", icon="school-outline")
        practise.clicked.connect(self.practice_asked)
        body.addWidget(practise)
        body.addStretch(3)
        body.addSpacing(look.px(12))
        if not look.compact():
            body.addWidget(Note("key-outline", "", say("window.unlock.forgotten")))
        recover = Button(say("window.unlock.recover"), "link", icon="arrow-right", icon_last=True, height=48)
        recover.clicked.connect(self.recovery_asked)
        restore = Button(say("window.restore.link"), "link", icon="usb-flash-drive-outline", height=48)
        restore.clicked.connect(self.restore_asked)
        for other in (recover, restore):
            line = row(pad=(26, 0, 0, 0))
            line.addWidget(other)
            line.addStretch(1)
            body.addLayout(line)
        return page

    def _open_clicked(self) -> None:
        op = partial(self._way_in, self.people.chosen_one(), self.passphrase.text())
        self._show_waiting(waiting=True)
        self._work.do(op, owner=self, done=self._show_open, failed=self._show_closed)

    def _show_open(self, desk: Desk) -> None:
        self._show_waiting(waiting=False)
        self.forget()
        self.opened.emit(desk)

    def _show_closed(self, fault: Explained) -> None:
        self._show_waiting(waiting=False)
        self.passphrase.note(explain(self.say, fault))
        self.passphrase.edit.selectAll()
        self.passphrase.setFocus()

    def _show_waiting(self, *, waiting: bool) -> None:
        self._open.setEnabled(not waiting)
        self._open.setText(self.say("window.kit.busy" if waiting else "window.unlock.open"))


def _passphrase_label(say: Speech, people: Sequence[str]) -> str:
    """One person has nothing to choose: then the field says whose it is."""
    return (
        say("window.unlock.passphrase-of", nickname=people[0]) if len(people) == 1 else say("window.unlock.passphrase")
    )
