"""A step that the answers did not bring up and that the volunteer wants on the paper: found by typing a few letters."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from intake.model import Step
from ui.button import Button
from ui.dialog import Dialog
from ui.finder import Finder, Thing
from ui.speech import Speech
from ui.work import Work


class AddStep(Dialog):
    """`chosen(StepId)`. A step is found by its own words and by those of the needs it serves."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget, say: Speech, steps: Sequence[Step], work: Work) -> None:
        super().__init__(parent, say("window.advice.add-step"), width=760, listed=True)
        things = [_thing(say, step) for step in steps]
        self.finder = Finder(say("window.advice.search"), say("window.advice.none-found"), things, work)
        self.finder.chosen.connect(self.chosen)
        self.finder.chosen.connect(self.accept)
        self.body.addWidget(self.finder, 1)
        close = Button(say("window.advice.close"), "quiet")
        close.clicked.connect(self.reject)
        self.lay_out([close])
        self.finder.setFocus()


def _thing(say: Speech, step: Step) -> Thing:
    needs = ", ".join(say(f"guide.needs.option.{need}") for need in step.needs)
    return Thing(step.id, step.icon, say(f"step.{step.id}.do"), needs, say(f"step.{step.id}.because"))
