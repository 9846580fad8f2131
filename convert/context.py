"""What writers are given, put together: pictures, fonts, pandoc and Typst, each loaded when it is first used."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from convert.errors import ConvertError
from convert.fonts import PackagedFonts
from convert.nodes import Post
from convert.notes import Note
from convert.options import WriteOptions
from convert.resources import template
from convert.site import Site as JekyllSite
from convert.walk import images
from convert.writers.contract import Typst, WriteContext

if TYPE_CHECKING:
    from convert.media.find import Place
    from convert.media.picture import Missing, Picture
    from convert.media.pictures import SitePictures

_MEDIA_KEYS: Final = ("media_subpath", "img_path")
"""Keys under which a post names the folder of its images: the theme Chirpy's, since 7.0 and before."""


def write_context(options: WriteOptions, note: Callable[[Note], None]) -> WriteContext:
    """Return the context of one piece of work; its pictures and their site are remembered as long as it lives.

    Threads do not share one: each piece of work has its own.
    """
    fonts = PackagedFonts(options.font_paths, _families)
    return WriteContext(
        options=options,
        pictures=_Pictures(fonts, note),
        fonts=fonts,
        pandoc=_pandoc,
        typst=_typst_with(fonts),
        template=template,
        note=note,
    )


class _Pictures:
    """The pictures of sites: what finds and reads them is loaded when the first is asked for; most posts have none."""

    def __init__(self, fonts: PackagedFonts, note: Callable[[Note], None]) -> None:
        self._fonts, self._note = fonts, note
        self.used: dict[Path, None] = {}

    @cached_property
    def _of_sites(self) -> SitePictures:
        from convert.media.pictures import SitePictures

        site_at = lru_cache(maxsize=4)(JekyllSite)
        url_of = lru_cache(maxsize=4)(_url_of)
        found = SitePictures(lambda post: _place(post, site_at, url_of), fonts=self._files, note=self._note)
        found.used = self.used
        return found

    def _files(self) -> tuple[str, ...]:
        return tuple(str(file) for file in self._fonts.files)

    def picture(self, post: Post, url: str) -> Picture | Missing:
        """Return the image that ``post`` names by ``url``."""
        return self._of_sites.picture(post, url)

    def raster(self, picture: Picture) -> Picture:
        """Return a PNG of a picture."""
        return self._of_sites.raster(picture)


def _place(post: Post, site_at: Callable[[Path], JekyllSite], url_of: Callable[[JekyllSite, str], str]) -> Place | None:
    """Say where a post stands; None for one that came from no folder. Asked again for each image."""
    if not post.meta.root:
        return None
    from convert.media.find import Place

    root = Path(post.meta.root)
    site = site_at(root)
    said = {**site.defaults(post.meta.origin), **post.meta.extra}
    return Place(
        root=root,
        origin=post.meta.origin,
        url=lambda: url_of(site, post.meta.origin),
        baseurl=site.settings.text("baseurl"),
        address=site.settings.text("url"),
        media=next((value for key in _MEDIA_KEYS if isinstance(value := said.get(key), str)), ""),
    )


def _url_of(site: JekyllSite, origin: str) -> str:
    """Return the URL of a post, empty for one that lies in no file."""
    try:
        return site.url_at(origin)
    except ConvertError:
        return ""


def image_files(post: Post) -> Iterator[Path]:
    """Yield the files of its site that the images of a post may be, whether they are there or not."""
    shown = tuple(images(post))
    place = _place(post, JekyllSite, lru_cache(maxsize=1)(_url_of)) if shown else None
    if place is None:
        return
    from convert.media.find import candidates

    for image in shown:
        with suppress(ValueError):  # no address at all
            yield from candidates(image.url, place)


def _pandoc(document: bytes, to: str, *, media: Mapping[str, Picture], reference: bytes = b"") -> bytes:
    from convert.workers.pandoc import pandoc

    return pandoc(document, to, media=media, reference=reference)


def _families(folders: tuple[str, ...]) -> tuple[str, ...]:
    from convert.workers.typst import families

    return families(folders)


def _typst_with(fonts: PackagedFonts) -> Typst:
    """Return Typst with the font files of this piece of work."""

    def compile_(source: bytes, *, files: Mapping[str, bytes], inputs: Mapping[str, str], timestamp: int) -> bytes:
        from convert.workers.typst import typst

        return typst(source, files=files, inputs=inputs, timestamp=timestamp, fonts=fonts.folders)

    return compile_
