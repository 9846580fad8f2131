"""pandoc's DOCX → ours: the full styles, the languages as Word spells them, the properties, fixed dates."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import Final

from convert.books import Book
from convert.language_tags import is_right_to_left
from convert.nodes import Post
from convert.patterns import pattern
from convert.writers.archive import Archive, Packed, deflated, deflated_once, stored
from convert.writers.docx.definitions import inset
from convert.writers.docx.directions import completed, marked
from convert.writers.docx.places import placed
from convert.writers.docx.reference import RELATIONS
from convert.writers.docx.style import BULLET_FONT, SCRIPTS
from convert.writers.docx.styles import styles
from convert.writers.escaping import escape
from convert.writers.heads import book_title
from convert.writers.properties import authors, keywords, newest
from convert.writers.words import words

_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_STYLE: Final = pattern(r"<w:style\b.*?</w:style>", re.DOTALL)
_STYLE_ID: Final = pattern(r'w:styleId="([^"]+)"')
_LANG: Final = pattern(r'<w:lang w:val="([A-Za-z-]+)"\s*/>')
_READING: Final = pattern(r'<w:lid w:val="([^"]*)"\s*/>')
_SCRIPT: Final = pattern(
    r'(<w:rStyle w:val="(Su(?:b|per)script)(Su(?:b|per)script)"\s*/>(?:(?!</w:rPr>).)*)<w:vertAlign\b[^>]*/>',
    re.DOTALL,
)
"""A script of a script, of which pandoc says only that it is raised or lowered."""
_CLOSE_IN_NOTES: Final = ('<w:pStyle w:val="Compact" />', '<w:pStyle w:val="FootnoteText" />')
"""pandoc gives the items of a tight list and cells the size of the text in footnotes too; those have no gaps anyway."""
_INLINE: Final = '<wp:inline distT="0" distB="0" distL="0" distR="0">'
"""An image in a line; where it does not say that no space is around it, LibreOffice leaves 9 pt on each side."""
_RELATION: Final = pattern(r'<Relationship\b[^>]*\bId="([^"]+)"[^>]*/>')
_EMBEDDED: Final = pattern(r'r:embed="([^"]+)"')
_NOTE_RELATIONS: Final = "word/_rels/footnotes.xml.rels"
_DROPPED: Final = frozenset({"docProps/custom.xml", "word/comments.xml"})
_OWN: Final = frozenset(
    {
        "[Content_Types].xml",
        "docProps/core.xml",
        "word/document.xml",
        "word/_rels/document.xml.rels",
        "word/footnotes.xml",
    }
)
"""The members that differ from post to post; the others mostly do not."""
_COMPAT: Final = (
    b'<w:compat><w:doNotExpandShiftReturn/><w:compatSetting w:name="compatibilityMode" '
    b'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
)
"""A justified line before a line break is not stretched; Word 2013 and later open it without "compatibility mode"."""
_BULLET: Final = pattern(
    r'<w:lvlText w:val="([\uf0b7o\uf0a7])" />((?:(?!</w:lvl>).)*?)'
    r'<w:rFonts w:ascii="(?:Symbol|Courier New|Wingdings)"[^>]*/>'
)
_BULLETS: Final = {"\uf0b7": "•", "o": "◦", "\uf0a7": "▪"}
"""pandoc's bullets are places in fonts of signs: no characters, and lost where the fonts are. Ours are text."""
_REGIONS: Final = {"zh": "zh-CN", "ja": "ja-JP", "ko": "ko-KR", "en": "en-US", "ar": "ar-SA", "he": "he-IL"}


def finish(data: bytes, book: Book, posts: Sequence[Post]) -> bytes:
    """Rewrite the package member by member, in pandoc's order; the same input gives the same bytes."""
    lang = office_language(book.lang)
    out = io.BytesIO()
    target = Archive(out)
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        for name in source.namelist():
            if name == _NOTE_RELATIONS:
                target.add(name, deflated(_note_relations(source).encode()))
            elif name not in _DROPPED:
                target.add(name, _packed(name, _member(name, source.read(name), lang, book, posts)))
    target.close()
    return out.getvalue()


def _packed(name: str, data: bytes) -> Packed:
    if name.startswith("word/media/"):  # images are packed already
        return stored(data)
    return deflated(data) if name in _OWN else deflated_once(data)


def _member(name: str, data: bytes, lang: str, book: Book, posts: Sequence[Post]) -> bytes:
    match name:
        case "word/styles.xml":
            return _with_styles(data.decode(), lang).encode()
        case "word/document.xml":
            return _text_part(data.decode()).encode()
        case "word/footnotes.xml":
            return _text_part(data.decode().replace(*_CLOSE_IN_NOTES)).encode()
        case "word/numbering.xml":
            return _BULLET.sub(_bullet, data.decode()).encode()
        case "word/settings.xml":
            return data.replace(b"<w:rsids>", _COMPAT + b"<w:rsids>", 1)
        case "docProps/core.xml":
            return _core(book, posts, lang).encode()
        case "[Content_Types].xml" | "_rels/.rels" | "word/_rels/document.xml.rels":
            return _without_dropped(data.decode()).encode()
        case _:
            return data


def _note_relations(source: zipfile.ZipFile) -> str:
    """Return the relations of the footnotes with those of their images, which pandoc gives to the document alone.

    Source: ECMA-376 part 2, 6.5.3 (a relation holds for the part that it belongs to).
    """
    own = _RELATION.finditer(source.read(_NOTE_RELATIONS).decode())
    embedded = set(_EMBEDDED.findall(source.read("word/footnotes.xml").decode()))
    others = _RELATION.finditer(source.read("word/_rels/document.xml.rels").decode())
    entries = [found[0] for found in own] + [found[0] for found in others if found[1] in embedded]
    return f'{_HEAD}<Relationships xmlns="{RELATIONS}">{"".join(entries)}</Relationships>'


def _bullet(level: re.Match[str]) -> str:
    """Return the bullet of a level of lists as a character of the font of the text."""
    return f'<w:lvlText w:val="{_BULLETS[level[1]]}"/>{level[2]}{BULLET_FONT}'


def _with_styles(made: str, lang: str) -> str:
    """Return our styles, and those that pandoc added for what the document holds (colours of code)."""
    ours, known = styles(lang), _style_ids(lang)
    added = [style for style in _STYLE.findall(made) if not known & set(_STYLE_ID.findall(style)[:1])]
    return ours.replace("</w:styles>", "".join(added) + "</w:styles>")


@lru_cache(maxsize=8)
def _style_ids(lang: str) -> frozenset[str]:
    return frozenset(_STYLE_ID.findall(styles(lang)))


def _text_part(made: str) -> str:
    """Return a part that holds text as Word and LibreOffice are to read it."""
    made = made.replace("<wp:inline>", _INLINE)
    made = inset(placed(marked(made)))
    made = _valid_formulas(made)
    made = _SCRIPT.sub(_moved, made)
    made = _LANG.sub(_spelled, made)
    made = _READING.sub(lambda found: f'<w:lid w:val="{office_language(found[1])}"/>', made)
    return completed(made)


def _moved(script: re.Match[str]) -> str:
    """Return the properties of a script of a script with its height for what pandoc says of it."""
    return f'{script[1]}<w:position w:val="{SCRIPTS[f"{script[2]} {script[3]}"]}"/>'


def _valid_formulas(text: str) -> str:
    """Put right what pandoc 3 writes in formulas against the schema: words with a style, counts behind their place.

    Source: ECMA-376, 22.1.2.81 (``nor`` excludes ``sty``) and 22.1.2.65 (``count`` is first in ``mcPr``).
    """
    if "<m:oMath" not in text:
        return text
    text = re.sub(r"(<m:nor\s*/>)<m:sty\b[^>]*/>", r"\1", text)
    return re.sub(r"(<m:mcJc\b[^>]*/>)(<m:count\b[^>]*/>)", r"\2\1", text)


def _spelled(match: re.Match[str]) -> str:
    """Return a run's language so that East Asian and right-to-left text obey it too."""
    tag = office_language(match.group(1))
    if tag[:2] in ("zh", "ja", "ko"):
        return f'<w:lang w:val="{tag}" w:eastAsia="{tag}"/>'
    if is_right_to_left(tag):
        return f'<w:lang w:val="{tag}" w:bidi="{tag}"/>'
    return f'<w:lang w:val="{tag}"/>'


def office_language(lang: str) -> str:
    """Return a language as Office spells it, with a region: ``zh-CN``, ``ja-JP``; English for an unknown one."""
    parts = lang.split("-")
    first = parts[0].lower()
    if first in ("", "und", "mul"):
        return "en-US"
    if first == "zh" and any(part.lower() in ("hant", "tw") for part in parts):
        return "zh-TW"
    region = next((part.upper() for part in parts[1:] if len(part) == 2), None)  # noqa: PLR2004 - ISO 3166 alpha-2
    return f"{first}-{region}" if region else _REGIONS.get(first, first)


def _without_dropped(text: str) -> str:
    for name in _DROPPED:
        last = re.escape(name.rpartition("/")[2])
        text = re.sub(rf"<(?:Override|Relationship)\b[^>]*{last}\"[^>]*/>", "", text)
    return text


def _core(book: Book, posts: Sequence[Post], lang: str) -> str:
    """Return the core properties (ECMA-376 part 2, 11)."""
    said = words(lang)
    first = posts[0] if posts else None
    date = newest(posts) or datetime(1980, 1, 1, tzinfo=UTC)
    stamp = date.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    pairs = [
        ("dc:title", book_title(book, first, said.untitled)),
        ("dc:creator", "; ".join(authors(posts)) if book.single else ""),
        ("dc:description", first.meta.digest or "" if book.single and first else ""),
        ("dc:language", lang),
        ("cp:keywords", ", ".join(keywords(posts)) if book.single else ""),
        ("cp:category", next(iter(first.meta.categories), "") if first else ""),
    ]
    body = "".join(f"<{name}>{escape(text)}</{name}>" for name, text in pairs if text)
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f'{body}<dcterms:created xsi:type="dcterms:W3CDTF">{stamp}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{stamp}</dcterms:modified></cp:coreProperties>'
    )
