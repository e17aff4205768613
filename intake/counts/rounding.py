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
from typing import Literal

from intake.model import Answer, AnswerState, Code, Month, VisitNumber

BASE = 5
SHOWN_FROM = 10
"""The least figure that is printed. It takes at least six households, so that a dash covers nought to nine."""
NEEDS_FROM_VISITS = 40
SECRET_BYTES = 32
DASH = "–"  # no hyphen: a spreadsheet would take that for the beginning of a formula

_NO_CHILDREN = Code("none")


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
