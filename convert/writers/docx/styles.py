"""The styles of the DOCX, as ``word/styles.xml``.

Source: ECMA-376 part 1, 17.7 (styles).
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from convert.language_tags import is_right_to_left, primary
from convert.writers.docx.block_styles import block_styles, figure_styles, quote_styles, table_styles
from convert.writers.docx.style import (
    CENTRED,
    GREY,
    MAIN,
    MONO,
    SCRIPTS,
    SONG,
    character,
    paragraph,
    size,
    spacing,
)
from convert.writers.docx.text_styles import role_styles, text_styles

_HEI_HAN: Final = '<w:rFonts w:eastAsia="SimHei"/>'
_SIMPLIFIED: Final = ("SimSun", "SimHei")
"""The East Asian fonts with which the styles are written."""
_TRADITIONAL: Final = ("PMingLiU", "Microsoft JhengHei")
_EAST: Final = {
    **dict.fromkeys(("zh-TW", "zh-HK", "zh-MO"), _TRADITIONAL),
    "ja": ("MS Mincho", "MS Gothic"),
    "ko": ("Batang", "Dotum"),
}
"""Those of languages that write Han in forms of their own, in which a simplified font would be misread."""
_DEFAULT_RUN: Final = (
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/></w:style>'
)


@lru_cache(maxsize=8)
def styles(lang: str) -> str:
    """Return ``word/styles.xml`` for a document of a language, as Office spells it."""
    song, hei = _EAST.get(lang) or _EAST.get(primary(lang), _SIMPLIFIED)
    return _written(lang).replace(_SIMPLIFIED[0], song).replace(_SIMPLIFIED[1], hei)


def _written(lang: str) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<w:styles xmlns:w="{MAIN}">{_defaults(lang)}{text_styles(lang)}{role_styles()}'
        f"{quote_styles()}{figure_styles()}{block_styles()}{_page_styles()}{_character_styles()}{table_styles()}</w:styles>"
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
        f"<w:docDefaults><w:rPrDefault><w:rPr>{SONG}{size(12)}"
        f'<w:lang w:val="{latin}" w:eastAsia="{east}" w:bidi="{bidi}"/>'
        f"</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>{spacing(0, 0, 300)}</w:pPr></w:pPrDefault></w:docDefaults>"
    )


def _page_styles() -> str:
    """Return the styles of what is around posts: the contents of a volume, the head and the foot of a page."""
    contents = (
        paragraph(f"TOC{level}", f"toc {level}", "Normal", f'<w:ind w:left="{(level - 1) * 240}"/>')
        for level in (1, 2, 3)
    )
    return "".join(
        [
            paragraph("TOCHeading", "TOC Heading", "Heading1"),
            *contents,
            paragraph("Header", "header", "Normal", CENTRED, GREY + size(9)),
            paragraph("Footer", "footer", "Normal", CENTRED, GREY + size(9)),
        ]
    )


def _character_styles() -> str:
    return "".join(
        [
            _DEFAULT_RUN,
            character("VerbatimChar", "Verbatim Char", MONO + size(10.5)),
            character("EmphasisHan", "EmphasisHan", '<w:em w:val="dot"/>'),
            character("StrongHan", "StrongHan", _HEI_HAN + "<w:b/><w:bCs/>"),
            character("Small", "Small", size(9)),
            *(character(name.replace(" ", ""), name, size(6)) for name in SCRIPTS),
            character("TableHead", "TableHead", _HEI_HAN + "<w:b/><w:bCs/>"),
            character("Ticker", "Ticker", ""),
            character("Dateline", "Dateline", ""),
            character("FootnoteReference", "footnote reference", '<w:vertAlign w:val="superscript"/>'),
            character("Hyperlink", "Hyperlink", '<w:color w:val="1F3F77"/><w:u w:val="single"/>'),
            character("SectionNumber", "Section Number", ""),
            character("BodyTextChar", "Body Text Char", ""),
        ]
    )
