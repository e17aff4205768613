"""The screens of an open desk, and how one leads to the next. They are built when it opens, and again when the look or
the language changes; they live as long as it is open.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal, SignalInstance

from intake.course import Difference, Family
from intake.desk import Desk
from intake.model import Finished, Lang, Outcome, ServiceId, Talk, Visit
from intake.settings import Settings
from ui.advice import Advice
from ui.conversation import Conversation, Moment
from ui.counts import Counts
from ui.course import FamilyDialog, ResultDialog
from ui.directory import Directory
from ui.facing import Facing, second_display
from ui.finish import Finish
from ui.guide import Guide
from ui.handout import Handout
from ui.home import Home
from ui.language import Language
from ui.screen import Place
from ui.settings import SettingsScreen
from ui.shell import Shell
from ui.speech import Speech
from ui.stage import StageScreen
from ui.team import Team
from ui.translations import Translations
from ui.upkeep import Upkeep
from ui.work import Work

_SECONDS_A_MINUTE = 60


class Rooms(QObject):
    """`settings_changed(Settings)`: these are wanted from now on. `content_changed(key)`: the desk works with other
    content now, of which that sentence tells. `desk` stays open when the rooms are closed.

    `family`: who sits at the table in the course; `course_left(its name, True)`: on to the next.
    """

    settings_changed = Signal(object)
    content_changed = Signal(str)
    course_left = Signal(str, bool)

    def __init__(
        self,
        say: Speech,
        work: Work,
        desk: Desk,
        shell: Shell,
        settings: Settings,
        family: Family | None = None,
    ) -> None:
        super().__init__()
        self._work, self.family = work, family
        self._last: Talk | None = None
        """The conversation as it was last seen, to be looked at afterwards in the course."""
        self.desk, self._say, self._shell = desk, say, shell
        self.conversation = Conversation(desk, work)
        self.home = Home(say, work, desk, max(1, settings.idle_seconds // _SECONDS_A_MINUTE))
        self.counts = Counts(say, work, desk)
        self.translations = Translations(say, work, desk)
        self.directory = Directory(say, work, desk)
        self.team = Team(say, work, desk)
        self.upkeep = Upkeep(say, work, desk)
        self.settings = SettingsScreen(say, settings, coordinator=desk.is_coordinator())
        self.places: dict[str, Place] = {
            "home": self.home,
            "directory": self.directory,
            "counts": self.counts,
            "translations": self.translations,
            "team": self.team,
            "upkeep": self.upkeep,
            "settings": self.settings,
        }
        self.language = Language(say, desk.languages())
        self.guide = Guide(say, self.conversation)
        self.facing = Facing(say, self.conversation)
        self.advice = Advice(say, self.conversation)
        self.handout = Handout(say, work, desk, self.conversation)
        self.finish = Finish(say, self.conversation, lambda: desk.upkeep.remarks_allowed)
        self._turned = False  # to the visitor
        self._far: Facing | None = None
        """The screen turned to the visitor on a second display, while it is there."""
        self._stages: dict[str, StageScreen] = {
            **dict.fromkeys(("safety", "needs", "questions"), self.guide),
            "advice": self.advice,
            "handout": self.handout,
            "finish": self.finish,
        }
        stages = (self.language, self.guide, self.facing, self.advice, self.handout, self.finish)
        for screen in (*self.places.values(), *stages):
            shell.add(screen)
        self._connect_places()
        self._connect_conversation()
        shell.show_screen(self.home)
        work.do(desk.get_ready, owner=self)

    def show_place(self, name: str) -> None:
        """One of the screens between conversations; a conversation in hand is put down, and nothing of it is lost."""
        self.forget()
        self._shell.show_screen(self.places[name])

    def _cover_far(self, covered: bool) -> None:
        """What is covered here is not seen on the second display either."""
        if self._far:
            self._far.setVisible(not covered)

    def forget(self) -> None:
        """Puts the conversation down: what was said is in the vault, and on no screen any more."""
        self._take_back()
        self.conversation.let_go()
        for screen in (self.facing, *dict.fromkeys(self._stages.values())):
            screen.forget()

    def in_hand(self) -> str | None:
        """The id of the conversation that is led now."""
        return self.conversation.moment.talk.id if self.conversation.moment else None

    def come_back(self, talk: Talk | None) -> None:
        """Goes on where this person was when the lock fell."""
        if talk:
            self.conversation.resume(talk.id)

    def close(self) -> None:
        """Takes the screens out of the window, which is heard here no more: others may be in it soon."""
        self.forget()
        for screen in self._shell.screens():
            screen.forget()
        self._shell.put_away()
        for signal, heard in self._heard():
            signal.disconnect(heard)

    def _heard(self) -> tuple[tuple[SignalInstance, Callable[..., None]], ...]:
        """What is heard of the window, as long as these are its rooms."""
        shell = self._shell
        return (
            (shell.home_asked, self._go_home),
            (shell.family_asked, self.show_family),
            (shell.covered, self._cover_far),
        )

    def _go_home(self) -> None:
        self.show_place("home")

    # --- between conversations

    def _connect_places(self) -> None:
        for screen in self.places.values():
            screen.place_asked.connect(self.show_place)
            screen.safety_asked.connect(self._ask_safety)
        self.home.begun.connect(self._ask_language)
        self.home.resumed.connect(self.conversation.resume)
        self.home.reopened.connect(self._reopen)
        self.settings.changed.connect(self.settings_changed)
        self.upkeep.content_changed.connect(self.content_changed)

    def _reopen(self, visit: Visit, outcomes: dict[ServiceId, Outcome]) -> None:
        self.conversation.reopen(visit, outcomes)

    # --- a conversation

    def _connect_conversation(self) -> None:
        self.conversation.moved.connect(self._follow)
        self.conversation.closed.connect(self._end)
        for signal, heard in self._heard():
            signal.connect(heard)
        self.language.chosen.connect(self._take_language)
        self.language.left.connect(self._leave_language)
        self.language.safety_asked.connect(self._ask_safety)
        self.guide.language_asked.connect(self._ask_language)
        self.guide.facing_asked.connect(self._turn)
        self.advice.wrong_called.connect(self._call_wrong)
        self.facing.turned.connect(self._turn_back)
        self.facing.safety_asked.connect(self.conversation.look_at_safety)

    def _call_wrong(self, service: str) -> None:
        """An address that was not right comes on the coordinator's list; the conversation goes on."""
        op = partial(self.desk.addresses.call_wrong, ServiceId(service))
        self._work.do(op, owner=self, done=lambda _: self.advice.tell(self._say("window.directory.thanks")))

    def _follow(self, moment: Moment) -> None:
        """Shows the screen of the page where the conversation stands now."""
        self._last = moment.talk
        screen: StageScreen | Facing = self._stages[moment.page.stage]
        if self._far and moment.page.question:
            self._far.show_moment(moment)
        elif self._turned and moment.page.question:
            screen = self.facing
        else:
            self._take_back()
        screen.show_moment(moment)
        if self._shell.in_front() is not screen:
            self._shell.show_screen(screen)

    def _ask_language(self) -> None:
        moment = self.conversation.moment
        self.language.show_language(moment.talk.language if moment else None)
        self._shell.show_screen(self.language)

    def _take_language(self, language: Lang) -> None:
        if self.conversation.moment:
            self.conversation.speak(language)
        else:
            self.conversation.begin(language)

    def _leave_language(self) -> None:
        moment = self.conversation.moment
        if moment:
            self._follow(moment)
        else:
            self.show_place("home")

    def _ask_safety(self) -> None:
        """Safety before everything, the language too: it can be chosen afterwards."""
        if self.conversation.moment:
            self.conversation.look_at_safety()
        else:
            self.conversation.begin(self._say.language)

    def _turn(self) -> None:
        """To the visitor: on a second display if there is one; a second time: back."""
        if self._far:
            self._turn_back()
            return
        self._turned = True
        display = second_display(self._shell)
        if display:
            self._far = Facing(self._say, self.conversation)
            self._far.turned.connect(self._turn_back)
            self._far.safety_asked.connect(self.conversation.look_at_safety)
            self._far.fill(display)
        self._follow_again()

    def _turn_back(self) -> None:
        self._take_back()
        self._follow_again()

    def _take_back(self) -> None:
        """The visitor sees nothing more."""
        self._turned = False
        if self._far:
            far, self._far = self._far, None
            far.forget()
            far.close()
            far.deleteLater()

    def _follow_again(self) -> None:
        if self.conversation.moment:
            self._follow(self.conversation.moment)

    def _end(self, _finished: Finished) -> None:
        self.show_place("home")
        if self.family and self._last:
            op = partial(self.desk.compare, self.family.name, self._last)
            self._work.do(op, owner=self, done=self._show_result)

    # --- the first day

    def show_family(self) -> None:
        """Who sits at the table, to read before and again in between."""
        if self.family:
            FamilyDialog(self._shell, self._say, self.family).open()

    def _show_result(self, found: tuple[Difference, ...]) -> None:
        if self.family:
            shown = ResultDialog(self._shell, self._say, found)
            shown.again.connect(self.show_family)
            shown.next.connect(partial(self.course_left.emit, self.family.name, True))
            shown.open()
