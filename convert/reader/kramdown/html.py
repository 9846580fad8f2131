"""Element tree → HTML, byte for byte as kramdown writes it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

from convert.reader.kramdown import grammar as g
from convert.reader.kramdown.document import Document
from convert.reader.kramdown.elements import Element
from convert.reader.kramdown.escaping import escape_attribute, escape_code
from convert.reader.kramdown.html_footnotes import footnote_list
from convert.reader.kramdown.html_inline import written_html, written_math, written_raw, written_span
from convert.reader.kramdown.html_toc import table_of_contents
from convert.reader.kramdown.ids import header_text, kramdown_id


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

    def convert(self) -> str:
        out = self.blocks(self.document.root, 0)
        if not self.placed:
            out += footnote_list(self)
        else:
            out = out.replace("\0footnotes\0", footnote_list(self))
        if self.toc_list is not None:
            out = out.replace("\0toc\0", table_of_contents(self))
        return out

    def attributes(self, element: Element, attributes: dict[str, str] | None = None) -> str:
        out = []
        for key, value in (element.attributes if attributes is None else attributes).items():
            if value is None or (key == "id" and not value.strip(g.WS)):
                continue
            out.append(f' {key}="{escape_attribute(str(value))}"')
        if self.mark and element.line:
            out.append(f' {self.mark}="{element.line}-{max(element.last, element.line)}"')
        return "".join(out)

    def blocks(self, element: Element, indent: int) -> str:
        return "".join(self.block(child, indent) for child in element.children)

    def inner(self, element: Element, indent: int) -> str:
        return "".join(self.any(child, indent) for child in element.children)

    def any(self, element: Element, indent: int) -> str:
        return (
            written_span(self, element)
            if element.type in _SPANS or element.options.get("category") == "span"
            else self.block(element, indent)
        )

    def block(self, element: Element, indent: int) -> str:
        write = _WRITERS.get(element.type)
        return write(self, element, indent) if write else written_span(self, element)

    def block_blank(self, element: Element, indent: int) -> str:
        return "\n"

    def block_eob(self, element: Element, indent: int) -> str:
        return ""

    def tag(
        self, name: str, element: Element, content: str, indent: int, attributes: dict[str, str] | None = None
    ) -> str:
        return f"{' ' * indent}<{name}{self.attributes(element, attributes)}>{content}</{name}>\n"

    def nested(self, name: str, element: Element, content: str, indent: int) -> str:
        return f"{' ' * indent}<{name}{self.attributes(element)}>\n{content}{' ' * indent}</{name}>\n"

    def block_p(self, element: Element, indent: int) -> str:
        if element.options.get("transparent"):
            return self.inner(element, indent)
        children = element.children
        if len(children) == 1 and children[0].type == "img" and "standalone" in children[0].options.get("refs", ()):
            return self.standalone(element, children[0], indent)
        return self.tag("p", element, self.inner(element, indent), indent)

    def standalone(self, element: Element, image: Element, indent: int) -> str:
        figure: dict[str, str] = dict(element.attributes)
        for key in ("class", "id"):
            if key in image.attributes and key not in figure:
                figure[key] = image.attributes.pop(key)
        space = " " * indent
        alt = image.attributes.get("alt", "")
        body = f"{space}  {written_span(self, image)}\n{space}  <figcaption>{alt}</figcaption>\n"
        return f"{space}<figure{self.attributes(element, figure)}>\n{body}{space}</figure>\n"

    def block_header(self, element: Element, indent: int) -> str:
        level = min(max(element.options["level"] + int(self.options["header_offset"]), 1), 6)
        attributes = dict(element.attributes)
        if self.options["auto_ids"] and "id" not in attributes:
            made = element.options.get("gfm_id")
            if made is None and "raw" in element.options and not element.options.get("gfm"):
                text = header_text(element) if self.options["auto_id_stripping"] else element.options["raw"]
                made = kramdown_id(text, self.options["auto_id_prefix"], self.seen_ids)
            if made is not None and made.strip(g.WS):
                attributes["id"] = made
        if (
            attributes.get("id")
            and element.options["level"] in self.options["toc_levels"]
            and "no_toc" not in attributes.get("class", "").split()
        ):
            self.toc.append((element.options["level"], attributes["id"], element))
        content = self.inner(element, indent)
        if self.options["header_links"] and attributes.get("id"):
            content = f'<a href="#{attributes["id"]}"></a>{content}'
        return self.tag(f"h{level}", element, content, indent, attributes)

    def block_hr(self, element: Element, indent: int) -> str:
        return f"{' ' * indent}<hr{self.attributes(element)} />\n"

    def block_blockquote(self, element: Element, indent: int) -> str:
        return self.nested("blockquote", element, self.blocks(element, indent + 2), indent)

    def block_codeblock(self, element: Element, indent: int) -> str:
        attributes = dict(element.attributes)
        classes = attributes.get("class", "").split()
        language = next((name for name in classes if name.startswith("language-") and len(name) > 9), None)
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
        return f"{' ' * indent}<pre{self.attributes(element, attributes)}><code{code}>{text}\n</code></pre>\n"

    def block_ul(self, element: Element, indent: int) -> str:
        refs = element.options.get("refs", ())
        if "toc" in refs and self.toc_list is None:
            self.toc_list = element
            return "\0toc\0"
        if "footnotes" in refs and not self.placed:
            self.placed = True
            return "\0footnotes\0"
        if element.options.get("task"):
            before = element.attributes.get("class")
            element.attributes = {
                "class": f"task-list {before}" if before else "task-list",
                **{k: v for k, v in element.attributes.items() if k != "class"},
            }
        return self.nested(element.type, element, self.blocks(element, indent + 2), indent)

    def block_dl(self, element: Element, indent: int) -> str:
        refs = element.options.get("refs", ())
        if any(name == "auto_ids" or name.startswith("auto_ids-") for name in refs):
            prefix = next((name[9:] for name in refs if name.startswith("auto_ids-")), "")
            for term in element.children:
                if term.type == "dt" and "id" not in term.attributes:
                    identifier = kramdown_id(term.options.get("raw", ""), prefix, self.seen_ids, fallback="")
                    if identifier:
                        term.attributes["id"] = identifier
        return self.nested("dl", element, self.blocks(element, indent + 2), indent)

    def block_li(self, element: Element, indent: int) -> str:
        if element.options.get("task"):
            before = element.attributes.get("class")
            element.attributes = {
                "class": f"task-list-item {before}" if before else "task-list-item",
                **{k: v for k, v in element.attributes.items() if k != "class"},
            }
        space = " " * indent
        out = f"{space}<{element.type}{self.attributes(element)}>"
        content = self.blocks(element, indent + 2)
        if not element.children or (element.children[0].type == "p" and element.children[0].options.get("transparent")):
            out += content + (space if content.endswith("\n") else "")
        else:
            out += f"\n{content}{space}"
        return f"{out}</{element.type}>\n"

    def block_dt(self, element: Element, indent: int) -> str:
        return self.tag("dt", element, self.inner(element, indent), indent)

    def block_table(self, element: Element, indent: int) -> str:
        self.alignment = element.options["alignment"]
        return self.nested("table", element, self.blocks(element, indent + 2), indent)

    def block_thead(self, element: Element, indent: int) -> str:
        return self.nested(element.type, element, self.blocks(element, indent + 2), indent)

    def block_tr(self, element: Element, indent: int) -> str:
        cells = []
        for child, align in zip(element.children, self.alignment, strict=False):
            attributes = dict(child.attributes)
            if align != "default":
                style = attributes.get("style")
                attributes["style"] = f"{style}; text-align: {align}" if style else f"text-align: {align}"
            content = self.inner(child, indent) or "\u00a0"
            cells.append(self.tag(child.type, child, content, indent + 2, attributes))
        return self.nested("tr", element, "".join(cells), indent)

    def block_math(self, element: Element, indent: int) -> str:
        return written_math(self, element, block=True)

    def block_xml_comment(self, element: Element, indent: int) -> str:
        if element.options.get("category") == "block":
            return f"{' ' * indent}{element.value}\n"
        return element.value or ""

    def block_comment(self, element: Element, indent: int) -> str:
        if element.options.get("category") == "block":
            return f"{' ' * indent}<!-- {element.value} -->\n"
        return f"<!-- {element.value} -->"

    def block_html_element(self, element: Element, indent: int) -> str:
        name = element.value or ""
        if element.options.get("category") != "block":
            return written_html(self, element)
        space = " " * indent
        head = f"{space}<{name}{self.attributes(element)}"
        if element.options.get("closed"):
            if name in g.WITHOUT_BODY or not element.children:
                return head + (
                    " />\n"
                    if name in g.WITHOUT_BODY
                    else f"></{name}>\n"
                    if element.options.get("model") != "raw"
                    else " />\n"
                )
        model = element.options.get("model", "raw")
        if model != "block":
            return f"{head}>{self.inner(element, 0)}</{name}>\n"
        body = self.blocks(element, indent + 2)
        if not element.children:
            return f"{head}></{name}>\n"
        return f"{head}>\n{body.removesuffix(chr(10))}\n{space}</{name}>\n"


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


_CJK = "[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
_BLANK_RUN = re.compile(r"[ \t]+")


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


def _raw(out: Converter, element: Element, _indent: int) -> str:
    return written_raw(out, element)


_WRITERS: Final[Mapping[str, Callable[[Converter, Element, int], str]]] = {
    "blank": Converter.block_blank,
    "eob": Converter.block_eob,
    "p": Converter.block_p,
    "header": Converter.block_header,
    "hr": Converter.block_hr,
    "blockquote": Converter.block_blockquote,
    "codeblock": Converter.block_codeblock,
    "ul": Converter.block_ul,
    "dl": Converter.block_dl,
    "li": Converter.block_li,
    "dt": Converter.block_dt,
    "table": Converter.block_table,
    "thead": Converter.block_thead,
    "tr": Converter.block_tr,
    "math": Converter.block_math,
    "xml_comment": Converter.block_xml_comment,
    "comment": Converter.block_comment,
    "html_element": Converter.block_html_element,
    "ol": Converter.block_ul,
    "dd": Converter.block_li,
    "tbody": Converter.block_thead,
    "tfoot": Converter.block_thead,
    "raw": _raw,
}
