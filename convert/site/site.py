"""A Jekyll site: a folder with posts. Nothing is read before it is asked for, and no more than is asked for."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from convert.errors import Position, UnreadableError
from convert.limits import POST_BYTES
from convert.notes import Note
from convert.positions import is_utf8
from convert.site.config import Config, config_file, read_config
from convert.site.defaults import Rule, defaults_for, rules
from convert.site.entries import Choice, Entries, Entry
from convert.site.facts import UNSAID, Facts, read_facts
from convert.site.meta import meta_of
from convert.site.page import Page, page_values
from convert.site.source import bytes_of, markup_of, origin_of, source_of
from convert.site.view import View
from convert.sources import PostSource

if TYPE_CHECKING:
    from convert.site.files import Skipped
    from convert.site.index import Index


class Site:
    """A site at a folder: its configuration, its posts as entries, and each post as a source for the reader.

    What was read of it stays as it was; ``snapshot`` names this look at it and no other.
    """

    def __init__(self, root: Path | str) -> None:
        self.root = Path(os.path.realpath(root))
        self.snapshot = new_snapshot()

    @classmethod
    def of_post(cls, path: Path) -> Site:
        """Return the site of a post: the nearest folder with a configuration, else above ``_posts``, else its own."""
        place = Path(os.path.abspath(path))  # noqa: PTH100 - a linked post belongs where its link lies
        for folder in place.parents:
            if config_file(folder):
                return cls(folder)
        above = next((folder.parent for folder in place.parents if folder.name in ("_posts", "_drafts")), place.parent)
        return cls(above)

    @cached_property
    def settings(self) -> Config:
        """The configuration, typed; its notes say what could not be read. Errors: UnreadableError without a folder."""
        if not os.path.isdir(self.root):  # noqa: PTH112 - Path.is_dir raises where a folder above is closed to us
            raise UnreadableError("no such folder. Name the one that holds _posts.", Position(str(self.root)))
        return read_config(self.root)

    @property
    def config(self) -> Mapping[str, Any]:
        """The configuration with Jekyll's defaults, as ``_config.yml`` spells it."""
        return self.settings.values

    @cached_property
    def notes(self) -> tuple[Note, ...]:
        """What was amiss in the configuration."""
        return self.settings.notes + self._rules[1]

    def entries(
        self,
        *,
        categories: Iterable[str] = (),
        tags: Iterable[str] = (),
        since: date | None = None,
        until: date | None = None,
        drafts: bool = False,
        unpublished: bool = False,
    ) -> Entries:
        """Return a view of posts, oldest first, then by path bytewise.

        Posts have one of the categories and one of the tags, where any are named, and lie between two days, both
        included. Posts that cannot be read come with their error.
        """
        choice = Choice(
            frozenset(categories),
            frozenset(tags),
            since,
            until,
            drafts or bool(self.config["show_drafts"]),
            unpublished or self.config["unpublished"],
        )
        return Entries(lambda: self._index.with_drafts if choice.drafts else self._index.posts, choice)

    def skipped(self) -> tuple[Skipped, ...]:
        """Return the files among the posts that are none, and why."""
        return self._index.skipped()

    def is_post(self, path: Path) -> bool:
        """Say if a file at a path, there or not, is a post or a draft of the site by its folders and its name."""
        from convert.site.files import is_post  # as the index: a single post has no use for it

        return is_post(self._origin(path), self.settings)

    def source(self, path: Path | str, data: bytes | None = None) -> PostSource:
        """Return one post, read; any file may be named, also a draft or one outside ``_posts``.

        ``data`` are its bytes, if they are known. Errors: ConvertError, UnreadableError among them.
        """
        place = Path(path)
        origin = self._origin(place)
        if not origin.isprintable() and not is_utf8(origin):
            raise UnreadableError("the name is not UTF-8. Rename it.", Position(str(path)))
        return self._source(post_bytes(place) if data is None else data, origin, str(path))

    def source_from_text(self, data: str | bytes, name: str = "-", base: Path | str | None = None) -> PostSource:
        """Return a post that stands in no file, named ``name`` in messages; it counts as Markdown lying in ``base``."""
        origin = origin_of(name)
        folder = self._origin(Path(base) / "x").rpartition("/")[0] if base is not None else ""
        return self._source(bytes_of(data), f"{folder}/{origin}" if folder else origin, name)

    def url(self, entry: Entry) -> str:
        """Return the URL of a post, without baseurl. Errors: ConvertError if it cannot be read."""
        return self.url_at(entry.origin)

    def url_at(self, origin: str) -> str:
        """Return the URL of the post at a path below the site. Errors: ConvertError if it cannot be read."""
        path = self.root / origin
        return _permalink(self._facts(post_bytes(path), origin, str(path)), self.settings)

    def url_by_name(self, origin: str) -> str:
        """Return the URL that a post has by its path alone, and by defaults; what its file says does not count."""
        return _permalink(self._facts(UNSAID, origin, origin), self.settings)

    def defaults(self, origin: str) -> Mapping[str, Any]:
        """Return what the configuration sets for the post at a path below the site."""
        return defaults_for(origin, self._rules[0], self.settings.collections_folder)

    def page_file(self, entry: Entry) -> str:
        """Return where Jekyll writes the page of a post, below the built site. Errors: as ``url``."""
        from convert.site.permalinks import page_file

        return page_file(self._facts(post_bytes(Path(entry.path)), entry.origin, entry.path), self.settings)

    def page(self, entry: Entry) -> Mapping[str, Any]:
        """Return a post as Liquid's ``page``. Errors: ConvertError if it cannot be read."""
        return self._page(self._facts(post_bytes(Path(entry.path)), entry.origin, entry.path))

    @cached_property
    def _view(self) -> View:
        return View(self)

    def view(self) -> View:
        """Return the site as Liquid sees it."""
        return self._view

    @cached_property
    def _rules(self) -> tuple[tuple[Rule, ...], tuple[Note, ...]]:
        return rules(self.settings.values["defaults"])

    def origins(self) -> Iterator[str]:
        """Yield the paths of the posts below the site, none of them read."""
        return self._index.origins()

    def drafts(self) -> Iterator[str]:
        """Yield the paths of the drafts below the site, none of them read."""
        return self._index.drafts()

    @cached_property
    def _index(self) -> Index:
        from convert.site.index import Index  # a post alone asks for no other

        return Index(self.root, self.settings, lambda origin, path: self._facts(post_bytes(Path(path)), origin, path))

    def _facts(self, data: bytes, origin: str, path: str) -> Facts:
        return read_facts(data, origin, path, self.settings, self._rules[0])

    def _source(self, data: bytes, origin: str, path: str) -> PostSource:
        markup = markup_of(origin, path, self.settings)
        facts = self._facts(data, origin, path)
        meta, notes = meta_of(facts, self.settings, self.root, self.view().data)
        return source_of(
            facts,
            self.settings,
            path,
            markup=markup,
            meta=meta,
            page=self._page(facts),
            site=self.view(),
            notes=(*self.notes, *facts.notes, *notes),
        )

    def _page(self, facts: Facts) -> Mapping[str, Any]:
        later: dict[str, Callable[[], Any]] = {
            "excerpt": lambda: self._excerpt(facts),
            "next": lambda: self._neighbour(facts, 1),
            "previous": lambda: self._neighbour(facts, -1),
        }
        return Page(lambda: page_values(facts, _permalink(facts, self.settings)), later)

    def _excerpt(self, facts: Facts) -> Any:  # noqa: ANN401 - front matter may say anything
        from convert.site.excerpts import excerpt_of  # few posts show their own

        return excerpt_of(facts, self.settings)

    def _neighbour(self, facts: Facts, step: int) -> Mapping[str, Any] | None:
        """Return the next newer (1) or older (-1) post that can be read."""
        entries = [entry for entry in self.entries() if entry.error is None]
        here = next((at for at, entry in enumerate(entries) if entry.origin == facts.origin), None)
        if here is None or not 0 <= here + step < len(entries):
            return None
        return self.page(entries[here + step])

    def _origin(self, path: Path) -> str:
        """Return a post's path below the site, its name alone if it lies elsewhere."""
        absolute = Path(os.path.abspath(path))  # noqa: PTH100 - a linked post has the name of its link
        below = self._below(absolute) or self._below(Path(os.path.realpath(absolute.parent)) / absolute.name)
        return below or absolute.name

    def _below(self, path: Path) -> str | None:
        try:
            return path.relative_to(self.root).as_posix()
        except ValueError:
            return None


def _permalink(facts: Facts, config: Config) -> str:
    from convert.site.permalinks import permalink  # a post alone is seldom asked for its own

    return permalink(facts, config)


def new_snapshot() -> str:
    """Return a name for a look at a site: what is remembered of the files holds for one look, not for a process."""
    return os.urandom(8).hex()


def post_bytes(path: Path) -> bytes:
    """Read a post's file, and no more of it than shows that it is too long.

    Errors: UnreadableError if it is none, or not readable.
    """
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise UnreadableError("a folder. Name a post; postbind batch and book take a site.", Position(str(path)))
        if not stat.S_ISREG(found.st_mode):
            raise UnreadableError("no regular file. Name a post.", Position(str(path)))
        with path.open("rb") as file:
            return file.read(min(found.st_size, POST_BYTES) + 1)
    except FileNotFoundError:
        raise UnreadableError("no such file.", Position(str(path))) from None
    except (OSError, ValueError) as error:
        raise UnreadableError(f"cannot be read: {error}.", Position(str(path))) from None
