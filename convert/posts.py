"""From a path to a normalized post: site, reader and passes in a row, for one post or for a site's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO

import msgspec
from msgspec.structs import replace

from convert.errors import ConvertError, LimitError, Position
from convert.limits import POST_BYTES
from convert.nodes import Post
from convert.passes import normalize
from convert.passes.profiles import profile_for
from convert.reader import body_html as source_body_html
from convert.reader import read as read_source
from convert.site import Entry, source_alone
from convert.site import Site as JekyllSite
from convert.site.site import new_snapshot, post_bytes
from convert.sources import PostSource


class Selection(msgspec.Struct, frozen=True):
    """Which posts of a site: those with one of the categories and one of the tags, from a day to a day."""

    categories: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None


class UnreadPost(msgspec.Struct, frozen=True):
    """A post of a site that is read when it is asked for; small, and fit to be sent to another process.

    ``root`` is the site's folder and ``origin`` the post's path below it; ``category`` the one it is filed under.
    ``namesake`` says that an earlier post of the site has the place there that this one's day and slug name, and
    ``contested`` which files of the post's folder have a name there that files beside an earlier post have.
    ``snapshot`` names the look at the site by which it is read: what that found of the site holds for all its posts.
    ``places`` are the ids to which other posts of its volume may link.
    ``error`` is what already kept it from being listed properly: reading raises it.
    """

    root: str
    origin: str
    slug: str
    title: str = ""
    date: datetime | None = None
    categories: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    category: str | None = None
    namesake: bool = False
    contested: frozenset[str] = frozenset()
    profile: str = "auto"
    places: frozenset[str] = frozenset()
    error: ConvertError | None = None
    snapshot: str = ""

    @property
    def site(self) -> JekyllSite:
        """The site, the same one for all posts of one snapshot in this process."""
        return _shared_site(Path(self.root), self.snapshot)

    @property
    def path(self) -> Path:
        """Where the post's file is."""
        return Path(self.root, self.origin)

    def read(self, data: bytes | None = None) -> Post:
        """Return the normalized post; ``data`` are the bytes of its file, if they are known. Errors: ConvertError."""
        if self.error is not None:
            raise self.error
        source = replace(self.site.source(self.path, data), places=self.places)
        return normalized(source, self.profile)


def bytes_of(post: UnreadPost) -> bytes:
    """Return what there is to read of a post's file; what is amiss with it is said when the post is read."""
    try:
        return post_bytes(post.path)
    except ConvertError:
        return b""


def read(path: Path, *, profile: str, site: JekyllSite | None) -> Post:
    """Read and normalize one post, of the site that its place tells if none is given. Errors: ConvertError."""
    home = site or JekyllSite.of_post(path)
    return normalized(home.source(path), profile)


def read_text(text: str | bytes, *, name: str, base: Path | None, profile: str) -> Post:
    """Read and normalize a post that stands in no file. Errors: ConvertError."""
    return normalized(_source_from_text(text.encode() if isinstance(text, str) else text, name, base), profile)


def body_html(name: str, data: bytes | None, base: Path | None) -> str:
    """Return the body of a post (a file, or ``data`` from stdin) as Jekyll writes it. Errors: ConvertError."""
    if data is None:
        path = Path(name)
        return source_body_html(JekyllSite.of_post(path).source(path))
    return source_body_html(_source_from_text(data, name, base))


def _source_from_text(data: bytes, name: str, base: Path | None) -> PostSource:
    """Return a post that stands in no file: of the site at ``base``, of none without it."""
    return source_alone(data, name) if base is None else JekyllSite(base).source_from_text(data, name)


def normalized(source: PostSource, profile: str) -> Post:
    """Read a source and find its roles by a profile; ``none`` leaves the post as it was read."""
    post = read_source(source, loose_tags=profile != "none")
    return post if profile == "none" else normalize(post, *profile_for(post, profile))


@lru_cache(maxsize=4)
def _shared_site(root: Path, snapshot: str) -> JekyllSite:
    return JekyllSite(root)


def unread(site: JekyllSite, selection: Selection, profile: str) -> Iterator[UnreadPost]:
    """Yield the posts of a selection, oldest first."""
    from convert.contested import contested_in
    from convert.library.names import folded, folder_name
    from convert.namesakes import namesakes_in

    namesakes, contested = namesakes_in(site), contested_in(site)
    entries = site.entries(
        categories=selection.categories, tags=selection.tags, since=selection.since, until=selection.until
    )
    for entry in entries:
        category = filed_under(entry, selection.categories)
        folder = folded(folder_name(category))
        yield UnreadPost(
            root=str(site.root),
            origin=entry.origin,
            slug=entry.slug,
            title=entry.title,
            date=entry.date,
            categories=entry.categories,
            tags=entry.tags,
            category=category,
            namesake=folder in namesakes.get(entry.origin, ()),
            contested=contested.get((folder, entry.origin.rpartition("/")[0]), frozenset()),
            profile=profile,
            error=entry.error,
            snapshot=site.snapshot,
        )


def of_one_look(posts: Iterable[UnreadPost]) -> Iterator[UnreadPost]:
    """Yield posts so that all are read by one look at their site, as it is now."""
    snapshot = new_snapshot()
    return (replace(post, snapshot=snapshot) for post in posts)


def filed_under(entry: Entry, asked_for: tuple[str, ...]) -> str | None:
    """Return the category that a post's output is filed under: the first asked for that it has, else its first."""
    return next((name for name in asked_for if name in entry.categories), next(iter(entry.categories), None))


def read_limited(stream: BinaryIO, name: str) -> bytes:
    """Read a stream to its end. Errors: LimitError if it is longer than a post may be."""
    data = stream.read(POST_BYTES + 1)
    if len(data) > POST_BYTES:
        raise LimitError(f"longer than {POST_BYTES:,} bytes. Split it.", Position(name))
    return data
