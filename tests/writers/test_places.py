"""Places inside a post to which only another post of the volume links, in every format."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

import convert
from convert.nodes import Anchor
from convert.notes import Note
from convert.walk import inlines_of
from tests.writers.engines import rendered
from tests.writers.test_links import docx_links, pdf_links

FROM = "[led](/2024/01/02/to.html#part) [led below]({% post_url 2024-01-02-to %}#title-part)"
TO = (
    'Before.\n\n<p id="part">The part.</p>\n\n<a name="title-part"></a>\n\n## Title\n\nBelow it.\n\n'
    '<p id="other">The end.</p>'
)


@pytest.fixture
def site(tmp_path: Path) -> convert.Site:
    (tmp_path / "_posts").mkdir()
    (tmp_path / "_config.yml").write_text("title: Site\npermalink: /:year/:month/:day/:title.html\n")
    for name, body in {"2024-01-01-from": FROM, "2024-01-02-to": TO}.items():
        (tmp_path / "_posts" / f"{name}.md").write_text(f"---\ntitle: {name[11:]}\nlang: en\n---\n{body}\n")
    return convert.Site(tmp_path)


def volume(site: convert.Site, to: str) -> bytes:
    notes: list[Note] = []
    made = rendered(convert.Book.of(site.posts()), to, note=notes.append)
    assert notes == []
    return made


def test_places_that_other_posts_name_are_kept_and_no_others(site: convert.Site) -> None:
    _, to = convert.Book.of(site.posts()).posts
    assert [inline.id for inline in inlines_of(to.blocks) if isinstance(inline, Anchor)] == ["part", "title-part"]
    _, alone = (post.read() for post in site.posts())
    assert not any(isinstance(inline, Anchor) for inline in inlines_of(alone.blocks))


@pytest.mark.pandoc
@pytest.mark.parametrize("to", ["pdf", "docx"])
def test_links_to_places_in_other_posts_lead_there(site: convert.Site, to: str) -> None:
    links = dict(link.split(" → ", 1) for link in {"pdf": pdf_links, "docx": docx_links}[to](volume(site, to)))
    assert "The part." in links["led"]
    assert "Below it." in links["led below"]


@pytest.mark.parametrize("to", ["epub", "html", "md"])
def test_links_to_places_in_other_posts_have_their_ids(site: convert.Site, to: str) -> None:
    pages = _pages(volume(site, to))
    text = "".join(pages.values())
    for shown, place in {"led": "The part.", "led below": "Below it."}.items():
        found = re.search(rf'href="([^"#]*)#([^"]+)"[^>]*>{shown}<|\[{shown}\]\(#([^)]+)\)', text)
        assert found
        holder = pages[found[1]] if found[1] else text
        assert re.search(rf'id="{found[2] or found[3]}"></span>{re.escape(place)}', holder)


def _pages(data: bytes) -> dict[str, str]:
    if not zipfile.is_zipfile(BytesIO(data)):
        return {"": data.decode()}
    with zipfile.ZipFile(BytesIO(data)) as archive:
        names = [name for name in archive.namelist() if name.endswith(".xhtml")]
        return {name.rpartition("/")[2]: archive.read(name).decode() for name in names}
