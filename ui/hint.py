"""What helps a volunteer to ask a question: how to say it, why we ask, what to mind. Beside each other under the
answers, one at a time on a line, or, where the room is needed for the answers, behind a key.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedLayout, QWidget

from intake.model import Code
from ui.button import Button
from ui.card import Note, column, row
from ui.dialog import Dialog
from ui.speech import Speech
from ui.text import Text

KEY = "F2"
_HINTS = (("say", "comment-quote-outline"), ("why", "help-circle-outline"), ("tip", "lightbulb-outline"))


class HintRow(QWidget):
    """All hints of a question, side by side."""

    def __init__(self, say: Speech, question: str) -> None:
        super().__init__()
        line = row(self, (6, 4, 6, 0), 28)
        for note in _notes(say, question):
            line.addWidget(note, 1)


class HintLine(QWidget):
    """One hint at a time: how to say it, until another is asked for. As high as the longest of them."""

    def __init__(self, say: Speech, question: str) -> None:
        super().__init__()
        line = row(self, (4, 0, 0, 0), 8)
        self._shown = QStackedLayout()
        line.addLayout(self._shown, 1)
        self._buttons: list[Button] = []
        for part, icon in present_hints(say, question):
            text = Text(say(f"guide.{question}.{part}"))
            self._add(text, Button(say(f"window.guide.hint.{part}"), "tab", icon=icon, bare=True))
        for button in self._buttons:
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.show_hint(0)

    def show_hint(self, place: int) -> None:
        self._shown.setCurrentIndex(place)
        for other, button in enumerate(self._buttons):
            button.setChecked(other == place)

    def _add(self, text: Text, button: Button) -> None:
        place = self._shown.addWidget(text)
        button.clicked.connect(lambda: self.show_hint(place))
        self._buttons.append(button)


class HintDialog(Dialog):
    """All hints of a question, and what to mind at each alarm that was raised."""

    def __init__(self, parent: QWidget, say: Speech, question: str, alarms: Sequence[Code] = ()) -> None:
        super().__init__(parent, say(f"guide.{question}.ask"), width=720)
        whole = QWidget()
        stack = column(whole, gap=14)
        for alarm in alarms:
            stack.addWidget(Note("alert-circle-outline", "", say(f"window.safety.{alarm}")))
        for note in _notes(say, question):
            stack.addWidget(note)
        self.body.addWidget(whole)
        close = Button(say("window.help.close"), "primary")
        close.clicked.connect(self.accept)
        self.lay_out([close])


def present_hints(say: Speech, question: str) -> list[tuple[str, str]]:
    """The hints a question has, each with its icon."""
    return [(part, icon) for part, icon in _HINTS if say.words.has(say.language, f"guide.{question}.{part}")]


def hint_button(say: Speech) -> Button:
    """Asks for the hints that have no room; it is the screen that hears the key."""
    words = say("window.guide.hints")
    button = Button(f"{words}  {KEY}", "text", icon="comment-quote-outline", short=KEY, height=48)
    button.setAccessibleName(words)
    button.setToolTip(words)
    return button


def _notes(say: Speech, question: str) -> list[Note]:
    return [
        Note(icon, say(f"window.guide.hint.{part}"), say(f"guide.{question}.{part}"))
        for part, icon in present_hints(say, question)
    ]
