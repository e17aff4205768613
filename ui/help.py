"""A short explanation of the screen one is on, behind F1; together they are a card for the desk, and a guide."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui import look
from ui.bar import PLACES
from ui.button import Button
from ui.card import Note
from ui.dialog import Dialog
from ui.speech import Speech
from ui.text import Text

CARD = {
    "home": PLACES["home"],
    "language": "translate",
    "guide": "comment-quote-outline",
    "advice": "account-group-outline",
    "handout": "file-document-outline",
    "finish": "check-circle-outline",
}
"""The screens of a conversation: what a volunteer has at hand beside the laptop, on one page."""
GUIDE = {
    **{place: PLACES[place] for place in ("team", "upkeep", "counts", "translations", "settings")},
    "practice": "school-outline",
    "recovery": "key-outline",
    "restore": "usb-flash-drive-outline",
}
"""What a coordinator looks after."""


class HelpDialog(Dialog):
    """`card_asked`, `guide_asked`: print it, where printing is possible."""

    card_asked = Signal()
    guide_asked = Signal()

    def __init__(self, parent: QWidget, say: Speech, screen: str, *, printable: bool) -> None:
        super().__init__(parent, say(f"window.help.name.{screen}"), width=720)
        self.body.addWidget(Text(say(f"window.help.text.{screen}"), look.LEAD))
        self.body.addWidget(Note("keyboard-outline", say("window.help.keys"), say("window.help.keys-text")))
        if printable:
            for words, asked in (("print-card", self.card_asked), ("print-guide", self.guide_asked)):
                button = Button(say(f"window.help.{words}"), "quiet", icon="printer-outline", height=48)
                button.clicked.connect(asked)
                self.body.addWidget(button)
        close = Button(say("window.help.close"), "primary")
        close.clicked.connect(self.accept)
        self.lay_out([close])
