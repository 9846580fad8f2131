"""Text → element tree: blocks first, spans when every definition is known, then abbreviations and GFM's changes."""

from __future__ import annotations

from convert.identifiers import AutomaticIds
from convert.reader.kramdown.abbreviations import replace
from convert.reader.kramdown.attributes import merge
from convert.reader.kramdown.blocks import BlockParser
from convert.reader.kramdown.document import Document, normal_key
from convert.reader.kramdown.elements import Element
from convert.reader.kramdown.ids import gets_id, gfm_ids
from convert.reader.kramdown.options import complete
from convert.reader.kramdown.spans import spans_of

_NO_BLOCKS = frozenset({"a", "em", "strong", "root"})
"""What holds text and is neither a block nor HTML."""


def parse(text: str, *, loose_tags: bool = False, **options: object) -> Document:
    """Return a text's element tree with its definitions and warnings; options have kramdown's names.

    ``loose_tags`` reads tags that kramdown does not (see ``loose_tags.py``).
    """
    complete_options, unknown = complete(options)
    document = Document(complete_options, loose_tags=loose_tags)
    for message in unknown:
        document.warn(message, 0)
    _define_links(document)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    BlockParser(document).parse(document.root, text.removesuffix("\n") + "\n", 1)
    for target, attributes, references in document.late:
        merge(target, document.resolve(attributes, references)[0])
    for root in (document.root, *document.footnotes.values()):
        _read_spans(document, root)
        replace(document, root)
    if complete_options["input"] == "GFM":
        if document.hard or "\\" in text:
            _break_lines(document, document.root, "\n" if document.hard else "\\\n")
        gfm_ids(document, document.root, AutomaticIds())
    return document


def _define_links(document: Document) -> None:
    """Take over the link definitions that the options give."""
    for key, value in document.options["link_defs"].items():
        url, title = (value, None) if isinstance(value, str) else (value[0], value[1] if len(value) > 1 else None)
        document.links[normal_key(str(key))] = (str(url), title, {})


def _read_spans(document: Document, element: Element) -> None:
    """Parse raw text into spans, apply attribute lists, drop markers and join the blanks between them."""
    out: list[Element] = []
    for child in element.children:
        if "ial" in child.options:
            _apply_list(document, child)
        if child.type == "raw_text":
            out.extend(spans_of(document, child.value or "", element.line or child.line))
            continue
        if child.type == "eob" or (child.type == "blank" and out and out[-1].type == "blank"):
            continue
        if child.children and not _is_raw(child):
            _read_spans(document, child)
        out.append(child)
    element.children = out


def _is_raw(element: Element) -> bool:
    """Say if an element is raw HTML without any Markdown inside."""
    options = element.options
    return element.type == "html_element" and options.get("model") == "raw" and "holds_markdown" not in options


def _apply_list(document: Document, element: Element) -> None:
    attributes, element.options["refs"] = document.resolve(*element.options["ial"])
    merge(element.attributes, attributes)


def _break_lines(document: Document, element: Element, end: str) -> None:
    """Make breaks of the line ends, or of those behind a backslash, as GFM's parser does: not in HTML elements."""
    if element.type == "html_element" or (element.type == "header" and gets_id(document, element)):
        return
    out = []
    for child in element.children:
        if child.type == "text" and child.value and end in child.value:
            first, *others = child.value.split(end)
            out.append(Element("text", first))
            for part in others:
                out += [Element("br"), Element("text", f"\n{part}")]
            if child is element.children[-1] and not others[-1] and element.type not in _NO_BLOCKS:
                del out[-2]  # what ends a block is no break
        else:
            if child.children:
                _break_lines(document, child, end)
            out.append(child)
    element.children = out
