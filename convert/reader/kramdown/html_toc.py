"""The table of contents, written where the first list with the reference ``toc`` stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from convert.reader.kramdown.elements import Element
from convert.reader.kramdown.html_inline import written_span

if TYPE_CHECKING:
    from convert.reader.kramdown.html import Converter


def table_of_contents(out: Converter) -> str:
    """Return the list of the headers written so far, with the attributes of the list that it takes the place of."""
    element = out.toc_list
    if element is None or not out.toc:
        return ""
    identifier = element.attributes.setdefault("id", "markdown-toc")
    kind = element.type
    root: list[Any] = []
    stack: list[tuple[int, list[Any]]] = [(0, root)]
    for level, target, header in out.toc:
        while len(stack) > 1 and stack[-1][0] >= level:
            stack.pop()
        kids: list[Any] = []
        stack[-1][1].append((target, header, kids))
        stack.append((level, kids))
    return _toc_level(out, root, kind, identifier, 0, out.attributes(element))


def _toc_level(out: Converter, entries: list[Any], kind: str, identifier: str, indent: int, attributes: str) -> str:
    space = " " * indent
    page = f"{space}<{kind}{attributes}>\n"
    for target, header, kids in entries:
        text = "".join(_toc_text(out, child) for child in header.children)
        page += f'{space}  <li><a href="#{target}" id="{identifier}-{target}">{text}</a>'
        if kids:
            page += _toc_level(out, kids, kind, identifier, indent + 4, "") + f"{space}  "
        page += "</li>\n"
    return f"{page}{space}</{kind}>\n"


def _toc_text(out: Converter, element: Element) -> str:
    if element.type == "footnote":
        return ""
    if element.type == "a":
        return "".join(_toc_text(out, child) for child in element.children)
    return written_span(out, element)
