"""Scripts that write something into the page where they stand, and the elements that such scripts fill: links to it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final
from urllib.parse import unquote

from convert.nodes import Link, Text
from convert.notes import Code
from convert.patterns import pattern
from convert.reader.ast.flow import Flow
from convert.reader.ast.parts import EMBEDS
from convert.reader.ast.space import one_line
from convert.reader.ast.state import Reading
from convert.reader.html import Element
from convert.schemes import is_safe_link

_SCHEME: Final = r"(?:https?:)?//(?:www\.)?"
_PAGES: Final = (
    pattern(_SCHEME + r"(gist\.github\.com/(?:[\w-]+/)?[0-9a-f]+)\.js(?:\?.*)?", re.ASCII),
    pattern(_SCHEME + r"([\w.-]+/(?:[\w./-]+/)?snippets/[0-9]+)\.js(?:\?.*)?", re.ASCII),
    pattern(_SCHEME + r"(asciinema\.org/a/\w+)\.js(?:\?.*)?", re.ASCII),
    pattern(_SCHEME + r"(jsfiddle\.net/[\w/-]+?)/embed(?:/.*)?", re.ASCII),
)
"""GitHub's, GitLab's, asciinema's and JSFiddle's scripts; what is in brackets is the page."""
_PASTE: Final = pattern(_SCHEME + r"pastebin\.com/embed_js/(\w+)(?:[/?].*)?", re.ASCII)
_FILE: Final = pattern(_SCHEME + r"emgithub\.com/[\w-]+\.js\?(?:.*&)?target=([^&]+).*", re.ASCII)

_PLAYED: Final[Mapping[str, str]] = {
    "youtube": "https://www.youtube.com/watch?v={}",
    "vimeo": "https://vimeo.com/{}",
    "dailymotion": "https://www.dailymotion.com/video/{}",
    "bilibili": "https://www.bilibili.com/video/{}",
    "tiktok": "https://www.tiktok.com/player/v1/{}",
    "strava": "https://www.strava.com/activities/{}",
}
_IDENTIFIER: Final = pattern(r"(?:data-)?(?:[a-z]+-)*(?:video-?)?id", re.ASCII)
"""The attributes that name what is played: ``videoid``, ``data-id``, ``data-plyr-embed-id``; ``id`` is no such one."""
_IDENTIFIED: Final = pattern(r"[\w-]{1,64}", re.ASCII)


def embedded_page(address: str) -> str:
    """Return the address of the page that a script shows a part of, empty for any other script."""
    for page in _PAGES:
        if found := page.fullmatch(address):
            return f"https://{found[1]}"
    if found := _PASTE.fullmatch(address):
        return f"https://pastebin.com/{found[1]}"
    found = _FILE.fullmatch(address)
    target = unquote(found[1]) if found else ""
    return target if target.startswith("https://") else ""


def filled(element: Element, reading: Reading) -> Flow | None:
    """Read an element that a script fills (``lite-youtube``, ``fb-post``, Plyr's): a link, behind what it holds.

    None for any other, and for one that holds its link or its player itself.
    """
    page = _page_of(element)
    if not page or not is_safe_link(page) or _says_itself(element):
        return None
    reading.note(Code.EMBED, f"<{element.name}> became a link to {page}", element.lines)
    label = one_line(element.get("title") or element.get("playlabel")) or page
    return [*reading.inside(element), Link(page, (Text(label),))]


def _page_of(element: Element) -> str:
    """Return the address of what an element is filled with, empty if its names do not say."""
    if any(name.startswith("fb-") for name in element.classes):
        return element.get("data-href").strip()
    names = " ".join((element.name, *element.classes, *element.attributes, element.get("data-plyr-provider"))).lower()
    address = next((address for service, address in _PLAYED.items() if service in names), "")
    for name, value in element.attributes.items() if address else ():
        if name != "id" and _IDENTIFIER.fullmatch(name) and _IDENTIFIED.fullmatch(value or ""):
            return address.format(value)
    return ""


def _says_itself(element: Element) -> bool:
    return any(
        isinstance(node, Element) and (node.name == "a" or node.name in EMBEDS) for node in element.descendants()
    )
