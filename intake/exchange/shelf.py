"""What came back is put into the words: sentences into their files, what was found of them into the ledger."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from intake.audience import visitor_keys
from intake.content import Content
from intake.exchange.rows import Returned
from intake.ledger import digest
from intake.model import Lang
from intake.words import Review, Words


class Taken(msgspec.Struct, frozen=True, kw_only=True):
    """What a returned file changed: sentences, how many were found right, how many were read back."""

    language: Lang
    changed: int = 0
    reviewed: int = 0
    read_back: int = 0


def put_back(
    of: Content, words: Words, language: Lang, returned: Sequence[Returned], *, blind: bool, by: str, on: str
) -> Taken:
    """Puts rows that were admitted into the words. A blind reader's Dutch is only kept beside what she read."""
    if blind:
        return _read_back(of, words, language, returned)
    changed = {row.key: row.own for row in returned if row.own and row.own != words.raw(language, row.key)}
    words.write(language, changed)
    right = [row.key for row in returned if row.right and row.own]
    reviewed = [key for key in right if key in changed or words.state(language, key) is not Review.REVIEWED]
    words.mark(language, reviewed, Review.REVIEWED, by=by, on=on)
    doubted = [
        row.key
        for row in returned
        if not row.right and (row.key in changed or words.state(language, row.key) is Review.REVIEWED)
    ]
    words.mark(language, [key for key in doubted if words.has(language, key)], Review.DRAFTED, by="", on="")
    words.annotate(language, {row.key: row.note for row in returned if words.has(language, row.key)})
    return Taken(language=language, changed=len(changed), reviewed=len(reviewed))


def settle(words: Words, language: Lang, keys: Iterable[str], on: str) -> int:
    """Notes that a sentence was read back blind and says what the Dutch says; returns how many.

    Only what was read back as it now stands, and what nobody has reviewed, which is more.
    """
    read = words.read_back(language)
    settled = [
        key
        for key in keys
        if key in read
        and read[key].text == digest(words.raw(language, key) or "")
        and words.state(language, key) is not Review.REVIEWED
    ]
    words.mark(language, settled, Review.BACK_CHECKED, by="", on=on)
    return len(settled)


def _read_back(of: Content, words: Words, language: Lang, returned: Sequence[Returned]) -> Taken:
    keys = {digest(key): key for key in visitor_keys(of, words)}
    read = {
        keys[row.key]: row.dutch.strip()
        for row in returned
        if row.dutch.strip() and row.key in keys and words.raw(language, keys[row.key]) == row.own
    }
    words.keep_read_back(language, read)
    return Taken(language=language, read_back=len(read))
