from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from intake.errors import ContentFault, DiskFull
from tests.ui.pages import Program, visible
from ui.button import Button
from ui.report import ReportDialog, report
from ui.speech import Speech
from ui.trouble import Hook, explain

SECRET = "mijn zoon van acht"


def caught(raise_it: Callable[[], None]) -> BaseException:
    with pytest.raises(Exception) as raised:  # noqa: PT011 - whatever it is
        raise_it()
    return raised.value


def break_down() -> None:
    answer = {"kind": SECRET}
    try:
        answer[SECRET + "!"]
    except KeyError as fault:
        raise ValueError(SECRET) from fault


def test_the_worlds_fault_is_one_sentence_in_her_language(say: Speech) -> None:
    assert explain(say, DiskFull()) == say("error.disk-full")
    assert "steps/zorg.yaml" in explain(say, ContentFault("steps/zorg.yaml", 12, "what"))


def test_a_report_tells_types_and_lines_and_no_value() -> None:
    said = report(caught(break_down))
    assert "builtins.ValueError" in said
    assert "builtins.KeyError" in said
    assert "tests/ui/test_trouble.py" in said
    assert SECRET not in said
    assert "acht" not in said


def test_a_report_tells_no_folder_of_the_machine() -> None:
    said = report(caught(break_down))
    assert not [line for line in said.splitlines() if "/" in line and line.strip().startswith("/")]


def test_the_dialog_shows_exactly_what_would_be_copied(say: Speech, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    fault = caught(break_down)
    dialog = ReportDialog(window, say, fault)
    dialog.open()
    copy = next(b for b in visible(dialog, Button) if b.text() == say("window.trouble.copy"))
    copy.click()
    assert QGuiApplication.clipboard().text() == dialog.text.toPlainText()
    assert "ValueError" in dialog.text.toPlainText()


def test_an_exception_nobody_caught_is_reported(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    hook = Hook()
    hook.install()
    fault = caught(break_down)
    with qtbot.waitSignal(hook.broke) as told:
        sys.excepthook(type(fault), fault, fault.__traceback__)
    assert told.args == [fault]


def test_a_bug_on_the_worker_is_reported_once_and_the_program_goes_on(program: Program) -> None:
    program.waits_for("first-run")
    for _ in range(2):
        program.app.work.do(break_down, owner=program.app)
    program.settle()
    assert program.sees("Er ging iets mis")
    program.click("Ga verder")
    program.qtbot.waitUntil(lambda: not program.sees("Er ging iets mis"))
    assert program.sees("Welkom bij Inloop")
