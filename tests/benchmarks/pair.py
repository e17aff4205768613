"""How one pair is measured: each side in a process of its own, so that neither pays for the imports of the other."""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Literal

Side = Literal["ours", "plain"]
Work = Callable[[], object]
"""What is timed; a float that it returns is its time in seconds, by its own clock."""


@dataclass(frozen=True, kw_only=True)
class Pair:
    """`ours` and `plain` make ready and return the work that is timed; `prepare` fills the folder both may read."""

    title: str
    ours: Callable[[Path], Work]
    plain: Callable[[Path], Work]
    calls: int  # in each process, after one that is not counted
    prepare: Callable[[Path], None] = lambda folder: None
    starts_programs: bool = False  # the memory that counts is theirs


def prepare(name: str, folder: Path) -> None:
    """Fills the folder of a pair. In a process of its own too: a child's peak counts from its parent's on Linux."""
    _run(name, "prepare", folder)


def measured(name: str, side: Side, folder: Path) -> tuple[list[float], float]:
    """Seconds of each call, and the peak of resident memory in MB (0 where the system does not tell)."""
    told = json.loads(_run(name, side, folder))
    return told["seconds"], told["peak"]


def _run(name: str, part: str, folder: Path) -> bytes:
    command = [sys.executable, "-m", "tests.benchmarks.pair", name, part, str(folder)]
    return subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout


def _run_here(name: str, part: str, folder: Path) -> None:
    pair: Pair = importlib.import_module(f"tests.benchmarks.{name}").PAIR
    if part == "prepare":
        pair.prepare(folder)
        return
    work = (pair.ours if part == "ours" else pair.plain)(folder)
    work()
    print(json.dumps({"seconds": [_timed(work) for _ in range(pair.calls)], "peak": _peak_mb(pair.starts_programs)}))


def _timed(work: Work) -> float:
    begun = perf_counter()
    told = work()
    return told if isinstance(told, float) else perf_counter() - begun


def _peak_mb(of_programs: bool) -> float:
    try:
        import resource
    except ImportError:  # Windows
        return 0.0
    peak = resource.getrusage(resource.RUSAGE_CHILDREN if of_programs else resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    _run_here(sys.argv[1], sys.argv[2], Path(sys.argv[3]))
