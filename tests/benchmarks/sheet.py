"""A two-page sheet in a visitor's script, beside the least that ReportLab can make: one page with one line."""

from __future__ import annotations

import io
from pathlib import Path

from tests.benchmarks.pair import Pair, Work

CASE = "ziekenhuisrekening-den-haag.yaml"
PAGES = 2
MORE_STEPS = 3  # added by hand, so that it takes a second page


def _ours(folder: Path) -> Work:
    from intake import case, content, handout
    from intake.desk import Desk
    from intake.model import Edits

    contents = content.load()
    family = case.read(contents, content.root() / "cases" / CASE)
    desk = Desk.practise(family.city)
    talk = case.talk(contents, family, "family", "2026-11-24T10:15")
    more = tuple(step.id for step in desk.addable(talk)[:MORE_STEPS])
    sheet = desk.handout(desk.edit(talk, Edits(added=more)))
    desk.close()
    if sheet.pages != PAGES:
        raise ValueError(f"measures a sheet of {PAGES} pages, not of {sheet.pages}")
    return lambda: handout.make_sheet(sheet.handout)


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
