"""Breadcrumbs: the way from the front page of a site to the post, first of all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from convert.nodes import Link, Meta
from convert.passes.profile import Profile
from convert.passes.text import bare
from convert.patterns import pattern

CRUMBS: Final = 2
"""Steps of the shortest breadcrumb; bars and strokes part other things too, and need one more."""
_CRUMB: Final = pattern(r"\s*(?:-*>+|»|›|＞+|&gt;|→)\s*")
_DASHED: Final = pattern(r"\s*(?:-*>+|»|›|＞+|&gt;|→)\s*|\s+[-—/|]\s+")
_BARRED: Final = pattern(r"\s*[-—/／|｜·]\s*")
_CUT: Final = "….."
"""What a title that is cut off ends with."""
_LAST_OF_A_PATH: Final = pattern(r"(?:.*?/)??(?P<name>[^/?#]+?)(?:/(?:index\.html?)?|\.html?)?(?:[?#].*)?")


def sections_of(meta: Meta) -> frozenset[str]:
    """Return what a post's front matter may name its section by, as ``bare`` lower-case text; tags are none."""
    values = [value for value in meta.extra.values() if isinstance(value, str)]
    return frozenset(bare(name).lower() for name in (*meta.categories, *values))


def leads_to_a_section(link: Link, meta: Meta) -> bool:
    """Say if a link leads to a page that has the name of a section of the post, whatever it shows: 地域, /chiiki/."""
    match = _LAST_OF_A_PATH.fullmatch(link.url)
    return match is not None and match["name"].lower() in sections_of(meta)


def is_breadcrumb(text: str, links: Sequence[Link], meta: Meta, profile: Profile) -> bool:
    """Say if a line is such a way: a label says so, or two of its ends, its links, a section of the post."""
    words = profile.navigation
    before, _, behind = text.replace("：", ":").partition(":")
    label = words.breadcrumb_labels.hold(before) if behind else False
    rest = behind.strip() if label else text
    parts = [part for part in (_DASHED if label else _CRUMB).split(rest) if part]
    barred = len(parts) == 1 and not label
    if barred:
        parts = [part for part in _BARRED.split(rest) if part]
    if len(parts) < CRUMBS + barred:
        return False
    titled = _is_title(parts[-1], meta.title)
    if re.search("[。！？!?，]", "".join(parts[:-1] if titled else parts)):
        return False
    begins = words.breadcrumb_first.hold(parts[0])
    ends = titled or words.breadcrumb_last.hold(parts[-1])
    if label:
        return begins or ends
    if begins and ends:
        return True
    if barred or not (begins or ends):
        return False
    if links and len(parts) > CRUMBS:
        return True
    sections = sections_of(meta)
    return any(bare(part).lower() in sections for part in parts) or any(leads_to_a_section(one, meta) for one in links)


def _is_title(part: str, title: str) -> bool:
    """Say if a step is the title of the post, perhaps cut off."""
    whole, said = bare(title), bare(part)
    cut = said.rstrip(_CUT)
    return bool(whole) and (said == whole or (cut != said and len(cut) > CRUMBS and whole.startswith(cut)))
