"""A hundred invented desk-years, attacked: `python -m tests.intake.counts.many [YEARS]` prints what came of it."""

from __future__ import annotations

import sys
import time

from intake.counts.attack import Attack, targets
from intake.counts.catalogue import households
from intake.counts.period import months_of
from tests.intake.counts.desk_year import AXES, PERIODS, desk_year, of, released

VISITS = (20, 40, 50, 80, 150)
"""A month; round and round, so that every size of desk is there."""
YEARS = 100


def main(years: int = YEARS) -> None:
    attacked = exact = confirmed = 0
    began = time.perf_counter()
    for seed in range(years):
        visits = VISITS[seed % len(VISITS)]
        rows = desk_year(visits, seed)
        spans = {months_of(period): households(of(rows, period), AXES) for period in PERIODS}
        wanted = targets(spans)
        found = Attack(released(rows), AXES).run(wanted)
        attacked += len(wanted)
        exact += sum(one.exact for one in found)
        confirmed += sum(not one.exact for one in found)
        print(
            f"year {seed + 1}: {visits} visits a month, {len(wanted)} small cells, {len(found)} given away", flush=True
        )
    minutes = (time.perf_counter() - began) / 60
    print(f"{years} desk-years, {attacked} small cells: {exact} exact, {confirmed} confirmed; {minutes:.1f} minutes")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
