"""From advice to what stands on the sheet, line by line, in the visitor's language and in Dutch.

Everything that may not be on paper stops here: a field that was not released, a service that is never printed, a step
that is for the volunteer's eyes. Contacts get letters, steps name the letters of the contacts they send her to.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from itertools import zip_longest

import msgspec

from intake import hours
from intake.directory import as_typed, distinct, may_print, printing, told
from intake.handout.term import explained
from intake.model import (
    NL,
    Advice,
    AdvisedStep,
    Answer,
    AnswerState,
    FactId,
    Form,
    Handout,
    Lang,
    LineKind,
    Pair,
    Question,
    Service,
    ServiceId,
    SheetContact,
    SheetHours,
    SheetLine,
    SheetSection,
    SheetStep,
    Talk,
    Term,
    Visit,
    VisitNumber,
)
from intake.words import Words

LETTERS = "ABCD"
_LABELS: tuple[LineKind, ...] = ("bring", "together", "because", "risk")
_GIVE_WAY: dict[LineKind, int] = {"because": 1, "term": 2, "together": 3}
_WORDLESS = ("map-marker", "phone", "whatsapp", "message-text-outline", "web", "email-outline", "clock-outline")
EMERGENCY = ServiceId("112")  # has its own frame at the foot of every sheet
_OWN_LINE_ICON = "pencil-outline"
_OR = " / "  # between answers, in any script


def compose(
    words: Words,
    talk: Talk,
    advice: Advice,
    language: Lang,
    now: datetime,
    *,
    terms: Sequence[Term] = (),
    form: Form = "usual",
    practice: bool = False,
    old: bool = False,
) -> Handout:
    """The sheet for a conversation in one language. `now`: when it is handed over; `terms`: the Dutch words it has to
    explain; `old`: the content is past the day until which it was valid, and the sheet says so.
    """
    rows = [row for row in advice.steps if row.on_sheet]
    services = contacts_for([row.services for row in rows])
    letters = {service.id: letter for service, letter in zip(services, LETTERS, strict=False)}
    steps = [_step(words, language, number, row, letters) for number, row in enumerate(rows, start=1)]
    steps = [
        _promised(step) if row.step.id in talk.edits.together else step for step, row in zip(steps, rows, strict=True)
    ]
    steps += [_own_line(number, text) for number, text in enumerate(talk.edits.own_lines, start=len(steps) + 1)]
    return sheet(
        words,
        language,
        "sheet.title",
        now.date(),
        steps=explained(words, language, terms, steps, tuple(letters)),
        contacts=tuple(contact(words, language, letters[service.id], service, now) for service in services),
        number=talk.number,
        form=form,
        practice=practice,
        old=old,
    )


def kept(words: Words, questions: Mapping[FactId, Question], visit: Visit, language: Lang, today: date) -> Handout:
    """A readable copy of what is kept under a number: each answer beside its question, and the steps on the sheet."""
    said = [
        (_icon(questions[fact]), _joined(words, language, questions[fact], given))
        for fact, given in visit.answers.items()
        if fact in questions
    ]
    keys = (f"step.{step}.do" for step in visit.steps)
    said += [(_OWN_LINE_ICON, words.pair(language, key)) for key in keys if words.has(NL, key)]
    if visit.remark:
        said.append((_OWN_LINE_ICON, Pair(own=visit.remark, dutch=visit.remark)))
    steps = tuple(
        SheetStep(number=number, icon=icon, lines=(SheetLine(kind="do", words=pair),))
        for number, (icon, pair) in enumerate(said, start=1)
    )
    return sheet(words, language, "sheet.kept", today, steps=steps, number=visit.number)


def erased(words: Words, number: VisitNumber, language: Lang, today: date) -> Handout:
    """The proof that everything under a number is gone. It names nobody: the number alone, and the day."""
    return sheet(words, language, "sheet.erased", today, number=number)


def card(words: Words, service: Service, language: Lang, now: datetime, *, old: bool = False) -> Handout:
    """One service by itself. `old`: as `compose`."""
    alone = contact(words, language, LETTERS[0], service, now)
    return sheet(words, language, "sheet.contacts", now.date(), contacts=(alone,), old=old)


def explained_screens(words: Words, language: Lang, title: str, screens: Mapping[str, str], today: date) -> Handout:
    """What the window says behind F1 of several screens, as paper for the desk: in the window's language alone.

    `screens`: their names and icons.
    """

    def alone(key: str) -> Pair:
        return Pair(own=words.text(language, key), dutch=words.text(NL, key))

    parts = [(icon, f"window.help.name.{name}", f"window.help.text.{name}") for name, icon in screens.items()]
    parts.append(("keyboard-outline", "window.help.keys", "window.help.keys-text"))
    steps = tuple(
        SheetStep(
            number=number,
            icon=icon,
            lines=(SheetLine(kind="do", words=alone(name)), SheetLine(kind="term", words=alone(text))),
        )
        for number, (icon, name, text) in enumerate(parts, start=1)
    )
    whole = sheet(words, language, "sheet.title", today, steps=steps)
    return msgspec.structs.replace(whole, title=alone(title), form="alone", footnote=None)


def _joined(words: Words, language: Lang, question: Question, given: Answer) -> Pair:
    """A question and what was answered, in both languages."""
    asked = words.pair(language, f"guide.{question.id}.ask")
    keys = {AnswerState.UNKNOWN: "guide.answer.unknown", AnswerState.DECLINED: "guide.answer.declined"}
    if given.state in keys:
        said = [words.pair(language, keys[given.state])]
    elif question.options:
        options = ((code, f"guide.{question.id}.option.{code}") for code in given.codes)
        said = [words.pair(language, key) if words.has(NL, key) else _as_it_is(code) for code, key in options]
    else:
        said = [_as_it_is(code) for code in given.codes]
    return Pair(
        own=f"{asked.own} {_OR.join(pair.own for pair in said)}",
        dutch=f"{asked.dutch} {_OR.join(pair.dutch for pair in said)}",
        marked=any(pair.marked for pair in (asked, *said)),
    )


def _as_it_is(code: str) -> Pair:
    return Pair(own=code, dutch=code)


def _icon(question: Question) -> str:
    return question.options[0].icon if question.options else _OWN_LINE_ICON


def sheet(
    words: Words,
    language: Lang,
    title: str,
    today: date,
    *,
    steps: tuple[SheetStep, ...] = (),
    contacts: tuple[SheetContact, ...] = (),
    sections: tuple[SheetSection, ...] = (),
    number: VisitNumber | None = None,
    form: Form = "usual",
    practice: bool = False,
    old: bool = False,
) -> Handout:
    """What every sheet has, around its steps and contacts. `title`: its text key."""
    handout = Handout(
        language=language,
        form=form,
        title=words.pair(language, title),
        steps=steps,
        contacts_title=words.pair(language, "sheet.contacts"),
        contacts=contacts,
        sections=sections,
        labels={kind: words.pair(language, f"sheet.label.{kind}") for kind in _LABELS},
        safety=words.pair(language, "sheet.safety"),
        date=f"{today:%d-%m-%Y}",
        number=number,
        number_label=words.pair(language, "sheet.number"),
        footnote=words.pair(language, "sheet.footnote"),
        practice=words.pair(language, "sheet.practice") if practice else None,
        old=words.pair(language, "sheet.old") if old else None,
        alts={icon: words.text(NL, f"window.alt.{icon}") for icon in _WORDLESS if words.has(NL, f"window.alt.{icon}")},
    )
    return _marked_once(handout)


def contacts_for(steps: Sequence[Sequence[Service]]) -> tuple[Service, ...]:
    """Of the services of each step at most four: the first of every step, then the second, and so on."""
    printable = [[one for one in step if printing(one) != "never" and one.id != EMERGENCY] for step in steps]
    in_turn = (service for rank in zip_longest(*printable) for service in rank if service is not None)
    return distinct(in_turn)[: len(LETTERS)]


def marked_lines(handout: Handout) -> int:
    """How many texts on the sheet wait for review; all of its step lines when the title carries the mark."""
    if handout.title.marked:
        return sum(len(step.lines) for step in handout.steps)
    return sum(pair.marked for pair in pairs(handout))


def pairs(handout: Handout) -> tuple[Pair, ...]:
    """Every text on the sheet that stands in two languages."""
    found: list[Pair] = []

    def walk(value: object) -> None:
        if isinstance(value, Pair):
            found.append(value)
        elif isinstance(value, msgspec.Struct):
            for name in value.__struct_fields__:
                walk(getattr(value, name))
        elif isinstance(value, tuple):
            for item in value:
                walk(item)
        elif isinstance(value, dict):
            walk(tuple(value.values()))

    walk(handout)
    return tuple(found)


def indiscreet(words: Words, handout: Handout) -> tuple[str, ...]:
    """The words on a sheet that would tell a passer-by something, in either of its languages."""
    return tuple(
        dict.fromkeys(
            word
            for language, texts in (
                (handout.language, [pair.own for pair in pairs(handout)]),
                (NL, [pair.dutch for pair in pairs(handout)]),
            )
            for text in texts
            for word in telling(words, language, text)
        )
    )


def telling(words: Words, language: Lang, text: str) -> tuple[str, ...]:
    """The forbidden words (`sheet.forbidden`, one a line, as beginnings of words) that occur in a text."""
    begins = words.text(language, "sheet.forbidden").split("\n") if words.has(language, "sheet.forbidden") else []
    return tuple(begin for begin in begins if begin and re.search(rf"(?<!\w){re.escape(begin)}", text, re.IGNORECASE))


def _step(words: Words, language: Lang, number: int, row: AdvisedStep, letters: dict[ServiceId, str]) -> SheetStep:
    step = row.step
    keys: dict[LineKind, str] = {"do": f"step.{step.id}.do", "bring": f"step.{step.id}.bring"}
    if row.together != "alone":
        keys["together"] = f"sheet.together.{row.together}"
    if row.state == "yes":
        keys["because"] = f"step.{step.id}.because"
    keys["risk"] = f"step.{step.id}.risk"
    if not words.has(NL, keys["risk"]):
        keys["risk"] = f"risk.{step.risk}"
    return SheetStep(
        number=number,
        icon=step.icon,
        lines=tuple(
            SheetLine(kind=kind, words=words.pair(language, key), gives_way=_GIVE_WAY.get(kind, 0))
            for kind, key in keys.items()
            if words.has(NL, key)
        ),
        letters=tuple(sorted(letters[service.id] for service in row.services if service.id in letters)),
    )


def _promised(step: SheetStep) -> SheetStep:
    """Who comes along stays on the sheet, because the volunteer said it."""
    lines = (msgspec.structs.replace(line, gives_way=0) if line.kind == "together" else line for line in step.lines)
    return msgspec.structs.replace(step, lines=tuple(lines))


def _own_line(number: int, text: str) -> SheetStep:
    """A line the volunteer wrote stands in both columns as it was typed."""
    line = SheetLine(kind="do", words=Pair(own=text, dutch=text))
    return SheetStep(number=number, icon=_OWN_LINE_ICON, lines=(line,))


def contact(words: Words, language: Lang, letter: str, service: Service, now: datetime | None) -> SheetContact:
    """What paper says of a service. `letter`: by which the sheet calls it; `now`: when she gets it, None for paper that
    is kept longer.
    """
    reachable = may_print(service, "phone") or may_print(service, "address")
    online = service.email if may_print(service, "email") else None
    online = service.website if online is None and may_print(service, "website") else online
    phones = tuple((phone.type, phone.number) for phone in service.phones)
    return SheetContact(
        letter=letter,
        name=service.name,
        what=told(words, language, service),
        address=service.address if may_print(service, "address") else "" if reachable or online else None,
        phones=phones if may_print(service, "phone") else () if online else None,
        website=as_typed(online),
        hours=_hours(words, language, service, now) if may_print(service, "opening_hours") else (),
        cost=words.pair(language, "sheet.free") if may_print(service, "cost") and service.cost == "free" else None,
        notice=_notice(words, language, service),
        dated=_dated(words, language, service),
    )


def _notice(words: Words, language: Lang, service: Service) -> Pair | None:
    if printing(service) == "name_only":
        return words.pair(language, "sheet.ask-us")
    if not service.call_first or service.assured_date is not None:
        return None
    return words.pair(language, "sheet.call-first" if may_print(service, "phone") else "sheet.ask-us")


def _dated(words: Words, language: Lang, service: Service) -> Pair | None:
    if service.assured_date is not None:
        on = f"{date.fromisoformat(service.assured_date):%d-%m-%Y}"
        return words.pair(language, "sheet.checked-on", date=on)
    return words.pair(language, "sheet.looked-up", year=service.read_on) if service.print_fields else None


def _hours(words: Words, language: Lang, service: Service, now: datetime | None) -> tuple[SheetHours, ...]:
    week = hours.week(words, language, service)
    if now is None:
        return week
    first = hours.first_opening(words, language, service, now)
    return (*week, *hours.others(words, language, service, now.date()), *([first] if first else []))


def _marked_once(handout: Handout) -> Handout:
    """When every line waits for review, the title alone carries the mark; without any mark there is no footnote.

    The lines are those of the steps; where there is no step, all that stands in two languages.
    """
    every = pairs(handout)
    if not any(pair.marked for pair in every):
        return msgspec.structs.replace(handout, footnote=None)
    lines = [line.words for step in handout.steps for line in step.lines] or every
    translated = [pair for pair in lines if pair.own != pair.dutch]
    if not translated or not all(pair.marked for pair in translated):
        return msgspec.structs.replace(handout, title=_plain(handout.title))
    steps = tuple(
        msgspec.structs.replace(
            step, lines=tuple(msgspec.structs.replace(line, words=_plain(line.words)) for line in step.lines)
        )
        for step in handout.steps
    )
    return msgspec.structs.replace(handout, steps=steps, title=msgspec.structs.replace(handout.title, marked=True))


def _plain(pair: Pair) -> Pair:
    return msgspec.structs.replace(pair, marked=False)
