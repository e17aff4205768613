"""The advice when a hundred steps are in view (a real visit has ten to twenty), beside only sorting them by urgency."""

from __future__ import annotations

from itertools import cycle, islice
from pathlib import Path

import msgspec

from intake import guide
from intake.content import Content, load
from intake.model import City, Code, FactId, Lang, Step, StepId, Talk
from tests.benchmarks.pair import Pair, Work

STEPS = 100
SAID = {"children": ("4-11", "16-17"), "sleeping-place": ("rented",), "huisarts": ("no",), "care": ("bill", "medicine")}


def _content() -> Content:
    """The real content with its own steps over again, under other ids, up to a hundred."""
    read = load()
    steps = enumerate(islice(cycle(read.steps.values()), STEPS))
    copies = (msgspec.structs.replace(step, id=StepId(f"{step.id}-{place}")) for place, step in steps)
    return msgspec.structs.replace(read, steps={step.id: step for step in copies})


def _talk(content: Content) -> Talk:
    """Every need, and some of the answers."""
    talk = guide.begin("talk", Lang("ti"), City("den-haag"), "2026-11-24T10:15")
    needs = tuple(option.code for option in content.questions[guide.NEEDS].options)
    talk = guide.answer(content, talk, guide.NEEDS, needs)
    for fact, codes in SAID.items():
        talk = guide.answer(content, talk, FactId(fact), tuple(Code(code) for code in codes))
    return talk


def _ours(folder: Path) -> Work:
    from intake.advice import advise

    content = _content()
    talk = _talk(content)
    return lambda: advise(content, talk)


def _plain(folder: Path) -> Work:
    steps = list(_content().steps.values())

    def urgency(step: Step) -> int:
        return step.urgency

    return lambda: sorted(steps, key=urgency)


PAIR = Pair(title="advice on 100 steps / sorting them", ours=_ours, plain=_plain, calls=200)
