"""The verbs of who shares addresses with other directories: the supplied ones as a file of HSDS; what a file holds."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from intake import content, directory, disk, hsds
from intake.model import NL, City, Lang
from intake.words import Words


def add_verbs(parser: argparse.ArgumentParser) -> None:
    """Puts the verbs under `inloop addresses`."""
    verbs = parser.add_subparsers(dest="addresses", required=True)
    about = "the supplied addresses as a file for other directories"
    export = verbs.add_parser("export", help=about, description=about)
    export.set_defaults(run=_export)
    export.add_argument(
        "--format", choices=get_args(hsds.Form), default="hsds-json", help="one JSON file, or a zip of CSV"
    )
    export.add_argument("--city", type=_city, help="only those for visitors of one city")
    export.add_argument("--output", type=Path, required=True)
    about = "what a file of HSDS holds, and what is wrong with it"
    check = verbs.add_parser("check", help=about, description=about)
    check.set_defaults(run=_check)
    check.add_argument("file", type=Path)


def _export(options: argparse.Namespace) -> int:
    of, words = content.load(), Words.load()
    chosen = [one for one in of.services.values() if options.city is None or directory.serves(one, options.city)]
    cards = hsds.cards(chosen, words, [row.code for row in of.languages if row.code != NL], {})
    disk.write_out(options.output, hsds.export(cards, options.format, hsds.names(of, words)))
    print(words.text(options.words, "window.hsds.written", count=len(cards), file=str(options.output)))
    return 0


def _check(options: argparse.Namespace) -> int:
    words = Words.load()
    found = hsds.read(disk.read_at_most(options.file, hsds.MOST_BYTES), hsds.names(content.load(), words))
    for line in _told(found, words, options.words):
        print(line)
    return 1 if found.problems else 0


def _city(text: str) -> City:
    if text not in content.load().cities:
        raise argparse.ArgumentTypeError(text)
    return City(text)


def _told(found: hsds.Reading, words: Words, language: Lang) -> Iterator[str]:
    for problem in found.problems:
        place = {"where": problem.where, "field": problem.field, "expected": problem.expected}
        yield words.text(language, f"window.hsds.problem.{problem.fault}", **place)
    if found.problems:
        yield words.text(language, "window.hsds.wrong", count=len(found.problems))
        return
    yield words.text(language, "window.hsds.holds", count=len(found.owns))
    for own in found.owns:
        name, cities = own.service.name, ", ".join(own.service.cities)
        yield f"- {name} ({cities})" if cities else f"- {words.text(language, 'window.hsds.nowhere', name=name)}"
    counts = ", ".join(f"{table} {count}" for table, count in found.counts.items())
    yield words.text(language, "window.hsds.rows", tables=counts)
    yield words.text(language, "window.hsds.sound")
    if found.unused:
        yield words.text(language, "window.hsds.kept")
    for (service, said), count in Counter(_reasons(found, words, language)).items():
        times = f" ({count}x)" if count > 1 else ""
        yield f"- {service}: {said}{times}" if service else f"- {said}{times}"


def _reasons(found: hsds.Reading, words: Words, language: Lang) -> Iterator[tuple[str, str]]:
    for one in found.unused:
        yield one.service, words.text(language, f"window.hsds.unused.{one.reason}", said=one.said)
