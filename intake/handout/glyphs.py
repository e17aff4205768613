"""Writes shaped glyphs into a PDF: one composite font (Type0, Identity-H) per face, holding the glyphs a sheet uses.

ReportLab's own text writes characters; here glyph numbers are written, at the places the typesetting gave them. What
they spell is kept beside them, so that a reader can copy and search: in the font's ToUnicode map where a glyph always
spells the same, as /ActualText around the glyphs where it does not (a letter with its marks, a ligature).
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby
from typing import Any

from reportlab.lib.rl_accel import fp_str
from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.ttfonts import TTFontFace

from intake.handout.fonts import Face
from intake.handout.phrase import NBSP, UNSEEN
from intake.handout.text import Cluster, Glyph, Line, Run
from intake.model import Lang
from intake.script import script_of

_CMAP_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange"""
_CMAP_TAIL = "endcmap CMapName currentdict /CMap defineresource pop end end"
_CMAP_BLOCK = 100  # entries; the format allows no more at once
_NOTICEABLE = 0.5  # thousandths of an em


def missing(text: str, language: Lang) -> set[str]:
    """The characters that the paper font of this language's script does not have."""
    known: Mapping[int, int] = _parsed(Face(script_of(language).paper)).charToGlyph
    return {character for character in text if ord(character) not in known} - UNSEEN - {"\n"}


class GlyphWriter:
    """Writes lines for one document, and hands it the fonts they need."""

    def __init__(self, document: pdfdoc.PDFDocument) -> None:
        self._document = document
        self._subsets: dict[Face, _Subset] = {}

    def operators(self, line: Line, x: float, baseline: float) -> str:
        """A line as PDF text operators; x: of its text's left edge; `baseline`: from the page's lower edge."""
        return " ".join(["BT", *(part for run in line.runs for part in self._run(run, x, baseline)), "ET"])

    def _run(self, run: Run, x: float, baseline: float) -> Iterator[str]:
        subset = self._subset(run.face)
        yield f"/{subset.resource} {fp_str(run.size)} Tf"
        for spelled, clusters in groupby(run.clusters, key=subset.spells):
            if spelled:
                glyphs = [glyph for cluster in clusters for glyph in cluster.glyphs]
                yield from _shown(subset, run.size, glyphs, x, baseline)
                continue
            for cluster in clusters:
                yield f"/Span <</ActualText <FEFF{_utf16(_spelling(cluster))}>>> BDC"
                yield from _shown(subset, run.size, cluster.glyphs, x, baseline)
                yield "EMC"

    def _subset(self, face: Face) -> _Subset:
        if face not in self._subsets:
            subset = self._subsets[face] = _Subset(face, len(self._subsets))
            self._document.delayedFonts.append(subset)
        return self._subsets[face]


class _Subset:
    """The glyphs of one face that one document uses."""

    def __init__(self, face: Face, number: int) -> None:
        self.resource = f"G{number}"
        self._font = _parsed(face)
        self._name = f"{'ABCDEFGH'[number] * 6}+{face.name}"
        self._codes = {0: 0}  # glyph number in the face -> in the subset, which is its code in the text
        self._spelled: dict[int, str] = {}

    def code(self, glyph: int) -> int:
        return self._codes.setdefault(glyph, len(self._codes))

    def advance(self, glyph: int) -> float:
        """How far the glyph moves the pen, in ems."""
        return float(self._font.hmetrics[glyph][0]) / float(self._font.unitsPerEm)

    def spells(self, cluster: Cluster) -> bool:
        """Whether the ToUnicode map tells what this cluster spells. The first use of a glyph decides that."""
        if len(cluster.glyphs) != 1:
            return False
        spelling = _spelling(cluster)
        return self._spelled.setdefault(self.code(cluster.glyphs[0].number), spelling) == spelling

    def addObjects(self, document: Any) -> None:  # noqa: N802 - ReportLab calls it as it saves
        font = copy.copy(self._font)
        font.charToGlyph = {glyph: glyph for glyph in self._codes}
        descriptor = font.addSubsetObjects(document, self._name, list(self._codes)[1:])
        to_unicode = pdfdoc.PDFStream(content=_cmap(self._spelled), filters=[pdfdoc.PDFZCompress])
        composite = {
            "Type": "/Font",
            "Subtype": "/Type0",
            "BaseFont": f"/{self._name}",
            "Encoding": "/Identity-H",
            "DescendantFonts": pdfdoc.PDFArray(
                [document.Reference(self._descendant(descriptor), f"{self._name} glyphs")]
            ),
            "ToUnicode": document.Reference(to_unicode, f"{self._name} spelling"),
        }
        fonts = document.idToObject["BasicFonts"].dict
        fonts[self.resource] = document.Reference(pdfdoc.PDFDictionary(composite), f"{self._name} font")

    def _descendant(self, descriptor: Any) -> pdfdoc.PDFDictionary:
        widths = [round(1000 * self.advance(glyph)) for glyph in self._codes]
        registry = {
            "Registry": pdfdoc.PDFString("Adobe"),
            "Ordering": pdfdoc.PDFString("Identity"),
            "Supplement": 0,
        }
        return pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/CIDFontType2",
                "BaseFont": f"/{self._name}",
                "CIDToGIDMap": "/Identity",
                "CIDSystemInfo": pdfdoc.PDFDictionary(registry),
                "FontDescriptor": descriptor,
                "W": pdfdoc.PDFArray([0, pdfdoc.PDFArray(widths)]),
            }
        )


@cache
def _parsed(face: Face) -> Any:
    """The face's tables. The stubs know its class, but not the tables read into it."""
    read: Any = TTFontFace(str(face.path))
    read.glyphToChar = read.charWidths = {}  # of the characters; here glyphs are written, and these are half of it
    return read


def _shown(subset: _Subset, size: float, glyphs: Sequence[Glyph], x: float, baseline: float) -> Iterator[str]:
    """Glyphs at their places: one operator for as many as share a height."""
    for height, level in groupby(glyphs, key=lambda glyph: glyph.y):
        shown = list(level)
        yield f"1 0 0 1 {fp_str(x + shown[0].x, baseline + height)} Tm"
        yield f"[{_row(subset, size, shown)}] TJ"


def _row(subset: _Subset, size: float, glyphs: Sequence[Glyph]) -> str:
    """Codes, with a correction wherever the next glyph does not stand where the last one left the pen."""
    row, pen = "<", glyphs[0].x
    for glyph in glyphs:
        correction = 1000 * (pen - glyph.x) / size
        if abs(correction) > _NOTICEABLE:
            row += f"> {fp_str(correction)} <"
            pen = glyph.x
        row += f"{subset.code(glyph.number):04X}"
        pen += size * subset.advance(glyph.number)
    return row + ">"


def _spelling(cluster: Cluster) -> str:
    """What a reader gets to copy: plain spaces, and nothing unseen."""
    seen = "".join(character for character in cluster.text if character not in UNSEEN)
    return (seen or cluster.text).replace(NBSP, " ")


def _cmap(spelled: Mapping[int, str]) -> str:
    entries = [f"<{code:04X}> <{_utf16(text)}>" for code, text in sorted(spelled.items())]
    blocks = [entries[start : start + _CMAP_BLOCK] for start in range(0, len(entries), _CMAP_BLOCK)]
    body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return f"{_CMAP_HEAD}\n{body}\n{_CMAP_TAIL}"


def _utf16(text: str) -> str:
    return text.encode("utf-16-be").hex().upper()
