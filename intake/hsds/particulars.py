"""What else a card says that HSDS has a field for: what one pays, who is welcome, which languages are spoken, what it
helps with, whether it is open at all, and where it was read.
"""

from __future__ import annotations

import re
from typing import Any

from intake.hsds import terms
from intake.hsds.contact import is_web
from intake.hsds.facet import Facet, Sieve, levels, nearest, put, put_text, rows
from intake.hsds.hours import day
from intake.hsds.names import Names
from intake.hsds.standard import Row
from intake.model import Accepts, Lang, Service, Source

_CODE = re.compile(r"[a-z]{2,3}")


def _words(field: str, *hsds: str) -> Facet:
    """A text that the standard has a field for, as it is; of several the first is written."""

    def take(row: Row, sieve: Sieve) -> dict[str, Any]:
        return {field: sieve.text(row, *hsds)}

    def give(row: Row, service: Service, _: Names) -> None:
        for further in hsds[1:]:
            put_text(row, further, "")
        put_text(row, hsds[0], getattr(service, field))

    return Facet((field,), take, give)


def _take_cost(row: Row, _: Sieve) -> dict[str, Any]:
    amounts = [option["amount"] for option in rows(row, "cost_options") if "amount" in option]
    if not amounts:
        return {"cost": "unknown"}
    return {"cost": "free" if not any(amounts) else "paid" if all(amounts) else "partly"}


def _give_cost(row: Row, service: Service, _: Names) -> None:
    free = {"id": terms.made(service.id, "cost"), "option": "free", "currency": "EUR", "amount": 0}
    put(row, "cost_options", [free] if service.cost == "free" else [])


def _take_welcome(row: Row, sieve: Sieve) -> dict[str, Any]:
    return {"accepts_undocumented": Accepts(value="unknown", note=sieve.text(row, "eligibility_description"))}


def _give_welcome(row: Row, service: Service, _: Names) -> None:
    put_text(row, "eligibility_description", service.accepts_undocumented.note)


def _take_languages(row: Row, sieve: Sieve) -> dict[str, Any]:
    found = []
    for spoken in nearest(levels(row, "languages")):
        code = _language(spoken, sieve.names)
        if code is None:
            sieve.left("language", spoken.get("name") or spoken.get("code") or spoken["id"])
        else:
            found.append(str(code))
    return {"languages": tuple(dict.fromkeys(found))}


def _give_languages(row: Row, service: Service, names: Names) -> None:
    others = [spoken for spoken in rows(row, "languages") if _language(spoken, names) is None]
    own = [_spoken(code, terms.made(service.id, "language", code), names) for code in dict.fromkeys(service.languages)]
    put(row, "languages", [*own, *others])


def _language(spoken: Row, names: Names) -> str | None:
    """BCP 47, from the codes of ISO 639 or from the name."""
    code = str(spoken.get("code", "")).strip().casefold()
    if not code:
        return names.language_of.get(str(spoken.get("name", "")).strip().casefold())
    if not _CODE.fullmatch(code):
        return None
    from babel.core import get_global

    short: str = get_global("language_aliases").get(code, code)
    return short


def _spoken(code: str, made: str, names: Names) -> Row:
    row: Row = {"id": made, "name": names.languages.get(Lang(code), code)}
    put(row, "code", code.partition("-")[0])
    return row


def _take_serves(row: Row, sieve: Sieve) -> dict[str, Any]:
    for term in terms.foreign(row):
        sieve.left("term", term.get("name", ""))
    return {"serves": tuple(code for code in terms.needs(row) if code in sieve.names.needs)}


def _give_serves(row: Row, service: Service, names: Names) -> None:
    others = [one for one in rows(row, "attributes") if not terms.needs({"attributes": [one]})]
    own = [terms.need(service.id, code, names.needs.get(code, code)) for code in dict.fromkeys(service.serves)]
    put(row, "attributes", [*others, *own])


def _take_status(row: Row, sieve: Sieve) -> dict[str, Any]:
    if row["status"] in ("inactive", "defunct"):
        sieve.left("status", row["status"])
    return {"closed": row["status"] != "active"}


def _give_status(row: Row, service: Service, _: Names) -> None:
    row["status"] = "temporarily closed" if service.closed else "active"


def _take_assured(row: Row, sieve: Sieve) -> dict[str, Any]:
    said = row.get("assured_date")
    if said and day(said) is None:
        sieve.left("date", said)
    return {"assured_date": said if day(said) else None}


def _give_assured(row: Row, service: Service, _: Names) -> None:
    put(row, "assured_date", service.assured_date if day(service.assured_date) else None)


def _take_sources(row: Row, _: Sieve) -> dict[str, Any]:
    pages = [page for page in rows(row, "additional_urls") if terms.has(page, "source")]
    return {"sources": tuple(Source(url=str(page["url"]), seen=str(page.get("label", ""))) for page in pages)}


def _give_sources(row: Row, service: Service, _: Names) -> None:
    others = [page for page in rows(row, "additional_urls") if not terms.has(page, "source")]
    own = [
        _page(source, terms.made(service.id, "source", str(n)))
        for n, source in enumerate(service.sources)
        if is_web(source.url)
    ]
    put(row, "additional_urls", [*own, *others])


def _page(source: Source, made: str) -> Row:
    row: Row = {"id": made, "url": source.url, "attributes": [terms.attribute(made, "source")]}
    put(row, "label", source.seen)
    return row


PARTICULARS = (
    Facet(("cost",), _take_cost, _give_cost),
    _words("cost_note", "fees_description", "fees"),
    Facet(("accepts_undocumented",), _take_welcome, _give_welcome),
    _words("how_to_reach", "application_process"),
    Facet(("languages",), _take_languages, _give_languages),
    _words("languages_note", "interpretation_services"),
    Facet(("serves",), _take_serves, _give_serves),
    Facet(("closed",), _take_status, _give_status),
    Facet(("assured_date",), _take_assured, _give_assured),
    Facet(("sources",), _take_sources, _give_sources),
)
