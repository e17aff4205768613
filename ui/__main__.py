"""The program `inloop`: the window, or one of the verbs without it. Nothing of Qt is loaded before it is needed."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from intake.model import Lang
from intake.settings import default_home

VERBS = ("demo", "advise", "handout", "counts", "check", "addresses", "translate", "pack")


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the program; returns its exit status: 0, or 2 for words it does not know."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words and words[0] in (*VERBS, "--words"):
        return _without_window(words)
    options = _parser().parse_args(words)
    if options.self_test:
        from ui.self_test import run

        return run()
    if not has_screen(os.environ, sys.platform):
        return _without_window(["demo"])
    return _window(options.home, exit_after_first_paint=options.exit_after_first_paint)


def has_screen(environment: os._Environ[str] | dict[str, str], system: str) -> bool:
    """Whether a window can be seen here; on Linux that shows in the environment."""
    return system != "linux" or any(environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="inloop",
        description="Intake assistant for walk-in desks. Without a word: the window.",
        epilog=f"Verbs that need no window: {', '.join(VERBS)}. Each explains itself with --help.",
    )
    parser.add_argument("--home", type=Path, default=default_home(), help="the folder of the desk")
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


def _window(home: Path, *, exit_after_first_paint: bool) -> int:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication

    from ui.app import App
    from ui.lock import seal_memory

    seal_memory()
    application = QApplication(sys.argv[:1])
    application.setApplicationName("Inloop")
    app = App(application, home)
    if exit_after_first_paint:
        app.shell.painted.connect(application.quit, Qt.ConnectionType.QueuedConnection)
    app.start()
    try:
        return application.exec()
    finally:
        app.stop()


if __name__ == "__main__":
    sys.exit(main())
