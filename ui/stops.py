"""Where Tab goes: along the page as it is read. Qt goes by the order in which widgets were made, and a list that is
filled later would come after everything else; here the layouts say what follows what.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QGridLayout, QLayout, QScrollArea, QStackedLayout, QWidget


def move_focus(root: QWidget, *, forward: bool, start: QWidget | None = None) -> bool:
    """To the next stop of Tab in `root`, or the one before; after the last comes the first. Whether there is one.

    Where nothing in it has the focus yet, the first stop in `start` is next.
    """
    focused = QApplication.focusWidget()
    order = [widget for widget in reading_order(root) if is_stop(widget) or widget is focused]
    if focused not in order:
        order.insert(_place_of(start, order), focused := root)
    if len(order) < 2:
        return False
    step = 1 if forward else -1
    found = order[(order.index(focused) + step) % len(order)]
    found.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    bring_into_sight(found)
    return True


def reading_order(root: QWidget) -> Iterator[QWidget]:
    """Every widget that is shown in `root`, in the order of its layouts: down, along the rows, what is inside first."""
    for part in _inside(root):
        if not part.isHidden():
            yield part
            yield from reading_order(part)


def is_stop(widget: QWidget) -> bool:
    """Whether Tab stops there."""
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isEnabled() and widget.focusProxy() is None


def bring_into_sight(widget: QWidget) -> None:
    """Scrolls whatever it lies in, until it is seen."""
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget)
        around = around.parentWidget()


def _place_of(start: QWidget | None, order: list[QWidget]) -> int:
    """Where the stops inside a part begin."""
    inside = (place for place, widget in enumerate(order) if start is not None and start.isAncestorOf(widget))
    return next(inside, 0)


def _inside(widget: QWidget) -> Iterable[QWidget]:
    if isinstance(widget, QScrollArea):
        return [found] if (found := widget.widget()) else []
    layout = widget.layout()
    return _laid_out(layout) if layout else ()


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    if isinstance(layout, QStackedLayout):
        if current := layout.currentWidget():
            yield current
        return
    for _, part in sorted(_placed(layout), key=lambda placed: placed[0]):
        if isinstance(part, QLayout):
            yield from _laid_out(part)
        else:
            yield part


def _placed(layout: QLayout) -> Iterator[tuple[tuple[int, ...], QWidget | QLayout]]:
    """What is in a layout, widgets and other layouts, each with its place.

    Its items are not asked for: Python would keep the wrapper of one that Qt deletes, and take what comes to lie at its
    address for that one, which ends in a crash.
    """
    holder = layout.parentWidget()
    parts: list[QWidget | QLayout] = [inner for inner in layout.children() if isinstance(inner, QLayout)]
    if holder is not None:
        parts += holder.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    for part in parts:
        place = layout.indexOf(part)
        if place >= 0:
            yield _cell(layout, place) if isinstance(layout, QGridLayout) else (place,), part


def _cell(grid: QGridLayout, place: int) -> tuple[int, int]:
    row, column, _, _ = cast("tuple[int, int, int, int]", grid.getItemPosition(place))
    return row, column
