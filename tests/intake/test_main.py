"""The way in: what it sets up, what it leaves alone, and what it answers. No test here installs anything."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from intake import __main__ as bootstrap

PROJECT = {"dependencies": ["a==1", "b"], "optional-dependencies": {"test": ["t>=1"], "build": ["p"]}}


@pytest.fixture
def venv(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "venv"
    monkeypatch.setattr(bootstrap, "VENV", folder)
    monkeypatch.setattr(bootstrap, "PYTHON", folder / "python")
    monkeypatch.setattr(bootstrap, "MARKER", folder / "inloop.txt")
    return folder


@pytest.fixture
def done(venv: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was made and fetched, instead of making and fetching it."""
    calls: list[str] = []

    def make() -> None:
        calls.append("make")
        venv.mkdir(exist_ok=True)
        (venv / "python").touch()
        (venv / "pyvenv.cfg").touch()

    monkeypatch.setattr(bootstrap, "_make_venv", make)
    monkeypatch.setattr(bootstrap, "_fetch", calls.extend)
    return calls


def set_up(*extras: str, **changed: object) -> None:
    bootstrap._set_up_venv({**PROJECT, **changed}, extras)


def test_the_second_start_does_nothing(done: list[str]) -> None:
    set_up()
    set_up()
    assert done == ["make", "a==1", "b"]


def test_an_extra_is_added_to_what_is_there(done: list[str]) -> None:
    set_up()
    set_up("test")
    set_up()
    set_up("test")
    assert done == ["make", "a==1", "b", "a==1", "b", "t>=1"]


def test_a_changed_pin_is_fetched_and_so_is_the_way_back(done: list[str]) -> None:
    set_up()
    set_up(dependencies=["a==2", "b"])
    set_up()
    assert done == ["make", "a==1", "b", "a==2", "b", "a==1", "b"]


def test_an_interrupted_set_up_is_begun_anew(done: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    set_up()

    def interrupted(requirements: list[str]) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(bootstrap, "_fetch", interrupted)
        with pytest.raises(KeyboardInterrupt):
            set_up("test")
    assert bootstrap._held() is None
    set_up()
    assert done.count("make") == 2


def test_an_environment_of_another_python_is_made_anew(done: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    set_up()
    monkeypatch.setattr(sys, "base_prefix", "/another/python")
    set_up()
    assert done.count("make") == 2


def test_an_environment_without_its_python_is_made_anew(done: list[str], venv: Path) -> None:
    set_up()
    (venv / "python").unlink()
    set_up()
    assert done.count("make") == 2


def test_a_folder_that_holds_something_else_is_left_alone(venv: Path) -> None:
    venv.mkdir()
    (venv / "photo.jpg").touch()
    with pytest.raises(SystemExit, match="something else"):
        bootstrap._make_venv()
    assert [path.name for path in venv.iterdir()] == ["photo.jpg"]


def test_without_the_right_to_install_the_line_to_run_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr("os.geteuid", lambda: 1000, raising=False)
    with pytest.raises(SystemExit, match="sudo apt-get install --yes --no-install-recommends libegl1 libgl1"):
        bootstrap._install(["libegl1", "libgl1"])


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems bring these libraries themselves")
def test_a_display_asks_for_more_libraries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap, "_loads", lambda library: False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.delenv("DISPLAY", raising=False)
    without = set(bootstrap._missing_packages([]))
    monkeypatch.setenv("DISPLAY", ":0")
    assert set(bootstrap._missing_packages([])) - without == set(bootstrap.X_DISPLAY.values())


def answering(statuses: dict[str, int], ran: list[str]) -> Callable[[list[str]], int]:
    def run(step: list[str]) -> int:
        ran.append(" ".join(step))
        return statuses.get(step[0], 0)

    return run


@pytest.mark.parametrize(("keep_going", "expected"), [(True, ["one", "two", "three -k it"]), (False, ["one", "two"])])
def test_a_failed_step_is_never_forgotten(
    keep_going: bool, expected: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    ran: list[str] = []
    monkeypatch.setattr(bootstrap, "_run_step", answering({"two": 3}, ran))
    verb = {"steps": ["one", "two", "three"], "keep_going": keep_going}
    assert bootstrap._run_verb(verb, ["-k", "it"]) == 3
    assert ran == expected


def test_an_old_python_is_told_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    ast.parse(Path(bootstrap.__file__).read_text(encoding="utf-8"), feature_version=(3, 7))  # it comes far enough
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    with pytest.raises(SystemExit, match=r"Inloop needs Python 3\.11 or newer; this is Python 3\.9\."):
        bootstrap.main([])


def test_it_needs_the_standard_library_alone() -> None:
    done = subprocess.run(
        [sys.executable, "-S", "-c", "import intake.__main__"], cwd=bootstrap.ROOT, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr
