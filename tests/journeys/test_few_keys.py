"""How many keys and clicks it takes from the door to the printed sheet, counted at the real window."""

from __future__ import annotations

import pytest

from tests.ui.pages import Program, Visit
from ui.handout import Handout

SIMPLE_AT_MOST, HARDEST_AT_MOST = 12, 30


@pytest.mark.parametrize(
    ("needs", "most"),
    [("6", SIMPLE_AT_MOST), ("134", HARDEST_AT_MOST)],
    ids=["clothes", "a home, care and money at once"],
)
def test_from_the_door_to_the_paper_in_few_keys(
    at_the_desk: Program, monkeypatch: pytest.MonkeyPatch, needs: str, most: int
) -> None:
    counted: list[str] = []
    for verb in ("types", "presses"):
        original = getattr(Program, verb)

        def counting(program: Program, what: object, *more: object, original: object = original) -> None:
            counted.extend(what if isinstance(what, str) else ["key"])
            original(program, what, *more)  # type: ignore[operator]

        monkeypatch.setattr(Program, verb, counting)
    assert at_the_desk.app.rooms
    sheets: list[bytes] = []
    at_the_desk.app.rooms.handout._send = lambda pdf, _pictures: sheets.append(pdf)
    visit = Visit(at_the_desk)
    visit.begins("B")
    visit.answers("5")
    visit.answers(needs)
    visit.answers_the_rest()
    at_the_desk.waits_for("advice")
    visit.goes_on()
    at_the_desk.waits_for("handout")
    screen = at_the_desk.screen
    assert isinstance(screen, Handout)
    at_the_desk.qtbot.waitUntil(lambda: screen.made is not None)
    visit.goes_on()
    assert len(sheets) == 1
    assert len(counted) <= most, counted
