"""What every test may count on: no screen, no network, nobody's real folders, the same look and locale everywhere, and
no window left over from the test before."""

from __future__ import annotations

import gc
import os
import socket
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale
from PySide6.QtWidgets import QApplication, QWidget

hypothesis.settings.register_profile("house", deadline=None)  # no test decides by the clock
hypothesis.settings.load_profile("house")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--onscreen", action="store_true", help="show the windows of the tests")
    parser.addoption("--every-look", action="store_true", help="walk past every screen in every look there is")
    parser.addoption("--gallery", type=Path, metavar="FOLDER", help="keep a picture of every screen, on one page")


def pytest_configure(config: pytest.Config) -> None:
    if not config.getoption("--onscreen"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["INLOOP_CACHE"] = str(Path(tempfile.gettempdir()) / "inloop-tests")  # what every run may find again
    os.environ.update(QT_SCALE_FACTOR="1", QT_ACCESSIBILITY="1", QT_LOGGING_RULES="qt.qpa.*=false", LC_ALL="C.UTF-8")
    sys.addaudithook(_refuse_the_network)


def _refuse_the_network(event: str, args: tuple[object, ...]) -> None:
    """An audit hook: it also sees what C code does, and no test can take it away."""
    if event == "socket.getaddrinfo":
        raise AssertionError("a test looks up a host name")
    if event in {"socket.connect", "socket.sendto"}:
        reached = args[0]
        assert isinstance(reached, socket.socket)
        if reached.family in {socket.AF_INET, socket.AF_INET6}:
            raise AssertionError("a test reaches for the network")


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    QLocale.setDefault(QLocale("nl_NL"))
    return ["inloop", "-style", "fusion"]


@pytest.fixture(scope="session", autouse=True)
def _one_application(qapp: QApplication) -> QApplication:
    """The window's application first: a sheet made before it would bring a lesser one, and there can be only one."""
    return qapp


@pytest.fixture(autouse=True)
def _nobodys_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every folder that a person owns lies in `tmp_path`; no setting of the developer's reaches a test."""
    for name in list(os.environ):
        if name.startswith(("INLOOP_", "XDG_")) and name != "INLOOP_CACHE":  # which holds nobody's
            monkeypatch.delenv(name)
    for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path))


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a desk, empty; a program started by the test finds it as well."""
    folder = tmp_path / "desk"
    folder.mkdir()
    monkeypatch.setenv("INLOOP_HOME", str(folder))
    return folder


@pytest.fixture(autouse=True)
def _no_window_is_left() -> Iterator[None]:
    yield
    if _windows():
        gc.collect()  # a window that only waits for the collector is not left over
    if left := _windows():
        names = ", ".join(f"{type(window).__name__} {window.objectName()!r}" for window in left)
        for window in left:
            window.close()
            window.deleteLater()
        _delete_what_waits()
        pytest.fail(f"left over: {names}")


def _windows() -> list[QWidget]:
    """Windows nobody owns. (Pop-ups of a living widget have a parent.)"""
    if QApplication.instance() is None:
        return []
    _delete_what_waits()
    return [window for window in QApplication.topLevelWidgets() if window.parent() is None]


def _delete_what_waits() -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
