"""The fonts are those that the settings were made for, and they have what posts hold."""

from __future__ import annotations

import re
import tomllib
from hashlib import sha256
from pathlib import Path
from unicodedata import ucd_3_2_0

import pytest

from convert import fonts
from convert.cli.doctor import NEEDS, OPTIONAL
from convert.fonts import PACKAGES, PackagedFonts, font_files
from convert.nodes import Meta, Post
from convert.notes import Note
from tests.conftest import ROOT
from tests.writers.building import p
from tests.writers.engines import rendered

HASHES = {
    "NotoSerifSC-Regular.otf": "e8f396decc1f0963a016a989c3d8852e863d1350996f573860a80767c83a1cd3",
    "NotoSansSC-Regular.otf": "faa6c9df652116dde789d351359f3d7e5d2285a2b2a1f04a2d7244df706d5ea9",
}


def file(name: str) -> Path:
    return next(path for path in font_files() if path.name == name)


@pytest.mark.parametrize("name", HASHES)
def test_a_packaged_font_is_the_one_that_was_looked_at(name: str) -> None:
    assert sha256(file(name).read_bytes()).hexdigest() == HASHES[name]


def test_chinese_latin_and_signs_are_covered() -> None:
    assert PackagedFonts().missing("汉字，。“”‘’—…《》 Latin éüñ Ω Кириллица 𠮷𬬭 ①②☐☒✓→≤〓") == frozenset()


@pytest.mark.pandoc
def test_typst_sets_what_it_is_said_to_carry() -> None:
    """All but marks, which need a letter below them, of Unicode 3.2: no new version of Python adds to that."""
    claimed = [chr(code) for first, last in fonts.BUILT_IN for code in range(first, last + 1)]
    text = "".join(char for char in claimed if ucd_3_2_0.category(char)[0] not in "CMZ")
    notes: list[Note] = []
    rendered(Post(Meta(title="Signs", lang="en"), (p(text),)), "pdf", note=notes.append)
    assert len(text) > 5000
    assert notes == []


def test_arrows_signs_and_letters_of_mathematics_are_covered() -> None:
    assert PackagedFonts().missing("➜❯⟶⟹⟨⟩✂♞𝐀𝔸⠓⸢⣿") == frozenset()


def test_a_private_character_is_missing() -> None:
    assert PackagedFonts().missing("甲\ue123乙") == {"\ue123"}


def test_joiners_and_controls_need_no_glyph() -> None:
    assert PackagedFonts().missing("\u200b\u200d\u2060\u00ad\n") == frozenset()


def test_a_wheel_that_is_absent_gives_no_font(monkeypatch: pytest.MonkeyPatch) -> None:
    there = font_files()
    monkeypatch.setitem(PACKAGES, "no_such_wheel", ("x.ttf",))
    fonts.packaged_files.cache_clear()
    assert font_files() == there


def test_folders_of_the_user_come_last(tmp_path: Path) -> None:
    copied = tmp_path / "own.otf"
    copied.write_bytes(file("NotoSansSC-Regular.otf").read_bytes())
    assert font_files((str(tmp_path),))[-1] == copied


def test_the_fonts_that_are_known_are_those_that_are_asked_for() -> None:
    """By the fonts themselves, by ``doctor``, and by what is installed."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["fonts"]]
    known = {package.replace("_", "-") for package in PACKAGES}
    assert known == {*OPTIONAL, *(name for name in NEEDS["pdf"] if "fonts" in name)}
    assert known <= {re.split("[=><]", one)[0] for one in wanted}
    assert set(OPTIONAL) == {re.split("[=><]", one)[0] for one in project["optional-dependencies"]["fonts"]}


def test_the_folders_of_fonts_are_walked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    walked: list[tuple[str, ...]] = []

    def found(folders: tuple[str, ...]) -> tuple[Path, ...]:
        walked.append(folders)
        return ()

    monkeypatch.setattr("convert.fonts.font_files", found)
    fonts = PackagedFonts(("a",))
    assert (fonts.files, fonts.folders, fonts.families, fonts.missing("x")) == ((), (), (), frozenset())
    assert walked == [("a",)]
