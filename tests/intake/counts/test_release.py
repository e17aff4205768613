from __future__ import annotations

import random
from datetime import date

import pytest

from intake.counts.catalogue import Cell, cells, households
from intake.counts.period import before, kind_of, months_of, over, parse
from intake.counts.release import Release, hidden, make, possible, printed
from intake.errors import Explained
from intake.model import Period
from tests.intake.counts.desk_year import AXES, DESK, LATER, SECRET, YEAR, desk_year, of, released

ROWS = desk_year(60, seed=1)


def one(period: str, rows: list = ROWS) -> Release:  # type: ignore[type-arg]
    (release,) = released(rows, [Period(period)])
    return release


# --- periods


@pytest.mark.parametrize(
    ("text", "kind", "months", "earlier"),
    [
        ("2026-10", "month", ("2026-10",), "2026-09"),
        ("2026-01", "month", ("2026-01",), "2025-12"),
        ("2026-Q4", "quarter", ("2026-10", "2026-11", "2026-12"), "2026-Q3"),
        ("2026-Q1", "quarter", ("2026-01", "2026-02", "2026-03"), "2025-Q4"),
    ],
)
def test_a_period_knows_its_months_and_the_one_before(text: str, kind: str, months: object, earlier: str) -> None:
    period = parse(text)
    assert (kind_of(period), months_of(period), before(period)) == (kind, months, earlier)


def test_a_year_has_twelve_months() -> None:
    assert len(months_of(parse("2026"))) == 12
    assert before(parse("2026")) == "2025"


@pytest.mark.parametrize("text", ["", "2026-13", "2026-Q5", "26-10", "2026-1", "2026-10-01", "1999", "２０２６"])
def test_what_is_no_period_is_explained(text: str) -> None:
    with pytest.raises(Explained, match=r"error\.period"):
        parse(text)


def test_a_period_is_over_when_its_last_day_is_behind_us() -> None:
    assert over(Period("2026-10"), date(2026, 11, 1))
    assert not over(Period("2026-10"), date(2026, 10, 31))
    assert not over(Period("2026-Q4"), date(2026, 12, 31))


# --- the catalogue


def test_a_month_a_quarter_and_a_year_have_their_tables_and_no_others() -> None:
    assert one("2026-03").tables == ("total", "need")
    assert one("2026-Q1").tables == ("total", "need", "language", "household", "refusal", "unmet")
    assert one("2026").tables[-2:] == ("need_language", "need_household")
    assert len(cells("year", AXES)) == len(one("2026").figures)


def test_a_household_counts_once_a_month_in_each_cell_and_in_one_group_and_type() -> None:
    first = ROWS[0]
    again = [first, first]
    counted = households(again, AXES)
    assert set(counted.values()) == {1}
    assert sum(count for cell, count in counted.items() if cell.table == "language") == 1
    assert sum(count for cell, count in counted.items() if cell.table == "household") == 1


def test_a_quarter_counts_what_its_months_count() -> None:
    quarter = households(of(ROWS, Period("2026-Q2")), AXES)
    months = [households(of(ROWS, Period(month)), AXES) for month in months_of(Period("2026-Q2"))]
    assert quarter[Cell("total")] == sum(month[Cell("total")] for month in months)


# --- the release


def test_the_order_in_which_rows_arrive_is_of_no_matter() -> None:
    shuffled = random.Random(3).sample(ROWS, len(ROWS))  # noqa: S311
    assert released(shuffled) == released(ROWS)


def test_a_month_with_few_visits_gives_its_total_only_and_its_quarter_gives_more() -> None:
    few = desk_year(20, seed=2)
    assert (one("2026-05", few).small, one("2026-05", few).tables) == (True, ("total",))
    assert one("2026-Q2", few).tables[1] == "need"


def test_every_figure_is_a_five_from_ten_on_or_a_dash() -> None:
    figures = [figure for release in released(ROWS) for figure in release.figures.values()]
    assert all(figure is None or (figure >= 10 and figure % 5 == 0) for figure in figures)
    assert None in figures


def test_the_finer_mode_takes_visits_enough_and_hides_less() -> None:
    busy = desk_year(150, seed=3)
    with pytest.raises(Explained, match=r"error\.period-threshold"):
        released(ROWS, [YEAR], "threshold")
    (fine,), (strict,) = released(busy, [YEAR], "threshold"), released(busy, [YEAR])
    assert sum(hidden(fine).values()) < sum(hidden(strict).values())
    assert min(figure for figure in fine.figures.values() if figure is not None) >= 5


def test_a_period_that_is_not_over_is_refused() -> None:
    with pytest.raises(Explained, match=r"error\.period-not-over"):
        make(ROWS, AXES, Period("2027"), secret=SECRET, desk=DESK, mode="strict", today=LATER)


@pytest.mark.parametrize("mode", ["strict", "threshold"])
@pytest.mark.parametrize("count", [*range(40), 117])
def test_the_truth_is_among_what_a_figure_leaves_possible(mode: str, count: int) -> None:
    for draw in range(40):
        figure = printed(count, SECRET, f"cell {draw}", mode)  # type: ignore[arg-type]
        least, most = possible(figure, mode)  # type: ignore[arg-type]
        assert least <= count <= most
        assert most - least >= (8 if mode == "strict" else 4)
