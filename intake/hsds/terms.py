"""What HSDS has no field for, as attributes: a link to a term of a taxonomy of our own, which is the standard's way of
being extended. `resources/hsds/terms.yaml` says what each term means; what a service helps with is a second taxonomy.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from uuid import UUID, uuid5

from intake import content
from intake.hsds.standard import Row
from intake.model import Lang

_OURS = UUID("5d1c8d1e-6f0b-5b1e-9a5c-2f2f6f0f3b7a")
"""The namespace of every id that is made here: the same thing has the same id in every file of every desk."""
_PREFIX = "inloop-"
NEEDS = "inloop-needs"
_TITLES = {
    "inloop": ("Inloop", "What a walk-in desk for families without papers must know of a service before it sends one."),
    NEEDS: ("Inloop needs", "What a family comes to a walk-in desk for."),
}


@lru_cache(maxsize=1024)
def made(*said: str) -> str:
    """An id for what has none of its own: stable, and another for everything else."""
    return str(uuid5(_OURS, "\n".join(said)))


@cache
def meanings() -> Mapping[str, str]:
    """Code of a term -> what it says."""
    return content.read_as(content.root() / "hsds" / "terms.yaml", dict[str, str])


def attribute(of: str, code: str, value: str = "", *, label: str = "", language: Lang | None = None) -> Row:
    """That something is said of the row `of` for which the standard has no field."""
    part = f"{code}-{language}" if language else code
    row: Row = {"id": made(of, "attribute", part), "taxonomy_term": _term(code, language)}
    if value:
        row["value"] = value
    if label:
        row["label"] = label
    return row


def need(of: str, code: str, name: str) -> Row:
    """That the service `of` helps with a need."""
    term: Row = {"id": made(NEEDS, code), "code": f"{NEEDS}-{code}", "name": name, "description": name}
    return {"id": made(of, NEEDS, code), "taxonomy_term": term | _taxonomy(NEEDS)}


def said(row: Row) -> Iterator[tuple[str, str, Lang | None]]:
    """What attributes of ours say of a row: code, value, language."""
    for _, code, one in _own(row, "inloop"):
        base, _, language = code.partition("-") if code.startswith("said-") else (code, "", "")
        yield base, str(one.get("value", "")), Lang(language) if language else None


def has(row: Row, code: str) -> bool:
    """Whether a term of ours hangs on a row."""
    return any(found == code for found, _, _ in said(row))


def needs(row: Row) -> tuple[str, ...]:
    """The codes of the needs that a service helps with."""
    return tuple(code.removeprefix("needs-") for _, code, _ in _own(row, NEEDS))


def foreign(row: Row) -> Iterator[Row]:
    """The terms of others on a row."""
    own = {place for taxonomy in _TITLES for place, _, _ in _own(row, taxonomy)}
    for place, one in enumerate(row.get("attributes", ())):
        if place not in own and isinstance(one.get("taxonomy_term"), dict):
            yield one["taxonomy_term"]


def without(row: Row, *codes: str) -> list[Row]:
    """The attributes of a row but for ours with these codes."""
    own = {place for place, code, _ in _own(row, "inloop") if code in codes}
    return [one for place, one in enumerate(row.get("attributes", ())) if place not in own]


def _own(row: Row, taxonomy: str) -> Iterator[tuple[int, str, Row]]:
    for place, one in enumerate(row.get("attributes", ())):
        term = one.get("taxonomy_term")
        if isinstance(term, dict) and _taxonomy_of(term) == made("taxonomy", taxonomy):
            yield place, str(term.get("code", "")).removeprefix(_PREFIX), one


def _taxonomy_of(term: Row) -> object:
    detail = term.get("taxonomy_detail")
    return detail.get("id") if isinstance(detail, dict) else term.get("taxonomy_id")


def _term(code: str, language: Lang | None) -> Row:
    full = f"{code}-{language}" if language else code
    term: Row = {"id": made("term", full), "code": _PREFIX + full, "name": full, "description": meanings()[code]}
    if language:
        term["language"] = language
    return term | _taxonomy("inloop")


def _taxonomy(code: str) -> Row:
    name, description = _TITLES[code]
    return {
        "taxonomy": name,
        "taxonomy_detail": {"id": made("taxonomy", code), "name": name, "description": description},
    }
