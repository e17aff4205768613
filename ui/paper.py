"""A sheet on its way to paper: made, and handed to the printer, without a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtGui import QImage

from intake.desk import Desk
from intake.model import Sheet
from ui import printer

Send = Callable[[bytes, Callable[[], Iterable[QImage]]], None]
"""Prints a PDF, or the same pages as pictures; `printer.send` in the product."""


def print_sheet(desk: Desk, made: Callable[[], Sheet], send: Send) -> None:
    """Makes a sheet and prints it. Takes seconds: run it on the worker. Raises as `printer.send`."""
    sheet = made()
    send(sheet.pdf, partial(pictures, desk, sheet))


def pictures(desk: Desk, sheet: Sheet) -> Iterable[QImage]:
    """The pages of a sheet as pictures, as fine as a printer wants them."""
    return (picture(desk, sheet, page, printer.PRINT_DPI) for page in range(sheet.pages))


def picture(desk: Desk, sheet: Sheet, page: int, dpi: int) -> QImage:
    """A page (from 0) as it will look."""
    drawn = desk.picture(sheet, page, dpi)
    image = QImage(drawn.greys, drawn.width, drawn.height, drawn.width, QImage.Format.Format_Grayscale8)
    return image.copy()  # of its own: the bytes are gone after this
