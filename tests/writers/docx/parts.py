"""The parts of a DOCX, their paragraphs and what those say of themselves."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

from lxml import etree

from tests.writers.engines import squeezed

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def part(data: bytes, name: str) -> etree._Element:
    return etree.fromstring(zipfile.ZipFile(BytesIO(data)).read(name))


def paragraphs(data: bytes) -> dict[str, etree._Element]:
    return {squeezed("".join(map(str, one.itertext()))): one for one in part(data, "word/document.xml").iter(f"{W}p")}


def style(paragraph: etree._Element) -> str:
    return "".join(str(one.get(f"{W}val")) for one in paragraph.iterfind(f"{W}pPr/{W}pStyle"))


def shown(data: bytes) -> str:
    """Return the text that a reader sees, without blanks."""
    names = ("word/document.xml", "word/footnotes.xml")
    return squeezed("".join(node.text or "" for name in names for node in part(data, name).iter(f"{W}t")))


def indent(data: bytes, style: str) -> str | None:
    """Return the indent of a style's first line, in hundredths of a character."""
    root = part(data, "word/styles.xml")
    found = next(one for one in root.iter(f"{W}style") if one.get(f"{W}styleId") == style)
    return next(found.iter(f"{W}ind")).get(f"{W}firstLineChars")


def assert_valid(data: bytes, folder: Path) -> None:
    (folder / "a.docx").write_bytes(data)
    tool = Path(sys.executable).with_name("openxml-audit")
    done = subprocess.run([tool, str(folder / "a.docx")], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def bullets(data: bytes) -> dict[str, str]:
    """Return the text before each item, by the item's text."""
    kinds = {one.get(f"{W}abstractNumId"): one for one in part(data, "word/numbering.xml").iter(f"{W}abstractNum")}
    lists = {
        one.get(f"{W}numId"): kinds[one.find(f"{W}abstractNumId").get(f"{W}val")]  # type: ignore[union-attr] # schema
        for one in part(data, "word/numbering.xml").iter(f"{W}num")
    }
    found = {}
    for one in part(data, "word/document.xml").iter(f"{W}numPr"):
        level, number = (child.get(f"{W}val") for child in one)
        text = "".join(map(str, one.getparent().getparent().itertext()))  # type: ignore[union-attr] # of a paragraph
        shown = lists[number].find(f"{W}lvl[@{W}ilvl='{level}']/{W}lvlText")
        found[text] = "" if shown is None else str(shown.get(f"{W}val"))
    return found
