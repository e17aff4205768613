"""By which names the world knows what we have codes for: cities, languages and needs; and which codes there are."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from intake.content import Content
from intake.directory import NATIONAL
from intake.guide import NEEDS
from intake.model import EN, NL, City, Code, Lang, ServiceId, StepId
from intake.words import WINDOW_LANGUAGES, Words

ELSEWHERE = City("elders")
COUNTRY = "Nederland"
_COUNTRY_NAMES = ("nederland", "the netherlands", "netherlands", "nl", "national", "landelijk", "heel nederland")


class Names(msgspec.Struct, frozen=True, kw_only=True):
    """`city_of`, `language_of`: a name, casefolded -> its code. `needs`: code -> its Dutch name."""

    city_of: Mapping[str, City]
    cities: Mapping[City, str]
    language_of: Mapping[str, Lang]
    languages: Mapping[Lang, str]
    needs: Mapping[Code, str]
    steps: frozenset[StepId] = frozenset()
    services: frozenset[ServiceId] = frozenset()


def names(of: Content, words: Words) -> Names:
    """The names in this content and these words."""
    cities = {city: words.text(NL, f"city.{city}") for city in of.cities} | {NATIONAL: COUNTRY}
    said = {city: [name, city] for city, name in cities.items()}
    for city in of.cities:
        said[city].append(words.text(EN, f"city.{city}"))
    languages = {row.code: row.own_name for row in of.languages}
    known = {row.code: [row.own_name, row.code] for row in of.languages}
    for row in of.languages:
        known[row.code].extend(words.text(language, f"language.{row.code}") for language in WINDOW_LANGUAGES)
    return Names(
        city_of={name.casefold(): city for city, all_of in said.items() for name in all_of}
        | dict.fromkeys(_COUNTRY_NAMES, NATIONAL),
        cities=cities,
        language_of={name.casefold(): code for code, all_of in known.items() for name in all_of},
        languages=languages,
        needs={row.code: words.text(NL, f"guide.{NEEDS}.option.{row.code}") for row in of.questions[NEEDS].options},
        steps=frozenset(of.steps),
        services=frozenset(of.services),
    )
