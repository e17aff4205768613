"""The sociale kaart as this desk keeps it true: found by what one types, each fact with the day on which it was last
found right, corrected over the supplied content, and phoned in an order that makes sense.

Checked is not edited: saying that a number is still right changes a date and nothing else. A correction lies over what
was supplied and survives its updates; when the supplied fact changes too, both are shown, and a person decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Literal, get_args

import msgspec

from intake import directory
from intake.content import Content
from intake.errors import Explained
from intake.finding import Index
from intake.model import (
    NL,
    Changes,
    Check,
    City,
    Code,
    Correction,
    Fact,
    Method,
    Phone,
    PrintField,
    Service,
    ServiceId,
)
from intake.opening import Opening, opening
from intake.vault import Vault
from intake.words import Words

FACTS: tuple[Fact, ...] = get_args(Fact)
FRESH_DAYS: Mapping[Fact, int] = {"hours": 90, "phone": 180, "address": 180, "who": 365}
"""How long a check holds: hours change most."""
LONGEST_ADDRESS, LONGEST_HOURS = 120, 200  # characters
_PRINTED: Mapping[Fact, PrintField] = {"phone": "phone", "hours": "opening_hours", "address": "address"}
_SHOWN = 60
_POSTCODE = re.compile(r"\b[1-9][0-9]{3} ?[A-Z]{2}\b")
_ADDRESSES = Changes(addresses=True)

Freshness = Literal["fresh", "stale", "never"]
Checks = Mapping[tuple[ServiceId, str], Check]


class FactState(msgspec.Struct, frozen=True, kw_only=True):
    """`day`: ISO date of the last check, "" when there was none."""

    fact: Fact
    state: Freshness
    day: str = ""


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A service as it stands today. `what`: its one line in Dutch. `conflict`: fields in which the supplied content has
    changed since the desk corrected them.
    """

    service: Service
    what: str
    facts: tuple[FactState, ...]
    opening: Opening | None
    closed_until: str
    printed: int
    wrong: int
    corrected: bool
    conflict: tuple[str, ...] = ()


class Wish(msgspec.Struct, frozen=True, kw_only=True):
    """What is looked for. `text`: as typed."""

    text: str = ""
    city: City | None = None
    need: Code | None = None
    open_now: bool = False
    without_papers: bool = False
    no_identity: bool = False


class Addresses:
    """`desk.addresses` is one, over the open vault."""

    def __init__(
        self, of: Content, words: Words, vault: Vault, now: Callable[[], datetime], who: Callable[[], str]
    ) -> None:
        self._supplied, self._words, self._vault, self._now, self._who = of, words, vault, now, who
        self._made: tuple[date, Content] | None = None

    def content(self) -> Content:
        """The content with this desk's own findings over it: what advice and sheets are made of. It is made anew when
        they change, and each day: a check grows old.
        """
        today = self._now().date()
        if self._made is None or self._made[0] != today:
            self._made = today, self._over_supplied()
        return self._made[1]

    def _over_supplied(self) -> Content:
        checks, corrections = self._vault.checks(), self._vault.corrections()
        if not checks and not corrections:
            return self._supplied
        touched = {service for service, _ in checks} | set(corrections)
        services = {
            key: self._effective(service, corrections.get(key, ()), checks) if key in touched else service
            for key, service in self._supplied.services.items()
        }
        return msgspec.structs.replace(self._supplied, services=services)

    # --- found

    def find(self, wish: Wish) -> tuple[Entry, ...]:
        """The best first; without words, by name. At most sixty."""
        allowed = [key for key, service in self._services.items() if self._allowed(service, wish)]
        ranked = self._index.ranked(allowed, wish.text)
        return self._entries([self._services[ServiceId(key)] for key in ranked[:_SHOWN]])

    def entry(self, service: ServiceId) -> Entry:
        return self._entries([self._services[service]])[0]

    def call_round(self, city: City) -> tuple[Entry, ...]:
        """Whom to phone, the most pressing first: called wrong, then printed often and stale; first this city's own."""
        known = self._services.values()
        entries = self._entries([one for one in known if not one.never_print and (one.phones or one.website)])
        waiting = [entry for entry in entries if entry.wrong or any(fact.state != "fresh" for fact in entry.facts)]
        return tuple(sorted(waiting, key=lambda entry: _pressing(entry, city)))

    # --- kept true

    def still_right(self, service: ServiceId, facts: tuple[Fact, ...], method: Method = "called") -> Changes:
        """These facts were found right today; that it was called wrong is settled."""
        for fact in facts:
            self._vault.note_checked(service, fact, self._now().date(), method)
        self._vault.settle_wrong(service)
        self._forget()
        return _ADDRESSES

    def call_wrong(self, service: ServiceId) -> Changes:
        """ "This was wrong", from a conversation: it comes on the coordinator's list."""
        self._vault.call_wrong(service)
        return _ADDRESSES

    def correct(
        self,
        service: ServiceId,
        *,
        phones: tuple[str, ...] | None = None,
        address: str | None = None,
        hours: str | None = None,
        closed_until: str | None = None,
    ) -> Changes:
        """Says it otherwise than the content; None leaves a field as it is. What is corrected was checked as well.

        Raises `Explained`: error.address-phone (not a number of the Netherlands), error.address-postcode,
        error.address-long, error.address-day.
        """
        known = self._latest(service)
        changed: dict[str, object] = dict(known.changed) if known else {}
        facts: list[Fact] = []
        if phones is not None:
            changed["phones"] = [dutch_number(number) for number in phones if number.strip()]
            facts.append("phone")
        if address is not None:
            changed["address"] = _address(address)
            facts.append("address")
        if hours is not None:
            changed["hours_note"] = _short(hours, LONGEST_HOURS)
            facts.append("hours")
        if closed_until is not None:
            changed["closed_until"] = _day(closed_until)
        self._keep(service, changed)
        return self.still_right(service, tuple(facts)) if facts else _ADDRESSES

    def history(self, service: ServiceId) -> tuple[Correction, ...]:
        """What was changed when and by whom, the newest first."""
        return self._vault.corrections(service).get(service, ())

    def undo(self, service: ServiceId) -> Changes:
        """Takes the last correction back; what it took the place of holds again."""
        past = self.history(service)
        self._keep(service, dict(past[1].changed) if len(past) > 1 else {})
        return _ADDRESSES

    def take_supplied(self, service: ServiceId) -> Changes:
        """Of a conflict: the supplied content is right now."""
        self._keep(service, {})
        return _ADDRESSES

    def keep_own(self, service: ServiceId) -> Changes:
        """Of a conflict: the desk is right still."""
        known = self._latest(service)
        self._keep(service, dict(known.changed) if known else {})
        return _ADDRESSES

    # --- within

    @property
    def _services(self) -> Mapping[ServiceId, Service]:
        return self.content().services

    @cached_property
    def _index(self) -> Index:
        return Index({key: self._said(service) for key, service in self._supplied.services.items()})

    def _said(self, service: Service) -> tuple[str, str, str]:
        """What a service is found by: its name, its id as a nickname, what it does, where it is, whom it helps."""
        needs = (self._words.text(NL, f"guide.needs.option.{need}") for need in service.serves)
        rest = (service.kind, self._what(service), service.address or "", service.how_to_reach, *needs)
        return service.name, service.id.replace("-", " "), " ".join(rest)

    def _forget(self) -> None:
        self._made = None

    def _what(self, service: Service) -> str:
        key = f"service.{service.id}.what"
        return self._words.text(NL, key) if self._words.has(NL, key) else ""

    def _allowed(self, service: Service, wish: Wish) -> bool:
        if wish.city is not None and not directory.serves(service, wish.city):
            return False
        if wish.need is not None and wish.need not in service.serves:
            return False
        if wish.without_papers and service.accepts_undocumented.value != "yes":
            return False
        if wish.no_identity and service.id_asked != "none":
            return False
        found = opening(service, self._now()) if wish.open_now else None
        return not wish.open_now or (found is not None and found.open)

    def _entries(self, services: list[Service]) -> tuple[Entry, ...]:
        checks, times, wrong = self._vault.checks(), self._vault.services_printed(), self._vault.called_wrong()
        corrections = self._vault.corrections()

        def entry(service: Service) -> Entry:
            known = next(iter(corrections.get(service.id, ())), None)
            days = {fact: check.day for fact in FACTS if (check := checks.get((service.id, fact)))}
            return Entry(
                service=service,
                what=self._what(service),
                facts=tuple(self._fact_state(fact, days.get(fact, "")) for fact in FACTS if _has(service, fact)),
                opening=opening(service, self._now()),
                closed_until=str(known.changed.get("closed_until", "")) if known else "",
                printed=times[service.id],
                wrong=wrong.get(service.id, 0),
                corrected=bool(known and known.changed),
                conflict=self._conflict(service.id, known),
            )

        return tuple(map(entry, services))

    def _fact_state(self, fact: Fact, day: str) -> FactState:
        if not day:
            return FactState(fact=fact, state="never")
        return FactState(fact=fact, state="fresh" if self._is_fresh(fact, day) else "stale", day=day)

    def _is_fresh(self, fact: Fact, day: str) -> bool:
        return self._now().date() - date.fromisoformat(day) <= timedelta(days=FRESH_DAYS[fact])

    # --- the desk's word over the content's

    def _latest(self, service: ServiceId) -> Correction | None:
        return next(iter(self.history(service)), None)

    def _keep(self, service: ServiceId, changed: dict[str, object]) -> None:
        supplied = _fields(self._supplied.services[service])
        kept = Correction(
            day=self._now().date().isoformat(),
            who=self._who(),
            changed=changed,
            supplied={name: supplied[name] for name in changed if name in supplied},
        )
        self._vault.correct(service, kept)
        self._forget()

    def _conflict(self, service: ServiceId, known: Correction | None) -> tuple[str, ...]:
        if known is None:
            return ()
        supplied = _fields(self._supplied.services[service])
        return tuple(name for name, was in known.supplied.items() if supplied[name] != was)

    def _effective(self, service: Service, past: Sequence[Correction], checks: Checks) -> Service:
        """A service with its corrections (the newest first), and printed as far as somebody has checked it."""
        changed = past[0].changed if past else {}
        fields: dict[str, object] = {name: changed[name] for name in ("address", "hours_note") if name in changed}
        if "phones" in changed:
            kinds = {_digits(phone.number): phone.type for phone in service.phones}
            fields["phones"] = tuple(
                Phone(number=str(number), type=kinds.get(_digits(str(number)), "voice"))
                for number in _listed(changed["phones"])
            )
        if "hours_note" in changed:
            fields["schedules"] = ()  # the schedule of the content is no longer what they say
        closed_until = str(changed.get("closed_until", ""))
        fields["closed"] = bool(closed_until) and closed_until >= self._now().date().isoformat()
        service = msgspec.structs.replace(service, **fields)
        days = {
            fact: checks[service.id, fact].day
            for fact in FACTS
            if (service.id, fact) in checks and self._is_fresh(fact, checks[service.id, fact].day)
        }
        return _printable(service, days)


def dutch_number(typed: str) -> str:
    """A telephone number as it is written in the Netherlands. Raises `Explained` (error.address-phone)."""
    import phonenumbers

    try:
        number = phonenumbers.parse(typed, "NL")
    except phonenumbers.NumberParseException as fault:
        raise Explained("error.address-phone", number=typed.strip()[:30]) from fault
    if not phonenumbers.is_valid_number_for_region(number, "NL"):
        short = re.sub(r"\D", "", typed)
        if re.fullmatch(r"11[2-4]|116\d{3}|14\d{3}|18\d{2}|0800\d{4,7}|0900\d{4,7}|088\d{7}", short):
            return typed.strip()
        raise Explained("error.address-phone", number=typed.strip()[:30])
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL)


def _printable(service: Service, days: Mapping[Fact, str]) -> Service:
    """What somebody checked may stand on paper with its day; when all of it was, nobody has to call first."""
    if service.never_print or not days:
        return service
    checked = tuple(_PRINTED[fact] for fact in days if fact in _PRINTED)
    needed = [fact for fact in FACTS if _has(service, fact)]
    whole = all(fact in days for fact in needed)
    return msgspec.structs.replace(
        service,
        print_fields=tuple(dict.fromkeys((*service.print_fields, *checked))),
        assured_date=min(days.values()) if whole else service.assured_date,
        call_first=False if whole else service.call_first,
    )


def _has(service: Service, fact: Fact) -> bool:
    there = {
        "phone": bool(service.phones),
        "hours": bool(service.schedules or service.hours_note),
        "address": bool(service.address),
    }
    return there.get(fact, True)


def _pressing(entry: Entry, city: City) -> tuple[int, int, int, str]:
    stale = sum(fact.state != "fresh" for fact in entry.facts)
    return -entry.wrong, -int(city in entry.service.cities), -(entry.printed + 1) * stale, entry.service.name


def _fields(service: Service) -> dict[str, object]:
    """What can be corrected, as JSON values."""
    return {
        "phones": [phone.number for phone in service.phones],
        "address": service.address,
        "hours_note": service.hours_note,
    }


def _digits(number: str) -> str:
    return re.sub(r"\D", "", number)


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _address(typed: str) -> str:
    said = _short(typed, LONGEST_ADDRESS)
    if said and not _POSTCODE.search(said.upper()):
        raise Explained("error.address-postcode")
    return said


def _short(typed: str, longest: int) -> str:
    said = " ".join(typed.split())
    if len(said) > longest:
        raise Explained("error.address-long", longest=longest)
    return said


def _day(typed: str) -> str:
    if not typed.strip():
        return ""
    for form in ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"):
        try:
            return datetime.strptime(typed.strip(), form).date().isoformat()  # noqa: DTZ007 - a day, no moment
        except ValueError:
            continue
    raise Explained("error.address-day", day=typed.strip()[:20])
