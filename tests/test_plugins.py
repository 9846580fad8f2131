"""A writer in another distribution is found by its entry point."""

from __future__ import annotations

import importlib.metadata
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from convert.writers import is_format, names, writer
from tests.conftest import SAMPLES

POST = str(SAMPLES / "_posts" / "2023-03-14-wenhou.md")

CODE = """
from convert.walk import blocks_text
from convert.writers.contract import Writer


def write(book, out, context):
    for chapter in book.chapters:
        out.write(f"{chapter.post.meta.title}\\n{blocks_text(chapter.post.blocks)}\\n".encode())


WRITER = Writer(name="txt", suffix=".txt", media_type="text/plain", write=write)
"""


def install(folder: Path, distribution: str, name: str = "txt", *, code: str = CODE, version: str = "1.0") -> None:
    """Lay a tiny distribution into a folder, as pip would."""
    module = distribution.replace("-", "_")
    (folder / f"{module}.py").write_text(code, "utf-8")
    info = folder / f"{module}-{version}.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {distribution}\nVersion: {version}\n", "utf-8")
    (info / "entry_points.txt").write_text(f"[convert.writers]\n{name} = {module}:WRITER\n", "utf-8")


def postbind(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    code = (
        f"import sys; sys.path.insert(0, {str(folder)!r}); from convert.cli import main; sys.exit(main(sys.argv[1:]))"
    )
    return subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=False)


def test_a_writer_of_another_distribution_is_found(tmp_path: Path) -> None:
    install(tmp_path, "tiny-text-writer")
    done = postbind(tmp_path, "convert", POST, "--to", "txt", "-o", str(tmp_path / "out.txt"))
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "out.txt").read_text("utf-8").startswith("开站的话\n这里转载")


def test_a_writer_says_the_facts_of_its_format_itself(tmp_path: Path) -> None:
    install(
        tmp_path, "tiny-text-writer", code=CODE.replace("write=write", "write=write, copies_images=True, in_parts=True")
    )
    post = str(SAMPLES / "_posts" / "2023-02-11-building-a-tide-clock.md")
    for arguments in (("convert", post), ("batch", str(SAMPLES), "--jobs", "1")):
        out = tmp_path / arguments[0]
        done = postbind(tmp_path, *arguments, "--to", "txt", "-o", str(out))
        assert done.returncode == 0, done.stderr
        assert (out / "assets/tide-clock.png").is_file()


def test_a_writer_of_another_version_writes_all_files_again(tmp_path: Path) -> None:
    install(tmp_path, "tiny-text-writer")
    arguments = ("batch", str(SAMPLES), "--jobs", "1", "--to", "txt,md", "-o", str(tmp_path / "out"))
    assert "unchanged" not in postbind(tmp_path, *arguments).stderr
    again = postbind(tmp_path, *arguments).stderr
    assert "0 files written" in again
    files = int(again.partition(" unchanged")[0].rpartition(" ")[2])
    shutil.rmtree(tmp_path / "tiny_text_writer-1.0.dist-info")
    install(tmp_path, "tiny-text-writer", version="1.1")
    assert f"{files // 2} files written, {files // 2} unchanged" in postbind(tmp_path, *arguments).stderr


def test_a_writer_that_does_not_load_is_named_with_its_distribution(tmp_path: Path) -> None:
    install(tmp_path, "tiny-text-writer", code="import not_installed_anywhere\n")
    done = postbind(tmp_path, "convert", POST, "--to", "txt", "-o", str(tmp_path / "out.txt"))
    assert done.returncode == 2
    assert done.stderr.startswith("tiny_text_writer:WRITER of tiny-text-writer 1.0 does not load (ModuleNotFoundError")
    assert done.stderr.count("\n") == 1


def test_what_is_no_writer_is_named_with_its_distribution(tmp_path: Path) -> None:
    install(tmp_path, "tiny-text-writer", code="WRITER = 1\n")
    done = postbind(tmp_path, "convert", POST, "--to", "txt", "-o", str(tmp_path / "out.txt"))
    assert done.returncode == 2
    assert "tiny-text-writer 1.0 is no Writer" in done.stderr


def test_distributions_are_walked_through_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path, "tiny-text-writer")
    monkeypatch.syspath_prepend(tmp_path)
    walks: list[object] = []
    entry_points = importlib.metadata.entry_points

    def counted(**chosen: str) -> object:
        walks.append(chosen)
        return entry_points(**chosen)

    monkeypatch.setattr(importlib.metadata, "entry_points", counted)
    assert {writer(name).name for name in ("txt", "md", "txt")} == {"txt", "md"}
    assert is_format("txt")
    assert "txt" in names()
    assert len(walks) == 1


def test_two_writers_of_one_name_are_an_error(tmp_path: Path) -> None:
    install(tmp_path, "tiny-text-writer")
    install(tmp_path, "other-text-writer")
    done = postbind(tmp_path, "convert", POST, "--to", "txt", "-o", str(tmp_path / "out.txt"))
    assert done.returncode == 2
    assert "claimed by" in done.stderr
    assert not (tmp_path / "out.txt").exists()


def test_a_name_of_ours_cannot_be_taken(tmp_path: Path) -> None:
    install(tmp_path, "tiny-text-writer", name="md")
    done = postbind(tmp_path, "convert", POST, "--to", "md", "-o", str(tmp_path / "out.md"))
    assert done.returncode == 2
    assert "'md' is claimed by" in done.stderr


def test_an_unknown_format_shows_those_that_exist(tmp_path: Path) -> None:
    install(tmp_path, "tiny-text-writer")
    done = postbind(tmp_path, "convert", POST, "--to", "odt", "-o", str(tmp_path / "out.odt"))
    assert done.returncode == 2
    assert done.stderr == "unknown format 'odt'. Formats: epub, pdf, docx, md, json, html, txt.\n"
