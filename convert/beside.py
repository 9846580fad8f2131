"""The images of a post beside its Markdown, each where its address in the text leads."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from hashlib import sha256
from itertools import islice
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from convert.library.files import digest_of, write_bytes
from convert.media.picture import Picture
from convert.nodes import Post
from convert.notes import Code, Note
from convert.walk import images
from convert.writers.contract import Pictures


def copy_images(
    post: Post, pictures: Pictures, library: Path, folder: str, note: Callable[[Note], None]
) -> tuple[Path, ...]:
    """Copy the local images of a post whose Markdown lies in a folder of a library; return where they are.

    An address with a slash at its start counts from the library, any other from ``folder``, a path below it. What
    would lie outside the library is not copied, and what lies there already is not written again.
    Errors: OutputError.
    """
    copies = []
    sources = _Sources(pictures)
    for address, picture in local_images(post, pictures):
        place = _place(library, folder, address)
        if place is None:
            note(Note(Code.IMAGE_NOT_COPIED, f"image {address}: not copied, for its place would be outside {library}"))
        elif place.resolve() not in sources.so_far():
            if digest_of(place) != sha256(picture.data).hexdigest():
                write_bytes(place, picture.data)
            copies.append(place)
    return tuple(copies)


def local_images(post: Post, pictures: Pictures) -> Iterator[tuple[str, Picture]]:
    """Yield the images of a post that are files of its site: the path in the address, and the image."""
    for address in dict.fromkeys(image.url for image in images(post)):
        parts = urlsplit(address)
        if parts.scheme or parts.netloc:
            continue
        found = pictures.picture(post, address)
        if isinstance(found, Picture):
            yield unquote(parts.path), found


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
