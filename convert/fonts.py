"""Script → font file; which characters the packaged fonts have. System fonts never count: the machine must not decide.

The fonts come from wheels: Simplified Chinese with every installation, the other scripts with ``postbind[fonts]``.
Typst carries its own Latin, mathematics and monospace faces, whose characters are in ``BUILT_IN``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Final, TypeAlias
from unicodedata import category

PACKAGES: Final = {
    "pylopdf_fonts_zh_cn": ("NotoSerifSC-Regular.otf", "NotoSansSC-Regular.otf"),
    "pylopdf_fonts_zh_tw": ("NotoSerifTC-Regular.otf", "NotoSansTC-Regular.otf"),
    "pylopdf_fonts_jp": ("NotoSerifJP-Regular.otf", "NotoSansJP-Regular.otf"),
    "pylopdf_fonts_ko": ("NotoSerifKR-Regular.otf", "NotoSansKR-Regular.otf"),
    "pylopdf_fonts_he": ("NotoSerifHebrew-Variable.ttf", "NotoSansHebrew-Variable.ttf"),
    "fontpkg_amiri": (
        "files/Amiri-Regular.ttf",
        "files/Amiri-Bold.ttf",
        "files/Amiri-Italic.ttf",
        "files/Amiri-BoldItalic.ttf",
    ),
    "manimgx_fonts": (
        "NotoEmoji[wght].ttf",
        "NotoSansSymbols[wght].ttf",
        "NotoSans[wght].ttf",
        "NotoSansThai[wght].ttf",
        "NotoSansDevanagari[wght].ttf",
        "NotoSansBengali[wght].ttf",
        "NotoSansTamil[wght].ttf",
        "NotoSansArmenian[wght].ttf",
        "NotoSansGeorgian[wght].ttf",
        "NotoSansKhmer[wght].ttf",
        "NotoSansLao[wght].ttf",
        "NotoSansMyanmar[wght].ttf",
        "NotoSansEthiopic[wght].ttf",
    ),
}
"""The files that each wheel gives us; without the brackets of a set, a wheel that is absent gives none."""

SUFFIXES: Final = frozenset({".otf", ".ttf", ".ttc", ".otc"})

BUILT_IN: Final = (
    (0x20, 0x4FF), (0x510, 0x513), (0x51A, 0x51D), (0x531, 0x60C), (0x621, 0x63A), (0x640, 0x655), (0x660, 0x66D),
    (0x6F0, 0x6F9), (0x900, 0x97F), (0xE94, 0xE97), (0xE99, 0xE9F), (0xEA1, 0xEA7), (0xEAD, 0xEB9), (0xEC8, 0xECD),
    (0x10D0, 0x10FF), (0x13A0, 0x13FD), (0x1AB0, 0x1ACE), (0x1D00, 0x2151), (0x2153, 0x2184), (0x2189, 0x2189),
    (0x2190, 0x23FF), (0x2422, 0x2423), (0x2460, 0x262E), (0x2638, 0x268B), (0x2690, 0x269C), (0x26A1, 0x26A7),
    (0x26AA, 0x26B2), (0x2701, 0x2704), (0x2706, 0x2709), (0x270C, 0x2727), (0x2729, 0x274B), (0x274D, 0x274D),
    (0x274F, 0x2752), (0x2756, 0x2756), (0x2758, 0x275E), (0x2761, 0x2794), (0x2798, 0x27AF), (0x27B1, 0x2BFF),
    (0x2C60, 0x2CFF), (0x2E02, 0x2E05), (0x2E22, 0x2E25), (0xA708, 0xA716), (0xA71B, 0xA727), (0xA789, 0xA78E),
    (0xAB70, 0xABBF), (0xFB00, 0xFB4F), (0xFB52, 0xFB81), (0xFB8A, 0xFB95), (0xFBAA, 0xFBAD), (0xFBFC, 0xFBFF),
    (0xFE20, 0xFE2F), (0xFE70, 0xFEFC), (0x10140, 0x1018E), (0x102E0, 0x102FB), (0x1D400, 0x1D7FF),
    (0x1EE00, 0x1EEF1), (0x1F780, 0x1F7EB), (0x1F800, 0x1F8B1),
)  # fmt: skip
"""The characters of the faces that Typst 0.15 carries, by their cmap tables: Libertinus Serif, New Computer Modern (for
text and for mathematics), DejaVu Sans Mono. Gaps that are no characters, or that Noto SC has, are left in; letters
far from their alphabet are left out."""


def font_files(folders: tuple[str, ...] = ()) -> tuple[Path, ...]:
    """Return the font files there are: the packaged ones, then those of ``folders``, each in a fixed order."""
    return (*packaged_files(), *files_in(folders))


def files_in(folders: tuple[str, ...]) -> tuple[Path, ...]:
    """Return the font files in folders and below, folder by folder, in a fixed order."""
    return tuple(
        file
        for folder in folders
        for file in sorted(file for file in Path(folder).rglob("*") if file.suffix.lower() in SUFFIXES)
    )


@cache
def packaged_files() -> tuple[Path, ...]:
    """Return the font files of the wheels that are installed, in a fixed order."""
    homes = [(home, names) for package, names in PACKAGES.items() if (home := _home(package)) is not None]
    return tuple(home / name for home, names in homes for name in names if (home / name).is_file())


@cache
def _home(package: str) -> Path | None:
    from importlib.util import find_spec

    spec = find_spec(package)
    return Path(next(iter(spec.submodule_search_locations))) if spec and spec.submodule_search_locations else None


@lru_cache(maxsize=8)
def _folders_of(files: tuple[Path, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(file.parent) for file in files))


Families: TypeAlias = Callable[[tuple[str, ...]], Sequence[str]]
"""Names the families of the fonts in folders, and those that come with the typesetter."""


class PackagedFonts:
    """The fonts of one run: the packaged ones and those of ``--font-path``; nothing is read before it is asked for.

    ``families`` is asked for the names: who sets the text knows them, and reading them from the files takes 0.1 s.
    """

    def __init__(self, folders: tuple[str, ...] = (), families: Families = lambda _: ()) -> None:
        self._folders, self._families = folders, families

    @cached_property
    def files(self) -> tuple[Path, ...]:
        """The font files, in the order in which they are tried; the folders are walked once."""
        return font_files(self._folders)

    @property
    def folders(self) -> tuple[str, ...]:
        """The folders of the files, which Typst wants instead of them."""
        return _folders_of(self.files)

    @property
    def families(self) -> tuple[str, ...]:
        """The names of the families there are, those that Typst carries among them."""
        return tuple(self._families(self.folders))

    def missing(self, text: str) -> frozenset[str]:
        """Return the characters of ``text`` that no font has; controls and joiners need no glyph."""
        asked = {
            char for char in set(text) if not _is_built_in(char) and category(char) not in ("Cf", "Cc", "Zl", "Zp")
        }
        for file in self.files:
            if not asked:
                break
            covered = _coverage(file)
            asked = {char for char in asked if not _has(covered, ord(char))}
        return frozenset(asked)


def _is_built_in(char: str) -> bool:
    code = ord(char)
    return char.isascii() or any(first <= code <= last for first, last in BUILT_IN)


@lru_cache(maxsize=64)
def _coverage(file: Path) -> bytes:
    """Return the characters that a font file has, a bit each; one that cannot be read has none.

    As a set of numbers the 31,000 characters of a Chinese font would take 3 MB.
    """
    from fontTools.ttLib import TTFont, TTLibError

    bits = bytearray(0x110000 // 8)
    try:
        with TTFont(file, lazy=True, fontNumber=0) as font:
            for code in font.getBestCmap() or ():
                bits[code >> 3] |= 1 << (code & 7)
    except (TTLibError, OSError, KeyError, ValueError):
        return b""
    return bytes(bits).rstrip(b"\0")


def _has(coverage: bytes, code: int) -> bool:
    place = code >> 3
    return place < len(coverage) and bool(coverage[place] >> (code & 7) & 1)
