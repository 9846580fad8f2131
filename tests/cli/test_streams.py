"""stdin, stdout and stderr that are closed, full or narrow, and names that are no text: one line, and its exit code."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from convert.cli import main
from tests.conftest import SAMPLES, skip_or_fail

POST = SAMPLES / "_posts" / "2023-03-14-wenhou.md"
FULL = Path("/dev/full")
PRINTING = [
    ["--version"],
    ["--help"],
    ["list", str(SAMPLES)],
    ["inspect", str(POST), "--json"],
    ["compare", str(SAMPLES), str(SAMPLES)],
    ["convert", str(POST), "--to", "md", "-o", "-"],
]


def ended(arguments: list[str], redirected: str, **environment: str) -> tuple[int, str]:
    """Run a command with a shell's redirection; return its exit code and what it said on stderr."""
    script = f'exec "$@" {redirected}'
    command = ["sh", "-c", script, "sh", sys.executable, "-m", "convert", *arguments]
    done = subprocess.run(
        command,
        check=False,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env={**os.environ, **environment},
    )
    return done.returncode, done.stderr.decode()


@pytest.mark.parametrize("arguments", PRINTING, ids=lambda arguments: arguments[0])
def test_a_full_disk_under_stdout_is_one_line(arguments: list[str]) -> None:
    if not FULL.is_char_device():
        skip_or_fail("there is no /dev/full")
    code, said = ended(arguments, f">{FULL}")
    assert code == 6
    assert said.count("\n") == 1
    assert "stdout" in said


def test_a_closed_stdout_is_an_error_only_for_what_prints(tmp_path: Path) -> None:
    code, said = ended(["list", str(SAMPLES)], ">&-")
    assert code == 6
    assert said.count("\n") == 1
    assert ended(["convert", str(POST), "-o", str(tmp_path / "a.md"), "-q"], ">&-") == (0, "")


def test_a_closed_stdin_is_input_that_cannot_be_read() -> None:
    code, said = ended(["convert", "-", "--to", "md"], "<&-")
    assert code == 3
    assert said.count("\n") == 1


def test_a_closed_stderr_changes_no_exit_code(tmp_path: Path) -> None:
    assert ended(["convert", str(tmp_path / "absent.md")], "2>&-") == (3, "")


def test_a_stdout_of_few_characters_still_shows_the_rest() -> None:
    assert ended(["inspect", str(POST)], "", PYTHONIOENCODING="latin-1")[0] == 0


@pytest.mark.parametrize("to", ["epub", "json", "md"])
def test_a_post_whose_name_is_no_text_is_refused(to: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    post = os.fsdecode(os.fsencode(tmp_path) + b"/nu\xff.md")
    shutil.copy(POST, post)
    assert main(["convert", post, "-o", str(tmp_path / f"a.{to}")]) == 3
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize("command", ["batch", "book"])
def test_a_site_whose_name_is_no_text_is_refused(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site = os.fsdecode(os.fsencode(tmp_path) + b"/s\xff")
    shutil.copytree(SAMPLES, site)
    assert main([command, site, "--to", "md", "-o", str(tmp_path / "out")]) == 3
    assert capsys.readouterr().err.count("\n") == 1
    assert not (tmp_path / "out").exists()


def test_no_name_steers_the_terminal_or_leaves_its_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    posts = tmp_path / "_posts"
    posts.mkdir()
    text = '---\ntitle: "a\\e[2Jb"\ncategories: ["c\\e[2Jd\\ne"]\nauthor: "e\\e[2Jf"\n---\n\nText.\n'
    post = posts / "2024-01-02-x\x1b[2J\ny.md"
    post.write_text(text, "utf-8")
    assert main(["list", str(tmp_path)]) == 0
    assert main(["inspect", str(post)]) == 0
    captured = capsys.readouterr()
    assert "\x1b" not in captured.out + captured.err
    assert sum("2024-01-02-x" in line and "y.md" in line for line in captured.out.splitlines()) == 1
    assert main(["convert", str(tmp_path / "absent\x1b[2J\n.md")]) == 3
    said = capsys.readouterr().err
    assert "\x1b" not in said
    assert said.count("\n") == 1
