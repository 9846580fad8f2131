"""The list of footnotes at the end of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from convert.reader.kramdown.elements import Element
from convert.reader.kramdown.escaping import escape_text
from convert.reader.kramdown.html_inline import written_name

if TYPE_CHECKING:
    from convert.reader.kramdown.html import Converter


def footnote_list(out: Converter) -> str:
    """Return the footnotes in the order in which the text named them; nothing if it names none."""
    if not out.footnotes:
        return ""
    items: list[str] = []
    while len(items) < len(out.footnotes):  # a footnote may be the first to name another
        items.extend(_footnote_item(out, name) for name in list(out.footnotes)[len(items) :])
    start = f' start="{out.options["footnote_nr"]}"' if int(out.options["footnote_nr"]) != 1 else ""
    return f'<div class="footnotes" role="doc-endnotes">\n  <ol{start}>\n{"".join(items)}  </ol>\n</div>\n'


def _footnote_item(out: Converter, name: str) -> str:
    element = out.document.footnotes[name]
    children = list(element.children)
    while children and children[-1].type == "eob":
        children.pop()
    links = _back_links(out, name)
    ends_in_paragraph = bool(children) and children[-1].type == "p"
    inline = ends_in_paragraph or out.options["footnote_backlink_inline"]
    target = _last_paragraph(children) if inline else None
    tail = f"      <p>{links}</p>\n" if target is None else ""
    if target is not None and links:
        text = written_name(out, "nbsp") + links
        target.children.append(Element("raw", text, options={"category": "span", "type": []}))
    holder = Element("li")
    holder.children = children
    mark = f' {out.mark}="{element.line}-{max(element.last, element.line)}"' if out.mark else ""
    identifier = f"fn:{out.options['footnote_prefix']}{name}"
    return f'    <li id="{identifier}"{mark}>\n{out.blocks(holder, 6)}{tail}    </li>\n'


def _back_links(out: Converter, name: str) -> str:
    """Return a link to each place that refers to a footnote; nothing if the option is empty."""
    arrow = escape_text(str(out.options["footnote_backlink"]))
    if not arrow:
        return ""
    parts = []
    for count in range(out.counts[name] + 1):
        target = f"#fnref:{out.options['footnote_prefix']}{name}{f':{count}' if count else ''}"
        shown = f"{arrow}<sup>{count + 1}</sup>" if count else arrow
        parts.append(f'<a href="{target}" class="reversefootnote" role="doc-backlink">{shown}</a>')
    return written_name(out, "nbsp").join(parts)


def _last_paragraph(children: list[Element]) -> Element | None:
    """Return the paragraph or header that ends these blocks, however deep."""
    while children and children[-1].type not in ("p", "header"):
        children = children[-1].children
    return children[-1] if children else None
