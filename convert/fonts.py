"""Script → font file; which characters the packaged fonts have. System fonts never count: the machine must not decide.

The fonts come from wheels: Simplified Chinese with every installation, the other scripts with ``postbind[fonts]``.
Typst carries its own Latin, mathematics and monospace faces, whose characters are in ``_BUILT_IN``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from importlib.util import find_spec
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

# Typst 0.15 carries Libertinus Serif, New Computer Modern and DejaVu Sans Mono: their common scripts and signs.
_BUILT_IN: Final = (
    (0x20, 0x24F),
    (0x250, 0x2FF),
    (0x300, 0x36F),
    (0x370, 0x3FF),
    (0x400, 0x52F),
    (0x1E00, 0x1FFF),
    (0x2010, 0x2027),
    (0x2030, 0x205E),
    (0x2070, 0x208E),
    (0x20A0, 0x20BF),
    (0x2100, 0x214F),
    (0x2150, 0x218B),
    (0x2190, 0x21FF),
    (0x2200, 0x22FF),
    (0x2300, 0x23CF),
    (0x2460, 0x2473),
    (0x2500, 0x259F),
    (0x25A0, 0x25FF),
    (0x2610, 0x2612),
    (0x2660, 0x2667),
    (0x2713, 0x2718),
)


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

    @property
    def files(self) -> tuple[Path, ...]:
        """The font files, in the order in which they are tried."""
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
    return char.isascii() or any(first <= code <= last for first, last in _BUILT_IN)


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
