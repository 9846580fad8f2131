"""The styles of blocks that stand apart from the text: quotes, figures, code, definitions, tables."""

from __future__ import annotations

from convert.writers.docx.indents import INDENTS, QUOTE_BAR, QUOTE_LEFT, QUOTE_RIGHT, inset
from convert.writers.docx.style import APART, CENTRED, HEI, MONO, paragraph, size, spacing


def quote_styles() -> str:
    """Return the styles of quotes, with the bar on the side where lines begin; inside a cell the table has it."""
    space = (QUOTE_LEFT - QUOTE_BAR) // 20  # points
    bar = f'<w:pBdr><w:{{}} w:val="single" w:sz="12" w:space="{space}" w:color="BFBFBF"/></w:pBdr>'
    indent = f'<w:ind w:left="{QUOTE_LEFT}" w:right="{QUOTE_RIGHT}" w:firstLineChars="0" w:firstLine="0"/>'
    shape = spacing(100, 100) + indent
    inside = '<w:pBdr><w:left w:val="nil"/></w:pBdr><w:ind w:left="0" w:right="0"/>'
    return "".join(
        [
            paragraph("BlockText", "Block Text", "BodyText", bar.format("left") + shape),
            paragraph("BlockTextBidi", "Block Text Bidi", "BodyText", bar.format("right") + shape),
            paragraph("BlockTextInside", "Block Text Inside", "BlockText", inside),
        ]
    )


def figure_styles() -> str:
    """Return the styles of figures, of captions and of text in tables."""
    caption = f"{spacing(60, 200, 240)}{CENTRED}"
    return "".join(
        [
            paragraph("Caption", "caption", "Normal", caption, HEI + size(10)),
            paragraph("TableCaption", "Table Caption", "Caption", f"<w:keepNext/>{spacing(160, 80, 240)}"),
            paragraph("TableText", "Table Text", "Normal", spacing(30, 30, 264), size(10.5)),
            paragraph("TableTextSmall", "Table Text Small", "TableText", "", size(9)),
            paragraph("TableTextTiny", "Table Text Tiny", "TableText", "", size(7.5)),
            paragraph("TableTextLeast", "Table Text Least", "TableText", "", size(6.5)),
            paragraph("ImageCaption", "Image Caption", "Caption"),
            paragraph("Figure", "Figure", "Normal", f"{spacing(160, 160, 240)}{CENTRED}"),
            paragraph("CaptionedFigure", "Captioned Figure", "Figure", f"<w:keepNext/>{spacing(160, 60, 240)}"),
        ]
    )


def block_styles() -> str:
    """Return the styles of code, rules, gaps, definitions and notes."""
    border = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="4" w:color="D9D9D9"/>'
        for side in ("top", "left", "bottom", "right")
    )
    line = '<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="1" w:color="A6A6A6"/></w:pBdr>'
    low = '<w:spacing w:before="{}" w:after="{}" w:line="40" w:lineRule="exact"/>'
    narrow = '<w:ind w:left="2400" w:right="2400"/>'
    defined = f'{spacing(0, 120)}<w:ind w:left="{INDENTS["Definition"]}"/>{APART}'
    return "".join(
        [
            paragraph(
                "SourceCode", "Source Code", "Normal",
                f'<w:pBdr>{border}</w:pBdr><w:wordWrap w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
                f"{spacing(120, 120, 240)}{inset('SourceCode')}",
                MONO + size(9),
            ),
            paragraph("Rule", "Rule", "Normal", f"{line}{spacing(120, 240)}{narrow}"),
            paragraph("Gap", "Gap", "Normal", low.format(0, 120)),
            paragraph("GapAbove", "Gap Above", "Normal", "<w:keepNext/>" + low.format(120, 0)),
            paragraph(
                "DefinitionTerm", "Definition Term", "Normal", f"<w:keepNext/>{spacing(120, 0)}", "<w:b/><w:bCs/>"
            ),
            paragraph("Definition", "Definition", "Normal", defined),
            paragraph("FootnoteText", "footnote text", "Normal", spacing(0, 0, 240), size(9)),
            paragraph("FootnoteBlockText", "Footnote Block Text", "FootnoteText"),
        ]
    )  # fmt: skip


def table_styles() -> str:
    """Return the styles of tables."""
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
        '<w:style w:type="table" w:customStyle="1" w:styleId="TableTight"><w:name w:val="Table Tight"/>'
        '<w:basedOn w:val="Table"/><w:tblPr><w:tblCellMar><w:left w:w="40" w:type="dxa"/>'
        '<w:right w:w="40" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
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
