"""The way to paper, for pages that exist in memory alone.

Where the system has `lp`, it takes the PDF on its standard input: no file is made, and Qt's own way would make one.
Elsewhere (Windows) the pages are painted as pictures. The job has a name that tells nothing.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPageSize, QPainter

from intake.errors import Explained

Pictures = Callable[[], Iterable[QImage]]

JOB_NAME = "Inloop"
PRINT_DPI = 300
_PATIENCE_SECONDS = 30
_NO_DESTINATION = ("no default destination", "no such destination", "no destinations added", "scheduler")


def send(pdf: bytes, pictures: Pictures, *, copies: int = 1) -> None:
    """Prints on the system's printer. `pictures`: the same pages at `PRINT_DPI`, made only where they are needed.

    Takes seconds: run it on the worker. Raises `Explained`: error.no-printer, error.print-failed.
    """
    program = shutil.which("lp")
    if program:
        _hand_over(program, pdf, copies)
    else:
        _paint(pictures, copies)


def _hand_over(program: str, pdf: bytes, copies: int) -> None:
    command = [program, "-t", JOB_NAME, "-n", str(copies), "-"]
    try:
        said = subprocess.run(  # noqa: S603 - the system's own program, and no word of a visitor's
            command,
            input=pdf,
            capture_output=True,
            timeout=_PATIENCE_SECONDS,
            env={**os.environ, "LC_ALL": "C"},
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as fault:
        raise Explained("error.print-failed") from fault
    if said.returncode:
        complaint = said.stderr.decode(errors="replace").lower()
        none = any(words in complaint for words in _NO_DESTINATION)
        raise Explained("error.no-printer" if none else "error.print-failed")


def _paint(pictures: Pictures, copies: int) -> None:
    from PySide6.QtPrintSupport import QPrinter, QPrinterInfo  # where there is `lp` it is not loaded at all

    if QPrinterInfo.defaultPrinter().isNull():
        raise Explained("error.no-printer")
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(JOB_NAME)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setFullPage(True)
    printer.setCopyCount(copies)
    painter = QPainter()
    if not painter.begin(printer):
        raise Explained("error.print-failed")
    try:
        for place, picture in enumerate(pictures()):
            if place:
                printer.newPage()
            painter.drawImage(QRectF(printer.pageRect(QPrinter.Unit.DevicePixel)), picture)
    finally:
        painter.end()
