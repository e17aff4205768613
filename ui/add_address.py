"""A service that only this desk knows: its name, and which known one it is like."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from intake.addresses import LONGEST_NAME, Kind
from intake.errors import Explained
from intake.model import ServiceId
from ui import look
from ui.button import Button
from ui.card import Strip
from ui.dialog import Dialog
from ui.field import Field
from ui.finder import Finder, Thing
from ui.speech import Speech
from ui.text import Text
from ui.trouble import explain
from ui.work import Work

_LIST_HEIGHT, _LEAST_LIST_HEIGHT = 170, 70  # in pixels at 100 %


class LikeDialog(Dialog):
    """`asked`: it is `like` this one. `title`, `keep`: the words above and on the button."""

    asked = Signal()

    def __init__(
        self, parent: QWidget, say: Speech, kinds: Sequence[Kind], work: Work, *, title: str, keep: str
    ) -> None:
        super().__init__(parent, title, width=820)
        self._say, self._kinds = say, {kind.service: kind for kind in kinds}
        self.like: ServiceId | None = None
        self.finder = Finder(
            say("window.own.like"),
            say("window.directory.none"),
            [Thing(kind.service, "map-marker", kind.what, kind.name) for kind in kinds],
            work,
            height=_LEAST_LIST_HEIGHT if look.cramped() else _LIST_HEIGHT,
        )
        self.finder.chosen.connect(self._choose)
        self._chosen = Strip("check-circle-outline", "")
        self._chosen.hide()
        self._fill()
        self.body.addWidget(Text(say("window.own.what"), look.SMALL, "ink2"))
        self.body.addWidget(self.finder, 1)
        self.body.addWidget(self._chosen)
        close = Button(say("window.save.close"), "quiet")
        close.clicked.connect(self.reject)
        self.keep = Button(keep, "primary", icon="plus")
        self.keep.clicked.connect(self._keep_clicked)
        self.lay_out([close, self.keep])
        self._begin()

    def refuse(self, fault: Explained) -> None:
        """Says what cannot be."""
        self.finder.search.note(explain(self._say, fault))
        self.finder.setFocus()

    def _fill(self) -> None:
        """What stands above the list."""

    def _begin(self) -> None:
        self.finder.setFocus()

    def _choose(self, service: str) -> None:
        """Says at which steps it will be offered."""
        self.like = ServiceId(service)
        kind = self._kinds[self.like]
        for key, row in self.finder.rows.items():
            row.setCheckable(True)
            row.setChecked(key == service)
        steps = "; ".join(self._say(f"step.{step}.do") for step in kind.steps)
        self._chosen.text.setText(self._say("window.own.offered", what=kind.what, steps=steps))
        self._chosen.show()

    def _keep_clicked(self) -> None:
        if self.like is None:
            self.finder.search.note(self._say("window.own.like-missing"))
            self.finder.setFocus()
        else:
            self.asked.emit()


class AddAddress(LikeDialog):
    """`asked`: keep it, with `name` and `like`. What else is known of it is filled in on its card afterwards."""

    def __init__(self, parent: QWidget, say: Speech, kinds: Sequence[Kind], work: Work) -> None:
        self.name = Field(say("window.own.name"), hint=say("window.own.name-hint"), limit=LONGEST_NAME)
        super().__init__(parent, say, kinds, work, title=say("window.own.title"), keep=say("window.own.add"))

    def refuse(self, fault: Explained) -> None:
        self.name.note(explain(self._say, fault))
        self.name.setFocus()

    def _fill(self) -> None:
        self.body.addWidget(self.name)

    def _begin(self) -> None:
        self.name.setFocus()

    def _keep_clicked(self) -> None:
        if self.name.text().strip():
            super()._keep_clicked()
        else:
            self.name.note(self._say("window.own.name-missing"))
            self.name.setFocus()
