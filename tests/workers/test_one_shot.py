"""The fallback: pandoc run for one document, where no child can be kept."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

import convert
from convert.workers import pandoc as child
from tests.conftest import SAMPLES

POST = SAMPLES / "_posts" / "2023-02-11-building-a-tide-clock.md"


@pytest.mark.pandoc
@pytest.mark.parametrize("to", ["docx", "pdf"])
def test_without_a_child_the_document_is_made_all_the_same(to: str, monkeypatch: pytest.MonkeyPatch) -> None:
    post = convert.read(POST)
    kept = convert.render(post, to)

    def dies(*_: object) -> bytes:
        raise child._DiedError("gone")  # noqa: SLF001 - what a dead child raises

    monkeypatch.setattr(child._Child, "request", dies)  # noqa: SLF001
    assert convert.render(post, to) == kept


@pytest.mark.pandoc
def test_the_post_that_is_compared_has_an_image() -> None:
    archive = zipfile.ZipFile(BytesIO(convert.render(convert.read(POST), "docx")))
    assert any(name.startswith("word/media/") for name in archive.namelist())


def test_a_missing_pandoc_is_one_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from convert.cli import main

    monkeypatch.setenv("POSTBIND_PANDOC", str(tmp_path / "absent"))
    child.pandoc_path.cache_clear()
    for running in child._running[:]:  # noqa: SLF001 - a child that is there would still answer
        child._running.remove(running)  # noqa: SLF001
        running.end()
    try:
        assert main(["convert", str(POST), "--to", "docx", "-o", str(tmp_path / "a.docx")]) == 5
    finally:
        monkeypatch.undo()
        child.pandoc_path.cache_clear()
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "pandoc" in said
    assert not (tmp_path / "a.docx").exists()
