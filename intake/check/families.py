"""The invented families of `cases/`: each has to get the advice that its file says it must, and none that it must not.
They are how people who do not program say what the content has to come to.
"""

from __future__ import annotations

from collections.abc import Iterator

from intake import case as cases
from intake.advice import advise
from intake.check.finding import Finding
from intake.content import Content, shown, sorted_yaml
from intake.errors import Explained
from intake.model import Advice
from intake.place import Packed, Place, below


def findings(of: Content, folder: Place) -> Iterator[Finding]:
    """What the families under a folder of content do not get, or get and should not."""
    for path in sorted_yaml(folder / "cases"):
        where = shown(path) if isinstance(folder, Packed) else f"{folder.name}/{below(path, folder)}"
        try:
            case = cases.read(of, path)
            advice = advise(of, cases.talk(of, case, "case", ""))
        except Explained as fault:
            yield Finding(where, int(fault.params.get("line", 0)), f"is no case for this content ({fault.key})")
            continue
        yield from (Finding(where, 0, what) for what in breaches(case.expect, advice))


def breaches(expect: cases.Expectation, advice: Advice) -> list[str]:
    """Where an advice is not what a file expects."""
    steps = [row.step.id for row in advice.steps]
    services = {service.id for service in advice.services}
    return [
        *(f"{step} does not come" for step in expect.steps if step not in steps),
        *(f"{step} comes" for step in expect.never if step in steps),
        *(f"{step} is not first" for step in (expect.first,) if step not in (None, *steps[:1])),
        *(f"{service} is not named" for service in expect.services if service not in services),
        *(f"{service} is named" for service in expect.never_services if service in services),
    ]
