"""The sociale kaart as this desk keeps it true: found by what one types, each fact with the day on which it was last
found right, corrected and added to over the supplied content, and phoned in an order that makes sense.

Checked is not edited: saying that a number is still right changes a date and nothing else. A correction lies over what
was supplied and survives its updates; when the supplied fact changes too, both are shown, and a person decides.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime

import msgspec

from intake import correction, directory, freshness
from intake.content import Content
from intake.correction import Said
from intake.errors import Explained
from intake.finding import Index, plain
from intake.freshness import Checks, FactState
from intake.handout.lines import telling
from intake.model import (
    NL,
    Accepts,
    Changes,
    City,
    Code,
    Correction,
    Fact,
    Lang,
    Method,
    Month,
    Outcome,
    Own,
    Service,
    ServiceId,
    Step,
    StepId,
)
from intake.opening import Opening, opening
from intake.vault import Vault
from intake.words import Words

LONGEST_NAME = 60  # characters; as much for a line that says what it is
_SHOWN = 60
_OWN = "own-"
_ADDRESSES = Changes(addresses=True)


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A service as it stands today. `what`: its one line in Dutch. `conflict`: fields in which the supplied content has
    changed since the desk corrected them. `outcomes`: how it went there in the last twelve months, how often.
    """

    service: Service
    what: str
    facts: tuple[FactState, ...]
    opening: Opening | None
    closed_until: str
    printed: int
    wrong: int
    corrected: bool
    own: bool = False  # added by the desk
    conflict: tuple[str, ...] = ()
    outcomes: Mapping[Outcome, int] = {}


class Wish(msgspec.Struct, frozen=True, kw_only=True):
    """What is looked for. `text`: as typed."""

    text: str = ""
    city: City | None = None
    need: Code | None = None
    language: Lang | None = None  # spoken there
    open_now: bool = False
    without_papers: bool = False
    no_identity: bool = False


class Kind(msgspec.Struct, frozen=True, kw_only=True):
    """What a service of the desk's own can be like: a known one, its line in Dutch, and the steps it is offered at."""

    service: ServiceId
    name: str
    what: str
    steps: tuple[StepId, ...]


class Addresses:
    """`desk.addresses` is one, over the open vault."""

    def __init__(
        self, of: Content, words: Words, vault: Vault, now: Callable[[], datetime], who: Callable[[], str]
    ) -> None:
        self._supplied, self._words, self._vault, self._now, self._who = of, words, vault, now, who
        self._made: tuple[date, Content, Content] | None = None
        """The day, the content with what the desk added, and the same with what it found out over it."""
        self._found_by: Index | None = None

    def content(self) -> Content:
        """The content with this desk's own findings over it: what advice and sheets are made of. It is made anew when
        they change, and each day: a check grows old.
        """
        return self._layers()[1]

    def _layers(self) -> tuple[Content, Content]:
        """What was supplied or added, and the same as it stands today."""
        today = self._now().date()
        if self._made is None or self._made[0] != today:
            base = self._with_own(self._vault.own_services())
            self._made = today, base, self._over(base, today)
        return self._made[1:]

    def _over(self, base: Content, today: date) -> Content:
        checks, corrections = self._vault.checks(), self._vault.corrections()
        if not checks and not corrections:
            return base

        def effective(service: Service) -> Service:
            laid = correction.laid_over(service, corrections.get(service.id, ()), today)
            return freshness.printable(laid, checks, today)

        touched = {service for service, _ in checks} | set(corrections)
        services = {key: effective(one) if key in touched else one for key, one in base.services.items()}
        return msgspec.structs.replace(base, services=services)

    def _with_own(self, owns: Sequence[Own]) -> Content:
        """The supplied content and what the desk added, which is offered before what is there for the whole country."""
        if not owns:
            return self._supplied
        services, steps = dict(self._supplied.services), dict(self._supplied.steps)
        for own in owns:
            services[own.service.id] = own.service
            for step in own.steps:
                if step in steps:
                    steps[step] = _before_national(steps[step], own.service.id, services)
        return msgspec.structs.replace(self._supplied, services=services, steps=steps)

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
        waiting = [entry for entry in entries if entry.wrong or _stale(entry)]
        return tuple(sorted(waiting, key=lambda entry: _pressing(entry, city)))

    # --- kept true

    def still_right(self, service: ServiceId, facts: tuple[Fact, ...], method: Method = "called") -> Changes:
        """These facts were found right today; that it was called wrong is settled."""
        for fact in facts:
            self._vault.note_checked(service, fact, self._now().date(), method)
        self._vault.settle_wrong(service)
        self._made = None  # what it is found by stays
        return _ADDRESSES

    def call_wrong(self, service: ServiceId) -> Changes:
        """ "This was wrong", from a conversation: it comes on the coordinator's list."""
        self._vault.call_wrong(service)
        return _ADDRESSES

    def correct(self, service: ServiceId, said: Said) -> Changes:
        """Says it otherwise than the content. What is corrected was checked as well. Raises as `correction.checked`."""
        known = self._latest(service)
        new = correction.checked(said)
        self._keep(service, {**(known.changed if known else {}), **new})
        facts = correction.facts(new)
        return self.still_right(service, facts) if facts else _ADDRESSES

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

    # --- added by the desk

    def kinds(self) -> tuple[Kind, ...]:
        """What a service can be like: every supplied one that is offered somewhere, by what it does."""
        known = [(service, self.steps_like(service.id)) for service in self._supplied.services.values()]
        kinds = [
            Kind(service=service.id, name=service.name, what=self._what(service), steps=steps)
            for service, steps in known
            if steps and not service.never_print
        ]
        return tuple(sorted(kinds, key=lambda kind: plain(kind.what)))

    def steps_like(self, like: ServiceId) -> tuple[StepId, ...]:
        """The steps at which a service is offered, and with it one of the same kind."""
        return tuple(step.id for step in self._supplied.steps.values() if like in step.services)

    def languages(self) -> tuple[str, ...]:
        """Every language that is said to be spoken somewhere, as BCP 47 codes."""
        return tuple(sorted({code for service in self._services.values() for code in service.languages}))

    def add(self, name: str, like: ServiceId, city: City, *, line: str = "") -> ServiceId:
        """A service that the content does not know: of the kind of one that it knows, which says in every language what
        it is (`line`: in Dutch alone, instead). Nothing else of the other one is taken over: who is welcome, whether a
        name is asked and what it costs are not known until somebody has asked.

        Raises `Explained`: error.address-name (no name, or one that is there), -long, -telling (a word that may not
        stand on paper).
        """
        name, line = " ".join(name.split()), " ".join(line.split())
        if len(name) > LONGEST_NAME or len(line) > LONGEST_NAME:
            raise Explained("error.address-long", longest=LONGEST_NAME)
        if not plain(name) or any(plain(one.name) == plain(name) for one in self._services.values()):
            raise Explained("error.address-name", name=name)
        if word := next(iter(telling(self._words, NL, f"{name} {line}")), None):
            raise Explained("error.address-telling", word=word)
        kind = self._supplied.services[like]
        service = Service(
            id=ServiceId(f"{_OWN}{secrets.token_hex(4)}"),
            name=name,
            kind=kind.kind,
            cities=(city,),
            serves=kind.serves,
            accepts_undocumented=Accepts(value="unknown"),
            confidence="unverified",
            read_on=str(self._now().year),
            sources=(),
            call_first=True,
            like="" if line else kind.like or like,
            line=line,
        )
        self.take_in((Own(service=service, steps=self.steps_like(like)),))
        return service.id

    def take_in(self, owns: Sequence[Own]) -> Changes:
        """Services from elsewhere become the desk's own; one that was taken in before is said anew."""
        for own in owns:
            self._vault.keep_own(own, self._now().date(), self._who())
        self._forget()
        return _ADDRESSES

    def checks(self) -> Checks:
        """When each fact was last found right."""
        return self._vault.checks()

    def liken(self, service: ServiceId, like: ServiceId) -> Changes:
        """Says of one of the desk's own which known one it is like: what it is, helps with, and where it is offered."""
        kind = self._supplied.services[like]
        (own,) = [own for own in self.own() if own.service.id == service]
        likened = msgspec.structs.replace(
            own.service, kind=kind.kind, serves=kind.serves, like=kind.like or like, line=""
        )
        return self.take_in((msgspec.structs.replace(own, service=likened, steps=self.steps_like(like)),))

    def own(self) -> tuple[Own, ...]:
        """What the desk added, as it was added: without what was corrected later."""
        return self._vault.own_services()

    # --- within

    @property
    def _services(self) -> Mapping[ServiceId, Service]:
        return self.content().services

    @property
    def _index(self) -> Index:
        if self._found_by is None:
            self._found_by = Index({key: self._said(service) for key, service in self._services.items()})
        return self._found_by

    def _said(self, service: Service) -> tuple[str, str, str]:
        """What a service is found by: its name, its id as a nickname, what it does, where it is, whom it helps."""
        needs = (self._words.text(NL, f"guide.needs.option.{need}") for need in service.serves)
        rest = (service.kind, self._what(service), service.address or "", service.how_to_reach, *needs)
        return service.name, service.id.replace("-", " "), " ".join(rest)

    def _forget(self) -> None:
        self._made = self._found_by = None

    def _what(self, service: Service) -> str:
        return directory.told(self._words, NL, service).dutch

    def _allowed(self, service: Service, wish: Wish) -> bool:
        if wish.city is not None and not directory.serves(service, wish.city):
            return False
        if wish.need is not None and wish.need not in service.serves:
            return False
        if wish.language is not None and not directory.speaks(service, wish.language):
            return False
        if wish.without_papers and service.accepts_undocumented.value != "yes":
            return False
        if wish.no_identity and service.id_asked != "none":
            return False
        found = opening(service, self._now()) if wish.open_now else None
        return not wish.open_now or (found is not None and found.open)

    def _entries(self, services: list[Service]) -> tuple[Entry, ...]:
        checks, times, wrong = self._vault.checks(), self._vault.services_printed(), self._vault.called_wrong()
        corrections, base = self._vault.corrections(), self._layers()[0].services
        outcomes = self._vault.outcomes_since(self._a_year_ago())

        def entry(service: Service) -> Entry:
            known = next(iter(corrections.get(service.id, ())), None)
            return Entry(
                service=service,
                what=self._what(service),
                facts=freshness.states(service, checks, self._now().date()),
                opening=opening(service, self._now()),
                closed_until=str(known.changed.get("closed_until", "")) if known else "",
                printed=times[service.id],
                wrong=wrong.get(service.id, 0),
                corrected=bool(known and known.changed),
                own=base[service.id] is not self._supplied.services.get(service.id),
                conflict=correction.conflicts(base[service.id], known),
                outcomes=outcomes.get(service.id, {}),
            )

        return tuple(map(entry, services))

    # --- the desk's word over the content's

    def _latest(self, service: ServiceId) -> Correction | None:
        return next(iter(self.history(service)), None)

    def _keep(self, service: ServiceId, changed: dict[str, object]) -> None:
        supplied = correction.fields(self._layers()[0].services[service])
        kept = Correction(
            day=self._now().date().isoformat(),
            who=self._who(),
            changed=changed,
            supplied={name: supplied[name] for name in changed if name in supplied},
        )
        self._vault.correct(service, kept)
        self._forget()

    def _a_year_ago(self) -> Month:
        now = self._now()
        return Month(f"{now.year - 1}-{now.month:02}")


def _pressing(entry: Entry, city: City) -> tuple[int, int, int, str]:
    return -entry.wrong, -int(city in entry.service.cities), -(entry.printed + 1) * _stale(entry), entry.service.name


def _stale(entry: Entry) -> int:
    """How many facts somebody should ask after."""
    return sum(fact.waits for fact in entry.facts)


def _before_national(step: Step, own: ServiceId, services: Mapping[ServiceId, Service]) -> Step:
    national = {key for key in step.services if key in services and directory.NATIONAL in services[key].cities}
    place = next((n for n, key in enumerate(step.services) if key in national), len(step.services))
    return msgspec.structs.replace(step, services=(*step.services[:place], own, *step.services[place:]))
