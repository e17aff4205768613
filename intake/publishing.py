"""What a desk publishes of a month, a quarter or a year, and what an outsider could make of all of it together.

A release is made once: looked at first, attacked with everything that went out before, and then kept in the vault as it
is. Whatever is asked of that period later is the same, on any day and after a restore.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from itertools import takewhile
from typing import Literal

import msgspec

from intake import guide
from intake.content import Content
from intake.counts import file
from intake.counts.attack import Attack, Found, Progress, Stopped, Target, targets
from intake.counts.catalogue import Axes, Cell, Table, households
from intake.counts.period import Kind, after, around, before, kind_of, months_of, name, over
from intake.counts.release import THRESHOLD_FROM_VISITS, Mode, Release, hidden, make, may_choose_threshold
from intake.errors import Explained
from intake.model import Lang, Month, Period
from intake.vault import Vault
from intake.words import Words

__all__ = [
    "THRESHOLD_FROM_VISITS",
    "Audit",
    "Figures",
    "FileForm",
    "Kind",
    "Mode",
    "Preview",
    "Publishing",
    "Stopped",
    "View",
    "bound_up",
    "labels",
]

_DESK, _MODE, _SECRET = "counts_desk", "counts_mode", "counts_secret"


FileForm = Literal["csv", "xlsx", "pdf"]


class Preview(msgspec.Struct, frozen=True, kw_only=True):
    """What would be, or was, published of a period. `hidden`: how many cells of each table are dashes."""

    release: Release
    frozen: bool
    hidden: Mapping[Table, int]


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """One table on the screen. `rows`: what is counted, and its figure in every column; None is a dash."""

    table: Table
    name: str
    rows: tuple[tuple[str, tuple[int | None, ...]], ...]


class View(msgspec.Struct, frozen=True, kw_only=True):
    """A period as the coordinator looks at it before it goes out. `columns`: this period and those before it, in short;
    the same places in every row. `hidden` of `cells` figures are dashes. `earlier` and `later`: where to go from here.
    """

    period: Period
    kind: Kind
    name: str
    frozen: bool
    small: bool
    mode: Mode
    wanted: Mode
    hidden: int
    cells: int
    tables: tuple[Figures, ...]
    columns: tuple[str, ...]
    earlier: Period | None
    later: Period | None


class Audit(msgspec.Struct, frozen=True, kw_only=True):
    """What the attacker made of everything published. `attacked`: cells with a few households; `narrowest`: the cells
    she knows best, none of which may give a family away.
    """

    periods: tuple[Period, ...]
    attacked: int
    given_away: tuple[Found, ...]
    narrowest: tuple[Found, ...]


Note = Callable[[Literal["published"], str], None]
"""Puts it on the trail: what was done, and to what."""


class Publishing:
    """The verbs about releases. `desk.publishing` is one, over the open vault."""

    def __init__(self, of: Content, words: Words, vault: Vault, today: Callable[[], date], note: Note) -> None:
        self._words, self._vault, self._today, self._note = words, vault, today, note
        needs = tuple(option.code for option in of.questions[guide.NEEDS].options)
        self.axes = Axes(needs, tuple(of.refusals), of.groups)

    @property
    def mode(self) -> Mode:
        """How finely figures are shown."""
        return "threshold" if self._vault.setting(_MODE) == "threshold" else "strict"

    def choose_mode(self, mode: Mode) -> None:
        self._vault.set_setting(_MODE, mode)

    def periods(self) -> tuple[Period, ...]:
        """What was released, in order."""
        return tuple(sorted(self._released()))

    def preview(self, period: Period) -> Preview:
        """The release as it stands or would stand. Raises `Explained` (error.period-not-over)."""
        kept = self._released().get(period)
        release = kept or self._made(period)
        return Preview(release=release, frozen=kept is not None, hidden=hidden(release))

    def last(self, kind: Kind) -> Period:
        """The last month, quarter or year that is over."""
        return before(around(self._today(), kind))

    def view(self, period: Period, language: Lang) -> View:
        """What would be, or was, published of a period, beside those before it. Raises `Explained`."""
        here = self.preview(period)
        shown = (here.release, *(self.preview(other).release for other in _back(period)))
        label, oldest = labels(self._words, language), f"{self._today().year - _YEARS_BACK}-01"
        cells = [file.cell_of(key) for key in here.release.figures]
        tables = tuple(
            Figures(
                table=table,
                name=label(Cell(table))[0],
                rows=tuple(
                    (label(cell)[-1], tuple(release.figures.get(str(cell)) for release in shown))
                    for cell in cells
                    if cell.table == table
                ),
            )
            for table in here.release.tables
            if not table.startswith("need_")
        )
        return View(
            period=period,
            kind=kind_of(period),
            name=name(period, language),
            frozen=here.frozen,
            small=here.release.small,
            mode=here.release.mode,
            wanted=self.mode,
            hidden=sum(here.hidden.values()),
            cells=len(cells),
            tables=tables,
            columns=tuple(name(release.period, language, short=True) for release in shown),
            earlier=before(period) if months_of(before(period))[0] >= oldest else None,
            later=after(period) if over(after(period), self._today()) else None,
        )

    def publish(self, period: Period, progress: Progress | None = None) -> Release:
        """Freezes a period, when the attacker finds nothing; one that is frozen is given back as it was.

        Raises `Explained`: error.period-not-over, error.period-threshold, error.period-gives-away (with the table to
        leave out: the finer mode goes first). Raises `Stopped`.
        """
        released = self._released()
        if period in released:
            return released[period]
        release = self._made(period)
        beside = bound_up(period, released)
        known = [kept for kept in released.values() if kept.period in beside]
        found = Attack((*known, release), self.axes).run(self._targets((period, *beside)), progress)
        if found:
            raise Explained("error.period-gives-away", table=found[0].cell.table)
        self._vault.keep_release(period, self._today().isoformat(), msgspec.json.encode(release))
        self._note("published", period)
        return release

    def as_file(self, release: Release, form: FileForm, language: Lang) -> bytes:
        """A release as it is sent. The same release in the same language is the same file."""
        label = labels(self._words, language)
        explanation = self._words.text(language, f"window.counts.explain.{release.mode}", period=release.period)
        if form == "csv":
            return file.to_csv(release, label, explanation.splitlines())
        if form == "pdf":
            return self._board(release, language, label, explanation.splitlines())
        names = [self._words.text(language, f"window.counts.column.{name}") for name in file.COLUMNS]
        return file.to_xlsx(release, label, explanation.splitlines(), names)

    def audit(self, progress: Progress | None = None) -> Audit:
        """Attacks everything that was published so far. Raises `Stopped`, `Explained` (error.nothing-released)."""
        released = self._released()
        if not released:
            raise Explained("error.nothing-released")
        attack = Attack(released.values(), self.axes)
        wanted = self._targets(released)
        away = attack.run(wanted, progress)
        known = sorted((attack.interval(target) for target in wanted[:_LOOKED_AT]), key=lambda found: found.most)
        return Audit(
            periods=tuple(sorted(released)), attacked=len(wanted), given_away=away, narrowest=tuple(known[:_SHOWN])
        )

    def month_for_a_visit(self) -> Month:
        """The month in which a visit that closes now is counted: this one, or the first that is not frozen yet."""
        frozen = {month for period in self._released() for month in months_of(period)}
        month = Month(f"{self._today():%Y-%m}")
        while month in frozen:
            month = _next(month)
        return month

    # --- within

    def _board(self, release: Release, language: Lang, label: file.Label, explanation: list[str]) -> bytes:
        from intake import board  # what draws it is loaded when it is asked for

        released = self._released()
        beside = [released[period] for period in release.beside]
        say = partial(self._words.text, language)
        finer = [say("window.counts.board.finer")] if "need_language" in release.tables else []
        said = board.Said(
            language=language,
            title=say("window.counts.board.title", period=name(release.period, language)),
            what=say("window.counts.board.what"),
            names=[name(period, language, short=True) for period in (release.period, *release.beside)],
            nowhere=lambda rows: say("window.counts.board.nowhere", rows=rows),
            how=say("window.counts.board.how"),
            explanation=[*explanation[1:], say("window.counts.board.bars"), *finer],
            label=label,
        )
        return board.to_pdf(release, beside, said)

    def _released(self) -> dict[Period, Release]:
        found = self._vault.releases()
        return {Period(period): msgspec.json.decode(frozen, type=Release) for period, frozen in found.items()}

    def _made(self, period: Period) -> Release:
        mode = self.mode
        rows = self._vault.closed_rows(months_of(period))
        if mode == "threshold" and not may_choose_threshold(rows) and over(period, self._today()):
            mode = "strict"
        made = make(rows, self.axes, period, secret=self._secret(), desk=self._desk(), mode=mode, today=self._today())
        return msgspec.structs.replace(made, beside=tuple(takewhile(self._released().__contains__, _back(period))))

    def _targets(self, periods: Iterable[Period]) -> list[Target]:
        """Every cell with a few households, in each month of these periods and in each period as a whole."""
        whole = {months_of(period) for period in periods}
        months = sorted({month for span in whole for month in span})
        by_month = {month: self._vault.closed_rows((month,)) for month in months}
        spans = {
            span: households([row for month in span for row in by_month[month]], self.axes)
            for span in sorted({*whole, *((month,) for month in months)})
        }
        return targets(spans)

    def _secret(self) -> bytes:
        return bytes.fromhex(self._vault.setting(_SECRET) or "")

    def _desk(self) -> str:
        """A random name, so that the same desk is not added twice and nobody learns which it is."""
        name = self._vault.setting(_DESK)
        if name is None:
            name = secrets.token_hex(8)
            self._vault.set_setting(_DESK, name)
        return name


_LOOKED_AT, _SHOWN = 200, 10
_BESIDE, _YEARS_BACK = 3, 3


def bound_up(period: Period, released: Iterable[Period]) -> tuple[Period, ...]:
    """The released periods that say something of the same months, or of months that those say something of: of a
    quarter and two of its months, the third is known as well.
    """
    found: tuple[Period, ...] = ()
    months = set(months_of(period))
    left = sorted(released)
    while near := [other for other in left if months & set(months_of(other))]:
        found += tuple(near)
        months |= {month for other in near for month in months_of(other)}
        left = [other for other in left if other not in near]
    return found


def labels(words: Words, language: Lang) -> file.Label:
    """What the cells are called."""

    def part(table: Table, place: int, code: str) -> str:
        if table == "refusal":
            return words.text(language, f"window.counts.refusal.{code}")
        if place == 0 and table not in ("language", "household"):
            return words.text(language, f"guide.needs.option.{code}")
        groups = table in ("language", "need_language")
        return words.text(language, f"window.counts.{'group' if groups else 'household'}.{code}")

    def label(cell: Cell) -> tuple[str, ...]:
        said = (part(cell.table, place, code) for place, code in enumerate(cell.codes))
        return words.text(language, f"window.counts.table.{cell.table}"), *said

    return label


def _back(period: Period) -> Iterator[Period]:
    """The periods of the same kind before it, the last one first."""
    for _ in range(_BESIDE):
        period = before(period)
        yield period


def _next(month: Month) -> Month:
    year, number = int(month[:4]), int(month[5:])
    return Month(f"{year}-{number + 1:02}" if number < 12 else f"{year + 1}-01")
