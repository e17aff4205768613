"""The first time: the language of the window, the desk, a passphrase, the recovery card. Or just practise instead.

One step is one page. The desk is made between the third and the fourth; from there on there is no way back, only the
card, whose code is asked back before the door opens.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake.desk import Desk
from intake.model import City, Code, Lang
from intake.words import WINDOW_LANGUAGES
from ui import look
from ui.bar import FootBar
from ui.button import Button
from ui.card import Strip, column, row
from ui.city import Cities
from ui.doors import Street
from ui.doorway import Doorway, head
from ui.field import Field
from ui.passphrase import NewPassphrase
from ui.recovery_card import CardPage
from ui.speech import Speech
from ui.text import Text
from ui.tile import Tile, Tiles
from ui.work import Work

STEPS = ("language", "desk", "passphrase", "card")
_STREET = Street(doors=2, open_door=0, floor=0.17, wide=0.52, tall=2.15)


class FirstRun(Doorway):
    """`opened(Desk)`: the desk is there and its card is kept. `language_chosen(Lang)`: show yourself in that language.

    `practice_asked`: no desk, just practice. `restore_asked`: a backup is to be put back.
    """

    opened = Signal(object)
    language_chosen = Signal(object)
    practice_asked = Signal()
    restore_asked = Signal()

    def __init__(self, say: Speech, work: Work, desks: type[Desk], home: Path, cities: Sequence[City]) -> None:
        super().__init__(say, "first-run", _STREET)
        self._work, self._desks, self._home = work, desks, home
        self._step = 0
        self._desk: Desk | None = None
        self.languages = _language_tiles(say)
        self.languages.chosen.connect(self._language_clicked)
        self.cities = Cities(say, cities)
        self.nickname = Field(say("window.first-run.nickname"), hint=say("window.first-run.nickname-hint"), limit=24)
        self.passphrase = NewPassphrase(say, partial(desks.suggest_passphrase, say.language), desks.passphrase_strength)
        self.card = CardPage(say, work)
        self._pages = (self._language_page(), self._desk_page(), self._passphrase_page(), self.card)
        self._progress = Text(style=look.SMALL_STRONG, role="ink2", wrap=False)
        self._back = Button(say("window.kit.back"), "text", icon="arrow-left")
        self._next = Button(say("window.kit.next"), "primary", icon="arrow-right", icon_last=True, height=56)
        self._back.clicked.connect(lambda: self._show_step(self._step - 1))
        self._next.clicked.connect(self._next_clicked)
        self._next.answer_enter(self)
        self.greet()
        self.stand(self._page(), width=760, foot=FootBar(self._back, self._next))
        self._show_step(0)
        work.do(partial(desks.passphrase_strength, ""), owner=self)  # its dictionary takes a while to read

    def enter(self) -> None:
        self._focus()

    def forget(self) -> None:
        self.passphrase.forget()
        self.card.forget()

    def step(self) -> str:
        """The step that is shown."""
        return STEPS[self._step]

    # --- pages

    def _page(self) -> QWidget:
        page = QWidget()
        body = column(page, (40, 16, 40, 12) if look.compact() else (56, 28, 56, 20), 14)
        top = row()
        top.addLayout(head(self.say))
        top.addStretch(1)
        top.addWidget(self._progress)
        body.addLayout(top)
        for part in self._pages:
            body.addWidget(part, 1)
        return page

    def _language_page(self) -> QWidget:
        page, body = self._titled("language")
        body.addWidget(self.languages)
        body.addSpacing(look.px(12))
        body.addWidget(Strip("shield-lock-outline", self.say("window.first-run.promise")))
        body.addSpacing(look.px(12))
        practise = Button(self.say("window.first-run.practise"), "quiet", icon="school-outline")
        practise.clicked.connect(self.practice_asked)
        body.addWidget(practise)
        restore = Button(self.say("window.restore.link"), "link", icon="usb-flash-drive-outline", height=48)
        restore.clicked.connect(self.restore_asked)
        line = row()
        line.addWidget(restore)
        line.addStretch(1)
        body.addLayout(line)
        body.addStretch(2)
        return page

    def _desk_page(self) -> QWidget:
        page, body = self._titled("desk")
        body.addWidget(Text(self.say("window.first-run.city"), look.STRONG))
        body.addWidget(self.cities)
        body.addSpacing(look.px(16))
        body.addWidget(self.nickname)
        body.addWidget(Text(self.say("window.first-run.nickname-why"), look.SMALL, "ink2"))
        body.addStretch(2)
        return page

    def _passphrase_page(self) -> QWidget:
        page, body = self._titled("passphrase")
        body.addWidget(self.passphrase)
        body.addStretch(2)
        return page

    def _titled(self, step: str) -> tuple[QWidget, QVBoxLayout]:
        page = QWidget()
        body = column(page, gap=8)
        body.addStretch(1)
        body.addWidget(Text(self.say(f"window.first-run.{step}-title"), look.TITLE))
        body.addWidget(Text(self.say(f"window.first-run.{step}-explanation"), look.LEAD, "ink2"))
        body.addSpacing(look.px(14))
        return page, body

    # --- going on

    def _language_clicked(self, codes: tuple[Code, ...]) -> None:
        self.language_chosen.emit(Lang(codes[0]) if codes else self.say.language)

    def _next_clicked(self) -> None:
        steps = {"desk": self._leave_desk, "passphrase": self._leave_passphrase, "card": self._leave_card}
        steps.get(self.step(), partial(self._show_step, self._step + 1))()

    def _leave_desk(self) -> None:
        if self.cities.chosen_city() is None:
            self.tell(self.say("window.first-run.city-missing"), "trouble")
            self.cities.focus_first()
        elif not self.nickname.text().strip():
            self.nickname.note(self.say("window.first-run.nickname-missing"))
            self.nickname.setFocus()
        else:
            self._show_step(self._step + 1)

    def _leave_passphrase(self) -> None:
        city = self.cities.chosen_city()
        if city is None or not self.passphrase.is_good():
            return
        self._next.setEnabled(False)
        op = partial(
            self._desks.create,
            self._home,
            nickname=self.nickname.text().strip(),
            passphrase=self.passphrase.text(),
            city=city,
        )
        self._work.do(op, owner=self, done=self._show_card, failed=self._show_failure)

    def _show_card(self, made: tuple[Desk, str]) -> None:
        self._desk, code = made
        self.passphrase.forget()
        self.card.show_code(code)
        self._next.setEnabled(True)
        self._show_step(STEPS.index("card"))

    def _show_failure(self, fault: Exception) -> None:
        self._next.setEnabled(True)
        self._work.explained.emit(fault)

    def _leave_card(self) -> None:
        if not self.card.asking():
            self.card.ask_back()
            self._name_next()
        elif self.card.is_right() and self._desk is not None:
            self.forget()
            self.opened.emit(self._desk)

    def _show_step(self, step: int) -> None:
        self._step = step
        self.banner.clear()
        for place, page in enumerate(self._pages):
            page.setVisible(place == step)
        self._progress.setText(self.say("window.first-run.step", place=step + 1, total=len(STEPS)))
        self._name_next()
        self._back.setVisible(0 < step < STEPS.index("card"))
        self._focus()

    def _name_next(self) -> None:
        written = self.step() == "card" and not self.card.asking()
        self._next.setText(self.say("window.card.written" if written else "window.kit.next"))

    def _focus(self) -> None:
        if self.step() == "language":
            self.languages.focus_first()
        elif self.step() == "desk":
            self.cities.focus_first()
        elif self.step() == "passphrase":
            self.passphrase.first.setFocus()


def _language_tiles(say: Speech) -> Tiles:
    """Each language by its own name; the one that is spoken now is chosen."""
    tiles = Tiles(columns=2)
    for language in WINDOW_LANGUAGES:
        tiles.add(Code(language), Tile(say(f"window.first-run.own-name.{language}"), icon="translate", shape="answer"))
    tiles.show_codes((Code(say.language),))
    return tiles
