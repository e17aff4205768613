"""Where a service is and for which cities: locations, addresses and areas.

An address is read when it is one of the Netherlands that is written rightly; of several places the first is taken. One
of ours without a postcode is a location without an address, since the standard wants all of an address or nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from intake.directory import NATIONAL
from intake.hsds import terms
from intake.hsds.facet import LONGEST_NAME, Facet, Sieve, levels, nearest, one, put, rows
from intake.hsds.names import COUNTRY, ELSEWHERE, Names
from intake.hsds.standard import Row
from intake.model import City, Service

_POSTCODE = re.compile(r"(?P<digits>[1-9][0-9]{3}) ?(?P<letters>[A-Za-z]{2})")
_WHOLE = re.compile(r"(?P<street>.*\S), (?P<postcode>[1-9][0-9]{3} [A-Z]{2}) (?P<town>\S.*)")
_HERE = {"nl", "nld", "nederland", "netherlands", "the netherlands"}
_PROVINCES = {
    City("amsterdam"): "Noord-Holland",
    City("den-haag"): "Zuid-Holland",
    City("eindhoven"): "Noord-Brabant",
    City("rotterdam"): "Zuid-Holland",
    City("utrecht"): "Utrecht",
}


_OF_THE_OLD_PLACE = ("addresses", "latitude", "longitude", "external_identifier", "external_identifier_type", "name")


def _take_address(row: Row, sieve: Sieve) -> dict[str, Any]:
    found = [said for spot in _spots(row) if (said := _at(spot, sieve)) is not None]
    for further, _ in found[1:]:
        if further != found[0][0]:
            sieve.left("place", further)
    address, note = found[0] if found else (None, "")
    return {"address": address, "address_note": note}


def _give_address(row: Row, service: Service, names: Names) -> None:
    """The place where the address was read is another one now; the row of the old one, which other services may share,
    is not touched.
    """
    spots = [dict(spot) for spot in rows(row, "service_at_locations")]
    silent = Sieve(names, service.name)
    at = next((n for n, spot in enumerate(spots) if _at(one(spot, "location"), silent)), 0)
    old = one(spots[at], "location") if spots else {}
    location = {field: said for field, said in old.items() if field not in _OF_THE_OLD_PLACE}
    location |= {"id": terms.made(service.id, "location"), "location_type": "physical"}
    put(location, "description", service.address_note or ("" if not old else old.get("description", "")))
    if service.address:
        location |= _said(service.address, service.id, names)
    elif not spots:
        return
    spot = {"id": terms.made(service.id, "spot"), **(spots[at] if spots else {}), "location": location}
    spot.pop("location_id", None)
    row["service_at_locations"] = [*spots[:at], spot, *spots[at + 1 :]]


def _said(address: str, service: str, names: Names) -> Row:
    """An address as the standard has it; as the name of the place, when it has no postcode."""
    whole = _WHOLE.fullmatch(address)
    if whole is None:
        return {"name": address}
    province = _PROVINCES.get(names.city_of.get(whole["town"].casefold(), ELSEWHERE), COUNTRY)
    row = {
        "id": terms.made(service, "address"),
        "address_1": whole["street"],
        "city": whole["town"],
        "state_province": province,
        "postal_code": whole["postcode"],
        "country": "NL",
        "address_type": "physical",
    }
    return {"addresses": [row]}


def _take_cities(row: Row, sieve: Sieve) -> dict[str, Any]:
    spots = rows(row, "service_at_locations")
    areas = nearest([rows(row, "service_areas"), [area for spot in spots for area in rows(spot, "service_areas")]])
    cities = []
    for area in areas:
        city = sieve.names.city_of.get(str(area.get("name", "")).strip().casefold())
        if city is None:
            sieve.left("area", area.get("name") or area.get("description") or area.get("extent_type") or area["id"])
        else:
            cities.append(city)
    if not areas:
        cities = list(_towns(row, sieve.names))[:1]
    return {"cities": tuple(dict.fromkeys(cities))}


def _give_cities(row: Row, service: Service, names: Names) -> None:
    unknown = [
        area for area in rows(row, "service_areas") if str(area.get("name", "")).strip().casefold() not in names.city_of
    ]
    areas = [
        {"id": terms.made(service.id, "area", city), "name": names.cities.get(city, city)}
        for city in dict.fromkeys(service.cities)
    ]
    put(row, "service_areas", [*areas, *unknown])


ADDRESS = Facet(("address", "address_note"), _take_address, _give_address)
CITIES = Facet(("cities",), _take_cities, _give_cities)


def _spots(row: Row) -> Iterator[Row]:
    """The places where a service is given; where its organization is, when it has none."""
    own = [one(spot, "location") for spot in rows(row, "service_at_locations")]
    yield from own or rows(one(row, "organization"), "locations")


def _at(location: Row, sieve: Sieve) -> tuple[str, str] | None:
    if location.get("location_type") == "virtual":
        return None
    written = [said for address in rows(location, "addresses") if (said := _address(address, sieve))]
    if not written:
        return None
    note = str(location.get("description", ""))
    return written[0], note if len(note) <= LONGEST_NAME else ""


def _address(address: Row, sieve: Sieve) -> str | None:
    if address.get("address_type") != "physical":
        return None
    lines = [str(address.get(field, "")).strip() for field in ("address_1", "address_2")]
    street, town = ", ".join(filter(None, lines)), str(address.get("city", "")).strip()
    said = ", ".join(filter(None, (street, str(address.get("postal_code", "")), town, str(address.get("country", "")))))
    postcode = _POSTCODE.fullmatch(str(address.get("postal_code", "")).strip())
    if str(address.get("country", "")).strip().casefold() not in _HERE or not street or not town:
        sieve.left("address", said)
        return None
    if postcode is None:
        sieve.left("postcode", said)
        return None
    whole = f"{street}, {postcode['digits']} {postcode['letters'].upper()} {town}"
    if len(whole) > LONGEST_NAME:
        sieve.left("long", whole)
        return None
    return whole


def _towns(row: Row, names: Names) -> Iterator[City]:
    """The city of each address in the Netherlands: one of ours, or another place."""
    for level in levels(row, "addresses"):
        for address in level:
            if str(address.get("country", "")).strip().casefold() in _HERE:
                city = names.city_of.get(str(address.get("city", "")).strip().casefold(), ELSEWHERE)
                yield ELSEWHERE if city == NATIONAL else city
