"""Which posts of a site would have the name of an earlier one, so that no name depends on what else is converted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from convert.library.names import file_name, folded, folder_name
from convert.site import Entry
from convert.site import Site as JekyllSite


@lru_cache(maxsize=2)
def namesakes_in(site: JekyllSite) -> Mapping[str, frozenset[str]]:
    """Return the ``namesakes`` among all posts of a site; a view of them is iterated several times."""
    return namesakes(site.entries())


def namesakes(entries: Iterable[Entry]) -> Mapping[str, frozenset[str]]:
    """Return, by a post's path, the folders (as ``folded``) in which an earlier post has its name; mostly none has.

    An earlier post has a place in the folder of each of its categories, for it is filed under any that is asked for.
    ``entries`` must be iterable again.
    """
    repeated = _repeated(entries)
    taken: dict[str, set[str]] = {name: set() for name in repeated}
    found: dict[str, frozenset[str]] = {}
    for entry in entries if repeated else ():
        name = _name(entry)
        if name not in repeated:
            continue
        folders = set(folders_of(entry))
        if earlier := taken[name] & folders:
            found[entry.origin] = frozenset(earlier)
        taken[name] |= folders
    return found


def _repeated(entries: Iterable[Entry]) -> set[str]:
    seen: set[str] = set()
    repeated: set[str] = set()
    for entry in entries:
        name = _name(entry)
        (repeated if name in seen else seen).add(name)
    return repeated


def _name(entry: Entry) -> str:
    return folded(file_name(entry.date, entry.slug))


def folders_of(entry: Entry) -> Iterator[str]:
    """Yield the folders (as ``folded``) that a post may be filed in, each for a category that may be asked for."""
    for category in entry.categories or (None,):
        yield folded(folder_name(category))
