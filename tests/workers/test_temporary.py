"""Temporary files that cannot be written: an error of the engine, not of the output, and nothing is left behind."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

import convert
from convert.errors import EngineError, ExitCode, OutputError
from convert.library.files import write_whole
from convert.nodes import Meta, Paragraph, Post, Text
from convert.workers import pandoc as child
from convert.workers.one_shot import one_shot
from convert.workers.pandoc import pandoc
from convert.workers.pool import Pool
from convert.workers.temporary import new_folder
from convert.workers.typst import typst

POST = Post(Meta(title="A"), (Paragraph((Text("one"),)),))
EMPTY = b'{"pandoc-api-version":[1,23,1],"meta":{},"blocks":[]}'
ENGINES: list[Callable[[], object]] = [
    lambda: pandoc(EMPTY, "typst", media={}),
    lambda: one_shot(EMPTY, "typst", media={}, reference=b""),
    lambda: typst(b"x", files={}, inputs={}, timestamp=0, fonts=()),
    lambda: Pool(1),
]


@pytest.fixture
def _no_child() -> None:
    """End the child of this process, so that the next request needs a new one."""
    while child._running:  # noqa: SLF001 - the process behind the function
        child._running.pop().end()  # noqa: SLF001


@pytest.mark.usefixtures("_no_child")
@pytest.mark.parametrize("engine", ENGINES, ids=["pandoc", "one_shot", "typst", "pool"])
def test_it_is_an_error_of_the_engine(
    engine: Callable[[], object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    with pytest.raises(EngineError, match=r"no temporary file can be written in .*gone: .* TMPDIR"):
        engine()


@pytest.mark.usefixtures("_no_child")
@pytest.mark.pandoc
@pytest.mark.parametrize("to", ["pdf", "docx"])
def test_the_output_is_not_blamed(to: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    with pytest.raises(EngineError) as caught:
        convert.write(POST, tmp_path / f"a.{to}")
    assert caught.value.code is ExitCode.ENGINE
    assert f"a.{to}" not in str(caught.value)
    assert list(tmp_path.iterdir()) == []


def test_a_pipe_is_not_blamed_either(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    with pytest.raises(OutputError, match="gone: cannot be written"):
        write_whole(Path(os.devnull), lambda _: None)


@pytest.mark.usefixtures("_no_child")
def test_a_missing_pandoc_leaves_no_folder_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> str:
        raise EngineError("missing")

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(child, "pandoc_path", missing)
    with pytest.raises(EngineError, match="missing"):
        pandoc(EMPTY, "typst", media={})
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_filled_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with pytest.raises(EngineError):
        new_folder("x-", {"a": b"", "no/folder": b""})
    assert list(tmp_path.iterdir()) == []
