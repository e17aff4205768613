"""What takes long to read is kept, read, beside the program: under the digest of every byte it was made from and of the
types it is made of. A file that changed has another digest, so what is kept is right or is not found; there is nothing
to keep up to date. It is content that anybody may see, never anything of a desk.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TypeVar

import msgspec

from intake import disk, folders, model
from intake.errors import Explained

try:  # the same as in `hashlib`, which would load OpenSSL beside it: a fiftieth of a start
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b

T = TypeVar("T")


def cached(group: str, paths: Iterable[Path], kind: type[T], make: Callable[[], T]) -> T:
    """What `make` makes out of these files; made once for each state of them. `group`: what is kept of an earlier state
    of the same group is thrown away. A folder that cannot be written to costs time, and nothing else.
    """
    kept = folder() / f"{group}-{_digest(paths)}.msgpack"
    try:
        return msgspec.msgpack.decode(kept.read_bytes(), type=kind)
    except (OSError, msgspec.MsgspecError):
        made = make()
    with suppress(OSError, Explained):
        kept.parent.mkdir(parents=True, exist_ok=True)
        disk.write_whole(kept, msgspec.msgpack.encode(made))
        for old in kept.parent.glob(f"{group}-*.msgpack"):
            if old != kept:
                old.unlink()
    return made


def folder() -> Path:
    """Where this machine keeps what programs can make again."""
    return Path(os.environ.get("INLOOP_CACHE") or folders.cache())


def _digest(paths: Iterable[Path]) -> str:
    """Of the names and the bytes of files, and of the types that are read from them."""
    found = blake2b(_types().encode(), digest_size=16)
    for path in paths:
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - some two hundred files at every start
            data = file.read()
        found.update(f"{path}\0{len(data)}\0".encode())
        found.update(data)
    return found.hexdigest()


@cache
def _types() -> str:
    """Changes whenever a type of `model.py` does: its fields, their order, names in files, types and defaults."""
    kinds = (kind for kind in vars(model).values() if isinstance(kind, type) and issubclass(kind, msgspec.Struct))
    shapes = [
        (kind.__name__, kind.__struct_encode_fields__, kind.__annotations__, kind.__struct_defaults__) for kind in kinds
    ]
    return repr((msgspec.__version__, shapes))
