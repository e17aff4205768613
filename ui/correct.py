"""What a coordinator was told on the phone, one thing at a time: numbers, address, hours, who is welcome, and whether a
service is closed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from intake.addresses import Entry
from intake.correction import FOR_GOOD, LONGEST_ADDRESS, LONGEST_HOURS, LONGEST_NOTE, LONGEST_WEBSITE, Hours, Said
from intake.errors import Explained
from intake.model import Accepts, Code
from ui import look
from ui.button import Button
from ui.card import Strip
from ui.day import typed_date
from ui.dialog import Dialog
from ui.field import Field
from ui.speech import Speech
from ui.text import Text
from ui.tile import Tile, Tiles
from ui.trouble import explain
from ui.week import WeekEditor

_PHONES, _DATE = 80, 12
_WELCOMES, _IDENTITIES = ("yes", "varies", "no", "unknown"), ("none", "any", "residence", "unknown")


class CorrectDialog(Dialog):
    """`asked`: keep what `said()` says. Only what was changed is said. A kind of it fills `body` and is `asked` by
    `keep`.
    """

    asked = Signal()

    def __init__(self, parent: QWidget, say: Speech, entry: Entry, title: str, *, width: int = 760) -> None:
        super().__init__(parent, say(f"window.correct.{title}", name=entry.service.name), width=width)
        self.say, self.entry = say, entry
        self.fields: dict[str, Field] = {}
        self._faults: Mapping[str, str] = {}
        self.body.addWidget(Text(say("window.correct.what"), role="ink2"))

    def said(self) -> Said:
        """What is other than it was."""
        raise NotImplementedError

    def refuse(self, fault: Explained) -> None:
        """Says what cannot be, under the field that it is about, or else above the buttons."""
        words = explain(self.say, fault)
        if field := self.fields.get(self._faults.get(fault.key, "")):
            field.note(words)
            field.setFocus()
        else:
            self._trouble.text.setText(words)
            self._trouble.show()

    def _field(self, name: str, text: str, limit: int) -> Field:
        field = Field(
            self.say(f"window.directory.field.{name}"),
            hint=self.say(f"window.directory.hint.{name}"),
            limit=max(limit, len(text)),
        )
        field.edit.setText(text)
        self.fields[name] = field
        self.body.addWidget(field)
        return field

    def _finish(self, faults: Mapping[str, str] | None = None) -> None:
        """The buttons. `faults`: kind of error -> the field that it is about."""
        self._faults = faults or {}
        self._trouble = Strip("alert-circle-outline", "", "trouble")
        self._trouble.hide()
        self.body.addWidget(self._trouble)
        close = Button(self.say("window.save.close"), "quiet")
        close.clicked.connect(self.reject)
        self.keep = Button(self.say("window.save.save"), "primary", icon="content-save-outline")
        self.keep.clicked.connect(self.asked)
        self.lay_out([close, self.keep])

    def _changed(self, name: str, before: str) -> str | None:
        typed = self.fields[name].text().strip()
        return typed if typed != before else None


class PhoneDialog(CorrectDialog):
    def __init__(self, parent: QWidget, say: Speech, entry: Entry) -> None:
        super().__init__(parent, say, entry, "phone")
        self._phones = ", ".join(phone.number for phone in entry.service.phones)
        self._website = entry.service.website or ""
        self._field("phones", self._phones, _PHONES)
        self._field("website", self._website, LONGEST_WEBSITE)
        self._finish({"error.address-phone": "phones", "error.address-website": "website"})
        self.fields["phones"].setFocus()

    def said(self) -> Said:
        phones = self._changed("phones", self._phones)
        return Said(
            phones=None if phones is None else tuple(phones.split(",")),
            website=self._changed("website", self._website),
        )


class AddressDialog(CorrectDialog):
    def __init__(self, parent: QWidget, say: Speech, entry: Entry) -> None:
        super().__init__(parent, say, entry, "address")
        self._before = entry.service.address or ""
        self._field("address", self._before, LONGEST_ADDRESS)
        self._finish(dict.fromkeys(("error.address-postcode", "error.address-long"), "address"))
        self.fields["address"].setFocus()

    def said(self) -> Said:
        return Said(address=self._changed("address", self._before))


class HoursDialog(CorrectDialog):
    def __init__(self, parent: QWidget, say: Speech, entry: Entry) -> None:
        super().__init__(parent, say, entry, "hours", width=900)
        service = entry.service
        self._note = service.hours_note
        self.week = WeekEditor(say, Hours(schedules=service.schedules, other_hours=service.other_hours))
        self.body.addWidget(self.week)
        self._field("hours_note", self._note, LONGEST_HOURS)
        self._finish({"error.address-long": "hours_note"})
        self._before = self.week.said()
        self.week.week.lines[0].begin()

    def said(self) -> Said:
        note = self._changed("hours_note", self._note)
        schedules, others = self.week.said()
        if note is None and (schedules, others) == self._before:
            return Said()
        note = self._note if note is None else note
        return Said(hours=Hours(schedules=schedules, other_hours=others, note=note))


class WelcomeDialog(CorrectDialog):
    def __init__(self, parent: QWidget, say: Speech, entry: Entry) -> None:
        super().__init__(parent, say, entry, "who", width=860)
        service = entry.service
        self._before = service.accepts_undocumented
        self.welcome = self._choice("welcome", _WELCOMES, self._before.value)
        self._field("welcome-note", self._before.note, LONGEST_NOTE)
        self._identity = service.id_asked
        self.identity = self._choice("identity", _IDENTITIES, self._identity)
        self._finish({"error.address-long": "welcome-note"})
        self.welcome.focus_first()

    def said(self) -> Said:
        value = _one(self.welcome, self._before.value)
        note = self._changed("welcome-note", self._before.note)
        identity = _one(self.identity, self._identity)
        changed = note is not None or value != self._before.value
        note = self._before.note if note is None else note
        return Said(
            accepts_undocumented=Accepts(value=value, note=note) if changed else None,
            id_asked=identity if identity != self._identity else None,
        )

    def _choice(self, name: str, codes: tuple[str, ...], now: str) -> Tiles:
        self.body.addWidget(Text(self.say(f"window.correct.{name}"), look.STRONG))
        tiles = Tiles(columns=2, gap=8)
        for code in codes:
            tiles.add(Code(code), Tile(self.say(f"window.directory.{name}.{code}"), shape="plain"))
        tiles.show_codes((Code(now),))
        self.body.addWidget(tiles)
        return tiles


class ClosedDialog(CorrectDialog):
    def __init__(self, parent: QWidget, say: Speech, entry: Entry) -> None:
        super().__init__(parent, say, entry, "closed")
        self._before = entry.closed_until if entry.service.closed else ""
        self.how = Tiles(columns=1, gap=8)
        for code in ("open", "until", "for-good"):
            self.how.add(Code(code), Tile(say(f"window.correct.closed.{code}"), shape="plain"))
        self.how.show_codes((Code({"": "open", FOR_GOOD: "for-good"}.get(self._before, "until")),))
        self.how.chosen.connect(self._show_date)
        self.body.addWidget(self.how)
        dated = self._before if self._before not in ("", FOR_GOOD) else ""
        self._field("closed_until", typed_date(dated) if dated else "", _DATE)
        self._finish({"error.address-day": "closed_until"})
        self._show_date(self.how.codes())
        self.how.focus_first()

    def said(self) -> Said:
        how = _one(self.how, "open")
        until = {"open": "", "for-good": FOR_GOOD}.get(how, self.fields["closed_until"].text().strip() or "?")
        return Said(closed_until=until if until != self._before else None)

    def _show_date(self, codes: tuple[Code, ...]) -> None:
        self.fields["closed_until"].setVisible(Code("until") in codes)


Make = Callable[[QWidget, Speech, Entry], CorrectDialog]
DIALOGS: Mapping[str, Make] = {
    "phone": PhoneDialog,
    "address": AddressDialog,
    "hours": HoursDialog,
    "who": WelcomeDialog,
    "closed": ClosedDialog,
}
"""By what is corrected: a fact, or that it is closed."""


def _one(tiles: Tiles, otherwise: str) -> Any:
    """What is chosen; a choice that was taken back is as it was."""
    return str(next(iter(tiles.codes()), otherwise))
