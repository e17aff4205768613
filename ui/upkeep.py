"""How the desk stands: what is well, what needs a hand, and the hand itself: a backup, its rehearsal, how long visits
are kept. For the coordinator.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake.desk import Desk
from intake.errors import Explained
from intake.model import Code, Light, Trace
from intake.upkeep import BACKUP_SUFFIX, RETENTION_DAYS, Rehearsed, Tended
from ui import look
from ui.bar import DeskBar
from ui.button import Button
from ui.card import Card, Mood, beside, column, empty, row
from ui.day import spoken_date
from ui.dialog import Asking, Dialog
from ui.field import PassphraseField
from ui.icon import Glyph
from ui.light import light_words
from ui.look import Role
from ui.pack import ContentCard
from ui.pick import PickDialog
from ui.save import Places, SaveDialog
from ui.screen import Place, Screen
from ui.scrolled import scrolled
from ui.speech import Speech
from ui.text import Text
from ui.tile import Tile, Tiles
from ui.trouble import explain
from ui.work import Work

_SIGNS: dict[str, tuple[str, Role]] = {
    "good": ("check-circle-outline", "accent"),
    "look": ("information-outline", "ink2"),
    "act": ("alert-circle-outline", "plum"),
}
_SHOWN_TRACES = 200


class Upkeep(Asking, Place):
    """`place_asked(name)`: elsewhere. `content_changed(key)`: the desk works with other content now, of which that
    sentence tells. `places`: for tests.
    """

    content_changed = Signal(str)

    def __init__(self, say: Speech, work: Work, desk: Desk, places: Places | None = None) -> None:
        super().__init__(say, "upkeep")
        self._work, self._desk, self._places = work, desk, places
        self._lights: QVBoxLayout = column(gap=10)
        self.confirm_clock: Button | None = None
        self.back_up = Button(
            say("window.upkeep.back-up"), "primary", icon="usb-flash-drive-outline", height=56, breaks=True
        )
        self.back_up.clicked.connect(self._save)
        self.rehearse = Button(say("window.upkeep.rehearse"), "quiet", icon="eye-check-outline", breaks=True)
        self.rehearse.clicked.connect(self._pick)
        self.trail = Button(say("window.upkeep.trail"), "quiet", icon="text-box-outline")
        self.trail.clicked.connect(self._read_trail)
        self.content = ContentCard(say, work, desk)
        self.content.told.connect(self._say_above)
        self.content.renewed.connect(self.content_changed)
        self.days = self._choice("keep", [str(days) for days in RETENTION_DAYS])
        self.days.chosen.connect(self._keep_for)
        self.remarks = self._choice("remarks", ["off", "on"])
        self.remarks.chosen.connect(self._allow_remarks)
        bar = DeskBar(say, "upkeep", coordinator=desk.is_coordinator())
        bar.place_asked.connect(self.place_asked)
        self.lay_out(self._page(), bar)

    def enter(self) -> None:
        self._show_lights(None)
        self._read()
        self.content.enter()
        self.back_up.setFocus()

    def forget(self) -> None:
        self.content.forget()
        self.stop_asking()

    # --- the page

    def _page(self) -> QWidget:
        page, say = QWidget(), self.say
        tight = look.compact()
        body = column(page, (24, 12, 24, 12) if tight else (28, 14, 28, 12), 10)
        body.addWidget(Text(say("window.upkeep.title"), look.TITLE))
        if not tight:
            body.addWidget(Text(say("window.upkeep.what"), role="ink2"))
        sides = beside(stacked=look.cramped(), gap=20)
        lights = Card()
        inner = column(lights, (24, 16, 24, 12), 8)
        held = QWidget()
        held.setLayout(self._lights)
        inner.addWidget(held if look.cramped() else scrolled(held), 1)
        inner.addWidget(self.trail)
        sides.addWidget(lights, 6)
        right = QWidget()
        self._fill_right(column(right, gap=12))
        sides.addWidget(right if look.cramped() else scrolled(right), 5)
        body.addLayout(sides, 1)
        return page

    def _fill_right(self, right: QVBoxLayout) -> None:
        say = self.say
        copies = Card()
        inner = column(copies, (22, 14, 22, 16), 8)
        inner.addWidget(Text(say("window.upkeep.backup"), look.HEADING))
        inner.addWidget(Text(say("window.upkeep.backup-what"), role="ink2"))
        inner.addWidget(self.back_up)
        inner.addWidget(self.rehearse)
        right.addWidget(copies)
        right.addWidget(self.content)
        kept = Card()
        inner = column(kept, (22, 14, 22, 16), 6)
        for name, tiles in (("keep", self.days), ("remarks", self.remarks)):
            inner.addWidget(Text(say(f"window.upkeep.{name}"), look.STRONG))
            inner.addWidget(Text(say(f"window.upkeep.{name}-what"), look.SMALL, "ink2"))
            inner.addWidget(tiles)
            inner.addSpacing(look.px(4))
        right.addWidget(kept)
        right.addStretch(1)

    def _choice(self, name: str, values: Sequence[str]) -> Tiles:
        tiles = Tiles(columns=len(values))
        for value in values:
            tiles.add(Code(value), Tile(self.say(f"window.upkeep.{name}.{value}"), shape="plain"))
        return tiles

    def _say_above(self, text: str, mood: Mood) -> None:
        if text:
            self.tell(text, mood)
        else:
            self.banner.clear()

    # --- how it stands

    def _read(self) -> None:
        upkeep = self._desk.upkeep
        self._show_settings()
        self._work.do(upkeep.status, owner=self, done=self._show_lights)

    def _show_settings(self) -> None:
        upkeep = self._desk.upkeep
        self._work.do(lambda: (upkeep.retention_days, upkeep.remarks_allowed), owner=self, done=self._show_choices)

    def _show_choices(self, found: tuple[int, bool]) -> None:
        days, allowed = found
        self.days.show_codes((Code(str(days)),))
        self.remarks.show_codes((Code("on" if allowed else "off"),))

    def _show_lights(self, lights: Sequence[Light] | None) -> None:
        """None: they are being looked at."""
        empty(self._lights)
        self.confirm_clock = None
        for light in lights or ():
            self._lights.addWidget(self._light(light))
            if (light.name, light.key) == ("clock", "ahead"):
                self.confirm_clock = Button(self.say("window.status.clock.confirm"), "quiet", height=48)
                self.confirm_clock.clicked.connect(self._confirm_clock)
                self._lights.addWidget(self.confirm_clock)
        if lights is None:
            self._lights.addWidget(Text(self.say("window.upkeep.checking"), role="ink2"))
        self._lights.addStretch(1)

    def _light(self, light: Light) -> QWidget:
        icon, role = _SIGNS[light.state]
        whole = QWidget()
        line = row(whole, gap=14)
        sign = Glyph(icon, 26, role)
        words = Text(light_words(self.say, light), look.Type(17))
        if light.state == "act":
            words.setFont(look.font(look.STRONG))
        line.addWidget(sign)
        line.addWidget(words, 1)
        return whole

    def _confirm_clock(self) -> None:
        self._work.do(self._desk.upkeep.confirm_clock, owner=self, done=self._confirmed)

    def _confirmed(self, _tended: Tended) -> None:
        self._read()

    # --- what is kept

    def _keep_for(self, codes: tuple[Code, ...]) -> None:
        if codes:
            op = partial(self._desk.upkeep.keep_for, int(codes[0]))
            self._work.do(op, owner=self)
        else:
            self._show_settings()

    def _allow_remarks(self, codes: tuple[Code, ...]) -> None:
        if codes:
            op = partial(self._desk.upkeep.allow_remarks, allowed=codes == (Code("on"),))
            self._work.do(op, owner=self)
        else:
            self._show_settings()

    # --- a backup

    def _save(self) -> None:
        name = self.say("window.upkeep.backup-file", date=self._desk.upkeep.today().isoformat())
        dialog = SaveDialog(self, self.say, name, BACKUP_SUFFIX, self._places)
        dialog.chosen.connect(self._write)
        self.ask(dialog)

    def _write(self, path: Path) -> None:
        op = partial(self._desk.upkeep.back_up, path)
        self._work.do(op, owner=self, done=self._written)

    def _written(self, path: Path) -> None:
        self.tell(self.say("window.upkeep.backed-up", file=path.name))
        self._read()

    def _pick(self) -> None:
        dialog = PickDialog(self, self.say, (BACKUP_SUFFIX,), self._places)
        dialog.chosen.connect(self._ask_passphrase)
        self.ask(dialog)

    def _ask_passphrase(self, path: Path) -> None:
        dialog = RehearsalDialog(self, self.say)
        dialog.asked.connect(partial(self._rehearse, dialog, path))
        self.ask(dialog)

    def _rehearse(self, dialog: RehearsalDialog, path: Path, passphrase: str) -> None:
        op = partial(self._desk.upkeep.rehearse, path, passphrase)
        self._work.do(op, owner=dialog, done=partial(self._rehearsed, dialog), failed=dialog.refuse)

    def _rehearsed(self, dialog: RehearsalDialog, found: Rehearsed) -> None:
        dialog.accept()
        day = spoken_date(self.say, date.fromisoformat(found.made))
        self.tell(self.say("window.upkeep.rehearsed", date=day, count=found.rows))

    # --- who did what

    def _read_trail(self) -> None:
        self._work.do(
            self._desk.upkeep.trail, owner=self, done=lambda found: self.ask(TrailDialog(self, found, self._work))
        )


class RehearsalDialog(Dialog):
    """`asked(passphrase)`: try the backup with it."""

    asked = Signal(str)

    def __init__(self, parent: Screen, say: Speech) -> None:
        super().__init__(parent, say("window.upkeep.rehearse"))
        self._say = say
        self.passphrase = PassphraseField(say, say("window.upkeep.own-passphrase"))
        self.body.addWidget(Text(say("window.upkeep.rehearse-what")))
        self.body.addWidget(self.passphrase)
        close = Button(say("window.save.close"), "quiet")
        close.clicked.connect(self.reject)
        self.try_it = Button(say("window.upkeep.rehearse-now"), "primary", icon="eye-check-outline")
        self.try_it.clicked.connect(self._ask)
        self.lay_out([close, self.try_it])
        self.passphrase.setFocus()
        self.finished.connect(lambda _result: self.passphrase.clear())

    def refuse(self, fault: Explained) -> None:
        self.try_it.setEnabled(True)
        self.passphrase.note(explain(self._say, fault))
        self.passphrase.setFocus()

    def _ask(self) -> None:
        self.try_it.setEnabled(False)
        self.asked.emit(self.passphrase.text())


class TrailDialog(Dialog):
    """Who did what, by the day, the last day first."""

    def __init__(self, parent: Screen, trail: Sequence[Trace], work: Work) -> None:
        say = parent.say
        super().__init__(parent, say("window.upkeep.trail"), width=720)
        self.body.addWidget(Text(say("window.upkeep.trail-what"), role="ink2"))
        held = QWidget()
        lines = column(held, gap=4)
        if not trail:
            lines.addWidget(Text(say("window.upkeep.trail-empty"), role="ink2"))
        lines.addStretch(1)
        self.body.addWidget(held)
        work.by_handfuls(_lines(say, lines, trail[:_SHOWN_TRACES]), owner=self)
        close = Button(say("window.upkeep.close"), "primary")
        close.clicked.connect(self.accept)
        self.lay_out([close])


def _lines(say: Speech, lines: QVBoxLayout, trail: Sequence[Trace]) -> Iterator[None]:
    day = ""
    for trace in trail:
        if trace.day != day:
            day = trace.day
            lines.insertWidget(lines.count() - 1, Text(spoken_date(say, date.fromisoformat(day)), look.STRONG))
        lines.insertWidget(lines.count() - 1, Text(_said(say, trace)))
        yield


def _said(say: Speech, trace: Trace) -> str:
    key = "window.upkeep.trail-line-what" if trace.what else "window.upkeep.trail-line"
    who = trace.who or say("window.upkeep.nobody")
    line = say(key, who=who, did=say(f"window.trail.{trace.did}"), **({"what": trace.what} if trace.what else {}))
    return say("window.upkeep.trail-times", line=line, times=trace.times) if trace.times > 1 else line
