"""Each post as read here against the page that Jekyll built of it: the same tree, the same text, or where not.

Both sides are trees that a browser would build, brought to one form: white space collapsed, and what a highlighter or a
math engine adds on the way to the page taken off, since neither changes what was read. A page holds more than the post:
what stands beside it in the same element is given back, for ``surplus`` to say whose it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest
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
_RUN: Final = "text"
"""The shape of what stands between blocks without an element of its own."""
_END_TAGS: Final = re.compile(r"(?:</[a-z0-9]+>)+\Z")
_BLANKS_BESIDE_BLOCKS: Final = re.compile(r"(?<=>) +| +(?=</?(?:" + _BLOCKS + r")\b)")


class Difference(msgspec.Struct, frozen=True):
    """The first place where a post and its page part: ``kind`` is text or tree; lines are in the post."""

    kind: str
    ours: str
    theirs: str
    line: int | None = None


class Part(msgspec.Struct, frozen=True):
    """Nodes in the one form: ``key`` is equal for equal subtrees, ``shape`` for elements of one name and class.

    ``text`` is without any blank, for it must agree even where trees do not.
    """

    key: str
    text: str
    lines: Lines | None = None
    shape: str = ""
    nodes: tuple[Node, ...] = ()

    @property
    def words(self) -> str:
        """The text with blanks, also where mark-up alone parts words."""
        return " ".join(" ".join(_texts(self.nodes)).split())


class Beside(msgspec.Struct, frozen=True):
    """What stands in a page beside a post, in the element that holds it; ``line`` is that of the post next to it."""

    shape: str
    text: str
    line: int | None = None

    def as_difference(self) -> Difference:
        """Return it as something that the page has and the post has not."""
        return Difference("text" if self.text else "tree", "", shown(self.text or self.shape), self.line)


class Found(msgspec.Struct, frozen=True):
    """A post in its page: where they part, or the ``place`` that holds it and what else does, the outermost first."""

    difference: Difference | None = None
    place: str = ""
    beside: tuple[Beside, ...] = ()


def find(ours: Element, page: str, left_open: Callable[[], bool] = lambda: False) -> Found:
    """Find the body of a post in the page that holds it, by its text, whatever the layout puts around it.

    ``left_open`` says if elements of the post are still open at its end: the page goes on inside them. A post that
    shows nothing is found nowhere, and without a difference.
    """
    mine = _parts(ours.children)
    best: Difference | None = None
    if not mine:
        return Found()
    for place, parts in _candidates(parse(page).body, mine):
        start = _start_of_run(mine, parts, left_open)
        if start is not None:
            return Found(None, place, tuple(_beside(mine, parts, start)))
        best = best or _first_difference(mine, parts)
    line = mine[0].lines.first if mine[0].lines else None
    return Found(best or Difference("text", shown(mine[0].text), "", line))


def contents(page: str) -> Iterator[Found]:
    """Yield each element of a page that may hold a post, and all that is in it as standing beside an empty one."""
    for place, element in _containers(parse(page).body):
        parts = _parts(element.children)
        yield Found(None, place, tuple(Beside(part.shape, part.words) for part in parts))


def _candidates(body: Element, mine: Sequence[Part]) -> Iterator[tuple[str, list[Part]]]:
    """Yield what may hold the post, the likeliest first: the elements that share most blocks with it."""
    wanted = {part.key for part in mine}
    words = {part.text for part in mine if part.text}
    last = mine[-1].text
    scored: list[tuple[int, int, int, str, list[Part]]] = []
    for order, (place, element) in enumerate(_containers(body)):
        parts = _parts(element.children)
        same = sum(part.key in wanted for part in parts)
        alike = sum(part.text in words or (len(last) > 0 and part.text.startswith(last)) for part in parts if part.text)
        scored.append((-(same + alike), abs(len(parts) - len(mine)), order, place, parts))
    scored.sort(key=lambda entry: entry[:3])
    yield from ((place, parts) for *_, place, parts in scored[:3])


def _containers(body: Element) -> Iterator[tuple[str, Element]]:
    """Yield the elements that may hold a post, each with its place: how deep it stands, in what, its name and class."""
    stack = [(body, "", 0)]
    while stack:
        element, parent, depth = stack.pop()
        yield f"{depth} {parent} {_shape(element)}", element
        inside = [child for child in element.elements() if child.name not in _INLINE]
        stack.extend((child, element.name, depth + 1) for child in reversed(inside))


def _shape(element: Element) -> str:
    return ".".join([element.name, *sorted(element.classes)])


def _start_of_run(mine: Sequence[Part], theirs: Sequence[Part], left_open: Callable[[], bool]) -> int | None:
    """Return where the post's blocks stand in a row among the element's; None if they do not."""
    ours, page = [part.key for part in mine], [part.key for part in theirs]
    for start in range(len(page) - len(ours) + 1):
        run = page[start : start + len(ours)]
        if run == ours or (_goes_on(ours, run) and left_open()):
            return start
    return None


def _goes_on(ours: Sequence[str], page: Sequence[str]) -> bool:
    """Say if two runs are the same but for what the page has more in the last element."""
    return ours[:-1] == page[:-1] and page[-1].startswith(_END_TAGS.sub("", ours[-1]))


def _beside(mine: Sequence[Part], theirs: Sequence[Part], start: int) -> Iterator[Beside]:
    """Yield what the element holds besides the post, the outermost first."""
    first = mine[0].lines.first if mine[0].lines else None
    last = mine[-1].lines.last if mine[-1].lines else None
    end = start + len(mine)
    before = [Beside(part.shape, part.words, first) for part in theirs[:start]]
    after = [Beside(part.shape, part.words, last) for part in reversed(theirs[end:])]
    for pair in zip_longest(before, after):
        yield from (part for part in pair if part is not None)
    more = theirs[end - 1].words.removeprefix(mine[-1].words)
    if theirs[end - 1].key != mine[-1].key and more:
        yield Beside(theirs[end - 1].shape, more, last)


def _first_difference(mine: Sequence[Part], theirs: Sequence[Part]) -> Difference:
    """Say where the run of the post's blocks breaks."""
    ours, page = [part.key for part in mine], [part.key for part in theirs]
    matcher = SequenceMatcher(None, ours, page, autojunk=False)
    blocks = matcher.get_matching_blocks()
    at = next((block for block in blocks if block.size), blocks[-1])
    here, there = (0, max(0, at.b - at.a)) if at.a else (at.size, at.b + at.size)
    return _at(mine, theirs, here, there)


def _at(mine: Sequence[Part], theirs: Sequence[Part], here: int, there: int) -> Difference:
    our = mine[min(here, len(mine) - 1)]
    their = theirs[there] if there < len(theirs) else Part("", "")
    line = our.lines.first if our.lines else None
    if our.text != their.text:
        place = next((i for i, (a, b) in enumerate(zip(our.text, their.text, strict=False)) if a != b), 0)
        return Difference("text", shown(our.text[max(0, place - 20) :]), shown(their.text[max(0, place - 20) :]), line)
    return Difference("tree", shown(our.key), shown(their.key), line)


def shown(text: str) -> str:
    """Return as much of a text as is shown of a difference."""
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"


# --- the one form ------------------------------------------------------------------------------------------------


def _parts(nodes: Sequence[Node]) -> list[Part]:
    """Bring the children of an element to the one form; runs of text and inlines between blocks stay one part each."""
    parts: list[Part] = []
    run: list[Node] = []
    for node in [*nodes, None]:
        if node is not None and (isinstance(node, str) or node.name in _INLINE or _is_bare_formula(node)):
            run.append(node)
            continue
        key = _SPACE.sub(" ", "".join(_keys(run, verbatim=False))).strip()
        if key:
            lines = next((item.lines for item in run if isinstance(item, Element)), None)
            parts.append(Part(key, _text(run), lines, _RUN, tuple(run)))
        run = []
        if isinstance(node, Element) and node.name not in ("script", "style", "template"):
            key = _SPACE.sub(" ", "".join(_keys([node], verbatim=False)))
            parts.append(Part(key, _text([node]), node.lines, _shape(node), (node,)))
    return parts


def _text(nodes: Sequence[Node]) -> str:
    """Return the text of nodes without any white space."""
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
