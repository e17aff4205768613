"""The house rules that only a running program can show. The import contracts stand in `pyproject.toml`."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

WITHOUT_QT = """
import importlib, pkgutil, sys

class NoQt:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {"PySide6", "shiboken6"}:
            raise ImportError(f"{name} is out of reach")

sys.meta_path.insert(0, NoQt())
import intake
for room in pkgutil.walk_packages(intake.__path__, "intake."):
    if room.name != "intake.__main__" and not room.name.startswith("intake.handout."):
        importlib.import_module(room.name)

from intake.desk import Desk
from intake.model import Code, City, FactId, Lang

desk = Desk.practise(City("amsterdam"))
talk = desk.begin(Lang("ti"))
while (page := desk.page(talk)).question:
    talk = desk.answer(talk, page.question.id, (page.question.options[0].code,))
    talk = desk.forward(talk)
print(page.stage, len(desk.advise(talk).steps))
desk.close()
"""


def test_the_core_leads_a_conversation_where_there_is_no_qt() -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", WITHOUT_QT], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    stage, steps = done.stdout.split()
    assert stage == "advice"
    assert int(steps) > 0


def test_no_test_reaches_the_network() -> None:
    with socket.socket(socket.AF_INET) as reached, pytest.raises(AssertionError, match="network"):
        reached.connect(("127.0.0.1", 9))
