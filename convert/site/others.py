"""What a site has besides its posts: pages, static files, the documents of its collections.

Nothing is walked before it is asked for; values are read once, texts when they are shown.
Source: Jekyll 4.4's readers of pages, static files and collections, run case by case.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property, cmp_to_key
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, overload

from msgspec.structs import replace

from convert.errors import ConvertError
from convert.front_matter import Parts, decode, load_yaml, split
from convert.limits import POST_BYTES
from convert.site.defaults import defaults_for, merged, rules
from convert.site.excerpts import excerpt_of
from convert.site.facts import UNSAID, Facts, read_facts
from convert.site.files import find_documents, find_files
from convert.site.names import parse_name
from convert.site.page import Page, page_values
from convert.site.permalinks import document_url, page_url
from convert.sources import Address, Unreadable

if TYPE_CHECKING:
    from convert.site.site import Site

_HEADER_BYTES = 1024
"""Bytes in which the first line of a page ends: three hyphens and blanks."""


class Lazy(Sequence[Mapping[str, Any]]):
    """Items that are read when they are asked for; the one read last is kept, no others."""

    def __init__(self, load: Callable[[Any], Mapping[str, Any]], keys: Sequence[Any]) -> None:
        self._load, self._keys = load, keys
        self._last: tuple[int, Mapping[str, Any]] | None = None

    def __len__(self) -> int:
        return len(self._keys)

    @overload
    def __getitem__(self, index: int) -> Mapping[str, Any]: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Mapping[str, Any]]: ...
    def __getitem__(self, index: int | slice) -> Mapping[str, Any] | Sequence[Mapping[str, Any]]:
        if isinstance(index, slice):
            return Lazy(self._load, self._keys[index])
        last = self._last  # once: another thread may ask for another item meanwhile
        if last is None or last[0] != index:
            last = self._last = index, self._load(self._keys[index])
        return last[1]

    def __iter__(self) -> Iterator[Mapping[str, Any]]:
        return (self[index] for index in range(len(self)))


class Others:
    """The pages, static files and collections of a site."""

    def __init__(self, site: Site) -> None:
        self._site = site

    @cached_property
    def pages(self) -> Sequence[Mapping[str, Any]]:
        """``site.pages``: files with front matter, by name."""
        found = (self.page(path) for path in self._files if is_page(self._site.root / path))
        shown = [page for page in found if page is not None and page.get("published", True) not in (False, None)]
        return sorted(shown, key=lambda page: str(page["name"]).encode("utf-8", "surrogateescape"))

    @cached_property
    def static_files(self) -> Sequence[Mapping[str, Any]]:
        """``site.static_files``: the other files, by path; those of collections follow."""
        own = [self._static(path) for path in self._files if not is_page(self._site.root / path)]
        own.sort(key=lambda file: str(file["path"]).encode("utf-8", "surrogateescape"))
        return [*own, *(file for label in self.labels for file in self._files_of(label))]

    @property
    def labels(self) -> tuple[str, ...]:
        """The names of the collections besides the posts, as configured."""
        value = self._site.config.get("collections")
        names = value if isinstance(value, Mapping | list) else ()
        return tuple(name for name in names if isinstance(name, str) and name and name != "posts" and "/" not in name)

    def metadata(self, label: str) -> Mapping[str, Any]:
        """Return what the configuration says of a collection."""
        value = self._site.config.get("collections")
        found = value.get(label) if isinstance(value, Mapping) else None
        return found if isinstance(found, Mapping) else {}

    def collection(self, label: str) -> Mapping[str, Any]:
        """Return one of ``site.collections``; its documents and files are looked up when asked for."""
        fixed = {"label": label, "relative_directory": f"_{label}", "output": bool(self.metadata(label).get("output"))}
        later = {"docs": lambda: self.documents(label), "files": lambda: self._files_of(label)}
        return Page(lambda: {**self.metadata(label), **fixed}, later)

    def documents(self, label: str) -> Sequence[Mapping[str, Any]]:
        """Return the documents of a collection in its order, each as ``page`` would show it."""
        return Lazy(lambda origin: self._document(label, origin), self._order(label))

    def document_address(self, origin: str) -> Address | None:
        """Return the address of the document at a path below the site, without baseurl; None if there is none."""
        label = next((label for label in self.labels if origin.startswith(f"{self._folder(label)}/")), None)
        if label is None or not is_page(self._site.root / origin):
            return None
        facts = self._facts(label, origin)
        return Address(self._url(label, facts), unread=origin if _is_unread(facts) else "")

    def page(self, path: str) -> Mapping[str, Any] | None:
        """Return the page at a path below the site, None if it cannot be read."""
        text = _text(self._site.root / path)
        if text is None:
            return None
        try:
            block = split(text, path).block or ""
            own, _ = load_yaml(block, path)
        except ConvertError as error:
            own = {"title": Unreadable(f"the front matter of {path} cannot be read: {error}")}
        typed = self._rules("pages")
        values = merged(
            defaults_for(path, typed, self._site.settings.collections_folder), own if isinstance(own, Mapping) else {}
        )
        url = page_url(path, values, self._site.settings)
        known = {
            "dir": url if url.endswith("/") else url.rpartition("/")[0].rstrip("/") + "/",
            "name": PurePosixPath(path).name,
            "path": values.get("path", path),
            "url": url,
        }
        named = {key: value for key, value in values.items() if isinstance(key, str)}
        return Page(lambda: named | known, {"content": lambda: self._content(path)})

    @cached_property
    def _files(self) -> tuple[str, ...]:
        return tuple(find_files(self._site.root, self._site.settings))

    def _folder(self, label: str) -> str:
        return f"{self._site.settings.collections_folder}_{label}"

    def _rules(self, kind: str) -> Sequence[Any]:
        return rules(self._site.config["defaults"], frozenset({kind}))[0]

    def _content(self, path: str) -> str:
        try:
            return _parts(self._site.root / path).body
        except ConvertError:
            return ""

    def _static(self, path: str, label: str | None = None) -> Mapping[str, Any]:
        name = PurePosixPath(path).name
        suffix = parse_name(name).suffix
        known = {
            "path": path if label else f"/{path}",
            "name": name,
            "extname": suffix,
            "basename": name.removesuffix(suffix),
        }
        return (
            defaults_for(path, self._rules(label or ""), self._site.settings.collections_folder)
            | known
            | {"collection": label}
        )

    def _files_of(self, label: str) -> list[Mapping[str, Any]]:
        found = (path for path in self._entries(label) if not is_page(self._site.root / path))
        return [self._static(path, label) for path in found]

    def _entries(self, label: str) -> Iterator[str]:
        return find_documents(self._site.root, self._site.settings, self._folder(label))

    def _facts(self, label: str, origin: str) -> Facts:
        """Return what is known of a document; one that cannot be read has what its name says, an Unreadable title."""
        path = self._site.root / origin
        try:
            with path.open("rb") as file:
                return self._facts_of(label, origin, file.read(POST_BYTES + 1))
        except (ConvertError, OSError) as error:
            facts = self._facts_of(label, origin, UNSAID)
            values = {**facts.values, "title": Unreadable(f"{origin} cannot be read: {error}")}
            return replace(facts, values=values, parts=replace(facts.parts, body=self._content(origin)))

    def _facts_of(self, label: str, origin: str, data: bytes) -> Facts:
        return read_facts(data, origin, str(self._site.root / origin), self._site.settings, self._rules(label))

    def _document(self, label: str, origin: str) -> Mapping[str, Any]:
        facts = self._facts(label, origin)
        later: dict[str, Callable[[], Any]] = {
            "excerpt": lambda: excerpt_of(facts, self._site.settings),
            "next": self._neighbour(label, origin, 1),
            "previous": self._neighbour(label, origin, -1),
        }
        return Page(lambda: page_values(facts, self._url(label, facts)) | {"collection": label}, later)

    def _neighbour(self, label: str, origin: str, step: int) -> Callable[[], Mapping[str, Any] | None]:
        def find() -> Mapping[str, Any] | None:
            order = self._order(label)
            at = order.index(origin) + step if origin in order else -1
            return self._document(label, order[at]) if 0 <= at < len(order) else None

        return find

    def _url(self, label: str, facts: Facts) -> str:
        return document_url(facts, label, self.metadata(label).get("permalink"), self._site.settings)

    def _order(self, label: str) -> tuple[str, ...]:
        """Return the paths of a collection's documents: by date and path, or as its metadata says."""
        if label not in self._orders:
            read = (self._facts(label, path) for path in self._entries(label) if is_page(self._site.root / path))
            shown = [facts for facts in read if facts.published]
            self._orders[label] = tuple(facts.origin for facts in self._sorted(label, shown))
        return self._orders[label]

    @cached_property
    def _orders(self) -> dict[str, tuple[str, ...]]:
        return {}

    def _sorted(self, label: str, documents: list[Facts]) -> list[Facts]:
        documents.sort(key=cmp_to_key(_compare))
        order, key = self.metadata(label).get("order"), self.metadata(label).get("sort_by")
        if isinstance(order, list):
            places = {f"{self._folder(label)}/{name}": place for place, name in enumerate(order)}
            return sorted(documents, key=lambda facts: places.get(facts.origin, len(places)))
        return sorted(documents, key=lambda facts: _sort_key(facts.values.get(key))) if key else documents


def _is_unread(facts: Facts) -> bool:
    return isinstance(facts.values.get("title"), Unreadable)


def _compare(one: Facts, other: Facts) -> int:
    """Compare by date, where both have one, then by path."""
    if one.date is not None and other.date is not None and one.date != other.date:
        return -1 if one.date < other.date else 1
    first, second = (facts.origin.encode("utf-8", "surrogateescape") for facts in (one, other))
    return (first > second) - (first < second)


def _sort_key(value: object) -> tuple[int, float, str]:
    """Return a key that sorts numbers, then texts, then what is missing."""
    if value is None:
        return 2, 0.0, ""
    number = isinstance(value, int | float)
    return (0, float(value), "") if number else (1, 0.0, str(value))  # type: ignore[arg-type]  # a number


def is_page(path: Path) -> bool:
    """Say if a file begins as front matter does: three hyphens, then blanks."""
    try:
        with path.open("rb") as file:
            line = file.readline(_HEADER_BYTES)
    except OSError:
        return False
    return line.startswith(b"---") and line.endswith(b"\n") and not line[3:].strip()


def load_text(path: Path) -> str:
    """Return the text of a file. Errors: ConvertError, OSError for one that cannot be read."""
    with path.open("rb") as file:
        return decode(file.read(min(path.stat().st_size, POST_BYTES) + 1), path.name)[0]


def _text(path: Path) -> str | None:
    """Return the text of a file, None if it cannot be read."""
    try:
        return load_text(path)
    except (OSError, ConvertError):
        return None


def _parts(path: Path) -> Parts:
    return split(_text(path) or "", path.name)
