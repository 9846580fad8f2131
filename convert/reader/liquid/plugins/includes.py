"""Includes of themes that come as gems, whose files a site does not hold: read as the tag of the same name would be.

Minimal Mistakes' ``gallery``, ``feature_row`` and ``nav_list`` show what is listed elsewhere: in the front matter, in
the site's data.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from html import escape
from typing import Final

import msgspec

from convert.reader.liquid.plugins import table
from convert.reader.liquid.plugins.call import Arguments, Call
from convert.reader.liquid.plugins.readings import in_markup, reading, said
from convert.reader.liquid.plugins.written import Reading, anchor, apart
from convert.reader.liquid.values import text
from convert.sources import SiteView


class Listed(msgspec.Struct, frozen=True):
    """Where an include finds what it lists."""

    page: Mapping[str, object]
    site: SiteView | None


def reading_of_include(call: Call, given: Mapping[str, object], listed: Listed, *, markdown: bool) -> Reading | None:
    """Return what stands for an include (``figure.liquid``, ``embed/youtube.html``) that is called with ``given``.

    None for one that is handed nothing and shows more than a page's furniture: nobody knows what.
    """
    name = call.name.rpartition("/")[2].partition(".")[0].lower().replace("-", "_")
    named = {key.lower(): text(value) for key, value in given.items()}
    if name in _LISTING:
        made = _LISTING[name](call, named, listed)
        return in_markup(Reading(made), markdown=markdown) if made else None
    if not named and name not in table.SILENT:
        return None
    return reading(msgspec.structs.replace(call, name=name), Arguments("", (), named), markdown=markdown)


def _gallery(call: Call, named: Mapping[str, str], listed: Listed) -> str:
    """Write the images that the front matter lists under ``gallery``, or under the key that ``id`` names."""
    images = "".join(_images(listed.page.get(named.get("id") or "gallery")))
    caption = escape(named.get("caption", ""), quote=False)
    below = f'\n\n{call.indent}<p markdown="span">{caption}</p>' if caption else ""
    return apart(call, f"<div>{images}</div>{below}") if images else ""


def _images(listed: object) -> Iterator[str]:
    for item in _mappings(listed):
        if address := text(item.get("image_path") or item.get("url")):
            title = f' title="{escape(text(item["title"]))}"' if item.get("title") else ""
            yield f'<figure><img src="{escape(address)}" alt="{escape(text(item.get("alt")))}"{title}></figure>'


def _features(call: Call, named: Mapping[str, str], listed: Listed) -> str:
    """Write the pictures, titles, texts and links of ``feature_row``, one feature below the other."""
    features = _mappings(listed.page.get(named.get("id") or "feature_row"))
    handed = (Arguments("", (), {key: text(value) for key, value in item.items()}) for item in features)
    return "".join(said(call, one, markdown=True).before for one in handed)


def _navigation(call: Call, named: Mapping[str, str], listed: Listed) -> str:
    """Write a part of the site's navigation as a list, that below an entry as a list in it."""
    navigation = listed.site.data.get("navigation") if listed.site else None
    found = navigation.get(named.get("nav", "")) if isinstance(navigation, Mapping) else None
    entries = "".join(_entry(item, _below(item)) for item in _mappings(found))
    return apart(call, f"<ul>{entries}</ul>") if entries else ""


def _below(item: Mapping[str, object]) -> str:
    entries = "".join(_entry(one, "") for one in _mappings(item.get("children")))
    return f"<ul>{entries}</ul>" if entries else ""


def _entry(item: Mapping[str, object], below: str) -> str:
    title, address = text(item.get("title")), text(item.get("url"))
    return f"<li>{anchor(address, title or address) if address else escape(title, quote=False)}{below}</li>"


def _mappings(listed: object) -> Iterator[Mapping[str, object]]:
    return (item for item in (listed if isinstance(listed, list) else ()) if isinstance(item, Mapping))


_LISTING: Final[Mapping[str, Callable[[Call, Mapping[str, str], Listed], str]]] = {
    "gallery": _gallery,
    "feature_row": _features,
    "nav_list": _navigation,
}
