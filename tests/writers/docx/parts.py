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


def assert_valid(data: bytes, folder: Path) -> None:
    (folder / "a.docx").write_bytes(data)
    tool = Path(sys.executable).with_name("openxml-audit")
    done = subprocess.run([tool, str(folder / "a.docx")], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
