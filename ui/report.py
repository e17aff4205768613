"""The report of a bug, that a volunteer reads before it goes anywhere: types of errors, files and lines, versions, and
never a value. Nothing is sent; she may copy it.
"""

from __future__ import annotations

import platform
import traceback
from collections.abc import Iterator
from pathlib import Path

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from intake import journal
from ui import look
from ui.button import Button
from ui.dialog import Dialog
from ui.scrolled import Bar
from ui.speech import Speech
from ui.surface import paint_field
from ui.text import Text

_HOUSE = ("intake", "ui", "resources", "tests")


def report(fault: BaseException) -> str:
    """What may be told about a bug: no message and no value of it, for either may hold a visitor's word."""
    lines = [
        f"Inloop {_own_version()}, Python {platform.python_version()}, Qt {pyside_version}, {platform.system()}",
        *_chain(fault),
        *journal.lines(),
    ]
    return "\n".join(lines)


class ReportDialog(Dialog):
    """Shows exactly what it would say."""

    def __init__(self, parent: QWidget, say: Speech, fault: BaseException) -> None:
        super().__init__(parent, say("window.trouble.title"), width=760)
        self._say = say
        self.body.addWidget(Text(say("window.trouble.explanation")))
        self.text = _Framed(report(fault))
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(say("window.trouble.report"))
        self.text.setFont(look.font(look.SMALL))
        self.text.setMinimumHeight(look.px(200))
        self.body.addWidget(self.text, 1)
        self._copy = Button(say("window.trouble.copy"), "quiet", icon="content-copy")
        self._copy.clicked.connect(self._copy_text)
        close = Button(say("window.trouble.close"), "primary")
        close.clicked.connect(self.accept)
        self.lay_out([self._copy, close])

    def _copy_text(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self._copy.setText(self._say("window.trouble.copied"))


class _Framed(QPlainTextEdit):
    """A text that can be scrolled, in the frame of a field."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setViewportMargins(*[look.px(8)] * 4)
        self.setVerticalScrollBar(Bar())
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        self.setPalette(palette)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:  # of what is around the words; they have a paint event of their own
            paint_field(self, "sunk", focused=self.hasFocus())
            return True
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.update()
        return super().event(event)


def _own_version() -> str:
    from importlib.metadata import PackageNotFoundError, version  # slow to import, and hopefully never needed

    try:
        return version("inloop")
    except PackageNotFoundError:  # run from a checkout
        return "(checkout)"


def _chain(fault: BaseException | None) -> Iterator[str]:
    """Every exception of the chain, the first cause last."""
    seen: set[int] = set()
    while fault is not None and id(fault) not in seen:
        seen.add(id(fault))
        yield f"{type(fault).__module__}.{type(fault).__qualname__}"
        for frame in traceback.extract_tb(fault.__traceback__):
            yield f"  {_known_path(frame.filename)}:{frame.lineno} {frame.name}"
        fault = fault.__cause__ or fault.__context__


def _known_path(file: str) -> str:
    """A file as the project knows it; of others the name alone, because a path can hold somebody's name."""
    parts = Path(file).parts
    start = next((place for place in range(len(parts) - 1, -1, -1) if parts[place] in _HOUSE), len(parts) - 1)
    while start and parts[start - 1] in _HOUSE:
        start -= 1
    return "/".join(parts[start:])
