"""How far the languages are: for the coordinator, who has sentences reviewed by people who speak them. What is printed
most comes first; files go out and come back here, and a desk decides what a sentence nobody reviewed does on paper.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake.desk import Desk
from intake.exchange import Format, Taken
from intake.model import Code, Lang
from intake.translations import LanguageState, Waiting
from ui import look
from ui.bar import DeskBar
from ui.button import Button
from ui.card import Card, Strip, beside, column, empty, row
from ui.dialog import Asking
from ui.field import Field
from ui.flow import Flow
from ui.pick import PickDialog
from ui.save import Places, SaveDialog, write_file
from ui.screen import Place
from ui.scrolled import scrolled
from ui.speech import Speech
from ui.text import Text
from ui.tile import Tile, Tiles
from ui.work import Work

_LEAST_HEIGHT = 200  # of the list of sentences, in pixels at 100 %
_SHOWN = 25  # sentences at once: more than anybody reviews in one sitting
_OUT: tuple[Format, ...] = ("xlsx", "po", "blind")
_SUFFIXES = {"xlsx": ".xlsx", "po": ".po", "blind": ".xlsx"}


class Translations(Asking, Place):
    """`place_asked(name)`: elsewhere. `places`: for tests."""

    def __init__(self, say: Speech, work: Work, desk: Desk, places: Places | None = None) -> None:
        super().__init__(say, "translations")
        self._work, self._desk, self._places = work, desk, places
        self._names = {choice.code: choice for choice in desk.languages()}
        self._language: Lang | None = None
        self._shown: Sequence[LanguageState] = ()
        self.languages: Tiles | None = None
        self._languages: QVBoxLayout = column()
        self.refused = self._refusing()
        self.role = Field(say("window.translations.role"), limit=40)
        self.out = {form: self._out_button(form) for form in _OUT}
        self.back = Button(say("window.translations.in"), "primary", icon="upload-outline", height=52)
        self.back.clicked.connect(self._pick)
        self._title = Text("", look.HEADING)
        self._list = column(gap=8)
        bar = DeskBar(say, "translations", coordinator=desk.is_coordinator())
        bar.place_asked.connect(self.place_asked)
        self.lay_out(self._page(), bar)

    def enter(self) -> None:
        self._read()
        self.setFocus()

    def forget(self) -> None:
        self.stop_asking()

    # --- the page

    def _page(self) -> QWidget:
        page, say = QWidget(), self.say
        body = column(page, (24, 12, 24, 12) if look.compact() else (28, 18, 28, 18), 12)
        body.addWidget(Text(say("window.translations.title"), look.TITLE))
        if not look.compact():
            body.addWidget(Text(say("window.translations.what"), role="ink2"))
        sides = beside(stacked=look.cramped(), gap=20)
        languages = QWidget()
        languages.setLayout(self._languages)
        self._languages.addStretch(1)
        sides.addWidget(languages if look.cramped() else scrolled(languages), 2)
        sides.addWidget(self._card(), 5)
        body.addLayout(sides, 1)
        return page

    def _card(self) -> Card:
        card = Card()
        inner = column(card, (24, 16, 24, 14), 10)
        inner.addWidget(self._title)
        waiting = QWidget()
        waiting.setLayout(self._list)
        inner.addWidget(scrolled(waiting, _LEAST_HEIGHT), 1)
        inner.addLayout(self._files())
        inner.addWidget(Text(self.say("window.translations.refuse"), look.STRONG))
        inner.addWidget(self.refused)
        return card

    def _files(self) -> QVBoxLayout:
        """Out in one row, back in the next."""
        both, back = column(gap=10), row(gap=10)
        out = Flow()
        for button in self.out.values():
            out.addWidget(button)
        both.addLayout(out)
        back.addWidget(self.role, 1)
        back.addWidget(self.back, 0, Qt.AlignmentFlag.AlignBottom)
        both.addLayout(back)
        return both

    def _refusing(self) -> Tiles:
        tiles = Tiles(columns=2)
        for answer in ("mark", "refuse"):
            tiles.add(Code(answer), Tile(self.say(f"window.translations.refuse.{answer}"), shape="plain"))
        tiles.chosen.connect(self._refuse)
        return tiles

    def _out_button(self, form: Format) -> Button:
        button = Button(self.say(f"window.translations.out.{form}"), "quiet", icon="download-outline", height=52)
        button.clicked.connect(partial(self._save, form))
        return button

    # --- what is so

    def _read(self) -> None:
        desk = self._desk
        self._work.do(
            lambda: (desk.translations.states(), desk.translations.refused), owner=self, done=self._show_states
        )

    def _show_states(self, found: tuple[Sequence[LanguageState], bool]) -> None:
        states, refused = found
        self.refused.show_codes((Code("refuse" if refused else "mark"),))
        self._language = self._language or states[0].language
        if states != self._shown:  # else they stand there already
            self._shown = states
            self._show_languages(states)
        if self.languages:
            self.languages.show_codes((Code(self._language),))
        self._read_waiting(self._language)

    def _show_languages(self, states: Sequence[LanguageState]) -> None:
        if self.languages:
            self._languages.removeWidget(self.languages)
            self.languages.hide()
            self.languages.deleteLater()
        self.languages = Tiles(columns=3 if look.cramped() else 1, gap=6)
        self.languages.chosen.connect(self._choose)
        self._languages.insertWidget(0, self.languages)
        self._work.by_handfuls(self._make_tiles(self.languages, states), owner=self.languages)

    def _make_tiles(self, tiles: Tiles, states: Sequence[LanguageState]) -> Iterator[None]:
        for state in states:
            total = sum((state.missing, state.outdated, state.drafted, state.back_checked, state.reviewed))
            name = self.say(f"language.{state.language}")
            text = self.say("window.translations.count", language=name, reviewed=state.reviewed, total=total)
            own = self._names[state.language].own_name
            tiles.add(Code(state.language), Tile(text, own, language=state.language, shape="language"))
            if state.language == self._language:
                tiles.show_codes((Code(state.language),))
            yield

    def _read_waiting(self, language: Lang) -> None:
        op = partial(self._desk.translations.waiting, language)
        self._work.do(op, owner=self, done=partial(self._show_waiting, language))

    def _show_waiting(self, language: Lang, waiting: Sequence[Waiting]) -> None:
        if language != self._language:  # another was asked for in the meantime
            return
        empty(self._list)
        name = self.say(f"language.{language}")
        self._title.setText(self.say("window.translations.waiting", count=len(waiting), language=name))
        if not waiting:
            self._list.addWidget(Strip("check-circle-outline", self.say("window.translations.none", language=name)))
        self._list.addStretch(1)
        self._work.by_handfuls(self._sentences(language, waiting[:_SHOWN]), owner=self)

    def _sentences(self, language: Lang, waiting: Sequence[Waiting]) -> Iterator[None]:
        for sentence in waiting:
            self._list.insertWidget(self._list.count() - 1, _sentence(self.say, language, sentence))
            yield

    # --- what is clicked

    def _choose(self, codes: tuple[Code, ...]) -> None:
        """A second click on a language leaves it chosen."""
        if codes:
            self._language = Lang(codes[0])
            self._read_waiting(self._language)
        elif self._language and self.languages:
            self.languages.show_codes((Code(self._language),))

    def _refuse(self, codes: tuple[Code, ...]) -> None:
        if codes:
            refused = codes == (Code("refuse"),)
            self._work.do(lambda: self._desk.translations.refuse(refused=refused), owner=self, done=self._read_again)
        else:
            self._read()

    def _read_again(self, _nothing: object) -> None:
        self._read()

    def _save(self, form: Format) -> None:
        if self._language:
            name = self.say(f"window.translations.file.{form}", language=self._language)
            dialog = SaveDialog(self, self.say, name, _SUFFIXES[form], self._places)
            dialog.chosen.connect(partial(self._write, self._language, form))
            self.ask(dialog)

    def _write(self, language: Lang, form: Format, path: Path) -> None:
        reader, translations = self.say.language, self._desk.translations
        self._work.do(
            lambda: write_file(path, translations.export(language, form, reader)),
            owner=self,
            done=lambda saved: self.tell(self.say("window.save.saved", file=saved.name)),
        )

    def _pick(self) -> None:
        dialog = PickDialog(self, self.say, (".xlsx", ".po"), self._places)
        dialog.chosen.connect(self._take)
        self.ask(dialog)

    def _take(self, path: Path) -> None:
        by = self.role.text().strip() or self.say("window.translations.role-unknown")
        op = partial(self._desk.translations.take_back, path, by)
        self._work.do(op, owner=self, done=self._taken)

    def _taken(self, taken: Taken) -> None:
        counts = {what: getattr(taken, what) for what in ("changed", "reviewed", "read_back")}
        said = [self.say(f"window.exchange.taken.{what}", count=count) for what, count in counts.items() if count]
        self.tell(". ".join(said or [self.say("window.exchange.taken.nothing")]))
        self._language = taken.language
        self._read()


def _sentence(say: Speech, language: Lang, sentence: Waiting) -> Card:
    """One that waits: the Dutch, hers under it, and why it should not wait long."""
    card = Card("sunk")
    body = column(card, (14, 8, 14, 8), 2)
    told = [say(f"window.exchange.state.{sentence.state.name.lower()}")]
    if sentence.printed:
        told.append(say("window.translations.printed", count=sentence.printed))
    body.addWidget(Text("  /  ".join(told), look.SMALL_STRONG, "ink2"))
    body.addWidget(Text(sentence.dutch, look.Type(16)))
    body.addWidget(Text(sentence.own, look.Type(18), "visitor_ink", language=language))
    if sentence.note:
        body.addWidget(Text(sentence.note, look.SMALL, "plum"))
    return card
