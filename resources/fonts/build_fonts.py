# /// script
# requires-python = ">=3.11"
# dependencies = ["fonttools>=4.60", "PyYAML"]
# ///
"""Makes the font files of this folder out of pinned packages: download, check, subset, rename, write.

Run it when a language needs other characters or `icons.yaml` has a new line; the files it writes are committed, and
nothing is fetched when the program runs. It needs npm. The families get names of our own, because the sheet writes
glyph numbers and a font of the same name on the machine would put other glyphs behind them, and because the licence of
one of them reserves its name for the original.
"""

from __future__ import annotations

import hashlib
import re
import subprocess
import tarfile
from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml
from fontTools import subset
from fontTools.ttLib import TTFont

HERE = Path(__file__).resolve().parent
ICONS = HERE.parent / "icons.yaml"


def _span(*ends: tuple[int, int]) -> frozenset[int]:
    return frozenset(code for first, last in ends for code in range(first, last + 1))


_MARKS = _span(
    (0x200B, 0x200F), (0x2010, 0x2027), (0x202F, 0x203A), (0x2060, 0x2069), (0x20AC, 0x20AC), (0x25CC, 0x25CC)
)
_LATIN = _span((0x20, 0x7E), (0xA0, 0x17F)) | _MARKS
_EVERY_LATIN = _LATIN | _span((0x180, 0x24F), (0x2B0, 0x2FF), (0x300, 0x36F), (0x1E00, 0x1EFF), (0x2070, 0x20BF))
_CYRILLIC = _span((0x400, 0x52F))
_ARABIC = _span((0x600, 0x6FF), (0x750, 0x77F))
_ETHIOPIC = _span((0x1200, 0x139F))
_HAN = frozenset(
    ord(bytes([row, cell]).decode("gb2312", "ignore") or " ") for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF)
) | _span((0x3000, 0x301F), (0xFF01, 0xFF65))
"""Level 1 of GB 2312: the 3,755 characters of everyday writing, and the full-width signs."""
_SIGNS = _span((0x2116, 0x2122), (0x2190, 0x2193), (0x2212, 0x2212), (0x2713, 0x2713))


@dataclass(frozen=True)
class _Family:
    """One package and what becomes of it. `styles`: the weight's folder in the package -> our style name."""

    package: str
    version: str
    sha256: str
    original: str
    name: str
    codes: frozenset[int]
    styles: dict[str, str]

    def source(self, weight: str) -> str:
        return f"package/{weight}/{self.original.replace(' ', '')}_{weight}.ttf"


_PAPER = {"400Regular": "Regular", "700Bold": "Bold"}
_WINDOW = {"400Regular": "Regular", "600SemiBold": "SemiBold", "700Bold": "Bold"}
_FAMILIES = (
    _Family(
        package="@expo-google-fonts/noto-sans",
        version="0.4.2",
        sha256="98cf14a19b8e67a0e76bfd4d5df98937b9734e6dde570bd750f2259042042548",
        original="Noto Sans",
        name="Inloop Sans",
        codes=_EVERY_LATIN | _CYRILLIC | _SIGNS,
        styles=_PAPER,
    ),
    _Family(
        package="@expo-google-fonts/noto-naskh-arabic",
        version="0.4.5",
        sha256="2f93452f15b3bdd86b922be17f247986d4d0e2ae7a1ca51f5d80326b2680628e",
        original="Noto Naskh Arabic",
        name="Inloop Naskh",
        codes=_LATIN | _ARABIC,
        styles=_PAPER,
    ),
    _Family(
        package="@expo-google-fonts/noto-sans-ethiopic",
        version="0.4.2",
        sha256="3030fe790f54df5297904e82da1d5216df61064af4e2ca2972ad166a6ad81f49",
        original="Noto Sans Ethiopic",
        name="Inloop Ethiopic",
        codes=_LATIN | _ETHIOPIC,
        styles=_PAPER,
    ),
    _Family(
        package="@expo-google-fonts/noto-sans-sc",
        version="0.4.3",
        sha256="0d69d0f4971d2ff574e3d93cbc218dc950bf3f3f8f8e2c008d97687ed53aee59",
        original="Noto Sans SC",
        name="Inloop Han",
        codes=_LATIN | _HAN,
        styles=_PAPER,
    ),
    _Family(
        package="@expo-google-fonts/source-sans-3",
        version="0.4.1",
        sha256="eb41834f563921e19b18b40bc924b97110983aef800d9cb67b9186f546311828",
        original="Source Sans 3",
        name="Inloop Window",
        codes=_LATIN | _SIGNS,
        styles=_WINDOW,
    ),
)
_ICONS = _Family(
    package="@mdi/font",
    version="7.4.47",
    sha256="66131558352dc8df724feac30f3b7bf7ee7311a79e4f8436f3637c0993edb773",
    original="Material Design Icons",
    name="Inloop Icons",
    codes=frozenset(),
    styles={"": "Regular"},
)
_ICON_FONT = "package/fonts/materialdesignicons-webfont.ttf"
_ICON_TABLE = "package/scss/_variables.scss"

_FAMILY, _STYLE, _UNIQUE, _FULL, _VERSION, _POSTSCRIPT, _DESCRIPTION = 1, 2, 3, 4, 5, 6, 10
_TYPOGRAPHIC_FAMILY, _TYPOGRAPHIC_STYLE, _VARIATIONS_PREFIX = 16, 17, 25


def main() -> None:
    for family in _FAMILIES:
        package = _fetched(family)
        for weight, style in family.styles.items():
            _write(family, style, package[family.source(weight)], family.codes)
        (HERE / f"{_slug(family)}.txt").write_bytes(package["package/LICENSE_FONT"])
    package = _fetched(_ICONS)
    _write(_ICONS, "Regular", package[_ICON_FONT], _icon_codes(package[_ICON_TABLE].decode()))
    (HERE / f"{_slug(_ICONS)}.txt").write_bytes(package["package/LICENSE"])


def _fetched(family: _Family) -> dict[str, bytes]:
    """Every file of the package, by its path in it. Refuses a package that is not the pinned one."""
    with TemporaryDirectory() as folder:
        spec = f"{family.package}@{family.version}"
        pack = ["npm", "pack", "--silent", "--pack-destination", folder, spec]
        subprocess.run(pack, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - every word of it stands above
        archive = next(Path(folder).glob("*.tgz")).read_bytes()
    found = hashlib.sha256(archive).hexdigest()
    if found != family.sha256:
        raise SystemExit(f"{spec}: sha256 {found} is not the pinned one")
    with tarfile.open(fileobj=BytesIO(archive)) as tar:
        return {item.name: tar.extractfile(item).read() for item in tar if item.isfile()}


def _icon_codes(table: str) -> frozenset[int]:
    """The code points of `icons.yaml`, each compared with the set's own table."""
    known = dict(re.findall(r'"([a-z0-9-]+)": ([0-9A-F]+),', table))
    wanted = yaml.safe_load(ICONS.read_text(encoding="utf-8"))
    wrong = [f"{name}: {code}, not {known.get(name)}" for name, code in wanted.items() if known.get(name) != code]
    if wrong:
        raise SystemExit("icons.yaml: " + "; ".join(wrong))
    return frozenset(int(code, 16) for code in wanted.values())


def _write(family: _Family, style: str, data: bytes, codes: Iterable[int]) -> None:
    font = TTFont(BytesIO(data), recalcTimestamp=False)
    _subset(font, codes)
    if family is _ICONS:
        _true_bearings(font)
    _rename(font, family, style)
    font.save(HERE / f"{family.name.replace(' ', '')}-{style}.ttf")


def _subset(font: TTFont, codes: Iterable[int]) -> None:
    """Keeps the glyphs of `codes` and the rules that shape them; hinting goes, nothing here is drawn that small."""
    options = subset.Options(hinting=False, notdef_outline=True, name_IDs=["*"])
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)


def _true_bearings(font: TTFont) -> None:
    """The icons' package says that every drawing begins at 0, which would push each to the left of its square."""
    bearings, outlines = font["hmtx"], font["glyf"]
    for name in font.getGlyphOrder():
        advance, _ = bearings[name]
        outlines[name].recalcBounds(outlines)
        bearings[name] = (advance, outlines[name].xMin)


def _rename(font: TTFont, family: _Family, style: str) -> None:
    """Our name everywhere a program looks for one; copyright, licence and the original's version stay."""
    names = font["name"]
    original_version = names.getDebugName(_VERSION)
    names.names = [
        name
        for name in names.names
        if name.platformID == 3 and name.nameID not in (_TYPOGRAPHIC_FAMILY, _TYPOGRAPHIC_STYLE, _VARIATIONS_PREFIX)
    ]
    two_styles = style in ("Regular", "Bold")  # what a family of the oldest kind can hold
    postscript = f"{family.name.replace(' ', '')}-{style}"
    renamed = {
        _FAMILY: family.name if two_styles else f"{family.name} {style}",
        _STYLE: style if two_styles else "Regular",
        _UNIQUE: postscript,
        _FULL: f"{family.name} {style}",
        _POSTSCRIPT: postscript,
        _DESCRIPTION: f"A renamed subset of {family.original}, {original_version}",
    }
    if not two_styles:
        renamed |= {_TYPOGRAPHIC_FAMILY: family.name, _TYPOGRAPHIC_STYLE: style}
    for name_id, text in renamed.items():
        names.setName(text, name_id, 3, 1, 0x409)


def _slug(family: _Family) -> str:
    return f"LICENSE-{family.original.lower().replace(' ', '-')}"


if __name__ == "__main__":
    main()
