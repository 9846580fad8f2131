"""Spans → HTML."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from convert.reader.kramdown import grammar as g
from convert.reader.kramdown.elements import Element
from convert.reader.kramdown.entities import TYPOGRAPHY, named
from convert.reader.kramdown.escaping import escape_code, escape_text
from convert.scripts import is_han_or_kana

if TYPE_CHECKING:
    from convert.reader.kramdown.html import Converter


def written_span(out: Converter, element: Element, indent: int = 0) -> str:
    """Return the HTML of a span; of an element of another kind, that of what it holds.

    ``indent`` counts only for blocks inside it, which raw HTML alone puts there.
    """
    write = _WRITERS.get(element.type)
    return write(out, element, indent) if write else out.inner(element, indent)


def _tagged(out: Converter, element: Element, indent: int) -> str:
    name = element.type
    return f"<{name}{_attributes(out, element)}>{out.inner(element, indent)}</{name}>"


def _image(out: Converter, element: Element, _indent: int) -> str:
    return f"<img{_attributes(out, element)} />"


def _codespan(out: Converter, element: Element, _indent: int) -> str:
    return f"<code{_attributes(out, element)}>{escape_code(element.value or '')}</code>"


def _abbreviation(out: Converter, element: Element, _indent: int) -> str:
    shown = {key: value for key, value in element.attributes.items() if key != "title" or value}
    return f"<abbr{out.attributes(Element('abbr'), shown)}>{escape_text(element.value or '')}</abbr>"


def _text(out: Converter, element: Element, _indent: int) -> str:
    value = element.value or ""
    if out.options["remove_line_breaks_for_cjk"] and "\n" in value:
        value = _without_cjk_breaks(value)
    return escape_code(value) if element.options.get("cdata") else escape_text(value)


def _without_cjk_breaks(text: str) -> str:
    """Take out the line ends that stand between two characters of Chinese or Japanese."""
    first, *lines = text.split("\n")
    joined = [first]
    for before, line in zip([first, *lines], lines, strict=False):
        closes_up = before and line and is_han_or_kana(before[-1]) and is_han_or_kana(line[0])
        joined.append(line if closes_up else f"\n{line}")
    return "".join(joined)


def _attributes(out: Converter, element: Element) -> str:
    marks, out.mark = out.mark, out.mark if element.type in ("a", "img") else None
    written = out.attributes(element)
    out.mark = marks
    return written


def written_html(out: Converter, element: Element, indent: int) -> str:
    """Write an element in a span or in raw HTML; nested ones without recursion.

    Raw HTML has its own line ends, so that ``indent`` counts only for the blocks inside it.
    """
    parts: list[str] = []
    raw = False
    stack: list[tuple[Element | str, int, bool]] = [(element, indent, raw)]
    while stack:
        node, inside, raw = stack.pop()
        if isinstance(node, str):
            parts.append(node)
            continue
        if node.type != "html_element" or (node is not element and node.options.get("category") == "block"):
            parts.append(out.in_raw(node, inside) if raw else out.any(node, inside))
            continue
        name = node.value or ""
        raw = node.options.get("model") == "raw"
        attributes = out.attributes(node) if raw or node.line else _attributes(out, node)
        if name in g.WITHOUT_BODY or (node.options.get("closed") and not node.children and raw):
            parts.append(f"<{name}{attributes} />")
            continue
        parts.append(f"<{name}{attributes}>")
        stack.append((f"</{name}>", inside, raw))
        stack.extend((child, inside + 2, raw) for child in reversed(node.children))
    return "".join(parts)


def _entity(out: Converter, element: Element, _indent: int) -> str:
    return _character(out, element.value or "", element.options["original"])


def _character(out: Converter, char: str, original: str | None = None, name: str | None = None) -> str:
    """Return a character as the option ``entity_output`` wants it: as such, as it was written, by name or number."""
    wanted, markup = out.options["entity_output"], char in '<>&"'
    if wanted == "as_char" and (not markup or char == '"'):
        return char
    if original and wanted in ("as_char", "as_input"):
        return original
    from html.entities import codepoint2name

    known = name or codepoint2name.get(ord(char))
    return f"&{known};" if known and (markup or wanted == "symbolic") else f"&#{ord(char)};"


def written_name(out: Converter, name: str) -> str:
    """Return a character by its entity's name or number."""
    if name.isdigit():
        return _character(out, chr(int(name)))
    char = named(name)
    return _character(out, char, name=name) if char else name


def _typographic(out: Converter, kind: str) -> str:
    custom = out.options["typographic_symbols"]
    if kind in custom:
        return escape_text(str(custom[kind]))
    if out.options["entity_output"] == "as_char":
        return TYPOGRAPHY[kind]
    base = kind.removesuffix("_space")
    char = written_name(out, base)
    blank = written_name(out, "nbsp")
    if kind == "laquo_space":
        return char + blank
    return blank + char if kind == "raquo_space" else char


def written_math(out: Converter, element: Element, indent: int) -> str:
    """Return a formula in the brackets of MathJax, or between dollars where no engine is set."""
    value, block = element.value or "", element.options["category"] == "block"
    if out.options["math_engine"] is None:
        attributes = dict(element.attributes)
        attributes["class"] = f"{attributes['class']} kdmath" if attributes.get("class") else "kdmath"
        shown = out.attributes(element, attributes) if block else out.attributes(Element("x", attributes=attributes))
        if block:
            return f"<div{shown}>$$\n{value}\n$$</div>\n"
        return f"<span{shown}>${value}$</span>"
    if element.attributes:
        shown = out.attributes(element)
        return f"<div{shown}>\\[{escape_code(value)}\\]\n</div>\n" if block else f"<span{shown}>${value}$</span>"
    return f"\\[{escape_code(value)}\\]\n" if block else f"\\({escape_code(value)}\\)"


def written_raw(_out: Converter, element: Element, _indent: int) -> str:
    """Return what is meant for HTML as it stands."""
    if element.options.get("type") and "html" not in element.options["type"]:
        return ""
    value = element.value or ""
    if element.options.get("category") == "block" and not element.options.get("verbatim"):
        return value + "\n"
    return value


def _footnote_marker(out: Converter, element: Element, _indent: int) -> str:
    name = element.options["name"]
    place = out.footnotes.setdefault(name, len(out.footnotes))
    count = out.counts[name] = out.counts.get(name, -1) + 1
    number = int(out.options["footnote_nr"]) + place
    repeat = f":{count}" if count else ""
    prefix = out.options["footnote_prefix"]
    text = str(out.options["footnote_link_text"]).replace("%s", str(number))
    return (
        f'<sup id="fnref:{prefix}{name}{repeat}"><a href="#fn:{prefix}{name}" class="footnote" rel="footnote" '
        f'role="doc-noteref">{text}</a></sup>'
    )


_WRITERS: Final[Mapping[str, Callable[[Converter, Element, int], str]]] = {
    "text": _text,
    "raw_text": lambda _out, element, _indent: element.value or "",
    "em": _tagged,
    "strong": _tagged,
    "a": _tagged,
    "img": _image,
    "codespan": _codespan,
    "br": lambda _out, _element, _indent: "<br />",
    "entity": _entity,
    "smart_quote": lambda out, element, _indent: written_name(out, element.value or ""),
    "typographic_sym": lambda out, element, _indent: _typographic(out, element.value or ""),
    "math": written_math,
    "footnote": _footnote_marker,
    "abbreviation": _abbreviation,
    "xml_comment": lambda _out, element, _indent: element.value or "",
    "comment": lambda _out, element, _indent: f"<!-- {element.value} -->",
    "raw": written_raw,
    "html_element": written_html,
}
