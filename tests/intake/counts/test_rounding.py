"""The counts: what is printed is right on average, always the same, and says nothing about a few families.

`faults` is the auditor: it asks a rounding rule everything that an attacker would profit from. The rule of the house
must come through, and the rules that other desks use must not: a careless change of the rule fails here.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from datetime import date
from statistics import fmean
from typing import NamedTuple

import hypothesis
import pytest
from hypothesis import strategies

from intake import counts
from intake.counts.catalogue import Axes, Cell
from intake.counts.release import make
from intake.counts.rounding import DASH, harmless, rounded
from intake.errors import Explained
from intake.model import Answer, AnswerState, Closed, Code, Month, Period, VisitNumber
from tests.kept import statistics

SECRETS = [f"the secret of desk {number}".ljust(32).encode() for number in range(1000)]
SECRET = SECRETS[0]
OCTOBER, LATER = Period("2026-10"), date(2026, 11, 1)
NEEDS = tuple(map(Code, ("huisvesting", "zorg", "voedsel", "kleding")))
AXES = Axes(NEEDS, (), {statistics().language: "all"})
Rule = Callable[[int, bytes, str], int | None]


class MonthTable(NamedTuple):
    """`needs` is empty when the month is `small`."""

    total: int | None
    needs: dict[Code, int | None]
    small: bool


def table(rows: Sequence[Closed], secret: bytes = SECRET, today: date = LATER) -> MonthTable:
    """The figures of October, in the order in which they are printed."""
    made = make(rows, AXES, OCTOBER, secret=secret, desk="d", mode="strict", today=today)
    needs = {Code(key.removeprefix("need|")): figure for key, figure in made.figures.items() if key.startswith("need|")}
    return MonthTable(made.figure(Cell("total")), needs, made.small)


def families(number: int, needs: str, first: int = 0) -> list[Closed]:
    return [statistics(f"h{first + place}", needs=needs) for place in range(number)]


# --- the rule, and rules that look as good


def faults(rule: Rule) -> set[str]:
    """What is wrong with a way to round, as an attacker would find it."""
    return {name for name, is_wrong in AUDIT.items() if is_wrong(rule)}


def printed(rule: Rule, households: int) -> set[int | None]:
    return {rule(households, secret, "2026-10|need|zorg") for secret in SECRETS[:200]}


def hides_fewer_than_ten(rule: Rule) -> bool:
    """Some figure, or a dash, leaves fewer than nine possibilities."""
    origins: dict[int | None, set[int]] = {}
    for households in range(60):
        for figure in printed(rule, households):
            origins.setdefault(figure, set()).add(households)
    return any(len(found) < 9 for figure, found in origins.items() if figure is None or figure <= 50)


def is_biased(rule: Rule) -> bool:
    """At ten and more, where nothing is hidden, the mean over desks is off by more than chance explains (5 sigma)."""
    for households in range(10, 30):
        figures = [rule(households, secret, "2026-10|need|zorg") or 0 for secret in SECRETS]
        if abs(fmean(figures) - households) > 5 * 2.5 / len(SECRETS) ** 0.5:
            return True
    return False


def follows_from_another(rule: Rule, ways: Sequence[tuple[bytes, str]]) -> bool:
    """The draws of two cells always agree: whoever knows one figure exactly knows how the other was rounded."""
    return all(len({rule(households, *way) for way in ways}) == 1 for households in range(10, 30))


AUDIT: dict[str, Callable[[Rule], bool]] = {
    "a few households show": lambda rule: any(printed(rule, households) != {None} for households in range(5)),
    "zero differs from one": lambda rule: printed(rule, 0) != printed(rule, 1),
    "no multiple of five": lambda rule: any((figure or 0) % 5 for x in range(60) for figure in printed(rule, x)),
    "too few possibilities": hides_fewer_than_ten,
    "biased": is_biased,
    "changes when asked again": lambda rule: any(
        len({rule(households, SECRET, "2026-10|need|zorg") for _ in range(40)}) > 1 for households in range(30)
    ),
    "the same for all desks": lambda rule: follows_from_another(
        rule, [(each, "2026-10|total|") for each in SECRETS[:40]]
    ),
    "the same for all months": lambda rule: follows_from_another(
        rule, [(SECRET, f"20{year}-10|total|") for year in range(20, 60)]
    ),
    "the same for all needs": lambda rule: follows_from_another(
        rule, [(SECRET, f"2026-10|need|{need}") for need in range(40)]
    ),
}


def to_base(base: int, shown_from: int, draw: Callable[[bytes, str], float]) -> Rule:
    def rule(households: int, secret: bytes, cell: str) -> int | None:
        whole, rest = divmod(households, base)
        figure = base * (whole + (rest > base * draw(secret, cell)))
        return figure if figure >= shown_from else None

    return rule


def keyed(secret: bytes, cell: str) -> float:
    return random.Random(secret + cell.encode()).random()  # noqa: S311 - a seeded test


MUTANTS: dict[str, tuple[str, Rule]] = {
    'the "<5" of other desks': (
        "a few households show",
        lambda households, *_: households if households == 0 or households >= 5 else None,
    ),
    "<5, zero hidden too": ("too few possibilities", lambda households, *_: households if households >= 5 else None),
    "zero is shown": ("zero differs from one", lambda households, *way: rounded(households, *way) if households else 0),
    "not rounded": ("no multiple of five", lambda households, *_: households if households >= 10 else None),
    "to the nearest five": ("biased", lambda households, *_: 5 * round(households / 5) if households >= 8 else None),
    "always down": ("biased", lambda households, *_: households // 5 * 5 if households >= 10 else None),
    "shown from five": ("a few households show", to_base(5, 5, keyed)),
    "base three": ("too few possibilities", to_base(3, 10, keyed)),
    "a fresh draw each time": ("changes when asked again", to_base(5, 10, lambda *_: random.random())),  # noqa: S311
    "one draw for all desks": ("the same for all desks", to_base(5, 10, lambda _, cell: keyed(b"", cell))),
    "one draw for all cells": ("the same for all needs", to_base(5, 10, lambda secret, _: keyed(secret, ""))),
    "one draw for all months": (
        "the same for all months",
        to_base(5, 10, lambda secret, cell: keyed(secret, cell[7:])),
    ),
    "one draw for all needs": ("the same for all needs", to_base(5, 10, lambda secret, cell: keyed(secret, cell[:12]))),
    "a draw that leans": ("biased", to_base(5, 10, lambda *way: keyed(*way) ** 1.3)),
}


def test_the_rule_of_the_house_passes_the_audit() -> None:
    assert faults(rounded) == set()


@pytest.mark.parametrize("name", MUTANTS)
def test_a_rule_that_gives_families_away_is_caught(name: str) -> None:
    fault, rule = MUTANTS[name]
    assert fault in faults(rule)


def test_the_audit_does_not_refuse_what_is_only_written_otherwise() -> None:
    assert faults(to_base(5, 10, keyed)) == set()


def test_the_rounding_is_the_one_that_was_chosen_to_the_bit() -> None:
    """Pinned, as fractions gave it: a published month that is rounded anew would give its households away."""
    zorg = [rounded(households, SECRET, "2026-10|need|zorg") for households in range(5, 21)]
    total = [rounded(households, SECRET, "2026-10|total|") for households in range(5, 21)]
    assert zorg == [None, None, 10, 10, 10, 10, 10, 15, 15, 15, 15, 15, 20, 20, 20, 20]
    assert total == [None, 10, 10, 10, 10, 10, 15, 15, 15, 15, 15, 20, 20, 20, 20, 20]


def test_the_table_draws_for_its_month_and_its_cells() -> None:
    assert table(families(46, "zorg")).needs[Code("zorg")] == rounded(46, SECRET, "2026-10|need|zorg")
    assert table(families(46, "zorg")).total == rounded(46, SECRET, "2026-10|total|")


# --- the month's table


def test_households_are_counted_and_not_visits() -> None:
    often = [statistics("h0", needs="zorg")] * 60
    assert table(often) == MonthTable(total=None, needs=dict.fromkeys(NEEDS), small=False)
    twice = families(20, "zorg") + families(20, "zorg voedsel")
    assert table(twice).needs == {
        Code("huisvesting"): None,
        Code("zorg"): 20,
        Code("voedsel"): 20,
        Code("kleding"): None,
    }
    assert table(twice).total == 20


def test_needs_stand_in_the_order_given_whatever_came_first() -> None:
    rows = families(30, "kleding") + families(30, "huisvesting", first=30)
    assert tuple(table(rows).needs) == NEEDS


def test_a_month_with_fewer_than_forty_visits_gives_its_total_only() -> None:
    assert table(families(39, "zorg")).small
    assert table(families(39, "zorg")).needs == {}
    assert table(families(39, "zorg")).total in (35, 40)
    assert not table(families(40, "zorg")).small
    assert table([]) == MonthTable(total=None, needs={}, small=True)


def test_the_total_is_not_the_sum_of_what_stands_below_it() -> None:
    """It is rounded on its own: over many desks every combination occurs."""
    rows = families(22, "zorg") + families(23, "voedsel", first=22)
    seen = {(table(rows, secret).total, *table(rows, secret).needs.values()) for secret in SECRETS[:200]}
    assert {total for total, *_ in seen} == {45}
    assert {(zorg, voedsel) for _, _, zorg, voedsel, _ in seen} == {(20, 20), (20, 25), (25, 20), (25, 25)}


@hypothesis.given(
    strategies.lists(strategies.tuples(strategies.integers(0, 60), strategies.sets(strategies.sampled_from(NEEDS)))),
    strategies.randoms(),
)
def test_the_same_rows_in_any_order_give_the_same_figures(
    visits: list[tuple[int, set[Code]]], chance: random.Random
) -> None:
    rows = [statistics(f"h{family}", needs=" ".join(needs)) for family, needs in visits]
    shuffled = chance.sample(rows, len(rows))
    assert table(rows) == table(shuffled)


@pytest.mark.parametrize("today", [date(2026, 10, 1), date(2026, 10, 31), date(2026, 9, 30), date(2025, 12, 31)])
def test_a_month_that_is_not_over_is_refused(today: date) -> None:
    with pytest.raises(Explained, match=r"error\.period-not-over"):
        table(families(50, "zorg"), today=today)


def test_what_does_not_belong_in_the_table_is_a_bug() -> None:
    with pytest.raises(ValueError, match="what no table has"):
        table([statistics(needs="dagje-uit")])


@pytest.mark.parametrize("secret", [b"", bytes(31)])
def test_a_secret_that_protects_nothing_is_a_bug(secret: bytes) -> None:
    with pytest.raises(ValueError, match="secret"):
        table(families(50, "zorg"), secret)


# --- what a statistics row may say


def test_a_number_is_one_household_in_a_month_and_another_in_the_next() -> None:
    number = VisitNumber("7KD4MF")
    october = counts.household(SECRET, OCTOBER, number)
    assert october == counts.household(SECRET, OCTOBER, number)
    others = {
        counts.household(SECRET, Month("2026-11"), number),
        counts.household(SECRETS[1], OCTOBER, number),
        counts.household(SECRET, OCTOBER, VisitNumber("7KD4MG")),
        counts.household(SECRET, OCTOBER, None),
        counts.household(SECRET, OCTOBER, None),
    }
    assert len(others | {october}) == 6
    assert {len(digest) for digest in others} == {len(october)}
    assert number not in october


@pytest.mark.parametrize(
    ("state", "codes", "expected"),
    [
        (AnswerState.ANSWERED, ("none",), "without_children"),
        (AnswerState.ANSWERED, ("0-1", "4-11"), "with_children"),
        (AnswerState.UNKNOWN, (), "unknown"),
        (AnswerState.DECLINED, (), "unknown"),
        (AnswerState.NOT_ASKED, (), "unknown"),
    ],
)
def test_the_household_type_says_whether_there_are_children(
    state: AnswerState, codes: tuple[str, ...], expected: str
) -> None:
    assert counts.household_type(Answer(state=state, codes=tuple(map(Code, codes)))) == expected


# --- a cell of a spreadsheet


@pytest.mark.parametrize(
    "cell",
    ["=1+1", "+31", "-2", "@som", " =1", "\t=1", "\u00a0=1", "\u200b=1", "＝1", "＋1", "－1", "＠x", "﹣1", "\ufeff=1"],
)
def test_a_cell_that_a_spreadsheet_would_calculate_is_only_text(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["Zorg en dokter", "16-17 jaar", "", "'s avonds", DASH, "Ψ=1"])
def test_ordinary_cells_stay_as_they_are(cell: str) -> None:
    assert harmless(cell) == cell
