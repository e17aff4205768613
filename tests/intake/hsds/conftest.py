"""A service of ours with something in every field, and one of somebody else's."""

from __future__ import annotations

import msgspec
import pytest

from intake import hsds
from intake.hsds import terms
from intake.hsds.standard import Row, Tables
from intake.model import Accepts, City, Code, OtherHours, Own, Phone, Schedule, Service, ServiceId, Source


@pytest.fixture
def a_card() -> hsds.Card:
    service = Service(
        id=ServiceId("wereldhuis"),
        name="Wereldhuis",
        kind="inloop",
        cities=(City("den-haag"),),
        serves=(Code("voedsel"), Code("juridisch")),
        accepts_undocumented=Accepts(value="yes", note="Iedereen."),
        confidence="verified",
        read_on="2026",
        sources=(Source(url="https://stek.nl/wereldhuis", seen="page seen"),),
        address="Hooftskade 87, 2526 KB Den Haag",
        address_note="naast de kerk",
        phones=(Phone(number="070 318 16 16", note="tussen 10 en 12"),),
        email="info@example.org",
        website="https://stek.nl",
        schedules=(Schedule(byday=("MO", "WE"), opens_at="10:00", closes_at="12:00"),),
        other_hours=(OtherHours(first="2026-12-24", last="2027-01-03", note="kerst"),),
        hours_note="maandag en woensdag van 10 tot 12",
        languages=("ti",),
        cost="free",
        how_to_reach="Binnenlopen kan.",
        never_print=True,
        assured_date="2026-11-12",
    )
    return hsds.Card(own=Own(service=msgspec.structs.replace(service, line="eten en een gesprek")))


@pytest.fixture
def a_row() -> Row:
    """A service of somebody else's, as its API would give it."""
    place = {
        "id": terms.made("place"),
        "location_type": "physical",
        "latitude": 52.07,
        "longitude": 4.31,
        "addresses": [
            {
                "id": terms.made("address"),
                "address_1": "Schoolstraat 18",
                "city": "Den Haag",
                "state_province": "Zuid-Holland",
                "postal_code": "2511ax",
                "country": "NL",
                "address_type": "physical",
            }
        ],
        "accessibility": [{"id": terms.made("ramp"), "description": "Een drempel."}],
    }
    term = {"id": terms.made("theirs"), "code": "BH-1800", "name": "Food", "description": "Food of any kind"}
    return {
        "id": "ac148810-d857-441c-9679-408f346de14b",
        "name": "Soepbus",
        "description": "Elke avond soep.",
        "status": "active",
        "minimum_age": 12,
        "organization": {"id": terms.made("org"), "name": "De Soepbus", "description": "Vrijwilligers met soep."},
        "phones": [
            {"id": terms.made("p1"), "number": "+31 70 365 14 12", "type": "voice", "description": "balie"},
            {"id": terms.made("p2"), "number": "+44 1234 234567"},
        ],
        "schedules": [
            {"id": terms.made("s1"), "freq": "WEEKLY", "byday": "MO, TU", "opens_at": "19:00:00", "closes_at": "20:00"}
        ],
        "service_at_locations": [{"id": terms.made("spot"), "location": place}],
        "contacts": [
            {"id": terms.made("c"), "name": "Ann", "phones": [{"id": terms.made("cp"), "number": "0612345678"}]}
        ],
        "attributes": [{"id": terms.made("a"), "taxonomy_term": term}],
        "x_ours": {"anything": [1, None, "=1+1"]},
    }


@pytest.fixture
def a_package() -> Tables:
    """The least that a package of tables can be."""
    organization = {"id": terms.made("org"), "name": "De Soepbus", "description": "Vrijwilligers met soep."}
    service = {"id": terms.made("soup"), "organization_id": organization["id"], "name": "Soepbus", "status": "active"}
    return {"organization": [organization], "service": [service]}
