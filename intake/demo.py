"""The main job without a window: a practice family from the first question to the printed sheet in every language, and
a month of counts. Everything goes through the verbs of the desk, over a vault that lives in memory.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, time, timedelta
from pathlib import Path

from intake import case as cases
from intake import content, handout
from intake.case import Case
from intake.desk import Desk
from intake.model import Code, FactId, Lang, Month, Period, Talk

FAMILY = "ziekenhuisrekening-den-haag.yaml"
PREVIEW_DPI = 110
_VISITS_A_MONTH = 150


def run(folder: Path, language: Lang) -> Iterator[Path]:
    """Makes everything in a folder and yields each file as it is there. `language`: of the counts."""
    folder.mkdir(parents=True, exist_ok=True)
    with closing(Desk.practise(_family().city)) as desk:
        yield from _sheets(desk, folder)
    yield from _counts(folder, language)


def lead(desk: Desk, case: Case) -> Talk:
    """Leads the conversation of a case page by page, as a volunteer does, up to the advice."""
    talk = desk.begin(case.language)
    while talk.at != "advice":
        given = case.answers.get(FactId(talk.at), Code("declined"))
        talk = _give(desk, talk, FactId(talk.at), given)
        talk = desk.forward(talk)
    return talk


def _give(desk: Desk, talk: Talk, fact: FactId, given: Code | tuple[Code, ...]) -> Talk:
    if given == "unknown":
        return desk.unknown(talk, fact)
    if given == "declined":
        return desk.decline(talk, fact)
    return desk.answer(talk, fact, (Code(given),) if isinstance(given, str) else given)


def _family() -> Case:
    return cases.read(content.load(), content.root() / "cases" / FAMILY)


def _sheets(desk: Desk, folder: Path) -> Iterator[Path]:
    talk = desk.promise_number(lead(desk, _family()))
    for choice in desk.languages():
        sheet = desk.handout(talk, choice.code)
        path = folder / f"sheet-{choice.code}.pdf"
        path.write_bytes(sheet.pdf)
        yield path
        for page in range(sheet.pages):
            picture = folder / f"sheet-{choice.code}-{page + 1}.png"
            picture.write_bytes(handout.png(desk.picture(sheet, page, PREVIEW_DPI)))
            yield picture
    desk.finish(talk)


def _counts(folder: Path, language: Lang) -> Iterator[Path]:
    days = Days()
    with closing(Desk.practise(_family().city, clock=days)) as desk:
        month = fill_last_month(desk, days)
        path = folder / f"counts-{month}.csv"
        path.write_bytes(desk.publishing.as_file(desk.publishing.publish(Period(month)), "csv", language))
    yield path


class Days:
    """A clock that stands at ten in the morning of the day it is set to; today, to begin with."""

    def __init__(self) -> None:
        self.day = date.today()

    def __call__(self) -> datetime:
        return datetime.combine(self.day, time(10))


def fill_last_month(desk: Desk, days: Days) -> Month:
    """Closes invented conversations on the days of the month before this one; `days` must be the desk's clock."""
    chance = random.Random(2026)  # noqa: S311 - invented visits
    today = days.day
    first = (today.replace(day=1) - timedelta(days=1)).replace(day=1)
    languages = [choice.code for choice in desk.languages()]
    needs = [option.code for option in content.load().questions[FactId("needs")].options]
    weights = [1 / (place + 2) for place in range(len(needs))]
    for visit in range(_VISITS_A_MONTH):
        days.day = first + timedelta(days=visit * 28 // _VISITS_A_MONTH)
        talk = desk.begin(chance.choice(languages))
        wanted = tuple(dict.fromkeys(chance.choices(needs, weights, k=chance.choice((1, 1, 2, 3)))))
        desk.finish(desk.answer(talk, FactId("needs"), wanted))
    days.day = today
    return Month(f"{first:%Y-%m}")
