"""Writers run with their real engines, and their text read back."""

from __future__ import annotations

import ctypes
import re
import zipfile
from collections.abc import Callable
from html import unescape
from io import BytesIO

from msgspec.structs import replace

from convert.books import Book
from convert.context import write_context
from convert.nodes import Code, CodeBlock, Inline, Post, Text
from convert.notes import Note
from convert.options import Page, WriteOptions
from convert.walk import every_block, holds_inlines, inline_parts
from convert.writers import writer
from tests.writers.building import FakePictures


def rendered(
    what: Post | Book, to: str, *, page: Page = Page.A4, note: Callable[[Note], None] = lambda _: None
) -> bytes:
    """Write with the engines that users have, and invented pictures."""
    context = replace(write_context(WriteOptions(page=page), note), pictures=FakePictures())
    out = BytesIO()
    writer(to).write(what if isinstance(what, Book) else Book.of(what), out, context)
    return out.getvalue()


def squeezed(text: str) -> str:
    """Return text without blanks and line ends: where lines break is the page's affair."""
    return "".join(text.split())


def shown(what: Post | Book, to: str, *, note: Callable[[Note], None] = lambda _: None) -> str:
    """Return the text that a reader of a format sees, without blanks."""
    data = rendered(what, to, note=note)
    if to == "pdf":
        return squeezed(pdf_text(data))
    if to in ("epub", "docx"):
        archive = zipfile.ZipFile(BytesIO(data))
        parts = (".xhtml", "word/document.xml", "word/footnotes.xml")
        data = b"".join(archive.read(name) for name in archive.namelist() if name.endswith(parts))
    return squeezed(unescape(re.sub(r"<head>.*?</head>|<[^>]*>", "", data.decode(), flags=re.DOTALL)))


def pdf_text(data: bytes) -> str:
    """Return the characters that a PDF really holds: no running heads, no blanks that pdfium adds between them."""
    import pypdfium2
    from pypdfium2 import raw

    out: list[str] = []
    document = pypdfium2.PdfDocument(data)
    for page in document:
        text = page.get_textpage()
        for index in range(text.count_chars()):
            if raw.FPDFText_IsGenerated(text.raw, index) or _is_artifact(raw.FPDFText_GetTextObject(text.raw, index)):
                continue
            out.append(chr(raw.FPDFText_GetUnicode(text.raw, index)))
    document.close()
    joined = "".join(out).replace("\x02", "-")
    return joined.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _is_artifact(found: object) -> bool:
    from pypdfium2 import raw

    name, used = ctypes.create_string_buffer(64), ctypes.c_ulong()
    for index in range(max(raw.FPDFPageObj_CountMarks(found), 0)):
        mark = raw.FPDFPageObj_GetMark(found, index)
        raw.FPDFPageObjMark_GetName(mark, ctypes.cast(name, ctypes.POINTER(ctypes.c_ushort)), 64, ctypes.byref(used))
        if name.raw[: used.value].decode("utf-16-le").rstrip("\0") == "Artifact":
            return True
    return False


def texts(post: Post) -> list[str]:
    """Return every piece of text of a post's body and notes that a reader must find again."""

    def pieces(run: tuple[Inline, ...]) -> list[str]:
        out: list[str] = []
        for inline in run:
            if isinstance(inline, (Text, Code)):
                out.append(inline.text)
            elif holds_inlines(inline):
                out += pieces(inline.children)
        return out

    found = [post.meta.title]
    for block in every_block((*post.blocks, *(one for note in post.footnotes for one in note.blocks))):
        if isinstance(block, CodeBlock):
            found += block.text.split("\n")
        for part in inline_parts(block):
            found += pieces(part)
    return [text for text in map(squeezed, found) if text]
