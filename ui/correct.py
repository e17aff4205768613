"""What a coordinator was told on the phone: numbers, address, hours, and whether a service is closed for a while."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal

from intake.addresses import LONGEST_ADDRESS, LONGEST_HOURS, Entry
from intake.errors import Explained
from ui.button import Button
from ui.dialog import Dialog
from ui.field import Field
from ui.screen import Screen
from ui.speech import Speech
from ui.text import Text
from ui.trouble import explain

_FAULTS = {"error.address-phone": "phones", "error.address-postcode": "address", "error.address-day": "closed_until"}


@dataclass(frozen=True)
class Said:
    """None: as it was."""

    phones: tuple[str, ...] | None
    address: str | None
    hours: str | None
    closed_until: str | None


class CorrectDialog(Dialog):
    """`asked`: keep what `said()` says. Only what was changed is said."""

    asked = Signal()

    def __init__(self, parent: Screen, say: Speech, entry: Entry) -> None:
        super().__init__(parent, say("window.directory.correct-title", name=entry.service.name), width=760)
        self._say = say
        service = entry.service
        self._before = {
            "phones": ", ".join(phone.number for phone in service.phones),
            "address": service.address or "",
            "hours": service.hours_note,
            "closed_until": entry.closed_until if service.closed else "",
        }
        limits = {"phones": 80, "address": LONGEST_ADDRESS, "hours": LONGEST_HOURS, "closed_until": 12}
        self.fields = {
            name: Field(
                say(f"window.directory.field.{name}"),
                hint=say(f"window.directory.hint.{name}"),
                limit=max(limit, len(self._before[name])),
            )
            for name, limit in limits.items()
        }
        self.body.addWidget(Text(say("window.directory.correct-what"), role="ink2"))
        for name, field in self.fields.items():
            field.edit.setText(self._before[name])
            self.body.addWidget(field)
        close = Button(say("window.save.close"), "quiet")
        close.clicked.connect(self.reject)
        self.keep = Button(say("window.save.save"), "primary", icon="content-save-outline")
        self.keep.clicked.connect(self.asked)
        self.lay_out([close, self.keep])
        self.fields["phones"].setFocus()

    def said(self) -> Said:
        """What is other than it was."""
        typed = {name: field.text().strip() for name, field in self.fields.items()}
        new = {name: text for name, text in typed.items() if text != self._before[name]}
        return Said(
            phones=tuple(new["phones"].split(",")) if "phones" in new else None,
            address=new.get("address"),
            hours=new.get("hours"),
            closed_until=new.get("closed_until"),
        )

    def refuse(self, fault: Explained) -> None:
        field = self.fields[_FAULTS.get(fault.key, "hours")]
        field.note(explain(self._say, fault))
        field.setFocus()
