"""Every organisation, service, system and scheme that the research names has an answer here: a service of the sociale
kaart, or, where it is a rule and no place, a step. Researchers it only quotes are left out.
"""

from __future__ import annotations

import pytest

from intake.content import load

CONTENT = load()

ORGANISATIONS = {
    "KIS": "kis",
    "Stichting LOS": "los",
    "Vluchtelingen in de Knel (VidK)": "vidk",
    "Giving Back Projects": "gbp",
    "Rondom de Klas": "gbp",  # its page describes Giving Back Projects
    "Wereldhuis Den Haag": "wereldhuis-denhaag",
    "ASKV": "askv",
    "FairWork": "fairwork",
    "Stichting !WOON": "woon",
    "Straatconsulaat": "straatconsulaat",
    "Het Jongerenhuis": "jongerenhuis-eindhoven",
    "Dokters van de Wereld": "dvdw",
    "Kruispost": "kruispost",
    "Rode Kruis": "rode-kruis",
    "Defence for Children": "dfc",
    "Ombudsman Metropool Amsterdam": "ombudsman-amsterdam",
    "FNV Domestic Workers": "fnv-mdw",
    "Juridisch Loket": "juridisch-loket",
    "Hogeschool van Amsterdam": "convenant-amsterdam",
    "Hogeschool Den Haag": "haagse-dreamers",
    "Hogeschool Utrecht": "kis",  # did research, helps nobody: nor does the one it is read in
    "Pharos": "pharos",
    "churches and mosques": "kerken-moskeeen",
}

SERVICES_AND_SYSTEMS = {
    "Ouder- en Kindteams": "okt-amsterdam okt-adam",
    "Wijkteams / Buurtteams (Jeugd en Gezin)": "jeugdhulp-gemeente jeugdhulp",
    "Centrum voor Jeugd en Gezin": "jeugdhulp-gemeente",
    "Jeugdzorg": "jeugdzorg",
    "maatschappelijk werk": "maatschappelijk-werk",
    "Veilig Thuis": "veilig-thuis geweld-thuis",
    "GGD": "ggd vaccinatie",
    "consultatiebureau": "consultatiebureau vaccinatie",
    "(voor)school, peuterspeelzaal": "peuteropvang peuter",
    "huisarts": "huisarts huisarts-inschrijven",
    "ziekenhuis": "ziekenhuis ziekenhuis-verwijzing ziekenhuis-400",
    "CAK": "cak cak-rekening",
    "politie": "politie veilige-aangifte",
    "gezinslocatie": "gezinslocatie dakloos-gezin",
    "voedselbank": "voedselbanken-nl voedselbank-amsterdam voedselbank-denhaag voedsel-kleding-eindhoven",
    "kledingbank": "kledingbank kleding",
    "Stichting Leergeld": "leergeld leergeld-amsterdam leergeld-denhaag leergeld-eindhoven schoolkosten",
    "Stadspas": "stadspas-amsterdam",
    "WMO": "wmo levenslange-zorg",
    "zorgverzekering/BSN": "medisch-noodzakelijk geen-bsn-school",
    "toeslagen, kinderbijslag": "geen-toeslagen",
    "BSN-free diagnosis": "dyslexie-diagnose",
    "convenants and study fund": "convenant-amsterdam haagse-dreamers na-18",
    "studieverblijfsvergunning, MVV, zoekjaar": "studievergunning-mvv",
    "Home - Programma Schoolmaaltijden": "schoolmaaltijden schoolmaaltijd",
    "speciaal onderwijs": "speciaal-onderwijs",
    "overbruggingsklassen": "overbruggingsklas school-5-18",
    "buurthuizen/huiswerkbegeleiding": "buurthuis-huiswerk",
    "daycare for a disabled child": "jeugdhulp peuter",
}

NAMED_ON_THE_WAY = {
    "food without the food bank, Amsterdam": "amsterdam-voedsel-informeel voedsel-adam",
    "shelter of the municipality": "lvv opvang-denhaag opvang-afgewezen",
    "a referral for abortion now and then": "abortuskliniek abortus",
}
"""What its list of names leaves out, and its text tells."""

NAMED = {**ORGANISATIONS, **SERVICES_AND_SYSTEMS, **NAMED_ON_THE_WAY}


@pytest.mark.parametrize(("name", "ids"), NAMED.items(), ids=list(NAMED))
def test_what_the_research_names_has_an_answer(name: str, ids: str) -> None:
    for one in ids.split():
        assert one in CONTENT.services or one in CONTENT.steps


def test_the_sociale_kaart_marks_these_and_no_others_as_named_in_the_research() -> None:
    named = {one for ids in NAMED.values() for one in ids.split()}
    assert named & set(CONTENT.services) == {service.id for service in CONTENT.services.values() if service.in_research}
