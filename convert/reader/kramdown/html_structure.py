"""Blocks → HTML, indented as kramdown indents them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from convert.patterns import pattern
from convert.reader.kramdown import grammar as g
from convert.reader.kramdown.elements import Element
from convert.reader.kramdown.escaping import escape_attribute, escape_code
from convert.reader.kramdown.html_inline import written_html, written_math, written_name, written_raw, written_span
from convert.reader.kramdown.ids import kramdown_id, plain_id, text_for_id, transliterated

if TYPE_CHECKING:
    from convert.reader.kramdown.html import Converter

_BLANK_RUN = pattern(r"[ \t]+")


def _show_blanks(text: str) -> str:
    """Mark each blank of a code block: at a line's start, at its end, between."""

    def shown(match: re.Match[str]) -> str:
        start, end = match.span()
        side = "-l" if start == 0 or text[start - 1] == "\n" else "-r" if end == len(text) or text[end] == "\n" else ""
        return "".join(
            f'<span class="ws-tab{side}">\t</span>' if char == "\t" else f'<span class="ws-space{side}">&#8901;</span>'
            for char in match.group()
        )

    return _BLANK_RUN.sub(shown, text)


def written_block(out: Converter, element: Element, indent: int) -> str:
    """Return the HTML of a block, or of a span that stands among blocks."""
    write = _WRITERS.get(element.type)
    return write(out, element, indent) if write else written_span(out, element, indent)


def _tagged(
    out: Converter, name: str, element: Element, content: str, indent: int, attributes: dict[str, str] | None = None
) -> str:
    return f"{' ' * indent}<{name}{out.attributes(element, attributes)}>{content}</{name}>\n"


def _nested(out: Converter, name: str, element: Element, content: str, indent: int) -> str:
    return f"{' ' * indent}<{name}{out.attributes(element)}>\n{content}{' ' * indent}</{name}>\n"


def _paragraph(out: Converter, element: Element, indent: int) -> str:
    if element.options.get("transparent"):
        return out.inner(element, indent)
    children = element.children
    if len(children) == 1 and children[0].type == "img" and "standalone" in children[0].options.get("refs", ()):
        return _figure(out, element, children[0], indent)
    return _tagged(out, "p", element, out.inner(element, indent), indent)


def _figure(out: Converter, element: Element, image: Element, indent: int) -> str:
    figure: dict[str, str] = dict(element.attributes)
    for key in ("class", "id"):
        if key in image.attributes and key not in figure:
            figure[key] = image.attributes.pop(key)
    space = " " * indent
    alt = image.attributes.get("alt", "")
    body = f"{space}  {written_span(out, image)}\n{space}  <figcaption>{alt}</figcaption>\n"
    return f"{space}<figure{out.attributes(element, figure)}>\n{body}{space}</figure>\n"


def _blank(out: Converter, element: Element, indent: int) -> str:
    return "\n"


def _nothing(out: Converter, element: Element, indent: int) -> str:
    return ""


def _header(out: Converter, element: Element, indent: int) -> str:
    level = min(max(element.options["level"] + int(out.options["header_offset"]), 1), 6)
    attributes = dict(element.attributes)
    if out.options["auto_ids"] and "id" not in attributes:
        made = element.options.get("gfm_id")
        if made is None and "raw" in element.options and not element.options.get("gfm"):
            text = text_for_id(out.document, element) if out.options["auto_id_stripping"] else element.options["raw"]
            text = transliterated(text) if out.options["transliterated_header_ids"] else text
            made = kramdown_id(text, out.options["auto_id_prefix"], out.seen_ids)
        if made is not None:
            attributes["id"] = made  # an empty one is not shown, but counts in the table of contents
    if (
        "id" in attributes
        and element.options["level"] in out.options["toc_levels"]
        and "no_toc" not in attributes.get("class", "").split()
    ):
        out.toc.append((element.options["level"], attributes["id"], element))
    content = out.inner(element, indent)
    if out.options["header_links"] and attributes.get("id"):
        content = f'<a href="#{attributes["id"]}"></a>{content}'
    return _tagged(out, f"h{level}", element, content, indent, attributes)


def _rule(out: Converter, element: Element, indent: int) -> str:
    return f"{' ' * indent}<hr{out.attributes(element)} />\n"


def _blockquote(out: Converter, element: Element, indent: int) -> str:
    return _nested(out, "blockquote", element, out.blocks(element, indent + 2), indent)


def _codeblock(out: Converter, element: Element, indent: int) -> str:
    attributes = dict(element.attributes)
    classes = attributes.get("class", "").split()
    language = next((name for name in classes if name.removeprefix("language-") not in ("", name)), None)
    if language:
        classes.remove(language)
        attributes["class"] = " ".join(classes)
        if not classes:
            del attributes["class"]
    text = escape_code(element.value or "")
    if "show-whitespaces" in classes:
        text = _show_blanks(text)
    text = text.removesuffix("\n")
    code = f' class="{escape_attribute(language)}"' if language else ""
    return f"{' ' * indent}<pre{out.attributes(element, attributes)}><code{code}>{text}\n</code></pre>\n"


def _list(out: Converter, element: Element, indent: int) -> str:
    if element.options.get("task"):
        _put_class_first(element, "task-list")
    refs = element.options.get("refs", ())
    if "toc" in refs and out.toc_list is None:
        out.toc_list = element
        return "\0toc\0"
    if "footnotes" in refs and not out.placed:
        out.placed = True
        return "\0footnotes\0"
    return _nested(out, element.type, element, out.blocks(element, indent + 2), indent)


def _put_class_first(element: Element, name: str) -> None:
    """Set a class before those that an element has, and the attribute before the others, as GFM's parser does."""
    own = element.attributes.pop("class", None)
    element.attributes = {"class": f"{name} {own}" if own else name, **element.attributes}


def _definition_list(out: Converter, element: Element, indent: int) -> str:
    refs = element.options.get("refs", ())
    if any(name == "auto_ids" or name.startswith("auto_ids-") for name in refs):
        prefix = next((name[9:] for name in refs if name.startswith("auto_ids-")), "")
        for term in element.children:
            if term.type == "dt" and "id" not in term.attributes:
                identifier = plain_id(text_for_id(out.document, term))
                if identifier:
                    term.attributes["id"] = prefix + identifier
    return _nested(out, "dl", element, out.blocks(element, indent + 2), indent)


def _item(out: Converter, element: Element, indent: int) -> str:
    if element.options.get("task"):
        _put_class_first(element, "task-list-item")
    space = " " * indent
    head = f"{space}<{element.type}{out.attributes(element)}>"
    content = out.blocks(element, indent + 2)
    if not element.children or (element.children[0].type == "p" and element.children[0].options.get("transparent")):
        head += content + (space if content.endswith("\n") else "")
    else:
        head += f"\n{content}{space}"
    return f"{head}</{element.type}>\n"


def _term(out: Converter, element: Element, indent: int) -> str:
    return _tagged(out, "dt", element, out.inner(element, indent), indent)


def _table(out: Converter, element: Element, indent: int) -> str:
    out.alignment = element.options["alignment"]
    return _nested(out, "table", element, out.blocks(element, indent + 2), indent)


def _rows(out: Converter, element: Element, indent: int) -> str:
    return _nested(out, element.type, element, out.blocks(element, indent + 2), indent)


def _row(out: Converter, element: Element, indent: int) -> str:
    cells = []
    for child, align in zip(element.children, out.alignment, strict=False):
        attributes = dict(child.attributes)
        if align != "default":
            style = attributes.get("style")
            attributes["style"] = f"{style}; text-align: {align}" if style else f"text-align: {align}"
        content = out.inner(child, indent + 2) or written_name(out, "nbsp")
        cells.append(_tagged(out, child.type, child, content, indent + 2, attributes))
    return _nested(out, "tr", element, "".join(cells), indent)


def _math(out: Converter, element: Element, indent: int) -> str:
    written = written_math(out, element, indent)
    stands_alone = element.options["category"] == "block" and written.startswith("<")
    return " " * indent + written if stands_alone else written


def _xml_comment(out: Converter, element: Element, indent: int) -> str:
    if element.options.get("category") == "block":
        return f"{' ' * indent}{element.value}\n"
    return element.value or ""


def _comment(out: Converter, element: Element, indent: int) -> str:
    if element.options.get("category") == "block":
        return f"{' ' * indent}<!-- {element.value} -->\n"
    return f"<!-- {element.value} -->"


def _html_element(out: Converter, element: Element, indent: int) -> str:
    name = element.value or ""
    if element.options.get("category") != "block":
        return written_html(out, element, indent)
    space = " " * indent
    head = f"{space}<{name}{out.attributes(element)}"
    model = element.options.get("model", "raw")
    if name in g.WITHOUT_BODY or (element.options.get("closed") and model == "raw"):
        return f"{head} />\n"
    if model == "raw":
        return f"{head}>{''.join(out.in_raw(child, indent + 2) for child in element.children)}</{name}>\n"
    body = out.blocks(element, indent + 2) if model == "block" else out.inner(element, indent)
    if model == "span" or not body:
        return f"{head}>{body}</{name}>\n"
    return f"{head}>\n{body.removesuffix(chr(10))}\n{space}</{name}>\n"


_WRITERS: Final[Mapping[str, Callable[[Converter, Element, int], str]]] = {
    "blank": _blank,
    "eob": _nothing,
    "p": _paragraph,
    "header": _header,
    "hr": _rule,
    "blockquote": _blockquote,
    "codeblock": _codeblock,
    "ul": _list,
    "dl": _definition_list,
    "li": _item,
    "dt": _term,
    "table": _table,
    "thead": _rows,
    "tr": _row,
    "math": _math,
    "xml_comment": _xml_comment,
    "comment": _comment,
    "html_element": _html_element,
    "ol": _list,
    "dd": _item,
    "tbody": _rows,
    "tfoot": _rows,
    "raw": written_raw,
}
