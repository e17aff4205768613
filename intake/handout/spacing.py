"""White space on a page of the sheet, and what gives way there: one list, from the page with most room to the fullest.

First white space itself, then the reasons, from the last step up, then what else may (`SheetLine.gives_way`), always in
both languages together, then the length of the lines to write on. Where that is not enough contacts stand in columns
instead of rows, and of the rest as much gives way as must; then, with three steps at most, all white space together,
down to seven tenths; last, with it, the words above the contacts. Large print does none of these last three.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from intake.handout import measures as at

_STEPS_ON_ONE_PAGE = 3  # of more, a second page reads better than white space that is narrower still


@dataclass(frozen=True)
class Spacing:
    """White space between steps, between a step's rows, between contacts and around their heading, in points; what gave
    way, for each step's number.
    """

    steps: float
    rows: float
    contacts: float
    heading: float
    gone: Mapping[int, int] = field(default_factory=dict)
    close: bool = False  # what is to be written in at a contact stands side by side
    columns: bool = False  # contacts stand in columns, not in rows
    headed: bool = True  # the line above the contacts has words under it

    def times(self, part: float) -> Spacing:
        """All of its white space by one factor."""
        return replace(
            self,
            steps=self.steps * part,
            rows=self.rows * part,
            contacts=self.contacts * part,
            heading=self.heading * part,
        )


AIRY = Spacing(steps=5 * at.MM, rows=1.2 * at.MM, contacts=5 * at.MM, heading=3.2 * at.MM)
CLOSER = replace(AIRY, steps=3.6 * at.MM, contacts=3.4 * at.MM)
CLOSEST = replace(CLOSER, rows=0.2 * at.MM)
_LAST_PARTS = (0.9, 0.8, 0.7)  # of the closest white space, when nothing else saves a page


def giving_way(numbers: Sequence[int], *, large: bool) -> Iterator[Spacing]:
    """From the one that gives most room to the one that takes least. `numbers`: of the steps on the page."""
    yield from (AIRY, CLOSER)
    in_rows = list(_in_rows(numbers))
    yield from in_rows
    if large:  # whoever asks for that is served by two pages, not by a full one
        return
    in_columns = [replace(spacing, columns=True) for spacing in in_rows]
    yield from in_columns
    if len(numbers) <= _STEPS_ON_ONE_PAGE:
        narrowed = [in_columns[-1].times(part) for part in _LAST_PARTS]
        yield from narrowed
        yield from (replace(spacing, headed=False) for spacing in narrowed)


def _in_rows(numbers: Sequence[int]) -> Iterator[Spacing]:
    """The closest white space, and with it one thing after the other that gives way."""
    yield CLOSEST
    for count in range(1, len(numbers) + 1):
        yield replace(CLOSEST, gone=dict.fromkeys(numbers[-count:], 1))
    for level in (2, 3):
        yield replace(CLOSEST, gone=dict.fromkeys(numbers, level))
    yield replace(CLOSEST, gone=dict.fromkeys(numbers, 3), close=True)
