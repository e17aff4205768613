"""Every kind of click of a whole day at the desk, with 100,000 visits in the vault: a conversation from the language to
its end, and every place between conversations. A table of its own: what is told is not a ratio to something plain but
whether a person notices, so the first line is a button of Qt's own, pressed in the same run.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import traceback
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPushButton

from intake.model import EN, Code
from tests.benchmarks import unlock
from tests.benchmarks.first_paint import DESK, environment
from tests.benchmarks.hands import Hands
from ui.__main__ import main
from ui.app import App
from ui.tile import Tiles

CONVERSATIONS = 3
_NOTICED_MS, _STUCK_MS = 100, 50
_BARE = "a button of Qt's own"


def table(rounds: int) -> Iterator[str]:
    """The lines of the table, from `rounds` days."""
    found: dict[str, list[list[float]]] = {}
    with TemporaryDirectory() as folder:
        _in_a_process("prepare", Path(folder))
        _in_a_process("day", Path(folder))  # leaves bytecode and content behind, as a first day does
        for _ in range(rounds):
            for kind, figures in json.loads(_in_a_process("day", Path(folder))).items():
                found.setdefault(kind, []).extend(figures)
    yield f"{'clicks, with 100,000 visits; in ms':44} {'answered':>26} {'all there':>17} {'stuck':>17} {'times':>6}"
    yield f"{'':44} {'min':>8} {'median':>8} {'worst':>8} {'median':>8} {'worst':>8} {'median':>8} {'worst':>8}"
    for kind, figures in found.items():
        answered, complete, stuck = zip(*figures, strict=True)
        told = (min(answered), median(answered), max(answered), median(complete), max(complete))
        line = " ".join(f"{figure:8.1f}" for figure in (*told, median(stuck), max(stuck)))
        late = max(answered) > _NOTICED_MS or max(stuck) > _STUCK_MS
        yield f"{kind:44} {line} {len(figures):6}{' !' if late else ''}"


def _in_a_process(part: str, folder: Path) -> bytes:
    command = [sys.executable, "-m", "tests.benchmarks.clicks", part, str(folder)]
    return subprocess.run(command, env=environment(folder), stdout=subprocess.PIPE, check=True).stdout


def _prepare(folder: Path) -> None:
    """A desk with its visits, and the rows from which a month is counted."""
    from intake.keyring import Keyring
    from intake.vault import Vault
    from tests.benchmarks.counting import _rows

    unlock.PAIR.prepare(folder)
    keys = Keyring.read(folder / DESK / "keyring").unlock("Zon", unlock.PASSPHRASE)
    vault = Vault.open(folder / DESK / "vault.db", keys.vault)
    vault._db.execute("BEGIN")
    vault._db.executemany("INSERT INTO closed VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", _rows())
    vault._db.execute("COMMIT")
    vault.close()


def _day() -> None:
    """From the first paint on; tells what was measured."""
    main([], painted=lambda app: QTimer.singleShot(0, app, lambda: _tell(app)))


def _tell(app: App) -> None:
    try:
        _live_a_day(Hands(app))
    except Exception:  # noqa: BLE001 - told, and the end of it: no window shall wait for somebody
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


def _live_a_day(hands: Hands) -> None:
    _press_something_plain(hands)
    open_desk(hands)
    for _ in range(CONVERSATIONS):
        lead(hands)
    go_round(hands)
    print(json.dumps(hands.figures), flush=True)


def _press_something_plain(hands: Hands) -> None:
    button = QPushButton("Open")
    button.setCheckable(True)
    button.show()
    for _ in range(2 * CONVERSATIONS):
        hands.toggles(_BARE, button)
    button.close()


def open_desk(hands: Hands) -> None:
    say, field = hands.say, hands.field()
    for letter in unlock.PASSPHRASE:
        hands.types("a letter of the passphrase", field, letter)
    door = hands.button(say("window.unlock.open"))
    hands.clicks("open the desk", door, lambda: door.text() == say("window.kit.busy"))


# --- a conversation


def lead(hands: Hands) -> None:
    """Tigrinya, nothing that cannot wait, two needs, and the first answer to every question."""
    say, rooms = hands.say, hands.rooms
    begin(hands)
    choose_needs(hands)
    hands.clicks("turn to the visitor", rooms.guide.turn, lambda: hands.is_at("facing"))
    hands.does("turn back", rooms.facing.turned.emit, lambda: hands.is_at("guide"))
    hands.clicks("look at safety", hands.button(say("window.kit.safety")), lambda: _asks(hands, "safety"))
    hands.clicks("back from safety", rooms.guide.next, lambda: not _asks(hands, "safety"))
    answer_the_rest(hands)
    _look_at_the_advice(hands)
    vary_the_sheet(hands)
    _leave_the_sheet(hands)
    hands.toggles("without a number after all", rooms.finish.tiles.tile(Code("count")))
    hands.clicks("end the conversation", rooms.finish.end, lambda: hands.is_at("home"))


def begin(hands: Hands) -> None:
    say = hands.say
    hands.clicks("begin a conversation", hands.button(say("window.home.begin")), lambda: hands.is_at("language"))
    hands.clicks("a language", hands.button(say("language.ti")), lambda: hands.is_at("guide"))


def choose_needs(hands: Hands) -> None:
    """Up to the first question."""
    _answer(hands, -1)
    _go_on(hands)
    for place in (2, 4):
        _answer(hands, place)
    _go_on(hands)


def answer_the_rest(hands: Hands) -> None:
    """Up to the advice."""
    while hands.is_at("guide"):
        _answer(hands, 0)
        _go_on(hands)


def _asks(hands: Hands, page: str) -> bool:
    moment = hands.rooms.guide._moment
    return moment is not None and moment.page.at == page


def _answer(hands: Hands, place: int) -> None:
    """The tile in a place; where digits are asked, nothing is known."""
    guide = hands.rooms.guide
    assert guide.board is not None
    tiles = guide.board.tiles
    answer = list(tiles._tiles.values())[place] if isinstance(tiles, Tiles) else guide.unknown
    hands.toggles("an answer", answer)


def _go_on(hands: Hands) -> None:
    guide, board = hands.rooms.guide, hands.rooms.guide.board
    hands.clicks(
        "the next question, or the advice", guide.next, lambda: guide.board is not board or hands.is_at("advice")
    )


def _look_at_the_advice(hands: Hands) -> None:
    advice = hands.rooms.advice
    card = next(card for card in advice.list.cards.values() if not card.sheet.isHidden())
    hands.clicks("unfold a step", card.more, lambda: card.unfolded)
    hands.toggles("leave a step out", card.sheet)
    number = card.number.text()
    hands.clicks("move a step", card.down if card.down.isEnabled() else card.up, lambda: card.number.text() != number)
    hands.clicks("what can be added", advice.side.add, lambda: advice.adding is not None and advice.adding.isVisible())
    assert advice.adding is not None
    hands.does("close it", advice.adding.reject, lambda: advice.adding is None)
    hands.clicks("to the sheet", advice.next, lambda: hands.is_at("handout"))


def vary_the_sheet(hands: Hands) -> None:
    """In large print and back, and in English."""
    handout = hands.rooms.handout
    for form in ("large", "usual"):
        hands.clicks("another form of sheet", handout.choice.forms[form], handout.choice.forms[form].isChecked)
    assert handout.choice.tiles is not None
    english = handout.choice.tiles.tile(Code("en"))
    hands.clicks("another language of the sheet", english, lambda: handout._language == EN)


def _leave_the_sheet(hands: Hands) -> None:
    handout = hands.rooms.handout
    hands.toggles("promise a number", handout.number)
    hands.clicks("on from the sheet", handout.skip, lambda: hands.is_at("finish"))


# --- between conversations


def go_round(hands: Hands) -> None:
    """Every place, twice."""
    for when in ("first", "again"):
        for place, look_round in _PLACES.items():
            tab = hands.button(hands.say(f"window.place.{place}"))
            hands.clicks(f"{place}, {when}", tab, partial(hands.is_at, place))
            look_round(hands)


def _find(hands: Hands) -> None:
    directory = hands.rooms.directory
    listed: Callable[[], bool] = lambda: not directory._typing.isActive()  # noqa: E731
    for letter in "voedsel":
        hands.types("a letter of a search", directory.search.edit, letter, listed)
    for _ in "voedsel":
        hands.does("a letter less", directory.search.edit.backspace, lambda: True, listed)
    for line in list(directory.entries.values())[1:4]:
        hands.toggles("an address", line)
    for _ in range(2):
        hands.toggles("a filter of addresses", directory.filters.tile(Code("city")))


def _count(hands: Hands) -> None:
    counts = hands.rooms.counts
    for kind, button in counts.kinds.items():
        hands.clicks(f"counts, {kind}", button, button.isChecked)
    hands.clicks("counts, now", counts.now, counts.now.isChecked)


def _read_what_waits(hands: Hands) -> None:
    languages = hands.rooms.translations.languages
    assert languages is not None
    for code in ("ar", "ti"):
        hands.clicks("a language that waits", languages.tile(Code(code)), languages.tile(Code(code)).isChecked)


def _begin_with_somebody(hands: Hands) -> None:
    team = hands.rooms.team
    hands.clicks("one more person", team.primary, lambda: team.form is not None)
    hands.clicks("back to the people", team.back, lambda: team.form is None)


def _read_the_trail(hands: Hands) -> None:
    upkeep = hands.rooms.upkeep
    hands.clicks("the trail", upkeep.trail, lambda: upkeep.dialog is not None)
    assert upkeep.dialog is not None
    hands.does("close it", upkeep.dialog.accept, lambda: upkeep.dialog is None)


def _speak_another_language(hands: Hands) -> None:
    for code in ("en", "nl"):
        rooms = hands.rooms
        tile = rooms.settings.language.tile(Code(code))
        hands.clicks("the window in another language", tile, lambda before=rooms: hands.rooms is not before)  # type: ignore[misc]
        hands.say = hands.app.say


_PLACES: dict[str, Callable[[Hands], None]] = {
    "directory": _find,
    "counts": _count,
    "translations": _read_what_waits,
    "team": _begin_with_somebody,
    "upkeep": _read_the_trail,
    "settings": _speak_another_language,
    "home": lambda _hands: None,
}


if __name__ == "__main__":
    if sys.argv[1] == "prepare":
        _prepare(Path(sys.argv[2]))
    else:
        _day()
