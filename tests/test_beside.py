"""The images beside Markdown: that a post of many costs each but once."""

from __future__ import annotations

from pathlib import Path

import pytest

from convert import api
from convert.beside import new_addresses, readdressed
from convert.nodes import AuthorNote, Figure, Footnote, Image, Link, Meta, Paragraph, Post, Quote
from convert.notes import Note
from convert.walk import images
from tests.writers.building import png


def resolutions(count: int, folder: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    """Copy the images of a post; return how many paths were resolved for it."""
    site, called = folder / "site", 0
    site.mkdir(parents=True)
    for number in range(count):
        (site / f"{number}.png").write_bytes(png())
    shown = tuple(Image(f"{number}.png", "") for number in range(count))
    post = Post(Meta(root=str(site), origin="a.md"), (Paragraph(shown),))
    resolve = Path.resolve

    def counted(path: Path, strict: bool = False) -> Path:
        nonlocal called
        called += 1
        return resolve(path, strict)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "resolve", counted)
        api.copy_images(post, folder / "out")
    assert len(list((folder / "out").iterdir())) == count
    return called


def test_no_path_is_resolved_for_each_image_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    few, many = (resolutions(count, tmp_path / str(count), monkeypatch) for count in (20, 40))
    assert many <= 2 * few


def test_an_image_of_a_library_that_is_the_site_stays(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(png())
    before = (tmp_path / "a.png").stat().st_mtime_ns
    post = Post(Meta(root=str(tmp_path), origin="a.md"), (Paragraph((Image("a.png", ""),)),))
    api.copy_images(post, tmp_path)
    assert (tmp_path / "a.png").stat().st_mtime_ns == before


def test_an_image_whose_place_is_anothers_gets_a_name_wherever_it_stands() -> None:
    def run(url: str = "img/a%20b.png") -> tuple[Image]:
        return (Image(url, ""),)

    others = run("/img/a%20b.png") + run("https://x.example/img/a.png") + run("img/c.png")
    post = Post(
        Meta(),
        (
            Paragraph((Link("/", run()), *others)),
            Quote((Paragraph(run("./img/a%20b.png")),)),
            Figure(run()[0], run()),
        ),
        footnotes=(Footnote("1", (Paragraph(run()),)),),
        author_note=AuthorNote(run()),
    )
    said: list[Note] = []
    addresses = new_addresses(post, {"img/a b.png"}, "_posts/y", said.append)
    assert set(addresses) == {"img/a%20b.png", "./img/a%20b.png"}
    named = [image.url for image in images(readdressed(post, addresses))]
    kept = [image.url for image in others]
    assert [url for url in named if url in kept] == kept
    assert {url.removeprefix("./") for url in named if url not in kept} == {addresses["img/a%20b.png"]}
    assert len(named) == 6 + len(kept)
    assert [note.code for note in said] == ["media.renamed"] * 2


def test_images_that_keep_their_names_change_no_post() -> None:
    post = Post(Meta(), (Paragraph((Image("a.png", ""),)),))
    assert readdressed(post, new_addresses(post, (), "_posts", lambda _: None)) is post
