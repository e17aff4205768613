"""The attacker, on invented desk-years: what the house publishes she cannot undo, and every careless way to publish it
she does. The whole of it, a hundred desk-years, is `python -m tests.intake.counts.many`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import msgspec
import pytest

from intake.counts.attack import Attack, Found, Stopped, Target, targets
from intake.counts.catalogue import Cell, cells, households
from intake.counts.period import months_of
from intake.counts.release import Release, possible, printed
from intake.model import Closed, Month, Period
from tests.intake.counts.desk_year import AXES, PERIODS, desk_year, of, released

ROWS = desk_year(50, seed=7)
Publish = Callable[[Sequence[Closed]], list[Release]]


def spans(rows: Sequence[Closed], periods: Sequence[Period] = PERIODS) -> dict[tuple[Month, ...], Mapping[Cell, int]]:
    return {months_of(period): households(of(rows, period), AXES) for period in periods}


def undone(releases: Sequence[Release], rows: Sequence[Closed]) -> tuple[Found, ...]:
    return Attack(releases, AXES).run(targets(spans(rows)))


@pytest.mark.parametrize(("visits", "seed"), [(20, 11), (50, 12), (150, 13)])
def test_nothing_that_the_house_publishes_gives_a_family_away(visits: int, seed: int) -> None:
    rows = desk_year(visits, seed)
    wanted = targets(spans(rows))
    assert len(wanted) > 100
    assert Attack(released(rows), AXES).run(wanted) == ()


def test_what_she_says_is_always_true() -> None:
    """Of every cell, small or not, in a sample: the truth lies within her bounds."""
    attack = Attack(released(ROWS), AXES)
    for period in PERIODS[::3]:
        truth = households(of(ROWS, period), AXES)
        for cell in cells("month", AXES)[:6]:
            found = attack.interval(Target(months_of(period), cell))
            assert found.least <= truth.get(cell, 0) <= found.most


# --- careless ways to publish: each must be undone


def shown(counts: Mapping[Cell, int], period: Period, least: int) -> Release:
    """Exact figures, with a dash below `least`."""
    table = cells("year", AXES)
    figures = {str(cell): counts.get(cell, 0) if counts.get(cell, 0) >= least else None for cell in table}
    return Release(period=period, desk="d", mode="strict", small=False, figures=figures)


@pytest.fixture
def as_printed(monkeypatch: pytest.MonkeyPatch) -> Callable[[int, int], None]:
    """What a reader knows of a figure when it is not rounded, and of a dash."""

    def know(around: int, dash: int) -> None:
        def possible(figure: int | None, _mode: str) -> tuple[int, int]:
            return (0, dash) if figure is None else (max(0, figure - around), figure + around)

        monkeypatch.setattr("intake.counts.attack.possible", possible)

    return know


def test_dashes_below_five_beside_true_figures_are_undone(as_printed: Callable[[int, int], None]) -> None:
    as_printed(0, 4)
    careless = [shown(households(of(ROWS, period), AXES), period, 5) for period in PERIODS]
    assert len(undone(careless, ROWS)) > 20


def test_true_totals_beside_rounded_parts_are_undone_in_the_small(as_printed: Callable[[int, int], None]) -> None:
    as_printed(1, 2)  # rounded to threes, as some do
    careless = [
        msgspec.structs.replace(
            shown(households(of(ROWS, period), AXES), period, 0),
            figures={
                str(cell): 3 * round(households(of(ROWS, period), AXES).get(cell, 0) / 3) or None
                for cell in cells("year", AXES)
            },
        )
        for period in PERIODS
    ]
    assert len(undone(careless, ROWS)) > 0


def test_a_release_that_was_changed_and_sent_again_is_undone(as_printed: Callable[[int, int], None]) -> None:
    """Two figures of one cell, one family apart: a late visit must not change what was published."""
    as_printed(0, 4)
    month = Period("2026-03")
    before = shown(households(of(ROWS, month), AXES), month, 5)
    more = [*ROWS, msgspec.structs.replace(of(ROWS, month)[0], household="late")]
    late = shown(households(of(more, month), AXES), month, 5)
    with pytest.raises(RuntimeError, match="contradict"):
        Attack([before, late], AXES).interval(Target(months_of(month), Cell("total")))


def test_fresh_luck_at_every_export_would_be_undone() -> None:
    """Twenty draws for one cell: both multiples of five come up, and what fits both is half of what fits one."""
    draws = (printed(12, f"{draw:032}".encode(), "cell", "strict") for draw in range(20))
    bounds = [possible(figure, "strict") for figure in draws]
    assert max(least for least, _ in bounds) + 4 >= min(most for _, most in bounds)


# --- with patience, or without


def test_whoever_does_not_want_to_wait_stops_it() -> None:
    told: list[tuple[int, int]] = []

    def three(done: int, of_all: int) -> bool:
        told.append((done, of_all))
        return done < 3

    with pytest.raises(Stopped):
        Attack(released(ROWS), AXES).run(targets(spans(ROWS)), three)
    assert [done for done, _ in told] == [1, 2, 3]


def test_only_cells_with_a_few_households_are_attacked() -> None:
    counts = {Cell("need", ("care",)): 3, Cell("need", ("food",)): 0, Cell("total"): 40}
    assert targets({(Month("2026-03"),): counts}) == [Target((Month("2026-03"),), Cell("need", ("care",)))]
