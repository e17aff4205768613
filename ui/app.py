"""The composition root: the only place where objects meet. It opens the door, builds the screens of an open desk, and
decides which screen hears what another one found out. Locking throws all of it away.
"""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from intake import door
from intake.errors import Explained
from intake.settings import Settings
from intake.words import Words
from ui import look, trouble
from ui.idle import Idle
from ui.lock import Relaunch, lock, replace_program
from ui.look import Look
from ui.screen import Screen
from ui.shell import Shell
from ui.speech import Speech
from ui.unlock import Unlock
from ui.work import Work

if TYPE_CHECKING:
    from intake.course import Family
    from intake.desk import Desk
    from intake.model import City, Lang
    from ui.paper import Send
    from ui.report import ReportDialog
    from ui.rooms import Rooms
    from ui.session import Session

_LOCK_PATIENCE_SECONDS = 3.0
_TEND_EVERY_MS = 60 * 60 * 1000
_A_MOMENT_MS = 1_000
"""A laptop that is never shut down forgets in time as well."""


class App(QObject):
    """The program behind one window. `home`: the folder of the desk. `desks`, `relaunch`, `width` (of the screen): for
    tests. `ready`: everything is loaded that an open desk is made of.
    """

    ready = Signal()

    def __init__(
        self,
        application: QApplication,
        home: Path,
        *,
        desks: type[Desk] | None = None,
        relaunch: Relaunch = replace_program,
        width: int | None = None,
    ) -> None:
        super().__init__()
        self._width = width or application.primaryScreen().availableGeometry().width()
        self._application, self._home, self._desks_of_tests, self._relaunch = application, home, desks, relaunch
        self._settings = Settings.load(home)
        self._dress()
        self.work = Work()
        self.shell = Shell()
        self.rooms: Rooms | None = None
        self.send: Send | None = None
        """Another way to paper than the printer, for tests."""
        self._had: set[str] = set()
        """The families of the course that were had since the program began."""
        self.idle = Idle(application)
        self.session: Session | None = None
        self._tending = QTimer(self)
        self._tending.setInterval(_TEND_EVERY_MS)
        self._tending.timeout.connect(self.tend)
        self._hook = trouble.Hook()
        self._report: ReportDialog | None = None
        self._glimpsed: tuple[str, ...] = ()
        """Who is at the door, as the window says it."""
        self._drawn = False
        self._connect()

    @property
    def _desks(self) -> type[Desk]:
        """What opens a desk. Asked for by the worker, or after it: everything behind the counter is loaded with it."""
        from intake.desk import Desk

        return self._desks_of_tests or Desk

    def _people(self) -> tuple[str, ...]:
        return self._desks.people(self._home)

    def _cities(self) -> tuple[City, ...]:
        return self._desks.cities()

    def _open_desk(self, nickname: str, passphrase: str) -> Desk:
        return self._desks.open(self._home, nickname, passphrase)

    @property
    def desk(self) -> Desk | None:
        """The desk that is open, if one is."""
        return self.rooms.desk if self.rooms else None

    def at_rest(self) -> bool:
        """Whether nothing is being done, and the hands have been still for a moment."""
        quiet = self.idle.quiet_ms()
        return self.work.idle() and (quiet is None or quiet > _A_MOMENT_MS)

    def start(self) -> None:
        """Shows the window: the door for whoever may open it, or the first run."""
        self._hook.install()
        self.shell.painted.connect(self._get_ready, Qt.ConnectionType.QueuedConnection)
        self._show_door()
        self.shell.showMaximized()

    def _get_ready(self) -> None:
        """What the first screen can do without: it is made while somebody types her passphrase."""
        self._drawn = True
        self.shell.show_icon()
        self.work.do(partial(_read_ahead, self.say), owner=self, done=lambda _: self.ready.emit())
        if self._glimpsed:
            self._check_door()

    def stop(self) -> None:
        """Closes the vault and ends the worker, as when the window is closed."""
        self.idle.stop()
        self._tending.stop()
        self._hook.remove()
        if self.rooms:
            self.rooms.close()
            self.work.do(self.rooms.desk.close, owner=self)
        self.work.stop()

    def tend(self) -> None:
        """Forgets what has become due."""
        if self.rooms:
            self.work.do(self.rooms.desk.upkeep.tend, owner=self)

    def lock(self) -> None:
        """Throws everything away at once. Before a desk is open there is nothing to lock."""
        if self.rooms is None:
            return
        rooms, self.rooms = self.rooms, None
        rooms.end()
        self.idle.stop()
        self._tending.stop()
        self.shell.hide()
        if (talk_id := rooms.in_hand()) is not None:
            self.work.do(partial(rooms.desk.leave, talk_id), owner=self)
        lock([*self.shell.screens(), rooms], partial(self._close, rooms.desk), self._relaunch)

    # --- wiring

    def _connect(self) -> None:
        self.work.changed.connect(self.shell.refresh)
        self.work.busy.connect(self.shell.show_busy)
        self.work.explained.connect(self._explain)
        self.work.broke.connect(self._report_bug)
        self._hook.broke.connect(self._report_bug)
        self.idle.locked.connect(self.lock)
        self.shell.lock_asked.connect(self.lock)
        self.shell.help_asked.connect(self._help)
        self.shell.closed.connect(self._application.quit)

    def _dress(self) -> None:
        dark = self._settings.dark
        self.say = Speech(Words.load(), self._settings.window_language)
        worn = Look(
            dark=look.system_is_dark(self._application) if dark is None else dark,
            zoom=self._settings.zoom / 100,
            width=self._width,
            rtl=self.say.words.rtl(self.say.language),
        )
        look.wear(self._application, worn)

    # --- the door

    def _show_door(self) -> None:
        """At a glance first; whether it is right is looked at as soon as the window is there."""
        self._glimpsed = door.glance(self._home)
        if self._glimpsed:
            self._show_unlock(self._glimpsed)
        if self._drawn or not self._glimpsed:
            self._check_door()

    def _check_door(self) -> None:
        self.work.do(self._people, owner=self, done=self._show_people, failed=self._show_nobody)

    def _show_people(self, people: tuple[str, ...]) -> None:
        if not people:
            self.work.do(self._cities, owner=self, done=self._show_first_run)
        elif people != self._glimpsed:
            self._show_unlock(people)

    def _show_nobody(self, fault: Explained) -> None:
        self._show_unlock(())
        self._explain(fault)

    def _show_first_run(self, cities: tuple[City, ...]) -> None:
        from ui.first_run import FirstRun

        screen = FirstRun(self.say, self.work, self._desks, self._home, cities)
        screen.opened.connect(self._open)
        screen.practice_asked.connect(self._ask_practice)
        screen.restore_asked.connect(self._show_restore)
        screen.language_chosen.connect(self._speak)
        self._show_alone(screen)

    def _show_unlock(self, people: tuple[str, ...]) -> None:
        screen = Unlock(self.say, self.work, self._open_desk, people)
        screen.opened.connect(self._open)
        screen.practice_asked.connect(self._ask_practice)
        screen.recovery_asked.connect(partial(self._show_recovery, people))
        screen.restore_asked.connect(self._show_restore)
        self._show_alone(screen)

    def _show_recovery(self, people: tuple[str, ...]) -> None:
        from ui.recovery import Recovery

        screen = Recovery(self.say, self.work, self._desks, self._home, people)
        screen.opened.connect(self._open)
        screen.left.connect(self._show_door)
        self._show_alone(screen)

    def _show_restore(self) -> None:
        from ui.restore import Restore

        screen = Restore(self.say, self.work, self._desks, self._home)
        screen.opened.connect(self._open)
        screen.left.connect(self._show_door)
        self._show_alone(screen)

    def _ask_practice(self) -> None:
        self.work.do(self._cities, owner=self, done=self._show_practice)

    def _show_practice(self, cities: tuple[City, ...]) -> None:
        from ui.practice import Practice

        screen = Practice(self.say, self.work, self._desks, cities, self._had)
        screen.opened.connect(self._open)
        screen.family_opened.connect(self._open)
        screen.left.connect(self._show_door)
        self._show_alone(screen)

    def _show_alone(self, screen: Screen) -> None:
        for old in self.shell.screens():
            old.forget()
        self.shell.put_away()
        self.shell.say = self.say
        self.shell.add(screen)
        self.shell.show_screen(screen)

    def _speak(self, language: Lang) -> None:
        if language != self.say.language:
            self._change(msgspec.structs.replace(self._settings, window_language=language))

    # --- the open desk

    def _open(self, desk: Desk, family: Family | None = None, *, first: str = "home") -> None:
        from ui.rooms import Rooms

        self.shell.put_away()
        self.say = self.shell.say = Speech(
            desk.words, self._settings.window_language
        )  # with what the desk itself had reviewed
        self.rooms = Rooms(self.say, self.work, desk, self.shell, self._settings, family, first=first)
        self.rooms.course_left.connect(self._leave_course)
        self.rooms.settings_changed.connect(self._change)
        self.rooms.content_changed.connect(self._renew)
        self.work.do(desk.left, owner=self.rooms, done=self.rooms.come_back)
        if desk.practising:
            self.shell.show_practice(self.say, family=family is not None)
            self.rooms.show_family()
        else:
            self.idle.start(self._settings.idle_seconds)
            self._tending.start()
            QTimer.singleShot(0, self, self._watch_session)

    def _change(self, settings: Settings) -> None:
        """Other settings: the screens are thrown away, and built again over the same desk when they are gone."""
        self._settings = settings
        if self.rooms:
            self.rooms.close()
            self.idle.stop()
        self.shell.put_away()
        QTimer.singleShot(0, self, self._dress_anew)

    def _dress_anew(self) -> None:
        self._dress()
        if self.rooms is None:
            self._show_door()
        else:
            self._open(self.rooms.desk, self.rooms.family, first="settings")
        # last: where it cannot be kept, that is told on the screen that stays
        self.work.do(partial(_save, self._settings, self._home), owner=self)

    def _renew(self, key: str) -> None:
        """Other content: every screen is built again with what it says."""
        if self.rooms:
            self.rooms.close()
            self.idle.stop()
            self._open(self.rooms.desk, self.rooms.family, first="upkeep")
            self.shell.tell(self.say(key))

    def _leave_course(self, name: str, right: bool) -> None:
        """On to the next family: the desk of this one is thrown away."""
        if self.rooms is None:
            return
        if right:
            self._had.add(name)
        rooms, self.rooms = self.rooms, None
        rooms.close()
        self.shell.show_practice(None)
        self.work.do(rooms.desk.close, owner=self)
        self._ask_practice()

    def _watch_session(self) -> None:
        """Only now that there is something to lock: the door is there sooner without it."""
        if self.session is None and self.rooms:
            from ui.session import Session

            self.session = Session(self.shell)
            self.session.left.connect(self.lock)

    def _close(self, desk: Desk) -> None:
        self.work.do(desk.close, owner=self)
        self.work.stop(_LOCK_PATIENCE_SECONDS)

    # --- help

    def _help(self, screen: str) -> None:
        """What is on the screen in front; on paper too, once a desk is open."""
        from ui.help import CARD, GUIDE, HelpDialog

        dialog = HelpDialog(self.shell, self.say, screen, printable=self.rooms is not None)
        dialog.card_asked.connect(partial(self._print_help, "window.help.card", CARD))
        dialog.guide_asked.connect(partial(self._print_help, "window.help.guide", GUIDE))
        dialog.open()

    def _print_help(self, title: str, screens: dict[str, str]) -> None:
        from ui import printer
        from ui.paper import print_sheet

        if self.rooms:
            desk, language = self.rooms.desk, self.say.language
            made = partial(desk.desk_card, language, title, screens)
            op = partial(print_sheet, desk, made, self.send or printer.send)
            self.work.do(op, owner=self, done=lambda _: self.shell.tell(self.say("window.handout.printed")))

    # --- what goes wrong

    def _explain(self, fault: Explained) -> None:
        self.shell.tell(trouble.explain(self.say, fault), "trouble")

    def _report_bug(self, fault: BaseException) -> None:
        """One report at a time: the first tells most."""
        from ui.report import ReportDialog

        if self._report is None:
            self._report = ReportDialog(self.shell, self.say, fault)
            self._report.finished.connect(self._report_closed)
            self._report.open()

    def _report_closed(self, _result: int) -> None:
        self._report = None


def _read_ahead(say: Speech) -> None:
    """Loads what an open desk is made of, and the names of days and the plurals of its language."""
    import ui.rooms
    import ui.session  # noqa: F401
    from intake.desk import Desk
    from ui.day import spoken_date

    spoken_date(say, date.today())
    say("window.advice.count", count=2)
    Desk.get_ready()


def _save(settings: Settings, home: Path) -> None:
    try:
        settings.save(home)
    except OSError as fault:
        raise Explained("error.cannot-write", file="settings.json") from fault
