"""`python3 -m intake bench`: measures every pair, side by side in one run, and prints the table."""

from __future__ import annotations

import argparse
import importlib
import tempfile
from pathlib import Path
from statistics import median

from tests.benchmarks import clicks, memory
from tests.benchmarks.pair import Side, measured, prepare

PAIRS = (
    "first_paint",
    "saving",
    "sheet",
    "finding",
    "content",
    "advice",
    "counting",
    "network",
    "unlock",
    "health",
    "searching",
)
TABLES = {"memory": memory.table, "clicks": clicks.table}
"""What has no pair for each of its rows, and a table of its own."""
SIDES: tuple[Side, Side] = ("ours", "plain")


def main() -> None:
    options = _options()
    if options.only in TABLES:
        _print_table(options.only, options.rounds)
        return
    print(f"{'':44} {'ours, ms':>17} {'plain, ms':>17} {'ratio':>11} {'peak, MB':>11}")
    print(f"{'':44} {'min':>8} {'median':>8} {'min':>8} {'median':>8} {'min':>5} {'med':>5} {'ours':>5} {'plain':>5}")
    for name in [options.only] if options.only else PAIRS:
        title: str = importlib.import_module(f"tests.benchmarks.{name}").PAIR.title
        print(_row(title, _measure(name, options.rounds)), flush=True)
    for name in () if options.only else TABLES:
        _print_table(name, 1)


def _print_table(name: str, rounds: int) -> None:
    for line in TABLES[name](rounds):
        print(line, flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python3 -m intake bench", description=__doc__)
    parser.add_argument("--only", choices=(*PAIRS, *TABLES), help="one pair alone")
    parser.add_argument("--rounds", type=int, default=5, help="how often each side is started afresh, in turn (5)")
    return parser.parse_args()


def _measure(name: str, rounds: int) -> dict[Side, tuple[list[float], float]]:
    """Both sides in turn, so that what else the computer does falls on both: seconds of every call, peak in MB."""
    times: dict[Side, list[float]] = {side: [] for side in SIDES}
    peaks = dict.fromkeys(SIDES, 0.0)
    with tempfile.TemporaryDirectory() as folder:
        prepare(name, Path(folder))
        for _ in range(rounds):
            for side in SIDES:
                seconds, peak = measured(name, side, Path(folder))
                times[side] += seconds
                peaks[side] = max(peaks[side], peak)
    return {side: (times[side], peaks[side]) for side in SIDES}


def _row(title: str, sides: dict[Side, tuple[list[float], float]]) -> str:
    (ours, our_peak), (plain, plain_peak) = sides["ours"], sides["plain"]
    figures = [f"{1000 * figure:8.2f}" for figure in (min(ours), median(ours), min(plain), median(plain))]
    ratios = [f"{ratio:5.1f}" for ratio in (min(ours) / min(plain), median(ours) / median(plain))]
    return " ".join([f"{title:44}", *figures, *ratios, f"{our_peak:5.0f} {plain_peak:5.0f}"])


if __name__ == "__main__":
    main()
