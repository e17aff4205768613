"""Every invented family of `resources/cases/` gets the advice that its file says it must get."""

from __future__ import annotations

from pathlib import Path

import pytest

from intake import case as cases
from intake.advice import advise
from intake.content import load, root

CASES = sorted((root() / "cases").glob("*.yaml"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_family_gets_the_right_advice(path: Path) -> None:
    case = cases.read(load(), path)
    advice = advise(load(), cases.talk(load(), case, "id", "now"))
    steps = [row.step.id for row in advice.steps]
    services = {service.id for service in advice.services}
    assert set(case.expect.steps) <= set(steps)
    assert set(case.expect.never).isdisjoint(steps)
    assert case.expect.first is None or steps[0] == case.expect.first
    assert set(case.expect.services) <= services
    assert set(case.expect.never_services).isdisjoint(services)


def test_every_family_expects_something() -> None:
    assert CASES
    for path in CASES:
        expect = cases.read(load(), path).expect
        assert expect.steps
        assert expect.never or expect.never_services
