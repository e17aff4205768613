"""The city guide, line by line: who helps with what in this city, ordered by need, in a language and Dutch."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec

from intake.directory import NATIONAL, printing, serves
from intake.handout import lines
from intake.model import NL, City, Handout, Lang, Option, Pair, Service, ServiceId, SheetSection
from intake.words import Words


def guide(
    words: Words,
    needs: Sequence[Option],
    services: Sequence[Service],
    city: City,
    language: Lang,
    today: date,
    *,
    old: bool = False,
) -> Handout:
    """Under each need those of the city first, then those of the whole country, without what may not be on paper.

    `old`: as `lines.compose`.
    """
    numbers: dict[ServiceId, str] = {}
    sections = []
    for need in needs:
        found = [one for one in services if need.code in one.serves and serves(one, city) and printing(one) != "never"]
        found = sorted(
            (one for one in found if one.id != lines.EMERGENCY),
            key=lambda one: (NATIONAL in one.cities, printing(one) == "name_only", one.name.casefold()),
        )
        again = tuple(numbers[one.id] for one in found if one.id in numbers)
        fresh = [one for one in found if one.id not in numbers]
        for one in fresh:
            numbers[one.id] = str(len(numbers) + 1)
        if found:
            contacts = tuple(lines.contact(words, language, numbers[one.id], one, None) for one in fresh)
            title = words.pair(language, f"guide.needs.option.{need.code}")
            sections.append(SheetSection(icon=need.icon, title=title, contacts=contacts, again=again))
    title, place = words.pair(language, "sheet.guide"), words.text(NL, f"city.{city}")
    whole = lines.sheet(words, language, "sheet.guide", today, sections=tuple(sections), old=old)
    named = Pair(own=f"{title.own}: {place}", dutch=f"{title.dutch}: {place}", marked=whole.title.marked)
    return msgspec.structs.replace(whole, title=named)
