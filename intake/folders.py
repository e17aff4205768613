"""Where a machine keeps what belongs to a program: its data, and what it can make again.

The library `platformdirs` says the same, and loading it is a tenth of what Inloop adds to a start; a test holds the two
together.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

_NAME = "Inloop"


def data() -> Path:
    """The folder of the desk, unless its user named another."""
    return _base("LOCALAPPDATA", "Library/Application Support", "XDG_DATA_HOME", ".local/share") / _NAME


def cache() -> Path:
    """The folder of what can be made again."""
    base = _base("LOCALAPPDATA", "Library/Caches", "XDG_CACHE_HOME", ".cache") / _NAME
    return base / "Cache" if sys.platform == "win32" else base


def _base(windows: str, mac: str, variable: str, linux: str) -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get(windows) or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / mac
    return Path(os.environ.get(variable) or Path.home() / linux)
