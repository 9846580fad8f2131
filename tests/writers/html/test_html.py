"""The HTML page: whole in itself, inert, and with every text of the post."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html import unescape
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from convert.books import Book
from convert.nodes import (
    Code,
    CodeBlock,
    DefinitionItem,
    DefinitionList,
    Figure,
    Heading,
    Image,
    List,
    ListItem,
    Meta,
    Post,
    Quote,
)
from convert.writers.html import WRITER
from tests.writers.building import all_nodes, context, leaves, p, t

if TYPE_CHECKING:
    from playwright.sync_api import Browser


def page(what: Post | Book) -> str:
    out = BytesIO()
    WRITER.write(what if isinstance(what, Book) else Book.of(what), out, context())
    return out.getvalue().decode()


def test_it_loads_nothing_and_runs_nothing() -> None:
    made = page(all_nodes())
    assert "<script" not in made
    assert all(src.startswith("data:image/") for src in re.findall(r'src="([^"]*)"', made))
    assert "<link" not in made


def test_its_policy_allows_its_own_style() -> None:
    made = page(all_nodes())
    style = made[made.index("<style>") + 7 : made.index("</style>")]
    assert b64encode(sha256(style.encode()).digest()).decode() in made


@pytest.mark.parametrize(("percent", "part"), [(1, 5), (33, 33), (49, 45), (50, 50), (100, 100)])
def test_an_image_is_no_wider_than_the_part_of_its_room_that_the_post_says(percent: int, part: int) -> None:
    made = page(Post(Meta(title="a"), (Figure(Image("/assets/a.png", percent=percent)),)))
    assert f'class="w{part}"' in made
    assert f".w{part} {{ width: {part}%; }}" in made


def test_ids_are_unique_in_a_volume() -> None:
    ids = re.findall(r' id="([^"]*)"', page(Book.of([all_nodes(), all_nodes()], title="卷")))
    assert len(ids) == len(set(ids)) > 20


def test_links_inside_lead_somewhere() -> None:
    made = page(Book.of([all_nodes(), all_nodes()], title="卷"))
    assert set(re.findall(r'href="#([^"]*)"', made)) <= set(re.findall(r' id="([^"]*)"', made))


def test_every_text_of_the_post_is_on_the_page() -> None:
    made = page(all_nodes())
    formulas = re.findall(r'alttext="([^"]*)"', made)
    shown = "".join(unescape(re.sub(r"<[^>]*>", "", made) + "".join(formulas)).split())
    assert [text for text in leaves(all_nodes()) if text not in shown] == []


def listed(*items: ListItem, ordered: bool = False, tight: bool = True) -> str:
    """Return the list of these items as it stands on a page, without line ends."""
    made = page(Post(Meta(title="x", lang="en"), (List(ordered, items, tight=tight),)))
    return "".join(made[made.index("</header>") + len("</header>") : made.index("</article>")].split("\n"))


def test_a_task_has_its_box_instead_of_a_bullet_and_other_items_keep_theirs() -> None:
    below = List(False, (ListItem((p("deep"),), task=False), ListItem((p("plain"),))))
    assert listed(ListItem((p("done"), below), task=True), ListItem((p("no task"),))) == (
        '<ul><li class="task"><span class="box">☑ </span>done<ul><li class="task"><span class="box">☐ </span>deep</li>'
        "<li>plain</li></ul></li><li>no task</li></ul>"
    )


def test_the_box_of_a_loose_task_stands_in_the_line_of_its_text() -> None:
    assert listed(ListItem((p("one"), p("two")), task=True), ListItem((CodeBlock("x"),), task=False), tight=False) == (
        '<ul><li class="task"><p><span class="box">☑ </span>one</p><p>two</p></li>'
        '<li class="task"><span class="box">☐ </span><pre><code>x</code></pre></li></ul>'
    )


def test_a_task_of_a_numbered_list_keeps_its_number() -> None:
    assert listed(ListItem((p("one"),), task=True), ordered=True) == "<ol><li>☑ one</li></ol>"


def test_a_wide_picture_in_a_text_has_a_line_of_its_own() -> None:
    made = page(Post(Meta(title="x", lang="en"), (p("see ", Image("/assets/a.png", "pier", width=400), " there"),)))
    assert re.search(r'<p>see<br/><img [^>]* width="400" height="200"/><br/>there</p>', made)


@pytest.mark.chromium
@pytest.mark.xdist_group("chromium")
def test_a_word_wider_than_the_screen_is_broken_wherever_it_stands(browser: Browser, tmp_path: Path) -> None:
    word = "harbour_master_of_the_tides_" * 4
    blocks = (
        p(word),
        Heading(2, (Code(word),)),
        List(False, (ListItem((p(word),)), ListItem((p(Code(word)),), task=True))),
        DefinitionList((DefinitionItem((t(word),), ((p(word),),)),)),
        Quote((p(word),)),
    )
    posts = [Post(Meta(title=word, lang="de", digest=word), blocks)] * 2
    path = tmp_path / "volume.html"
    path.write_text(page(Book.of(posts, title=word)))
    shown = browser.new_page(viewport={"width": 320, "height": 600}, offline=True)
    shown.goto(path.as_uri())
    assert shown.evaluate("document.documentElement.scrollWidth") == 320
    shown.close()
