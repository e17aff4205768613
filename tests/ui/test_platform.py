"""Why `pyproject.toml` pins PySide6 exactly: a release of it lost a reference to None at every call."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject

CALLS = 1_000


def test_a_thousand_calls_lose_no_reference_to_none() -> None:
    thing = QObject()
    before = sys.getrefcount(None)
    for number in range(CALLS):
        thing.setObjectName(f"name {number}")
    assert abs(sys.getrefcount(None) - before) < CALLS / 10
