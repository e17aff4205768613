"""The program reaches for no network: the kernel kills it on the spot if it opens a socket of the internet's kind."""

from __future__ import annotations

import platform
import subprocess
import sys
from pathlib import Path

import pytest

FILTER = """
import ctypes, struct, sys

NUMBERS = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}  # of this machine; and of socket(2) on it
architecture, socket_call = NUMBERS[sys.argv[1]]
LOAD, EQUAL, RETURN = 0x20, 0x15, 0x06
KILL, ALLOW = 0x80000000, 0x7FFF0000

program = [
    (LOAD, 0, 0, 4),  # which architecture
    (EQUAL, 0, 6, architecture),
    (LOAD, 0, 0, 0),  # which call
    (EQUAL, 0, 4, socket_call),
    (LOAD, 0, 0, 16),  # its first argument
    (EQUAL, 1, 0, 2),  # AF_INET
    (EQUAL, 0, 1, 10),  # AF_INET6
    (RETURN, 0, 0, KILL),
    (RETURN, 0, 0, ALLOW),
]
packed = b"".join(struct.pack("HBBI", *step) for step in program)
buffer = ctypes.create_string_buffer(packed)

class Program(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("steps", ctypes.c_void_p)]

libc = ctypes.CDLL(None, use_errno=True)
assert libc.prctl(38, 1, 0, 0, 0) == 0  # no new privileges
given = Program(len(program), ctypes.addressof(buffer))
if libc.prctl(22, 2, ctypes.byref(given), 0, 0) != 0:
    sys.exit(77)  # this kernel filters nothing
"""
RUNS = {
    "demo": "import ui.__main__; sys.exit(ui.__main__.main(['demo', '--output', sys.argv[2]]))",
    "window": "import ui.__main__; sys.exit(ui.__main__.main(['--self-test']))",
}
CONTROL = "import socket; socket.socket(socket.AF_INET); sys.exit(0)"
_KILLED = -31  # SIGSYS

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or platform.machine() not in ("x86_64", "aarch64"), reason="a filter of Linux"
)


def status(code: str, *given: str) -> int:
    command = [sys.executable, "-c", FILTER + code, platform.machine(), *given]
    found = subprocess.run(command, capture_output=True, check=False).returncode
    if found == 77:
        pytest.skip("this kernel filters nothing")
    return found


def test_the_filter_kills_who_opens_an_internet_socket() -> None:
    assert status(CONTROL) == _KILLED


@pytest.mark.parametrize("name", RUNS)
def test_a_full_run_opens_no_internet_socket(name: str, tmp_path: Path) -> None:
    assert status(RUNS[name], str(tmp_path / "out")) == 0
