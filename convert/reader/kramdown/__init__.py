"""kramdown in Python."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from .abbreviations import replace
from .attributes import merge
from .blocks import BlockParser
from .document import Document, normal_key
from .elements import Element
from .html import Converter
from .ids import gfm_ids
from .options import JEKYLL_OPTIONS, complete
from .spans import SpanParser


class Warning_(NamedTuple):
    message: str
    line: int


class Result(NamedTuple):
    html: str
    warnings: tuple[Warning_, ...]


def parse(text: str, **options: Any) -> Document:
    complete_options, unknown = complete(options)
    document = Document(complete_options)
    for message in unknown:
        document.warn(message, 0)
    for key, value in complete_options["link_defs"].items():
        url, title = (value, None) if isinstance(value, str) else (value[0], value[1] if len(value) > 1 else None)
        document.links[normal_key(str(key))] = (str(url), title, {})
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = text.removesuffix("\n") + "\n"
    BlockParser(document).parse(document.root, text, 1)
    for target, attributes, references in document.late:
        merge(target, document.resolve(attributes, references)[0])
    spans = SpanParser(document)
    _update(document, spans, document.root)
    replace(document, document.root)
    for note in document.footnotes.values():
        _update(document, spans, note)
        replace(document, note)
    if complete_options["input"] == "GFM":
        _gfm(document, document.root)
        gfm_ids(document, document.root, {})
    return document


def _gfm(document: Document, element: Element) -> None:
    _breaks(element)


def _breaks(element: Element) -> None:
    if element.type == "html_element":
        return
    out = []
    for child in element.children:
        if child.type == "text" and child.value and "\\\n" in child.value and element.type != "html_element":
            parts = child.value.split("\\\n")
            for i, part in enumerate(parts):
                if i:
                    out.append(Element("br"))
                    part = "\n" + part
                out.append(Element("text", part))
        else:
            _breaks(child)
            out.append(child)
    element.children = out


def _update(document: Document, spans: SpanParser, element: Element) -> None:
    out: list[Element] = []
    for child in element.children:
        if "ial" in child.options:
            attributes, names = document.resolve(*child.options["ial"])
            explicit = dict(child.attributes)
            if child.type == "html_element" or child.type == "codeblock":
                merge(explicit, attributes)
                child.attributes = explicit
            else:
                merge(child.attributes, attributes)
            child.options["refs"] = names
        if child.type == "raw_text":
            holder = Element(element.type, element.value, options=element.options)
            spans.parse(holder, child.value or "", element.line or child.line)
            out.extend(holder.children)
            continue
        if child.type == "eob":
            continue
        if child.type == "blank" and out and out[-1].type == "blank":
            continue
        if child.type != "html_element" or child.options.get("model") != "raw":
            _update(document, spans, child)
        out.append(child)
    element.children = out


def convert(text: str, *, line_attribute: str | None = None, **options: Any) -> Result:
    document = parse(text, **options)
    html = Converter(document, line_attribute).convert()
    return Result(html, tuple(Warning_(m, l) for m, l in document.warnings))


def to_html(text: str, *, line_attribute: str | None = None, **options: Any) -> str:
    return convert(text, line_attribute=line_attribute, **options).html
