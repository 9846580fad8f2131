"""Typst in this process: what it is given and nothing else."""

from __future__ import annotations

import multiprocessing
import signal
import sys
import threading
from concurrent.futures import ProcessPoolExecutor

import pytest

from convert.errors import EngineError
from convert.fonts import PackagedFonts
from convert.workers import typst as module
from convert.workers.typst import typst

FONTS = PackagedFonts().folders
TITLE = '#set document(title: "x")\n'


def compiled(body: str, **files: bytes) -> bytes:
    return typst((TITLE + body).encode(), files=files, inputs={}, timestamp=315_532_800, fonts=FONTS)


def test_it_makes_a_tagged_pdf() -> None:
    made = compiled("= 甲")
    assert made.startswith(b"%PDF-")
    assert b"/MarkInfo" in made or b"/StructTreeRoot" in made


def test_an_error_is_one_line_and_the_next_document_is_made() -> None:
    with pytest.raises(EngineError) as caught:
        compiled("#nosuchthing()")
    assert "\n" not in str(caught.value)
    assert compiled("乙").startswith(b"%PDF-")


def test_ctrl_c_is_heard_while_a_document_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    over, worked = threading.Event(), threading.Event()

    class Slow:
        def compile(self, **_: object) -> bytes:
            signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)
            over.wait(60)
            worked.set()
            return b""

    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    monkeypatch.setattr(module, "_compiler", lambda _: Slow())
    try:
        with pytest.raises(KeyboardInterrupt):
            compiled("甲" * module._LONG)  # noqa: SLF001 - as long as it takes
        assert not worked.is_set()
    finally:
        over.set()
        assert worked.wait(60)
        signal.signal(signal.SIGINT, before)


def test_no_file_of_the_machine_is_read() -> None:
    with pytest.raises(EngineError):
        compiled('#read("/etc/hostname")')
    with pytest.raises(EngineError):
        compiled('#read("../../etc/hostname")')


def test_no_package_is_fetched() -> None:
    with pytest.raises(EngineError):
        compiled('#import "@preview/nosuchpackage:0.0.1": *')


def test_files_of_an_earlier_document_are_gone() -> None:
    picture = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
    source = '#image("a.svg", alt: "x")'
    assert typst((TITLE + source).encode(), files={"a.svg": picture}, inputs={}, timestamp=0, fonts=FONTS)
    with pytest.raises(EngineError):
        compiled(source)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows forks no process")
def test_a_process_forked_after_a_document_makes_the_same_and_refuses_the_same() -> None:
    here = compiled("= 丙")
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("fork")) as executor:
        assert executor.submit(compiled, "= 丙").result(timeout=60) == here
        with pytest.raises(EngineError, match="nosuchthing"):
            executor.submit(compiled, "#nosuchthing()").result(timeout=60)
