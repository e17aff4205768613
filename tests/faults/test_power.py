"""The power fails at any moment: nothing that was shown as saved is lost. And the harness would notice if it were."""

from __future__ import annotations

import shutil

import pytest

from tests.faults import power

pytestmark = pytest.mark.skipif(shutil.which("strace") is None, reason="what goes to the disk is seen with strace")


def test_what_was_shown_as_saved_survives_a_power_failure() -> None:
    assert power.run(150, seed=1) == (150, 0)


def test_a_vault_that_does_not_wait_for_the_disk_is_found_out() -> None:
    """The control: the same, with a vault that leaves it to the system when bytes reach the disk."""
    _, lost = power.run(60, seed=1, synchronous="OFF")
    assert lost > 5
