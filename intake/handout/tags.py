"""The structure of a sheet for a screen reader: a tree of headings and paragraphs, each with its language, in the order
in which they were drawn, and what is only drawn (lines, frames, pictograms beside words) marked as such.

ReportLab writes no tags; these are the few objects of PDF 1.5 (section 10.6) that a tree takes.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString
from reportlab.pdfgen.canvas import Canvas


class _Element(NamedTuple):
    kind: str
    language: str
    alt: str
    said: str
    page: int
    number: int  # on its page


class Tags:
    """Marks what is drawn on a canvas, and writes the tree when all of it is."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._page = 0
        self._elements: list[_Element] = []

    def next_page(self) -> None:
        self._page += 1

    @contextmanager
    def part(self, kind: str, language: str, *, alt: str = "", said: str = "") -> Iterator[None]:
        """What is drawn within is one element: "H1", "H2", "P" or "Figure" (with `alt`), in a language. `said`: its
        text, where the order of its signs on the page is not the one in which they are read.
        """
        number = sum(element.page == self._page for element in self._elements)
        self._elements.append(_Element(kind, language, alt, said, self._page, number))
        self._canvas.addLiteral(f"/{kind} <</MCID {number}>> BDC")
        yield
        self._canvas.addLiteral("EMC")

    @contextmanager
    def artifact(self) -> Iterator[None]:
        """What is drawn within says nothing."""
        self._canvas.addLiteral("/Artifact BMC")
        yield
        self._canvas.addLiteral("EMC")

    def write(self) -> None:
        """Puts the tree into the document; every page has been shown by then."""
        document = self._canvas._doc  # type: ignore[attr-defined]  # noqa: SLF001 - the only way to it
        pages = document.Pages.pages
        root = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        root_at = document.Reference(root)
        whole = PDFDictionary({"Type": PDFName("StructElem"), "S": PDFName("Document"), "P": root_at})
        whole_at = document.Reference(whole)
        refs = [
            document.Reference(_element(one, whole_at, document.Reference(pages[one.page]))) for one in self._elements
        ]
        whole.dict["K"] = PDFArray(refs)
        tree: list[object] = []
        for place, page in enumerate(pages):
            page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
            page.StructParents, page.Tabs = place, PDFName("S")
            on_page = [ref for one, ref in zip(self._elements, refs, strict=True) if one.page == place]
            tree += [place, document.Reference(PDFArray(on_page))]
        root.dict["K"] = whole_at
        root.dict["ParentTree"] = document.Reference(PDFDictionary({"Nums": PDFArray(tree)}))
        root.dict["ParentTreeNextKey"] = len(pages)
        catalog = document.Catalog
        catalog.StructTreeRoot = root
        catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        catalog.ViewerPreferences = PDFDictionary({"DisplayDocTitle": "true"})


def _element(one: _Element, parent: object, page: object) -> PDFDictionary:
    fields = {
        "Type": PDFName("StructElem"),
        "S": PDFName(one.kind),
        "P": parent,
        "Pg": page,
        "K": one.number,
        "Lang": PDFString(one.language),
    }
    told = {"Alt": one.alt, "ActualText": one.said}
    return PDFDictionary(fields | {name: PDFString(text) for name, text in told.items() if text})
