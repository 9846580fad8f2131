"""The reference document that pandoc takes page, header and footer from, made here part by part.

It is small on purpose: pandoc reads it at each call. It has no styles: pandoc then makes the id of a style from its
name, without the blanks, and so are the ids of ours, which are put into the result afterwards.
Source: ECMA-376 part 2 (packages) and part 1, 11.3 (parts).
"""

from __future__ import annotations

import io
from functools import lru_cache
from typing import Final

from convert.writers.archive import Archive, deflated
from convert.writers.docx.style import MAIN

RELATIONS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
"""The namespace of the parts that say which other parts a part needs."""

_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"

_SECTION: Final = (
    '<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:footerReference w:type="default" r:id="rId5"/>'
    '<w:footerReference w:type="first" r:id="rId5"/>'
    '<w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1588" w:right="1474" w:bottom="1588" w:left="1474" w:header="851" '
    'w:footer="850" w:gutter="0"/><w:titlePg/></w:sectPr>'
)
_FIELD: Final = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> {} </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{}</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


@lru_cache(maxsize=1)
def reference() -> bytes:
    """Return the reference document."""
    out = io.BytesIO()
    archive = Archive(out)
    for name, text in _parts().items():
        archive.add(name, deflated(text.encode()))
    archive.close()
    return out.getvalue()


def _parts() -> dict[str, str]:
    return {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations([("officeDocument", "word/document.xml")]),
        "word/document.xml": _part("document", f"<w:body><w:p/>{_SECTION}</w:body>"),
        "word/styles.xml": _part("styles", ""),  # without the part pandoc takes its own
        "word/settings.xml": _part(
            "settings",
            '<w:zoom w:percent="100"/><w:characterSpacingControl w:val="compressPunctuation"/>'
            '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>',
        ),
        "word/header1.xml": _part("hdr", _line("Header", "TITLE", "")),
        "word/footer1.xml": _part("ftr", _line("Footer", "PAGE", "1")),
        "word/_rels/document.xml.rels": _relations(
            [
                ("styles", "styles.xml"),
                ("settings", "settings.xml"),
                ("footnotes", "footnotes.xml"),
                ("header", "header1.xml"),
                ("footer", "footer1.xml"),
                ("fontTable", "fontTable.xml"),
                ("theme", "theme/theme1.xml"),
                ("numbering", "numbering.xml"),
            ]
        ),
    }  # fmt: skip


def _line(style: str, field: str, shown: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{_FIELD.format(field, shown)}</w:p>'


def _part(root: str, body: str) -> str:
    return f'{_HEAD}<w:{root} xmlns:w="{MAIN}" xmlns:r="{_OFFICE}">{body}</w:{root}>'


def _relations(targets: list[tuple[str, str]]) -> str:
    entries = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'{_HEAD}<Relationships xmlns="{RELATIONS}">{entries}</Relationships>'


def _content_types() -> str:
    parts = (
        ("/word/document.xml", "document.main"),
        ("/word/styles.xml", "styles"),
        ("/word/settings.xml", "settings"),
        ("/word/header1.xml", "header"),
        ("/word/footer1.xml", "footer"),
    )
    overrides = "".join(f'<Override PartName="{name}" ContentType="{_TYPES}.{kind}+xml"/>' for name, kind in parts)
    return (
        f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )
