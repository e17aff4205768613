"""A coordinator takes other content in, or it is refused with the reason; and what a desk holds of its own survives."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import msgspec
import pytest

from intake import case as cases
from intake import content, disk, guide, pack, supply
from intake.backup import PACKS
from intake.correction import Said
from intake.demo import lead
from intake.desk import Desk
from intake.errors import DiskFull, Explained
from intake.keyring.signing import Signer, fingerprint
from intake.model import EN, NL, AnswerState, City, Code, FactId, Lang, Question, ServiceId, StepId, Talk
from intake.supply import Offer
from intake.team import Team
from intake.words import Review, Words
from tests import packs
from tests.intake.handout.pages import text_of
from tests.intake.test_check import Shelf
from tests.packs import DAY, MAKER, OTHER, nothing, says, trust
from tests.stand_ins import CHEAP, Clock

PASSPHRASE = "zonder paraplu naar Vlieland"
MAIL, NEW_MAIL = "rechtoponderwijs@askv.nl", "nieuw@askv.nl"
OTHER_MAIL = says("directory/askv.yaml", MAIL, NEW_MAIL)
ASKV = ServiceId("askv")


@pytest.fixture
def clock() -> Clock:
    return Clock(datetime(2026, 11, 28, 10))


def opened(desk: Desk, clock: Clock) -> Desk:
    desk._clock = clock
    desk._vault.set_setting("last_seen", clock.now.isoformat(timespec="minutes"))
    desk.upkeep._seen = clock.now
    return desk


@pytest.fixture
def desk(home: Path, clock: Clock) -> Iterator[Desk]:
    made, _ = Desk.create(home, nickname="Zon", passphrase=PASSPHRASE, city=City("den-haag"), cost=CHEAP)
    yield opened(made, clock)
    made.close()


@pytest.fixture
def again(desk: Desk, home: Path, clock: Clock) -> Callable[[], Desk]:
    """The same desk, closed and opened again."""
    desks = [desk]

    def open_again() -> Desk:
        desks[-1].close()
        desks.append(opened(Desk.open(home, "Zon", PASSPHRASE), clock))
        return desks[-1]

    return open_again


def before_and_after(desk: Desk, again: Callable[[], Desk]) -> Iterator[Desk]:
    """The desk as it is, and as it is after a start."""
    yield desk
    yield again()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    return tmp_path / "stick.pack"


def offer(change: packs.Change = nothing, by: Signer = MAKER, **more: object) -> Offer:
    """As `look` would bring it, without the seconds that looking takes."""
    raw = packs.raw(change, by=by, **more)  # type: ignore[arg-type]
    return Offer(pack=pack.parse(raw, "x", lambda _key: True), groups=())


def trusting(desk: Desk, stick: Path, by: Signer = MAKER) -> None:
    trust(desk, packs.written(stick, files=packs.SMALL, by=by), by)


def mail(desk: Desk) -> str | None:
    return desk.addresses.entry(ASKV).service.email


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(Explained) as fault:
        act()
    for language in (NL, EN):
        assert Words.load().text(language, fault.value.key, **fault.value.params)
    return fault.value.key


def refused_look(desk: Desk, stick: Path, change: packs.Change = nothing, **more: object) -> str:
    packs.written(stick, change, **more)
    before = (desk.supply.pack, desk.supply._known)
    key = refused(lambda: desk.supply.look(stick, NL))
    assert (desk.supply.pack, desk.supply._known) == before
    return key


# --- whom one trusts


def test_the_first_pack_of_a_publisher_is_foreign_until_her_fingerprint_is_typed(desk: Desk, stick: Path) -> None:
    assert refused_look(desk, stick, OTHER_MAIL) == "error.pack-unknown"
    for wrong in ("", "7KD4", fingerprint(OTHER.publisher), fingerprint(MAKER.publisher)[:-1]):
        assert refused(partial(desk.supply.trust, stick, wrong)) == "error.pack-fingerprint"
    assert refused_look(desk, stick, OTHER_MAIL) == "error.pack-unknown"
    desk.supply.trust(stick, fingerprint(MAKER.publisher).lower())
    assert desk.supply.look(stick, NL).groups
    (known,) = desk.supply.in_use().publishers
    assert (known.fingerprint, known.since) == (fingerprint(MAKER.publisher), "2026-11-28")


def test_nobody_is_trusted_by_the_program_itself(desk: Desk) -> None:
    assert desk.supply.in_use().publishers == ()


def test_trust_in_one_is_no_trust_in_another(desk: Desk, stick: Path) -> None:
    trusting(desk, stick)
    assert refused_look(desk, stick, by=OTHER) == "error.pack-unknown"


def test_who_is_trusted_no_more_is_out_of_use_at_once(desk: Desk, stick: Path, home: Path) -> None:
    trusting(desk, stick)
    desk.renew(offer(OTHER_MAIL))
    assert mail(desk) == NEW_MAIL
    desk.trust_no_more(fingerprint(MAKER.publisher))
    assert mail(desk) == MAIL
    assert not any((home / name).exists() for name in PACKS)
    assert refused_look(desk, stick) == "error.pack-unknown"


def test_who_is_trusted_again_cannot_bring_back_what_is_old(desk: Desk, stick: Path) -> None:
    trusting(desk, stick)
    desk.renew(offer(OTHER_MAIL, place=2))
    desk.trust_no_more(fingerprint(MAKER.publisher))
    trusting(desk, stick)
    assert refused_look(desk, stick, place=1) == "error.pack-older"


def test_a_volunteer_and_a_desk_of_practice_take_nothing_in(desk: Desk, stick: Path, home: Path, clock: Clock) -> None:
    trusting(desk, stick)
    Team(home, desk._vault, "Zon", desk._today, CHEAP).add(PASSPHRASE, "Maan", PASSPHRASE, coordinator=False)
    desk.close()
    hers = opened(Desk.open(home, "Maan", PASSPHRASE), clock)
    for act in (
        lambda: hers.renew(offer()),
        hers.one_back,
        lambda: hers.trust_no_more("X"),
        lambda: trusting(hers, stick, OTHER),
    ):
        assert refused(act) == "error.not-coordinator"
    hers.close()
    practice = Desk.practise(City("den-haag"))
    assert refused(lambda: practice.renew(offer())) == "error.practice"
    assert refused(practice.one_back) == "error.practice"
    assert practice.supply.light().key == "own"
    practice.close()


# --- refused with the reason


def test_what_is_older_or_the_same_number_again_is_refused(desk: Desk, stick: Path) -> None:
    trusting(desk, stick)
    desk.renew(offer(place=2))
    assert refused_look(desk, stick, place=1) == "error.pack-older"
    assert refused_look(desk, stick, OTHER_MAIL, place=2) == "error.pack-older"
    assert refused_look(desk, stick, place=2) == "error.pack-in-use"
    assert refused_look(desk, stick, day=DAY - timedelta(days=1), place=99) == "error.pack-older"


def test_each_publisher_has_numbers_of_her_own(desk: Desk, stick: Path) -> None:
    for by in (MAKER, OTHER):
        trusting(desk, stick, by)
    desk.renew(offer(place=9))
    packs.written(stick, OTHER_MAIL, by=OTHER, place=1)
    found = desk.supply.look(stick, NL)
    assert found.stranger
    desk.renew(found)
    assert mail(desk) == NEW_MAIL


def test_what_is_past_its_day_is_not_taken_in(desk: Desk, stick: Path, clock: Clock) -> None:
    trusting(desk, stick)
    late = offer(valid_days=3)
    clock.later(days=3)
    desk.renew(late)
    clock.later(days=1)
    assert refused_look(desk, stick, place=2, valid_days=3) == "error.pack-expired"
    assert refused(lambda: desk.renew(offer(place=2, valid_days=3))) == "error.pack-expired"


def test_what_is_yet_to_be_made_is_refused_but_a_clock_may_differ_by_a_day(desk: Desk, stick: Path) -> None:
    trusting(desk, stick)
    assert refused_look(desk, stick, day=DAY + timedelta(days=2)) == "error.pack-early"
    desk.renew(offer(day=DAY + timedelta(days=1)))


def test_content_that_cannot_be_so_is_refused_with_its_place(desk: Desk, stick: Path) -> None:
    trusting(desk, stick)
    packs.written(stick, says("steps/kleding.yaml", "vidk", "nergens"))
    with pytest.raises(Explained) as fault:
        desk.supply.look(stick, NL)
    assert fault.value.key == "error.pack-content"
    assert str(fault.value.params["where"]).startswith("steps/kleding.yaml, ")
    assert "nergens" in str(fault.value.params["what"])


@pytest.mark.parametrize(
    "change",
    [
        says("steps/kleding.yaml", "urgency: 3", "urgency: drie"),
        says("words/nl/steps/kleding.yaml", "step.kleding.do:", "step.kledij.do:"),
        says("words/ti/sheet.yaml", "{date}", "{date:>9999999999}"),
        says("steps/kleding.yaml", "icon: tshirt-crew-outline", "icon: unicorn"),
        says("steps/kleding.yaml", "    services:", f"    when: {'{not: ' * 700}{{}}{'}' * 700}\n    services:"),
        says("steps/kleding.yaml", "    services:", f"    when: {'{not: ' * 3000}{{}}{'}' * 3000}\n    services:"),
        says("cases/kleren-den-haag.yaml", "steps:", "first: huisarts-inschrijven\n  steps:"),
    ],
)
def test_a_file_that_says_it_wrongly_is_refused(desk: Desk, stick: Path, change: packs.Change) -> None:
    trusting(desk, stick)
    assert refused_look(desk, stick, change) == "error.pack-content"


def test_what_is_not_for_content_to_change_is_refused(desk: Desk) -> None:
    """The safety questions, the needs, and that what touches on status is never written down."""
    own = content.load()
    for fact in (guide.SAFETY, guide.NEEDS):
        fewer = msgspec.structs.replace(own.questions[fact], options=own.questions[fact].options[1:])
        assert refused(partial(supply.fitting, with_one(fewer), "x")) == "error.pack-own"
    never = next(one for one in own.questions.values() if one.keep == "never")
    assert refused(partial(supply.fitting, with_one(msgspec.structs.replace(never, keep="coded")), "x")) == (
        "error.pack-keeps"
    )
    supply.fitting(own, "x")


def with_one(question: Question) -> content.Content:
    own = content.load()
    return msgspec.structs.replace(own, questions={**own.questions, question.id: question})


def test_a_pack_that_would_write_down_what_is_never_kept_is_refused_at_the_desk(desk: Desk, stick: Path) -> None:
    never = next(one for one in content.load().questions.values() if one.keep == "never")
    path = content.shown(content.load().origins[f"question:{never.id}"]).removeprefix("resources/")

    def change(files: dict[str, str]) -> None:
        head, mark, rest = files[path].partition(f"id: {never.id}\n")
        files[path] = head + mark + rest.replace("keep: never", "keep: coded", 1)

    trusting(desk, stick)
    assert refused_look(desk, stick, change) == "error.pack-keeps"


def test_a_pack_with_one_bit_otherwise_is_refused(desk: Desk, stick: Path) -> None:
    trusting(desk, stick)
    whole = packs.raw(OTHER_MAIL)
    for place in range(0, len(whole), len(whole) // 40):
        meddled = bytearray(whole)
        meddled[place] ^= 1
        stick.write_bytes(meddled)
        assert refused(lambda: desk.supply.look(stick, NL)) in ("error.pack-other", "error.pack-damaged")


def test_nonsense_that_somebody_trusted_has_signed_is_told_and_is_no_bug(tmp_path: Path) -> None:
    """A selection; `python -m tests.faults signed` does it 100 times with all of the content."""
    shelf = Shelf(tmp_path)
    shelf.write()
    whole, chance = pack.collected(tmp_path), random.Random(20261128)  # noqa: S311 - a seeded harness
    for _ in range(60):
        raw = packs.raw(files=packs.garbled(whole, chance))
        with pytest.raises(Explained, match=r"error\.pack-"):
            supply.sound(pack.parse(raw, "x", MAKER.publisher.__eq__), "x")


# --- in use


def test_what_was_seen_is_what_is_accepted_though_the_stick_changes(desk: Desk, stick: Path) -> None:
    trusting(desk, stick)
    packs.written(stick, OTHER_MAIL)
    seen = desk.supply.look(stick, NL)
    packs.written(stick, says("directory/askv.yaml", MAIL, "boef@example.org"), place=2)
    desk.renew(seen)
    assert mail(desk) == NEW_MAIL


def test_new_content_is_in_the_advice_the_addresses_and_on_paper_at_once_and_after_a_start(
    desk: Desk, stick: Path, again: Callable[[], Desk]
) -> None:
    def change(files: dict[str, str]) -> None:
        OTHER_MAIL(files)
        was = content.read_as(content.root() / "words/nl/steps/kleding.yaml", dict[str, str])["step.kleding.do"]
        says("words/nl/steps/kleding.yaml", was, "Vraag om warme kleren.")(files)
        says("words/ti/sheet.yaml", "sheet.title: ", "sheet.title: ሓድሽ ")(files)

    trusting(desk, stick)
    desk.renew(offer(change))
    for at in before_and_after(desk, again):
        talk = at.answer(at.begin(Lang("ti")), guide.NEEDS, (Code("kleding"),))
        assert "kleding" in {row.step.id for row in at.advise(talk).steps}
        paper = text_of(at.handout(talk, NL).pdf)
        assert "Vraag om warme kleren." in paper
        assert at.handout(talk, Lang("ti")).handout.title.own.startswith("ሓድሽ")
        assert mail(at) == NEW_MAIL
        assert at.supply.light().key == "packed"


def test_the_window_and_the_list_of_what_may_not_stand_on_paper_stay_the_programs(desk: Desk, stick: Path) -> None:
    def change(files: dict[str, str]) -> None:
        says("words/nl/sheet.yaml", "  illega\n", "")(files)
        says("words/nl/sheet.yaml", "sheet.old: Oude gegevens. Vraag het ons.\n", "")(files)
        says("words/en/sheet.yaml", "checked on {date}", "checked")(files)

    trusting(desk, stick)
    desk.renew(offer(change))
    assert "illega" in desk.words.text(NL, "sheet.forbidden").split("\n")
    assert desk.words.text(NL, "sheet.old") == "Oude gegevens. Vraag het ons."
    assert desk.words.text(EN, "sheet.checked-on", date="1-1-2027") == "checked on 1-1-2027"
    assert desk.words.text(NL, "window.home.begin")


def test_a_corrected_address_and_a_reviewed_sentence_of_the_desk_lie_over_a_pack(
    desk: Desk, stick: Path, again: Callable[[], Desk]
) -> None:
    desk.addresses.correct(ASKV, Said(address="Laan 1, 1012 AB Amsterdam"))
    desk.words.write(Lang("ti"), {"sheet.free": "ናጻ"})
    trusting(desk, stick)
    desk.renew(offer(OTHER_MAIL))
    for at in before_and_after(desk, again):
        assert at.addresses.entry(ASKV).service.address == "Laan 1, 1012 AB Amsterdam"
        assert mail(at) == NEW_MAIL
        assert at.words.text(Lang("ti"), "sheet.free") == "ናጻ"


def test_a_sentence_can_be_reviewed_over_a_pack(desk: Desk, stick: Path, again: Callable[[], Desk]) -> None:
    trusting(desk, stick)
    desk.renew(offer(says("words/ti/sheet.yaml", "sheet.free: ", "sheet.free: ሓድሽ ")))
    desk.words.write(Lang("ti"), {"step.kleding.do": "ክዳን ሕተቱ።"})
    desk.words.mark(Lang("ti"), ["step.kleding.do", "sheet.free"], Review.REVIEWED, by="tolk", on="2026-11-28")
    at = again()
    assert at.words.state(Lang("ti"), "step.kleding.do") is Review.REVIEWED
    assert at.words.state(Lang("ti"), "sheet.free") is Review.REVIEWED
    assert at.words.text(Lang("ti"), "step.kleding.do") == "ክዳን ሕተቱ።"


def test_every_trust_and_every_change_is_in_the_trail(desk: Desk, stick: Path) -> None:
    trusting(desk, stick)
    desk.renew(offer())
    desk.one_back()
    desk.trust_no_more(fingerprint(MAKER.publisher))
    found = {(row.did, row.what) for row in desk.upkeep.trail()}
    assert {
        ("publisher-trusted", fingerprint(MAKER.publisher)),
        ("pack-taken", "2026112801"),
        ("pack-back", ""),
        ("publisher-dropped", fingerprint(MAKER.publisher)),
    } <= found


# --- one back


def test_one_back_is_what_was_before_and_then_the_programs_own(
    desk: Desk, stick: Path, again: Callable[[], Desk]
) -> None:
    trusting(desk, stick)
    desk.renew(offer(OTHER_MAIL, place=1))
    desk.renew(offer(says("directory/askv.yaml", MAIL, "nog-nieuwer@askv.nl"), place=2))
    assert desk.supply.in_use().before is not None
    assert mail(desk) == "nog-nieuwer@askv.nl"
    desk.one_back()
    assert mail(desk) == NEW_MAIL
    desk = again()
    assert mail(desk) == NEW_MAIL
    assert desk.supply.in_use().before is None
    desk.one_back()
    assert mail(desk) == MAIL
    assert refused(desk.one_back) == "error.pack-nothing"
    desk = again()
    assert (mail(desk), desk.supply.light().key) == (MAIL, "own")


def test_who_went_one_back_may_come_forward_again_and_not_to_what_is_older(desk: Desk, stick: Path) -> None:
    trusting(desk, stick)
    first, second = offer(OTHER_MAIL, place=1), offer(place=2)
    desk.renew(first)
    desk.renew(second)
    desk.one_back()
    desk.renew(second)
    desk.one_back()
    desk.one_back()
    assert refused(lambda: desk.renew(first)) == "error.pack-older"
    desk.renew(second)


# --- what a visit refers to


def test_a_visit_and_a_conversation_about_what_is_gone_go_on(
    desk: Desk, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A question, an answer and a step that new content does not have any more."""
    talk = desk.answer(desk.begin(Lang("ti")), guide.NEEDS, (Code("zorg"),))
    talk = desk.answer(talk, FactId("children"), (Code("2-3"),))
    talk = desk.decline(talk, FactId("pregnant"))
    kept = desk.finish(desk.promise_number(talk))
    unfinished = desk.go(desk.answer(desk.begin(Lang("ar")), FactId("children"), (Code("2-3"),)), "children")
    of = desk.supply.content
    children = of.questions[FactId("children")]
    narrower = msgspec.structs.replace(children, options=tuple(one for one in children.options if one.code != "2-3"))
    for questions in (
        {key: one for key, one in of.questions.items() if key not in ("children", "pregnant")},
        {**of.questions, children.id: narrower},
    ):
        desk.supply.content = msgspec.structs.replace(of, questions=questions, steps={})
        desk._furnish()
        assert kept.number
        back = desk.reopen(desk.find(kept.number))
        assert FactId("children") not in back.answers
        assert back.answers[guide.NEEDS].codes == ("zorg",)
        assert desk.kept_copy(desk.find(kept.number)).pages == 1
        left = desk.resume(unfinished.id)
        assert left.answers == {}
        assert desk.page(left).question is not None
        desk.forward(left)
        desk.discard(back.id)


def test_a_conversation_is_fitted_and_otherwise_left_as_it_is() -> None:
    of = content.load()
    talk = Talk(id="x", language=Lang("ti"), city=City("den-haag"), begun="", at="gone", visited=("safety", "gone"))
    talk = guide.leave_open(talk, FactId("gone"), AnswerState.UNKNOWN)
    talk = guide.answer(of, talk, guide.NEEDS, (Code("zorg"),))
    fitted = guide.fitted(of, talk)
    assert (fitted.at, fitted.visited) == (guide.NEEDS, ("safety",))
    assert list(fitted.answers) == [guide.NEEDS]
    assert guide.fitted(of, fitted) == fitted


# --- past its day


def test_what_expires_in_use_still_works_and_says_so(desk: Desk, stick: Path, clock: Clock) -> None:
    trusting(desk, stick)
    desk.renew(offer(OTHER_MAIL, valid_days=5))
    talk = desk.answer(desk.begin(Lang("ti")), guide.NEEDS, (Code("zorg"),))
    clock.later(days=5)
    assert not desk.supply.expired
    assert desk.handout(talk).handout.old is None
    assert "pack" not in {light.name for light in desk.upkeep.urgent()}
    clock.later(days=1)
    assert desk.supply.expired
    assert ("pack", "act", "expired") in {(light.name, light.state, light.key) for light in desk.upkeep.urgent()}
    assert mail(desk) == NEW_MAIL
    for language in (row.code for row in desk.supply.content.languages):
        old = desk.handout(talk, language).handout.old
        assert old is not None
        assert old.own == desk.words.text(language, "sheet.old")
    assert "Oude gegevens. Vraag het ons." in text_of(desk.handout(talk, Lang("fr")).pdf)
    assert "Oude gegevens." in text_of(desk.service_card(ASKV, Lang("ti")).pdf)
    desk.renew(offer(day=DAY + timedelta(days=6)))
    assert desk.handout(talk).handout.old is None


def test_a_program_newer_than_its_pack_is_said(desk: Desk, stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    trusting(desk, stick)
    desk.renew(offer())
    assert desk.supply.light().key == "packed"
    monkeypatch.setattr(supply, "own_digest", lambda: "of a later program")
    assert (desk.supply.light().state, desk.supply.light().key) == ("look", "renewed")


# --- at the start


@pytest.mark.parametrize("harm", ["bit", "cut", "empty", "gone", "other", "older", "folder"])
def test_a_pack_that_is_not_the_one_accepted_is_left_out_and_said(
    desk: Desk, stick: Path, home: Path, again: Callable[[], Desk], harm: str
) -> None:
    trusting(desk, stick)
    desk.renew(offer(says("directory/askv.yaml", MAIL, "eerder@askv.nl"), place=1))
    desk.renew(offer(OTHER_MAIL, place=2))
    path = home / PACKS[0]
    whole = path.read_bytes()
    match harm:
        case "bit":
            path.write_bytes(whole[:-9] + bytes([whole[-9] ^ 1]) + whole[-8:])
        case "cut":
            path.write_bytes(whole[: len(whole) // 2])
        case "empty":
            path.write_bytes(b"")
        case "gone":
            path.unlink()
        case "other":  # signed by the same publisher, never accepted here
            path.write_bytes(packs.raw(place=3))
        case "older":  # accepted here once, put back by another hand
            path.write_bytes((home / PACKS[1]).read_bytes())
        case _:
            path.unlink()
            path.mkdir()
    at = again()
    said = "missing" if harm in ("gone", "empty", "folder") else "damaged"
    assert (at.supply.light().state, at.supply.light().key) == ("act", said)
    assert "pack" in {light.name for light in at.upkeep.urgent()}
    assert mail(at) == MAIL
    if harm == "folder":
        path.rmdir()
    at.renew(offer(OTHER_MAIL, place=2))  # the same pack again mends it
    assert (mail(at), at.supply.light().key) == (NEW_MAIL, "packed")
    at.one_back()
    assert mail(at) == "eerder@askv.nl"


def test_an_exchanged_pack_of_before_is_not_gone_back_to(desk: Desk, stick: Path, home: Path) -> None:
    trusting(desk, stick)
    desk.renew(offer(place=5))
    desk.renew(offer(OTHER_MAIL, place=6))
    (home / PACKS[1]).write_bytes(packs.raw(says("directory/askv.yaml", MAIL, "boef@askv.nl"), place=1))
    assert desk.supply.in_use().before is None
    desk.one_back()
    assert (mail(desk), desk.supply.light().key) == (MAIL, "own")


def test_a_pack_that_this_program_cannot_use_any_more_is_left_out_and_said(
    desk: Desk, stick: Path, again: Callable[[], Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    trusting(desk, stick)
    desk.renew(offer(OTHER_MAIL))

    def strict(_of: object, name: str) -> None:
        raise Explained("error.pack-own", file=name)

    monkeypatch.setattr(supply, "fitting", strict)
    at = again()
    assert (at.supply.light().key, mail(at)) == ("unfit", MAIL)
    monkeypatch.undo()
    assert mail(again()) == NEW_MAIL


def test_a_pack_in_the_home_that_nobody_accepted_is_nothing(desk: Desk, home: Path, again: Callable[[], Desk]) -> None:
    (home / PACKS[0]).write_bytes(packs.raw(OTHER_MAIL))
    at = again()
    assert (mail(at), at.supply.light().key) == (MAIL, "own")


@pytest.mark.parametrize("at", [1, 2])
def test_a_disk_without_room_is_told_and_changes_nothing(
    desk: Desk, stick: Path, again: Callable[[], Desk], monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    trusting(desk, stick)
    desk.renew(offer(OTHER_MAIL, place=1))
    real, done = disk._write_through, [0]

    def full(path: Path, data: bytes) -> None:
        done[0] += 1
        if done[0] == at:
            raise OSError(28, "no room")
        real(path, data)

    with monkeypatch.context() as patch:
        patch.setattr(disk, "_write_through", full)
        with pytest.raises(DiskFull):
            desk.renew(offer(place=2))
    assert mail(desk) == NEW_MAIL
    desk = again()
    assert (mail(desk), desk.supply.light().key) == (NEW_MAIL, "packed")
    desk.renew(offer(place=2))
    assert mail(desk) == MAIL


# --- backups, and a family in practice


def test_a_backup_holds_the_packs_and_a_restored_desk_uses_them(
    desk: Desk, stick: Path, home: Path, tmp_path: Path, clock: Clock
) -> None:
    trusting(desk, stick)
    desk.renew(offer(place=1))
    desk.renew(offer(OTHER_MAIL, place=2))
    saved = desk.upkeep.back_up(tmp_path / "desk.inloop")
    new = opened(Desk.restore(tmp_path / "new", saved, nickname="Zon", passphrase=PASSPHRASE), clock)
    assert (mail(new), new.supply.light().key) == (NEW_MAIL, "packed")
    assert [row.fingerprint for row in new.supply.in_use().publishers] == [fingerprint(MAKER.publisher)]
    assert refused(lambda: new.renew(offer(place=1))) == "error.pack-older"
    new.one_back()
    assert mail(new) == MAIL
    new.close()


def test_an_older_backup_put_back_leaves_no_newer_pack_behind(
    desk: Desk, stick: Path, home: Path, tmp_path: Path, clock: Clock
) -> None:
    saved = desk.upkeep.back_up(tmp_path / "desk.inloop")
    trusting(desk, stick)
    desk.renew(offer(OTHER_MAIL))
    desk.close()
    back = opened(Desk.restore(home, saved, nickname="Zon", passphrase=PASSPHRASE), clock)
    assert (mail(back), back.supply.light().key) == (MAIL, "own")
    assert not (home / PACKS[0]).exists()
    assert list(home.glob("content.pack.*.set-aside"))
    back.close()


def test_practice_stays_with_the_programs_own_content(desk: Desk, stick: Path) -> None:
    trusting(desk, stick)
    desk.renew(offer(OTHER_MAIL))
    practice = Desk.practise(City("den-haag"))
    assert mail(practice) == MAIL
    practice.close()


def test_a_family_is_led_through_new_content_to_the_end(desk: Desk, stick: Path) -> None:
    trusting(desk, stick)
    desk.renew(offer(OTHER_MAIL))
    family = cases.read(content.load(), content.root() / "cases" / "ziekenhuisrekening-den-haag.yaml")
    talk = desk.promise_number(lead(desk, family))
    sheet = desk.handout(talk)
    desk.printed(talk, sheet)
    assert desk.finish(talk).number
    assert StepId("huisarts-inschrijven") in {row.step.id for row in desk.advise(talk).steps}
