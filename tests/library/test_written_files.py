"""Whole files or none; names that every file system takes; the state of a folder."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from threading import Barrier
from typing import BinaryIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert.errors import OutputError
from convert.library.files import digest_of, sweep, write_bytes, write_recorded, write_whole
from convert.library.names import NAME_BYTES, Names, safe_name
from convert.library.state import FILE, Record, State
from convert.notes import Note, Severity
from convert.positions import Lines


@pytest.mark.parametrize("write", [write_whole, write_recorded])
def test_a_file_appears_whole_in_a_folder_that_is_made_for_it(
    tmp_path: Path, write: Callable[[Path, Callable[[BinaryIO], None]], object]
) -> None:
    path = tmp_path / "new" / "below" / "a.txt"
    digest = write(path, lambda out: put(out, b"whole"))
    assert path.read_bytes() == b"whole"
    assert digest in (None, digest_of(path))
    assert [file.name for file in path.parent.iterdir()] == ["a.txt"]


def put(out: BinaryIO, data: bytes) -> None:
    out.write(data)


def test_a_writer_that_fails_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")

    def fail(out: BinaryIO) -> None:
        out.write(b"half")
        raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011 - the writer's own
        write_whole(path, fail)
    assert path.read_bytes() == b"old"
    assert [file.name for file in tmp_path.iterdir()] == ["a.txt"]


def test_a_place_that_cannot_be_written_is_an_error_of_one_line(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("x")
    with pytest.raises(OutputError, match="cannot be written") as caught:
        write_whole(blocked / "a.txt", lambda out: put(out, b""))
    assert "\n" not in str(caught.value)
    with pytest.raises(OutputError, match="it is a folder"):
        write_whole(tmp_path, lambda out: put(out, b""))


def test_what_a_killed_run_left_is_swept(tmp_path: Path) -> None:
    dead, alive = tmp_path / "c" / ".postbind-99999999-abc", tmp_path / "c" / f".postbind-{os.getpid()}-abc"
    dead.parent.mkdir()
    dead.write_bytes(b"half")
    alive.write_bytes(b"half")
    sweep(tmp_path)
    assert not dead.exists()
    assert alive.exists()


def test_a_link_stays_and_what_it_leads_to_is_written(tmp_path: Path) -> None:
    real, link = tmp_path / "there" / "real.txt", tmp_path / "link.txt"
    real.parent.mkdir()
    link.symlink_to(real)
    for data in (b"new", b"newer"):  # the first finds a link that leads nowhere yet
        write_bytes(link, data)
        assert link.is_symlink()
        assert real.read_bytes() == data


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with ThreadPoolExecutor(1) as pool:
        read = pool.submit(pipe.read_bytes)
        digest = write_recorded(pipe, lambda out: put(out, b"whole"))
        assert read.result() == b"whole"
    assert digest == sha256(b"whole").hexdigest()
    assert pipe.is_fifo()
    assert [file.name for file in tmp_path.iterdir()] == ["pipe"]


def test_what_fails_when_the_file_is_closed_is_an_error_of_one_line_too(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource", reason="the system has no limits as POSIX has them")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, before[1]))  # as on a full disk: opening succeeds, writing does not
    try:
        with pytest.raises(OutputError, match="cannot be written: file too large"):
            write_recorded(tmp_path / "a.txt", lambda out: put(out, b"x"))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert list(tmp_path.iterdir()) == []


def test_threads_that_write_one_file_do_not_disturb_each_other(tmp_path: Path) -> None:
    path, writers = tmp_path / "a.txt", 4
    together = Barrier(writers)

    def fill(out: BinaryIO) -> None:
        together.wait()  # all of them have their file open
        out.write(b"whole")
        together.wait()

    with ThreadPoolExecutor(writers) as pool:
        list(pool.map(lambda _: write_recorded(path, fill), range(writers)))
    assert path.read_bytes() == b"whole"
    assert [file.name for file in tmp_path.iterdir()] == ["a.txt"]


def test_the_next_write_to_a_folder_sweeps_it(tmp_path: Path) -> None:
    left = tmp_path / ".postbind-99999999-abc"
    left.write_bytes(b"half")
    write_whole(tmp_path / "a.txt", lambda out: put(out, b"whole"))
    assert [file.name for file in tmp_path.iterdir()] == ["a.txt"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("2022-01-11-种子", "2022-01-11-种子"),
        ("a/b\\c:d", "a-b-c-d"),
        ("../../etc/passwd", "etc-passwd"),
        ("con", "_con"),
        ("NUL.txt", "_NUL.txt"),
        ("trailing. ", "trailing"),
        (".hidden", "hidden"),
        ("Cafe\u0301", "Café"),
        ("", "untitled"),
    ],
)
def test_names_are_safe(text: str, name: str) -> None:
    assert safe_name(text) == name


@given(st.text(max_size=300))
def test_any_text_gives_a_name_that_can_be_written(text: str) -> None:
    name = safe_name(text)
    assert 0 < len(name.encode()) <= NAME_BYTES + 1
    assert not set(name) & set('<>:"/\\|?*\0')
    assert name not in (".", "..")
    assert not name.startswith(".")
    assert os.path.basename(name) == name  # noqa: PTH119 - the system's own idea of a name


def test_long_names_stay_apart() -> None:
    assert safe_name("长" * 200 + "a") != safe_name("长" * 200 + "b")


def test_names_are_unique_whatever_the_case() -> None:
    names = Names()
    claimed = [
        names.claim("News/a", "_posts/1.md"),
        names.claim("news/A", "_posts/2.md"),
        names.claim("news/a", "_posts/3.md"),
    ]
    assert claimed[0] == "News/a"
    assert len({name.casefold() for name in claimed}) == 3
    again = Names()
    assert [again.claim("News/a", "_posts/1.md"), again.claim("news/A", "_posts/2.md")] == claimed[:2]


def test_the_state_remembers(tmp_path: Path) -> None:
    notes = (Note("liquid.error", "no such filter", lines=Lines(2, 3)), Note("a.b", "plain", Severity.INFO))
    record = Record("k", "d", ("/site/a.png",), notes)
    with State(tmp_path) as state:
        state.put("news/a.epub", record)
    with State(tmp_path) as state:
        assert state.get("news/a.epub") == record
        assert state.get("news/b.epub") is None


def test_records_that_are_written_together_are_known_at_once_and_none_is_lost_at_the_end(tmp_path: Path) -> None:
    with State(tmp_path, together=3) as state, State(tmp_path) as other:
        for number in range(4):
            state.put(str(number), Record("k", "d"))
        assert [bool(state.get(str(number))) for number in range(4)] == [True] * 4
        assert [bool(other.get(str(number))) for number in range(4)] == [True, True, True, False]
        other.put("5", Record("k", "d"))  # nobody is locked out meanwhile
    with State(tmp_path) as state:
        assert [bool(state.get(str(number))) for number in range(6)] == [True] * 4 + [False, True]


def test_a_damaged_state_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"no database at all" * 100)
    with State(tmp_path) as state:
        assert state.get("a") is None
        state.put("a", Record("k", "d"))
    with State(tmp_path) as state:
        assert state.get("a") == Record("k", "d")


def test_a_state_with_a_damaged_page_is_made_anew_where_the_damage_is_met(tmp_path: Path) -> None:
    known = {f"{number}.epub": Record("k" * 64, "d" * 64) for number in range(200)}
    with State(tmp_path, together=len(known)) as state:
        for output, record in known.items():
            state.put(output, record)
    whole = (tmp_path / FILE).read_bytes()
    for first in range(4096, len(whole), 4096):  # every page but that of the header
        (tmp_path / FILE).write_bytes(whole[:first] + b"\xff" * 4096 + whole[first + 4096 :])
        with State(tmp_path) as state:
            assert all(state.get(output) in (None, record) for output, record in known.items())
            state.put("new.epub", Record("key", "digest"))
        with State(tmp_path) as state:
            assert state.get("new.epub") == Record("key", "digest")


def test_damage_that_is_met_in_writing_loses_no_new_record(tmp_path: Path) -> None:
    with State(tmp_path, together=200) as state:
        for number in range(200):
            state.put(f"{number}.epub", Record("k" * 64, "d" * 64))
    whole = (tmp_path / FILE).read_bytes()
    (tmp_path / FILE).write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    with State(tmp_path) as state:
        state.put("new.epub", Record("key", "digest"))
        assert state.get("new.epub") == Record("key", "digest")


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE outputs SET notes = '[{}]'",
        "UPDATE outputs SET inputs = '['",
        "UPDATE outputs SET inputs = NULL",
        "UPDATE outputs SET key = CAST(x'ff' AS TEXT)",
        "UPDATE outputs SET notes = CAST(x'5b22ff225d' AS TEXT)",
        "ALTER TABLE outputs RENAME COLUMN notes TO motes",
    ],
)
def test_a_record_that_cannot_be_read_is_unknown(tmp_path: Path, damage: str) -> None:
    with State(tmp_path) as state:
        state.put("a.epub", Record("key", "digest", ("image.png",)))
    with closing(sqlite3.connect(tmp_path / FILE)) as database:
        database.execute(damage)
        database.commit()
    with State(tmp_path) as state:
        assert state.get("a.epub") is None
        state.put("a.epub", Record("key", "digest"))
        assert state.get("a.epub") == Record("key", "digest")


def test_a_folder_that_cannot_be_made_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(OutputError):
        State(tmp_path / "file" / "out")


def test_a_state_that_cannot_be_used_is_an_error_of_one_line(tmp_path: Path) -> None:
    with State(tmp_path / "out") as state:
        with closing(sqlite3.connect(tmp_path / "out" / FILE)) as other:
            other.execute("DROP TABLE outputs")
        shutil.rmtree(tmp_path / "out")  # so that nothing can be put in the damaged one's place
        with pytest.raises(OutputError, match="cannot be written: ") as caught:
            state.put("a", Record("k", "d"))
        assert "\n" not in str(caught.value)
        with pytest.raises(OutputError, match="cannot be written: "):
            state.get("a")


def test_a_pipe_has_no_digest(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert digest_of(tmp_path / "pipe") is None
