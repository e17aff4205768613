"""The door to `resources/`: finds it in a source tree, an installed wheel and a frozen build, reads it strictly, and
says file and line when something is wrong.

The types of `model.py` are the schema: an unknown key, a missing one or a wrong type is a `ContentFault`. How YAML is
read stands in `strict.py`, which is needed when a file changed, and not at every start. What files say about each other
(a step that names a service that does not exist) is looked at by `check.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import msgspec

import resources
from intake import disk
from intake.cached import cached
from intake.errors import ContentFault
from intake.model import City, Code, Condition, FactId, Lang, Question, Service, ServiceId, Step, StepId, Term
from intake.place import Packed, Place, below

T = TypeVar("T")

_PATH = re.compile(r" - at `\$(?P<path>[^`]*)`$")


class Language(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One row of `languages.yaml`, in the order of the language buttons. Script and direction follow from the code."""

    code: Lang
    own_name: str


class Content(msgspec.Struct, frozen=True):
    """Everything but the words. `questions` are in the order of the conversation; `steps` in that of their files."""

    questions: Mapping[FactId, Question]
    steps: Mapping[StepId, Step]
    services: Mapping[ServiceId, Service]
    cities: tuple[City, ...]
    languages: tuple[Language, ...]
    terms: tuple[Term, ...]
    names: tuple[str, ...]
    groups: Mapping[Lang, str]
    refusals: Mapping[Code, Condition]
    origins: Mapping[str, Place]
    """`question:<id>`, `step:<id>`, `service:<id>` -> the file it came from."""


class _QuestionFile(msgspec.Struct, forbid_unknown_fields=True):
    questions: tuple[Question, ...]


class _Counting(msgspec.Struct, forbid_unknown_fields=True):
    groups: dict[Lang, str]
    refusals: dict[Code, Condition]


class _StepFile(msgspec.Struct, forbid_unknown_fields=True):
    steps: tuple[Step, ...]


def root() -> Path:
    """The folder `resources/`, wherever this program was put."""
    return Path(resources.__file__).parent


def shown(path: Place) -> str:
    """A path as a reader of the project knows it: from `resources/` on; a file of her own by its name."""
    if isinstance(path, Packed):
        return path.at
    try:
        return str(Path("resources") / path.relative_to(root()))
    except ValueError:
        return path.name


def read_yaml(path: Place, untrusted_text: str | None = None) -> Any:
    """One YAML file as plain values. Raises `ContentFault` with file and line."""
    from intake import strict  # only when a file changed

    try:
        return strict.parsed(path.read_text("utf-8") if untrusted_text is None else untrusted_text)
    except UnicodeDecodeError as error:
        raise ContentFault(shown(path), 0, "is not UTF-8 text") from error
    except strict.Misread as error:
        raise ContentFault(shown(path), error.line, error.what) from error


def read_as(path: Place, kind: type[T]) -> T:
    """One YAML file as a value of `kind`. Raises `ContentFault` with file and line."""
    raw = read_yaml(path)
    try:
        return msgspec.convert(raw, type=kind, strict=True)
    except msgspec.ValidationError as error:
        what = str(error)
        found = _PATH.search(what)
        where = found["path"] if found else ""
        raise ContentFault(shown(path), line_of(path, where), _PATH.sub(f" ({where.lstrip('.')})", what)) from error


def read_kept(path: Path, kind: type[T]) -> T:
    """The same, parsed only when the file changed (see `cached.py`)."""
    return cached(path.stem, [path], kind, lambda: read_as(path, kind))


def write_yaml(path: Path, value: Mapping[str, Any]) -> None:
    """A mapping as a YAML file, sorted by key, one line a value."""
    from intake import strict

    disk.write_whole(path, strict.written(msgspec.to_builtins(value)).encode())


def write_sentences(path: Path, sentences: Mapping[str, str]) -> None:
    """Puts sentences into a file of them: each in the place of the old one, a new one at the end; the rest stays.

    Raises `Explained` (error.disk-refused) or `DiskFull`.
    """
    from intake import strict

    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    for key, text in sentences.items():
        new = strict.written({key: text}).rstrip("\n").split("\n")
        first = next((place for place, line in enumerate(lines) if line.startswith(f"{key}:")), len(lines))
        last = first + 1
        while last < len(lines) and lines[last].startswith((" ", "\t")):
            last += 1
        lines[first:last] = new
    path.parent.mkdir(parents=True, exist_ok=True)
    disk.write_whole(path, ("\n".join(lines) + "\n").encode())


def line_of(path: Place, where: str) -> int:
    """The line of `.steps[3].when` in a YAML file; 0 when it cannot be found."""
    from intake import strict

    return strict.line_of(path.read_text("utf-8"), where)


def _keyed(origins: dict[str, Place], kind: str, rows: Iterator[tuple[Place, Any]]) -> dict[Any, Any]:
    found: dict[Any, Any] = {}
    for path, row in rows:
        if row.id in found:
            raise ContentFault(shown(path), 0, f"the id {row.id!r} stands in {shown(origins[f'{kind}:{row.id}'])} too")
        found[row.id] = row
        origins[f"{kind}:{row.id}"] = path
    return found


def sorted_yaml(folder: Place) -> list[Place]:
    """The files right under a folder, by name."""
    return sorted(folder.glob("*.yaml"), key=lambda path: path.name)


def read(folder: Place) -> Content:
    """All content under a `resources` folder or in a pack, freshly read. Raises `ContentFault`."""
    origins: dict[str, Place] = {}
    guide, steps, kaart = (sorted_yaml(folder / name) for name in ("guide", "steps", "directory"))
    questions = _keyed(origins, "question", ((p, q) for p in guide for q in read_as(p, _QuestionFile).questions))
    found_steps = _keyed(origins, "step", ((p, s) for p in steps for s in read_as(p, _StepFile).steps))
    services = _keyed(origins, "service", ((p, read_as(p, Service)) for p in kaart))
    counting = read_as(folder / "counting.yaml", _Counting)
    return Content(
        questions=questions,
        steps=found_steps,
        services=services,
        cities=read_as(folder / "cities.yaml", tuple[City, ...]),
        languages=read_as(folder / "languages.yaml", tuple[Language, ...]),
        terms=read_as(folder / "terms.yaml", tuple[Term, ...]),
        names=read_as(folder / "names.yaml", tuple[str, ...]),
        groups=counting.groups,
        refusals=counting.refusals,
        origins=origins,
    )


class _Kept(msgspec.Struct, frozen=True):
    """Content as it is kept: paths as text, from the folder on."""

    questions: tuple[Question, ...]
    steps: tuple[Step, ...]
    services: tuple[Service, ...]
    cities: tuple[City, ...]
    languages: tuple[Language, ...]
    terms: tuple[Term, ...]
    names: tuple[str, ...]
    groups: dict[Lang, str]
    refusals: dict[Code, Condition]
    origins: dict[str, str]


@cache
def icons() -> Mapping[str, str]:
    """The icons that the program's fonts have: their names and code points."""
    return read_kept(root() / "icons.yaml", dict[str, str])


@cache
def load() -> Content:
    """The content this program came with, read once; from YAML only when a file of it changed."""
    folder = root()
    kept = cached("content", _files(folder), _Kept, lambda: _to_keep(read(folder), folder))
    return Content(
        questions={row.id: row for row in kept.questions},
        steps={row.id: row for row in kept.steps},
        services={row.id: row for row in kept.services},
        cities=kept.cities,
        languages=kept.languages,
        terms=kept.terms,
        names=kept.names,
        groups=kept.groups,
        refusals=kept.refusals,
        origins={origin: folder / path for origin, path in kept.origins.items()},
    )


def _files(folder: Path) -> Iterator[Path]:
    yield from (folder / f"{name}.yaml" for name in ("cities", "languages", "terms", "names", "counting"))
    for name in ("guide", "steps", "directory"):
        yield from sorted((folder / name).glob("*.yaml"))


def _to_keep(read: Content, folder: Path) -> _Kept:
    return _Kept(
        questions=tuple(read.questions.values()),
        steps=tuple(read.steps.values()),
        services=tuple(read.services.values()),
        cities=read.cities,
        languages=read.languages,
        terms=read.terms,
        names=read.names,
        groups=dict(read.groups),
        refusals=dict(read.refusals),
        origins={origin: below(path, folder) for origin, path in read.origins.items()},
    )
