"""What a desk says of a service instead of the content: what was typed is checked, kept as JSON, laid over the service,
and held against what the content says now.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

import msgspec

from intake import phone
from intake.errors import Explained
from intake.model import Accepts, Correction, Fact, OtherHours, Phone, Schedule, Service

LONGEST_ADDRESS, LONGEST_HOURS, LONGEST_NOTE, LONGEST_WEBSITE = 120, 200, 160, 120  # characters
FOR_GOOD = "9999-12-31"
"""Closed until then: nobody is sent there any more."""

CORRECTABLE: Mapping[Fact, tuple[str, ...]] = {
    "phone": ("phones", "website"),
    "hours": ("schedules", "other_hours", "hours_note"),
    "address": ("address",),
    "who": ("accepts_undocumented", "id_asked"),
}
"""By what is checked, the fields of a Service that say it."""
_FACT_OF = {name: fact for fact, names in CORRECTABLE.items() for name in names}
_TYPES = {field.name: field.type for field in msgspec.structs.fields(Service)}
_POSTCODE = re.compile(r"\b([1-9][0-9]{3}) ?([A-Z]{2})\b", re.IGNORECASE)
_WEBSITE = re.compile(r"(?:https?://)?(?:[\w-]+\.)+[a-z]{2,}(?:[/?#]\S*)?", re.IGNORECASE)
_CLOCK = re.compile(r"([01]?\d|2[0-3])[.:]?([0-5]\d)?")


class Hours(msgspec.Struct, frozen=True, kw_only=True):
    """A week, the days that are otherwise, and a note. Times and days as typed."""

    schedules: tuple[Schedule, ...] = ()
    other_hours: tuple[OtherHours, ...] = ()
    note: str = ""


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """What a coordinator says of a service; None: as it was. `closed_until`: a date as typed, `FOR_GOOD`, "" = open."""

    phones: tuple[str, ...] | None = None
    website: str | None = None
    address: str | None = None
    hours: Hours | None = None
    accepts_undocumented: Accepts | None = None
    id_asked: str | None = None
    closed_until: str | None = None


def checked(said: Said) -> dict[str, object]:
    """As it is kept: fields of Service (and `closed_until`) as JSON values.

    Raises `Explained`: error.address-phone (not a number of the Netherlands), -website, -postcode, -long, -day, -time,
    -times (ends before it begins), -days (a line without a day), -span (the last day before the first).
    """
    return dict(_checked(said))


def _checked(said: Said) -> Iterator[tuple[str, object]]:
    if said.phones is not None:
        yield "phones", [dutch_number(number) for number in said.phones if number.strip()]
    if said.website is not None:
        yield "website", _website(said.website)
    if said.address is not None:
        yield "address", _address(said.address)
    if said.hours is not None:
        yield "schedules", msgspec.to_builtins([_week_line(one) for one in said.hours.schedules])
        yield "other_hours", msgspec.to_builtins([_other(one) for one in said.hours.other_hours])
        yield "hours_note", _short(said.hours.note, LONGEST_HOURS)
    if (welcome := said.accepts_undocumented) is not None:
        note = _short(welcome.note, LONGEST_NOTE)
        yield "accepts_undocumented", {"value": welcome.value, "note": note}
    if said.id_asked is not None:
        yield "id_asked", said.id_asked
    if said.closed_until is not None:
        yield "closed_until", _day(said.closed_until) if said.closed_until.strip() else ""


def facts(changed: Mapping[str, object]) -> tuple[Fact, ...]:
    """What somebody who said this has looked into."""
    return tuple(dict.fromkeys(_FACT_OF[name] for name in changed if name in _FACT_OF))


def fields(service: Service) -> dict[str, object]:
    """What can be corrected, as JSON values."""
    told = {name: getattr(service, name) for name in _FACT_OF}
    as_kept = msgspec.json.encode({**told, "phones": [one.number for one in service.phones]})
    return msgspec.json.decode(as_kept, type=dict[str, object])


def conflicts(service: Service, known: Correction | None) -> tuple[str, ...]:
    """Fields of which the content says something else than when it was corrected."""
    if known is None:
        return ()
    now = fields(service)
    return tuple(name for name, was in known.supplied.items() if now[name] != was)


def laid_over(service: Service, past: Sequence[Correction], today: date) -> Service:
    """A service as the desk says that it is. `past`: its corrections, the newest first."""
    changed = past[0].changed if past else {}
    new: dict[str, Any] = {
        name: msgspec.convert(changed[name], _TYPES[name]) for name in _FACT_OF if name in changed and name != "phones"
    }
    if "phones" in changed:
        kinds = {_digits(one.number): one for one in service.phones}
        numbers = msgspec.convert(changed["phones"], list[str])
        new["phones"] = tuple(kinds.get(_digits(number), Phone(number=number)) for number in numbers)
    if "hours_note" in changed and "schedules" not in changed:
        new["schedules"] = ()  # said in words alone: the content's schedule is no longer what they say
    until = str(changed.get("closed_until", ""))
    return msgspec.structs.replace(service, **new, closed=bool(until) and until >= today.isoformat())


def dutch_number(typed: str) -> str:
    """A telephone number as it is written in the Netherlands. Raises `Explained` (error.address-phone)."""
    number = phone.dutch(typed)
    if number is None:
        raise Explained("error.address-phone", number=typed.strip()[:30])
    return number


def _week_line(typed: Schedule) -> Schedule:
    if not typed.byday:
        raise Explained("error.address-days")
    opens, closes = _span(typed.opens_at, typed.closes_at)
    return msgspec.structs.replace(typed, opens_at=opens, closes_at=closes, note=_short(typed.note, LONGEST_NOTE))


def _other(typed: OtherHours) -> OtherHours:
    first, last = _day(typed.first), _day(typed.last.strip() or typed.first)
    if last < first:
        raise Explained("error.address-span", first=typed.first, last=typed.last)
    opens, closes = _span(typed.opens_at, typed.closes_at)
    note = _short(typed.note, LONGEST_NOTE)
    return OtherHours(first=first, last=last, opens_at=opens, closes_at=closes, note=note)


def _span(opens: str, closes: str) -> tuple[str, str]:
    """Both times, or none."""
    if not opens.strip() and not closes.strip():
        return "", ""
    begins, ends = _clock(opens), _clock(closes)
    if begins == ends:
        raise Explained("error.address-times", first=opens.strip(), last=closes.strip())
    return begins, ends


def _clock(typed: str) -> str:
    """ "9", "9.30", "0930", "9:30" -> "09:30"; midnight may be typed as 24."""
    plain = typed.strip()
    found = _CLOCK.fullmatch("0:00" if plain in ("24", "24.00", "24:00") else plain)
    if not found:
        raise Explained("error.address-time", time=plain[:10])
    return time(int(found[1]), int(found[2] or 0)).isoformat("minutes")


def _website(typed: str) -> str | None:
    said = _short(typed, LONGEST_WEBSITE)
    if not said:
        return None
    if not _WEBSITE.fullmatch(said):
        raise Explained("error.address-website", website=said[:40])
    return said if "://" in said else f"https://{said}"


def _address(typed: str) -> str | None:
    said = _short(typed, LONGEST_ADDRESS)
    if not said:
        return None
    if not _POSTCODE.search(said):
        raise Explained("error.address-postcode")
    return _POSTCODE.sub(lambda found: f"{found[1]} {found[2].upper()}", said)


def _short(typed: str, longest: int) -> str:
    said = " ".join(typed.split())
    if len(said) > longest:
        raise Explained("error.address-long", longest=longest)
    return said


def _day(typed: str) -> str:
    for form in ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y"):
        try:
            return datetime.strptime(typed.strip(), form).date().isoformat()  # noqa: DTZ007 - a day, no moment
        except ValueError:
            continue
    raise Explained("error.address-day", day=typed.strip()[:20])


def _digits(number: str) -> str:
    return re.sub(r"\D", "", number)
