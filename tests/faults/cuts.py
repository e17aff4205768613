"""The power fails after each single thing that is done to the disk, while a person is revoked, a backup made or put
back, other content taken in or given up. `python -m tests.faults.cuts` does so for each, in processes of their own that
die on the spot, and says whether everybody who should get in still does, and whether the desk works with the old or the
new, whole.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from intake import disk, pack
from intake.desk import Desk
from intake.door import KEYRING
from intake.errors import Explained, WrongPassphrase
from intake.keyring import Keyring
from intake.keyring.signing import fingerprint
from intake.model import City, Lang
from intake.supply import Offer
from intake.team import Team
from intake.vault import file
from tests import packs
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
    stick = packs.written(home.parent / "stick.pack", files=packs.SMALL)
    packs.trust(desk, stick)
    for place in (1, 2):
        desk.renew(offered(place))
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


FEW = {
    path: text
    for path, text in packs.own_files().items()
    if path.startswith(("words/nl/", "guide/", "steps/", "directory/")) or "/" not in path
}
"""The content of the program in Dutch alone: every cut writes and reads it several times."""


def offered(place: int) -> Offer:
    """A pack as a coordinator saw it: its title says which."""
    raw = packs.raw(files=FEW, day=date.today(), place=place, title=f"pack {place}")
    return Offer(pack=pack.parse(raw, "", packs.MAKER.publisher.__eq__), groups=())


def renew(home: Path) -> None:
    desk = Desk.open(home, "Zon", PEOPLE["Zon"])
    desk.renew(offered(3))
    desk.close()


def one_back(home: Path) -> None:
    desk = Desk.open(home, "Zon", PEOPLE["Zon"])
    desk.one_back()
    desk.close()


def own_again(home: Path) -> None:
    """One back, and once more: to what came with the program."""
    desk = Desk.open(home, "Zon", PEOPLE["Zon"])
    desk.one_back()
    desk.one_back()
    desk.close()


def trust_no_more(home: Path) -> None:
    desk = Desk.open(home, "Zon", PEOPLE["Zon"])
    desk.trust_no_more(fingerprint(packs.MAKER.publisher))
    desk.close()


DEEDS: dict[str, Callable[[Path], None]] = {
    "revoke": revoke,
    "restore": restore,
    "back_up": back_up,
    "rename": rename,
    "renew": renew,
    "one_back": one_back,
    "own_again": own_again,
    "trust_no_more": trust_no_more,
}
_CONTENT: dict[str, set[str]] = {
    "renew": {"pack 2", "pack 3"},
    "one_back": {"pack 2", "pack 1"},
    "own_again": {"pack 2", "pack 1", ""},
    "trust_no_more": {"pack 2", ""},
}
"""Which content a desk may work with after a cut; after any other deed it is what it was. "": the program's own."""


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


def found_by(home: Path, nickname: str) -> str | None:
    """What a person finds who opens the desk: the title of the pack that it works with ("": the program's own content),
    or what is wrong with it. None: she does not get in, or her conversation is gone.
    """
    try:
        desk = Desk.open(home, nickname, PEOPLE["Maan" if nickname == "Wolk" else nickname])
    except WrongPassphrase:
        return None
    there, found, trouble = len(desk.unfinished()) == 1, desk.supply.pack, desk.supply.trouble
    desk.close()
    if not there:
        return None
    return trouble or (found.title if found else "")


def judge(deed: str, home: Path, code: str) -> str:
    """What is wrong after a cut; nothing: all is well."""
    try:
        people = Desk.people(home)
        if deed == "restore" and not people:
            return "" if any(home.iterdir()) else "nothing is left"  # set aside: the backup can be put back again
        asked = ("Zon",) if deed in _CONTENT else people
        titles = {name: found_by(home, name) for name in asked}
        wrong = [f"{name}: {title}" for name, title in titles.items() if title not in _CONTENT.get(deed, {"pack 2"})]
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
