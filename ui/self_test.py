"""Tries every part of the program once, over an invented desk in a folder that is thrown away. A frozen build runs it
before it ships: what was not packed along is missed here and not at a desk.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import get_args

from intake import hsds
from intake.desk import Desk
from intake.exchange import Format
from intake.model import NL, City, FactId

_CITY = City("den-haag")
_DPI = 50


def run() -> int:
    """0 when everything is there; what is missing raises."""
    from ui.pictures import make_application

    application = make_application()
    for part in (_vault, _conversation, _window):
        with TemporaryDirectory() as folder:
            part(Path(folder))
    application.quit()
    sys.stdout.write("ok\n")
    return 0


def _vault(folder: Path) -> None:
    passphrase = Desk.suggest_passphrase(NL)
    desk, _ = Desk.create(folder, nickname="self-test", passphrase=passphrase, city=_CITY)
    desk.close()
    Desk.open(folder, "self-test", passphrase).close()


def _conversation(_folder: Path) -> None:
    desk = Desk.practise(_CITY)
    try:
        for choice in desk.languages():
            talk = desk.begin(choice.code)
            while (page := desk.page(talk)).question:
                talk = desk.forward(desk.unknown(talk, FactId(page.at)))
            desk.picture(desk.handout(talk), 0, _DPI)
        for form in get_args(Format):
            desk.translations.export(choice.code, form, NL)
        for kind in get_args(hsds.Form):
            desk.swap.export(kind)
        desk.city_guide(NL)
    finally:
        desk.close()


def _window(folder: Path) -> None:
    from ui import pictures

    if not pictures.draw(folder, NL):
        raise RuntimeError("no screen was drawn")
