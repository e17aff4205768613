"""The bars above and below a screen: who we are, how far the conversation is, that it is saved, the way to safety, the
lock; and below, back at the left and the one green button at the right.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import look, mirror
from ui.button import ON_TWO_LINES, Button
from ui.card import Card, column, row
from ui.icon import Glyph, Mark
from ui.look import Type
from ui.speech import Speech
from ui.surface import paint_ground
from ui.text import Text

STAGES = ("safety", "needs", "questions", "advice", "handout")
"""Of a conversation, in order; their words are `window.stage.<name>`."""

PLACES = {
    "home": "door-open",
    "directory": "map-marker",
    "counts": "chart-bar",
    "translations": "translate",
    "team": "account-multiple-outline",
    "upkeep": "wrench-outline",
    "settings": "cog-outline",
}
"""The screens between conversations, and their icons; their words are `window.place.<name>`."""
FOR_ALL = ("home", "directory", "settings")
"""What a volunteer sees of them: a rule of the window."""
FOLDED = ("translations", "settings")
"""Their sign alone: they are needed least, and the bar is full."""

_TOP, _CRAMPED_TOP, _FOOT, _CRAMPED_FOOT = 64, 56, 80, 60
_CRAMPED_BUTTON = 48  # of every button below the screen
_GAP = 8
_STEPS = (0, 1, 2)  # of giving way
_DONE, _HERE = Type(15), Type(15, 700)


class Stages(QWidget):
    """How far the conversation is: five words, each over a bar that fills. Where there is hardly any room it says only
    the word of where we are.
    """

    def __init__(self, say: Speech) -> None:
        super().__init__()
        self._say = say
        self._here, self._part = 0, 0.0
        self._names = [say(f"window.stage.{stage}") for stage in STAGES]
        self.setFixedHeight(look.px(44))
        self._needed = [QFontMetricsF(look.font(_HERE)).horizontalAdvance(name) for name in self._names]
        self.least = round(max(self._needed))
        """How wide it must be, in pixels, to say where we are."""
        self.whole = self.least if look.cramped() else round(sum(self._needed)) + look.px(_GAP) * len(STAGES)
        """And to say all of its words."""
        self.setMinimumWidth(self.least)
        self.setMaximumWidth(look.px(620))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_stage(self, stage: str, part: float) -> None:
        """`part` (0 to 1): how much of this stage is behind us. After the last stage everything is."""
        self._here, self._part = (STAGES.index(stage), part) if stage in STAGES else (len(STAGES) - 1, 1.0)
        name = self._names[self._here]
        self.setAccessibleName(self._say("window.stage.read-out", place=self._here + 1, total=len(STAGES), name=name))
        self.update()

    def _names_all(self) -> bool:
        """Whether there is room for every word."""
        return not look.cramped() and self.width() >= self.whole

    def paintEvent(self, _event: QPaintEvent) -> None:
        gap, bar, left, all_of_them = look.px(_GAP), look.px(6), 0.0, self._names_all()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for place, (name, width) in enumerate(zip(self._names, self._widths(), strict=True)):
                self._paint_bar(painter, place, QRectF(left, self.height() - bar - look.px(6), width, bar))
                if all_of_them:
                    self._paint_name(painter, place, QRectF(left, 0, width + gap, look.px(28)), name)
                left += width + gap
            if not all_of_them:
                self._paint_name(painter, self._here, QRectF(0, 0, self.width(), look.px(28)), self._names[self._here])

    def _paint_name(self, painter: QPainter, place: int, box: QRectF, name: str) -> None:
        painter.setFont(look.font(_HERE if place == self._here else _DONE))
        painter.setPen(look.color("ink" if place <= self._here else "ink2"))
        painter.drawText(mirror.placed(self, box), Qt.AlignmentFlag.AlignVCenter, name)  # Qt mirrors the start itself

    def _paint_bar(self, painter: QPainter, place: int, box: QRectF) -> None:
        filled = 1.0 if place < self._here else self._part if place == self._here else 0.0
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("line"))
        round_off = box.height() / 2
        painter.drawRoundedRect(mirror.placed(self, box), round_off, round_off)
        if filled:
            painter.setBrush(look.color("accent"))
            box.setWidth(max(box.height(), box.width() * filled))
            painter.drawRoundedRect(mirror.placed(self, box), round_off, round_off)

    def _widths(self) -> list[float]:
        """All the same where the widest name fits so; else each its own, and an equal share of what is left."""
        room = self.width() - look.px(_GAP) * (len(STAGES) - 1)
        if not self._names_all() or max(self._needed) * len(STAGES) <= room:
            return [room / len(STAGES)] * len(STAGES)
        return [needed + (room - sum(self._needed)) / len(STAGES) for needed in self._needed]


class Saved(QWidget):
    """That everything up to here is in the vault; `show_saving` while it is not yet."""

    def __init__(self, say: Speech) -> None:
        super().__init__()
        self._say = say
        self._glyph = Glyph("check-circle-outline", 20, "accent")
        self._text = Text("", look.SMALL_STRONG, "ink2", wrap=False)
        line = row(self, 0, 6)
        line.addWidget(self._glyph)
        line.addWidget(self._text)
        self._text.setVisible(not look.compact())
        self.show_saved()

    def show_saved(self) -> None:
        self._show("check-circle-outline", "window.kit.saved")

    def show_saving(self) -> None:
        self._show("timer-sand", "window.kit.saving")

    def _show(self, icon: str, key: str) -> None:
        self._glyph.show_icon(icon)
        self._text.setText(self._say(key))
        self.setAccessibleName(self._say(key))
        self.setToolTip(self._say(key))


class _Practice(Text):
    """Says that this is practice."""

    def __init__(self) -> None:
        super().__init__("", look.SMALL_STRONG, "on_warm", wrap=False)
        self.setContentsMargins(look.px(10), look.px(2), look.px(10), look.px(2))

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_ground(self, "practice")
        super().paintEvent(event)


class TopBar(Card):
    """The bar above a screen. `staged`: a conversation, with its stages, the saved mark and the way to safety.

    `folded`: the lock is its sign alone. `lock_asked`, `safety_asked` and `home_asked` are for the frame. `title`
    stands after the name (a promised number); `add` puts more before the lock.
    """

    lock_asked = Signal()
    safety_asked = Signal()
    home_asked = Signal()
    family_asked = Signal()

    def __init__(self, say: Speech, *, staged: bool = False, lockable: bool = True, folded: bool = False) -> None:
        super().__init__("bar")
        self.setFixedHeight(look.px(_CRAMPED_TOP if look.cramped() else _TOP))
        self.title = Text("", look.SMALL, "ink2", wrap=False)
        if look.compact():
            self.title.hide()
        self.stages = Stages(say) if staged else None
        self.saved = Saved(say) if staged else None
        tight = staged and look.cramped()
        gap = 10 if staged and look.compact() else 14
        self._line = row(self, (12, 0, 12, 0), 8) if tight else row(self, (28, 0, 20, 0), gap)
        self._practice = _Practice()
        self._practice.hide()
        self.family = Button(say("window.course.who-key"), "quiet", icon="account-group-outline", bare=True, height=48)
        self.family.clicked.connect(self.family_asked)
        self.family.hide()
        mark = Mark(32)
        name = self._home_button(say, mark) if staged else Text(say("window.kit.name"), look.NAME, wrap=False)
        if not staged and look.cramped():
            name.hide()
        parts: list[QWidget] = [name, self._practice, self.family, self.title]
        for part in parts if tight else [mark, *parts]:
            self._line.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        self._line.addStretch(1)
        if self.stages and self.saved:
            self._line.addWidget(self.stages, 6)
            self._line.addStretch(1)
            self._line.addWidget(self.saved)
            self._line.addWidget(self._safety_button(say))
        self._lock_button(say, folded=staged or folded).setVisible(lockable)

    def add(self, part: QWidget) -> None:
        """Puts a widget before the lock."""
        self._line.insertWidget(self._line.count() - 1, part)

    def minimumSizeHint(self) -> QSize:
        """No window is made wider for all the words of the stages, or for that of practice."""
        least = super().minimumSizeHint()
        if not self.stages:
            return least
        word = 0 if self._practice.isHidden() else self._practice.sizeHint().width() + self._line.spacing()
        return least - QSize(self.stages.minimumWidth() - self.stages.least + word, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_way()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # something else came in, or went
            self._give_way()
        return super().event(event)

    def _give_way(self) -> None:
        """The stages say all their words where there is room for them; and where there is none for the word of practice
        beside them, the frame around the window says it alone.
        """
        if not self.stages:
            return
        word = self._practice.sizeHint().width() + self._line.spacing() if self._practice.text() else 0
        others = self._line.minimumSize().width() - self.stages.minimumWidth()
        if not self._practice.isHidden():
            others -= word
        self._practice.setVisible(bool(word) and others + word + self.stages.least <= self.width())
        room_for_all = others + word + self.stages.whole <= self.width()
        self.stages.setMinimumWidth(self.stages.whole if room_for_all else self.stages.least)

    def add_tool(self, part: QWidget) -> None:
        """Puts a widget between the stages and what always stands at the end."""
        if self.saved:
            self._line.insertWidget(self._line.indexOf(self.saved), part)

    def show_title(self, text: str) -> None:
        """Beside the name; folded away where room is scarce."""
        self.title.setText("" if look.compact() else text)

    def show_practice(self, text: str, explanation: str) -> None:
        """Says beside the name that this is practice."""
        self._practice.setText(text)
        self._practice.setToolTip(explanation)
        self._practice.show()

    def _home_button(self, say: Speech, mark: Mark) -> Button:
        """The name; where there is hardly any room the mark is the button."""
        home = Button(say("window.kit.name"), "name", bare=look.cramped(), height=48)
        if look.cramped():
            mark.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column(home, 8).addWidget(mark)
        home.setAccessibleName(say("window.kit.home"))
        home.setToolTip(say("window.kit.home"))
        home.clicked.connect(self.home_asked)
        return home

    def _safety_button(self, say: Speech) -> Button:
        safety = Button(say("window.kit.safety"), "safety", icon="lifebuoy", short="F9", key="F9", height=48)
        safety.clicked.connect(self.safety_asked)
        return safety

    def _lock_button(self, say: Speech, *, folded: bool) -> Button:
        words = say("window.kit.lock")
        lock = Button(words, "quiet", icon="lock-outline", bare=folded or look.compact(), height=48)
        lock.setToolTip(say("window.kit.lock-keys"))
        lock.clicked.connect(self.lock_asked)
        self._line.addWidget(lock)
        return lock


class DeskBar(TopBar):
    """The bar above the screens between conversations: tabs, and safety. `place_asked`: "home", "counts", ..."""

    place_asked = Signal(str)

    def __init__(self, say: Speech, here: str, *, coordinator: bool = True) -> None:
        super().__init__(say, folded=True)
        for place, icon in PLACES.items():
            if not coordinator and place not in FOR_ALL:
                continue
            words = say(f"window.place.{place}")
            tab = Button(words, "tab", icon=icon, bare=look.compact() or place in FOLDED, height=48)
            tab.setChecked(place == here)
            tab.clicked.connect(partial(self._ask, tab, place, here))
            self.add(tab)
        self.add(self._safety_button(say))

    def _ask(self, tab: Button, place: str, here: str) -> None:
        tab.setChecked(place == here)  # the tab does not move; the screen does
        if place != here:
            self.place_asked.emit(place)


class FootBar(Card):
    """The bar below a screen: `back` at the left, `middle` and the one `primary` button, which Enter presses, right.

    Where words are long and letters large its buttons give way: first their air, then their icons; then the wordiest
    stand on two lines. Never their words.
    """

    def __init__(self, back: QWidget | None, primary: Button | None, middle: Sequence[QWidget] = ()) -> None:
        super().__init__("foot")
        self.setFixedHeight(look.px(_CRAMPED_FOOT if look.cramped() else _FOOT))
        line = row(self, (8, 0, 12, 0), 8) if look.cramped() else row(self, (20, 0, 28, 0), 14)
        if back:
            line.addWidget(back)
        line.addStretch(1)
        for part in middle:
            line.addWidget(part)
        if primary:
            primary.widen(140 if look.compact() else 210)
            line.addWidget(primary)
        if look.cramped():
            for button in self.findChildren(Button):
                button.setFixedHeight(look.px(_CRAMPED_BUTTON))

    def minimumSizeHint(self) -> QSize:
        """No window is made wider for it."""
        return QSize(0, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_way()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # other words on a button, or another button
            self._give_way()
        return super().event(event)

    def _give_way(self) -> None:
        layout = self.layout()
        parts = self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        shown = [part for part in parts if not part.isHidden()]
        if layout is None or not shown:
            return
        margins = layout.contentsMargins()
        room = self.width() - margins.left() - margins.right() - layout.spacing() * len(shown)
        widths = (sum(_width_after(step, part) for part in shown) for step in _STEPS)
        found = next((step for step, wide in zip(_STEPS, widths, strict=True) if wide <= room), ON_TWO_LINES)
        broken = _wordiest(shown, room) if found == ON_TWO_LINES else []
        for part in shown:
            if isinstance(part, Button):
                part.give_way(ON_TWO_LINES if part in broken else min(found, _STEPS[-1]))


def _wordiest(parts: Sequence[QWidget], room: int) -> list[QWidget]:
    """As few as may be of the parts, that leave room for all when their words stand on two lines."""
    last = _STEPS[-1]
    saved = {part: _width_after(last, part) - _width_after(ON_TWO_LINES, part) for part in parts}
    over = sum(_width_after(last, part) for part in parts) - room
    broken = []
    for part in sorted(parts, key=lambda one: -saved[one]):
        if over <= 0:
            break
        broken.append(part)
        over -= saved[part]
    return broken


def _width_after(step: int, part: QWidget) -> int:
    return part.width_after(step) if isinstance(part, Button) else part.sizeHint().width()
