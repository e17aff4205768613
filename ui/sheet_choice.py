"""Which sheet: its language, the visitor's first, and its form (in two languages, in large print, in hers alone)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import get_args

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from intake.model import EN, NL, Code, Form, Lang, LanguageChoice
from ui import look
from ui.button import Button
from ui.card import column, row
from ui.dialog import Dialog
from ui.speech import Speech
from ui.text import Text
from ui.tile import Tile, Tiles

FORMS: tuple[Form, ...] = get_args(Form)
_COLUMNS, _ALL_COLUMNS, _ALL_COLUMNS_CRAMPED = 3, 4, 3


class SheetChoice(QWidget):
    """`language_chosen(Lang)`, `form_chosen(Form)`. Three languages stand ready; the others are one click away."""

    language_chosen = Signal(str)
    form_chosen = Signal(str)

    def __init__(self, say: Speech, languages: Sequence[LanguageChoice]) -> None:
        super().__init__()
        self._say, self._languages = say, {choice.code: choice for choice in languages}
        self._shown = NL
        self.tiles: Tiles | None = None
        self.all: AllLanguages | None = None
        self.other = Button(say("window.handout.other-language"), "quiet", icon="translate", height=48)
        self.forms = {form: Button(say(f"window.handout.form.{form}"), "tab", height=48) for form in FORMS}
        self._ready: tuple[Lang, ...] = ()
        self._ready_line = row(gap=12)
        self._body: QVBoxLayout = column(self, 0, 8 if look.compact() else 10)
        self._lay_out()

    def show_language(self, language: Lang, visitors: Lang) -> None:
        """The language of the sheet, among those that stand ready: hers, that one, Dutch and English."""
        self._shown = language
        ready = tuple(dict.fromkeys((visitors, language, NL, EN)))[:_COLUMNS]
        if ready != self._ready:
            self._ready = ready
            self._build_tiles()
        if self.tiles:
            self.tiles.show_codes((Code(language),))
        self.forms["alone"].setEnabled(language != NL)
        self.forms["usual"].setEnabled(language != NL)

    def show_form(self, form: Form) -> None:
        self.forms[form].setChecked(True)

    def offer_all(self) -> None:
        """Every language there is."""
        self.all = AllLanguages(self, self._say, tuple(self._languages.values()), self._shown)
        self.all.chosen.connect(self.language_chosen)
        self.all.finished.connect(self._offered)
        self.all.open()

    def forget(self) -> None:
        if self.all:
            self.all.reject()

    def _lay_out(self) -> None:
        line, group = row(gap=6), QButtonGroup(self)
        line.addWidget(Text(self._say("window.handout.form"), look.STRONG, wrap=False))
        for form, button in self.forms.items():
            button.clicked.connect(partial(self.form_chosen.emit, form))
            group.addButton(button)
            line.addWidget(button)
        line.addStretch(1)
        (self._ready_line if look.compact() else line).addWidget(self.other)  # where there is room for its words
        self.other.clicked.connect(self.offer_all)
        self._body.addLayout(self._ready_line)
        self._body.addLayout(line)

    def _build_tiles(self) -> None:
        if self.tiles:
            self._ready_line.removeWidget(self.tiles)
            self.tiles.hide()
            self.tiles.deleteLater()
        self.tiles = language_tiles(self._say, [self._languages[code] for code in self._ready], _COLUMNS)
        self.tiles.chosen.connect(self._choose)
        self._ready_line.insertWidget(0, self.tiles, 1)

    def _choose(self, codes: tuple[Code, ...]) -> None:
        """A sheet always has a language: a second click on it changes nothing."""
        if codes:
            self.language_chosen.emit(Lang(codes[0]))
        elif self.tiles:
            self.tiles.show_codes((Code(self._shown),))

    def _offered(self, _result: int) -> None:
        self.all = None


class AllLanguages(Dialog):
    """`chosen(Lang)`: a sheet in this language. `now`: the one it is in, if there is one already."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget, say: Speech, languages: Sequence[LanguageChoice], now: Lang | None) -> None:
        super().__init__(parent, say("window.handout.language"), width=1080)
        self.tiles = language_tiles(say, languages, _ALL_COLUMNS_CRAMPED if look.cramped() else _ALL_COLUMNS)
        self.tiles.show_codes((Code(now),) if now else ())
        self.tiles.chosen.connect(self._choose)
        self.body.addWidget(self.tiles)
        close = Button(say("window.advice.close"), "quiet")
        close.clicked.connect(self.reject)
        self.lay_out([close])

    def _choose(self, codes: tuple[Code, ...]) -> None:
        if codes:
            self.chosen.emit(Lang(codes[0]))
        self.accept()


def language_tiles(say: Speech, languages: Sequence[LanguageChoice], columns: int) -> Tiles:
    """Languages by their own names; a star where a translation waits for review."""
    tiles = Tiles(columns, gap=10)
    for language in languages:
        name = language.english_name if say.language == EN else language.dutch_name
        own = "" if language.own_name == name else language.own_name
        mark = "asterisk" if language.unreviewed else ""
        tiles.add(Code(language.code), Tile(name, own, language=language.code, shape="language", mark=mark))
    return tiles
