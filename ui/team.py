"""Who may open the desk: the people, and the recovery card. One change at a time, on one page, each under the own
passphrase of the coordinator who makes it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from intake.desk import Desk
from intake.errors import Explained, WrongPassphrase
from intake.model import Changes, Code, Person
from ui import look
from ui.bar import DeskBar, FootBar
from ui.button import Button
from ui.card import Card, ListRow, Note, Strip, beside, column, empty, ruled
from ui.field import Field, PassphraseField
from ui.flow import Flow
from ui.passphrase import NewPassphrase
from ui.recovery_card import CardPage
from ui.screen import Place
from ui.scrolled import scrolled
from ui.speech import Speech
from ui.text import Text
from ui.tile import Tile, Tiles
from ui.trouble import explain
from ui.work import Work

Task = Literal["add", "rename", "passphrase", "revoke", "card-try", "card-new"]
_ABOUT_ONE: dict[Task, str] = {
    "rename": "account-outline",
    "passphrase": "lock-reset",
    "revoke": "account-remove-outline",
}
_ROLES = ("volunteer", "coordinator")
_NICKNAME_LENGTH = 24


class Team(Place):
    """`place_asked(name)`: elsewhere."""

    def __init__(self, say: Speech, work: Work, desk: Desk) -> None:
        super().__init__(say, "team")
        self._work, self._desk = work, desk
        self._chosen = ""
        self.form: Form | None = None
        self.card: CardPage | None = None
        self.rows: dict[str, ListRow] = {}
        self._list: QVBoxLayout = column()
        self.buttons: dict[Task, Button] = {task: self._action(task) for task in _ABOUT_ONE}
        self._pages = QStackedLayout()
        self.back = Button(say("window.team.back"), "text", icon="arrow-left")
        self.back.clicked.connect(self._show_people)
        self.primary = Button(say("window.team.add"), "primary", icon="account-plus-outline", height=56)
        self.primary.clicked.connect(self._primary_clicked)
        self.primary.answer_enter(self)
        escape = QShortcut(QKeySequence("Esc"), self, self.back.click)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        bar = DeskBar(say, "team", coordinator=desk.is_coordinator())
        bar.place_asked.connect(self.place_asked)
        page = QWidget()
        page.setLayout(self._pages)
        self._pages.addWidget(self._people_page())
        self.lay_out(page, bar, FootBar(self.back, self.primary))

    def enter(self) -> None:
        self._show_people()

    def refresh(self, changes: Changes) -> None:
        if changes.people:
            self._read()

    def forget(self) -> None:
        self._drop_task()

    # --- the people

    def _people_page(self) -> QWidget:
        page, say = QWidget(), self.say
        body = column(page, (24, 12, 24, 12) if look.compact() else (28, 18, 28, 18), 12)
        body.addWidget(Text(say("window.team.title"), look.TITLE))
        if not look.compact():
            body.addWidget(Text(say("window.team.what"), role="ink2"))
        sides = beside(stacked=look.compact(), gap=20)
        people = Card()
        inner = column(people, (20, 14, 20, 14), 8)
        held = QWidget()
        held.setLayout(self._list)
        inner.addWidget(held if look.compact() else scrolled(held), 1)  # the page itself scrolls there
        buttons = Flow()
        for button in self.buttons.values():
            buttons.addWidget(button)
        inner.addLayout(buttons)
        sides.addWidget(people, 5)
        sides.addWidget(self._card_card(), 3)
        body.addLayout(sides, 1)
        if not look.compact():
            body.addWidget(Note("shield-key-outline", say("window.team.rules"), say("window.team.rules-keys")))
            body.addWidget(Note("shield-lock-outline", "", say("window.team.rules-window")))
        return page

    def _card_card(self) -> Card:
        card, say = Card(), self.say
        inner = column(card, (20, 16, 20, 16), 10)
        inner.addWidget(Text(say("window.team.card"), look.HEADING))
        inner.addWidget(Text(say("window.team.card-what"), role="ink2"))
        tasks: tuple[tuple[Task, str], ...] = (("card-try", "eye-check-outline"), ("card-new", "key-outline"))
        for task, icon in tasks:
            button = Button(say(f"window.team.{task}"), "quiet", icon=icon)
            button.clicked.connect(partial(self._begin, task))
            self.buttons[task] = button
            inner.addWidget(button)
        inner.addStretch(1)
        return card

    def _action(self, task: Task) -> Button:
        button = Button(self.say(f"window.team.{task}"), "quiet", icon=_ABOUT_ONE[task], height=48)
        button.clicked.connect(partial(self._begin, task))
        return button

    def _read(self) -> None:
        if self._desk.team:
            self._work.do(self._desk.team.people, owner=self, done=self._show_list)
        else:
            self._show_list(())

    def _show_list(self, people: Sequence[Person]) -> None:
        empty(self._list)
        names = [person.nickname for person in people]
        if self._chosen not in names:
            self._chosen = next((name for name in names if name != self._desk.nickname), "")
        self.rows = {person.nickname: self._person_row(person) for person in people}
        for part in ruled(self.rows.values()):
            self._list.addWidget(part)
        if not people:
            self._list.addWidget(Strip("school-outline", self.say("window.team.practice")))
        self._list.addStretch(1)
        may = bool(people) and self._desk.is_coordinator()
        for task, button in self.buttons.items():
            button.setEnabled(may and (task.startswith("card") or bool(self._chosen)))
        self.primary.setEnabled(may)
        if not may:
            self.setFocus()  # there is nothing to press; and the lock should not be the first thing at hand
        self._mark_chosen()

    def _person_row(self, person: Person) -> ListRow:
        say = self.say
        role = say("window.team.coordinator" if person.coordinator else "window.team.volunteer")
        if person.nickname == self._desk.nickname:
            role = say("window.team.you", role=role)
        line = ListRow("account-tie-outline" if person.coordinator else "account-outline", person.nickname, role)
        line.setCheckable(True)
        line.clicked.connect(partial(self._choose, person.nickname))
        return line

    def _choose(self, nickname: str) -> None:
        self._chosen = nickname
        self._mark_chosen()

    def _mark_chosen(self) -> None:
        for nickname, line in self.rows.items():
            line.setChecked(nickname == self._chosen)
        own = self._chosen == self._desk.nickname
        self.buttons["revoke"].setEnabled(self.buttons["rename"].isEnabled() and not own)

    # --- one change

    def _begin(self, task: Task) -> None:
        self._drop_task()
        self.banner.clear()
        suggest = partial(self._desk.suggest_passphrase, self.say.language)
        self.form = Form(self.say, task, self._chosen, suggest, self._desk.passphrase_strength)
        self._show_task(self.form, self.say(f"window.team.{_NOW.get(task, 'save')}"))
        self.form.setFocus()

    def _show_task(self, page: QWidget, words: str) -> None:
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        self.back.setVisible(page is not self.card)
        self.primary.setEnabled(True)
        self.primary.setText(words)
        self.primary.show_icon("")

    def _show_people(self) -> None:
        self._drop_task()
        self._pages.setCurrentIndex(0)
        self.back.hide()
        self.primary.setText(self.say("window.team.add"))
        self.primary.show_icon("account-plus-outline")
        self._read()
        self.primary.setFocus()

    def _drop_task(self) -> None:
        for page in (self.form, self.card):
            if page:
                page.forget()
                self._pages.removeWidget(page)
                page.hide()
                page.deleteLater()
        self.form = self.card = None

    def _primary_clicked(self) -> None:
        if self.card:
            self._leave_card(self.card)
        elif self.form is None:
            self._begin("add")
        elif self.form.is_good() and self._desk.team:
            self.primary.setEnabled(False)
            op, said = self._change(self.form)
            self._work.do(op, owner=self, done=partial(self._changed, said), failed=self._refused)

    def _change(self, form: Form) -> tuple[Callable[[], object], str]:
        """What to ask of the desk, and what to say when it is done."""
        team, own, nickname, say = self._desk.team, form.own.text(), form.nickname.text().strip(), self.say
        assert team is not None  # noqa: S101 - only asked where there is one
        match form.task:
            case "add":
                op: Callable[[], object] = partial(
                    team.add, own, nickname, form.passphrase.text(), coordinator=form.is_coordinator()
                )
                return op, say("window.team.added", nickname=nickname)
            case "rename":
                return partial(team.rename, own, form.who, nickname), say("window.team.renamed", nickname=nickname)
            case "passphrase":
                op = partial(team.give_passphrase, own, form.who, form.passphrase.text())
                return op, say("window.team.given", nickname=form.who)
            case "revoke":
                return partial(team.revoke, own, form.who), say("window.team.revoked", nickname=form.who)
            case "card-try":
                return partial(team.try_card, form.code.text()), say("window.team.card-works")
            case _:
                return partial(team.fresh_card, own), say("window.team.card-kept")

    def _changed(self, said: str, result: object) -> None:
        if isinstance(result, str):
            self._show_card(result)
            return
        self._show_people()
        self.tell(said)

    def _refused(self, fault: Explained) -> None:
        self.primary.setEnabled(True)
        if self.form:
            self.form.refuse(fault)

    # --- a new card

    def _show_card(self, code: str) -> None:
        self._drop_task()
        self.card = CardPage(self.say, self._work)
        side = look.px(24 if look.compact() else 56)
        self.card.setContentsMargins(side, 0, side, 0)
        self._show_task(self.card, self.say("window.card.written"))
        self.card.show_code(code)

    def _leave_card(self, card: CardPage) -> None:
        if not card.asking():
            card.ask_back()
            self.primary.setText(self.say("window.kit.next"))
        elif card.is_right():
            self._show_people()
            self.tell(self.say("window.team.card-kept"))


_NOW: dict[Task, str] = {"revoke": "revoke-now", "card-try": "card-try-now", "card-new": "card-new-now"}
_NAMED: tuple[Task, ...] = ("add", "rename")
_CHOSEN: tuple[Task, ...] = ("add", "passphrase")


class Form(QWidget):
    """What one change asks: at the left who and under whose passphrase, at the right a new one."""

    def __init__(
        self, say: Speech, task: Task, who: str, suggest: Callable[[], str], weigh: Callable[[str], int]
    ) -> None:
        super().__init__()
        self._say, self.task, self.who = say, task, who
        self.nickname = Field(
            say("window.team.nickname"), hint=say("window.team.nickname-hint"), limit=_NICKNAME_LENGTH
        )
        self.roles = Tiles(columns=2)
        for role in _ROLES:
            self.roles.add(Code(role), Tile(say(f"window.team.role.{role}"), shape="plain"))
        self.roles.show_codes((Code("volunteer"),))
        self.own = PassphraseField(say, say("window.team.own"))
        self.code = Field(say("window.recover.code"), hint=say("window.recover.code-hint"), limit=60)
        self.passphrase = NewPassphrase(say, suggest, weigh)
        self.setFocusProxy(self.nickname if task in _NAMED else self.code if task == "card-try" else self.own)
        tight = look.compact()
        body = column(self, (24, 12, 24, 12) if tight else (56, 28, 56, 20), 10 if tight else 18)
        body.addWidget(Text(say(f"window.team.{task}-title", nickname=who), look.TITLE))
        body.addWidget(Text(say(f"window.team.{task}-what"), look.LEAD, "ink2"))
        stacked = look.cramped()
        sides = beside(stacked=stacked, gap=12 if stacked else 48)
        sides.addLayout(self._left(), 1)
        right = column()
        if task in _CHOSEN:
            right.addWidget(self.passphrase)
        right.addStretch(1)
        sides.addLayout(right, 1)
        body.addLayout(sides, 1)
        for part in (self.nickname, self.roles, self.own, self.code, self.passphrase):
            if part.parent() is None:  # not asked for this change
                part.setParent(self)
                part.hide()

    def is_coordinator(self) -> bool:
        return self.roles.codes() == (Code("coordinator"),)

    def is_good(self) -> bool:
        """Whether everything that is needed was typed; the first that is not says so and takes the focus."""
        if self.task in _NAMED and not self.nickname.text().strip():
            self.nickname.note(self._say("window.team.nickname-missing"))
            self.nickname.setFocus()
            return False
        if self.task in _CHOSEN and not self.passphrase.is_good():
            return False
        empty = self.code if self.task == "card-try" else self.own
        if not empty.text().strip():
            empty.setFocus()
            return False
        return True

    def refuse(self, fault: Explained) -> None:
        """Says what was wrong under the field that it was wrong in."""
        field: Any = self.own
        if self.task == "card-try":
            field = self.code
        elif fault.key.startswith("error.nickname"):
            field = self.nickname
        field.note(explain(self._say, fault))
        if isinstance(fault, WrongPassphrase):
            field.edit.selectAll()
        field.setFocus()

    def forget(self) -> None:
        self.own.clear()
        self.code.clear()
        self.passphrase.forget()

    def _left(self) -> QVBoxLayout:
        left = column(gap=12)
        if self.task in _NAMED:
            left.addWidget(self.nickname)
        if self.task == "add":
            left.addWidget(Text(self._say("window.team.role"), look.STRONG))
            left.addWidget(self.roles)
            if not look.compact():
                left.addWidget(Text(self._say("window.team.role-why"), look.SMALL, "ink2"))
        if self.task == "card-try":
            left.addWidget(self.code)
        else:
            left.addWidget(self.own)
            left.addWidget(Text(self._say("window.team.own-why"), look.SMALL, "ink2"))
        left.addStretch(1)
        return left
