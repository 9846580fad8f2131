"""What is done to a tree before it is read, so that it holds what a page shows: hidden and active content goes.

Hidden text is a Decision, active content a Note: neither goes in silence. What only a script would have shown is shown.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from convert.notes import Code
from convert.patterns import pattern
from convert.reader.ast.state import Reading
from convert.reader.html import Element, Node, Tree

if TYPE_CHECKING:
    from convert.reader.ast.revealed import Page

HIDDEN: Final = "hidden"
"""The rule of the Decision about a hidden element that goes."""
REVEALED: Final = "revealed"
"""The rule of the Decision about a hidden element that stays, for a script shows it."""

DARK: Final = "dark-picture"
"""The rule of the Decision about a picture that only a dark page shows."""
_PAIR: Final = 2
"""Pictures: one for light pages, one for dark."""

_HIDING: Final = pattern(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))\b", re.ASCII)
_NOT_SHOWN: Final = frozenset(
    {"style", "template", "noscript", "noframes", "noembed", "title", "datalist", "meta", "base", "link"}
)
"""The last three steer the page: a refresh, another base for addresses, a style sheet."""
_WITHOUT_TEXT: Final = _NOT_SHOWN | {"script", "rp"}
_CONCERNED: Final = _NOT_SHOWN | {"script", "rp", "q"}
"""Elements that are not left as they are, whatever their attributes."""
_STAND_INS: Final = frozenset(
    {"MathJax_Preview", "MathJax", "MathJax_Display", "MathJax_CHTML", "MathJax_SVG", "MathJax_SVG_Display"}
)
_BLANKS: Final = pattern(r"[ \t\n\r\f]+")


def may_hide(tree: Tree) -> bool:
    """Say if there is anything in a tree that ``show_only`` would change; asked of its names alone."""
    if not _CONCERNED.isdisjoint(tree.names) or ("img" in tree.names and "class" in tree.attributes):
        return True
    return any(name in ("hidden", "style", "type") or name.startswith("on") for name in tree.attributes)


def show_only(body: Element, reading: Reading) -> None:
    """Take out of a tree what a page does not show, and put in the marks of quotations.

    Changes the tree. Takes any depth.
    """
    showing = _Showing(body, reading)
    active: list[Element] = []
    stack = [body]
    while stack:
        element = stack.pop()
        inside = [node for node in element.children if not isinstance(node, str)]
        left = _without_dark(_without_stand_ins(inside), reading)
        kept = [node for before, node in zip([None, *left], left, strict=False) if showing.keeps(node, before, element)]
        if len(kept) != len(inside):
            gone = {id(node) for node in inside} - {id(node) for node in kept}
            element.children = _joined([node for node in element.children if id(node) not in gone])
        if element.name == "q":
            element.children = _joined(["“", *element.children, "”"])
        stack.extend(kept)
        active.extend(node for node in kept if node.attributes)
    for element in active:  # not before: what a click does tells what it shows
        _take_handlers(element, reading)


def _may_show(element: Element, reading: Reading) -> bool:
    """Say if an element is of a kind that shows, or becomes one; note what goes with it if not."""
    if element.name == "script" and not _is_formula(element):
        if "src" in element.attributes and _becomes_link(element, reading):
            return True
        reading.note(Code.ACTIVE_CONTENT, "a script was left out", element.lines)
        return False
    if element.name == "rp":  # for browsers that know no ruby
        return False
    if element.name in _NOT_SHOWN:
        reading.note(Code.ACTIVE_CONTENT, f"<{element.name}> was left out", element.lines)
        return False
    return True


def _becomes_link(script: Element, reading: Reading) -> bool:
    """Make a link of a script that shows a part of another page."""
    from convert.reader.ast.embeds import embedded_page  # few posts load scripts

    page = embedded_page(script.get("src").strip())
    if page:
        script.name, script.attributes = "p", {}
        script.children = [Element("a", {"href": page}, [page], script.lines)]
        reading.note(Code.EMBED, f"a script became a link to {page}", script.lines)
    return bool(page)


class _Showing:
    """Finds what of a page is shown; the page is measured when something in it is hidden."""

    def __init__(self, body: Element, reading: Reading) -> None:
        self._body, self._reading = body, reading
        self._page: Page | None = None

    def keeps(self, element: Element, before: Element | None, around: Element) -> bool:
        """Say if an element is shown, which stands behind another in a third; say what goes with it if not."""
        if not _may_show(element, self._reading):
            return False
        return not element.attributes or not is_hidden(element) or self._reveals(element, before, around)

    def _reveals(self, element: Element, before: Element | None, around: Element) -> bool:
        """Say if a script shows a hidden element."""
        from convert.reader.ast.revealed import Page  # few posts hide anything

        self._page = self._page or Page(self._body, is_hidden)
        if self._page.reveals(element, before, around):
            self._reading.repair(REVEALED, shown_text(element, besides=is_hidden), element.lines)
            self._reading.note_once(Code.ACTIVE_CONTENT, "hidden text that a script would show is shown", element.lines)
            return True
        if text := shown_text(element):
            self._reading.drop(HIDDEN, text, element.lines)
        return False


def _is_formula(element: Element) -> bool:
    """MathJax 2 keeps its formulas in scripts of this type."""
    return element.get("type").strip().lower().startswith("math/tex")


def _without_stand_ins(inside: list[Element]) -> list[Element]:
    """Leave out what MathJax 2 shows of a formula, or before it is set, beside the script that holds its TeX."""
    out: list[Element] = []
    of_formula = False
    for element in reversed(inside):
        if of_formula and not _STAND_INS.isdisjoint(element.classes):
            continue
        of_formula = element.name == "script" and _is_formula(element)
        out.append(element)
    return out[::-1]


def _without_dark(inside: list[Element], reading: Reading) -> list[Element]:
    """Leave out the picture for dark pages beside the same one for light pages, as Chirpy's posts have them."""
    pictures = [element for element in inside if element.name == "img" and "class" in element.attributes]
    if len(pictures) < _PAIR or not any("light" in picture.classes for picture in pictures):
        return inside
    dark = [picture for picture in pictures if "dark" in picture.classes and "light" not in picture.classes]
    for picture in dark:
        reading.drop(DARK, picture.get("alt") or picture.get("src"), picture.lines)
    return [element for element in inside if element not in dark]


def is_hidden(element: Element) -> bool:
    """Say if an element's own attributes hide it."""
    attributes = element.attributes
    if attributes.get("hidden", "until-found").lower() != "until-found":
        return True
    if element.name == "input" and attributes.get("type", "").lower() == "hidden":
        return True
    style = attributes.get("style", "").lower()
    return ("none" in style or "visib" in style) and _HIDING.search(style) is not None


def shown_text(element: Element, *, besides: Callable[[Element], bool] = lambda _: False) -> str:
    """Return the text of an element as a reader would see it if it were shown, on one line, ``besides`` some inside."""
    parts: list[str] = []
    stack: list[Node] = [element]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            parts.append(node)
        elif node.name.removeprefix("svg:") not in _WITHOUT_TEXT and (node is element or not besides(node)):
            stack.extend(reversed(["“", *node.children, "”"] if node.name == "q" else node.children))
    return _BLANKS.sub(" ", "".join(parts)).strip()


def _take_handlers(element: Element, reading: Reading) -> None:
    names = [name for name in element.attributes if name.startswith("on")]
    if names:
        message = f"what <{element.name}> does on {', '.join(name[2:] for name in names)} was left out"
        reading.note(Code.ACTIVE_CONTENT, message, element.lines)
    for name in names:
        del element.attributes[name]


def _joined(nodes: list[Node]) -> list[Node]:
    """Join texts that have become neighbours."""
    out: list[Node] = []
    for node in nodes:
        if isinstance(node, str) and out and isinstance(out[-1], str):
            out[-1] += node
        else:
            out.append(node)
    return out
