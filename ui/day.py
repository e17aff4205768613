"""Dates and times as a person says them, in the language of the window."""

from __future__ import annotations

from datetime import date, datetime

from babel.dates import format_date, format_time

from intake.model import Month
from ui.speech import Speech


def spoken_date(say: Speech, day: date) -> str:
    """ "dinsdag 24 november"."""
    return format_date(day, "EEEE d MMMM", locale=say.language)


def opening(text: str) -> str:
    """A text as it opens a line."""
    return text[:1].upper() + text[1:]


def spoken_month(say: Speech, month: Month, *, short: bool = False) -> str:
    """ "oktober 2026", or "okt" when it is short."""
    return format_date(date.fromisoformat(f"{month}-01"), "MMM" if short else "MMMM yyyy", locale=say.language)


def spoken_moment(say: Speech, moment: str, today: date) -> str:
    """An ISO date and minute: "vandaag om 14:05", "dinsdag 24 november om 14:05"."""
    then = datetime.fromisoformat(moment)
    time = format_time(then.time(), "HH:mm", locale=say.language)
    if then.date() == today:
        return say("window.day.today", time=time)
    return say("window.day.moment", time=time, date=spoken_date(say, then.date()))


def month_before(month: Month, months: int = 1) -> Month:
    """The month so many before; a negative number goes forward."""
    year, place = (int(part) for part in month.split("-"))
    place += year * 12 - 1 - months
    return Month(f"{place // 12:04}-{place % 12 + 1:02}")


def month_of(day: date) -> Month:
    return Month(f"{day:%Y-%m}")
