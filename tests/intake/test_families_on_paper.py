"""The sheet of every invented family fits on one piece of paper, both sides, in every language."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from intake import case as cases
from intake.content import load, root
from intake.desk import Desk
from intake.model import City, Lang, Talk

CONTENT = load()
SIDES = 2


@pytest.fixture(scope="module")
def desk() -> Iterator[Desk]:
    desk = Desk.practise(City("den-haag"))
    yield desk
    desk.close()


@pytest.mark.parametrize("language", [language.code for language in CONTENT.languages])
def test_every_family_takes_one_piece_of_paper_home(desk: Desk, language: str) -> None:
    too_long = {}
    for name, talk in families_with_sheets_of_their_own(desk).items():
        pages = desk.handout(talk, Lang(language)).pages
        if pages > SIDES:
            too_long[name] = pages
    assert too_long == {}


def families_with_sheets_of_their_own(desk: Desk) -> dict[str, Talk]:
    """Of families that would get the same sheet, the first."""
    found: dict[object, tuple[str, Talk]] = {}
    for path in sorted((root() / "cases").glob("*.yaml")):
        talk = cases.talk(CONTENT, cases.read(CONTENT, path), "id", "now")
        on_sheet = [row for row in desk.advise(talk).steps if row.on_sheet]
        sheet = tuple((row.step.id, row.state, tuple(service.id for service in row.services)) for row in on_sheet)
        found.setdefault(sheet, (path.stem, talk))
    return dict(found.values())
