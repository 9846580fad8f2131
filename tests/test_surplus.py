"""Text that was lost on reading is seen beside what was read, whatever a layout puts there."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from convert import comparisons
from convert.cli import main
from convert.reader.html import Node, Tree
from convert.reader.read import body_tree
from convert.sources import PostSource

TEXTS = {
    "tide": "# Low *water*\n\nThe tide came in at five.\n\n* crab\n* eel\n\nIt left again[^1].\n\n[^1]: At noon.\n",
    "wind": "The wind turned.\n\n> Nobody saw it.\n\n小船在**港口**里摇。\n",
    "rain": "![](/rain-title.png)\n\nRain, {{ page.title }}.\n\nMore rain tomorrow.\n",
}
BODIES = {
    "tide": '<h1 id="low-water">Low <em>water</em></h1><p>The tide came in at five.</p>'
    "<ul><li>crab</li><li>eel</li></ul>"
    '<p>It left again<sup id="fnref:1"><a href="#fn:1">1</a></sup>.</p>'
    '<div class="footnotes"><ol><li id="fn:1"><p>At noon.&nbsp;<a href="#fnref:1">&#8617;</a></p></li></ol></div>',
    "wind": "<p>The wind turned.</p><blockquote><p>Nobody saw it.</p></blockquote>"
    "<p>小船在<strong>港口</strong>里摇。</p>",
    "rain": '<p><img src="/rain-title.png" alt="" /></p><p>Rain, rain.</p><p>More rain tomorrow.</p>',
}
PAGE = """<body><nav><p>home</p></nav><article><h1>{name}, rain title</h1><p>2024-01-0{day}</p>{body}
<ul><li>tag of {name}</li></ul><p>related: a wind</p></article></body>"""

Cut = Callable[[list[Node]], list[Node]]
CUTS: dict[str, Cut] = {
    "head": lambda nodes: nodes[1:],
    "tail": lambda nodes: nodes[: max(at for at, node in enumerate(nodes) if not isinstance(node, str))],
    "all": lambda _: [],
}


def site_with(names: list[str], folder: Path) -> Path:
    """Write a site with these posts and the pages that Jekyll makes of them."""
    (folder / "_posts").mkdir()
    (folder / "_config.yml").write_text("permalink: /:title.html\n")
    (folder / "_site").mkdir()
    for day, name in enumerate(names, 1):
        (folder / "_posts" / f"2024-01-0{day}-{name}.md").write_text(f"---\ntitle: {name}\n---\n{TEXTS[name]}")
        (folder / "_site" / f"{name}.html").write_text(PAGE.format(name=name, day=day, body=BODIES[name]))
    return folder


def differing(site: Path, capfd: pytest.CaptureFixture[str]) -> list[str]:
    main(["compare", str(site), str(site / "_site"), "--json"])
    return [entry["path"].rpartition("-")[2] for entry in json.loads(capfd.readouterr().out)["differ"]]


def lose(monkeypatch: pytest.MonkeyPatch, cut: Cut, name: str = "") -> None:
    """Let the reader lose a part of the posts that have this in their names."""

    def read(source: PostSource) -> tuple[Tree, tuple[()]]:
        tree, _ = body_tree(source)
        if name in source.path:
            tree.body.children[:] = cut(tree.body.children)
        return tree, ()

    monkeypatch.setattr(comparisons, "body_tree", read)


@pytest.mark.parametrize("names", [["tide"], ["wind"], ["rain"], list(TEXTS)])
def test_what_a_layout_puts_beside_posts_is_not_theirs(
    names: list[str], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert differing(site_with(names, tmp_path), capfd) == []


@pytest.mark.parametrize("cut", CUTS)
@pytest.mark.parametrize("name", ["tide", "wind"])
def test_lost_text_is_seen_in_the_page_of_the_post_alone(
    cut: str, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    lose(monkeypatch, CUTS[cut])
    assert differing(site_with([name], tmp_path), capfd) == [f"{name}.md"]


@pytest.mark.parametrize("cut", CUTS)
def test_text_that_every_post_loses_is_seen(
    cut: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    lose(monkeypatch, CUTS[cut])
    assert {"tide.md", "wind.md"} <= set(differing(site_with(list(TEXTS), tmp_path), capfd))


@pytest.mark.parametrize("cut", CUTS)
def test_what_one_page_alone_has_beside_its_post_is_seen(
    cut: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """What Liquid or an include writes stands in no post's file: the other pages tell."""
    site = site_with(list(TEXTS), tmp_path)
    post = next((site / "_posts").glob("*-tide.md"))
    post.write_text("---\nlines: [one, two, six]\n---\n{% for line in page.lines %}> {{ line }}\n\n{% endfor %}")
    page = site / "_site" / "tide.html"
    body = "".join(f"<blockquote><p>{line}</p></blockquote>" for line in ("one", "two", "six"))
    page.write_text(PAGE.format(name="tide", day=1, body=body))
    assert differing(site, capfd) == []
    lose(monkeypatch, CUTS[cut], "tide")
    assert differing(site, capfd) == ["tide.md"]


def test_a_post_without_text_is_no_difference(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    site = site_with(list(TEXTS), tmp_path)
    next((site / "_posts").glob("*-rain.md")).write_text("---\ntitle: rain\n---\n<!-- a wind, later -->\n")
    (site / "_site" / "rain.html").write_text(PAGE.format(name="rain", day=3, body=""))
    assert differing(site, capfd) == []


def test_what_a_page_has_more_is_shown_with_the_line_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    lose(monkeypatch, CUTS["tail"])
    site = site_with(["wind"], tmp_path)
    assert main(["compare", str(site), str(site / "_site")]) == 1
    assert capfd.readouterr().out == (
        "1 posts: 0 read as Jekyll reads them, 1 differs\n\n"
        "_posts/2024-01-01-wind.md:6: text\n  here:   \n  Jekyll: 小船在 港口 里摇。\n"
    )


def test_a_list_that_lost_its_last_items_is_seen(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    site = site_with(["tide"], tmp_path)
    page = site / "_site" / "tide.html"
    page.write_text(page.read_text().replace("<li>eel</li>", "<li>eel</li><li>cod</li>"))
    assert differing(site, capfd) == ["tide.md"]


@pytest.mark.parametrize("body", ["<div>\n<p>The wind turned.</p>\n", "<div>\n<p>The wind turned.\n"])
def test_a_layout_is_moved_by_what_a_post_leaves_open(
    body: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    site = site_with(list(TEXTS), tmp_path)
    post = next((site / "_posts").glob("*-wind.md"))
    post.with_suffix(".html").write_text(f"---\ntitle: wind\n---\n{body}")
    post.unlink()
    (site / "_site" / "wind.html").write_text(PAGE.format(name="wind", day=2, body=body))
    assert differing(site, capfd) == []
