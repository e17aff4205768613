"""The values that travel through the house: what a question, a step, a service, a visit and a sheet are.

Everything here is frozen. Content types (`Question`, `Step`, `Service`, ...) are also the schema of the files under
`resources/`: a key that is not a field here is an error there. This module imports nothing of ours, so that every
other room may speak these words.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Literal, NewType, dataclass_transform, get_args

import msgspec

Lang = NewType("Lang", str)  # "nl", "en", "pt-BR", "mn", "ar", "ti": BCP 47
City = NewType("City", str)  # "amsterdam", "den-haag", "eindhoven", ..., "elders"
FactId = NewType("FactId", str)  # a question and the fact it establishes share one id
Code = NewType("Code", str)  # one of a question's options
StepId = NewType("StepId", str)
ServiceId = NewType("ServiceId", str)
VisitNumber = NewType("VisitNumber", str)  # "7KD4MF": short, meaningless, last character checks the others
Month = NewType("Month", str)  # "2026-10"
Period = NewType("Period", str)  # a month, a quarter or a year: "2026-10", "2026-Q4", "2026"

NL, EN = Lang("nl"), Lang("en")


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(msgspec.field,))
class _Value(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """A frozen value that refuses unknown fields when it is read from a file. The decorator tells type checkers.

    No value ever holds itself, so that nothing is gained by looking for such rings (`gc`), in a year of visits least.
    """


# --- conditions -------------------------------------------------------------------------------------------------


class Condition(_Value):
    """One node of a condition tree: exactly one of the fields is set, and a comparison names one fact.

    `is_`/`any_of` compare a fact that has one code, `has` asks whether a code is among a fact's codes.
    """

    all: tuple[Condition, ...] | None = None
    any: tuple[Condition, ...] | None = None
    not_: Condition | None = msgspec.field(name="not", default=None)
    is_: dict[FactId, Code] | None = msgspec.field(name="is", default=None)
    any_of: dict[FactId, tuple[Code, ...]] | None = None
    has: dict[FactId, Code] | None = None

    def __post_init__(self) -> None:
        said = [part for part in (self.all, self.any, self.not_, self.is_, self.any_of, self.has) if part is not None]
        if len(said) != 1:
            raise ValueError("a condition is exactly one of all, any, not, is, any_of, has")
        (part,) = said
        if isinstance(part, tuple) and not part:
            raise ValueError("an empty list of conditions")
        if isinstance(part, dict) and len(part) != 1:
            raise ValueError("a comparison names one fact")


# --- the conversation -------------------------------------------------------------------------------------------


class AnswerState(StrEnum):
    ANSWERED = "answered"
    UNKNOWN = "unknown"  # "doesn't know"
    DECLINED = "declined"  # "doesn't want to say"
    NOT_ASKED = "not_asked"


class Answer(_Value):
    """What we know of one fact. `codes` is empty unless `state` is ANSWERED."""

    state: AnswerState = AnswerState.NOT_ASKED
    codes: tuple[Code, ...] = ()


Answers = Mapping[FactId, Answer]


class Option(_Value):
    code: Code
    icon: str
    exclusive: bool = False  # choosing it clears the others ("none of these")


Stage = Literal["safety", "needs", "questions"]
Keep = Literal["never", "session", "coded"]
"""`never`: in memory only, never written, not even into the draft. `session`: in the draft, gone at the end.
`coded`: kept under a number when the visitor wants to come back."""


class Question(_Value):
    """Texts: `guide.<id>.ask`, `.say`, `.why`, `.tip` (optional) and `guide.<id>.option.<code>`.

    A question of kind `digits` has no options; its answer is one code of that many digits. It can decide nothing: no
    condition may compare it, a step may only `ask` it.
    """

    id: FactId
    stage: Stage
    kind: Literal["single", "several", "digits"]
    keep: Keep
    options: tuple[Option, ...] = ()
    digits: int = 0
    ask_when: Condition | None = None  # asked only while this is not false, and only if an open step needs it


# --- rights and steps -------------------------------------------------------------------------------------------

Confidence = Literal["verified", "probable", "unverified"]
StepKind = Literal["next_step", "right", "warning", "provider_info"]
Risk = Literal["none", "confidential", "name", "authority", "cost"]
"""Who will learn her name: nobody, someone bound to secrecy, someone who notes it, the authorities; or money."""
Together = Literal["trusted", "come", "call", "alone"]
"""How she does not stand there alone: someone she trusts comes along, one of the desk does, the desk calls."""


class Source(_Value):
    url: str
    seen: str  # how and when it was read, as the field noted it


class Step(_Value):
    """A next step or right. Texts: `step.<id>.do`, `.because`, `.unknown`, optional `.bring`, `.risk`, `.tip`.

    It comes into view when one of `needs` was chosen or one of `alarms` was raised; `when` then decides.
    """

    id: StepId
    kind: StepKind
    needs: tuple[Code, ...]
    icon: str
    urgency: int  # 1 now, 2 today, 3 this week, 4 soon, 5 good to know
    risk: Risk
    confidence: Confidence
    review_by: str  # ISO date
    alarms: tuple[Code, ...] = ()
    when: Condition | None = None
    services: tuple[ServiceId, ...] = ()
    asks: tuple[FactId, ...] = ()  # what one must know to do it, not to decide it
    sources: tuple[Source, ...] = ()
    legal_basis: str | None = None
    together: Together = "alone"  # what makes this step work, unless the volunteer says otherwise
    on_paper: bool = True  # false: for the volunteer's eyes (provider information, warnings that need talk)
    opt_in: bool = False  # the paper itself could do harm: printed only when the volunteer adds it
    on_request: bool = False  # never brought up by answers: the volunteer adds it when the visitor asks
    fallback: bool = False  # shown when nothing else is


# --- the sociale kaart (HSDS names where HSDS has one) ----------------------------------------------------------


class Accepts(_Value):
    value: Literal["yes", "no", "varies", "unknown"]
    note: str = ""


class Phone(_Value):
    number: str
    type: Literal["voice", "whatsapp", "text"] = "voice"
    note: str = ""


Day = Literal["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
DAYS: tuple[Day, ...] = get_args(Day)


class Schedule(_Value):
    """Opening hours: `byday` as in RFC 5545 (MO..SU); times as "HH:MM" in local time; both times empty = all day."""

    byday: tuple[Day, ...]
    opens_at: str = ""
    closes_at: str = ""
    note: str = ""


class OtherHours(_Value):
    """From `first` to `last` (ISO dates, both included) these hours take the place of the weekly ones, on a holiday
    too; without times it is closed. Several of one day add up.
    """

    first: str
    last: str
    opens_at: str = ""
    closes_at: str = ""
    note: str = ""


SharesData = Literal["never", "sometimes", "unknown"]
"""Do the authorities learn a name that is told here? `never`: its source says that it takes none, passes none on or is
bound to secrecy (serious danger excepted). `sometimes`: a source says that it happened or can. An extension of HSDS."""

PrintField = Literal["address", "phone", "email", "website", "opening_hours", "languages", "cost"]


class Service(_Value):
    """One organisation or kind of help. Text on paper: `service.<id>.what` (or that of the service it is `like`, or the
    Dutch `line`, for one that the desk added); the rest is the volunteer's, in Dutch.

    `print_fields` is what may stand on paper; `call_first` adds the frame "call first"; `never_print` keeps even the
    name away from paper. `do_not_print` lists facts that were seen and found wrong: no field may contain them.
    """

    id: ServiceId
    name: str  # as on the door
    kind: str
    cities: tuple[City, ...]  # ("national",) or cities
    serves: tuple[Code, ...]
    accepts_undocumented: Accepts
    confidence: Confidence
    read_on: str  # when the public page was read: "2026"
    sources: tuple[Source, ...]
    address: str | None = None
    address_note: str = ""
    phones: tuple[Phone, ...] = ()
    email: str | None = None
    website: str | None = None
    schedules: tuple[Schedule, ...] = ()
    other_hours: tuple[OtherHours, ...] = ()
    hours_note: str = ""  # the hours as the source words them, with its doubts
    languages: tuple[str, ...] = ()  # spoken there, as BCP 47 codes
    languages_note: str = ""
    cost: Literal["free", "unknown", "paid", "partly"] = "unknown"
    cost_note: str = ""
    how_to_reach: str = ""
    print_fields: tuple[PrintField, ...] = ()
    call_first: bool = False
    never_print: bool = False
    do_not_print: tuple[str, ...] = ()
    id_asked: Literal["none", "any", "residence", "unknown"] = "unknown"
    shares_data: SharesData = "unknown"
    assured_date: str | None = None  # ISO date of a check by a person; none was phoned yet
    field_confidence: dict[str, str] = {}
    in_research: bool = False  # named in the research report that Inloop started from
    closed: bool = False  # for the time being: nobody is sent there
    like: ServiceId | Literal[""] = ""
    line: str = ""


Fact = Literal["phone", "hours", "address", "who"]
"""What is checked of a service on its own: who is welcome is one of them."""
Method = Literal["called", "visited", "website"]


class Check(_Value):
    """That a fact was found right. `day`: ISO date."""

    day: str
    method: str


class Correction(_Value):
    """What a desk says of a service instead of the content: fields of `Service` (and `closed_until`, an ISO date).

    `supplied`: what the content said of the same fields at that time; when it says something else now, both are shown.
    """

    day: str
    who: str
    changed: dict[str, object]
    supplied: dict[str, object]


class Own(_Value):
    """A service that the desk added to the supplied ones. `steps`: where it is offered, after those that stand there.

    `foreign`: what an HSDS file said of it for which a Service has no place, to be given back.
    """

    service: Service
    steps: tuple[StepId, ...] = ()
    foreign: dict[str, object] = {}


How = Literal["helped", "refused", "closed", "not-gone"]
"""How it went at a service where she was sent."""
Why = Literal["papers", "money", "full", "language", "other"]
"""Why she was refused."""


class Outcome(_Value):
    """How a referral went, as told at the next visit. `why`: of a refusal alone, "" when it was not told."""

    how: How
    why: Why | Literal[""] = ""


class Term(_Value):
    """A Dutch word that stays Dutch in every language. `term.<id>` explains it; a contact of `services` does too."""

    id: str
    word: str
    services: tuple[ServiceId, ...] = ()


# --- a conversation under way -----------------------------------------------------------------------------------


class Edits(_Value):
    """What the volunteer changed about the advice. `own_lines` are free text for the paper alone."""

    left_out: tuple[StepId, ...] = ()  # off the sheet
    added: tuple[StepId, ...] = ()  # on the sheet, whether or not the answers brought it up
    order: tuple[StepId, ...] = ()
    together: dict[StepId, Together] = {}  # where it is another than the step's own
    own_lines: tuple[str, ...] = ()
    remark: str = ""  # to be kept under the number, where the desk allows free text


class Talk(_Value):
    """One conversation, whole. Every change makes a new value; the desk saves each one as a draft."""

    id: str
    language: Lang
    city: City
    begun: str  # ISO date and minute, local
    at: str = "safety"  # a question's id, or "advice", "handout", "finish"
    answers: dict[FactId, Answer] = {}
    visited: tuple[str, ...] = ()
    edits: Edits = Edits()
    number: VisitNumber | None = None  # promised on the paper
    outcomes: dict[ServiceId, Outcome] = {}  # of where she was sent the time before


class Draft(_Value):
    """An unfinished conversation, as a line in a list."""

    id: str
    begun: str
    changed: str
    at: str
    language: Lang


class Visit(_Value):
    """A visit kept under a number: coded answers and step ids. `remark`: free text, where the desk allows it."""

    number: VisitNumber
    closed: str  # ISO date
    language: Lang
    city: City
    answers: dict[FactId, Answer]
    steps: tuple[StepId, ...]
    remark: str = ""


class Closed(_Value):
    """One statistics row, written when a visit closes: frozen, and not traceable to the visit.

    `household` is the same for two visits of one family in one month only when she came back with her number; it is
    a keyed digest or random, never the number.
    """

    month: Month
    household: str
    city: City
    language: Lang
    household_type: Literal["with_children", "without_children", "unknown"]
    needs: tuple[Code, ...]
    refusals: tuple[Code, ...] = ()  # met by the family before it came: a deposit asked, no for the language, ...
    unmet: tuple[Code, ...] = ()  # needs for which nobody was found


class Page(_Value):
    """Where a conversation stands: what to show, and how far it is. `question` is None on advice, handout, finish."""

    at: str
    stage: Literal["safety", "needs", "questions", "advice", "handout", "finish"]
    question: Question | None = None
    answer: Answer = Answer()
    position: int = 0  # 1-based among the questions of this stage
    total: int = 0  # about how many there will be


# --- advice -----------------------------------------------------------------------------------------------------


class AdvisedStep(_Value):
    step: Step
    state: Literal["yes", "unknown"]
    grounds: tuple[FactId, ...]  # the answers that led here
    missing: tuple[FactId, ...]  # facts that would settle it
    services: tuple[Service, ...]
    together: Together = "alone"
    on_sheet: bool = False  # as things stand, it is printed
    added: bool = False  # by the volunteer


class Advice(_Value):
    """`steps` in order of urgency, or as the volunteer ordered them; `services` in the order of their steps."""

    steps: tuple[AdvisedStep, ...]
    services: tuple[Service, ...]
    not_asked: tuple[FactId, ...]
    alarms: tuple[Code, ...]


# --- the sheet --------------------------------------------------------------------------------------------------


class Pair(_Value):
    """One text twice: in the visitor's language and in Dutch. `marked`: the translation waits for review."""

    own: str
    dutch: str
    marked: bool = False


LineKind = Literal["do", "term", "bring", "together", "because", "risk"]


class SheetLine(_Value):
    """`gives_way`: 0 never; else after what has a lower number, when one page would not hold the sheet."""

    kind: LineKind
    words: Pair
    gives_way: int = 0


class SheetStep(_Value):
    """One numbered step; `letters` are the contacts it sends her to."""

    number: int
    icon: str
    lines: tuple[SheetLine, ...]
    letters: tuple[str, ...] = ()


class SheetHours(_Value):
    """One line of opening hours: days in both languages, the times once ("9.00-12.00"; empty = day and night)."""

    days: Pair
    times: str


class SheetContact(_Value):
    """`address`/`phones` None = not known: a pen line; empty string/tuple = leave the row out."""

    letter: str
    name: str
    what: Pair
    address: str | None
    phones: tuple[tuple[Literal["voice", "whatsapp", "text"], str], ...] | None
    website: str = ""
    hours: tuple[SheetHours, ...] = ()
    cost: Pair | None = None
    notice: Pair | None = None  # framed: "call first", "ask us"
    dated: Pair | None = None  # "checked on 12-11-2026", "looked up in 2026, not phoned"


class SheetSection(_Value):
    """A need in a city guide: its new contacts, and the numbers (`again`) of those that stood before."""

    icon: str
    title: Pair
    contacts: tuple[SheetContact, ...]
    again: tuple[str, ...] = ()


Form = Literal["usual", "large", "alone"]
"""A sheet in two languages, the same in large print, or in the visitor's language alone."""


class Handout(_Value):
    """Everything that stands on one sheet, in order, before a point of it is set. In Dutch it always stands alone."""

    language: Lang
    title: Pair
    steps: tuple[SheetStep, ...]
    contacts_title: Pair
    contacts: tuple[SheetContact, ...]
    labels: dict[LineKind, Pair]
    safety: Pair  # beside the large 112
    date: str  # "24-11-2026"
    number: VisitNumber | None
    number_label: Pair
    footnote: Pair | None  # explains the mark; None when no line is marked
    practice: Pair | None = None  # watermark
    old: Pair | None = None  # the content is past its day
    form: Form = "usual"
    sections: tuple[SheetSection, ...] = ()  # of a city guide, instead of steps and contacts
    alts: dict[str, str] = {}  # what an icon without words beside it says to a screen reader, in Dutch


class Sheet(_Value):
    """A handout as paper: the PDF in memory, and what the volunteer should know before printing it."""

    pdf: bytes
    pages: int
    marked_lines: int
    indiscreet: tuple[str, ...]  # words on it that tell a passer-by something (only the volunteer's own lines can)
    handout: Handout


class Picture(_Value):
    """A page in greys: a byte for each point, row by row from the top."""

    width: int
    height: int
    greys: bytes


# --- the desk as a household ---------------------------------------------------------------------------------------


class Person(_Value):
    """Somebody who may open the desk. `coordinator`: her key signs the list of people."""

    nickname: str
    coordinator: bool


class HandedOver(_Value):
    """A line for the next shift. `until`: ISO date, the last day it is shown."""

    id: int
    until: str
    who: str
    line: str


class Trace(_Value):
    """Who did what on a day, and how often. `did`: one of `upkeep.Deed`; `what`: a nickname, a period, a pack."""

    day: str
    who: str
    did: str
    what: str
    times: int


class Light(_Value):
    """One line of the status page. `key` and `params`: its sentence, `window.status.<name>.<key>`."""

    name: str
    state: Literal["good", "look", "act"]
    key: str
    params: dict[str, str | int] = {}


# --- what a verb tells the screens ------------------------------------------------------------------------------


class Changes(_Value):
    """What a verb changed; each screen decides whether that concerns it."""

    drafts: bool = False
    visits: bool = False
    settings: bool = False
    handovers: bool = False
    people: bool = False
    addresses: bool = False
    content: bool = False


class Finished(_Value):
    """How a conversation ended: with a number on the paper, or as a count alone (`number` None)."""

    number: VisitNumber | None
    changes: Changes


class LanguageChoice(_Value):
    code: Lang
    own_name: str
    dutch_name: str
    english_name: str
    rtl: bool
    unreviewed: bool
