"""Each post as read here against the page that Jekyll built of it: the same tree, the same text, or where not.

Both sides are trees that a browser would build, brought to one form: white space collapsed, and what a highlighter or a
math engine adds on the way to the page taken off, since neither changes what was read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final

import msgspec

from convert.positions import Lines
from convert.reader.html import Element, Node, parse

COMPARED: Final = ("id", "href", "src", "alt", "title", "colspan", "rowspan", "start", "type", "cite", "datetime")
"""Attributes that decide what a reader gets; classes and styles are the layout's."""

SHOWN: Final = 100
"""Characters of a difference that are shown."""

_SPACE: Final = re.compile(r"[ \t\n\r\f]+")
# fmt: off
_INLINE: Final = frozenset((
    "a", "abbr", "b", "bdo", "big", "br", "cite", "code", "del", "dfn", "em", "font", "i", "img", "input", "ins",
    "kbd", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var",
))
# fmt: on
_GUTTERS: Final = frozenset({"gutter", "rouge-gutter", "lineno"})
"""Classes of the line numbers beside code."""
_HIGHLIGHTED: Final = frozenset({"highlighter-rouge", "highlight"})
"""Classes of what a highlighter cuts into coloured pieces."""
_BLOCKS: Final = (
    "p|div|ul|ol|li|dl|dt|dd|table|thead|tbody|tfoot|tr|td|th|blockquote|h[1-6]|pre|hr|figure|figcaption|section"
)
_END_TAGS: Final = re.compile(r"(?:</[a-z0-9]+>)+\Z")
_BLANKS_BESIDE_BLOCKS: Final = re.compile(r"(?<=>) +| +(?=</?(?:" + _BLOCKS + r")\b)")


class Difference(msgspec.Struct, frozen=True):
    """The first place where a post and its page part: ``kind`` is text or tree; lines are in the post."""

    kind: str
    ours: str
    theirs: str
    line: int | None = None


class _Part(msgspec.Struct, frozen=True):
    """A node in the one form: a name and attributes, or a text; ``key`` is equal for equal subtrees."""

    key: str
    text: str
    lines: Lines | None = None


def difference(ours: Element, page: str) -> Difference | None:
    """Compare the body of a post with the page that holds it; None if the page shows the same.

    The content element is found in the page by its text, whatever the layout puts around it.
    """
    mine = _parts(ours.children)
    body = parse(page).body
    best: Difference | None = None
    for candidate in _candidates(body, mine):
        found = _first_difference(mine, _parts(candidate.children))
        if found is None:
            return None
        best = best or found
    if best is None and mine:
        return Difference("text", _shown(mine[0].text), "", mine[0].lines.first if mine[0].lines else None)
    return best


def _candidates(body: Element, mine: Sequence[_Part]) -> Iterator[Element]:
    """Yield the elements that may be the content, the likeliest first: those that share most blocks with the post."""
    wanted = {part.key for part in mine}
    words = {part.text for part in mine if part.text}
    last = mine[-1].text if mine else ""
    scored: list[tuple[int, int, int, Element]] = []
    for order, element in enumerate(_containers(body)):
        parts = _parts(element.children)
        same = sum(part.key in wanted for part in parts)
        alike = sum(part.text in words or (len(last) > 0 and part.text.startswith(last)) for part in parts if part.text)
        scored.append((-(same + alike), abs(len(parts) - len(mine)), order, element))
    scored.sort(key=lambda entry: entry[:3])
    yield from (element for *_, element in scored[:3])


def _containers(body: Element) -> Iterator[Element]:
    yield body
    for node in body.descendants():
        if isinstance(node, Element) and node.name not in _INLINE:
            yield node


def _first_difference(mine: Sequence[_Part], theirs: Sequence[_Part]) -> Difference | None:
    """Find the post's blocks as a run among the element's; say where the run breaks."""
    ours, page = [part.key for part in mine], [part.key for part in theirs]
    for start in range(len(page) - len(ours) + 1):
        if _same_run(ours, page[start : start + len(ours)]):
            return None
    matcher = SequenceMatcher(None, ours, page, autojunk=False)
    blocks = matcher.get_matching_blocks()
    at = next((block for block in blocks if block.size), blocks[-1])
    here, there = (0, max(0, at.b - at.a)) if at.a else (at.size, at.b + at.size)
    return _at(mine, theirs, here, there)


def _same_run(ours: Sequence[str], page: Sequence[str]) -> bool:
    """Say if two runs are the same; what a post leaves open at its end may go on with the layout's own."""
    if not ours:
        return True
    return ours[:-1] == page[:-1] and (ours[-1] == page[-1] or page[-1].startswith(_END_TAGS.sub("", ours[-1])))


def _at(mine: Sequence[_Part], theirs: Sequence[_Part], here: int, there: int) -> Difference:
    our = mine[min(here, len(mine) - 1)] if mine else _Part("", "")
    their = theirs[there] if there < len(theirs) else _Part("", "")
    line = our.lines.first if our.lines else None
    if our.text != their.text:
        place = next((i for i, (a, b) in enumerate(zip(our.text, their.text, strict=False)) if a != b), 0)
        return Difference(
            "text", _shown(our.text[max(0, place - 20) :]), _shown(their.text[max(0, place - 20) :]), line
        )
    return Difference("tree", _shown(our.key), _shown(their.key), line)


def _shown(text: str) -> str:
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"


# --- the one form ------------------------------------------------------------------------------------------------


def _parts(nodes: Sequence[Node]) -> list[_Part]:
    """Bring the children of an element to the one form; runs of text and inlines between blocks stay one part each."""
    parts: list[_Part] = []
    run: list[Node] = []
    for node in [*nodes, None]:
        if node is not None and (isinstance(node, str) or node.name in _INLINE or _is_bare_formula(node)):
            run.append(node)
            continue
        key = _SPACE.sub(" ", "".join(_keys(run, verbatim=False))).strip()
        if key:
            lines = next((item.lines for item in run if isinstance(item, Element)), None)
            parts.append(_Part(key, _text(run), lines))
        run = []
        if isinstance(node, Element) and node.name not in ("script", "style", "template"):
            key = _SPACE.sub(" ", "".join(_keys([node], verbatim=False)))
            parts.append(_Part(key, _text([node]), node.lines))
    return parts


def _text(nodes: Sequence[Node]) -> str:
    """Return the text of nodes without any white space: what must agree even where trees do not."""
    return "".join("".join(_texts(nodes)).split())


def _texts(nodes: Sequence[Node]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, str):
            yield node
        elif node.name not in ("script", "style", "template") and not _GUTTERS.intersection(node.classes):
            formula = _formula(node)
            yield from (formula,) if formula else _texts(node.children)


def _keys(nodes: Sequence[Node], *, verbatim: bool) -> Iterator[str]:
    """Yield the pieces of a subtree's key: canonical HTML, blanks beside blocks left out."""
    for node in nodes:
        if isinstance(node, str):
            yield node if verbatim else _SPACE.sub(" ", node)
        elif node.name == "pre" or _is_highlighter(node):
            code = "".join(_code(_pre(node)))  # a highlight tag trims blanks without a highlighter, else line ends
            yield f"<pre>{code.strip() if node.name == 'figure' else code.strip(chr(10))}</pre>"
        elif node.name not in ("script", "style", "template"):
            yield from _element_keys(node, verbatim=verbatim)


def _pre(node: Element) -> Element:
    """Return what holds the code inside a highlighter's elements, between which kramdown puts blanks."""
    inside = (child for child in node.descendants() if isinstance(child, Element) and child.name == "pre")
    return node if node.name == "pre" else next(inside, node)


def _code(node: Element) -> Iterator[str]:
    """Yield the text of code without the line numbers that a highlighter put beside it."""
    for child in node.children:
        if isinstance(child, str):
            yield child
        elif not _GUTTERS.intersection(child.classes):
            yield from _code(child)


def _element_keys(node: Element, *, verbatim: bool) -> Iterator[str]:
    if _is_bare_formula(node):
        yield _formula(node)
        return
    children = [node.text()] if _is_highlighted_span(node) else node.children
    inside = _formula(node) or "".join(_keys(children, verbatim=verbatim))
    if node.name not in _INLINE:
        inside = _BLANKS_BESIDE_BLOCKS.sub("", inside).strip(" ")
    yield f"<{node.name}{_compared(node)}>{inside}</{node.name}>"


def _is_highlighter(node: Element) -> bool:
    """Say if an element is what Rouge or a highlight tag wraps around code."""
    return bool(_HIGHLIGHTED.intersection(node.classes)) and node.name in ("div", "figure")


def _is_highlighted_span(node: Element) -> bool:
    return node.name == "code" and bool(_HIGHLIGHTED.intersection(node.classes))


def _is_bare_formula(node: Element) -> bool:
    """Say if MathJax is given a formula without an element around it."""
    return node.classes == ["kdmath"] and not _compared(node)


def _formula(node: Element) -> str:
    """Return a formula as MathJax would be given it, whichever engine the site has; empty if it is none."""
    if "kdmath" not in node.classes:
        return ""
    tex = node.text().strip().removeprefix("$$").removesuffix("$$").strip("$").strip()
    if node.name == "div":
        return f"\\[{tex}\\]"
    return f"\\({tex}\\)" if _is_bare_formula(node) else f"${tex}$"


def _compared(node: Element) -> str:
    """Return the attributes of an element that are compared, as they stand in its tag."""
    return "".join(f' {name}="{node.get(name)}"' for name in COMPARED if name in node.attributes)
