"""Fields to type in: a label above, the field, and one line under it that helps or says what is wrong. And the field
for a passphrase, which can be shown, and which notices that the capitals are on.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent, QPalette
from PySide6.QtWidgets import QLineEdit, QWidget

from ui import look
from ui.button import Button
from ui.card import Mood, column, row
from ui.icon import Glyph
from ui.speech import Speech
from ui.stops import bring_into_sight
from ui.surface import paint_field
from ui.text import Text

_HEIGHT, _BESIDE = 56, 17


class _Edit(QLineEdit):
    """The line that is typed in, in its frame. A focus that the mouse did not bring scrolls it into sight."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrame(False)
        self.setTextMargins(look.px(_BESIDE), 0, look.px(_BESIDE), 0)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)  # it lies on what is painted here
        self.setPalette(palette)
        self.trouble = False

    def show_trouble(self, *, trouble: bool) -> None:
        self.trouble = trouble
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_field(self, "card", focused=self.hasFocus(), trouble=self.trouble)
        super().paintEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            QTimer.singleShot(0, self, self._come_into_sight)  # what was just shown has no place yet

    def _come_into_sight(self) -> None:
        bring_into_sight(self)


class Field(QWidget):
    """A line edit under its label. `hint`: an example inside the empty field; `limit`: characters. Not `captioned`, the
    label is read out alone, for a field in a line of them.
    """

    changed = Signal(str)

    def __init__(self, label: str, *, hint: str = "", limit: int = 200, captioned: bool = True) -> None:
        super().__init__()
        self.edit = _Edit()
        self.edit.setFont(look.font(look.FIELD))
        self.edit.setFixedHeight(look.px(_HEIGHT))
        self.edit.setPlaceholderText(hint)
        self.edit.setMaxLength(limit)
        self.edit.setAccessibleName(label)
        self.edit.textChanged.connect(self._edited)
        self.setFocusProxy(self.edit)
        self._glyph, self._note = Glyph("alert-circle-outline", 20, "plum"), Text("", look.SMALL_STRONG, "plum")
        self._line = row(gap=12)
        self._line.addWidget(self.edit, 1)
        body = column(self, 0, 6)
        if captioned:
            caption = Text(label, look.STRONG)
            caption.setBuddy(self.edit)
            body.addWidget(caption)
        else:
            self.edit.setToolTip(label)
        body.addLayout(self._line)
        below = row(gap=8)
        below.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self._note, 1)
        body.addLayout(below)
        self.calm()

    def text(self) -> str:
        return self.edit.text()

    def clear(self) -> None:
        self.edit.clear()

    def beside(self, part: QWidget) -> None:
        """Puts a button at the end of the field."""
        self._line.addWidget(part)

    def note(self, text: str, mood: Mood = "trouble", icon: str = "alert-circle-outline") -> None:
        """Says one line under the field. In trouble the field shows it, and a screen reader reads it with the field."""
        self._glyph.show_icon(icon, "plum" if mood == "trouble" else "ink2")
        self._note.show_role("plum" if mood == "trouble" else "ink2")
        self._note.setText(text)
        self._mark(trouble=mood == "trouble", shown=True)

    def calm(self) -> None:
        """Takes the line under the field away."""
        self._note.setText("")
        self._mark(trouble=False, shown=False)

    def noted(self) -> str:
        """What stands under the field now."""
        return self._note.text()

    def _mark(self, *, trouble: bool, shown: bool) -> None:
        self._glyph.setVisible(shown)
        self._note.setVisible(shown)
        self.edit.setAccessibleDescription(self._note.text())
        self.edit.show_trouble(trouble=trouble)

    def _edited(self, text: str) -> None:
        self.calm()
        self.changed.emit(text)


class PassphraseField(Field):
    """A field whose text is hidden until it is asked to be shown; it tells when Caps Lock seems to be on."""

    def __init__(self, say: Speech, label: str) -> None:
        super().__init__(label)
        self._say = say
        self._eye = Button(say("window.kit.show-passphrase"), "quiet", icon="eye-outline", bare=True, height=_HEIGHT)
        self._eye.clicked.connect(lambda: self.show_text(shown=self.edit.echoMode() == QLineEdit.EchoMode.Password))
        self.edit.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self.edit.installEventFilter(self)
        self.beside(self._eye)
        self.show_text(shown=False)

    def show_text(self, *, shown: bool) -> None:
        """Shows or hides what is typed."""
        self.edit.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self._eye.setText(self._say("window.kit.hide-passphrase" if shown else "window.kit.show-passphrase"))
        self._eye.setToolTip(self._eye.text())
        self._eye.show_icon("eye-off-outline" if shown else "eye-outline")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyRelease and _capitals_are_on(event):
            self.note(self._say("window.kit.caps-lock"), "info", "apple-keyboard-caps")
        return super().eventFilter(watched, event)


def _capitals_are_on(event: QKeyEvent) -> bool:
    """A capital without Shift, or a small letter with it: nothing else tells on every machine."""
    shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    text = event.text()
    return text.isalpha() and len(text) == 1 and (text.isupper() if not shift else text.islower())
