"""Every screen on one page to look at: `pytest tests/ui --gallery FOLDER` keeps a picture of each that it walks."""

from __future__ import annotations

import html
import os
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget


def keep(request: pytest.FixtureRequest, screen: QWidget) -> None:
    """A picture of a screen as it is now, named after the test that shows it; nothing where no gallery is asked for."""
    if (folder := request.config.getoption("--gallery")) is not None:
        folder.mkdir(parents=True, exist_ok=True)
        screen.window().grab().save(str(folder / f"{request.node.name}.png"))


def hang(folder: Path) -> None:
    """The page, of all pictures that are in the folder."""
    figures = (
        f'<figure><img src="{html.escape(path.name)}" loading="lazy"><figcaption>{html.escape(path.stem)}</figcaption>'
        for path in sorted(folder.glob("*.png"))
    )
    style = "body{font:14px sans-serif}figure{display:inline-block;margin:8px}img{width:683px;border:1px solid #999}"
    page = f'<!doctype html><meta charset="utf-8"><title>Inloop</title><style>{style}</style>{os.linesep.join(figures)}'
    (folder / "index.html").write_text(page, encoding="utf-8")
