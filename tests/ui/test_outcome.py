"""How it went where she was sent: asked at the next visit, one click each, and nobody has to answer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from intake import case, content
from intake.demo import lead
from intake.desk import Desk
from intake.model import City, Code, Outcome, ServiceId
from tests.stand_ins import Clock
from ui.home import Home
from ui.outcome import Outcomes
from ui.speech import Speech
from ui.visit import VisitDialog
from ui.work import Work

HOUSE, LEGAL = ServiceId("wereldhuis-denhaag"), ServiceId("juridisch-loket")


@pytest.fixture
def outcomes(say: Speech, desk: Desk, shown: Callable[[QWidget], QWidget]) -> Outcomes:
    known = desk.addresses.content().services
    made = Outcomes(say, [known[HOUSE], known[LEGAL]])
    shown(made)
    return made


def test_nothing_has_to_be_said(outcomes: Outcomes) -> None:
    assert outcomes.said() == {}


def test_one_click_says_how_it_went_and_a_second_takes_it_back(outcomes: Outcomes) -> None:
    helped = outcomes.rows[HOUSE].how.tile(Code("helped"))
    helped.click()
    assert outcomes.said() == {HOUSE: Outcome(how="helped")}
    helped.click()
    assert outcomes.said() == {}


def test_why_is_asked_of_a_refusal_alone(outcomes: Outcomes) -> None:
    row = outcomes.rows[HOUSE]
    assert not row.why.isVisible()
    row.how.tile(Code("refused")).click()
    assert row.why.isVisible()
    assert outcomes.said() == {HOUSE: Outcome(how="refused")}
    row.why.tile(Code("papers")).click()
    assert outcomes.said() == {HOUSE: Outcome(how="refused", why="papers")}
    row.how.tile(Code("closed")).click()
    assert not row.why.isVisible()
    assert outcomes.said() == {HOUSE: Outcome(how="closed")}


def test_at_home_a_number_asks_how_it_went_and_the_conversation_takes_it_along(
    say: Speech, work: Work, shown: Callable[[QWidget], QWidget], qtbot: QtBot
) -> None:
    clock = Clock(datetime(2026, 11, 20, 10))
    desk = Desk.practise(City("den-haag"), clock=clock)
    family = case.read(content.load(), content.root() / "cases" / "ziekenhuisrekening-den-haag.yaml")
    finished = desk.finish(desk.promise_number(lead(desk, family)))
    clock.now += timedelta(days=8)
    home = Home(say, work, desk, 2, clock)
    shown(home)
    home.number.edit.setText(str(finished.number))
    home._find_clicked()
    qtbot.waitUntil(lambda: home.findChild(VisitDialog) is not None)
    dialog = home.findChild(VisitDialog)
    assert dialog.outcomes
    assert set(dialog.outcomes.rows) == {service.id for service in desk.referred(desk.find(str(finished.number)))}
    dialog.outcomes.rows[HOUSE].how.tile(Code("helped")).click()
    with qtbot.waitSignal(home.reopened) as told:
        dialog.go_on.click()
    assert told.args[1] == {HOUSE: Outcome(how="helped")}
    desk.close()
