"""The counter: the verbs of a volunteer. Screens and the command line call these and nothing behind them.

A verb takes values and returns values; whatever changes a conversation is saved into the vault before it returns. The
verbs do not care where the vault lives. One thread at a time: the window keeps the desk on its worker.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from intake import adding, course, directory, guide, handout, journal, number, this_month
from intake import advice as advising
from intake import content as contents
from intake import counts as counting
from intake.adding import Added
from intake.addresses import Addresses
from intake.conditions import NOTHING, evaluate
from intake.content import Content
from intake.course import Difference, Family
from intake.entrance import CITY, COUNTS_SECRET, Clock, Entrance
from intake.errors import Explained
from intake.handout import city, lines
from intake.model import (
    EN,
    NL,
    Advice,
    AnswerState,
    Changes,
    City,
    Closed,
    Code,
    Draft,
    Edits,
    FactId,
    Finished,
    Form,
    Handout,
    Lang,
    LanguageChoice,
    Option,
    Outcome,
    Page,
    Picture,
    Service,
    ServiceId,
    Sheet,
    Step,
    Talk,
    Visit,
    VisitNumber,
)
from intake.publishing import Publishing
from intake.script import is_rtl
from intake.supply import Offer, Supply
from intake.team import Team
from intake.this_month import ThisMonth
from intake.translations import Translations
from intake.upkeep import WORDS, Deed, Upkeep
from intake.vault import Vault
from intake.words import Review, Words

if TYPE_CHECKING:
    from intake.swap import Swap

LONGEST_OWN_LINE = 160  # characters: four lines on paper

_DRAFTS = Changes(drafts=True)
_VISITS = Changes(drafts=True, visits=True)
_CONTENT = Changes(drafts=True, addresses=True, content=True)
_LEFT = "left:"


class Desk(Entrance):
    """One open vault and the verbs that work on it. Made by the ways in of `Entrance`."""

    def __init__(
        self,
        vault: Vault,
        nickname: str,
        *,
        home: Path | None = None,
        practising: bool = False,
        clock: Clock = datetime.now,
    ) -> None:
        self._vault, self._home, self._clock = vault, home, clock
        self._untold: dict[str, Talk] = {}
        """The conversation in hand, whole: with the answers that no draft may hold."""
        self._nickname = nickname
        self.practising = practising
        self.team = Team(home, vault, nickname, self._today) if home else None
        self.supply = Supply(vault, home, self._today, self._note, self.is_coordinator)
        self.upkeep = Upkeep(self.supply, vault, home, self._moment, self._who)
        self.city = City(vault.setting(CITY) or "elders")
        self._furnish()

    def _furnish(self) -> None:
        """What works with the content and the words that are in use; made anew when others are."""
        supplied, packed = self.supply.content, self.supply.pack
        over = self._home / WORDS if self._home else None
        self.words = Words.load(over, packed.place / "words" if packed else None)
        self.addresses = Addresses(supplied, self.words, self._vault, self._moment, self._who)
        self.translations = Translations(supplied, self.words, self._vault, self._today, self._note)
        self.publishing = Publishing(supplied, self.words, self._vault, self._today, self._note)

    @property
    def swap(self) -> Swap:
        """Addresses to and from other directories: loaded when a coordinator asks for it, which is seldom."""
        from intake.swap import Swap

        return Swap(self.supply.content, self.words, self.addresses, self.city)

    @property
    def nickname(self) -> str:
        """Who is at the desk; nobody in particular when practising."""
        return self._who()

    def is_coordinator(self) -> bool:
        """Whether the place of a coordinator is hers: in practice it is everyone's, to look at."""
        return self.team is None or self.team.is_coordinator()

    def welcome(self, how: Deed) -> None:
        """She is in: what is due is forgotten first."""
        self.upkeep.tend()
        self.upkeep.note(how)

    # --- the conversation

    def languages(self) -> tuple[LanguageChoice, ...]:
        """The visitor's languages, in the order of the buttons."""
        return tuple(
            LanguageChoice(
                code=row.code,
                own_name=row.own_name,
                dutch_name=self.words.text(NL, f"language.{row.code}"),
                english_name=self.words.text(EN, f"language.{row.code}"),
                rtl=is_rtl(row.code),
                unreviewed=self.words.state(row.code, "sheet.safety") < Review.REVIEWED and row.code not in (NL, EN),
            )
            for row in self._content.languages
        )

    def needs(self) -> tuple[Option, ...]:
        """What a visit can be about, in the order of the tiles."""
        return self._content.questions[guide.NEEDS].options

    def begin(self, language: Lang) -> Talk:
        """A new conversation, at the safety questions."""
        return self._save(guide.begin(secrets.token_hex(8), language, self.city, self._now()), "begin")

    def unfinished(self) -> tuple[Draft, ...]:
        return self._vault.drafts()

    def resume(self, talk_id: str) -> Talk:
        """A conversation that was left; what may not be written down has to be asked again after a restart."""
        return guide.fitted(self._content, self._untold.get(talk_id) or self._vault.draft(talk_id))

    def leave(self, talk_id: str) -> None:
        """The lock falls: the same person comes back to the same question."""
        self._vault.set_setting(_LEFT + self.nickname, talk_id)

    def left(self) -> Talk | None:
        """The conversation that this person had in hand when the lock fell; told once."""
        talk_id = self._vault.setting(_LEFT + self.nickname)
        if not talk_id:
            return None
        self._vault.set_setting(_LEFT + self.nickname, "")
        known = any(draft.id == talk_id for draft in self.unfinished())
        return self.resume(talk_id) if known else None

    def discard(self, talk_id: str) -> Changes:
        self._vault.drop_draft(talk_id)
        self._untold.pop(talk_id, None)
        return _DRAFTS

    def speak(self, talk: Talk, language: Lang) -> Talk:
        """Goes on in another language; nothing else changes."""
        return self._save(msgspec.structs.replace(talk, language=language), "speak")

    def page(self, talk: Talk) -> Page:
        return guide.page(self._content, talk)

    def answer(self, talk: Talk, fact: FactId, codes: tuple[Code, ...]) -> Talk:
        """Sets what was chosen; nothing chosen takes the answer back. Raises ValueError for codes a question lacks."""
        return self._save(guide.answer(self._content, talk, fact, codes), "answer")

    def unknown(self, talk: Talk, fact: FactId) -> Talk:
        """ "Doesn't know"."""
        return self._save(guide.leave_open(talk, fact, AnswerState.UNKNOWN), "answer")

    def decline(self, talk: Talk, fact: FactId) -> Talk:
        """ "Doesn't want to say"."""
        return self._save(guide.leave_open(talk, fact, AnswerState.DECLINED), "answer")

    def forward(self, talk: Talk) -> Talk:
        return self._save(guide.forward(self._content, talk), "forward")

    def back(self, talk: Talk) -> Talk:
        return self._save(guide.back(self._content, talk), "back")

    def go(self, talk: Talk, at: str) -> Talk:
        return self._save(guide.go(self._content, talk, at), "go")

    # --- the advice and the sheet

    def advise(self, talk: Talk) -> Advice:
        return advising.advise(self._content, talk)

    def addable(self, talk: Talk) -> tuple[Step, ...]:
        """Steps that a volunteer may still add by hand."""
        return advising.addable(self._content, talk)

    def edit(self, talk: Talk, edits: Edits) -> Talk:
        """Raises `Explained` (error.own-line-long, error.own-line-signs) for a line that no sheet can hold."""
        for line in (*edits.own_lines, edits.remark):
            if len(line) > LONGEST_OWN_LINE:
                raise Explained("error.own-line-long", longest=LONGEST_OWN_LINE)
            if signs := handout.glyphs_missing(line, NL):
                raise Explained("error.own-line-signs", signs=" ".join(sorted(signs)))
        return self._save(msgspec.structs.replace(talk, edits=edits), "edit")

    def promise_number(self, talk: Talk) -> Talk:
        """Gives the conversation a number for the paper; one that it has stays."""
        if talk.number is not None:
            return talk
        fresh = number.fresh()
        while self._vault.number_taken(fresh):
            fresh = number.fresh()
        return self._save(msgspec.structs.replace(talk, number=fresh), "promise")

    def withdraw_number(self, talk: Talk) -> Talk:
        """No number after all; an earlier visit that was kept under it stays."""
        return self._save(msgspec.structs.replace(talk, number=None), "withdraw")

    @staticmethod
    def get_ready() -> None:
        """Loads what the first sheet needs. Nobody has to call it: the first sheet then takes half a second more."""
        handout.get_ready()

    def handout(self, talk: Talk, language: Lang | None = None, form: Form = "usual") -> Sheet:
        """The sheet as it stands. Raises `Explained` (error.no-sheet) for a language without one."""
        language = language or talk.language
        if language not in (row.code for row in self._content.languages):
            known = ", ".join(row.code for row in self._content.languages)
            raise Explained("error.no-sheet", language=language, known=known)
        advice, words = self.advise(talk), self.words
        if self.translations.refused and language not in (NL, EN):
            words = words.refusing()
            language = language if words.state(language, "sheet.title") is Review.REVIEWED else EN
        value = lines.compose(
            words,
            talk,
            advice,
            language,
            self._at_the_desk(),
            terms=self._content.terms,
            form=form,
            practice=self.practising,
            old=self.supply.expired,
        )
        journal.note(verb="handout", language=language, count=len(value.steps))
        return self._sheet(value)

    def printed(self, talk: Talk, sheet: Sheet) -> None:
        """Notes that a sheet went to the printer: how often its steps and services were, and nothing of the visit."""
        steps = [row for row in self.advise(talk).steps if row.on_sheet]
        things = [f"step:{row.step.id}" for row in steps]
        things += [f"service:{service.id}" for service in lines.contacts_for([row.services for row in steps])]
        self._vault.note_printed(things, sheet.handout.language)
        self.upkeep.note("printed")
        journal.note(verb="printed", language=sheet.handout.language)

    @staticmethod
    def picture(sheet: Sheet, page: int, dpi: int) -> Picture:
        """A page (from 0), made in memory."""
        return handout.picture(sheet.pdf, page, dpi)

    # --- the first day

    @staticmethod
    def course(language: Lang) -> tuple[Family, ...]:
        """The five families of a first day."""
        return course.families(contents.load(), Words.load(), language)

    def compare(self, family: str, talk: Talk) -> tuple[Difference, ...]:
        """What became otherwise than it should for a family of the course."""
        return course.differences(self._content, family, talk)

    # --- figures

    def add_up(self, paths: Sequence[Path], language: Lang) -> Added:
        """Released files of several desks as one. Raises `Explained` for one that cannot be added."""
        return adding.add_up(self.words, paths, language)

    def added_up(self, paths: Sequence[Path], language: Lang) -> bytes:
        """The same as a file. Raises as `add_up`."""
        return adding.as_file(self.words, paths, language)

    def this_month(self) -> ThisMonth:
        """What a coordinator may see of the month under way, and send to nobody."""
        return this_month.look(self._content, self._vault, self._today)

    # --- the end, and coming back

    def finish(self, talk: Talk) -> Finished:
        """Closes: under its number when one was promised, else as a count alone. One transaction."""
        visit = None
        if talk.number is not None:
            visit = Visit(
                number=talk.number,
                closed=self._today().isoformat(),
                language=talk.language,
                city=talk.city,
                answers=guide.for_the_visit(self._content, talk),
                steps=tuple(row.step.id for row in self.advise(talk).steps if row.on_sheet),
                remark=talk.edits.remark if self.upkeep.remarks_allowed else "",
            )
        self._vault.finish(talk.id, self._statistics(talk), visit, talk.outcomes)
        self._untold.pop(talk.id, None)
        self.upkeep.note("finished")
        journal.note(verb="finish")
        return Finished(number=talk.number, changes=_VISITS)

    def find(self, untrusted_number: str) -> Visit:
        """An earlier visit, by its number as typed. Raises `Explained`: error.number-mistyped, error.number-unknown."""
        visit = self._vault.find(number.parse(untrusted_number))
        if visit is None:
            raise Explained("error.number-unknown")
        return visit

    def reopen(self, visit: Visit) -> Talk:
        """A new conversation that starts from what was kept, under the same number."""
        talk = guide.begin(secrets.token_hex(8), visit.language, visit.city, self._now())
        talk = msgspec.structs.replace(talk, answers=visit.answers, number=visit.number)
        return self._save(guide.fitted(self._content, talk), "reopen")

    def referred(self, visit: Visit) -> tuple[Service, ...]:
        """Where she was sent, to ask how it went: the contacts of her sheet. Nobody on the day of the visit itself."""
        if visit.closed == self._today().isoformat():
            return ()
        known = self._content.steps
        steps = [directory.for_step(self._content, known[step], visit.city) for step in visit.steps if step in known]
        return lines.contacts_for(steps)

    def note_outcomes(self, talk: Talk, outcomes: Mapping[ServiceId, Outcome]) -> Talk:
        """How it went where she was sent. Counted by service at the end; no draft holds it, and no visit."""
        return self._save(msgspec.structs.replace(talk, outcomes=dict(outcomes)), "outcomes")

    def kept_copy(self, visit: Visit) -> Sheet:
        """What is kept under a number, for the visitor who asks: every answer and step, in her language and Dutch."""
        return self._sheet(lines.kept(self.words, self._content.questions, visit, visit.language, self._today()))

    def service_card(self, service: ServiceId, language: Lang) -> Sheet:
        """One address on paper, in a language and Dutch: what is released for paper, and no more."""
        found = self._content.services[service]
        return self._sheet(lines.card(self.words, found, language, self._at_the_desk(), old=self.supply.expired))

    def city_guide(self, language: Lang) -> Sheet:
        """Who helps with what in the desk's city, need by need, in a language and Dutch."""
        services, old = tuple(self._content.services.values()), self.supply.expired
        made = city.guide(self.words, self.needs(), services, self.city, language, self._today(), old=old)
        return self._sheet(made)

    def desk_card(self, language: Lang, title: str, screens: Mapping[str, str]) -> Sheet:
        """What the window explains of these screens (name -> icon), on paper. `title`: its text key."""
        return self._sheet(lines.explained_screens(self.words, language, title, screens, self._today()))

    def proof_of_erasure(self, visit: Visit) -> Sheet:
        """That nothing is left of a visit. Looks once more; raises RuntimeError if anything is."""
        if self._vault.find(visit.number) is not None:
            raise RuntimeError("this visit is still there")
        return self._sheet(lines.erased(self.words, visit.number, visit.language, self._today()))

    def forget(self, visit_number: VisitNumber) -> Changes:
        """Nothing is left of a visit but the month's count."""
        self._vault.forget(visit_number)
        self.upkeep.note_forgotten()
        return _VISITS

    # --- other content

    def renew(self, offer: Offer) -> Changes:
        """The desk works with a pack from now on. Raises as `supply.accept`."""
        self.supply.accept(offer)
        self._furnish()
        return _CONTENT

    def one_back(self) -> Changes:
        """The desk works with what it had before. Raises as `supply.go_back`."""
        self.supply.go_back()
        self._furnish()
        return _CONTENT

    def trust_no_more(self, publisher: str) -> Changes:
        """Nothing of a publisher (her fingerprint) is taken or in use any more. Raises as `supply.drop`."""
        self.supply.drop(publisher)
        self._furnish()
        return _CONTENT

    def close(self) -> None:
        self._untold.clear()
        self._vault.close()

    # --- within

    def _sheet(self, value: Handout) -> Sheet:
        pdf = handout.make_sheet(value)
        return Sheet(
            pdf=pdf,
            pages=handout.page_count(pdf),
            marked_lines=lines.marked_lines(value),
            indiscreet=lines.indiscreet(self.words, value),
            handout=value,
        )

    def _save(self, talk: Talk, verb: str) -> Talk:
        self._vault.save_draft(guide.for_the_draft(self._content, talk), self._now())
        self._untold[talk.id] = talk
        journal.note(verb=verb, page=talk.at)
        return talk

    def _statistics(self, talk: Talk) -> Closed:
        month = self.publishing.month_for_a_visit()
        needs = talk.answers.get(guide.NEEDS, NOTHING)
        return Closed(
            month=month,
            household=counting.household(self._secret(), month, talk.number),
            city=talk.city,
            language=talk.language,
            household_type=counting.household_type(talk.answers.get(FactId("children"), NOTHING)),
            needs=needs.codes,
            refusals=tuple(
                code for code, met in self._content.refusals.items() if evaluate(met, guide.known(talk)) is True
            ),
            unmet=advising.unmet(self.advise(talk), needs.codes),
        )

    def _secret(self) -> bytes:
        return bytes.fromhex(self._vault.setting(COUNTS_SECRET) or "")

    @property
    def _content(self) -> Content:
        """With what this desk knows of its addresses."""
        return self.addresses.content()

    def _note(self, did: Deed, what: str) -> None:
        self.upkeep.note(did, what)

    def _who(self) -> str:
        return self.team.nickname if self.team else self._nickname

    def _moment(self) -> datetime:
        return self._clock()

    def _now(self) -> str:
        return self._clock().isoformat(timespec="minutes")

    def _at_the_desk(self) -> datetime:
        """The believed day, and the hour on the clock."""
        return datetime.combine(self._today(), self._clock().time())

    def _today(self) -> date:
        return self.upkeep.today()
