"""``compare``: each post against the page that Jekyll built of it."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from convert.cli import main
from convert.compare import Difference, find
from convert.reader.html import parse
from tests.conftest import SAMPLES

LAYOUT = """<!DOCTYPE html>
<html><head><title>{{ page.title }}</title></head>
<body><nav><ul><li><a href="/">home</a></li></ul></nav>
<main><article><header><h1>{{ page.title }}</h1><p>{{ page.date }}</p></header>
<p>{{ page.date | date: "%F" }}</p>
{% if page.digest %}<blockquote>{{ page.digest }}</blockquote>{% endif %}
{{ content }}
<ul>{% for tag in page.tags %}<li>{{ tag }}</li>{% endfor %}</ul>
{% if page.previous %}<p>before: {{ page.previous.title }}</p>{% endif %}
{% if page.next %}<p>next: {{ page.next.title }}</p>{% endif %}
<aside><p>related</p></aside></article></main></body></html>
"""


def difference(ours: str, page: str) -> Difference | None:
    return find(parse(ours).body, f"<html><body>{page}</body></html>").difference


@pytest.mark.parametrize(
    ("ours", "page"),
    [
        ("<p>a</p>\n<p>b</p>", "<div><h1>t</h1><p>a</p><p>b</p></div>"),
        ("<p>a</p>", "<main><p>other</p><div><p>a</p></div></main>"),
        ("bare <em>text</em>", "<div>bare <em>text</em></div>"),
        (
            '<pre><code class="language-ruby">puts 1\n</code></pre>',
            '<div class="highlighter-rouge"><pre><code><i>puts</i> <span>1</span>\n</code></pre></div>',
        ),
        (
            "<ul><li><pre><code>a\n</code></pre></li></ul>",
            '<ul><li><div class="highlighter-rouge"><div><pre><code><i>a</i>\n</code></pre></div>  </div></li></ul>',
        ),
        (
            '<p><code class="language-c" id="i">a\nb</code></p>',
            '<p><code class="language-c highlighter-rouge" id="i"><span>a</span>\n<span>b</span></code></p>',
        ),
        ('<p>x <span class="kdmath">$a$</span></p>', "<article><p>x \\(a\\)</p></article>"),
        ('<p>x <span class="c kdmath" id="i">$a$</span></p>', '<p>x <span class="c" id="i">$a$</span></p>'),
        ('<div class="kdmath">$$\na\n$$</div>\n\n<div class="kdmath">$$\nb\n$$</div>', "<div>\\[a\\]\n\n\\[b\\]</div>"),
        ('<div class="c kdmath" id="i">$$\na\n$$</div>', '<div class="c" id="i">\\[a\\]</div>'),
    ],
)
def test_the_same_content_in_a_layout_is_no_difference(ours: str, page: str) -> None:
    assert difference(ours, page) is None


@pytest.mark.parametrize(
    ("ours", "page", "kind"),
    [
        ("<p>a</p><p>b</p>", "<div><p>a</p><p>c</p></div>", "text"),
        ("<p>a</p><p>b</p>", "<div><p>a</p></div>", "text"),
        ("<p>a <em>b</em></p>", "<div><p>a <strong>b</strong></p></div>", "tree"),
        ('<h2 id="x">a</h2>', '<div><h2 id="y">a</h2></div>', "tree"),
        ("<ul><li>a</li></ul>", "<div><ul><li><p>a</p></li></ul></div>", "tree"),
        ("<p>a</p>", "<div></div>", "text"),
    ],
)
def test_a_difference_says_its_kind(ours: str, page: str, kind: str) -> None:
    found = difference(ours, page)
    assert found is not None
    assert found.kind == kind


def test_what_stands_beside_a_post_is_given_back_from_the_outside_in() -> None:
    page = "<body><article><h1 class='b a'>t</h1><p>d</p><p>a</p>\n<p>b</p><hr><footer>f</footer></article></body>"
    found = find(parse("<p>a</p>\n\n<p>b</p>").body, page)
    assert [(part.shape, part.text, part.line) for part in found.beside] == [
        ("h1.a.b", "t", 1),
        ("footer", "f", 3),
        ("p", "d", 1),
        ("hr", "", 3),
    ]


def test_a_page_goes_on_inside_what_a_post_leaves_open() -> None:
    ours, page = parse("<p>a</p><div><p>b</p>").body, "<body><p>a</p><div><p>b</p><p>c</p></div></body>"
    assert find(ours, page).difference is not None
    found = find(ours, page, lambda: True)
    assert found.difference is None
    assert [part.text for part in found.beside] == [" c"]


@pytest.fixture(scope="module")
def built(program: Callable[[str], str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples, built by Jekyll with a layout; the post with a tag that Jekyll does not know is left out."""
    site = Path(shutil.copytree(SAMPLES, tmp_path_factory.mktemp("built") / "site"))
    (site / "_layouts").mkdir()
    (site / "_layouts" / "post.html").write_text(LAYOUT, "utf-8")
    (site / "_posts" / "2023-03-12-xin.md").unlink()
    subprocess.run([program("jekyll"), "build", "-q"], cwd=site, check=True, capture_output=True)
    return site


@pytest.mark.jekyll
def test_the_samples_are_read_as_jekyll_reads_them(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["compare", str(built), str(built / "_site")])
    assert capsys.readouterr().out == "15 posts: 15 read as Jekyll reads them, 0 differ\n"
    assert code == 0


@pytest.mark.jekyll
def test_a_page_that_was_changed_is_named_with_the_line(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = built / "_site" / "gundongxinwen" / "wenhou.html"
    original = page.read_text("utf-8")
    page.write_text(original.replace("愿你读得高兴", "愿你读得快"), "utf-8")
    try:
        assert main(["compare", str(built), str(built / "_site"), "--json"]) == 1
    finally:
        page.write_text(original, "utf-8")
    found = json.loads(capsys.readouterr().out)
    assert (found["posts"], found["same"]) == (15, 14)
    assert [(entry["path"], entry["kind"], entry["line"]) for entry in found["differ"]] == [
        ("_posts/2023-03-14-wenhou.md", "text", 7)
    ]
