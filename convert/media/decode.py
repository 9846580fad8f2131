"""Bytes of an image file → Picture: its kind by its first bytes, never by its name; decoded once to be sure."""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING, Final

from convert.limits import IMAGE_PIXELS
from convert.media.picture import Picture

if TYPE_CHECKING:
    from PIL.Image import Image as PillowImage

KEPT: Final = {
    "PNG": ("png", "image/png"),
    "JPEG": ("jpg", "image/jpeg"),
    "GIF": ("gif", "image/gif"),
    "WEBP": ("webp", "image/webp"),
}
"""Formats that go into outputs as they are; any other that Pillow reads becomes a PNG."""

READ: Final = (*KEPT, "BMP", "TIFF", "ICO", "AVIF", "PPM")
"""Formats that are read at all: Pillow knows some that run other programs (EPS)."""

_ORIENTATION: Final = 0x0112  # EXIF 2.3, 4.6.4: how the camera was held


class RefusedError(Exception):
    """The image cannot be embedded; the message says why."""


def decode(data: bytes) -> Picture:
    """Read an image file whole and return what can be embedded.

    Errors: RefusedError for what is no image, is damaged, or is larger than ``limits.IMAGE_PIXELS``.
    """
    from convert.media.svg import is_svg

    try:
        return _drawing(data) if is_svg(data) else _raster(data)
    except RefusedError:
        raise
    except Exception as error:  # noqa: BLE001 - decoders raise whatever they like on damaged files
        raise RefusedError(f"it is damaged ({type(error).__name__})") from None


def _drawing(data: bytes) -> Picture:
    from convert.media.svg import clean_svg

    cleaned = clean_svg(data)
    return _picture("svg", "image/svg+xml", cleaned.data, (cleaned.width, cleaned.height), cleaned.changed)


def _raster(data: bytes) -> Picture:
    from PIL import Image, UnidentifiedImageError

    warnings.filterwarnings("ignore", module=r"PIL\.")  # what Pillow warns of is decided here by its errors and limits
    try:
        with Image.open(io.BytesIO(data), formats=READ) as image:
            return _checked(image, data)
    except UnidentifiedImageError:
        raise RefusedError("it is no image of a known format") from None
    except Image.DecompressionBombError:
        raise RefusedError(f"it has more than {IMAGE_PIXELS:,} pixels") from None


def _checked(image: PillowImage, data: bytes) -> Picture:
    width, height = image.size
    if width * height > IMAGE_PIXELS:
        raise RefusedError(f"it has {width}×{height} pixels, more than {IMAGE_PIXELS:,}")
    kind = image.format or ""
    turned = image.getexif().get(_ORIENTATION, 1) not in (0, 1)
    image.load()
    if kind in KEPT and not turned and image.mode != "CMYK":
        suffix, media_type = KEPT[kind]
        return _picture(suffix, media_type, data, image.size)
    return _encoded(image, as_jpeg=kind == "JPEG")


def _encoded(image: PillowImage, *, as_jpeg: bool) -> Picture:
    """Write the pixels anew: upright, in colours that every reader knows."""
    from PIL import ImageOps

    upright = ImageOps.exif_transpose(image)
    if as_jpeg:
        upright = upright.convert("RGB")
    elif upright.mode not in ("1", "L", "LA", "P", "RGB", "RGBA"):
        upright = upright.convert("RGBA")
    out = io.BytesIO()
    if as_jpeg:
        upright.save(out, "JPEG", quality=92)
        return _picture("jpg", "image/jpeg", out.getvalue(), upright.size)
    upright.save(out, "PNG")
    return _picture("png", "image/png", out.getvalue(), upright.size)


def _picture(suffix: str, media_type: str, data: bytes, size: tuple[int, int], changed: str = "") -> Picture:
    from hashlib import sha256

    name = f"{sha256(data).hexdigest()[:20]}.{suffix}"
    return Picture(name, media_type, data, max(size[0], 1), max(size[1], 1), changed)


def to_png(picture: Picture, fonts: tuple[str, ...] = ()) -> Picture:
    """Return a PNG of a picture: WebP and GIF decoded (the first frame), SVG drawn at twice its size with ``fonts``.

    Errors: RefusedError if it cannot be drawn.
    """
    if picture.media_type == "image/png":
        return picture
    if picture.media_type == "image/svg+xml":
        from convert.media.svg import draw_svg

        data = draw_svg(picture.data, fonts)
        return _picture("png", "image/png", data, (picture.width, picture.height))
    from PIL import Image

    with Image.open(io.BytesIO(picture.data), formats=READ) as image:
        return _encoded(image, as_jpeg=False)
