"""The program `inloop`: the window, or one of the verbs without it. Nothing of Qt is loaded before it is needed."""

from __future__ import annotations

import argparse
import builtins
import gc
import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from intake.model import Lang
    from ui.app import App

_NOTHING_SAID: dict[str, Any] = {"home": None, "self_test": False, "exit_after_first_paint": False}
"""The window alone, as at every ordinary start: no parser is made for that."""
VERBS = ("demo", "advise", "handout", "counts", "check", "addresses", "translate", "pack")


def main(arguments: Sequence[str] | None = None, *, painted: Callable[[App], None] | None = None) -> int:
    """Runs the program; returns its exit status: 0, or 2 for words it does not know. `painted`: called when the window
    was drawn once, by what measures it.
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words and words[0] in (*VERBS, "--words"):
        return _without_window(words)
    options = _parser().parse_args(words) if words else argparse.Namespace(**_NOTHING_SAID)
    if options.self_test:
        from ui.self_test import run

        return run()
    if not has_screen(os.environ, sys.platform):
        return _without_window(["demo"])
    return _window(options.home, _leave if options.exit_after_first_paint else painted)


def has_screen(environment: os._Environ[str] | dict[str, str], system: str) -> bool:
    """Whether a window can be seen here; on Linux that shows in the environment."""
    return system != "linux" or any(environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="inloop",
        description="Intake assistant for walk-in desks. Without a word: the window.",
        epilog=f"Verbs that need no window: {', '.join(VERBS)}. Each explains itself with --help.",
    )
    parser.add_argument("--home", type=Path, help="the folder of the desk")
    parser.add_argument("--self-test", action="store_true", help="try every part of the program once, and leave")
    parser.add_argument("--exit-after-first-paint", action="store_true", help="leave when the window was drawn once")
    return parser


def _without_window(words: Sequence[str]) -> int:
    from intake import cli

    if "demo" in words:
        from ui.pictures import make_application

        make_application()
    return cli.main(words, _pictures)


def _pictures(folder: Path, language: Lang) -> Sequence[Path]:
    from ui import pictures

    return pictures.draw(folder, language)


def _window(home: Path | None, painted: Callable[[App], None] | None) -> int:
    gc.disable()  # what is made at a start is there to stay; see `Sweep`
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication

    _import_plainly()
    from intake.settings import default_home
    from ui import look
    from ui.app import App
    from ui.lock import seal_memory

    application = QApplication(list(look.ARGUMENTS))
    application.setApplicationName("Inloop")
    app = App(application, home or default_home())
    if painted:
        app.shell.painted.connect(partial(painted, app), Qt.ConnectionType.QueuedConnection)
    app.shell.painted.connect(seal_memory, Qt.ConnectionType.QueuedConnection)
    app.ready.connect(partial(_settle, app))
    app.start()
    try:
        return application.exec()
    finally:
        app.stop()


def _import_plainly() -> None:
    """Puts Python's own `import` back. PySide's reads the source of every module that is imported after it, and keeps
    it, to see whether the module wants its attributes in snake case; none here does.
    """
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def _settle(app: App) -> None:
    """Everything is loaded: from now on memory is kept tidy."""
    from ui.lock import hold_little
    from ui.sweep import Sweep

    hold_little()
    Sweep(app.at_rest, app)


def _leave(app: App) -> None:
    app.shell.closed.emit()


if __name__ == "__main__":
    sys.exit(main())
