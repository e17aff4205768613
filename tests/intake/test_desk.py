from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from intake.counts.catalogue import Cell
from intake.desk import Desk
from intake.errors import Explained, WrongPassphrase
from intake.model import Code, Edits, FactId, Lang, Month, Period, StepId, Talk
from tests.stand_ins import CHEAP, Clock

TI = Lang("ti")
NEEDS, ASYLUM, CHILDREN = FactId("needs"), FactId("asylum"), FactId("children")


@pytest.fixture
def clock() -> Clock:
    return Clock(datetime(2026, 11, 24, 10, 0))


@pytest.fixture
def desk(clock: Clock) -> Iterator[Desk]:
    desk = Desk.practise(city="den-haag", clock=clock)  # type: ignore[arg-type]
    yield desk
    desk.close()


def codes(*names: str) -> tuple[Code, ...]:
    return tuple(Code(name) for name in names)


def with_needs(desk: Desk, *needs: str) -> Talk:
    return desk.answer(desk.begin(TI), NEEDS, codes(*needs))


def test_a_desk_is_made_and_opened_again(tmp_path: Path) -> None:
    desk, card = Desk.create(tmp_path, nickname="Ria", passphrase="zes losse woorden", city="amsterdam", cost=CHEAP)  # type: ignore[arg-type]
    talk = desk.answer(desk.begin(TI), NEEDS, codes("zorg"))
    desk.close()
    assert Desk.people(tmp_path) == ("Ria",)
    again = Desk.open(tmp_path, "Ria", "zes losse woorden")
    assert (again.city, again.nickname, again.practising) == ("amsterdam", "Ria", False)
    assert again.resume(talk.id) == talk
    again.close()
    assert len(card.split("-")) == 7


def test_a_wrong_passphrase_opens_nothing(tmp_path: Path) -> None:
    desk, _ = Desk.create(tmp_path, nickname="Ria", passphrase="zes losse woorden", city="elders", cost=CHEAP)  # type: ignore[arg-type]
    desk.close()
    with pytest.raises(WrongPassphrase):
        Desk.open(tmp_path, "Ria", "zes losse worden")


def test_the_card_brings_a_forgotten_passphrase_back(tmp_path: Path) -> None:
    desk, card = Desk.create(tmp_path, nickname="Ria", passphrase="vergeten woorden", city="elders", cost=CHEAP)  # type: ignore[arg-type]
    talk = desk.begin(TI)
    desk.close()
    Desk.recover(tmp_path, card, nickname="Ria", passphrase="nieuwe woorden", cost=CHEAP).close()
    with pytest.raises(WrongPassphrase):
        Desk.open(tmp_path, "Ria", "vergeten woorden")
    again = Desk.open(tmp_path, "Ria", "nieuwe woorden")
    assert [draft.id for draft in again.unfinished()] == [talk.id]
    again.close()


def test_a_nickname_that_the_card_does_not_know_leaves_the_vault_closed(tmp_path: Path) -> None:
    desk, card = Desk.create(tmp_path, nickname="Ria", passphrase="zes losse woorden", city="elders", cost=CHEAP)  # type: ignore[arg-type]
    desk.close()
    with pytest.raises(Explained, match="nickname-unknown"):
        Desk.recover(tmp_path, card, nickname="Joop", passphrase="nieuwe woorden", cost=CHEAP)
    Desk.open(tmp_path, "Ria", "zes losse woorden").close()


def test_a_vault_without_its_keyring_is_set_aside_and_never_overwritten(tmp_path: Path) -> None:
    first, _ = Desk.create(tmp_path, nickname="Ria", passphrase="zes losse woorden", city="elders", cost=CHEAP)  # type: ignore[arg-type]
    first.close()
    before = (tmp_path / "vault.db").read_bytes()
    (tmp_path / "keyring").unlink()
    Desk.create(tmp_path, nickname="Ria", passphrase="zes andere woorden", city="elders", cost=CHEAP)[0].close()  # type: ignore[arg-type]
    assert [path.read_bytes() for path in tmp_path.glob("*.set-aside")] == [before]


def test_a_folder_without_a_desk_has_no_people(tmp_path: Path) -> None:
    assert Desk.people(tmp_path / "nothing") == ()


def test_every_answer_is_in_the_vault_at_once(desk: Desk) -> None:
    talk = with_needs(desk, "zorg")
    desk._untold.clear()
    assert desk.resume(talk.id).answers == talk.answers


def test_what_touches_on_status_is_never_written_down(desk: Desk) -> None:
    talk = desk.answer(with_needs(desk, "huisvesting"), ASYLUM, codes("refused"))
    assert ASYLUM in desk.resume(talk.id).answers
    desk._untold.clear()
    assert ASYLUM not in desk.resume(talk.id).answers


def test_a_count_only_visit_leaves_no_visit(desk: Desk) -> None:
    talk = desk.answer(with_needs(desk, "zorg"), CHILDREN, codes("4-11"))
    finished = desk.finish(talk)
    assert finished.number is None
    assert desk.unfinished() == ()
    (row,) = desk._vault.closed_rows((Month("2026-11"),))
    assert (row.needs, row.household_type) == (("zorg",), "with_children")
    assert desk._vault.visits_page(None, 10) == ()


def test_a_visit_with_a_number_is_found_again_by_what_stands_on_the_paper(desk: Desk) -> None:
    talk = desk.promise_number(desk.answer(with_needs(desk, "zorg"), ASYLUM, codes("no")))
    number = desk.finish(talk).number
    assert number is not None
    visit = desk.find(f"{number[:3].lower()} {number[3:]}")
    assert set(visit.answers) == {NEEDS}
    again = desk.reopen(visit)
    assert (again.number, again.answers) == (number, visit.answers)


def test_coming_back_under_the_same_number_is_one_household(desk: Desk) -> None:
    number = desk.finish(desk.promise_number(with_needs(desk, "zorg"))).number
    desk.finish(desk.reopen(desk.find(str(number))))
    desk.finish(with_needs(desk, "zorg"))
    rows = desk._vault.closed_rows((Month("2026-11"),))
    assert len({row.household for row in rows}) == 2
    assert len(rows) == 3


def test_a_number_that_was_promised_stays_the_same(desk: Desk) -> None:
    talk = desk.promise_number(with_needs(desk, "zorg"))
    assert desk.promise_number(talk).number == talk.number
    assert desk.withdraw_number(talk).number is None


def test_a_number_nobody_has_gets_a_sentence(desk: Desk) -> None:
    number = desk.promise_number(with_needs(desk, "zorg")).number
    with pytest.raises(Explained, match="number-unknown"):
        desk.find(str(number))


def test_forgetting_a_visit_leaves_the_count(desk: Desk) -> None:
    number = desk.finish(desk.promise_number(with_needs(desk, "zorg"))).number
    assert number is not None
    desk.forget(number)
    with pytest.raises(Explained, match="number-unknown"):
        desk.find(number)
    assert len(desk._vault.closed_rows((Month("2026-11"),))) == 1


def test_a_line_of_ones_own_is_on_the_sheet_and_not_in_the_visit(desk: Desk) -> None:
    talk = desk.promise_number(desk.edit(with_needs(desk, "zorg"), Edits(own_lines=("Bel morgen Joop",))))
    sheet = desk.handout(talk)
    assert sheet.handout.steps[-1].lines[0].words.own == "Bel morgen Joop"
    number = desk.finish(talk).number
    assert "Joop" not in repr(desk.find(str(number)))


@pytest.mark.parametrize(("line", "key"), [("x" * 161, "own-line-long"), ("Bel 😀 医生", "own-line-signs")])
def test_a_line_that_no_sheet_can_hold_gets_a_sentence(desk: Desk, line: str, key: str) -> None:
    talk = with_needs(desk, "zorg")
    with pytest.raises(Explained, match=key):
        desk.edit(talk, Edits(own_lines=(line,)))
    assert desk.resume(talk.id).edits.own_lines == ()


def test_a_telling_word_in_a_line_of_ones_own_is_pointed_out(desk: Desk) -> None:
    talk = desk.edit(with_needs(desk, "zorg"), Edits(own_lines=("Neem de brief over uw asielaanvraag mee",)))
    assert desk.handout(talk).indiscreet == ("asiel",)


def test_leaving_a_step_out_takes_it_off_the_sheet(desk: Desk) -> None:
    talk = with_needs(desk, "zorg")
    first = next(row.step.id for row in desk.advise(talk).steps if row.on_sheet)
    sheet = desk.handout(desk.edit(talk, Edits(left_out=(StepId(first),))))
    assert len(sheet.handout.steps) == len(desk.handout(talk).handout.steps) - 1


def test_there_is_a_sheet_in_every_language_on_offer(desk: Desk) -> None:
    talk = with_needs(desk, "zorg", "voedsel")
    for choice in desk.languages():
        sheet = desk.handout(talk, choice.code)
        assert sheet.pdf.startswith(b"%PDF")
        assert sheet.pages in (1, 2)
        assert min(desk.picture(sheet, 0, 40).greys) < 64


def test_a_language_without_a_sheet_gets_a_sentence(desk: Desk) -> None:
    with pytest.raises(Explained, match="no-sheet"):
        desk.handout(with_needs(desk, "zorg"), Lang("tlh"))


def test_practice_sheets_say_so(desk: Desk) -> None:
    assert desk.handout(with_needs(desk, "zorg")).handout.practice is not None


def test_a_month_that_is_not_over_is_not_counted(desk: Desk, clock: Clock) -> None:
    desk.finish(with_needs(desk, "zorg"))
    with pytest.raises(Explained, match="period-not-over"):
        desk.publishing.preview(Period("2026-11"))
    clock.now = datetime(2026, 12, 1, 9, 0)
    assert desk.publishing.preview(Period("2026-11")).release.figure(Cell("total")) is None


def test_discarding_a_conversation_leaves_nothing(desk: Desk) -> None:
    talk = with_needs(desk, "zorg")
    desk.discard(talk.id)
    assert desk.unfinished() == ()
    assert desk._vault.closed_rows((Month(f"{date(2026, 11, 24):%Y-%m}"),)) == ()


def test_a_conversation_goes_on_in_another_language(desk: Desk) -> None:
    talk = with_needs(desk, "zorg")
    spoken = desk.speak(talk, Lang("ar"))
    assert (spoken.language, spoken.answers, spoken.at) == (Lang("ar"), talk.answers, talk.at)
    assert desk.unfinished()[0].language == "ar"
