"""How much the filters of an SVG have to do: each step of one goes through the pixels of what it is used for.

Source: Filter Effects 1, 9; which element has which filter is for CSS to say, so each counts as the longest
and all that a style sheet may mean as meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

_UNBOUNDED: Final = 1e9
"""More passes than any drawing may have."""
_WEIGHTS: Final = {
    "feTurbulence": ("numOctaves", 8.0),
    "feMorphology": ("radius", 1.0),
    "feConvolveMatrix": ("order", 1.0),
}
"""Steps that look at more than a few pixels for each: the attribute that says at how many, and what each costs."""


_RULE: Final = re.compile(r"([^{}]*)\{([^{}]*)\}")
_NAME: Final = re.compile(r"[\w-]+|[*\[]")
_XLINK_HREF: Final = "{http://www.w3.org/1999/xlink}href"


def filter_passes(root: etree._Element) -> float:
    """Return how often at most the filters of a drawing go through all its pixels."""
    longest = max((sum(map(_weight, element)) for element in root.iter("{*}filter")), default=0.0)
    if not longest:
        return 0.0
    names = frozenset(name for sheet in root.iter("{*}style") for name in _names(sheet.text or ""))
    filtered = [element for element in root.iter() if _is_filtered(element, names)]
    if _is_multiplied(root, filtered):
        return _UNBOUNDED
    uses = sum(1 for _ in root.iter("{*}use"))
    return longest * len(filtered) * (1 + uses)


def _weight(step: etree._Element) -> float:
    asked = _WEIGHTS.get(etree.QName(step).localname)
    if asked is None:
        return 1.0
    name, cost = asked
    sides = [_number(side) for side in (step.get(name) or "3").replace(",", " ").split()[:2]] or [3.0]
    return max(cost * sides[0] * sides[-1], 1.0)


def _number(text: str) -> float:
    try:
        return abs(float(text))
    except ValueError:
        return _UNBOUNDED


def _names(sheet: str) -> Iterator[str]:
    """Yield the elements, classes and ids that a style sheet may give a filter; a star is for all."""
    for selector, body in _RULE.findall(sheet):
        if "filter" in body:
            yield from _NAME.findall(selector)


def _is_filtered(element: etree._Element, names: frozenset[str]) -> bool:
    if "filter" in element.attrib or "filter" in (element.get("style") or ""):
        return True
    own = (etree.QName(element).localname, element.get("id", ""), *element.get("class", "").split())
    return not names.isdisjoint((*own, "*", "["))


def _is_multiplied(root: etree._Element, filtered: list[etree._Element]) -> bool:
    """Say if a filter may be drawn more often than there are uses: in a marker, or where what is used itself uses."""
    if not filtered:
        return False
    used = {(use.get("href") or use.get(_XLINK_HREF) or "").removeprefix("#") for use in root.iter("{*}use")}
    return any(next(element.iterancestors("{*}marker"), None) is not None for element in filtered) or any(
        element.get("id") in used and next(element.iter("{*}use"), None) is not None for element in root.iter()
    )
