"""Brings the scenes up, in a look: what those who walk past every screen and every dialog share."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache

import pytest
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from intake import content
from intake.model import EN, NL
from intake.words import Words
from tests.ui import checks, gallery
from tests.ui.pages import SIZE
from tests.ui.scenes import DIALOGS, SCREENS, Props
from ui import fit, look
from ui.facing import Facing
from ui.look import Look
from ui.screen import Screen
from ui.speech import Speech
from ui.stage import StageScreen

_KINDS = {"long": checks.LongWords, "mirrored": checks.MirroredWords, "marked": checks.MarkedWords}


@dataclass(frozen=True)
class View:
    """`words`: the window's; "long" is a language that needs 40 % more room, "mirrored" one from right to left, and in
    "marked" every sentence stands in brackets.
    """

    words: str = "nl"
    zoom: float = 1.0
    dark: bool = False

    @property
    def name(self) -> str:
        return f"{self.words}-{round(self.zoom * 100)}-{'dark' if self.dark else 'light'}"

    @property
    def look(self) -> Look:
        return Look(dark=self.dark, zoom=self.zoom, rtl=self.words == "mirrored")


@cache
def speech(words: str) -> Speech:
    folder = content.root() / "words"
    return Speech(_KINDS[words](folder) if words in _KINDS else Words.load(), EN if words == "en" else NL)


@dataclass
class Walk:
    """Brings scenes up, and waits until they are at rest."""

    application: QApplication
    qtbot: QtBot
    props: Props
    request: pytest.FixtureRequest
    held: list[QWidget] = field(default_factory=list)

    def screen(self, name: str, view: View) -> Screen:
        props = self._dressed(view)
        screen = SCREENS[name](props)
        self._show(screen)
        if isinstance(screen, StageScreen | Facing):
            props.lead.show(screen)
        else:
            screen.enter()
        self._rest()
        gallery.keep(self.request, screen)
        return screen

    def dialog(self, name: str, view: View) -> QDialog:
        props = self._dressed(view)
        over = Screen(props.say, "over")
        over.lay_out(QWidget())
        self._show(over)
        dialog = DIALOGS[name](props, over)
        with self.qtbot.waitActive(dialog):
            dialog.open()
            dialog.activateWindow()
        self._rest()
        gallery.keep(self.request, dialog)
        return dialog

    def _dressed(self, view: View) -> Props:
        look.wear(self.application, view.look)
        fit._fitted.clear()  # the same screen in longer words
        return replace(self.props, say=speech(view.words))

    def _show(self, screen: QWidget) -> None:
        self.held.append(screen)
        self.qtbot.addWidget(screen)
        screen.resize(*SIZE)
        with self.qtbot.waitActive(screen):
            screen.show()
            screen.activateWindow()

    def _rest(self) -> None:
        while not self.props.work.idle():
            self.application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        for _ in range(3):  # a layout that changes asks for another
            self.application.processEvents()
