"""What is painted by hand is mirrored by hand: layouts turn round by themselves where the reading runs from right to
left, but a painter does not, and an arrow goes on pointing where it was drawn.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QWidget

_TURNED = {
    "arrow-left": "arrow-right",
    "arrow-right": "arrow-left",
    "chevron-left": "chevron-right",
    "chevron-right": "chevron-left",
}


def is_mirrored(widget: QWidget) -> bool:
    return widget.layoutDirection() == Qt.LayoutDirection.RightToLeft


def placed(widget: QWidget, box: QRectF) -> QRectF:
    """A box that was measured from the left, where it stands in this widget."""
    if not is_mirrored(widget):
        return box
    return QRectF(widget.width() - box.x() - box.width(), box.y(), box.width(), box.height())


def pointing(widget: QWidget, icon: str) -> str:
    """An icon that shows the way, as it points in this widget: `arrow-right` is onwards, `arrow-left` is back."""
    return _TURNED.get(icon, icon) if is_mirrored(widget) else icon
