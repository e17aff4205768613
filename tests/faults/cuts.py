"""The power fails after each single thing that is done to the disk, while a person is revoked, a backup made or put
back. `python -m tests.faults.cuts` does so for each, in processes of their own that die on the spot, and says whether
everybody who should get in still does.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from intake import disk
from intake.desk import Desk
from intake.door import KEYRING
from intake.errors import Explained, WrongPassphrase
from intake.keyring import Keyring
from intake.model import City, Lang
from intake.team import Team
from intake.vault import file
from tests.stand_ins import CHEAP

PEOPLE = {"Zon": "zonder paraplu naar Vlieland", "Maan": "maan boven de natte dijk", "Ster": "ster aan een dun touw"}
_DIED = 9


def make(home: Path) -> str:
    """A desk with two coordinators and a volunteer, and a conversation; returns the code of its card."""
    desk, code = Desk.create(home, nickname="Zon", passphrase=PEOPLE["Zon"], city=City("den-haag"), cost=CHEAP)
    team = cheap(desk, home)
    team.add(PEOPLE["Zon"], "Maan", PEOPLE["Maan"], coordinator=False)
    team.add(PEOPLE["Zon"], "Ster", PEOPLE["Ster"], coordinator=True)
    desk.begin(Lang("ti"))
    desk.upkeep.back_up(home.parent / "desk.inloop")
    desk.close()
    return code


def cheap(desk: Desk, home: Path) -> Team:
    return Team(home, desk._vault, desk.nickname, desk._today, CHEAP)


def revoke(home: Path) -> None:
    desk = Desk.open(home, "Zon", PEOPLE["Zon"])
    cheap(desk, home).revoke(PEOPLE["Zon"], "Maan")
    desk.close()


def restore(home: Path) -> None:
    Desk.restore(home, home.parent / "desk.inloop", nickname="Zon", passphrase=PEOPLE["Zon"]).close()


def back_up(home: Path) -> None:
    desk = Desk.open(home, "Zon", PEOPLE["Zon"])
    desk.upkeep.back_up(home.parent / "desk.inloop")
    desk.close()


def rename(home: Path) -> None:
    desk = Desk.open(home, "Zon", PEOPLE["Zon"])
    cheap(desk, home).rename(PEOPLE["Zon"], "Maan", "Wolk")
    desk.close()


DEEDS: dict[str, Callable[[Path], None]] = {"revoke": revoke, "restore": restore, "back_up": back_up, "rename": rename}


def die_after(count: int) -> None:
    """From now on this process dies after so many things done to the disk."""
    done = [0]

    def counted(act: Callable[..., Any]) -> Callable[..., Any]:
        def acted(*given: Any, **named: Any) -> Any:
            result = act(*given, **named)
            done[0] += 1
            if done[0] == count:
                os._exit(_DIED)
            return result

        return acted

    for owner, name in (
        *((Path, name) for name in ("replace", "rename", "unlink", "touch")),
        *((disk, name) for name in ("_write_through", "settle")),
        *((file, name) for name in ("export", "empty_log", "bring_up_to_date")),
    ):
        setattr(owner, name, counted(getattr(owner, name)))


def cut_short(deed: Callable[[Path], None], home: Path, count: int) -> None:
    die_after(count)
    deed(home)


def in_a_process_of_its_own(act: Callable[[], None]) -> int:
    """Runs it in a fork and returns its exit status."""
    child = os.fork()
    if child == 0:
        try:
            act()
        except BaseException:  # noqa: BLE001 - the status tells
            os._exit(1)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def gets_in(home: Path, nickname: str) -> bool:
    try:
        desk = Desk.open(home, nickname, PEOPLE["Maan" if nickname == "Wolk" else nickname])
    except WrongPassphrase:
        return False
    there = len(desk.unfinished()) == 1
    desk.close()
    return there


def judge(deed: str, home: Path, code: str) -> str:
    """What is wrong after a cut; nothing: all is well."""
    try:
        people = Desk.people(home)
        if deed == "restore" and not people:
            return "" if any(home.iterdir()) else "nothing is left"  # set aside: the backup can be put back again
        wrong = [name for name in people if not gets_in(home, name)]
        wrong += [name for name in ("Zon", "Ster") if name not in people]
        if deed != "revoke" and not {"Maan", "Wolk"} & set(people):
            wrong.append("Maan")
        Keyring.read(home / KEYRING).recover(code).wipe()
        Desk.people_of(home.parent / "desk.inloop")
    except Explained as fault:
        return fault.key
    return " ".join(wrong)


def run(deed: str, *, report: Callable[[str], None] = print) -> tuple[int, int]:
    """Cuts a deed after each of its steps; returns how many steps it has and after how many something was wrong."""
    cut = failed = 0
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole"
        code = make(whole / "home")
        while True:
            cut += 1
            home = Path(folder) / "cut" / "home"
            shutil.copytree(whole, home.parent)
            status = in_a_process_of_its_own(partial(cut_short, DEEDS[deed], home, cut))
            if wrong := judge(deed, home, code):
                failed += 1
                report(f"{deed}: after step {cut}: {wrong}")
            shutil.rmtree(home.parent)
            if status == 0:
                return cut - 1, failed
            if status != _DIED:
                report(f"{deed}: step {cut} ended with {status}")
                return cut, failed + 1


if __name__ == "__main__":
    totals = {deed: run(deed) for deed in DEEDS}
    for deed, (steps, failed) in totals.items():
        print(f"{deed}: the power failed after each of {steps} steps; {failed} left somebody out or lost something")  # noqa: T201
    sys.exit(any(failed for _, failed in totals.values()))
