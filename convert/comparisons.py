"""A whole site against what Jekyll built of it, post by post."""

from __future__ import annotations

from collections.abc import Iterator
from math import inf
from pathlib import Path
from typing import Literal

import msgspec

from convert.compare import Difference, difference
from convert.errors import ConvertError, EncodingError
from convert.front_matter import decode
from convert.limits import POST_BYTES
from convert.reader.read import body_tree
from convert.site import Entry
from convert.site import Site as JekyllSite


class Compared(msgspec.Struct, frozen=True):
    """What became of one post: the same, different, without a page, or not read; ``message`` says why.

    One of the ``future`` has no page since its date lay ahead when the site was built.
    """

    path: str
    state: Literal["same", "differ", "absent", "future", "failed"]
    difference: Difference | None = None
    message: str = ""


def compare_site(site: JekyllSite, built: Path) -> Iterator[Compared]:
    """Compare the posts of a site, oldest first, one in memory at a time."""
    last: dict[str, str] = {}
    built_at: float | None = None
    for entry in site.entries():
        result = _compare(site, entry, built)
        if result.state == "differ":
            last = last or _last_at_each_url(site)
            result = _overwritten(result, last.get(site.url(entry), entry.origin))
        elif result.state == "absent" and not site.config["future"]:
            built_at = _built_at(built) if built_at is None else built_at
            result = _left_for_later(result, entry, built_at)
        yield result


def _built_at(built: Path) -> float:
    """Return when a site was built, in seconds: when its newest page was written."""
    return max((page.stat().st_mtime for page in built.rglob("*.html") if page.is_file()), default=inf)


def _left_for_later(result: Compared, entry: Entry, built_at: float) -> Compared:
    if entry.date is None or entry.date.timestamp() <= built_at:
        return result
    return Compared(result.path, "future", message="its date lay ahead when the site was built")


def _last_at_each_url(site: JekyllSite) -> dict[str, str]:
    """Return which post's page is left at each URL: Jekyll writes them oldest first, one over the other."""
    return {site.url(entry): entry.origin for entry in site.entries() if entry.error is None}


def _overwritten(result: Compared, last: str) -> Compared:
    if last == result.path:
        return result
    return Compared(result.path, "absent", message=f"Jekyll wrote {last} to the same address")


def _compare(site: JekyllSite, entry: Entry, built: Path) -> Compared:
    try:
        if entry.error is not None:
            raise entry.error
        page = built / site.page_file(entry)
        if not page.resolve().is_relative_to(built.resolve()) or not page.is_file():
            return Compared(entry.origin, "absent", message=f"no page at {page}")
        if page.stat().st_size > POST_BYTES:
            return Compared(entry.origin, "failed", message=f"{page} is longer than a page may be")
        ours, _ = body_tree(site.source(Path(site.root, entry.origin)))
        found = difference(ours.body, _text_of(page, site.settings.text("encoding")))
    except ConvertError as error:
        return Compared(entry.origin, "failed", message=error.message)
    except (OSError, RecursionError) as error:
        return Compared(entry.origin, "failed", message=str(error))
    return Compared(entry.origin, "differ" if found else "same", found)


def _text_of(page: Path, encoding: str) -> str:
    """Return the text of a page: Jekyll writes it in the site's own ``encoding``."""
    data = page.read_bytes()
    try:
        return decode(data, str(page), encoding)[0]
    except EncodingError:
        return data.decode("utf-8", errors="replace")
