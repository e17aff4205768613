"""Help where one is: every screen has it, one key away, and the desk card fits on one page."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from intake.desk import Desk
from intake.model import EN, NL, Lang
from intake.words import Words
from tests.ui.pages import Program
from ui.bar import PLACES
from ui.help import CARD, GUIDE, HelpDialog

DOORS = ("unlock", "first-run", "recovery", "restore", "practice")
STAGES = ("language", "guide", "facing", "advice", "handout", "finish")


@pytest.mark.parametrize("language", [NL, EN])
def test_every_screen_is_explained_in_both_languages(language: Lang) -> None:
    words = Words.load()
    for screen in (*DOORS, *PLACES, *STAGES):
        assert words.has(language, f"window.help.name.{screen}")
        assert len(words.text(language, f"window.help.text.{screen}").split()) >= 8


@pytest.mark.parametrize("language", [NL, EN])
@pytest.mark.parametrize(("title", "screens"), [("card", CARD), ("guide", GUIDE)])
def test_the_card_and_the_guide_fit_on_one_page(
    desk: Desk, language: Lang, title: str, screens: dict[str, str]
) -> None:
    sheet = desk.desk_card(language, f"window.help.{title}", screens)
    assert sheet.pages == 1
    said = " ".join(line.words.own for step in sheet.handout.steps for line in step.lines)
    assert all(desk.words.text(language, f"window.help.text.{screen}") in said for screen in screens)


def test_one_key_explains_the_screen_and_prints_the_card(program: Program) -> None:
    sheets: list[bytes] = []
    program.app.send = lambda pdf, _pictures: sheets.append(pdf)
    program.waits_for("first-run")
    program.presses(Qt.Key.Key_F1)
    assert isinstance(program.front(), HelpDialog)
    assert program.sees(program.say("window.help.text.first-run"))
    program.click("Terug naar het scherm")
    program.app.shell.activateWindow()
    program.app._open(Desk.practise(Desk.cities()[0]))
    program.waits_for("home")
    program.app.shell.activateWindow()
    program.presses(Qt.Key.Key_F1)
    assert program.sees(program.say("window.help.text.home"))
    program.click("Druk de baliekaart af")
    program.settle()
    assert len(sheets) == 1
