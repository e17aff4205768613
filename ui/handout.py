"""The sheet: seen before it is printed, in any of its languages, with what is not reviewed and what could give someone
away said beside it. It lives in memory: it goes to the printer, and becomes a file only if somebody asks for one.

A sheet is made on the worker. Whoever clicks through the languages faster than sheets are made sees the last one she
asked for, never an earlier one that came late.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake.desk import Desk
from intake.errors import Explained
from intake.model import NL, Form, Lang, Sheet, Talk
from intake.number import shown
from ui import look, printer
from ui.bar import FootBar
from ui.button import ENTER_KEYS, Button
from ui.card import Card, Strip, column, row
from ui.conversation import Conversation, Moment
from ui.paper import Send, picture, print_sheet
from ui.save import Places, SaveDialog, write_file
from ui.sheet_choice import SheetChoice
from ui.sheet_view import PREVIEW_DPI, SheetView
from ui.speech import Speech
from ui.stage import StageScreen
from ui.text import Text
from ui.work import Work

USUAL: Form = "usual"


@dataclass(frozen=True)
class _Made:
    """A sheet, and its pages as they are seen."""

    sheet: Sheet
    pages: tuple[QImage, ...]


class Handout(StageScreen):
    """`send`, `places`: for tests, the printer and the folders to save in."""

    def __init__(
        self,
        say: Speech,
        work: Work,
        desk: Desk,
        conversation: Conversation,
        *,
        send: Send = printer.send,
        places: Places | None = None,
    ) -> None:
        super().__init__(say, "handout", conversation)
        self._work, self._desk, self._send, self._places = work, desk, send, places
        self._talk: Talk | None = None
        self._language, self._form = NL, USUAL
        self._asked = 0
        """The number of the sheet that was asked for last; what comes for an earlier one is dropped."""
        self.made: _Made | None = None
        self._printed = False
        self.view = SheetView(say)
        self.choice = SheetChoice(say, desk.languages())
        self.saving: SaveDialog | None = None
        self._build_words()
        self._build_buttons()
        self.lay_out(self._page(), self.top, FootBar(self.back, None, self._buttons()))
        self._show_made(None)
        self._connect()

    def show_moment(self, moment: Moment) -> None:
        super().show_moment(moment)
        talk = moment.talk
        if self._talk is None or talk.id != self._talk.id:
            self._language, self._form, self._printed = talk.language, USUAL, False
        if talk != self._talk:
            self._talk = talk
            self._show_choice()
            self._show_number(talk)
            self._make()
        self._show_buttons()

    def enter(self) -> None:
        self.setFocus()

    def forget(self) -> None:
        self._talk = None
        self._asked += 1
        self._show_made(None)
        self.choice.forget()
        if self.saving:
            self.saving.reject()

    # --- the sheet

    def _make(self) -> None:
        """Asks for the sheet as it stands now."""
        if self._talk is None:
            return
        self._asked += 1
        op = partial(_make, self._desk, self._talk, self._language, self._form)
        self._work.do(op, owner=self, done=partial(self._take, self._asked), failed=partial(self._miss, self._asked))

    def _take(self, number: int, made: _Made) -> None:
        if number == self._asked:
            self._show_made(made)

    def _miss(self, number: int, fault: Explained) -> None:
        if number == self._asked:
            self._show_made(None)
            self._work.explained.emit(fault)

    def _show_made(self, made: _Made | None) -> None:
        self.made = made
        self.view.show_pages(made.pages if made else ())
        marked = made.sheet.marked_lines if made else 0
        telling = made.sheet.indiscreet if made else ()
        self.title.setText(self.say("window.handout.ready" if made else "window.handout.making"))
        self.unreviewed.setVisible(bool(marked) and not (look.compact() and telling))  # the worse of the two
        name = self.say(f"language.{self._language}")
        self.unreviewed.text.setText(self.say("window.handout.unreviewed", count=marked, language=name))
        self.indiscreet.setVisible(bool(telling))
        self.indiscreet.text.setText(self.say("window.handout.indiscreet", words=", ".join(telling)))
        self._show_buttons()

    def _choose(self, *, language: Lang | None = None, form: Form | None = None) -> None:
        """Another sheet, which is not printed yet."""
        self._language, self._form = language or self._language, form or self._form
        self._printed = False
        self._show_choice()
        self._make()

    def _show_choice(self) -> None:
        if self._talk:
            self.choice.show_language(self._language, self._talk.language)
        self.choice.show_form(self._form)

    # --- the number

    def _show_number(self, talk: Talk) -> None:
        self.number.setChecked(talk.number is not None)
        self.number_text.setText(self.say("window.handout.number-on" if talk.number else "window.handout.number-off"))
        self.number_sign.setText(shown(talk.number) if talk.number else "")
        self.number_sign.setVisible(talk.number is not None and not look.compact())
        if talk.number and look.compact():
            self.number_text.setText(shown(talk.number))
        self.number_text.setVisible(not look.compact() or talk.number is not None)

    def _number_clicked(self) -> None:
        self._printed = False
        if self.number.isChecked():
            self.conversation.promise_number()
        else:
            self.conversation.withdraw_number()

    # --- onto paper, into a file

    def _print(self) -> None:
        if not self.made:
            return
        sheet = self.made.sheet
        self.print.setEnabled(False)
        self.again.setEnabled(False)
        op = partial(_print, self._desk, self._talk, sheet, self._send)
        self._work.do(op, owner=self, done=self._tell_printed, failed=self._print_failed)

    def _tell_printed(self, _nothing: None) -> None:
        self._printed = True
        self._show_buttons()
        self.tell(self.say("window.handout.printed"))

    def _print_failed(self, fault: Explained) -> None:
        self._show_buttons()
        self._work.explained.emit(fault)

    def _save(self) -> None:
        self.saving = SaveDialog(self, self.say, self.say("window.handout.file"), ".pdf", self._places)
        self.saving.chosen.connect(self._write)
        self.saving.finished.connect(self._save_closed)
        self.saving.open()

    def _write(self, path: Path) -> None:
        if self.made:
            op = partial(write_file, path, self.made.sheet.pdf)
            self._work.do(op, owner=self, done=lambda kept: self.tell(self.say("window.save.saved", file=kept.name)))

    def _save_closed(self, _result: int) -> None:
        self.saving = None

    # --- how it looks

    def _build_words(self) -> None:
        say = self.say
        self.title = Text(say("window.handout.making"), look.NAME if look.compact() else look.TITLE)
        style = look.SMALL if look.compact() else look.Type(16)
        self.unreviewed = Strip("asterisk", "", "trouble", style)
        self.indiscreet = Strip("eye-outline", "", "trouble", style)
        self.number = Button(say("window.handout.number"), "choice", height=52)
        self.number_text = Text("", look.Type(16), "ink2")
        self.number_sign = Text("", look.Type(28, 700), "accent", wrap=False)

    def _build_buttons(self) -> None:
        say = self.say
        self.back = Button(say("window.kit.back"), "text", icon="arrow-left", height=56)
        self.save = Button(say("window.handout.save"), "quiet", icon="content-save-outline", height=56)
        self.skip = Button(say("window.handout.skip"), "quiet", height=56)
        self.again = Button(say("window.handout.again"), "quiet", icon="printer-outline", height=56)
        self.print = Button(say("window.handout.print"), "primary", icon="printer-outline", height=56)
        self.done = Button(say("window.handout.done"), "primary", icon="arrow-right", icon_last=True, height=56)

    def _buttons(self) -> Sequence[Button]:
        return (self.save, self.skip, self.again, self.print, self.done)

    def _show_buttons(self) -> None:
        """Before it is printed the green button prints; afterwards it goes on."""
        for button in (self.skip, self.print):
            button.setVisible(not self._printed)
        for button in (self.again, self.done):
            button.setVisible(self._printed)
        for button in (self.print, self.again, self.save):
            button.setEnabled(self.made is not None)

    def _page(self) -> QWidget:
        page = QWidget()
        if look.cramped():
            one = column(page, (20, 14, 20, 12), 20)
            one.addLayout(self._words())
            one.addWidget(self.view)
            return page
        sides = row(page, (20, 14, 20, 12) if look.compact() else (28, 18, 28, 18), 20 if look.compact() else 36)
        sides.addWidget(self.view, 2)
        sides.addLayout(self._words(), 4 if look.compact() else 3)
        return page

    def _words(self) -> QVBoxLayout:
        say = self.say
        words = column(gap=8 if look.compact() else 12)
        words.addWidget(self.title)
        if not look.compact():
            words.addWidget(Text(say("window.handout.lead"), role="ink2"))
            words.addWidget(Text(say("window.handout.language"), look.STRONG))
        words.addWidget(self.choice)
        words.addWidget(self.unreviewed)
        words.addWidget(self.indiscreet)
        words.addStretch(1)
        words.addWidget(self._number_card())
        return words

    def _number_card(self) -> Card:
        card = Card("card")
        line = row(card, (14, 5, 8, 5) if look.compact() else (20, 12, 16, 12), 16)
        told = column(gap=2)
        told.addWidget(Text(self.say("window.handout.come-back"), look.STRONG))
        told.addWidget(self.number_text)
        line.addLayout(told, 1)
        line.addWidget(self.number_sign)
        line.addWidget(self.number)
        return card

    def _connect(self) -> None:
        self.choice.language_chosen.connect(lambda language: self._choose(language=language))
        self.choice.form_chosen.connect(lambda form: self._choose(form=form))
        self.number.clicked.connect(self._number_clicked)
        self.back.clicked.connect(self.conversation.back)
        self.save.clicked.connect(self._save)
        for button in (self.print, self.again):
            button.clicked.connect(self._print)
        for button in (self.skip, self.done):
            button.clicked.connect(self.conversation.forward)
        enter = QShortcut(self)
        enter.setKeys([QKeySequence(key) for key in ENTER_KEYS])
        enter.activated.connect(self._press_green)
        for shortcut in (enter, QShortcut(QKeySequence("Esc"), self, self.back.click)):
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _press_green(self) -> None:
        (self.done if self._printed else self.print).click()


def _make(desk: Desk, talk: Talk, language: Lang, form: Form) -> _Made:
    sheet = desk.handout(talk, language, form)
    return _Made(sheet, tuple(picture(desk, sheet, page, PREVIEW_DPI) for page in range(sheet.pages)))


def _print(desk: Desk, talk: Talk | None, sheet: Sheet, send: Send) -> None:
    print_sheet(desk, lambda: sheet, send)
    if talk:
        desk.printed(talk, sheet)
