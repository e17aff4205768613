"""What must be true of every screen, whoever built it: it can be read, reached, heard, and says nothing of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import combinations, pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPlainTextEdit, QScrollArea, QWidget

from intake.model import NL, Lang
from intake.words import Words
from tests.ui.pages import visible
from ui.bar import Stages
from ui.button import Button
from ui.icon import Disc, Glyph
from ui.tile import KeyCap

_OPEN, _CLOSE = "⟦", "⟧"
_WORD_END = re.compile(r"[\s\u200b]+|(?<=[\u3400-\u9fff])")  # Chinese breaks after every sign
_NO_WORD = re.compile(r"^[\W\d_]*$")
SLACK = 1  # a pixel that rounding may take
_PARTS = (QLabel, QAbstractButton, QLineEdit, QPlainTextEdit, Glyph, Disc, KeyCap, Stages)
"""What says something, or can be pressed."""
_NO_ROLES = frozenset(
    {QAccessible.Role.NoRole, QAccessible.Role.Client, QAccessible.Role.Window, QAccessible.Role.Pane}
)
_RIGHT_TO_LEFT, _END = "\u202e", "\u202c"


class MarkedWords(Words):
    """Every sentence in brackets, so that a text without them was not asked for."""

    def text(self, language: Lang, key: str, /, **params: str | int) -> str:
        return f"{_OPEN}{super().text(language, key, **params)}{_CLOSE}"


class LongWords(Words):
    """Every Dutch sentence 40 % longer, as a language may be that the window does not speak yet."""

    def text(self, language: Lang, key: str, /, **params: str | int) -> str:
        said = super().text(language, key, **params)
        return said + _padding(round(len(said) * 0.4)) if language == NL else said


class MirroredWords(Words):
    """Every Dutch sentence as letters that run from right to left, for a window in such a language."""

    def text(self, language: Lang, key: str, /, **params: str | int) -> str:
        said = super().text(language, key, **params)
        return " ".join(f"{_RIGHT_TO_LEFT}{word}{_END}" for word in said.split(" ")) if language == NL else said


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
    buttons = [b.accessibleName() for b in visible(screen, Button) if b.width() + SLACK < b.minimumSizeHint().width()]
    return labels + buttons


def overlapping(screen: QWidget) -> list[str]:
    """What lies over something else that says something or can be pressed."""
    shown = [(part, _seen_part(part)) for part in parts(screen)]
    return [
        f"{called(one)} / {called(other)}"
        for (one, here), (other, there) in combinations(shown, 2)
        if _is_more_than_slack(here & there) and not one.isAncestorOf(other) and not other.isAncestorOf(one)
    ]


def cut_by_their_frame(screen: QWidget) -> list[str]:
    """What sticks out of what it stands in, so that its edge is not seen. (What scrolls may, up and down.)"""
    return [f"{called(part)} in {called(frame)}" for part in parts(screen) if (frame := _frame_that_cuts(part))]


def _frame_that_cuts(part: QWidget) -> QWidget | None:
    frame, box = part.parentWidget(), part.geometry()
    while frame is not None and not part.isWindow():
        room = frame.rect().adjusted(-SLACK, -SLACK, SLACK, SLACK)
        scrolls = isinstance(frame.parentWidget(), QScrollArea)
        if box.left() < room.left() or box.right() > room.right():
            return frame
        if not scrolls and (box.top() < room.top() or box.bottom() > room.bottom()):
            return frame
        if scrolls or frame.isWindow():
            return None
        box.translate(frame.pos())
        frame = frame.parentWidget()
    return None


def parts(screen: QWidget) -> list[QWidget]:
    """What can be seen and says something, or can be pressed."""
    return [
        part for part in visible(screen, QWidget) if isinstance(part, _PARTS) and part.width() and part.height()
        and not (isinstance(part, QLabel) and not part.text())
    ]  # fmt: skip


def _seen_part(widget: QWidget) -> QRect:
    """Where it is seen in the window: frames around it cut off what sticks out."""
    window, box = widget.window(), QRect(widget.mapTo(widget.window(), QPoint()), widget.size())
    frame = widget.parentWidget()
    while frame is not None and frame is not window:
        box &= QRect(frame.mapTo(window, QPoint()), frame.size())
        frame = frame.parentWidget()
    return box & window.rect()


def _is_more_than_slack(box: QRect) -> bool:
    return box.width() > SLACK and box.height() > SLACK


def called(widget: QWidget) -> str:
    """What to call a widget in a failure."""
    said = widget.accessibleName() or (widget.text() if isinstance(widget, QLabel | QAbstractButton) else "")
    return f"{type(widget).__name__} {(said or widget.objectName())[:40]!r}"


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


def roleless(screen: QWidget) -> list[str]:
    """Whatever takes the focus and is nothing in particular to a screen reader: no button, no field, no choice."""
    found = ((widget, QAccessible.queryAccessibleInterface(widget)) for widget in focusable(screen))
    return [called(widget) for widget, told in found if told is None or told.role() in _NO_ROLES]


def stops(screen: QWidget) -> list[QWidget]:
    """Where Tab comes by, from where the focus is until it is there again. The screen must be shown and active."""
    found: list[QWidget] = []
    for _ in range(len(focusable(screen)) + 2):
        focused = QApplication.focusWidget()
        if focused is None or focused in found:
            break
        found.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    return found


def unreachable(screen: QWidget, passed: Iterable[QWidget] | None = None) -> list[str]:
    """What neither Tab (`passed`, where it came by) nor the arrows within a group of tiles reach."""
    reached: set[QWidget] = set()
    for stop in stops(screen) if passed is None else passed:
        reached.add(stop)
        reached.update(_group_of(stop))
    return [widget.accessibleName() for widget in focusable(screen) if widget not in reached]


def against_the_reading(screen: QWidget, passed: Iterable[QWidget]) -> list[str]:
    """Where Tab jumps back instead of along the line, down, or into the next column. Once is the way round."""
    ring = [stop for stop in passed if stop.focusPolicy() & Qt.FocusPolicy.TabFocus]
    steps = [*pairwise(ring), *([(ring[-1], ring[0])] if ring else [])]
    back = [f"{called(one)} -> {called(other)}" for one, other in steps if not _reads_on(screen, one, other)]
    return back if len(back) > 1 else []


def _as_seen_from(other: QWidget, part: QWidget) -> QWidget:
    """A part, or the list it scrolls in where that is elsewhere: its own place may be out of sight."""
    seen, around = part, part.parentWidget()
    while around is not None and not around.isAncestorOf(other):
        seen = around if isinstance(around, QScrollArea) else seen
        around = around.parentWidget()
    return seen


def _reads_on(screen: QWidget, one: QWidget, other: QWidget) -> bool:
    here, there = (
        QRect(part.mapTo(screen, QPoint()), part.size())
        for part in (_as_seen_from(other, one), _as_seen_from(one, other))
    )
    mirrored = other.parentWidget().layoutDirection() == Qt.LayoutDirection.RightToLeft
    beside = there.right() <= here.left() if mirrored else there.left() >= here.right()
    return beside or there.top() >= here.bottom() - SLACK


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
