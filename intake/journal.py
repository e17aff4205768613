"""What the program remembers of its own doings, for a report that a volunteer reads before it goes anywhere.

It is written by allow-list: verbs, pages, ids of content, counts, types of errors. A value that a visitor gave has no
field to go into. It lives in memory alone, the last 200 lines, and is gone when the program ends.
"""

from __future__ import annotations

from collections import deque
from datetime import datetime
from typing import Literal

Field = Literal["verb", "page", "step", "service", "language", "error", "count"]

_lines: deque[str] = deque(maxlen=200)


def note(**fields: str | int) -> None:
    """One line. Raises ValueError for a field that is not on the list, or a value that could be a sentence."""
    for name, value in fields.items():
        if name not in Field.__args__ or (isinstance(value, str) and (" " in value or len(value) > 60)):  # type: ignore[attr-defined]
            raise ValueError(f"the journal does not take {name}")
    said = " ".join(f"{name}={value}" for name, value in fields.items())
    _lines.append(f"{datetime.now():%H:%M:%S} {said}")


def lines() -> tuple[str, ...]:
    """The last lines, oldest first."""
    return tuple(_lines)
