"""The coordinator's view of the languages, over a desk in a folder of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from intake.desk import Desk
from intake.keyring import MIN_COST
from intake.model import EN, NL, City, Code, FactId, Lang, Talk
from intake.words import Review, Words

TI, AR = Lang("ti"), Lang("ar")
NICKNAME, PASSPHRASE = "Zonnebloem", "zonder paraplu naar Vlieland 1953"
Opened = Callable[[], Desk]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Opened]:
    desks: list[Desk] = []
    first, _ = Desk.create(
        tmp_path / "home", nickname=NICKNAME, passphrase=PASSPHRASE, city=City("den-haag"), cost=MIN_COST
    )
    desks.append(first)

    def again() -> Desk:
        desks[-1].close()
        desks.append(Desk.open(tmp_path / "home", NICKNAME, PASSPHRASE))
        return desks[-1]

    yield again
    desks[-1].close()


@pytest.fixture
def desk(opened: Opened) -> Desk:
    return opened()


def bill(desk: Desk) -> Talk:
    talk = desk.begin(TI)
    talk = desk.answer(talk, FactId("needs"), (Code("zorg"),))
    return desk.answer(talk, FactId("care"), (Code("bill"),))


def reviewed(desk: Desk, language: Lang, keys: set[str], tmp_path: Path) -> Path:
    """The spreadsheet of a language as it comes back, with these rows found right."""
    book = load_workbook(BytesIO(desk.translations.export(language, "xlsx", EN)))
    page = book.worksheets[0]
    for row in range(3, page.max_row + 1):
        if page.cell(row, 1).value in keys:
            page.cell(row, 4).value = "x"
    path = tmp_path / f"{language}.xlsx"
    book.save(path)
    return path


def test_every_language_but_dutch_and_english_says_how_far_it_is(desk: Desk) -> None:
    states = {state.language: state for state in desk.translations.states()}
    assert set(states) == {choice.code for choice in desk.languages()} - {NL, EN}
    ti = states[TI]
    assert ti.reviewed == 0
    assert ti.outdated + ti.drafted + ti.back_checked + ti.missing > 400


def test_what_is_printed_most_waits_first(desk: Desk) -> None:
    talk = bill(desk)
    for _ in range(2):
        desk.printed(talk, desk.handout(talk))
    first, *_, last = desk.translations.waiting(TI)
    assert first.printed == 2
    assert first.key.startswith(("step.", "service."))
    assert last.printed == 0
    assert all(waiting.printed == 0 for waiting in desk.translations.waiting(AR))


def test_what_was_printed_is_known_after_a_restart_and_leads_to_no_visit(opened: Opened) -> None:
    desk = opened()
    talk = bill(desk)
    desk.printed(talk, desk.handout(talk))
    desk.finish(talk)
    assert max(waiting.printed for waiting in opened().translations.waiting(TI)) == 1


def test_a_review_is_the_desks_own_and_leaves_the_programs_words_alone(opened: Opened, tmp_path: Path) -> None:
    desk = opened()
    before = {path: path.read_bytes() for path in Words.load().folder.rglob("*.*")}
    keys = {"sheet.title", "step.cak-rekening.do"}
    assert desk.translations.take_back(reviewed(desk, TI, keys, tmp_path), "interpreter").reviewed == 2
    again = opened()
    assert {key for key in keys if again.words.state(TI, key) is Review.REVIEWED} == keys
    assert keys.isdisjoint(waiting.key for waiting in again.translations.waiting(TI))
    assert {path: path.read_bytes() for path in Words.load().folder.rglob("*.*")} == before
    assert Words.load().state(TI, "sheet.title") is not Review.REVIEWED


def test_a_corrected_sentence_stands_on_the_next_sheet(opened: Opened, tmp_path: Path) -> None:
    desk = opened()
    book = load_workbook(BytesIO(desk.translations.export(TI, "xlsx", EN)))
    page = book.worksheets[0]
    for row in range(3, page.max_row + 1):
        if page.cell(row, 1).value == "sheet.title":
            page.cell(row, 3).value = "ሓድሽ ኣርእስቲ"
    book.save(tmp_path / "ti.xlsx")
    desk.translations.take_back(tmp_path / "ti.xlsx", "interpreter")
    assert desk.handout(bill(desk)).handout.title.own == "ሓድሽ ኣርእስቲ"
    assert opened().words.text(TI, "sheet.title") == "ሓድሽ ኣርእስቲ"


def test_a_desk_may_refuse_what_nobody_has_reviewed_and_prints_english(opened: Opened, tmp_path: Path) -> None:
    desk = opened()
    assert desk.translations.refused is False
    desk.translations.refuse(refused=True)
    desk = opened()
    assert desk.translations.refused is True
    sheet = desk.handout(bill(desk), AR).handout
    assert (sheet.language, sheet.footnote) == (EN, None)


def test_where_a_language_is_reviewed_only_the_other_lines_are_english(desk: Desk, tmp_path: Path) -> None:
    desk.translations.refuse(refused=True)
    desk.translations.take_back(reviewed(desk, AR, {"sheet.title"}, tmp_path), "interpreter")
    sheet = desk.handout(bill(desk), AR).handout
    assert sheet.language == AR
    assert sheet.title.own == desk.words.text(AR, "sheet.title")
    english = desk.words.text(EN, f"step.{_first_step(desk)}.do")
    assert sheet.steps[0].lines[0].words.own == f"\u2066{english}\u2069"  # an island in a text from right to left
    assert not any(line.words.marked for step in sheet.steps for line in step.lines)


def _first_step(desk: Desk) -> str:
    return next(row.step.id for row in desk.advise(bill(desk)).steps if row.on_sheet)
