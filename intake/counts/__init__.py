"""Counts for funders, municipalities and the network, in which nobody can find a family.

`catalogue.py` says which tables there are, `rounding.py` how a figure is rounded and when it is a dash, `release.py`
freezes a period, `attack.py` tries to undo all that was published, `file.py` makes what is sent,
`combine.py` adds what several desks sent. This is the door.
"""

from __future__ import annotations

from intake.counts.rounding import household, household_type

__all__ = ["household", "household_type"]
