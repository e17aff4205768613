"""The verbs of the desk without a window, for trying, for scripts and for tests of content.

Exit status 0 when it did what was asked, 2 with one clear line when the input was wrong, 1 when `check` found a fault.
"""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import get_args

import msgspec

from intake import adding, content, demo, disk, packing, report, sharing, translators
from intake import case as cases
from intake.check import check, remarks
from intake.counts.period import parse as parse_period
from intake.desk import Desk
from intake.directory import printing
from intake.errors import Explained
from intake.model import Advice, AdvisedStep, Form, Lang, Period
from intake.publishing import FileForm, labels
from intake.settings import Settings, default_home
from intake.words import WINDOW_LANGUAGES, Words

Pictures = Callable[[Path, Lang], Sequence[Path]]
"""Draws the main screens into a folder; the window hands it in, because this package has never heard of one."""


def main(arguments: Sequence[str], pictures: Pictures | None = None) -> int:
    """Runs one verb and returns the exit status."""
    settings = Settings.load(default_home())
    options = _parser(settings.window_language).parse_args(arguments)
    options.pictures = pictures
    try:
        status: int = options.run(options)
        return status
    except Explained as fault:
        print(Words.load().text(options.words, fault.key, **fault.params), file=sys.stderr)
        return 2


def _demo(options: argparse.Namespace) -> int:
    for path in demo.run(options.output, options.words):
        print(path)
    for path in options.pictures(options.output, options.words) if options.pictures else ():
        print(path)
    return 0


def _advise(options: argparse.Namespace) -> int:
    case = cases.read(content.load(), options.case)
    with closing(Desk.practise(case.city)) as desk:
        advice = desk.advise(cases.talk(content.load(), case, "case", ""))
        as_asked = _as_json if options.json else _as_text
        sys.stdout.write(as_asked(desk.words, options.words, advice))
    return 0


def _handout(options: argparse.Namespace) -> int:
    case = cases.read(content.load(), options.case)
    with closing(Desk.practise(case.city)) as desk:
        talk = cases.talk(content.load(), case, "case", "")
        disk.write_out(options.output, desk.handout(talk, options.language, options.form).pdf)
    return 0


def _counts(options: argparse.Namespace) -> int:
    if options.output is None or options.period is None:
        raise Explained("error.counts-what")
    with closing(_opened(options)) as desk:
        release = desk.publishing.publish(options.period)
        disk.write_out(options.output, desk.publishing.as_file(release, options.format, options.words))
    return 0


def _audit(options: argparse.Namespace) -> int:
    words = Words.load()
    with closing(_opened(options)) as desk:
        found = desk.publishing.audit()
        label = labels(words, options.words)
    print(words.text(options.words, "window.counts.audit", periods=", ".join(found.periods), count=found.attacked))
    for one in (*found.given_away, *found.narrowest):
        span = one.months[0] if len(one.months) == 1 else f"{one.months[0]} - {one.months[-1]}"
        print(f"{span}  {' / '.join(label(one.cell))}: {one.least} - {one.most}")
    print(words.text(options.words, "window.counts.audit-found", count=len(found.given_away)))
    return 1 if found.given_away else 0


def _combine(options: argparse.Namespace) -> int:
    disk.write_out(options.output, adding.as_file(Words.load(), options.files, options.words))
    return 0


def _opened(options: argparse.Namespace) -> Desk:
    nickname = options.nickname or next(iter(Desk.people(options.home)), "")
    passphrase = sys.stdin.readline().rstrip("\n") if options.passphrase_stdin else getpass.getpass(f"{nickname}: ")
    return Desk.open(options.home, nickname, passphrase)


def _check(options: argparse.Namespace) -> int:
    folder, today = options.resources or content.root(), date.today()
    findings = check(folder, today)
    for finding in findings:
        print(f"{finding.file}:{finding.line}: {finding.what}")
    for remark in remarks(folder) if options.remarks else ():
        print(f"{remark.file}:{remark.line}: remark: {remark.what}")
    if options.report:
        page = report.page(content.read(folder), Words(folder / "words"), options.words, today)
        disk.write_out(options.report, page.encode())
    print(Words.load().text(options.words, "window.check.findings", count=len(findings)))
    return 1 if findings else 0


def _as_json(words: Words, language: Lang, advice: Advice) -> str:
    """The advice as data; ids are those of `resources/`."""
    said = {
        "steps": [
            {
                "id": row.step.id,
                "state": row.state,
                "because": _because(words, language, row),
                "risk": row.step.risk,
                "urgency": row.step.urgency,
                "on_sheet": row.on_sheet,
                "services": [service.id for service in row.services],
                "missing": list(row.missing),
            }
            for row in advice.steps
        ],
        "services": [{"id": s.id, "name": s.name, "print": printing(s)} for s in advice.services],
        "not_asked": list(advice.not_asked),
        "alarms": list(advice.alarms),
    }
    return msgspec.json.format(msgspec.json.encode(said)).decode() + "\n"


def _as_text(words: Words, language: Lang, advice: Advice) -> str:
    out = []
    for place, row in enumerate(advice.steps, start=1):
        out.append(f"{place}. {words.text(language, f'step.{row.step.id}.do')}  [{row.step.id}]")
        out.append(f"   {_because(words, language, row)}")
        risk = f"step.{row.step.id}.risk"
        out.append(f"   {words.text(language, risk if words.has(language, risk) else f'risk.{row.step.risk}')}")
        out.extend(f"   - {service.name} ({printing(service)})" for service in row.services)
    asks = [words.text(language, f"guide.{fact}.ask") for fact in advice.not_asked]
    out.extend([words.text(language, "window.advice.not-asked"), *(f"- {ask}" for ask in asks)] if asks else [])
    return "\n".join(out) + "\n"


def _because(words: Words, language: Lang, row: AdvisedStep) -> str:
    return words.text(language, f"step.{row.step.id}.{'because' if row.state == 'yes' else 'unknown'}")


def _period(text: str) -> Period:
    try:
        return parse_period(text)
    except Explained as fault:
        raise argparse.ArgumentTypeError(text) from fault


def _parser(language: Lang) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="inloop", description="Intake assistant for walk-in desks. Without a verb: the window."
    )
    parser.add_argument("--words", choices=WINDOW_LANGUAGES, default=language, help="language of what is said to you")
    verbs = parser.add_subparsers(dest="verb", required=True)

    def verb(name: str, run: Callable[[argparse.Namespace], int], about: str) -> argparse.ArgumentParser:
        found = verbs.add_parser(name, help=about, description=about)
        found.set_defaults(run=run)
        return found

    demo_ = verb("demo", _demo, "a practice family from first question to printed sheet, and a month of counts")
    demo_.add_argument("--output", type=Path, default=Path("inloop-demo"), help="folder for what it makes")
    advise = verb("advise", _advise, "the steps and services for the answers in a case file")
    advise.add_argument("case", type=Path)
    advise.add_argument("--json", action="store_true")
    sheet = verb("handout", _handout, "the sheet for a case file, as PDF")
    sheet.add_argument("case", type=Path)
    sheet.add_argument("--language", type=Lang, help="default: the language of the case")
    sheet.add_argument("--form", choices=get_args(Form), default="usual", help="large print, or without the Dutch")
    sheet.add_argument("--output", type=Path, required=True)
    _add_counts(verb("counts", _counts, "the rounded counts of a month, quarter or year that is over"))
    checks = verb("check", _check, "read all content for dead ends, missing words, stale or unsourced facts")
    checks.add_argument("--resources", type=Path, help="another folder of content")
    checks.add_argument("--remarks", action="store_true", help="also what deserves a look and may be right")
    checks.add_argument("--report", type=Path, help="write every step and address as one page to read and correct")
    about = "for who shares addresses with other directories: ours as a file of HSDS, and what such a file holds"
    sharing.add_verbs(verbs.add_parser("addresses", help=about, description=about))
    about = "for who translates and reviews: how far languages are, sentences out and back in"
    translators.add_verbs(verbs.add_parser("translate", help=about, description=about))
    about = "for who makes content for many desks: a key, a signed pack, and what is in one"
    packing.add_verbs(verbs.add_parser("pack", help=about, description=about))
    return parser


def _add_counts(counts: argparse.ArgumentParser) -> None:
    """`inloop counts --period ...`, and what is done with files that were released."""
    counts.add_argument("--period", "--month", type=_period, metavar="PERIOD", help="2026-10, 2026-Q4 or 2026")
    counts.add_argument("--format", choices=get_args(FileForm), default="csv")
    counts.add_argument("--output", type=Path)
    _add_opening(counts)
    more = counts.add_subparsers(dest="counts")
    about = "attack everything that was released so far, and say what an outsider could learn"
    audit = more.add_parser("audit", help=about, description=about)
    audit.set_defaults(run=_audit)
    _add_opening(audit)
    about = "add up the released files of several desks, or of one desk over the years"
    combine = more.add_parser("combine", help=about, description=about)
    combine.set_defaults(run=_combine)
    combine.add_argument("files", type=Path, nargs="+")
    combine.add_argument("--output", type=Path, required=True)


def _add_opening(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--home", type=Path, default=default_home(), help="the folder of the vault")
    parser.add_argument("--nickname", help="whose passphrase; default: the first person of the desk")
    parser.add_argument("--passphrase-stdin", action="store_true", help="read the passphrase from standard input")
