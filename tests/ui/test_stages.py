"""What must be true of every screen of a conversation, whoever built it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from intake import content
from intake.model import NL
from intake.number import shown as written
from tests.ui import checks, gallery
from tests.ui.leading import AR, TI, Leading
from tests.ui.pages import texts
from ui import look
from ui.advice import Advice
from ui.bar import STAGES
from ui.facing import Facing
from ui.finish import Finish
from ui.guide import Guide
from ui.handout import Handout
from ui.look import Look
from ui.speech import Speech
from ui.stage import StageScreen

Show = Callable[[QWidget], QWidget]
Build = Callable[[Speech, Leading], StageScreen | Facing]

BUILDS: dict[str, Build] = {
    "guide": lambda say, lead: Guide(say, lead.conversation),
    "facing": lambda say, lead: Facing(say, lead.conversation),
    "advice": lambda say, lead: Advice(say, lead.conversation),
    "handout": lambda say, lead: Handout(say, lead.work, lead.desk, lead.conversation),
    "finish": lambda say, lead: Finish(say, lead.conversation, lambda: True),
}
every_screen = pytest.mark.parametrize("name", BUILDS)


@pytest.fixture
def built(
    qapp: QApplication, shown: Show, lead: Leading, request: pytest.FixtureRequest
) -> Callable[..., StageScreen | Facing]:
    """A screen where it comes up in a conversation with a promised number, alarms behind it."""

    def build(name: str, say: Speech, dressed: Look | None = None) -> StageScreen | Facing:
        look.wear(qapp, dressed or Look())
        lead.to_questions(AR, "zorg", "huisvesting")
        lead.give("safety", "no-bed")
        lead.conversation.promise_number()
        if name not in ("guide", "facing"):
            lead.conversation.go(name)
        lead.settle()
        screen = BUILDS[name](say, lead)
        shown(screen)
        lead.show(screen)
        gallery.keep(request, screen)
        return screen

    return build


def given(lead: Leading) -> list[str]:
    """What no translator wrote: names, numbers and sources."""
    number = lead.moment.talk.number
    services = [service for one in lead.moment.advice.steps for service in one.services]
    names = [service.name for service in services]
    phones = [f"\u2068{phone.number}\u2069" for service in services for phone in service.phones]
    languages = [
        name
        for one in lead.desk.languages()
        for name in (one.own_name, one.dutch_name, f"{one.dutch_name}, {one.own_name}")
    ]
    return [*names, *phones, *languages, written(number) if number else ""]


@every_screen
def test_every_text_comes_from_the_words(name: str, built: Callable[..., StageScreen | Facing], lead: Leading) -> None:
    screen = built(name, Speech(checks.MarkedWords(content.root() / "words"), NL))
    assert checks.bare_texts(screen, given(lead)) == []


@every_screen
def test_it_says_how_far_the_conversation_is_and_which_number_was_promised(
    name: str, built: Callable[..., StageScreen | Facing], lead: Leading, say: Speech
) -> None:
    screen = built(name, say)
    if isinstance(screen, StageScreen):
        assert screen.top.stages is not None
        stage = lead.moment.page.stage if lead.moment.page.stage in STAGES else STAGES[-1]
        assert screen.top.stages.accessibleName().endswith(say(f"window.stage.{stage}"))
        assert lead.moment.talk.number is not None
        assert written(lead.moment.talk.number) in screen.top.title.text()


@every_screen
def test_locking_leaves_none_of_the_visitors_words(
    name: str, built: Callable[..., StageScreen | Facing], lead: Leading, say: Speech
) -> None:
    screen = built(name, say)
    screen.forget()
    lead.settle()
    hers = {lead.desk.words.text(AR, key) for key in lead.desk.words.keys(AR) if key.startswith("guide.")}
    assert hers.isdisjoint(texts(screen))


def test_another_language_is_another_screen_at_once(
    built: Callable[..., StageScreen | Facing], lead: Leading, say: Speech
) -> None:
    screen = built("guide", say)
    lead.after(lambda: lead.conversation.speak(TI))
    assert lead.desk.words.text(TI, f"guide.{lead.moment.page.at}.ask") in texts(screen)
