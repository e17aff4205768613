"""A two-page sheet in a visitor's script, beside the least that ReportLab can make: one page with one line."""

from __future__ import annotations

import io
from pathlib import Path

from tests.benchmarks.pair import Pair, Work

CASE = "ziekenhuisrekening-den-haag.yaml"


def _ours(folder: Path) -> Work:
    from intake import case, content, handout
    from intake.desk import Desk

    contents = content.load()
    family = case.read(contents, content.root() / "cases" / CASE)
    desk = Desk.practise(family.city)
    value = desk.handout(case.talk(contents, family, "family", "2026-11-24T10:15")).handout
    desk.close()
    return lambda: handout.make_sheet(value)


def _plain(folder: Path) -> Work:
    from reportlab.pdfgen.canvas import Canvas

    def page() -> bytes:
        paper = io.BytesIO()
        canvas = Canvas(paper)
        canvas.drawString(72, 720, "Inloop")
        canvas.save()
        return paper.getvalue()

    return page


PAIR = Pair(title="a two-page sheet / one line by ReportLab", ours=_ours, plain=_plain, calls=10)
