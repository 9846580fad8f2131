"""The styles of the DOCX, as ``word/styles.xml``.

Fonts go by the names that Word and LibreOffice map everywhere: SimSun and SimHei in English spelling. The two-em indent
of Chinese text is on Body Text and never on Normal, which tables, lists and footnotes are based on.
Source: ECMA-376 part 1, 17.7 (styles), 17.3.1.12 (indentation in characters).
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from convert.writers.words import is_right_to_left

MAIN: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

_SONG: Final = (
    '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman" w:eastAsia="SimSun"/>'
)
BULLET_FONT: Final = (
    '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman" w:hint="default"/>'
)
"""Also in Chinese text, whose fonts have full-width bullets."""
_HEI: Final = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial" w:eastAsia="SimHei"/>'
_MONO: Final = '<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Consolas" w:eastAsia="SimSun"/>'
_GREY: Final = '<w:color w:val="595959"/>'
_NO_INDENT: Final = '<w:ind w:firstLineChars="0" w:firstLine="0"/>'
_KEEP: Final = "<w:keepNext/><w:keepLines/>"


QUOTE_LEFT: Final = 480
QUOTE_BAR: Final = 280
QUOTE_RIGHT: Final = 240
"""Twips from the side where lines begin to the text of a quote and to its bar, and to its text from the other side."""

INDENTS: Final = {
    "BlockText": QUOTE_LEFT,
    "BlockTextBidi": QUOTE_LEFT,
    "Definition": 480,
    "SourceCode": 100,
    "Missing": 140,
}
"""The indents of styles that may stand in a list, in twips; those of boxes leave their borders inside the line."""

SCRIPTS: Final = {
    "Superscript Superscript": 13,
    "Superscript Subscript": 5,
    "Subscript Superscript": 2,
    "Subscript Subscript": -8,
}
"""The styles of a script of a script, and its height in half-points, which LibreOffice takes from a run alone."""


def _size(points: float) -> str:
    half = round(points * 2)
    return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def _spacing(before: int, after: int, line: int | None = None) -> str:
    lines = f' w:line="{line}" w:lineRule="auto"' if line else ""
    return f'<w:spacing w:before="{before}" w:after="{after}"{lines}/>'


def _inset(identifier: str) -> str:
    """Return the indents of a box, on both sides."""
    return f'<w:ind w:left="{INDENTS[identifier]}" w:right="{INDENTS[identifier]}"/>'


def _paragraph(
    identifier: str, name: str, based: str | None, properties: str = "", run: str = "", following: str | None = None
) -> str:
    base = f'<w:basedOn w:val="{based}"/>' if based else ""
    after = f'<w:next w:val="{following}"/>' if following else ""
    p = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    r = f"<w:rPr>{run}</w:rPr>" if run else ""
    custom = ' w:customStyle="1"' if identifier in _CUSTOM else ""
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{identifier}"><w:name w:val="{name}"/>{base}{after}'
        f"<w:qFormat/>{p}{r}</w:style>"
    )


def _character(identifier: str, name: str, run: str) -> str:
    custom = ' w:customStyle="1"' if identifier in _CUSTOM else ""
    return (
        f'<w:style w:type="character"{custom} w:styleId="{identifier}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="DefaultParagraphFont"/><w:rPr>{run}</w:rPr></w:style>'
    )


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
        "Rule",
        "Gap",
        "GapAbove",
        "FirstParagraph",
        "Flush",
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
        "BookFacts",
        "Ticker",
        "Dateline",
        "FootnoteBlockText",
        "Table",
        "SectionNumber",
        "BodyTextChar",
    ]
)

_NORMAL: Final = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
    f"<w:rPr>{_SONG}{_size(12)}</w:rPr></w:style>"
)
"""With the font and size of the defaults: in a table LibreOffice sets those over the style of a run, not a style's."""
_DEFAULT_RUN: Final = (
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/></w:style>'
)
_APART: Final = "<w:contextualSpacing/>"
"""Space around a run of paragraphs of one style, and none between them."""
_CENTRED: Final = '<w:jc w:val="center"/>'
_JUSTIFIED: Final = '<w:jc w:val="both"/>'
_HEADINGS: Final = ((18, 360, 160), (15, 320, 120), (13, 280, 100), (12, 240, 80), (12, 240, 80), (12, 240, 80))
"""Points, twips before, twips after, of Heading 1 to 6."""


def _heading(level: int) -> str:
    points, before, after = _HEADINGS[level - 1]
    page = "<w:pageBreakBefore/>" if level == 1 else ""  # the title of a post in a volume
    properties = f'{_KEEP}{page}{_spacing(before, after, 264)}<w:outlineLvl w:val="{level - 1}"/>'
    bold = "<w:b/><w:bCs/>" if level <= 3 else ""  # noqa: PLR2004 - below the third the size is the text's
    return _paragraph(
        f"Heading{level}", f"heading {level}", "Normal", properties, _HEI + bold + _size(points), "BodyText"
    )


def _defaults(lang: str) -> str:
    """Return what holds where no style says else; Latin words in Chinese or Arabic text are broken as English is.

    By the rules of those languages LibreOffice breaks them behind any letter.
    """
    is_east, is_bidi = lang[:2] in ("zh", "ja", "ko"), is_right_to_left(lang)
    latin = "en-US" if is_east or is_bidi else lang
    east = lang if is_east else "zh-CN"
    bidi = lang if is_bidi else "ar-SA"
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{_SONG}{_size(12)}"
        f'<w:lang w:val="{latin}" w:eastAsia="{east}" w:bidi="{bidi}"/>'
        f"</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>{_spacing(0, 0, 300)}</w:pPr></w:pPrDefault></w:docDefaults>"
    )


@lru_cache(maxsize=8)
def styles(lang: str) -> str:
    """Return ``word/styles.xml`` for a document of a language (BCP 47)."""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<w:styles xmlns:w="{MAIN}">{_defaults(lang)}{_text_styles(lang)}{_role_styles()}'
        f"{_quote_styles()}"
        f"{_figure_styles()}{_block_styles()}{_page_styles()}{_character_styles()}{_table_styles()}</w:styles>"
    )


def _body(lang: str) -> str:
    """Return the paragraphs of a language's custom: an indent, or none and a gap between them."""
    if lang.startswith("zh"):
        return f'{_spacing(0, 0)}<w:ind w:firstLineChars="200" w:firstLine="480"/>{_JUSTIFIED}'
    if lang.startswith("ja"):
        return f'{_spacing(0, 0)}<w:ind w:firstLineChars="100" w:firstLine="240"/>{_JUSTIFIED}'
    return f"{_spacing(0, 120)}{_NO_INDENT}{_JUSTIFIED}"


def _text_styles(lang: str) -> str:
    around = (60, 60) if lang.startswith(("zh", "ja")) else (0, 120)
    other = (("Chinese", "zh"), ("Japanese", "ja"), ("Western", "en"))  # for a post in another language than the first
    return "".join(
        [
            _NORMAL,
            _paragraph("BodyText", "Body Text", "Normal", _body(lang)),
            *(_paragraph(f"BodyText{name}", f"Body Text {name}", "BodyText", _body(tag)) for name, tag in other),
            _paragraph("FirstParagraph", "First Paragraph", "BodyText", "", "", "BodyText"),
            _paragraph("Flush", "Flush", "BodyText", _NO_INDENT, "", "BodyText"),
            _paragraph("Compact", "Compact", "BodyText", f"{_spacing(*around)}{_NO_INDENT}{_APART}"),
            _paragraph("ListParagraph", "List Paragraph", "Normal", f"{_spacing(*around)}{_JUSTIFIED}"),
            _paragraph(
                "Title", "Title", "Normal", f'{_KEEP}{_spacing(120, 200, 288)}<w:outlineLvl w:val="0"/>',
                _HEI + "<w:b/><w:bCs/>" + _size(22), "BodyText",
            ),
            *(_heading(level) for level in range(1, 7)),
        ]
    )  # fmt: skip


def _role_styles() -> str:
    small = _GREY + _size(10.5)
    line = '<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="4" w:color="BFBFBF"/></w:pBdr>'
    return "".join(
        [
            _paragraph("Byline", "Byline", "Normal", f"<w:keepNext/>{_spacing(0, 40)}", small),
            _paragraph("Date", "Date", "Normal", f"<w:keepNext/>{_spacing(0, 40)}", small),
            *(
                _paragraph(f"{name}Last", f"{name} Last", name, f"<w:keepNext/>{line}{_spacing(0, 240)}")
                for name in ("Byline", "Date")
            ),
            _paragraph("Source", "Source", "Normal", f"<w:keepNext/>{line}{_spacing(0, 240)}", small),
            _paragraph(
                "Digest", "Digest", "Normal", f'{_spacing(60, 240)}<w:ind w:left="480" w:right="480"/>{_JUSTIFIED}',
                _GREY + _size(11),
            ),
            _paragraph("BookFacts", "BookFacts", "Normal", _spacing(0, 240), small),
            _paragraph("AuthorNote", "Author Note", "Normal", f"<w:keepNext/>{_spacing(240, 60)}", small),
            _paragraph("Address", "Address", "Normal", f"<w:keepLines/>{_spacing(120, 0)}", small),
            _paragraph("Disclaimer", "Disclaimer", "Normal", _spacing(120, 120), small),
            _paragraph("Editors", "Editors", "Normal", _spacing(120, 60), small),
            _paragraph(
                "Missing", "Missing", "Normal",
                '<w:keepLines/><w:pBdr><w:top w:val="dashed" w:sz="4" w:space="6" w:color="7F7F7F"/>'
                '<w:left w:val="dashed" w:sz="4" w:space="6" w:color="7F7F7F"/>'
                '<w:bottom w:val="dashed" w:sz="4" w:space="6" w:color="7F7F7F"/>'
                '<w:right w:val="dashed" w:sz="4" w:space="6" w:color="7F7F7F"/></w:pBdr>'
                f'{_spacing(160, 160)}{_inset("Missing")}<w:jc w:val="center"/>',
                _size(10.5),
            ),
        ]
    )  # fmt: skip


def _quote_styles() -> str:
    """Return the styles of quotes, with the bar on the side where lines begin; inside a cell the table has it."""
    space = (QUOTE_LEFT - QUOTE_BAR) // 20  # points
    bar = f'<w:pBdr><w:{{}} w:val="single" w:sz="12" w:space="{space}" w:color="BFBFBF"/></w:pBdr>'
    indent = f'<w:ind w:left="{QUOTE_LEFT}" w:right="{QUOTE_RIGHT}" w:firstLineChars="0" w:firstLine="0"/>'
    shape = _spacing(100, 100) + indent
    inside = '<w:pBdr><w:left w:val="nil"/></w:pBdr><w:ind w:left="0" w:right="0"/>'
    return "".join(
        [
            _paragraph("BlockText", "Block Text", "BodyText", bar.format("left") + shape),
            _paragraph("BlockTextBidi", "Block Text Bidi", "BodyText", bar.format("right") + shape),
            _paragraph("BlockTextInside", "Block Text Inside", "BlockText", inside),
        ]
    )


def _figure_styles() -> str:
    caption = f"{_spacing(60, 200, 240)}{_CENTRED}"
    return "".join(
        [
            _paragraph("Caption", "caption", "Normal", caption, _HEI + _size(10)),
            _paragraph("TableCaption", "Table Caption", "Caption", f"<w:keepNext/>{_spacing(160, 80, 240)}"),
            _paragraph("TableText", "Table Text", "Normal", _spacing(30, 30, 264), _size(10.5)),
            _paragraph("TableTextSmall", "Table Text Small", "TableText", "", _size(9)),
            _paragraph("TableTextTiny", "Table Text Tiny", "TableText", "", _size(7.5)),
            _paragraph("ImageCaption", "Image Caption", "Caption"),
            _paragraph("Figure", "Figure", "Normal", f"{_spacing(160, 160, 240)}{_CENTRED}"),
            _paragraph("CaptionedFigure", "Captioned Figure", "Figure", f"<w:keepNext/>{_spacing(160, 60, 240)}"),
        ]
    )


def _block_styles() -> str:
    border = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="4" w:color="D9D9D9"/>'
        for side in ("top", "left", "bottom", "right")
    )
    line = '<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="1" w:color="A6A6A6"/></w:pBdr>'
    low = '<w:spacing w:before="{}" w:after="{}" w:line="40" w:lineRule="exact"/>'
    narrow = '<w:ind w:left="2400" w:right="2400"/>'
    defined = f'{_spacing(0, 120)}<w:ind w:left="{INDENTS["Definition"]}"/>{_APART}'
    return "".join(
        [
            _paragraph(
                "SourceCode", "Source Code", "Normal",
                f'<w:pBdr>{border}</w:pBdr><w:wordWrap w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
                f"{_spacing(120, 120, 240)}{_inset('SourceCode')}",
                _MONO + _size(9),
            ),
            _paragraph("Rule", "Rule", "Normal", f"{line}{_spacing(120, 240)}{narrow}"),
            _paragraph("Gap", "Gap", "Normal", low.format(0, 120)),
            _paragraph("GapAbove", "Gap Above", "Normal", "<w:keepNext/>" + low.format(120, 0)),
            _paragraph(
                "DefinitionTerm", "Definition Term", "Normal", f"<w:keepNext/>{_spacing(120, 0)}", "<w:b/><w:bCs/>"
            ),
            _paragraph("Definition", "Definition", "Normal", defined),
            _paragraph("FootnoteText", "footnote text", "Normal", _spacing(0, 0, 240), _size(9)),
            _paragraph("FootnoteBlockText", "Footnote Block Text", "FootnoteText"),
        ]
    )  # fmt: skip


def _page_styles() -> str:
    """Return the styles of what is around posts: the contents of a volume, the head and the foot of a page."""
    contents = (
        _paragraph(f"TOC{level}", f"toc {level}", "Normal", f'<w:ind w:left="{(level - 1) * 240}"/>')
        for level in (1, 2, 3)
    )
    return "".join(
        [
            _paragraph("TOCHeading", "TOC Heading", "Heading1"),
            *contents,
            _paragraph("Header", "header", "Normal", _CENTRED, _GREY + _size(9)),
            _paragraph("Footer", "footer", "Normal", _CENTRED, _GREY + _size(9)),
        ]
    )


def _character_styles() -> str:
    return "".join(
        [
            _DEFAULT_RUN,
            _character("VerbatimChar", "Verbatim Char", _MONO + _size(10.5)),
            _character("EmphasisHan", "EmphasisHan", '<w:em w:val="dot"/>'),
            _character("StrongHan", "StrongHan", _HEI_HAN + "<w:b/><w:bCs/>"),
            _character("Small", "Small", _size(9)),
            *(_character(name.replace(" ", ""), name, _size(6)) for name in SCRIPTS),
            _character("TableHead", "TableHead", _HEI_HAN + "<w:b/><w:bCs/>"),
            _character("Ticker", "Ticker", ""),
            _character("Dateline", "Dateline", ""),
            _character("FootnoteReference", "footnote reference", '<w:vertAlign w:val="superscript"/>'),
            _character("Hyperlink", "Hyperlink", '<w:color w:val="1F3F77"/><w:u w:val="single"/>'),
            _character("SectionNumber", "Section Number", ""),
            _character("BodyTextChar", "Body Text Char", ""),
        ]
    )


_HEI_HAN: Final = '<w:rFonts w:eastAsia="SimHei"/>'


def _table_styles() -> str:
    rule = '<w:{} w:val="single" w:sz="{}" w:space="0" w:color="auto"/>'
    return (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>'
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
        '<w:style w:type="table" w:customStyle="1" w:styleId="Table"><w:name w:val="Table"/>'
        '<w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr><w:jc w:val="center"/><w:tblBorders>'
        f"{rule.format('top', 12)}{rule.format('bottom', 12)}</w:tblBorders></w:tblPr>"
        '<w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr><w:tcBorders>'
        f"{rule.format('bottom', 6)}</w:tcBorders></w:tcPr></w:tblStylePr></w:style>"
        f"{_quote_table('QuoteTable', 'Quote Table', 'left')}"
        f"{_quote_table('QuoteTableBidi', 'Quote Table Bidi', 'right')}"
        '<w:style w:type="table" w:customStyle="1" w:styleId="FigureTable"><w:name w:val="Figure Table"/>'
        '<w:basedOn w:val="TableNormal"/><w:tblPr><w:jc w:val="center"/></w:tblPr></w:style>'
    )


def _quote_table(identifier: str, name: str, begin: str) -> str:
    """Return the style of a quote that holds more than text: one cell with the bar on the side where lines begin."""
    sides = ("left", "right")
    margins = "".join(f'<w:{one} w:w="{QUOTE_LEFT - QUOTE_BAR if one == begin else 0}" w:type="dxa"/>' for one in sides)
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{identifier}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders><w:{begin} w:val="single" w:sz="12" w:space="0" '
        f'w:color="BFBFBF"/></w:tblBorders><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr></w:style>'
    )
