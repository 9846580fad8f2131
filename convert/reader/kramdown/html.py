"""Element tree → HTML, byte for byte as kramdown writes it."""

from __future__ import annotations

from convert.reader.kramdown import grammar as g
from convert.reader.kramdown.document import Document
from convert.reader.kramdown.elements import Element
from convert.reader.kramdown.escaping import escape_attribute
from convert.reader.kramdown.html_footnotes import footnote_list
from convert.reader.kramdown.html_inline import written_html, written_span
from convert.reader.kramdown.html_structure import written_block


class Converter:
    """Writes one document."""

    def __init__(self, document: Document, line_attribute: str | None) -> None:
        self.document, self.options, self.mark = document, document.options, line_attribute
        self.footnotes: dict[str, int] = {}
        self.counts: dict[str, int] = {}
        self.seen_ids: dict[str, int] = {}
        self.toc: list[tuple[int, str, Element]] = []
        self.toc_list: Element | None = None
        self.placed = False
        self.alignment: list[str] = []

    def convert(self) -> str:
        """Return the page."""
        out = self.blocks(self.document.root, 0)
        placed = self.placed
        notes = footnote_list(self).replace("\0footnotes\0", "")  # a place inside a note is none
        out = out.replace("\0footnotes\0", notes) if placed else out + notes
        if self.toc_list is not None:
            from convert.reader.kramdown.html_toc import table_of_contents  # few posts ask for one

            out = out.replace("\0toc\0", table_of_contents(self))
        return out

    def attributes(self, element: Element, attributes: dict[str, str] | None = None) -> str:
        """Return attributes (an element's own if none are given) as a tag has them, and the lines if wanted."""
        given = element.attributes if attributes is None else attributes
        written = "".join([_written(key, value) for key, value in given.items()]) if given else ""
        if self.mark and element.line:
            return f'{written} {self.mark}="{element.line}-{max(element.line, element.last)}"'
        return written

    def blocks(self, element: Element, indent: int) -> str:
        """Return the HTML of all blocks in an element."""
        return "".join([written_block(self, child, indent) for child in element.children])

    def inner(self, element: Element, indent: int) -> str:
        """Return the HTML of all spans and blocks in an element that is itself indented by ``indent``."""
        return "".join([self.any(child, indent + 2) for child in element.children])

    def any(self, element: Element, indent: int) -> str:
        """Return the HTML of a span or a block."""
        if element.type in _SPANS:
            return written_span(self, element, indent)
        category = element.options.get("category")
        if element.type == "html_element" and category != "block":
            return written_html(self, element, indent)
        return written_span(self, element, indent) if category == "span" else written_block(self, element, indent)

    def in_raw(self, child: Element, indent: int) -> str:
        """Return the HTML of what stands in raw HTML, whose own blanks and line ends are around an element."""
        if child.type == "xml_comment":
            return child.value or ""
        written = self.any(child, indent)
        return written.lstrip(" ").removesuffix("\n") if child.type == "html_element" else written


def _written(key: str, value: str | None) -> str:
    if value is None or (key == "id" and not value.strip(g.WS)):
        return ""
    return f' {key}="{escape_attribute(str(value))}"'


_SPANS = frozenset(
    [
        "text",
        "raw_text",
        "em",
        "strong",
        "a",
        "img",
        "codespan",
        "br",
        "entity",
        "smart_quote",
        "typographic_sym",
        "footnote",
        "abbreviation",
    ]
)
