"""Putting a backup back: the file, who you are, and your passphrase or the recovery card."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake.desk import Desk
from intake.errors import Explained
from intake.upkeep import BACKUP_SUFFIX
from ui import look
from ui.bar import FootBar
from ui.button import Button
from ui.card import column
from ui.dialog import Asking
from ui.doors import Street
from ui.doorway import Doorway, head
from ui.field import Field, PassphraseField
from ui.passphrase import NewPassphrase
from ui.people import People
from ui.pick import PickDialog
from ui.save import Places
from ui.speech import Speech
from ui.text import Text
from ui.trouble import explain
from ui.work import Work

_STREET = Street(doors=2, open_door=1, floor=0.17, wide=0.52, tall=2.15)


class Restore(Asking, Doorway):
    """`opened(Desk)`: it is back. `left`: back to the door. `places`: for tests."""

    opened = Signal(object)
    left = Signal()

    def __init__(self, say: Speech, work: Work, desks: type[Desk], home: Path, places: Places | None = None) -> None:
        super().__init__(say, "restore", _STREET)
        self._work, self._desks, self._home, self._places = work, desks, home, places
        self._path: Path | None = None
        self.people: People | None = None
        self._head = QWidget()
        self._head.setLayout(head(say))
        self._explanation = Text(say("window.restore.explanation"), look.LEAD, "ink2")
        self.pick = Button(say("window.restore.pick"), "quiet", icon="usb-flash-drive-outline", height=64)
        self.pick.clicked.connect(self._pick)
        self._picking = QWidget()
        column(self._picking, (0, 10, 0, 8)).addWidget(self.pick)
        self.passphrase = PassphraseField(say, say("window.unlock.passphrase"))
        self.code = Field(say("window.recover.code"), hint=say("window.recover.code-hint"), limit=60)
        self.fresh = NewPassphrase(say, partial(desks.suggest_passphrase, say.language), desks.passphrase_strength)
        self.other_way = Button(say("window.restore.with-card"), "link", height=48)
        self.other_way.clicked.connect(self._change_way)
        self._with_card = False
        self._who: QVBoxLayout = column()
        self.open = Button(say("window.restore.open"), "primary", icon="arrow-right", icon_last=True, height=56)
        self.open.clicked.connect(self._open_clicked)
        self.open.answer_enter(self)
        back = Button(say("window.kit.back"), "text", icon="arrow-left")
        back.clicked.connect(self.left)
        self.greet()
        self.stand(self._page(), width=760, foot=FootBar(back, self.open))
        self._show_way()

    def enter(self) -> None:
        waiting: QWidget = self.code if self._with_card else self.passphrase if self._path else self.pick
        waiting.setFocus()

    def forget(self) -> None:
        self.passphrase.clear()
        self.code.clear()
        self.fresh.forget()
        self.stop_asking()

    def _page(self) -> QWidget:
        page, say = QWidget(), self.say
        tight = look.compact()
        body = column(page, (40, 16, 40, 12) if tight else (56, 14, 56, 6), 6)
        body.addWidget(self._head)
        body.addStretch(1)
        body.addWidget(Text(say("window.restore.title"), look.TITLE))
        body.addWidget(self._explanation)
        body.addWidget(self._picking)
        body.addLayout(self._who)
        for part in (self.passphrase, self.code, self.fresh, self.other_way):
            body.addWidget(part)
        body.addStretch(2)
        return page

    def _show_way(self) -> None:
        """With the card there is more to type: what was said and chosen before gives way."""
        known = self._path is not None
        self._explanation.setVisible(not known and not look.compact())
        self._picking.setVisible(not self._with_card)
        self._head.setVisible(not self._with_card)
        self.passphrase.setVisible(known and not self._with_card)
        self.code.setVisible(known and self._with_card)
        self.fresh.setVisible(known and self._with_card)
        self.other_way.setVisible(known)
        other = "passphrase" if self._with_card else "card"
        self.other_way.setText(self.say(f"window.restore.with-{other}"))
        self.open.setEnabled(known)

    def _change_way(self) -> None:
        self._with_card = not self._with_card
        self._show_way()
        (self.code if self._with_card else self.passphrase).setFocus()

    # --- the file

    def _pick(self) -> None:
        dialog = PickDialog(self, self.say, (BACKUP_SUFFIX,), self._places)
        dialog.chosen.connect(self._look_into)
        self.ask(dialog)

    def _look_into(self, path: Path) -> None:
        self.banner.clear()
        self._work.do(partial(self._desks.people_of, path), owner=self, done=partial(self._show_people, path))

    def _show_people(self, path: Path, people: Sequence[str]) -> None:
        self._path = path
        self.pick.setText(self.say("window.restore.picked", file=path.name))
        if self.people:
            self._who.removeWidget(self.people)
            self.people.hide()
            self.people.deleteLater()
        self.people = People(self.say("window.unlock.who"), people)
        self._who.addWidget(self.people)
        self._show_way()
        self.passphrase.setFocus()

    # --- back

    def _open_clicked(self) -> None:
        if self._path is None or self.people is None or (self._with_card and not self.fresh.is_good()):
            return
        nickname = self.people.chosen_one()
        self.open.setEnabled(False)
        if self._with_card:
            op = partial(
                self._desks.restore_with_card,
                self._home,
                self._path,
                self.code.text(),
                nickname=nickname,
                passphrase=self.fresh.text(),
            )
        else:
            op = partial(
                self._desks.restore, self._home, self._path, nickname=nickname, passphrase=self.passphrase.text()
            )
        self._work.do(op, owner=self, done=self._show_open, failed=self._show_closed)

    def _show_open(self, desk: Desk) -> None:
        self.forget()
        self.opened.emit(desk)

    def _show_closed(self, fault: Explained) -> None:
        self.open.setEnabled(True)
        field: Field = self.code if self._with_card else self.passphrase
        field.note(explain(self.say, fault))
        field.edit.selectAll()
        field.setFocus()
