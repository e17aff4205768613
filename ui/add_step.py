"""A step that the answers did not bring up and that the volunteer wants on the paper: found by typing a few letters."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from intake.model import Step, StepId
from ui.button import Button
from ui.card import ListRow, column
from ui.dialog import Dialog
from ui.field import Field
from ui.scrolled import scrolled
from ui.speech import Speech
from ui.text import Text


class AddStep(Dialog):
    """`chosen(StepId)`. A step is found by its own words and by those of the needs it serves."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget, say: Speech, steps: Sequence[Step]) -> None:
        super().__init__(parent, say("window.advice.add-step"), width=760)
        self.search = Field(say("window.advice.search"))
        self.rows: dict[StepId, ListRow] = {}
        self._words = {step.id: _words(say, step) for step in steps}
        self._none = Text(say("window.advice.none-found"), role="ink2")
        self.body.addWidget(self.search)
        self.body.addWidget(self._results(say, steps), 1)
        self.search.changed.connect(self._filter)
        close = Button(say("window.advice.close"), "quiet")
        close.clicked.connect(self.reject)
        self.lay_out([close])
        self._filter("")
        self.search.setFocus()

    def _results(self, say: Speech, steps: Sequence[Step]) -> QScrollArea:
        page = QWidget()
        stack = column(page)
        for step in steps:
            found = ListRow(step.icon, say(f"step.{step.id}.do"), _needs(say, step))
            found.clicked.connect(partial(self._choose, step.id))
            self.rows[step.id] = found
            stack.addWidget(found)
        stack.addWidget(self._none)
        stack.addStretch(1)
        return scrolled(page, 260)

    def _filter(self, text: str) -> None:
        letters = text.casefold().split()
        for step, found in self.rows.items():
            found.setVisible(all(part in self._words[step] for part in letters))
        self._none.setVisible(not any(found.isVisibleTo(self) for found in self.rows.values()))

    def _choose(self, step: StepId) -> None:
        self.chosen.emit(step)
        self.accept()


def _needs(say: Speech, step: Step) -> str:
    return ", ".join(say(f"guide.needs.option.{need}") for need in step.needs)


def _words(say: Speech, step: Step) -> str:
    return f"{say(f'step.{step.id}.do')} {say(f'step.{step.id}.because')} {_needs(say, step)}".casefold()
