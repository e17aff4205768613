"""The power fails at any step of what touches keys and files: see `cuts.py`."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.faults.cuts import DEEDS


@pytest.mark.timeout(900)  # every cut opens desks, and keys take their time
@pytest.mark.skipif(not hasattr(__import__("os"), "fork"), reason="dies in forks")
def test_after_a_cut_at_any_step_everybody_who_should_gets_in() -> None:
    """In a process of its own: forks of a program with a window are not safe."""
    run = subprocess.run([sys.executable, "-m", "tests.faults.cuts"], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    for line in run.stdout.splitlines():
        assert line.endswith("steps; 0 left somebody out or lost something")
    assert len(run.stdout.splitlines()) == len(DEEDS)
