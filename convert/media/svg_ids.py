"""The ids of an SVG, as XML and EPUB want them: each a name, each once, each reference to one that there is.

Source: SVG 2, 5.4 (``id``) and 5.6 (``use``); "Namespaces in XML" 1.0, NCName.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import Final
from urllib.parse import unquote

from lxml import etree

from convert.patterns import pattern

_XML_ID: Final = "{http://www.w3.org/XML/1998/namespace}id"
_LINKS: Final = ("href", "{http://www.w3.org/1999/xlink}href")
_REFERENCE: Final = re.compile(r"""url\(\s*+(["']?)#([^"'()]*+)\1\s*+\)""")

_START: Final = r"A-Za-z_\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u3001-\ud7ff"
_NAME: Final = pattern(rf"[{_START}][{_START}0-9.\-\u00b7\u0300-\u036f]*")
_NO_NAME: Final = pattern(rf"[^{_START}0-9.\-\u00b7\u0300-\u036f]")

# fmt: off
_USABLE: Final = frozenset((
    "svg", "g", "symbol", "use", "switch", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text",
    "image",
))
# fmt: on
"""What ``use`` can draw (SVG 2, 5.6); of anything else it draws nothing, and EPUB forbids it."""

_PAINTS: Final = frozenset(("linearGradient", "radialGradient", "pattern"))


def settle_ids(root: etree._Element) -> None:
    """Make each id a name that is there once, lead references to it, and take out those that lead nowhere.

    Of several elements with one id the first keeps it, which is the one that browsers find.
    """
    named: dict[str, etree._Element] = {}
    for element in root.iter():
        element.attrib.pop(_XML_ID, "")  # browsers know no element by it
        own = element.get("id")
        if own is not None and named.setdefault(own, element) is not element:
            del element.attrib["id"]
    _rename(named)
    for element in root.iter():
        _settle_paint(element, named)
        _lead(element, named)
    _drop_stray(root, named)


def _rename(named: Mapping[str, etree._Element]) -> None:
    """Give a free name to each element whose id is none; it stays known by the old one.

    Names that are taken are numbered, from the last number of each on: thousands of equal ones take linear time.
    """
    taken, numbers = set(named), Counter[str]()
    for old, element in named.items():
        if _NAME.fullmatch(old):
            continue
        name = wanted = f"id-{_NO_NAME.sub('_', old)}"
        while name in taken:
            numbers[wanted] += 1
            name = f"{wanted}-{numbers[wanted]}"
        taken.add(name)
        element.set("id", name)


def _target(reference: str, named: Mapping[str, etree._Element]) -> etree._Element | None:
    return named.get(reference, named.get(unquote(reference)))


def _lead(element: etree._Element, named: Mapping[str, etree._Element]) -> None:
    """Let the references of an element name the ids as they are now."""

    def led(match: re.Match[str]) -> str:
        target = _target(match[2], named)
        return match[0] if target is None else f"url(#{target.get('id')})"

    for key, value in element.attrib.items():
        if "#" not in value:
            continue
        if key in _LINKS:
            target = _target(str(value).strip()[1:], named)
            element.set(key, str(value) if target is None else f"#{target.get('id')}")
        else:
            element.set(key, _REFERENCE.sub(led, str(value)))
    if etree.QName(element).localname == "style" and element.text:
        element.text = _REFERENCE.sub(led, element.text)


def _settle_paint(element: etree._Element, named: Mapping[str, etree._Element]) -> None:
    """Say that a reference to no paint, with no other colour for it, paints nothing (SVG 2, 13.2)."""
    for key in ("fill", "stroke"):
        said = _REFERENCE.fullmatch((element.get(key) or "").strip())
        target = _target(said[2], named) if said else None
        if said and (target is None or etree.QName(target).localname not in _PAINTS):
            element.set(key, "none")


def _drop_stray(root: etree._Element, named: Mapping[str, etree._Element]) -> None:
    """Take out each ``use`` of nothing, and then what uses that."""
    usable = {element.get("id") for element in named.values() if etree.QName(element).localname in _USABLE}
    users: dict[str, list[etree._Element]] = {}
    for element in root.iter():
        if etree.QName(element).localname == "use":
            users.setdefault(_used(element), []).append(element)
    stray = [use for name, uses in users.items() if name not in usable for use in uses]
    while stray:
        use = stray.pop()
        stray += users.pop(use.get("id") or "", ())
        parent = use.getparent()
        if parent is not None:
            parent.remove(use)


def _used(use: etree._Element) -> str:
    """Return the id of what a ``use`` draws, empty for none."""
    return (next((use.get(key) for key in _LINKS if use.get(key)), None) or "")[1:]
