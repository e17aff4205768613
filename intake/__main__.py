"""The way in from a checkout: `python3 -m intake` sets up what is missing, once, and hands over to the program.

It holds what a bare computer lacks (system libraries, a `.venv` with what `pyproject.toml` pins) and hides how that is
found and installed. It exists so that one command is enough for a newcomer: everything after it can count on every
library. Standard library only; nothing else imports this module. In an installed program it hands over at once.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import runpy
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NoReturn

OLDEST_PYTHON = (3, 11)
ROOT = Path(__file__).resolve().parent.parent
PROJECT = ROOT / "pyproject.toml"
VENV = Path(os.environ.get("INLOOP_VENV") or ROOT / ".venv").absolute()
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
MARKER = VENV / "inloop.txt"  # by whom and for where the environment was made, then every requirement it holds

# What the program loads from the system, and the Debian package that brings it.
DRAWING = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
}
X_DISPLAY = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
WAYLAND_DISPLAY = {"libwayland-cursor.so.0": "libwayland-cursor0", "libwayland-egl.so.1": "libwayland-egl1"}


def main(words: list[str]) -> int:
    """Set up, then run one of the developers' verbs or become the program. The answer is the exit status."""
    if sys.version_info < OLDEST_PYTHON:
        _give_up("Inloop needs Python 3.11 or newer; this is Python {}.{}.".format(*sys.version_info[:2]))
    if not PROJECT.is_file():  # installed: there is nothing to set up
        runpy.run_module("ui", run_name="__main__", alter_sys=True)
        return 0
    project = _read_project()
    verb = project["tool"]["inloop"]["menu"].get(words[0]) if words else None
    extras = verb.get("extras", []) if verb else []
    _set_up_system(extras)
    _set_up_venv(project["project"], extras)
    return _run_verb(verb, words[1:]) if verb else _become([str(PYTHON), "-m", "ui", *words])


def _read_project() -> dict[str, Any]:
    import tomllib  # an older Python has been turned away by now

    return tomllib.loads(PROJECT.read_text(encoding="utf-8"))


# --- the system -------------------------------------------------------------------------------------------------


def _set_up_system(extras: Iterable[str]) -> None:
    if sys.platform.startswith("linux"):
        _install(sorted(set(_missing_packages(extras))))


def _missing_packages(extras: Iterable[str]) -> Iterator[str]:
    python = "python{}.{}".format(*sys.version_info[:2])
    builds = "build" in extras  # what is built here runs on every kind of display
    libraries = dict(DRAWING)
    if builds or os.environ.get("DISPLAY"):
        libraries |= X_DISPLAY
    if builds or os.environ.get("WAYLAND_DISPLAY"):
        libraries |= WAYLAND_DISPLAY
    if builds and sys.base_prefix == "/usr":  # Debian keeps the library apart from its interpreter
        libraries[f"lib{python}.so.1.0"] = f"lib{python}"
    if builds and not shutil.which("objdump"):
        yield "binutils"
    if not MARKER.exists() and importlib.util.find_spec("ensurepip") is None:
        yield f"{python}-venv"
    yield from (package for library, package in libraries.items() if not _loads(library))


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _install(packages: list[str]) -> None:
    """Install system packages when we may; otherwise say the line that does it."""
    if not packages:
        return
    names = " ".join(packages)
    if not shutil.which("apt-get"):
        _give_up(f"This computer lacks some system libraries. Debian calls them: {names}. Please install them first.")
    install = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    if os.geteuid() != 0:
        line = f"sudo apt-get update && sudo {shlex.join(install)}"
        _give_up(f"This computer lacks some system libraries. Please run:\n  {line}")
    _say(f"installing {names}")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update"], install):
        done = subprocess.run([*command, "-qq"], env=quiet, capture_output=True, text=True, check=False)
        if done.returncode:
            _give_up(f"`{shlex.join(command)}` failed. Is this computer online? {_last_line(done.stderr)}")


# --- the environment --------------------------------------------------------------------------------------------


def _set_up_venv(project: Mapping[str, Any], extras: Iterable[str]) -> None:
    """Make the environment hold what `extras` ask for.

    The marker is taken away before anything changes and written when all is done: an environment without one was
    interrupted, and is made anew.
    """
    optional = project["optional-dependencies"]
    wanted = {*project["dependencies"], *(line for extra in extras for line in optional[extra])}
    held = _held()
    if held is not None and wanted <= held:
        return
    _say("setting up, once: this takes a minute")
    if held is None:
        _make_venv()
    MARKER.unlink(missing_ok=True)
    _fetch(sorted(wanted))
    still_asked = {*project["dependencies"], *(line for lines in optional.values() for line in lines)}
    _mark(wanted | ((held or set()) & still_asked))


def _origin() -> str:
    """What an environment is good for: this Python, in this place."""
    return "{}.{} {} {}".format(*sys.version_info[:2], sys.base_prefix, VENV)


def _held() -> set[str] | None:
    """The requirements that the environment holds; None when it must be made (anew)."""
    if not PYTHON.exists() or not MARKER.is_file():
        return None
    origin, *requirements = MARKER.read_text(encoding="utf-8").splitlines()
    return set(requirements) if origin == _origin() else None


def _mark(requirements: set[str]) -> None:
    fresh = MARKER.with_suffix(".new")
    fresh.write_text("\n".join([_origin(), *sorted(requirements)]) + "\n", encoding="utf-8")
    fresh.replace(MARKER)


def _make_venv() -> None:
    if VENV.exists() and any(VENV.iterdir()) and not (VENV / "pyvenv.cfg").is_file():
        _give_up(f"{VENV} holds something else than a Python environment. Please choose another INLOOP_VENV.")
    command = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        _give_up(f"A Python environment could not be made in {VENV}. {_last_line(done.stderr)}")


def _fetch(requirements: list[str]) -> None:
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check"]
    done = subprocess.run([*pip, *requirements], stderr=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        _give_up(f"The libraries of Inloop could not be fetched. Is this computer online? {_last_line(done.stderr)}")


# --- handing over -----------------------------------------------------------------------------------------------


def _run_verb(verb: Mapping[str, Any], words: list[str]) -> int:
    """Run the steps of a verb; the exit status of the first that failed, or 0."""
    *first, last = (shlex.split(step) for step in verb["steps"])
    statuses: dict[str, int] = {}
    for step in [*first, [*last, *words]]:
        failed = [name for name, status in statuses.items() if status]
        if failed and not verb.get("keep_going"):
            break
        _say(shlex.join(step) + (f"   (failed above: {', '.join(failed)})" if failed else ""))
        statuses[shlex.join(step)] = _run_step(step)
    return next((status for status in statuses.values() if status), 0)


def _run_step(step: list[str]) -> int:
    path = os.pathsep.join([str(BIN), os.environ.get("PATH", "")])
    program = str(ROOT / step[0]) if "/" in step[0] else shutil.which(step[0], path=path) or step[0]
    environment = {**os.environ, "PATH": path, "VIRTUAL_ENV": str(VENV)}
    return subprocess.run([program, *step[1:]], cwd=ROOT, env=environment, check=False).returncode


def _become(command: list[str]) -> int:
    if os.name != "nt":  # there `exec` would give the terminal back too early
        os.execv(command[0], command)
    return subprocess.run(command, check=False).returncode


def _last_line(text: str) -> str:
    return (text.strip().splitlines() or [""])[-1]


def _say(text: str) -> None:
    print(f"intake: {text}", file=sys.stderr, flush=True)


def _give_up(text: str) -> NoReturn:
    sys.exit(f"intake: {text}")


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
