"""What a desk publishes: once, and the same ever after."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument

from intake.counts.attack import Stopped
from intake.desk import Desk
from intake.errors import Explained
from intake.keyring import MIN_COST
from intake.model import EN, NL, City, Code, FactId, Lang, Month, Period
from intake.publishing import bound_up
from intake.vault import Vault

NICKNAME, PASSPHRASE = "Zonnebloem", "zonder paraplu naar Vlieland 1953"
OCTOBER = Period("2026-10")


class Days:
    day = date(2026, 10, 5)

    def __call__(self) -> datetime:
        return datetime.combine(self.day, datetime.min.time())


@pytest.fixture
def days() -> Days:
    return Days()


@pytest.fixture
def desk(days: Days) -> Iterator[Desk]:
    """A desk with a busy October, asked in November."""
    made = Desk.practise(City("den-haag"), clock=days)
    visit(made, 50)
    days.day = date(2026, 11, 3)
    yield made
    made.close()


def visit(desk: Desk, times: int, *needs: str, **answers: str) -> None:
    for place in range(times):
        chosen = needs or (("zorg",) if place % 2 else ("zorg", "voedsel"))
        talk = desk.answer(desk.begin(Lang("ti")), FactId("needs"), tuple(map(Code, chosen)))
        for fact, code in answers.items():
            talk = desk.answer(talk, FactId(fact), (Code(code),))
        desk.finish(talk)


def test_before_it_goes_out_it_can_be_seen(desk: Desk) -> None:
    preview = desk.publishing.preview(OCTOBER)
    assert preview.frozen is False
    assert preview.release.figures["need|zorg"] in (50, 55)
    assert preview.hidden["need"] == 14
    assert desk.publishing.periods() == ()


def test_a_period_is_published_once_and_is_the_same_ever_after(desk: Desk, days: Days) -> None:
    first = desk.publishing.as_file(desk.publishing.publish(OCTOBER), "csv", NL)
    days.day = date(2027, 5, 1)
    visit(desk, 30)
    again = desk.publishing.publish(OCTOBER)
    assert desk.publishing.as_file(again, "csv", NL) == first
    assert desk.publishing.preview(OCTOBER).frozen
    assert desk.publishing.periods() == (OCTOBER,)


def test_in_another_language_the_figures_are_the_same(desk: Desk) -> None:
    release = desk.publishing.publish(OCTOBER)
    dutch, english = (desk.publishing.as_file(release, "csv", language).decode() for language in (NL, EN))
    assert "Alle gezinnen" in dutch
    assert "All families" in english
    figures = [
        [line.rpartition(";")[2] for line in text.splitlines() if line[:4] == "2026"] for text in (dutch, english)
    ]
    assert figures[0] == figures[1]


def _figures(text: str) -> list[str]:
    return [line.rpartition(";")[2] for line in text.splitlines() if line[:4] == "2026"]


def test_the_page_for_a_board_shows_the_same_figures_and_those_that_were_out_before(desk: Desk, days: Days) -> None:
    visit(desk, 45)
    days.day = date(2026, 12, 3)
    alone = desk.publishing.publish(Period("2026-11"))
    assert alone.beside == ()
    before = desk.publishing.as_file(alone, "pdf", NL)
    october = desk.publishing.publish(OCTOBER)
    assert desk.publishing.as_file(alone, "pdf", NL) == before  # what went out stays as it went out
    days.day = date(2026, 12, 4)
    visit(desk, 41)
    days.day = date(2027, 1, 3)
    december = desk.publishing.publish(Period("2026-12"))
    assert december.beside == ("2026-11", "2026-10")
    said = _words_of(desk.publishing.as_file(december, "pdf", NL))
    assert "Tellingen over december 2026" in said
    row = [str(release.figures["need|zorg"]) for release in (december, alone, october)]
    assert " ".join(["Zorg en dokter", *row]) in said
    assert "Overal een streepje: Wonen" in said


def _words_of(pdf: bytes) -> str:
    document = PdfDocument(pdf)
    return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in document).split())


def test_a_visit_that_closes_in_a_frozen_month_is_counted_in_the_next(desk: Desk, days: Days) -> None:
    """The clock of the laptop was wrong, and is set back."""
    before = desk.publishing.publish(OCTOBER)
    days.day = date(2026, 10, 30)
    assert desk.publishing.month_for_a_visit() == Month("2026-11")
    visit(desk, 12)
    days.day = date(2026, 12, 2)
    assert desk.publishing.publish(OCTOBER) == before
    assert desk.publishing.preview(Period("2026-11")).release.figures["total|"] in (10, 15)


def test_whoever_does_not_want_to_wait_publishes_nothing(desk: Desk, days: Days) -> None:
    days.day = date(2026, 10, 20)
    visit(desk, 3, "kleding")  # a small cell, so that there is something to attack
    days.day = date(2026, 11, 3)
    with pytest.raises(Stopped):
        desk.publishing.publish(Period("2026-10"), lambda _done, _all: False)
    assert desk.publishing.periods() == ()


def test_what_hangs_together_with_a_period_is_attacked_with_it() -> None:
    """Of a quarter and two of its months the third is known as well, though nobody published it."""
    released = [Period(name) for name in ("2025-12", "2026-01", "2026-Q1", "2026-05", "2026-Q3")]
    assert set(bound_up(Period("2026-02"), released)) == {"2026-01", "2026-Q1"}
    assert set(bound_up(Period("2026"), released)) == {"2026-01", "2026-Q1", "2026-05", "2026-Q3"}
    assert bound_up(Period("2025-11"), released) == ()


def test_a_month_that_was_never_published_is_guarded_when_its_neighbours_are(days: Days) -> None:
    desk = Desk.practise(City("den-haag"), clock=days)
    for month in (10, 11, 12):
        days.day = date(2026, month, 5)
        visit(desk, 42)
        if month == 12:
            visit(desk, 2, "kleding")
    days.day = date(2027, 1, 5)
    for period in ("2026-10", "2026-Q4"):
        desk.publishing.publish(Period(period))
    alone, beside = (_attacked(desk, period) for period in ("2026-11", "2026-12"))
    assert alone == beside  # the two families of December are asked after in November's turn too
    assert alone > 0
    desk.close()


def _attacked(desk: Desk, period: str) -> int:
    told: list[int] = []

    def stop(_done: int, of_all: int) -> bool:
        told.append(of_all)
        return False

    with pytest.raises(Stopped):
        desk.publishing.publish(Period(period), stop)
    return told[0]


def test_a_coordinator_looks_at_a_period_beside_those_before_it(desk: Desk) -> None:
    view = desk.publishing.view(desk.publishing.last("month"), NL)
    assert (view.name, view.earlier, view.later, view.frozen) == ("oktober 2026", "2026-09", None, False)
    assert view.columns == ("okt 2026", "sep 2026", "aug 2026", "jul 2026")
    rows = dict(next(table.rows for table in view.tables if table.table == "need"))
    assert rows["Zorg en dokter"][1:] == (None, None, None)
    assert rows["Zorg en dokter"][0] in (50, 55)
    assert (view.hidden, view.cells) == (14, 17)
    assert desk.publishing.view(Period("2023-01"), NL).earlier is None


def test_a_period_that_is_not_over_cannot_be_published(desk: Desk) -> None:
    with pytest.raises(Explained, match=r"error\.period-not-over"):
        desk.publishing.publish(Period("2026"))


def test_the_audit_attacks_everything_that_went_out(desk: Desk, days: Days) -> None:
    with pytest.raises(Explained, match=r"error\.nothing-released"):
        desk.publishing.audit()
    days.day = date(2027, 1, 4)
    for period in ("2026-10", "2026-Q4", "2026"):
        desk.publishing.publish(Period(period))
    found = desk.publishing.audit()
    assert found.periods == ("2026", "2026-10", "2026-Q4")
    assert found.given_away == ()
    assert all(one.most - one.least >= 5 for one in found.narrowest)


def test_refusals_and_needs_for_which_nobody_was_found_are_counted_from_the_answers(desk: Desk, days: Days) -> None:
    visit(desk, 20, "zorg", care="money-first", huisarts="refused")
    days.day = date(2027, 1, 4)
    figures = desk.publishing.preview(Period("2026-Q4")).release.figures
    assert figures["refusal|deposit"] == 20
    assert figures["refusal|huisarts"] == 20
    assert figures["refusal|language"] is None


def test_the_finer_mode_is_only_used_where_visits_are_enough(desk: Desk) -> None:
    desk.publishing.choose_mode("threshold")
    assert desk.publishing.mode == "threshold"
    assert desk.publishing.publish(OCTOBER).mode == "strict"


def test_a_release_survives_a_restart_and_a_desk_has_one_name(tmp_path: Path) -> None:
    desk, _ = Desk.create(tmp_path, nickname=NICKNAME, passphrase=PASSPHRASE, city=City("den-haag"), cost=MIN_COST)
    first = desk.publishing.publish(Period("2024-01"))
    desk.close()
    again = Desk.open(tmp_path, NICKNAME, PASSPHRASE)
    assert again.publishing.publish(Period("2024-01")) == first
    assert again.publishing.preview(Period("2024-02")).release.desk == first.desk
    again.close()


def test_a_frozen_period_is_never_written_over() -> None:
    vault = Vault.in_memory()
    vault.keep_release("2026-10", "2026-11-01", b"{}")
    with pytest.raises(Exception, match="UNIQUE"):
        vault.keep_release("2026-10", "2026-11-02", b"{}")
    vault.close()
