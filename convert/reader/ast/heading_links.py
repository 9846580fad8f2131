"""Links that a page puts into its headings for those who want to cite or edit them: ``¶``, ``#``, a chain, ``[edit]``.

They are the page's, not the text's; in a document they would stand in contents and running heads.
"""

from __future__ import annotations

import re
from typing import Final

from convert.patterns import pattern
from convert.reader.ast.state import Reading
from convert.reader.html import Element

HEADING_LINK: Final = "heading-link"
"""The rule of the Decision about a link in a heading that leads to the heading itself."""

_SIGNS: Final = pattern(r"[\s#¶§∞⚓🔗⛓\ufe0e\ufe0f\u200b\u2060\ufeff]*")
_NAMES: Final = frozenset({"anchor", "link", "permalink"})
_ANCHOR: Final = pattern(
    r"(?:.*[-_])?(?:anchor|anchorjs|permalink|hash-?link|head(?:er|ing)-?link)(?:[-_].*)?", re.ASCII | re.IGNORECASE
)
"""The class of such a link."""
_EDIT: Final = pattern(r"(?:.*[-_])?edit-?(?:section|lemma)", re.ASCII | re.IGNORECASE)
"""The class of what leads to the editor of a wiki."""


def take_links(heading: Element, reading: Reading) -> None:
    """Take such links out of a heading that holds a text besides."""
    if heading.text().strip() == "".join(element.text() for element in _found(heading)).strip():
        return
    stack = [heading]
    while stack:
        around = stack.pop()
        for element in filter(_goes, around.elements()):
            if text := element.text().strip():
                reading.drop(HEADING_LINK, text, heading.lines)
        around.children = [node for node in around.children if isinstance(node, str) or not _goes(node)]
        stack.extend(around.elements())


def _found(heading: Element) -> list[Element]:
    return [node for node in heading.descendants() if isinstance(node, Element) and _goes(node)]


def _goes(element: Element) -> bool:
    classes = element.classes
    if any(map(_EDIT.fullmatch, classes)):
        return True
    if element.name != "a" or not element.get("href").startswith("#"):
        return False
    text = element.text().strip()
    if any(map(_ANCHOR.fullmatch, classes)) or element.get("aria-hidden") == "true":
        return not any(map(str.isalnum, text)) or text.lower() in _NAMES
    return bool(text) and _SIGNS.fullmatch(text) is not None
