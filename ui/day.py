"""Dates and times as a person says them, in the language of the window."""

from __future__ import annotations

from datetime import date, datetime

from babel.dates import format_date, format_time, get_day_names

from ui.speech import Speech


def spoken_date(say: Speech, day: date) -> str:
    """ "dinsdag 24 november"."""
    return format_date(day, "EEEE d MMMM", locale=say.language)


def named_day(say: Speech, place: int) -> str:
    """ "maandag" for 0."""
    return str(get_day_names("wide", locale=say.language)[place])


def short_day(say: Speech, place: int) -> str:
    """ "ma" for 0."""
    return str(get_day_names("abbreviated", "stand-alone", locale=say.language)[place]).rstrip(".")


def typed_date(day: str) -> str:
    """An ISO date as one types it: "24-12-2026"."""
    return f"{date.fromisoformat(day):%d-%m-%Y}"


def opening(text: str) -> str:
    """A text as it opens a line."""
    return text[:1].upper() + text[1:]


def spoken_moment(say: Speech, moment: str, today: date) -> str:
    """An ISO date and minute: "vandaag om 14:05", "dinsdag 24 november om 14:05"."""
    then = datetime.fromisoformat(moment)
    time = format_time(then.time(), "HH:mm", locale=say.language)
    if then.date() == today:
        return say("window.day.today", time=time)
    return say("window.day.moment", time=time, date=spoken_date(say, then.date()))
