"""The images of posts, as writers ask for them: found in the site, read within limits, remembered for a while."""

from __future__ import annotations

from binascii import Error as Base64Error
from binascii import a2b_base64
from collections.abc import Callable
from pathlib import Path
from typing import Final
from urllib.parse import unquote_to_bytes

from convert.limits import IMAGE_BYTES
from convert.media.decode import RefusedError, decode, to_png
from convert.media.find import Place, candidates, is_remote
from convert.media.picture import Missing, Picture
from convert.nodes import Post
from convert.notes import Code, Note

REMEMBERED_BYTES: Final = 64 * 1024 * 1024
"""Bytes of pictures kept for the next format of the same post, and for the logo that every post shows."""


class SitePictures:
    """Finds the images of a site's posts; a post without a folder has none.

    ``place`` says where a post stands; ``fonts`` returns files for the text of SVG drawings. Not safe to share between
    threads without a lock of the caller's: a worker has its own.
    """

    def __init__(
        self,
        place: Callable[[Post], Place | None],
        *,
        fonts: Callable[[], tuple[str, ...]] = tuple,
        note: Callable[[Note], None] | None = None,
    ) -> None:
        self._place = place
        self._fonts = fonts
        self._note = note
        self._remembered: dict[tuple[str, int, int], Picture] = {}
        self.used: dict[Path, None] = {}

    def picture(self, post: Post, url: str) -> Picture | Missing:
        """Return the image that ``post`` names by ``url``, or why there is none; note what was changed in it."""
        found = self._found(post, url)
        if isinstance(found, Picture) and found.changed and self._note:
            self._note(Note(Code.IMAGE_CHANGED, f"image {_shown(url)}: {found.changed}"))
        return found

    def _found(self, post: Post, url: str) -> Picture | Missing:
        try:
            if url.strip().lower().startswith("data:"):
                return decode(_data_of(url.strip()))
            place = self._place(post)
            if place is None:
                return _missing(Code.IMAGE_MISSING, url, "the post stands in no folder")
            if is_remote(url, place):
                return _missing(Code.IMAGE_REMOTE, url, "it is on another machine, and nothing is fetched")
            return self._read(url, place)
        except RefusedError as error:
            return _missing(Code.IMAGE_REFUSED, url, str(error))
        except ValueError:  # urlsplit on "http://[", a NUL in a path
            return _missing(Code.IMAGE_MISSING, url, "the address cannot be read")

    def raster(self, picture: Picture) -> Picture:
        """Return a PNG of a picture; one that cannot be drawn stays as it is, and a Note says so."""
        try:
            return to_png(picture, self._fonts())
        except RefusedError as error:
            if self._note:
                self._note(Note(Code.IMAGE_REFUSED, f"image {picture.name}: kept as it is, {error}"))
            return picture

    def _read(self, url: str, place: Place) -> Picture | Missing:
        for file in candidates(url, place):
            self.used[file] = None
            if _is_there(file):
                return self._file(file)
        return _missing(Code.IMAGE_MISSING, url, "no such file in the site")

    def _file(self, file: Path) -> Picture:
        try:
            status = file.stat()
            if status.st_size > IMAGE_BYTES:
                raise RefusedError(f"it has {status.st_size:,} bytes, more than {IMAGE_BYTES:,}")
            key = (str(file), status.st_mtime_ns, status.st_size)
            if key not in self._remembered:
                self._remember(key, decode(file.read_bytes()))
        except OSError as error:
            raise RefusedError(f"it cannot be read ({error.strerror})") from None
        return self._remembered[key]

    def _remember(self, key: tuple[str, int, int], picture: Picture) -> None:
        kept = sum(len(other.data) for other in self._remembered.values())
        while self._remembered and kept + len(picture.data) > REMEMBERED_BYTES:
            oldest = next(iter(self._remembered))
            kept -= len(self._remembered.pop(oldest).data)
        self._remembered[key] = picture


def _is_there(file: Path) -> bool:
    """Say if there is such a file; a name too long for the system, or in a folder closed to us, names none."""
    try:
        return file.is_file()
    except OSError:
        return False


def _data_of(url: str) -> bytes:
    """Read a ``data:`` URL (RFC 2397)."""
    head, comma, body = url.partition(",")
    if not comma:
        raise RefusedError("its data: address has no data")
    if len(body) > IMAGE_BYTES:
        raise RefusedError("its data: address is too long")
    raw = unquote_to_bytes(body)
    if not head.lower().rstrip().endswith(";base64"):
        return raw
    try:
        return a2b_base64(b"".join(raw.split()), strict_mode=True)
    except Base64Error:
        raise RefusedError("its data: address is no base64") from None


def _missing(code: Code, url: str, why: str) -> Missing:
    return Missing(Note(code, f"image {_shown(url)}: {why}"))


def _shown(url: str) -> str:
    return url if len(url) <= 120 else url[:117] + "…"  # noqa: PLR2004 - one line on a terminal
