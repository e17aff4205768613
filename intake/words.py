"""Every sentence on screen and on paper, by key and language.

Two languages are alive at once, the volunteer's and the visitor's, so there is no global translator: whoever wants a
sentence says in which language. A file of `resources/words/<language>/` is read when its first sentence is asked for.

Dutch is the source. The state of a translation is derived, never typed: the ledger (`ledger.py`) holds for each key the
digest of the Dutch it was made from and of the text that was looked at; when either no longer fits, the sentence is
outdated or a draft again.
"""

from __future__ import annotations

import string
from collections.abc import Iterable, Iterator, Mapping
from enum import IntEnum
from functools import cache, lru_cache, partial
from pathlib import Path

import msgspec

from intake import content
from intake.cached import cached
from intake.errors import ContentFault
from intake.ledger import LedgerEntry, Ledgers, Text, digest
from intake.model import EN, NL, Lang, Pair
from intake.place import Packed, Place, below
from intake.script import is_rtl

_ROOM_OF_PREFIX = {
    "window": "window",
    "error": "window",
    "guide": "guide",
    "step": "steps",
    "service": "services",
    "city": "services",
    "language": "services",
    "sheet": "sheet",
    "risk": "sheet",
    "day": "sheet",
    "term": "terms",
}
WINDOW_LANGUAGES = (NL, EN)
FORBIDDEN = "sheet.forbidden"
"""No sentence: the words that may not stand on paper, one a line."""
_OF_THE_PROGRAM = (
    "guide.alarm.",
    "guide.answer.",
    "guide.kept.",
    "guide.privacy.",
    "language.",
    "sheet.",
    "risk.",
    "day.",
)
"""What the program asks for whatever its content is. A pack may say it otherwise; it cannot take it away."""
READ_BACK = "read-back.yaml"
_ISLAND, _SHORE = "\u2066", "\u2069"
"""Around English in a language that runs from right to left."""
_NEVER_MARKED = frozenset({NL, EN})
"""Dutch is the source, and English is written beside it by the same hand: what a desk falls back on."""


class Review(IntEnum):
    """How far a sentence is on its way, in order of trust."""

    MISSING = 0
    OUTDATED = 1
    DRAFTED = 2
    BACK_CHECKED = 3
    REVIEWED = 4


_STATES = {Review.DRAFTED: "drafted", Review.BACK_CHECKED: "back-checked", Review.REVIEWED: "reviewed"}
"""What a ledger calls the states that a person decides; the others are derived."""
_OF_STATE = {name: state for state, name in _STATES.items()}


class ReadBack(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence read back into Dutch by someone who had not seen the Dutch. `text`: digest of what she read."""

    text: str
    dutch: str


def placeholders(text: Text) -> frozenset[str]:
    """The names in braces. Raises ValueError for a brace without its other half."""
    return frozenset(name for name, _, _ in _in_braces(text))


def is_of_the_program(key: str) -> bool:
    """Whether the program itself asks for a sentence, whatever its content is."""
    return key.startswith((*_OF_THE_PROGRAM, "window.", "error."))


def can_be_filled(text: Text, dutch: Text) -> bool:
    """Whether a sentence takes what the Dutch takes: the same bare names in braces, forms only where the Dutch has
    them.
    """
    if isinstance(text, dict) and ("other" not in text or isinstance(dutch, str)):
        return False
    try:
        bare = not any(form or conversion for _, form, conversion in _in_braces(text))
        return bare and placeholders(text) == placeholders(dutch)
    except ValueError:
        return False


def _in_braces(text: Text) -> Iterator[tuple[str, str | None, str | None]]:
    forms = text.values() if isinstance(text, dict) else (text,)
    for form in forms:
        for _, name, *more in string.Formatter().parse(form):
            if name is not None:
                yield name, more[0], more[1]


class Words:
    """The sentences under one folder. `text`, `pair` and `state` are all that screens and sheets need."""

    def __init__(
        self, folder: Path, *, kept: bool = False, over: Path | None = None, pack: Packed | None = None
    ) -> None:
        """`kept`: what was read is kept for the next start (see `cached.py`). `over`: a folder of a desk's own, whose
        sentences and reviews lie over these; whatever is written goes there. `pack`: the words of a pack, which take
        the place of all but those of the window; read from it alone, and kept nowhere.
        """
        self._folder, self._kept, self._over, self._pack = folder, kept, over, pack
        self._refuses = False
        self._rooms: dict[tuple[Lang, str], dict[str, Text]] = {}
        self._ledgers = Ledgers(folder, over, pack)
        self._states: dict[Lang, dict[str, Review]] = {}
        """What was derived; forgotten when sentences or their reviews change."""

    @property
    def folder(self) -> Place:
        """Where the languages lie."""
        return self._pack or self._folder

    @staticmethod
    def load(over: Path | None = None, pack: Packed | None = None) -> Words:
        """The words this program came with, shared by all; or those of a pack, or with a desk's own over them."""
        shared = over is None and pack is None
        return _shipped() if shared else Words(content.root() / "words", kept=True, over=over, pack=pack)

    def refusing(self) -> Words:
        """The same words, but for paper on which nothing may stand that nobody has reviewed: English does instead."""
        from copy import copy

        strict = copy(self)
        strict._refuses = True  # noqa: SLF001 - its own kind
        return strict

    def text(self, language: Lang, key: str, /, **params: str | int) -> str:
        """A sentence with its placeholders filled; `count` also chooses the plural form.

        Falls back to Dutch. A key that exists nowhere is a bug: KeyError.
        """
        found = self._find(language, key)
        text, language = (found, language) if found is not None else (self._find(NL, key), NL)
        if text is None:
            raise KeyError(key)
        if isinstance(text, dict):
            text = text.get(_plural_form(language, int(params["count"])), text["other"])
        return text.format_map(params) if params else text

    def pair(self, language: Lang, key: str, /, **params: str | int) -> Pair:
        """A sentence twice: the visitor's and the Dutch, and whether the first waits for review."""
        own, dutch = self.text(language, key, **params), self.text(NL, key, **params)
        marked = language not in _NEVER_MARKED and self.state(language, key) < Review.REVIEWED
        if marked and self._refuses:
            english = self.text(EN, key, **params)
            return Pair(own=f"{_ISLAND}{english}{_SHORE}" if is_rtl(language) else english, dutch=dutch)
        return Pair(own=own, dutch=dutch, marked=marked)

    def has(self, language: Lang, key: str) -> bool:
        return self._find(language, key) is not None

    def rtl(self, language: Lang) -> bool:
        return is_rtl(language)

    def keys(self, language: Lang) -> tuple[str, ...]:
        """Every key of a language, file by file."""
        return tuple(key for room in sorted(set(_ROOM_OF_PREFIX.values())) for key in self._room(language, room))

    def raw(self, language: Lang, key: str) -> Text | None:
        """A sentence as it stands in its file."""
        return self._find(language, key)

    def state(self, language: Lang, key: str) -> Review:
        """How far a sentence is, derived from the digests in the ledger."""
        known = self._states.setdefault(language, {})
        if key not in known:
            known[key] = self._derived(language, key)
        return known[key]

    def _derived(self, language: Lang, key: str) -> Review:
        text, source = self._find(language, key), self._find(NL, key)
        if text is None:
            return Review.MISSING
        if language == NL or source is None:
            return Review.REVIEWED
        entry = self._ledgers.of(language).get(key)
        if entry is None:
            return Review.DRAFTED
        if entry.source != digest(source):
            return Review.OUTDATED
        if entry.text != digest(text):
            return Review.DRAFTED
        return _OF_STATE[entry.state]

    def note_on(self, language: Lang, key: str) -> str:
        """What someone was unsure of, for the reviewer."""
        entry = self._ledgers.of(language).get(key)
        return entry.note if entry else ""

    def stamp(self, language: Lang) -> int:
        """Notes for every sentence that is new or changed which Dutch it was made from; returns how many."""
        known = self._ledgers.of(language)
        new = [
            key
            for key in self.keys(language)
            if self._find(NL, key) is not None
            and (key not in known or known[key].text != digest(self._find(language, key) or ""))
        ]
        self.mark(language, new, Review.DRAFTED)
        return len(new)

    def mark(self, language: Lang, keys: Iterable[str], state: Review, *, by: str = "", on: str = "") -> None:
        """Notes how far sentences are as they and their Dutch now stand. `by`: a role, no name; `on`: ISO date."""
        known = self._ledgers.of(language)
        self._ledgers.put(
            language,
            {
                key: LedgerEntry(
                    source=digest(self._find(NL, key) or ""),
                    text=digest(self._find(language, key) or ""),
                    state=_STATES[state],
                    by=by,
                    on=on,
                    note=known[key].note if key in known else "",
                )
                for key in keys
            },
        )
        self._states.clear()

    def annotate(self, language: Lang, notes: Mapping[str, str]) -> None:
        """Keeps what someone was unsure of; "" takes a note away."""
        known = self._ledgers.of(language)
        changed = {key: note for key, note in notes.items() if key in known and known[key].note != note}
        self._ledgers.put(
            language, {key: msgspec.structs.replace(known[key], note=note) for key, note in changed.items()}
        )

    def read_back(self, language: Lang) -> Mapping[str, ReadBack]:
        """What blind readers made of sentences, in Dutch."""
        paths = (folder / language / READ_BACK for folder in (self._folder, self._over) if folder)
        read = [content.read_as(path, dict[str, ReadBack]) for path in paths if path.exists()]
        return {key: found for part in read for key, found in part.items()}

    def keep_read_back(self, language: Lang, dutch: Mapping[str, str]) -> None:
        """Keeps the Dutch of a blind reader beside the text that she read."""
        new = {key: ReadBack(text=digest(self._find(language, key) or ""), dutch=said) for key, said in dutch.items()}
        content.write_yaml(self._place(language) / READ_BACK, {**self.read_back(language), **new})

    def write(self, language: Lang, texts: Mapping[str, str]) -> None:
        """Puts sentences into the files in which their Dutch stands."""
        homes = {key: path for path in self.files(NL) for key in content.read_as(path, dict[str, Text])}
        for home in dict.fromkeys(homes[key] for key in texts):
            path = self._place(language) / below(home, self._beneath(home) / NL)
            content.write_sentences(path, {key: text for key, text in texts.items() if homes[key] == home})
        self._rooms = {place: room for place, room in self._rooms.items() if place[0] != language}
        self._states.clear()

    def files(self, language: Lang) -> Iterator[Place]:
        """The files that hold a language's sentences."""
        for room in sorted(set(_ROOM_OF_PREFIX.values())):
            yield from _room_files(self._source(room), language, room)

    def _find(self, language: Lang, key: str) -> Text | None:
        return self._room(language, _ROOM_OF_PREFIX[key.partition(".")[0]]).get(key)

    def _room(self, language: Lang, room: str) -> dict[str, Text]:
        known = self._rooms.get((language, room))
        if known is None:
            known = self._read(language, room)
            if self._pack and self._source(room) is self._pack:
                packed = _read_room(_room_files(self._pack, language, room), room)
                known = _with_pack(known, packed, self._read(NL, room))
            if self._over:
                known = {**known, **_read_room(_room_files(self._over, language, room), room)}
            self._rooms[language, room] = known
        return known

    def _read(self, language: Lang, room: str) -> dict[str, Text]:
        """What the program itself has."""
        paths = [path for path in _room_files(self._folder, language, room) if isinstance(path, Path)]
        read = partial(_read_room, paths, room)
        return cached(f"words-{language}-{room}", paths, dict[str, Text], read) if self._kept else read()

    def _source(self, room: str) -> Place:
        """Where a room is read: the window's words are the program's, whatever a pack brings."""
        return self._pack if self._pack and room != "window" else self._folder

    def _beneath(self, path: Place) -> Place:
        return self._folder if isinstance(path, Path) else self.folder

    def _place(self, language: Lang) -> Path:
        """The folder that what is new of a language is written to."""
        place = (self._over or self._folder) / language
        place.mkdir(parents=True, exist_ok=True)
        return place


def _room_files(place: Place, language: Lang, room: str) -> list[Place]:
    folder = place / language
    return [path for path in (folder / f"{room}.yaml", *content.sorted_yaml(folder / room)) if path.exists()]


def _with_pack(own: Mapping[str, Text], packed: Mapping[str, Text], dutch: Mapping[str, Text]) -> dict[str, Text]:
    """The sentences of a pack, and those of the program that it lacks or says so that they cannot be filled in. What
    may not stand on paper is what either of them says may not.
    """

    def holds(key: str, text: Text) -> bool:
        return not key.startswith(_OF_THE_PROGRAM) or key not in dutch or can_be_filled(text, dutch[key])

    found = {key: text for key, text in own.items() if key.startswith(_OF_THE_PROGRAM)}
    found |= {key: text for key, text in packed.items() if holds(key, text)}
    if FORBIDDEN in found:
        lists = (str(part.get(FORBIDDEN, "")).split("\n") for part in (own, packed))
        found[FORBIDDEN] = "\n".join(dict.fromkeys(word for words in lists for word in words if word))
    return found


def _read_room(paths: Iterable[Place], room: str) -> dict[str, Text]:
    found: dict[str, Text] = {}
    for path in paths:
        for key, text in content.read_as(path, dict[str, Text]).items():
            if key in found or _ROOM_OF_PREFIX.get(key.partition(".")[0]) != room:
                raise ContentFault(content.shown(path), 0, f"the key {key!r} stands twice or in the wrong file")
            found[key] = text
    return found


@cache
def _shipped() -> Words:
    return Words(content.root() / "words", kept=True)


@lru_cache(maxsize=64)
def _plural_form(language: Lang, count: int) -> str:
    from babel import Locale  # its locale data takes a while to read, and most sentences have one form

    return Locale.parse(language, sep="-").plural_form(count)
