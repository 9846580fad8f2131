"""The pandoc child: it answers, dies, is late, and the next request is answered all the same."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import pytest

from convert.errors import EngineError, ExitCode
from convert.workers import pandoc as module
from convert.workers.pandoc import pandoc, pandoc_path, pandoc_version
from convert.workers.pool import Pool

RUNNING = module._running  # noqa: SLF001 - the process behind the function is what is tested
pytestmark = pytest.mark.pandoc


def document(text: str, count: int = 1) -> bytes:
    block = {"t": "Para", "c": [{"t": "Str", "c": text}]}
    return json.dumps({"pandoc-api-version": [1, 23, 1], "meta": {}, "blocks": [block] * count}).encode()


def lists(count: int) -> bytes:
    """Return a document of lists, each of which gets a numbering of its own in DOCX."""
    apart = {"t": "Para", "c": [{"t": "Str", "c": "a"}]}
    inner = {"t": "BulletList", "c": [[apart]]}
    blocks = [apart, {"t": "BulletList", "c": [[inner]]}] * count
    return json.dumps({"pandoc-api-version": [1, 23, 1], "meta": {}, "blocks": blocks}).encode()


def test_it_answers_again_and_again() -> None:
    assert pandoc(document("甲"), "typst", media={}).strip() == "甲".encode()
    assert pandoc(document("乙"), "typst", media={}).strip() == "乙".encode()


def test_a_killed_child_is_replaced() -> None:
    pandoc(document("甲"), "typst", media={})
    RUNNING[0].process.kill()
    RUNNING[0].process.wait()
    assert pandoc(document("乙"), "typst", media={}).strip() == "乙".encode()


def test_a_child_killed_in_the_middle_is_replaced_and_asked_again() -> None:
    pandoc(document("甲"), "typst", media={})
    first = RUNNING[0]
    killer = threading.Timer(0.1, first.kill)
    killer.start()
    made = pandoc(document("word " * 200, 20_000), "typst", media={})
    killer.join()
    assert made.count(b"word") == 200 * 20_000
    assert RUNNING[0] is not first


def test_a_document_that_kills_each_child_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    answer = module._Child.request  # noqa: SLF001 - the child itself, as it answers other documents

    def dies_of_it(child: module._Child, source: bytes, *rest: object) -> bytes:
        if source == document("甲"):
            raise module._DiedError("gone")  # noqa: SLF001
        return answer(child, source, *rest)  # type: ignore[arg-type]  # as it came

    monkeypatch.setattr(module._Child, "request", dies_of_it)  # noqa: SLF001
    with pytest.raises(EngineError, match="gone"):
        pandoc(document("甲"), "typst", media={})


def test_where_no_child_can_live_pandoc_runs_for_the_document_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "ENGINE_MEMORY", 1 << 20)
    RUNNING.clear()
    assert pandoc(document("甲"), "typst", media={}).strip() == "甲".encode()


def test_a_document_that_takes_all_memory_is_asked_for_once_and_the_error_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []
    answer = module._Child.request  # noqa: SLF001 - the child itself

    def counted(child: module._Child, source: bytes, to: str, *rest: object) -> bytes:
        asked.append(to)
        return answer(child, source, to, *rest)  # type: ignore[arg-type]  # as it came

    monkeypatch.setattr(module._Child, "request", counted)  # noqa: SLF001
    monkeypatch.setattr(module, "ENGINE_MEMORY", 700 << 20)  # the program itself takes 600 of it
    RUNNING.clear()
    with pytest.raises(EngineError, match=r"memory.*lists.*Cut the post in two"):
        pandoc(lists(12_500), "docx", media={})
    assert asked == ["docx"]
    monkeypatch.undo()
    RUNNING.clear()


def test_a_runaway_request_is_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "ENGINE_SECONDS", 0.2)
    with pytest.raises(EngineError, match="took longer"):
        pandoc(document("word " * 200, 20_000), "docx", media={})
    monkeypatch.undo()
    assert pandoc(document("乙"), "typst", media={}).strip() == "乙".encode()


def test_a_worn_out_child_is_replaced() -> None:
    pandoc(document("甲"), "typst", media={})
    before = RUNNING[0].process.pid
    RUNNING[0].most = 1
    pandoc(document("甲"), "typst", media={})
    assert RUNNING[0].process.pid != before


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of temporary files, of a test alone."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)  # so that it is looked up anew
    return tmp_path


def wait_until_empty(folder: Path) -> None:
    """Wait for a child to end that nobody waits for."""
    for _ in range(500):
        if not list(folder.iterdir()):
            return
        time.sleep(0.02)
    assert list(folder.iterdir()) == []


def test_a_process_that_is_killed_leaves_no_folder(temporary: Path) -> None:
    asks = [sys.executable, "-c", "from convert.workers import pandoc; pandoc.start(['docx']); print(); input()"]
    with subprocess.Popen(asks, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        assert list(temporary.iterdir())
        process.kill()
    wait_until_empty(temporary)


def test_a_process_that_is_killed_in_the_middle_of_a_request_leaves_no_folder(temporary: Path) -> None:
    pool = Pool(1)
    assert pool.submit(pandoc, document("甲"), "typst", media={}).result()
    late = pool.submit(killed_meanwhile, document("word " * 200, 20_000))
    with pytest.raises(BaseException):  # noqa: B017, PT011 - the pool has an error of its own for it
        late.result()
    pool.shutdown()
    wait_until_empty(temporary)


def killed_meanwhile(source: bytes) -> None:
    killer = threading.Timer(0.1, os.kill, (os.getpid(), signal.SIGKILL))
    killer.start()
    pandoc(source, "typst", media={})


def test_a_pool_leaves_no_folder(temporary: Path) -> None:
    pool = Pool(2)
    for future in [pool.submit(pandoc, document("甲"), "typst", media={}) for _ in range(20)]:
        future.result()
    pool.shutdown()
    wait_until_empty(temporary)


def test_threads_share_one_child() -> None:
    answers: dict[int, str] = {}

    def ask(number: int) -> None:
        answers[number] = pandoc(document(f"n{number}"), "typst", media={}).decode()

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(f"n{number}" in answers[number] for number in range(8))


def test_a_document_reads_no_file() -> None:
    image = {"t": "Image", "c": [["", [], []], [], ["/etc/hostname", ""]]}
    made = {"pandoc-api-version": [1, 23, 1], "meta": {}, "blocks": [{"t": "Para", "c": [image]}]}
    assert len(pandoc(json.dumps(made).encode(), "typst", media={})) < 200


def test_what_is_no_document_is_an_error_and_the_child_lives() -> None:
    with pytest.raises(EngineError, match="refused"):
        pandoc(b"{", "typst", media={})
    assert pandoc(document("乙"), "typst", media={}).strip() == "乙".encode()


def test_a_missing_pandoc_is_said_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(module.PROGRAM, "/nowhere/pandoc")
    RUNNING.clear()
    pandoc_path.cache_clear()
    try:
        with pytest.raises(EngineError) as caught:
            pandoc(document("甲"), "typst", media={})
    finally:
        pandoc_path.cache_clear()
    assert "\n" not in str(caught.value)
    assert caught.value.code is ExitCode.ENGINE


def test_the_version_is_known() -> None:
    assert pandoc_version()[0].isdigit()
