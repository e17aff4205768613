"""Settings of this machine: nothing personal, nothing about a visitor. One table of name, type and default.

A settings file that cannot be read is never a reason not to start: what is wrong in it falls back to the default.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import msgspec

from intake import folders
from intake.model import NL, Lang


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """`zoom` is a percentage; `dark` None follows the system."""

    window_language: Lang = NL
    zoom: Annotated[int, msgspec.Meta(ge=80, le=250)] = 100
    dark: bool | None = None
    idle_seconds: Annotated[int, msgspec.Meta(ge=30, le=900)] = 120

    @classmethod
    def load(cls, home: Path) -> Settings:
        """The settings in a folder; every value that is missing or wrong is the default."""
        try:
            raw = msgspec.json.decode((home / FILE).read_bytes(), type=dict[str, object])
        except (OSError, msgspec.MsgspecError):
            return cls()
        good = cls()
        for name in cls.__struct_fields__:
            if name in raw:
                try:
                    good = msgspec.convert({**msgspec.structs.asdict(good), name: raw[name]}, cls)
                except msgspec.ValidationError:
                    continue
        return good

    def save(self, home: Path) -> None:
        """Replaces the file whole."""
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
        fresh = home / f"{FILE}.new"
        fresh.write_bytes(msgspec.json.format(msgspec.json.encode(self)))
        fresh.replace(home / FILE)


FILE = "settings.json"


def default_home() -> Path:
    """Where this machine keeps the desk's data, unless the user says otherwise."""
    return Path(os.environ.get("INLOOP_HOME") or folders.data())
