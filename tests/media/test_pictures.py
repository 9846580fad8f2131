"""Images as writers get them: checked, cleaned, or missing with a reason."""

from __future__ import annotations

import base64
import io
import warnings
from pathlib import Path

import pytest
from PIL import Image

from convert.fonts import PackagedFonts
from convert.media.decode import RefusedError, decode, to_png
from convert.media.find import Place
from convert.media.picture import Missing, Picture
from convert.media.pictures import SitePictures
from convert.media.svg import clean_svg
from convert.nodes import Meta, Post
from convert.notes import Code, Note

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 20 10">{}</svg>'


def image(kind: str, size: tuple[int, int] = (6, 4), mode: str = "RGB", **options: object) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size).save(out, kind, **options)
    return out.getvalue()


@pytest.mark.parametrize(
    ("kind", "media_type"), [("PNG", "image/png"), ("JPEG", "image/jpeg"), ("GIF", "image/gif"), ("WEBP", "image/webp")]
)
def test_formats_that_readers_know_stay_as_they_are(kind: str, media_type: str) -> None:
    data = image(kind)
    picture = decode(data)
    assert (picture.media_type, picture.data, picture.width, picture.height) == (media_type, data, 6, 4)


@pytest.mark.parametrize("kind", ["BMP", "TIFF", "ICO"])
def test_other_formats_become_png(kind: str) -> None:
    size = (16, 16)
    picture = decode(image(kind, size))
    assert picture.media_type == "image/png"
    assert (picture.width, picture.height) == size


def test_a_photo_held_sideways_is_turned_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    picture = decode(image("JPEG", (6, 4), exif=exif))
    assert (picture.width, picture.height) == (4, 6)


def test_cmyk_becomes_rgb() -> None:
    picture = decode(image("JPEG", mode="CMYK"))
    with Image.open(io.BytesIO(picture.data)) as opened:
        assert opened.mode == "RGB"


@pytest.mark.parametrize(
    "data", [b"", b"plain text", b"\x89PNG\r\n\x1a\n", image("PNG", (200, 200))[:70], b"%!PS-Adobe-3.0 EPSF-3.0\n"]
)
def test_what_is_no_whole_image_is_refused(data: bytes) -> None:
    with pytest.raises(RefusedError):
        decode(data)


def test_a_picture_of_too_many_pixels_is_refused_before_it_is_decoded() -> None:
    header = bytearray(image("PNG"))
    header[16:24] = (100_000).to_bytes(4, "big") * 2
    with pytest.raises(RefusedError):
        decode(bytes(header))


@pytest.mark.parametrize(
    "active",
    [
        "<script>alert(1)</script>",
        "<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>x</p></foreignObject>",
        "<rect onclick='alert(1)'/>",
        "<image href='http://evil.example/x.png'/>",
        "<image xlink:href='file:///etc/passwd'/>",
        "<use href='other.svg#a'/>",
        "<style>@import url(http://evil.example/x.css);</style>",
        "<rect style='fill:url(http://evil.example/x)'/>",
        "<a href='javascript:alert(1)'><rect/></a>",
        "<animate attributeName='href' to='javascript:alert(1)'/>",
    ],
)
def test_svg_keeps_nothing_active(active: str) -> None:
    drawn = "<linearGradient id='g'/><circle r='3' fill='url(#g)'/>"
    cleaned = clean_svg(SVG.format(drawn + active).encode()).data.decode()
    assert "circle" in cleaned
    assert "url(#g)" in cleaned
    for trace in ("alert", "evil", "passwd", "other.svg", "foreignObject", "@import"):
        assert trace not in cleaned


def test_svg_entities_are_not_expanded() -> None:
    bomb = '<!DOCTYPE svg [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;"><!ENTITY x SYSTEM "file:///etc/hostname">]>'
    cleaned = clean_svg((bomb + SVG.format("<text>&b;&x;t</text>")).encode()).data.decode()
    assert "aaaa" not in cleaned
    assert "<text>t</text>" in cleaned


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="40" height="30"', (40, 30)),
        ('width="1in" viewBox="0 0 2 1"', (96, 48)),
        ('viewBox="0 0 20 10"', (20, 10)),
        ('width="100%" height="100%" viewBox="0 0 7 5"', (7, 5)),
        ("", (300, 150)),
    ],
)
def test_the_size_of_an_svg(attributes: str, size: tuple[int, int]) -> None:
    cleaned = clean_svg(f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}/>'.encode())
    assert (cleaned.width, cleaned.height) == size


@pytest.mark.parametrize(
    "attributes",
    [
        'viewBox="0 0 inf inf"',
        'viewBox="0 0 1e400 1"',
        f'width="{"9" * 400}" height="1"',
        f'width="{"9" * 300}" height="1"',
        'width="10" viewBox="0 0 1e-300 1e300"',
        'width="10" viewBox="0 0 inf inf"',
    ],
)
def test_an_svg_without_a_size_that_can_be_drawn_is_refused(attributes: str) -> None:
    with pytest.raises(RefusedError, match=r"its size is no number|more than"):
        decode(f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}/>'.encode())


def test_an_svg_is_refused_whatever_goes_wrong_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(data: bytes) -> None:
        raise OverflowError

    monkeypatch.setattr("convert.media.svg.clean_svg", fail)
    with pytest.raises(RefusedError, match="damaged"):
        decode(SVG.format("").encode())


def test_an_svg_is_drawn_to_png() -> None:
    picture = decode(SVG.format('<rect width="20" height="10" fill="red"/>').encode())
    drawn = to_png(picture)
    with Image.open(io.BytesIO(drawn.data)) as opened:
        assert opened.size == (40, 20)
        assert opened.convert("RGB").getpixel((5, 5)) == (255, 0, 0)


@pytest.mark.parametrize(
    "family", ["", "serif", "sans-serif", "monospace", "cursive", "fantasy", "system-ui", "Georgia", "微软雅黑, Arial"]
)
@pytest.mark.parametrize("text", ["tide", "潮汐", "المد"])
def test_text_of_an_svg_is_drawn_whatever_font_it_asks_for(family: str, text: str) -> None:
    asked = f'font-family="{family}"' if family else ""
    picture = decode(SVG.format(f'<text x="1" y="8" font-size="6" {asked}>{text}</text>').encode())
    drawn = to_png(picture, tuple(str(file) for file in PackagedFonts().files))
    with Image.open(io.BytesIO(drawn.data)) as opened:
        assert opened.getbbox() is not None  # not transparent everywhere


def pictures(root: Path) -> SitePictures:
    return SitePictures(lambda post: Place(root, origin=post.meta.origin))


def test_pictures_are_found_named_by_content_and_remembered(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(image("PNG"))
    (tmp_path / "b.png").write_bytes(image("PNG"))
    found = pictures(tmp_path)
    post = Post(Meta(origin="_posts/x.md"))
    first, second = found.picture(post, "/a.png"), found.picture(post, "../b.png")
    assert isinstance(first, Picture)
    assert first == second
    assert found.picture(post, "/a.png") is first


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("/absent.png", "media.missing"),
        ("https://cdn.example.net/a.png", "media.remote"),
        ("/broken.png", "media.refused"),
        ("http://[", "media.missing"),
        ("image/png;base64," + "A" * 8000, "media.missing"),  # it lost its "data:", and is too long for a name
        ("data:image/png;base64,%%%", "media.refused"),
        ("data:text/html,<script>", "media.refused"),
    ],
)
def test_a_missing_picture_says_why(tmp_path: Path, url: str, code: str) -> None:
    (tmp_path / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\nrest")
    missing = pictures(tmp_path).picture(Post(Meta()), url)
    assert isinstance(missing, Missing)
    assert missing.note.code == code


def test_a_data_url_is_an_image(tmp_path: Path) -> None:
    url = "data:image/png;base64," + base64.b64encode(image("PNG")).decode()
    assert isinstance(pictures(tmp_path).picture(Post(Meta()), url), Picture)


def test_a_picture_that_cannot_be_drawn_stays_and_a_note_says_so() -> None:
    notes: list[Note] = []
    steps = "<feOffset/>" * 900
    kept = decode(
        SVG.format(f'<filter id="f">{steps}</filter><rect width="9000" height="9000" filter="url(#f)"/>' * 900).encode()
    )
    pictures = SitePictures(lambda _: None, note=notes.append)
    assert pictures.raster(kept) is kept
    assert [note.code for note in notes] == [Code.IMAGE_REFUSED]


def test_warnings_of_the_program_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pillow's own are not shown; but in threads what ``catch_warnings`` silences may stay silent."""
    seen: list[object] = []

    def opened(*_: object, **__: object) -> None:
        seen.extend(entry for entry in warnings.filters if entry[:4] == ("ignore", None, Warning, None))
        raise OSError

    monkeypatch.setattr(Image, "open", opened)
    with pytest.raises(RefusedError):
        decode(b"x")
    assert seen == []
