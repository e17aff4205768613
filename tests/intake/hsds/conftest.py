"""A card with something in every field."""

from __future__ import annotations

import pytest

from intake import hsds
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
    return hsds.Card(own=Own(service=service, line="eten en een gesprek"))
