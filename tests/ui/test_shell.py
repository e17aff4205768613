from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from ui.screen import Screen
from ui.shell import Shell
from ui.speech import Speech


class Seen(Screen):
    """Counts how often it is shown."""

    times = 0

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        self.times += 1
        super().showEvent(event)


def test_screens_that_are_put_away_are_not_shown_one_after_another(
    say: Speech, shown: Callable[[QWidget], QWidget]
) -> None:
    shell = Shell()
    screens = [Seen(say, name) for name in ("one", "two", "three", "four")]
    for screen in screens:
        screen.lay_out(QWidget())
        shell.add(screen)
    shown(shell)
    shell.show_screen(screens[1])
    before = [screen.times for screen in screens]
    shell.put_away()
    assert [screen.times for screen in screens] == before
    assert shell.screens() == []
