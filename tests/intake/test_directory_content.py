"""What the sociale kaart may never lose: the facts that decide whether somebody is sent to the right door."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec
import pytest

from intake import content
from intake.model import Service

SERVICES: dict[str, Service] = {service.id: service for service in content.load().services.values()}
WHAT = {
    language: {
        key.removeprefix("service.").removesuffix(".what"): text
        for key, text in content.read_as(content.root() / "words" / language / "services.yaml", dict[str, str]).items()
        if key.startswith("service.")
    }
    for language in ("nl", "en")
}

ALL = """
112 113 aandachtscentrum-denhaag aanmeldloket-utrecht abortuskliniek acm-amsterdam alles-oke amsterdam-city-rights
amsterdam-infopunt amsterdam-voedsel-informeel apotheken-denhaag askv barka-mip basisrechtenboekje buurthuis-huiswerk
cak comensha consultatiebureau convenant-amsterdam convenant-uaf csg dfc duo-onderwijsnummer dvdw dvdw-denhaag
dvdw-mondzorg dvdw-osdorp dvdw-srg ella-vogelaar eten-denhaag fairwork fier-chat fiom fiom-ambulant fnv-mdw gbp
gezinslocatie ggd ggd-csg-amsterdam global-talk haagse-dreamers hadoks huisarts huisarts-tolk-zuidwest
huisartsenpost-amsterdam huize-agnes huurcommissie imwu-filmis-migrante iom jarige-job jeugdfonds jeugdhulp-gemeente
jeugdzorg jongerenhuis-eindhoven juridisch-loket keerpunt kerken-moskeeen kinderhulp kindertelefoon kis kleding-denhaag
kledingbank kruispost lampion landelijk-fonds leergeld leergeld-amsterdam leergeld-denhaag leergeld-eindhoven
leger-denhaag-hiernu leger-des-heils livewords los luisterlijn lvv maatschappelijk-werk meld-misdaad-anoniem
meldpunt-verhuur meldpunt-vreemdelingendetentie mind-korrelatie nidos nla okt-amsterdam ombudsman-amsterdam
opvang-denhaag overbruggingsklas pauluskerk peuteropvang pharos pilp politie raad-en-daad-denhaag rode-kruis
rodekruis-familie rodekruis-helpdesk-denhaag rodekruis-hsp-amsterdam ros-rotterdam roze-in-blauw-denhaag
schoolmaaltijden sense-csg-ggd shop-denhaag slachtofferhulp sndvu speciaal-onderwijs stadspas-amsterdam stil-utrecht
straatconsulaat tolk-haaglanden veilig-thuis vidk villa-vrede vluchtelingenwerk vluchtelingenwerk-denhaag
voedsel-kleding-eindhoven voedselbank-amsterdam voedselbank-denhaag voedselbanken-nl vrouwenopvang wereldhuis-amsterdam
wereldhuis-denhaag winteropvang-denhaag wmo woon zanzu ziekenhuis
"""

OFF_PAPER = """
barka-mip basisrechtenboekje convenant-uaf duo-onderwijsnummer ella-vogelaar fiom-ambulant gezinslocatie global-talk
huisarts-tolk-zuidwest huize-agnes jeugdzorg kis lampion landelijk-fonds livewords meldpunt-verhuur
meldpunt-vreemdelingendetentie nidos nla opvang-denhaag pharos pilp roze-in-blauw-denhaag sndvu stadspas-amsterdam
tolk-haaglanden vluchtelingenwerk vluchtelingenwerk-denhaag voedselbank-amsterdam wmo
"""

IDS = ALL.split()
NEVER_ON_PAPER = OFF_PAPER.split()

RELEASED = {
    "112": "phone opening_hours",
    "113": "phone website opening_hours cost",
    "askv": "email website",
    "comensha": "phone email opening_hours",
    "dvdw": "phone website cost",
    "gbp": "email website opening_hours languages",
    "iom": "phone website languages cost",
    "kindertelefoon": "phone website cost",
    "leergeld": "website",
    "politie": "phone website",
    "rode-kruis": "phone website cost",
    "veilig-thuis": "phone opening_hours cost",
    "voedselbanken-nl": "website",
    "wereldhuis-denhaag": "address languages cost",
    "woon": "phone website opening_hours cost",
}

PRINTED_PHONES = {
    "112": ["112"],
    "113": ["113"],
    "comensha": ["033 448 11 86"],
    "dvdw": ["020 765 38 01"],
    "iom": ["088 746 44 66"],
    "kindertelefoon": ["0800 0432"],
    "politie": ["0900 8844"],
    "rode-kruis": ["+31 970 102 869 64"],
    "veilig-thuis": ["0800 2000"],
    "woon": ["020 523 01 30"],
}

PRINTED_WITHOUT_CALLING_FIRST = ["112", "leergeld", "voedselbanken-nl", "woon"]

WRONG_ADDRESSES = {
    "amsterdam-infopunt": ["Houtmankade"],
    "aanmeldloket-utrecht": ["Jansveld"],
    "askv": ["Lebeaustraat", "askv@dds.nl"],
    "dvdw": ["doktersvandewereld.be"],
    "jongerenhuis-eindhoven": ["Albertina", "Napoleonplein"],
    "rodekruis-helpdesk-denhaag": ["Zilverstraat", "Jonckbloetplein"],
    "roze-in-blauw-denhaag": ["rozeinblauw.den-haag@politie.nl"],
    "straatconsulaat": ["Parkstraat"],
    "villa-vrede": ["Marcuskerk"],
    "wereldhuis-denhaag": ["Paardenbergstraat"],
    "winteropvang-denhaag": ["Haardstede", "Fruitweg", "Binckhorstlaan"],
    "zanzu": ["zanzu.be"],
}

SHARES_DATA = {
    "never": """
        113 alles-oke consultatiebureau dvdw fier-chat kindertelefoon luisterlijn meld-misdaad-anoniem mind-korrelatie
        rode-kruis
    """,
    "sometimes": "gezinslocatie politie roze-in-blauw-denhaag veilig-thuis",
}

FORBIDDEN = {
    "nl": (
        *("ongedocumenteerd", "zonder papieren", "illega", "asiel", "vluchteling", "migrant", "vreemdeling"),
        *("status", "verblijf", "uitgeprocedeerd", "uitzet", "strafbaar"),
    ),
    "en": (
        *("undocumented", "without papers", "illegal", "asylum", "refugee", "migrant"),
        *("status", "residence", "deport", "criminal"),
    ),
}
NUMBER = re.compile(r"\+?\d[\d -]{5,}\d")
PHONE_SHAPES = re.compile(
    r"11[23]"  # the two that need no more
    r"|0[89]00 \d{4}"
    r"|06( \d\d){4}"
    r"|0\d\d \d{3} \d\d \d\d"
    r"|\+31 970( \d{3}){2} \d\d"
)


def digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def texts(value: object) -> Iterator[str]:
    """Every text inside a plain value, keys left out."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from texts(list(value.values()))
    elif isinstance(value, list | tuple):
        for item in value:
            yield from texts(item)


def elsewhere(service: Service) -> list[str]:
    """What all fields but `do_not_print` and the addresses of the sources say."""
    return list(texts(msgspec.to_builtins(msgspec.structs.replace(service, do_not_print=(), sources=()))))


def on_paper(service: Service) -> list[str]:
    """The name, and what was released; phones and hours are digits."""
    values = {
        "address": service.address,
        "email": service.email,
        "website": service.website,
        "languages": service.languages_note,
    }
    return [service.name, *(values[field] or "" for field in service.print_fields if field in values)]


PRINTABLE = sorted(service.id for service in SERVICES.values() if not service.never_print)


def test_all_125_services_are_there_and_no_other() -> None:
    assert len(IDS) == 125
    assert set(SERVICES) == set(IDS)


@pytest.mark.parametrize("name", IDS)
def test_a_service_stands_in_the_file_of_its_name(name: str) -> None:
    assert content.load().origins[f"service:{name}"].name == f"{name}.yaml"


def test_the_food_bank_and_the_city_pass_of_amsterdam_are_never_on_paper() -> None:
    for name in ("voedselbank-amsterdam", "stadspas-amsterdam"):
        assert SERVICES[name].never_print
        assert SERVICES[name].accepts_undocumented.value == "no"


def test_no_search_for_a_food_bank_is_offered_in_amsterdam() -> None:
    assert not {"amsterdam", "national"} & set(SERVICES["voedselbanken-nl"].cities)


def test_these_services_and_no_other_stay_off_paper() -> None:
    assert sorted(NEVER_ON_PAPER) == sorted(set(SERVICES) - set(PRINTABLE))


def test_no_service_that_turns_these_families_away_can_be_printed() -> None:
    assert [name for name in PRINTABLE if SERVICES[name].accepts_undocumented.value == "no"] == []


def test_what_is_kept_off_paper_releases_nothing() -> None:
    assert [name for name in NEVER_ON_PAPER if SERVICES[name].print_fields] == []


def test_only_these_fields_were_released_for_paper() -> None:
    assert {s.id: " ".join(s.print_fields) for s in SERVICES.values() if s.print_fields} == RELEASED


def test_every_printed_phone_has_exactly_these_digits() -> None:
    printed = {s.id: [phone.number for phone in s.phones] for s in SERVICES.values() if "phone" in s.print_fields}
    assert printed == PRINTED_PHONES


def test_only_these_are_printed_without_asking_to_call_first() -> None:
    free = sorted(s.id for s in SERVICES.values() if s.print_fields and not s.call_first)
    assert free == PRINTED_WITHOUT_CALLING_FIRST


def test_nobody_was_phoned_yet() -> None:
    assert [s.id for s in SERVICES.values() if s.assured_date is not None or s.read_on != "2026"] == []


@pytest.mark.parametrize("name", sorted(RELEASED))
def test_every_printed_field_has_a_value(name: str) -> None:
    service = SERVICES[name]
    values = {
        "address": service.address,
        "phone": service.phones,
        "email": service.email,
        "website": service.website,
        "opening_hours": service.schedules or service.hours_note,
        "languages": service.languages_note,
        "cost": service.cost != "unknown",
    }
    assert [field for field in service.print_fields if not values[field]] == []


def test_a_number_that_was_found_wrong_stands_in_no_other_field() -> None:
    for service in SERVICES.values():
        wrong = [digits(number) for text in service.do_not_print for number in NUMBER.findall(text)]
        for text in elsewhere(service):
            assert not [number for number in wrong if number[-7:] in digits(text)], (service.id, text)


@pytest.mark.parametrize("name", sorted(WRONG_ADDRESSES))
def test_an_address_that_was_found_wrong_stands_in_no_other_field(name: str) -> None:
    service = SERVICES[name]
    said = "\n".join(elsewhere(service)).casefold()
    for address in WRONG_ADDRESSES[name]:
        assert address in " ".join(service.do_not_print)
        assert address.casefold() not in said


def test_phone_numbers_are_written_in_one_way() -> None:
    numbers = [phone.number for service in SERVICES.values() for phone in service.phones]
    assert [number for number in numbers if not PHONE_SHAPES.fullmatch(number)] == []


def test_hours_are_times_or_the_whole_day() -> None:
    for service in SERVICES.values():
        for schedule in service.schedules:
            assert schedule.byday, service.id
            opens, closes = schedule.opens_at, schedule.closes_at
            whole_day = opens == closes == ""
            assert whole_day or re.fullmatch(r"[0-2]\d:\d\d [0-2]\d:\d\d", f"{opens} {closes}"), service.id
            assert whole_day or opens < closes, service.id


def test_hours_that_sources_disagree_about_are_no_schedule() -> None:
    for name in ("wereldhuis-denhaag", "los", "kindertelefoon", "dvdw", "gbp", "woon"):
        assert SERVICES[name].schedules == ()
        assert SERVICES[name].hours_note


def test_what_was_not_told_by_its_source_is_unverified() -> None:
    assert [s.id for s in SERVICES.values() if not s.sources and s.confidence != "unverified"] == []


def test_the_clinic_that_asks_for_no_identity_says_so() -> None:
    assert SERVICES["ggd-csg-amsterdam"].id_asked == "none"


@pytest.mark.parametrize("said", sorted(SHARES_DATA))
def test_only_a_source_says_whether_the_authorities_learn_a_name(said: str) -> None:
    rows = {service.id: service for service in SERVICES.values() if service.shares_data == said}
    assert sorted(rows) == sorted(SHARES_DATA[said].split())
    assert [name for name, row in rows.items() if "shares_data" not in row.field_confidence or not row.sources] == []


def test_the_word_confidential_alone_promises_nothing_about_the_authorities() -> None:
    assert {SERVICES[name].shares_data for name in ("iom", "fairwork", "woon", "huisarts")} == {"unknown"}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_a_visitor_reads_is_there_for_each_service_that_can_be_printed(language: str) -> None:
    assert sorted(WHAT[language]) == PRINTABLE


@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_a_visitor_reads_is_three_to_eight_words(language: str) -> None:
    assert [what for what in WHAT[language].values() if not 3 <= len(what.split()) <= 8] == []


@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_a_visitor_reads_tells_a_passer_by_nothing(language: str) -> None:
    said = [what.casefold() for what in WHAT[language].values()]
    assert [what for what in said for word in FORBIDDEN[language] if word in what] == []


@pytest.mark.parametrize("name", PRINTABLE)
def test_no_name_and_no_released_field_tells_a_passer_by_anything(name: str) -> None:
    said = " ".join(on_paper(SERVICES[name])).casefold()
    assert [word for word in {*FORBIDDEN["nl"], *FORBIDDEN["en"]} if word in said] == []


@pytest.mark.parametrize(("language", "word"), [("nl", "gratis"), ("en", "free")])
def test_only_a_released_price_is_promised(language: str, word: str) -> None:
    released = {s.id for s in SERVICES.values() if "cost" in s.print_fields and s.cost == "free"}
    assert {name for name, what in WHAT[language].items() if word in what.split()} <= released
