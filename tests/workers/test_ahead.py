"""What is started ahead of its use: the use finds it there, and says what could not be started."""

from __future__ import annotations

import threading

import pytest

from convert.errors import EngineError
from convert.fonts import PackagedFonts
from convert.workers import pandoc as child
from convert.workers.ahead import start
from convert.workers.pandoc import pandoc, pandoc_path
from convert.workers.typst import families

RUNNING = child._running  # noqa: SLF001 - the process behind the function is what is tested
EMPTY = b'{"pandoc-api-version":[1,23,1],"meta":{},"blocks":[]}'


@pytest.fixture(autouse=True)
def _no_child() -> None:
    while RUNNING:
        RUNNING.pop().end()


@pytest.mark.pandoc
@pytest.mark.parametrize(("to", "written"), [("pdf", "typst"), ("docx", "docx")])
def test_the_first_request_is_answered_by_the_child_that_was_started(to: str, written: str) -> None:
    start({to}, 1, fonts=False)
    (started,) = RUNNING
    assert isinstance(pandoc(EMPTY, written, media={}), bytes)
    assert RUNNING[0] is started


@pytest.mark.pandoc
def test_a_pdf_finds_its_fonts_loaded() -> None:
    before = threading.active_count()
    start({"pdf", "md"}, 1, fonts=True)
    assert "Noto Serif SC" in families(PackagedFonts().folders)
    for thread in threading.enumerate()[before:]:
        thread.join()


def test_a_missing_pandoc_is_said_when_it_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(child.PROGRAM, "/nowhere/pandoc")
    pandoc_path.cache_clear()
    try:
        start({"docx"}, 1, fonts=True)
        with pytest.raises(EngineError):
            pandoc(EMPTY, "docx", media={})
    finally:
        pandoc_path.cache_clear()


@pytest.mark.pandoc
def test_a_child_that_has_answered_all_it_was_started_for_is_gone() -> None:
    start({"docx"}, 1, fonts=False)
    (started,) = RUNNING
    pandoc(EMPTY, "docx", media={})
    assert started.process.wait(timeout=30) < 0
    assert isinstance(pandoc(EMPTY, "docx", media={}), bytes)
    assert RUNNING[0] is not started
