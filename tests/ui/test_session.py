"""The laptop sleeps or its screen is locked: the system says so, and Inloop locks. Over a D-Bus of the test's own."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.session import Session

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("dbus-daemon") is None, reason="only where there is a D-Bus to start"
)
LOGIN, SAVER = "org.freedesktop.login1", "org.freedesktop.ScreenSaver"


@pytest.fixture
def address() -> Iterator[str]:
    command = [shutil.which("dbus-daemon") or "", "--session", "--nofork", "--nopidfile", "--print-address=1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as daemon:
        assert daemon.stdout is not None
        yield daemon.stdout.readline().strip()
        daemon.kill()


@pytest.mark.parametrize(
    ("owner", "interface", "name", "arguments", "leaves"),
    [
        (LOGIN, f"{LOGIN}.Manager", "PrepareForSleep", [True], True),
        (LOGIN, f"{LOGIN}.Manager", "PrepareForSleep", [False], False),
        (LOGIN, f"{LOGIN}.Session", "Lock", [], True),
        (SAVER, SAVER, "ActiveChanged", [True], True),
        (SAVER, SAVER, "ActiveChanged", [False], False),
    ],
)
def test_what_the_system_says_is_heard(
    address: str, qtbot: QtBot, owner: str, interface: str, name: str, arguments: list[bool], *, leaves: bool
) -> None:
    from PySide6.QtDBus import QDBusConnection, QDBusMessage

    listening = QDBusConnection.connectToBus(address, f"listening-{name}-{leaves}")
    speaking = QDBusConnection.connectToBus(address, f"speaking-{name}-{leaves}")
    for known in {owner, SAVER}:
        assert speaking.registerService(known)
    window = QWidget()
    qtbot.addWidget(window)
    session = Session(window, (listening, listening))
    heard: list[bool] = []
    session.left.connect(lambda: heard.append(True))
    for said, told in ((name, arguments), ("ActiveChanged", [True])):  # the second is always heard, and comes after
        message = QDBusMessage.createSignal("/any/where", interface if said is name else SAVER, said)
        message.setArguments(told)
        assert speaking.send(message)
    qtbot.waitUntil(lambda: len(heard) == (2 if leaves else 1))
    QDBusConnection.disconnectFromBus(f"listening-{name}-{leaves}")
    QDBusConnection.disconnectFromBus(f"speaking-{name}-{leaves}")
