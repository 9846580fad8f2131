"""The progress bar shows the names of files as they are, and nothing that steers the terminal."""

from __future__ import annotations

import io
from argparse import Namespace

import pytest

from convert.cli.progress import progress


class Terminal(io.StringIO):
    """A terminal that keeps what it is sent."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("name", ["_posts/a[/2020-01-01-b].md", "_posts/[red]a[/red].md", "_posts/a.md"])
def test_a_name_is_shown_as_it_is(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert name in shown(name, monkeypatch)


def test_a_name_does_not_steer_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    said = shown("\x1b]0;title\x07\r.md", monkeypatch)
    assert "]0;title  .md" in said
    assert "\x1b]0" not in said
    assert "\x07" not in said


def shown(name: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """What a terminal of 200 columns is sent while one thing of this name is done."""
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setenv("TERM", "xterm")
    with progress(Namespace(quiet=False, no_progress=False), 3, "converting") as step:
        step(name)
    return terminal.getvalue()
