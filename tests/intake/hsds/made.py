"""Services of ours and rows of HSDS, made at random from what the model and the standard say they may be."""

from __future__ import annotations

from typing import Any, get_args

from hypothesis import strategies as st

from intake import content, hsds
from intake.hsds.nesting import link
from intake.hsds.standard import Row, Tables, column_of, tables
from intake.model import (
    Accepts,
    Check,
    Confidence,
    Fact,
    Lang,
    OtherHours,
    Own,
    Phone,
    PrintField,
    Schedule,
    Service,
    ServiceId,
    SharesData,
    Source,
)
from intake.words import Words

NAMES = hsds.names(content.load(), Words.load())
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
TEXTS = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        ["", "=1+1", "+31 70 123 45 67", "-", "--", "@SUM(A1)", "a;b,c", '"', "één\nregel", "\r", " spatie ", "null"]
    ),
)
LONG = st.sampled_from(["a" * 2500, "Zin na zin. " * 30])
TIMES = st.times().map(lambda time: time.strftime("%H:%M"))
ISO_DAYS = st.dates().map(lambda day: day.isoformat())
NUMBERS = st.sampled_from(["070 365 14 12", "112", "0800 0113", "06 12345678", "+31 6 12345678", "12", "geen nummer"])
WEBSITES = st.sampled_from(["https://www.askv.nl", "http://x.nl/a?b=c#d", "www.askv.nl", "askv.nl:8080/pad"])
EMAILS = st.sampled_from(["info@askv.nl", "a@b", "a..b@c.nl", "naam@ergens.org"])
ADDRESSES = st.one_of(
    st.sampled_from(
        ["Schoolstraat 18, 2511 AX Den Haag", "Lichtstraat 376, Eindhoven", "a, b, 1000 AA Zz", "1234 AB X"]
    ),
    TEXTS,
)
SERVICE_IDS = st.from_regex(r"[a-z0-9][a-z0-9-]{0,20}", fullmatch=True).map(ServiceId)


def _hours(draw: st.DrawFn) -> tuple[str, str]:
    return draw(st.one_of(st.just(("", "")), st.just(("00:00", "23:59")), st.tuples(TIMES, TIMES)))


@st.composite
def schedules(draw: st.DrawFn) -> Schedule:
    opens, closes = _hours(draw)
    days = draw(st.lists(st.sampled_from(DAYS), max_size=7))
    return Schedule(byday=tuple(days), opens_at=opens, closes_at=closes, note=draw(TEXTS))  # type: ignore[arg-type]


@st.composite
def other_hours(draw: st.DrawFn) -> OtherHours:
    first, last = sorted(draw(st.tuples(ISO_DAYS, ISO_DAYS)))
    opens, closes = _hours(draw)
    return OtherHours(first=first, last=last, opens_at=opens, closes_at=closes, note=draw(TEXTS))


def _several(of: st.SearchStrategy[Any], most: int = 3) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(of, max_size=most).map(tuple)


def services(ids: st.SearchStrategy[ServiceId] = SERVICE_IDS) -> st.SearchStrategy[Service]:
    """Any service a desk can have; every field is drawn."""
    fields: dict[str, st.SearchStrategy[Any]] = {
        "id": ids,
        "name": TEXTS,
        "kind": TEXTS,
        "cities": _several(st.sampled_from([*NAMES.cities])),
        "serves": _several(st.sampled_from([*NAMES.needs])),
        "accepts_undocumented": st.builds(
            Accepts, value=st.sampled_from(["yes", "no", "varies", "unknown"]), note=st.one_of(TEXTS, LONG)
        ),
        "confidence": st.sampled_from(get_args(Confidence)),
        "read_on": TEXTS,
        "sources": _several(st.builds(Source, url=st.one_of(WEBSITES, TEXTS), seen=TEXTS)),
        "address": st.one_of(st.none(), ADDRESSES),
        "address_note": TEXTS,
        "phones": _several(
            st.builds(Phone, number=NUMBERS, type=st.sampled_from(["voice", "whatsapp", "text"]), note=TEXTS)
        ),
        "email": st.one_of(st.none(), EMAILS),
        "website": st.one_of(st.none(), WEBSITES),
        "schedules": _several(schedules()),
        "other_hours": _several(other_hours()),
        "hours_note": st.one_of(TEXTS, LONG),
        "languages": _several(st.sampled_from([*NAMES.languages, "pl", "zgh", "sr-Latn"])),
        "languages_note": TEXTS,
        "cost": st.sampled_from(["free", "unknown", "paid", "partly"]),
        "cost_note": TEXTS,
        "how_to_reach": st.one_of(TEXTS, LONG),
        "print_fields": _several(st.sampled_from(get_args(PrintField))),
        "call_first": st.booleans(),
        "never_print": st.booleans(),
        "do_not_print": _several(TEXTS),
        "id_asked": st.sampled_from(["none", "any", "residence", "unknown"]),
        "shares_data": st.sampled_from(get_args(SharesData)),
        "assured_date": st.one_of(st.none(), ISO_DAYS),
        "field_confidence": st.dictionaries(TEXTS, TEXTS, max_size=2),
        "in_research": st.booleans(),
        "closed": st.booleans(),
        "like": st.one_of(st.just(""), st.sampled_from(sorted(NAMES.services))),
        "line": st.one_of(TEXTS, LONG),
    }
    assert set(fields) == set(Service.__struct_fields__)
    return st.builds(Service, **fields)


def owns() -> st.SearchStrategy[Own]:
    """Any service that a desk added itself."""
    return st.builds(
        Own,
        service=services(),
        steps=_several(st.sampled_from(sorted(NAMES.steps))),
    )


def cards() -> st.SearchStrategy[hsds.Card]:
    """A service with its lines and checks."""
    languages = st.sampled_from([Lang(code) for code in NAMES.languages if code != "nl"])
    return st.builds(
        hsds.Card,
        own=owns(),
        said=st.dictionaries(languages, TEXTS.filter(bool), max_size=3),
        checks=st.dictionaries(
            st.sampled_from(get_args(Fact)),
            st.builds(Check, day=ISO_DAYS, method=st.sampled_from(["called", "visited", "website"])),
            max_size=4,
        ),
    )


# --- of others

IDS = st.uuids().map(str)
_JSON_VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-(2**53), 2**53), TEXTS),
    lambda inner: st.one_of(st.lists(inner, max_size=2), st.dictionaries(TEXTS, inner, max_size=2)),
    max_leaves=4,
)
_NUMBERS = st.one_of(st.integers(-(2**53), 2**53), st.floats(allow_nan=False, allow_infinity=False))
_OF_KIND: dict[str, st.SearchStrategy[Any]] = {
    "uuid": IDS,
    "email": st.sampled_from(["info@example.org", "a.b+c@example.com"]),
    "uri": st.sampled_from(["https://example.org/x?y=1", "http://example.com", "urn:isbn:0451450523"]),
    "datetime": st.sampled_from(["2023-03-15T10:30:45.123Z", "2024-09-25T14:23:06.5+01:00"]),
    "number": _NUMBERS,
    "date": st.one_of(ISO_DAYS, TEXTS),
    "time": st.one_of(TIMES, st.sampled_from(["09:00:00", "10:00Z", "9 uur", "09:00+01:00", "24:00"])),
    "text": TEXTS,
}
_USUAL: dict[str, st.SearchStrategy[str]] = {
    "byday": st.sampled_from(["MO,TU", "MO", "1MO", "", "SA,SU"]),
    "number": NUMBERS,
    "type": st.sampled_from(["voice", "fax", "text", "cell"]),
    "country": st.sampled_from(["NL", "US", "nederland"]),
    "postal_code": st.sampled_from(["2511 AX", "2511ax", "ABC 1234", ""]),
    "code": st.sampled_from(["ur", "tir", "eng", "pt-BR", "??"]),
    "address_type": st.sampled_from(["physical", "postal", "virtual"]),
}
_DEEP = {"attributes", "metadata", "languages", "contacts"}


def _plain(table: str, column: str) -> st.SearchStrategy[Any]:
    known = tables()[table]
    kind = known.fields[column]
    if column in known.choices:
        return st.sampled_from(known.choices[column])
    usual = _USUAL.get(column) if kind == "text" else None
    return st.one_of(usual, _OF_KIND[kind]) if usual is not None else _OF_KIND[kind]


@st.composite
def rows(draw: st.DrawFn, table: str = "service", ids: st.SearchStrategy[str] = IDS, often: int = 3) -> Row:
    """A row of the standard with the rows that belong to it nested in it, and now and then fields it does not know."""
    known = tables()[table]
    row: Row = {}
    for column in known.plain:
        if column == "id":
            row[column] = draw(ids)
        elif column in known.required or draw(st.integers(0, 2)) == 0:
            row[column] = draw(_plain(table, column))
    for name, child in known.lists.items():
        if draw(st.integers(0, often + 2 * (name in _DEEP))) == 0:
            row[name] = draw(st.lists(rows(child, ids, often + 2), min_size=1, max_size=2))
    for name, other in known.ones.items():
        if name in known.required or draw(st.integers(0, 1)) == 0:
            row[name] = draw(rows(other, ids, often + 2))
    if draw(st.integers(0, 9)) == 0:
        row["x_" + draw(TEXTS)] = draw(_JSON_VALUES)
    return row


@st.composite
def flat(draw: st.DrawFn) -> Tables:
    """Tables whose rows name each other, or nothing; at least one service."""
    found: Tables = {}
    ids: dict[str, list[str]] = {}
    for table in tables():
        count = draw(st.integers(1 if table == "service" else 0, 2))
        ids[table] = draw(st.lists(IDS, min_size=count, max_size=count, unique=True))
    every = [one for some in ids.values() for one in some]
    for table, known in tables().items():
        ones = {column_of(name): other for name, other in known.ones.items()}
        needed = {column_of(name) for name in known.ones if name in known.required}
        needed |= {*known.linked} & {*link(table, "").values()}
        for id_ in ids[table]:
            row: Row = {"id": id_}
            for column in known.plain:
                pool = ids.get(ones.get(column, column.removesuffix("_id")), [])
                if column == "id" or not (column in (*known.required, *needed) or draw(st.integers(0, 1))):
                    continue
                if column in link(table, "").values() and table in ("attribute", "metadata"):
                    row[column] = draw(st.sampled_from(every if column.endswith("_id") else [*tables(), "iets"]))
                elif column.endswith("_id") and pool and draw(st.integers(0, 3)):
                    row[column] = draw(st.sampled_from(pool))
                else:
                    row[column] = draw(_plain(table, column))
            if draw(st.integers(0, 9)) == 0:
                row["x"] = draw(_JSON_VALUES)
            found.setdefault(table, []).append(row)
    if draw(st.booleans()):
        found["extra"] = draw(st.lists(st.dictionaries(st.sampled_from(["a", "b"]), TEXTS, min_size=1), min_size=1))
    return found
