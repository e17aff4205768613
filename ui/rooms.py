"""The screens of an open desk, and how one leads to the next. Each is built when it is first shown, and all anew when
the look or the language changes; they live as long as the desk is open.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance

from intake.course import Difference, Family
from intake.desk import Desk
from intake.model import Finished, Lang, Outcome, ServiceId, Talk, Visit
from intake.settings import Settings
from ui.advice import Advice
from ui.conversation import Conversation, Moment
from ui.course import FamilyDialog, ResultDialog
from ui.facing import Facing, second_display
from ui.finish import Finish
from ui.guide import Guide
from ui.handout import Handout
from ui.home import Home
from ui.language import Language
from ui.lock import give_back
from ui.screen import Place, Screen
from ui.shell import Shell
from ui.speech import Speech
from ui.stage import StageScreen
from ui.work import Work

if TYPE_CHECKING:
    from ui.counts import Counts
    from ui.directory import Directory
    from ui.settings import SettingsScreen
    from ui.team import Team
    from ui.translations import Translations
    from ui.upkeep import Upkeep

_SECONDS_A_MINUTE = 60
_A_MOMENT_MS = 250
_OF_A_CONVERSATION = ("language", "guide", "advice", "handout", "finish")
P = TypeVar("P", bound=Place)
S = TypeVar("S", bound=Screen)


class Rooms(QObject):
    """`settings_changed(Settings)`: these are wanted from now on. `content_changed(key)`: the desk works with other
    content now, of which that sentence tells. `desk` stays open when the rooms are closed.

    `family`: who sits at the table in the course; `course_left(its name, True)`: on to the next. `first`: the place
    that is shown.
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
        *,
        first: str = "home",
    ) -> None:
        super().__init__()
        self._work, self.family, self._settings = work, family, settings
        self._last: Talk | None = None
        """The conversation as it was last seen, to be looked at afterwards in the course."""
        self.desk, self._say, self._shell = desk, say, shell
        self.conversation = Conversation(desk, work)
        self._turned = False  # to the visitor
        self._hears = True  # the window
        self._far: Facing | None = None
        """The screen turned to the visitor on a second display, while it is there."""
        self._connect()
        self.show_place(first)
        work.do(desk.languages, owner=self)  # reads them, and how far each is, before a screen asks
        self._coming = iter(_OF_A_CONVERSATION)
        self._ahead = QTimer(self)
        self._ahead.setSingleShot(True)
        self._ahead.setInterval(_A_MOMENT_MS)
        self._ahead.timeout.connect(self._foresee)
        self._ahead.start()

    # --- the screens, each made when it is first asked for; what a conversation can do without is loaded only then

    @cached_property
    def home(self) -> Home:
        minutes = max(1, self._settings.idle_seconds // _SECONDS_A_MINUTE)
        home = self._place(Home(self._say, self._work, self.desk, minutes))
        home.begun.connect(self._ask_language)
        home.resumed.connect(self.conversation.resume)
        home.reopened.connect(self._reopen)
        return home

    @cached_property
    def directory(self) -> Directory:
        from ui.directory import Directory

        return self._place(Directory(self._say, self._work, self.desk))

    @cached_property
    def counts(self) -> Counts:
        from ui.counts import Counts

        return self._place(Counts(self._say, self._work, self.desk))

    @cached_property
    def translations(self) -> Translations:
        from ui.translations import Translations

        return self._place(Translations(self._say, self._work, self.desk))

    @cached_property
    def team(self) -> Team:
        from ui.team import Team

        return self._place(Team(self._say, self._work, self.desk))

    @cached_property
    def upkeep(self) -> Upkeep:
        from ui.upkeep import Upkeep

        upkeep = self._place(Upkeep(self._say, self._work, self.desk))
        upkeep.content_changed.connect(self.content_changed)
        return upkeep

    @cached_property
    def settings(self) -> SettingsScreen:
        from ui.settings import SettingsScreen

        settings = self._place(SettingsScreen(self._say, self._settings, coordinator=self.desk.is_coordinator()))
        settings.changed.connect(self.settings_changed)
        return settings

    @cached_property
    def language(self) -> Language:
        language = self._stage(Language(self._say, self.desk.languages()))
        language.chosen.connect(self._take_language)
        language.left.connect(self._leave_language)
        language.safety_asked.connect(self._ask_safety)
        return language

    @cached_property
    def guide(self) -> Guide:
        guide = self._stage(Guide(self._say, self.conversation))
        guide.language_asked.connect(self._ask_language)
        guide.facing_asked.connect(self._turn)
        return guide

    @cached_property
    def facing(self) -> Facing:
        facing = self._stage(Facing(self._say, self.conversation))
        facing.turned.connect(self._turn_back)
        facing.safety_asked.connect(self.conversation.look_at_safety)
        return facing

    @cached_property
    def advice(self) -> Advice:
        advice = self._stage(Advice(self._say, self.conversation))
        advice.wrong_called.connect(self._call_wrong)
        return advice

    @cached_property
    def handout(self) -> Handout:
        return self._stage(Handout(self._say, self._work, self.desk, self.conversation))

    @cached_property
    def finish(self) -> Finish:
        return self._stage(Finish(self._say, self.conversation, lambda: self.desk.upkeep.remarks_allowed))

    def _foresee(self) -> None:
        """The screens of a conversation are built one by one, while the first screen is looked at."""
        if name := next(self._coming, ""):
            getattr(self, name)
            self._ahead.start()

    def _place(self, screen: P) -> P:
        """One of the screens between conversations."""
        screen.place_asked.connect(self.show_place)
        screen.safety_asked.connect(self._ask_safety)
        self._shell.add(screen)
        return screen

    def _stage(self, screen: S) -> S:
        """One of the screens of a conversation. It has its room before it is shown: some choose by it what to show."""
        self._shell.add(screen)
        screen.resize(self._shell.size())
        if layout := screen.layout():
            layout.activate()
        return screen

    def _of_stage(self, stage: str) -> StageScreen:
        match stage:
            case "advice":
                return self.advice
            case "handout":
                return self.handout
            case "finish":
                return self.finish
            case _:
                return self.guide

    def show_place(self, name: str) -> None:
        """One of the screens between conversations; a conversation in hand is put down, and nothing of it is lost."""
        self.forget()
        self._shell.show_screen(getattr(self, name))

    def _cover_far(self, covered: bool) -> None:
        """What is covered here is not seen on the second display either."""
        if self._far:
            self._far.setVisible(not covered)

    def forget(self) -> None:
        """Puts the conversation down: what was said is in the vault, and on no screen any more."""
        self._take_back()
        self.conversation.let_go()
        for screen in self._shell.screens():
            if isinstance(screen, StageScreen | Facing):
                screen.forget()

    def in_hand(self) -> str | None:
        """The id of the conversation that is led now."""
        return self.conversation.moment.talk.id if self.conversation.moment else None

    def come_back(self, talk: Talk | None) -> None:
        """Goes on where this person was when the lock fell."""
        if talk:
            self.conversation.resume(talk.id)

    def end(self) -> None:
        """No more screens are built."""
        self._ahead.stop()

    def close(self) -> None:
        """Takes the screens out of the window, which is heard here no more: others may be in it soon."""
        self.end()
        self.forget()
        for screen in self._shell.screens():
            screen.forget()
        self._shell.put_away()
        if self._hears:
            self._hears = False
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

    def _reopen(self, visit: Visit, outcomes: dict[ServiceId, Outcome]) -> None:
        self.conversation.reopen(visit, outcomes)

    # --- a conversation

    def _connect(self) -> None:
        self.conversation.moved.connect(self._follow)
        self.conversation.closed.connect(self._end)
        for signal, heard in self._heard():
            signal.connect(heard)

    def _call_wrong(self, service: str) -> None:
        """An address that was not right comes on the coordinator's list; the conversation goes on."""
        op = partial(self.desk.addresses.call_wrong, ServiceId(service))
        self._work.do(op, owner=self, done=lambda _: self.advice.tell(self._say("window.directory.thanks")))

    def _follow(self, moment: Moment) -> None:
        """Shows the screen of the page where the conversation stands now."""
        self._last = moment.talk
        screen: StageScreen | Facing
        if self._far and moment.page.question:
            self._far.show_moment(moment)
            screen = self._of_stage(moment.page.stage)
        elif self._turned and moment.page.question:
            screen = self.facing
        else:
            self._take_back()
            screen = self._of_stage(moment.page.stage)
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
        self._last = None
        self._work.do(give_back, owner=self)

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
