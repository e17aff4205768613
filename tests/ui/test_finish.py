"""The end of a conversation."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from intake.number import shown as written
from tests.ui import checks
from tests.ui.leading import TI, Leading
from tests.ui.pages import visible
from ui import look
from ui.finish import COUNT, NUMBER, Finish
from ui.look import Look
from ui.speech import Speech

Show = Callable[[QWidget], QWidget]


@pytest.fixture
def finish(lead: Leading, say: Speech, shown: Show) -> Finish:
    lead.to_questions(TI, "zorg")
    lead.after(lambda: lead.conversation.go("finish"))
    screen = Finish(say, lead.conversation, lambda: False)
    shown(screen)
    lead.show(screen)
    return screen


def texts(widget: QWidget) -> list[str]:
    return [label.text() for label in visible(widget, QLabel) if label.text()]


def test_a_count_is_what_remains_unless_somebody_chooses_otherwise(finish: Finish, say: Speech) -> None:
    assert finish.tiles.codes() == (COUNT,)
    assert {say("window.finish.count-kept"), say("window.finish.count-wiped")} <= set(texts(finish))


def test_with_a_number_it_stands_there_large_with_what_is_kept(finish: Finish, lead: Leading, say: Speech) -> None:
    lead.after(finish.tiles.tile(NUMBER).click)
    number = lead.moment.talk.number
    assert number is not None
    label = next(label for label in visible(finish, QLabel) if label.text() == written(number))
    assert label.font().pixelSize() >= 50
    assert {say("window.finish.number-kept"), say("window.finish.number-note")} <= set(texts(finish))


def test_a_number_that_was_promised_on_paper_is_chosen_already(finish: Finish, lead: Leading) -> None:
    lead.after(lead.conversation.promise_number)
    assert finish.tiles.codes() == (NUMBER,)


def test_changing_ones_mind_takes_the_number_back(finish: Finish, lead: Leading) -> None:
    lead.after(finish.tiles.tile(NUMBER).click)
    lead.after(finish.tiles.tile(COUNT).click)
    assert lead.moment.talk.number is None
    assert finish.number.text() == ""


def test_a_click_on_what_is_chosen_chooses_the_other(finish: Finish, lead: Leading) -> None:
    lead.after(finish.tiles.tile(COUNT).click)
    assert lead.moment.talk.number is not None
    lead.after(finish.tiles.tile(NUMBER).click)
    assert lead.moment.talk.number is None


def test_closing_keeps_a_visit_only_under_a_number(finish: Finish, lead: Leading, qtbot: QtBot) -> None:
    lead.after(finish.tiles.tile(NUMBER).click)
    number = lead.moment.talk.number
    assert number is not None
    with qtbot.waitSignal(lead.conversation.closed):
        finish.end.click()
    assert lead.desk.find(number).number == number
    assert lead.desk.unfinished() == ()


def test_enter_closes_once_even_when_it_is_pressed_twice(finish: Finish, lead: Leading, qtbot: QtBot) -> None:
    with qtbot.waitSignal(lead.conversation.closed):
        QTest.keyClick(finish, Qt.Key.Key_Return)
        QTest.keyClick(finish, Qt.Key.Key_Return)
    lead.settle()


def test_escape_goes_back_to_the_sheet(finish: Finish, lead: Leading) -> None:
    assert lead.after(lambda: QTest.keyClick(finish, Qt.Key.Key_Escape)).page.stage == "handout"


@pytest.mark.parametrize("dressed", [Look(), Look(dark=True), Look(zoom=1.5)], ids=["light", "dark", "large"])
def test_nothing_scrolls_and_nothing_is_cut_off(
    dressed: Look, qapp: QApplication, lead: Leading, say: Speech, shown: Show
) -> None:
    look.wear(qapp, dressed)
    lead.to_questions(TI, "zorg")
    lead.conversation.go("finish")
    lead.conversation.promise_number()
    lead.settle()
    screen = Finish(say, lead.conversation, lambda: True)
    shown(screen)
    lead.show(screen)
    assert not screen.scrolls()
    assert checks.clipped_texts(screen) == []


def test_the_keyboard_reaches_everything(finish: Finish) -> None:
    assert checks.nameless(finish) == []
    assert checks.unreachable(finish) == []


def test_locking_leaves_no_number(finish: Finish, lead: Leading) -> None:
    lead.after(finish.tiles.tile(NUMBER).click)
    finish.forget()
    assert finish.number.text() == ""
