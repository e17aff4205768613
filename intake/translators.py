"""The verbs of who translates and reviews: how far every language is, sentences out and back in."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import get_args

from intake import content, disk, exchange
from intake.audience import visitor_keys
from intake.model import NL, Lang
from intake.words import Review, Words


def add_verbs(parser: argparse.ArgumentParser) -> None:
    """Puts the verbs under `inloop translate`."""
    verbs = parser.add_subparsers(dest="translate", required=True)

    def verb(name: str, run: Callable[[argparse.Namespace], Iterator[str]], about: str) -> argparse.ArgumentParser:
        found = verbs.add_parser(name, help=about, description=about)
        found.set_defaults(run=_printed, lines=run)
        return found

    verb(
        "status", _status, "how many sentences of every language are missing, outdated, drafted, back-checked, reviewed"
    )
    stamp = verb("stamp", _stamp, "note which Dutch the sentences of a language were made from")
    stamp.add_argument("language", type=Lang)
    export = verb("export", _export, "a file for who translates or reviews a language")
    export.add_argument("language", type=Lang)
    export.add_argument("--format", choices=get_args(exchange.Format), default="xlsx", help="blind: to be read back")
    export.add_argument("--waiting", action="store_true", help="only what nobody has reviewed")
    export.add_argument("--output", type=Path, required=True)
    back = verb("import", _import, "put a returned file into the words; one wrong row changes nothing")
    back.add_argument("file", type=Path)
    back.add_argument("--by", default="reviewer", metavar="ROLE", help="who found it right: a role, never a name")
    settle = verb("settle", _settle, "note that sentences were read back blind and say what the Dutch says")
    settle.add_argument("language", type=Lang)
    settle.add_argument("keys", nargs="*", help="default: every sentence that was read back as it now stands")


def _printed(options: argparse.Namespace) -> int:
    for line in options.lines(options):
        print(line)
    return 0


def _status(options: argparse.Namespace) -> Iterator[str]:
    of, words = content.load(), Words.load()
    keys = visitor_keys(of, words)
    names = [words.text(options.words, f"window.exchange.state.{state.name.lower()}") for state in Review]
    yield f"{'':8}" + "".join(f"{name:>18}" for name in names)
    for row in of.languages:
        if row.code != NL:
            found = Counter(words.state(row.code, key) for key in keys)
            yield f"{row.code:8}" + "".join(f"{found[state]:>18}" for state in Review)


def _stamp(options: argparse.Namespace) -> Iterator[str]:
    words = Words.load()
    yield words.text(options.words, "window.check.stamped", count=words.stamp(options.language))


def _export(options: argparse.Namespace) -> Iterator[str]:
    of, words = content.load(), Words.load()
    data = exchange.export(of, words, options.language, options.format, options.words, waiting=options.waiting)
    disk.write_out(options.output, data)
    yield str(options.output)


def _import(options: argparse.Namespace) -> Iterator[str]:
    of, words = content.load(), Words.load()
    taken = exchange.take_back(of, words, options.file, options.by, date.today().isoformat())
    counts = {what: getattr(taken, what) for what in ("changed", "reviewed", "read_back")}
    if not any(counts.values()):
        yield words.text(options.words, "window.exchange.taken.nothing")
    for what, count in counts.items():
        if count:
            yield words.text(options.words, f"window.exchange.taken.{what}", count=count)


def _settle(options: argparse.Namespace) -> Iterator[str]:
    words = Words.load()
    keys = options.keys or list(words.read_back(options.language))
    count = exchange.settle(words, options.language, keys, date.today().isoformat())
    yield words.text(options.words, "window.exchange.settled", count=count)
