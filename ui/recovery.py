"""The way in with the recovery card: its code, and a new passphrase for one person."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from intake.desk import Desk
from intake.errors import Explained
from ui import look
from ui.bar import FootBar
from ui.button import Button
from ui.card import column
from ui.doors import Street
from ui.doorway import Doorway, head
from ui.field import Field
from ui.passphrase import NewPassphrase
from ui.people import People
from ui.speech import Speech
from ui.text import Text
from ui.trouble import explain
from ui.work import Work

_STREET = Street(doors=2, open_door=0, floor=0.17, wide=0.52, tall=2.15)


class Recovery(Doorway):
    """`opened(Desk)`: the door is open, with the new passphrase. `left`: back to unlocking."""

    opened = Signal(object)
    left = Signal()

    def __init__(self, say: Speech, work: Work, desks: type[Desk], home: Path, people: Sequence[str]) -> None:
        super().__init__(say, "recovery", _STREET)
        self._work, self._desks, self._home = work, desks, home
        self.people = People(say("window.recover.who"), people)
        self.code = Field(say("window.recover.code"), hint=say("window.recover.code-hint"), limit=60)
        self.passphrase = NewPassphrase(say, partial(desks.suggest_passphrase, say.language), desks.passphrase_strength)
        self._pages = (self._code_page(), self._passphrase_page())
        self._step = 0
        self._next = Button(say("window.kit.next"), "primary", icon="arrow-right", icon_last=True, height=56)
        self._next.clicked.connect(self._next_clicked)
        self._next.answer_enter(self)
        back = Button(say("window.kit.back"), "text", icon="arrow-left")
        back.clicked.connect(self._back_clicked)
        self.greet()
        self.stand(self._page(), width=700, foot=FootBar(back, self._next))
        self._show_step(0)
        work.do(partial(desks.passphrase_strength, ""), owner=self)  # its dictionary takes a while to read

    def enter(self) -> None:
        (self.passphrase.first if self._step else self.code).setFocus()

    def forget(self) -> None:
        self.code.clear()
        self.passphrase.forget()

    def _page(self) -> QWidget:
        page = QWidget()
        body = column(page, (40, 16, 40, 12) if look.compact() else (56, 40, 56, 20), 12)
        body.addLayout(head(self.say))
        body.addStretch(1)
        for part in self._pages:
            body.addWidget(part)
        body.addStretch(2)
        return page

    def _code_page(self) -> QWidget:
        page, say = QWidget(), self.say
        body = column(page, gap=8)
        body.addWidget(Text(say("window.recover.title"), look.TITLE))
        body.addWidget(Text(say("window.recover.explanation"), look.LEAD, "ink2"))
        body.addSpacing(look.px(14))
        body.addWidget(self.code)
        body.addSpacing(look.px(14))
        body.addWidget(self.people)
        return page

    def _passphrase_page(self) -> QWidget:
        page = QWidget()
        body = column(page, gap=20)
        body.addWidget(Text(self.say("window.recover.passphrase"), look.TITLE))
        body.addWidget(self.passphrase)
        return page

    def _show_step(self, step: int) -> None:
        self._step = step
        for place, page in enumerate(self._pages):
            page.setVisible(place == step)
        self._next.setText(self.say("window.recover.open" if step else "window.kit.next"))
        self.enter()

    def _back_clicked(self) -> None:
        if self._step:
            self._show_step(0)
        else:
            self.left.emit()

    def _next_clicked(self) -> None:
        if not self._step:
            self._show_step(1)
        elif self.passphrase.is_good():
            self._recover()

    def _recover(self) -> None:
        self._next.setEnabled(False)
        op = partial(
            self._desks.recover,
            self._home,
            self.code.text(),
            nickname=self.people.chosen_one(),
            passphrase=self.passphrase.text(),
        )
        self._work.do(op, owner=self, done=self._show_open, failed=self._show_closed)

    def _show_open(self, desk: Desk) -> None:
        self.forget()
        self.opened.emit(desk)

    def _show_closed(self, fault: Explained) -> None:
        self._next.setEnabled(True)
        self._show_step(0)
        self.code.note(explain(self.say, fault))
