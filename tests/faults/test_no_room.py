"""No room on the disk, at every kind of writing and after every so many bytes: said, nothing lost, and a way on."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pytest

from intake.desk import Desk
from intake.disk import write_out
from intake.errors import Explained
from intake.model import City
from intake.settings import Settings
from intake.team import Team
from tests.kept import statistics, talk, visit
from tests.stand_ins import CHEAP

if sys.platform == "win32":
    pytest.skip("a file's size cannot be limited here", allow_module_level=True)

import resource

OWN, HERS = "krijt geduld schild verkeer", "schuim parkeren fiets lantaarn"
NOW = datetime.now().isoformat(timespec="minutes")  # an old conversation is forgotten when the desk opens
BIG = talk("big", own_lines=("word " * 20_000,))
VISIT = visit(closed=NOW[:10])
ROOM = (0, 1, 100, 4096, 5000, 12_288, 40_000, 90_000)
"""Bytes that a file may hold: none, a torn page, whole pages, and up to where some of it succeeds."""

Act = Callable[[Desk, Path], object]
ACTS: dict[str, Act] = {
    "save": lambda desk, _: desk._vault.save_draft(BIG, NOW),
    "finish": lambda desk, _: desk._vault.finish("big", statistics(), None),
    "delete": lambda desk, _: desk._vault.forget(VISIT.number),
    "backup": lambda desk, home: desk.upkeep.back_up(home.parent / "stick.inloop"),
    "rotate": lambda desk, _: team(desk).revoke(OWN, "Ria"),
    "keyring": lambda desk, _: team(desk).rename(OWN, "Ria", "Joop"),
    "export": lambda _, home: write_out(home.parent / "counts.csv", b"period\n" * 20_000),
    "settings": lambda _, home: Settings(zoom=150).save(home),
}


def team(desk: Desk) -> Team:
    assert desk.team
    desk.team._cost = CHEAP
    return desk.team


def people(desk: Desk) -> set[str]:
    return {person.nickname for person in team(desk).people()}


@contextmanager
def room_for(size: int) -> Iterator[None]:
    """Within this, no file of this process grows beyond so many bytes (EFBIG, as a full disk is ENOSPC)."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def a_desk(home: Path) -> Desk:
    """Two people, an early conversation, one under way and a visit with a number."""
    desk, _ = Desk.create(home, nickname="Zonnebloem", passphrase=OWN, city=City("den-haag"), cost=CHEAP)
    team(desk).add(OWN, "Ria", HERS, coordinator=False)
    vault = desk._vault
    for name in ("early", "before"):
        vault.save_draft(talk(name), NOW)
    vault.finish("before", statistics("h2"), VISIT)
    vault.save_draft(talk("big"), NOW)
    return desk


@pytest.mark.parametrize("size", ROOM)
@pytest.mark.parametrize("name", ACTS)
def test_it_is_said_and_nothing_is_lost(name: str, size: int, tmp_path: Path) -> None:
    home, act = tmp_path / "home", ACTS[name]
    fault = OSError if name == "settings" else Explained  # the window says that one, and wears them all the same
    desk, refused = a_desk(home), False
    with room_for(size):
        try:
            act(desk, home)
        except fault:
            refused = True
    assert desk._vault.draft("early") == talk("early")
    if refused:
        assert desk._vault.find(VISIT.number) == VISIT
        assert desk._vault.draft("big") == talk("big")
        if name not in ("rotate", "keyring") or "Ria" in people(desk):  # done, and only the trail had no room
            act(desk, home)
    desk.close()
    again = Desk.open(home, "Zonnebloem", OWN)
    assert again._vault.draft("early") == talk("early")
    assert again._vault.looks_whole()
    again.close()
    assert sorted(path.name for path in home.rglob("*") if path.suffix in (".new", ".copy", ".fresh")) == []


def test_who_cannot_be_renamed_keeps_her_name(tmp_path: Path) -> None:
    desk = a_desk(tmp_path / "home")
    with room_for(0), pytest.raises(Explained):
        team(desk).rename(OWN, "Zonnebloem", "Maanvis")
    assert desk.nickname == "Zonnebloem"
    team(desk).rename(OWN, "Zonnebloem", "Maanvis")
    assert desk.nickname == "Maanvis"
    desk.close()


def test_the_smallest_room_refuses_each(tmp_path: Path) -> None:
    """Or nothing above was tried."""
    for name, act in ACTS.items():
        home = tmp_path / name / "home"
        home.parent.mkdir()
        desk = a_desk(home)
        with room_for(0), pytest.raises((Explained, OSError)):
            act(desk, home)
        desk.close()
