"""Element tree → HTML, byte for byte as kramdown writes it."""

from __future__ import annotations

import re
from html.entities import codepoint2name
from typing import Any

from convert.reader.kramdown import grammar as g
from convert.reader.kramdown.document import Document
from convert.reader.kramdown.elements import Element
from convert.reader.kramdown.entities import TYPOGRAPHY, named
from convert.reader.kramdown.escaping import escape_attribute, escape_code, escape_text
from convert.reader.kramdown.ids import header_text, kramdown_id


class Converter:
    """Writes one document."""

    def __init__(self, document: Document, line_attribute: str | None) -> None:
        self.document, self.options, self.mark = document, document.options, line_attribute
        self.footnotes: list[str] = []
        self.counts: dict[str, int] = {}
        self.seen_ids: dict[str, int] = {}
        self.toc: list[tuple[int, str, Element]] = []
        self.toc_list: Element | None = None
        self.placed = False

    def convert(self) -> str:
        out = self.blocks(self.document.root, 0)
        if not self.placed:
            out += self.footnote_list()
        else:
            out = out.replace("\0footnotes\0", self.footnote_list())
        if self.toc_list is not None:
            out = out.replace("\0toc\0", self.toc_html())
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
            self.span(element)
            if element.type in _SPANS or element.options.get("category") == "span"
            else self.block(element, indent)
        )

    def block(self, element: Element, indent: int) -> str:
        method = getattr(self, f"block_{element.type}", None)
        if method:
            return str(method(element, indent))
        return self.span(element)

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
        body = f"{space}  {self.span(image)}\n{space}  <figcaption>{alt}</figcaption>\n"
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

    block_ol = block_ul

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

    block_dd = block_li

    def block_dt(self, element: Element, indent: int) -> str:
        return self.tag("dt", element, self.inner(element, indent), indent)

    def block_table(self, element: Element, indent: int) -> str:
        self.alignment = element.options["alignment"]
        return self.nested("table", element, self.blocks(element, indent + 2), indent)

    def block_thead(self, element: Element, indent: int) -> str:
        return self.nested(element.type, element, self.blocks(element, indent + 2), indent)

    block_tbody = block_tfoot = block_thead

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
        return self.math(element, block=True)

    def block_xml_comment(self, element: Element, indent: int) -> str:
        if element.options.get("category") == "block":
            return f"{' ' * indent}{element.value}\n"
        return element.value or ""

    def block_comment(self, element: Element, indent: int) -> str:
        if element.options.get("category") == "block":
            return f"{' ' * indent}<!-- {element.value} -->\n"
        return f"<!-- {element.value} -->"

    def block_raw(self, element: Element, indent: int) -> str:
        if element.options.get("type") and "html" not in element.options["type"]:
            return ""
        value = element.value or ""
        if element.options.get("category") == "block" and not element.options.get("verbatim"):
            return value + "\n"
        return value

    def block_html_element(self, element: Element, indent: int) -> str:
        name = element.value or ""
        if element.options.get("category") != "block":
            return self.span_html(element)
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

    def span(self, element: Element) -> str:
        kind = element.type
        if kind == "text":
            return self.text(element)
        if kind == "raw_text":
            return element.value or ""
        if kind in ("em", "strong"):
            return f"<{kind}{self.plain(element)}>{self.inner(element, 0)}</{kind}>"
        if kind == "a":
            return f"<a{self.plain(element)}>{self.inner(element, 0)}</a>"
        if kind == "img":
            return f"<img{self.plain(element)} />"
        if kind == "codespan":
            return f"<code{self.plain(element)}>{escape_code(element.value or '')}</code>"
        if kind == "br":
            return "<br />"
        if kind == "entity":
            return self.entity(element)
        if kind == "smart_quote":
            return self.name_out(element.value or "")
        if kind == "typographic_sym":
            return self.typographic(element.value or "")
        if kind == "math":
            return self.math(element, block=False)
        if kind == "footnote":
            return self.footnote(element)
        if kind == "abbreviation":
            shown = {key: value for key, value in element.attributes.items() if key != "title" or value}
            return f"<abbr{self.attributes(Element('abbr'), shown)}>{escape_text(element.value or '')}</abbr>"
        if kind == "xml_comment":
            return element.value or ""
        if kind == "comment":
            return f"<!-- {element.value} -->"
        if kind == "raw":
            return self.block_raw(element, 0)
        if kind == "html_element":
            return self.span_html(element)
        return self.inner(element, 0)

    def text(self, element: Element) -> str:
        value = element.value or ""
        if self.options["remove_line_breaks_for_cjk"]:
            value = _CJK_BREAK.sub("", value)
        return escape_code(value) if element.options.get("cdata") else escape_text(value)

    def plain(self, element: Element) -> str:
        marks, self.mark = self.mark, self.mark if element.type in ("a", "img") else None
        out = self.attributes(element)
        self.mark = marks
        return out

    def span_html(self, element: Element) -> str:
        """Write an element in a span or in raw HTML; nested ones without recursion."""
        out: list[str] = []
        stack: list[Element | str] = [element]
        while stack:
            node = stack.pop()
            if isinstance(node, str):
                out.append(node)
                continue
            if node.type != "html_element":
                out.append(self.span(node))
                continue
            name = node.value or ""
            raw = node.options.get("model") == "raw"
            attributes = self.attributes(node) if raw or node.line else self.plain(node)
            if name in g.WITHOUT_BODY or (node.options.get("closed") and not node.children and raw):
                out.append(f"<{name}{attributes} />")
                continue
            out.append(f"<{name}{attributes}>")
            stack.append(f"</{name}>")
            stack.extend(reversed(node.children))
        return "".join(out)

    def entity(self, element: Element) -> str:
        original = element.options["original"]
        if self.options["entity_output"] == "as_input" or element.value in ("<", ">", "&"):
            return str(original)
        char = element.value or ""
        if self.options["entity_output"] == "symbolic":
            name = codepoint2name.get(ord(char))
            return f"&{name};" if name else f"&#{ord(char)};"
        return self.char_out(char, None)

    def char_out(self, char: str, name: str | None) -> str:
        if self.options["entity_output"] == "numeric":
            return f"&#{ord(char)};"
        if self.options["entity_output"] == "symbolic" and name:
            return f"&{name};"
        return char

    def name_out(self, name: str) -> str:
        char = named(name) or (chr(int(name)) if name.isdigit() else name)
        if self.options["entity_output"] == "as_input":
            return f"&{name};" if not name.isdigit() else f"&#{name};"
        return self.char_out(char, name)

    def typographic(self, kind: str) -> str:
        custom = self.options["typographic_symbols"]
        if kind in custom:
            return escape_text(str(custom[kind]))
        if self.options["entity_output"] == "as_char":
            return TYPOGRAPHY[kind]
        base = kind.removesuffix("_space")
        char = self.name_out(base)
        blank = self.name_out("nbsp")
        if kind == "laquo_space":
            return char + blank
        return blank + char if kind == "raquo_space" else char

    def math(self, element: Element, *, block: bool) -> str:
        value = element.value or ""
        if self.options["math_engine"] is None:
            attributes = dict(element.attributes)
            attributes["class"] = f"{attributes['class']} kdmath" if attributes.get("class") else "kdmath"
            shown = (
                self.attributes(element, attributes) if block else self.attributes(Element("x", attributes=attributes))
            )
            if block:
                return f"<div{shown}>$$\n{value}\n$$</div>\n"
            return f"<span{shown}>${value}$</span>"
        if element.attributes:
            shown = self.attributes(element)
            return f"<div{shown}>\\[{escape_code(value)}\\]\n</div>\n" if block else f"<span{shown}>${value}$</span>"
        return f"\\[{escape_code(value)}\\]\n" if block else f"\\({escape_code(value)}\\)"

    def footnote(self, element: Element) -> str:
        name = element.options["name"]
        if name not in self.footnotes:
            self.footnotes.append(name)
        count = self.counts[name] = self.counts.get(name, -1) + 1
        number = int(self.options["footnote_nr"]) + self.footnotes.index(name)
        repeat = f":{count}" if count else ""
        prefix = self.options["footnote_prefix"]
        text = str(self.options["footnote_link_text"]).replace("%s", str(number))
        return (
            f'<sup id="fnref:{prefix}{name}{repeat}"><a href="#fn:{prefix}{name}" class="footnote" rel="footnote" '
            f'role="doc-noteref">{text}</a></sup>'
        )

    def footnote_list(self) -> str:
        if not self.footnotes:
            return ""
        items, index = [], 0
        while index < len(self.footnotes):
            items.append(self._footnote_item(self.footnotes[index]))
            index += 1
        start = f' start="{self.options["footnote_nr"]}"' if int(self.options["footnote_nr"]) != 1 else ""
        return f'<div class="footnotes" role="doc-endnotes">\n  <ol{start}>\n{"".join(items)}  </ol>\n</div>\n'

    def _footnote_item(self, name: str) -> str:
        element = self.document.footnotes[name]
        prefix = self.options["footnote_prefix"]
        backlink = str(self.options["footnote_backlink"])
        links = ""
        if backlink:
            parts = []
            for count in range(self.counts[name] + 1):
                repeat = f":{count}" if count else ""
                sup = f"<sup>{count + 1}</sup>" if count else ""
                parts.append(
                    f'<a href="#fnref:{prefix}{name}{repeat}" class="reversefootnote" role="doc-backlink">{escape_text(backlink)}{sup}</a>'
                )
            links = self.name_out("nbsp").join(parts)
        children = list(element.children)
        while children and children[-1].type == "eob":
            children.pop()
        tail = ""
        inline = self._last_paragraph(children) if self.options["footnote_backlink_inline"] else None
        if links and inline is not None:
            text = self.name_out("nbsp") + links
            inline.children.append(Element("raw", text, options={"category": "span", "type": []}))
        elif links and children and children[-1].type == "p":
            link = Element("raw", self.name_out("nbsp") + links, options={"category": "span", "type": []})
            children[-1].children.append(link)
        elif links:
            tail = f"      <p>{links}</p>\n"
        holder = Element("li")
        holder.children = children
        mark = f' {self.mark}="{element.line}-{max(element.last, element.line)}"' if self.mark else ""
        return f'    <li id="fn:{prefix}{name}"{mark}>\n{self.blocks(holder, 6)}{tail}    </li>\n'

    def _last_paragraph(self, children: list[Element]) -> Element | None:
        """Return the paragraph or header that ends these blocks, however deep."""
        while children:
            last = children[-1]
            if last.type in ("p", "header"):
                return last
            children = last.children if last.type in ("blockquote", "ul", "ol", "li", "dl", "dd") else []
        return None

    def toc_html(self) -> str:
        element = self.toc_list
        if element is None or not self.toc:
            return ""
        identifier = element.attributes.setdefault("id", "markdown-toc")
        kind = element.type
        root: list[Any] = []
        stack: list[tuple[int, list[Any]]] = [(0, root)]
        for level, target, header in self.toc:
            while len(stack) > 1 and stack[-1][0] >= level:
                stack.pop()
            kids: list[Any] = []
            stack[-1][1].append((target, header, kids))
            stack.append((level, kids))
        body = self._toc_level(root, kind, identifier, 0, self.attributes(element))
        return body

    def _toc_level(self, entries: list[Any], kind: str, identifier: str, indent: int, attributes: str) -> str:
        space = " " * indent
        out = f"{space}<{kind}{attributes}>\n"
        for target, header, kids in entries:
            text = "".join(self._toc_text(child) for child in header.children)
            out += f'{space}  <li><a href="#{target}" id="{identifier}-{target}">{text}</a>'
            if kids:
                out += self._toc_level(kids, kind, identifier, indent + 4, "") + f"{space}  "
            out += "</li>\n"
        return f"{out}{space}</{kind}>\n"

    def _toc_text(self, element: Element) -> str:
        if element.type == "footnote":
            return ""
        if element.type == "a":
            return "".join(self._toc_text(child) for child in element.children)
        return self.span(element)


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
_CJK_BREAK = re.compile(rf"(?<={_CJK})\n(?={_CJK})")
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
