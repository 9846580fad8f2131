"""What scripts call: that a slip is an error that says what to do, and that nothing is lost by it."""

from __future__ import annotations

import ast
import re
import shutil
from concurrent.futures import Executor
from datetime import UTC, date, datetime
from pathlib import Path
from types import FunctionType
from typing import get_type_hints

import pytest
from msgspec.structs import replace

import convert
from convert import report
from convert.errors import OutputError, UsageError
from convert.notes import Code
from tests.conftest import SAMPLES
from tests.writers.building import png


@pytest.fixture
def post(tmp_path: Path) -> Path:
    """A post with a picture beside it, in no site."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.png").write_bytes(png())
    (tmp_path / "in" / "post.md").write_text("---\ntitle: A\n---\n\nText\n\n![](a.png)\n", "utf-8")
    return tmp_path / "in" / "post.md"


def test_what_is_exported_is_there_and_known_to_type_checkers() -> None:
    checked = {
        alias.name
        for node in ast.walk(ast.parse(Path(convert.__file__).read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("convert.")
        for alias in node.names
    }
    assert checked | {"__version__"} == set(convert.__all__)
    assert all(hasattr(convert, name) for name in convert.__all__)


CALLED = [
    *(getattr(convert, name) for name in convert.__all__ if isinstance(getattr(convert, name), FunctionType)),
    convert.Book.of,
    convert.Site.posts,
    convert.Posts.__iter__,
]


@pytest.mark.parametrize("function", CALLED, ids=lambda function: function.__qualname__)
def test_what_a_function_takes_gives_and_raises_is_exported_too(function: FunctionType) -> None:
    hints = get_type_hints(function, localns={"Executor": Executor, **vars(report)})
    named = set(re.findall(r"convert\.[\w.]*\.(\w+)", str(hints)))
    named |= set(re.findall(r"[A-Z]\w+Error\b", (function.__doc__ or "").replace("msgspec.ValidationError", "")))
    assert named <= {*convert.__all__, "Unread"}  # a protocol, which UnreadPost is of


def test_the_images_of_markdown_are_put_beside_it(post: Path, tmp_path: Path) -> None:
    made = convert.read(post)
    convert.write(made, tmp_path / "out/post.md")
    convert.copy_images(made, tmp_path / "out")
    assert (tmp_path / "out/a.png").read_bytes() == png()


@pytest.mark.parametrize("name", ["post.md", "a.png"])
def test_a_post_replaces_nothing_that_it_is_made_from(post: Path, name: str) -> None:
    place = post.parent / name
    before = place.read_bytes()
    with pytest.raises(OutputError, match="would be overwritten"):
        convert.write(convert.read(post), place, to="md")
    with pytest.raises(OutputError, match="would be overwritten"):
        convert.write(convert.Book.of([convert.read(post)]), place, to="md")
    assert place.read_bytes() == before


def test_a_book_replaces_none_of_its_posts(tmp_path: Path) -> None:
    site = Path(shutil.copytree(SAMPLES, tmp_path / "site"))
    place = site / "_posts" / "2023-03-14-wenhou.md"
    before = place.read_bytes()
    with pytest.raises(OutputError, match="would be overwritten"):
        convert.write(convert.Book.of(convert.Site(site).posts()), place)
    assert place.read_bytes() == before


def test_a_book_without_posts_is_written_nowhere(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="without posts"):
        convert.write(convert.Book.of([]), tmp_path / "a.epub")
    assert list(tmp_path.iterdir()) == []


def test_one_format_needs_no_list(tmp_path: Path) -> None:
    report = convert.batch(convert.Site(SAMPLES).posts(category="workshop"), to="md", out=tmp_path)
    assert report.written == 3


def test_a_report_that_is_given_grows_with_each_post(tmp_path: Path) -> None:
    report, seen = convert.Report(), list[int]()
    posts = convert.Site(SAMPLES).posts(category="workshop")
    made = convert.batch(posts, to="md", out=tmp_path, report=report, on_outcome=lambda _: seen.append(report.posts))
    assert made is report
    assert seen == [1, 2, 3]
    assert report.seconds > 0


def test_a_batch_of_what_is_no_post_of_a_site_says_what_is(post: Path, tmp_path: Path) -> None:
    for given in (convert.read(post), str(post), post):
        with pytest.raises(UsageError, match=r"Site\.posts"):
            convert.batch([given], to="md", out=tmp_path / "out")  # type: ignore[list-item]  # the slip


def test_a_site_is_named_by_itself_or_by_its_folder() -> None:
    name = SAMPLES / "_posts" / "2023-03-14-wenhou.md"
    assert convert.read(name, site=convert.Site(SAMPLES)) == convert.read(name, site=SAMPLES) == convert.read(name)


def test_a_time_counts_by_its_day() -> None:
    site, at = convert.Site(SAMPLES), datetime(2023, 3, 10, 12, tzinfo=UTC)
    found = [post.origin for post in site.posts(since=at, until=at)]
    assert found == [post.origin for post in site.posts(since=date(2023, 3, 10), until=date(2023, 3, 10))]
    assert found


def test_a_day_that_is_none_is_said_at_once() -> None:
    with pytest.raises(UsageError, match=r"'2023-03'.*datetime\.date"):
        convert.Site(SAMPLES).posts(since="2023-03")  # type: ignore[arg-type]  # the slip


def test_a_format_that_is_missing_is_asked_for_as_scripts_name_it(post: Path) -> None:
    with pytest.raises(UsageError, match="to="):
        convert.write(convert.read(post), post.parent / "x")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder: a site whose files a text may ask for."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "_config.yml").write_text("title: Secret\nlang: fr\ntimezone: Asia/Tokyo\n")
    (tmp_path / "_includes").mkdir()
    for place in ("settings.txt", "_includes/settings.txt"):
        (tmp_path / place).write_text("Secret")
    (tmp_path / "_data").mkdir()
    (tmp_path / "_data" / "keys.yml").write_text("key: Secret\n")
    (tmp_path / "a.png").write_bytes(png())
    return tmp_path


ASKING = """---
title: Asking
date: 2024-01-02
author: key
---
{% include settings.txt %} {% include_relative settings.txt %} {{ site.title }} {{ site.data.keys.key }} ![here](a.png)
{{ page.excerpt }} {{ page.next.title }} {{ "/a" | relative_url }}
"""


def test_a_text_without_a_base_reads_nothing_of_the_current_folder(here: Path) -> None:
    notes: list[convert.Note] = []
    post = convert.read_text(ASKING)
    made = convert.render(post, "html", note=notes.append).decode()
    assert "Secret" not in made + repr(post)
    assert "data:image" not in made
    assert str(here) not in repr(post)
    assert (post.meta.lang, str(post.meta.date)) == ("und", "2024-01-02 00:00:00+00:00")
    assert {note.code for note in (*post.notes, *notes)} >= {Code.LIQUID_MISSING, Code.IMAGE_MISSING}


def test_a_text_with_a_base_is_of_the_site_there(here: Path) -> None:
    made = convert.render(convert.read_text(ASKING, base=here), "html").decode()
    assert made.count("Secret") >= 4
    assert "data:image" in made


def test_a_text_in_a_file_and_one_alone_are_read_the_same(tmp_path: Path) -> None:
    for name in sorted((SAMPLES / "_posts").iterdir()):
        text = name.read_bytes()
        alone = convert.read_text(text, name=name.name)
        of_site = convert.read_text(text, name=name.name, base=tmp_path)
        assert alone == replace(of_site, meta=replace(of_site.meta, root=""))


def test_a_text_of_a_language_that_nobody_reads_is_refused() -> None:
    with pytest.raises(convert.ConvertError, match="neither Markdown nor HTML"):
        convert.read_text("a", name="a.textile")
