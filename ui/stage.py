"""A screen of the conversation: what all of them share. The upper bar with the stages, the promised number, the sign
that everything is saved (only when the vault has it), and one click to safety from anywhere.
"""

from __future__ import annotations

from intake.model import AnswerState, Page
from intake.number import shown
from ui.bar import TopBar
from ui.conversation import Conversation, Moment
from ui.screen import Screen
from ui.speech import Speech


class StageScreen(Screen):
    """`show_moment` is called with every `Moment` whose page this screen shows, before it comes to the front."""

    def __init__(self, say: Speech, name: str, conversation: Conversation) -> None:
        super().__init__(say, name)
        self.conversation = conversation
        self.top = TopBar(say, staged=True)
        self.safety_asked.connect(conversation.look_at_safety)
        conversation.saving.connect(self._show_saving)
        conversation.moved.connect(self._show_saved)

    def show_moment(self, moment: Moment) -> None:
        """Shows the conversation as it stands."""
        if self.top.stages:
            self.top.stages.show_stage(moment.page.stage, part_of(moment.page))
        number = moment.talk.number
        self.top.show_title(self.say("window.guide.number", number=shown(number)) if number else "")

    def _show_saving(self) -> None:
        if self.top.saved:
            self.top.saved.show_saving()

    def _show_saved(self, _moment: Moment) -> None:
        if self.top.saved:
            self.top.saved.show_saved()


def part_of(page: Page) -> float:
    """How much of its stage is behind a page, from 0 to 1."""
    answered = page.answer.state is not AnswerState.NOT_ASKED
    if page.stage == "questions" and page.total:
        return (page.position - (0 if answered else 1)) / page.total
    return 1.0 if answered else 0.5
