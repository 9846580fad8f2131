"""One style of the DOCX: what it says of fonts, sizes and space, and how that is written.

Fonts go by the names that Word and LibreOffice map everywhere: SimSun and SimHei in English
spelling; ``styles.py`` has those of other languages in their place.
"""

from __future__ import annotations

from typing import Final

MAIN: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

SONG: Final = (
    '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman" w:eastAsia="SimSun"/>'
)
BULLET_FONT: Final = (
    '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman" w:hint="default"/>'
)
"""Also in Chinese text, whose fonts have full-width bullets."""
HEI: Final = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial" w:eastAsia="SimHei"/>'
MONO: Final = '<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Consolas" w:eastAsia="SimSun"/>'
GREY: Final = '<w:color w:val="595959"/>'
NO_INDENT: Final = '<w:ind w:firstLineChars="0" w:firstLine="0"/>'
KEEP: Final = "<w:keepNext/><w:keepLines/>"
APART: Final = "<w:contextualSpacing/>"
"""Space around a run of paragraphs of one style, and none between them."""
CENTRED: Final = '<w:jc w:val="center"/>'
JUSTIFIED: Final = '<w:jc w:val="both"/>'

SCRIPTS: Final = {
    "Superscript Superscript": 13,
    "Superscript Subscript": 5,
    "Subscript Superscript": 2,
    "Subscript Subscript": -8,
}
"""The styles of a script of a script, and its height in half-points, which LibreOffice takes from a run alone."""

_CUSTOM: Final = frozenset(
    [
        "Byline",
        "BylineLast",
        "DateLast",
        "BodyTextChinese",
        "BodyTextJapanese",
        "BodyTextWestern",
        "BlockTextBidi",
        "BlockTextInside",
        "Source",
        "Digest",
        "AuthorNote",
        "Address",
        "Missing",
        "Disclaimer",
        "Editors",
        "TableNote",
        "Rule",
        "Gap",
        "GapAbove",
        "FirstParagraph",
        "Flush",
        "Lines",
        "Compact",
        "Figure",
        "CaptionedFigure",
        "ImageCaption",
        "TableCaption",
        "DefinitionTerm",
        "Definition",
        "SourceCode",
        "VerbatimChar",
        "EmphasisHan",
        "StrongHan",
        "Small",
        *(name.replace(" ", "") for name in SCRIPTS),
        "TableHead",
        "TableText",
        "TableTextSmall",
        "TableTextTiny",
        "TableTextLeast",
        "BookFacts",
        "Ticker",
        "Dateline",
        "FootnoteBlockText",
        "Table",
        "SectionNumber",
        "BodyTextChar",
    ]
)


def paragraph(
    identifier: str, name: str, based: str | None, properties: str = "", run: str = "", following: str | None = None
) -> str:
    """Return a style of paragraphs, by its id, its name and the id of the style that it changes."""
    base = f'<w:basedOn w:val="{based}"/>' if based else ""
    after = f'<w:next w:val="{following}"/>' if following else ""
    p = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    r = f"<w:rPr>{run}</w:rPr>" if run else ""
    custom = ' w:customStyle="1"' if identifier in _CUSTOM else ""
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{identifier}"><w:name w:val="{name}"/>{base}{after}'
        f"<w:qFormat/>{p}{r}</w:style>"
    )


def character(identifier: str, name: str, run: str) -> str:
    """Return a style of runs."""
    custom = ' w:customStyle="1"' if identifier in _CUSTOM else ""
    return (
        f'<w:style w:type="character"{custom} w:styleId="{identifier}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="DefaultParagraphFont"/><w:rPr>{run}</w:rPr></w:style>'
    )


def size(points: float) -> str:
    """Return a size for all scripts."""
    half = round(points * 2)
    return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def spacing(before: int, after: int, line: int | None = None) -> str:
    """Return the space above and below a paragraph, in twips, and the height of its lines, in 240ths of their own."""
    lines = f' w:line="{line}" w:lineRule="auto"' if line else ""
    return f'<w:spacing w:before="{before}" w:after="{after}"{lines}/>'
