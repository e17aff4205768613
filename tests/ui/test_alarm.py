"""What to do now, where there is no room for it beside the question: on a strip under the answers."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from intake.model import NL, Code
from tests.ui import checks, seen
from tests.ui.leading import AR, Leading
from tests.ui.pages import visible
from ui import look
from ui.guide import Guide
from ui.look import Look
from ui.speech import Speech

Show = Callable[[QWidget], QWidget]
NUMBERS = {"danger": "112", "medical": "112", "suicide": "113"}


@pytest.fixture
def guide(qapp: QApplication, lead: Leading, shown: Show) -> Guide:
    """The first question at 200 %."""
    look.wear(qapp, Look(zoom=2.0))
    screen = Guide(Speech(lead.desk.words, NL), lead.conversation)
    shown(screen)
    lead.conversation.begin(AR)
    lead.settle()
    lead.show(screen)
    return screen


def said(guide: Guide) -> set[str]:
    return {label.text() for label in visible(guide.strip, QLabel) if label.text()}


@pytest.mark.parametrize("alarm", ["danger", "medical", "suicide", "no-bed"])
def test_an_alarm_says_at_once_what_to_do_with_its_number(alarm: str, guide: Guide, lead: Leading) -> None:
    assert not guide.strip.isVisible()
    lead.after(lambda: lead.give("safety", alarm))
    words = lead.desk.words
    assert words.text(NL, f"guide.alarm.{alarm}") in said(guide)
    assert [key.text() for key in guide.strip.keys.values()] == [NUMBERS.get(alarm, "")]
    lead.after(lambda: lead.give("safety", "none"))
    assert not guide.strip.isVisible()


def test_where_there_is_room_it_says_it_to_her_too(guide: Guide, lead: Leading) -> None:
    lead.after(lambda: lead.give("safety", "danger"))
    assert lead.desk.words.text(AR, "guide.alarm.danger") in said(guide)


def test_what_was_raised_last_is_said_first_and_each_number_has_its_key(guide: Guide, lead: Leading) -> None:
    lead.after(lambda: lead.give("safety", "danger"))
    lead.after(lambda: lead.give("safety", "danger", "suicide"))
    assert guide.say("guide.alarm.suicide") in said(guide)
    keys = guide.strip.keys
    assert [key.text() for key in keys.values()] == ["112", "113"]
    assert [key.isChecked() for key in keys.values()] == [False, True]
    lead.after(keys[Code("danger")].click)
    assert guide.say("guide.alarm.danger") in said(guide)
    assert [key.isChecked() for key in keys.values()] == [True, False]


def test_all_alarms_together_leave_the_question_and_every_number_whole(guide: Guide, lead: Leading) -> None:
    lead.after(lambda: lead.give("safety", "danger", "medical", "no-bed", "suicide"))
    assert not guide.scrolls()
    assert checks.clipped_texts(guide) == []
    assert checks.overlapping(guide) == []
    assert checks.outside(guide) == []
    assert {"112", "113"} <= {key.text() for key in guide.strip.keys.values()}


def test_the_answers_have_all_the_room_again_when_it_is_over(guide: Guide, lead: Leading) -> None:
    assert guide.board is not None
    before = guide.board.plan
    lead.after(lambda: lead.give("safety", "danger"))
    lead.after(lambda: lead.give("safety", "none"))
    assert guide.board.plan == before
    assert guide.board.tiles.codes() == (Code("none"),)


def test_its_keys_can_be_heard_and_their_focus_seen(guide: Guide, lead: Leading) -> None:
    lead.after(lambda: lead.give("safety", "danger", "suicide"))
    for alarm, key in guide.strip.keys.items():
        assert key.accessibleName() == guide.say(f"guide.alarm.{alarm}")
        heard = QAccessible.queryAccessibleInterface(key)
        assert heard is not None
        assert heard.role() == QAccessible.Role.CheckBox
    assert seen.unseen_focus(guide.strip.keys.values()) == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_what_it_says_stands_out(dark: bool, qapp: QApplication, lead: Leading, shown: Show) -> None:
    look.wear(qapp, Look(dark=dark, zoom=2.0))
    screen = Guide(Speech(lead.desk.words, NL), lead.conversation)
    shown(screen)
    lead.conversation.begin(AR)
    lead.give("safety", "danger", "suicide", "no-bed")
    lead.settle()
    lead.show(screen)
    assert seen.faint_texts(seen.Picture.of(screen.strip), 2.0) == []
