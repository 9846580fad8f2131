"""``postbind convert`` as a user types it: where files go, what is said, how it ends."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

import convert
from convert.cli import main
from convert.nodes import Meta, Post
from tests.conftest import SAMPLES
from tests.writers.building import png

POST = SAMPLES / "_posts" / "2023-03-14-wenhou.md"
LONG = "n" * 260
"""A name that no file system takes."""
NEWS = SAMPLES / "_posts" / "2023-03-06-haigang-lengku.md"


def copy(tmp_path: Path, post: Path = POST) -> Path:
    target = tmp_path / post.name
    target.write_bytes(post.read_bytes())
    return target


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, to work in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_without_options_an_epub_appears_beside_the_post(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    post = copy(tmp_path)
    assert main(["convert", str(post)]) == 0
    assert post.with_suffix(".epub").read_bytes()[:2] == b"PK"
    assert capsys.readouterr().out == ""


def test_the_suffix_decides_the_format(tmp_path: Path) -> None:
    assert main(["convert", str(POST), "-o", str(tmp_path / "a.json")]) == 0
    assert json.loads((tmp_path / "a.json").read_text("utf-8"))["schema"] == "postbind/post@1"


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        (["-o", "a.htm"], "a.htm"),
        (["--to", ".md", "-o", "out"], f"out/{POST.stem}.md"),
        (["--to", "HTML", "--page", "A5", "-o", "out"], f"out/{POST.stem}.html"),
    ],
)
def test_formats_and_pages_are_known_however_they_are_written(arguments: list[str], name: str, empty: Path) -> None:
    assert main(["convert", str(POST), *arguments]) == 0
    assert [file for file in empty.rglob("*") if file.is_file()] == [empty / name]


def test_a_document_is_not_taken_for_a_post_to_be_overwritten(empty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (empty / "x.epub").write_bytes(b"PK")
    assert main(["convert", "x.epub"]) == 4
    assert "neither Markdown nor HTML" in capsys.readouterr().err


def test_several_posts_and_formats_go_into_a_folder(tmp_path: Path) -> None:
    assert main(["convert", str(POST), str(NEWS), "--to", "md,json", "--to", "html", "-o", str(tmp_path / "out")]) == 0
    names = sorted(file.name for file in (tmp_path / "out").iterdir())
    assert names == sorted(f"{post.stem}.{to}" for post in (POST, NEWS) for to in ("md", "json", "html"))


def test_a_post_that_is_named_twice_is_written_once(empty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    post = copy(empty)
    assert main(["convert", post.name, f"./{post.name}", str(post), "--to", "md", "-o", "out"]) == 0
    assert [file.name for file in (empty / "out").iterdir()] == [f"{post.stem}.md"]
    assert main(["convert", post.name, post.name, "-o", "a.epub"]) == 0
    assert capsys.readouterr().err == ""


def test_a_name_with_a_suffix_is_a_file_whatever_the_suffix(tmp_path: Path) -> None:
    assert main(["convert", str(POST), "--to", "md", "-o", str(tmp_path / "notes.txt")]) == 0
    assert (tmp_path / "notes.txt").read_text("utf-8").startswith("---\n")
    assert main(["convert", str(POST), str(NEWS), "--to", "md", "-o", f"{tmp_path}/v1.2/"]) == 0
    assert len(list((tmp_path / "v1.2").iterdir())) == 2


@pytest.mark.parametrize(
    "arguments", [["inspect", str(NEWS), "--html", "-"], ["profile", "learn", str(SAMPLES), "-o", "-"]], ids=" ".join
)
def test_a_hyphen_is_stdout(arguments: list[str], empty: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 0
    said = capfd.readouterr()
    assert said.out
    assert "written" not in said.err
    assert list(empty.iterdir()) == []


def test_posts_of_one_name_do_not_overwrite_each_other(tmp_path: Path) -> None:
    for folder, text in (("a", "甲"), ("b", "乙")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.md").write_text(f"{text}。\n", "utf-8")
    posts = [str(tmp_path / folder / "x.md") for folder in ("a", "b")]
    assert main(["convert", *posts, "--to", "md", "-o", str(tmp_path / "out"), "-q"]) == 0
    texts = sorted(file.read_text("utf-8") for file in (tmp_path / "out").iterdir())
    assert len(texts) == 2
    assert "甲。" in "".join(texts)
    assert "乙。" in "".join(texts)


@pytest.mark.parametrize("arguments", [["convert", "-", "-o", "-", "--to", "json"], ["inspect", "-", "--body-html"]])
def test_a_post_from_stdin_is_of_the_site_at_the_current_folder(
    arguments: list[str], empty: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    (empty / "_config.yml").write_text("title: Harbour notes\n")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"---\ntitle: A\n---\n{{ site.title }}\n")))
    assert main(arguments) == 0
    assert b"Harbour notes" in capfdbinary.readouterr().out


def test_stdin_to_stdout(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("---\ntitle: 题\n---\n正文。\n".encode())))
    assert main(["convert", "-", "--to", "md", "-o", "-"]) == 0
    out = capfdbinary.readouterr().out.decode()
    assert "正文。" in out
    assert out.startswith("---\n")


def test_images_of_the_site_lie_beside_its_markdown(tmp_path: Path) -> None:
    post = SAMPLES / "_posts" / "2023-02-11-building-a-tide-clock.md"
    assert main(["convert", str(post), "--to", "md", "-o", str(tmp_path), "-q"]) == 0
    assert (tmp_path / "assets" / "tide-clock.png").read_bytes() == (SAMPLES / "assets" / "tide-clock.png").read_bytes()


def test_images_of_one_name_lie_both_beside_the_markdown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    posts = []
    for width, name in enumerate("xy", 1):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.png").write_bytes(png(width))
        (tmp_path / name / f"{name}.md").write_text("![p](a.png)\n", "utf-8")
        posts.append(str(tmp_path / name / f"{name}.md"))
    out = tmp_path / "out"
    assert main(["convert", *posts, "--to", "md", "-o", str(out), "--verbose"]) == 0
    assert "[media.renamed]" in capsys.readouterr().err
    assert "(a.png)" in (out / "x.md").read_text("utf-8")
    assert (out / "a.png").read_bytes() == png(1)
    other = (out / "y.md").read_text("utf-8").rpartition("(")[2].partition(")")[0]
    assert (out / other).read_bytes() == png(2)


def test_an_image_outside_the_folder_is_not_copied_and_noted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site, out = tmp_path / "site", tmp_path / "out"
    (site / "_posts").mkdir(parents=True)
    (site / "top.png").write_bytes(png())
    (site / "_posts" / "a.md").write_text("![top](../top.png)\n")
    out.mkdir()
    (out / "linked").symlink_to(tmp_path)
    assert main(["convert", str(site / "_posts" / "a.md"), "--to", "md", "-o", str(out)]) == 0
    assert [file.name for file in tmp_path.rglob("*.png")] == ["top.png"]
    assert "[media.not-copied]" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["convert", "absent.md"], 3, "absent.md: "),
        (["convert", str(POST), "--to", "odt"], 2, "Formats: epub, pdf, docx, md, json, html"),
        (["convert", str(POST), "--page", "b5"], 2, "--page"),
        (["convert"], 2, "POST"),
        (["frobnicate"], 2, "no command"),
        (["convert", str(POST), "--to", "md,json", "-o", "-"], 2, "stdout"),
        (["convert", str(POST), "--profile", "absent.toml"], 3, "absent.toml"),
        (["convert", str(POST), str(NEWS), "--to", "foo", "-o", "out"], 2, "epub"),
        (["convert", str(POST), str(NEWS), "--profile", "absent", "-o", "out"], 2, "absent"),
        (["convert", str(POST), str(NEWS), "--font-path", "/absent", "-o", "out"], 2, "/absent"),
        (["batch", str(SAMPLES), "--to", "md", "-o", "out", "--profile", "absent"], 2, "absent"),
        (["book", str(SAMPLES), "-o", "all.md", "--profile", "absent"], 2, "absent"),
        (["convert", str(POST), "-o", "/proc/nothing/a.epub"], 6, "cannot be written"),
        (["convert", str(POST), "--font-path", "/absent"], 2, "/absent"),
        (["batch", "/absent", "--to", "md", "-o", "out"], 3, "/absent"),
        (["batch", str(SAMPLES), "-o", "out"], 2, "--to"),
        (["batch", str(SAMPLES), "--to", "md", "-o", "out", "--category", "absent"], 3, "postbind list"),
        (["batch", str(SAMPLES), "--to", "md", "-o", "out", "--since", "soon"], 2, "soon"),
        (["list", str(SAMPLES / "_posts")], 3, f"Name the one above: {SAMPLES}."),
        (["list", str(SAMPLES), "--category", "absent"], 3, f"postbind list {SAMPLES} shows"),
        (["list", "."], 3, "Name the folder that holds _posts"),
        (["book", str(SAMPLES), "--to", "epub,md", "-o", "book.epub"], 2, "book.epub is one file"),
        (["book", str(SAMPLES), "--by", "year", "-o", "book.epub"], 2, "--by year makes several"),
        (["book", str(SAMPLES), "--to", "epub", "-o", "-"], 2, "stdout"),
        (["book", str(SAMPLES), "--to", "epub", "-o", "book.pdf"], 2, "another format"),
        (["batch", str(SAMPLES), "--to", "epub", "-o", "-"], 2, "stdout"),
        (["convert", str(POST), str(NEWS), "-o", "both.epub"], 2, "several posts do not fit in one file"),
        (["convert", str(POST), str(NEWS), "-o", "-"], 2, "several posts do not fit in one file"),
        (["convert", str(POST), "-o", "z.pdf", "--to", "epub"], 2, "another format"),
        (["convert", str(POST), "-o", "notes.txt"], 2, "unknown format 'txt'"),
        (["convert", str(POST), "-o", f"{LONG}.epub"], 6, "name too long"),
        (["convert", str(POST), "--to", "md", "-o", f"{LONG}/"], 6, "name too long"),
        (["convert", f"{LONG}/a.md"], 3, "cannot be read"),
        (["convert", str(POST), "--font-path", LONG], 2, "is no folder"),
        (["convert", str(POST), "--profile", LONG], 2, "no profile"),
        (["batch", str(SAMPLES), "--to", "md", "-o", LONG], 6, "name too long"),
        (["list", LONG], 3, "no such folder"),
        (["convert", str(SAMPLES)], 3, "postbind batch"),
        (["convert", str(SAMPLES / "assets/tide-clock.png")], 4, "neither Markdown nor HTML"),
        (["convert", str(POST), "-o", ""], 2, "an argument after -o is empty"),
        (["convert", str(POST), "--output="], 2, "an argument after --output is empty"),
        (["batch", str(SAMPLES), "--to", "md", "-o", "out", "--since", ""], 2, "an argument after --since is empty"),
        (["list", ""], 2, "an argument is empty"),
        (["convert", str(POST), "--to", ","], 2, "names no format"),
    ],
)
def test_a_mistake_is_one_line_with_its_exit_code(
    arguments: list[str], code: int, says: str, empty: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == code
    captured = capsys.readouterr()
    assert captured.out == ""
    assert says in captured.err
    assert captured.err.count("\n") == 1
    assert list(empty.iterdir()) == []


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"", None),
        (b"---\ntitle: [a\n---\nx\n", 3),
        (b"---\ntitle: a\n\tb: c\n---\nx\n", 3),
        (b"---\ntitle: a\n", 1),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\x00", None),
        ("---\ntitle: 题\n---\n".encode() + b"\xff\xfe\xfa\xff", None),
    ],
)
def test_a_malformed_post_is_a_located_error(
    data: bytes, line: int | None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    post = tmp_path / "2023-01-01-bad.md"
    post.write_bytes(data)
    assert main(["convert", str(post)]) == 4
    said = capsys.readouterr().err
    assert said.startswith(f"{post}:{line}:" if line else f"{post}:")
    assert said.count("\n") == 1
    assert [file.name for file in tmp_path.iterdir()] == [post.name]


def test_one_bad_post_of_several_does_not_stop_the_rest(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = tmp_path / "bad.md"
    bad.write_bytes(b"---\ntitle: [a\n---\n")
    assert main(["convert", str(bad), str(POST), "--to", "md", "-o", str(tmp_path / "out"), "-q"]) == 1
    assert [file.name for file in (tmp_path / "out").iterdir()] == [f"{POST.stem}.md"]
    assert "bad.md:3" in capsys.readouterr().err


@pytest.mark.parametrize(("count", "others"), [(6, "1 more note"), (9, "4 more notes")])
def test_notes_are_five_and_a_count(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], count: int, others: str
) -> None:
    post = tmp_path / "2023-01-01-notes.md"
    post.write_text("---\ntitle: t\n---\n" + "".join(f"![a](absent-{n}.png)\n\n" for n in range(count)), "utf-8")
    assert main(["convert", str(post), "-o", str(tmp_path / "a.epub")]) == 0
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 6
    assert lines[-1].endswith(f"{others}; --verbose shows them")
    assert main(["convert", str(post), "-o", str(tmp_path / "a.epub"), "--verbose"]) == 0
    assert len(capsys.readouterr().err.splitlines()) == count + 1  # and which profile was chosen
    assert main(["convert", str(post), "-o", str(tmp_path / "a.epub"), "--quiet"]) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    "arguments",
    [
        ["convert", "_posts/2024-01-02-a.md", "--to", "md"],
        ["convert", "_posts/2024-01-02-a.md", "--to", "epub,md"],
        ["convert", "_posts/2024-01-02-a.md", "-o", "_posts/2024-01-02-a.md"],
        ["convert", "_posts/2024-01-02-a.md", "-o", "link.md"],
        ["convert", "_posts/2024-01-03-b.html", "--to", "html"],
        ["book", ".", "--category", "c", "-o", "_posts/2024-01-03-b.html"],
        ["batch", ".", "--to", "md", "-o", "_posts"],
        ["batch", ".", "--to", "md", "-o", "out", "--report", "_posts/2024-01-02-a.md"],
        ["batch", ".", "--to", "md", "-o", "out", "--report", "_config.yml"],
        ["book", ".", "-o", "all.md", "--report", "link.md"],
        ["inspect", "_posts/2024-01-02-a.md", "--html", "_posts/2024-01-02-a.md"],
        ["inspect", "_posts/2024-01-02-a.md", "--html", "pier.png"],
        ["profile", "learn", ".", "-o", "_posts/2024-01-02-a.md"],
        ["profile", "learn", ".", "-o", "_drafts/c.md"],
        ["book", ".", "-o", "_drafts/c.md"],
        ["batch", ".", "--to", "md", "-o", "out", "--report", "_drafts/c.md"],
        ["convert", "_posts/2024-01-02-a.md", "--to", "md", "-o", "pier.png"],
    ],
    ids=" ".join,
)
def test_what_is_read_is_never_overwritten(
    arguments: list[str], empty: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (empty / "_posts").mkdir()
    (empty / "_config.yml").write_text("title: Piers\n", "utf-8")
    (empty / "pier.png").write_bytes(png())
    text = "One *post*.\n\n![pier](/pier.png) ![no](http://[)\n"
    (empty / "_posts/2024-01-02-a.md").write_text(f"---\ntitle: A\ncategory: c\n---\n\n{text}", "utf-8")
    (empty / "_posts/2024-01-03-b.html").write_text("---\ntitle: B\n---\n\n<p>Another <em>post</em>.\n", "utf-8")
    (empty / "_drafts").mkdir()
    (empty / "_drafts/c.md").write_text("---\ntitle: C\n---\n\nNot *yet*.\n", "utf-8")
    (empty / "link.md").symlink_to(empty / "_posts/2024-01-02-a.md")
    before = {file: file.read_bytes() for file in empty.rglob("*") if file.is_file()}
    assert main(arguments) == 6
    assert capsys.readouterr().err.count("\n") == 1
    assert {file: file.read_bytes() for file in empty.rglob("*") if file.is_file()} == before


def test_a_post_filed_where_it_lies_is_not_overwritten(empty: Path) -> None:
    post = empty / "_posts/2024-01-02-a.md"
    post.parent.mkdir()
    text = "---\ntitle: A\ncategory: _posts\n---\n\nOne *post*.\n"
    post.write_text(text, "utf-8")
    assert main(["batch", ".", "--to", "md", "-o", ".", "-q"]) == 1
    assert post.read_text("utf-8") == text


@pytest.mark.parametrize(
    ("post", "to", "place"),
    [
        ("_posts/2024-01-02-a.md", "html", ""),
        ("_posts/2024-01-02-a.md", "epub,html", ""),
        ("_posts/2024-01-02-a.markdown", "md", ""),
        ("_drafts/a.md", "html", ""),
        ("_drafts/a.md", "md", "_posts/2024-01-03-a.md"),
        ("2024-01-02-a.md", "html", "blog/_posts/deeper"),
        ("2024-01-02-a.md", "json", "_posts"),
    ],
)
def test_an_output_that_would_be_read_as_a_post_is_refused(post: str, to: str, place: str, empty: Path) -> None:
    (empty / "_config.yml").write_text("markdown_ext: markdown,md,json\n", "utf-8")
    for folder in ("_posts", "_drafts", "blog/_posts/deeper"):
        (empty / folder).mkdir(parents=True)
    (empty / post).write_text("---\ntitle: A\n---\n\nOne.\n", "utf-8")
    before = sorted(empty.rglob("*"))
    assert main(["convert", post, "--to", to, *(["-o", place] if place else [])]) == 6
    assert sorted(empty.rglob("*")) == before


def test_an_output_that_is_no_post_may_lie_beside_one(empty: Path) -> None:
    post = empty / "_posts/2024-01-02-a.md"
    post.parent.mkdir()
    post.write_text("---\ntitle: A\n---\n\nOne.\n", "utf-8")
    assert main(["convert", str(post), "--to", "epub,json"]) == 0
    assert main(["convert", str(post), "-o", str(post.parent / "a.html")]) == 0
    assert [name for name, _ in convert.Site(empty).skipped()] == [
        f"_posts/{name}" for name in ("2024-01-02-a.epub", "2024-01-02-a.json", "a.html")
    ]
    assert len(list(convert.Site(empty).posts())) == 1


@pytest.mark.parametrize("error", [ZeroDivisionError("one"), RecursionError(), MemoryError()], ids=repr)
def test_a_post_that_fails_stops_no_other(
    error: Exception, empty: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def read(path: str, *, profile: str) -> Post:
        if path == "bad.md":
            raise error
        return Post(meta=Meta(title=path))

    monkeypatch.setattr("convert.api.read", read)
    assert main(["convert", "bad.md", "good.md", "--to", "json", "-o", "out"]) == 1
    assert [file.name for file in Path("out").iterdir()] == ["good.json"]
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 1
    assert said[0].startswith("bad.md: ")
