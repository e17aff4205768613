"""The sheet, before and after it is printed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from intake.errors import Explained
from intake.model import Code, Form, Lang, Talk
from tests.ui import checks
from tests.ui.leading import AR, NL, PT, TI, Leading
from tests.ui.pages import visible
from ui import look
from ui.handout import Handout
from ui.look import Look
from ui.printer import PRINT_DPI
from ui.speech import Speech

Show = Callable[[QWidget], QWidget]
A4_INCHES = (210 / 25.4, 297 / 25.4)


class Printer:
    """A printer that keeps what it was sent; or says that it is not there."""

    def __init__(self) -> None:
        self.sheets: list[bytes] = []
        self.pictures: list[QImage] = []
        self.fault: Explained | None = None

    def __call__(self, pdf: bytes, pictures: Callable[[], Iterable[QImage]]) -> None:
        if self.fault:
            raise self.fault
        self.sheets.append(pdf)
        self.pictures.extend(pictures())


@pytest.fixture
def printer() -> Printer:
    return Printer()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def handout(lead: Leading, say: Speech, shown: Show, printer: Printer, stick: Path) -> Handout:
    lead.to_questions(TI, "zorg", "voedsel")
    lead.after(lambda: lead.conversation.go("handout"))
    screen = Handout(say, lead.work, lead.desk, lead.conversation, send=printer, places=lambda: {"STICK": stick})
    shown(screen)
    lead.show(screen)
    return screen


def texts(widget: QWidget) -> list[str]:
    return [label.text() for label in visible(widget, QLabel) if label.text()]


def language_of(handout: Handout) -> Lang:
    assert handout.made is not None
    return handout.made.sheet.handout.language


def choose(handout: Handout, language: Lang) -> None:
    """Any language there is, as a volunteer does it."""
    handout.choice.other.click()
    assert handout.choice.all is not None
    handout.choice.all.tiles.tile(Code(language)).click()


def ready(handout: Handout) -> dict[str, bool]:
    """The languages that stand ready, and which is chosen."""
    tiles = handout.choice.tiles
    assert tiles is not None
    return {code: code in tiles.codes() for code in tiles._tiles}


# --- what is seen


def test_the_page_is_seen_in_the_visitors_language(handout: Handout, say: Speech) -> None:
    assert language_of(handout) == TI
    assert say("window.handout.ready") in texts(handout)
    assert handout.made is not None
    assert len(handout.made.pages) == handout.made.sheet.pages
    assert handout.view.paper.accessibleName() == say("window.handout.page", page=1, pages=handout.made.sheet.pages)


def test_pages_flip_where_there_is_more_than_one(handout: Handout) -> None:
    assert handout.made is not None
    page = handout.made.pages[0]
    handout.view.show_pages([page, page])
    assert (handout.view.earlier.isEnabled(), handout.view.later.isEnabled()) == (False, True)
    handout.view.later.click()
    assert (handout.view.earlier.isEnabled(), handout.view.later.isEnabled()) == (True, False)
    handout.view.show_pages([page])
    assert not handout.view.later.isVisible()


def test_another_language_makes_another_sheet(handout: Handout, lead: Leading) -> None:
    choose(handout, AR)
    lead.settle()
    assert language_of(handout) == AR
    assert lead.moment.talk.language == TI  # the conversation goes on in hers


def test_a_second_click_on_a_language_leaves_it_chosen(handout: Handout, lead: Leading) -> None:
    assert handout.choice.tiles is not None
    handout.choice.tiles.tile(Code("ti")).click()
    lead.settle()
    assert ready(handout) == {"ti": True, "nl": False, "en": False}


def test_hers_stands_ready_first_and_one_from_the_list_beside_it(handout: Handout, lead: Leading) -> None:
    assert ready(handout) == {"ti": True, "nl": False, "en": False}
    choose(handout, AR)
    lead.settle()
    assert ready(handout) == {"ti": False, "ar": True, "nl": False}


def test_the_form_can_be_chosen_and_dutch_always_stands_alone(handout: Handout, lead: Leading) -> None:
    for form in ("large", "alone"):
        handout.choice.forms[form].click()
        lead.settle()
        assert handout.made is not None
        assert (handout.made.sheet.handout.form, language_of(handout)) == (form, TI)
    choose(handout, NL)
    lead.settle()
    assert not handout.choice.forms["alone"].isEnabled()


def test_another_conversation_begins_with_the_usual_form(handout: Handout, lead: Leading) -> None:
    handout.choice.forms["large"].click()
    lead.settle()
    handout.forget()
    lead.after(lambda: lead.conversation.begin(AR))
    lead.after(lambda: lead.conversation.go("handout"))
    assert handout.made is not None
    assert handout.made.sheet.handout.form == "usual"


def test_of_quick_changes_only_the_last_sheet_is_shown(
    handout: Handout, lead: Leading, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate, make, seen = Event(), lead.desk.handout, list[Lang]()
    show = handout.view.show_pages

    def slow(talk: Talk, language: Lang | None = None, form: Form = "usual") -> object:
        gate.wait(10)
        return make(talk, language, form)

    monkeypatch.setattr(lead.desk, "handout", slow)
    monkeypatch.setattr(handout.view, "show_pages", lambda pages: (seen.append(language_of(handout)), show(pages)))
    for language in (AR, PT, NL):
        choose(handout, language)
    gate.set()
    lead.settle()
    assert seen == [NL]


def test_the_window_answers_while_a_sheet_is_made(
    handout: Handout, lead: Leading, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate, make = Event(), lead.desk.handout
    monkeypatch.setattr(lead.desk, "handout", lambda *given: (gate.wait(10), make(*given))[1])
    choose(handout, AR)
    QApplication.processEvents()  # would stand still if the sheet were made here
    assert ready(handout)["ar"]
    gate.set()
    lead.settle()


def test_how_many_lines_wait_for_review_is_said_where_there_are_any(handout: Handout, lead: Leading) -> None:
    assert handout.made is not None
    assert str(handout.made.sheet.marked_lines) in handout.unreviewed.text.text()
    assert handout.unreviewed.isVisible()
    choose(handout, NL)
    lead.settle()
    assert not handout.unreviewed.isVisible()


def test_a_word_that_tells_something_is_named(handout: Handout, lead: Leading) -> None:
    assert not handout.indiscreet.isVisible()
    from ui.advice import with_line

    lead.after(lambda: lead.conversation.edit(lambda edits: with_line(edits, text="Neem uw asielpapieren mee.")))
    assert handout.indiscreet.isVisible()
    assert "asiel" in handout.indiscreet.text.text()


# --- the number


def test_a_number_is_promised_for_the_paper_and_taken_back(handout: Handout, lead: Leading) -> None:
    lead.after(handout.number.click)
    number = lead.moment.talk.number
    assert number is not None
    assert handout.made is not None
    assert handout.made.sheet.handout.number == number
    assert f"{number[:3]} {number[3:]}" in texts(handout)
    lead.after(handout.number.click)
    assert lead.moment.talk.number is None


# --- onto paper


def test_printing_sends_the_pages_and_then_the_green_button_goes_on(
    handout: Handout, lead: Leading, printer: Printer, say: Speech
) -> None:
    assert handout.made is not None
    lead.after(handout.print.click)
    assert printer.sheets == [handout.made.sheet.pdf]
    size = printer.pictures[0].size()
    assert (size.width(), size.height()) == pytest.approx([side * PRINT_DPI for side in A4_INCHES], rel=0.01)
    assert handout.banner.text() == say("window.handout.printed")
    assert (handout.print.isVisible(), handout.done.isVisible()) == (False, True)
    assert lead.after(handout.done.click).page.stage == "finish"


def test_enter_prints_first_and_then_goes_on(handout: Handout, lead: Leading, printer: Printer) -> None:
    lead.after(lambda: QTest.keyClick(handout, Qt.Key.Key_Return))
    assert (len(printer.sheets), lead.moment.page.stage) == (1, "handout")
    assert lead.after(lambda: QTest.keyClick(handout, Qt.Key.Key_Return)).page.stage == "finish"


def test_without_a_printer_it_says_so_and_can_be_tried_again(
    handout: Handout, lead: Leading, printer: Printer, qtbot: QtBot
) -> None:
    printer.fault = Explained("error.no-printer")
    with qtbot.waitSignal(lead.work.explained) as told:
        handout.print.click()
    assert told.args[0].key == "error.no-printer"
    printer.fault = None
    lead.after(handout.print.click)
    assert len(printer.sheets) == 1


def test_a_sheet_that_changed_has_to_be_printed_again(handout: Handout, lead: Leading) -> None:
    lead.after(handout.print.click)
    lead.after(handout.number.click)
    assert handout.print.isVisible()


def test_one_can_go_on_without_paper(handout: Handout, lead: Leading, printer: Printer) -> None:
    assert lead.after(handout.skip.click).page.stage == "finish"
    assert printer.sheets == []


def test_printing_and_looking_write_no_file(
    handout: Handout, lead: Leading, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    lead.after(handout.print.click)
    choose(handout, AR)
    lead.settle()
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


def test_it_becomes_a_file_only_when_somebody_asks_and_under_a_neutral_name(
    handout: Handout, lead: Leading, stick: Path
) -> None:
    assert handout.made is not None
    handout.save.click()
    assert handout.saving is not None
    assert handout.saving.name.text() == "vel"
    handout.saving._save_clicked()
    lead.settle()
    assert (stick / "vel.pdf").read_bytes() == handout.made.sheet.pdf
    assert "vel.pdf" in handout.banner.text()


# --- the screen


@pytest.mark.parametrize("dressed", [Look(), Look(dark=True), Look(zoom=1.5)], ids=["light", "dark", "large"])
def test_nothing_scrolls_and_nothing_is_cut_off(
    dressed: Look, qapp: QApplication, lead: Leading, say: Speech, shown: Show
) -> None:
    look.wear(qapp, dressed)
    lead.to_questions(TI, "zorg", "voedsel")
    lead.conversation.go("handout")
    lead.conversation.promise_number()
    lead.settle()
    screen = Handout(say, lead.work, lead.desk, lead.conversation)
    shown(screen)
    lead.show(screen)
    assert not screen.scrolls()
    assert checks.clipped_texts(screen) == []


def test_the_keyboard_reaches_everything(handout: Handout) -> None:
    assert checks.nameless(handout) == []
    assert checks.unreachable(handout) == []
    assert checks.small_targets(handout, 48) == []


def test_locking_leaves_no_page(handout: Handout) -> None:
    handout.forget()
    assert handout.made is None
    assert handout.view.paper.accessibleName() == ""
