"""The kit: every part a screen is built from, behind one name (`from ui import kit`). The parts live in small rooms of
their own; this is their counter, and the place to look something up.

How a screen is made
    class Guide(Screen):                                  # ui/screen.py
        finished = Signal(object)                         # past tense; app.py decides who hears it
        def __init__(self, say: Speech, work: Work, desk: Desk) -> None:
            super().__init__(say, "guide")                # object name; `self.say("window.guide.title", count=3)`
            self.lay_out(page, TopBar(say, staged=True), FootBar(back, primary, [middle, ...]))
            primary.answer_enter(self)                    # Enter presses the green button
    Hooks: `enter()` in front, set the focus; `refresh(changes)`; `forget()` before the lock. `tell(text, mood)` says
    something above the page. Verbs of the desk run on the worker:
        work.do(partial(desk.forward, talk), owner=self, done=self._show_talk)
    A failure that is `Explained` becomes a banner by itself unless `failed=` takes it.

Sizes and colours (ui/look.py)
    `look.px(24)`: a size at 100 % in today's pixels; `look.color("accent")`; `look.font(look.QUESTION, language)`.
    Type scale: SMALL SMALL_STRONG BODY STRONG LEAD FIELD ANSWER HEADING NAME TITLE QUESTION HERO FACING, or
    `look.Type(18, 600)`. `look.compact()`: little room (150 % on an ordinary laptop): short words, folded columns.
    Nothing follows a change of look: the app builds its screens anew.

Parts
    Text(text, style, role, language=, wrap=, centred=)   a label: font, direction and alignment of its language
    isolated(text)                                        keeps its own direction inside a text of another
    Glyph(icon, size, role)  Disc(icon, size, ground, role)  Mark(size)
    Button(text, kind, icon=, icon_last=, bare=, short=, key=, height=)
        kinds: primary (the one green), quiet (outlined), text, link, safety (plum), warm (home), visitor (on cream),
        tab (checkable). `bare`: icon alone, the words are read out. `key="F6"`: shortcut, shown after the words.
    Tile(text, own, language=, icon=, key=, shape=, of_several=)   shapes: answer, need, plain, facing
    Tiles(columns, several=, exclusive=)                  `add(code, tile)`, `chosen(codes)`, `show_codes`, `codes`
        The key of a tile is `KEYS[place]`: 1-9, then A-G.
    Card(ground)  column(parent, pad, gap)  row(parent, pad, gap)  rule()
        grounds: plain, card, sunk, visitor (hers), tint, plum (safety and risk alone), rail, side.
    Note(icon, head, text)  Strip(icon, text, mood)  ListRow(icon, text, under)  Banner(say)
    RiskLine(risk, text)  StepCard(number, title, because, risk, risk_text, new=, folded=)
    Field(label, hint=)  PassphraseField(say, label)
    TopBar(say, staged=)  `stages.show_stage("questions", 0.5)`, `saved.show_saved()`, `show_title(text)`, `add(part)`
    FootBar(back, primary, middle)  Stages(say)  Saved(say)
    Doors(Street(...), radius)                            the street of doors
"""

from __future__ import annotations

from ui.bar import STAGES, FootBar, Saved, Stages, TopBar
from ui.button import Button, paint_ring
from ui.card import (
    Banner,
    Card,
    Ground,
    ListRow,
    Mood,
    Note,
    RiskLine,
    StepCard,
    Strip,
    column,
    row,
    rule,
)
from ui.doors import Doors, Street
from ui.field import Field, PassphraseField
from ui.icon import Disc, Glyph, Mark, paint_icon, window_icon
from ui.screen import Screen
from ui.speech import Speech
from ui.text import Text, isolated
from ui.tile import KEYS, KeyCap, Tile, Tiles

__all__ = [
    "KEYS", "STAGES", "Banner", "Button", "Card", "Disc", "Doors", "Field", "FootBar", "Glyph", "Ground",
    "KeyCap", "ListRow", "Mark", "Mood", "Note", "PassphraseField", "RiskLine", "Saved", "Screen", "Speech",
    "Stages", "StepCard", "Street", "Strip", "Text", "Tile", "Tiles", "TopBar", "column", "isolated",
    "paint_icon", "paint_ring", "row", "rule", "window_icon",
]  # fmt: skip
