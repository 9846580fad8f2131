"""Posts → Book: their order, sections, ids, and the facts that a title page and a package document need.

``outline`` gives a post the headings that every format shows: the title is level 1, so the text begins at 2.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from enum import StrEnum
from functools import cached_property
from typing import Final, Protocol, runtime_checkable
from urllib.parse import unquote
from uuid import NAMESPACE_URL, UUID, uuid5
from zlib import crc32

import msgspec
from msgspec.structs import replace

from convert.identifiers import AutomaticIds, heading_text
from convert.nodes import Anchor, Block, Heading, Post
from convert.patterns import pattern
from convert.walk import all_blocks, every_block, inlines_of, map_blocks

DEEPEST: Final = 6


class Unread(Protocol):
    """A post of a site that is read when it is asked for; ``origin`` is its path below the site."""

    @property
    def origin(self) -> str: ...  # noqa: D102 - said above

    def read(self) -> Post:
        """Return the normalized post. Errors: ConvertError."""


class Addresses(Protocol):
    """The addresses of the posts of a book."""

    def post_at(self, url: str, origin: str) -> Unread | None:
        """Return the post that a link in the post at ``origin`` leads to, None if it leads to none of them."""

    def keeping(self, post: Unread) -> Unread:
        """Return a post of the book as it is read with the places to which the others may link."""


@runtime_checkable
class Linked(Protocol):
    """Posts that know where links from one to another lead."""

    def addresses(self) -> Addresses:
        """Return the addresses of the posts."""


@runtime_checkable
class Titled(Protocol):
    """Posts that know what a book of them is called."""

    @property
    def title(self) -> str:
        """Return the title of a book that is given none."""


class Sections(StrEnum):
    """What the posts of a book are grouped by; neighbours of one group share a section."""

    NONE = "none"
    MONTH = "month"
    YEAR = "year"
    CATEGORY = "category"


class Series(msgspec.Struct, frozen=True):
    """What a book is one of, and which one."""

    name: str
    position: int | None = None


class Chapter(msgspec.Struct, frozen=True):
    """A post in its place in a book; ``id`` is unique in the book, made from the post, safe as file name and XML id.

    ``section`` is what the chapter is grouped under, as ``2022-01``, ``2022`` or a category's name; None for none.
    """

    id: str
    post: Post
    section: str | None = None


class Target(msgspec.Struct, frozen=True):
    """Where a link inside a book leads: a chapter, the id in it if the link names one that is there, its post.

    ``is_anchor`` says that the id is that of an anchor, not of a heading.
    """

    chapter: str
    id: str | None
    unread: Unread
    is_anchor: bool = False


class _Led(msgspec.Struct, frozen=True):
    """What is known of a chapter that links lead to: its id, those of its headings and of its anchors."""

    chapter: str
    headings: frozenset[str]
    anchors: frozenset[str]


class Book:
    """A title and chapters; a single post is a book of one.

    ``chapters`` is re-iterable: posts are loaded as they are asked for, so that a volume is never whole in memory. What
    it learns of them meanwhile it keeps: threads do not share a book, each binds its own.
    """

    def __init__(
        self,
        title: str,
        posts: Iterable[Post | Unread],
        *,
        single: bool,
        sections: Sections = Sections.NONE,
        series: Series | None = None,
    ) -> None:
        self.title = title
        self.single = single
        self.sections = sections
        self.series = series
        self._posts = posts
        self._addresses = posts.addresses() if not single and isinstance(posts, Linked) else None
        self._led_to: dict[str, _Led | None] = {}

    @classmethod
    def of(
        cls,
        posts: Post | Iterable[Post | Unread],
        *,
        title: str | None = None,
        sections: Sections = Sections.MONTH,
        series: Series | None = None,
    ) -> Book:
        """Bind a post, or posts in the order given, into a book.

        Writers go through ``posts`` more than once: what can be gone through only once, such as a generator, is read
        to its end here. What gives them anew each time, such as a view of a site's posts, is never whole in memory.

        A post stands alone, without sections; of posts, neighbours of one month share a section unless told otherwise.
        Without a title the book has the post's, or the one that a view of a site's posts gives it. ``series`` is what
        it is a volume of; a single post may name one in its front matter.
        """
        if isinstance(posts, Post):
            own = posts.meta.extra.get("series")
            named = Series(own) if isinstance(own, str) and own else None
            return cls(title or posts.meta.title, (posts,), single=True, series=series or named)
        if isinstance(posts, Iterator):
            posts = tuple(posts)
        own_title = posts.title if isinstance(posts, Titled) else ""
        return cls(title or own_title, posts, single=False, sections=sections, series=series)

    @property
    def items(self) -> Iterator[Post | Unread]:
        """The posts as they were given, not read for this."""
        return iter(self._posts)

    @property
    def posts(self) -> Iterator[Post]:
        """Read the posts one after the other. Errors: ConvertError, of a post that cannot be read."""
        return (item if isinstance(item, Post) else self._keeping(item).read() for item in self.items)

    def _keeping(self, post: Unread) -> Unread:
        return self._addresses.keeping(post) if self._addresses else post

    @property
    def chapters(self) -> Iterator[Chapter]:
        """Read the posts one after the other, each in its place. Errors: as ``posts``."""
        taken: dict[str, int] = {}
        for post in self.posts:
            yield Chapter(_unique(chapter_id(post), taken), post, _section(post, self.sections))

    def target(self, url: str, here: Post) -> Target | None:
        """Return where in the book a link in a post leads, None if it leads to none of its chapters.

        The post it leads to is read for that, once: only so is it known that there will be a chapter.
        """
        found = self._addresses.post_at(url, here.meta.origin) if self._addresses else None
        if found is None:
            return None
        if found.origin not in self._led_to:
            self._led_to[found.origin] = _chapter_of(found)
        known = self._led_to[found.origin]
        if known is None:
            return None
        fragment = url.partition("#")[2]
        heading = named_id(fragment, known.headings)
        anchor = None if heading else named_id(fragment, known.anchors)
        return Target(known.chapter, heading or anchor, found, is_anchor=anchor is not None)

    @cached_property
    def lang(self) -> str:
        """The language of the book in every format: the first post's (BCP 47); ``und`` for a book without posts."""
        return next((post.meta.lang for post in self.posts), "und")

    @property
    def uuid(self) -> UUID:
        """What names this book for ever: a post by ``identity``, a volume by its title and its first post's site.

        It stays when the volume grows, so that a reader's place and marks stay with it.
        """
        first = next(self.posts, None)
        if self.single and first is not None:
            return identity(first)
        return uuid5(NAMESPACE_URL, f"postbind:volume:{first.meta.site if first else ''}:{self.title}")


def read_or_error(post: Unread) -> Post | Exception:
    """Read a post, or return what kept it from being read: whatever that is, it must not end the volume."""
    try:
        return post.read()
    except Exception as error:  # noqa: BLE001 - who reads the post for its chapter tells a bug from bad input
        return error


def identity(post: Post) -> UUID:
    """Return what names a post for ever: UUIDv5 of its source's address, else of its site, path and title.

    Source: RFC 9562, section 5.5.
    """
    if post.source and post.source.url:
        return uuid5(NAMESPACE_URL, post.source.url)
    return uuid5(NAMESPACE_URL, f"postbind:{post.meta.site}:{post.meta.origin}:{post.meta.title}")


# --- ids ---------------------------------------------------------------------------------------------------------

_UNSAFE: Final = pattern(r"[^a-z0-9]+")
_SLUG_LENGTH: Final = 40
"""Characters of a slug in an id: long enough to be known again, short enough for every file system."""


def chapter_id(post: Post) -> str:
    """Return an id of letters, digits and hyphens that the post alone decides: its date, slug, and a hash of its path.

    So a chapter keeps its file name when others join the book. Two posts of one path get one id; ``Book`` numbers them.
    """
    meta = post.meta
    day = f"{meta.date.date().isoformat().replace('-', '')}-" if meta.date else ""
    slug = _UNSAFE.sub("-", meta.slug.lower()).strip("-")[:_SLUG_LENGTH].strip("-")
    known = meta.origin or f"{meta.title}\n{meta.date}"
    return f"p{day}{slug}{'-' if slug else ''}{short_hash(known)}"


def _chapter_of(unread: Unread) -> _Led | None:
    """Return what links to a post may lead to; None if it cannot be read."""
    post = read_or_error(unread)
    if isinstance(post, Exception):
        return None
    return _Led(chapter_id(post), heading_ids(outline(post)), anchor_ids(post))


def short_hash(text: str) -> str:
    """Return eight hexadecimal digits that stand for a text."""
    return f"{crc32(text.encode(errors='surrogatepass')):08x}"


def _unique(name: str, taken: dict[str, int]) -> str:
    """Return the name, numbered from 2 if it is taken, and take it.

    ``taken`` remembers the last number of each name, so that thousands of equal ones take linear time.
    """
    found, number = name, taken.get(name, 0)
    while found in taken:
        number += 1
        found = f"{name}-{number + 1}"
    taken[name] = number
    taken[found] = 0
    return found


def _section(post: Post, sections: Sections) -> str | None:
    meta = post.meta
    match sections:
        case Sections.NONE:
            return None
        case Sections.MONTH:
            return meta.date.isoformat()[: len("YYYY-MM")] if meta.date else None
        case Sections.YEAR:
            return meta.date.isoformat()[: len("YYYY")] if meta.date else None
        case Sections.CATEGORY:
            return next(iter(meta.categories), None)


# --- headings ----------------------------------------------------------------------------------------------------


def outline(post: Post) -> Post:
    """Return the post with its headings as every format shows them.

    Levels begin at 2, below the title, and never skip: each heading stands one below the nearest earlier one that
    the post ranks higher. Each has an id, unique in the post: its own if that is free, else one made from its text.
    """
    found = [block for block in all_blocks(post) if isinstance(block, Heading)]
    if not found:
        return post
    shown = iter(_shown(found))

    def change(block: Block) -> Iterator[Block]:
        yield next(shown) if isinstance(block, Heading) else block

    if sum(isinstance(block, Heading) for block in post.blocks) == len(found):  # none inside another block
        return replace(post, blocks=tuple([new for block in post.blocks for new in change(block)]))
    blocks = map_blocks(post.blocks, change)
    footnotes = tuple(replace(note, blocks=map_blocks(note.blocks, change)) for note in post.footnotes)
    return replace(post, blocks=blocks, footnotes=footnotes)


def headings(post: Post) -> Iterator[Heading]:
    """Yield the headings of a post's text, in reading order; footnotes have none that a contents list shows."""
    return (block for block in every_block(post.blocks) if isinstance(block, Heading))


def heading_ids(post: Post) -> frozenset[str]:
    """Return the ids of all headings of a post, to which links may lead."""
    return frozenset(block.id for block in all_blocks(post) if isinstance(block, Heading) and block.id)


def anchor_ids(post: Post) -> frozenset[str]:
    """Return the ids of the other places of a post to which links lead."""
    sources = (post.blocks, *(note.blocks for note in post.footnotes))
    return frozenset(inline.id for blocks in sources for inline in inlines_of(blocks) if isinstance(inline, Anchor))


def named_id(fragment: str, ids: Collection[str]) -> str | None:
    """Return which of the ids the fragment of an address names, as it stands or unescaped; None if none of them."""
    return next((name for name in (fragment, unquote(fragment)) if name in ids), None)


def _shown(found: list[Heading]) -> Iterator[Heading]:
    """Give each heading its level and its id; the ids that the post says come first, so that links to them hold."""
    taken = {heading.id: 0 for heading in found if heading.id}
    given: set[str] = set()
    automatic = AutomaticIds()
    for heading, level in zip(found, _levels(found), strict=True):
        own = heading.id if heading.id and heading.id not in given else None
        name = own or _unique(heading.id or _made_id(heading, automatic), taken)
        given.add(name)
        yield replace(heading, level=level, id=name)


def _made_id(heading: Heading, automatic: AutomaticIds) -> str:
    """Return the id by which Markdown's links know the heading, or one of its own if its text has no word."""
    text = heading_text(heading.children)
    return automatic.take(text) or f"h-{short_hash(text)}"


def _levels(found: list[Heading]) -> Iterator[int]:
    above: list[int] = []
    for heading in found:
        while above and above[-1] >= heading.level:
            above.pop()
        above.append(heading.level)
        yield min(len(above) + 1, DEEPEST)
