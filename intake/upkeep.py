"""What a desk does for its own safety, day by day: it forgets in time, copies itself, tells the next shift, remembers
who did what, and says what needs a hand. The verbs of a coordinator, and a few of everyone's.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Literal

import msgspec

from intake import backup, disk, machine, wallclock
from intake.backup import Backup
from intake.door import KEYRING
from intake.errors import Explained
from intake.keyring import Keyring
from intake.model import Changes, HandedOver, Light, Trace
from intake.supply import Supply
from intake.team import VAULT
from intake.vault import Vault, examine
from intake.wallclock import Judgement

Deed = Literal[
    "opened", "recovered", "restored", "finished", "printed", "exported", "published", "forgot", "forgot-in-time",
    "person-added", "person-renamed", "person-revoked", "passphrase-given", "card-tried", "card-made", "backed-up",
    "rehearsed", "clock-confirmed", "remarks-on", "remarks-off", "publisher-trusted", "publisher-dropped", "pack-taken",
    "pack-back",
]  # fmt: skip
"""What the trail may say; each has its words, `window.trail.<deed>`."""

BACKUP_SUFFIX = backup.SUFFIX
WORDS = "words"
"""The folder of a desk's own sentences, in its home."""

RETENTION_DAYS = (30, 60, 90)
"""What a desk may choose: how long after the last contact a visit is kept."""
LONGEST_HANDOVER_DAYS = 14
LONGEST_LINE = 160  # characters
_DRAFT_HOURS, _TRAIL_DAYS = 72, 365
_BACKUP_DAYS = 14
_REMARKS, _RETENTION, _SEEN, _BACKED_UP, _FORGOT = "remarks", "retention_days", "last_seen", "backed_up", "forgot"
_HANDOVERS = Changes(handovers=True)
_VISITS = Changes(drafts=True, visits=True, handovers=True)


class Tended(msgspec.Struct, frozen=True, kw_only=True):
    """What a day's tending did: visits and conversations that were forgotten; `clock`: whether it could be believed."""

    clock: Judgement
    visits: int = 0
    drafts: int = 0


class Rehearsed(msgspec.Struct, frozen=True, kw_only=True):
    """A backup that was opened and read whole: how old it is (ISO date), and how many rows came out as they went in."""

    made: str
    rows: int


class Upkeep:
    """`desk.upkeep` is one, over the open vault in `home` (None: practice). `who`: is at the desk."""

    def __init__(
        self, supply: Supply, vault: Vault, home: Path | None, now: Callable[[], datetime], who: Callable[[], str]
    ) -> None:
        self._supply, self._vault, self._home, self._now, self._who = supply, vault, home, now, who
        self._remarks_allowed = vault.setting(_REMARKS) == "on"
        seen = vault.setting(_SEEN)
        self._seen = datetime.fromisoformat(seen) if seen else None
        """Both as the vault has them: screens ask often, and must not wait for what the worker does there."""

    # --- forgetting in time

    @property
    def retention_days(self) -> int:
        """Days after the last contact."""
        return int(self._vault.setting(_RETENTION) or max(RETENTION_DAYS))

    def keep_for(self, days: int) -> Changes:
        """Raises ValueError for a time that is not on the list: nobody keeps longer than 90 days."""
        if days not in RETENTION_DAYS:
            raise ValueError("not a time that a desk may choose")
        self._vault.set_setting(_RETENTION, str(days))
        self.tend()
        return _VISITS

    @property
    def remarks_allowed(self) -> bool:
        """Whether a line of free text may be kept under a number. Off, unless a coordinator switched it on."""
        return self._remarks_allowed

    def allow_remarks(self, *, allowed: bool) -> None:
        """Switched off, what was kept stays until it is forgotten with its visit."""
        self._vault.set_setting(_REMARKS, "on" if allowed else "off")
        self._remarks_allowed = allowed
        self.note("remarks-on" if allowed else "remarks-off")

    def tend(self) -> Tended:
        """Forgets what is due. At every opening and once a day; with a clock that jumped it forgets nothing."""
        clock = self.clock()
        if clock != "sane":
            return Tended(clock=clock)
        today = self.today()
        self._believe_clock()
        self._vault.date_back(today)
        visits = self._vault.forget_visits_before(today - timedelta(days=self.retention_days))
        oldest = self._now() - timedelta(hours=_DRAFT_HOURS)
        drafts = self._vault.drop_drafts_before(oldest.isoformat(timespec="minutes"))
        self._vault.end_handovers_before(today)
        self._vault.forget_trail_before(today - timedelta(days=_TRAIL_DAYS))
        if visits or drafts:
            self.note("forgot-in-time")
            self._vault.set_setting(_FORGOT, today.isoformat())
        return Tended(clock=clock, visits=visits, drafts=drafts)

    def clock(self) -> Judgement:
        """Whether the laptop's clock can be believed."""
        return wallclock.judge(self._now(), self._seen)

    def confirm_clock(self) -> Tended:
        """A coordinator has looked at the date: it is right."""
        self._believe_clock()
        self.note("clock-confirmed")
        return self.tend()

    def today(self) -> date:
        """The day to date things with: while the clock runs behind, the last day it was believed."""
        now, seen = self._now(), self._seen
        return max(now, seen).date() if seen and self.clock() == "behind" else now.date()

    def note_forgotten(self) -> None:
        """A visit was wiped on request: backups from before still hold it."""
        self._vault.set_setting(_FORGOT, self.today().isoformat())
        self.note("forgot")

    # --- for the next shift

    def hand_over(self, line: str, days: int) -> Changes:
        """A line for whoever comes next, shown for so many days. Raises `Explained` (error.handover-long)."""
        line = " ".join(line.split())
        if not line or not 1 <= days <= LONGEST_HANDOVER_DAYS:
            raise ValueError("a line, and one to fourteen days")
        if len(line) > LONGEST_LINE:
            raise Explained("error.handover-long", longest=LONGEST_LINE)
        self._vault.hand_over(line, self._who(), self.today() + timedelta(days=days - 1))
        return _HANDOVERS

    def handed_over(self) -> tuple[HandedOver, ...]:
        """What earlier shifts left, the newest first."""
        return self._vault.handed_over(self.today())

    def end_handover(self, handover_id: int) -> Changes:
        self._vault.end_handover(handover_id)
        return _HANDOVERS

    # --- who did what

    def note(self, did: Deed, what: str = "") -> None:
        self._vault.trace(self.today(), self._who(), did, what)

    def trail(self) -> tuple[Trace, ...]:
        """Who did what in the last year, the last day first."""
        return self._vault.trail()

    # --- backups

    def back_up(self, path: Path) -> Path:
        """Everything of this desk as one encrypted file, read again and compared before it counts.

        Raises `DiskFull` or `Explained` (error.disk-refused, error.practice).
        """
        home = self._real_home()
        copy = home / f"{VAULT}.copy"
        with disk.told():
            try:
                self._vault.copy_to(copy)
                found = Backup(
                    made=self.today().isoformat(),
                    keyring=bytes(Keyring.read(home / KEYRING)),
                    vault=copy.read_bytes(),
                    words=backup.own_words(home / WORDS),
                    packs=backup.own_packs(home),
                )
                backup.write(path, found)
            finally:
                copy.unlink(missing_ok=True)
        self._vault.set_setting(_BACKED_UP, self.today().isoformat())
        self.note("backed-up")
        return path

    def rehearse(self, path: Path, passphrase: str) -> Rehearsed:
        """Opens a backup as if it were put back, reads all of it and compares every row; then it is gone again.

        Raises `WrongPassphrase`, `VaultDamaged`, `KeyringDamaged` or `Explained` (as `backup.read`).
        """
        home = self._real_home()
        found = backup.read(path)
        keys = Keyring.parse(found.keyring).unlock(self._who(), passphrase)
        copy = home / f"{VAULT}.rehearsal"
        try:
            disk.write_whole(copy, found.vault)
            rows = examine(copy, keys.vault)
        finally:
            keys.wipe()
            copy.unlink(missing_ok=True)
        self.note("rehearsed")
        return Rehearsed(made=found.made, rows=rows)

    # --- how it stands

    def urgent(self) -> tuple[Light, ...]:
        """What should be seen without being looked for: a clock that jumped, content that is past its day or cannot be
        used, and a backup that is due. At once.
        """
        content = self._supply.light()
        lights = (self._clock_light(), *((content,) if content.state == "act" else ()), self._backup())
        return tuple(light for light in lights if light.state != "good")

    def status(self) -> tuple[Light, ...]:
        """What is well and what needs a hand, in the order of the page. Takes up to seconds."""
        return (
            self._database(),
            self._backup(),
            self._clock_light(),
            self._disk(),
            self._printer(),
            self._supply.light(),
            self._age(),
        )

    def _database(self) -> Light:
        whole = self._home is None or self._vault.looks_whole()  # a vault in memory has no pages to check
        return Light(name="database", state="good" if whole else "act", key="whole" if whole else "damaged")

    def _backup(self) -> Light:
        made = self._vault.setting(_BACKED_UP)
        if self._home is None:
            return Light(name="backup", state="good", key="practice")
        if made is None:
            return Light(name="backup", state="act", key="never")
        days = (self.today() - date.fromisoformat(made)).days
        if (self._vault.setting(_FORGOT) or "") > made:
            return Light(name="backup", state="look", key="forgotten", params={"date": made})
        late = days > _BACKUP_DAYS
        return Light(
            name="backup", state="look" if late else "good", key="late" if late else "made", params={"date": made}
        )

    def _clock_light(self) -> Light:
        judged = self.clock()
        params: dict[str, str | int] = {"date": self._now().date().isoformat()}
        return Light(name="clock", state="good" if judged == "sane" else "act", key=judged, params=params)

    def _disk(self) -> Light:
        known = None if self._home is None else machine.disk_is_encrypted(self._home)
        key = {True: "encrypted", False: "open", None: "unknown"}[known]
        return Light(name="disk", state="good" if known else "act", key=key)

    def _printer(self) -> Light:
        keeps = machine.printer_keeps_jobs()
        key = {True: "keeps", False: "clean", None: "unknown"}[keeps]
        return Light(name="printer", state="good" if keeps is False else "look", key=key)

    def _age(self) -> Light:
        """How many steps are past the day on which the field should have looked at them again."""
        today = self.today().isoformat()
        stale = sum(step.review_by < today for step in self._supply.content.steps.values())
        key = "stale" if stale else "fresh"
        return Light(name="content", state="look" if stale else "good", key=key, params={"count": stale})

    # --- within

    def _believe_clock(self) -> None:
        now = self._now().isoformat(timespec="minutes")
        self._vault.set_setting(_SEEN, now)
        self._seen = datetime.fromisoformat(now)

    def _real_home(self) -> Path:
        if self._home is None:
            raise Explained("error.practice")
        return self._home
