"""What was told on the phone, fact by fact: only what was changed is said, and what cannot be is told in place."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from intake.correction import FOR_GOOD, Hours, Said
from intake.desk import Desk
from intake.errors import Explained
from intake.model import Accepts, Code, OtherHours, Schedule, ServiceId
from tests.ui import checks
from ui import look
from ui.correct import DIALOGS, CorrectDialog
from ui.look import Look
from ui.speech import Speech

HOUSE = ServiceId("wereldhuis-denhaag")
KRUISPOST = ServiceId("kruispost")
LOOKS = {"light": Look(), "dark": Look(dark=True), "large": Look(zoom=1.5), "largest": Look(zoom=2.0)}

Ask = Callable[..., CorrectDialog]


@pytest.fixture
def ask(shown: Callable[[QWidget], QWidget], say: Speech, desk: Desk) -> Ask:
    parent = QWidget()

    def open_dialog(what: str, service: ServiceId = HOUSE) -> CorrectDialog:
        dialog = DIALOGS[what](shown(parent), say, desk.addresses.entry(service))
        dialog.open()
        QApplication.processEvents()
        return dialog

    return open_dialog


@pytest.mark.parametrize("what", DIALOGS)
def test_what_is_left_as_it_was_says_nothing(ask: Ask, what: str) -> None:
    assert ask(what).said() == Said()


@pytest.mark.parametrize("what", DIALOGS)
@pytest.mark.parametrize("dressed", LOOKS)
def test_nothing_of_it_is_cut_off_or_out_of_reach(what: str, dressed: str, ask: Ask, qapp: QApplication) -> None:
    look.wear(qapp, LOOKS[dressed])
    dialog = ask(what)
    assert checks.clipped_texts(dialog) == []
    assert checks.nameless(dialog) == []
    assert checks.small_targets(dialog, 48) == []
    assert dialog.height() <= 768
    bottom = dialog.keep.mapTo(dialog, dialog.keep.rect().bottomLeft()).y()
    assert bottom < dialog.height()


def test_phones_are_told_apart_by_commas(ask: Ask) -> None:
    dialog = ask("phone")
    dialog.fields["phones"].edit.setText("070 318 16 73, 06 57547269")
    assert dialog.said() == Said(phones=("070 318 16 73", " 06 57547269"))


def test_a_week_is_filled_in_by_days_and_times(ask: Ask) -> None:
    dialog = ask("hours")
    (line,) = dialog.week.week.lines
    line.days["MO"].click()
    line.days["WE"].click()
    line.times.first.edit.setText("10")
    line.times.last.edit.setText("12.30")
    dialog.week.others.more.click()
    other = dialog.week.others.lines[0]
    other.first.edit.setText("24-12-2026")
    other.last.edit.setText("3-1-2027")
    assert dialog.said() == Said(
        hours=Hours(
            schedules=(Schedule(byday=("MO", "WE"), opens_at="10", closes_at="12.30"),),
            other_hours=(OtherHours(first="24-12-2026", last="3-1-2027"),),
            note=dialog.entry.service.hours_note,
        )
    )


def test_a_known_week_is_shown_and_a_line_can_be_taken_away(ask: Ask) -> None:
    dialog = ask("hours", KRUISPOST)
    assert [line.times.said() for line in dialog.week.week.lines] == [("10.00", "12.00"), ("19.00", "21.00")]
    dialog.week.week.lines[0].remove.click()
    assert [line.times.said() for line in dialog.week.week.lines] == [("19.00", "21.00")]
    assert QApplication.focusWidget() is dialog.week.week.more
    said = dialog.said().hours
    assert said
    assert len(said.schedules) == 1


def test_the_week_is_filled_in_with_the_keyboard_alone(ask: Ask) -> None:
    dialog = ask("hours")
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Tab, Qt.Key.Key_Space):
        QTest.keyClick(QApplication.focusWidget(), key)
    for _ in range(6):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    for text in ("9.30", "11"):
        assert isinstance(QApplication.focusWidget(), QLineEdit)
        QTest.keyClicks(QApplication.focusWidget(), text)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    said = dialog.said().hours
    assert said
    assert said.schedules == (Schedule(byday=("MO", "TU"), opens_at="9.30", closes_at="11"),)


def test_who_is_welcome_and_what_is_asked_are_two_things(ask: Ask) -> None:
    dialog = ask("who")
    dialog.welcome.tile(Code("no")).click()
    note = dialog.entry.service.accepts_undocumented.note
    assert dialog.said() == Said(accepts_undocumented=Accepts(value="no", note=note))
    dialog.identity.tile(Code("residence")).click()
    assert dialog.said().id_asked == "residence"


@pytest.mark.parametrize(
    ("how", "typed", "until"), [("until", "05-12-2026", "05-12-2026"), ("for-good", "", FOR_GOOD), ("open", "", None)]
)
def test_it_is_open_closed_for_a_while_or_for_good(ask: Ask, how: str, typed: str, until: str | None) -> None:
    dialog = ask("closed")
    assert not dialog.fields["closed_until"].isVisible()
    if how != "open":
        dialog.how.tile(Code(how)).click()
    assert dialog.fields["closed_until"].isVisible() is (how == "until")
    dialog.fields["closed_until"].edit.setText(typed)
    assert dialog.said().closed_until == until


def test_closed_without_a_day_is_no_day(ask: Ask, desk: Desk) -> None:
    dialog = ask("closed")
    dialog.how.tile(Code("until")).click()
    with pytest.raises(Explained, match="address-day"):
        desk.addresses.correct(HOUSE, dialog.said())


def test_a_fault_is_told_under_its_field_or_above_the_buttons(ask: Ask, say: Speech) -> None:
    dialog = ask("phone")
    dialog.refuse(Explained("error.address-phone", number="12"))
    assert dialog.fields["phones"].noted() == say("error.address-phone", number="12")
    dialog = ask("hours")
    before = dialog.height()
    dialog.refuse(Explained("error.address-time", time="25"))
    assert dialog._trouble.isVisible()
    assert dialog._trouble.text.text() == say("error.address-time", time="25")
    QApplication.processEvents()
    assert dialog.height() >= before
