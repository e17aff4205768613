"""Language first, on a screen the visitor can look at too: every language by its own name in its own script, so that
she can point at hers. A star tells where the translation waits for someone who speaks it. At 200 % they go by the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSizePolicy, QWidget

from intake.model import EN, Code, Lang, LanguageChoice
from ui import look
from ui.bar import FootBar, TopBar
from ui.button import Button
from ui.card import column, row
from ui.icon import Glyph
from ui.leafed import Leafed
from ui.screen import Screen
from ui.speech import Speech
from ui.text import Text
from ui.tile import KEYS, Shape, Tile, Tiles

_FEW = 9  # languages that a roomy screen holds
_PAGE = 3, 3  # columns and rows
_ALL_THERE_IS = 100  # of the room in the bar below, to one for what holds the others apart


class Language(Screen):
    """`chosen(Lang)`: go on in this language. `left`: back to where she came from."""

    chosen = Signal(str)
    left = Signal()

    def __init__(self, say: Speech, languages: Sequence[LanguageChoice]) -> None:
        super().__init__(say, "language")
        self._shown: tuple[Code, ...] = ()
        self.tiles = _tiles(say, languages)
        self.tiles.chosen.connect(self._choose)
        page = QWidget()
        many = len(languages) > _FEW
        body = column(page, _margins(many=many), 4 if look.cramped() else 10 if many else 16)
        crowded = many and look.compact()
        body.addWidget(Text(say("window.language.title"), look.NAME if crowded else look.TITLE))
        if not crowded:
            body.addWidget(Text(say("window.language.lead"), look.LEAD, "ink2"))
        body.addWidget(self.tiles, 1)
        self.back = Button(say("window.kit.back"), "text", icon="arrow-left", height=56)
        self.back.clicked.connect(self.left)
        QShortcut(QKeySequence("Esc"), self).activated.connect(self.left)
        unreviewed = any(language.unreviewed for language in languages)
        self.top = TopBar(say, staged=True)
        self.lay_out(page, self.top, FootBar(self.back, None, [_legend(say)] if unreviewed else []))

    def show_language(self, language: Lang | None) -> None:
        """Marks the language of the conversation in hand; None: nothing is chosen yet."""
        self._shown = (Code(language),) if language else ()
        self.tiles.show_codes(self._shown)
        if isinstance(self.tiles, Leafed):
            self.tiles.turn_to_chosen()
        if self.top.saved:
            self.top.saved.setVisible(language is not None)

    def enter(self) -> None:
        self.setFocus()

    def forget(self) -> None:
        self.show_language(None)

    def _choose(self, codes: tuple[Code, ...]) -> None:
        """A click on the language that was chosen already means: yes, that one."""
        self._shown = codes or self._shown
        self.tiles.show_codes(self._shown)
        for code in self._shown:
            self.chosen.emit(Lang(code))


def _margins(*, many: bool) -> tuple[int, int, int, int]:
    if many:
        return (20, 4, 20, 4) if look.compact() else (56, 16, 56, 14)
    return (28, 22, 28, 20) if look.compact() else (56, 34, 56, 28)


def _tiles(say: Speech, languages: Sequence[LanguageChoice]) -> Tiles:
    few = len(languages) <= _FEW
    if look.cramped() and not few:
        tiles: Tiles = Leafed(*_PAGE, partial(_more, say), gap=6)
    else:
        tiles = Tiles(3 if few else 5 if look.compact() else 4, gap=12 if few else 6)
    shape: Shape = "welcome" if few else "language" if look.compact() else "greeting"
    for key, language in zip(KEYS, languages, strict=False):
        own, name = language.own_name, language.english_name if say.language == EN else language.dutch_name
        mark = "asterisk" if language.unreviewed else ""
        same = own == name
        tile = Tile(name, "" if same else own, language=language.code, key=key, shape=shape, mark=mark)
        if language.unreviewed:
            tile.setToolTip(say("window.language.unreviewed"))
            tile.setAccessibleDescription(say("window.language.unreviewed"))
        tiles.add(Code(language.code), tile)
    return tiles


def _more(say: Speech, page: int, pages: int) -> str:
    return say("window.language.more", page=page, pages=pages)


def _legend(say: Speech) -> QWidget:
    legend = QWidget()
    line = row(legend, 0, 8)
    line.addWidget(Glyph("asterisk", 18, "plum"))
    line.addWidget(Text(say("window.language.unreviewed"), look.SMALL, "ink2", wrap=look.cramped()))
    if look.cramped():  # over two lines, as wide as may be
        wide = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        wide.setHorizontalStretch(_ALL_THERE_IS)
        legend.setSizePolicy(wide)
    return legend
