"""The styles of running text: paragraphs, headings, items of lists, and the lines around a post that have a role.

The two-em indent of Chinese text is on Body Text and never on Normal, which tables, lists and footnotes are based on.
Source: ECMA-376 part 1, 17.3.1.12 (indentation in characters).
"""

from __future__ import annotations

from typing import Final

from convert.writers.docx.indents import inset
from convert.writers.docx.style import (
    APART,
    GREY,
    HEI,
    JUSTIFIED,
    KEEP,
    NO_INDENT,
    SONG,
    paragraph,
    size,
    spacing,
)

_NORMAL: Final = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
    f"<w:rPr>{SONG}{size(12)}</w:rPr></w:style>"
)
"""With the font and size of the defaults: in a table LibreOffice sets those over the style of a run, not a style's."""
_HEADINGS: Final = ((18, 360, 160), (15, 320, 120), (13, 280, 100), (12, 240, 80), (12, 240, 80), (12, 240, 80))
"""Points, twips before, twips after, of Heading 1 to 6."""


def text_styles(lang: str) -> str:
    """Return the styles of the text of a document of a language."""
    around = (60, 60) if lang.startswith(("zh", "ja")) else (0, 120)
    other = (("Chinese", "zh"), ("Japanese", "ja"), ("Western", "en"))  # for a post in another language than the first
    return "".join(
        [
            _NORMAL,
            paragraph("BodyText", "Body Text", "Normal", _body(lang)),
            *(paragraph(f"BodyText{name}", f"Body Text {name}", "BodyText", _body(tag)) for name, tag in other),
            paragraph("FirstParagraph", "First Paragraph", "BodyText", "", "", "BodyText"),
            paragraph("Flush", "Flush", "BodyText", NO_INDENT, "", "BodyText"),
            paragraph("Lines", "Lines", "BodyText", f"{spacing(120, 120)}{NO_INDENT}", "", "BodyText"),
            paragraph("Compact", "Compact", "BodyText", f"{spacing(*around)}{NO_INDENT}{APART}"),
            paragraph("ListParagraph", "List Paragraph", "Normal", f"{spacing(*around)}{JUSTIFIED}"),
            paragraph(
                "Title", "Title", "Normal", f'{KEEP}{spacing(120, 200, 288)}<w:outlineLvl w:val="0"/>',
                HEI + "<w:b/><w:bCs/>" + size(22), "BodyText",
            ),
            paragraph("Subtitle", "Subtitle", "Normal", f"{KEEP}{spacing(0, 160, 264)}", GREY + size(13), "BodyText"),
            *(_heading(level) for level in range(1, 7)),
        ]
    )  # fmt: skip


def _body(lang: str) -> str:
    """Return the paragraphs of a language's custom: an indent, or none and a gap between them."""
    if lang.startswith("zh"):
        return f'{spacing(0, 0)}<w:ind w:firstLineChars="200" w:firstLine="480"/>{JUSTIFIED}'
    if lang.startswith("ja"):
        return f'{spacing(0, 0)}<w:ind w:firstLineChars="100" w:firstLine="240"/>{JUSTIFIED}'
    return f"{spacing(0, 120)}{NO_INDENT}{JUSTIFIED}"


def _heading(level: int) -> str:
    points, before, after = _HEADINGS[level - 1]
    page = "<w:pageBreakBefore/>" if level == 1 else ""  # the title of a post in a volume
    properties = f'{KEEP}{page}{spacing(before, after, 264)}<w:outlineLvl w:val="{level - 1}"/>'
    bold = "<w:b/><w:bCs/>" if level <= 3 else ""  # noqa: PLR2004 - below the third the size is the text's
    return paragraph(f"Heading{level}", f"heading {level}", "Normal", properties, HEI + bold + size(points), "BodyText")


def role_styles() -> str:
    """Return the styles of what stands at the head and the foot of a post, and of what is marked in its text."""
    small = GREY + size(10.5)
    line = '<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="4" w:color="BFBFBF"/></w:pBdr>'
    return "".join(
        [
            paragraph("Byline", "Byline", "Normal", f"<w:keepNext/>{spacing(0, 40)}", small),
            paragraph("Date", "Date", "Normal", f"<w:keepNext/>{spacing(0, 40)}", small),
            *(
                paragraph(f"{name}Last", f"{name} Last", name, f"<w:keepNext/>{line}{spacing(0, 240)}")
                for name in ("Byline", "Date")
            ),
            paragraph("Source", "Source", "Normal", f"<w:keepNext/>{line}{spacing(0, 240)}", small),
            paragraph(
                "Digest", "Digest", "Normal", f'{spacing(60, 240)}<w:ind w:left="480" w:right="480"/>{JUSTIFIED}',
                GREY + size(11),
            ),
            paragraph("BookFacts", "BookFacts", "Normal", spacing(0, 240), small),
            paragraph("AuthorNote", "Author Note", "Normal", f"<w:keepNext/>{spacing(240, 60)}", small),
            paragraph("Address", "Address", "Normal", f"<w:keepLines/>{spacing(120, 0)}", small),
            paragraph("Disclaimer", "Disclaimer", "Normal", spacing(120, 120), small),
            paragraph("Editors", "Editors", "Normal", spacing(120, 60), small),
            paragraph("TableNote", "Table Note", "Normal", f'{spacing(40, 120)}<w:jc w:val="center"/>', GREY + size(9)),
            paragraph(
                "Missing", "Missing", "Normal",
                '<w:keepLines/><w:pBdr><w:top w:val="dashed" w:sz="4" w:space="6" w:color="7F7F7F"/>'
                '<w:left w:val="dashed" w:sz="4" w:space="6" w:color="7F7F7F"/>'
                '<w:bottom w:val="dashed" w:sz="4" w:space="6" w:color="7F7F7F"/>'
                '<w:right w:val="dashed" w:sz="4" w:space="6" w:color="7F7F7F"/></w:pBdr>'
                f'{spacing(160, 160)}{inset("Missing")}<w:jc w:val="center"/>',
                size(10.5),
            ),
        ]
    )  # fmt: skip
