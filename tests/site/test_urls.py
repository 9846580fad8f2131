"""Permalinks and slugs, form by form."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from convert.site import Site
from convert.site.urls import STYLES, date_names, place_names, url_of
from convert.slugs import slugify
from tests.site.conftest import MakeSite

SLUGS = [
    ("The _config.yml file", "default", "the-config-yml-file"),
    ("The _config.yml file", "raw", "the-_config.yml-file"),
    ("The _config.yml file", "pretty", "the-_config.yml-file"),
    ("The _config.yml file", "ascii", "the-config-yml-file"),
    ("The _config.yml file", "none", "the _config.yml file"),
    ("中文 标题：测试 ABC", "default", "中文-标题-测试-abc"),
    ("中文 标题：测试 ABC", "raw", "中文-标题：测试-abc"),
    ("中文 标题：测试 ABC", "latin", "abc"),
    ("Ünï ß Ł", "default", "ünï-ß-ł"),
    ("Ünï ß Ł", "latin", "uni-ss-l"),
    ("Ünï ß Ł", "ascii", "n"),
    ("1½ ²३", "default", "1-३"),
    ("!!!", "default", ""),
    ("---", "default", ""),
    ("--a--", "default", "a"),
]

TEMPLATES = [
    (STYLES["date"], "/a/b-c/2019/05/06/My-Slug.html"),
    (STYLES["pretty"], "/a/b-c/2019/05/06/My-Slug/"),
    (STYLES["none"], "/a/b-c/My-Slug.html"),
    (STYLES["ordinal"], "/a/b-c/2019/126/My-Slug.html"),
    (STYLES["weekdate"], "/a/b-c/2019/W19/Mon/My-Slug.html"),
    ("/:month_:day", "/05_06"),
    ("/:i_month/:i_day/:short_year", "/5/6/19"),
    ("/:hour:minute:second", "/093007"),
    ("/:short_month/:long_day", "/May/Monday"),
    ("/:slug/:name", "/my-slug/2019-05-06-my-slug"),
    ("foo", "/foo"),
    ("", "/"),
    ("https://x.org/y", "/https:/x.org/y"),
    ("/中文/a b?x#y%20", "/中文/a b?x#y%20"),
    ("/a/../b", "/a/b"),
    ("/:output_ext", "/.html"),
]


@pytest.mark.parametrize(("text", "mode", "slug"), SLUGS)
def test_a_slug_keeps_what_its_mode_keeps(text: str, mode: str, slug: str) -> None:
    assert slugify(text, mode) == slug


@pytest.mark.parametrize(("template", "url"), TEMPLATES)
def test_a_template_is_filled(template: str, url: str) -> None:
    date = datetime(2019, 5, 6, 9, 30, 7, tzinfo=UTC)
    names = place_names("My-Slug", "2019-05-06-My-Slug", "/2019-05-06-My-Slug", ".html", ["A", "a", "B-c"])
    assert url_of(template, names | date_names(date)) == url


@pytest.mark.parametrize(
    ("front", "config", "url"),
    [
        ("categories: [x.]", "", "/x2020/01/02/t.html"),
        ("categories: ['C#', 编程 语言]", "", "/c%23/%E7%BC%96%E7%A8%8B%20%E8%AF%AD%E8%A8%80/2020/01/02/t.html"),
        ("categories: a, b", "", "/a,/b/2020/01/02/t.html"),
        ("category: a b", "", "/a%20b/2020/01/02/t.html"),
        ("slug: My Slug/Ünï", "", "/2020/01/02/My-Slug-%C3%9Cn%C3%AF.html"),
        ("permalink: pretty", "", "/pretty"),
        ("permalink: /:year/:title/", "", "/2020/t/"),
        ("permalink: 5", "", "/2020/01/02/t.html"),
        ("x: 1", "permalink: pretty", "/2020/01/02/t/"),
        ("x: 1", "permalink: foo", "/foo"),
        ("x: 1", "permalink: none\ncollections: {posts: {permalink: '/p/:title'}}", "/p/t"),
        ("x: 1", "defaults: [{scope: {path: ''}, values: {permalink: '/d/:title/'}}]", "/d/t/"),
        ("date: 2019-05-06 23:30:00 -0800", "timezone: Asia/Shanghai", "/2019/05/07/t.html"),
    ],
)
def test_a_posts_url_is_the_one_that_jekyll_gives(make_site: MakeSite, front: str, config: str, url: str) -> None:
    site = make_site({"_posts/2020-01-02-t.md": f"---\n{front}\n---\nx"}, config)
    assert [site.url(entry) for entry in site.entries()] == [url]


@pytest.mark.parametrize(
    ("name", "url"),
    [
        ("2020-01-02-.md", "/2020/01/02/.html"),
        ("2020-02-30-feb.md", "/2020/03/01/feb.html"),
        ("2020-01-02--lead-dash.md", "/2020/01/02/lead-dash.html"),
        ("2020-01-02-McDonald-iPhone-7.MD", "/2020/01/02/McDonald-iPhone-7.html"),
        ("20-1-2-short.md", "/2020/01/02/short.html"),
        ("2020-01-02-page.htm", "/2020/01/02/page.htm"),
    ],
)
def test_a_files_name_gives_the_url(make_site: MakeSite, name: str, url: str) -> None:
    site = make_site({f"_posts/{name}": "---\n---\nx"})
    assert [site.url(entry) for entry in site.entries()] == [url]


@pytest.mark.parametrize(
    ("style", "name", "own", "file"),
    [
        ("date", "a.md", "", "2024/01/02/a.html"),
        ("pretty", "a.md", "", "2024/01/02/a/index.html"),
        ("/:title", "a.md", "", "a.html"),
        ("/:title", "中.md", "", "中.html"),
        ("/:title", "node.js-tips.md", "", "node.js-tips.html"),
        ("/:title", "v1.0.html", "", "v1.0.html"),
        ("/:title", "a.htm", "", "a.htm"),
        ("/:title", "a.md", "/own/v1.2-released", "own/v1.2-released"),
        ("/:title", "a.md", "/own/feed.xml", "own/feed.xml"),
        ("/:title", "a.md", "/own/v1.2/", "own/v1.2/index.html"),
        ("/:title", "a.md", "/own.x/a", "own.x/a.html"),
        ("/:title", "a.b.md", "/own/:title", "own/a.b.html"),
        ("/:title", "a.md", "/own/end.", "own/end."),
        ("/:title", "a.md", "/own/.hidden", "own/.hidden.html"),
        ("/:title", "a.md", "/", "index.html"),
    ],
)
def test_the_file_of_a_page_is_where_jekyll_writes_it(
    tmp_path: Path, style: str, name: str, own: str, file: str
) -> None:
    """As Jekyll 4.3 wrote each."""
    (tmp_path / "_posts").mkdir()
    (tmp_path / "_config.yml").write_text(f"permalink: {style}\n", "utf-8")
    front = f"permalink: {own}\n" if own else ""
    (tmp_path / "_posts" / f"2024-01-02-{name}").write_text(f"---\n{front}---\n\nText.\n", "utf-8")
    site = Site(tmp_path)
    assert [site.page_file(entry) for entry in site.entries()] == [file]
