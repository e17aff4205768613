"""Which content a desk works with, and how other content comes in: a coordinator reads a pack, sees in words what would
change, and accepts; with one click the desk is back at what it had before.

The pack that was accepted lies whole in the desk's home, and the one before it beside it. The vault, which nobody can
write to without a key, says which of them is in use, whom the desk trusts, and the highest number that it accepted of
each publisher; so a file that was damaged, exchanged or put back from an older day is noticed, and what came with the
program does instead. A change is one write into the vault, one file put in the place of another, and one more write:
wherever the power fails, the desk goes on with all of the old or all of the new.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

from intake import content as contents
from intake import disk, guide, news, pack
from intake.backup import PACKS
from intake.check import check
from intake.content import Content
from intake.errors import Explained
from intake.keyring.signing import fingerprint, is_fingerprint
from intake.model import Code, FactId, Lang, Light, Question
from intake.news import Group
from intake.pack import Pack
from intake.vault import Vault
from intake.words import Words

PACK, BEFORE = PACKS
PACK_SUFFIX = pack.SUFFIX
_KNOWN = "packs"

Did = Literal["publisher-trusted", "publisher-dropped", "pack-taken", "pack-back"]
Note = Callable[[Did, str], None]
Trouble = Literal["missing", "damaged", "unfit"]
"""Why the pack that was accepted is not in use: it is gone, it is another than was accepted, or this Inloop cannot use
it.
"""


class Publisher(msgspec.Struct, frozen=True, kw_only=True):
    """Whom this desk trusts. `since`: ISO date."""

    fingerprint: str
    since: str


class Offer(msgspec.Struct, frozen=True, kw_only=True):
    """A pack that may be accepted, and what it would change. `stranger`: it is not by who made the content in use."""

    pack: Pack
    groups: tuple[Group, ...]
    stranger: bool = False


class InUse(msgspec.Struct, frozen=True, kw_only=True):
    """The content that the desk works with. `pack`, `before`: None is what came with the program."""

    pack: Pack | None
    before: Pack | None
    expired: bool
    trouble: Trouble | None
    publishers: tuple[Publisher, ...]


class _Known(msgspec.Struct, frozen=True, kw_only=True):
    """What the vault knows. `trusted`: since when, by the publisher's key; `newest`: number and digest of the newest
    pack that was ever accepted of her, trusted still or not. The digests of the pack in use, of the one kept before and
    of the one that is being put in its place ("": none). `beside`: of the program's own content when it was accepted.
    """

    trusted: dict[str, str] = {}
    newest: dict[str, tuple[int, str]] = {}
    now: str = ""
    before: str = ""
    coming: str = ""
    beside: str = ""


class Supply:
    """`desk.supply` is one, over the open vault in `home` (None: practice, with the program's own content)."""

    def __init__(
        self,
        vault: Vault,
        home: Path | None,
        today: Callable[[], date],
        note: Note,
        coordinator: Callable[[], bool],
    ) -> None:
        self._vault, self._home, self._today, self._note, self._coordinator = vault, home, today, note, coordinator
        self._known = _Known() if home is None else self._read_known()
        self.pack: Pack | None = None
        self.content: Content = contents.load()
        self.trouble: Trouble | None = None
        self._open()

    @property
    def expired(self) -> bool:
        """Whether the day until which the content in use is valid is over. It still works."""
        return self.pack is not None and self._today() > self.pack.until

    def in_use(self) -> InUse:
        return InUse(
            pack=self.pack,
            before=self._kept_before(),
            expired=self.expired,
            trouble=self.trouble,
            publishers=tuple(
                Publisher(fingerprint=fingerprint(bytes.fromhex(key)), since=since)
                for key, since in self._known.trusted.items()
            ),
        )

    def light(self) -> Light:
        """How it stands with the content, for the status page. At once."""
        if self.trouble:
            return Light(name="pack", state="act", key=self.trouble)
        if self.pack is None:
            return Light(name="pack", state="good", key="own")
        days: dict[str, str | int] = {"made": f"{self.pack.made:%d-%m-%Y}", "until": f"{self.pack.until:%d-%m-%Y}"}
        if self.expired:
            return Light(name="pack", state="act", key="expired", params=days)
        if self._known.beside != own_digest():
            return Light(name="pack", state="look", key="renewed", params=days)
        return Light(name="pack", state="good", key="packed", params=days)

    # --- a pack is looked at

    def look(self, path: Path, language: Lang) -> Offer:
        """What a pack would change, in words. Takes seconds: all of its content is checked. Nothing is changed.

        Raises `Explained`: as `pack.read`; error.pack-in-use, error.pack-older, error.pack-expired, error.pack-early,
        error.pack-content (what its content says cannot be so), error.pack-own, error.pack-keeps.
        """
        found = pack.read(path, self._is_trusted)
        self._admit(found, path.name)
        sound(found, path.name)
        new, words = contents.read(found.place), Words.load(pack=found.place / "words")
        old = Words.load(pack=self.pack.place / "words" if self.pack else None)
        return Offer(
            pack=found,
            groups=news.groups((self.content, old), (new, words), language),
            stranger=self.pack is not None and self.pack.publisher != found.publisher,
        )

    def trust(self, path: Path, untrusted_fingerprint: str) -> None:
        """From now on the desk takes packs of who made this one: the coordinator typed her fingerprint, which she has
        from her on paper or by phone. Raises `Explained` (error.pack-fingerprint, and as `pack.publisher_of`).
        """
        self._insist()
        publisher = pack.publisher_of(path)
        if not is_fingerprint(publisher, untrusted_fingerprint):
            raise Explained("error.pack-fingerprint")
        self._note("publisher-trusted", fingerprint(publisher))
        self._know(trusted={**self._known.trusted, publisher.hex(): self._today().isoformat()})

    def drop(self, publisher_fingerprint: str) -> None:
        """Takes nothing of a publisher any more, and does not work with what she made either."""
        self._insist()
        trusted = self._known.trusted
        gone = {key for key in trusted if fingerprint(bytes.fromhex(key)) == publisher_fingerprint}
        self._note("publisher-dropped", publisher_fingerprint)
        stay = {key: since for key, since in trusted.items() if key not in gone}
        if self.pack and self.pack.publisher.hex() in gone:
            self._use_own(trusted=stay)
        else:
            self._know(trusted=stay)

    # --- it is accepted, or taken back

    def accept(self, offer: Offer) -> None:
        """The pack is in use from now on. Raises `Explained` (as `look`), `DiskFull`."""
        home, found = self._insist(), offer.pack
        self._admit(found, found.title)
        self._note("pack-taken", str(found.number))
        newest = {**self._known.newest, found.publisher.hex(): (found.number, found.digest)}
        self._know(newest=newest, coming=found.digest)
        before = self._known.before
        if self.pack:
            disk.write_whole(home / BEFORE, self.pack.raw)
            before = self.pack.digest
        disk.write_whole(home / PACK, found.raw)
        self._know(now=found.digest, before=before, coming="", beside=own_digest())
        self._open()

    def go_back(self) -> None:
        """To the pack that was in use before, or to what came with the program. Raises `Explained`, `DiskFull`.

        error.pack-nothing: it is already what came with the program.
        """
        home = self._insist()
        if not self._known.now:
            raise Explained("error.pack-nothing")
        before = self._kept_before()
        self._note("pack-back", str(before.number) if before else "")
        if before is None:
            self._use_own()
            return
        self._know(coming=before.digest)
        with disk.told():
            (home / BEFORE).replace(home / PACK)
            disk.settle(home)
        self._know(now=before.digest, before="", coming="", beside=own_digest())
        self._open()

    # --- within

    def _use_own(self, **changed: object) -> None:
        """What came with the program is in use once the vault says so, whatever lies in the home."""
        home = self._insist()
        self._know(now="", before="", coming="", beside="", **changed)
        _remove(home / PACK)
        _remove(home / BEFORE)
        self._open()

    def _open(self) -> None:
        """Reads what is in use. A change that the power cut short is finished or was not begun."""
        self.pack, self.content, self.trouble = None, contents.load(), None
        raw = self._file(PACK)
        found = pack.digest(raw) if raw else ""
        if found and found == self._known.coming:
            self._know(now=found, before=self._known.now, coming="", beside=own_digest())
        if not self._known.now or self._home is None:
            return
        if found != self._known.now:
            self.trouble = "damaged" if found else "missing"
            return
        opened = self._opened(raw)
        if opened is None:
            self.trouble = "unfit"
        else:
            self.pack, self.content = opened

    def _opened(self, raw: bytes) -> tuple[Pack, Content] | None:
        """A pack of this desk and its content; None when this program cannot use it."""
        with suppress(Explained):
            found = pack.parse(raw, PACK, self._is_trusted)
            read = contents.read(found.place)
            fitting(read, PACK)
            return found, read
        return None

    def _kept_before(self) -> Pack | None:
        raw = self._file(BEFORE)
        if not raw or pack.digest(raw) != self._known.before:
            return None
        opened = self._opened(raw)
        return opened[0] if opened else None

    def _admit(self, found: Pack, name: str) -> None:
        """Whether its time is now, and its number is not one that the desk has left behind."""
        if not self._is_trusted(found.publisher):
            raise Explained("error.pack-unknown", file=name)
        if self.pack and found.digest == self.pack.digest:
            raise Explained("error.pack-in-use", file=name)
        newest = self._known.newest.get(found.publisher.hex(), (0, ""))
        if found.number <= newest[0] and (found.number, found.digest) != newest:
            raise Explained("error.pack-older", file=name, number=found.number, known=newest[0])
        in_time(found, self._today(), name)

    def _is_trusted(self, publisher: bytes) -> bool:
        return publisher.hex() in self._known.trusted

    def _insist(self) -> Path:
        """The home of the desk, for a coordinator. Raises `Explained` (error.practice, error.not-coordinator)."""
        if self._home is None:
            raise Explained("error.practice")
        if not self._coordinator():
            raise Explained("error.not-coordinator")
        return self._home

    def _file(self, name: str) -> bytes:
        """The bytes of a file in the home; none when it is not there, cannot be read, or is larger than a pack."""
        if self._home is None:
            return b""
        with suppress(OSError), (self._home / name).open("rb") as file:
            return file.read(pack.LARGEST + 1)
        return b""

    def _read_known(self) -> _Known:
        kept = self._vault.setting(_KNOWN)
        return msgspec.json.decode(kept, type=_Known) if kept else _Known()

    def _know(self, **changed: object) -> None:
        """Changed as a whole, in one write."""
        known = msgspec.structs.replace(self._known, **changed)
        self._vault.set_setting(_KNOWN, msgspec.json.encode(known).decode())
        self._known = known


def in_time(found: Pack, today: date, name: str) -> None:
    """Raises `Explained` (error.pack-expired, error.pack-early). A clock may differ by a day."""
    if today > found.until:
        raise Explained("error.pack-expired", file=name, until=f"{found.until:%d-%m-%Y}")
    if found.made > today + timedelta(days=1):
        raise Explained("error.pack-early", file=name, made=f"{found.made:%d-%m-%Y}")


def sound(found: Pack, name: str) -> None:
    """Whether its content says nothing that cannot be so. Takes seconds. Raises `Explained`: error.pack-content (with
    the first finding and how many there are), error.pack-own, error.pack-keeps.
    """
    findings = check(found.place, found.made)
    if findings:
        first = findings[0]
        where = f"{first.file}, {first.line}" if first.line else first.file
        raise Explained("error.pack-content", file=name, where=where, what=first.what, count=len(findings))
    fitting(contents.read(found.place), name)


def fitting(of: Content, name: str) -> None:
    """Whether this content leaves alone what is not for content to change: the safety questions and the needs, which
    the program and the counts know by name, and that an answer which may never be written down is never written down.

    Raises `Explained`: error.pack-own, error.pack-keeps.
    """
    own = contents.load().questions
    if any(_named(own, fact) != _named(of.questions, fact) for fact in (guide.SAFETY, guide.NEEDS)):
        raise Explained("error.pack-own", file=name)
    for fact, question in own.items():
        asked = of.questions.get(fact)
        if question.keep == "never" and asked is not None and asked.keep != "never":
            raise Explained("error.pack-keeps", file=name, question=fact)


def _named(questions: Mapping[FactId, Question], fact: FactId) -> tuple[str, str, frozenset[tuple[Code, bool]]] | None:
    """What the program knows of a question: how it is answered, how that is kept, which codes it has."""
    if (asked := questions.get(fact)) is None:
        return None
    return asked.kind, asked.keep, frozenset((one.code, one.exclusive) for one in asked.options)


@cache
def own_digest() -> str:
    """Of the content that came with the program."""
    return pack.digest(msgspec.msgpack.encode(pack.collected(contents.root()), order="sorted"))


def _remove(path: Path) -> None:
    with disk.told():
        path.unlink(missing_ok=True)
        disk.settle(path.parent)
