from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from intake.desk import Desk
from intake.model import Code, FactId, Lang, Talk
from intake.number import shown as spoken
from tests.ui.pages import texts, visible
from ui.dialog import Question
from ui.home import Home
from ui.speech import Speech
from ui.visit import VisitDialog
from ui.work import Work

Show = Callable[[QWidget], QWidget]
Open = Callable[..., Home]


@pytest.fixture
def opened(say: Speech, work: Work, desk: Desk, shown: Show, qtbot: QtBot) -> Open:
    def build(hour: int = 14) -> Home:
        home = Home(say, work, desk, 2, lambda: datetime(2026, 11, 24, hour, 5))
        work.changed.connect(home.refresh)
        shown(home)
        home.enter()
        qtbot.waitUntil(work.idle)
        return home

    return build


def button(inside: QWidget, words: str) -> QAbstractButton:
    found = [b for b in visible(inside, QAbstractButton) if words in (b.text(), b.accessibleName())]
    assert len(found) == 1
    return found[0]


def kept(desk: Desk) -> Talk:
    """A visit that was kept under a number."""
    talk = desk.answer(desk.begin(Lang("ti")), FactId("needs"), (Code("zorg"),))
    talk = desk.promise_number(talk)
    desk.finish(talk)
    return talk


def ask_for(home: Home, text: str, work: Work, qtbot: QtBot) -> None:
    home.activateWindow()  # a window manager does so when a dialog closes
    qtbot.waitUntil(home.isActiveWindow)
    home.number.setFocus()
    QTest.keyClicks(home.number.edit, text)
    QTest.keyClick(home.number.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(work.idle)


@pytest.mark.parametrize(("hour", "greeting"), [(9, "Goedemorgen"), (14, "Goedemiddag"), (20, "Goedenavond")])
def test_she_is_greeted_by_the_hour(hour: int, greeting: str, opened: Open, desk: Desk) -> None:
    desk._nickname = "Zonnebloem"
    assert f"{greeting}, Zonnebloem." in texts(opened(hour))


def test_it_says_which_day_and_which_city(opened: Open) -> None:
    assert "Dinsdag 24 november  ·  Den Haag" in texts(opened())


def test_the_big_button_has_the_focus_and_begins(opened: Open, qtbot: QtBot) -> None:
    home = opened()
    assert home.begin.hasFocus()
    with qtbot.waitSignal(home.begun):
        QTest.keyClick(home.begin, Qt.Key.Key_Return)


def test_nothing_is_invented_for_an_empty_desk(opened: Open, say: Speech) -> None:
    home = opened()
    assert say("window.home.nothing-open") in texts(home)
    assert not visible(home.drafts, QAbstractButton)


def test_an_unfinished_conversation_can_be_taken_up_again(opened: Open, desk: Desk, qtbot: QtBot) -> None:
    talk = desk.begin(Lang("ar"))
    home = opened()
    with qtbot.waitSignal(home.resumed) as told:
        button(home, "Ga verder met het gesprek in het Arabisch").click()
    assert told.args == [talk.id]


def test_throwing_away_is_asked_first_and_the_careful_answer_is_the_easy_one(
    opened: Open, desk: Desk, work: Work, qtbot: QtBot
) -> None:
    desk.begin(Lang("ar"))
    home = opened()
    button(home, "Gooi het gesprek in het Arabisch weg").click()
    question = home.findChild(Question)
    QTest.keyClick(question, Qt.Key.Key_Return)
    qtbot.waitUntil(work.idle)
    assert len(desk.unfinished()) == 1


def test_a_conversation_that_is_thrown_away_leaves_the_list(
    opened: Open, desk: Desk, work: Work, qtbot: QtBot, say: Speech
) -> None:
    desk.begin(Lang("ar"))
    home = opened()
    button(home, "Gooi het gesprek in het Arabisch weg").click()
    button(home.findChild(Question), "Gooi weg").click()
    qtbot.waitUntil(lambda: say("window.home.nothing-open") in texts(home))
    assert desk.unfinished() == ()


def test_many_unfinished_conversations_are_counted_not_crowded(opened: Open, desk: Desk) -> None:
    for _ in range(6):
        desk.begin(Lang("en"))
    assert "En nog 2 gesprekken." in texts(opened())


def test_a_number_is_found_as_it_was_typed(opened: Open, desk: Desk, work: Work, qtbot: QtBot) -> None:
    talk = kept(desk)
    assert talk.number is not None
    home = opened()
    ask_for(home, spoken(talk.number).lower(), work, qtbot)
    dialog = home.findChild(VisitDialog)
    with qtbot.waitSignal(home.reopened) as told:
        dialog.go_on.click()
    assert told.args[0].number == talk.number


def test_what_is_found_shows_no_answer(opened: Open, desk: Desk, work: Work, qtbot: QtBot, say: Speech) -> None:
    talk = kept(desk)
    assert talk.number is not None
    home = opened()
    ask_for(home, talk.number, work, qtbot)
    said = " ".join(label.text() for label in home.findChild(VisitDialog).findChildren(QLabel))
    assert say("guide.needs.option.zorg") not in said


def test_a_number_is_wiped_after_it_was_asked_twice(opened: Open, desk: Desk, work: Work, qtbot: QtBot) -> None:
    talk = kept(desk)
    assert talk.number is not None
    home = opened()
    ask_for(home, talk.number, work, qtbot)
    dialog = home.findChild(VisitDialog)
    dialog.wipe.click()
    assert dialog.isVisible()
    dialog.wipe.click()
    qtbot.waitUntil(lambda: bool(home.banner.text()))
    ask_for(home, talk.number, work, qtbot)
    assert home.number.noted() == home.say("error.number-unknown")


def test_a_mistyped_number_says_so_under_the_field(opened: Open, work: Work, qtbot: QtBot) -> None:
    home = opened()
    ask_for(home, "7KD 4MX", work, qtbot)
    assert home.number.noted() == home.say("error.number-mistyped")
    assert home.number.edit.accessibleDescription() == home.number.noted()


def test_locking_forgets_what_was_typed_and_listed(opened: Open, desk: Desk) -> None:
    desk.begin(Lang("ar"))
    home = opened()
    QTest.keyClicks(home.number.edit, "7KD")
    home.forget()
    assert home.number.text() == ""
    assert not visible(home.drafts, QAbstractButton)
