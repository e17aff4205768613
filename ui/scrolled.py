"""A part of a screen that scrolls by itself: up and down alone, without a frame, on whatever ground it lies."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractSlider, QFrame, QScrollArea, QScrollBar, QWidget

from ui import look

_BAR, _LEAST_HANDLE = 14, 46  # in pixels at 100 %
_LEAST = 96  # what is still a list and not a slit, in pixels at 100 %
_STEPS = {
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
}


class Area(QScrollArea):
    """A page that is moved up and down, and fills nothing itself. Tab goes to what is in it, not to the area."""

    def __init__(self) -> None:
        super().__init__()
        self.setVerticalScrollBar(Bar())
        self.setViewport(QWidget())  # one that fills nothing: what is beneath it shows
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def hold(self, page: QWidget) -> None:
        self.setWidget(page)
        page.setAutoFillBackground(False)  # which the area has just set


class Bar(QScrollBar):
    """Its handle alone: a page is moved by that, by the wheel and by the keys."""

    def sizeHint(self) -> QSize:
        return QSize(look.px(_BAR), super().sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        from PySide6.QtWidgets import QStyle, QStyleOptionSlider  # much to load, and the first screen has no bar

        option = QStyleOptionSlider()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ScrollBarSlider
        handle = self.style().subControlRect(QStyle.ComplexControl.CC_ScrollBar, option, part, self)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color("edge"))
            air, radius = look.px(3), look.px(4)
            if (short := look.px(_LEAST_HANDLE) - handle.height()) > 0:  # of a very long page
                top = max(0, min(handle.top() - short // 2, self.height() - handle.height() - short))
                handle.setRect(handle.x(), top, handle.width(), handle.height() + short)
            painter.drawRoundedRect(handle.adjusted(air, air, -air, -air), radius, radius)


class Scrolled(Area):
    """`wanted`: the height it asks for, in pixels at 100 %; 0: as much as its page needs, if there is room for it."""

    def __init__(self, page: QWidget, wanted: int) -> None:
        super().__init__()
        self._wanted, self._held = wanted, page
        self.hold(page)
        page.installEventFilter(self)
        if not wanted:
            policy = self.sizePolicy()
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return not self._wanted

    def heightForWidth(self, width: int) -> int:
        layout = self._held.layout()
        if layout is None:
            return self._held.sizeHint().height()
        return layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalSizeHint().height()

    def sizeHint(self) -> QSize:
        inner = self._held.sizeHint()
        return QSize(inner.width(), look.px(self._wanted) if self._wanted else inner.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._held.minimumSizeHint().width(), min(look.px(_LEAST), self.sizeHint().height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._show_bar()
        super().resizeEvent(event)

    def _show_bar(self) -> None:
        """Where all of it is seen without a bar there is none; Qt would leave it, because beside it the words need more
        lines.
        """
        room = self.maximumViewportSize()
        needed = self.heightForWidth(room.width()) > room.height()
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(policy.ScrollBarAsNeeded if needed else policy.ScrollBarAlwaysOff)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and watched is self._held:
            self._show_bar()
            self.updateGeometry()  # its page says more than before, or less
        return super().eventFilter(watched, event)


def scrolled(page: QWidget, wanted: int = _LEAST) -> Scrolled:
    """The page in an area that takes what room there is, and asks for so much, in pixels at 100 %."""
    return Scrolled(page, wanted)


def turn_pages(area: QScrollArea, event: QKeyEvent) -> bool:
    """Scrolls by the keys for it, from wherever the focus is; whether it was one of them."""
    step = _STEPS.get(Qt.Key(event.key()))
    if step is None:
        return False
    area.verticalScrollBar().triggerAction(step)
    return True
