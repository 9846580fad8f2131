"""From the address that a post names to a file of its site, and to nothing outside it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Final
from urllib.parse import unquote, urlsplit

import msgspec

REMOTE: Final = frozenset({"http", "https", "ftp"})


class Place(msgspec.Struct, frozen=True):
    """Where a post stands: the site's folder, the post's path below it, its URL, and the site's own address.

    ``root`` is absolute; ``origin`` and what ``url`` returns use ``/`` and may be empty: it is asked for relative
    addresses alone; ``baseurl`` and ``address`` are what ``_config.yml`` calls ``baseurl`` and ``url``; ``media`` is
    the folder of the site in which the post says that its images are.
    """

    root: Path
    origin: str = ""
    url: Callable[[], str] = lambda: ""
    baseurl: str = ""
    address: str = ""
    media: str = ""


def is_remote(url: str, place: Place) -> bool:
    """Say if an address leads to another machine: it has a scheme or a host that is not the site's own."""
    parts = urlsplit(url.strip())
    if not (parts.netloc or parts.scheme.lower() in REMOTE):
        return False
    own = urlsplit(place.address)
    return not own.netloc or own.netloc.lower() != parts.netloc.lower()


def candidates(url: str, place: Place) -> tuple[Path, ...]:
    """Return the files that an address may mean, the likeliest first, all of them inside the site.

    An address with a leading slash counts from the site's folder, with and without ``baseurl``. Any other counts
    from the folder of the post's images, if it names one, then from the page's URL, as a browser has it, then from
    the post's folder and the site's, as authors mean it.
    Source: RFC 3986, section 5.2.
    """
    path = unquote(urlsplit(url.strip()).path)
    if not path or "\0" in path:
        return ()
    names = _from_root(path, place.baseurl) if path.startswith("/") else _from_page(path, place)
    found = [_inside(place.root, name) for name in names]
    return tuple(dict.fromkeys(file for file in found if file is not None))


def _from_root(path: str, baseurl: str) -> list[str]:
    base = "/" + baseurl.strip("/")
    if len(base) > 1 and path.startswith(base + "/"):
        return [path[len(base) :], path]
    return [path]


def _from_page(path: str, place: Place) -> list[str]:
    url = unquote(place.url())
    page = url if url.endswith("/") else str(PurePosixPath(url or "/").parent)
    folders = (place.media, page, str(PurePosixPath("/" + place.origin).parent), "/")
    return [f"{folder}/{path}" for folder in folders if folder]


def _inside(root: Path, name: str) -> Path | None:
    """Join a path to the root; ``..`` stops at the root, links may not lead out of it."""
    parts: list[str] = []
    for part in name.replace("\\", "/").split("/"):
        if part == "..":
            del parts[-1:]
        elif part not in ("", "."):
            parts.append(part)
    if not parts:
        return None
    file = root.joinpath(*parts)
    try:
        real = file.resolve()
    except (OSError, RuntimeError, ValueError):  # a loop of links, a name that the system refuses
        return None
    return file if real.is_relative_to(root.resolve()) else None
