"""The images of a post beside its Markdown, each where its address in the text leads.

An image whose place another post's has gets a name of its own, in the text too.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from hashlib import sha256
from itertools import islice
from pathlib import Path, PurePosixPath
from posixpath import normpath, splitext
from urllib.parse import unquote, urlsplit

from msgspec.structs import replace

from convert.library.files import digest_of, write_bytes
from convert.library.names import told_apart
from convert.media.picture import Picture
from convert.nodes import Image, Inline, Post
from convert.notes import Code, Note, Severity
from convert.walk import change_inlines, images
from convert.writers.contract import Pictures


def new_addresses(
    post: Post, contested: Collection[str], folder: str, note: Callable[[Note], None]
) -> Mapping[str, str]:
    """Return the addresses of those images that need a name of their own, and what each becomes.

    ``contested`` are the files, by their paths in the post's folder, whose place another post's have; the ``folder``
    decides their names, so that its posts share them. ``note`` is told of each.
    """
    found: dict[str, str] = {}
    for address in dict.fromkeys(image.url for image in images(post)) if contested else ():
        parts = urlsplit(address)
        if parts.scheme or parts.netloc or normpath(unquote(parts.path)) not in contested:
            continue
        stem, suffix = splitext(parts.path)
        found[address] = parts._replace(path=told_apart(stem, folder) + suffix).geturl()
        message = f"image {address}: another post has one of this name; this one is {found[address]}"
        note(Note(Code.IMAGE_RENAMED, message, Severity.INFO))
    return found


def readdressed(post: Post, addresses: Mapping[str, str]) -> Post:
    """Return the post with images at new addresses."""
    if not addresses:
        return post

    def change(one: Inline) -> Inline:
        return replace(one, url=addresses.get(one.url, one.url)) if isinstance(one, Image) else one

    return change_inlines(post, change)


def copy_images(
    post: Post,
    pictures: Pictures,
    library: Path,
    folder: str,
    note: Callable[[Note], None],
    addresses: Mapping[str, str],
) -> tuple[Path, ...]:
    """Copy the local images of a post whose Markdown lies in a folder of a library; return where they are.

    An address with a slash at its start counts from the library, any other from ``folder``, a path below it;
    ``addresses`` are the new ones of those images that have one. What would lie outside the library is not copied,
    and what lies there already is not written again.
    Errors: OutputError.
    """
    copies = []
    sources = _Sources(pictures)
    for named, picture in local_images(post, pictures, note):
        address = unquote(urlsplit(addresses.get(named, named)).path)
        place = _place(library, folder, address)
        if place is None:
            note(Note(Code.IMAGE_NOT_COPIED, f"image {address}: not copied, for its place would be outside {library}"))
        elif place.resolve() not in sources.so_far():
            if digest_of(place) != sha256(picture.data).hexdigest():
                write_bytes(place, picture.data)
            copies.append(place)
    return tuple(copies)


def local_images(post: Post, pictures: Pictures, note: Callable[[Note], None]) -> Iterator[tuple[str, Picture]]:
    """Yield the images of a post that are files of its site: the address, and the image; note which are not there."""
    for address in dict.fromkeys(image.url for image in images(post)):
        parts = urlsplit(address)
        if parts.scheme or parts.netloc:
            continue
        found = pictures.picture(post, address)
        if isinstance(found, Picture):
            yield address, found
        else:
            note(found.note)


def _place(library: Path, folder: str, address: str) -> Path | None:
    """Return where an address leads from a folder, None if that is not below the library."""
    parts = [] if address.startswith("/") else list(PurePosixPath(folder).parts)
    for part in address.replace("\\", "/").split("/"):
        if part == ".." and not parts:
            return None
        if part == "..":
            parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    place = library.joinpath(*parts)
    try:
        inside = place.resolve().is_relative_to(library.resolve())
    except (OSError, RuntimeError):  # a loop of links
        return None
    return place if inside else None


class _Sources:
    """Where images lie that were looked at, each resolved once: the library may lie in the site, or be it."""

    def __init__(self, pictures: Pictures) -> None:
        self._used = pictures.used
        self._resolved: set[Path] = set()
        self._seen = 0

    def so_far(self) -> set[Path]:
        """Return the places of all images looked at by now."""
        self._resolved.update(file.resolve() for file in islice(self._used, self._seen, None))
        self._seen = len(self._used)
        return self._resolved
