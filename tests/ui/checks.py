"""What must be true of every screen, whoever built it: it can be read, reached, heard, and says nothing of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPlainTextEdit, QScrollArea, QWidget

from intake.model import NL, Lang
from intake.words import Words
from tests.ui.pages import MOST_TABS, visible
from ui.button import Button

_OPEN, _CLOSE = "⟦", "⟧"
_WORD_END = re.compile(r"[\s\u200b]+")
_NO_WORD = re.compile(r"^[\W\d_]*$")
SLACK = 1  # a pixel that rounding may take


class MarkedWords(Words):
    """Every sentence in brackets, so that a text without them was not asked for."""

    def text(self, language: Lang, key: str, /, **params: str | int) -> str:
        return f"{_OPEN}{super().text(language, key, **params)}{_CLOSE}"


class LongWords(Words):
    """Every Dutch sentence 40 % longer, as a language may be that the window does not speak yet."""

    def text(self, language: Lang, key: str, /, **params: str | int) -> str:
        said = super().text(language, key, **params)
        return said + _padding(round(len(said) * 0.4)) if language == NL else said


def _padding(length: int) -> str:
    """Ordinary words; no word is longer than a screen can break."""
    return (" langer dan het was" * (length // 10 + 1))[:length].rstrip()


def bare_texts(screen: QWidget, given: Iterable[str] = ()) -> list[str]:
    """Texts that did not come from the words of the house; `given` are the user's own, such as a nickname."""
    said = {text for widget in (screen, *screen.findChildren(QWidget)) for text in _said(widget)}
    known = set(given)
    return sorted(
        text for text in said if text not in known and _OPEN not in text and not _NO_WORD.match(text) and len(text) > 1
    )


def clipped_texts(screen: QWidget) -> list[str]:
    """Texts that have less room than they need."""
    labels = [label.text() for label in visible(screen, QLabel) if label.text() and not _fits(label)]
    buttons = [b.accessibleName() for b in visible(screen, Button) if b.width() + SLACK < b.sizeHint().width()]
    return labels + buttons


def overflowing(screen: QWidget) -> list[str]:
    """What scrolls down and is too wide for its room: something of it would be out of reach."""
    return [
        f"{type(inner).__name__}: {inner.minimumSizeHint().width()} in {area.viewport().width()}"
        for area in visible(screen, QScrollArea)
        if (inner := area.widget()) is not None and inner.minimumSizeHint().width() > area.viewport().width()
    ]


def nameless(screen: QWidget) -> list[str]:
    """Whatever takes the focus and has no name for a screen reader."""
    return [
        f"{type(widget).__name__} {widget.objectName()}"
        for widget in focusable(screen)
        if not widget.accessibleName() and not (isinstance(widget, QAbstractButton) and widget.text())
    ]


def unreachable(screen: QWidget) -> list[str]:
    """What neither Tab nor the arrows within a group of tiles reach. The screen must be shown and active."""
    reached: set[QWidget] = set()
    for _ in range(MOST_TABS):
        focused = QApplication.focusWidget()
        if focused is None or focused in reached:
            break
        reached.add(focused)
        reached.update(_group_of(focused))
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    return [widget.accessibleName() for widget in focusable(screen) if widget not in reached]


def outside(screen: QWidget) -> list[str]:
    """Buttons and fields that lie wholly or partly outside the window, and in no list that scrolls by itself."""
    frame = screen.window().rect().adjusted(-SLACK, -SLACK, SLACK, SLACK)
    return [
        widget.accessibleName()
        for widget in focusable(screen)
        if not frame.contains(widget.rect().translated(widget.mapTo(screen.window(), widget.rect().topLeft())))
        and not _in_a_list(widget)
    ]


def _in_a_list(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea) and parent.verticalScrollBar().maximum() > 0:
            return True
        parent = parent.parentWidget()
    return False


def small_targets(screen: QWidget, least: int) -> list[str]:
    """Buttons that are lower than a finger needs."""
    return [button.accessibleName() for button in visible(screen, QAbstractButton) if button.height() < least]


def focusable(screen: QWidget) -> list[QWidget]:
    return [
        widget
        for widget in visible(screen, QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isEnabled() and widget.focusProxy() is None
    ]


def _group_of(widget: QWidget) -> list[QAbstractButton]:
    """The tiles that the arrows lead to."""
    if not isinstance(widget, QAbstractButton) or not widget.autoExclusive():
        return []
    parent = widget.parentWidget()
    return [other for other in parent.findChildren(QAbstractButton) if other.autoExclusive()] if parent else []


def _said(widget: QWidget) -> tuple[str, ...]:
    said = [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip(), widget.windowTitle()]
    if isinstance(widget, QLabel | QAbstractButton):
        said.append(widget.text())
    if isinstance(widget, QLineEdit):
        said.append(widget.placeholderText())
    if isinstance(widget, QPlainTextEdit):
        said.append(widget.accessibleName())
    return tuple(text for text in said if text)


def _fits(label: QLabel) -> bool:
    if label.wordWrap():
        return label.heightForWidth(label.width()) <= label.height() + SLACK and _widest_word(label) <= label.width()
    return label.sizeHint().width() <= label.width() + SLACK and label.sizeHint().height() <= label.height() + SLACK


def _widest_word(label: QLabel) -> int:
    return max((label.fontMetrics().horizontalAdvance(word) for word in _WORD_END.split(label.text())), default=0)
