"""What makes an output out of date: all that went into it, and nothing else."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

import convert
from convert import resources
from convert.fonts import PACKAGES
from convert.jobs import ENGINES
from convert.options import Page, WriteOptions
from convert.report import Report
from convert.writers import writer
from convert.writers.contract import Writer
from tests.conftest import ROOT

FRONT = "---\ntitle: T\n---\n\n"
Batch = Callable[..., Report]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site with an include."""
    root = tmp_path / "site"
    for folder in ("_posts", "_includes"):
        (root / folder).mkdir(parents=True)
    (root / "_config.yml").write_text("kramdown: {hard_wrap: false}\n", "utf-8")
    (root / "_includes/a.html").write_text("one", "utf-8")
    return root


@pytest.fixture
def batch(site: Path, tmp_path: Path) -> Batch:
    """Return a function that runs a batch over the site as it is now."""

    def run(out: Path = tmp_path / "out", *, to: str = "md", **options: WriteOptions) -> Report:
        return convert.batch(convert.Site(site).posts(), to=[to], out=out, **options)  # type: ignore[arg-type]  # by name

    return run


def text_of(tmp_path: Path) -> str:
    (made,) = (tmp_path / "out").rglob("*.md")
    return made.read_text("utf-8")


def test_a_change_of_the_configuration_is_seen_in_one_process(site: Path, batch: Batch, tmp_path: Path) -> None:
    (site / "_posts/2024-01-02-a.md").write_text(f"{FRONT}One\ntwo.\n", "utf-8")
    assert (batch().written, batch().unchanged) == (1, 1)
    (site / "_config.yml").write_text("kramdown: {hard_wrap: true}\n", "utf-8")
    assert batch().written == 1
    assert "One  \ntwo." in text_of(tmp_path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-8-sig"])
def test_a_change_of_an_include_is_seen_in_one_process(site: Path, batch: Batch, tmp_path: Path, encoding: str) -> None:
    (site / "_posts/2024-01-02-a.md").write_text(f"{FRONT}{{% include a.html %}}\n", encoding)
    assert (batch().written, batch().unchanged) == (1, 1)
    (site / "_includes/a.html").write_text("two", "utf-8")
    assert batch().written == 1
    assert "two" in text_of(tmp_path)


def test_a_view_of_posts_sees_what_changed_since_the_last_batch(site: Path, tmp_path: Path) -> None:
    (site / "_posts/2024-01-02-a.md").write_text(f"{FRONT}{{% include a.html %}}\n", "utf-8")
    posts = convert.Site(site).posts()
    assert convert.batch(posts, to=["md"], out=tmp_path / "out").written == 1
    (site / "_includes/a.html").write_text("two", "utf-8")
    assert convert.batch(posts, to=["md"], out=tmp_path / "out").written == 1
    assert "two" in text_of(tmp_path)


def test_outputs_inside_the_site_make_nothing_out_of_date(site: Path, batch: Batch) -> None:
    (site / "_posts/2024-01-02-a.md").write_text(f"{FRONT}{{% include a.html %}}\n", "utf-8")
    for out in (site / "out", site / "books/out"):
        assert batch(out).written == 1
    for out in (site / "out", site / "books/out"):
        assert batch(out).unchanged == 1


def test_a_font_of_ones_own_counts_by_its_bytes(site: Path, batch: Batch, tmp_path: Path) -> None:
    (site / "_posts/2024-01-02-a.md").write_text(f"{FRONT}One.\n", "utf-8")
    fonts = tmp_path / "fonts"
    fonts.mkdir()
    options = WriteOptions(font_paths=(str(fonts),))
    assert (batch(to="docx", options=options).written, batch(to="docx", options=options).unchanged) == (1, 1)
    for data in (b"a font", b"a face"):
        (fonts / "a.ttf").write_bytes(data)
        assert (batch(to="docx", options=options).written, batch(to="docx", options=options).unchanged) == (1, 1)


def test_only_the_options_that_a_writer_obeys_make_its_outputs_out_of_date(
    site: Path, batch: Batch, tmp_path: Path
) -> None:
    (site / "_posts/2024-01-02-a.md").write_text(f"{FRONT}One.\n", "utf-8")
    fonts = tmp_path / "fonts"
    fonts.mkdir()
    (fonts / "a.ttf").write_bytes(b"a font")
    formats = ("md", "json", "html", "epub", "docx", "pdf")
    for to in formats:
        batch(to=to)
    page, font = WriteOptions(page=Page.A5), WriteOptions(font_paths=(str(fonts),))
    assert [to for to in formats if batch(to=to, options=page).written] == ["pdf"]
    assert [to for to in formats if batch(to=to, options=font).written] == ["docx", "pdf"]


def test_a_writer_that_says_nothing_of_options_obeys_all() -> None:
    options = WriteOptions(page=Page.A5, font_paths=("/fonts",))
    assert Writer("x", ".x", "text/x", lambda *_: None).obeyed(options) == options
    assert writer("md").obeyed(options) == WriteOptions()


@pytest.mark.parametrize("is_checkout", [True, False])
def test_the_code_of_a_checkout_counts_and_that_of_a_wheel_by_its_version(
    is_checkout: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    templates, code = tmp_path / "templates", tmp_path / "code/__init__.py"
    for folder in (templates, code.parent):
        folder.mkdir()
    monkeypatch.setattr(resources, "_CODE", code.parent)
    monkeypatch.setattr(resources, "_CHECKOUT" if is_checkout else "_PACKAGED", templates)
    monkeypatch.setattr(resources, "_folder", lambda: templates)
    digests = set()
    for text in ("a = 1\n", "a = 2\n"):
        code.write_text(text, "utf-8")
        digests.add(resources.program_digest.__wrapped__())
    assert len(digests) == (2 if is_checkout else 1)


def test_every_package_that_decides_bytes_counts_by_its_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    needed = [*project["dependencies"], *project["optional-dependencies"]["fonts"]]
    names = {re.split("[<>=]", line)[0].lower().replace("_", "-") for line in needed}
    counted = {name.lower().replace("_", "-") for name in (*ENGINES, *PACKAGES)}
    traceless = {"pebble", "rich", "python-frontmatter"}  # processes, progress bars, a handler for other programs
    assert names - counted == traceless
    assert counted <= names
