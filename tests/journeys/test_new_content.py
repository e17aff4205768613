"""A network makes a pack with the command line; another desk reads it in the window, sees in words what changes, works
with it, and goes one back.
"""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from intake import cli, content
from intake.keyring.signing import Signer
from tests.journeys import desk
from tests.journeys.desk import NICKNAME
from tests.stand_ins import CHEAP
from tests.ui.conftest import QuickDesk
from tests.ui.pages import Program, Visit, running, texts
from ui.pack import OfferDialog, PublishersDialog, TrustDialog
from ui.upkeep import Upkeep

NETWORK = "zes gewone woorden zonder enig verband"
OLD_MAIL, NEW_MAIL = "rechtoponderwijs@askv.nl", "nieuw@askv.nl"
NEW_LINE = "Vraag ons om een kledingbank. Wij bellen voor u."


@pytest.fixture
def network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of who makes content: a key, and her copy of the content, in which a step and an address changed."""
    folder = tmp_path / "network"
    for name in ("guide", "steps", "directory", "words", "cases"):
        shutil.copytree(content.root() / name, folder / "resources" / name)
    for path in content.root().glob("*.yaml"):
        shutil.copy(path, folder / "resources")
    old = content.read_as(content.root() / "words/nl/steps/kleding.yaml", dict[str, str])["step.kleding.do"]
    for file, was, now in (
        ("directory/askv.yaml", OLD_MAIL, NEW_MAIL),
        ("words/nl/steps/kleding.yaml", old, NEW_LINE),
    ):
        path = folder / "resources" / file
        text = path.read_text("utf-8")
        assert was in text
        path.write_text(text.replace(was, now), "utf-8")
    monkeypatch.setattr(Signer.file, "__defaults__", (CHEAP,))
    return folder


def said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *words: object) -> str:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{NETWORK}\n"))
    assert cli.main(["pack", *map(str, words)]) == 0
    return capsys.readouterr().out


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


@pytest.fixture
def at_the_desk(qapp: QApplication, qtbot: QtBot, home: Path, stick: Path) -> Iterator[Program]:
    desk.make(home)
    with running(qapp, qtbot, home, QuickDesk) as opened:
        desk.unlock(opened)
        yield opened


def to_the_content(program: Program, stick: Path) -> Upkeep:
    program.click("Onderhoud")
    program.waits_for("upkeep")
    program.comes_to_rest()
    screen = program.screen
    assert isinstance(screen, Upkeep)
    screen.content.places = lambda: {"STICK": stick}
    return screen


def is_looked_at(program: Program) -> None:
    """All of a pack is checked before it is shown, which takes as long as it takes."""
    program.qtbot.waitUntil(program.app.work.idle, timeout=100_000)
    program.comes_to_rest()


def what_to_do_about_clothes(program: Program) -> list[str]:
    """What a visitor in Dutch is told, in the window's advice."""
    assert program.app.desk
    with program.qtbot.waitActive(program.app.shell):
        program.app.shell.activateWindow()  # as a desktop does when a dialog closes
    if program.screen.objectName() != "home":
        program.click("Vandaag")
        program.waits_for("home")
    visit = Visit(program)
    visit.begins("1")
    visit.answers("5")  # nothing that cannot wait
    needs = [option.code for option in visit.moment.page.question.options]  # type: ignore[union-attr]
    visit.answers("123456789ABCDEFG"[needs.index("kleding")])  # type: ignore[arg-type]
    visit.answers_the_rest()
    program.waits_for("advice")
    program.comes_to_rest()
    found = texts(program.screen)
    program.app.shell.home_asked.emit()
    program.waits_for("home")
    return found


def test_new_content_comes_by_stick_and_goes_back_with_one_click(
    at_the_desk: Program,
    network: Path,
    stick: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    key, file = network / "network.key", stick / "inhoud.pack"
    fingerprint = said(monkeypatch, capsys, "key", key, "--passphrase-stdin").strip()
    resources = ("--resources", network / "resources", "--output", file)
    said(monkeypatch, capsys, "make", "--key", key, "--title", "Haags netwerk", *resources, "--passphrase-stdin")
    assert NEW_LINE not in what_to_do_about_clothes(at_the_desk)

    # the maker is not known: only the fingerprint that she told by phone opens the way
    screen = to_the_content(at_the_desk, stick)
    at_the_desk.click("Lees een pakket in")
    at_the_desk.click(file.name)
    at_the_desk.comes_to_rest()
    assert isinstance(at_the_desk.front(), TrustDialog)
    assert fingerprint not in " ".join(texts(at_the_desk.app.shell))
    at_the_desk.fill("Vingerafdruk van de maker", "7KD4-7KD4-7KD4-7KD4-7KD4")
    at_the_desk.click("Vertrouw deze maker")
    at_the_desk.comes_to_rest()
    assert at_the_desk.sees(at_the_desk.say("error.pack-fingerprint"))
    at_the_desk.fill("Vingerafdruk van de maker", fingerprint.lower())
    at_the_desk.click("Vertrouw deze maker")
    is_looked_at(at_the_desk)

    # what changes is told in words, and she accepts
    assert isinstance(at_the_desk.front(), OfferDialog)
    assert at_the_desk.sees("Stappen die veranderen: 1")
    assert at_the_desk.sees(f"wordt: {NEW_LINE}")
    assert at_the_desk.sees(f"E-mail was: {OLD_MAIL} – wordt: {NEW_MAIL}")
    at_the_desk.click("Neem het over")
    at_the_desk.comes_to_rest()
    assert at_the_desk.banner() == at_the_desk.say("window.pack.accepted")
    assert at_the_desk.screen is not screen
    assert at_the_desk.sees("Nu in gebruik is Haags netwerk van")
    assert NEW_LINE in what_to_do_about_clothes(at_the_desk)

    # the same pack again, and then one back
    screen = to_the_content(at_the_desk, stick)
    at_the_desk.click("Lees een pakket in")
    at_the_desk.click(file.name)
    at_the_desk.comes_to_rest()
    assert "is al in gebruik" in at_the_desk.banner()
    at_the_desk.click("Eén terug")
    assert at_the_desk.sees("Dan gebruikt Inloop weer de inhoud van Inloop zelf.")
    at_the_desk.click("Ja, één terug")
    at_the_desk.comes_to_rest()
    assert at_the_desk.banner() == at_the_desk.say("window.pack.went-back")
    assert at_the_desk.sees("Nu in gebruik is de inhoud van Inloop zelf.")
    at_the_desk.click("Wie deed wat")
    at_the_desk.comes_to_rest()
    for did in ("vertrouwt een maker van pakketten", "nam een pakket over", "ging één pakket terug"):
        assert at_the_desk.sees(f"{NICKNAME}: {did}")
    at_the_desk.click("Sluit")
    assert NEW_LINE not in what_to_do_about_clothes(at_the_desk)


def test_who_is_trusted_is_seen_and_can_be_trusted_no_more(
    at_the_desk: Program, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests import packs

    assert at_the_desk.app.desk
    packs.trust(at_the_desk.app.desk, packs.written(stick / "x.pack", files=packs.SMALL))
    to_the_content(at_the_desk, stick)
    at_the_desk.click("Wie vertrouwen wij?")
    dialog = at_the_desk.front()
    assert isinstance(dialog, PublishersDialog)
    shown = next(text for text in texts(dialog) if text.count("-") == 4)
    at_the_desk.click(f"Vertrouw {shown} niet meer")
    at_the_desk.click("Vertrouw haar niet meer")
    at_the_desk.comes_to_rest()
    assert at_the_desk.banner() == at_the_desk.say("window.pack.dropped")
    assert at_the_desk.app.desk.supply.in_use().publishers == ()


@pytest.mark.parametrize("harm", ["cut", "text", "empty"])
def test_a_file_that_is_no_whole_pack_is_told_and_changes_nothing(at_the_desk: Program, stick: Path, harm: str) -> None:
    from tests import packs

    path = packs.written(stick / "x.pack", files=packs.SMALL)
    path.write_bytes({"cut": path.read_bytes()[:-5], "text": b"hallo", "empty": b""}[harm])
    to_the_content(at_the_desk, stick)
    at_the_desk.click("Lees een pakket in")
    at_the_desk.click("x.pack")
    at_the_desk.comes_to_rest()
    key = "error.pack-damaged" if harm == "cut" else "error.pack-other"
    assert at_the_desk.banner() == at_the_desk.say(key, file="x.pack")
    assert isinstance(at_the_desk.front(), Upkeep)
