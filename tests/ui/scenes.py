"""Every screen and every dialog of the program, each in a state in which it shows all it has: for whoever wants to walk
past all of them. A scene is named after what is seen; a new screen or dialog gets one here.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QDialog

from intake import content, pack
from intake.adding import Added, AddedRow, AddedTable
from intake.correction import Hours, Said
from intake.course import Difference
from intake.demo import Days, fill_last_month
from intake.desk import Desk
from intake.hsds import Unused
from intake.keyring.signing import fingerprint
from intake.model import (
    NL,
    City,
    Code,
    FactId,
    Lang,
    Month,
    OtherHours,
    Own,
    Period,
    Person,
    Schedule,
    ServiceId,
    Trace,
    Visit,
    VisitNumber,
)
from intake.news import Group, Line
from intake.publishing import Kind, View
from intake.settings import Settings
from intake.supply import Offer, Publisher
from intake.swap import Bundle
from intake.this_month import Often, ThisMonth
from tests import packs
from tests.ui.leading import AR, TI, Leading
from ui.add_address import AddAddress
from ui.add_step import AddStep
from ui.add_up import AddedDialog, FilesDialog
from ui.advice import Advice
from ui.choose import ChooseDialog
from ui.correct import DIALOGS as CORRECTIONS
from ui.correct import Make
from ui.counts import Counts
from ui.course import FamilyDialog, ResultDialog
from ui.dialog import Question
from ui.directory import Directory
from ui.facing import Facing
from ui.finish import Finish
from ui.first_run import STEPS, FirstRun
from ui.guide import Guide
from ui.handout import Handout
from ui.handovers import HandoverDialog
from ui.help import HelpDialog
from ui.hint import HintDialog
from ui.home import Home
from ui.language import Language
from ui.pack import OfferDialog, PublishersDialog, TrustDialog
from ui.pick import PickDialog
from ui.practice import Practice
from ui.publish import Publish
from ui.recovery import Recovery
from ui.report import ReportDialog
from ui.restore import Restore
from ui.save import SaveDialog
from ui.screen import Screen
from ui.settings import SettingsScreen
from ui.sheet_choice import AllLanguages
from ui.speech import Speech
from ui.swap import BundleDialog, SwapDialog
from ui.team import Task, Team
from ui.translations import Translations
from ui.unlock import Unlock
from ui.upkeep import RehearsalDialog, TrailDialog, Upkeep
from ui.visit import VisitDialog
from ui.work import Work

NOW = datetime(2026, 11, 24, 14, 5)
PEOPLE = ("Zonnebloem", "Ria", "Joop")
CITY = City("den-haag")
HOUSE = ServiceId("wereldhuis-denhaag")
CODE = "ABCD-EFGH-JKLM-NPQR-STUV-WXYZ-2345"


@dataclass(frozen=True)
class Props:
    """What a scene is played with: a practice desk, a conversation over it, an empty folder."""

    say: Speech
    work: Work
    desk: Desk
    home: Path
    lead: Leading


Build = Callable[[Props], Screen]
Ask = Callable[[Props, Screen], QDialog]


BUSY_NEEDS = [option.code for option in content.load().questions[FactId("needs")].options]
BUSY_MONTH = ThisMonth(
    month=Month("2026-11"),
    days=(0, 7, 9, 4, 0, 0, 0, 3, 11, 8, 6, 0, 0, 0, 9, 12, 10, 5, 0, 0, 0, 4, 8, 2),
    needs=tuple((need, 40 - 2 * place) for place, need in enumerate(BUSY_NEEDS)),
    open_talks=3,
    numbers=41,
    to_call=(
        Often(name="Wereldhuis Den Haag", times=12),
        Often(name="Straatconsulaat en Algemeen Maatschappelijk Werk", times=7),
    ),
    refused=(Often(name="Wereldhuis Den Haag", times=2),),
)
LONG_LINE = "The printer takes paper from the upper tray alone, and there is more of it in the cupboard."


@cache
def busy_view(kind: Kind, language: Lang) -> View:
    """A period of a desk that was busy all year."""
    days = Days()
    with closing(Desk.practise(CITY, clock=days)) as desk:
        for month in range(2, 13) if kind != "month" else (12,):
            days.day = date(2026, month, 15)
            fill_last_month(desk, days)
        days.day = date(2027, 1, 5) if kind == "year" else date(2026, 12, 5)
        return desk.publishing.view(desk.publishing.last(kind), language)


# --- the door, and between conversations


def first_run_at(step: str) -> Build:
    def build(props: Props) -> Screen:
        screen = FirstRun(props.say, props.work, Desk, props.home, props.desk.cities())
        screen.card.show_code(CODE)
        if step == "check":
            screen.card.ask_back()
        screen._show_step(STEPS.index("card" if step == "check" else step))
        return screen

    return build


def home(*, drafts: tuple[str, ...] = (), lines: tuple[str, ...] = ()) -> Build:
    def build(props: Props) -> Screen:
        for language in drafts:
            props.desk.begin(Lang(language))
        for line in lines:
            props.desk.upkeep.hand_over(line, 7)
        return Home(props.say, props.work, props.desk, 2, lambda: NOW)

    return build


def team_at(task: Task | None = None) -> Build:
    class Peopled(Team):
        """A desk that practises has no people to show."""

        def _read(self) -> None:
            self._show_list([Person(nickname=name, coordinator=not place) for place, name in enumerate(PEOPLE)])

        def enter(self) -> None:
            super().enter()
            if task:
                self._choose(PEOPLE[1])
                self._begin(task)

    return lambda props: Peopled(props.say, props.work, props.desk)


def team_card(props: Props) -> Screen:
    class WithCard(Team):
        def enter(self) -> None:
            super().enter()
            self._show_card(CODE)

    return WithCard(props.say, props.work, props.desk)


def restore_by(way: str) -> Build:
    def build(props: Props) -> Screen:
        screen = Restore(props.say, props.work, Desk, props.home)
        screen._show_people(Path("inloop-2026-11-28.inloop"), PEOPLE)
        if way == "card":
            screen._change_way()
        return screen

    return build


def recovery_passphrase(props: Props) -> Screen:
    screen = Recovery(props.say, props.work, Desk, props.home, PEOPLE)
    screen._show_step(1)
    return screen


def counts_of(kind: Kind) -> Build:
    class Busy(Counts):
        """With the figures of a desk that has been busy for a year."""

        def _read(self, period: Period) -> None:
            self._period = period
            self._show_period(shown=True)
            self._show_view(busy_view(kind, self.say.language))

        def enter(self) -> None:
            self._read(busy_view(kind, self.say.language).period)
            self.earlier.setFocus()

    return lambda props: Busy(props.say, props.work, props.desk)


def counts_now(props: Props) -> Screen:
    class Busy(Counts):
        def enter(self) -> None:
            self._show_now(BUSY_MONTH)
            self.now.setChecked(True)
            self.now.setFocus()

    return Busy(props.say, props.work, props.desk)


def directory_round(props: Props) -> Screen:
    screen = Directory(props.say, props.work, props.desk)
    screen.round.setChecked(True)
    return screen


DOORS: dict[str, Build] = {
    **{f"first-run-{step}": first_run_at(step) for step in (*STEPS, "check")},
    "unlock": lambda props: Unlock(props.say, props.work, partial(Desk.open, props.home), PEOPLE),
    "recovery": lambda props: Recovery(props.say, props.work, Desk, props.home, PEOPLE),
    "recovery-passphrase": recovery_passphrase,
    "practice": lambda props: Practice(props.say, props.work, Desk, props.desk.cities()),
    "restore": lambda props: Restore(props.say, props.work, Desk, props.home),
    **{f"restore-{way}": restore_by(way) for way in ("passphrase", "card")},
}
PLACES: dict[str, Build] = {
    "home": home(drafts=("ti", "ar", "pt-BR", "mn", "en")),
    "home-handed-over": home(drafts=("ti",), lines=(LONG_LINE, "Hello")),
    "home-empty": home(),
    "counts": lambda props: Counts(props.say, props.work, props.desk),
    "counts-month": counts_of("month"),
    "counts-year": counts_of("year"),
    "counts-now": counts_now,
    "translations": lambda props: Translations(props.say, props.work, props.desk),
    "settings": lambda props: SettingsScreen(props.say, Settings()),
    "directory": lambda props: Directory(props.say, props.work, props.desk),
    "directory-round": directory_round,
    "team": team_at(),
    "team-practice": lambda props: Team(props.say, props.work, props.desk),
    **{f"team-{task}": team_at(task) for task in ("add", "rename", "passphrase", "revoke", "card-try", "card-new")},
    "team-card": team_card,
    "upkeep": lambda props: Upkeep(props.say, props.work, props.desk),
}


# --- a conversation


def asked(page: str, *, language: Lang = AR, alarms: tuple[str, ...] = ("no-bed",)) -> Callable[[Leading], None]:
    """Leads to a page of a conversation with a promised number, alarms behind it."""

    def go(lead: Leading) -> None:
        lead.to_questions(language, "zorg", "huisvesting")
        lead.give("safety", *alarms)
        lead.conversation.promise_number()
        if page:
            lead.conversation.go(page)
        lead.settle()

    return go


def staged(kind: type[Guide | Facing | Advice], page: str = "", **more: Any) -> Build:
    def build(props: Props) -> Screen:
        asked(page, **more)(props.lead)
        return kind(props.say, props.lead.conversation)

    return build


def handout(props: Props) -> Screen:
    asked("handout")(props.lead)
    return Handout(props.say, props.work, props.desk, props.lead.conversation)


def finish(props: Props) -> Screen:
    asked("finish")(props.lead)
    return Finish(props.say, props.lead.conversation, lambda: True)


def facing_privacy(props: Props) -> Screen:
    class Explaining(Facing):
        def enter(self) -> None:
            super().enter()
            self._explain_privacy()

    asked("")(props.lead)
    return Explaining(props.say, props.lead.conversation)


def advice_unfolded(props: Props) -> Screen:
    class Unfolded(Advice):
        def enter(self) -> None:
            super().enter()
            for card in list(self.list.cards.values())[:1]:
                card.unfold(shown=True)

    asked("advice")(props.lead)
    return Unfolded(props.say, props.lead.conversation)


EVERY_ALARM = ("danger", "medical", "suicide", "no-bed")
STAGES: dict[str, Build] = {
    "language": lambda props: Language(props.say, props.desk.languages()),
    "guide": staged(Guide),
    "guide-safety": staged(Guide, "safety", alarms=EVERY_ALARM),
    "guide-safety-calm": staged(Guide, "safety", language=TI, alarms=("none",)),
    "guide-needs": staged(Guide, "needs", language=TI),
    "guide-digits": staged(Guide, "postcode"),
    "facing": staged(Facing),
    "facing-safety": staged(Facing, "safety", alarms=EVERY_ALARM),
    "facing-needs": staged(Facing, "needs", language=TI),
    "facing-digits": staged(Facing, "postcode"),
    "facing-privacy": facing_privacy,
    "advice": staged(Advice, "advice"),
    "advice-unfolded": advice_unfolded,
    "handout": handout,
    "finish": finish,
}
SCREENS = {**DOORS, **PLACES, **STAGES}


# --- dialogs, each over a screen that is not looked at


def visit(*, sure: bool) -> Ask:
    def ask(props: Props, over: Screen) -> QDialog:
        number, closed = VisitNumber("7KD4MF"), "2026-11-02"
        kept = Visit(number=number, closed=closed, language=TI, city=CITY, answers={}, steps=(), remark=LONG_LINE)
        dialog = VisitDialog(over, props.say, kept)
        if sure:
            dialog._wipe_clicked()
        return dialog

    return ask


def question(props: Props, over: Screen) -> QDialog:
    say = props.say
    dialog = Question(over, say("window.home.discard-title"), say("window.home.discard-sure"))
    dialog.offer(no=say("window.home.discard-no"), yes=say("window.home.discard-yes"))
    return dialog


def result(props: Props, over: Screen) -> QDialog:
    found = [
        Difference(kind="answer", thing="huisarts"),
        Difference(kind="lacks", thing="voedselbon-rk", because=(FactId("needs"),)),
    ]
    return ResultDialog(over, props.say, found)


def added(props: Props, over: Screen) -> QDialog:
    rows = tuple(
        AddedRow(name=name, shown=60 - place, least=55, most=65, dashes=1) for place, name in enumerate(PEOPLE)
    )
    tables = tuple(AddedTable(period=period, name="Vragen", rows=rows) for period in ("2026-09", "2026-10"))
    return AddedDialog(over, props.say, Added(desks=3, tables=tables))


def trail(props: Props, over: Screen) -> QDialog:
    traces = [Trace(day="2026-11-02", who=PEOPLE[0], did="finished", what="", times=4)]
    return TrailDialog(over, traces, props.work)


def picked(props: Props, kind: type[PickDialog | FilesDialog], over: Screen) -> QDialog:
    for place in range(3):
        (props.home / f"inloop-2026-1{place}.csv").write_text("")
    places = lambda: {"documents": props.home, "STICK": props.home}  # noqa: E731
    if kind is FilesDialog:
        return FilesDialog(over, props.say, places)
    return PickDialog(over, props.say, (".csv",), places)


def correct(make: Make) -> Ask:
    """Of an address of which everything is known."""

    def ask(props: Props, over: Screen) -> QDialog:
        week = Hours(
            schedules=(Schedule(byday=("MO", "TH"), opens_at="10", closes_at="14.30"),),
            other_hours=(OtherHours(first="24-12-2026", last="3-1-2027"),),
            note=LONG_LINE,
        )
        props.desk.addresses.correct(HOUSE, Said(hours=week, closed_until="31-12-2099"))
        return make(over, props.say, props.desk.addresses.entry(HOUSE))

    return ask


def likened(dialog: AddAddress) -> QDialog:
    dialog._choose("eten-denhaag")
    return dialog


def needs(props: Props, over: Screen) -> QDialog:
    say = props.say
    options = [(one.code, say(f"guide.needs.option.{one.code}"), one.icon) for one in props.desk.needs()]
    title, anything = say("window.directory.which-need"), say("window.directory.any-need")
    return ChooseDialog(over, say, title, options, "zorg", anything)


def bundle(props: Props, over: Screen) -> QDialog:
    known = list(content.load().services.values())[:6]
    owns = tuple(Own(service=service) for service in known)
    unused = (Unused(service=known[0].name, reason="phone", said="12345"),)
    return BundleDialog(over, props.say, Bundle(owns=owns, known=("112",), unused=unused))


def visit_outcomes(props: Props, over: Screen) -> QDialog:
    number, closed = VisitNumber("7KD4MF"), "2026-11-02"
    kept = Visit(number=number, closed=closed, language=TI, city=CITY, answers={}, steps=())
    services = content.load().services
    dialog = VisitDialog(over, props.say, kept, [services[HOUSE], services[ServiceId("juridisch-loket")]])
    assert dialog.outcomes
    dialog.outcomes.rows[HOUSE].how.tile(Code("refused")).click()
    return dialog


def packed(*, strange: bool) -> Ask:
    def ask(props: Props, over: Screen) -> QDialog:
        raw = packs.raw(files=packs.SMALL, title="Netwerk van de Haagse inloopspreekuren voor gezinnen")
        made = pack.parse(raw, "", packs.MAKER.publisher.__eq__)
        line = Line(text=LONG_LINE, under=("Telefoon was: 070 123 45 67 – wordt: 070 765 43 21", LONG_LINE))
        groups = tuple(Group(title=f"{LONG_LINE}: {count}", lines=(line,) * count) for count in (34, 2))
        return OfferDialog(over, props.say, Offer(pack=made, groups=groups if strange else (), stranger=strange))

    return ask


def publishers(props: Props, over: Screen) -> QDialog:
    known = tuple(Publisher(fingerprint=fingerprint(bytes([n])), since="2026-11-28") for n in range(2))
    return PublishersDialog(over, props.say, known)


DIALOGS: dict[str, Ask] = {
    "visit": visit(sure=False),
    "visit-sure": visit(sure=True),
    "question": question,
    "handover": lambda props, over: HandoverDialog(over, props.say),
    "hints": lambda props, over: HintDialog(over, props.say, "sleeping-place"),
    "hints-safety": lambda props, over: HintDialog(over, props.say, "safety", tuple(map(Code, EVERY_ALARM))),
    "help": lambda props, over: HelpDialog(over, props.say, "guide", printable=True),
    "report": lambda props, over: ReportDialog(over, props.say, ValueError()),
    "save": lambda props, over: SaveDialog(
        over, props.say, "tellingen-2026-10", ".csv", lambda: {"documents": props.home, "desktop": props.home}
    ),
    "pick": lambda props, over: picked(props, PickDialog, over),
    "add-up": lambda props, over: picked(props, FilesDialog, over),
    "added": added,
    "publish": lambda props, over: Publish(over, props.say, "oktober 2026"),
    "rehearsal": lambda props, over: RehearsalDialog(over, props.say),
    "trail": trail,
    "family": lambda props, over: FamilyDialog(over, props.say, props.desk.course(NL)[1]),
    "result": result,
    "result-right": lambda props, over: ResultDialog(over, props.say, []),
    **{f"correct-{what}": correct(make) for what, make in CORRECTIONS.items()},
    "add-address": lambda props, over: likened(AddAddress(over, props.say, props.desk.addresses.kinds(), props.work)),
    "choose": needs,
    "swap": lambda props, over: SwapDialog(over, props.say),
    "bundle": bundle,
    "visit-outcomes": visit_outcomes,
    "all-languages": lambda props, over: AllLanguages(over, props.say, props.desk.languages(), TI),
    "offer": packed(strange=True),
    "offer-same": packed(strange=False),
    "trust": lambda props, over: TrustDialog(over, props.say),
    "publishers": publishers,
    "publishers-none": lambda props, over: PublishersDialog(over, props.say, ()),
    "add-step": lambda props, over: AddStep(over, props.say, list(content.load().steps.values()), props.work),
}
