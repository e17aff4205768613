"""The bundled fonts of the sheet: which file holds which face. No font of the machine is ever used."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from intake import content

SANS = "Inloop Sans"
PAPER_FAMILIES = (SANS, "Inloop Naskh", "Inloop Ethiopic", "Inloop Han")


class Face(NamedTuple):
    """One font file: a family of `resources/fonts/` in regular or bold."""

    family: str
    bold: bool = False

    @property
    def name(self) -> str:
        """As in the file's name, and as PDF names it: "InloopSans-Bold"."""
        return f"{self.family.replace(' ', '')}-{'Bold' if self.bold else 'Regular'}"

    @property
    def path(self) -> Path:
        return content.root() / "fonts" / f"{self.name}.ttf"


ICONS = Face("Inloop Icons")
