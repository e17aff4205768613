from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ui import __main__ as program

CHECKOUT = Path(program.__file__).parent.parent


def run(*words: str, home: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "INLOOP_HOME": str(home)}
    return subprocess.run(
        [sys.executable, "-m", "ui", *words],
        cwd=CHECKOUT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )


@pytest.mark.parametrize(
    ("environment", "system", "seen"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"QT_QPA_PLATFORM": "offscreen"}, "linux", True),
        ({}, "win32", True),
        ({}, "darwin", True),
    ],
)
def test_a_screen_is_known_by_the_environment(environment: dict[str, str], system: str, *, seen: bool) -> None:
    assert program.has_screen(environment, system) is seen


@pytest.mark.parametrize("words", [["demo"], ["check"], ["--words", "en", "check"], ["advise", "x.yaml"]])
def test_a_verb_goes_to_the_command_line(words: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[list[str]] = []
    monkeypatch.setattr("intake.cli.main", lambda arguments, _pictures: told.append(list(arguments)) or 7)
    assert program.main(words) == 7
    assert told == [words]


def test_without_a_screen_it_shows_what_it_can(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[list[str]] = []
    monkeypatch.setattr("intake.cli.main", lambda arguments, _pictures: told.append(list(arguments)) or 0)
    monkeypatch.setattr(program, "has_screen", lambda _environment, _system: False)
    assert program.main([]) == 0
    assert told == [["demo"]]


def test_a_word_it_does_not_know_is_refused_with_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        program.main(["--nonsense"])
    assert left.value.code == 2
    assert "--nonsense" in capsys.readouterr().err


def test_the_window_opens_draws_itself_and_leaves_nothing_behind(home: Path) -> None:
    ended = run("--exit-after-first-paint", home=home)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert list(home.iterdir()) == []


def test_the_program_finds_all_its_parts(home: Path) -> None:
    ended = run("--self-test", home=home)
    assert (ended.returncode, ended.stdout) == (0, "ok\n"), ended.stderr
