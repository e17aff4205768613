"""The counter: the verbs of a volunteer. Screens and the command line call these and nothing behind them.

A verb takes values and returns values; whatever changes a conversation is saved into the vault before it returns. The
verbs do not care where the vault lives. One thread at a time: the window keeps the desk on its worker.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Self

import msgspec

from intake import advice as advising
from intake import content as contents
from intake import counts as counting
from intake import disk, guide, handout, journal, number, passphrase
from intake.conditions import NOTHING, evaluate
from intake.errors import Explained
from intake.handout import lines
from intake.keyring import DEFAULT_COST, Cost, Keyring, Keys
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
    Lang,
    LanguageChoice,
    Page,
    Sheet,
    Step,
    Talk,
    Visit,
    VisitNumber,
)
from intake.publishing import Publishing
from intake.script import is_rtl
from intake.translations import Translations
from intake.vault import Vault
from intake.words import Review, Words

Clock = Callable[[], datetime]

LONGEST_OWN_LINE = 160  # characters: four lines on paper

_DRAFTS = Changes(drafts=True)
_VISITS = Changes(drafts=True, visits=True)
_KEYRING, _VAULT, _WORDS, _ASIDE = "keyring", "vault.db", "words", ".set-aside"
_CITY, _COUNTS_SECRET = "city", "counts_secret"


class Desk:
    """One open vault and the verbs that work on it. Made by `create`, `open`, `recover` or `practise`."""

    def __init__(
        self,
        vault: Vault,
        nickname: str,
        *,
        home: Path | None = None,
        practising: bool = False,
        clock: Clock = datetime.now,
    ) -> None:
        self._vault = vault
        self._clock = clock
        self._content = contents.load()
        self._untold: dict[str, Talk] = {}
        """The conversation in hand, whole: with the answers that no draft may hold."""
        self.nickname = nickname
        self.practising = practising
        self.words = Words.load(home / _WORDS if home else None)
        self.translations = Translations(self._content, self.words, vault, self._today)
        self.publishing = Publishing(self._content, self.words, vault, self._today)
        self.city = City(vault.setting(_CITY) or "elders")

    # --- opening

    @staticmethod
    def people(home: Path) -> tuple[str, ...]:
        """Nicknames of who may open the desk in this folder; nobody yet: a first run. Raises `KeyringDamaged`."""
        path = home / _KEYRING
        return Keyring.read(path).people if Keyring.exists(path) else ()

    @classmethod
    def create(
        cls, home: Path, *, nickname: str, passphrase: str, city: City, cost: Cost = DEFAULT_COST
    ) -> tuple[Self, str]:
        """A new desk with its first coordinator: the desk, open, and the code for the recovery card.

        A vault without a keyring, which nobody can open, is set aside and never overwritten.
        """
        if Keyring.exists(home / _KEYRING):
            raise Explained("error.desk-exists")
        keyring, keys, code = Keyring.create(nickname, passphrase, cost)
        disk.make_private_folder(home)
        _set_aside(home)
        vault = Vault.create(home / _VAULT, keys.vault, pinned=keyring.pinned)
        keys.wipe()
        _furnish(vault, city)
        keyring.write(home / _KEYRING)
        return cls(vault, keyring.people[0], home=home), code

    @classmethod
    def open(cls, home: Path, nickname: str, passphrase: str) -> Self:
        """Raises `WrongPassphrase`, `VaultBusy`, `VaultTooNew`, `VaultDamaged`, `KeyringDamaged`."""
        keyring = Keyring.read(home / _KEYRING)
        keys = keyring.unlock(nickname, passphrase)
        try:
            return cls(_opened(home, keyring, keys), nickname, home=home)
        finally:
            keys.wipe()

    @classmethod
    def recover(
        cls, home: Path, recovery_key: str, *, nickname: str, passphrase: str, cost: Cost = DEFAULT_COST
    ) -> Self:
        """Opens with the recovery card and gives a person a new passphrase. Raises `WrongRecoveryKey` and as `open`."""
        keyring = Keyring.read(home / _KEYRING)
        keys = keyring.recover(recovery_key)
        try:
            vault = _opened(home, keyring, keys)
            try:
                keyring.with_passphrase(keys, nickname, passphrase, cost).write(home / _KEYRING)
            except BaseException:
                vault.close()
                raise
        finally:
            keys.wipe()
        return cls(vault, nickname, home=home)

    @classmethod
    def practise(cls, city: City, clock: Clock = datetime.now) -> Self:
        """An invented desk whose vault lives in memory alone."""
        vault = Vault.in_memory()
        _furnish(vault, city)
        return cls(vault, "", practising=True, clock=clock)

    @staticmethod
    def suggest_passphrase(language: Lang) -> str:
        """Six random words."""
        return passphrase.suggest(language)

    @staticmethod
    def passphrase_strength(text: str) -> int:
        """From 0 (guessed at once) to 4; 3 is enough."""
        return passphrase.strength(text)

    # --- the conversation

    @staticmethod
    def cities() -> tuple[City, ...]:
        """The cities a desk can stand in; the first run asks before there is a desk."""
        return contents.load().cities

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

    def begin(self, language: Lang) -> Talk:
        """A new conversation, at the safety questions."""
        return self._save(guide.begin(secrets.token_hex(8), language, self.city, self._now()), "begin")

    def unfinished(self) -> tuple[Draft, ...]:
        return self._vault.drafts()

    def resume(self, talk_id: str) -> Talk:
        """A conversation that was left; what may not be written down has to be asked again after a restart."""
        return self._untold.get(talk_id) or self._vault.draft(talk_id)

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
        for line in edits.own_lines:
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

    def get_ready(self) -> None:
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
            self._today(),
            terms=self._content.terms,
            form=form,
            practice=self.practising,
        )
        pdf = handout.make_sheet(value)
        journal.note(verb="handout", language=language, count=len(value.steps))
        return Sheet(
            pdf=pdf,
            pages=handout.page_count(pdf),
            marked_lines=lines.marked_lines(value),
            indiscreet=lines.indiscreet(self.words, value),
            handout=value,
        )

    def printed(self, talk: Talk, sheet: Sheet) -> None:
        """Notes that a sheet went to the printer: how often its steps and services were, and nothing of the visit."""
        steps = [row for row in self.advise(talk).steps if row.on_sheet]
        things = [f"step:{row.step.id}" for row in steps]
        things += [f"service:{service.id}" for service in lines.contacts_for(steps)]
        self._vault.note_printed(things, sheet.handout.language)
        journal.note(verb="printed", language=sheet.handout.language)

    def picture(self, sheet: Sheet, page: int, dpi: int) -> bytes:
        """A page (from 0) as PNG bytes, made in memory."""
        return handout.picture(sheet.pdf, page, dpi)

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
            )
        self._vault.finish(talk.id, self._statistics(talk), visit)
        self._untold.pop(talk.id, None)
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
        return self._save(talk, "reopen")

    def forget(self, visit_number: VisitNumber) -> Changes:
        """Nothing is left of a visit but the month's count."""
        self._vault.forget(visit_number)
        return _VISITS

    def close(self) -> None:
        self._untold.clear()
        self._vault.close()

    # --- within

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
        return bytes.fromhex(self._vault.setting(_COUNTS_SECRET) or "")

    def _now(self) -> str:
        return self._clock().isoformat(timespec="minutes")

    def _today(self) -> date:
        return self._clock().date()


def _furnish(vault: Vault, city: City) -> None:
    vault.set_setting(_CITY, city)
    vault.set_setting(_COUNTS_SECRET, secrets.token_hex(32))


def _set_aside(home: Path) -> None:
    mark = secrets.token_hex(4)
    for left in home.glob(f"{_VAULT}*"):
        if left.suffix != _ASIDE:
            left.replace(left.with_name(f"{left.name}.{mark}{_ASIDE}"))


def _opened(home: Path, keyring: Keyring, keys: Keys) -> Vault:
    vault = Vault.open(home / _VAULT, keys.vault)
    try:
        keyring.confirm(home / _KEYRING, vault.pinned)
    except BaseException:
        vault.close()
        raise
    return vault
