"""The languages, their sentences that wait, and files out and back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from intake.desk import Desk
from intake.model import City, Code, Lang
from tests.ui.conftest import QuickDesk
from tests.ui.pages import texts
from ui.pick import PickDialog
from ui.save import SaveDialog
from ui.speech import Speech
from ui.translations import Translations
from ui.work import Work

Show = Callable[[QWidget], QWidget]
TI = Lang("ti")


@pytest.fixture
def own_desk(tmp_path: Path, work: Work) -> Desk:
    """A desk with a folder, where what comes back can be kept."""
    desk, _ = QuickDesk.create(tmp_path / "home", nickname="A", passphrase="b" * 20, city=City("den-haag"))
    return desk


@pytest.fixture
def screen(
    say: Speech, work: Work, own_desk: Desk, shown: Show, tmp_path: Path, qtbot: QtBot
) -> Iterator[Translations]:
    stick = tmp_path / "stick"
    stick.mkdir()
    built = Translations(say, work, own_desk, lambda: {"STICK": stick})
    shown(built)
    built.enter()
    settle(work, qtbot)
    yield built
    work.do(own_desk.close, owner=built)
    settle(work, qtbot)


def settle(work: Work, qtbot: QtBot) -> None:
    """Until what was asked, and what that asked in turn, is on the screen."""
    for _ in range(3):
        qtbot.waitUntil(work.idle)
        QApplication.processEvents()


def choose(screen: Translations, work: Work, qtbot: QtBot, language: Lang) -> None:
    assert screen.languages is not None
    screen.languages.tile(Code(language)).click()
    settle(work, qtbot)


def test_what_waits_stands_there_in_dutch_and_in_the_language(
    screen: Translations, work: Work, qtbot: QtBot, own_desk: Desk
) -> None:
    choose(screen, work, qtbot, TI)
    first = own_desk.translations.waiting(TI)[0]
    said = texts(screen)
    assert first.dutch in said
    assert first.own in said


def test_a_spreadsheet_goes_out_and_comes_back(
    screen: Translations, work: Work, qtbot: QtBot, tmp_path: Path, own_desk: Desk
) -> None:
    choose(screen, work, qtbot, TI)
    screen.out["xlsx"].click()
    assert isinstance(screen.dialog, SaveDialog)
    screen.dialog._save_clicked()
    settle(work, qtbot)
    (file,) = (tmp_path / "stick").glob("*.xlsx")
    assert file.name in screen.banner.text()
    screen.back.click()
    assert isinstance(screen.dialog, PickDialog)
    screen.dialog.rows[file.name].click()
    settle(work, qtbot)
    assert screen.banner.text() == screen.say("window.exchange.taken.nothing")


def test_what_a_reviewer_found_right_is_told_and_waits_no_longer(
    screen: Translations, work: Work, qtbot: QtBot, tmp_path: Path, own_desk: Desk
) -> None:
    before = len(own_desk.translations.waiting(TI))
    data = own_desk.translations.export(TI, "po", screen.say.language)
    data = data.replace(b'#, fuzzy\nmsgctxt "sheet.title"', b'msgctxt "sheet.title"')
    (tmp_path / "stick" / "back.po").write_bytes(data)
    screen.back.click()
    assert isinstance(screen.dialog, PickDialog)
    screen.dialog.rows["back.po"].click()
    settle(work, qtbot)
    assert screen.banner.text() == screen.say("window.exchange.taken.reviewed", count=1)
    assert len(own_desk.translations.waiting(TI)) == before - 1


def test_a_wrong_file_is_explained_and_changes_nothing(
    screen: Translations, work: Work, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "stick" / "photo.xlsx").write_bytes(b"no spreadsheet")
    screen.back.click()
    assert isinstance(screen.dialog, PickDialog)
    with qtbot.waitSignal(work.explained) as told:
        screen.dialog.rows["photo.xlsx"].click()
    assert told.args[0].key.startswith("error.exchange-")


def test_only_files_of_the_right_kind_are_offered(screen: Translations, tmp_path: Path) -> None:
    (tmp_path / "stick" / "letter.docx").write_bytes(b"")
    screen.back.click()
    assert isinstance(screen.dialog, PickDialog)
    assert list(screen.dialog.rows) == []
    assert screen.say("window.pick.none", kinds=".xlsx, .po") in texts(screen.dialog)
    screen.forget()
    assert screen.dialog is None


def test_the_desk_decides_what_an_unreviewed_sentence_does(
    screen: Translations, work: Work, qtbot: QtBot, own_desk: Desk
) -> None:
    assert screen.refused.codes() == ("mark",)
    screen.refused.tile(Code("refuse")).click()
    settle(work, qtbot)
    assert own_desk.translations.refused
    assert screen.refused.codes() == ("refuse",)


def test_a_language_without_waiting_sentences_says_so(
    screen: Translations, work: Work, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, own_desk: Desk
) -> None:
    monkeypatch.setattr(own_desk.translations, "waiting", lambda _language: ())
    choose(screen, work, qtbot, Lang("ar"))
    name = screen.say("language.ar")
    assert screen.say("window.translations.none", language=name) in texts(screen)
