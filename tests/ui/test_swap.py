"""Addresses out to a file and in from one, at the window: what a file holds is seen before anything is taken."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from intake.desk import Desk
from tests.intake.test_swap import STRANGER
from tests.ui import checks
from tests.ui.pages import texts
from ui.add_address import LikeDialog
from ui.directory import Directory
from ui.pick import PickDialog
from ui.save import SaveDialog
from ui.speech import Speech
from ui.swap import BundleDialog, SwapDialog
from ui.work import Work


@pytest.fixture
def screen(
    say: Speech,
    work: Work,
    desk: Desk,
    tmp_path: Path,
    shown: Callable[[QWidget], QWidget],
    rest: Callable[[], None],
) -> Directory:
    made = Directory(say, work, desk, places=lambda: {"documents": tmp_path})
    shown(made)
    made.enter()
    rest()
    return made


def asked(screen: Directory, row: str) -> None:
    screen.tools["swap"].click()
    assert isinstance(screen.dialog, SwapDialog)
    assert checks.clipped_texts(screen.dialog) == []
    screen.dialog.rows[row].click()


@pytest.mark.parametrize(("form", "suffix"), [("hsds-json", ".json"), ("hsds-csv", ".zip")])
def test_all_addresses_go_into_a_file(
    screen: Directory, tmp_path: Path, rest: Callable[[], None], form: str, suffix: str
) -> None:
    asked(screen, form)
    assert isinstance(screen.dialog, SaveDialog)
    screen.dialog._save_clicked()
    rest()
    (path,) = tmp_path.glob("adressen*")
    assert path.name == f"adressen{suffix}"
    assert path.name in screen.banner.text()
    assert path.stat().st_size > 10_000


def test_what_a_file_holds_is_seen_taken_and_likened(
    screen: Directory, tmp_path: Path, rest: Callable[[], None], qtbot: QtBot
) -> None:
    (tmp_path / "theirs.json").write_bytes(msgspec.json.encode(STRANGER))
    asked(screen, "take")
    assert isinstance(screen.dialog, PickDialog)
    screen.dialog.rows["theirs.json"].click()
    rest()
    bundle = screen.dialog
    assert isinstance(bundle, BundleDialog)
    assert "Soup Kitchen of the North" in texts(bundle)
    assert screen._desk.addresses.own() == ()
    bundle.take.click()
    rest()
    assert screen.dialog is None
    (own,) = screen._desk.addresses.own()
    assert screen.say("window.swap.taken", count=1) == screen.banner.text()
    screen.search.edit.setText("soup kitchen")
    qtbot.waitUntil(lambda: not screen._typing.isActive())
    rest()
    assert next(iter(screen.entries)) == own.service.id
    assert screen.pane.card
    screen.pane.card.tools["kind"].click()
    rest()
    dialog = screen.pane.dialog
    assert isinstance(dialog, LikeDialog)
    dialog.finder.rows["eten-denhaag"].click()
    dialog.keep.click()
    rest()
    assert screen.pane.dialog is None
    assert screen._desk.addresses.own()[0].steps


def test_a_file_that_is_none_is_told_and_nothing_is_taken(
    screen: Directory, work: Work, tmp_path: Path, rest: Callable[[], None], qtbot: QtBot
) -> None:
    (tmp_path / "photo.zip").write_bytes(b"no zip at all")
    asked(screen, "take")
    assert isinstance(screen.dialog, PickDialog)
    with qtbot.waitSignal(work.explained) as told:
        screen.dialog.rows["photo.zip"].click()
    assert told.args[0].key.startswith("error.hsds")
    rest()
    assert screen.dialog is None
    assert screen._desk.addresses.own() == ()
