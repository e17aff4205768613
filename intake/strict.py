"""YAML, read strictly and written in one way. It is read as YAML 1.2 core (only `true`, `false`, `null` and integers
are typed; `no` and `9:30` stay words), and a key that stands twice is an error. A room apart from `content.py`, because
a start finds everything read already (`cached.py`) and can do without the library.
"""

from __future__ import annotations

import re
from typing import Any, ClassVar

import yaml

_ONE_LINE = 10**6  # columns
_FastLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PATH_PART = re.compile(r"\.(?P<key>[^.\[]+)|\[(?P<index>\d+)\]")


class Misread(Exception):
    """What is wrong with a text, and on which line; 0 when it is not known."""

    def __init__(self, line: int, what: str) -> None:
        super().__init__(what)
        self.line, self.what = line, what


class _StrictLoader(_FastLoader):  # type: ignore[misc]
    """YAML 1.2 core types, keys that are words, none twice."""

    yaml_implicit_resolvers: ClassVar[dict[str, list[Any]]] = {}

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise yaml.constructor.ConstructorError(None, None, "a key is a word", key.start_mark)
            if key.value in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"the key {key.value!r} stands twice", key.start_mark
                )
            seen.add(key.value)
        return super().construct_mapping(node, deep)  # type: ignore[no-any-return]


_StrictLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))
_StrictLoader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^(?:null|~|)$"), ["n", "~", ""])
_StrictLoader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^(?:0|-?[1-9][0-9]*)$"), list("-0123456789"))


def parsed(text: str) -> Any:
    """A text as plain values. Raises `Misread`."""
    try:
        value = yaml.load(text, _StrictLoader)  # noqa: S506 - a subclass of the safe loader
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise Misread(mark.line + 1 if mark else 0, str(getattr(error, "problem", None) or error)) from error
    except (
        ValueError,
        TypeError,
        AttributeError,
        RecursionError,
    ) as error:  # of a tag, or of a number or nest too large
        raise Misread(0, "cannot be read as plain values") from error
    if _says_twice(value):
        raise Misread(0, "says a part by a name (*): write it out")
    return value


def _says_twice(value: Any) -> bool:
    """Whether a part stands in two places, or in itself: a few lines could come to more than a machine holds."""
    seen: set[int] = set()
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict | list):
            if id(one) in seen:
                return True
            seen.add(id(one))
            waiting.extend(one.values() if isinstance(one, dict) else one)
    return False


def written(value: Any) -> str:
    """Plain values as YAML, sorted by key, one line a value."""
    text: str = yaml.dump(value, allow_unicode=True, width=_ONE_LINE, sort_keys=True)
    return text


def line_of(text: str, where: str) -> int:
    """The line of `.steps[3].when` in a text; 0 when it cannot be found."""
    node = yaml.compose(text, _FastLoader)
    line = node.start_mark.line + 1 if node else 0
    for part in _PATH_PART.finditer(where):
        inner = _child(node, part["key"], part["index"])
        if inner is None:
            break
        node, line = inner
    return line


def _child(node: Any, key: str | None, index: str | None) -> tuple[Any, int] | None:
    if isinstance(node, yaml.SequenceNode) and index is not None and int(index) < len(node.value):
        item = node.value[int(index)]
        return item, item.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            if name.value == key:
                return value, name.start_mark.line + 1
    return None
