"""The verbs of who makes content for many desks: a key, a pack, and what is in one."""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

from intake import content, disk, news, pack, passphrase, supply
from intake.check import check
from intake.errors import Explained
from intake.keyring.signing import MAX_KEY_FILE_BYTES, Signer, fingerprint, is_fingerprint, publisher_of
from intake.pack import Pack
from intake.words import Words

_ENOUGH = 3
_VALID_DAYS = 180


def add_verbs(parser: argparse.ArgumentParser) -> None:
    """Puts the verbs under `inloop pack`."""
    verbs = parser.add_subparsers(dest="pack", required=True)

    def verb(name: str, run: Callable[[argparse.Namespace], int], about: str) -> argparse.ArgumentParser:
        found = verbs.add_parser(name, help=about, description=about)
        found.set_defaults(run=run)
        return found

    key = verb("key", _key, "a new key to sign with; of one that is there, its fingerprint")
    key.add_argument("file", type=Path)
    _add_passphrase(key)
    make = verb("make", _make, "the content of a folder as one signed file; 1 when the content is not right")
    make.add_argument("--key", type=Path, required=True)
    make.add_argument("--title", required=True, help="what desks see of it: who made it")
    make.add_argument("--until", type=_day, help=f"the last day it is valid; default: {_VALID_DAYS} days from now")
    make.add_argument("--place", type=int, default=1, help="1 for the first of today, 2 for the second, ...")
    make.add_argument("--resources", type=Path, help="another folder of content")
    make.add_argument("--output", type=Path, required=True)
    _add_passphrase(make)
    verify = verb("verify", _verify, "whether a pack is whole, valid and right, and whose it is")
    verify.add_argument("file", type=Path)
    verify.add_argument("--from", dest="publisher", metavar="FINGERPRINT", help="whose it must be")
    show = verb("show", _show, "what a pack changes, in words")
    show.add_argument("file", type=Path)
    show.add_argument("--against", type=Path, help="another pack; default: the content of this program")


def _add_passphrase(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--passphrase-stdin", action="store_true", help="read the passphrase from standard input")


def _key(options: argparse.Namespace) -> int:
    say = _saying(options)
    if not options.file.exists():
        typed = _passphrase(options, say("window.pack.passphrase"))
        if passphrase.strength(typed) < _ENOUGH:
            raise Explained("error.pack-passphrase")
        if not options.passphrase_stdin and getpass.getpass(say("window.pack.passphrase-again")) != typed:
            raise Explained("error.pack-differs")
        disk.write_whole(options.file, Signer.fresh().file(typed))
    print(fingerprint(publisher_of(_key_file(options.file))))
    return 0


def _make(options: argparse.Namespace) -> int:
    today = date.today()
    if not 1 <= options.place <= 99:
        raise Explained("error.pack-place")
    signer = Signer.of_file(_key_file(options.key), _passphrase(options, _saying(options)("window.pack.passphrase")))
    files = pack.collected(options.resources or content.root())
    until = options.until or today + timedelta(days=_VALID_DAYS)
    raw = pack.make(files, signer, number=pack.number_on(today, options.place), until=until, title=options.title)
    made = pack.parse(raw, options.output.name, signer.publisher.__eq__)
    if not _is_right(options, made):
        return 1
    disk.write_out(options.output, raw)
    _print_head(options, made)
    return 0


def _verify(options: argparse.Namespace) -> int:
    found = pack.read(options.file, lambda _key: True)
    if options.publisher and not is_fingerprint(found.publisher, options.publisher):
        raise Explained("error.pack-fingerprint")
    supply.in_time(found, date.today(), options.file.name)
    if not _is_right(options, found):
        return 1
    _print_head(options, found)
    return 0


def _show(options: argparse.Namespace) -> int:
    found = pack.read(options.file, lambda _key: True)
    before = pack.read(options.against, lambda _key: True) if options.against else None
    _print_head(options, found)
    for line in _changes(options, before, found):
        print(line)
    return 0


def _changes(options: argparse.Namespace, before: Pack | None, after: Pack) -> Iterator[str]:
    old, new = (content.read(one.place) if one else content.load() for one in (before, after))
    groups = news.groups((old, _words(before)), (new, _words(after)), options.words)
    for group in groups:
        yield f"\n{group.title}"
        for line in group.lines:
            yield f"- {line.text}"
            yield from (f"    {under}" for under in line.under)
    if not groups:
        yield _saying(options)("window.pack.no-change")


def _words(found: Pack | None) -> Words:
    return Words.load(pack=found.place / "words" if found else None)


def _is_right(options: argparse.Namespace, found: Pack) -> bool:
    """Prints every finding. Raises `Explained` for what is not for a pack to change."""
    findings = check(found.place, found.made)
    for finding in findings:
        print(f"{finding.file}:{finding.line}: {finding.what}")
    if findings:
        print(_saying(options)("window.check.findings", count=len(findings)))
    else:
        supply.fitting(content.read(found.place), found.title)
    return not findings


def _print_head(options: argparse.Namespace, found: Pack) -> None:
    say = _saying(options)
    print(say("window.pack.head", title=found.title, number=found.number, until=f"{found.until:%d-%m-%Y}"))
    print(say("window.pack.by", fingerprint=found.fingerprint))


def _key_file(path: Path) -> bytes:
    return disk.read_at_most(path, MAX_KEY_FILE_BYTES)


def _passphrase(options: argparse.Namespace, asked: str) -> str:
    return sys.stdin.readline().rstrip("\n") if options.passphrase_stdin else getpass.getpass(asked)


def _saying(options: argparse.Namespace) -> Callable[..., str]:
    words = Words.load()
    return lambda key, **params: words.text(options.words, key, **params)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as fault:
        raise argparse.ArgumentTypeError(text) from fault
