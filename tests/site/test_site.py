"""Posts of a site: what is known of each, in which order, and what is said of odd ones."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from convert.errors import ConvertError, ExitCode, FrontMatterError, UnreadableError
from convert.notes import Code
from convert.site import Site
from convert.sources import Markup, PostSource
from tests.site.conftest import MakeSite

NAME = "_posts/2020-01-02-some-post.md"


def source_of(make_site: MakeSite, front: str, config: str = "", path: str = NAME) -> PostSource:
    site = make_site({path: f"---\n{front}\n---\nbody\n"}, config)
    return site.source(site.root / path)


@pytest.mark.parametrize(
    ("front", "path", "categories"),
    [
        ("categories: a b", NAME, ("a", "b")),
        ("categories: a, b", NAME, ("a,", "b")),
        ("category: a b", NAME, ("a b",)),
        ("category: x\ncategories: [y]", NAME, ("y", "x")),
        ("categories: [A, a, A]", NAME, ("A", "a")),
        ("categories: [[a], [b, [c]]]", NAME, ("a", "b", "c")),
        ("categories: [1, true, ~]", NAME, ("1", "true")),
        ("categories: 甲\u3000乙", NAME, ("甲\u3000乙",)),
        ("categories:", NAME, ()),
        ("category: 7", NAME, ("7",)),
        ("categories: 5", NAME, ("5",)),
        ("categories: x", "cat/Sub Cat/_posts/s/2020-01-02-a.md", ("cat", "Sub Cat", "x")),
        ("categories: ' '", NAME, ()),
        ("category: false", NAME, ()),
        ("category: ' '", NAME, ()),
        ("categories: cat", "cat/_posts/2020-01-02-a.md", ("cat",)),
    ],
)
def test_categories_are_those_of_jekyll(
    make_site: MakeSite, front: str, path: str, categories: tuple[str, ...]
) -> None:
    assert source_of(make_site, front, path=path).meta.categories == categories


@pytest.mark.parametrize(
    ("front", "categories"),
    [
        ("categories: x y", ("cat", "d", "e", "x", "y")),
        ("categories: [d, x]", ("cat", "d", "e", "x")),
        ("a: 1", ("cat", "d", "e")),
    ],
)
def test_categories_of_the_defaults_are_joined(make_site: MakeSite, front: str, categories: tuple[str, ...]) -> None:
    config = "defaults: [{scope: {path: ''}, values: {categories: d e}}]"
    assert source_of(make_site, front, config, "cat/_posts/2020-01-02-a.md").meta.categories == categories


@pytest.mark.parametrize(
    ("front", "tags"),
    [
        ("tags: a b", ("a", "b")),
        ("tags: [A, a, A]", ("A", "a", "A")),
        ("tag: x y", ("x y",)),
        ("tag: x\ntags: [y]", ("x",)),
        ("tag: false\ntags: [y]", ("y",)),
        ("tags: [[a], ~, b]", ("a", "b")),
        ("tags: 5", ()),
        ("tag: 5", ("5",)),
        ("tags: {a: b}", ()),
    ],
)
def test_tags_are_those_of_jekyll(make_site: MakeSite, front: str, tags: tuple[str, ...]) -> None:
    assert source_of(make_site, front).meta.tags == tags


@pytest.mark.parametrize(
    ("front", "title"),
    [
        ("title: T", "T"),
        ("title: ''", ""),
        ("title: no", "Some Post"),
        ("title:", "Some Post"),
        ("title: 2020", "2020"),
        ("title: 2020-01-02", "2020-01-02"),
        ("title: [一, 二]", "一 二"),
        ("title: Tea &amp; <b>buns</b>, 1 < 2", "Tea & buns, 1 < 2"),
        ("title: one&#10;two", "one two"),
        ("title: {a: b}", "Some Post"),
        ("title: |\n  one\n  two", "one two"),
        ('title: "a\\u202Eb"', "ab"),
        ('title: "\\u2066a\\u2069b"', "\u2066a\u2069b"),
        ('title: "a\\u0007b"', "ab"),
        ("slug: other-name", "Some Post"),
    ],
)
def test_the_title_is_front_matters_or_the_slugs(make_site: MakeSite, front: str, title: str) -> None:
    assert source_of(make_site, front).meta.title == title


@pytest.mark.parametrize(
    ("front", "code"),
    [
        ("title: [a]", Code.FRONT_MATTER_VALUE),
        ("title: {a: b}", Code.FRONT_MATTER_VALUE),
        ("slug: 5", Code.FRONT_MATTER_VALUE),
        ("categories: 5", Code.FRONT_MATTER_VALUE),
        ("tags: {a: b}", Code.FRONT_MATTER_VALUE),
        ("lang: x_!!", Code.FRONT_MATTER_VALUE),
        ("date: tomorrow", Code.DATE_UNREADABLE),
        ("date:", Code.DATE_UNREADABLE),
        ("date: 2019-02-30", Code.DATE_UNREADABLE),
        ("a: 1\na: 2", Code.FRONT_MATTER_KEY_REPEATED),
        ('title: "a\\u0007b"', Code.FORBIDDEN_CHARACTER),
    ],
)
def test_what_jekyll_loses_is_kept_and_said(make_site: MakeSite, front: str, code: Code) -> None:
    assert [note.code for note in source_of(make_site, front).notes] == [code]


@pytest.mark.parametrize("front", ["title:T", "- a\n- b", "just words"])
def test_front_matter_that_is_no_mapping_is_an_error(make_site: MakeSite, front: str) -> None:
    with pytest.raises(FrontMatterError, match="key"):
        source_of(make_site, front)


def test_a_post_without_front_matter_is_titled_by_its_name(make_site: MakeSite) -> None:
    site = make_site({"_posts/2020-01-06-nofm.md": "no *fm*"})
    source = site.source(site.root / "_posts/2020-01-06-nofm.md")
    assert (source.meta.title, source.text) == ("Nofm", "no *fm*")
    assert [note.code for note in source.notes] == [Code.FRONT_MATTER_MISSING]


@pytest.mark.parametrize(
    ("text", "hugo"),
    [
        ('+++\ntitle = "Tides"\n+++\nText.\n', True),
        ("+++\r\n+++\r\n", True),
        ("+++\nText.\n", False),
        ("Text.\n+++\n+++\n", False),
    ],
)
def test_front_matter_of_hugo_is_named(make_site: MakeSite, text: str, hugo: bool) -> None:
    site = make_site({NAME: text})
    (note,) = site.source(site.root / NAME).notes
    assert note.code == Code.FRONT_MATTER_MISSING
    assert ("Write it as YAML between lines of ---" in note.message) == hugo


def test_an_empty_file_is_malformed(make_site: MakeSite) -> None:
    site = make_site({NAME: ""})
    with pytest.raises(ConvertError, match="empty") as caught:
        site.source(site.root / NAME)
    assert caught.value.code is ExitCode.MALFORMED


@pytest.mark.parametrize("path", ["nowhere.md", "_posts"])
def test_what_is_no_file_is_unreadable(make_site: MakeSite, path: str) -> None:
    site = make_site({NAME: "x"})
    with pytest.raises(UnreadableError):
        site.source(site.root / path)


def test_a_textile_post_is_refused(make_site: MakeSite) -> None:
    with pytest.raises(ConvertError, match="neither Markdown nor HTML"):
        source_of(make_site, "a: 1", path="_posts/2020-01-02-x.textile")


def test_what_has_no_field_is_kept_as_json(make_site: MakeSite) -> None:
    front = "layout: post\nday: 2020-01-02\nbyline: 张三\n1: one\nn: .inf\nlang: zh\nupdated: 2020-02-03\ntitle: T"
    meta = source_of(make_site, front).meta
    assert dict(meta.extra) == {"layout": "post", "day": "2020-01-02", "byline": "张三", "1": "one", "n": "inf"}
    assert str(meta.updated) == "2020-02-03 00:00:00+00:00"


@pytest.mark.parametrize(
    ("defaults", "title"),
    [
        ("[{scope: {path: ''}, values: {title: D}}]", "D"),
        ("[{scope: {path: _po}, values: {title: D}}]", "D"),
        ("[{scope: {path: /_posts}, values: {title: D}}]", "Some Post"),
        ("[{scope: {path: '', type: drafts}, values: {title: D}}]", "Some Post"),
        ("[{scope: {path: '', type: posts}, values: {title: A}}, {scope: {path: ''}, values: {title: B}}]", "A"),
        ("[{scope: {path: _posts}, values: {title: A}}, {scope: {path: '', type: post}, values: {title: B}}]", "A"),
        ("[{scope: {path: ''}, values: {title: A}}, {scope: {path: ''}, values: {title: B}}]", "B"),
        ("[{scope: {path: '_posts/*'}, values: {title: D}}]", "D"),
        ("[{values: {title: D}}, 5]", "D"),
    ],
)
def test_defaults_are_for_the_paths_of_their_scope(make_site: MakeSite, defaults: str, title: str) -> None:
    assert source_of(make_site, "a: 1", f"defaults: {defaults}").meta.title == title


def test_an_empty_value_keeps_the_default_at_every_depth(make_site: MakeSite) -> None:
    defaults = "[{scope: {path: ''}, values: {title: D, m: {x: 1, deep: {y: 2}}}}]"
    page = source_of(make_site, "title:\nm: {x: , z: 3, deep: {y: ~}}", f"defaults: {defaults}").page
    assert (page["title"], page["m"]) == ("D", {"x": 1, "z": 3, "deep": {"y": 2}})


@pytest.mark.parametrize("config", ["a: b: c", "- list", "\tx: 1", "title: '\x00'"])
def test_a_configuration_that_cannot_be_read_is_said_and_defaults_hold(make_site: MakeSite, config: str) -> None:
    source = source_of(make_site, "title: T", config)
    assert source.meta.title == "T"
    assert [note.code for note in source.notes] == [Code.CONFIG_UNREADABLE]


@pytest.mark.parametrize(
    "config", ["permalink: 5", "defaults: x", "timezone: Nowhere/Bad", "markdown: GFM", "kramdown: 3"]
)
def test_values_of_no_use_in_the_configuration_are_said(make_site: MakeSite, config: str) -> None:
    assert [note.code for note in source_of(make_site, "title: T", config).notes] == [Code.CONFIG_VALUE]


def test_entries_are_in_order_and_chosen(make_site: MakeSite) -> None:
    site = make_site({
        "_posts/2020-01-03-c.md": "---\ncategories: news\ntags: t\n---\nx",
        "_posts/2020-01-02-b.md": "---\ncategories: news\n---\nx",
        "_posts/2020-01-02-a.md": "---\ntags: t\n---\nx",
        "_posts/2020-01-01-z.md": "---\ndate: 2020-01-04\npublished: false\n---\nx",
        "_posts/2020-01-09-broken.md": "---\na: b: c\n---\nx",
    })  # fmt: skip

    def slugs(**choice: object) -> list[str]:
        return [entry.slug for entry in site.entries(**choice)]  # type: ignore[arg-type]  # a table of choices

    assert slugs() == ["a", "b", "c", "broken"]
    assert slugs(unpublished=True) == ["a", "b", "c", "z", "broken"]
    assert slugs(categories=["news"], until=date(2020, 1, 5)) == ["b", "c"]
    assert slugs(tags=["t"], until=date(2020, 1, 2)) == ["a"]
    assert slugs(since=date(2020, 1, 3)) == ["c", "broken"]
    view = site.entries()
    assert list(view) == list(view)
    assert [type(entry.error) for entry in view if entry.error] == [FrontMatterError]


@pytest.mark.parametrize(
    ("config", "root"), [("x: 1", "site"), (None, "site/cat")], ids=["below a configuration", "above its _posts"]
)
def test_the_site_of_a_post_is_found(make_site: MakeSite, tmp_path: Path, config: str | None, root: str) -> None:
    make_site({"cat/_posts/2020-01-02-x.md": "x"}, config)
    site = Site.of_post(tmp_path / "site/cat/_posts/2020-01-02-x.md")
    assert site.root == (tmp_path / root).resolve()


@pytest.mark.parametrize("root", ["nosuch", "file"])
def test_a_site_without_a_folder_is_an_error_when_it_is_asked(tmp_path: Path, root: str) -> None:
    (tmp_path / "file").write_text("x")
    site = Site(tmp_path / root)
    for ask in (lambda: list(site.entries()), lambda: site.source_from_text("x"), lambda: site.config["title"]):
        with pytest.raises(UnreadableError, match="no such folder"):
            ask()


def test_a_post_from_stdin_needs_no_file(tmp_path: Path) -> None:
    source = Site(tmp_path).source_from_text("---\ntitle: T\n---\nbody", "-", tmp_path)
    assert (source.meta.title, source.text, source.path, source.markup) == ("T", "body", "-", Markup.MARKDOWN)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.binary(max_size=200), st.text(max_size=80).map(lambda text: f"---\n{text}\n---\nx".encode())))
def test_any_bytes_are_a_source_or_an_error(tmp_path: Path, data: bytes) -> None:
    try:
        source = Site(tmp_path).source_from_text(data, "2020-01-02-x.md")
    except ConvertError as error:
        place = error.at
    else:
        assert source.meta.lang
        return
    assert place is not None
    assert place.path == "2020-01-02-x.md"


@pytest.mark.parametrize(
    ("config", "name"),
    [
        ("title: T\nurl: https://a.example\nbaseurl: /blog/\n", "https://a.example/blog"),
        ("title: T\n", "T"),
        ("", ""),
    ],
)
def test_a_post_knows_its_site_by_address_or_title(make_site: MakeSite, config: str, name: str) -> None:
    site = make_site({"_posts/2024-01-02-a.md": "---\n---\nText.\n"}, config)
    assert site.source(site.root / "_posts/2024-01-02-a.md").meta.site == name


@pytest.mark.parametrize(
    ("config", "address"),
    [
        ("url: https://a.example\nbaseurl: /blog\n", "https://a.example/blog/cat/a.html"),
        ("url: https://a.example/\nbaseurl: blog/\n", "https://a.example/blog/cat/a.html"),
        ("url: https://a.example/blog\nbaseurl: /blog\n", "https://a.example/blog/cat/a.html"),
        ("url: https://a.example\n", "https://a.example/cat/a.html"),
        ("baseurl: /blog\n", ""),
    ],
)
def test_a_post_knows_its_page_where_the_site_says_its_url(make_site: MakeSite, config: str, address: str) -> None:
    files = {"cat/_posts/2024-01-02-a.md": "---\n---\nText.\n"}
    site = make_site(files, f"permalink: /:categories/:title.html\n{config}")
    assert site.source(site.root / "cat/_posts/2024-01-02-a.md").meta.address == address
