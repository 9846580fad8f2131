"""Inlines → Markdown."""

from __future__ import annotations

import re
from typing import Final, assert_never
from unicodedata import category

import msgspec

from convert.kinds import SpanKind
from convert.nodes import (
    Abbreviation,
    Anchor,
    Code,
    Emphasis,
    FootnoteReference,
    Image,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Math,
    Ruby,
    Small,
    SoftBreak,
    Span,
    Strikethrough,
    Strong,
    Subscript,
    Superscript,
    Text,
    Underline,
)
from convert.patterns import pattern
from convert.walk import every_inline, holds_inlines
from convert.writers.markdown import escape
from convert.writers.markdown.labels import plain_label

_TAGS: Final = {Underline: "ins", Superscript: "sup", Subscript: "sub", Small: "small"}
_AUTOLINK: Final = pattern(r"(?:https?|ftps?|mailto):[^\s<>|]+")
_BARE_URL: Final = pattern(r"[^\s()<>\"'\\]+")
_IN_ADDRESSES: Final = str.maketrans({char: f"&#{ord(char)};" for char in "<>|\n"})
"""What ends an address, its line, or makes a table of the line."""


class Around(msgspec.Struct, frozen=True):
    """Where a run stands.

    ``one_line`` in headings and cells; ``in_pipes`` where kramdown looks for cells before it looks at backslashes;
    ``in_html`` in an element that ends where kramdown sees its end tag, be it in code; the characters before and
    after; what is open.
    """

    one_line: bool = False
    in_pipes: bool = False
    in_html: bool = False
    before: str = ""
    after: str = ""
    open: frozenset[str] = frozenset()


def inlines(run: Inlines, around: Around = Around()) -> str:  # noqa: B008 - a frozen value
    """Return a run as Markdown; line starts are still to be escaped."""
    parts: list[str] = []
    for index, inline in enumerate(run):
        here = around
        if holds_inlines(inline):  # what holds none looks at no neighbour
            before = parts[-1][-1:] if parts and parts[-1] else around.before
            after = _first_character(run[index + 1 :]) or around.after
            here = msgspec.structs.replace(around, before=before, after=after)
        made = _inline(inline, here)
        if isinstance(inline, LineBreak) and index and isinstance(run[index - 1], LineBreak):
            made = "<br />"  # a line of nothing would end the paragraph
        if made.startswith("<") and parts and parts[-1].endswith("\\<"):  # kramdown takes the two for one escape
            parts[-1] = f"{parts[-1][:-2]}&lt;"
        if made.startswith("[") and parts and parts[-1].endswith("!"):  # no image
            parts[-1] = f"{parts[-1][:-1]}\\!"
        parts.append(made)
    whole = "".join(parts)
    return f"{whole[:-2]}&lt;" if whole.endswith("\\<") else whole  # an end tag may follow


def paragraph(run: Inlines) -> str:
    """Return a run as the lines of a paragraph."""
    if len(run) == 1 and isinstance(run[0], Math) and "|" not in run[0].tex:
        return f"\\$${run[0].tex}$$"
    piped = any(isinstance(one, Code) and "|" in one.text for one in every_inline(run))
    made = escape.line_starts(inlines(run, Around(in_pipes=piped)))
    if isinstance(run[0], FootnoteReference):
        made = re.sub(r"\A(\[\^[^\]]*\]):", r"\1\\:", made)
    return made


def _formula(tex: str, around: Around) -> str:
    """Return a formula; a bar in it would make kramdown see the cells of a table."""
    if "|" not in tex:
        return f"$${tex}$$"
    if around.one_line and around.in_pipes:  # a cell, which is read when the bars between cells are known
        return "$$" + tex.replace("|", r"\|") + "$$"
    return f"<span>$${tex}$$</span>"


def _first_character(run: Inlines) -> str:
    for inline in run:
        match inline:
            case Text(text):
                return text[:1]
            case SoftBreak() | LineBreak():
                return "\n"
            case Emphasis(children) | Strong(children) | Link(children=children) | Span(children=children):
                return _first_character(children)
            case _:
                return "x"
    return ""


def _inline(inline: Inline, around: Around) -> str:
    match inline:
        case Text(text):
            made = escape.text(text)
            return made.replace("\\`", "&#96;") if around.in_pipes else made
        case SoftBreak():
            return " " if around.one_line else "\n"
        case LineBreak():
            return "<br />" if around.one_line else "  \n"
        case Emphasis(children):
            return _stressed(children, "*", "em", around)
        case Strong(children):
            return _stressed(children, "**", "strong", around)
        case Strikethrough(children):
            return _struck(children, around)
        case Underline() | Superscript() | Subscript() | Small():
            return _tagged(_TAGS[type(inline)], inline.children, around)
        case Code(text):
            ends = around.in_html and "</" in text
            return f"<code>{escape.html_text(text)}</code>" if ends else code(text)
        case Math(tex):
            return _formula(tex, around)
        case Link():
            return _link(inline, around)
        case Image():
            return image(inline)
        case Ruby(children, annotation):
            inside = inlines(children, _inside(around, "ruby"))
            return f"<ruby>{inside}<rt>{escape.text(annotation)}</rt></ruby>"
        case FootnoteReference(label):
            return f"[^{plain_label(label)}]"
        case Anchor(name):
            return f'<span id="{escape.attribute(name)}"></span>'
        case Abbreviation(children, title):
            return _tagged("abbr", children, around, title=title)
        case Span():
            return _span(inline, around)
        case _:
            assert_never(inline)


def _inside(around: Around, name: str) -> Around:
    return msgspec.structs.replace(around, before="", after="", open=around.open | {name})


def _tagged(tag: str, children: Inlines, around: Around, **attributes: str) -> str:
    said = "".join(
        f' {key.replace("_", "-")}="{escape.attribute(value)}"' for key, value in attributes.items() if value
    )
    return f"<{tag}{said}>{inlines(children, _inside(around, tag))}</{tag}>"


# --- stress ------------------------------------------------------------------------------------------------------


def _stressed(children: Inlines, mark: str, tag: str, around: Around) -> str:
    """Return emphasis by stars where kramdown and CommonMark both read them, else by its element.

    Source: CommonMark 0.31, 6.2: a closing run after punctuation must not stand before a letter.
    """
    inside = inlines(children, _inside(around, tag))
    free = tag not in around.open and "*" not in (around.before, around.after)
    bounded = free and _begins_well(inside, children[0], tag) and _ends_well(inside, children[-1])
    if bounded and _flanks(inside, around):
        return f"{mark}{inside}{mark}"
    return f"<{tag}>{inside}</{tag}>"


def _begins_well(inside: str, first: Inline, tag: str) -> bool:
    """Say if a mark may stand before a run; kramdown takes the first two of three stars for strong."""
    return inside[:1] not in " \n*" or (inside[:1] == "*" and tag == "strong" and isinstance(first, Emphasis))


def _ends_well(inside: str, last: Inline) -> bool:
    """Say if a mark may stand behind a run; a star there is the mark of emphasis, or escaped."""
    return inside[-1:] not in " \n*\\" or (inside[-1:] == "*" and isinstance(last, (Emphasis, Strong)))


def _flanks(inside: str, around: Around) -> bool:
    marked = inside.strip("*")  # stars beside each other are one run
    nested = not around.open.isdisjoint(("em", "strong"))  # a mark between two letters may close what is around it
    opens = not (nested or _is_punctuation(marked[0])) or _is_edge(around.before)
    closes = not (nested or _is_punctuation(marked[-1])) or _is_edge(around.after)
    return opens and closes


def _is_edge(char: str) -> bool:
    return not char or char.isspace() or _is_punctuation(char)


def _is_punctuation(char: str) -> bool:
    return category(char)[0] in "PS"


def _struck(children: Inlines, around: Around) -> str:
    inside = inlines(children, _inside(around, "del"))
    nested = any(isinstance(one, Strikethrough) for one in every_inline(children))
    if nested or around.open or "~" in inside or inside[0].isspace() or inside[-1].isspace() or inside.endswith("\\"):
        return f"<del>{inside}</del>"
    return f"~~{inside}~~"


# --- code, links, images -----------------------------------------------------------------------------------------


def code(text: str) -> str:
    """Return code in a line, in as many backticks as it needs."""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    if longest or text[:1] == " " or text[-1:] == " " or not text.strip():
        fence = "`" * max(longest + 1, 2)
        return f"{fence} {text} {fence}"
    return f"`{text}`"


def _link(link: Link, around: Around) -> str:
    if link.children == (Text(link.url),) and not link.title and _AUTOLINK.fullmatch(link.url):
        return f"<{link.url.removeprefix('mailto:')}>" if "@" in link.url else f"<{link.url}>"
    inside = inlines(link.children, _inside(around, "a"))
    if not link.url or "]:" in inside or any(isinstance(one, FootnoteReference) for one in every_inline(link.children)):
        title = f' title="{escape.attribute(link.title)}"' if link.title else ""  # "]:" could define an address
        return f'<a href="{escape.attribute(link.url)}"{title}>{inside}</a>'
    if inside.startswith("^"):  # no footnote
        inside = f"&#94;{inside[1:]}"
    return f"[{inside}]({target(link.url)}{_title(link.title)})"


def target(url: str) -> str:
    """Return the address of a link or an image as it stands in parentheses."""
    escaped = escape.entities(url).translate(_IN_ADDRESSES)
    return escaped if _BARE_URL.fullmatch(escaped) else f"<{escaped}>"


def _title(title: str | None) -> str:
    if not title:
        return ""
    shown = (
        title.replace("&", "&amp;")
        .replace("</", "&lt;/")
        .replace('"', "&quot;")
        .replace("|", "&#124;")
        .replace("\n", " ")
    )
    return f' "{shown}"'


def image(made: Image) -> str:
    """Return an image; its width, which Markdown has no word for, as an attribute list; without an address, a tag."""
    if not made.url:
        return image_tag(made)
    alt = (
        re.sub(r"[\\\[\]`<*_$!|]", r"\\\g<0>", escape.entities(made.alt).replace("\n", " "))
        .replace("\\</", "&lt;/")
        .replace("\\`", "&#96;")
        .replace("]:", "]&#58;")  # in a link the two could define an address
    )
    width = f'{{: width="{said_width(made)}"}}' if said_width(made) else ""
    return f"![{alt}]({target(made.url)}{_title(made.title)}){width}"


def image_tag(made: Image) -> str:
    """Return an image as a tag of HTML."""
    width = f' width="{said_width(made)}"' if said_width(made) else ""
    title = f' title="{escape.attribute(made.title)}"' if made.title else ""
    return f'<img src="{escape.attribute(made.url)}" alt="{escape.attribute(made.alt)}"{title}{width} />'


def said_width(made: Image) -> str:
    """Return the width of an image as an attribute says it, empty if the post says none."""
    return f"{made.percent}%" if made.percent else str(made.width or "")


def _span(span: Span, around: Around) -> str:
    match span.kind:
        case SpanKind.LANG:
            return _tagged("span", span.children, around, lang=span.lang or "", dir=span.dir or "")
        case SpanKind.TICKER:
            made = _tagged("span", span.children, around, data_code=span.code or "")
            return made.replace("<span", '<span class="ticker"', 1)
        case SpanKind.DATELINE:
            return _tagged("span", span.children, around).replace("<span", '<span class="dateline"', 1)
        case _:
            assert_never(span.kind)
