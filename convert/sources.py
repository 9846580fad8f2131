"""What a site hands to a reader: one post before it is read, and a view of the site for Liquid."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any, Protocol

import msgspec

from convert.nodes import Meta
from convert.notes import Note


class Markup(StrEnum):
    """What the body is written in."""

    MARKDOWN = "markdown"
    HTML = "html"


class Unrendered(msgspec.Struct, frozen=True):
    """The body or the excerpt of the post at ``origin``, before Liquid and Markdown have run on it."""

    text: str
    origin: str
    markup: Markup = Markup.MARKDOWN
    liquid: bool = True


class Unreadable(msgspec.Struct, frozen=True):
    """Stands in a view for a value whose file cannot be read; ``reason`` is a sentence that names the file."""

    reason: str


class Address(msgspec.Struct, frozen=True):
    """Where a page of a site is: its URL with baseurl.

    ``unread`` names its file where that cannot be read: the URL is then the one that the file's name gives.
    """

    url: str
    unread: str = ""


class SiteView(Protocol):
    """A site as Jekyll's Liquid sees it; everything is read when it is asked for and stays below ``root``."""

    @property
    def root(self) -> str:
        """Absolute path of the site's folder."""

    @property
    def config(self) -> Mapping[str, Any]:
        """The configuration with Jekyll's defaults, as ``_config.yml`` spells it."""

    @property
    def data(self) -> Mapping[str, Any]:
        """``site.data``: what the data folder holds; Unreadable where a file cannot be read."""

    def documents(self) -> Sequence[Mapping[str, Any]]:
        """Return ``site.posts``: each post as ``page`` would show it, newest first."""

    def pages(self) -> Sequence[Mapping[str, Any]]:
        """Return ``site.pages``: files with front matter that are no documents, by name.

        One whose YAML fails has no values of its own, and an Unreadable title.
        """

    def static_files(self) -> Sequence[Mapping[str, Any]]:
        """Return ``site.static_files``: files without front matter, by path."""

    def collections(self) -> Mapping[str, Mapping[str, Any]]:
        """Return ``site.collections`` by label, each with its ``docs``; ``posts`` is the first.

        A document that cannot be read has no values of its own, and an Unreadable title.
        """

    def include(self, name: str) -> str | Unreadable | None:
        """Return the text of a file of the includes folder, None if there is none."""

    def relative(self, name: str, post: str) -> str | Unreadable | None:
        """Return the text of the file ``name`` beside the document whose ``page.path`` is ``post``, None if none."""

    def link(self, path: str) -> Address | None:
        """Return the address of the page, document or static file at a path, None if none.

        Paths are those that ``page.path`` shows: below the root, documents' below the folder of the collections.
        """

    def post_url(self, name: str) -> Address | None:
        """Return the address of the post of this name (``[dir/]2020-01-02-slug``), None if none."""


class PostSource(msgspec.Struct, frozen=True):
    """One post before it is read.

    ``path`` is how messages name it; ``text`` the body after the front matter, its line ends as on disk;
    ``first_line`` the line on disk of the body's first line; ``page`` what Liquid calls ``page``; ``kramdown`` the
    options of the site under kramdown's names; ``formulas`` whether its page is set up for formulas; ``places``
    the ids to which other posts may link; ``site`` None for a post that stands alone.
    """

    path: str
    text: str
    meta: Meta
    first_line: int = 1
    markup: Markup = Markup.MARKDOWN
    liquid: bool = True
    page: Mapping[str, Any] = msgspec.field(default_factory=dict)
    kramdown: Mapping[str, Any] = msgspec.field(default_factory=dict)
    formulas: bool = False
    places: frozenset[str] = frozenset()
    site: SiteView | None = None
    notes: tuple[Note, ...] = ()

    @property
    def has_liquid(self) -> bool:
        """Say if there is anything for Liquid to do: its import costs 125 ms."""
        return self.liquid and ("{{" in self.text or "{%" in self.text)
