"""A whole site against what Jekyll built of it, post by post."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from math import inf
from pathlib import Path
from typing import Literal

import msgspec
from msgspec.structs import replace

from convert.compare import Difference, Found, contents, find, shown
from convert.errors import ConvertError, EncodingError
from convert.front_matter import decode
from convert.limits import POST_BYTES
from convert.reader.read import body_tree, is_left_open
from convert.site import Entry
from convert.site import Site as JekyllSite
from convert.sources import PostSource
from convert.surplus import Layouts, lost


class Compared(msgspec.Struct, frozen=True):
    """What became of one post: the same, different, without a page, or not read; ``message`` says why.

    One of the ``future`` has no page since its date lay ahead when the site was built.
    """

    path: str
    state: Literal["same", "differ", "absent", "future", "failed"]
    difference: Difference | None = None
    message: str = ""


class _Look(msgspec.Struct, frozen=True):
    """A post after its own page was looked at; ``found`` is where that holds it, if it reads the same."""

    entry: Entry
    result: Compared
    page: Path
    found: Found = Found()


def compare_site(site: JekyllSite, built: Path, told: Callable[[str], None]) -> list[Compared]:
    """Compare the posts of a site, oldest first, one in memory at a time; ``told`` is called with the path of each.

    Whose it is what stands beside posts is judged when all pages were seen.
    """
    looks = []
    layouts = Layouts()
    for entry in site.entries():
        told(entry.origin)
        look = _look(site, entry, built)
        looks.append(look)
        layouts.learn(look.found)
    return list(_settled(site, built, [_judged(site, look, layouts) for look in looks]))


def _settled(site: JekyllSite, built: Path, looks: Iterable[_Look]) -> Iterator[Compared]:
    """Yield what became of each post: of those that differ or are absent, some have no page of their own."""
    last: dict[str, str] = {}
    built_at: float | None = None
    for look in looks:
        result = look.result
        if result.state == "differ":
            last = last or _last_at_each_url(site)
            result = _overwritten(result, last.get(site.url(look.entry), look.entry.origin))
        elif result.state == "absent" and not site.config["future"]:
            built_at = _built_at(built) if built_at is None else built_at
            result = _left_for_later(result, look.entry, built_at)
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


def _look(site: JekyllSite, entry: Entry, built: Path) -> _Look:
    """Look at a post and its page."""
    page = built
    try:
        if entry.error is not None:
            raise entry.error
        page = built / site.page_file(entry)
        if not page.resolve().is_relative_to(built.resolve()) or not page.is_file():
            return _Look(entry, Compared(entry.origin, "absent", message=f"no page at {page}"), page)
        if page.stat().st_size > POST_BYTES:
            return _Look(entry, Compared(entry.origin, "failed", message=f"{page} is longer than a page may be"), page)
        found = _found(site.source(Path(site.root, entry.origin)), _text_of(page, site))
    except ConvertError as error:
        return _Look(entry, Compared(entry.origin, "failed", message=error.message), page)
    except (OSError, RecursionError) as error:
        return _Look(entry, Compared(entry.origin, "failed", message=str(error)), page)
    if found.difference is not None:
        return _Look(entry, Compared(entry.origin, "differ", found.difference), page)
    return _Look(entry, Compared(entry.origin, "same"), page, found)


def _found(source: PostSource, page: str) -> Found:
    """Find a post in its page; text of it that stands beside what was read is a difference."""
    ours = body_tree(source)[0].body
    found = find(ours, page, lambda: is_left_open(source))
    if found.difference is not None:
        return found
    beside = found.beside if found.place else chain.from_iterable(each.beside for each in contents(page))
    text = lost(beside, source.text, ours)
    if text is not None:
        return Found(text.as_difference())
    return replace(found, beside=tuple(replace(part, text=shown(part.text)) for part in found.beside))


def _judged(site: JekyllSite, look: _Look, layouts: Layouts) -> _Look:
    """Return what was seen of a post that reads the same, as a difference if no other page has the like beside."""
    if look.result.state != "same":
        return look
    if look.found.place:
        foreign = layouts.foreign(look.found)
    else:
        foreign = layouts.foreign_in(contents(_text_of(look.page, site)))
    if foreign is None or is_left_open(site.source(Path(site.root, look.entry.origin))):
        return look
    return replace(look, result=Compared(look.entry.origin, "differ", foreign.as_difference()))


def _text_of(page: Path, site: JekyllSite) -> str:
    """Return the text of a page: Jekyll writes it in the site's own ``encoding``."""
    data = page.read_bytes()
    try:
        return decode(data, str(page), site.settings.text("encoding"))[0]
    except EncodingError:
        return data.decode("utf-8", errors="replace")
