"""What the laptop says of itself that matters to who keeps secrets on it: whether its disk is encrypted, and whether
its printing system keeps what was printed. What cannot be told is unknown, never good.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

CUPS = Path("/etc/cups/cupsd.conf")
_PATIENCE_SECONDS = 5
_KEEPS = re.compile(r"^\s*PreserveJobFiles\s+(\S+)", re.MULTILINE | re.IGNORECASE)


def disk_is_encrypted(folder: Path) -> bool | None:
    """Whether the disk under a folder is encrypted by the system; None: it does not say. Takes up to seconds."""
    if sys.platform == "linux":
        return _is_on_dm_crypt(folder)
    if sys.platform == "darwin":
        said = _said(["/usr/bin/fdesetup", "status"])
        return "FileVault is On" in said if said else None
    if sys.platform == "win32":
        said = _said(["manage-bde", "-status", folder.anchor or "C:"])
        return bool(re.search(r"Protection On|Beveiliging\s+aan", said, re.IGNORECASE)) or None if said else None
    return None


def printer_keeps_jobs(conf: Path = CUPS) -> bool | None:
    """Whether the printing system keeps the pages that were printed; None: it does not say (or is another one)."""
    try:
        said = _KEEPS.search(conf.read_text("utf-8", errors="replace"))
    except OSError:
        return None
    return said is None or said[1].lower() not in {"no", "off", "false", "0"}


def _is_on_dm_crypt(folder: Path, devices: Path = Path("/sys/dev/block")) -> bool | None:
    """Follows the block device under a folder down to the disk, as far as the kernel shows it."""
    try:
        number = folder.stat().st_dev
        waiting, seen = [devices / f"{os.major(number)}:{os.minor(number)}"], set()
        while waiting:
            device = waiting.pop().resolve()
            if device in seen or not device.exists():
                continue
            seen.add(device)
            mapping = device / "dm" / "uuid"
            if mapping.exists() and mapping.read_text().startswith("CRYPT-"):
                return True
            if (device / "slaves").is_dir():
                waiting += (device / "slaves").iterdir()
    except OSError:
        return None
    return False if seen else None


def _said(command: list[str]) -> str:
    try:
        run = subprocess.run(command, capture_output=True, timeout=_PATIENCE_SECONDS, check=False, text=True)  # noqa: S603 - the system's own program
    except (OSError, subprocess.SubprocessError, UnicodeDecodeError):
        return ""
    return run.stdout if run.returncode == 0 else ""
