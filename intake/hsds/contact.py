"""How one reaches a service: telephone numbers, e-mail address and website, read from near to far.

Only a number of the Netherlands is read, as one dials it here; any other stays in the file. People who are named as
contacts are not: their numbers are theirs.
"""

from __future__ import annotations

import re
from typing import Any, Literal

from intake.hsds import standard, terms
from intake.hsds.facet import LONGEST, LONGEST_NAME, Facet, Sieve, levels, one, put, rows
from intake.hsds.names import Names
from intake.hsds.standard import Row
from intake.model import Phone, Service
from intake.phone import dutch

_KINDS: dict[str, Literal["voice", "text"]] = {"": "voice", "voice": "voice", "cell": "voice", "text": "text"}
_WEB = re.compile(r"https?://[!#-;=?-\[\]_a-z~]+", re.IGNORECASE)


def _take_phones(row: Row, sieve: Sieve) -> dict[str, Any]:
    for level in levels(row, "phones", organization=True):
        found = [phone for told in level if (phone := _phone(told, sieve)) is not None]
        if found:
            return {"phones": tuple(dict.fromkeys(found))}
    return {"phones": ()}


def _give_phones(row: Row, service: Service, names: Names) -> None:
    """The numbers of a service take the place of those that were read; what is no number of ours stays."""
    silent = Sieve(names, service.name)
    others = [told for told in rows(row, "phones") if _phone(told, silent) is None]
    own = [_told(phone, terms.made(service.id, "phone", str(n))) for n, phone in enumerate(service.phones)]
    put(row, "phones", [*own, *others])


def _phone(told: Row, sieve: Sieve) -> Phone | None:
    number = str(told["number"])
    kind = _KINDS.get(str(told.get("type", "")).casefold())
    if kind is None:
        sieve.left("phone-kind", f"{number} ({told['type']})")
        return None
    dialled = dutch(number)
    if dialled is None:
        sieve.left("phone", number)
        return None
    extension = f"#{told['extension']}" if "extension" in told else ""
    note = "; ".join(filter(None, (str(told.get("description", "")), extension)))
    return Phone(
        number=number if number.startswith(("0", "1")) else dialled,
        type="whatsapp" if terms.has(told, "whatsapp") else kind,
        note=note if len(note) <= LONGEST else "",
    )


def _told(phone: Phone, made: str) -> Row:
    row: Row = {"id": made, "number": phone.number, "type": "text" if phone.type == "whatsapp" else phone.type}
    put(row, "description", phone.note)
    if phone.type == "whatsapp":
        row["attributes"] = [terms.attribute(made, "whatsapp")]
    return row


def _take_email(row: Row, _: Sieve) -> dict[str, Any]:
    return {"email": row.get("email") or one(row, "organization").get("email") or None}


def _give_email(row: Row, service: Service, _: Names) -> None:
    put(row, "email", service.email if service.email and standard.fits("email", service.email) else None)


def _take_website(row: Row, sieve: Sieve) -> dict[str, Any]:
    for said in (row.get("url"), one(row, "organization").get("website")):
        if said and is_web(said):
            return {"website": said}
        if said:
            sieve.left("link", said)
    return {"website": None}


def _give_website(row: Row, service: Service, _: Names) -> None:
    put(row, "url", service.website if service.website and is_web(service.website) else None)


def is_web(said: str) -> bool:
    """Whether this is the address of a page."""
    return len(said) <= LONGEST_NAME and _WEB.fullmatch(said) is not None and standard.fits("uri", said)


PHONES = Facet(("phones",), _take_phones, _give_phones)
EMAIL = Facet(("email",), _take_email, _give_email)
WEBSITE = Facet(("website",), _take_website, _give_website)
