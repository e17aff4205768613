"""Pictures of the main screens, drawn without a display over an invented desk: for the demo, for the README, and to
look at after a change. Everything is clicked through as a volunteer would, with the family of the demo.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop
from PySide6.QtWidgets import QApplication

from intake.demo import Days, fill_last_month
from intake.desk import Desk
from intake.model import City, Code, FactId, Lang
from intake.settings import Settings
from intake.words import Words
from ui import look
from ui.first_run import FirstRun
from ui.look import Look
from ui.rooms import Rooms
from ui.screen import Screen
from ui.shell import Shell
from ui.speech import Speech
from ui.unlock import Unlock
from ui.work import Work

SIZE = (1366, 768)
_CITY, _VISITOR = City("den-haag"), Lang("ti")
_ANSWERS: dict[str, tuple[str, ...]] = {
    "safety": ("none",),
    "needs": ("zorg", "voedsel"),
    "children": ("2-3", "4-11"),
    "pregnant": ("no",),
    "huisarts": ("no",),
    "care": ("bill",),
}
_SHOWN_TWICE = "huisarts"  # the question that is also shown dark, large, and to the visitor


def make_application() -> QApplication:
    """The application for drawing; made before a sheet is, which would make do with less."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    running = QApplication.instance()
    return running if isinstance(running, QApplication) else QApplication(list(look.ARGUMENTS))


def draw(folder: Path, language: Lang) -> Sequence[Path]:
    """Draws the screens into a folder, in one language of the window; returns the files."""
    studio = _Studio(make_application(), folder, language)
    try:
        return [*studio.draw_doors(), *studio.draw_desk()]
    finally:
        studio.close()


class _Studio:
    """A window nobody sees, and what it takes to bring each screen before it."""

    def __init__(self, application: QApplication, folder: Path, language: Lang) -> None:
        self._application, self._folder = application, folder
        self._say = Speech(Words.load(), language)
        self._days = Days()
        look.wear(application, Look())
        self._work = Work()
        self._rooms: Rooms | None = None
        self._shell = Shell()
        self._shell.resize(*SIZE)
        self._shell.show()
        self._desk = Desk.practise(_CITY, clock=self._days)
        folder.mkdir(parents=True, exist_ok=True)

    def draw_doors(self) -> Iterator[Path]:
        """The screens before a desk is open."""
        cities, nowhere = Desk.cities(), self._folder / "no-desk"
        yield self._keep_alone("first-run", FirstRun(self._say, self._work, Desk, nowhere, cities))
        yield self._keep_alone(
            "unlock", Unlock(self._say, self._work, partial(Desk.open, nowhere), (self._say("window.demo.nickname"),))
        )

    def draw_desk(self) -> Iterator[Path]:
        """Home, a conversation from the language to the end, the month, the settings."""
        fill_last_month(self._desk, self._days)
        rooms = self._build_rooms(Look())
        yield self._keep("home")
        rooms.home.begun.emit()
        yield self._keep("language")
        rooms.conversation.begin(_VISITOR)
        self._settle()
        yield from self._draw_conversation(rooms)
        rooms = self._build_rooms(Look())
        for place in ("counts", "translations", "settings"):
            rooms.show_place(place)
            yield self._keep(place)

    def close(self) -> None:
        if self._rooms:
            self._rooms.end()
        self._shell.put_away()
        self._work.do(self._desk.close, owner=self._shell)
        self._work.stop()
        self._shell.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def _draw_conversation(self, rooms: Rooms) -> Iterator[Path]:
        while (moment := rooms.conversation.moment) is not None and moment.page.question:
            at, codes = moment.talk.at, tuple(map(Code, _ANSWERS.get(moment.talk.at, ())))
            self._do(
                partial(rooms.conversation.answer, FactId(at), codes)
                if codes
                else partial(rooms.conversation.unknown, FactId(at))
            )
            if at in ("safety", "needs"):
                yield self._keep(at)
            if at == _SHOWN_TWICE:
                yield from self._draw_question(rooms)
                rooms = self._build_again(Look(), moment.talk.id)
            self._do(rooms.conversation.forward)
        for stage in ("advice", "handout", "finish"):
            yield self._keep(stage)
            self._do(rooms.conversation.forward)

    def _draw_question(self, rooms: Rooms) -> Iterator[Path]:
        talk_id = rooms.conversation.moment.talk.id if rooms.conversation.moment else ""
        yield self._keep("question")
        rooms.guide.facing_asked.emit()
        yield self._keep("facing")
        for name, dressed in (("question-dark", Look(dark=True)), ("question-150", Look(zoom=1.5))):
            self._build_again(dressed, talk_id)
            yield self._keep(name)

    def _build_rooms(self, dressed: Look) -> Rooms:
        if self._rooms:
            self._rooms.end()
        look.wear(self._application, dressed)
        self._shell.put_away()
        self._rooms = rooms = Rooms(self._say, self._work, self._desk, self._shell, Settings())
        self._settle()
        return rooms

    def _build_again(self, dressed: Look, talk_id: str) -> Rooms:
        rooms = self._build_rooms(dressed)
        rooms.conversation.resume(talk_id)
        self._settle()
        return rooms

    def _do(self, verb: Callable[[], None]) -> None:
        verb()
        self._settle()

    def _keep_alone(self, name: str, screen: Screen) -> Path:
        self._shell.put_away()
        self._shell.add(screen)
        self._shell.show_screen(screen)
        return self._keep(name)

    def _keep(self, name: str) -> Path:
        self._settle()
        path = self._folder / f"screen-{name}.png"
        self._shell.grab().save(str(path))
        return path

    def _settle(self) -> None:
        """Until everything that was asked of the desk has come back and is laid out."""
        while not self._work.idle():
            self._application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        for _ in range(3):  # a layout that changes asks for another
            self._application.processEvents()
