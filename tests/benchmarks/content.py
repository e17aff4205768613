"""All content and the words of the window as a start reads them, beside the same data in one compact JSON file."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec

from intake.model import EN, NL, City, Lang, Question, Service, Step
from tests.benchmarks.pair import Pair, Work

LANGUAGES = (NL, EN)


class _Compact(msgspec.Struct):
    questions: tuple[Question, ...]
    steps: tuple[Step, ...]
    services: tuple[Service, ...]
    cities: tuple[City, ...]
    words: dict[Lang, dict[str, str | dict[str, str]]]


def _prepare(folder: Path) -> None:
    from intake import content
    from intake.words import Words

    read, words = content.load(), Words.load()
    compact = _Compact(
        questions=tuple(read.questions.values()),
        steps=tuple(read.steps.values()),
        services=tuple(read.services.values()),
        cities=read.cities,
        words={one: {key: words.raw(one, key) or "" for key in words.keys(one)} for one in LANGUAGES},
    )
    (folder / "compact.json").write_bytes(msgspec.json.encode(compact))


def _kept(folder: Path) -> Work:
    from intake import content
    from intake.words import Words

    os.environ["INLOOP_CACHE"] = str(folder / "cache")

    def read() -> None:
        content.load.__wrapped__()
        words = Words(content.root() / "words", kept=True)
        for language in LANGUAGES:
            words.keys(language)

    read()
    return read


def _plain(folder: Path) -> Work:
    return lambda: msgspec.json.decode((folder / "compact.json").read_bytes(), type=_Compact)


PAIR = Pair(title="content at a start / one JSON file", ours=_kept, plain=_plain, calls=10, prepare=_prepare)
