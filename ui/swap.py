"""Addresses to and from other directories: which way, and what a file holds before anything of it is taken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from intake.swap import Bundle
from ui import look
from ui.button import Button
from ui.card import ListRow, Note, Strip, rule
from ui.dialog import Dialog
from ui.speech import Speech
from ui.text import Text

_FORMS = ("hsds-json", "hsds-csv")
_SHOWN = 40


class SwapDialog(Dialog):
    """`given(form)`: as a file of this form. `taken`: from a file."""

    given = Signal(str)
    taken = Signal()

    def __init__(self, parent: QWidget, say: Speech) -> None:
        super().__init__(parent, say("window.swap.title"), width=760)
        self.body.addWidget(Text(say("window.swap.what"), role="ink2"))
        self.rows: dict[str, ListRow] = {}
        for form in _FORMS:
            self.rows[form] = ListRow("upload-outline", say(f"window.swap.{form}"), say(f"window.swap.{form}-what"))
            self.rows[form].clicked.connect(partial(self.given.emit, form))
            self.rows[form].clicked.connect(self.accept)
            self.body.addWidget(self.rows[form])
        self.body.addWidget(rule())
        self.rows["take"] = ListRow("download-outline", say("window.swap.take"), say("window.swap.take-what"))
        self.rows["take"].clicked.connect(self.taken)
        self.rows["take"].clicked.connect(self.accept)
        self.body.addWidget(self.rows["take"])
        close = Button(say("window.save.close"), "quiet")
        close.clicked.connect(self.reject)
        self.lay_out([close])


class BundleDialog(Dialog):
    """What a file holds. `asked`: take it."""

    asked = Signal()

    def __init__(self, parent: QWidget, say: Speech, bundle: Bundle) -> None:
        super().__init__(parent, say("window.swap.offers", count=len(bundle.owns)), width=860)
        self._say = say
        if bundle.owns:
            self.body.addWidget(Strip("eye-outline", say("window.swap.unproven")))
        for own in bundle.owns[:_SHOWN]:
            self.body.addWidget(Note("map-marker", own.service.name, own.service.line or own.service.kind))
        if len(bundle.owns) > _SHOWN:
            self.body.addWidget(Text(say("window.swap.more", count=len(bundle.owns) - _SHOWN)))
        if bundle.known:
            self.body.addWidget(Text(say("window.swap.known", count=len(bundle.known)), role="ink2"))
        if reasons := list(self._reasons(bundle)):
            self.body.addWidget(rule())
            self.body.addWidget(Text(say("window.hsds.kept"), look.STRONG))
            for reason in reasons[:_SHOWN]:
                self.body.addWidget(Text(reason, look.SMALL))
        close = Button(say("window.save.close"), "quiet")
        close.clicked.connect(self.reject)
        self.take = Button(say("window.swap.accept"), "primary", icon="download-outline")
        self.take.setEnabled(bool(bundle.owns))
        self.take.clicked.connect(self.asked)
        self.take.clicked.connect(self.accept)
        self.lay_out([close, self.take])

    def _reasons(self, bundle: Bundle) -> Iterator[str]:
        """What could not be used, each once."""
        said = Counter(
            (one.service, self._say(f"window.hsds.unused.{one.reason}", said=one.said)) for one in bundle.unused
        )
        for (service, reason), count in said.items():
            words = f"{service}: {reason}" if service else reason
            yield f"{words} ({count}x)" if count > 1 else words
