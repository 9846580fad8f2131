"""Includes of themes that come as gems, whose files a site does not hold: read as the tag of the same name would be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape

import msgspec

from convert.reader.liquid.plugins import table
from convert.reader.liquid.plugins.call import Arguments, Call
from convert.reader.liquid.plugins.readings import reading
from convert.reader.liquid.plugins.written import Reading, apart
from convert.reader.liquid.values import text


def reading_of_include(
    call: Call, given: Mapping[str, object], page: Mapping[str, object], *, markdown: bool
) -> Reading | None:
    """Return what stands for an include (``figure.liquid``, ``embed/youtube.html``) that is called with ``given``.

    None for one that is handed nothing and shows more than a page's furniture: nobody knows what.
    """
    name = call.name.rpartition("/")[2].partition(".")[0].lower().replace("-", "_")
    named = {key.lower(): text(value) for key, value in given.items()}
    if name == "gallery":
        made = _gallery(call, named, page)
        return None if made is None else Reading(made)
    if not named and name not in table.SILENT:
        return None
    return reading(msgspec.structs.replace(call, name=name), Arguments("", (), named), markdown=markdown)


def _gallery(call: Call, named: Mapping[str, str], page: Mapping[str, object]) -> str | None:
    """Write the images that the front matter lists under ``gallery``, or under the key that ``id`` names."""
    images = "".join(_images(page.get(named.get("id") or "gallery")))
    if not images:
        return None
    caption = escape(named.get("caption", ""), quote=False)
    said = f'\n\n{call.indent}<p markdown="span">{caption}</p>' if caption else ""
    return apart(call, f"<div>{images}</div>{said}")


def _images(listed: object) -> Iterator[str]:
    for item in listed if isinstance(listed, list) else ():
        if isinstance(item, Mapping) and (address := text(item.get("image_path") or item.get("url"))):
            title = f' title="{escape(text(item["title"]))}"' if item.get("title") else ""
            yield f'<figure><img src="{escape(address)}" alt="{escape(text(item.get("alt")))}"{title}></figure>'
