"""The figures of a month, made so that nobody can get from them to a family. What is counted is households, each once
in a month and once for each need; visits are never counted in public.

Every figure is rounded to a multiple of five, up or down by a draw that depends on the desk's secret, the month and the
cell alone: right on average, and the same however often it is asked for. What comes out below ten is a dash, and a dash
also stands for nothing at all. Each figure, the total too, is rounded on its own, so that none can be had by taking
others away from it. A month with few visits gives its total only. (Printing "<5" instead would be no protection: four
out of five small cells can then be worked out from the others.)
"""

from __future__ import annotations

import hmac
import secrets
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal

import msgspec

from intake.errors import Explained
from intake.model import Answer, AnswerState, Closed, Code, Month, VisitNumber

BASE = 5
SHOWN_FROM = 10
"""The least figure that is printed. It takes at least six households, so that a dash covers nought to nine."""
NEEDS_FROM_VISITS = 40
SECRET_BYTES = 32
DASH = "–"  # no hyphen: a spreadsheet would take that for the beginning of a formula

_NO_CHILDREN = Code("none")


class MonthCounts(msgspec.Struct, frozen=True, kw_only=True):
    """What may be published of a month: households, rounded; None is a dash. `needs` is empty when it is `small`."""

    month: Month
    total: int | None
    needs: tuple[tuple[Code, int | None], ...]
    small: bool


# --- the month's table


def month_counts(
    rows: Iterable[Closed], secret: bytes, month: Month, needs: Sequence[Code], today: date
) -> MonthCounts:
    """The table of a month that is over, with `needs` in the order given; `rows`: all of that month's, in any order.

    Raises `Explained` (error.month-not-over): figures of a month under way would change, and their difference is a
    household. Raises ValueError for a short secret, a row of another month, a need that is not in `needs`.
    """
    if month >= f"{today:%Y-%m}":
        raise Explained("error.month-not-over")
    if len(secret) < SECRET_BYTES:
        raise ValueError("the secret of the counts is too short to protect anything")
    kept = tuple(rows)
    households = _households(kept, month, needs)
    small = len(kept) < NEEDS_FROM_VISITS
    return MonthCounts(
        month=month,
        total=rounded(len({row.household for row in kept}), secret, f"{month}|total|"),
        needs=()
        if small
        else tuple((need, rounded(len(households[need]), secret, f"{month}|need|{need}")) for need in needs),
        small=small,
    )


def _households(rows: Sequence[Closed], month: Month, needs: Sequence[Code]) -> dict[Code, set[str]]:
    found: dict[Code, set[str]] = {need: set() for need in needs}
    for row in rows:
        if row.month != month or not found.keys() >= set(row.needs):
            raise ValueError(f"a row of {row.month} does not belong in the table of {month}")
        for need in row.needs:
            found[need].add(row.household)
    return found


def rounded(households: int, secret: bytes, cell: str, *, shown_from: int = SHOWN_FROM) -> int | None:
    """A figure as it may be printed: a multiple of five from `shown_from` on, or None.

    With u = HMAC-SHA256(secret, cell) / 2**256, x goes up when x mod 5 > 5 u: in x mod 5 of 5 cases, so that the mean
    is x. All in whole numbers: u is never a fraction.
    """
    draw = int.from_bytes(hmac.digest(secret, cell.encode(), "sha256"), "big")
    whole, rest = divmod(households, BASE)
    figure = BASE * (whole + (rest << 256 > BASE * draw))
    return figure if figure >= shown_from else None


# --- what a statistics row may say


def household(secret: bytes, month: Month, number: VisitNumber | None) -> str:
    """The same for two visits of a month under one number, and of no use in another month; without a number, random."""
    if number is None:
        return secrets.token_hex(SECRET_BYTES)
    return hmac.digest(secret, f"household|{month}|{number}".encode(), "sha256").hex()


def household_type(children: Answer) -> Literal["with_children", "without_children", "unknown"]:
    """From the answer to the question about children's ages."""
    if children.state is not AnswerState.ANSWERED:
        return "unknown"
    return "without_children" if children.codes == (_NO_CHILDREN,) else "with_children"


# --- a cell of a spreadsheet


def harmless(cell: str) -> str:
    """A cell that a spreadsheet does not take for a formula: also not behind blanks, nor in full-width signs."""
    visible = (sign for sign in unicodedata.normalize("NFKC", cell) if unicodedata.category(sign)[0] not in "CZ")
    return f"'{cell}" if next(visible, "") in {"=", "+", "-", "@"} else cell
