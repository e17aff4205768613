from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from threading import Event

import msgspec
import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from intake.counts.attack import Stopped
from intake.desk import Desk
from intake.errors import Explained
from intake.model import NL, City, Code, FactId, Lang, Period
from intake.publishing import FileForm
from tests.ui.pages import texts
from ui.add_up import AddedDialog, FilesDialog
from ui.counts import Counts
from ui.publish import Publish
from ui.save import SaveDialog, free_path, write_file
from ui.speech import Speech
from ui.work import Work

Show = Callable[[QWidget], QWidget]
Open = Callable[[], Counts]
TODAY = date(2026, 11, 24)


class Days:
    day = date(2026, 10, 5)

    def __call__(self) -> datetime:
        return datetime.combine(self.day, datetime.min.time())


@pytest.fixture
def busy_desk(work: Work, qtbot: QtBot) -> Desk:
    """A desk with a busy October and a quiet September."""
    days = Days()
    desk = Desk.practise(City("den-haag"), clock=days)
    for day, visits in ((date(2026, 10, 5), 60), (date(2026, 9, 5), 12)):
        days.day = day
        for visit in range(visits):
            needs = (Code("zorg"),) if visit % 2 else (Code("zorg"), Code("voedsel"))
            desk.finish(desk.answer(desk.begin(Lang("ti")), FactId("needs"), needs))
    days.day = TODAY
    return desk


def settle(work: Work, qtbot: QtBot) -> None:
    """Until what was asked, and what that asked in turn, is on the screen."""
    for _ in range(3):
        qtbot.waitUntil(work.idle)
        QApplication.processEvents()


@pytest.fixture
def opened(say: Speech, work: Work, busy_desk: Desk, shown: Show, qtbot: QtBot, tmp_path: Path) -> Open:
    def build() -> Counts:
        screen = Counts(say, work, busy_desk, lambda: {"documents": tmp_path})
        shown(screen)
        screen.enter()
        settle(work, qtbot)
        return screen

    return build


def test_it_opens_at_the_last_month_that_is_over(opened: Open) -> None:
    screen = opened()
    assert "oktober 2026" in texts(screen)
    assert not screen.later.isEnabled()


def test_it_shows_what_will_be_published_and_nothing_else(opened: Open, busy_desk: Desk, say: Speech) -> None:
    screen = opened()
    release = busy_desk.publishing.preview(Period("2026-10")).release
    figures = {str(figure) for key, figure in release.figures.items() if figure is not None and key != "total|"}
    assert figures | {say("window.counts.dash-sign")} <= set(texts(screen))
    numbers = {text for text in texts(screen) if text.isdigit()}
    assert numbers == figures


def test_a_quiet_month_is_explained(opened: Open, work: Work, qtbot: QtBot, say: Speech) -> None:
    screen = opened()
    screen.earlier.click()
    qtbot.waitUntil(work.idle)
    assert "september 2026" in texts(screen)
    assert say("window.counts.small") in texts(screen)
    assert screen.later.isEnabled()


def test_only_the_month_that_was_asked_for_last_is_shown(opened: Open, work: Work, qtbot: QtBot, say: Speech) -> None:
    screen = opened()
    screen.earlier.click()
    screen.kinds["month"].click()
    qtbot.waitUntil(work.idle)
    assert "oktober 2026" in texts(screen)
    assert say("window.counts.small") not in texts(screen)


def test_a_month_is_saved_where_she_says_and_nothing_is_overwritten(
    opened: Open, work: Work, qtbot: QtBot, tmp_path: Path, busy_desk: Desk
) -> None:
    screen = opened()
    for name in ("tellingen-2026-10.csv", "tellingen-2026-10-2.csv"):
        screen.files["csv"].click()
        dialog = screen.findChildren(SaveDialog)[-1]
        dialog._save_clicked()
        qtbot.waitUntil(lambda name=name: (tmp_path / name).exists())
        qtbot.waitUntil(work.idle)
        assert name in screen.banner.text()
    assert (tmp_path / "tellingen-2026-10.csv").read_bytes() == busy_desk.publishing.as_file(
        busy_desk.publishing.publish(Period("2026-10")), "csv", NL
    )


@pytest.mark.parametrize(("form", "begins"), [("pdf", b"%PDF-"), ("xlsx", b"PK")])
def test_every_kind_of_file_is_saved(
    form: FileForm, begins: bytes, opened: Open, work: Work, qtbot: QtBot, tmp_path: Path
) -> None:
    screen = opened()
    screen.files[form].click()
    screen.findChildren(SaveDialog)[-1]._save_clicked()
    qtbot.waitUntil(lambda: work.idle() and screen.dialog is None)
    assert (tmp_path / f"tellingen-2026-10.{form}").read_bytes().startswith(begins)


def test_it_says_whether_the_figures_can_still_change(
    opened: Open, work: Work, qtbot: QtBot, say: Speech, busy_desk: Desk
) -> None:
    screen = opened()
    assert any(say("window.counts.not-frozen") in text for text in texts(screen))
    busy_desk.publishing.publish(Period("2026-10"))
    screen.enter()
    settle(work, qtbot)
    assert any(say("window.counts.frozen") in text for text in texts(screen))


def test_a_quarter_shows_one_table_after_another(
    opened: Open, work: Work, qtbot: QtBot, say: Speech, busy_desk: Desk
) -> None:
    screen = opened()
    screen.kinds["quarter"].click()
    qtbot.waitUntil(work.idle)
    assert "3e kwartaal 2026" in texts(screen)
    assert list(screen.tables) == ["need", "language", "household", "refusal", "unmet"]
    screen.tables["language"].click()
    assert say("window.counts.group.horn-of-africa") in texts(screen)
    assert not screen.later.isEnabled()


def test_whoever_stops_the_check_has_published_nothing(
    opened: Open, work: Work, qtbot: QtBot, tmp_path: Path, busy_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is stopped while the attacker is at work: what it does next finds that out."""
    screen = opened()
    waits = Event()

    def attack(_self: object, _targets: object, told: Callable[[int, int], bool]) -> tuple[()]:
        told(1, 100)
        waits.wait(5)
        if not told(2, 100):
            raise Stopped
        return ()

    monkeypatch.setattr("intake.counts.attack.Attack.run", attack)
    screen.files["csv"].click()
    screen.findChildren(SaveDialog)[-1]._save_clicked()
    qtbot.waitUntil(lambda: isinstance(screen.dialog, Publish) and screen.dialog.bar.maximum() == 100)
    assert isinstance(screen.dialog, Publish)
    screen.dialog.reject()
    waits.set()
    qtbot.waitUntil(work.idle)
    assert list(tmp_path.glob("*.csv")) == []
    assert busy_desk.publishing.periods() == ()


def test_a_file_name_holds_no_path(say: Speech, shown: Show, tmp_path: Path, qtbot: QtBot) -> None:
    window = shown(QWidget())
    dialog = SaveDialog(window, say, "x", ".csv", lambda: {"documents": tmp_path})
    dialog.name.edit.setText("../../ergens/anders.csv")
    with qtbot.waitSignal(dialog.chosen) as told:
        dialog._save_clicked()
    assert told.args[0].parent == tmp_path
    assert told.args[0].name == "ergensanders.csv"


def test_a_file_needs_a_name(say: Speech, shown: Show, tmp_path: Path, qtbot: QtBot) -> None:
    window = shown(QWidget())
    dialog = SaveDialog(window, say, "x", ".csv", lambda: {"documents": tmp_path})
    dialog.name.clear()
    with qtbot.assertNotEmitted(dialog.chosen):
        dialog._save_clicked()
    assert dialog.name.noted()


def test_a_folder_that_cannot_be_written_is_explained(tmp_path: Path) -> None:
    with pytest.raises(Explained) as told:
        write_file(tmp_path / "nergens" / "x.csv", b"")
    assert told.value.key == "error.cannot-write"


def test_a_taken_name_gets_a_number(tmp_path: Path) -> None:
    (tmp_path / "x.csv").touch()
    (tmp_path / "x-2.csv").touch()
    assert free_path(tmp_path / "x.csv").name == "x-3.csv"


def test_the_month_under_way_is_seen_and_cannot_be_saved(opened: Open, work: Work, qtbot: QtBot) -> None:
    screen = opened()
    screen.now.click()
    settle(work, qtbot)
    said = texts(screen)
    assert screen.say("window.now.inside") in said
    assert not any(button.isEnabled() for button in screen.files.values())
    screen.kinds["month"].click()
    settle(work, qtbot)
    assert all(button.isEnabled() for button in screen.files.values())


def test_files_of_several_desks_are_added_up_and_saved(opened: Open, work: Work, qtbot: QtBot, tmp_path: Path) -> None:
    screen = opened()
    folder = tmp_path / "desks"
    folder.mkdir()
    publishing = screen._desk.publishing
    release = publishing.publish(publishing.last("month"))
    for desk in ("a" * 16, "b" * 16):
        sent = msgspec.structs.replace(release, desk=desk)
        (folder / f"{desk[0]}.csv").write_bytes(publishing.as_file(sent, "csv", screen.say.language))
    (folder / "shopping.csv").write_text("milk;2")
    screen._places = lambda: {"STICK": folder}
    screen.add_up.click()
    dialog = screen.dialog
    assert isinstance(dialog, FilesDialog)
    assert not dialog.add.isEnabled()
    for row in dialog.rows.values():
        row.click()
    dialog.add.click()
    settle(work, qtbot)
    assert any("shopping.csv" in text for text in texts(dialog))  # named, and nothing was added
    dialog.rows["shopping.csv"].click()
    dialog.add.click()
    settle(work, qtbot)
    shown = screen.dialog
    assert isinstance(shown, AddedDialog)
    total = sum(figure or 0 for key, figure in release.figures.items() if key == "total|")
    assert str(2 * total) in texts(shown)
    shown.saved.emit()
    assert isinstance(screen.dialog, SaveDialog)
    screen.dialog._save_clicked()
    settle(work, qtbot)
    assert len(list(folder.glob("*.csv"))) == 4


def test_how_fine_the_figures_are_is_a_choice_while_they_are_not_frozen(opened: Open, work: Work, qtbot: QtBot) -> None:
    screen = opened()
    assert screen.mode is not None
    screen.mode.click()
    settle(work, qtbot)
    assert screen._desk.publishing.mode == "threshold"
    publishing = screen._desk.publishing
    publishing.publish(publishing.last("month"))
    screen.enter()
    settle(work, qtbot)
    assert screen.mode is None


def test_the_bar_of_the_check_never_runs_to_and_fro(say: Speech, shown: Show, qtbot: QtBot) -> None:
    over = QWidget()
    shown(over)
    dialog = Publish(over, say, "oktober 2026")
    for done, of_all in ((0, 0), (1, 4), (4, 4)):
        dialog.watch.told(done, of_all)
        assert dialog.bar.maximum() > dialog.bar.minimum()
        assert dialog.bar.value() == done
    dialog.close()
