"""What plug-ins put around a text: share bars, related posts, buttons that copy code.

They are the page's, not the text's, and told by the classes that the plug-ins themselves write.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from typing import Final

from convert.patterns import pattern
from convert.reader.ast.state import Reading
from convert.reader.ast.visible import shown_text
from convert.reader.html import Element

SHARE_BAR: Final = "share-bar"
"""The rule of the Decision about a share bar."""
RELATED: Final = "navigation"
"""The rule of the Decision about a list of related posts."""
COPY_BUTTON: Final = "copy-button"
"""The rule of the Decision about a button beside code or in it, or a row of such buttons."""

_SHARE: Final = pattern(
    r"sharedaddy|(?:a2a|addtoany)_.+|addthis_(?:inline_share_)?toolbox|sharethis-inline-share-buttons"
    r"|shareaholic-canvas|heateor_sss_sharing_container|essb_links|swp_social_panel|feedflare",
    re.ASCII,
)
"""Jetpack, AddToAny, AddThis, ShareThis, Shareaholic, Sassy and Easy Social Share, Social Warfare, FeedBurner."""
_RELATED: Final = pattern(r"jp-relatedposts|yarpp-related|crp_related|wp_rp_wrap", re.ASCII)
"""Jetpack, YARPP, Contextual Related Posts, WordPress Related Posts."""
_MOST: Final = 2
"""Of a post's characters and elements a block must hold less than one in so many: its end tag may be missing."""

_TOOLBARS: Final = frozenset({"code-toolbar toolbar", "cnblogs_code cnblogs_code_toolbar"})
"""Classes of a box around code and of the row of buttons in it: Prism's and cnblogs'."""
_COPY: Final = pattern(
    r"(?:.*[-_])?(?:copy|clipboard)(?:[-_].*)?|copy(?:btn|button|code)|(?:btn|button|code)copy",
    re.ASCII | re.IGNORECASE,
)
"""The class of what copies."""
_COPY_WORDS: Final = pattern(
    r"(?:\W|copied|copy(?: code| snippet| to clipboard)?\b|[复複][制製](?:代码|程式碼|成功)?|已[复複][制製]"
    r"|コピー(?:する)?|복사|kopieren\b|copier\b|copiar\b|copia\b|копировать\b)*",
    re.IGNORECASE,
)
_SHORT: Final = 40
"""Characters on a row of buttons, and elements in it, at most."""
_DEEP: Final = 3
"""Elements around a button that hold nothing else, at most."""


def take_tools(body: Element, reading: Reading) -> None:
    """Take out of a tree what plug-ins put around its text.

    Changes the tree. Takes any depth.
    """
    tools = _Tools(body)
    stack: list[tuple[Element, Element | None]] = [(body, None)]
    while stack:
        around, code = stack.pop()
        code = around if around.name == "pre" else code
        rules = tools.rules(around, code)
        for node, rule in rules.items():
            if text := _text(node):
                reading.drop(rule, text, node.lines)
        if rules:
            around.children = [node for node in around.children if isinstance(node, str) or node not in rules]
        stack.extend((node, code) for node in around.elements())


class _Tools:
    """Finds the tools of a page, which is measured when something looks like one."""

    def __init__(self, body: Element) -> None:
        self._body = body

    @cached_property
    def _sizes(self) -> dict[Element, int]:
        """How many characters and elements each element holds."""
        out: dict[Element, int] = {}
        for element in reversed(_elements(self._body)):
            text = sum(len(node.strip()) for node in element.children if isinstance(node, str))
            out[element] = text + sum(1 + out[child] for child in element.elements())
        return out

    @cached_property
    def _with_code(self) -> set[Element]:
        """The elements that are ``pre`` or hold one."""
        out: set[Element] = set()
        for element in reversed(_elements(self._body)):
            if element.name == "pre" or any(child in out for child in element.elements()):
                out.add(element)
        return out

    def rules(self, around: Element, code: Element | None) -> dict[Element, str]:
        """Return the children of an element that go, with the rules by which; ``code`` is the ``pre`` around them."""
        inside = list(around.elements())
        out: dict[Element, str] = {}
        for number, node in enumerate(inside):
            if node.name != "button" and "class" not in node.attributes:
                continue
            beside = (*inside[max(number - 1, 0) : number], *inside[number + 1 : number + 2])
            if rule := self._rule(node, around, beside, code):
                out[node] = rule
        return out

    def _rule(self, node: Element, around: Element, beside: Iterable[Element], code: Element | None) -> str:
        """Return the rule by which an element goes, empty if it stays."""
        classes = node.classes
        if any(map(_SHARE.fullmatch, classes)):
            return SHARE_BAR if self._is_part(node, self._body) else ""
        if any(map(_RELATED.fullmatch, classes)):
            return RELATED if self._is_part(node, self._body) else ""
        if code is not None:
            button = self._is_short(node) and (node.name == "button" or self._copies(node))
            return COPY_BUTTON if button and self._is_part(node, code) else ""
        if any(f"{outer} {inner}" in _TOOLBARS for outer in around.classes for inner in classes):
            return COPY_BUTTON if self._is_short(node) else ""
        return COPY_BUTTON if self._copies(node) and not self._with_code.isdisjoint(beside) else ""

    def _is_part(self, node: Element, whole: Element) -> bool:
        return self._sizes[node] * _MOST < self._sizes[whole]

    def _is_short(self, node: Element) -> bool:
        return self._sizes[node] <= _SHORT

    def _copies(self, node: Element) -> bool:
        """Say if an element is a button that copies, or holds one and nothing else: its words and class say so."""
        button = _button_in(node)
        if button is None or not self._is_short(button):
            return False
        words = _text(button)
        if _COPY_WORDS.fullmatch(words) is None:
            return False
        return any(map(str.isalnum, words)) or (button.name == "button" and _has_class(button))


def _elements(body: Element) -> list[Element]:
    return [body, *(node for node in body.descendants() if isinstance(node, Element))]


def _button_in(element: Element) -> Element | None:
    """Return the button, or what has the class of one, that an element is or holds alone."""
    for _ in range(_DEEP):
        if element.name == "button" or _has_class(element):
            return element
        shown = [node for node in element.children if not isinstance(node, str) or node.strip()]
        if len(shown) != 1 or isinstance(shown[0], str):
            return None
        element = shown[0]
    return None


def _has_class(element: Element) -> bool:
    return any(map(_COPY.fullmatch, element.classes))


def _text(element: Element) -> str:
    """Return what an element shows, or the other text of its image."""
    images = (one.get("alt") for one in element.descendants() if isinstance(one, Element) and one.name == "img")
    return shown_text(element) or next(filter(None, images), "")
